/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-row.h"

G_BEGIN_DECLS

/* SpNamedRow: a party that is named but is no main one. */
#define SP_TYPE_NAMED_ROW (sp_named_row_get_type ())
G_DECLARE_FINAL_TYPE (SpNamedRow, sp_named_row, SP, NAMED_ROW, SpRow)

G_END_DECLS
