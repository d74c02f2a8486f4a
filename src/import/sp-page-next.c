/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-page-next.h"

#include <string.h>
#include "sp-html-node.h"
#include "sp-page-address.h"

/* Long articles go on at another address. Sites also call the next story "next"; it is the next
 * page only if its address is that of the page with a number more. */

#define MAX_LINKS 40 /* that say "next" */
#define MAX_WORDS 40

/* An address without what numbers its page, and the number. */
typedef struct
{
  char *whole; /* without scheme, "www." and the last slash */
  char *bare;
  guint number; /* 1 where there is none */
} Place;

static void
place_clear (Place *place)
{
  g_free (place->whole);
  g_free (place->bare);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static char *
dup_whole (const char *address)
{
  const char *host = strstr (address, "://");
  char *whole;
  gsize n;

  host = host != NULL ? host + 3 : address;
  if (g_ascii_strncasecmp (host, "www.", 4) == 0)
    host += 4;
  whole = g_strndup (host, strcspn (host, "#"));
  n = strlen (whole);
  if (n > 0 && whole[n - 1] == '/')
    whole[n - 1] = '\0';
  return whole;
}

/* "site.org/story-2.html" is page 2 of "site.org/story.html". */
static void
place_init (Place *place, const char *address)
{
  static const char pattern[]
      = "^(.+?)(?:(?:/page/|/page-|/p|[?&](?:page|pg|p|pagenum|seite)=|/|-|_|,)([0-9]{1,2}))?"
        "(\\.s?html?|\\.php|\\.aspx?)?$";
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *stem = NULL, *number = NULL, *ending = NULL;

  place->whole = dup_whole (address);
  place->number = 1;
  if (!g_regex_match (regex, place->whole, 0, &match))
    {
      place->bare = g_strdup (place->whole);
      return;
    }
  stem = g_match_info_fetch (match, 1);
  number = g_match_info_fetch (match, 2);
  ending = g_match_info_fetch (match, 3);
  place->bare = g_strconcat (stem, ending, NULL);
  if (number != NULL && *number != '\0')
    place->number = (guint)g_ascii_strtoull (number, NULL, 10);
}

static gboolean
is_next_page (const char *address, const Place *own)
{
  g_auto (Place) place = { 0 };

  place_init (&place, address);
  if (g_ascii_strcasecmp (place.whole, own->whole) == 0)
    return FALSE;
  if (place.number == 2 && g_ascii_strcasecmp (place.bare, own->whole) == 0)
    return TRUE;
  return place.number == own->number + 1 && g_ascii_strcasecmp (place.bare, own->bare) == 0;
}

static gboolean
says_next (xmlNode *node)
{
  g_autofree char *rel = NULL, *words = NULL, *small = NULL;
  g_auto (GStrv) relations = NULL;

  if (!sp_html_is (node, "link") && !sp_html_is (node, "a"))
    return FALSE;
  rel = sp_html_dup_attribute (node, "rel");
  relations = g_strsplit_set (rel != NULL ? rel : "", " \t\n", -1);
  for (guint i = 0; relations[i] != NULL; i++)
    if (g_ascii_strcasecmp (relations[i], "next") == 0)
      return TRUE;
  if (!sp_html_is (node, "a"))
    return FALSE;
  words = sp_html_dup_text (node, MAX_WORDS);
  small = g_ascii_strdown (words, -1);
  return g_str_has_prefix (small, "next page") || strcmp (small, "next") == 0
         || g_str_has_prefix (small, "continue to page")
         || g_str_has_prefix (small, "continued on");
}

/* Finds where the article on the page at @url (nullable) goes on. @base: (nullable): what its links
 * are relative to. Returns: (transfer full) (nullable): a whole address on the same site. */
char *
sp_page_next_find (xmlNode *root, const char *base, const char *url)
{
  g_auto (Place) own = { 0 };
  guint n = 0;

  g_return_val_if_fail (root != NULL, NULL);

  if (url == NULL)
    return NULL;
  place_init (&own, url);
  for (xmlNode *node = root; node != NULL && n < MAX_LINKS; node = sp_html_next (root, node))
    if (says_next (node))
      {
        g_autofree char *href = sp_html_dup_attribute (node, "href");
        g_autofree char *whole = href != NULL ? sp_page_address_resolve (base, href) : NULL;

        n++;
        if (whole != NULL && g_ascii_strncasecmp (whole, "http", 4) == 0
            && strchr (whole, '#') == NULL && is_next_page (whole, &own))
          return g_steal_pointer (&whole);
      }
  return NULL;
}
