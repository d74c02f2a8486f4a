/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-error.h"
#include "sp-library-test.h"
#include "sp-shadow-list.h"
#include "sp-sketch.h"

/* The library for the window, on a real file: what is asked for, in which order it is answered, and
 * that every row is what the list's signals say. */

typedef SpLibraryTest Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  *f = (Fixture){ 0 };
  sp_library_test_open (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  sp_library_test_clear (f);
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

static SpLibraryOpened *
keep (SpLibraryStore *store, SpArticle *article)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SpLibraryOpened *opened;

  sp_library_store_keep (store, article, NULL, take_result_cb, &result);
  g_assert_true (sp_test_wait (is_set, &result));
  opened = sp_library_store_open_finish (result, &error);
  g_assert_no_error (error);
  return opened;
}

static SpLibraryOpened *
open_entry (SpLibraryStore *store, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sp_library_store_open (store, id, NULL, take_result_cb, &result);
  g_assert_true (sp_test_wait (is_set, &result));
  return sp_library_store_open_finish (result, error);
}

static void
mark (SpLibraryStore *store, gint64 id, SpLibraryFlag flag, gint64 value)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  sp_library_store_set_flag (store, ids, flag, value);
}

static void
test_keep (Fixture *f, gconstpointer data)
{
  g_autoptr (SpArticle) article = sp_library_test_make_article (1);
  g_autoptr (SpLibraryOpened) kept = keep (f->store, article);
  g_autoptr (SpLibraryOpened) again = keep (f->store, article);
  g_autoptr (SpLibraryOpened) opened = NULL;
  g_autoptr (SpLibraryOpened) missing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kept->id, ==, again->id);
  g_assert_null (kept->analysis);
  g_assert_cmpuint (kept->position, ==, 0);
  sp_library_store_set_position (f->store, kept->id, 12);
  opened = open_entry (f->store, kept->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (opened->position, ==, 12);
  g_assert_cmpstr (sp_article_get_title (opened->article), ==, "Report 1 on the dairy");
  missing = open_entry (f->store, 99, &error);
  g_assert_null (missing);
  g_assert_error (error, SP_ERROR, SP_ERROR_NOT_FOUND);
}

/* What was found is read back, also by another process later, but only for the same engine. */
static void
test_findings (Fixture *f, gconstpointer data)
{
  g_autoptr (SpArticle) article = sp_library_test_make_article (2);
  g_autoptr (SpAnalysis) analysis = sp_analysis_new (sp_article_get_text (article));
  g_autoptr (SpLibraryOpened) kept = keep (f->store, article);
  g_autoptr (SpLibraryOpened) opened = NULL;
  g_autoptr (SpLibraryOpened) other = NULL;
  g_autoptr (SpLibraryStore) newer = NULL;

  sp_sketch_party (analysis, "The council", SP_PARTY_ORGANIZATION, "The council");
  sp_sketch_quote (analysis, 0, SP_QUOTE_INDIRECT, "spoke", "of the river");
  sp_sketch_finish (analysis);
  sp_library_store_keep_analysis (f->store, kept->id, article, analysis);
  sp_library_test_close (f);
  sp_library_test_open (f);
  opened = open_entry (f->store, kept->id, NULL);
  g_assert_nonnull (opened->analysis);
  g_assert_cmpuint (sp_analysis_get_n_quotes (opened->analysis), ==, 1);
  g_assert_cmpstr (sp_analysis_get_party (opened->analysis, 0)->name, ==, "The council");
  newer = sp_library_store_new (f->folder, "another engine");
  other = open_entry (newer, kept->id, NULL);
  g_assert_null (other->analysis);
}

static const SpLibraryEntry *
entry_at (SpLibraryList *list, guint position)
{
  g_autoptr (SpLibraryItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  return sp_library_item_get_entry (item);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  g_autoptr (SpLibraryList) list = NULL;
  g_autoptr (SpLibraryItem) heading = NULL;
  guint position;

  sp_library_test_settle (f->store);
  sp_library_test_fill (f->folder, 12);
  list = sp_library_list_new (f->store);
  sp_library_test_wait_loaded (list);
  g_assert_cmpuint (sp_library_list_get_n_articles (list), ==, 12);
  /* today, yesterday, six days of the last week, four of the month */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 12 + 4);
  heading = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (sp_library_item_is_heading (heading));
  g_assert_cmpint (sp_library_item_get_period (heading), ==, SP_LIBRARY_TODAY);
  g_assert_cmpstr (entry_at (list, 1)->title, ==, "Report 12 on the harbour");
  g_assert_true (sp_library_list_find (list, 11, &position));
  g_assert_cmpuint (position, ==, 3);
  g_assert_cmpint (sp_library_list_get_id (list, 3), ==, 11);
  g_assert_cmpint (sp_library_list_get_id (list, 2), ==, 0);

  sp_library_list_set_query (list, "harbour is:unread");
  sp_library_test_wait_loaded (list);
  g_assert_cmpuint (sp_library_list_get_n_articles (list), ==, 3);
  sp_library_list_set_query (list, "title:harbour");
  sp_library_test_wait_loaded (list);
  g_assert_cmpuint (sp_library_list_get_n_articles (list), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  g_assert_nonnull (strstr (entry_at (list, 0)->snippet, "\u2068harbour\u2069"));
}

/* A change goes out as one items-changed; the items of what stays are the same. */
static void
test_changes (Fixture *f, gconstpointer data)
{
  g_autoptr (SpLibraryList) list = NULL;
  g_autoptr (SpLibraryItem) before = NULL;
  g_autoptr (SpLibraryItem) after = NULL;
  g_autoptr (SpShadowList) shadow = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  sp_library_test_settle (f->store);
  sp_library_test_fill (f->folder, 5);
  list = sp_library_list_new (f->store);
  sp_library_test_wait_loaded (list);
  shadow = sp_shadow_list_new (G_LIST_MODEL (list));
  before = g_list_model_get_item (G_LIST_MODEL (list), 3);
  g_assert_cmpint (sp_library_item_get_id (before), ==, 4);
  mark (f->store, 5, SP_LIBRARY_TRASHED, 7);
  mark (f->store, 4, SP_LIBRARY_READ, 1);
  g_array_append_vals (ids, (gint64[]){ 3, 4 }, 2);
  sp_library_store_set_tag (f->store, ids, "water", TRUE);
  sp_library_test_settle (f->store);
  sp_library_test_wait_loaded (list);
  sp_shadow_list_check (shadow);
  g_assert_cmpuint (sp_shadow_list_take_changes (shadow), ==, 1);
  g_assert_cmpuint (sp_library_list_get_n_articles (list), ==, 4);
  after = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (after == before);
  g_assert_true (sp_library_item_get_entry (after)->read);
  g_assert_cmpstr (sp_library_item_get_entry (after)->tags, ==, "water");

  sp_library_store_list_tags (f->store, NULL, take_result_cb, &result);
  g_assert_true (sp_test_wait (is_set, &result));
  tags = sp_library_store_list_tags_finish (result, NULL);
  g_assert_cmpuint (tags->len, ==, 1);
  g_assert_cmpuint (((SpLibraryTag *)g_ptr_array_index (tags, 0))->n_articles, ==, 2);
  sp_library_store_delete (f->store, ids);
  sp_library_test_settle (f->store);
  sp_library_test_wait_loaded (list);
  g_assert_cmpuint (sp_library_list_get_n_articles (list), ==, 2);
}

/* Random acts and questions: the list is always what its signals told. */
static void
test_shadow (Fixture *f, gconstpointer data)
{
  static const char *const queries[]
      = { "", "is:unread", "is:archived", "is:trash", "river", "title:school is:unread" };
  g_autoptr (SpLibraryList) list = NULL;
  g_autoptr (SpShadowList) shadow = NULL;
  GRand *rand = g_rand_new_with_seed (sp_test_seed ());

  sp_library_test_settle (f->store);
  sp_library_test_fill (f->folder, 60);
  list = sp_library_list_new (f->store);
  shadow = sp_shadow_list_new (G_LIST_MODEL (list));
  for (guint i = 0; i < 300; i++)
    {
      gint64 id = g_rand_int_range (rand, 1, 61);

      if (g_rand_int_range (rand, 0, 4) == 0)
        sp_library_list_set_query (list,
                                   queries[g_rand_int_range (rand, 0, G_N_ELEMENTS (queries))]);
      else
        mark (f->store,
              id,
              (SpLibraryFlag)g_rand_int_range (rand, 0, 4),
              g_rand_int_range (rand, 0, 2));
      if (g_rand_int_range (rand, 0, 3) == 0)
        {
          sp_library_test_settle (f->store);
          sp_library_test_wait_loaded (list);
          sp_shadow_list_check (shadow);
        }
    }
  sp_library_test_settle (f->store);
  g_rand_free (rand);
}

/* A long list reads only what is asked for. */
static void
test_long (Fixture *f, gconstpointer data)
{
  g_autoptr (SpLibraryList) list = NULL;
  g_autoptr (SpLibraryItem) far = NULL;

  sp_library_test_settle (f->store);
  sp_library_test_fill (f->folder, 2000);
  list = sp_library_list_new (f->store);
  sp_library_test_wait_loaded (list);
  g_assert_cmpuint (sp_library_list_get_n_articles (list), ==, 2000);
  far = g_list_model_get_item (G_LIST_MODEL (list), 1500);
  g_assert_null (sp_library_item_get_entry (far));
  for (guint i = 0; i < 100 && sp_library_item_get_entry (far) == NULL; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      sp_library_test_settle (f->store);
    }
  g_assert_nonnull (sp_library_item_get_entry (far));
  g_assert_cmpint (sp_library_item_get_entry (far)->id, ==, sp_library_item_get_id (far));
}

static gboolean
is_open (gpointer store)
{
  return sp_library_store_get_state (store) != SP_LIBRARY_STORE_OPENING;
}

static void
test_newer (Fixture *f, gconstpointer data)
{
  g_autoptr (SpLibraryList) list = NULL;

  sp_library_test_settle (f->store);
  sp_library_test_close (f);
  sp_library_test_fill (f->folder, 3);
  sp_library_test_set_version (f->folder, 9999);
  sp_library_test_open (f);
  g_assert_true (sp_test_wait (is_open, f->store));
  g_assert_cmpint (sp_library_store_get_state (f->store), ==, SP_LIBRARY_STORE_READ_ONLY);
  g_assert_false (sp_library_store_is_writable (f->store));
  list = sp_library_list_new (f->store);
  sp_library_test_wait_loaded (list);
  g_assert_cmpuint (sp_library_list_get_n_articles (list), ==, 3);
}

static void
failed_cb (SpLibraryStore *store, const char *sentence, gpointer user_data)
{
  g_assert_nonnull (strstr (sentence, "damaged"));
  (*(guint *)user_data)++;
}

static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "library.db", NULL);
  g_autoptr (SpLibraryList) list = NULL;
  g_autoptr (SpLibraryOpened) opened = NULL;
  g_autoptr (GError) error = NULL;
  guint n_failed = 0;

  sp_library_test_close (f);
  g_assert_true (
      g_file_set_contents (path, "no library, but long enough to look like one", -1, NULL));
  sp_library_test_open (f);
  g_signal_connect (f->store, "failed", G_CALLBACK (failed_cb), &n_failed);
  g_assert_true (sp_test_wait (is_open, f->store));
  g_assert_cmpint (sp_library_store_get_state (f->store), ==, SP_LIBRARY_STORE_FAILED);
  g_assert_error (sp_library_store_get_error (f->store), SP_ERROR, SP_ERROR_CORRUPT);
  opened = open_entry (f->store, 1, &error);
  g_assert_null (opened);
  g_assert_error (error, SP_ERROR, SP_ERROR_CORRUPT);
  list = sp_library_list_new (f->store);
  sp_library_test_wait_loaded (list);
  g_assert_error (sp_library_list_get_error (list), SP_ERROR, SP_ERROR_CORRUPT);
  mark (f->store, 1, SP_LIBRARY_READ, 1);
  sp_library_test_settle (f->store);
  g_assert_cmpuint (n_failed, ==, 1);
}

/* The store goes at once with a hundred acts still to do: they are done. */
static void
test_goodbye (Fixture *f, gconstpointer data)
{
  g_autoptr (SpLibrary) library = NULL;
  g_autoptr (GPtrArray) read = NULL;

  sp_library_test_settle (f->store);
  sp_library_test_fill (f->folder, 100);
  for (gint64 id = 1; id <= 100; id++)
    mark (f->store, id, SP_LIBRARY_READ, 1);
  sp_library_test_close (f);
  library = sp_library_open (f->folder, NULL);
  read = sp_library_search (library, "is:read", 200, 0, NULL);
  g_assert_cmpuint (read->len, ==, 100);
}

/* The same text from another place, and almost the same under the same title, are twins; another
 * text under that title is none. */
static void
test_twins (Fixture *f, gconstpointer data)
{
  g_autoptr (SpArticle) article = sp_library_test_make_article (1);
  g_autoptr (SpArticle) elsewhere = sp_library_test_make_article (1);
  g_autoptr (SpText) text = sp_text_new (
      "Report 1 on the dairy\n\n* The council spoke of the dairy in its meeting number1. Nothing "
      "else was said.\n\nSubscribe now",
      -1,
      NULL);
  g_autoptr (SpText) other
      = sp_text_new ("A report on cheese and on nothing else at all.", -1, NULL);
  g_autoptr (SpArticle) almost = sp_article_new (text);
  g_autoptr (SpArticle) namesake = sp_article_new (other);
  g_autoptr (SpLibraryOpened) first = keep (f->store, article);
  g_autoptr (SpLibraryOpened) second = NULL;
  g_autoptr (SpLibraryOpened) third = NULL;
  g_autoptr (SpLibraryOpened) fourth = NULL;

  g_assert_cmpint (first->twin, ==, 0);
  sp_article_set_title (almost, sp_article_get_title (article), (SpSpan){ 0, 0 });
  sp_article_set_title (namesake, sp_article_get_title (article), (SpSpan){ 0, 0 });
  fourth = keep (f->store, namesake);
  g_assert_cmpint (fourth->twin, ==, 0);
  third = keep (f->store, almost);
  g_assert_cmpint (third->twin, ==, first->id);
  sp_article_set_url (elsewhere, "https://example.org/1");
  second = keep (f->store, elsewhere);
  g_assert_cmpint (second->id, !=, first->id);
  g_assert_cmpint (second->twin, ==, first->id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/library/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("keep", test_keep);
  ADD ("twins", test_twins);
  ADD ("findings", test_findings);
  ADD ("list", test_list);
  ADD ("changes", test_changes);
  ADD ("shadow", test_shadow);
  ADD ("long", test_long);
  ADD ("newer", test_newer);
  ADD ("damaged", test_damaged);
  ADD ("goodbye", test_goodbye);
  return g_test_run ();
}
