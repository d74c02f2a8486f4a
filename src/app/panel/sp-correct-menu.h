/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-document.h"

G_BEGIN_DECLS

GMenuModel *sp_correct_menu_new (SpDocument *document, SpItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
