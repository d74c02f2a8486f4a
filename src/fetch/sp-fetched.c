/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-fetcher.h"

void
sp_fetched_free (SpFetched *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->url);
  g_free (self->content_type);
  g_free (self->charset);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self);
}
