/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint sp_month_parse (const char *word);
char *sp_shown_date_find (const char *words,
                          const char *near_to,
                          gboolean day_first,
                          gboolean *is_update,
                          guint *n_others);

G_END_DECLS
