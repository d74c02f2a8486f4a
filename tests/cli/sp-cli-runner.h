/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs the real program. */
typedef struct
{
  int status;
  char *out;
  gsize n_out;
  char *err;
} SpCliAnswer;

typedef struct
{
  char *folder; /* temporary, of the test */
} SpCliFixture;

void sp_cli_answer_clear (SpCliAnswer *self);
SpCliAnswer
sp_cli_run_with_input (SpCliFixture *fixture, const char *line, const char *input, gsize n_input);
SpCliAnswer sp_cli_run (SpCliFixture *fixture, const char *line);

char *sp_cli_in_folder (SpCliFixture *fixture, const char *name);
void sp_cli_write_file (SpCliFixture *fixture, const char *name, const char *bytes, gsize n);
void sp_cli_write_text (SpCliFixture *fixture, const char *name, const char *words);
void sp_cli_set_up (SpCliFixture *fixture, gconstpointer unused);
void sp_cli_tear_down (SpCliFixture *fixture, gconstpointer unused);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpCliAnswer, sp_cli_answer_clear)

G_END_DECLS
