/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-known-parties.h"

#include <string.h>
#include "sp-error.h"
#include "sp-json-guard.h"
#include "sp-json-read-private.h"
#include "sp-library-private.h"

void
sp_known_party_free (SpKnownParty *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->form);
  g_free (self->name);
  g_free (self);
}

static gboolean
read_kind (const char *word, SpPartyKind *kind)
{
  for (guint i = 0; word != NULL && i <= SP_PARTY_OTHER; i++)
    if (strcmp (sp_party_kind_to_string (i), word) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static SpKnownParty *
new_known (const char *form, const char *name, const char *kind)
{
  SpKnownParty *self = g_new0 (SpKnownParty, 1);

  self->form = g_strdup (form);
  self->name = g_strdup (name);
  self->has_kind = read_kind (kind, &self->kind);
  return self;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)sp_known_party_free);
}

/* ---- in the library ---- */

/* Keeps that what texts call @form is called @name. @kind: (nullable): what it is. */
gboolean
sp_library_keep_party (SpLibrary *self,
                       const char *form,
                       const char *name,
                       const SpPartyKind *kind,
                       GError **error)
{
  g_autoptr (SpStatement) put = NULL;

  g_return_val_if_fail (self != NULL && form != NULL && *form != '\0', FALSE);
  g_return_val_if_fail (name != NULL && *name != '\0', FALSE);

  put = sp_db_prepare (self->db,
                       "INSERT OR REPLACE INTO known_party (form, name, kind) VALUES (?, ?, ?)",
                       error);
  if (put == NULL)
    return FALSE;
  sqlite3_bind_text (put, 1, form, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (put, 2, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (put,
                     3,
                     kind != NULL ? sp_party_kind_to_string (*kind) : NULL,
                     -1,
                     SQLITE_TRANSIENT);
  return sp_db_step (self->db, put, error) == SQLITE_DONE;
}

/* Forgets @form. Returns: FALSE with SP_ERROR_NOT_FOUND where it is not known. */
gboolean
sp_library_forget_party (SpLibrary *self, const char *form, GError **error)
{
  g_autoptr (SpStatement) drop = NULL;

  g_return_val_if_fail (self != NULL && form != NULL, FALSE);

  drop = sp_db_prepare (self->db, "DELETE FROM known_party WHERE form = ?", error);
  if (drop == NULL)
    return FALSE;
  sqlite3_bind_text (drop, 1, form, -1, SQLITE_TRANSIENT);
  if (sp_db_step (self->db, drop, error) != SQLITE_DONE)
    return FALSE;
  if (sp_db_get_n_changes (self->db) > 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, "the party “%s” is not known", form);
  return FALSE;
}

/* Returns: (transfer full) (element-type SpKnownParty): all of them, by name; NULL with an error.
 */
GPtrArray *
sp_library_list_known_parties (SpLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) list = new_list ();
  g_autoptr (SpStatement) get = NULL;
  int rc;

  g_return_val_if_fail (self != NULL, NULL);

  get = sp_db_prepare (self->db,
                       "SELECT form, name, kind FROM known_party ORDER BY name, form",
                       error);
  if (get == NULL)
    return NULL;
  while ((rc = sp_db_step (self->db, get, error)) == SQLITE_ROW)
    g_ptr_array_add (list,
                     new_known ((const char *)sqlite3_column_text (get, 0),
                                (const char *)sqlite3_column_text (get, 1),
                                (const char *)sqlite3_column_text (get, 2)));
  return rc == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

/* ---- for an article ---- */

static GHashTable *
index_forms (GPtrArray *known)
{
  GHashTable *forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < known->len; i++)
    {
      SpKnownParty *party = g_ptr_array_index (known, i);

      g_hash_table_insert (forms, g_utf8_casefold (party->form, -1), party);
    }
  return forms;
}

static const SpKnownParty *
find_form (GHashTable *forms, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_hash_table_lookup (forms, folded);
}

/* By the name that it has, or else by another that the text gives it; two that lead to different
 * parties lead to none. */
static const SpKnownParty *
find_known (GHashTable *forms, const SpParty *party)
{
  const SpKnownParty *found = find_form (forms, party->name);

  for (guint i = 0; found == NULL && i < party->aliases->len; i++)
    {
      const SpKnownParty *one = find_form (forms, g_ptr_array_index (party->aliases, i));

      for (guint k = i + 1; one != NULL && k < party->aliases->len; k++)
        {
          const SpKnownParty *other = find_form (forms, g_ptr_array_index (party->aliases, k));

          if (other != NULL && strcmp (other->name, one->name) != 0)
            return NULL;
        }
      found = one;
    }
  return found;
}

/* The party of @analysis that is called @name already, or that was suggested to be. */
static int
find_named (SpAnalysis *analysis, GHashTable *suggested, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  gpointer index;

  if (g_hash_table_lookup_extended (suggested, folded, NULL, &index))
    return GPOINTER_TO_INT (index);
  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    {
      g_autofree char *other = g_utf8_casefold (sp_analysis_get_party (analysis, i)->name, -1);

      if (strcmp (other, folded) == 0)
        return (int)i;
    }
  return SP_NONE;
}

/* Says what would have to be done to @analysis (what is shown) for its parties to be called as
 * @known (element-type SpKnownParty) says: renames, and merges of those that are one. Returns:
 * (transfer full) (element-type SpOperation): nothing is done. */
GPtrArray *
sp_known_parties_suggest (SpAnalysis *analysis, GPtrArray *known)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
  g_autoptr (GHashTable) forms = NULL;
  g_autoptr (GHashTable) suggested = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (analysis != NULL && known != NULL, list);

  forms = index_forms (known);
  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    {
      const SpParty *party = sp_analysis_get_party (analysis, i);
      const SpKnownParty *to = find_known (forms, party);
      int named;

      if (to == NULL || strcmp (to->name, party->name) == 0)
        continue;
      named = find_named (analysis, suggested, to->name);
      if (named != SP_NONE && named != (int)i)
        {
          g_ptr_array_add (list, sp_operation_new_merge (analysis, i, (guint)named));
          continue;
        }
      g_ptr_array_add (list, sp_operation_new_rename (analysis, i, to->name));
      g_hash_table_insert (suggested, g_utf8_casefold (to->name, -1), GINT_TO_POINTER ((int)i));
      if (to->has_kind && to->kind != party->kind)
        g_ptr_array_add (list, sp_operation_new_set_kind (analysis, i, to->kind));
    }
  return list;
}

/* ---- out and in ---- */

/* Appends one line: [{"form", "name", "kind"}…]. */
void
sp_known_parties_append_json (GString *out, GPtrArray *known)
{
  SpJsonWriter json = { .out = out };

  g_return_if_fail (out != NULL && known != NULL);

  sp_json_begin_array (&json, NULL);
  for (guint i = 0; i < known->len; i++)
    {
      const SpKnownParty *party = g_ptr_array_index (known, i);

      sp_json_begin_object (&json, NULL);
      sp_json_add_string (&json, "form", party->form);
      sp_json_add_string (&json, "name", party->name);
      if (party->has_kind)
        sp_json_add_string (&json, "kind", sp_party_kind_to_string (party->kind));
      sp_json_end_object (&json);
    }
  sp_json_end_array (&json);
  g_string_append_c (out, '\n');
}

static SpKnownParty *
read_party (JsonNode *node)
{
  JsonObject *object = sp_json_read_object (node);
  const char *form = object != NULL ? sp_json_read_string (object, "form") : NULL;
  const char *name = object != NULL ? sp_json_read_string (object, "name") : NULL;

  if (form == NULL || name == NULL || *form == '\0' || *name == '\0')
    return NULL;
  return new_known (form, name, sp_json_read_string (object, "kind"));
}

/* Reads what sp_known_parties_append_json wrote. Returns: (transfer full) (element-type
 * SpKnownParty): NULL with SP_ERROR if any of it is no such thing. */
GPtrArray *
sp_known_parties_read_json (const char *json, gsize n_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) list = new_list ();
  JsonNode *root;
  JsonArray *array;

  g_return_val_if_fail (json != NULL || n_bytes == 0, NULL);

  if (!sp_json_guard_check (json, n_bytes, error))
    return NULL;
  json_parser_load_from_data (parser, json, (gssize)n_bytes, NULL);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    {
      sp_json_refuse (error, "it is no list of known parties");
      return NULL;
    }
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SpKnownParty *party = read_party (json_array_get_element (array, i));

      if (party == NULL)
        {
          sp_json_refuse (error, "a known party needs a form and a name");
          return NULL;
        }
      g_ptr_array_add (list, party);
    }
  return g_steal_pointer (&list);
}
