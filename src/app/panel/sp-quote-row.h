/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row.h"

G_BEGIN_DECLS

/* SpQuoteRow: who says it, the words, how they are given. */
#define SP_TYPE_QUOTE_ROW (sp_quote_row_get_type ())
G_DECLARE_FINAL_TYPE (SpQuoteRow, sp_quote_row, SP, QUOTE_ROW, SpRow)

G_END_DECLS
