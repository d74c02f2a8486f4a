/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-library-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sp-dateline.h"

#define OPENING_LENGTH 90 /* characters */
#include <string.h>

/* Returns: (transfer full): when the articles below the heading came. */
char *
sp_library_words_for_heading (SpLibraryItem *item)
{
  g_return_val_if_fail (SP_IS_LIBRARY_ITEM (item), NULL);

  switch (sp_library_item_get_period (item))
    {
    case SP_LIBRARY_TODAY:
      return g_strdup (_ ("Today"));
    case SP_LIBRARY_YESTERDAY:
      return g_strdup (_ ("Yesterday"));
    case SP_LIBRARY_LAST_WEEK:
      return g_strdup (_ ("Last Week"));
    case SP_LIBRARY_LAST_MONTH:
      return g_strdup (_ ("Last Month"));
    case SP_LIBRARY_YEAR:
    case SP_LIBRARY_N_PERIODS:
    default:
      return g_strdup_printf ("%u", sp_library_item_get_year (item));
    }
}

/* Returns: (transfer full) (nullable): how the text begins behind its dateline, cut at a word. */
static char *
make_opening (const char *text)
{
  SpDateline dateline;
  g_autofree char *line = NULL;
  char *end;

  text += strspn (text, " \t\n");
  dateline = sp_dateline_find (text, strcspn (text, "\n"));
  text += dateline.n_bytes;
  sp_dateline_clear (&dateline);
  text += strspn (text, " \n");
  line = g_strndup (text, strcspn (text, "\n"));
  if (g_utf8_strlen (line, -1) <= OPENING_LENGTH)
    return *line != '\0' ? g_steal_pointer (&line) : NULL;
  end = g_utf8_offset_to_pointer (line, OPENING_LENGTH);
  *end = '\0';
  end = strrchr (line, ' ');
  if (end != NULL)
    *end = '\0';
  return g_strconcat (line, "…", NULL);
}

/* Returns: (transfer full): the title, or words that stand for one. */
char *
sp_library_words_for_title (const SpLibraryEntry *entry)
{
  char *opening = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  if (entry->title != NULL && *entry->title != '\0')
    return g_strdup (entry->title);
  if (entry->opening != NULL)
    opening = make_opening (entry->opening);
  return opening != NULL ? opening : g_strdup (_ ("Untitled"));
}

/* Returns: (transfer full): the source and how many quotes were found. */
char *
sp_library_words_for_caption (const SpLibraryEntry *entry)
{
  g_autofree char *quotes = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  if (entry->n_quotes > 0)
    quotes
        = g_strdup_printf (ngettext ("%'u quote", "%'u quotes", entry->n_quotes), entry->n_quotes);
  if (entry->site != NULL && *entry->site != '\0' && quotes != NULL)
    return g_strdup_printf ("%s · %s", entry->site, quotes);
  if (quotes != NULL)
    return g_steal_pointer (&quotes);
  return g_strdup (entry->site != NULL && *entry->site != '\0' ? entry->site : _ ("No source"));
}

/* Returns: (transfer full) (nullable): Pango markup of the words that were found, in bold. */
char *
sp_library_words_for_snippet (const SpLibraryEntry *entry)
{
  g_autofree char *escaped = NULL;
  g_autoptr (GString) markup = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  if (entry->snippet == NULL || *entry->snippet == '\0')
    return NULL;
  escaped = g_markup_escape_text (entry->snippet, -1);
  markup = g_string_new (escaped);
  g_string_replace (markup, "\n", " ", 0);
  g_string_replace (markup, "\u2068", "<b>", 0);
  g_string_replace (markup, "\u2069", "</b>", 0);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/* Returns: (transfer full) (nullable): the party that @query looks for: party:name or
 * party:"several words". */
char *
sp_library_words_find_party (const char *query)
{
  const char *found, *name;
  gsize length;

  g_return_val_if_fail (query != NULL, NULL);

  found = strstr (query, "party:");
  if (found == NULL || (found > query && found[-1] != ' '))
    return NULL;
  name = found + strlen ("party:");
  if (*name == '"')
    length = strcspn (++name, "\"");
  else
    length = strcspn (name, " ");
  return length > 0 ? g_strndup (name, length) : NULL;
}
