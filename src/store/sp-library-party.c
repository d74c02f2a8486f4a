/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-party.h"

#include <string.h>
#include "sp-analysis-read.h"
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
  sqlite3_stmt *row;
  SpAnalysis *analysis;
  const char *name; /* of the party, as the library has it */
  GPtrArray *to;
} Page;

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

      if (g_ascii_strcasecmp (at->name, page->name) == 0)
        return TRUE;
      party = at->speaks_for;
    }
  return FALSE;
}

static char *
dup_voice (Page *page, int party)
{
  const SpParty *at = sp_analysis_get_party (page->analysis, (guint)party);

  return g_ascii_strcasecmp (at->name, page->name) == 0 ? NULL : g_strdup (at->name);
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

/* Findings that cannot be read are left out: they are found anew when the article is opened. */
static gboolean
add_article (Page *page, GError **error)
{
  g_autoptr (SpText) text = sp_text_new ((const char *)sqlite3_column_text (page->row, 4),
                                         sqlite3_column_bytes (page->row, 4),
                                         error);

  if (text == NULL)
    return FALSE;
  page->name = (const char *)sqlite3_column_text (page->row, 6);
  page->analysis
      = sp_analysis_from_json (text, (const char *)sqlite3_column_text (page->row, 5), NULL);
  add_found (page, SP_PARTY_FOUND_ARTICLE);
  if (page->analysis != NULL)
    {
      add_quotes (page);
      add_stances (page);
    }
  g_clear_pointer (&page->analysis, sp_analysis_unref);
  return TRUE;
}

/* Lists what the party @name says and does, by article, the newest first: @limit articles from
 * @offset on. Where no party is called exactly so, those count whose names hold @name.
 * Returns: (transfer full) (element-type SpPartyFound): empty at the end; NULL with an error. */
GPtrArray *
sp_library_find_party (SpLibrary *self, const char *name, guint limit, guint offset, GError **error)
{
  g_autoptr (SpStatement) find = NULL;
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_party_found_free);
  Page page = { .to = found };
  int rc;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  find = sp_db_prepare (
      self->db,
      "SELECT article.id, title, site, ifnull (published, date (added, 'unixepoch')) AS day, text,"
      " analysis, party.name FROM party JOIN article ON article.id = party.article"
      " JOIN found ON found.article = article.id"
      " WHERE (party.name = ?1 OR (NOT EXISTS (SELECT 1 FROM party WHERE name = ?1)"
      " AND instr (lower (party.name), lower (?1)) > 0))"
      " AND article.id NOT IN (SELECT id FROM article WHERE trashed IS NOT NULL)"
      " ORDER BY day DESC, article.id DESC LIMIT ?2 OFFSET ?3",
      error);
  if (find == NULL)
    return NULL;
  sqlite3_bind_text (find, 1, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (find, 2, limit);
  sqlite3_bind_int64 (find, 3, offset);
  page.row = find;
  while ((rc = sp_db_step (self->db, find, error)) == SQLITE_ROW)
    if (!add_article (&page, error))
      return NULL;
  return rc == SQLITE_DONE ? g_steal_pointer (&found) : NULL;
}
