/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-panel-story.h"

#include "sp-sketch.h"

static const char title[] = "Sudria rejects Norland’s account of dam leak";

static const char text[]
    = "Sudria rejects Norland’s account of dam leak\n\n"
      "Sudria has turned down the claim that it hid a leak at the Varo dam, calling it “an old "
      "tale "
      "without proof”. Norland had asked the River Board to close the lower gates after fish died "
      "near Port Lune.\n\n"
      "Ada Holm, Norland’s environment minister, said the readings of her ministry showed a “clear "
      "and steady loss of water” since August 2021. She accused Sudria of “playing with the lives "
      "of "
      "our farmers” and demanded that it open its records at once.\n\n"
      "Ivo Senn, a spokesman for the Sudrian water office, said the gauges used by Norland were "
      "out "
      "of date and that Sudria would take steps against false reports. The Sudrian embassy in Lune "
      "called on Norland to stop spreading fear on Wednesday.\n\n"
      "According to the River Board, the gates were last checked between March 2022 and May 2022, "
      "and "
      "no damage was found. Officials who asked not to be named said a second check was likely. "
      "Lakeside Farms and Harbour Ltd watch the quarrel with worry.\n\n"
      "Norland has imposed a ban on boats of Estmark Shipping, which it says carried the waste. "
      "Estmark Shipping did not reply. The River Board meets again in June.\n";

enum
{
  NORLAND,
  SUDRIA,
  BOARD,
  HOLM,
  SENN,
  EMBASSY,
  SHIPPING,
  FARMS,
  HARBOUR,
  PORT,
};

static void
add_parties (SpAnalysis *a)
{
  sp_sketch_party (a, "Norland", SP_PARTY_COUNTRY, "Norland");
  sp_sketch_party (a, "Sudria", SP_PARTY_COUNTRY, "Sudria |Sudria’s|She accused Sudria");
  sp_sketch_party (a, "River Board", SP_PARTY_ORGANIZATION, "River Board");
  sp_sketch_party (a, "Ada Holm", SP_PARTY_PERSON, "Ada Holm|She");
  sp_sketch_party (a, "Ivo Senn", SP_PARTY_PERSON, "Ivo Senn");
  sp_sketch_party (a, "Sudrian embassy", SP_PARTY_ORGANIZATION, "Sudrian embassy");
  sp_sketch_party (a, "Estmark Shipping", SP_PARTY_ORGANIZATION, "Estmark Shipping");
  sp_sketch_party (a, "Lakeside Farms", SP_PARTY_ORGANIZATION, "Lakeside Farms");
  sp_sketch_party (a, "Harbour Ltd", SP_PARTY_ORGANIZATION, "Harbour Ltd");
  sp_sketch_party (a, "Port Lune", SP_PARTY_PLACE, "Port Lune");
  sp_sketch_voice (a, HOLM, "environment minister", NORLAND);
  sp_sketch_voice (a, SENN, "water office spokesman", SUDRIA);
  sp_sketch_voice (a, EMBASSY, NULL, SUDRIA);
}

static void
explain_quote (SpQuote *quote, double confidence, const char *because)
{
  quote->confidence = confidence;
  quote->because = g_strdup (because);
}

static void
add_quotes (SpAnalysis *a)
{
  SpQuote *quote;

  explain_quote (
      sp_sketch_quote (a, SUDRIA, SP_QUOTE_DIRECT, "calling it", "“an old tale without proof”"),
      0.93,
      "“calling it” belongs to the name “Sudria”");
  explain_quote (sp_sketch_quote (a,
                                  HOLM,
                                  SP_QUOTE_MIXED,
                                  "said the readings",
                                  "the readings of her ministry showed a “clear and steady loss of "
                                  "water” since August 2021"),
                 0.96,
                 "“said” follows the name “Ada Holm”, and the clause after it is what was said");
  explain_quote (sp_sketch_quote (a,
                                  HOLM,
                                  SP_QUOTE_DIRECT,
                                  "accused",
                                  "“playing with the lives of our farmers”"),
                 0.9,
                 "“accused” has “She” before it, which is Ada Holm");
  explain_quote (
      sp_sketch_quote (a, HOLM, SP_QUOTE_INDIRECT, "demanded", "it open its records at once"),
      0.7,
      "“demanded that” follows in the same sentence");
  explain_quote (sp_sketch_quote (a,
                                  SENN,
                                  SP_QUOTE_INDIRECT,
                                  "said the gauges",
                                  "the gauges used by Norland were out of date|Sudria would take "
                                  "steps against false reports"),
                 0.88,
                 "“said” follows the name “Ivo Senn”");
  explain_quote (sp_sketch_quote (a,
                                  EMBASSY,
                                  SP_QUOTE_INDIRECT,
                                  "called on Norland",
                                  "to stop spreading fear"),
                 0.8,
                 "“called on” follows “The Sudrian embassy”");
  explain_quote (
      sp_sketch_quote (a,
                       BOARD,
                       SP_QUOTE_INDIRECT,
                       "According to",
                       "the gates were last checked between March 2022 and May 2022, and "
                       "no damage was found"),
      0.9,
      "“According to” stands before the name “River Board”");
  quote
      = sp_sketch_quote (a, SP_NONE, SP_QUOTE_INDIRECT, "named said", "a second check was likely");
  sp_spans_add (&quote->source, sp_sketch_span (a, "Officials who asked not to be named"));
  quote->anonymous = TRUE;
  explain_quote (quote, 0.5, "“said” follows “Officials”");
}

static void
explain_stance (SpStance *stance, double confidence, const char *because)
{
  stance->confidence = confidence;
  stance->because = g_strdup (because);
}

static void
add_stances (SpAnalysis *a)
{
  SpStance *stance;

  explain_stance (sp_sketch_stance (a,
                                    SUDRIA,
                                    SP_STANCE_DENIES,
                                    SP_NONE,
                                    "turned down",
                                    "turned down the claim that it hid a leak"),
                  0.92,
                  "“turned down” has “Sudria” before it");
  explain_stance (sp_sketch_stance (a,
                                    HOLM,
                                    SP_STANCE_ACCUSES,
                                    SUDRIA,
                                    "accused",
                                    "accused Sudria of “playing with the lives of our farmers”"),
                  0.95,
                  "“accused”, said of “She”, which is Ada Holm; “Sudria” is whom she accuses");
  explain_stance (sp_sketch_stance (a,
                                    HOLM,
                                    SP_STANCE_DEMANDS,
                                    SUDRIA,
                                    "demanded",
                                    "demanded that it open its records at once"),
                  0.8,
                  "“demanded” belongs to “She”, and “it” is Sudria");
  explain_stance (sp_sketch_stance (a,
                                    SENN,
                                    SP_STANCE_CRITICISES,
                                    NORLAND,
                                    "out of date",
                                    "the gauges used by Norland were out of date"),
                  0.65,
                  "“out of date” is said of the gauges “used by Norland”");
  stance = sp_sketch_stance (a,
                             EMBASSY,
                             SP_STANCE_DEMANDS,
                             NORLAND,
                             "called on",
                             "called on Norland to stop spreading fear");
  explain_stance (stance, 0.9, "“called on Norland to” is a demand");
  stance = sp_sketch_stance (a,
                             NORLAND,
                             SP_STANCE_SANCTIONS,
                             SHIPPING,
                             "imposed a ban",
                             "imposed a ban on boats of Estmark Shipping");
  explain_stance (stance, 0.9, "“imposed a ban on” has “Norland” before it");
  stance = sp_sketch_stance (a,
                             SHIPPING,
                             SP_STANCE_ATTACKS,
                             NORLAND,
                             "carried the waste",
                             "carried the waste");
  stance->modality = SP_MODALITY_ALLEGED;
  stance->reported_by = NORLAND;
  explain_stance (stance, 0.55, "“it says” makes this Norland’s word");
}

static void
add_claims (SpAnalysis *a)
{
  SpClaim *claim = sp_sketch_claim (a,
                                    "Sudria hid a leak at the Varo dam",
                                    "it hid a leak at the Varo dam",
                                    SUDRIA);

  sp_sketch_position (claim,
                      NORLAND,
                      SP_POSITION_ASSERTS,
                      SP_NONE,
                      sp_sketch_span (a, "Norland’s account of dam leak"));
  sp_sketch_position (claim,
                      NORLAND,
                      SP_POSITION_ASSERTS,
                      1,
                      sp_sketch_span (a, "clear and steady loss of water"));
  sp_sketch_position (claim,
                      SUDRIA,
                      SP_POSITION_DENIES,
                      0,
                      sp_sketch_span (a, "an old tale without proof"));
  claim = sp_sketch_claim (a,
                           "The gauges used by Norland are out of date",
                           "the gauges used by Norland",
                           NORLAND);
  sp_sketch_position (claim, SENN, SP_POSITION_ASSERTS, 4, sp_sketch_span (a, "were out of date"));
  claim = sp_sketch_claim (a, "Estmark Shipping carried the waste", "carried the waste", SHIPPING);
  sp_sketch_position (claim,
                      NORLAND,
                      SP_POSITION_ASSERTS,
                      SP_NONE,
                      sp_sketch_span (a, "it says carried the waste"));
}

static void
add_happening (SpAnalysis *a,
               const char *from,
               const char *to,
               const char *words,
               const char *label,
               int first,
               int second)
{
  SpHappening *happening = sp_sketch_happening (a, from, to, words, label);

  g_array_append_val (happening->parties, first);
  if (second != SP_NONE)
    g_array_append_val (happening->parties, second);
}

static void
add_happenings (SpAnalysis *a)
{
  add_happening (a,
                 "2021-08",
                 "2021-08",
                 "August 2021",
                 "The dam begins to lose water",
                 SUDRIA,
                 -1);
  add_happening (a,
                 "2022-03",
                 "2022-05",
                 "between March 2022 and May 2022",
                 "The gates are checked for the last time, and no damage is found",
                 BOARD,
                 SP_NONE);
  add_happening (a,
                 "2024-03-27",
                 "2024-03-27",
                 "on Wednesday",
                 "The embassy calls on Norland to stop spreading fear",
                 EMBASSY,
                 NORLAND);
  add_happening (a, "2024-06", "2024-06", "in June", "The River Board meets again", BOARD, SP_NONE);
}

/* Four pairs, likeliest first. */
static void
add_merges (SpAnalysis *a)
{
  static const SpMerge merges[] = {
    { SUDRIA, EMBASSY, 0.5, NULL },
    { HARBOUR, PORT, 0.5, NULL },
    { SHIPPING, HARBOUR, 0.4, NULL },
    { BOARD, FARMS, 0.35, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      SpMerge merge = merges[i];

      merge.because = g_strdup ("both are near the water");
      g_array_append_val (a->merges, merge);
    }
}

static SpArticle *
put_out (SpStubEngine *engine, SpAnalysis *analysis)
{
  SpArticle *article = sp_stub_engine_answer (engine, analysis);

  sp_article_set_site (article, "Meridian Post");
  sp_article_set_published (article, "2024-03-28");
  return article;
}

/* Returns: (transfer full): the article; @engine knows its findings. */
SpArticle *
sp_panel_story_new (SpStubEngine *engine)
{
  g_autoptr (SpArticle) sketch = sp_sketch_article (text);
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (sketch));
  SpArticle *article;

  add_parties (analysis);
  add_quotes (analysis);
  add_stances (analysis);
  add_claims (analysis);
  add_happenings (analysis);
  add_merges (analysis);
  sp_sketch_finish (analysis);
  analysis->coverage.quotes_below = 1;
  analysis->coverage.stances_below = 2;
  article = put_out (engine, analysis);
  sp_article_set_title (article, title, sp_sketch_span (analysis, title));
  return article;
}

/* Returns: (transfer full): an article in a language that is not read, with one quotation. */
SpArticle *
sp_panel_story_new_foreign (SpStubEngine *engine)
{
  g_autoptr (SpArticle) sketch
      = sp_sketch_article ("Der Damm ist dicht, heißt es: „Wir sind sicher.“");
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (sketch));

  sp_sketch_quote (analysis, SP_NONE, SP_QUOTE_DIRECT, NULL, "„Wir sind sicher.“");
  sp_sketch_finish (analysis);
  analysis->coverage.language_supported = FALSE;
  analysis->coverage.language = g_strdup ("de");
  return put_out (engine, analysis);
}

/* Returns: (transfer full): an article in which nothing is found. */
SpArticle *
sp_panel_story_new_bare (SpStubEngine *engine)
{
  g_autoptr (SpArticle) sketch = sp_sketch_article ("The rain fell on the hills for three days.");
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (sketch));

  sp_sketch_finish (analysis);
  return put_out (engine, analysis);
}

/* Returns: (transfer full): an article of about @n_words words, with a quote and a stance in each
 * sentence, a claim in every fourth and a happening in every eighth. */
SpArticle *
sp_panel_story_new_long (SpStubEngine *engine, guint n_words)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (SpArticle) sketch = NULL;
  SpAnalysis *a;
  guint n = n_words / 12;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (string,
                            "Party%02u said that Party%02u had lost paper %u in 2024. ",
                            i % 40,
                            i % 37,
                            i);
  sketch = sp_sketch_article (string->str);
  a = sp_analysis_new (sp_article_get_text (sketch));
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Party%02u", i);

      sp_sketch_party (a, name, SP_PARTY_ORGANIZATION, name);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = g_strdup_printf ("Party%02u had lost paper %u in 2024", i % 37, i);

      sp_sketch_quote (a, (int)(i % 40), SP_QUOTE_INDIRECT, "said", words);
      sp_sketch_stance (a, (int)(i % 40), SP_STANCE_ACCUSES, (int)(i % 37), "lost", words);
      if (i % 4 == 0)
        sp_sketch_position (sp_sketch_claim (a, words, words, (int)(i % 37)),
                            (int)(i % 40),
                            SP_POSITION_ASSERTS,
                            SP_NONE,
                            sp_sketch_span (a, words));
      if (i % 8 == 0)
        sp_sketch_happening (a, "2024", "2024", words, words);
    }
  sp_sketch_finish (a);
  return put_out (engine, a);
}
