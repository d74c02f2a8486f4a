/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "sp-corrections.h"
#include "sp-draft.h"

/* marks-bench FILE…: puts 5,000 marks on a text of 100,000 words made of the lines of the files,
 * and prints how much processor time it takes to find them all: in the same text, in one with a
 * paragraph more at its head, and in one in which every twentieth word is another. It is no test.
 */

#define N_WORDS 100000
#define N_MARKS 5000

static double
processor_milliseconds (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double)spent.tv_sec * 1000 + (double)spent.tv_nsec / 1e6;
}

static GPtrArray *
read_words (char **paths)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (; *paths != NULL && words->len < N_WORDS; paths++)
    {
      g_autofree char *bytes = NULL;
      g_auto (GStrv) parts = NULL;

      if (!g_file_get_contents (*paths, &bytes, NULL, NULL) || !g_utf8_validate (bytes, -1, NULL))
        continue;
      parts = g_strsplit_set (bytes, " \n", -1);
      for (guint i = 0; parts[i] != NULL && words->len < N_WORDS; i++)
        if (*parts[i] != '\0')
          g_ptr_array_add (words, g_strdup (parts[i]));
    }
  return words;
}

/* @change: every so manyth word is another; 0: none. */
static SpText *
make_text (GPtrArray *words, const char *head, guint change)
{
  g_autoptr (GString) text = g_string_new (head);

  for (guint i = 0; i < words->len; i++)
    {
      gboolean other = change > 0 && i % change == 0;

      g_string_append (text, other ? "something" : g_ptr_array_index (words, i));
      g_string_append (text, i % 60 == 59 ? "\n\n" : " ");
    }
  return sp_text_new (text->str, (gssize)text->len, NULL);
}

static GPtrArray *
make_marks (SpText *text, GRand *rand)
{
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);

  for (guint i = 0; i < N_MARKS; i++)
    {
      guint start = (guint)g_rand_int_range (rand, 0, (gint32)sp_text_get_length (text) - 300);
      guint length = (guint)g_rand_int_range (rand, 5, 300);
      g_autoptr (SpMark) mark = sp_mark_new (text, (SpSpan){ start, start + length }, 1);

      g_ptr_array_add (operations, sp_operation_new_add_mark (mark));
    }
  return operations;
}

static void
measure (const char *what, SpText *text, GPtrArray *operations)
{
  g_autoptr (SpAnalysis) analysis = sp_analysis_new (text);
  double start = processor_milliseconds (), spent;
  g_autoptr (SpCorrections) corrections = sp_corrections_apply (analysis, operations);
  guint n[SP_ANCHOR_LOST + 1] = { 0 };

  spent = processor_milliseconds () - start;
  for (guint i = 0; i < sp_corrections_get_n_marks (corrections); i++)
    n[sp_corrections_get_mark (corrections, i)->status]++;
  g_print ("%s: %.0f ms; in place %u, moved %u, changed %u, ambiguous %u, lost %u\n",
           what,
           spent,
           n[SP_ANCHOR_EXACT],
           n[SP_ANCHOR_MOVED],
           n[SP_ANCHOR_CHANGED],
           n[SP_ANCHOR_AMBIGUOUS],
           n[SP_ANCHOR_LOST]);
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) words = read_words (argv + 1);
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (SpText) text = NULL;
  g_autoptr (SpText) longer = NULL;
  g_autoptr (SpText) other = NULL;

  if (words->len < N_WORDS)
    {
      g_printerr ("marks-bench: the files hold only %u words\n", words->len);
      return 1;
    }
  text = make_text (words, "", 0);
  longer = make_text (words, "A paragraph more.\n\n", 0);
  other = make_text (words, "", 20);
  operations = make_marks (text, rand);
  measure ("the same text", text, operations);
  measure ("a paragraph more", longer, operations);
  measure ("other words", other, operations);
  return 0;
}
