/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row.h"

G_BEGIN_DECLS

/* SpClaimRow: a claim and each party's position on it. From the third claim on it is folded to one
 * line while it is not chosen. */
#define SP_TYPE_CLAIM_ROW (sp_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (SpClaimRow, sp_claim_row, SP, CLAIM_ROW, SpRow)

G_END_DECLS
