/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "sp-chip-letters-private.h"
#include "sp-roster-private.h"
#include "sp-sketch.h"

typedef struct
{
  const char *name;
  gboolean single;
  const char *letters;
} LettersCase;

/* In one article, in this order. */
static const LettersCase letters_table[] = {
  { "United Kingdom", TRUE, "U" },
  { "China", TRUE, "C" },
  { "Canada", TRUE, "CA" },
  { "Cambodia", TRUE, "C2" },
  { "Cameroon", TRUE, "C3" },
  { "Ukraine", TRUE, "UK" },
  { "United Kingdom Electoral Commission", TRUE, "UC" },
  { "Electoral Commission", TRUE, "E" },
  { "APT31", TRUE, "A" },
  { "Lin Jian", FALSE, "LJ" },
  { "Chinese embassy in London", FALSE, "CE" },
  { "Ministry of Defence", FALSE, "MD" },
  { "Mary Doe", FALSE, "MA" },
  { "Milo Drake", FALSE, "MI" },
  { "Martin Dane", FALSE, "M2" },
  { "the Kremlin", FALSE, "K" },
  { "Kreml", FALSE, "KR" },
  { "élan vital", FALSE, "ÉV" },
  { "北京", TRUE, "北" },
  { "“Quoted” name", FALSE, "QN" },
  { "31", FALSE, "3" },
  { "…", FALSE, "?" },
  { "", FALSE, "?2" },
  { "of the", FALSE, "?3" },
};

static void
test_letters (void)
{
  g_autoptr (SpChipLetters) letters = sp_chip_letters_new ();

  for (guint i = 0; i < G_N_ELEMENTS (letters_table); i++)
    {
      g_autofree char *found
          = sp_chip_letters_choose (letters, letters_table[i].name, letters_table[i].single);

      g_assert_cmpstr (found, ==, letters_table[i].letters);
    }
}

static void
test_letters_many (void)
{
  g_autoptr (SpChipLetters) letters = sp_chip_letters_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 50000; i++)
    {
      char *found = sp_chip_letters_choose (letters, i % 2 ? "Alpha Beta" : "Gamma", i % 3);

      g_assert_cmpuint (g_utf8_strlen (found, -1), <=, i < 90 ? 3 : 6);
      g_assert_true (g_hash_table_add (seen, found));
    }
}

/* An article with two sides, their voices, and some who are named. */
static SpAnalysis *
make_analysis (void)
{
  g_autoptr (SpArticle) article = sp_sketch_article (
      "Norland said the dam is safe. Its minister Ada Holm said water is low. Sudria denied it. "
      "Sudria and Norland met in Porto. The press office of Ada Holm added nothing new today. "
      "The River Board and the River Board again. Port Union was named once.");
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (article));
  int norland = sp_sketch_party (analysis, "Norland", SP_PARTY_COUNTRY, "Norland");
  int holm = sp_sketch_party (analysis, "Ada Holm", SP_PARTY_PERSON, "Ada Holm");
  int sudria = sp_sketch_party (analysis, "Sudria", SP_PARTY_COUNTRY, "Sudria");
  int office = sp_sketch_party (analysis, "press office", SP_PARTY_ORGANIZATION, "press office");

  sp_sketch_party (analysis, "River Board", SP_PARTY_ORGANIZATION, "River Board");
  sp_sketch_party (analysis, "Port Union", SP_PARTY_ORGANIZATION, "Port Union");
  sp_sketch_voice (analysis, holm, "minister", norland);
  sp_sketch_voice (analysis, office, NULL, holm);
  sp_sketch_quote (analysis, norland, SP_QUOTE_INDIRECT, "said", "the dam is safe");
  sp_sketch_quote (analysis, holm, SP_QUOTE_INDIRECT, "said", "water is low");
  sp_sketch_quote (analysis, office, SP_QUOTE_INDIRECT, "added", "nothing new today");
  sp_sketch_quote (analysis, sudria, SP_QUOTE_INDIRECT, "denied", "it");
  sp_sketch_finish (analysis);
  return analysis;
}

typedef struct
{
  int principal;
  guint root;
  int slot;
  SpChipStyle style;
  const char *letters;
  guint n_mentions;
  guint n_quotes;
  double share;
} RosterCase;

/* Words: 4, 3, 3 and 1 of 11. */
static const RosterCase roster_table[] = {
  { SP_NONE, 0, 0, SP_CHIP_FILLED, "N", 5, 3, 10 / 11.0 },
  { 0, 0, 0, SP_CHIP_OUTLINED, "AH", 3, 2, 6 / 11.0 },
  { SP_NONE, 2, 1, SP_CHIP_FILLED, "S", 2, 1, 1 / 11.0 },
  { 1, 0, 0, SP_CHIP_OUTLINED, "PO", 1, 1, 3 / 11.0 },
  { SP_NONE, 4, 2, SP_CHIP_FILLED, "R", 2, 0, 0 },
  { SP_NONE, 5, -1, SP_CHIP_GREY, "PU", 1, 0, 0 },
};

static void
test_roster (void)
{
  g_autoptr (SpAnalysis) analysis = make_analysis ();
  g_autoptr (SpRoster) roster = sp_roster_new (analysis);

  g_assert_cmpuint (roster->n, ==, G_N_ELEMENTS (roster_table));
  for (guint i = 0; i < roster->n; i++)
    {
      const SpRosterEntry *entry = &roster->entries[i];
      const RosterCase *expected = &roster_table[i];

      g_assert_cmpint (entry->principal, ==, expected->principal);
      g_assert_cmpuint (entry->root, ==, expected->root);
      g_assert_cmpint (entry->slot, ==, expected->slot);
      g_assert_cmpint (entry->style, ==, expected->style);
      g_assert_cmpstr (entry->letters, ==, expected->letters);
      g_assert_cmpuint (entry->n_mentions, ==, expected->n_mentions);
      g_assert_cmpuint (entry->n_quotes, ==, expected->n_quotes);
      g_assert_cmpfloat_with_epsilon (entry->share, expected->share, 1e-9);
    }
  g_assert_true (sp_roster_speaks_for (roster, 3, 0));
  g_assert_true (sp_roster_speaks_for (roster, 1, 1));
  g_assert_false (sp_roster_speaks_for (roster, 0, 1));
}

static void
test_circle (void)
{
  g_autoptr (SpAnalysis) analysis = make_analysis ();
  g_autoptr (SpRoster) roster = NULL;

  /* 0 → 1 → 0, with 3 → 1 outside the circle, and 2 for itself */
  sp_sketch_voice (analysis, 0, NULL, 1);
  sp_sketch_voice (analysis, 2, NULL, 2);
  roster = sp_roster_new (analysis);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (roster->entries[i].principal, ==, SP_NONE);
      g_assert_cmpuint (roster->entries[i].root, ==, i);
      g_assert_cmpint (roster->entries[i].style, ==, SP_CHIP_FILLED);
    }
  g_assert_cmpint (roster->entries[3].principal, ==, 1);
  g_assert_cmpint (roster->entries[3].slot, ==, roster->entries[1].slot);
}

static void
test_at_most_eight (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SpArticle) article = NULL;
  g_autoptr (SpAnalysis) analysis = NULL;
  g_autoptr (SpRoster) roster = NULL;
  guint n_filled = 0;

  for (int i = 0; i < 12; i++)
    for (int k = 0; k <= i; k++)
      g_string_append_printf (text, "%cx ", 'A' + i);
  article = sp_sketch_article (text->str);
  analysis = sp_analysis_new (sp_article_get_text (article));
  for (int i = 0; i < 12; i++)
    {
      char name[3] = { 'A' + i, 'x', 0 };

      sp_sketch_party (analysis, name, SP_PARTY_OTHER, name);
    }
  roster = sp_roster_new (analysis);
  for (guint k = 0; k < 12; k++)
    {
      g_assert_cmpuint (roster->order[k], ==, 11 - k);
      n_filled += roster->entries[k].style == SP_CHIP_FILLED;
      g_assert_cmpint (roster->entries[roster->order[k]].slot, ==, k < 8 ? (int)k : -1);
    }
  g_assert_cmpuint (n_filled, ==, 8);
}

static void
test_long_chain (void)
{
  g_autoptr (SpArticle) article = sp_sketch_article ("Ax said so.");
  g_autoptr (SpAnalysis) analysis = sp_analysis_new (sp_article_get_text (article));
  g_autoptr (SpRoster) roster = NULL;
  const guint n = 100000;

  for (guint i = 0; i < n; i++)
    {
      SpParty *party = sp_party_new ("Ax", SP_PARTY_OTHER);

      party->speaks_for = i + 1 < n ? (int)i + 1 : SP_NONE;
      party->direct_words = 1;
      g_ptr_array_add (analysis->parties, party);
    }
  roster = sp_roster_new (analysis);
  g_assert_cmpuint (roster->entries[0].root, ==, n - 1);
  g_assert_cmpfloat_with_epsilon (roster->entries[n - 1].share, 1.0, 1e-9);
  g_assert_cmpint (roster->entries[0].style, ==, SP_CHIP_OUTLINED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/letters/table", test_letters);
  g_test_add_func ("/model/letters/many", test_letters_many);
  g_test_add_func ("/model/roster/table", test_roster);
  g_test_add_func ("/model/roster/circle", test_circle);
  g_test_add_func ("/model/roster/at-most-eight", test_at_most_eight);
  g_test_add_func ("/model/roster/long-chain", test_long_chain);
  return g_test_run ();
}
