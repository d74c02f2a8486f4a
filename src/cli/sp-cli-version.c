/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-version.h"

#include <gio/gio.h>
#include <stdio.h>
#include "config.h"
#include "sp-cli.h"
#include "sp-language-model.h"
#include "sp-versions.h"

static void
print_model (void)
{
  g_autofree char *folder = sp_cli_find_data_folder ();
  g_autofree char *path = g_build_filename (folder, "model", "english.bin", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLanguageModel) model = sp_language_model_new (path, &error);

  printf ("model: %s\n", model != NULL ? sp_language_model_get_version (model) : error->message);
}

/* Prints the versions of the program, of its model, and of the libraries it runs with. */
void
sp_cli_print_version (void)
{
  g_autofree char *libraries = sp_store_dup_versions ();

  printf ("standpoint-cli %s\n", SP_VERSION);
  print_model ();
  printf ("libraries: GLib %u.%u.%u, %s\n",
          glib_major_version,
          glib_minor_version,
          glib_micro_version,
          libraries);
}
