/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-title.h"

#include <string.h>

/* Of longer titles only so many words are compared. */
#define MAX_WORDS 40
/* A site's name behind a bar has no more words. */
#define MAX_SITE_WORDS 4

static guint
count_words (const char *words)
{
  guint n = 0;

  g_assert (words != NULL);

  for (const char *p = words; *p != '\0'; p++)
    n += *p != ' ' && (p == words || p[-1] == ' ');
  return n;
}

/* Returns: (transfer full): letters and digits alone, in small. */
static char *
dup_bare (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  GString *bare = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  return g_string_free (bare, FALSE);
}

/* Does @tail name the site: the name it gives itself, or its address? */
static gboolean
names_site (const char *tail, const char *site, const char *url)
{
  g_autofree char *bare = dup_bare (tail);
  g_autofree char *bare_site = site != NULL ? dup_bare (site) : g_strdup ("");
  const char *host = url != NULL ? strstr (url, "://") : NULL;
  g_autofree char *host_name
      = host != NULL ? g_strndup (host + 3, strcspn (host + 3, "/?#")) : g_strdup ("");
  g_autofree char *bare_host = dup_bare (host_name);

  return *bare != '\0'
         && (strcmp (bare, bare_site) == 0 || strstr (bare_host, bare) != NULL
             || (strlen (bare_site) >= 4 && g_str_has_prefix (bare, bare_site)));
}

static const char *
find_last_separator (const char *title, gsize *n)
{
  static const char *const separators[] = {
    " | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " :: ", " \xc2\xbb ", " \xc2\xb7 ", "|"
  };
  const char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *found = g_strrstr (title, separators[i]);

      if (found != NULL && (last == NULL || found > last))
        {
          last = found;
          *n = strlen (separators[i]);
        }
    }
  return last;
}

/* Takes the site's name off the end of a title. @site, @url: (nullable). Returns: (transfer full).
 */
char *
sp_html_title_strip (const char *title, const char *site, const char *url)
{
  char *words;

  g_return_val_if_fail (title != NULL, NULL);

  words = g_strstrip (g_strdup (title));
  for (guint i = 0; i < 3; i++)
    {
      gsize n = 0;
      const char *last = find_last_separator (words, &n);
      g_autofree char *head = last != NULL ? g_strndup (words, (gsize)(last - words)) : NULL;

      if (last == NULL || *g_strstrip (head) == '\0')
        break;
      if (!names_site (last + n, site, url)
          && (strchr (last, '|') == NULL || count_words (last + n) > MAX_SITE_WORDS
              || count_words (head) < 4))
        break;
      g_free (words);
      words = g_steal_pointer (&head);
    }
  return words;
}

static GStrv
split_words (const char *title)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ' && c != '\'' && c != 0x2019)
        g_string_append_c (words, ' ');
    }
  g_strchomp (words->str);
  return g_strsplit (words->str, " ", MAX_WORDS);
}

/* Returns: how alike two titles are, 0 to 100: the share of words that both have. */
static guint
compare (const char *a, const char *b)
{
  g_auto (GStrv) words_a = split_words (a), words_b = split_words (b);
  guint n = g_strv_length (words_a) + g_strv_length (words_b), same = 0;

  for (guint i = 0; words_a[i] != NULL; i++)
    same += g_strv_contains ((const char *const *)words_b, words_a[i]);
  return n == 0 ? 0 : MIN (200 * same / n, 100);
}

/* A headline with a label before or after it: "Opinion Why the pier must stay". One that goes on
 * where what is told was cut is no such. */
static gboolean
is_inside (const char *told, const char *headline)
{
  return count_words (told) >= 4 && strlen (told) < strlen (headline)
         && strstr (headline, told) != NULL
         && (!g_str_has_prefix (headline, told) || g_ascii_isalnum (headline[strlen (told)])
             || count_words (headline + strlen (told)) < 3);
}

/* Returns: @told behind a label: "Opinion | Why the pier must stay". */
static const char *
skip_label (const char *told)
{
  const char *bar = told != NULL ? strstr (told, " | ") : NULL;
  g_autofree char *label = bar != NULL ? g_strndup (told, (gsize)(bar - told)) : NULL;

  return bar != NULL && count_words (label) <= 2 && count_words (bar + 3) >= 4 ? bar + 3 : told;
}

/* Chooses the title: the headline of the page that is most like what the metadata say (@told,
 * nullable) or the page's title (nullable); where none is like them, what they say.
 * @headlines: strings. Returns: (transfer full) (nullable). */
char *
sp_html_title_choose (const GPtrArray *headlines, const char *told, const char *title)
{
  const char *best = NULL;
  guint best_score = 0;

  g_return_val_if_fail (headlines != NULL, NULL);

  told = skip_label (told);
  title = skip_label (title);
  for (guint i = 0; i < headlines->len; i++)
    {
      const char *headline = g_ptr_array_index (headlines, i);
      guint score = MAX (told != NULL ? compare (headline, told) : 0,
                         title != NULL ? compare (headline, title) : 0);

      if (score > best_score)
        {
          best = headline;
          best_score = score;
        }
    }
  if (best != NULL && best_score >= 40)
    return g_strdup (told != NULL && is_inside (told, best) ? told : best);
  if (headlines->len == 1 && count_words (g_ptr_array_index (headlines, 0)) >= 4)
    return g_strdup (g_ptr_array_index (headlines, 0));
  if (told != NULL || title != NULL)
    return g_strdup (told != NULL ? told : title);
  return headlines->len > 0 ? g_strdup (g_ptr_array_index (headlines, 0)) : NULL;
}
