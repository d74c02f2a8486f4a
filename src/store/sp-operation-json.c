/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-operation.h"

#include <string.h>
#include "sp-json-guard.h"
#include "sp-json-read-private.h"

/* One operation: {"do": "rename", "id": UUID, "made": seconds, "text": SHA-256, "subject": {…},
 * "value": {…}, "mark": {…}, "place": {…}, "name": "…", "kind": "person"}. */

/* Returns: (transfer full): one line of JSON. */
char *
sp_operation_to_json (const SpOperation *self)
{
  GString *out;
  SpJsonWriter json = { 0 };

  g_return_val_if_fail (self != NULL, NULL);

  json.out = out = g_string_new (NULL);
  sp_json_begin_object (&json, NULL);
  sp_json_add_string (&json, "do", sp_operation_kind_to_string (self->kind));
  sp_json_add_string (&json, "id", self->id);
  sp_json_add_int (&json, "made", self->made);
  if (self->hash != NULL)
    sp_json_add_string (&json, "text", self->hash);
  if (self->subject != NULL)
    sp_description_to_json (self->subject, &json, "subject");
  if (self->value != NULL)
    sp_description_to_json (self->value, &json, "value");
  if (self->mark != NULL)
    sp_mark_to_json (self->mark, &json, "mark");
  if (self->place.exact != NULL)
    sp_anchor_to_json (&self->place, &json, "place");
  if (self->name != NULL)
    sp_json_add_string (&json, "name", self->name);
  if (self->kind == SP_OPERATION_SET_KIND)
    sp_json_add_string (&json, "kind", sp_party_kind_to_string (self->party_kind));
  sp_json_end_object (&json);
  return g_string_free (out, FALSE);
}

enum
{
  NEEDS_SUBJECT = 1 << 0,
  NEEDS_VALUE = 1 << 1,
  NEEDS_MARK = 1 << 2,
  NEEDS_PLACE = 1 << 3,
  NEEDS_NAME = 1 << 4,
  ANY_KIND = 1 << 5,
};

/* What an operation must have, and of which kind its findings must be. */
static const struct
{
  guint needs;
  SpFindingKind subject;
  SpFindingKind value;
} rules[SP_N_OPERATION_KINDS] = {
  [SP_OPERATION_ACCEPT] = { NEEDS_SUBJECT | ANY_KIND, 0, 0 },
  [SP_OPERATION_REJECT] = { NEEDS_SUBJECT | ANY_KIND, 0, 0 },
  [SP_OPERATION_RENAME] = { NEEDS_SUBJECT | NEEDS_NAME, SP_FINDING_PARTY, 0 },
  [SP_OPERATION_MERGE] = { NEEDS_SUBJECT | NEEDS_VALUE, SP_FINDING_PARTY, SP_FINDING_PARTY },
  [SP_OPERATION_KEEP_APART] = { NEEDS_SUBJECT | NEEDS_VALUE, SP_FINDING_PARTY, SP_FINDING_PARTY },
  [SP_OPERATION_SPLIT] = { NEEDS_SUBJECT | NEEDS_VALUE, SP_FINDING_PARTY, SP_FINDING_PARTY },
  [SP_OPERATION_SET_KIND] = { NEEDS_SUBJECT, SP_FINDING_PARTY, 0 },
  [SP_OPERATION_SET_SPEAKS_FOR] = { NEEDS_SUBJECT, SP_FINDING_PARTY, SP_FINDING_PARTY },
  [SP_OPERATION_ADD_PARTY] = { NEEDS_VALUE, 0, SP_FINDING_PARTY },
  [SP_OPERATION_SET_SPEAKER] = { NEEDS_SUBJECT, SP_FINDING_QUOTE, SP_FINDING_PARTY },
  [SP_OPERATION_SET_QUOTE] = { NEEDS_SUBJECT | NEEDS_VALUE, SP_FINDING_QUOTE, SP_FINDING_QUOTE },
  [SP_OPERATION_ADD_QUOTE] = { NEEDS_VALUE, 0, SP_FINDING_QUOTE },
  [SP_OPERATION_SET_STANCE] = { NEEDS_SUBJECT | NEEDS_VALUE, SP_FINDING_STANCE, SP_FINDING_STANCE },
  [SP_OPERATION_ADD_STANCE] = { NEEDS_VALUE, 0, SP_FINDING_STANCE },
  [SP_OPERATION_ADD_MARK] = { NEEDS_MARK, 0, 0 },
  [SP_OPERATION_EDIT_MARK] = { NEEDS_MARK, 0, 0 },
  [SP_OPERATION_DELETE_MARK] = { NEEDS_MARK, 0, 0 },
  [SP_OPERATION_ADD_TAG] = { NEEDS_NAME, 0, 0 },
  [SP_OPERATION_REMOVE_TAG] = { NEEDS_NAME, 0, 0 },
  [SP_OPERATION_DROP_PARAGRAPH] = { NEEDS_PLACE, 0, 0 },
  [SP_OPERATION_SPLIT_PARAGRAPH] = { NEEDS_PLACE, 0, 0 },
  [SP_OPERATION_NOT_IN_ARTICLE] = { NEEDS_PLACE, 0, 0 },
  [SP_OPERATION_IS_TITLE] = { NEEDS_PLACE, 0, 0 },
  [SP_OPERATION_IN_ARTICLE] = { NEEDS_PLACE, 0, 0 },
  [SP_OPERATION_REVERT_REPAIR] = { NEEDS_NAME, 0, 0 },
};

static gboolean
is_whole (const SpOperation *self)
{
  guint needs = rules[self->kind].needs;

  if (self->subject != NULL && (needs & ANY_KIND) == 0
      && self->subject->kind != rules[self->kind].subject)
    return FALSE;
  if (self->value != NULL && self->value->kind != rules[self->kind].value)
    return FALSE;
  if (self->value != NULL && self->kind != SP_OPERATION_SET_SPEAKS_FOR
      && self->kind != SP_OPERATION_SET_SPEAKER && self->value->words->len == 0)
    return FALSE;
  return ((needs & NEEDS_SUBJECT) != 0) == (self->subject != NULL)
         && ((needs & NEEDS_VALUE) == 0 || self->value != NULL)
         && ((needs & NEEDS_MARK) != 0) == (self->mark != NULL)
         && ((needs & NEEDS_PLACE) != 0) == (self->place.exact != NULL)
         && ((needs & NEEDS_NAME) == 0 || (self->name != NULL && *self->name != '\0'));
}

static gboolean
read_word (const char *word, guint n, const char *(*to_string) (guint), guint *index)
{
  for (*index = 0; word != NULL && *index < n; (*index)++)
    if (strcmp (to_string (*index), word) == 0)
      return TRUE;
  return FALSE;
}

static const char *
operation_word (guint kind)
{
  return sp_operation_kind_to_string (kind);
}

static const char *
party_word (guint kind)
{
  return sp_party_kind_to_string (kind);
}

static gboolean
read_parts (SpOperation *self, JsonObject *object, GError **error)
{
  JsonNode *subject = json_object_get_member (object, "subject"),
           *value = json_object_get_member (object, "value"),
           *mark = json_object_get_member (object, "mark"),
           *place = json_object_get_member (object, "place");

  if (subject != NULL && (self->subject = sp_description_from_json (subject, error)) == NULL)
    return FALSE;
  if (value != NULL && (self->value = sp_description_from_json (value, error)) == NULL)
    return FALSE;
  if (mark != NULL && (self->mark = sp_mark_from_json (mark, error)) == NULL)
    return FALSE;
  return place == NULL || sp_anchor_from_json (&self->place, place, error);
}

static SpOperation *
read_operation (JsonObject *object, GError **error)
{
  g_autoptr (SpOperation) self = g_new0 (SpOperation, 1);
  guint kind = 0, party_kind = 0;

  g_atomic_ref_count_init (&self->ref_count);
  if (object == NULL
      || !read_word (sp_json_read_string (object, "do"),
                     SP_N_OPERATION_KINDS,
                     operation_word,
                     &kind))
    {
      sp_json_refuse (error, "an operation is of no known kind");
      return NULL;
    }
  self->kind = kind;
  self->id = g_strdup (sp_json_read_string (object, "id"));
  self->made = sp_json_read_int (object, "made", 0);
  self->hash = g_strdup (sp_json_read_string (object, "text"));
  self->name = g_strdup (sp_json_read_string (object, "name"));
  if (!read_parts (self, object, error))
    return NULL;
  if (self->id == NULL || !is_whole (self)
      || (kind == SP_OPERATION_SET_KIND
          && !read_word (sp_json_read_string (object, "kind"),
                         SP_PARTY_OTHER + 1,
                         party_word,
                         &party_kind)))
    {
      sp_json_refuse (error, "an operation lacks what it needs");
      return NULL;
    }
  self->party_kind = party_kind;
  return g_steal_pointer (&self);
}

/* Reads what sp_operation_to_json wrote, and trusts nothing of it. @n_bytes: -1 if it ends with
 * NUL. Returns: (transfer full): NULL with SP_ERROR. */
SpOperation *
sp_operation_from_json (const char *json, gssize n_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  g_return_val_if_fail (json != NULL, NULL);

  if (n_bytes < 0)
    n_bytes = (gssize)strlen (json);
  if (!sp_json_guard_check (json, (gsize)n_bytes, error))
    return NULL;
  if (!json_parser_load_from_data (parser, json, n_bytes, NULL))
    {
      sp_json_refuse (error, "an operation is no JSON");
      return NULL;
    }
  return read_operation (sp_json_read_object (json_parser_get_root (parser)), error);
}
