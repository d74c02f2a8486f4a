/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"
#include "sp-analyzer.h"

/* Expectation: one case of an expectation file (see README.md). */
typedef struct
{
  char *section; /* parties, quotes … */
  char *line;    /* as written, white space trimmed */
} ExpectationLine;

typedef struct
{
  char *file; /* without its folder */
  char *name;
  char *date;     /* nullable */
  char *title;    /* nullable */
  char *dateline; /* nullable */
  char *sha256;   /* nullable: of the text, which is not in the file then */
  char *sample;   /* nullable: the name of a shipped article, likewise */
  GString *text;
  GPtrArray *lines; /* ExpectationLine * */
} Expectation;

void expectation_free (Expectation *self);
GPtrArray *expectation_read (const char *path, const char *file, GError **error);
SpArticle *expectation_find_article (const Expectation *self);
SpArticle *expectation_open_sample (const Expectation *self);
SpArticle *expectation_make_article (const Expectation *self);

char *expectation_check (const SpAnalysis *analysis, const ExpectationLine *line);
char *expectation_describe (const SpAnalysis *analysis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Expectation, expectation_free)
