/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-text.h"

G_BEGIN_DECLS

/* SpAnchor: what names a passage so that it can be found again when the text has changed: its
 * words, some of those around it, and where it stood. Embedded by value; all zero is "nothing".
 * Offsets are code points. */
typedef struct
{
  char *exact;
  char *prefix; /* nullable: what stands before it … */
  char *suffix; /* nullable: … and behind it */
  SpSpan place;
  gboolean has_place;
} SpAnchor;

void sp_anchor_init_from_text (SpAnchor *self, const SpText *text, SpSpan span);
void sp_anchor_clear (SpAnchor *self);

typedef enum
{
  SP_ANCHOR_EXACT,     /* in its place, word for word */
  SP_ANCHOR_MOVED,     /* word for word, somewhere else */
  SP_ANCHOR_CHANGED,   /* the passage, but not word for word */
  SP_ANCHOR_AMBIGUOUS, /* it could be more than one */
  SP_ANCHOR_LOST,
} SpAnchorStatus;

typedef struct
{
  SpAnchorStatus status;
  SpSpan span;  /* empty where it is ambiguous or lost */
  double score; /* 0 to 1: how much of the words and of what is around them is there */
} SpAnchorMatch;

/* SpAnchorFinder: finds anchors in one text. For one thread at a time. */
typedef struct _SpAnchorFinder SpAnchorFinder;

SpAnchorFinder *sp_anchor_finder_new (SpText *text) G_GNUC_WARN_UNUSED_RESULT;
void sp_anchor_finder_free (SpAnchorFinder *self);
SpAnchorMatch sp_anchor_finder_find (SpAnchorFinder *self, const SpAnchor *anchor);

const char *sp_anchor_status_to_string (SpAnchorStatus status);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpAnchor, sp_anchor_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAnchorFinder, sp_anchor_finder_free)

G_END_DECLS
