/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-mark.h"

#include "sp-json-read-private.h"

static SpMark *
new_mark (void)
{
  SpMark *self = g_new0 (SpMark, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_uuid_string_random ();
  self->tags = g_new0 (char *, 1);
  self->created = self->modified = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

/* Makes a mark on the words at @span (code points) of @text. @colour: 1 to SP_N_MARK_COLOURS, or 0
 * for none. Returns: (transfer full). */
SpMark *
sp_mark_new (SpText *text, SpSpan span, guint colour)
{
  SpMark *self;

  g_return_val_if_fail (text != NULL && colour <= SP_N_MARK_COLOURS, NULL);

  self = new_mark ();
  self->colour = colour;
  sp_mark_set_span (self, text, span);
  return self;
}

/* Makes a note on the article as a whole. Returns: (transfer full). */
SpMark *
sp_mark_new_on_article (const char *note)
{
  SpMark *self;

  g_return_val_if_fail (note != NULL, NULL);

  self = new_mark ();
  self->note = g_strdup (note);
  return self;
}

static char *
write_party (const SpDescription *party)
{
  GString *out = g_string_new (NULL);
  SpJsonWriter json = { .out = out };

  sp_description_to_json (party, &json, NULL);
  return g_string_free (out, FALSE);
}

static SpDescription *
copy_description (const SpDescription *from)
{
  g_autofree char *json = write_party (from);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  return sp_description_from_json (node, NULL);
}

/* Makes a copy with the same id, for an edit; it is modified now. Returns: (transfer full). */
SpMark *
sp_mark_copy (const SpMark *self)
{
  SpMark *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (SpMark, 1);
  g_atomic_ref_count_init (&copy->ref_count);
  copy->id = g_strdup (self->id);
  copy->on_text = self->on_text;
  copy->anchor = self->anchor;
  copy->anchor.exact = g_strdup (self->anchor.exact);
  copy->anchor.prefix = g_strdup (self->anchor.prefix);
  copy->anchor.suffix = g_strdup (self->anchor.suffix);
  copy->colour = self->colour;
  copy->note = g_strdup (self->note);
  copy->tags = g_strdupv (self->tags);
  copy->party = self->party != NULL ? copy_description (self->party) : NULL;
  copy->created = self->created;
  copy->modified = g_get_real_time () / G_USEC_PER_SEC;
  copy->creator = g_strdup (self->creator);
  copy->extra = g_strdup (self->extra);
  return copy;
}

SpMark *
sp_mark_ref (SpMark *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_mark_unref (SpMark *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  sp_anchor_clear (&self->anchor);
  g_free (self->note);
  g_strfreev (self->tags);
  g_clear_pointer (&self->party, sp_description_free);
  g_free (self->creator);
  g_free (self->extra);
  g_free (self);
}

/* Puts the mark on the words at @span (code points) of @text: to adjust or re-attach it. */
void
sp_mark_set_span (SpMark *self, SpText *text, SpSpan span)
{
  g_return_if_fail (self != NULL && text != NULL);

  sp_anchor_clear (&self->anchor);
  sp_anchor_init_from_text (&self->anchor, text, span);
  self->on_text = TRUE;
}

void
sp_mark_set_colour (SpMark *self, guint colour)
{
  g_return_if_fail (self != NULL && colour <= SP_N_MARK_COLOURS);

  self->colour = colour;
}

/* @note: (nullable): an empty one is none. */
void
sp_mark_set_note (SpMark *self, const char *note)
{
  g_return_if_fail (self != NULL);

  g_free (self->note);
  self->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
}

/* @tags: NULL-terminated; may be the mark's own no longer. */
void
sp_mark_set_tags (SpMark *self, const char *const *tags)
{
  GStrv copy;

  g_return_if_fail (self != NULL && tags != NULL);

  copy = g_strdupv ((char **)tags);
  g_strfreev (self->tags);
  self->tags = copy;
}

/* @party: (transfer full) (nullable): sp_description_new_of (analysis, SP_FINDING_PARTY, …). */
void
sp_mark_take_party (SpMark *self, SpDescription *party)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (party == NULL || party->kind == SP_FINDING_PARTY);

  g_clear_pointer (&self->party, sp_description_free);
  self->party = party;
}

/* Writes the mark. @name: (nullable). */
void
sp_mark_to_json (const SpMark *self, SpJsonWriter *json, const char *name)
{
  g_return_if_fail (self != NULL && json != NULL);

  sp_json_begin_object (json, name);
  sp_json_add_string (json, "id", self->id);
  if (self->on_text)
    sp_anchor_to_json (&self->anchor, json, "anchor");
  sp_json_add_int (json, "colour", self->colour);
  if (self->note != NULL)
    sp_json_add_string (json, "note", self->note);
  sp_json_begin_array (json, "tags");
  for (guint i = 0; self->tags[i] != NULL; i++)
    sp_json_add_string (json, NULL, self->tags[i]);
  sp_json_end_array (json);
  if (self->party != NULL)
    sp_description_to_json (self->party, json, "party");
  sp_json_add_int (json, "created", self->created);
  sp_json_add_int (json, "modified", self->modified);
  if (self->creator != NULL)
    sp_json_add_string (json, "creator", self->creator);
  if (self->extra != NULL)
    sp_json_add_string (json, "extra", self->extra);
  sp_json_end_object (json);
}

static void
read_tags (SpMark *self, JsonArray *array)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *tag = sp_json_read_string_node (json_array_get_element (array, i));

      if (tag != NULL)
        g_strv_builder_add (tags, tag);
    }
  g_strfreev (self->tags);
  self->tags = g_strv_builder_end (tags);
}

/* Reads what sp_mark_to_json wrote. Returns: (transfer full): NULL with SP_ERROR_INVALID. */
SpMark *
sp_mark_from_json (JsonNode *node, GError **error)
{
  JsonObject *object = sp_json_read_object (node);
  g_autoptr (SpMark) self = new_mark ();
  const char *id = object != NULL ? sp_json_read_string (object, "id") : NULL;

  if (id == NULL)
    {
      sp_json_refuse (error, "a mark lacks its id");
      return NULL;
    }
  g_free (self->id);
  self->id = g_strdup (id);
  self->on_text = json_object_has_member (object, "anchor");
  if (self->on_text
      && !sp_anchor_from_json (&self->anchor, json_object_get_member (object, "anchor"), error))
    return NULL;
  self->colour = (guint)CLAMP (sp_json_read_int (object, "colour", 0), 0, SP_N_MARK_COLOURS);
  self->note = g_strdup (sp_json_read_string (object, "note"));
  read_tags (self, sp_json_read_array (object, "tags"));
  if (json_object_has_member (object, "party"))
    {
      self->party = sp_description_from_json (json_object_get_member (object, "party"), error);
      if (self->party == NULL)
        return NULL;
    }
  self->created = sp_json_read_int (object, "created", 0);
  self->modified = sp_json_read_int (object, "modified", self->created);
  self->creator = g_strdup (sp_json_read_string (object, "creator"));
  self->extra = g_strdup (sp_json_read_string (object, "extra"));
  return g_steal_pointer (&self);
}
