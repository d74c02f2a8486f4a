/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-text-popover.h"

#include <glib/gi18n.h>

struct _SpTextPopover
{
  GtkPopover parent_instance;

  /* template widgets */
  GtkWidget *size_label;

  /* owned references */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (SpTextPopover, sp_text_popover, GTK_TYPE_POPOVER)

static void
update_size (SpTextPopover *self)
{
  /* Translators: the size of the text in percent */
  g_autofree char *text
      = g_strdup_printf (_ ("%d %%"), g_settings_get_int (self->settings, "text-size"));

  gtk_label_set_text (GTK_LABEL (self->size_label), text);
}

static void
sp_text_popover_dispose (GObject *object)
{
  SpTextPopover *self = SP_TEXT_POPOVER (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_TEXT_POPOVER);
  G_OBJECT_CLASS (sp_text_popover_parent_class)->dispose (object);
}

static void
sp_text_popover_class_init (SpTextPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_text_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/standpoint/Standpoint/sp-text-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTextPopover, size_label);
}

static void
sp_text_popover_init (SpTextPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (SP_APP_ID);
  g_signal_connect_object (self->settings,
                           "changed::text-size",
                           G_CALLBACK (update_size),
                           self,
                           G_CONNECT_SWAPPED);
  update_size (self);
}
