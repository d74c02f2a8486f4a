/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include "sp-corrections.h"
#include "sp-error.h"
#include "sp-known-parties.h"
#include "sp-sketch.h"

static GPtrArray *
read_known (const char *json)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *known = sp_known_parties_read_json (json, strlen (json), &error);

  g_assert_no_error (error);
  return known;
}

static SpAnalysis *
analyze (void)
{
  g_autoptr (SpArticle) article
      = sp_sketch_article ("The Quay warned. Harbour House agreed. Aldmere waits. Brint left.");
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (article));

  sp_sketch_party (analysis, "The Quay", SP_PARTY_PLACE, "The Quay");
  sp_sketch_party (analysis, "House", SP_PARTY_OTHER, "Harbour House|House");
  sp_sketch_party (analysis, "Aldmere", SP_PARTY_GOVERNMENT, "Aldmere");
  sp_sketch_party (analysis, "Brint", SP_PARTY_PERSON, "Brint");
  sp_sketch_finish (analysis);
  return analysis;
}

static GPtrArray *
names_after (SpAnalysis *analysis, GPtrArray *operations)
{
  g_autoptr (SpCorrections) corrections = sp_corrections_apply (analysis, operations);
  SpAnalysis *shown = sp_corrections_get_analysis (corrections);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sp_analysis_get_n_parties (shown); i++)
    g_ptr_array_add (names, g_strdup (sp_analysis_get_party (shown, i)->name));
  return names;
}

/* What is known is offered: a rename, and a merge of those that are one. */
static void
test_suggest (void)
{
  g_autoptr (SpAnalysis) analysis = analyze ();
  g_autoptr (GPtrArray) known = read_known (
      "[{\"form\": \"the quay\", \"name\": \"Port of Aldmere\", \"kind\": \"organization\"}, "
      "{\"form\": \"HOUSE\", \"name\": \"Port of Aldmere\"}, "
      "{\"form\": \"Brint\", \"name\": \"Brint\"}]");
  g_autoptr (GPtrArray) operations = sp_known_parties_suggest (analysis, known);
  g_autoptr (GPtrArray) names = names_after (analysis, operations);

  g_assert_cmpuint (operations->len, ==, 3);
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "Port of Aldmere");
  g_assert_cmpstr (g_ptr_array_index (names, 1), ==, "Aldmere");
}

/* A form that is another name of a party which is there already: a merge into that one. */
static void
test_suggest_merge (void)
{
  g_autoptr (SpAnalysis) analysis = analyze ();
  g_autoptr (GPtrArray) known = read_known ("[{\"form\": \"The Quay\", \"name\": \"Aldmere\"}]");
  g_autoptr (GPtrArray) operations = sp_known_parties_suggest (analysis, known);

  g_assert_cmpuint (operations->len, ==, 1);
  g_assert_cmpint (((SpOperation *)g_ptr_array_index (operations, 0))->kind,
                   ==,
                   SP_OPERATION_MERGE);
}

static void
test_refused (void)
{
  static const char *const bad[]
      = { "", "{}", "[4]", "[{\"form\": \"a\"}]", "[{\"form\": \"\", \"name\": \"b\"}]" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sp_known_parties_read_json (bad[i], strlen (bad[i]), &error));
      g_assert_true (error != NULL && error->domain == SP_ERROR);
    }
}

static void
test_kept (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-known-XXXXXX", NULL);
  g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  const SpPartyKind kind = SP_PARTY_GOVERNMENT;

  g_assert_true (sp_library_keep_party (library, "the Quay", "Port", &kind, &error));
  g_assert_true (sp_library_keep_party (library, "The quay", "Port of Aldmere", NULL, &error));
  g_assert_true (sp_library_keep_party (library, "Brint", "Mayor Brint", &kind, &error));
  known = sp_library_list_known_parties (library, &error);
  g_assert_cmpuint (known->len, ==, 2);
  sp_known_parties_append_json (out, known);
  again = read_known (out->str);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (((SpKnownParty *)g_ptr_array_index (again, 0))->name, ==, "Mayor Brint");
  g_assert_true (((SpKnownParty *)g_ptr_array_index (again, 0))->has_kind);
  g_assert_true (sp_library_forget_party (library, "THE QUAY", &error));
  g_assert_false (sp_library_forget_party (library, "the quay", &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
  g_clear_pointer (&library, sp_library_close);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/known-parties/suggest", test_suggest);
  g_test_add_func ("/known-parties/suggest-merge", test_suggest_merge);
  g_test_add_func ("/known-parties/refused", test_refused);
  g_test_add_func ("/known-parties/kept", test_kept);
  return g_test_run ();
}
