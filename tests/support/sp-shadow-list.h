/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* SpShadowList: what an observer of a list model believes, from its signals alone. After each
 * change the model must be exactly that. */
typedef struct _SpShadowList SpShadowList;

SpShadowList *sp_shadow_list_new (GListModel *model);
void sp_shadow_list_free (SpShadowList *self);
void sp_shadow_list_check (SpShadowList *self);
guint sp_shadow_list_take_changes (SpShadowList *self);

guint32 sp_test_seed (void);
gboolean sp_test_wait (gboolean (*condition) (gpointer data), gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpShadowList, sp_shadow_list_free)

G_END_DECLS
