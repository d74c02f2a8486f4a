/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-text.h"

G_BEGIN_DECLS

SpText *sp_decode (GBytes *bytes, const char *charset, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
