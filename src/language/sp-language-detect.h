/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sp_language_detect (const char *utf8, gsize n_bytes, double *confidence);

G_END_DECLS
