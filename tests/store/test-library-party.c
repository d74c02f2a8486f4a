/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-analysis-json.h"
#include "sp-known-parties.h"
#include "sp-library-log.h"
#include "sp-library-party.h"
#include "sp-sketch.h"

#include <glib/gstdio.h>

/* One party over all articles: what it and those who speak for it say and do. */

typedef struct
{
  char *folder;
  SpLibrary *library;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("standpoint-party-XXXXXX", NULL);
  f->library = sp_library_open (f->folder, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };

  sp_library_close (f->library);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

/* An article of @date in which @name says one thing through a spokeswoman, says another itself and
 * accuses Brint. Returns: (transfer full). */
static SpAnalysis *
analyze (const char *name)
{
  g_autofree char *words = g_strdup_printf (
      "%s accused Brint of theft. “We wait,” Mira Holt said. “No more,” %s said.",
      name,
      name);
  g_autoptr (SpArticle) article = sp_sketch_article (words);
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (article));

  sp_sketch_party (analysis, name, SP_PARTY_GOVERNMENT, name);
  sp_sketch_party (analysis, "Brint", SP_PARTY_GOVERNMENT, "Brint");
  sp_sketch_party (analysis, "Mira Holt", SP_PARTY_PERSON, "Mira Holt");
  sp_sketch_voice (analysis, 2, "spokeswoman", 0);
  sp_sketch_quote (analysis, 2, SP_QUOTE_DIRECT, "Holt said", "“We wait,”");
  sp_sketch_quote (analysis, 0, SP_QUOTE_DIRECT, "said.", "“No more,”");
  sp_sketch_stance (analysis, 0, SP_STANCE_ACCUSES, 1, "accused", "accused Brint of theft");
  sp_sketch_finish (analysis);
  return analysis;
}

static gint64
add (Fixture *f, const char *name, const char *date)
{
  g_autoptr (SpAnalysis) analysis = analyze (name);
  g_autoptr (SpArticle) article = sp_article_new (sp_analysis_get_text (analysis));
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 id;

  sp_article_set_title (article, name, (SpSpan){ 0, 0 });
  sp_article_set_url (article, date);
  sp_article_set_published (article, date);
  sp_analysis_append_json (json, article, analysis, "");
  g_assert_true (sp_library_add (f->library, article, NULL, "text/plain", 1, &id, &error));
  g_assert_true (sp_library_set_analysis (f->library, id, analysis, "test", json->str, &error));
  g_assert_no_error (error);
  return id;
}

static GPtrArray *
find (Fixture *f, const char *name, guint n_articles, guint *offset)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = sp_library_find_party (f->library, name, n_articles, offset, &error);

  g_assert_no_error (error);
  return found;
}

static const SpPartyFound *
at (GPtrArray *found, guint i)
{
  g_assert_cmpuint (i, <, found->len);
  return g_ptr_array_index (found, i);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  guint offset = 0;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GPtrArray) end = NULL;

  add (f, "Aldmere", "2024-03-01");
  add (f, "Norland", "2024-03-03");
  add (f, "Aldmere", "2024-03-05");
  found = find (f, "aldmere", 1, &offset);
  g_assert_cmpuint (found->len, ==, 4);
  g_assert_cmpint (at (found, 0)->kind, ==, SP_PARTY_FOUND_ARTICLE);
  g_assert_cmpstr (at (found, 0)->date, ==, "2024-03-05");
  g_assert_cmpstr (at (found, 1)->voice, ==, "Mira Holt");
  g_assert_cmpstr (at (found, 2)->words, ==, "“No more,”");
  g_assert_null (at (found, 2)->voice);
  g_assert_cmpint (at (found, 3)->type, ==, SP_STANCE_ACCUSES);
  g_assert_cmpstr (at (found, 3)->other, ==, "Brint");
  g_assert_cmpuint (at (found, 3)->position, ==, 8);
  rest = find (f, "aldmere", 5, &offset);
  g_assert_cmpuint (rest->len, ==, 4);
  g_assert_cmpstr (at (rest, 0)->date, ==, "2024-03-01");
  end = find (f, "aldmere", 5, &offset);
  g_assert_cmpuint (end->len, ==, 0);
}

/* A name that nobody has finds those that hold it; the trash is left out. */
static void
test_part_of_name (Fixture *f, gconstpointer data)
{
  guint offset = 0;
  gint64 id = add (f, "Aldmere", "2024-03-01");
  g_autoptr (GPtrArray) found = find (f, "mere", 5, &offset);
  g_autoptr (GPtrArray) none = NULL;

  g_assert_cmpuint (found->len, ==, 4);
  g_assert_true (sp_library_set_flag (f->library, id, SP_LIBRARY_TRASHED, 5, NULL));
  offset = 0;
  none = find (f, "Aldmere", 5, &offset);
  g_assert_cmpuint (none->len, ==, 0);
}

/* What the reader has corrected counts, and what he has kept for the whole library. */
static void
test_reader (Fixture *f, gconstpointer data)
{
  guint offset = 0;
  gint64 id = add (f, "The Quay", "2024-03-01");
  g_autoptr (SpAnalysis) analysis = analyze ("The Quay");
  g_autoptr (GPtrArray) operations
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) renamed = NULL;
  g_autoptr (GPtrArray) known = NULL;

  add (f, "Harbour House", "2024-02-01");
  before = find (f, "Port of Aldmere", 5, &offset);
  g_assert_cmpuint (before->len, ==, 0);
  g_ptr_array_add (operations, sp_operation_new_rename (analysis, 0, "Port of Aldmere"));
  g_ptr_array_add (operations, sp_operation_new_reject (analysis, SP_FINDING_QUOTE, 1));
  g_assert_true (sp_library_append_act (f->library, id, operations, NULL));
  offset = 0;
  renamed = find (f, "Port of Aldmere", 5, &offset);
  g_assert_cmpuint (renamed->len, ==, 3);
  g_assert_true (
      sp_library_keep_party (f->library, "harbour house", "Port of Aldmere", NULL, NULL));
  offset = 0;
  known = find (f, "Port of Aldmere", 5, &offset);
  g_assert_cmpuint (known->len, ==, 7);
}

static void
test_out (Fixture *f, gconstpointer data)
{
  guint offset = 0;
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GPtrArray) found = NULL;

  add (f, "Aldmere", "2024-03-01");
  found = find (f, "Aldmere", 5, &offset);
  sp_party_found_append_markdown (markdown, "Aldmere", found);
  g_assert_cmpstr (markdown->str,
                   ==,
                   "# Aldmere\n\n## Aldmere\n\n2024-03-01\n\n- “We wait,” — by Mira Holt\n"
                   "- “No more,”\n- **accuses**: accused Brint of theft — toward Brint\n");
  sp_party_found_append_csv (csv, "Aldmere", found);
  g_assert_nonnull (strstr (csv->str,
                            "\"Aldmere\",\"stance\",\"accuses\",\"\",\"accused Brint of "
                            "theft\",\"\",\"Brint\",\"Aldmere\",\"\",\"2024-03-01\",1,8\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/library-party/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("order", test_order);
  ADD ("part-of-name", test_part_of_name);
  ADD ("reader", test_reader);
  ADD ("out", test_out);
  return g_test_run ();
}
