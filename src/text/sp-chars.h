/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Classes of characters that the scanners of this folder share. */

gboolean sp_char_is_space (gunichar c);
gboolean sp_char_is_mark (gunichar c);
gboolean sp_char_is_word (gunichar c);
gboolean sp_char_is_ideograph (gunichar c);
gboolean sp_char_is_apostrophe (gunichar c);
gboolean sp_char_is_opener (gunichar c);
gboolean sp_char_is_closer (gunichar c);
gboolean sp_char_is_quote (gunichar c);
gboolean sp_char_is_dash (gunichar c);
gboolean sp_char_is_stop (gunichar c);
gboolean sp_char_is_wide_stop (gunichar c);

G_END_DECLS
