/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done where the pointer or the caret stands in the article. */
#include "config.h"
#include "sp-mark-style.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

#define FRAMES_TO_GROW 8

static GMenuModel *
make_colours (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint colour = 1; colour <= SP_MARK_STYLES; colour++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (sp_mark_style_get_name (colour), NULL);

      g_menu_item_set_action_and_target (item, "win.highlight", "u", colour);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
make_selection_section (void)
{
  GMenu *section = g_menu_new ();
  g_autoptr (GMenuModel) colours = make_colours ();

  g_menu_append (section, _ ("_Copy"), "win.copy");
  g_menu_append (section, _ ("Copy With C_itation"), "win.copy-citation");
  g_menu_append_submenu (section, _ ("_Highlight"), colours);
  g_menu_append (section, _ ("_Note"), "win.note");
  g_menu_append (section, _ ("_Link to a Party…"), "win.link-note");
  return section;
}

static GMenu *
make_add_section (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("Add a _Quote…"), "win.add-quote");
  g_menu_append (section, _ ("Add a St_ance…"), "win.add-stance");
  g_menu_append (section, _ ("A_dd as a Party"), "win.add-party");
  return section;
}

static GMenu *
make_repair_section (void)
{
  GMenu *section = g_menu_new ();

  g_menu_append (section, _ ("Not _Part of the Article"), "win.not-in-article");
  g_menu_append (section, _ ("This Is the _Title"), "win.is-title");
  g_menu_append (section, _ ("_Split Paragraph Here"), "win.split-paragraph");
  g_menu_append (section, _ ("_Repairs of the Text…"), "win.repairs");
  return section;
}

/* The menu is no longer needed once its action is done, which comes after it is closed. */
static gboolean
drop_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover, SpWindow *self)
{
  sp_window_return_to_reader (self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_cb, g_object_ref (popover), g_object_unref);
}

/* The lines between the sections have their height only once they are in sight, which a slow
 * machine shows a few frames later. */
static gboolean
grow_cb (GtkWidget *popover, GdkFrameClock *clock, gpointer n_left)
{
  guint *left = n_left;
  int natural;

  gtk_widget_measure (popover, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  if (gtk_widget_get_height (popover) < natural)
    gtk_popover_present (GTK_POPOVER (popover));
  return --*left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Opens the menu at @x, @y of the article. */
static void
open_menu (SpWindow *self, double x, double y)
{
  GtkWidget *parent = gtk_widget_get_parent (self->reader);
  SpSpan span;
  gboolean selected = sp_reader_view_get_selection (SP_READER_VIEW (self->reader), &span);
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;
  guint *n_left;

  if (sp_document_get_article (self->document) == NULL
      || !gtk_widget_translate_coordinates (self->reader, parent, x, y, &x, &y))
    return;
  if (selected)
    {
      append_section (menu, make_selection_section ());
      append_section (menu, make_add_section ());
    }
  append_section (menu, make_repair_section ());
  popover = gtk_popover_menu_new_from_model_full (G_MENU_MODEL (menu), GTK_POPOVER_MENU_NESTED);
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  n_left = g_new (guint, 1);
  *n_left = FRAMES_TO_GROW;
  gtk_widget_add_tick_callback (popover, grow_cb, n_left, g_free);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, SpWindow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  sp_reader_view_point_at (SP_READER_VIEW (self->reader), x, y);
  open_menu (self, x, y);
}

/* At the caret, or where the selection ends. */
static void
article_menu_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  GdkRectangle box;

  sp_reader_view_get_caret_box (SP_READER_VIEW (self->reader), &box);
  open_menu (self, box.x, box.y + box.height);
}

static void
copy_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action (SP_WINDOW (user_data)->reader, "clipboard.copy", NULL);
}

static const GActionEntry entries[] = {
  { .name = "article-menu", .activate = article_menu_activated },
  { .name = "copy", .activate = copy_activated },
};

/* Makes the menu of the article: by the second button, the menu key and Shift+F10. */
void
sp_window_init_menu (SpWindow *self)
{
  GtkGesture *click;

  g_return_if_fail (SP_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (self->reader, GTK_EVENT_CONTROLLER (click));
}
