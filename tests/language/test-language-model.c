/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-language-model.h"
#include "sp-name-model.h"
#include "sp-lemmatizer.h"
#include "sp-network.h"
#include "sp-segmenter.h"

static char *path;
static SpLanguageModel *model;

static SpTokens *
cut (const char *words)
{
  g_autoptr (SpText) text = sp_text_new (words, -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);
  g_autoptr (SpTokens) raw = sp_segmenter_run (article);

  return sp_language_model_split (model, raw);
}

/* Each line: a sentence, then word/XPOS/head word/relation of some of its words. */
static const struct
{
  const char *text, *expected;
} sentences[] = {
  { "The ministry denied the claims.",
    "ministry NN denied nsubj; denied VBD - root; claims NNS denied obj" },
  { "Mexico accused the company.", "Mexico NNP accused nsubj; company NN accused obj" },
  { "The fine was imposed by the court on Friday.",
    "fine NN imposed nsubj:pass; was VBD imposed aux:pass; court NN imposed obl:agent" },
  { "She said that the talks had failed.",
    "said VBD - root; failed VBN said ccomp; that IN failed mark" },
};

static void
check_expected (const SpTokens *tokens, const SpSyntax *syntax, const char *expected)
{
  g_auto (GStrv) items = g_strsplit (expected, "; ", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_auto (GStrv) part = g_strsplit (items[i], " ", 4);
      gboolean seen = FALSE;

      for (guint t = 0; t < sp_syntax_get_n_words (syntax); t++)
        {
          const SpSyntaxWord *word = sp_syntax_get (syntax, t);
          g_autofree char *head
              = word->head == SP_ROOT ? g_strdup ("-") : sp_tokens_dup (tokens, word->head);

          if (!sp_tokens_is (tokens, t, part[0]))
            continue;
          seen = TRUE;
          g_assert_cmpstr (word->xpos, ==, part[1]);
          g_assert_cmpstr (head, ==, part[2]);
          g_assert_cmpstr (word->deprel, ==, part[3]);
        }
      g_assert_true (seen);
    }
}

static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (SpTokens) tokens = cut (sentences[i].text);
      g_autoptr (SpSyntax) syntax
          = sp_language_model_annotate (model, tokens, NULL, TRUE, NULL, NULL);

      check_expected (tokens, syntax, sentences[i].expected);
    }
}

/* Every sentence is a tree: one root, and every word leads to it. */
static void
assert_trees (const SpTokens *tokens, const SpSyntax *syntax)
{
  guint n;
  const SpSentence *all = sp_tokens_get_sentences (tokens, &n);

  for (guint i = 0; i < n; i++)
    {
      guint roots = 0;

      for (guint t = 0; t < all[i].n_tokens; t++)
        {
          guint steps = 0, at = all[i].first_token + t;

          roots += sp_syntax_get (syntax, at)->head == SP_ROOT;
          while (sp_syntax_get (syntax, at)->head != SP_ROOT && steps++ <= all[i].n_tokens)
            at = sp_syntax_get (syntax, at)->head;
          g_assert_cmpuint (steps, <=, all[i].n_tokens);
        }
      g_assert_cmpuint (roots, ==, 1);
    }
}

static void
test_odd_texts (void)
{
  static const char *const texts[] = {
    "A",           "...",
    "( ( ( (",     "部长星期一说。",
    "قال الوزير.", "THE MINISTER SAID NO",
    "👍 👍",         "\xef\xbf\xbd \xcc\x81\xcc\x81",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SpTokens) tokens = cut (texts[i]);
      g_autoptr (SpSyntax) syntax
          = sp_language_model_annotate (model, tokens, NULL, TRUE, NULL, NULL);

      assert_trees (tokens, syntax);
    }
}

/* A sentence of any length ends, and is one tree. */
static void
test_long (void)
{
  g_autoptr (GString) words = g_string_new ("They saw");
  g_autoptr (GArray) sentence = g_array_new (FALSE, FALSE, sizeof (SpSentence));
  g_autoptr (SpTokens) tokens = NULL;
  g_autoptr (SpTokens) one = NULL;
  g_autoptr (SpSyntax) syntax = NULL;
  SpSentence whole = { 0 };
  GArray *copy;
  const SpToken *all;
  guint n;

  for (guint i = 0; i < 4000; i++)
    g_string_append (words, " the old boats and");
  tokens = cut (words->str);
  all = sp_tokens_get (tokens, &n);
  copy = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (SpToken)), all, n);
  whole.n_tokens = n;
  whole.span = (SpSpan){ 0, all[n - 1].span.end };
  g_array_append_val (sentence, whole);
  one = sp_tokens_new (sp_tokens_get_text (tokens), copy, g_steal_pointer (&sentence));
  syntax = sp_language_model_annotate (model, one, NULL, TRUE, NULL, NULL);
  for (guint t = 0, roots = 0; t < n; t++)
    {
      roots += sp_syntax_get (syntax, t)->head == SP_ROOT;
      g_assert_cmpuint (roots, <=, 1);
    }
}

/* The same words again are annotated as they were. */
static void
test_repeated (void)
{
  g_autoptr (SpTokens) tokens
      = cut ("Rain fell.\n\nThe ministry denied the claims.\n\nThe ministry denied the claims.\n");
  g_autoptr (SpSyntax) syntax = sp_language_model_annotate (model, tokens, NULL, TRUE, NULL, NULL);
  guint n;
  const SpSentence *all = sp_tokens_get_sentences (tokens, &n);
  guint before = all[1].first_token, after = all[2].first_token;

  g_assert_cmpuint (n, ==, 3);
  assert_trees (tokens, syntax);
  for (guint i = 0; i < all[1].n_tokens; i++)
    {
      const SpSyntaxWord *a = sp_syntax_get (syntax, before + i);
      const SpSyntaxWord *b = sp_syntax_get (syntax, after + i);

      g_assert_cmpstr (a->xpos, ==, b->xpos);
      g_assert_cmpstr (a->deprel, ==, b->deprel);
      g_assert_cmpstr (a->lemma, ==, b->lemma);
      g_assert_true (a->head == SP_ROOT ? b->head == SP_ROOT : a->head - before == b->head - after);
    }
}

/* Words without an end that never repeat are no prose; they are still one tree a sentence. */
static void
test_unending (void)
{
  g_autoptr (GString) words = g_string_new ("They saw");
  g_autoptr (SpTokens) tokens = NULL;
  g_autoptr (SpSyntax) syntax = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (words, " a%u", i);
  tokens = cut (words->str);
  syntax = sp_language_model_annotate (model, tokens, NULL, TRUE, NULL, NULL);
  assert_trees (tokens, syntax);
  g_assert_cmpstr (sp_syntax_get (syntax, 0)->upos, ==, "PRON");
  g_assert_cmpstr (sp_syntax_get (syntax, 19001)->upos, ==, "X");
  g_assert_cmpstr (sp_syntax_get (syntax, 19001)->lemma, ==, "a18999");
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpTokens) tokens = cut ("One. Two. Three.");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sp_language_model_annotate (model, tokens, NULL, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const struct
{
  const char *word, *xpos, *lemma;
} lemmas[] = {
  { "denied", "VBD", "deny" },    { "accusing", "VBG", "accuse" },
  { "said", "VBD", "say" },       { "countries", "NNS", "country" },
  { "was", "VBD", "be" },         { "Meetings", "NNS", "meeting" },
  { "better", "JJR", "good" },    { "Britain", "NNP", "Britain" },
  { "n't", "RB", "not" },         { "children", "NNS", "child" },
  { "imposed", "VBN", "impose" }, { "refuses", "VBZ", "refuse" },
};

static void
test_lemmas (void)
{
  g_autoptr (SpModelFile) file = sp_model_file_open (path, NULL);
  g_autoptr (SpLemmatizer) lemmatizer = sp_lemmatizer_new (file, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lemmas); i++)
    {
      g_autofree char *lemma = sp_lemmatizer_dup_lemma (lemmatizer, lemmas[i].word, lemmas[i].xpos);

      g_assert_cmpstr (lemma, ==, lemmas[i].lemma);
    }
}

/* The plain kernel and the processor's own give the same parse. */
static void
test_same_everywhere (void)
{
  static const char *const words[]
      = { "Lawyers", "for", "the", "city", "said", "it", "had", "broken", "no", "law", "." };
  g_autoptr (SpModelFile) file = sp_model_file_open (path, NULL);
  g_autoptr (SpNetwork) fast = sp_network_new (file, NULL);
  g_autoptr (SpNetwork) plain = sp_network_new (file, NULL);
  SpParsedWord a[G_N_ELEMENTS (words)], b[G_N_ELEMENTS (words)];

  sp_network_use_kernels (plain, &sp_kernels_scalar);
  sp_network_parse (fast, words, G_N_ELEMENTS (words), NULL, 0, TRUE, a);
  sp_network_parse (plain, words, G_N_ELEMENTS (words), NULL, 0, TRUE, b);
  g_assert_cmpmem (a, sizeof a, b, sizeof b);
}

/* A person's name is one in the tree, whatever the network would make of its words. */
static void
test_names (void)
{
  g_autoptr (SpTokens) tokens
      = cut ("The party's Ip Lo Kwok-hung met Regina Low in Oslo on Monday.");
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (SpFoundName));
  g_autoptr (SpSyntax) syntax = NULL;
  static const SpFoundName found[] = {
    { 3, 5, SP_FOUND_PERSON }, /* Ip Lo Kwok - hung */
    { 9, 2, SP_FOUND_PERSON }, /* Regina Low */
    { 12, 1, SP_FOUND_PLACE },
  };
  static const struct
  {
    guint token, head;
    const char *deprel;
  } inside[] = {
    { 4, 3, "flat" }, { 5, 3, "flat" }, { 6, 7, "punct" }, { 7, 5, "flat" }, { 10, 9, "flat" },
  };

  g_array_append_vals (names, found, G_N_ELEMENTS (found));
  syntax = sp_language_model_annotate (model, tokens, names, TRUE, NULL, NULL);
  assert_trees (tokens, syntax);
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      const SpSyntaxWord *word = sp_syntax_get (syntax, inside[i].token);

      g_assert_cmpuint (word->head, ==, inside[i].head);
      g_assert_cmpstr (word->deprel, ==, inside[i].deprel);
      g_assert_cmpstr (word->upos, ==, inside[i].token == 6 ? "PUNCT" : "PROPN");
    }
  g_assert_cmpuint (sp_syntax_get (syntax, 3)->head, ==, 8);
  g_assert_cmpstr (sp_syntax_get (syntax, 3)->deprel, ==, "nsubj");
  g_assert_cmpuint (sp_syntax_get (syntax, 9)->head, ==, 8);
  g_assert_cmpstr (sp_syntax_get (syntax, 9)->deprel, ==, "obj");
}

/* Units anywhere leave one tree: at both ends, side by side, over all words. */
static void
test_units (void)
{
  static const char *const words[]
      = { "Lawyers", "for", "the", "city", "said", "it", "had", "broken", "no", "law", "." };
  static const SpUnit units[][3] = {
    { { 0, 2 }, { 2, 2 }, { 9, 2 } },
    { { 0, 11 } },
    { { 3, 3 }, { 6, 4 } },
  };
  static const guint n_units[] = { 3, 1, 2 };
  g_autoptr (SpModelFile) file = sp_model_file_open (path, NULL);
  g_autoptr (SpNetwork) network = sp_network_new (file, NULL);
  SpParsedWord parsed[G_N_ELEMENTS (words)];

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      guint roots = 0;

      sp_network_parse (network, words, G_N_ELEMENTS (words), units[u], n_units[u], TRUE, parsed);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          guint steps = 0;

          roots += parsed[i].head == 0;
          for (guint at = i + 1; at != 0; at = parsed[at - 1].head)
            g_assert_cmpuint (steps++, <=, G_N_ELEMENTS (words));
        }
      g_assert_cmpuint (roots, ==, 1);
      for (guint k = 0; k < n_units[u]; k++)
        for (guint i = 1; i < units[u][k].n; i++)
          g_assert_cmpuint (parsed[units[u][k].first + i].head, ==, units[u][k].first + 1);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int rc;

  g_test_init (&argc, &argv, NULL);
  path = g_build_filename (g_getenv ("STANDPOINT_DATA"), "model", "english.bin", NULL);
  model = sp_language_model_new (path, &error);
  g_assert_no_error (error);
  g_test_add_func ("/language-model/sentences", test_sentences);
  g_test_add_func ("/language-model/odd-texts", test_odd_texts);
  g_test_add_func ("/language-model/long", test_long);
  g_test_add_func ("/language-model/repeated", test_repeated);
  g_test_add_func ("/language-model/unending", test_unending);
  g_test_add_func ("/language-model/cancelled", test_cancelled);
  g_test_add_func ("/language-model/lemmas", test_lemmas);
  g_test_add_func ("/language-model/same-everywhere", test_same_everywhere);
  g_test_add_func ("/language-model/names", test_names);
  g_test_add_func ("/language-model/units", test_units);
  rc = g_test_run ();
  sp_language_model_unref (model);
  g_free (path);
  return rc;
}
