/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-panel.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* Library, article and panel beside each other; below 1100 pixels the library lies over the
 * article, below 860 the panel lies over the article, below 600 tabs at the bottom of the article
 * open it. */

#define LIBRARY_WIDTH 1100
#define FOLD_WIDTH 860
#define NARROW_WIDTH 600
#define PANEL_LEAST 340
#define PANEL_MOST 520
#define PANEL_FOLDED 368
#define PANEL_NARROW 324 /* the narrowest window less a strip to close the panel */

static const struct
{
  const char *name;
  const char *icon;
  const char *label;
} pages[SP_WINDOW_PAGES] = {
  { "parties", "sp-parties-symbolic", N_ ("Parties") },
  { "quotes", "sp-quotes-symbolic", N_ ("Quotes") },
  { "stances", "sp-stances-symbolic", N_ ("Stances") },
  { "timeline", "sp-timeline-symbolic", N_ ("Timeline") },
  { "notes", "sp-notes-symbolic", N_ ("Notes") },
};

static void
set_panel_width (SpWindow *self)
{
  int width = g_settings_get_int (self->settings, "panel-width");

  if (self->narrow)
    width = PANEL_NARROW;
  else if (self->folded)
    width = PANEL_FOLDED;
  gtk_widget_set_size_request (self->panel_overlay, width, -1);
}

/* The tab of the page that is in sight is pressed. */
static void
update_tabs (SpWindow *self)
{
  const char *page = sp_panel_get_page (SP_PANEL (self->panel));
  gboolean revealed = sp_window_is_panel_revealed (self);

  for (guint i = 0; i < SP_WINDOW_PAGES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tab_buttons[i]),
                                  revealed && g_strcmp0 (page, pages[i].name) == 0);
}

static void
update_panel_state (SpWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "show-panel");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (sp_window_is_panel_revealed (self)));
  update_tabs (self);
}

static void
copied_cb (SpWindow *self)
{
  sp_window_say (self, _ ("Copied"));
}

static void
acted_cb (SpWindow *self, const char *words)
{
  sp_window_toast_undo (self, words);
  sp_window_offer_to_keep (self);
}

/* TRUE while the panel is in sight. */
gboolean
sp_window_is_panel_revealed (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), FALSE);
  return adw_flap_get_reveal_flap (ADW_FLAP (self->flap));
}

/* Shows or hides the panel. Where it stands beside the article, that is remembered. */
void
sp_window_reveal_panel (SpWindow *self, gboolean reveal)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (!self->folded)
    g_settings_set_boolean (self->settings, "show-panel", reveal);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), reveal);
}

/* Shows the panel with its page @page: parties, quotes, stances, timeline. */
void
sp_window_show_page (SpWindow *self, guint page)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (page >= SP_WINDOW_PAGES)
    return;
  sp_panel_set_page (SP_PANEL (self->panel), pages[page].name);
  sp_window_reveal_panel (self, TRUE);
  update_tabs (self);
}

static void
tab_clicked_cb (GtkWidget *button, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  for (guint i = 0; i < SP_WINDOW_PAGES; i++)
    if (self->tab_buttons[i] == button)
      sp_window_show_page (self, i);
}

static GtkWidget *
make_tab (SpWindow *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (_ (pages[i].label));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (pages[i].icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (pages[i].label),
                                  -1);
  g_signal_connect (button, "clicked", G_CALLBACK (tab_clicked_cb), self);
  return button;
}

static void
fold (SpWindow *self, gboolean folded)
{
  self->folded = folded;
  adw_flap_set_fold_policy (ADW_FLAP (self->flap),
                            folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap),
                            !folded && g_settings_get_boolean (self->settings, "show-panel"));
}

static void
apply_width (SpWindow *self, int width)
{
  gboolean folded = width < FOLD_WIDTH;

  self->narrow = width < NARROW_WIDTH;
  if (folded != self->folded)
    fold (self, folded);
  sp_window_fold_library (self, width < LIBRARY_WIDTH);
  gtk_widget_set_visible (self->tabs, self->narrow);
  gtk_widget_set_visible (self->panel_handle, !folded);
  sp_reader_view_set_narrow (SP_READER_VIEW (self->reader), self->narrow);
  set_panel_width (self);
  sp_window_update_actions (self);
}

static gboolean
apply_width_cb (gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  self->width_idle = 0;
  apply_width (self, self->width);
  return G_SOURCE_REMOVE;
}

/* Before the window has a size, its layout is that of the size it asks for: folded it can be
 * narrower. */
static void
default_width_cb (SpWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (self->width == 0 && width > 0)
    apply_width (self, width);
}

/* The window was given another width. The layout follows from an idle: nothing may be asked for
 * while sizes are being given. */
void
sp_window_width_changed (SpWindow *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  if (self->width_idle == 0)
    self->width_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_width_cb, self, NULL);
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  self->drag_width = gtk_widget_get_width (self->panel_overlay);
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The handle moves with the pointer, so the offset is always that of the last step. */
static void
drag_update_cb (GtkGestureDrag *drag, double x, double y, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (self->panel_overlay) + (int)(rtl ? x : -x);
  int most = MIN (PANEL_MOST, self->width - 420);

  g_settings_set_int (self->settings,
                      "panel-width",
                      CLAMP (width, PANEL_LEAST, MAX (most, PANEL_LEAST)));
}

/* Builds panel, handle and tabs, and sets them to what the settings say. */
void
sp_window_init_layout (SpWindow *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->panel = sp_panel_new ();
  sp_panel_set_document (SP_PANEL (self->panel), self->document, self->focus);
  g_signal_connect_object (self->panel, "copied", G_CALLBACK (copied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "acted", G_CALLBACK (acted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel,
                           "notify::page",
                           G_CALLBACK (update_tabs),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (self->panel_overlay), self->panel);
  gtk_widget_add_css_class (self->panel_overlay, "side-panel");
  for (guint i = 0; i < SP_WINDOW_PAGES; i++)
    {
      self->tab_buttons[i] = make_tab (self, i);
      gtk_box_append (GTK_BOX (self->tabs), self->tab_buttons[i]);
    }
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (self->panel_handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (self->panel_handle, "col-resize");
  g_signal_connect_object (self->settings,
                           "changed::panel-width",
                           G_CALLBACK (set_panel_width),
                           self,
                           G_CONNECT_SWAPPED);
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap),
                            g_settings_get_boolean (self->settings, "show-panel"));
  g_signal_connect_object (self->flap,
                           "notify::reveal-flap",
                           G_CALLBACK (update_panel_state),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self,
                           "notify::default-width",
                           G_CALLBACK (default_width_cb),
                           self,
                           G_CONNECT_SWAPPED);
  default_width_cb (self);
  set_panel_width (self);
  update_panel_state (self);
}
