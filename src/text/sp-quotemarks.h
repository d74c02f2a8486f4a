/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-tokens.h"

G_BEGIN_DECLS

typedef enum
{
  SP_QUOTE_STYLE_DOUBLE,          /* “ ”, and ” ” */
  SP_QUOTE_STYLE_SINGLE,          /* ‘ ’ */
  SP_QUOTE_STYLE_LOW,             /* „ “ */
  SP_QUOTE_STYLE_LOW_SINGLE,      /* ‚ ‘ */
  SP_QUOTE_STYLE_GUILLEMETS,      /* « », and » « */
  SP_QUOTE_STYLE_ANGLES,          /* ‹ ›, and › ‹ */
  SP_QUOTE_STYLE_STRAIGHT,        /* " " */
  SP_QUOTE_STYLE_STRAIGHT_SINGLE, /* ' ' */
  SP_QUOTE_STYLE_TYPEWRITER,      /* `` '' */
  SP_QUOTE_STYLE_CORNERS,         /* 「 」 */
  SP_QUOTE_STYLE_WHITE_CORNERS,   /* 『 』 */
  SP_N_QUOTE_STYLES,
} SpQuoteStyle;

/* A passage in quotation marks. What is quoted stands in [open.end, close.start). */
typedef struct
{
  SpSpan open;     /* the opening mark */
  SpSpan close;    /* the closing mark; empty where there is none: at the end of the paragraph, or
                      where the passage around it closes */
  guint level;     /* 0: not inside another */
  guint8 style;    /* SpQuoteStyle */
  gboolean closed; /* it has a closing mark of its own */
  gboolean continued; /* its opening mark repeats one left open in the paragraph before */
  gboolean continues; /* it has no closing mark since the next paragraph goes on with it */
} SpQuoteMark;

GArray *sp_quote_marks_find (const SpTokens *tokens);

G_END_DECLS
