/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"

/* The small notation of expectation lines: parts apart by "|", words of the text in quotes. */
char **expectation_split (const char *line);
gboolean expectation_key (const char *part, const char *key, const char **value);
gboolean expectation_find_words (SpText *text, const char **cursor, SpSpan *span, char **problem);
gboolean expectation_same_words (SpText *text, SpSpan a, SpSpan b);
gboolean expectation_mentions (const SpAnalysis *analysis,
                               const SpParty *party,
                               SpSpan span,
                               gboolean whole);
int expectation_find_mentioned (const SpAnalysis *analysis, SpSpan span, gboolean whole);
int expectation_find_party (const SpAnalysis *analysis, const char *name, gboolean alias);
