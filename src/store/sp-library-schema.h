/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-db.h"

G_BEGIN_DECLS

/* The library's schema, a step a version. A step that has been in a release is never changed; add a
 * new one. */
extern const SpDbMigration sp_library_migrations[];
extern const guint sp_library_n_migrations;

G_END_DECLS
