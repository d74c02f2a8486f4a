/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  const char *folder = g_getenv ("STANDPOINT_LOCALE");
  g_autoptr (SpApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : SP_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Standpoint"));
  application = sp_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
