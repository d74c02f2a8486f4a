/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the data files of the program are. */
const char *sp_data_get_folder (void);
GFile *sp_data_find_sample (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
