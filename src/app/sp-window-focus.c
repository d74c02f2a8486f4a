/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-window-private.h"

/* A menu of the header bar gives the keyboard back to whatever had it before: F10 and Escape leave
 * the reader where they were. */

/* What has the keyboard while no menu is open is remembered. */
static void
focus_widget_cb (SpWindow *self)
{
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (self));

  if (focused != NULL && !self->menu_open
      && gtk_widget_get_ancestor (focused, GTK_TYPE_POPOVER) == NULL)
    g_set_weak_pointer (&self->before_menu, focused);
}

static gboolean
give_back_cb (gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (self));

  self->menu_open = FALSE;
  if (self->before_menu != NULL && gtk_widget_get_mapped (self->before_menu)
      && (focused == NULL || gtk_widget_get_ancestor (focused, GTK_TYPE_POPOVER) != NULL
          || gtk_widget_get_ancestor (focused, ADW_TYPE_HEADER_BAR) != NULL))
    gtk_widget_grab_focus (self->before_menu);
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GtkWidget *popover, SpWindow *self)
{
  self->menu_open = TRUE;
}

/* Not at once: the button takes the keyboard when its menu goes. */
static void
closed_cb (GtkWidget *popover, SpWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, give_back_cb, g_object_ref (self), g_object_unref);
}

/* Has the menus of the header bar give the keyboard back. */
void
sp_window_init_focus (SpWindow *self)
{
  GtkWidget *buttons[3];

  g_return_if_fail (SP_IS_WINDOW (self));

  buttons[0] = self->add_button;
  buttons[1] = self->text_button;
  buttons[2] = self->menu_button;
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_widget_cb), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (buttons[i]));

      g_signal_connect_object (popover, "show", G_CALLBACK (opened_cb), self, 0);
      g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, 0);
    }
}

static gboolean
return_cb (gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->reader != NULL
      && (focused == NULL || gtk_widget_is_ancestor (self->reader, focused)
          || gtk_widget_get_ancestor (focused, GTK_TYPE_POPOVER) != NULL))
    gtk_widget_grab_focus (self->reader);
  return G_SOURCE_REMOVE;
}

/* A popover over the article closes: the article has the keyboard again. Newer versions of GTK give
 * it to what is around the article afterwards; so it is looked at once more. */
void
sp_window_return_to_reader (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  gtk_widget_grab_focus (self->reader);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, return_cb, g_object_ref (self), g_object_unref);
}

/* Lets go of what is remembered. */
void
sp_window_dispose_focus (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  g_clear_weak_pointer (&self->before_menu);
}
