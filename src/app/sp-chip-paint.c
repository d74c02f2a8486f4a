/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-chip-paint.h"

static void
paint_letters (GtkSnapshot *snapshot,
               GtkWidget *widget,
               const char *letters,
               const GdkRGBA *color,
               const graphene_rect_t *bounds)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, letters);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  glong n = g_utf8_strlen (letters, -1);
  PangoRectangle ink;
  double size = bounds->size.height * (n > 2 ? 0.42 : n > 1 ? 0.5 : 0.58);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_HEAVY);
  pango_font_description_set_style (font, PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (
          bounds->origin.x + (bounds->size.width - (float)ink.width) / 2.0f - (float)ink.x,
          bounds->origin.y + (bounds->size.height - (float)ink.height) / 2.0f - (float)ink.y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Paints the chip of @party (NULL: nobody is named) into @bounds: filled for a main party, outlined
 * in its party's colour for one that speaks for it, grey for the others. */
void
sp_chip_paint (GtkSnapshot *snapshot,
               GtkWidget *widget,
               SpPartyItem *party,
               SpTheme theme,
               const graphene_rect_t *bounds)
{
  int slot;
  SpChipStyle style;
  GdkRGBA edge, letter;
  GskRoundedRect shape;
  const char *letters;

  g_return_if_fail (GTK_IS_WIDGET (widget) && bounds != NULL);

  slot = party != NULL ? sp_party_item_get_slot (party) : -1;
  style = party != NULL ? sp_party_item_get_chip_style (party) : SP_CHIP_GREY;
  letters = party != NULL ? sp_party_item_get_letters (party) : "?";
  edge = sp_palette_get_edge (theme, style == SP_CHIP_GREY ? -1 : slot);
  letter = style == SP_CHIP_FILLED ? sp_palette_get_letter (theme, slot) : edge;
  gsk_rounded_rect_init_from_rect (&shape, bounds, bounds->size.height * 0.28f);
  if (style == SP_CHIP_FILLED)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &edge, bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    gtk_snapshot_append_border (snapshot,
                                &shape,
                                (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
                                (GdkRGBA[4]){ edge, edge, edge, edge });
  paint_letters (snapshot, widget, letters, &letter, bounds);
}
