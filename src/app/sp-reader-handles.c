/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-mark-style.h"
#include "sp-reader-view-private.h"

/* The ends of the highlight in focus can be moved: each has a handle that is dragged, and keys move
 * one of them by words. It is shown at once, and told once, when the adjustment is over. */

#define HANDLE 12.0f /* across */
#define REACH 12.0   /* how far from its middle the pointer takes a handle */
#define OVER_MS 1200 /* without another key: the adjustment is over */

/* Returns: (transfer none) (nullable): the highlight whose ends can be moved now. */
static SpNoteItem *
get_note (SpReaderView *self)
{
  SpItem *item = self->focus != NULL ? sp_focus_get_item (self->focus) : NULL;

  return SP_IS_NOTE_ITEM (item) && self->layout != NULL
                 && sp_span_length (sp_note_item_get_span (SP_NOTE_ITEM (item))) > 0
             ? SP_NOTE_ITEM (item)
             : NULL;
}

/* Where @note stands (code points of the document): as it is being adjusted, if it is. */
SpSpan
sp_reader_view_get_note_span (SpReaderView *self, SpNoteItem *note)
{
  g_return_val_if_fail (SP_IS_READER_VIEW (self), ((SpSpan){ 0, 0 }));

  return self->adjusted == note ? self->adjusted_to : sp_note_item_get_span (note);
}

/* Sets @span to the ends of the highlight in focus, in the buffer. */
static gboolean
get_ends (SpReaderView *self, SpSpan *span)
{
  SpNoteItem *note = get_note (self);
  SpSpans spans = { 0 };
  gboolean shown = FALSE;

  if (note == NULL)
    return FALSE;
  sp_reader_layout_map_span (self->layout, sp_reader_view_get_note_span (self, note), &spans);
  if (spans.n > 0)
    {
      *span = (SpSpan){ spans.items[0].start, spans.items[spans.n - 1].end };
      shown = TRUE;
    }
  sp_spans_clear (&spans);
  return shown;
}

/* ---- the adjustment ---- */

static gboolean
is_space_at (SpText *text, guint offset)
{
  return g_unichar_isspace (
      g_utf8_get_char (sp_text_get_utf8 (text) + sp_text_byte_at (text, offset)));
}

/* Highlights begin and end with words. */
static SpSpan
trim (SpText *text, SpSpan span)
{
  while (span.start + 1 < span.end && is_space_at (text, span.start))
    span.start++;
  while (span.start + 1 < span.end && is_space_at (text, span.end - 1))
    span.end--;
  return span;
}

/* Ends the adjustment, and tells of it. */
void
sp_reader_view_end_adjustment (SpReaderView *self)
{
  g_autoptr (SpNoteItem) note = NULL;
  SpSpan span = { 0, 0 };

  g_return_if_fail (SP_IS_READER_VIEW (self));

  g_clear_handle_id (&self->adjust_source, g_source_remove);
  note = g_steal_pointer (&self->adjusted);
  if (note != NULL)
    span = trim (sp_article_get_text (self->article), self->adjusted_to);
  if (note != NULL && !sp_span_equal (span, sp_note_item_get_span (note)))
    sp_reader_view_tell_adjusted (self, sp_note_item_get_mark (note)->id, span);
  sp_reader_view_update_highlights (self);
}

static gboolean
over_cb (gpointer user_data)
{
  SP_READER_VIEW (user_data)->adjust_source = 0;
  sp_reader_view_end_adjustment (SP_READER_VIEW (user_data));
  return G_SOURCE_REMOVE;
}

/* Moves the start or the end of @note to @buffer_offset; neither goes past the other. */
static void
move_end (SpReaderView *self, SpNoteItem *note, gboolean start, guint buffer_offset)
{
  SpSpan span = sp_reader_view_get_note_span (self, note);
  guint offset;

  if (!sp_reader_layout_to_document (self->layout,
                                     start || buffer_offset == 0 ? buffer_offset
                                                                 : buffer_offset - 1,
                                     &offset))
    return;
  if (start)
    span.start = offset;
  else
    span.end = offset + 1;
  if (span.start >= span.end)
    return;
  g_set_object (&self->adjusted, note);
  self->adjusted_to = span;
  sp_reader_view_update_highlights (self);
}

static gboolean
is_space (const GtkTextIter *at)
{
  return g_unichar_isspace (gtk_text_iter_get_char (at));
}

/* Moves @at to the next place in @direction where the start or the end of words may be. */
static void
step_word (GtkTextIter *at, gboolean start, int direction)
{
  if (direction > 0)
    {
      gtk_text_iter_forward_word_end (at);
      while (start && !gtk_text_iter_is_end (at) && is_space (at))
        gtk_text_iter_forward_char (at);
      return;
    }
  gtk_text_iter_backward_word_start (at);
  for (GtkTextIter before = *at;
       !start && gtk_text_iter_backward_char (&before) && is_space (&before);)
    *at = before;
}

/* Moves the end that was moved last by one word, to the left (-1) or to the right (1). Returns:
 * FALSE where no highlight is in focus. */
gboolean
sp_reader_view_adjust (SpReaderView *self, int direction)
{
  SpNoteItem *note;
  GtkTextIter at;
  SpSpan ends;

  g_return_val_if_fail (SP_IS_READER_VIEW (self), FALSE);

  note = get_note (self);
  if (note == NULL || !get_ends (self, &ends))
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)),
                                      &at,
                                      (int)(self->adjust_start ? ends.start : ends.end));
  step_word (&at, self->adjust_start, self->rtl ? -direction : direction);
  move_end (self, note, self->adjust_start, (guint)gtk_text_iter_get_offset (&at));
  g_clear_handle_id (&self->adjust_source, g_source_remove);
  self->adjust_source = g_timeout_add (OVER_MS, over_cb, self);
  return TRUE;
}

/* Chooses which end the keys move: the start or the end. */
void
sp_reader_view_choose_end (SpReaderView *self, gboolean start)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  self->adjust_start = start;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- the handles ---- */

/* Where a handle stands, in buffer coordinates: the line at the end of the words; its knob is above
 * the start and below the end. */
static graphene_rect_t
get_bar (SpReaderView *self, SpSpan ends, gboolean start)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter at;
  GdkRectangle box;
  int x;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int)(start ? ends.start : ends.end - 1));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &at, &box);
  x = start ? box.x : box.x + box.width;
  return GRAPHENE_RECT_INIT ((float)x - 1.0f, (float)box.y, 2.0f, (float)box.height);
}

static graphene_point_t
get_knob (SpReaderView *self, SpSpan ends, gboolean start)
{
  graphene_rect_t bar = get_bar (self, ends, start);

  return GRAPHENE_POINT_INIT (bar.origin.x + 1.0f,
                              start ? bar.origin.y - HANDLE / 3.0f
                                    : bar.origin.y + bar.size.height + HANDLE / 3.0f);
}

static void
paint_handle (SpReaderView *self,
              GtkSnapshot *snapshot,
              SpSpan ends,
              gboolean start,
              const GdkRGBA *colour)
{
  graphene_rect_t bar = get_bar (self, ends, start);
  graphene_point_t knob = get_knob (self, ends, start);
  graphene_rect_t round
      = GRAPHENE_RECT_INIT (knob.x - HANDLE / 2.0f, knob.y - HANDLE / 2.0f, HANDLE, HANDLE);
  GdkRGBA edge = sp_palette_get_text (self->theme);
  GskRoundedRect shape;

  gtk_snapshot_append_color (snapshot, &edge, &bar);
  gsk_rounded_rect_init_from_rect (&shape, &round, HANDLE / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, colour, &round);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot,
                              &shape,
                              start == self->adjust_start
                                  ? (const float[4]){ 2.5f, 2.5f, 2.5f, 2.5f }
                                  : (const float[4]){ 1, 1, 1, 1 },
                              (const GdkRGBA[4]){ edge, edge, edge, edge });
}

/* Paints the handles of the highlight in focus; that of the end which keys move has a thick edge.
 */
void
sp_reader_view_paint_handles (SpReaderView *self, GtkSnapshot *snapshot)
{
  SpNoteItem *note = get_note (self);
  GdkRGBA colour;
  SpSpan ends;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  if (note == NULL || !get_ends (self, &ends))
    return;
  colour = sp_mark_style_get_dot (sp_note_item_get_mark (note)->colour);
  paint_handle (self, snapshot, ends, TRUE, &colour);
  paint_handle (self, snapshot, ends, FALSE, &colour);
}

/* Sets @start to which handle is at widget coordinates @x, @y. Returns: FALSE where none is. */
gboolean
sp_reader_view_get_handle_at (SpReaderView *self, double x, double y, gboolean *start)
{
  SpSpan ends;
  int buffer_x, buffer_y;

  g_return_val_if_fail (SP_IS_READER_VIEW (self) && start != NULL, FALSE);

  if (!get_ends (self, &ends))
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int)x,
                                         (int)y,
                                         &buffer_x,
                                         &buffer_y);
  for (int i = 0; i < 2; i++)
    {
      graphene_point_t knob = get_knob (self, ends, i == 0);

      if (ABS ((double)knob.x - buffer_x) <= REACH && ABS ((double)knob.y - buffer_y) <= REACH)
        {
          *start = i == 0;
          return TRUE;
        }
    }
  return FALSE;
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, SpReaderView *self)
{
  gboolean start;

  if (!sp_reader_view_get_handle_at (self, x, y, &start))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  self->pressed = FALSE; /* it chooses nothing */
  sp_reader_view_choose_end (self, start);
}

/* Moves the end that is dragged to widget coordinates @x, @y. */
void
sp_reader_view_drag_end_to (SpReaderView *self, double x, double y)
{
  SpNoteItem *note;
  GtkTextIter at;
  int buffer_x, buffer_y, trailing;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  note = get_note (self);
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int)x,
                                         (int)y,
                                         &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (self), &at, &trailing, buffer_x, buffer_y);
  gtk_text_iter_forward_chars (&at, trailing);
  if (note != NULL)
    move_end (self, note, self->adjust_start, (guint)gtk_text_iter_get_offset (&at));
}

/* The words are dragged, not the knob, which is above or below them. */
static void
drag_update_cb (GtkGestureDrag *drag, double by_x, double by_y, SpReaderView *self)
{
  double x, y, off = self->adjust_start ? (double)HANDLE : -(double)HANDLE;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    sp_reader_view_drag_end_to (self, x + by_x, y + by_y + off);
}

static void
drag_end_cb (GtkGestureDrag *drag, double by_x, double by_y, SpReaderView *self)
{
  sp_reader_view_end_adjustment (self);
}

/* Makes the handles of @self draggable. */
void
sp_reader_view_init_handles (SpReaderView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_return_if_fail (SP_IS_READER_VIEW (self));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
