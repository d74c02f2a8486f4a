/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-timeline-page.h"

#include <glib/gi18n.h>

#include "sp-happening-row.h"
#include "sp-heading.h"

struct _SpTimelinePage
{
  SpListPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SpTimelinePage, sp_timeline_page, SP_TYPE_LIST_PAGE)

static void
sp_timeline_page_document_changed (SpPage *page)
{
  SpDocument *document = sp_page_get_document (page);

  sp_list_page_set_items (SP_LIST_PAGE (page),
                          document != NULL ? sp_document_get_happenings (document) : NULL);
}

static guint
sp_timeline_page_count (SpPage *page)
{
  return g_list_model_get_n_items (sp_document_get_happenings (sp_page_get_document (page)));
}

static void
sp_timeline_page_analysis_changed (SpPage *page)
{
  GtkWidget *top = gtk_widget_get_first_child (GTK_WIDGET (page));

  gtk_widget_set_visible (top, sp_page_get_count (page) > 0);
}

static gboolean
sp_timeline_page_shows_kind (SpPage *page, SpItemKind kind)
{
  return kind == SP_ITEM_HAPPENING;
}

static char *
sp_timeline_page_describe_nothing (SpPage *page, guint words)
{
  return g_strdup_printf (
      ngettext ("No dates found in %'u word", "No dates found in %'u words", words),
      words);
}

static GType
sp_timeline_page_get_row_type (SpListPage *page, SpItem *item)
{
  return SP_TYPE_HAPPENING_ROW;
}

static void
sp_timeline_page_class_init (SpTimelinePageClass *klass)
{
  SpPageClass *page_class = SP_PAGE_CLASS (klass);

  page_class->document_changed = sp_timeline_page_document_changed;
  page_class->analysis_changed = sp_timeline_page_analysis_changed;
  page_class->count = sp_timeline_page_count;
  page_class->shows_kind = sp_timeline_page_shows_kind;
  page_class->describe_nothing = sp_timeline_page_describe_nothing;
  page_class->any_language = TRUE;
  SP_LIST_PAGE_CLASS (klass)->get_row_type = sp_timeline_page_get_row_type;
}

static void
sp_timeline_page_init (SpTimelinePage *self)
{
  GtkWidget *heading = sp_heading_new_widget (_ ("What Happened When"));

  sp_heading_widget_set_caption (heading, _ ("earliest first"));
  gtk_widget_set_visible (heading, FALSE);
  sp_page_set_top (SP_PAGE (self), heading);
}
