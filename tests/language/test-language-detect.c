/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-language-detect.h"

static void
test_table (void)
{
  static const struct
  {
    const char *code, *text;
  } rows[] = {
    { "en", "Ministers reject the new plan" },
    { "en", "The bank said on Tuesday that it would close two branches in the north." },
    { "en", "Police arrested three men after the match" },
    { "fr", "Le ministre a déclaré que la loi sera votée dans deux semaines." },
    { "fr", "Les agriculteurs manifestent contre les prix" },
    { "de", "Die Regierung will das Gesetz noch in diesem Jahr ändern." },
    { "de", "Der Zug kommt heute nicht" },
    { "es", "El presidente dijo que no habrá elecciones este año." },
    { "pt", "O ministro disse que não vai haver eleições em setembro." },
    { "it", "Il governo ha detto che la riforma non è ancora pronta." },
    { "nl", "De minister zegt dat het plan niet van de baan is." },
    { "sv", "Regeringen säger att det inte är klart med den nya lagen." },
    { "da", "Ministeren siger, at han ikke havde hørt om det, og at det blev meget dyrt." },
    { "nb", "Statsråden sier at hun ikke visste noe om saken, og at det ble mye dyrere enn før." },
    { "fi", "Hallitus sanoi, että se ei aio muuttaa lakia, mutta hän oli eri mieltä." },
    { "pl", "Minister powiedział, że nie będzie zmian i że ustawa jest gotowa." },
    { "cs", "Ministr řekl, že se zákon ještě nebude měnit, ale podle vlády je to nutné." },
    { "hu", "A miniszter szerint nem lesz változás, és ez már nagyon fontos." },
    { "ro", "Ministrul a spus că legea nu este gata și că va fi schimbată până în iunie." },
    { "tr", "Bakan, yeni yasanın daha hazır olmadığını ve çok zaman gerektiğini söyledi." },
    { "id", "Menteri itu mengatakan bahwa mereka tidak akan mengubah aturan yang sudah ada." },
    { "ru", "Министр сказал, что закон ещё не готов и его изменят после выборов." },
    { "uk", "Міністр сказав, що закон ще не готовий і його змінять після виборів." },
    { "el", "Ο υπουργός είπε ότι ο νόμος δεν είναι έτοιμος." },
    { "ar", "قال الوزير إن القانون غير جاهز" },
    { "fa", "وزیر گفت که قانون هنوز آماده نیست و گزارش چاپ نشد" },
    { "he", "השר אמר שהחוק עדיין לא מוכן" },
    { "zh", "部长说法律还没有准备好" },
    { "ja", "大臣は法律がまだ準備できていないと述べた" },
    { "ko", "장관은 법이 아직 준비되지 않았다고 말했다" },
    { "hi", "मंत्री ने कहा कि कानून अभी तैयार नहीं है" },
    { "und", "" },
    { "und", "12 345 …" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double sure = -1;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (sp_language_detect (rows[i].text, strlen (rows[i].text), &sure),
                       ==,
                       rows[i].code);
      g_assert_cmpfloat (sure, >=, 0);
      g_assert_cmpfloat (sure, <=, 1);
    }
}

/* A name in another script does not change the language. */
static void
test_mixed (void)
{
  static const char text[] = "The word 北京 is the name of the capital and it is old.";

  g_assert_cmpstr (sp_language_detect (text, strlen (text), NULL), ==, "en");
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 400000; i++)
    g_string_append (text, "é");
  g_assert_cmpstr (sp_language_detect (text->str, text->len, NULL), ==, "und");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language-detect/table", test_table);
  g_test_add_func ("/language-detect/mixed", test_mixed);
  g_test_add_func ("/language-detect/long", test_long);
  return g_test_run ();
}
