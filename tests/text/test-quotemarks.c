/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-quotemarks.h"
#include "sp-segmenter.h"

static GArray *
find (const char *words, gsize n)
{
  g_autoptr (SpText) text = sp_text_new (words, (gssize)n, NULL);
  g_autoptr (SpArticle) article = NULL;
  g_autoptr (SpTokens) tokens = NULL;

  g_assert_nonnull (text);
  article = sp_article_new (text);
  tokens = sp_segmenter_run (article);
  return sp_quote_marks_find (tokens);
}

/* The text of a case. */
static char *
read_text (const char *line)
{
  GString *text = g_string_new (NULL);

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] == 'n')
        {
          g_string_append_c (text, '\n');
          p++;
        }
      else if (*p == '{')
        p += p[1] == '<';
      else if (*p != '}' && !((*p == '?' || *p == '>') && p[1] == '}'))
        g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

/* What was found, in the notation of the cases. */
static char *
write_found (const char *words, const GArray *marks)
{
  GString *out = g_string_new (NULL);
  guint offset = 0;

  for (const char *p = words;; p = g_utf8_next_char (p), offset++)
    {
      for (guint i = marks->len; i > 0; i--) /* the inner ones close first */
        {
          const SpQuoteMark *mark = &g_array_index (marks, SpQuoteMark, i - 1);

          if (mark->close.end == offset && mark->open.start < offset)
            g_string_append (out, mark->closed ? "}" : mark->continues ? ">}" : "?}");
        }
      for (guint i = 0; i < marks->len; i++)
        {
          const SpQuoteMark *mark = &g_array_index (marks, SpQuoteMark, i);

          if (mark->open.start == offset)
            g_string_append (out, mark->continued ? "{<" : "{");
        }
      if (*p == '\0')
        return g_string_free (out, FALSE);
      if (*p == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_unichar (out, g_utf8_get_char (p));
    }
}

static void
check_invariants (const GArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const SpQuoteMark *mark = &g_array_index (marks, SpQuoteMark, i), *before = mark - 1;

      g_assert_cmpuint (mark->open.start, <, mark->open.end);
      g_assert_cmpuint (mark->open.end, <=, mark->close.start);
      g_assert_cmpint (mark->closed, ==, mark->close.start < mark->close.end);
      g_assert_cmpuint (mark->style, <, SP_N_QUOTE_STYLES);
      g_assert_false (mark->closed && mark->continues);
      if (i == 0)
        continue;
      g_assert_cmpuint (before->open.end, <=, mark->open.start);
      g_assert_cmpuint (mark->level, <=, before->level + 1);
      if (mark->level > before->level) /* inside it */
        g_assert_cmpuint (mark->close.end,
                          <=,
                          before->closed ? before->close.start : before->close.end);
      else
        g_assert_cmpuint (before->close.end, <=, mark->open.start);
    }
}

static guint
run_file (const char *name, gboolean wanted)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0, wrong = 0;

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (data, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *words = NULL, *found = NULL;
      g_autoptr (GArray) marks = NULL;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      words = read_text (lines[i]);
      marks = find (words, strlen (words));
      check_invariants (marks);
      found = write_found (words, marks);
      if ((strcmp (found, lines[i]) == 0) != wanted)
        {
          g_test_message ("%s:%u: wanted %s", name, i + 1, lines[i]);
          g_test_message ("%s:%u:  found %s", name, i + 1, found);
          wrong++;
        }
      n++;
    }
  g_test_message ("%s: %u cases, %u not as expected", name, n, wrong);
  g_assert_cmpuint (wrong, ==, 0);
  return n;
}

static void
test_cases (void)
{
  g_assert_cmpuint (run_file ("text/quote-mark-cases.txt", TRUE), >=, 120);
}

/* They must fail: one that passes belongs into the other file. */
static void
test_known_failures (void)
{
  run_file ("text/quote-mark-known-failures.txt", FALSE);
}

static void
test_places (void)
{
  static const char words[] = "É “a ‘b’\n“c";
  g_autoptr (GArray) marks = find (words, strlen (words));
  const SpQuoteMark *mark = (const SpQuoteMark *)marks->data;

  g_assert_cmpuint (marks->len, ==, 3);
  g_assert_cmpuint (mark[0].open.start, ==, 2);
  g_assert_cmpuint (mark[0].open.end, ==, 3);
  g_assert_cmpuint (mark[0].close.start, ==, 8);
  g_assert_cmpuint (mark[0].close.end, ==, 8);
  g_assert_cmpuint (mark[0].level, ==, 0);
  g_assert_true (mark[0].continues);
  g_assert_cmpuint (mark[1].open.start, ==, 5);
  g_assert_cmpuint (mark[1].close.start, ==, 7);
  g_assert_cmpuint (mark[1].close.end, ==, 8);
  g_assert_cmpuint (mark[1].level, ==, 1);
  g_assert_cmpuint (mark[1].style, ==, SP_QUOTE_STYLE_SINGLE);
  g_assert_true (mark[2].continued);
  g_assert_false (mark[2].closed);
  g_assert_cmpuint (mark[2].close.start, ==, 11);
}

static void
test_random (void)
{
  static const char *const parts[]
      = { "a", "B", " ", " ", " ",  "\n", ".", ",", "\"", "'", "’",  "‘", "“",
          "”", "„", "«", "»", "``", "''", "s", "(", ")",  "—", "「", "」" };

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (GArray) marks = NULL;

      for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append (words, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      marks = find (words->str, words->len);
      check_invariants (marks);
    }
}

/* What stands in one paragraph does not change what is found in the next, but for passages that go
 * on. */
static void
test_paragraphs_apart (void)
{
  static const char *const bad[]
      = { "“lost", "lost”", "\"lost", "lost\"", "‘lost", "'lost'", "„lost", "(“lost", "5' 11\"" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *words = g_strconcat (bad[i], "\nShe said “yes” and \"no\".", NULL);
      g_autoptr (GArray) marks = find (words, strlen (words));
      guint n = 0, start = (guint)g_utf8_strlen (bad[i], -1) + 1;

      for (guint j = 0; j < marks->len; j++)
        if (g_array_index (marks, SpQuoteMark, j).open.start > start)
          {
            g_assert_true (g_array_index (marks, SpQuoteMark, j).closed);
            n++;
          }
      g_assert_cmpuint (n, ==, 2);
    }
}

static gint64
time_of (const char *part, guint times, guint *n)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GArray) marks = NULL;
  gint64 start;

  for (guint i = 0; i < times; i++)
    g_string_append (words, part);
  start = g_get_monotonic_time ();
  marks = find (words->str, words->len);
  check_invariants (marks);
  *n = marks->len;
  return g_get_monotonic_time () - start;
}

static void
test_hostile (void)
{
  static const char *const parts[] = { "He said “yes and ",
                                       "\"a ",
                                       "“Bob said ‘",
                                       "'a ",
                                       "“",
                                       "”",
                                       "“\n",
                                       "“a” ",
                                       "« „ ‚ ",
                                       "(\"",
                                       "s' '" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint n;
      gint64 small = time_of (parts[i], 6250, &n), large = time_of (parts[i], 50000, &n);

      g_assert_cmpint (large, <, MAX (small, 20000) * 24);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quotemarks/cases", test_cases);
  g_test_add_func ("/quotemarks/known-failures", test_known_failures);
  g_test_add_func ("/quotemarks/places", test_places);
  g_test_add_func ("/quotemarks/random", test_random);
  g_test_add_func ("/quotemarks/paragraphs-apart", test_paragraphs_apart);
  g_test_add_func ("/quotemarks/hostile", test_hostile);
  return g_test_run ();
}
