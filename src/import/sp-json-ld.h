/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-page-facts.h"

G_BEGIN_DECLS

void sp_json_ld_read (SpPageFacts *facts, const char *json);

G_END_DECLS
