/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-guard.h"

#include <string.h>

/* libxml2 compares each attribute of a tag with all before it: a tag with very many would take
 * minutes. No page that people read has so many. */
#define MAX_ATTRIBUTES 256

/* Finds the end of the tag that begins at @p and counts its attributes. Returns: behind ">", or
 * @end. */
static const char *
skip_tag (const char *p, const char *end, guint *n_attributes)
{
  gboolean in_name = FALSE;

  *n_attributes = 0;
  for (p++; p < end && *p != '>'; p++)
    {
      if ((*p == '"' || *p == '\'') && p[-1] == '=')
        {
          const char *close = memchr (p + 1, *p, (gsize)(end - p - 1));

          if (close == NULL)
            return end;
          p = close;
          in_name = FALSE;
        }
      else if (g_ascii_isspace (*p))
        in_name = FALSE;
      else if (!in_name)
        {
          in_name = TRUE;
          (*n_attributes)++;
        }
    }
  return p < end ? p + 1 : end;
}

static gsize
name_length (const char *p, const char *end)
{
  const char *q = p + 1;

  while (q < end && (g_ascii_isalnum (*q) || *q == '-' || *q == '/'))
    q++;
  return (gsize)(q - p);
}

/* Takes the attributes off each tag that has too many, so that parsing stays linear in the page's
 * length. Returns: (transfer full): @page itself where there is no such tag. */
GBytes *
sp_html_guard (GBytes *page)
{
  g_autoptr (GByteArray) changed = NULL;
  const char *data, *kept;
  gsize n;

  g_return_val_if_fail (page != NULL, NULL);

  data = kept = g_bytes_get_data (page, &n);
  for (const char *p = data, *end = data + n;
       p < end && (p = memchr (p, '<', (gsize)(end - p))) != NULL;)
    {
      guint n_attributes;
      const char *after;

      if (p + 1 >= end || !g_ascii_isalpha (p[1]))
        {
          p++;
          continue;
        }
      after = skip_tag (p, end, &n_attributes);
      if (n_attributes > MAX_ATTRIBUTES)
        {
          if (changed == NULL)
            changed = g_byte_array_new ();
          g_byte_array_append (changed,
                               (const guint8 *)kept,
                               (guint)(p - kept + (gssize)name_length (p, end)));
          g_byte_array_append (changed, (const guint8 *)">", 1);
          kept = after;
        }
      p = after;
    }
  if (changed == NULL)
    return g_bytes_ref (page);
  g_byte_array_append (changed, (const guint8 *)kept, (guint)(data + n - kept));
  return g_byte_array_free_to_bytes (g_steal_pointer (&changed));
}
