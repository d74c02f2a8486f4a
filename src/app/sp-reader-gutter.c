/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-chip-paint.h"
#include "sp-reader-view-private.h"

/* The speaker bars beside the text: a lane for each party that speaks, nearest to the text the most
 * prominent one; further parties share the last lane. A bar is solid where words in quotation marks
 * are in it, hollow where the quote is paraphrased. The speaker's chip stands where the speaker
 * changes. The gutter is on the side where the lines begin. */

#define MAX_LANES 3
#define BAR_WIDTH 4
#define LANE_STEP 9
#define CHIP_SIZE 18

typedef struct
{
  float x; /* of the first lane's bars */
  float step;
  float chip_x;
} Lanes;

/* Fills @lane_of (by slot) with the lane of each slot that speaks. Returns how many slots do. */
static guint
assign_lanes (GListModel *quotes, guint lane_of[SP_PALETTE_SLOTS])
{
  gboolean speaks[SP_PALETTE_SLOTS] = { FALSE };
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (quotes); i++)
    {
      g_autoptr (SpQuoteItem) item = g_list_model_get_item (quotes, i);
      SpPartyItem *speaker = sp_quote_item_get_speaker (item);
      int slot = speaker != NULL ? sp_party_item_get_slot (speaker) : -1;

      if (slot >= 0 && slot < SP_PALETTE_SLOTS)
        speaks[slot] = TRUE;
    }
  for (guint slot = 0; slot < SP_PALETTE_SLOTS; slot++)
    lane_of[slot] = speaks[slot] ? n++ : 0;
  return n;
}

static void
add_quote (SpReaderView *self, SpQuoteItem *item, const guint *lane_of, guint n_slots)
{
  const SpQuote *quote = sp_quote_item_get_quote (item);
  SpPartyItem *speaker = sp_quote_item_get_speaker (item);
  int slot = speaker != NULL ? sp_party_item_get_slot (speaker) : -1;
  guint n_lines;
  const SpReaderLine *lines = sp_reader_layout_get_lines (self->layout, &n_lines);
  guint title_end = sp_reader_layout_has_title (self->layout) ? lines[0].end : 0;
  SpSpans spans = { 0 };

  sp_reader_layout_map_spans (self->layout, &quote->content, &spans);
  for (guint i = 0; i < spans.n; i++)
    if (spans.items[i].start >= title_end && spans.items[i].start < spans.items[i].end)
      g_array_append_vals (self->bars,
                           &(SpReaderBar){
                               .start = spans.items[i].start,
                               .end = spans.items[i].end,
                               .slot = slot,
                               .lane = slot >= 0 ? lane_of[slot] : n_slots,
                               .solid = quote->kind != SP_QUOTE_INDIRECT,
                               .quote = item,
                               .speaker = speaker,
                           },
                           1);
  sp_spans_clear (&spans);
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const SpReaderBar *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/* Finds anew which bars there are. */
void
sp_reader_view_update_bars (SpReaderView *self)
{
  guint lane_of[SP_PALETTE_SLOTS], n_slots;
  GListModel *quotes;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  g_array_set_size (self->bars, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->show_marks || !sp_reader_view_has_findings (self))
    return;
  quotes = sp_document_get_quotes (self->document);
  n_slots = assign_lanes (quotes, lane_of);
  for (guint i = 0; i < g_list_model_get_n_items (quotes); i++)
    {
      g_autoptr (SpQuoteItem) item = g_list_model_get_item (quotes, i);

      add_quote (self, item, lane_of, n_slots);
    }
  g_array_sort (self->bars, compare_bars);
  for (guint i = 0; i < self->bars->len; i++)
    {
      SpReaderBar *bar = &g_array_index (self->bars, SpReaderBar, i);

      bar->chip = i == 0 || g_array_index (self->bars, SpReaderBar, i - 1).speaker != bar->speaker;
    }
}

static Lanes
get_lanes (SpReaderView *self)
{
  guint most = 0;
  float near = self->narrow ? 11.0f : 16.0f;
  float far = self->narrow ? 43.0f : 48.0f;
  float left = (float)self->column_x;
  float right = (float)(self->column_x + self->column_width);

  for (guint i = 0; i < self->bars->len; i++)
    most = MAX (most, g_array_index (self->bars, SpReaderBar, i).lane);
  if (most >= 2 && !self->narrow)
    far += LANE_STEP;
  if (self->rtl)
    return (Lanes){ right + near - BAR_WIDTH, LANE_STEP, right + far - CHIP_SIZE };
  return (Lanes){ left - near, -LANE_STEP, left - far };
}

typedef struct
{
  float top;
  float first; /* height of the first display line */
  float bottom;
} Extent;

/* Where @bar stands in buffer coordinates: whole display lines. */
static Extent
get_extent (SpReaderView *self, const SpReaderBar *bar)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter at;
  GdkRectangle first, last;

  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int)bar->start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &at, &first);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int)bar->end - 1);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &at, &last);
  return (Extent){ (float)first.y, (float)first.height, (float)(last.y + last.height) };
}

/* A bar is lit where at least half of its words are: a name in it alone does not do. */
static gboolean
is_lit (SpReaderView *self, const SpReaderBar *bar)
{
  guint lit = 0;

  for (guint i = 0; i < self->lit.n; i++)
    {
      guint start = MAX (self->lit.items[i].start, bar->start);
      guint end = MIN (self->lit.items[i].end, bar->end);

      lit += start < end ? end - start : 0;
    }
  return 2 * lit >= bar->end - bar->start;
}

static float
lane_x (SpReaderView *self, const Lanes *lanes, const SpReaderBar *bar)
{
  guint last = (self->narrow ? 2 : MAX_LANES) - 1;

  return lanes->x + lanes->step * (float)MIN (bar->lane, last);
}

static void
paint_bar (SpReaderView *self,
           GtkSnapshot *snapshot,
           const SpReaderBar *bar,
           float x,
           float y,
           float end)
{
  float width = sp_theme_is_contrast (self->theme) ? BAR_WIDTH + 1 : BAR_WIDTH;
  GdkRGBA edge = sp_palette_get_edge (self->theme, bar->slot);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, width, MAX (end - y, 6.0f));
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &bounds, 1.5f);
  if (bar->solid)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &edge, &bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    gtk_snapshot_append_border (snapshot,
                                &shape,
                                (float[4]){ 1.2f, 1.2f, 1.2f, 1.2f },
                                (GdkRGBA[4]){ edge, edge, edge, edge });
}

/* Paints @bar and, where the speaker changes and there is room, the chip. @lane_end: where the last
 * bar of each lane ended; @chip_end: where the last chip ended. */
static void
paint_one (SpReaderView *self,
           GtkSnapshot *snapshot,
           const Lanes *lanes,
           const SpReaderBar *bar,
           float lane_end[MAX_LANES],
           float *chip_end)
{
  float *used = &lane_end[MIN (bar->lane, MAX_LANES - 1)];
  Extent extent = get_extent (self, bar);
  float start = MAX (extent.top, *used + 1.0f);
  gboolean dimmed = sp_reader_view_is_veiled (self) && !is_lit (self, bar);

  if (dimmed)
    gtk_snapshot_push_opacity (snapshot, 0.45);
  if (extent.bottom > start)
    paint_bar (self, snapshot, bar, lane_x (self, lanes, bar), start, extent.bottom);
  *used = MAX (*used, extent.bottom);
  if (bar->chip)
    {
      float middle = (extent.first - CHIP_SIZE) / 2.0f;
      float y = MAX (extent.top + MAX (middle, 1.0f), *chip_end + 2.0f);

      if (y < MAX (extent.bottom, extent.top + 26.0f))
        {
          sp_chip_paint (snapshot,
                         GTK_WIDGET (self),
                         bar->speaker,
                         self->theme,
                         &GRAPHENE_RECT_INIT (lanes->chip_x, y, CHIP_SIZE, CHIP_SIZE));
          *chip_end = y + CHIP_SIZE;
        }
    }
  if (dimmed)
    gtk_snapshot_pop (snapshot);
}

/* Paints the bars in sight. */
void
sp_reader_view_paint_gutter (SpReaderView *self, GtkSnapshot *snapshot)
{
  SpSpan seen = sp_reader_view_get_visible_span (self);
  Lanes lanes = get_lanes (self);
  float lane_end[MAX_LANES] = { -1000.0f, -1000.0f, -1000.0f }, chip_end = -1000.0f;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const SpReaderBar *bar = &g_array_index (self->bars, SpReaderBar, i);

      if (bar->start >= seen.end)
        break;
      if (bar->end > seen.start)
        paint_one (self, snapshot, &lanes, bar, lane_end, &chip_end);
    }
}

/* The bar at widget coordinates @x, @y, chips included, or NULL. */
const SpReaderBar *
sp_reader_view_get_bar_at (SpReaderView *self, double x, double y)
{
  SpSpan seen;
  Lanes lanes;
  int buffer_x, buffer_y;

  g_return_val_if_fail (SP_IS_READER_VIEW (self), NULL);

  seen = sp_reader_view_get_visible_span (self);
  lanes = get_lanes (self);
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int)x,
                                         (int)y,
                                         &buffer_x,
                                         &buffer_y);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const SpReaderBar *bar = &g_array_index (self->bars, SpReaderBar, i);
      float bar_x = lane_x (self, &lanes, bar);
      Extent extent;
      gboolean over;

      if (bar->start >= seen.end)
        break;
      if (bar->end <= seen.start)
        continue;
      extent = get_extent (self, bar);
      over = ABS ((float)buffer_x - (bar_x + BAR_WIDTH / 2.0f)) <= LANE_STEP / 2.0f
             || (bar->chip && (float)buffer_x >= lanes.chip_x
                 && (float)buffer_x <= lanes.chip_x + CHIP_SIZE);
      if (over && (float)buffer_y >= extent.top && (float)buffer_y <= extent.bottom)
        return bar;
    }
  return NULL;
}
