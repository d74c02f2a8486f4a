/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row.h"

G_BEGIN_DECLS

/* SpHappeningRow: when, what, who. */
#define SP_TYPE_HAPPENING_ROW (sp_happening_row_get_type ())
G_DECLARE_FINAL_TYPE (SpHappeningRow, sp_happening_row, SP, HAPPENING_ROW, SpRow)

G_END_DECLS
