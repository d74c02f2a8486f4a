/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-language-detect.h"
#include "sp-segmenter.h"

static const struct
{
  const char *text, *language;
} cases[] = {
  { "The minister said that the plan was not dead.", "en" },
  { "Talks will go on after the summer, the union said.", "en" },
  { "Der Minister sagte, dass der Plan nicht aufgegeben ist.", "de" },
  { "Le ministre a dit que les négociations sont dans une impasse.", "fr" },
  { "El ministro dijo que la ley no se aplicará en las islas.", "es" },
  { "Il ministro ha detto che la legge non è per tutti.", "it" },
  { "O ministro disse que a lei não é para todos os casos.", "pt" },
  { "De minister zei dat het plan niet van de baan is.", "nl" },
  { "Ministern sade att planen inte är död och att det finns hopp.", "sv" },
  { "Minister powiedział, że plan nie jest martwy i że są na to środki.", "pl" },
  { "Министр сказал, что план не отменён.", "ru" },
  { "قال الوزير إن الخطة ستمضي.", "ar" },
  { "部长星期一说，这个计划将继续。", "zh" },
  { "大臣は月曜日、計画を続けると述べた。", "ja" },
  { "장관은 월요일 계획을 계속하겠다고 말했다.", "ko" },
  { "Ο υπουργός είπε ότι το σχέδιο συνεχίζεται.", "el" },
  { "Harbour strike ends", NULL },
  { "12 345 678", NULL },
  { "", NULL },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpText) text = sp_text_new (cases[i].text, -1, NULL);
      g_autoptr (SpArticle) article = sp_article_new (text);
      g_autoptr (SpTokens) tokens = sp_segmenter_run (article);

      g_assert_cmpstr (sp_language_detect (tokens), ==, cases[i].language);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language-detect/table", test_table);
  return g_test_run ();
}
