/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "sp-draft.h"
#include "sp-library-browse.h"
#include "sp-library-log.h"

/* library-bench FOLDER N FILE…: fills a new library in FOLDER with N articles put together from the
 * lines of the files, asks it what readers ask while they type, and prints how long the answers
 * take and how much memory the process had. An existing library in FOLDER is asked as it is. It is
 * no test: its figures depend on the machine. */

#define N_QUERIES 400
#define PAGE 100

static const char *const names[] = {
  "United Kingdom", "China",          "Aldmere",       "Harbour Board", "Port Union",
  "Ministry",       "European Union", "Brint Council", "Lin Jian",      "Gorse Growers",
};

static GPtrArray *
read_lines (char **paths)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (; *paths != NULL; paths++)
    {
      g_autofree char *bytes = NULL;
      g_auto (GStrv) parts = NULL;

      if (!g_file_get_contents (*paths, &bytes, NULL, NULL) || !g_utf8_validate (bytes, -1, NULL))
        continue;
      parts = g_strsplit (bytes, "\n", -1);
      for (guint i = 0; parts[i] != NULL; i++)
        if (strlen (parts[i]) > 40)
          g_ptr_array_add (lines, g_strdup (parts[i]));
    }
  return lines;
}

static const char *
draw (GRand *rand, GPtrArray *lines)
{
  return g_ptr_array_index (lines, g_rand_int_range (rand, 0, (gint32)lines->len));
}

static SpArticle *
make_article (GRand *rand, GPtrArray *lines, guint number)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *title = g_utf8_substring (draw (rand, lines), 0, 40);
  g_autofree char *url = g_strdup_printf ("https://example.org/%u", number);
  g_autofree char *site = g_strdup_printf ("site%d.example", g_rand_int_range (rand, 0, 40));
  g_autofree char *day = g_strdup_printf ("20%02d-%02d-%02d",
                                          g_rand_int_range (rand, 15, 27),
                                          g_rand_int_range (rand, 1, 13),
                                          g_rand_int_range (rand, 1, 29));
  g_autoptr (SpText) text = NULL;
  SpArticle *article;

  while (words->len < 3000)
    g_string_append_printf (words, "%s\n\n", draw (rand, lines));
  text = sp_text_new (words->str, (gssize)words->len, NULL);
  article = sp_article_new (text);
  sp_article_set_title (article, title, (SpSpan){ 0, 0 });
  sp_article_set_url (article, url);
  sp_article_set_site (article, site);
  sp_article_set_published (article, day);
  return article;
}

static void
add_finding (SpLibrary *library, gint64 id, SpArticle *article, GRand *rand, GError **error)
{
  SpText *text = sp_article_get_text (article);
  g_autoptr (SpAnalysis) plain = sp_analysis_new (text);
  g_autoptr (SpDraft) draft = sp_draft_new (plain);
  g_autoptr (SpAnalysis) analysis = NULL;
  GArray *origins[SP_N_FINDING_KINDS];
  SpMention mention = { { 0, 4 }, { 0, 4 }, SP_MENTION_NAME, 1 };

  for (guint i = 0; i < 3; i++)
    {
      SpParty *party = sp_party_new (names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))],
                                     SP_PARTY_ORGANIZATION);
      SpQuote *quote = sp_quote_new (SP_QUOTE_DIRECT);
      guint start = (guint)g_rand_int_range (rand, 0, 2000);

      g_array_append_val (party->mentions, mention);
      sp_spans_add (&quote->content, (SpSpan){ start, start + 120 });
      sp_draft_add (draft, SP_FINDING_PARTY, party);
      sp_draft_add (draft, SP_FINDING_QUOTE, quote);
    }
  analysis = sp_draft_finish (draft, origins);
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    g_array_unref (origins[kind]);
  sp_library_set_analysis (library, id, analysis, "bench", "{}", error);
}

static gboolean
add_one (SpLibrary *library, GRand *rand, GPtrArray *lines, guint number, GError **error)
{
  g_autoptr (SpArticle) article = make_article (rand, lines, number);
  g_autofree char *page
      = g_strdup_printf ("<html>%s</html>", sp_text_get_utf8 (sp_article_get_text (article)));
  g_autoptr (GBytes) source = g_bytes_new (page, strlen (page));
  gint64 id;

  if (!sp_library_add (library,
                       article,
                       source,
                       "text/html",
                       1500000000 + number * 1000,
                       &id,
                       error))
    return FALSE;
  add_finding (library, id, article, rand, error);
  if (number % 10 == 0)
    {
      g_autofree char *tag = g_strdup_printf ("tag%d", g_rand_int_range (rand, 0, 30));

      sp_library_set_tag (library, id, tag, TRUE, NULL);
    }
  if (number % 4 == 0)
    sp_library_set_flag (library, id, SP_LIBRARY_READ, 1, NULL);
  return *error == NULL;
}

static gboolean
fill (SpLibrary *library, GRand *rand, GPtrArray *lines, guint n, GError **error)
{
  for (guint i = 0; i < n; i += 500)
    {
      if (!sp_library_begin (library, error))
        return FALSE;
      for (guint k = i; k < MIN (n, i + 500); k++)
        if (!add_one (library, rand, lines, k, error))
          return FALSE;
      if (!sp_library_end (library, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

/* A word of the corpus. Returns: (transfer full). */
static char *
draw_word (GRand *rand, GPtrArray *lines)
{
  for (;;)
    {
      g_auto (GStrv) words = g_strsplit_set (draw (rand, lines), " \t,.;:\"'()“”", -1);
      const char *word = words[g_rand_int_range (rand, 0, (gint32)g_strv_length (words))];

      if (g_utf8_strlen (word, -1) >= 3)
        return g_strdup (word);
    }
}

/* What a reader may have typed: a beginning of a word, words, words in their order, a field. */
static char *
draw_query (GRand *rand, GPtrArray *lines)
{
  g_autofree char *one = draw_word (rand, lines), *two = draw_word (rand, lines);
  int dice = g_rand_int_range (rand, 0, 12);

  if (dice < 5)
    return g_utf8_substring (one, 0, MIN (g_rand_int_range (rand, 1, 7), g_utf8_strlen (one, -1)));
  if (dice < 7)
    return g_strdup_printf ("%s %s", one, two);
  if (dice == 7)
    return g_strdup_printf ("\"%s\"", one);
  if (dice == 8)
    return g_strdup_printf ("tag:tag%d %s", g_rand_int_range (rand, 0, 30), one);
  if (dice == 9)
    return g_strdup_printf ("party:%s is:unread", names[g_rand_int_range (rand, 0, 10)]);
  if (dice == 10)
    return g_strdup_printf ("site:site%d after:2019", g_rand_int_range (rand, 0, 40));
  return g_strdup_printf ("%s -%s", one, two);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
share (GArray *times, double of)
{
  return g_array_index (times, double, (guint)(of * (times->len - 1)));
}

static void
report (const char *what, GArray *times)
{
  g_array_sort (times, compare_doubles);
  g_print ("%s: median %.1f ms, 90 %% %.1f ms, 99 %% %.1f ms, most %.1f ms (%u)\n",
           what,
           share (times, 0.5),
           share (times, 0.9),
           share (times, 0.99),
           share (times, 1),
           times->len);
}

/* What the processor spent on this process: on a busy machine the clock says more about the others.
 */
static double
processor_milliseconds (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double)spent.tv_sec * 1000 + (double)spent.tv_nsec / 1e6;
}

typedef gboolean (*Question) (SpLibrary *library, const char *query);

static gboolean
ask_search (SpLibrary *library, const char *query)
{
  g_autoptr (GPtrArray) found = sp_library_search (library, query, PAGE, 0, NULL);

  return found != NULL;
}

/* As the window asks: the numbers of all that match, then the entries of the first page. */
static gboolean
ask_window (SpLibrary *library, const char *query)
{
  g_autoptr (GArray) places = sp_library_list_places (library, query, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; places != NULL && i < MIN (places->len, 25); i++)
    g_array_append_val (ids, g_array_index (places, SpLibraryPlace, i).id);
  entries = places != NULL ? sp_library_get_entries (library, query, ids, NULL) : NULL;
  return entries != NULL;
}

static void
measure (SpLibrary *library, const char *what, Question ask, GPtrArray *queries)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double slowest = 0;
  const char *which = "";

  for (guint i = 0; i < queries->len; i++)
    {
      const char *query = g_ptr_array_index (queries, i);
      double start = processor_milliseconds (), time;

      if (!ask (library, query))
        g_printerr ("%s: no answer\n", query);
      time = processor_milliseconds () - start;
      g_array_append_val (times, time);
      if (time > slowest)
        {
          slowest = time;
          which = query;
        }
    }
  report (what, times);
  g_print ("  the slowest was “%s”\n", which);
}

static void
print_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return;
  line = strstr (status, "VmHWM:");
  if (line != NULL)
    g_print ("memory, most: %.*s\n", (int)strcspn (line, "\n"), line);
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) queries = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SpLibrary) library = NULL;
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  if (argc < 4)
    {
      g_printerr ("usage: library-bench FOLDER N FILE…\n");
      return 2;
    }
  lines = read_lines (argv + 3);
  start = g_get_monotonic_time ();
  library = sp_library_open (argv[1], &error);
  if (library == NULL || lines->len == 0)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "the files hold no lines");
      return 1;
    }
  g_print ("open: %.1f ms\n", (double)(g_get_monotonic_time () - start) / 1000);
  there = sp_library_search (library, "", 1, 0, NULL);
  start = g_get_monotonic_time ();
  if (there->len == 0
      && !fill (library, rand, lines, (guint)g_ascii_strtoull (argv[2], NULL, 10), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("fill: %.1f s\n", (double)(g_get_monotonic_time () - start) / 1e6);
  for (guint i = 0; i < N_QUERIES; i++)
    g_ptr_array_add (queries, draw_query (rand, lines));
  measure (library, "search", ask_search, queries);
  measure (library, "as the window asks", ask_window, queries);
  print_memory ();
  return 0;
}
