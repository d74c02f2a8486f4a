/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-item.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): that the reader added the finding, or what the analysis says
 * where the reader says otherwise; NULL where neither is so. */
char *sp_difference_describe (SpItem *item);

G_END_DECLS
