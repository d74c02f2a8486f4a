/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gmodule.h>
#include "sp-fetch-lazy.h"

/* The one function of the module standpoint-fetch; see sp_fetch_lazily(). */
G_MODULE_EXPORT SpFetched *
sp_fetch_module_fetch (const SpFetchRequest *request, GCancellable *cancellable, GError **error)
{
  return sp_fetch_sync (request, cancellable, error);
}
