/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include "sp-error.h"
#include "sp-library-log.h"
#include "sp-sketch.h"

/* The shadow: the state after each act as a line a mark or tag, and how many acts count. */
typedef struct
{
  GPtrArray *states; /* GPtrArray of char *; the first is empty */
  guint in_force;
  guint n_made;
} Shadow;

static void
count_cb (SpOperationLog *log, guint *n)
{
  (*n)++;
}

/* Returns: (transfer full) (element-type utf8): what the log says, in the words of the shadow. */
static GPtrArray *
describe (SpOperationLog *log)
{
  g_autoptr (GPtrArray) operations = sp_operation_log_dup_in_force (log);
  g_autoptr (GPtrArray) marks = sp_operations_list_marks (operations);
  g_autoptr (GPtrArray) tags = sp_operations_list_tags (operations);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < marks->len; i++)
    {
      const SpMark *mark = g_ptr_array_index (marks, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s %u %s", mark->id, mark->colour, mark->note));
    }
  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (lines, g_strdup (g_ptr_array_index (tags, i)));
  return lines;
}

static void
assert_same (SpOperationLog *log, const Shadow *shadow)
{
  g_autoptr (GPtrArray) lines = describe (log);
  const GPtrArray *expected = g_ptr_array_index (shadow->states, shadow->in_force);

  g_assert_cmpuint (lines->len, ==, expected->len);
  for (guint i = 0; i < lines->len; i++)
    g_assert_true (g_ptr_array_find_with_equal_func ((GPtrArray *)expected,
                                                     g_ptr_array_index (lines, i),
                                                     g_str_equal,
                                                     NULL));
  g_assert_cmpint (sp_operation_log_can_undo (log), ==, shadow->in_force > 0);
  g_assert_cmpint (sp_operation_log_can_redo (log), ==, shadow->in_force + 1 < shadow->states->len);
}

static gboolean
is_mark (const char *line)
{
  return strchr (line, ' ') != NULL;
}

static SpMark *
read_line (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " ", 3);
  SpMark *mark = sp_mark_new_on_article (parts[2]);

  g_free (mark->id);
  mark->id = g_strdup (parts[0]);
  mark->colour = (guint)g_ascii_strtoull (parts[1], NULL, 10);
  return mark;
}

/* Does something random with @lines. Returns: (transfer full): the operation for it. */
static SpOperation *
act_on (GPtrArray *lines, GRand *rand, guint number)
{
  guint at = lines->len > 0 ? (guint)g_rand_int_range (rand, 0, (gint32)lines->len) : 0;
  const char *line = lines->len > 0 ? g_ptr_array_index (lines, at) : NULL;
  g_autofree char *words = g_strdup_printf ("words%u", number);
  int dice = g_rand_int_range (rand, 0, 5);
  SpOperation *operation;

  if (line == NULL || dice == 0)
    {
      g_ptr_array_add (lines, g_strdup (words));
      return sp_operation_new_tag (words, TRUE);
    }
  if (dice == 1 || (dice < 4 && !is_mark (line)))
    {
      g_autoptr (SpMark) mark = sp_mark_new_on_article (words);

      mark->colour = number % (SP_N_MARK_COLOURS + 1);
      g_ptr_array_add (lines, g_strdup_printf ("%s %u %s", mark->id, mark->colour, words));
      return sp_operation_new_add_mark (mark);
    }
  if (is_mark (line))
    {
      g_autoptr (SpMark) mark = read_line (line);
      g_autoptr (SpMark) edited = sp_mark_copy (mark);

      if (dice == 4)
        operation = sp_operation_new_delete_mark (mark);
      else
        {
          sp_mark_set_note (edited, words);
          g_ptr_array_add (lines, g_strdup_printf ("%s %u %s", mark->id, mark->colour, words));
          operation = sp_operation_new_edit_mark (edited);
        }
    }
  else
    operation = sp_operation_new_tag (line, FALSE);
  g_ptr_array_remove_index_fast (lines, at);
  return operation;
}

static gpointer
copy_line (gconstpointer line, gpointer data)
{
  return g_strdup (line);
}

static void
add_act (SpOperationLog *log, Shadow *shadow, GRand *rand)
{
  GPtrArray *state
      = g_ptr_array_copy (g_ptr_array_index (shadow->states, shadow->in_force), copy_line, NULL);
  guint n = g_rand_int_range (rand, 0, 4) == 0 ? (guint)g_rand_int_range (rand, 2, 6) : 1;

  g_ptr_array_set_free_func (state, g_free);
  g_ptr_array_set_size (shadow->states, (int)shadow->in_force + 1);
  if (n > 1)
    sp_operation_log_begin_act (log);
  for (guint i = 0; i < n; i++)
    sp_operation_log_take (log, act_on (state, rand, shadow->n_made++));
  if (n > 1)
    sp_operation_log_end_act (log);
  g_ptr_array_add (shadow->states, state);
  shadow->in_force++;
}

/* Does one random thing; for a while the log grows, then it shrinks. Returns: TRUE if it changed
 * anything. */
static gboolean
step (SpOperationLog *log, Shadow *shadow, GRand *rand, guint number)
{
  gboolean grows = number / 200 % 2 == 0;
  int dice = g_rand_int_range (rand, 0, 20);
  gboolean can_redo = shadow->in_force + 1 < shadow->states->len;

  if (dice < (grows ? 10 : 3))
    {
      add_act (log, shadow, rand);
      return TRUE;
    }
  if (dice < 15 + (grows ? 0 : 1))
    {
      g_assert_cmpint (sp_operation_log_undo (log), ==, shadow->in_force > 0);
      return shadow->in_force > 0 && shadow->in_force-- > 0;
    }
  g_assert_cmpint (sp_operation_log_redo (log), ==, can_redo);
  shadow->in_force += can_redo;
  return can_redo;
}

static Shadow
new_shadow (void)
{
  Shadow shadow = { g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref), 0, 0 };

  g_ptr_array_add (shadow.states, g_ptr_array_new_with_free_func (g_free));
  return shadow;
}

static void
test_shadow (void)
{
  g_autoptr (SpOperationLog) log = sp_operation_log_new ();
  Shadow shadow = new_shadow ();
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  guint told = 0, expected = 0;

  g_signal_connect (log, "changed", G_CALLBACK (count_cb), &told);
  for (guint i = 0; i < 10000; i++)
    {
      expected += step (log, &shadow, rand, i);
      g_assert_cmpuint (told, ==, expected);
      assert_same (log, &shadow);
    }
  g_ptr_array_unref (shadow.states);
}

/* ---- kept in a library ---- */

typedef struct
{
  SpLibrary *library;
  gint64 id;
  gint64 revision;
} Keeper;

static void
keep_cb (SpOperationLog *log, guint first, guint in_force, Keeper *keeper)
{
  g_autoptr (SpLogChange) change = sp_log_change_new_of_log (log, first);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (change->in_force, ==, in_force);
  sp_library_write_log (keeper->library, keeper->id, change, &keeper->revision, &error);
  g_assert_no_error (error);
}

static SpOperationLog *
open_log (Keeper *keeper, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLogChange) whole = NULL;
  SpOperationLog *log = sp_operation_log_new ();

  keeper->library = sp_library_open (folder, &error);
  g_assert_no_error (error);
  whole = sp_library_load_log (keeper->library, keeper->id, &keeper->revision, &error);
  g_assert_no_error (error);
  sp_log_change_restore (whole, log);
  g_signal_connect (log, "written", G_CALLBACK (keep_cb), keeper);
  return log;
}

static void
remove_library (const char *folder)
{
  static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static gint64
add_article (const char *folder)
{
  g_autoptr (SpLibrary) library = sp_library_open (folder, NULL);
  g_autoptr (SpText) text = sp_text_new ("The harbour waits.", -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);
  gint64 id = 0;

  g_assert_true (sp_library_add (library, article, NULL, NULL, 1, &id, NULL));
  return id;
}

/* What is found by the words of notes and tags is what the shadow says. */
static void
assert_searchable (SpLibrary *library, const Shadow *shadow)
{
  const GPtrArray *lines = g_ptr_array_index (shadow->states, shadow->in_force);
  g_autoptr (GPtrArray) noted = sp_library_search (library, "is:noted", 10, 0, NULL);
  guint n_marks = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      g_autofree char *query = is_mark (line)
                                   ? g_strdup_printf ("notes:%s", strrchr (line, ' ') + 1)
                                   : g_strdup_printf ("tag:%s", line);
      g_autoptr (GPtrArray) found = sp_library_search (library, query, 10, 0, NULL);

      g_assert_cmpuint (found->len, ==, 1);
      n_marks += is_mark (line);
    }
  g_assert_cmpuint (noted->len, ==, n_marks > 0);
}

static void
test_kept (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-log-XXXXXX", NULL);
  Keeper keeper = { NULL, add_article (folder), 0 };
  g_autoptr (SpOperationLog) log = open_log (&keeper, folder);
  Shadow shadow = new_shadow ();
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  g_autoptr (GPtrArray) wrong = NULL;

  for (guint i = 0; i < 400; i++)
    {
      step (log, &shadow, rand, i);
      assert_same (log, &shadow);
      if (g_rand_int_range (rand, 0, 20) > 0)
        continue;
      assert_searchable (keeper.library, &shadow);
      g_clear_object (&log);
      g_clear_pointer (&keeper.library, sp_library_close);
      log = open_log (&keeper, folder);
      assert_same (log, &shadow);
    }
  wrong = sp_library_check (keeper.library, NULL);
  g_assert_cmpuint (wrong->len, ==, 0);
  g_clear_pointer (&keeper.library, sp_library_close);
  remove_library (folder);
  g_ptr_array_unref (shadow.states);
}

/* Of two writers that know the same revision the second is told to look again. */
static void
test_stale (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-log-XXXXXX", NULL);
  Keeper one = { NULL, add_article (folder), 0 }, two = one;
  g_autoptr (SpOperationLog) log = open_log (&one, folder);
  g_autoptr (SpLogChange) change = sp_log_change_new (0, 1);
  g_autoptr (SpLogChange) beyond = sp_log_change_new (9, 9);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  two.library = sp_library_open (folder, NULL);
  sp_operation_log_take (log, sp_operation_new_tag ("mine", TRUE));
  sp_log_change_take (change, sp_operation_new_tag ("yours", TRUE), 0);
  g_assert_false (sp_library_write_log (two.library, two.id, change, &two.revision, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_STALE);
  g_clear_error (&error);
  g_assert_false (sp_library_write_log (two.library, two.id, beyond, &one.revision, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_STALE);
  found = sp_library_search (two.library, "tag:mine -tag:yours", 10, 0, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  sp_library_close (one.library);
  sp_library_close (two.library);
  remove_library (folder);
}

/* An operation that cannot be read is named, put aside at the next write, and hides no other. */
static void
test_unread (void)
{
  g_autofree char *folder = g_dir_make_tmp ("standpoint-log-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  Keeper keeper = { NULL, add_article (folder), 0 };
  SpOperationLog *log = open_log (&keeper, folder);
  g_autoptr (GPtrArray) wrong = NULL;
  g_autoptr (GPtrArray) none = NULL;
  sqlite3 *raw;

  for (guint i = 0; i < 3; i++)
    sp_operation_log_take (log, sp_operation_new_tag (i == 0 ? "a" : i == 1 ? "b" : "c", TRUE));
  g_object_unref (log);
  sp_library_close (keeper.library);
  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (raw,
                    "UPDATE operation SET body = '{\"do\": \"sing\"}' WHERE number = 1",
                    NULL,
                    NULL,
                    NULL),
      ==,
      SQLITE_OK);
  sqlite3_close (raw);
  log = open_log (&keeper, folder);
  wrong = sp_library_check (keeper.library, NULL);
  g_assert_cmpuint (wrong->len, ==, 1);
  g_assert_cmpuint (sp_operation_log_get_n (log), ==, 2);
  g_assert_cmpuint (sp_operation_log_get_n_in_force (log), ==, 2);
  sp_operation_log_undo (log);
  g_object_unref (log);
  sp_library_close (keeper.library);
  log = open_log (&keeper, folder);
  none = sp_library_check (keeper.library, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (sp_operation_log_get_n_in_force (log), ==, 1);
  g_assert_cmpstr (sp_operation_log_get (log, 1)->name, ==, "c");
  g_object_unref (log);
  sp_library_close (keeper.library);
  remove_library (folder);
}

static SpOperation *
make_operation (guint number)
{
  g_autofree char *tag = g_strdup_printf ("tag %u", number);

  return sp_operation_new_tag (tag, TRUE);
}

static void
note_written_cb (SpOperationLog *log, guint first, guint in_force, guint seen[2])
{
  seen[0] = first;
  seen[1] = in_force;
}

static void
test_written (void)
{
  g_autoptr (SpOperationLog) log = sp_operation_log_new ();
  guint seen[2] = { 99, 99 };

  g_signal_connect (log, "written", G_CALLBACK (note_written_cb), seen);
  sp_operation_log_take (log, make_operation (0));
  g_assert_cmpuint (seen[0], ==, 0);
  g_assert_cmpuint (seen[1], ==, 1);
  sp_operation_log_begin_act (log);
  sp_operation_log_take (log, make_operation (1));
  sp_operation_log_take (log, make_operation (2));
  g_assert_cmpuint (seen[1], ==, 1);
  sp_operation_log_end_act (log);
  g_assert_cmpuint (seen[0], ==, 1);
  g_assert_cmpuint (seen[1], ==, 3);
  sp_operation_log_undo (log);
  g_assert_cmpuint (seen[0], ==, 3); /* nothing is new */
  g_assert_cmpuint (seen[1], ==, 1);
  sp_operation_log_take (log, make_operation (3));
  g_assert_cmpuint (seen[0], ==, 1);
  g_assert_cmpuint (seen[1], ==, 2);
  g_assert_false (sp_operation_log_redo (log));
  g_assert_cmpstr (sp_operation_log_peek_undo (log)->name, ==, "tag 3");
}

/* ---- JSON ---- */

#define TEXT                                                                                       \
  "The port of Aldmere rejects the claim. Ms Rell, its spokeswoman, said: “No \"crane\" "        \
  "fell.”\n\n"                                                                                   \
  "The union accuses the port of neglect.\n\nA last line.\n"

static SpAnalysis *
make_analysis (void)
{
  g_autoptr (SpArticle) article = sp_sketch_article (TEXT);
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (article));
  int port = sp_sketch_party (analysis,
                              "Port of Aldmere",
                              SP_PARTY_ORGANIZATION,
                              "port of Aldmere|The port");
  int union_ = sp_sketch_party (analysis, "Union", SP_PARTY_GROUP, "The union");
  SpClaim *claim = sp_sketch_claim (analysis, "a crane fell", "crane", port);
  int quote;

  sp_sketch_quote (analysis, port, SP_QUOTE_DIRECT, "said", "“No \"crane\" fell.”");
  quote = 0;
  sp_sketch_position (claim, port, SP_POSITION_DENIES, quote, sp_sketch_span (analysis, "No"));
  sp_sketch_stance (analysis,
                    union_,
                    SP_STANCE_ACCUSES,
                    port,
                    "accuses",
                    "The union accuses the port of neglect.");
  sp_sketch_happening (analysis, "2024", "2024", "last", "last line");
  sp_sketch_finish (analysis);
  return analysis;
}

static void
assert_round_trip (SpOperation *operation)
{
  g_autofree char *once = sp_operation_to_json (operation), *twice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpOperation) read = sp_operation_from_json (once, -1, &error);

  g_assert_no_error (error);
  twice = sp_operation_to_json (read);
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpint (read->kind, ==, operation->kind);
  sp_operation_unref (operation);
}

static void
test_json (void)
{
  g_autoptr (SpAnalysis) analysis = make_analysis ();
  SpText *text = sp_analysis_get_text (analysis);
  g_autoptr (SpOperation) repair = NULL;
  SpSpan span = { 4, 8 };
  SpSpans spans = { &span, 1, 1 };
  SpQuote quote = *sp_analysis_get_quote (analysis, 0);
  SpStance stance = *sp_analysis_get_stance (analysis, 0);
  g_autoptr (SpMark) mark = sp_mark_new (text, span, 3);
  g_autoptr (SpMark) note = sp_mark_new_on_article ("On the whole.");
  const char *tags[] = { "cranes", "“odd” tag", NULL };

  sp_mark_set_note (mark, "line one\nline \"two\"");
  sp_mark_set_tags (mark, tags);
  sp_mark_take_party (mark, sp_description_new_of (analysis, SP_FINDING_PARTY, 0));
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    {
      assert_round_trip (sp_operation_new_accept (analysis, kind, 0));
      assert_round_trip (sp_operation_new_reject (analysis, kind, 0));
    }
  assert_round_trip (sp_operation_new_rename (analysis, 0, "Aldmere Port"));
  assert_round_trip (sp_operation_new_merge (analysis, 0, 1));
  assert_round_trip (sp_operation_new_keep_apart (analysis, 0, 1));
  assert_round_trip (sp_operation_new_split (analysis, 0, &spans, "Harbour", SP_PARTY_PLACE));
  assert_round_trip (sp_operation_new_set_kind (analysis, 1, SP_PARTY_PERSON));
  assert_round_trip (sp_operation_new_set_speaks_for (analysis, 1, 0));
  assert_round_trip (sp_operation_new_set_speaks_for (analysis, 1, SP_NONE));
  assert_round_trip (sp_operation_new_add_party (analysis, "Ms Rell", SP_PARTY_PERSON, &spans));
  assert_round_trip (sp_operation_new_set_speaker (analysis, 0, 1));
  assert_round_trip (sp_operation_new_set_speaker (analysis, 0, SP_NONE));
  quote.anonymous = TRUE;
  assert_round_trip (sp_operation_new_set_quote (analysis, 0, &quote));
  assert_round_trip (sp_operation_new_add_quote (analysis, &quote));
  stance.target_claim = 0;
  stance.modality = SP_MODALITY_ALLEGED;
  assert_round_trip (sp_operation_new_set_stance (analysis, 0, &stance));
  assert_round_trip (sp_operation_new_add_stance (analysis, &stance));
  assert_round_trip (sp_operation_new_add_mark (mark));
  assert_round_trip (sp_operation_new_edit_mark (note));
  assert_round_trip (sp_operation_new_delete_mark (mark));
  assert_round_trip (sp_operation_new_tag ("cyber", TRUE));
  assert_round_trip (sp_operation_new_tag ("cyber", FALSE));
  for (guint kind = SP_OPERATION_DROP_PARAGRAPH; kind <= SP_OPERATION_IN_ARTICLE; kind++)
    assert_round_trip (sp_operation_new_repair (kind, text, span));
  repair = sp_operation_new_repair (SP_OPERATION_DROP_PARAGRAPH, text, span);
  assert_round_trip (sp_operation_new_revert_repair (repair));
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{}",
    "{\"do\": \"dance\", \"id\": \"a\"}",
    "{\"do\": \"rename\", \"id\": \"a\", \"name\": \"B\"}",
    "{\"do\": \"rename\", \"id\": \"a\", \"name\": \"B\", \"subject\": {\"finding\": \"quote\", "
    "\"type\": \"direct\"}}",
    "{\"do\": \"rename\", \"id\": \"a\", \"subject\": {\"finding\": \"party\", \"name\": \"A\", "
    "\"type\": \"person\"}}",
    "{\"do\": \"keep-apart\", \"id\": \"a\", \"subject\": {\"finding\": \"party\", \"name\": "
    "\"A\", \"type\": \"person\"}}",
    "{\"do\": \"add-mark\", \"id\": \"a\", \"mark\": {\"colour\": 1}}",
    "{\"do\": \"add-tag\", \"id\": \"a\", \"name\": \"\"}",
    "{\"do\": \"drop-paragraph\", \"id\": \"a\", \"place\": {\"at\": [1, 2]}}",
    "{\"do\": \"accept\", \"id\": \"a\", \"subject\": {\"finding\": \"party\", \"name\": \"A\", "
    "\"type\": \"person\", \"holder\": {\"finding\": \"party\", \"name\": \"B\", \"type\": "
    "\"person\"}}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sp_operation_from_json (bad[i], -1, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == SP_ERROR);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operation-log/shadow", test_shadow);
  g_test_add_func ("/operation-log/written", test_written);
  g_test_add_func ("/operation-log/kept", test_kept);
  g_test_add_func ("/operation-log/stale", test_stale);
  g_test_add_func ("/operation-log/unread", test_unread);
  g_test_add_func ("/operation/json", test_json);
  g_test_add_func ("/operation/refused", test_refused);
  return g_test_run ();
}
