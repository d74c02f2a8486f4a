/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-wrap-layout.h"

struct _SpWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int line_spacing;
};

G_DEFINE_FINAL_TYPE (SpWrapLayout, sp_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* One line of children: @first to before @end. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* nullable: to the last */
  int height;
} Line;

static int
measure_width (GtkWidget *child, gboolean natural_size)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return natural_size ? natural : minimum;
}

static int
measure_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
width_in (GtkWidget *child, int width)
{
  return MAX (MIN (measure_width (child, TRUE), width), measure_width (child, FALSE));
}

/* Fills a line that starts at @first and is @width wide. */
static Line
fill_line (SpWrapLayout *self, GtkWidget *first, int width)
{
  Line line = { first, first, 0 };
  int used = 0;

  while (line.end != NULL)
    {
      int wanted;

      if (gtk_widget_should_layout (line.end))
        {
          wanted = width_in (line.end, width);
          if (used > 0 && used + self->spacing + wanted > width)
            break;
          used += wanted + (used > 0 ? self->spacing : 0);
          line.height = MAX (line.height, measure_height (line.end, wanted));
        }
      line.end = gtk_widget_get_next_sibling (line.end);
    }
  return line;
}

static GtkSizeRequestMode
sp_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_across (SpWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      *minimum = MAX (*minimum, measure_width (child, FALSE));
      *natural += measure_width (child, TRUE) + (*natural > 0 ? self->spacing : 0);
    }
}

static void
sp_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  SpWrapLayout *self = SP_WRAP_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int height = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_across (self, widget, minimum, natural);
      return;
    }
  while (child != NULL)
    {
      Line line = fill_line (self, child, for_size < 0 ? G_MAXINT / 2 : for_size);

      height += line.height + (height > 0 && line.height > 0 ? self->line_spacing : 0);
      child = line.end;
    }
  *minimum = *natural = height;
}

static void
place_line (SpWrapLayout *self, const Line *line, int width, int y, gboolean mirrored)
{
  int x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, y, 0, line->height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = width_in (child, width);
      place.x = mirrored ? width - x - place.width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + self->spacing;
    }
}

static void
sp_wrap_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         int width,
                         int height,
                         int baseline)
{
  SpWrapLayout *self = SP_WRAP_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = fill_line (self, child, width);

      place_line (self, &line, width, y, mirrored);
      y += line.height + self->line_spacing;
      child = line.end;
    }
}

static void
sp_wrap_layout_class_init (SpWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = sp_wrap_layout_get_request_mode;
  layout_class->measure = sp_wrap_layout_measure;
  layout_class->allocate = sp_wrap_layout_allocate;
}

static void
sp_wrap_layout_init (SpWrapLayout *self)
{
}

/* Makes a layout with @spacing pixels between children and @line_spacing between lines. */
GtkLayoutManager *
sp_wrap_layout_new (int spacing, int line_spacing)
{
  SpWrapLayout *self = g_object_new (SP_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  self->line_spacing = line_spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/* Makes a box that lays out its children so. */
GtkWidget *
sp_wrap_box_new (int spacing, int line_spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, sp_wrap_layout_new (spacing, line_spacing));
  return box;
}

/* Takes all children out of @box. */
void
sp_wrap_box_clear (GtkWidget *box)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
