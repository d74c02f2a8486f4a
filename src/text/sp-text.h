/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-spans.h"

G_BEGIN_DECLS

/* SpText: the immutable text of a document: valid UTF-8, counted in code points. Safe in any
 * thread. */
typedef struct _SpText SpText;

SpText *sp_text_new (const char *utf8, gssize n_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpText *sp_text_ref (SpText *self);
void sp_text_unref (SpText *self);

const char *sp_text_get_utf8 (const SpText *self);
gsize sp_text_get_n_bytes (const SpText *self);
guint sp_text_get_length (const SpText *self);
const char *sp_text_get_sha256 (SpText *self);

gsize sp_text_byte_at (const SpText *self, guint offset);
guint sp_text_offset_at (const SpText *self, gsize byte);
char *sp_text_dup_span (const SpText *self, SpSpan span);
const SpSpan *sp_text_get_paragraphs (SpText *self, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpText, sp_text_unref)

G_END_DECLS
