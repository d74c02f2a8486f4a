/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row.h"

G_BEGIN_DECLS

/* SpStanceRow: who, toward whom, does what, in which words. */
#define SP_TYPE_STANCE_ROW (sp_stance_row_get_type ())
G_DECLARE_FINAL_TYPE (SpStanceRow, sp_stance_row, SP, STANCE_ROW, SpRow)

G_END_DECLS
