/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-conllu.h"
#include "sp-error.h"

#define REST "\t_\t_\t_\t_\t_\t_\t_\t"

static const char good[]
    = "# newdoc id = x\n# newpar\n# text = whatever\n"
      "1\tThe" REST "_\n2-3\tdon't" REST "SpaceAfter=No\n2\tdo" REST "_\n3\tn't" REST
      "_\n3.1\tghost" REST "_\n4\t." REST "X=1|SpaceAfter=No\n\n"
      "1-2\tits" REST "_\n1\tit" REST "_\n2\t's" REST "_\r\n3\té 5" REST "_\n\n"
      "# newpar\n1\tEnd" REST "_";

static void
test_good (void)
{
  static const char *const words[] = { "The", "do", "n't", ".", "it", "'s", "é 5", "End" };
  static const guint joined[] = { 0, 0, 1, 0, 0, 1, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTokens) tokens = sp_conllu_read (good, strlen (good), &error);
  const SpSentence *sentences;
  const SpToken *token;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpstr (sp_text_get_utf8 (sp_tokens_get_text (tokens)), ==, "The don't.it's é 5\n\nEnd");
  token = sp_tokens_get (tokens, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (sp_tokens_is (tokens, i, words[i]));
      g_assert_cmpuint ((token[i].flags & SP_TOKEN_JOINED) != 0, ==, joined[i]);
    }
  sentences = sp_tokens_get_sentences (tokens, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (sentences[1].first_token, ==, 4);
  g_assert_cmpuint (sentences[1].n_tokens, ==, 3);
  g_assert_cmpuint (sentences[1].span.start, ==, 10);
  g_assert_cmpuint (sentences[1].paragraph, ==, 0);
  g_assert_cmpuint (sentences[2].paragraph, ==, 1);
}

static void
test_bad (void)
{
  static const char *const bad[] = {
    "",
    "\n\n",
    "# text = x\n",
    "1\tThe\n",
    "1\tThe" REST "_\t_",
    "x\tThe" REST "_",
    "2\tThe" REST "_",
    "1\t" REST "_",
    "1\ta" REST "_\n1\tb" REST "_",
    "1\ta" REST "_\n3\tb" REST "_",
    "2-1\tx" REST "_",
    "-1\tx" REST "_",
    "1-\tx" REST "_",
    "99999999999\tx" REST "_",
    "0\tx" REST "_",
    "1\t\xff" REST "_",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%u", i);
      g_assert_null (sp_conllu_read (bad[i], strlen (bad[i]), &error));
      g_assert_true (error != NULL && error->domain == SP_ERROR);
    }
  g_assert_null (sp_conllu_read ("1\0", 2, NULL));
}

static void
test_too_long (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < 5000; i++)
    g_string_append_printf (lines, "%u\tx" REST "_\n", i);
  g_assert_null (sp_conllu_read (lines->str, lines->len, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/conllu/good", test_good);
  g_test_add_func ("/conllu/bad", test_bad);
  g_test_add_func ("/conllu/too-long", test_too_long);
  return g_test_run ();
}
