/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-version.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include "config.h"

/* Prints the versions of the program, of its model, and of the libraries it runs with. */
void
sp_cli_print_version (void)
{
  printf ("standpoint-cli %s\n", SP_VERSION);
  printf ("model: none (rules and word lists)\n");
  printf ("GLib %u.%u.%u, json-glib %d.%d.%d, SQLite %s\n",
          glib_major_version,
          glib_minor_version,
          glib_micro_version,
          JSON_MAJOR_VERSION,
          JSON_MINOR_VERSION,
          JSON_MICRO_VERSION,
          sqlite3_libversion ());
}
