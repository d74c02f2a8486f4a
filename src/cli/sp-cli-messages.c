/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <stdio.h>
#include <string.h>

/* Prints one line, "standpoint-cli: NAME: what is wrong", to standard error. */
void
sp_cli_complain (const char *name, const char *message)
{
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *line = g_strdup_printf ("standpoint-cli: %s: %s\n", shown, message);

  for (char *p = line; p[1] != '\0'; p++) /* a name may hold line breaks and worse */
    if ((guchar)*p < ' ' || *p == 0x7f)
      *p = ' ';
  fputs (line, stderr);
}

/* Prints what is wrong with the command line. Returns: the exit status for it. */
int
sp_cli_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "standpoint-cli: %s\nTry 'standpoint-cli --help'.\n", message);
  return SP_CLI_USAGE;
}

/* Checks the value of --jobs. Returns: FALSE if the command is to end with @status. */
gboolean
sp_cli_check_jobs (const char *command, int jobs, int *status)
{
  if (jobs > 0)
    return TRUE;
  *status = sp_cli_usage ("%s: --jobs=%d is not a number of jobs", command, jobs);
  return FALSE;
}

/* Parses the options of a command and takes them out of @argv. Prints its help where it is asked
 * for. Returns: FALSE if the command is to end with @status. */
gboolean
sp_cli_parse (int *argc,
              char ***argv,
              const GOptionEntry *entries,
              const char *arguments,
              const char *summary,
              int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  for (int i = 1; i < *argc && strcmp ((*argv)[i], "--") != 0; i++)
    if (strcmp ((*argv)[i], "--help") == 0 || strcmp ((*argv)[i], "-h") == 0)
      {
        g_autofree char *program = g_strconcat ("standpoint-cli ", (*argv)[0], NULL);
        g_autofree char *help = NULL;

        g_set_prgname (program);
        help = g_option_context_get_help (context, TRUE, NULL);
        fputs (help, stdout);
        *status = SP_CLI_DONE;
        return FALSE;
      }
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = sp_cli_usage ("%s: %s", (*argv)[0], error->message);
      return FALSE;
    }
  for (int i = 1; i < *argc; i++) /* GLib leaves the "--" before names that begin with a hyphen */
    if (strcmp ((*argv)[i], "--") == 0)
      {
        memmove (*argv + i, *argv + i + 1, (gsize)(*argc - i) * sizeof (char *));
        (*argc)--;
        break;
      }
  if (*argc < 2)
    {
      *status = sp_cli_usage ("%s: nothing is named", (*argv)[0]);
      return FALSE;
    }
  return TRUE;
}
