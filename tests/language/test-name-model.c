/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include "sp-name-features.h"
#include "sp-name-model.h"
#include "sp-segmenter.h"

/* The shipped name model: plain sentences, odd texts, damage. */

static char *path;
static SpNameModel *model;

static SpTokens *
segment (const char *utf8)
{
  g_autoptr (SpText) text = sp_text_new (utf8, -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);

  return sp_segmenter_run (article);
}

/* "PER Ana Torres; PLACE Lima" */
static char *
describe (const char *utf8)
{
  g_autoptr (SpTokens) tokens = segment (utf8);
  g_autoptr (GArray) names = sp_name_model_find (model, tokens);
  GString *out = g_string_new (NULL);
  guint n;
  const SpToken *all = sp_tokens_get (tokens, &n);

  for (guint i = 0; i < names->len; i++)
    {
      const SpFoundName *name = &g_array_index (names, SpFoundName, i);
      SpSpan span = { all[name->first_token].span.start,
                      all[name->first_token + name->n_tokens - 1].span.end };
      g_autofree char *words = sp_text_dup_span (sp_tokens_get_text (tokens), span);

      g_string_append_printf (out,
                              "%s%s %s",
                              out->len > 0 ? "; " : "",
                              sp_found_type_to_string (name->type),
                              words);
    }
  return g_string_free (out, FALSE);
}

static void
test_sentences (void)
{
  static const struct
  {
    const char *text, *names;
  } rows[] = {
    { "Yesterday the French president met Maria Gomez in Berlin.",
      "NORP French; PER Maria Gomez; PLACE Berlin" },
    { "Officials in Kenya said the World Bank would send more money.",
      "PLACE Kenya; ORG World Bank" },
    { "The rain fell all day and nobody went out.", "" },
    { "Reporters from Reuters spoke to John Smith on Monday.", "ORG Reuters; PER John Smith" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *names = describe (rows[i].text);

      g_assert_cmpstr (names, ==, rows[i].names);
    }
}

/* Names lie in order, inside the text and inside one paragraph. */
static void
check_names (const char *utf8)
{
  g_autoptr (SpTokens) tokens = segment (utf8);
  g_autoptr (GArray) names = sp_name_model_find (model, tokens);
  guint n, next = 0;

  sp_tokens_get (tokens, &n);
  for (guint i = 0; i < names->len; i++)
    {
      const SpFoundName *name = &g_array_index (names, SpFoundName, i);

      g_assert_cmpuint (name->first_token, >=, next);
      g_assert_cmpuint (name->n_tokens, >, 0);
      next = name->first_token + name->n_tokens;
    }
  g_assert_cmpuint (next, <=, n);
}

static void
test_odd_texts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  check_names ("");
  check_names ("…");
  check_names ("Владимир приехал в Киев.\n\nשלום עולם\n\n北京市长说");
  for (guint i = 0; i < 50000; i++)
    g_string_append (text, i % 3 == 0 ? "Smith " : "(of ");
  check_names (text->str);
}

static void
test_moves (void)
{
  g_assert_true (sp_name_may_follow (0, 0));
  g_assert_true (sp_name_may_follow (0, 1));
  g_assert_true (sp_name_may_follow (1, 3));
  g_assert_false (sp_name_may_follow (0, 2));
  g_assert_false (sp_name_may_follow (1, 0));
  g_assert_false (sp_name_may_follow (1, 7));
}

static void
assert_refused (const char *data, gsize n)
{
  g_autofree char *scratch = g_build_filename (g_get_tmp_dir (), "sp-names-hurt.bin", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpNameModel) hurt = NULL;

  g_assert_true (g_file_set_contents (scratch, data, (gssize)n, NULL));
  hurt = sp_name_model_new (scratch, &error);
  g_assert_null (hurt);
  g_assert_nonnull (error);
  g_unlink (scratch);
}

static void
test_damage (void)
{
  g_autofree char *bytes = NULL, *other = NULL, *other_path = NULL;
  gsize n, n_other;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  assert_refused (bytes, n - 1);
  assert_refused (bytes, 63);
  assert_refused ("no model at all", 15);
  bytes[70] ^= 4; /* in the section table */
  assert_refused (bytes, n);
  other_path = g_build_filename (g_getenv ("STANDPOINT_DATA"), "model", "english.bin", NULL);
  g_assert_true (g_file_get_contents (other_path, &other, &n_other, NULL));
  assert_refused (other, n_other);
}

/* What a word was found to be elsewhere counts for it, what it is itself does not. */
static void
test_votes (void)
{
  static const char *const forms[] = { "Lima", "and", "Lima", "but", "Lima", "Berg" };
  const guint8 states[] = { 12, 0, 4, 0, 12, 4 }; /* two places and a person; a person */
  SpNameWord words[6];

  for (guint i = 0; i < 6; i++)
    sp_name_word_init (&words[i], forms[i]);
  sp_name_words_vote (words, 6, states);
  g_assert_cmpuint (words[2].own, ==, 2);
  g_assert_cmpuint (words[2].vote, ==, 4);
  g_assert_cmpuint (words[2].votes, ==, 2);
  g_assert_cmpuint (words[0].own, ==, 4);
  g_assert_cmpuint (words[1].own, ==, 1);
  g_assert_cmpuint (words[1].vote, ==, 0);
  g_assert_cmpuint (words[5].vote, ==, 0);
  sp_name_words_vote (NULL, 0, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int rc;

  g_test_init (&argc, &argv, NULL);
  path = g_build_filename (g_getenv ("STANDPOINT_DATA"), "model", "names.bin", NULL);
  model = sp_name_model_new (path, &error);
  g_assert_no_error (error);
  g_test_add_func ("/name-model/sentences", test_sentences);
  g_test_add_func ("/name-model/odd-texts", test_odd_texts);
  g_test_add_func ("/name-model/moves", test_moves);
  g_test_add_func ("/name-model/damage", test_damage);
  g_test_add_func ("/name-model/votes", test_votes);
  rc = g_test_run ();
  sp_name_model_unref (model);
  g_free (path);
  return rc;
}
