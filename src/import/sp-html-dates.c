/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-dates.h"

#include <string.h>
#include "sp-html-deck.h"
#include "sp-html-node.h"
#include "sp-shown-date.h"

/* What a page shows its readers under or over the headline is the date of the version in hand, in
 * the time of the place where it was written. What it tells machines is often another: the day in
 * Greenwich, or that of a first version with other words under the same address. */

/* The lines that are looked at, and how long one is. */
#define MAX_LINES_BEFORE 12
#define MAX_LINES_BEHIND 200
#define MAX_LINE 130
/* A text of so many bytes is one of the article; the date stands before the fourth. */
#define LONG_TEXT 80
#define MAX_LONG_TEXTS 4
/* A line is made of elements no deeper. */
#define MAX_UP 3

typedef struct
{
  const char *known; /* nullable */
  gboolean day_first;
  char *shown, *changed;
} Dates;

static gboolean
has_digit (const char *words)
{
  return words != NULL && strpbrk (words, "0123456789") != NULL;
}

/* Dates in links are of other stories, and captions tell when a picture was taken. */
static gboolean
is_elsewhere (const xmlNode *node)
{
  static const char *const names[] = { "a",      "nav",    "footer", "aside",  "figcaption",
                                       "figure", "script", "style",  "select", "noscript" };

  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      if (sp_html_is (node, names[i]))
        return TRUE;
  return FALSE;
}

/* Reads the line that @text stands in. */
static void
read_line (Dates *dates, xmlNode *text)
{
  xmlNode *node = text->parent;

  if (!has_digit ((const char *)text->content) || is_elsewhere (node))
    return;
  for (guint i = 0; i <= MAX_UP && node != NULL && node->type == XML_ELEMENT_NODE;
       i++, node = node->parent)
    {
      g_autofree char *words = sp_html_dup_text (node, MAX_LINE);
      g_autofree char *date = NULL;
      gboolean is_update = FALSE;
      guint n_others;

      if (strlen (words) >= MAX_LINE)
        return;
      date = sp_shown_date_find (words, dates->known, dates->day_first, &is_update, &n_others);
      if (date == NULL)
        continue;
      if (!is_update && i < MAX_UP && node->parent != NULL
          && node->parent->type == XML_ELEMENT_NODE)
        {
          g_autofree char *around = sp_html_dup_text (node->parent, MAX_LINE);
          g_autofree char *same = NULL;
          gboolean around_is_update = FALSE;

          same = strlen (around) < MAX_LINE ? sp_shown_date_find (around,
                                                                  dates->known,
                                                                  dates->day_first,
                                                                  &around_is_update,
                                                                  &n_others)
                                            : NULL;
          is_update = same != NULL && strcmp (same, date) == 0 && around_is_update;
        }
      if (is_update && dates->changed == NULL)
        dates->changed = g_steal_pointer (&date);
      else if (!is_update && dates->shown == NULL)
        dates->shown = g_steal_pointer (&date);
      return;
    }
}

static gboolean
is_text (const xmlNode *node)
{
  return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
         && !xmlIsBlankNode (node) && !sp_html_is (node->parent, "script")
         && !sp_html_is (node->parent, "style");
}

static void
read_behind (Dates *dates, xmlNode *root, xmlNode *headline)
{
  guint n_lines = 0, n_long = 0;

  for (xmlNode *node = headline; node != NULL && dates->shown == NULL && n_long < MAX_LONG_TEXTS
                                 && n_lines < MAX_LINES_BEHIND;
       node = sp_html_next (root, node))
    if (is_text (node) && node->parent != headline)
      {
        n_lines++;
        n_long += strlen ((const char *)node->content) >= LONG_TEXT && !is_elsewhere (node->parent);
        read_line (dates, node);
      }
}

static void
read_before (Dates *dates, xmlNode *root, xmlNode *headline)
{
  xmlNode *lines[MAX_LINES_BEFORE] = { NULL };
  guint n = 0;

  for (xmlNode *node = root; node != NULL && node != headline; node = sp_html_next (root, node))
    if (is_text (node))
      lines[n++ % MAX_LINES_BEFORE] = node;
  for (guint i = 0; i < MIN (n, MAX_LINES_BEFORE) && dates->shown == NULL; i++)
    read_line (dates, lines[(n - 1 - i) % MAX_LINES_BEFORE]);
}

static gboolean
same_day (const char *date, const char *other)
{
  return date != NULL && other != NULL && strncmp (date, other, 10) == 0;
}

/* Sets the dates of @facts to what the page at @root shows under its headline, where it shows one.
 * A time is kept where the day is the same. */
void
sp_html_dates_use_shown (SpPageFacts *facts, xmlNode *root)
{
  Dates dates = { 0 };
  xmlNode *headline;
  const char *best;
  char *told;

  g_return_if_fail (facts != NULL && root != NULL);

  headline = sp_html_deck_find_headline (root, facts);
  if (headline == NULL && facts->published != NULL)
    return;
  headline = headline != NULL ? headline : root;
  dates.known = facts->published != NULL ? facts->published : facts->modified;
  dates.day_first = facts->language != NULL && g_ascii_strcasecmp (facts->language, "en") != 0
                    && g_ascii_strncasecmp (facts->language, "en-us", 5) != 0
                    && g_ascii_strncasecmp (facts->language, "en_us", 5) != 0;
  read_behind (&dates, root, headline);
  if (dates.shown == NULL && dates.changed == NULL)
    read_before (&dates, root, headline);
  best = dates.shown != NULL ? dates.shown : dates.changed;
  if (best != NULL && !same_day (best, facts->published))
    {
      told = same_day (best, facts->modified) ? g_strdup (facts->modified) : g_strdup (best);
      g_free (facts->published);
      facts->published = told;
    }
  if (dates.changed != NULL && !same_day (dates.changed, facts->modified))
    {
      g_free (facts->modified);
      facts->modified = g_strdup (dates.changed);
    }
  g_free (dates.shown);
  g_free (dates.changed);
}
