/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-description.h"

#include "sp-error.h"
#include "sp-json-read-private.h"

/* An anchor: {"exact", "prefix", "suffix", "at": [start, end]}. A description: its members by their
 * names in the contract's JSON, what is empty or usual left out. */

static const char *const party_kinds[]
    = { "person", "organization", "government", "country", "place", "group", "other", NULL };
static const char *const quote_kinds[] = { "direct", "mixed", "indirect", NULL };

/* Writes the anchor. @name: (nullable). */
void
sp_anchor_to_json (const SpAnchor *self, SpJsonWriter *json, const char *name)
{
  g_return_if_fail (self != NULL && json != NULL);

  sp_json_begin_object (json, name);
  sp_json_add_string (json, "exact", self->exact);
  if (self->prefix != NULL)
    sp_json_add_string (json, "prefix", self->prefix);
  if (self->suffix != NULL)
    sp_json_add_string (json, "suffix", self->suffix);
  if (self->has_place)
    sp_json_add_span (json, "at", self->place);
  sp_json_end_object (json);
}

static void
add_anchors (SpJsonWriter *json, const char *name, const GArray *anchors)
{
  if (anchors->len == 0)
    return;
  sp_json_begin_array (json, name);
  for (guint i = 0; i < anchors->len; i++)
    sp_anchor_to_json (&g_array_index (anchors, SpAnchor, i), json, NULL);
  sp_json_end_array (json);
}

static void
add_string (SpJsonWriter *json, const char *name, const char *value)
{
  if (value != NULL)
    sp_json_add_string (json, name, value);
}

static const char *
type_to_string (const SpDescription *self)
{
  switch (self->kind)
    {
    case SP_FINDING_PARTY:
      return sp_party_kind_to_string ((SpPartyKind)self->type);
    case SP_FINDING_QUOTE:
      return sp_quote_kind_to_string ((SpQuoteKind)self->type);
    case SP_FINDING_STANCE:
      return sp_stance_type_to_string ((SpStanceType)self->type);
    case SP_FINDING_CLAIM:
    case SP_FINDING_HAPPENING:
    case SP_N_FINDING_KINDS:
    default:
      return NULL;
    }
}

/* Writes the description. @name: (nullable). */
void
sp_description_to_json (const SpDescription *self, SpJsonWriter *json, const char *name)
{
  const struct
  {
    const char *name;
    const SpDescription *value;
  } parts[] = { { "holder", self->holder },
                { "target", self->target },
                { "claim", self->claim },
                { "reporter", self->reporter } };

  g_return_if_fail (self != NULL && json != NULL);

  sp_json_begin_object (json, name);
  sp_json_add_string (json, "finding", sp_finding_kind_to_string (self->kind));
  add_string (json, "name", self->name);
  add_string (json, "key", self->key);
  add_string (json, "type", type_to_string (self));
  add_anchors (json, "words", self->words);
  add_anchors (json, "cue", self->cue);
  add_anchors (json, "source", self->source);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].value != NULL)
      sp_description_to_json (parts[i].value, json, parts[i].name);
  if (self->anonymous)
    sp_json_add_bool (json, "anonymous", TRUE);
  if (self->negated)
    sp_json_add_bool (json, "negated", TRUE);
  if (self->modality != SP_MODALITY_ACTUAL)
    sp_json_add_string (json, "modality", sp_modality_to_string (self->modality));
  if (self->root != SP_EVENT_NONE)
    sp_json_add_string (json, "event", sp_event_root_to_string (self->root));
  if (self->polarity != 0)
    sp_json_add_int (json, "polarity", self->polarity);
  add_string (json, "act", self->act);
  add_string (json, "date", self->date);
  sp_json_end_object (json);
}

/* ---- reading ---- */

/* Reads an anchor into @self, which holds nothing before and after a failure. Returns: FALSE with
 * SP_ERROR_INVALID. */
gboolean
sp_anchor_from_json (SpAnchor *self, JsonNode *node, GError **error)
{
  JsonObject *object = sp_json_read_object (node);
  JsonArray *at;
  const char *exact = object != NULL ? sp_json_read_string (object, "exact") : NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (exact == NULL)
    return sp_json_refuse (error, "an anchor lacks its words");
  self->exact = g_strdup (exact);
  self->prefix = g_strdup (sp_json_read_string (object, "prefix"));
  self->suffix = g_strdup (sp_json_read_string (object, "suffix"));
  at = sp_json_read_array (object, "at");
  if (at != NULL && json_array_get_length (at) == 2)
    {
      gint64 start = sp_json_read_int_node (json_array_get_element (at, 0), -1);
      gint64 end = sp_json_read_int_node (json_array_get_element (at, 1), -1);

      self->has_place = start >= 0 && start <= end && end <= G_MAXINT32;
      if (self->has_place)
        self->place = (SpSpan){ (guint)start, (guint)end };
    }
  return TRUE;
}

static gboolean
read_anchors (JsonObject *object, const char *name, GArray *anchors, GError **error)
{
  JsonArray *array = sp_json_read_array (object, name);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      SpAnchor anchor = { 0 };

      if (!sp_anchor_from_json (&anchor, json_array_get_element (array, i), error))
        return FALSE;
      g_array_append_val (anchors, anchor);
    }
  return TRUE;
}

static gboolean
find_word (const char *const *words, const char *word, int *index)
{
  for (*index = 0; word != NULL && words[*index] != NULL; (*index)++)
    if (g_str_equal (words[*index], word))
      return TRUE;
  return FALSE;
}

static gboolean
read_type (SpDescription *self, JsonObject *object, GError **error)
{
  const char *type = sp_json_read_string (object, "type");
  SpStanceType stance;
  gboolean known = TRUE;

  if (self->kind == SP_FINDING_PARTY)
    known = find_word (party_kinds, type, &self->type);
  else if (self->kind == SP_FINDING_QUOTE)
    known = find_word (quote_kinds, type, &self->type);
  else if (self->kind == SP_FINDING_STANCE)
    {
      known = type != NULL && sp_stance_type_from_string (type, &stance);
      self->type = known ? (int)stance : 0;
    }
  return known || sp_json_refuse (error, "the type of a finding is not known");
}

static gboolean
read_modality (SpDescription *self, JsonObject *object, GError **error)
{
  const char *modality = sp_json_read_string (object, "modality");
  const char *root = sp_json_read_string (object, "event");

  if (root != NULL && !sp_event_root_from_string (root, &self->root))
    return sp_json_refuse (error, "the event of a stance is not known");
  if (modality == NULL)
    return TRUE;
  for (guint i = SP_MODALITY_ACTUAL; i <= SP_MODALITY_HYPOTHETICAL; i++)
    if (g_str_equal (sp_modality_to_string (i), modality))
      {
        self->modality = i;
        return TRUE;
      }
  return sp_json_refuse (error, "the modality of a stance is not known");
}

static gboolean
read_kind (JsonObject *object, SpFindingKind *kind)
{
  const char *name = object != NULL ? sp_json_read_string (object, "finding") : NULL;

  for (*kind = 0; name != NULL && *kind < SP_N_FINDING_KINDS; (*kind)++)
    if (g_str_equal (sp_finding_kind_to_string (*kind), name))
      return TRUE;
  return FALSE;
}

/* A part may be only a party or a claim, and a claim's only part a party: so it never goes deep. */
static gboolean
read_part (SpDescription *self,
           JsonObject *object,
           const char *name,
           SpDescription **part,
           GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  SpFindingKind kind;

  if (node == NULL)
    return TRUE;
  if (!read_kind (sp_json_read_object (node), &kind)
      || (kind != SP_FINDING_PARTY && kind != SP_FINDING_CLAIM) || self->kind == SP_FINDING_PARTY
      || (self->kind == SP_FINDING_CLAIM && kind == SP_FINDING_CLAIM)
      || (kind == SP_FINDING_CLAIM) != g_str_equal (name, "claim"))
    return sp_json_refuse (error, "a finding refers to what it cannot refer to");
  *part = sp_description_from_json (node, error);
  return *part != NULL;
}

/* Reads what sp_description_to_json wrote. Returns: (transfer full): NULL with SP_ERROR_INVALID. */
SpDescription *
sp_description_from_json (JsonNode *node, GError **error)
{
  JsonObject *object = sp_json_read_object (node);
  g_autoptr (SpDescription) self = NULL;
  SpFindingKind kind;

  if (!read_kind (object, &kind))
    {
      sp_json_refuse (error, "a finding is of no known kind");
      return NULL;
    }
  self = sp_description_new (kind);
  self->name = g_strdup (sp_json_read_string (object, "name"));
  self->key = g_strdup (sp_json_read_string (object, "key"));
  self->act = g_strdup (sp_json_read_string (object, "act"));
  self->date = g_strdup (sp_json_read_string (object, "date"));
  self->anonymous = sp_json_read_bool (object, "anonymous");
  self->negated = sp_json_read_bool (object, "negated");
  self->polarity = (int)CLAMP (sp_json_read_int (object, "polarity", 0), -1, 1);
  if (!read_type (self, object, error) || !read_modality (self, object, error)
      || !read_anchors (object, "words", self->words, error)
      || !read_anchors (object, "cue", self->cue, error)
      || !read_anchors (object, "source", self->source, error)
      || !read_part (self, object, "holder", &self->holder, error)
      || !read_part (self, object, "target", &self->target, error)
      || !read_part (self, object, "claim", &self->claim, error)
      || !read_part (self, object, "reporter", &self->reporter, error))
    return NULL;
  if (kind == SP_FINDING_PARTY && self->name == NULL)
    {
      sp_json_refuse (error, "a party lacks its name");
      return NULL;
    }
  return g_steal_pointer (&self);
}
