/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-version.h"

#include <gio/gio.h>
#include <stdio.h>
#include "config.h"
#include "sp-versions.h"

/* Prints the versions of the program, of its model, and of the libraries it runs with. */
void
sp_cli_print_version (void)
{
  g_autofree char *libraries = sp_store_dup_versions ();

  printf ("standpoint-cli %s\n", SP_VERSION);
  printf ("model: none (rules and word lists)\n");
  printf ("libraries: GLib %u.%u.%u, %s\n",
          glib_major_version,
          glib_minor_version,
          glib_micro_version,
          libraries);
}
