/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-item-private.h"

G_BEGIN_DECLS

/* SpItemLists: the items of one document, a list a kind. It turns an analysis into items that keep
 * their identity, and changes each list by one splice. */
#define SP_N_ITEM_KINDS (SP_ITEM_NOTE + 1)

typedef struct
{
  GListStore *stores[SP_N_ITEM_KINDS];
} SpItemLists;

void sp_item_lists_init (SpItemLists *self);
void sp_item_lists_clear (SpItemLists *self);
void sp_item_lists_show (SpItemLists *self, SpCorrections *corrections);
void sp_item_lists_show_notes (SpItemLists *self, SpCorrections *corrections);
GPtrArray *sp_item_keys_new (const SpAnalysis *analysis, SpItemKind kind);

G_END_DECLS
