/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-analysis.h"

G_BEGIN_DECLS

SpAnalysis *sp_analysis_from_json (SpText *text, const char *json, GError **error);

G_END_DECLS
