/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-fetch-lazy.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>
#include "sp-error.h"
#include "sp-helper.h"

typedef SpFetched *(*FetchFunc) (const SpFetchRequest *, GCancellable *, GError **);

static gpointer
load (gpointer unused)
{
  g_autofree char *path = sp_helper_find ("standpoint-fetch.so");
  GModule *module = path != NULL ? g_module_open (path, G_MODULE_BIND_LOCAL) : NULL;
  gpointer symbol = NULL;

  if (module == NULL)
    return NULL;
  g_module_make_resident (module);
  return g_module_symbol (module, "sp_fetch_module_fetch", &symbol) ? symbol : NULL;
}

/* The same as sp_fetch_sync(), for programs that rarely fetch: all that HTTP takes is loaded with
 * the first request, not with the program (which would triple the time that it takes to start). */
SpFetched *
sp_fetch_lazily (const SpFetchRequest *request, GCancellable *cancellable, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  FetchFunc fetch;

  g_return_val_if_fail (request != NULL, NULL);

  fetch = (FetchFunc)g_once (&once, load, NULL);
  if (fetch != NULL)
    return fetch (request, cancellable, error);
  g_set_error_literal (error,
                       SP_ERROR,
                       SP_ERROR_UNSUPPORTED,
                       _ ("this installation of Standpoint cannot fetch pages"));
  return NULL;
}
