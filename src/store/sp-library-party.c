/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-party.h"

#include "sp-analysis-read.h"
#include "sp-corrections.h"
#include "sp-export-private.h"
#include "sp-json-writer.h"
#include "sp-library-log.h"
#include "sp-library-private.h"

#define MAX_LETTERS 400 /* of the words for a finding */

void
sp_party_found_free (SpPartyFound *found)
{
  g_return_if_fail (found != NULL);

  g_free (found->title);
  g_free (found->site);
  g_free (found->date);
  g_free (found->words);
  g_free (found->voice);
  g_free (found->other);
  g_free (found);
}

/* One article on its way into the list. */
typedef struct
{
  SpLibrary *library;
  sqlite3_stmt *row;
  SpAnalysis *analysis;
  GHashTable *names; /* folded → as written: the party, and what else the reader calls it */
  GPtrArray *to;
} Page;

static gboolean
is_called (Page *page, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_hash_table_contains (page->names, folded);
}

static SpPartyFound *
add_found (Page *page, SpPartyFoundKind kind)
{
  SpPartyFound *found = g_new0 (SpPartyFound, 1);

  found->kind = kind;
  found->article = sqlite3_column_int64 (page->row, 0);
  found->title = g_strdup ((const char *)sqlite3_column_text (page->row, 1));
  found->site = g_strdup ((const char *)sqlite3_column_text (page->row, 2));
  found->date = g_strdup ((const char *)sqlite3_column_text (page->row, 3));
  g_ptr_array_add (page->to, found);
  return found;
}

/* Returns: (transfer full): the words of @spans on one line; a gap is "…". */
static char *
dup_words (SpText *text, const SpSpans *spans)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < spans->n; i++)
    {
      g_autofree char *part = sp_text_dup_span (text, spans->items[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", part);
    }
  if (g_utf8_strlen (words->str, -1) > MAX_LETTERS)
    {
      g_string_truncate (words,
                         (gsize)(g_utf8_offset_to_pointer (words->str, MAX_LETTERS) - words->str));
      g_string_append (words, "…");
    }
  for (char *p = words->str; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Returns: TRUE if @party is the one looked for, or speaks for it. */
static gboolean
is_voice (Page *page, int party)
{
  guint n = sp_analysis_get_n_parties (page->analysis);

  /* a chain of voices has no more links than there are parties */
  for (guint i = 0; i <= n && party != SP_NONE; i++)
    {
      const SpParty *at = sp_analysis_get_party (page->analysis, (guint)party);

      if (is_called (page, at->name))
        return TRUE;
      party = at->speaks_for;
    }
  return FALSE;
}

static char *
dup_voice (Page *page, int party)
{
  const SpParty *at = sp_analysis_get_party (page->analysis, (guint)party);

  return is_called (page, at->name) ? NULL : g_strdup (at->name);
}

static void
add_quotes (Page *page)
{
  SpText *text = sp_analysis_get_text (page->analysis);

  for (guint i = 0; i < sp_analysis_get_n_quotes (page->analysis); i++)
    {
      const SpQuote *quote = sp_analysis_get_quote (page->analysis, i);
      SpPartyFound *found;

      if (!is_voice (page, quote->speaker))
        continue;
      found = add_found (page, SP_PARTY_FOUND_QUOTE);
      found->words = dup_words (text, &quote->content);
      found->voice = dup_voice (page, quote->speaker);
      found->quote_kind = quote->kind;
      found->position = quote->content.items[0].start;
    }
}

static void
add_stances (Page *page)
{
  SpText *text = sp_analysis_get_text (page->analysis);

  for (guint i = 0; i < sp_analysis_get_n_stances (page->analysis); i++)
    {
      const SpStance *stance = sp_analysis_get_stance (page->analysis, i);
      SpPartyFound *found;

      if (!is_voice (page, stance->holder))
        continue;
      found = add_found (page, SP_PARTY_FOUND_STANCE);
      found->words = dup_words (text, &stance->evidence);
      found->voice = dup_voice (page, stance->holder);
      if (stance->target_party != SP_NONE)
        found->other
            = g_strdup (sp_analysis_get_party (page->analysis, (guint)stance->target_party)->name);
      found->type = stance->type;
      found->negated = stance->negated;
      found->position = stance->evidence.items[0].start;
    }
}

static gboolean
is_in (Page *page)
{
  for (guint i = 0; i < sp_analysis_get_n_parties (page->analysis); i++)
    if (is_called (page, sp_analysis_get_party (page->analysis, i)->name))
      return TRUE;
  return FALSE;
}

/* What was found in the article of the row, as the reader has corrected it. NULL without an error
 * where it cannot be read: it is found anew when the article is opened. */
static SpAnalysis *
read_findings (Page *page, GError **error)
{
  const char *words = (const char *)sqlite3_column_text (page->row, 4);
  g_autoptr (SpText) text = sp_text_new (words, sqlite3_column_bytes (page->row, 4), error);
  g_autoptr (SpAnalysis) machine = NULL;
  g_autoptr (SpLogChange) log = NULL;
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (SpCorrections) corrections = NULL;
  gint64 revision;

  if (text == NULL)
    return NULL;
  machine = sp_analysis_from_json (text, (const char *)sqlite3_column_text (page->row, 5), NULL);
  if (machine == NULL || sqlite3_column_int (page->row, 6) == 0)
    return g_steal_pointer (&machine);
  log = sp_library_load_log (page->library, sqlite3_column_int64 (page->row, 0), &revision, error);
  if (log == NULL)
    return NULL;
  operations = sp_log_change_dup_in_force (log);
  corrections = sp_corrections_apply (machine, operations);
  return sp_analysis_ref (sp_corrections_get_analysis (corrections));
}

/* Returns: FALSE with an error. @n: (inout): how many articles have the party. */
static gboolean
add_article (Page *page, guint *n, GError **error)
{
  g_autoptr (SpAnalysis) analysis = NULL;
  GError *wrong = NULL;

  analysis = read_findings (page, &wrong);
  if (wrong != NULL)
    {
      g_propagate_error (error, wrong);
      return FALSE;
    }
  page->analysis = analysis;
  if (analysis == NULL || !is_in (page))
    return TRUE;
  add_found (page, SP_PARTY_FOUND_ARTICLE);
  add_quotes (page);
  add_stances (page);
  (*n)++;
  return TRUE;
}

/* The party is called @name, and what the reader has kept as other names for it. Where no article
 * and nobody else knows that name, the parties count whose names hold it. */
static GHashTable *
find_names (SpLibrary *self, const char *name, GError **error)
{
  g_autoptr (SpStatement) find = sp_db_prepare (
      self->db,
      "WITH named (name) AS (SELECT ?1 UNION SELECT form FROM known_party WHERE name = ?1)"
      " SELECT name FROM named UNION SELECT name FROM party"
      "  WHERE NOT EXISTS (SELECT 1 FROM party, named WHERE party.name = named.name COLLATE NOCASE)"
      "  AND instr (lower (party.name), lower (?1)) > 0",
      error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int rc;

  if (find == NULL)
    return NULL;
  sqlite3_bind_text (find, 1, name, -1, SQLITE_TRANSIENT);
  while ((rc = sp_db_step (self->db, find, error)) == SQLITE_ROW)
    {
      const char *one = (const char *)sqlite3_column_text (find, 0);

      g_hash_table_insert (names, g_utf8_casefold (one, -1), g_strdup (one));
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&names) : NULL;
}

/* The articles whose machine names the party, and those that the reader has corrected: there it may
 * have got the name. */
static const char candidates[]
    = "SELECT article.id, title, site, ifnull (published, date (added, 'unixepoch')) AS day, text,"
      " analysis, ifnull (journal.in_force, 0)"
      " FROM article JOIN content ON content.article = article.id"
      " JOIN found ON found.article = article.id"
      " LEFT JOIN journal ON journal.article = article.id"
      " WHERE trashed IS NULL AND article.id IN"
      "  (SELECT party.article FROM json_each (?1) AS wanted"
      "    JOIN party ON party.name = wanted.value COLLATE NOCASE"
      "   UNION SELECT journal.article FROM journal WHERE in_force > 0)"
      " ORDER BY day DESC, article.id DESC LIMIT -1 OFFSET ?2";

static char *
names_to_json (GHashTable *names)
{
  GString *json = g_string_new (NULL);
  SpJsonWriter writer = { .out = json };
  GHashTableIter iter;
  gpointer name;

  sp_json_begin_array (&writer, NULL);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, NULL, &name))
    sp_json_add_string (&writer, NULL, name);
  sp_json_end_array (&writer);
  return g_string_free (json, FALSE);
}

/* Lists what the party @name says and does, by article, the newest first: in the next @n_articles
 * that have it. @offset: (inout): where to go on; at first 0.
 * Returns: (transfer full) (element-type SpPartyFound): empty at the end; NULL with an error. */
GPtrArray *
sp_library_find_party (SpLibrary *self,
                       const char *name,
                       guint n_articles,
                       guint *offset,
                       GError **error)
{
  g_autoptr (SpStatement) find = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_party_found_free);
  g_autofree char *wanted = NULL;
  Page page = { .library = self, .to = found };
  guint n = 0;
  int rc = SQLITE_DONE;

  g_return_val_if_fail (self != NULL && name != NULL && offset != NULL, NULL);

  names = find_names (self, name, error);
  find = names != NULL ? sp_db_prepare (self->db, candidates, error) : NULL;
  if (find == NULL)
    return NULL;
  wanted = names_to_json (names);
  sqlite3_bind_text (find, 1, wanted, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (find, 2, *offset);
  page.row = find;
  page.names = names;
  while (n < n_articles && (rc = sp_db_step (self->db, find, error)) == SQLITE_ROW)
    {
      (*offset)++;
      if (!add_article (&page, &n, error))
        return NULL;
    }
  return rc == SQLITE_DONE || rc == SQLITE_ROW ? g_steal_pointer (&found) : NULL;
}

/* ---- out ---- */

static void
append_heading (GString *out, const SpPartyFound *article)
{
  g_string_append (out, "\n## ");
  sp_export_escape_markdown (out, article->title != NULL ? article->title : "");
  g_string_append_printf (out, "\n\n%s", article->date);
  if (article->site != NULL)
    {
      g_string_append (out, ", ");
      sp_export_escape_markdown (out, article->site);
    }
  g_string_append (out, "\n\n");
}

static void
append_named (GString *out, const char *before, const char *name)
{
  if (name == NULL)
    return;
  g_string_append (out, before);
  sp_export_escape_markdown (out, name);
}

static void
append_finding (GString *out, const SpPartyFound *one)
{
  g_string_append (out, "- ");
  if (one->kind == SP_PARTY_FOUND_STANCE)
    g_string_append_printf (out,
                            "**%s%s**",
                            one->negated ? "not " : "",
                            sp_stance_type_to_string (one->type));
  append_named (out, one->kind == SP_PARTY_FOUND_STANCE ? ": " : "", one->words);
  append_named (out, " — by ", one->voice);
  append_named (out, " — toward ", one->other);
  g_string_append_c (out, '\n');
}

/* Appends @found as Markdown: a heading for the party and for each article. */
void
sp_party_found_append_markdown (GString *out, const char *name, GPtrArray *found)
{
  g_return_if_fail (out != NULL && name != NULL && found != NULL);

  append_named (out, "# ", name);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < found->len; i++)
    {
      const SpPartyFound *one = g_ptr_array_index (found, i);

      if (one->kind == SP_PARTY_FOUND_ARTICLE)
        append_heading (out, one);
      else
        append_finding (out, one);
    }
}

/* Appends a table of @found with a first line of names. */
void
sp_party_found_append_csv (GString *out, const char *name, GPtrArray *found)
{
  g_return_if_fail (out != NULL && name != NULL && found != NULL);

  g_string_append (out,
                   "party,kind,type,negated,words,by,toward,title,site,date,article,position\r\n");
  for (guint i = 0; i < found->len; i++)
    {
      const SpPartyFound *one = g_ptr_array_index (found, i);
      gboolean stance = one->kind == SP_PARTY_FOUND_STANCE;
      const char *cells[] = {
        name,
        stance ? "stance" : "quote",
        stance ? sp_stance_type_to_string (one->type) : sp_quote_kind_to_string (one->quote_kind),
        one->negated ? "yes" : "",
        one->words,
        one->voice,
        one->other,
        one->title,
        one->site,
        one->date,
      };

      if (one->kind == SP_PARTY_FOUND_ARTICLE)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        sp_export_append_cell (out, cells[k] != NULL ? cells[k] : "", FALSE);
      g_string_append_printf (out, "%" G_GINT64_FORMAT ",%u\r\n", one->article, one->position);
    }
}
