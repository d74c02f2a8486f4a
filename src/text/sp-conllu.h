/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-tokens.h"

G_BEGIN_DECLS

SpTokens *
sp_conllu_read (const char *utf8, gsize n_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
