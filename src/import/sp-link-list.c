/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-link-list-private.h"

#include <string.h>
#include "sp-decode.h"
#include "sp-error.h"

/* Lists of links: bookmarks of browsers, what read-it-later services give out, OPML, or just links
 * in a text, one a line. They are told apart by what is in them, not by their names. */

#define MAX_LINK 8192
#define MAX_TITLE 1000
#define MAX_TAGS 64

void
sp_listed_link_free (SpListedLink *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->url);
  g_free (self->title);
  g_free (self->tags);
  g_free (self);
}

static gboolean
is_web_link (const char *url)
{
  return (g_ascii_strncasecmp (url, "http://", 7) == 0
          || g_ascii_strncasecmp (url, "https://", 8) == 0)
         && strlen (url) <= MAX_LINK && url[strcspn (url, " \t\r\n\"<>")] == '\0'
         && g_utf8_validate (url, -1, NULL);
}

/* Adds a link if it is one of the web. @title: nullable. Returns: (nullable): borrowed. */
SpListedLink *
sp_link_list_add (GPtrArray *links, const char *url, const char *title)
{
  g_autofree char *bare = url != NULL ? g_strstrip (g_strdup (url)) : NULL;
  SpListedLink *link;

  if (bare == NULL || !is_web_link (bare) || links->len >= SP_LINK_LIST_MAX)
    return NULL;
  link = g_new0 (SpListedLink, 1);
  link->url = g_steal_pointer (&bare);
  if (title != NULL && *title != '\0')
    link->title = g_strstrip (g_utf8_make_valid (title, (gssize)strnlen (title, MAX_TITLE)));
  link->tags = g_strdup ("");
  g_ptr_array_add (links, link);
  return link;
}

/* Sets the tags that are names. */
void
sp_listed_link_set_tags (SpListedLink *self, const char *const *tags)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; tags[i] != NULL && i < MAX_TAGS; i++)
    {
      g_autofree char *tag = g_utf8_make_valid (tags[i], (gssize)strnlen (tags[i], 100));

      g_strdelimit (tag, ",\r\n\t", ' ');
      g_strstrip (tag);
      if (*tag != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", tag);
    }
  g_free (self->tags);
  self->tags = g_strdup (all->str);
}

/* @words: (nullable): seconds since 1970, or ISO 8601. */
void
sp_listed_link_set_time (SpListedLink *self, const char *words)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  gint64 seconds;

  if (words == NULL)
    return;
  if (g_ascii_string_to_signed (words, 10, 1, G_MAXINT64 / 1000, &seconds, NULL))
    {
      while (seconds > 100000000000) /* milliseconds or microseconds */
        seconds /= 1000;
      self->added = seconds;
      return;
    }
  time = g_date_time_new_from_iso8601 (words, utc);
  if (time != NULL)
    self->added = MAX (g_date_time_to_unix (time), 0);
}

/* The letter that the list begins with behind white space, or NUL. */
static char
get_first (GBytes *bytes, const char **text)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);

  *text = data;
  if (n > 3 && g_str_has_prefix (data, "\xef\xbb\xbf"))
    {
      data += 3;
      n -= 3;
    }
  for (; n > 0; data++, n--)
    if (!g_ascii_isspace (*data))
      {
        *text = data;
        return *data;
      }
  return '\0';
}

static gboolean
read_text (GPtrArray *links, GBytes *bytes, GError **error)
{
  g_autoptr (SpText) text = sp_decode (bytes, NULL, error);

  if (text == NULL)
    return FALSE;
  sp_link_list_read_table (links, sp_text_get_utf8 (text));
  return TRUE;
}

static gboolean
holds (const char *text, gsize n, const char *word)
{
  g_autofree char *head = g_ascii_strdown (text, (gssize)MIN (n, 4096));

  return strstr (head, word) != NULL;
}

static gboolean
read_any (GPtrArray *links, GBytes *bytes, GError **error)
{
  const char *text, *data = g_bytes_get_data (bytes, NULL);
  char first = get_first (bytes, &text);
  gsize left = g_bytes_get_size (bytes) - (gsize)(text - data);

  if (first == '{' || first == '[')
    return sp_link_list_read_json (links, bytes, error);
  if (first != '<')
    return read_text (links, bytes, error);
  if (holds (text, left, "<opml"))
    sp_link_list_read_opml (links, bytes);
  else
    sp_link_list_read_page (links, bytes);
  return TRUE;
}

/* Reads a list of links. Returns: (transfer full) (element-type SpListedLink): in their order; NULL
 * with SP_ERROR_INVALID where there are none. */
GPtrArray *
sp_link_list_parse (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) links
      = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_listed_link_free);

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > 0 && !read_any (links, bytes, error))
    return NULL;
  if (links->len > 0)
    return g_steal_pointer (&links);
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "there are no links in it");
  return NULL;
}
