/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-chip.h"

#include "sp-palette.h"
#include "sp-party-style.h"

#define BASE_FONT 14.67 /* pixels of the text that the sizes of a chip go with */
#define BORDER 1.5f

struct _SpChip
{
  GtkWidget parent_instance;

  char *letters;
  guint size;
  int slot;
  SpChipStyle style;
};

G_DEFINE_FINAL_TYPE (SpChip, sp_chip, GTK_TYPE_WIDGET)

/* Returns: how much larger the text around is than the one the sizes were made for. */
static double
get_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double pixels = (double)pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    pixels *= pango_cairo_context_get_resolution (context) / 72.0;
  return MAX (pixels / BASE_FONT, 0.5);
}

static PangoLayout *
create_layout (SpChip *self, double height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, self->letters);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  double share = g_utf8_strlen (self->letters, -1) > 1 ? 0.46 : 0.58;

  pango_font_description_set_absolute_size (font, height * share * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_HEAVY);
  pango_layout_set_font_description (layout, font);
  return layout;
}

static void
sp_chip_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  SpChip *self = SP_CHIP (widget);
  double size = self->size * get_scale (widget);

  *minimum = *natural = (int)(size + 0.5);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      g_autoptr (PangoLayout) layout = create_layout (self, size);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      *minimum = *natural = MAX (*minimum, width + (int)(size * 0.36));
    }
}

static void
append_box (SpChip *self, GtkSnapshot *snapshot, const GdkRGBA *edge)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float)gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &bounds, height * 0.27f);
  if (self->style == SP_CHIP_FILLED)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, edge, &bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    gtk_snapshot_append_border (snapshot,
                                &shape,
                                (float[4]){ BORDER, BORDER, BORDER, BORDER },
                                (GdkRGBA[4]){ *edge, *edge, *edge, *edge });
}

static void
sp_chip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpChip *self = SP_CHIP (widget);
  SpTheme theme = sp_palette_get_theme ();
  GdkRGBA edge = sp_palette_get_edge (theme, self->slot);
  GdkRGBA letter = self->style == SP_CHIP_FILLED ? sp_palette_get_letter (theme, self->slot) : edge;
  g_autoptr (PangoLayout) layout = create_layout (self, gtk_widget_get_height (widget));
  PangoRectangle ink;

  append_box (self, snapshot, &edge);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (
          (float)(gtk_widget_get_width (widget) - ink.width) / 2.0f - (float)ink.x,
          (float)(gtk_widget_get_height (widget) - ink.height) / 2.0f - (float)ink.y));
  gtk_snapshot_append_layout (snapshot, layout, &letter);
}

static void
sp_chip_finalize (GObject *object)
{
  g_free (SP_CHIP (object)->letters);
  G_OBJECT_CLASS (sp_chip_parent_class)->finalize (object);
}

static void
sp_chip_class_init (SpChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_chip_finalize;
  widget_class->measure = sp_chip_measure;
  widget_class->snapshot = sp_chip_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sp_chip_init (SpChip *self)
{
  self->size = SP_CHIP_NORMAL;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  sp_chip_set_party (self, NULL);
}

/* Makes a chip for nobody, @size pixels high (SP_CHIP_SMALL …). */
GtkWidget *
sp_chip_new (guint size)
{
  SpChip *self = g_object_new (SP_TYPE_CHIP, NULL);

  self->size = size;
  return GTK_WIDGET (self);
}

/* Shows @party (nullable: nobody) as it is now; call again when it was updated. */
void
sp_chip_set_party (SpChip *self, SpPartyItem *party)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (SP_IS_CHIP (self) && (party == NULL || SP_IS_PARTY_ITEM (party)));

  g_free (self->letters);
  self->letters = g_strdup (party != NULL ? sp_party_item_get_letters (party) : "?");
  self->slot = party != NULL ? sp_party_item_get_slot (party) : -1;
  self->style = party != NULL ? sp_party_item_get_chip_style (party) : SP_CHIP_GREY;
  sp_party_style_set_slot (widget, self->slot);
  if (party != NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      sp_party_item_get_name (party),
                                      -1);
      gtk_widget_set_tooltip_text (widget, sp_party_item_get_name (party));
    }
  else
    gtk_widget_set_tooltip_text (widget, NULL);
  gtk_widget_queue_resize (widget);
}
