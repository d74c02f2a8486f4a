/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-model-file.h"

G_BEGIN_DECLS

/* SpLemmatizer: lemmas by learned edits of the word's end, chosen by the whole word or its longest
 * known ending together with the tag. Immutable; any thread. */
typedef struct _SpLemmatizer SpLemmatizer;

/* A row of the table: the upper bits of the key's hash, the lower ones number the edit. */
#define SP_LEMMA_EDIT_BITS 12
#define SP_LEMMA_MAX_ENDING 6

SpLemmatizer *sp_lemmatizer_new (const SpModelFile *file, GError **error);
void sp_lemmatizer_free (SpLemmatizer *self);
char *sp_lemmatizer_dup_lemma (const SpLemmatizer *self, const char *word, const char *xpos);

guint64 sp_lemma_key (const char *ending, gboolean whole, const char *xpos);
char *sp_lemma_apply (const char *word, const char *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLemmatizer, sp_lemmatizer_free)

G_END_DECLS
