/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

/* SpListPage: a page that is one list of findings (and headings). The chosen row is the item of the
 * focus, both ways. */
#define SP_TYPE_LIST_PAGE (sp_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpListPage, sp_list_page, SP, LIST_PAGE, SpPage)

struct _SpListPageClass
{
  SpPageClass parent_class;

  /* Returns: which SpRow shows @item. */
  GType (*get_row_type) (SpListPage *self, SpItem *item);
  /* The focus is on an item that a filter hides: shows it. */
  void (*unhide) (SpListPage *self, SpItem *item);
};

void sp_list_page_set_items (SpListPage *self, GListModel *items); /* nullable */
GtkSelectionModel *sp_list_page_get_selection (SpListPage *self);  /* borrowed */
GtkWidget *sp_list_page_get_view (SpListPage *self);               /* borrowed: GtkListView */

G_END_DECLS
