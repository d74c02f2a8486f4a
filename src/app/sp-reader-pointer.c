/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-view-private.h"

#include <glib/gi18n.h>

/* From the text to the focus: the pointer and the caret. */

/* A press that moves farther than this selects text and chooses nothing. */
#define CLICK_SLACK 6.0

static SpItem *
find_item (SpReaderView *self, guint buffer_offset, guint *offset)
{
  const SpReaderHighlight *highlight = sp_reader_view_get_highlight_at (self, buffer_offset);
  SpItem *item = NULL;

  if (self->document == NULL || self->layout == NULL
      || !sp_reader_layout_to_document (self->layout, buffer_offset, offset))
    return NULL;
  if (highlight != NULL)
    return SP_ITEM (highlight->item);
  if (sp_reader_view_get_mark_at (self, buffer_offset) != NULL)
    item = sp_document_find_item (self->document, *offset, SP_ITEM_PARTY);
  if (item == NULL)
    item = sp_document_find_item (self->document, *offset, SP_ITEM_QUOTE);
  return item;
}

/* Chooses what stands at @buffer_offset; where nothing does, ends the choice that the reader made
 * in the text, and with @strict any choice. */
static void
choose_at (SpReaderView *self, guint buffer_offset, gboolean strict)
{
  guint offset = 0;
  SpItem *item = find_item (self, buffer_offset, &offset);

  if (self->focus == NULL)
    return;
  if (item != NULL)
    sp_focus_set_item_from_text (self->focus, item, offset);
  else if (strict || sp_focus_get_came_from_text (self->focus))
    sp_focus_clear (self->focus);
}

static gboolean
get_offset_at (SpReaderView *self, double x, double y, guint *buffer_offset)
{
  GtkTextIter at;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int)x,
                                         (int)y,
                                         &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &at, buffer_x, buffer_y))
    return FALSE;
  *buffer_offset = (guint)gtk_text_iter_get_offset (&at);
  return TRUE;
}

static void
clicked (SpReaderView *self, double x, double y)
{
  const SpReaderBar *bar = sp_reader_view_get_bar_at (self, x, y);
  const SpReaderHighlight *dot = sp_reader_view_get_dot_at (self, x, y);
  guint buffer_offset, offset;

  if (dot != NULL && self->focus != NULL)
    sp_focus_set_item_from_text (self->focus,
                                 SP_ITEM (dot->item),
                                 sp_note_item_get_span (dot->item).start);
  else if (bar != NULL && self->focus != NULL)
    {
      if (sp_reader_layout_to_document (self->layout, bar->start, &offset))
        sp_focus_set_item_from_text (self->focus, SP_ITEM (bar->quote), offset);
    }
  else if (get_offset_at (self, x, y, &buffer_offset))
    choose_at (self, buffer_offset, TRUE);
  else if (self->focus != NULL)
    sp_focus_clear (self->focus);
}

/* The text view's own gestures claim the press; so the events themselves are watched. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  SpReaderView *self = SP_READER_VIEW (user_data);
  GdkEventType type = gdk_event_get_event_type (event);
  GtkNative *native;
  double x, y, native_x, native_y;
  graphene_point_t at;

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE)
      || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY
      || !gdk_event_get_position (event, &x, &y))
    return FALSE;
  native = gtk_widget_get_native (GTK_WIDGET (self));
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  if (!gtk_widget_compute_point (
          GTK_WIDGET (native),
          GTK_WIDGET (self),
          &GRAPHENE_POINT_INIT ((float)(x - native_x), (float)(y - native_y)),
          &at))
    return FALSE;
  if (type == GDK_BUTTON_PRESS)
    {
      self->pressed = gtk_widget_contains (GTK_WIDGET (self), at.x, at.y)
                      && gtk_widget_pick (GTK_WIDGET (self), at.x, at.y, GTK_PICK_DEFAULT)
                             == GTK_WIDGET (self);
      self->press_x = at.x;
      self->press_y = at.y;
      return FALSE;
    }
  if (self->pressed
      && gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    sp_reader_view_tell_selected (self);
  else if (self->pressed && ABS (self->press_x - at.x) <= CLICK_SLACK
           && ABS (self->press_y - at.y) <= CLICK_SLACK)
    clicked (self, at.x, at.y);
  self->pressed = FALSE;
  return FALSE;
}

/* The caret was moved by keys. */
static void
move_cursor_cb (GtkTextView *view,
                GtkMovementStep step,
                int count,
                gboolean extend_selection,
                gpointer user_data)
{
  SpReaderView *self = SP_READER_VIEW (view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter at;

  if (self->quiet > 0 || gtk_text_buffer_get_has_selection (buffer))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  choose_at (self, (guint)gtk_text_iter_get_offset (&at), FALSE);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  SpReaderView *self = SP_READER_VIEW (user_data);
  guint buffer_offset;
  gboolean start;
  gboolean over = sp_reader_view_get_bar_at (self, x, y) != NULL
                  || sp_reader_view_get_handle_at (self, x, y, &start)
                  || sp_reader_view_get_dot_at (self, x, y) != NULL
                  || (get_offset_at (self, x, y, &buffer_offset)
                      && sp_reader_view_get_mark_at (self, buffer_offset) != NULL);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), over ? "pointer" : "text");
}

static char *
describe_party (SpPartyItem *item)
{
  SpPartyItem *principal = sp_party_item_get_principal (item);
  const char *name = sp_party_item_get_name (item);

  if (principal == NULL)
    return g_strdup (name);
  /* Translators: a tooltip: a person or body, and the party for which it speaks */
  return g_strdup_printf (_ ("%s, speaks for %s"), name, sp_party_item_get_name (principal));
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  SpReaderView *self = SP_READER_VIEW (widget);
  const SpReaderBar *bar = sp_reader_view_get_bar_at (self, x, y);
  SpItem *item = NULL;
  guint buffer_offset, offset;
  g_autofree char *text = NULL;

  if (bar != NULL)
    item = bar->speaker != NULL ? SP_ITEM (bar->speaker) : NULL;
  else if (get_offset_at (self, x, y, &buffer_offset)
           && sp_reader_view_get_mark_at (self, buffer_offset) != NULL)
    item = find_item (self, buffer_offset, &offset);
  if (item == NULL || !SP_IS_PARTY_ITEM (item))
    return FALSE;
  text = describe_party (SP_PARTY_ITEM (item));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Connects pointer and caret of @self to the focus. */
void
sp_reader_view_init_pointer (SpReaderView *self)
{
  GtkEventController *legacy = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (legacy, GTK_PHASE_CAPTURE);
  g_signal_connect (legacy, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), legacy);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_after (self, "move-cursor", G_CALLBACK (move_cursor_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/* Puts the caret at widget coordinates @x, @y, unless what is selected lies there. */
void
sp_reader_view_point_at (SpReaderView *self, double x, double y)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end, at;
  guint offset;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  if (!get_offset_at (self, x, y, &offset))
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int)offset);
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end)
      && gtk_text_iter_in_range (&at, &start, &end))
    return;
  self->quiet++;
  gtk_text_buffer_place_cursor (buffer, &at);
  self->quiet--;
}

/* Sets @box to where the caret is, in widget coordinates. */
void
sp_reader_view_get_caret_box (SpReaderView *self, GdkRectangle *box)
{
  g_return_if_fail (SP_IS_READER_VIEW (self) && box != NULL);

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (self), NULL, box, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         box->x,
                                         box->y,
                                         &box->x,
                                         &box->y);
}
