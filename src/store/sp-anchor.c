/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-anchor.h"

#define CONTEXT 32 /* code points kept of what is around a passage */

/* Makes the anchor of @span (code points, inside @text). @self holds nothing before. */
void
sp_anchor_init_from_text (SpAnchor *self, const SpText *text, SpSpan span)
{
  guint length;

  g_return_if_fail (self != NULL && text != NULL);
  g_return_if_fail (span.start <= span.end && span.end <= sp_text_get_length (text));

  length = sp_text_get_length (text);
  self->exact = sp_text_dup_span (text, span);
  self->prefix
      = sp_text_dup_span (text, (SpSpan){ span.start - MIN (span.start, CONTEXT), span.start });
  self->suffix = sp_text_dup_span (text, (SpSpan){ span.end, MIN (length, span.end + CONTEXT) });
  self->place = span;
  self->has_place = TRUE;
}

/* Frees what is in it. */
void
sp_anchor_clear (SpAnchor *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->exact, g_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->suffix, g_free);
}

/* Returns: the status as the contract writes it. */
const char *
sp_anchor_status_to_string (SpAnchorStatus status)
{
  static const char *const names[] = { "exact", "moved", "changed", "ambiguous", "lost" };

  g_return_val_if_fail ((guint)status < G_N_ELEMENTS (names), NULL);

  return names[status];
}
