/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analyzer.h"
#include "sp-cli.h"
#include "sp-library.h"

G_BEGIN_DECLS

/* What a run of the command needs. */
typedef struct
{
  SpLibrary *library; /* of the main thread */
  const char *folder; /* that it is in */
  SpAnalyzer *analyzer;
  SpCliOutput *output;
  const char *format; /* of an export */
  gint64 article;     /* for import-annotations; 0: the one of the page */
  int jobs;
  char **words; /* behind the subcommand, NULL-terminated */
  gboolean printed;
} SpCliLibrary;

int sp_cli_library_fail (const char *name, const GError *error);
void sp_cli_library_add (SpCliLibrary *run, GString *string);
int sp_cli_library_finish (SpCliLibrary *run);
gboolean sp_cli_library_for_each (SpCliLibrary *run,
                                  const char *query,
                                  gboolean (*each) (SpCliLibrary *run,
                                                    const SpLibraryEntry *entry,
                                                    GError **error),
                                  GError **error);
gboolean sp_cli_library_keep (SpCliLibrary *run,
                              SpArticle *article,
                              GBytes *source,
                              const char *type,
                              SpAnalysis *analysis,
                              const char *name,
                              gint64 *id,
                              GError **error);

gboolean sp_cli_library_bring (SpCliLibrary *run, const char *url, gint64 *id, GError **error);
gboolean sp_cli_library_parse_id (const char *word, gint64 *id, GError **error);

int sp_cli_library_feeds (SpCliLibrary *run);
int sp_cli_library_links (SpCliLibrary *run);
int sp_cli_library_show (SpCliLibrary *run);
int sp_cli_library_export (SpCliLibrary *run);
int sp_cli_library_import_annotations (SpCliLibrary *run);
int sp_cli_library_parties (SpCliLibrary *run);
int sp_cli_library_keep_party (SpCliLibrary *run);
int sp_cli_library_forget_party (SpCliLibrary *run);
int sp_cli_library_salvage (SpCliLibrary *run, const char *folder);
int sp_cli_library_restore (SpCliLibrary *run, const char *folder);
int sp_cli_library_backups (SpCliLibrary *run, const char *folder);

G_END_DECLS
