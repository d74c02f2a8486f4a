/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-versions.h"

#include <json-glib/json-glib.h>
#include <sqlite3.h>

/* Returns: (transfer full): the libraries of this layer with the versions the program runs with. */
char *
sp_store_dup_versions (void)
{
  return g_strdup_printf ("json-glib %d.%d.%d, SQLite %s",
                          JSON_MAJOR_VERSION,
                          JSON_MINOR_VERSION,
                          JSON_MICRO_VERSION,
                          sqlite3_libversion ());
}
