/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-share-bar.h"

#include "sp-palette.h"

#define HEIGHT 10
#define GAP 1.5f

struct _SpShareBar
{
  GtkWidget parent_instance;

  GArray *shares; /* SpShare */
};

G_DEFINE_FINAL_TYPE (SpShareBar, sp_share_bar, GTK_TYPE_WIDGET)

static void
sp_share_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 40;
}

static void
sp_share_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpShareBar *self = SP_SHARE_BAR (widget);
  SpTheme theme = sp_palette_get_theme ();
  float width = (float)gtk_widget_get_width (widget);
  float height = (float)gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  GdkRGBA rest = sp_palette_get_tint (theme, -1);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect shape;
  float x = 0;

  gsk_rounded_rect_init_from_rect (&shape, &bounds, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &rest, &bounds);
  for (guint i = 0; i < self->shares->len; i++)
    {
      const SpShare *share = &g_array_index (self->shares, SpShare, i);
      GdkRGBA edge = sp_palette_get_edge (theme, share->slot);
      float part = (float)share->share * width;
      float start = mirrored ? width - x - part : x;
      graphene_rect_t area = GRAPHENE_RECT_INIT (start, 0, MAX (part - GAP, 1), height);

      gtk_snapshot_append_color (snapshot, &edge, &area);
      x += part;
    }
  gtk_snapshot_pop (snapshot);
}

static void
sp_share_bar_finalize (GObject *object)
{
  g_array_unref (SP_SHARE_BAR (object)->shares);
  G_OBJECT_CLASS (sp_share_bar_parent_class)->finalize (object);
}

static void
sp_share_bar_class_init (SpShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_share_bar_finalize;
  widget_class->measure = sp_share_bar_measure;
  widget_class->snapshot = sp_share_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sp_share_bar_init (SpShareBar *self)
{
  self->shares = g_array_new (FALSE, FALSE, sizeof (SpShare));
}

/* Makes an empty bar. */
GtkWidget *
sp_share_bar_new (void)
{
  return g_object_new (SP_TYPE_SHARE_BAR, NULL);
}

/* Shows @n shares of 1; @sentence says the same. */
void
sp_share_bar_set (SpShareBar *self, const SpShare *shares, guint n, const char *sentence)
{
  g_return_if_fail (SP_IS_SHARE_BAR (self) && sentence != NULL);

  g_array_set_size (self->shares, 0);
  g_array_append_vals (self->shares, shares, n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
