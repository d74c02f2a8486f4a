/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analyzer.h"
#include "sp-cli.h"
#include "sp-library.h"

G_BEGIN_DECLS

/* What a run of `standpoint-cli library` needs. */
typedef struct
{
  SpLibrary *library;   /* of the main thread */
  const char *folder;   /* that it is in */
  SpAnalyzer *analyzer; /* NULL until it is needed */
  SpCliOutput *output;
  const char *format; /* of an export */
  int jobs;
  char **words; /* behind the subcommand, NULL-terminated */
  gboolean printed;
} SpCliLibrary;

int sp_cli_library_fail (const char *name, const GError *error);
void sp_cli_library_print (SpCliLibrary *run, GString *string);
int sp_cli_library_finish (SpCliLibrary *run);
gboolean sp_cli_library_parse_id (const char *word, gint64 *id, GError **error);

gboolean sp_cli_library_prepare (SpCliLibrary *run);
gboolean sp_cli_library_bring (SpCliLibrary *run, const char *url, gint64 *id, GError **error);

int sp_cli_library_feeds (SpCliLibrary *run);
int sp_cli_library_import (SpCliLibrary *run);
int sp_cli_library_links (SpCliLibrary *run);

G_END_DECLS
