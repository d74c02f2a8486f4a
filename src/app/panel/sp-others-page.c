/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-others-page.h"

#include <glib/gi18n.h>

#include "sp-heading.h"
#include "sp-named-row.h"

struct _SpOthersPage
{
  SpListPage parent_instance;

  /* owned */
  GtkFilter *filter;
  GtkFilterListModel *others;
};

G_DEFINE_FINAL_TYPE (SpOthersPage, sp_others_page, SP_TYPE_LIST_PAGE)

static gboolean
filter_cb (gpointer item, gpointer data)
{
  return sp_others_page_shows (item);
}

static void
sp_others_page_document_changed (SpPage *page)
{
  SpOthersPage *self = SP_OTHERS_PAGE (page);
  SpDocument *document = sp_page_get_document (page);

  gtk_filter_list_model_set_model (self->others,
                                   document != NULL ? sp_document_get_parties (document) : NULL);
  sp_list_page_set_items (SP_LIST_PAGE (self), G_LIST_MODEL (self->others));
}

static guint
sp_others_page_count (SpPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SP_OTHERS_PAGE (page)->others));
}

static gboolean
sp_others_page_shows_kind (SpPage *page, SpItemKind kind)
{
  return kind == SP_ITEM_PARTY;
}

static char *
sp_others_page_describe_nothing (SpPage *page, guint words)
{
  return g_strdup ("");
}

static GType
sp_others_page_get_row_type (SpListPage *page, SpItem *item)
{
  return SP_TYPE_NAMED_ROW;
}

static void
sp_others_page_dispose (GObject *object)
{
  SpOthersPage *self = SP_OTHERS_PAGE (object);

  g_clear_object (&self->others);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (sp_others_page_parent_class)->dispose (object);
}

static void
sp_others_page_class_init (SpOthersPageClass *klass)
{
  SpPageClass *page_class = SP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_others_page_dispose;
  page_class->document_changed = sp_others_page_document_changed;
  page_class->count = sp_others_page_count;
  page_class->shows_kind = sp_others_page_shows_kind;
  page_class->describe_nothing = sp_others_page_describe_nothing;
  SP_LIST_PAGE_CLASS (klass)->get_row_type = sp_others_page_get_row_type;
}

static void
sp_others_page_init (SpOthersPage *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, NULL, NULL));
  self->others = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  sp_page_set_top (SP_PAGE (self), sp_heading_new_widget (_ ("Also Named")));
}

/* Returns: TRUE if @item is one of the parties that this page lists. */
gboolean
sp_others_page_shows (SpPartyItem *item)
{
  g_return_val_if_fail (SP_IS_PARTY_ITEM (item), FALSE);

  return sp_party_item_get_chip_style (item) == SP_CHIP_GREY;
}

/* Looks again which parties are no main ones. */
void
sp_others_page_refresh (SpOthersPage *self)
{
  g_return_if_fail (SP_IS_OTHERS_PAGE (self));

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}
