/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-document.h"
#include "sp-engine.h"

G_BEGIN_DECLS

SpDocument *sp_document_new_with_func (SpAnalyzeFunc analyze,
                                       gpointer user_data,
                                       GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
gboolean sp_document_has_item (SpDocument *self, SpItem *item);
GListModel *sp_document_get_list (SpDocument *self, SpItemKind kind);
gboolean sp_document_is_current (SpDocument *self);

G_END_DECLS
