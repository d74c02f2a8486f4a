/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-timeline-mark.h"

#include "sp-palette.h"

#define DOT 11.0f
#define DOT_TOP 5.0f
#define LINE 2.0f

struct _SpTimelineMark
{
  GtkWidget parent_instance;

  gboolean first;
  gboolean last;
};

G_DEFINE_FINAL_TYPE (SpTimelineMark, sp_timeline_mark, GTK_TYPE_WIDGET)

static void
sp_timeline_mark_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int)DOT : (int)(DOT + DOT_TOP);
}

/* The line runs over the padding of the rows, so that it does not break between them. */
static void
sp_timeline_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpTimelineMark *self = SP_TIMELINE_MARK (widget);
  SpTheme theme = sp_palette_get_theme ();
  GdkRGBA dot = sp_palette_get_text (theme);
  GdkRGBA line = dot;
  float middle = (float)gtk_widget_get_width (widget) / 2.0f;
  float top = self->first ? DOT_TOP : -40;
  float bottom = self->last ? DOT_TOP : (float)gtk_widget_get_height (widget) + 40;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (middle - DOT / 2, DOT_TOP, DOT, DOT);
  GskRoundedRect shape;

  line.alpha *= sp_theme_is_contrast (theme) ? 0.7f : 0.2f;
  gtk_snapshot_append_color (snapshot,
                             &line,
                             &GRAPHENE_RECT_INIT (middle - LINE / 2, top, LINE, bottom - top));
  gsk_rounded_rect_init_from_rect (&shape, &bounds, DOT / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  dot.alpha = 1;
  gtk_snapshot_append_color (snapshot, &dot, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
sp_timeline_mark_class_init (SpTimelineMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = sp_timeline_mark_measure;
  widget_class->snapshot = sp_timeline_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timelinemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sp_timeline_mark_init (SpTimelineMark *self)
{
}

/* Makes a dot in the middle of the line. */
GtkWidget *
sp_timeline_mark_new (void)
{
  return g_object_new (SP_TYPE_TIMELINE_MARK, NULL);
}

/* Says whether it is the first or the last dot. */
void
sp_timeline_mark_set_ends (SpTimelineMark *self, gboolean first, gboolean last)
{
  g_return_if_fail (SP_IS_TIMELINE_MARK (self));

  self->first = first;
  self->last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
