/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-told.h"

#include <string.h>
#include "sp-html-foreign.h"
#include "sp-html-node.h"

/* Many pages tell machines the words of their article, without its form: what is told says which
 * blocks of the page are of the article, and stands in for what the page leaves out. */

/* Runs of so many words are looked for. */
#define RUN 4
/* Less is no article: a description, or the first lines. */
#define MIN_RUNS 80
/* So much of what is told must be in the page to be believed of the rest of it. */
#define MIN_FOUND_PERCENT 85
/* A block is of the article if so many of its runs are told. */
#define MIN_BLOCK_PERCENT 50
/* A page leaves out the rest of an article if it has no more than so much of it. */
#define MAX_CUT_PERCENT 75
#define MAX_BLOCK_BYTES 20000
#define MAX_SHORT 200

typedef struct
{
  GHashTable *runs; /* of what is told: the hash of each */
  GHashTable *found;
  guint n_runs;
} Told;

typedef struct
{
  guint words[RUN];
  guint n;
} Window;

/* Goes to the next word of @p, over tags and entities. Returns: behind it, with @hash set; NULL at
 * the end. */
static const char *
next_word (const char *p, guint *hash)
{
  guint h = 5381;
  gboolean in_word = FALSE;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *end;

      if (g_unichar_isalnum (c))
        {
          h = h * 33 + g_unichar_tolower (c);
          in_word = TRUE;
          continue;
        }
      if (c == '\'' || c == 0x2019)
        continue;
      if (in_word)
        break;
      end = c == '<' ? strchr (p, '>') : NULL;
      if (c == '&' && strcspn (p, "; ") < 10 && p[strcspn (p, "; ")] == ';')
        end = strchr (p, ';');
      p = end != NULL ? end : p;
    }
  *hash = h;
  return in_word ? p : NULL;
}

/* Adds a word to the window. Returns: TRUE with @run set when it is full. */
static gboolean
push (Window *w, guint word, guint *run)
{
  memmove (w->words, w->words + 1, sizeof (guint) * (RUN - 1));
  w->words[RUN - 1] = word;
  if (++w->n < RUN)
    return FALSE;
  *run = 0;
  for (guint i = 0; i < RUN; i++)
    *run = (*run ^ w->words[i]) * 16777619u + i;
  return TRUE;
}

static void
read_told (Told *told, const char *body)
{
  Window w = { 0 };
  guint word, run;

  for (const char *p = body; (p = next_word (p, &word)) != NULL;)
    if (push (&w, word, &run))
      g_hash_table_add (told->runs, GUINT_TO_POINTER (run));
  told->n_runs = g_hash_table_size (told->runs);
}

/* How many of the runs of @node's text are told, per cent; those are noted. A block of fewer words
 * is as unlike as can be: 0. */
static guint
read_block (Told *told, xmlNode *node)
{
  g_autofree char *words = sp_html_dup_text (node, MAX_BLOCK_BYTES);
  Window w = { 0 };
  guint word, run, n = 0, same = 0;

  for (const char *p = words; (p = next_word (p, &word)) != NULL;)
    if (push (&w, word, &run))
      {
        gboolean is_told = g_hash_table_contains (told->runs, GUINT_TO_POINTER (run));

        n++;
        same += is_told;
        if (is_told)
          g_hash_table_add (told->found, GUINT_TO_POINTER (run));
      }
  return n > 0 ? 100 * same / n : 0;
}

/* Does something else than a paragraph hold @node: a list, a quote, a table, a caption? */
static gboolean
is_special (const SpHtmlPage *page, const xmlNode *node)
{
  static const char *const names[]
      = { "li", "blockquote", "table", "figcaption", "figure", "pre", "dl" };

  for (; node != NULL && node != page->root; node = node->parent)
    {
      if (sp_html_is_heading (node))
        return TRUE;
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (sp_html_is (node, names[i]))
          return TRUE;
    }
  return FALSE;
}

/* Is what @node says told, at least in part? */
static gboolean
is_told (Told *told, xmlNode *node, const char *body)
{
  g_autofree char *words = sp_html_dup_text (node, MAX_BLOCK_BYTES);

  return *words == '\0' || read_block (told, node) >= MIN_BLOCK_PERCENT
         || (strlen (words) < MAX_SHORT && strstr (body, words) != NULL);
}

/* Takes what stands behind @last out of the page, but for lists and the like next to it, and what
 * is told. */
static void
drop_behind (Told *told, SpHtmlPage *page, xmlNode *last, const char *body)
{
  for (xmlNode *up = last; up != page->root; up = up->parent)
    for (xmlNode *node = up->next, *next; node != NULL; node = next)
      {
        next = node->next;
        if (node->type == XML_ELEMENT_NODE && !(up == last && is_special (page, node))
            && !is_told (told, node, body))
          sp_html_page_remove (page, node);
      }
}

/* Takes the blocks of prose out of the page that are not told, and all behind the last that is. */
static void
drop_untold (Told *told,
             SpHtmlPage *page,
             const guint *percents,
             guint first,
             guint end,
             const char *body)
{
  xmlNode *last = NULL;

  for (guint i = first; i < end; i++)
    if (percents[i - first] >= MIN_BLOCK_PERCENT)
      last = g_array_index (page->prose, SpHtmlProse, i).node;
  for (guint i = first; i < end && last != NULL; i++)
    {
      xmlNode *node = g_array_index (page->prose, SpHtmlProse, i).node;
      const SpHtmlMeasure *m = sp_html_page_get (page, node);

      if (percents[i - first] < MIN_BLOCK_PERCENT && node != page->root && m->own == m->text
          && m->first_block + 1 == m->end_block && !is_special (page, node))
        sp_html_page_remove (page, node);
    }
  if (last != NULL)
    drop_behind (told, page, last, body);
}

/* Adds what is told behind the last run that the page has. */
static void
add_rest (SpHtmlPage *page, const Told *told, const char *body)
{
  const char *rest = body;
  g_auto (GStrv) lines = NULL;
  Window w = { 0 };
  guint word, run;

  for (const char *p = body; (p = next_word (p, &word)) != NULL;)
    if (push (&w, word, &run) && g_hash_table_contains (told->found, GUINT_TO_POINTER (run)))
      rest = p;
  rest += rest > body ? strspn (rest, ".!?\"'") : 0;
  lines = g_strsplit_set (rest, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      xmlNewTextChild (page->root, NULL, BAD_CAST "p", BAD_CAST lines[i]);
}

/* Uses @body, the words of the article as the page tells them to machines, on the part of @page
 * that holds it, which is measured. @deck: (nullable): what was taken out of it. The measures do
 * not hold afterwards. */
void
sp_html_told_use (SpHtmlPage *page, const char *body, xmlNode *deck)
{
  const SpHtmlMeasure *m;
  Told told = { 0 };
  g_autofree guint *percents = NULL;
  guint64 of_told = 0;
  guint n, found;

  g_return_if_fail (page != NULL && body != NULL);

  m = sp_html_page_get (page, page->root);
  n = m->end_block - m->first_block;
  told.runs = g_hash_table_new (NULL, NULL);
  told.found = g_hash_table_new (NULL, NULL);
  read_told (&told, body);
  percents = g_new0 (guint, n + 1);
  for (guint i = 0; i < n && told.n_runs >= MIN_RUNS; i++)
    {
      const SpHtmlProse *prose = &g_array_index (page->prose, SpHtmlProse, m->first_block + i);

      percents[i] = read_block (&told, prose->node);
      of_told += percents[i] >= MIN_BLOCK_PERCENT ? prose->text : 0;
    }
  if (deck != NULL)
    read_block (&told, deck);
  found = g_hash_table_size (told.found);
  if (told.n_runs >= MIN_RUNS && found * 100 >= told.n_runs * MIN_FOUND_PERCENT)
    drop_untold (&told, page, percents, m->first_block, m->end_block, body);
  else if (told.n_runs >= MIN_RUNS && found * 100 <= told.n_runs * MAX_CUT_PERCENT
           && of_told * 100 >= (guint64)m->prose * MAX_CUT_PERCENT)
    add_rest (page, &told, body);
  g_hash_table_unref (told.runs);
  g_hash_table_unref (told.found);
}
