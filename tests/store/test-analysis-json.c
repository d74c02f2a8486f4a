/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-analysis-json.h"
#include "sp-analysis-private.h"
#include "sp-analysis-read.h"
#include "sp-json-guard.h"

/* One of everything, made by hand. */
static SpAnalysis *
make_analysis (SpText *text)
{
  SpAnalysis *analysis = sp_analysis_new (text);
  SpParty *lin = sp_party_new ("Lin", SP_PARTY_PERSON),
          *china = sp_party_new ("China", SP_PARTY_COUNTRY);
  SpQuote *quote = sp_quote_new (SP_QUOTE_DIRECT);
  SpStance *stance = sp_stance_new (0, SP_STANCE_DENIES);
  SpClaim *claim = sp_claim_new ("it was \"so\"");
  SpHappening *happening = sp_happening_new ("2021-08", "2022-10");
  SpSpan sentence = { 0, 20 };
  SpMention mention = { { 0, 3 }, { 0, 3 }, SP_MENTION_NAME, 0.875 };
  SpPosition position = { 0, SP_POSITION_DENIES, 0, 0, { 0 } };
  SpMerge merge = { 0, 1, 0.5, g_strdup ("“Lin”") };
  int party = 1;

  g_array_append_val (analysis->sentences, sentence);
  g_array_append_val (lin->mentions, mention);
  g_ptr_array_add (lin->aliases, g_strdup ("Jian"));
  lin->role = g_strdup ("spokesman");
  lin->speaks_for = 1;
  lin->salience = 0.5;
  lin->direct_words = 2;
  lin->n_quotes = 1;
  mention.how = SP_MENTION_METONYM;
  g_array_append_val (china->mentions, mention);
  g_ptr_array_add (analysis->parties, lin);
  g_ptr_array_add (analysis->parties, china);
  g_array_append_val (analysis->merges, merge);
  sp_spans_add (&quote->content, (SpSpan){ 4, 8 });
  sp_spans_add (&quote->content, (SpSpan){ 10, 12 });
  quote->speaker = 0;
  quote->act = g_strdup ("say");
  quote->confidence = 1.0 / 3;
  quote->because = g_strdup ("“said”");
  g_ptr_array_add (analysis->quotes, quote);
  sp_spans_add (&stance->evidence, sentence);
  stance->polarity = -1;
  stance->target_claim = 0;
  stance->root = SP_EVENT_REJECT;
  stance->modality = SP_MODALITY_ALLEGED;
  stance->because = g_strdup ("“denied”");
  g_ptr_array_add (analysis->stances, stance);
  claim->about = 1;
  claim->unanswered = TRUE;
  sp_spans_add (&position.evidence, sentence);
  g_array_append_val (claim->positions, position);
  g_ptr_array_add (analysis->claims, claim);
  happening->label = g_strdup ("attacks");
  happening->sentence = sentence;
  g_array_append_val (happening->parties, party);
  g_ptr_array_add (analysis->happenings, happening);
  analysis->coverage = (SpCoverage){ 1, 1, 3, 1, 2, TRUE, g_strdup ("en"), 4, 2 };
  return analysis;
}

static const char wanted[]
    = "{\"format\": \"standpoint-analysis\", \"version\": 1, \"input\": \"a.html\", \"document\": "
      "{\"title\": \"T\", \"byline\": "
      "[\"Anna Berg\"], \"site\": null, \"published\": \"2024-03-28\", \"language\": \"en\", "
      "\"length\": 20, \"sha256\": "
      "\"fea717bc49fa11692b14a68b024a256ae3676a5ecf4b260155a9dcf2321ba301\", \"text\": \"Lin said "
      "\\\"no\\\" again.\"}, \"sentences\": "
      "[[0, 20]], \"parties\": [{\"id\": \"p1\", \"name\": \"Lin\", \"kind\": \"person\", "
      "\"aliases\": [\"Jian\"], \"role\": \"spokesman\", "
      "\"speaks_for\": \"p2\", \"salience\": 0.5, \"voice\": {\"direct_words\": 2, "
      "\"indirect_words\": 0, \"quotes\": 1}, \"mentions\": "
      "[{\"span\": [0, 3], \"head\": [0, 3], \"how\": \"name\", \"confidence\": 0.875}]}, {\"id\": "
      "\"p2\", \"name\": \"China\", \"kind\": "
      "\"country\", \"aliases\": [], \"role\": null, \"speaks_for\": null, \"salience\": 0, "
      "\"voice\": {\"direct_words\": 0, "
      "\"indirect_words\": 0, \"quotes\": 0}, \"mentions\": [{\"span\": [0, 3], \"head\": [0, 3], "
      "\"how\": \"metonym\", \"confidence\": "
      "0.875}]}], \"merges\": [{\"a\": \"p1\", \"b\": \"p2\", \"confidence\": 0.5, "
      "\"because\": \"“Lin”\"}], \"quotes\": [{\"id\": \"q1\", \"kind\": \"direct\", \"content\": "
      "[[4, 8], [10, "
      "12]], \"cue\": [], \"source\": [], "
      "\"speaker\": \"p1\", \"via\": null, \"anonymous\": false, \"act\": \"say\", \"confidence\": "
      "0.3333, \"because\": \"“said”\"}], "
      "\"stances\": [{\"id\": \"s1\", \"holder\": \"p1\", \"type\": \"denies\", \"event\": "
      "\"REJECT\", \"polarity\": -1, \"target\": "
      "{\"party\": null, \"claim\": \"c1\"}, \"negated\": false, \"modality\": \"alleged\", "
      "\"reported_by\": null, \"cue\": [], "
      "\"evidence\": [[0, 20]], \"date\": null, \"confidence\": 0, \"because\": \"“denied”\"}], "
      "\"claims\": [{\"id\": \"c1\", \"label\": "
      "\"it was \\\"so\\\"\", \"spans\": [], \"about\": \"p2\", \"positions\": [{\"party\": "
      "\"p1\", \"position\": \"denies\", \"stance\": "
      "\"s1\", \"quote\": \"q1\", \"evidence\": [[0, 20]]}], \"answered\": false}], \"events\": "
      "[{\"from\": \"2021-08\", \"to\": "
      "\"2022-10\", \"span\": [0, 0], \"label\": \"attacks\", \"sentence\": [0, 20], \"parties\": "
      "[\"p2\"]}], \"coverage\": "
      "{\"sentences\": 1, \"analyzed\": 1, \"below_threshold\": 3, \"quotes_below\": 1, "
      "\"stances_below\": 2, \"language_supported\": true, "
      "\"words\": 4, \"attributed_words\": 2}}\n";

static void
test_all (void)
{
  g_autoptr (SpText) text = sp_text_new ("Lin said \"no\" again.", -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);
  g_autoptr (SpAnalysis) analysis = make_analysis (text);
  g_autoptr (GString) out = g_string_new (NULL);

  sp_article_set_title (article, "T", (SpSpan){ 0, 0 });
  sp_article_add_byline (article, "Anna Berg");
  sp_article_set_published (article, "2024-03-28");
  sp_analysis_append_json (out, article, analysis, "a.html");
  g_assert_cmpstr (out->str, ==, wanted);
  g_assert_true (sp_json_guard_check (out->str, out->len, NULL));
}

/* The text of a plain file is the file: it is not printed. */
static void
test_plain (void)
{
  g_autoptr (SpText) text = sp_text_new ("So.", -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);
  g_autoptr (SpAnalysis) analysis = sp_analysis_new (text);
  g_autoptr (GString) out = g_string_new (NULL);

  sp_article_set_plain (article, TRUE);
  sp_article_set_language (article, "no");
  sp_analysis_append_json (out, article, analysis, "a\"b");
  g_assert_null (strstr (out->str, "\"text\""));
  g_assert_nonnull (strstr (out->str, "\"language\": \"no\""));
  g_assert_nonnull (strstr (out->str, "\"input\": \"a\\\"b\""));
  g_assert_true (sp_json_guard_check (out->str, out->len, NULL));
}

/* What was written is read back as the same findings. */
static void
test_read (void)
{
  g_autoptr (SpText) text = sp_text_new ("Lin said \"no\" again.", -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAnalysis) analysis = sp_analysis_from_json (text, wanted, &error);

  g_assert_no_error (error);
  sp_article_set_title (article, "T", (SpSpan){ 0, 0 });
  sp_article_add_byline (article, "Anna Berg");
  sp_article_set_published (article, "2024-03-28");
  sp_analysis_append_json (out, article, analysis, "a.html");
  g_assert_cmpstr (out->str, ==, wanted);
  g_assert_cmpstr (sp_analysis_get_party (analysis, 0)->key, ==, "lin");
}

/* What points outside of the text or to nothing is refused. */
static void
test_damaged (void)
{
  static const char *const changes[][2] = {
    { "[4, 8]", "[4, 21]" },
    { "[4, 8]", "[8, 4]" },
    { "\"speaker\": \"p1\"", "\"speaker\": \"p3\"" },
    { "\"speaker\": \"p1\"", "\"speaker\": \"q1\"" },
    { "\"quote\": \"q1\"", "\"quote\": \"q2\"" },
    { "\"kind\": \"direct\"", "\"kind\": \"loud\"" },
    { "\"type\": \"denies\"", "\"type\": 7" },
    { "{\"format\"", "[{\"format\"" },
  };
  g_autoptr (SpText) text = sp_text_new ("Lin said \"no\" again.", -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GString) json = g_string_new (wanted);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_string_replace (json, changes[i][0], changes[i][1], 1), ==, 1);
      g_assert_null (sp_analysis_from_json (text, json->str, &error));
      g_assert_nonnull (error);
    }
}

/* Whatever stands in the file, reading it ends with findings or an error. */
static void
test_noise (void)
{
  g_autoptr (SpText) text = sp_text_new ("Lin said \"no\" again.", -1, NULL);

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *json = g_strdup (wanted);
      g_autoptr (SpAnalysis) analysis = NULL;

      for (int j = 0; j < 3; j++)
        json[g_test_rand_int_range (0, sizeof wanted - 1)]
            = "[]{}:,\"0179pqsc -"[g_test_rand_int_range (0, 17)];
      analysis = sp_analysis_from_json (text, json, NULL);
      if (analysis != NULL)
        g_assert_true (sp_analysis_get_text (analysis) == text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis-json/all", test_all);
  g_test_add_func ("/analysis-json/plain", test_plain);
  g_test_add_func ("/analysis-json/read", test_read);
  g_test_add_func ("/analysis-json/damaged", test_damaged);
  g_test_add_func ("/analysis-json/noise", test_noise);
  return g_test_run ();
}
