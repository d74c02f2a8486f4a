/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-page-facts.h"

#include <string.h>
#include "sp-dateline.h"

/* Names are no longer than this, and there are no more of them. */
#define MAX_NAME 80
#define MAX_NAMES 12
#define MAX_NAME_WORDS 7

/* Returns: (transfer full). */
SpPageFacts *
sp_page_facts_new (void)
{
  SpPageFacts *self = g_new0 (SpPageFacts, 1);

  self->byline = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
sp_page_facts_free (SpPageFacts *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->site);
  g_free (self->published);
  g_free (self->modified);
  g_free (self->language);
  g_free (self->lead_image);
  g_free (self->description);
  g_free (self->body);
  g_ptr_array_unref (self->byline);
  g_free (self);
}

/* Sets @fact to @value (nullable) unless it is known already. */
void
sp_page_facts_set (char **fact, const char *value)
{
  g_autofree char *words = NULL;

  g_return_if_fail (fact != NULL);

  words = value != NULL ? g_strstrip (g_strdup (value)) : NULL;
  if (*fact == NULL && words != NULL && *words != '\0')
    *fact = g_steal_pointer (&words);
}

static guint
read_digits (const char *p, guint n)
{
  guint number = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (p[i]))
        return G_MAXUINT;
      number = number * 10 + (guint)(p[i] - '0');
    }
  return number;
}

/* "T10:00:00.5+0100", "T10:00Z" behind a date. Returns: (transfer full) (nullable): with seconds
 * and a zone, NULL where there is no zone or no time. */
static char *
dup_time (const char *p)
{
  guint hour, minute, second = 0, zone_hour = 0, zone_minute = 0;
  char sign = '+';

  if (*p != 'T' && *p != 't' && *p != ' ')
    return NULL;
  hour = read_digits (p + 1, 2);
  minute = hour < 24 && p[3] == ':' ? read_digits (p + 4, 2) : G_MAXUINT;
  if (minute > 59)
    return NULL;
  p += 6;
  if (*p == ':')
    {
      second = read_digits (p + 1, 2);
      if (second > 60)
        return NULL;
      p += 3;
    }
  if (*p == '.')
    p += 1 + strspn (p + 1, "0123456789");
  if (*p == '+' || *p == '-')
    {
      sign = *p;
      zone_hour = read_digits (p + 1, 2);
      if (zone_hour > 14)
        return NULL;
      p += 3 + (p[3] == ':');
      zone_minute = read_digits (p, 2) <= 59 ? read_digits (p, 2) : 0;
    }
  else if (*p != 'Z' && *p != 'z')
    return NULL;
  return g_strdup_printf ("T%02u:%02u:%02u%c%02u:%02u",
                          hour,
                          minute,
                          second,
                          sign,
                          zone_hour,
                          zone_minute);
}

/* Reads a date as pages write it: ISO 8601, "20231222", "Fri, 22 Dec 2023 15:48:21 +0000",
 * "December 22, 2023". Returns: (transfer full) (nullable): YYYY-MM-DD, with the time where there
 * is one with a zone. */
char *
sp_page_date (const char *words)
{
  const char *p = words;
  g_autofree char *time = NULL;
  guint year, month, day, dash;
  char *iso_8601 = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  while (g_ascii_isspace (*p))
    p++;
  year = read_digits (p, 4);
  if (year >= 1600 && year <= 2200)
    {
      dash = p[4] == '-' || p[4] == '/' || p[4] == '.';
      month = read_digits (p + 4 + dash, 2);
      day = month <= 12 && (!dash || p[7] == p[4]) ? read_digits (p + 6 + 2 * dash, 2) : G_MAXUINT;
      if (day <= 31 && month > 0
          && g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        {
          time = dash ? dup_time (p + 10) : NULL;
          return g_strdup_printf ("%04u-%02u-%02u%s", year, month, day, time != NULL ? time : "");
        }
    }
  return sp_written_date_parse (p, &iso_8601) ? iso_8601 : NULL;
}

/* Sets @fact to the date that @words (nullable) give, unless it is known or they give none. */
void
sp_page_facts_set_date (char **fact, const char *words)
{
  g_return_if_fail (fact != NULL);

  if (*fact == NULL && words != NULL)
    *fact = sp_page_date (words);
}

static gboolean
is_name (const char *words)
{
  guint n_spaces = 0;

  if (strlen (words) < 2 || strlen (words) > MAX_NAME || strchr (words, '@') != NULL
      || strstr (words, "://") != NULL || strpbrk (words, "{}<>|=") != NULL)
    return FALSE;
  for (const char *p = words; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        return FALSE;
      n_spaces += *p == ' ';
    }
  return n_spaces < MAX_NAME_WORDS && g_ascii_strcasecmp (words, "admin") != 0;
}

static void
add_name (SpPageFacts *self, const char *name)
{
  if (!is_name (name) || self->byline->len >= MAX_NAMES)
    return;
  for (guint i = 0; i < self->byline->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->byline, i), name) == 0)
      return;
  g_ptr_array_add (self->byline, g_strdup (name));
}

/* Takes the site's name off the end of @name: "Ana Ruiz HARBOUR GAZETTE". */
static char *
strip_site (const SpPageFacts *self, char *name)
{
  gsize n = strlen (name), n_site = self->site != NULL ? strlen (self->site) : 0;

  if (n_site > 0 && n > n_site + 1 && name[n - n_site - 1] == ' '
      && g_ascii_strcasecmp (name + n - n_site, self->site) == 0)
    name[n - n_site - 1] = '\0';
  return name;
}

/* "Money Reporter", "Head of Marketing": what somebody is stands among the names. */
static gboolean
is_role (const char *words)
{
  static const char *const roles[]
      = { "reporter",    "editor",   "writer",    "correspondent", "columnist", "expert",
          "contributor", "producer", "marketing", "photographer",  "analyst",   "journalist",
          "manager",     "staff",    "officer",   "newsroom",      "md",        "phd",
          "jr",          "editors",  "ceo",       "redazione",     "specialist" };
  g_autofree char *small = g_ascii_strdown (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (small, " .", -1);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strv_contains ((const char *const *)parts, roles[i]))
      return TRUE;
  return FALSE;
}

/* Adds the names in a byline: "By Ana Ruiz, Bo Lind and Cy Moe | Harbour Gazette". */
void
sp_page_facts_add_names (SpPageFacts *self, const char *words)
{
  static const char *const heads[] = { "written by", "this post was written by ",
                                       "by ",        "by: ",
                                       "posted by ", "author: ",
                                       "words by ",  "story by ",
                                       "por ",       "par ",
                                       "von " };
  static const char *const joints[] = { " and ", " & ", ";", " / ", " with " };
  g_autoptr (GString) list = NULL;
  g_auto (GStrv) names = NULL;

  g_return_if_fail (self != NULL);

  if (words == NULL || strlen (words) > 400)
    return;
  list = g_string_new (words + strspn (words, " \n\t"));
  g_string_replace (list, "\xc2\xa0", " ", 0);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_ascii_strncasecmp (list->str, heads[i], strlen (heads[i])) == 0)
      g_string_erase (list, 0, (gssize)strlen (heads[i]));
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    g_string_replace (list, joints[i], ",", 0);
  if (strchr (list->str, '|') != NULL)
    g_string_truncate (list, (gsize)(strchr (list->str, '|') - list->str));
  names = g_strsplit (list->str, ",", MAX_NAMES + 1);
  for (guint i = 0; names[i] != NULL; i++)
    if (!is_role (g_strstrip (names[i])) || (names[1] == NULL && self->byline->len == 0))
      add_name (self, strip_site (self, names[i]));
}
