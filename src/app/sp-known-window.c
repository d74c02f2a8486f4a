/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-known-window.h"

#include <glib/gi18n.h>

#include "sp-known-calls.h"

struct _SpKnownWindow
{
  AdwWindow parent_instance;

  /* template widgets */
  GtkWidget *stack;
  GtkWidget *group;

  /* owned references */
  SpLibraryStore *store;
  GPtrArray *known; /* nullable: SpKnownParty */
  GPtrArray *rows;  /* GtkWidget, borrowed */
};

G_DEFINE_FINAL_TYPE (SpKnownWindow, sp_known_window, ADW_TYPE_WINDOW)

static const char *
get_form (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "form");
}

static void
applied_cb (GtkWidget *row, SpKnownWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (self->store != NULL && *name != '\0')
    sp_library_store_keep_known (self->store, get_form (row), name);
}

static void
forget_cb (GtkWidget *button, SpKnownWindow *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW);

  if (self->store != NULL)
    sp_library_store_forget_known (self->store, get_form (row));
}

static GtkWidget *
make_row (SpKnownWindow *self, const SpKnownParty *party)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_markup_escape_text (party->form, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), party->name);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_widget_set_sensitive (row, sp_library_store_is_writable (self->store));
  g_object_set_data_full (G_OBJECT (row), "form", g_strdup (party->form), g_free);
  g_signal_connect_object (row, "apply", G_CALLBACK (applied_cb), self, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Forget"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Forget"),
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (forget_cb), self, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpKnownWindow) self = SP_KNOWN_WINDOW (user_data);
  g_autoptr (GPtrArray) known = sp_library_store_list_known_finish (result, NULL);

  if (known == NULL || self->store == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group),
                                  g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->known = g_ptr_array_ref (known);
  for (guint i = 0; i < known->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (known, i));

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), known->len > 0 ? "list" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "known.copy", known->len > 0);
}

static void
update (SpKnownWindow *self)
{
  sp_library_store_list_known (self->store, listed_cb, g_object_ref (self));
}

/* The same JSON that `standpoint-cli library parties` prints and reads. */
static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpKnownWindow *self = SP_KNOWN_WINDOW (widget);
  g_autoptr (GString) json = g_string_new (NULL);

  if (self->known == NULL)
    return;
  sp_known_parties_append_json (json, self->known);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), json->str);
}

static void
sp_known_window_dispose (GObject *object)
{
  SpKnownWindow *self = SP_KNOWN_WINDOW (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sp_known_window_parent_class)->dispose (object);
}

static void
sp_known_window_finalize (GObject *object)
{
  SpKnownWindow *self = SP_KNOWN_WINDOW (object);

  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (sp_known_window_parent_class)->finalize (object);
}

static void
sp_known_window_class_init (SpKnownWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_known_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_known_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/standpoint/Standpoint/sp-known-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpKnownWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SpKnownWindow, group);
  gtk_widget_class_install_action (widget_class, "known.copy", NULL, copy_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sp_known_window_init (SpKnownWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Makes a window for what @store knows. */
GtkWindow *
sp_known_window_new (SpLibraryStore *store)
{
  SpKnownWindow *self;

  g_return_val_if_fail (SP_IS_LIBRARY_STORE (store), NULL);

  self = g_object_new (SP_TYPE_KNOWN_WINDOW, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WINDOW (self);
}

/* Returns: how many parties are shown. */
guint
sp_known_window_get_n_rows (SpKnownWindow *self)
{
  g_return_val_if_fail (SP_IS_KNOWN_WINDOW (self), 0);

  return self->rows->len;
}
