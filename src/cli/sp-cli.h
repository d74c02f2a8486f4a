/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the commands share: exit states, messages, reading, writing, working side by side. */

enum
{
  SP_CLI_DONE = 0,
  SP_CLI_FAILED = 1, /* at least one input failed */
  SP_CLI_USAGE = 2,
};

typedef struct
{
  const char *name;
  const char *summary;
  int (*run) (int argc, char **argv); /* argv[0] is the command's name */
} SpCliCommand;

int sp_cli_analyze (int argc, char **argv);
int sp_cli_annotations (int argc, char **argv);
int sp_cli_extract (int argc, char **argv);
int sp_cli_library (int argc, char **argv);
int sp_cli_relate (int argc, char **argv);

#define SP_CLI_ALL_PROCESSORS G_MAXINT /* as many jobs as there are processors */

/* messages */
void sp_cli_complain (const char *name, const char *message);
int sp_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean sp_cli_check_jobs (const char *command, int jobs, int *status);
gboolean sp_cli_parse (int *argc,
                       char ***argv,
                       const GOptionEntry *entries,
                       const char *arguments,
                       const char *summary,
                       int *status);

/* input */
GBytes *sp_cli_read (const char *name, GError **error);
char *sp_cli_find_data_folder (void);

/* output */
typedef struct _SpCliOutput SpCliOutput;

SpCliOutput *sp_cli_output_new (const char *path);
void sp_cli_output_free (SpCliOutput *self);
void sp_cli_output_add (SpCliOutput *self, const char *bytes, gsize n);
gboolean sp_cli_output_finish (SpCliOutput *self, GError **error);

/* Work: makes something of one input (any thread), or fails. Delivery: takes it over in the order
 * of the inputs (main thread), or fails. */
typedef gpointer (*SpCliWork) (const char *input, gpointer data, GError **error);
typedef gboolean (*SpCliDeliver) (const char *input,
                                  gpointer result,
                                  gpointer data,
                                  SpCliOutput *output,
                                  GError **error);

gboolean sp_cli_deliver_string (const char *input,
                                gpointer result,
                                gpointer data,
                                SpCliOutput *output,
                                GError **error);
gboolean sp_cli_run_all (char **inputs,
                         int jobs,
                         SpCliWork work,
                         SpCliDeliver deliver,
                         gpointer data,
                         SpCliOutput *output);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCliOutput, sp_cli_output_free)

G_END_DECLS
