/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-shown-date.h"

#include <stdlib.h>
#include <string.h>

/* Dates as pages show them to readers: in words of many languages, in numbers, with labels,
 * weekdays and times around them. */

/* A line that shows a date has no more parts, and no more words that say something else. */
#define MAX_PARTS 40
#define MAX_OTHERS 7
/* Pages show no dates before. */
#define MIN_YEAR 1990
#define MAX_YEAR 2100

/* The names of the months, and what they are cut to beyond their first letters. */
static const char *const months[12] = {
  "january januar janvier enero gennaio janeiro januari jänner leden ledna tammikuuta styczeń "
  "stycznia января ocak január ianuarie",
  "february februar février febrero febbraio fevereiro februari únor února helmikuuta luty lutego "
  "февраля şubat február februarie",
  "march mar märz mars marzo março maart marts březen března maaliskuuta marzec marca марта mart "
  "marec "
  "martie",
  "april avril abril aprile aprill duben dubna huhtikuuta kwiecień kwietnia апреля nisan apríl "
  "aprilie",
  "may mai mayo maggio maio mei maj květen května toukokuuta maja мая mayıs máj",
  "june juni juin junio giugno junho červen června kesäkuuta czerwiec czerwca июня haziran jún "
  "iunie",
  "july juli juillet julio luglio julho červenec července heinäkuuta lipiec lipca июля temmuz júl "
  "iulie",
  "august août agosto augustus augusti srpen srpna elokuuta sierpień sierpnia августа ağustos",
  "september septembre septiembre settembre setembro září syyskuuta wrzesień września сентября "
  "eylül septembrie",
  "october oktober octobre octubre ottobre outubro říjen října lokakuuta październik października "
  "октября ekim október octombrie",
  "november novembre noviembre novembro listopad listopadu marraskuuta listopada ноября kasım "
  "noiembrie",
  "december dezember décembre diciembre dicembre dezembro prosinec prosince joulukuuta grudzień "
  "grudnia декабря aralık decembrie",
};

/* Words that say that a date is the one of a change. */
static const char *const updates[]
    = { "updated",    "update",      "modified",       "revised",    "aktualisiert",
        "aggiornato", "actualizado", "atualizado",     "bijgewerkt", "uppdaterad",
        "oppdatert",  "opdateret",   "zaktualizowano", "mis" };

/* Words that stand with a date and say nothing. */
static const char *const labels[] = { "published",
                                      "posted",
                                      "publicerad",
                                      "publiziert",
                                      "gepubliceerd",
                                      "publisert",
                                      "kl",
                                      "publié",
                                      "veröffentlicht",
                                      "publicado",
                                      "pubblicato",
                                      "on",
                                      "at",
                                      "am",
                                      "pm",
                                      "a",
                                      "p",
                                      "m",
                                      "date",
                                      "first",
                                      "last",
                                      "the",
                                      "of",
                                      "de",
                                      "del",
                                      "le",
                                      "den",
                                      "um",
                                      "uhr",
                                      "by",
                                      "est",
                                      "edt",
                                      "et",
                                      "pt",
                                      "pst",
                                      "pdt",
                                      "gmt",
                                      "utc",
                                      "ist",
                                      "bst",
                                      "ct",
                                      "cet",
                                      "cest",
                                      "th",
                                      "st",
                                      "nd",
                                      "rd",
                                      "monday",
                                      "tuesday",
                                      "wednesday",
                                      "thursday",
                                      "friday",
                                      "saturday",
                                      "sunday",
                                      "mon",
                                      "tue",
                                      "tues",
                                      "wed",
                                      "thu",
                                      "thurs",
                                      "fri",
                                      "sat",
                                      "sun",
                                      "und",
                                      "min",
                                      "read",
                                      "minutes",
                                      "minute" };

typedef struct
{
  char *word; /* nullable, in small */
  guint number;
  guint n_digits;
  char after; /* the sign right behind it, 0 for white space or none */
} Part;

static gboolean
is_one_of (const char *word, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Is @word the head of one of the words in @list? A whole word counts double. */
static guint
match (const char *word, gsize n, const char *list)
{
  guint best = 0;

  for (const char *p = list; *p != '\0'; p += strspn (p, " "))
    {
      gsize length = strcspn (p, " ");

      if (length >= n && strncmp (p, word, n) == 0)
        best = MAX (best, length == n ? 2 : 1);
      p += length;
    }
  return best;
}

/* Returns: 1 to 12 if @word, in small, is the name of a month in one of many languages, or three
 * letters or more of its head that no other month has; else 0. */
guint
sp_month_parse (const char *word)
{
  guint month = 0, best = 0;
  gsize n;
  gboolean twice = FALSE;

  g_return_val_if_fail (word != NULL, 0);

  n = strlen (word);
  for (guint i = 0; n >= 3 && i < 12; i++)
    {
      guint score = match (word, n, months[i]);

      twice = score > best ? FALSE : twice || (score > 0 && score == best);
      if (score > best)
        {
          best = score;
          month = i + 1;
        }
    }
  return twice ? 0 : month;
}

static void
clear_part (gpointer data)
{
  g_free (((Part *)data)->word);
}

static GArray *
split (const char *words)
{
  g_autofree char *small = g_utf8_strdown (words, -1);
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, clear_part);
  for (const char *p = small; *p != '\0' && parts->len < MAX_PARTS;)
    {
      Part part = { 0 };
      const char *start = p;

      if (g_ascii_isdigit (*p))
        {
          part.n_digits = (guint)strspn (p, "0123456789");
          part.number = part.n_digits <= 8 ? (guint)strtoul (p, NULL, 10) : 0;
          p += part.n_digits;
        }
      else
        while (g_unichar_isalpha (g_utf8_get_char (p)))
          p = g_utf8_next_char (p);
      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      part.word = part.n_digits == 0 ? g_strndup (start, (gsize)(p - start)) : NULL;
      part.after = *p != '\0' && strchr ("-/.:,", *p) != NULL ? *p : 0;
      g_array_append_val (parts, part);
    }
  return parts;
}

static char *
write_date (guint year, guint month, guint day)
{
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

static void
set_date (GDate *date, const char *iso_8601)
{
  char *p;
  guint64 year = g_ascii_strtoull (iso_8601, &p, 10);
  guint64 month = g_ascii_strtoull (p + 1, &p, 10);
  guint64 day = g_ascii_strtoull (p + 1, NULL, 10);

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* @a, @b: "YYYY-MM-DD" and perhaps more. */
static gint
days_apart (const char *a, const char *b)
{
  GDate x, y;

  set_date (&x, a);
  set_date (&y, b);
  return ABS (g_date_days_between (&x, &y));
}

/* Of two ways to read a date in numbers, the one that is nearer to what is known, else the one that
 * is the custom. */
static char *
choose (char *first, char *second, const char *near_to)
{
  gboolean take_second = first == NULL
                         || (second != NULL && near_to != NULL
                             && days_apart (second, near_to) < days_apart (first, near_to));

  g_free (take_second ? first : second);
  return take_second ? second : first;
}

/* Reads three parts from @p on. Returns: (transfer full) (nullable). */
static char *
read_date (const Part *p, const char *near_to, gboolean day_first)
{
  if (p[0].n_digits == 4 && p[1].n_digits > 0 && p[1].n_digits <= 2 && p[2].n_digits > 0
      && p[2].n_digits <= 2 && p[0].after != 0 && p[0].after == p[1].after && p[0].after != ':')
    return write_date (p[0].number, p[1].number, p[2].number);
  if (p[0].n_digits > 0 && p[0].n_digits <= 2 && p[1].n_digits > 0 && p[1].n_digits <= 2
      && p[2].n_digits == 4 && p[0].after != 0 && p[0].after == p[1].after
      && strchr ("-/.", p[0].after) != NULL)
    {
      char *dmy = write_date (p[2].number, p[1].number, p[0].number);
      char *mdy = write_date (p[2].number, p[0].number, p[1].number);

      return day_first || p[0].after == '.' ? choose (dmy, mdy, near_to)
                                            : choose (mdy, dmy, near_to);
    }
  if (p[2].n_digits != 4)
    return NULL;
  if (p[0].word != NULL && p[1].n_digits > 0 && p[1].n_digits <= 2)
    return write_date (p[2].number, sp_month_parse (p[0].word), p[1].number);
  if (p[1].word != NULL && p[0].n_digits > 0 && p[0].n_digits <= 2)
    return write_date (p[2].number, sp_month_parse (p[1].word), p[0].number);
  return NULL;
}

/* "22nd of December 2023": the little words between the parts go. */
static void
drop_joints (GArray *parts)
{
  static const char *const joints[]
      = { "st", "nd", "rd", "th", "er", "of", "de", "del", "the", "年", "月", "日" };

  for (guint i = 1; i + 1 < parts->len; i++)
    if (g_array_index (parts, Part, i).word != NULL
        && is_one_of (g_array_index (parts, Part, i).word, joints, G_N_ELEMENTS (joints)))
      {
        Part *before = &g_array_index (parts, Part, i - 1);

        if (strchr ("\xe5\xe6", g_array_index (parts, Part, i).word[0]) != NULL)
          before->after = '-';
        g_array_remove_index (parts, i--);
      }
}

/* Finds the date in a short line that says little else: "By Ana Ruiz | Updated Dec. 22, 2023 5:06
 * pm", "Freitag, 22. Dezember 2023", "12/22/2023". @near_to: (nullable): a date that is known, by
 * which dates in numbers are read; else @day_first says how. Of two dates that of a change is
 * passed over. @is_update: is it the only one? @n_others: the words that have nothing to do with a
 * date. Returns: (transfer full) (nullable): ISO 8601. */
char *
sp_shown_date_find (const char *words,
                    const char *near_to,
                    gboolean day_first,
                    gboolean *is_update,
                    guint *n_others)
{
  g_autoptr (GArray) parts = NULL;
  g_autofree char *found = NULL;
  gboolean label_is_update = FALSE;

  g_return_val_if_fail (words != NULL && is_update != NULL && n_others != NULL, NULL);

  *is_update = FALSE;
  *n_others = 0;
  if (strpbrk (words, "0123456789") == NULL)
    return NULL;
  parts = split (words);
  drop_joints (parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      g_autofree char *date = i + 2 < parts->len ? read_date (part, near_to, day_first) : NULL;

      if (date != NULL)
        {
          if (found == NULL || (*is_update && !label_is_update))
            {
              g_free (found);
              found = g_steal_pointer (&date);
              *is_update = label_is_update;
            }
          label_is_update = FALSE;
          i += 2;
        }
      else if (part->word != NULL && is_one_of (part->word, updates, G_N_ELEMENTS (updates)))
        label_is_update = TRUE;
      else if (part->word != NULL && !is_one_of (part->word, labels, G_N_ELEMENTS (labels)))
        (*n_others)++;
    }
  return *n_others <= MAX_OTHERS ? g_steal_pointer (&found) : NULL;
}
