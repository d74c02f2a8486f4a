/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-story.h"

#include "sp-document-private.h"
#include "sp-sketch.h"

#include <string.h>

static const char story[]
    = "Norland rejects Sudria’s claims over the Aren dam\n\n"
      "Meridian Post\n\n"
      "Nordhaven has flatly turned down Sudrian claims that it is holding back the water of the "
      "Aren, "
      "calling them “false and harmful”. After Sudria announced that it would end two trade "
      "agreements, the Norlandic government spoke of “an act of open pressure”.\n\n"
      "The Sudrian measures name the Aren Dam Company and two of its directors. Port Sud alleges "
      "that "
      "all three altered the level reports, which the River Commission publishes every week. The "
      "Norlandic embassy replied that Norland neither wishes nor needs to harm its neighbour, and "
      "called on Sudria to stop spreading what it regards as rumours at once.\n\n"
      "Mira Holt, a spokeswoman for the Norlandic Foreign Ministry, said the figures put forward "
      "by "
      "Sudria were “incomplete” and its conclusions rash. Holt added that Norland would take the "
      "steps "
      "it needs to protect its farmers.\n\n"
      "Tomas Reyl, the Sudrian minister of water, stood by the measures. He accused Norland of “a "
      "theft "
      "in slow motion” and said that such conduct would not be tolerated. According to Sudria, the "
      "Aren "
      "Dam Company closed two of the five gates between March 2021 and October 2022.\n\n"
      "The River Commission declined to comment. The dispute is part of a wider worry about water "
      "in the "
      "dry years, and neither side shows signs of giving way.\n";

static SpSpan
find (SpText *text, const char *words)
{
  const char *utf8 = sp_text_get_utf8 (text);
  const char *at = strstr (utf8, words);

  g_assert_nonnull (at);
  return (SpSpan){ sp_text_offset_at (text, (gsize)(at - utf8)),
                   sp_text_offset_at (text, (gsize)(at - utf8) + strlen (words)) };
}

static SpArticle *
make_article (void)
{
  g_autoptr (SpText) text = sp_text_new (story, -1, NULL);
  SpArticle *article = sp_article_new (text);
  const char *title = "Norland rejects Sudria’s claims over the Aren dam";
  guint n;
  const SpSpan *paragraphs = sp_text_get_paragraphs (text, &n);

  sp_article_set_title (article, title, find (text, title));
  sp_article_set_site (article, "Meridian Post");
  sp_article_set_published (article, "2024-03-28");
  for (guint i = 0; i < n; i++)
    sp_article_add_block (article,
                          (SpBlock){
                              .span = paragraphs[i],
                              .kind = i == 0   ? SP_BLOCK_HEADING
                                      : i == 1 ? SP_BLOCK_METADATA
                                               : SP_BLOCK_PARAGRAPH,
                              .level = i == 0,
                          });
  return article;
}

/* The article; owned by the story. */
SpArticle *
sp_story_get_article (void)
{
  static SpArticle *article;

  if (article == NULL)
    article = make_article ();
  return article;
}

static void
add_parties (SpAnalysis *a)
{
  int norland
      = sp_sketch_party (a, "Norland", SP_PARTY_COUNTRY, "Norland |Nordhaven|Norlandic government");
  int sudria = sp_sketch_party (a, "Sudria", SP_PARTY_COUNTRY, "Sudria|Port Sud");
  int holt = sp_sketch_party (a, "Mira Holt", SP_PARTY_PERSON, "Mira Holt|Holt added");
  int embassy
      = sp_sketch_party (a, "Norlandic embassy", SP_PARTY_ORGANIZATION, "Norlandic embassy");
  int reyl = sp_sketch_party (a, "Tomas Reyl", SP_PARTY_PERSON, "Tomas Reyl");

  sp_sketch_party (a, "River Commission", SP_PARTY_ORGANIZATION, "River Commission");
  sp_sketch_party (a, "Aren Dam Company", SP_PARTY_ORGANIZATION, "Aren Dam Company");
  sp_sketch_voice (a, holt, "Foreign Ministry spokeswoman", norland);
  sp_sketch_voice (a, embassy, NULL, norland);
  sp_sketch_voice (a, reyl, "minister of water", sudria);
}

static void
add_quotes (SpAnalysis *a)
{
  sp_sketch_quote (a,
                   1,
                   SP_QUOTE_INDIRECT,
                   "claims",
                   "that it is holding back the water of the Aren");
  sp_sketch_quote (a, 0, SP_QUOTE_MIXED, "calling them", "“false and harmful”");
  sp_sketch_quote (a, 0, SP_QUOTE_MIXED, "spoke of", "“an act of open pressure”");
  sp_sketch_quote (a, 1, SP_QUOTE_INDIRECT, "alleges", "that all three altered the level reports");
  sp_sketch_quote (a,
                   3,
                   SP_QUOTE_INDIRECT,
                   "replied",
                   "that Norland neither wishes nor needs to harm its neighbour");
  sp_sketch_quote (a,
                   3,
                   SP_QUOTE_INDIRECT,
                   "called on Sudria",
                   "to stop spreading what it regards as rumours at once");
  sp_sketch_quote (a,
                   2,
                   SP_QUOTE_MIXED,
                   "said the figures",
                   "the figures put forward by Sudria were “incomplete” and its conclusions rash");
  sp_sketch_quote (a,
                   2,
                   SP_QUOTE_INDIRECT,
                   "added",
                   "Norland would take the steps it needs to protect its farmers");
  sp_sketch_quote (a, 4, SP_QUOTE_MIXED, "accused Norland of", "“a theft in slow motion”");
  sp_sketch_quote (a,
                   4,
                   SP_QUOTE_INDIRECT,
                   "said that such",
                   "that such conduct would not be tolerated");
  sp_sketch_quote (a,
                   1,
                   SP_QUOTE_INDIRECT,
                   "According to Sudria",
                   "closed two of the five gates between March 2021 and October 2022");
}

static void
add_stances (SpAnalysis *a)
{
  SpClaim *claim = sp_sketch_claim (a,
                                    "Norland holds back the water of the Aren",
                                    "it is holding back the water of the Aren",
                                    0);

  sp_sketch_position (claim, 1, SP_POSITION_ASSERTS, 0, sp_sketch_span (a, "Sudrian claims"));
  sp_sketch_position (claim, 0, SP_POSITION_DENIES, 1, sp_sketch_span (a, "flatly turned down"));
  sp_sketch_stance (a,
                    0,
                    SP_STANCE_DENIES,
                    1,
                    "flatly turned down",
                    "Nordhaven has flatly turned down Sudrian claims");
  sp_sketch_stance (a,
                    3,
                    SP_STANCE_DEMANDS,
                    1,
                    "called on",
                    "called on Sudria to stop spreading what it regards as rumours");
  sp_sketch_stance (a,
                    4,
                    SP_STANCE_ACCUSES,
                    0,
                    "accused",
                    "He accused Norland of “a theft in slow motion”");
  sp_sketch_happening (a,
                       "2021-03",
                       "2022-10",
                       "between March 2021 and October 2022",
                       "The Aren Dam Company closed two of the five gates");
}

static SpAnalysis *
analyze (SpArticle *article, gpointer user_data, GCancellable *cancellable, GError **error)
{
  SpText *text = sp_article_get_text (article);
  SpAnalysis *analysis = sp_analysis_new (text);

  if (g_str_equal (sp_text_get_utf8 (text), story))
    {
      add_parties (analysis);
      add_quotes (analysis);
      add_stances (analysis);
    }
  sp_sketch_finish (analysis);
  return analysis;
}

/* An empty document whose engine knows the story. The caller owns it. */
SpDocument *
sp_story_open (void)
{
  return sp_document_new_with_func (analyze, NULL, NULL);
}

/* An article in a script that runs from right to left. The caller owns it. */
SpArticle *
sp_story_make_rtl_article (void)
{
  static const char words[]
      = "نورلند ترفض اتهامات سودريا بشأن السد\n\n"
        "رفضت حكومة نورلند يوم الخميس ما قالته سودريا عن مياه نهر آرن، ووصفته بأنه «كلام لا أساس "
        "له». وقالت "
        "المتحدثة ميرا هولت إن الأرقام غير كاملة، وإن بلادها ستدافع عن مزارعيها.\n\n"
        "وقال وزير المياه في سودريا توماس رايل إن بلاده لن تقبل بذلك، ودعا اللجنة إلى نشر التقارير "
        "كلها.\n";
  g_autoptr (SpText) text = sp_text_new (words, -1, NULL);
  SpArticle *article = sp_article_new (text);
  const char *title = "نورلند ترفض اتهامات سودريا بشأن السد";

  sp_article_set_title (article, title, find (text, title));
  sp_article_set_published (article, "2024-03-28");
  return article;
}

/* An article of @words words in paragraphs of eighty. The caller owns it. */
SpArticle *
sp_story_make_long_article (guint words)
{
  g_autoptr (GString) string = g_string_new ("A long report\n\n");
  g_autoptr (SpText) text = NULL;

  for (guint i = 0; i < words; i++)
    g_string_append_printf (string,
                            "%s%s",
                            i % 7 == 0 ? "Norland" : "water",
                            i % 80 == 79 ? ".\n\n" : " ");
  text = sp_text_new (string->str, -1, NULL);
  return sp_article_new (text);
}
