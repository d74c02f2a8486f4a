/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-frames-private.h"

G_BEGIN_DECLS

gboolean sp_claim_is_noun (const SpPhrases *phrases, int phrase);
guint sp_claim_find_end (const SpFrames *frames, guint from);
int sp_claims_add_raw (const SpFrames *frames, const SpFinding *finding, int stance);

G_END_DECLS
