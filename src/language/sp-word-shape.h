/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the model sees a word: training and run time must agree to the bit. */

#define SP_MAX_WORD_FEATURES 20

char *sp_word_norm (const char *word);
guint sp_word_features (const char *word, guint64 features[SP_MAX_WORD_FEATURES]);
guint64 sp_word_form_feature (const char *word);
guint64 sp_word_hash (const char *word);

G_END_DECLS
