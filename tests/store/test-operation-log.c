/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-error.h"
#include "sp-operation-log.h"
#include "sp-sketch.h"

/* The shadow: each act as a list of ids, and how many acts count. */
typedef struct
{
  GPtrArray *acts; /* GPtrArray of char * */
  guint in_force;
} Shadow;

static SpOperation *
make_operation (guint number)
{
  g_autofree char *tag = g_strdup_printf ("tag %u", number);

  return sp_operation_new_tag (tag, TRUE);
}

static void
count_cb (SpOperationLog *log, guint *n)
{
  (*n)++;
}

static void
assert_same (SpOperationLog *log, const Shadow *shadow)
{
  guint n = 0, in_force = 0;

  for (guint i = 0; i < shadow->acts->len; i++)
    {
      const GPtrArray *act = g_ptr_array_index (shadow->acts, i);

      for (guint k = 0; k < act->len; k++, n++)
        {
          g_assert_cmpuint (n, <, sp_operation_log_get_n (log));
          g_assert_cmpstr (sp_operation_log_get (log, n)->name, ==, g_ptr_array_index (act, k));
        }
      in_force += i < shadow->in_force ? act->len : 0;
    }
  g_assert_cmpuint (sp_operation_log_get_n (log), ==, n);
  g_assert_cmpuint (sp_operation_log_get_n_in_force (log), ==, in_force);
  g_assert_cmpint (sp_operation_log_can_undo (log), ==, shadow->in_force > 0);
  g_assert_cmpint (sp_operation_log_can_redo (log), ==, shadow->in_force < shadow->acts->len);
}

static void
add_act (SpOperationLog *log, Shadow *shadow, GRand *rand, guint *number)
{
  GPtrArray *act = g_ptr_array_new_with_free_func (g_free);
  guint n = g_rand_int_range (rand, 0, 4) == 0 ? (guint)g_rand_int_range (rand, 2, 6) : 1;

  g_ptr_array_set_size (shadow->acts, (int)shadow->in_force);
  if (n > 1)
    sp_operation_log_begin_act (log);
  for (guint i = 0; i < n; i++)
    {
      SpOperation *operation = make_operation ((*number)++);

      g_ptr_array_add (act, g_strdup (operation->name));
      sp_operation_log_take (log, operation);
    }
  if (n > 1)
    sp_operation_log_end_act (log);
  g_ptr_array_add (shadow->acts, act);
  shadow->in_force++;
}

static void
test_shadow (void)
{
  g_autoptr (SpOperationLog) log = sp_operation_log_new ();
  Shadow shadow = { g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref), 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  guint number = 0, told = 0, expected = 0;

  g_signal_connect (log, "changed", G_CALLBACK (count_cb), &told);
  for (guint i = 0; i < 10000; i++)
    {
      int dice = g_rand_int_range (rand, 0, 10);

      if (dice < 4)
        {
          add_act (log, &shadow, rand, &number);
          expected++;
        }
      else if (dice < 8)
        {
          g_assert_cmpint (sp_operation_log_undo (log), ==, shadow.in_force > 0);
          expected += shadow.in_force > 0;
          shadow.in_force -= shadow.in_force > 0;
        }
      else
        {
          gboolean can = shadow.in_force < shadow.acts->len;

          g_assert_cmpint (sp_operation_log_redo (log), ==, can);
          expected += can;
          shadow.in_force += can;
        }
      g_assert_cmpuint (told, ==, expected);
      assert_same (log, &shadow);
    }
  g_ptr_array_unref (shadow.acts);
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
  for (guint kind = SP_OPERATION_DROP_PARAGRAPH; kind < SP_N_OPERATION_KINDS; kind++)
    assert_round_trip (sp_operation_new_repair (kind, text, span));
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
  g_test_add_func ("/operation/json", test_json);
  g_test_add_func ("/operation/refused", test_refused);
  return g_test_run ();
}
