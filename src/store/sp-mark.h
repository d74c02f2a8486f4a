/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-description.h"

G_BEGIN_DECLS

/* SpMark: what the reader put on the article: a highlight, a note on words, or a note on the whole
 * article. Immutable: an edit is a new mark with the same id. Any thread. */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;         /* a UUID, for as long as the mark lives */
  gboolean on_text; /* FALSE: it is on the article, and there is no anchor */
  SpAnchor anchor;
  guint colour;         /* 1 to SP_N_MARK_COLOURS; 0: not coloured (a note only) */
  char *note;           /* nullable: plain text */
  GStrv tags;           /* never NULL, may be empty */
  SpDescription *party; /* nullable: the party that the reader links it to */
  gint64 created;       /* seconds since 1970 */
  gint64 modified;
  char *creator; /* nullable: who made it, where it came in from elsewhere */
  char *extra;   /* nullable: JSON of what an imported annotation had besides, kept for export */
} SpMark;

#define SP_N_MARK_COLOURS 8

SpMark *sp_mark_new (SpText *text, SpSpan span, guint colour) G_GNUC_WARN_UNUSED_RESULT;
SpMark *sp_mark_new_on_article (const char *note) G_GNUC_WARN_UNUSED_RESULT;
SpMark *sp_mark_copy (const SpMark *self) G_GNUC_WARN_UNUSED_RESULT;
SpMark *sp_mark_ref (SpMark *self);
void sp_mark_unref (SpMark *self);

/* For a mark that nobody else holds yet. */
void sp_mark_set_span (SpMark *self, SpText *text, SpSpan span);
void sp_mark_set_colour (SpMark *self, guint colour);
void sp_mark_set_note (SpMark *self, const char *note);
void sp_mark_set_tags (SpMark *self, const char *const *tags);
void sp_mark_take_party (SpMark *self, SpDescription *party);

void sp_mark_to_json (const SpMark *self, SpJsonWriter *json, const char *name);
SpMark *sp_mark_from_json (JsonNode *node, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMark, sp_mark_unref)

G_END_DECLS
