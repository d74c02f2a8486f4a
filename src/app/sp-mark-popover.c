/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-mark-popover.h"

#include <glib/gi18n.h>

#include "sp-mark-style.h"
#include "sp-pattern.h"

#define LINE_WIDTH 26
#define LINE_HEIGHT 8

/* The line of a colour: its second sign. */
static void
draw_line_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer colour)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  SpPattern pattern = { .snapshot = snapshot, .weight = 2.0f };
  GskRenderNode *node;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &pattern.edge);
  pattern.lines = sp_mark_style_get_pattern (GPOINTER_TO_UINT (colour));
  sp_pattern_paint (&(GdkRectangle){ 0, 0, width, 2 }, &pattern);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      gsk_render_node_draw (node, cr);
      gsk_render_node_unref (node);
    }
}

static void
clicked_cb (GtkWidget *button)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
}

static GtkWidget *
make_colour (guint colour)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_drawing_area_new ();
  GtkWidget *name = gtk_label_new (sp_mark_style_get_name (colour));
  g_autofree char *digit = g_strdup_printf ("%u", colour);
  g_autofree char *css_class = g_strdup_printf ("mark-%u", colour);
  GtkWidget *dot = gtk_label_new (digit);

  gtk_widget_add_css_class (dot, "mark-dot");
  gtk_widget_add_css_class (dot, "large");
  gtk_widget_add_css_class (dot, css_class);
  gtk_widget_set_halign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (name, "small-text");
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (line), LINE_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (line), LINE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (line),
                                  draw_line_cb,
                                  GUINT_TO_POINTER (colour),
                                  NULL);
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), name);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sp_mark_style_get_name (colour),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.highlight");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", colour);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  return button;
}

static GtkWidget *
make_act (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), NULL);
  return button;
}

/* Makes what can be done with selected words: the colours, a note, a copy. It acts by actions of
 * the window. Returns: (transfer floating). */
GtkWidget *
sp_mark_popover_new (void)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *colours = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *more = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  for (guint colour = 1; colour <= SP_MARK_STYLES; colour++)
    gtk_box_append (GTK_BOX (colours), make_colour (colour));
  gtk_box_append (GTK_BOX (acts), make_act ("sp-notes-symbolic", _ ("Note"), "win.note"));
  gtk_box_append (GTK_BOX (acts),
                  make_act ("sp-parties-symbolic", _ ("Link to Party…"), "win.link-note"));
  gtk_box_append (GTK_BOX (more), make_act ("sp-quotes-symbolic", _ ("Quote…"), "win.add-quote"));
  gtk_box_append (GTK_BOX (more),
                  make_act ("sp-stances-symbolic", _ ("Stance…"), "win.add-stance"));
  gtk_box_append (GTK_BOX (more), make_act ("list-add-symbolic", _ ("Party"), "win.add-party"));
  gtk_box_append (GTK_BOX (column), colours);
  gtk_box_append (GTK_BOX (column), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (column), acts);
  gtk_box_append (GTK_BOX (column), more);
  gtk_box_append (GTK_BOX (column),
                  make_act ("edit-copy-symbolic", _ ("Copy With Citation"), "win.copy-citation"));
  gtk_popover_set_child (GTK_POPOVER (popover), column);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (popover, "mark-popover");
  return popover;
}
