/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-jsonld-private.h"

#include <string.h>

/* The reader's marks as Web Annotations. What an annotation from elsewhere had that a mark has no
 * place for is kept as it was (SpMark.extra: {"members": {…}, "bodies": […], "targets": […],
 * "selectors": […], "specific": {…}}) and written again. */

static const char *const own_members[]
    = { "@context", "id",   "type",   "motivation", "creator", "created",
        "modified", "body", "target", "bodyValue",  NULL };
static const char *const own_specific[] = { "source", "selector", "styleClass", "type", NULL };

/* ---- writing ---- */

/* Adds @node (nullable: null) as it is. */
void
sp_json_add_node (SpJsonWriter *self, const char *name, JsonNode *node)
{
  g_autofree char *json = NULL;

  g_return_if_fail (self != NULL);

  json = node != NULL ? json_to_string (node, FALSE) : g_strdup ("null");
  sp_json_add_int (self, name, 0); /* the comma and the name; its digit makes way */
  g_string_truncate (self->out, self->out->len - 1);
  g_string_append (self->out, json);
}

/* Adds a time (seconds since 1970). */
void
sp_jsonld_add_time (SpJsonWriter *json, const char *name, gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  if (text != NULL)
    sp_json_add_string (json, name, text);
}

/* Adds a TextualBody to an array. */
void
sp_jsonld_add_text_body (SpJsonWriter *json, const char *purpose, const char *value)
{
  sp_json_begin_object (json, NULL);
  sp_json_add_string (json, "type", "TextualBody");
  sp_json_add_string (json, "purpose", purpose);
  sp_json_add_string (json, "value", value);
  sp_json_add_string (json, "format", "text/plain");
  sp_json_end_object (json);
}

static void
add_selectors (SpJsonWriter *json, const SpAnchor *anchor, JsonArray *others)
{
  sp_json_begin_array (json, "selector");
  sp_json_begin_object (json, NULL);
  sp_json_add_string (json, "type", "TextQuoteSelector");
  sp_json_add_string (json, "exact", anchor->exact);
  if (anchor->prefix != NULL)
    sp_json_add_string (json, "prefix", anchor->prefix);
  if (anchor->suffix != NULL)
    sp_json_add_string (json, "suffix", anchor->suffix);
  sp_json_end_object (json);
  if (anchor->has_place)
    {
      sp_json_begin_object (json, NULL);
      sp_json_add_string (json, "type", "TextPositionSelector");
      sp_json_add_int (json, "start", anchor->place.start);
      sp_json_add_int (json, "end", anchor->place.end);
      sp_json_end_object (json);
    }
  for (guint i = 0; others != NULL && i < json_array_get_length (others); i++)
    sp_json_add_node (json, NULL, json_array_get_element (others, i));
  sp_json_end_array (json);
}

/* Adds targets on @source: one for each anchor, or the source as a whole. */
void
sp_jsonld_add_target (SpJsonWriter *json,
                      const char *name,
                      const char *source,
                      const GArray *anchors)
{
  if (anchors->len == 0)
    {
      sp_json_add_string (json, name, source);
      return;
    }
  if (name != NULL)
    sp_json_begin_array (json, name);
  for (guint i = 0; i < anchors->len; i++)
    {
      sp_json_begin_object (json, NULL);
      sp_json_add_string (json, "source", source);
      add_selectors (json, &g_array_index (anchors, SpAnchor, i), NULL);
      sp_json_end_object (json);
    }
  if (name != NULL)
    sp_json_end_array (json);
}

static void
add_iri (SpJsonWriter *json, const char *name, const char *id)
{
  g_autofree char *iri = g_uuid_string_is_valid (id) ? g_strconcat ("urn:uuid:", id, NULL) : NULL;

  sp_json_add_string (json, name, iri != NULL ? iri : id);
}

static void
add_motivations (SpJsonWriter *json, const SpMark *mark)
{
  sp_json_begin_array (json, "motivation");
  if (mark->colour > 0)
    sp_json_add_string (json, NULL, "highlighting");
  if (mark->note != NULL || (mark->colour == 0 && mark->tags[0] == NULL))
    sp_json_add_string (json, NULL, "commenting");
  if (mark->tags[0] != NULL)
    sp_json_add_string (json, NULL, "tagging");
  sp_json_end_array (json);
}

static void
add_bodies (SpJsonWriter *json, const SpMark *mark, JsonArray *others)
{
  sp_json_begin_array (json, "body");
  if (mark->note != NULL)
    sp_jsonld_add_text_body (json, "commenting", mark->note);
  for (guint i = 0; mark->tags[i] != NULL; i++)
    sp_jsonld_add_text_body (json, "tagging", mark->tags[i]);
  if (mark->party != NULL)
    {
      sp_json_begin_object (json, NULL);
      sp_json_add_string (json, "type", "SpecificResource");
      sp_json_add_string (json, "purpose", "identifying");
      sp_json_add_string (json, "source", "urn:standpoint:party");
      sp_description_to_json (mark->party, json, "sp:party");
      sp_json_end_object (json);
    }
  for (guint i = 0; others != NULL && i < json_array_get_length (others); i++)
    sp_json_add_node (json, NULL, json_array_get_element (others, i));
  sp_json_end_array (json);
}

static void
add_members (SpJsonWriter *json, JsonObject *members)
{
  g_autoptr (GList) names = members != NULL ? json_object_get_members (members) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    sp_json_add_node (json, l->data, json_object_get_member (members, l->data));
}

static JsonObject *
part_of (JsonObject *extra, const char *name)
{
  return extra != NULL ? sp_json_read_object (json_object_get_member (extra, name)) : NULL;
}

static JsonArray *
list_of (JsonObject *extra, const char *name)
{
  return extra != NULL ? sp_json_read_array (extra, name) : NULL;
}

static void
add_own_target (SpJsonWriter *json, const SpMark *mark, const char *source, JsonObject *extra)
{
  JsonArray *others = list_of (extra, "targets");
  guint n_others = others != NULL ? json_array_get_length (others) : 0;

  if (n_others > 0)
    sp_json_begin_array (json, "target");
  if (mark->on_text)
    {
      g_autofree char *style = g_strdup_printf ("colour-%u", mark->colour);

      sp_json_begin_object (json, n_others > 0 ? NULL : "target");
      sp_json_add_string (json, "type", "SpecificResource");
      sp_json_add_string (json, "source", source);
      add_selectors (json, &mark->anchor, list_of (extra, "selectors"));
      if (mark->colour > 0)
        sp_json_add_string (json, "styleClass", style);
      add_members (json, part_of (extra, "specific"));
      sp_json_end_object (json);
    }
  else
    sp_json_add_string (json, n_others > 0 ? NULL : "target", source);
  for (guint i = 0; i < n_others; i++)
    sp_json_add_node (json, NULL, json_array_get_element (others, i));
  if (n_others > 0)
    sp_json_end_array (json);
}

/* Adds @mark as an annotation of the page at @source, to an array. */
void
sp_jsonld_add_mark (SpJsonWriter *json, const SpMark *mark, const char *source)
{
  g_autoptr (JsonNode) node = mark->extra != NULL ? json_from_string (mark->extra, NULL) : NULL;
  JsonObject *extra = sp_json_read_object (node);

  sp_json_begin_object (json, NULL);
  add_iri (json, "id", mark->id);
  sp_json_add_string (json, "type", "Annotation");
  add_motivations (json, mark);
  sp_json_begin_object (json, "creator");
  sp_json_add_string (json, "type", "Person");
  sp_json_add_string (json, "name", mark->creator != NULL ? mark->creator : SP_JSONLD_READER);
  sp_json_end_object (json);
  if (mark->created > 0)
    sp_jsonld_add_time (json, "created", mark->created);
  if (mark->modified > 0)
    sp_jsonld_add_time (json, "modified", mark->modified);
  add_bodies (json, mark, list_of (extra, "bodies"));
  add_own_target (json, mark, source, extra);
  add_members (json, part_of (extra, "members"));
  sp_json_end_object (json);
}

/* ---- reading ---- */

/* What is gathered while an annotation is read. */
typedef struct
{
  SpMark *mark;
  GString *note;
  GPtrArray *tags; /* char * */
  JsonObject *members;
  JsonArray *bodies;
  JsonArray *targets;
  JsonArray *selectors;
  JsonObject *specific;
} Reading;

static void
keep_members (JsonObject *to, JsonObject *from, const char *const *own)
{
  g_autoptr (GList) names = json_object_get_members (from);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_strv_contains (own, l->data))
      json_object_set_member (to, l->data, json_node_copy (json_object_get_member (from, l->data)));
}

static gboolean
has_word (JsonObject *object, const char *name, const char *word)
{
  JsonArray *array = sp_json_read_array (object, name);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_strcmp0 (sp_json_read_string_node (json_array_get_element (array, i)), word) == 0)
      return TRUE;
  return g_strcmp0 (sp_json_read_string (object, name), word) == 0;
}

static void
add_note (Reading *reading, const char *words)
{
  if (*words == '\0')
    return;
  if (reading->note->len > 0)
    g_string_append (reading->note, "\n\n");
  g_string_append (reading->note, words);
}

static void
read_body (Reading *reading, JsonNode *node)
{
  JsonObject *body = sp_json_read_object (node);
  const char *value = body != NULL ? sp_json_read_string (body, "value") : NULL;
  JsonNode *party = body != NULL ? json_object_get_member (body, "sp:party") : NULL;

  if (party != NULL && reading->mark->party == NULL)
    reading->mark->party = sp_description_from_json (party, NULL);
  if (party != NULL && reading->mark->party != NULL)
    return;
  if (value != NULL && has_word (body, "purpose", "tagging") && *value != '\0')
    g_ptr_array_add (reading->tags, g_strdup (value));
  else if (value != NULL)
    add_note (reading, value);
  else
    json_array_add_element (reading->bodies, json_node_copy (node));
}

static void
read_bodies (Reading *reading, JsonObject *annotation)
{
  JsonNode *body = json_object_get_member (annotation, "body");
  const char *value = sp_json_read_string (annotation, "bodyValue");
  JsonArray *array = body != NULL ? sp_json_read_array (annotation, "body") : NULL;

  if (value != NULL)
    add_note (reading, value);
  if (array == NULL && body != NULL)
    read_body (reading, body);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    read_body (reading, json_array_get_element (array, i));
}

static void
read_position (Reading *reading, JsonObject *selector)
{
  gint64 start = sp_json_read_int (selector, "start", -1),
         end = sp_json_read_int (selector, "end", -1);

  if (start < 0 || end < start || end > G_MAXINT32)
    return;
  reading->mark->anchor.place = (SpSpan){ (guint)start, (guint)end };
  reading->mark->anchor.has_place = TRUE;
}

/* Reads the words of a selector, or of one that refines it. Returns: FALSE if it names none. */
static gboolean
read_selector (Reading *reading, JsonNode *node, guint depth)
{
  JsonObject *selector = sp_json_read_object (node);
  const char *exact = selector != NULL ? sp_json_read_string (selector, "exact") : NULL;
  SpAnchor *anchor = &reading->mark->anchor;

  if (selector == NULL || depth > 8)
    return FALSE;
  if (exact == NULL || anchor->exact != NULL)
    return json_object_has_member (selector, "refinedBy")
           && read_selector (reading, json_object_get_member (selector, "refinedBy"), depth + 1);
  anchor->exact = g_strdup (exact);
  anchor->prefix = g_strdup (sp_json_read_string (selector, "prefix"));
  anchor->suffix = g_strdup (sp_json_read_string (selector, "suffix"));
  return TRUE;
}

static void
read_selectors (Reading *reading, JsonObject *target)
{
  JsonNode *node = json_object_get_member (target, "selector");
  JsonArray *array = node != NULL ? sp_json_read_array (target, "selector") : NULL;
  guint n = array != NULL ? json_array_get_length (array) : node != NULL;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *item = array != NULL ? json_array_get_element (array, i) : node;
      JsonObject *selector = sp_json_read_object (item);

      if (selector != NULL && has_word (selector, "type", "TextPositionSelector")
          && !reading->mark->anchor.has_place && !json_object_has_member (selector, "refinedBy"))
        read_position (reading, selector);
      else if (!read_selector (reading, item, 0))
        json_array_add_element (reading->selectors, json_node_copy (item));
    }
}

static guint
read_colour (JsonObject *target)
{
  const char *style = sp_json_read_string (target, "styleClass");
  guint64 colour;

  if (style != NULL && g_str_has_prefix (style, "colour-")
      && g_ascii_string_to_unsigned (style + 7, 10, 1, SP_N_MARK_COLOURS, &colour, NULL))
    return (guint)colour;
  return 0;
}

static char *
read_source (JsonNode *node)
{
  JsonObject *object = sp_json_read_object (node);

  if (object == NULL)
    return g_strdup (sp_json_read_string_node (node));
  if (json_object_has_member (object, "source"))
    return read_source (json_object_get_member (object, "source"));
  return g_strdup (sp_json_read_string (object, "id"));
}

/* Reads the first target; the others are kept. */
static gboolean
read_target (Reading *reading, JsonObject *annotation, char **source, GError **error)
{
  JsonNode *node = json_object_get_member (annotation, "target");
  JsonArray *array = sp_json_read_array (annotation, "target");
  JsonObject *target;

  for (guint i = 1; array != NULL && i < json_array_get_length (array); i++)
    json_array_add_element (reading->targets, json_node_copy (json_array_get_element (array, i)));
  if (array != NULL)
    node = json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
  *source = read_source (node);
  target = sp_json_read_object (node);
  if (*source == NULL)
    return sp_json_refuse (error, "its target is a set of resources, which is not read");
  if (target == NULL)
    return TRUE;
  read_selectors (reading, target);
  keep_members (reading->specific, target, own_specific);
  reading->mark->colour = read_colour (target);
  reading->mark->on_text
      = reading->mark->anchor.exact != NULL && *reading->mark->anchor.exact != '\0';
  if (!reading->mark->on_text && json_object_has_member (target, "selector"))
    return sp_json_refuse (error, "it does not name the words that it is about");
  return TRUE;
}

static gint64
read_time (JsonObject *annotation, const char *name, gint64 otherwise)
{
  const char *text = sp_json_read_string (annotation, name);
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : otherwise;
}

static void
read_creator (Reading *reading, JsonObject *annotation)
{
  JsonNode *node = json_object_get_member (annotation, "creator");
  JsonObject *creator = sp_json_read_object (node);
  const char *name
      = creator != NULL ? sp_json_read_string (creator, "name") : sp_json_read_string_node (node);

  if (name == NULL && creator != NULL)
    name = sp_json_read_string (creator, "id");
  if (g_strcmp0 (name, SP_JSONLD_READER) != 0)
    reading->mark->creator = g_strdup (name);
}

static char *
write_extra (Reading *reading)
{
  g_autoptr (JsonObject) extra = json_object_new ();
  g_autoptr (JsonNode) node = json_node_alloc ();

  if (json_object_get_size (reading->members) > 0)
    json_object_set_object_member (extra, "members", json_object_ref (reading->members));
  if (json_array_get_length (reading->bodies) > 0)
    json_object_set_array_member (extra, "bodies", json_array_ref (reading->bodies));
  if (json_array_get_length (reading->targets) > 0)
    json_object_set_array_member (extra, "targets", json_array_ref (reading->targets));
  if (json_array_get_length (reading->selectors) > 0)
    json_object_set_array_member (extra, "selectors", json_array_ref (reading->selectors));
  if (json_object_get_size (reading->specific) > 0)
    json_object_set_object_member (extra, "specific", json_object_ref (reading->specific));
  if (json_object_get_size (extra) == 0)
    return NULL;
  json_node_init_object (node, extra);
  return json_to_string (node, FALSE);
}

static void
finish_mark (Reading *reading, JsonObject *annotation)
{
  SpMark *mark = reading->mark;
  const char *id = sp_json_read_string (annotation, "id");

  g_free (mark->id);
  mark->id = g_strdup (
      g_str_has_prefix (id, "urn:uuid:") && g_uuid_string_is_valid (id + 9) ? id + 9 : id);
  g_ptr_array_add (reading->tags, NULL);
  sp_mark_set_note (mark, reading->note->str);
  sp_mark_set_tags (mark, (const char *const *)reading->tags->pdata);
  mark->created = read_time (annotation, "created", 0);
  mark->modified = read_time (annotation, "modified", mark->created);
  if (mark->on_text && mark->colour == 0 && has_word (annotation, "motivation", "highlighting"))
    mark->colour = 1;
  mark->extra = write_extra (reading);
}

static void
reading_clear (Reading *reading)
{
  g_string_free (reading->note, TRUE);
  g_ptr_array_unref (reading->tags);
  json_object_unref (reading->members);
  json_array_unref (reading->bodies);
  json_array_unref (reading->targets);
  json_array_unref (reading->selectors);
  json_object_unref (reading->specific);
}

/* Reads a valid annotation (sp_web_annotation_check_item). @source: (out): what it is about.
 * Returns: (transfer full): NULL with SP_ERROR_INVALID: why it cannot be a mark. */
SpMark *
sp_jsonld_read_mark (JsonObject *annotation, char **source, GError **error)
{
  Reading reading
      = { sp_mark_new_on_article (""), g_string_new (NULL), g_ptr_array_new_with_free_func (g_free),
          json_object_new (),          json_array_new (),   json_array_new (),
          json_array_new (),           json_object_new () };
  g_autoptr (SpMark) mark = reading.mark;
  gboolean good;

  *source = NULL;
  read_bodies (&reading, annotation);
  read_creator (&reading, annotation);
  keep_members (reading.members, annotation, own_members);
  good = read_target (&reading, annotation, source, error);
  if (good)
    finish_mark (&reading, annotation);
  else
    g_clear_pointer (source, g_free);
  reading_clear (&reading);
  return good ? g_steal_pointer (&mark) : NULL;
}
