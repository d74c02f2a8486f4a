/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <gio/gio.h>
#include "config.h"
#include "sp-cli-version.h"

static const SpCliCommand commands[] = {
  { "analyze", "find parties, quotes and stances in articles", sp_cli_analyze },
  { "annotations", "check annotations, find passages again", sp_cli_annotations },
  { "extract", "take the article out of web pages", sp_cli_extract },
  { "library", "add to, search and check the library", sp_cli_library },
  { "relate", "tell what one given mention holds toward another", sp_cli_relate },
};

static void
print_help (void)
{
  puts ("Usage: standpoint-cli COMMAND [OPTION…] FILE…\n\n"
        "Shows who stands where in news articles, without a window.\n\n"
        "Commands:");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  %-14s%s\n", commands[i].name, commands[i].summary);
  puts ("\n  --version     print the versions of the program and of what it uses\n"
        "  --help        print this; behind a command: its options\n\n"
        "Exit status: 0 all inputs done, 1 at least one input failed, 2 wrong usage.");
}

int
main (int argc, char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;

  setlocale (LC_ALL, "");
  if (name == NULL)
    return sp_cli_usage ("no command is given");
  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0 || strcmp (name, "help") == 0)
    {
      print_help ();
      return SP_CLI_DONE;
    }
  if (strcmp (name, "--version") == 0)
    {
      sp_cli_print_version ();
      return SP_CLI_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (name, commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  return sp_cli_usage ("the command '%s' is not known", name);
}
