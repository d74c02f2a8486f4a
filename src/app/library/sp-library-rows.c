/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-view-private.h"

#include "sp-library-row.h"

/* The rows of the list, and what a click on one does. */

static void
update_row (SpLibraryView *self, GtkListItem *list_item)
{
  SpLibraryItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GtkWidget *row = gtk_widget_get_parent (child);
  gboolean heading = sp_library_item_is_heading (item);

  sp_library_row_set_selecting (SP_LIBRARY_ROW (child), sp_library_view_is_selecting (self));
  gtk_list_item_set_selectable (list_item, !heading);
  gtk_list_item_set_activatable (list_item, !heading);
  if (row == NULL)
    return;
  if (heading)
    gtk_widget_add_css_class (row, "heading-row");
  else
    gtk_widget_remove_css_class (row, "heading-row");
}

static void
select_row (SpLibraryView *self, guint position, gboolean modify)
{
  gtk_widget_activate_action (self->list, "list.select-item", "(ubb)", position, modify, FALSE);
}

/* A click opens; where several are being selected it ticks. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *view = gtk_widget_get_ancestor (row, SP_TYPE_LIBRARY_VIEW);
  SpLibraryItem *item = gtk_list_item_get_item (list_item);

  if (view == NULL || item == NULL || sp_library_item_is_heading (item)
      || !sp_library_view_is_selecting (SP_LIBRARY_VIEW (view)))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  select_row (SP_LIBRARY_VIEW (view), gtk_list_item_get_position (list_item), TRUE);
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *view = gtk_widget_get_ancestor (row, SP_TYPE_LIBRARY_VIEW);
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (view == NULL || n_press != 1 || sp_library_view_is_selecting (SP_LIBRARY_VIEW (view))
      || (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0 || !gtk_widget_contains (row, x, y))
    return;
  sp_library_view_open (SP_LIBRARY_VIEW (view), gtk_list_item_get_position (list_item), FALSE);
}

static void
menu_pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *view = gtk_widget_get_ancestor (row, SP_TYPE_LIBRARY_VIEW);
  SpLibraryItem *item = gtk_list_item_get_item (list_item);
  graphene_point_t point;

  if (view == NULL || item == NULL || sp_library_item_is_heading (item)
      || !gtk_widget_compute_point (row, view, &GRAPHENE_POINT_INIT ((float)x, (float)y), &point))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!gtk_list_item_get_selected (list_item))
    select_row (SP_LIBRARY_VIEW (view), gtk_list_item_get_position (list_item), FALSE);
  sp_library_view_show_menu (SP_LIBRARY_VIEW (view), point.x, point.y);
}

static void
add_click (GtkWidget *row, guint button, GCallback pressed, GCallback released, gpointer data)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  if (pressed != NULL)
    g_signal_connect_object (click, "pressed", pressed, data, 0);
  if (released != NULL)
    g_signal_connect_object (click, "released", released, data, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, SpLibraryView *self)
{
  GtkWidget *row = sp_library_row_new ();

  add_click (row, GDK_BUTTON_PRIMARY, G_CALLBACK (pressed_cb), G_CALLBACK (released_cb), list_item);
  add_click (row, GDK_BUTTON_SECONDARY, G_CALLBACK (menu_pressed_cb), NULL, list_item);
  g_object_bind_property (list_item, "selected", row, "chosen", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, SpLibraryView *self)
{
  SpLibraryRow *row = SP_LIBRARY_ROW (gtk_list_item_get_child (list_item));

  sp_library_row_set_item (row, gtk_list_item_get_item (list_item));
  g_ptr_array_add (self->bound, list_item);
  update_row (self, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, SpLibraryView *self)
{
  g_ptr_array_remove_fast (self->bound, list_item);
  sp_library_row_set_item (SP_LIBRARY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* Shows in all rows whether several are being selected. */
void
sp_library_view_update_rows (SpLibraryView *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    update_row (self, g_ptr_array_index (self->bound, i));
}

/* Has the list make its rows. */
void
sp_library_view_init_rows (SpLibraryView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
}
