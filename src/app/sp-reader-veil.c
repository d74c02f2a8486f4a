/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-view-private.h"
#include "sp-stance-item.h"

/* What the reader looks at is lit; a veil of the page's colour lies over all else, so that it steps
 * back and can still be read. A foreground on tags would do the same and crash GTK 4.8 under a
 * screen reader. In high contrast nothing steps back: lit words have an outline. */

#define VEIL_ALPHA_LIGHT 0.25f
#define VEIL_ALPHA_DARK 0.38f

/* Finds anew which words are lit. */
void
sp_reader_view_update_lit (SpReaderView *self)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  self->lit.n = 0;
  if (self->focus != NULL && sp_reader_view_has_findings (self))
    {
      sp_reader_layout_map_spans (self->layout, sp_focus_get_lit (self->focus), &self->lit);
      sp_spans_normalize (&self->lit);
    }
  gtk_widget_set_opacity (GTK_WIDGET (self->title_block),
                          self->lit.n > 0 && !sp_theme_is_contrast (self->theme) ? 0.7 : 1.0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* TRUE while something is looked at. */
gboolean
sp_reader_view_is_veiled (SpReaderView *self)
{
  g_return_val_if_fail (SP_IS_READER_VIEW (self), FALSE);
  return self->lit.n > 0;
}

/* The colour of what is looked at: that of the party, speaker or holder; -1 for none. */
int
sp_reader_view_get_lit_slot (SpReaderView *self)
{
  SpItem *item = self->focus != NULL ? sp_focus_get_item (self->focus) : NULL;
  SpPartyItem *party = NULL;

  if (item == NULL)
    return -1;
  if (SP_IS_PARTY_ITEM (item))
    party = SP_PARTY_ITEM (item);
  else if (SP_IS_QUOTE_ITEM (item))
    party = sp_quote_item_get_speaker (SP_QUOTE_ITEM (item));
  else if (SP_IS_STANCE_ITEM (item))
    party = sp_stance_item_get_holder (SP_STANCE_ITEM (item));
  return party != NULL ? sp_party_item_get_slot (party) : -1;
}

/* Paints what lies behind the lit words. */
void
sp_reader_view_paint_lit (SpReaderView *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = sp_palette_get_lit (self->theme, sp_reader_view_get_lit_slot (self));

  sp_reader_view_paint_boxes (self, snapshot, &self->lit, &color);
}

static void
subtract_box (const GdkRectangle *box, gpointer data)
{
  cairo_region_t *region = data;

  cairo_region_subtract_rectangle (
      region,
      &(GdkRectangle){ box->x, box->y - 2, box->width, box->height + 5 });
}

static cairo_region_t *
get_veiled_region (SpReaderView *self)
{
  SpSpan seen = sp_reader_view_get_visible_span (self);
  GdkRectangle rect;
  cairo_region_t *region;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &rect);
  rect.x = self->column_x - 4;
  rect.width = self->column_width + 8;
  region = cairo_region_create_rectangle (&rect);
  for (guint i = 0; i < self->lit.n && self->lit.items[i].start < seen.end; i++)
    if (self->lit.items[i].end > seen.start)
      sp_reader_view_foreach_box (self, self->lit.items[i], subtract_box, region);
  return region;
}

static void
outline_box (const GdkRectangle *box, gpointer data)
{
  GtkSnapshot *snapshot = data;
  GdkRGBA color = sp_palette_get_text (sp_palette_get_theme ());
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT ((float)box->x - 2,
                                                        (float)box->y - 2,
                                                        (float)box->width + 4,
                                                        (float)box->height + 4),
                                   2.0f);
  gtk_snapshot_append_border (snapshot,
                              &shape,
                              (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ color, color, color, color });
}

/* Paints the veil over all that is in sight and not lit; in high contrast outlines instead. */
void
sp_reader_view_paint_veil (SpReaderView *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = sp_palette_get_page (self->theme);
  cairo_region_t *region;

  if (sp_theme_is_contrast (self->theme))
    {
      for (guint i = 0; i < self->lit.n; i++)
        sp_reader_view_foreach_box (self, self->lit.items[i], outline_box, snapshot);
      return;
    }
  color.alpha = sp_theme_is_dark (self->theme) ? VEIL_ALPHA_DARK : VEIL_ALPHA_LIGHT;
  region = get_veiled_region (self);
  for (int i = 0; i < cairo_region_num_rectangles (region); i++)
    {
      GdkRectangle r;

      cairo_region_get_rectangle (region, i, &r);
      gtk_snapshot_append_color (
          snapshot,
          &color,
          &GRAPHENE_RECT_INIT ((float)r.x, (float)r.y, (float)r.width, (float)r.height));
    }
  cairo_region_destroy (region);
}
