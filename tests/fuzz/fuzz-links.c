/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-link-list.h"

/* Any bytes as a list of links; what is read, is read again from OPML, one for one. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_written (const GPtrArray *links)
{
  g_autofree char *opml = sp_link_list_write_opml (links, "x");
  g_autoptr (GBytes) bytes = g_bytes_new_static (opml, strlen (opml));
  g_autoptr (GPtrArray) again = sp_link_list_parse (bytes, NULL);

  g_assert (again != NULL && again->len == links->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = sp_link_list_parse (bytes, &error);

  g_assert ((links == NULL) == (error != NULL));
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const SpListedLink *link = g_ptr_array_index (links, i);

      g_assert (g_utf8_validate (link->url, -1, NULL) && g_utf8_validate (link->tags, -1, NULL));
      g_assert (link->title == NULL || g_utf8_validate (link->title, -1, NULL));
    }
  if (links != NULL)
    check_written (links);
  return 0;
}
