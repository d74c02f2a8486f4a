/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-fetch-link.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>
#include "sp-error.h"

#define FLAGS (SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED)
#define MAX_LINK 8192 /* bytes */

static GUri *
clean (GUri *raw, GError **error)
{
  const char *scheme = g_uri_get_scheme (raw), *host = g_uri_get_host (raw);
  g_autofree char *ascii = host != NULL ? g_hostname_to_ascii (host) : NULL;
  g_autofree char *small = ascii != NULL ? g_ascii_strdown (ascii, -1) : NULL;
  const char *path = g_uri_get_path (raw);
  gsize n = small != NULL ? strlen (small) : 0;

  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_UNSUPPORTED,
                   _ ("only links that begin with http or https can be fetched, not %s"),
                   scheme);
      return NULL;
    }
  if (n > 0 && small[n - 1] == '.') /* the root's own dot */
    small[--n] = '\0';
  if (n == 0)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, _ ("the link names no site"));
      return NULL;
    }
  return g_uri_build (SOUP_HTTP_URI_FLAGS,
                      scheme,
                      NULL, /* no name, no password */
                      small,
                      g_uri_get_port (raw),
                      *path != '\0' ? path : "/",
                      g_uri_get_query (raw),
                      NULL);
}

/* Reads @link, relative to @base (nullable), as one that can be fetched: http or https, its host in
 * ASCII and lower case, without name and password. Returns: (transfer full): NULL with
 * SP_ERROR_INVALID or SP_ERROR_UNSUPPORTED. */
GUri *
sp_fetch_link_parse (GUri *base, const char *link, GError **error)
{
  g_autoptr (GUri) raw = NULL;

  g_return_val_if_fail (link != NULL, NULL);

  if (strlen (link) <= MAX_LINK)
    raw = base != NULL ? g_uri_parse_relative (base, link, FLAGS, NULL)
                       : g_uri_parse (link, FLAGS, NULL);
  if (raw != NULL)
    return clean (raw, error);
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, _ ("this is no link"));
  return NULL;
}

/* Makes a link of what a reader wrote or dropped: one word, with http or https or at least with a
 * site ("example.org/page"). Returns: (transfer full) (nullable): NULL where it is none. */
char *
sp_fetch_link_normalize (const char *words)
{
  g_autofree char *word = NULL, *full = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *dot;

  g_return_val_if_fail (words != NULL, NULL);

  if (!g_utf8_validate (words, -1, NULL))
    return NULL;
  word = g_strstrip (g_strdup (words));
  if (*word == '\0' || strlen (word) > MAX_LINK || word[strcspn (word, " \t\r\n<>\"")] != '\0')
    return NULL;
  if (g_ascii_strncasecmp (word, "http://", 7) != 0
      && g_ascii_strncasecmp (word, "https://", 8) != 0)
    {
      dot = strchr (word, '.');
      if (strstr (word, "://") != NULL || strchr (word, '@') != NULL || dot == NULL || dot == word
          || !g_ascii_isalpha (dot[1]))
        return NULL;
      full = g_strconcat ("https://", word, NULL);
    }
  uri = g_uri_parse (full != NULL ? full : word, FLAGS, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return NULL;
  return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO);
}

/* Would sp_fetch_link_normalize() make a link of @words? */
gboolean
sp_fetch_link_is_one (const char *words)
{
  g_autofree char *link = sp_fetch_link_normalize (words);

  return link != NULL;
}
