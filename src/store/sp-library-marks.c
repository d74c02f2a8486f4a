/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-private.h"

#include "sp-error.h"

/* What the reader and the engine add to an article: states, tags, findings. */

static gboolean
update_two (SpLibrary *self, const char *sql, gint64 value, gint64 id, GError **error)
{
  g_autoptr (SpStatement) update = sp_db_prepare (self->db, sql, error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, value);
  sqlite3_bind_int64 (update, 2, id);
  if (sp_db_step (self->db, update, error) != SQLITE_DONE)
    return FALSE;
  if (sp_db_get_n_changes (self->db) > 0)
    return TRUE;
  g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, "there is no article %" G_GINT64_FORMAT, id);
  return FALSE;
}

/* Sets a state of article @id. @value: 0 or 1; for SP_LIBRARY_TRASHED the time (seconds since 1970)
 * or 0. */
gboolean
sp_library_set_flag (SpLibrary *self, gint64 id, SpLibraryFlag flag, gint64 value, GError **error)
{
  static const char *const sql[] = {
    "UPDATE article SET read = ? WHERE id = ?",
    "UPDATE article SET favourite = ? WHERE id = ?",
    "UPDATE article SET archived = ? WHERE id = ?",
    "UPDATE article SET trashed = nullif (?, 0) WHERE id = ?",
  };

  g_return_val_if_fail (self != NULL && (guint)flag < G_N_ELEMENTS (sql), FALSE);

  return update_two (self, sql[flag], value, id, error);
}

/* Remembers where the reader is: @position in code points. */
gboolean
sp_library_set_position (SpLibrary *self, gint64 id, guint position, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return update_two (self, "UPDATE article SET position = ? WHERE id = ?", position, id, error);
}

/* Runs @sql with the parameters @id and @text. */
static gboolean
run_for_text (SpLibrary *self, const char *sql, gint64 id, const char *text, GError **error)
{
  g_autoptr (SpStatement) statement = sp_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, text, -1, SQLITE_TRANSIENT);
  return sp_db_step (self->db, statement, error) == SQLITE_DONE;
}

static gboolean
write_tag (SpLibrary *self, gint64 id, const char *tag, gboolean on, GError **error)
{
  if (!sp_library_take_out_of_search (self, id, error))
    return FALSE;
  if (on
      && (!run_for_text (self, "INSERT OR IGNORE INTO tag (name) SELECT ?2 WHERE ?1", 1, tag, error)
          || !run_for_text (self,
                            "INSERT OR IGNORE INTO article_tag (article, tag) SELECT ?1, id FROM "
                            "tag WHERE name = ?2",
                            id,
                            tag,
                            error)))
    return FALSE;
  if (!on
      && !run_for_text (self,
                        "DELETE FROM article_tag WHERE article = ?1 AND tag IN (SELECT id FROM tag "
                        "WHERE name = ?2)",
                        id,
                        tag,
                        error))
    return FALSE;
  return sp_library_run_for_id (
             self,
             "UPDATE extra SET tags = (SELECT ifnull (group_concat (name, ', '), '') FROM (SELECT "
             "name FROM"
             " article_tag JOIN tag ON tag.id = tag WHERE article_tag.article = extra.article"
             " ORDER BY name)) WHERE article = ?",
             id,
             error)
         && sp_db_exec (self->db,
                        "DELETE FROM tag WHERE id NOT IN (SELECT tag FROM article_tag)",
                        error)
         && sp_library_put_into_search (self, id, error);
}

static gboolean
finish (SpLibrary *self, gboolean done, GError **error)
{
  if (done && sp_db_commit (self->db, error))
    return TRUE;
  sp_db_rollback (self->db);
  return FALSE;
}

/* Puts @tag on article @id or takes it off. Tags differ in more than case. */
gboolean
sp_library_set_tag (SpLibrary *self, gint64 id, const char *tag, gboolean on, GError **error)
{
  g_return_val_if_fail (self != NULL && tag != NULL && *tag != '\0', FALSE);

  return sp_db_begin (self->db, error)
         && finish (self, write_tag (self, id, tag, on, error), error);
}

/* Deletes article @id for good, with all that hangs on it. */
gboolean
sp_library_delete (SpLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return sp_db_begin (self->db, error)
         && finish (
             self,
             sp_library_take_out_of_search (self, id, error)
                 && sp_library_run_for_id (self, "DELETE FROM article WHERE id = ?", id, error),
             error);
}

static gboolean
write_parties (SpLibrary *self, gint64 id, SpAnalysis *analysis, GString *names, GError **error)
{
  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    {
      const SpParty *party = sp_analysis_get_party (analysis, i);
      g_autoptr (SpStatement) insert
          = sp_db_prepare (self->db,
                           "INSERT OR IGNORE INTO party (article, name, kind) VALUES (?, ?, ?)",
                           error);

      if (insert == NULL)
        return FALSE;
      sqlite3_bind_int64 (insert, 1, id);
      sqlite3_bind_text (insert, 2, party->name, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 3, sp_party_kind_to_string (party->kind), -1, SQLITE_STATIC);
      if (sp_db_step (self->db, insert, error) != SQLITE_DONE)
        return FALSE;
      g_string_append_printf (names, "%s\n", party->name);
      for (guint j = 0; j < party->aliases->len; j++)
        g_string_append_printf (names, "%s\n", (const char *)g_ptr_array_index (party->aliases, j));
    }
  return TRUE;
}

static char *
join_quotes (SpAnalysis *analysis)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    {
      const SpQuote *quote = sp_analysis_get_quote (analysis, i);

      for (guint j = 0; j < quote->content.n; j++)
        {
          g_autofree char *part
              = sp_text_dup_span (sp_analysis_get_text (analysis), quote->content.items[j]);

          g_string_append_printf (words, "%s\n", part);
        }
    }
  return g_string_free (words, FALSE);
}

static gboolean
write_found (SpLibrary *self,
             gint64 id,
             SpAnalysis *analysis,
             const char *engine,
             const char *json,
             GError **error)
{
  g_autoptr (SpStatement) insert = sp_db_prepare (
      self->db,
      "INSERT OR REPLACE INTO found (article, engine, analysis, n_quotes) VALUES (?, ?, ?, ?)",
      error);

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, id);
  sqlite3_bind_text (insert, 2, engine, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (insert, 3, json, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (insert, 4, (int)sp_analysis_get_n_quotes (analysis));
  return sp_db_step (self->db, insert, error) == SQLITE_DONE;
}

static gboolean
write_analysis (SpLibrary *self,
                gint64 id,
                SpAnalysis *analysis,
                const char *engine,
                const char *json,
                GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *quotes = join_quotes (analysis);

  return sp_library_take_out_of_search (self, id, error)
         && sp_library_run_for_id (self, "DELETE FROM party WHERE article = ?", id, error)
         && write_parties (self, id, analysis, names, error)
         && write_found (self, id, analysis, engine, json, error)
         && run_for_text (self,
                          "UPDATE extra SET quotes = ?2 WHERE article = ?1",
                          id,
                          quotes,
                          error)
         && run_for_text (self,
                          "UPDATE extra SET parties = ?2 WHERE article = ?1",
                          id,
                          names->str,
                          error)
         && sp_library_put_into_search (self, id, error);
}

/* Keeps what @engine found in article @id: @json for opening it again, parties and quotes for
 * search. */
gboolean
sp_library_set_analysis (SpLibrary *self,
                         gint64 id,
                         SpAnalysis *analysis,
                         const char *engine,
                         const char *json,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && analysis != NULL && engine != NULL && json != NULL, FALSE);

  return sp_db_begin (self->db, error)
         && finish (self, write_analysis (self, id, analysis, engine, json, error), error);
}

/* Returns: (transfer full) (nullable): the JSON that @engine found in article @id; NULL without an
 * error where there is none. */
char *
sp_library_load_analysis (SpLibrary *self, gint64 id, const char *engine, GError **error)
{
  g_autoptr (SpStatement) get = NULL;

  g_return_val_if_fail (self != NULL && engine != NULL, NULL);

  get = sp_db_prepare (self->db,
                       "SELECT analysis FROM found WHERE article = ?1 AND engine = ?2",
                       error);
  if (get == NULL)
    return NULL;
  sqlite3_bind_int64 (get, 1, id);
  sqlite3_bind_text (get, 2, engine, -1, SQLITE_TRANSIENT);
  return sp_db_step (self->db, get, error) == SQLITE_ROW
             ? g_strdup ((const char *)sqlite3_column_text (get, 0))
             : NULL;
}
