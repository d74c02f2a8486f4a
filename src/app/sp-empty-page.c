/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-empty-page.h"

struct _SpEmptyPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SpEmptyPage, sp_empty_page, ADW_TYPE_BIN)

static void
sp_empty_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SP_TYPE_EMPTY_PAGE);
  G_OBJECT_CLASS (sp_empty_page_parent_class)->dispose (object);
}

static void
sp_empty_page_class_init (SpEmptyPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_empty_page_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/standpoint/Standpoint/sp-empty-page.ui");
}

static void
sp_empty_page_init (SpEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
