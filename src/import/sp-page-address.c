/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-page-address.h"

#include <string.h>
#include "sp-html-node.h"

#define MAX_ADDRESS 4096

static gboolean
is_web (const char *address)
{
  return g_ascii_strncasecmp (address, "http://", 7) == 0
         || g_ascii_strncasecmp (address, "https://", 8) == 0;
}

/* Makes @href whole by the page's address (@base, nullable). Returns: (transfer full) (nullable):
 * as it stands where there is no base; NULL for what is no address that a reader could follow: a
 * place in the page, a script, data. */
char *
sp_page_address_resolve (const char *base, const char *href)
{
  g_autofree char *whole = NULL;

  g_return_val_if_fail (href != NULL, NULL);

  if (*href == '#' || *href == '\0' || strlen (href) > MAX_ADDRESS)
    return NULL;
  whole = base != NULL ? g_uri_resolve_relative (base,
                                                 href,
                                                 G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED,
                                                 NULL)
                       : NULL;
  if (whole == NULL)
    whole = g_strdup (href);
  if (g_ascii_strncasecmp (whole, "javascript:", 11) == 0
      || g_ascii_strncasecmp (whole, "data:", 5) == 0)
    return NULL;
  return g_steal_pointer (&whole);
}

/* Returns: (transfer full) (nullable): what the links of the page are relative to: <base href>,
 * else
 * @url (nullable). */
char *
sp_page_address_find_base (xmlNode *root, const char *url)
{
  g_return_val_if_fail (root != NULL, NULL);

  for (xmlNode *node = root; node != NULL && !sp_html_is (node, "body");
       node = sp_html_next (root, node))
    if (sp_html_is (node, "base"))
      {
        g_autofree char *href = sp_html_dup_attribute (node, "href");
        g_autofree char *base = href != NULL ? sp_page_address_resolve (url, href) : NULL;

        if (base != NULL && is_web (base))
          return g_steal_pointer (&base);
      }
  return g_strdup (url);
}

/* Returns: (transfer full) (nullable): the host of @address (nullable), as written. */
char *
sp_page_address_dup_host (const char *address)
{
  g_autoptr (GUri) uri
      = address != NULL
            ? g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL)
            : NULL;

  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

static char *
dup_site (const char *address)
{
  g_autofree char *whole = sp_page_address_dup_host (address);
  const char *host = whole;

  if (host == NULL || *host == '\0')
    return NULL;
  if (g_ascii_strncasecmp (host, "www.", 4) == 0 || g_ascii_strncasecmp (host, "amp.", 4) == 0)
    host += 4;
  return g_ascii_strdown (host, -1);
}

static gboolean
is_front_page (const char *address)
{
  const char *path = strchr (strstr (address, "://") + 3, '/');

  return path == NULL || path[1] == '\0';
}

/* May @address stand for the page at @url (nullable)? Another site's may not, nor a front page. */
static gboolean
may_stand_for (const char *address, const char *url)
{
  g_autofree char *site = NULL, *own = NULL;

  if (!is_web (address))
    return FALSE;
  site = dup_site (address);
  own = url != NULL ? dup_site (url) : NULL;
  return site != NULL && !is_front_page (address) && (own == NULL || strcmp (site, own) == 0);
}

static char *
dup_candidate (xmlNode *node)
{
  g_autofree char *what = NULL;

  if (sp_html_is (node, "link"))
    {
      what = sp_html_dup_attribute (node, "rel");
      return what != NULL && g_ascii_strcasecmp (what, "canonical") == 0
                 ? sp_html_dup_attribute (node, "href")
                 : NULL;
    }
  if (!sp_html_is (node, "meta"))
    return NULL;
  what = sp_html_dup_attribute (node, "property");
  return what != NULL && g_ascii_strcasecmp (what, "og:url") == 0
             ? sp_html_dup_attribute (node, "content")
             : NULL;
}

/* Returns: (transfer full) (nullable): the page's own address: what it names as canonical if that
 * is on the site it came from, else @url (nullable). */
char *
sp_page_address_find_canonical (xmlNode *root, const char *url)
{
  g_return_val_if_fail (root != NULL, NULL);

  for (xmlNode *node = root; node != NULL; node = sp_html_next (root, node))
    {
      g_autofree char *named = dup_candidate (node);
      g_autofree char *whole = named != NULL ? sp_page_address_resolve (url, named) : NULL;

      if (whole != NULL && may_stand_for (whole, url))
        return g_steal_pointer (&whole);
    }
  return g_strdup (url);
}
