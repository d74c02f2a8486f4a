/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-strip.h"
#include "sp-chip-paint.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define CHIP_SIZE 18
#define TRACK_HEIGHT 8
#define TRACK_GAP 5

struct _SpStrip
{
  GtkWidget parent_instance;

  /* owned references */
  SpPartyItem *party;

  /* state */
  SpSpans places; /* document offsets, normalised */
  guint length;   /* of the document, in code points */
};

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpStrip, sp_strip, GTK_TYPE_WIDGET)

static gboolean
is_rtl (SpStrip *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static graphene_rect_t
get_track (SpStrip *self)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self));
  float x = is_rtl (self) ? 0 : CHIP_SIZE + TRACK_GAP;

  return GRAPHENE_RECT_INIT (x,
                             (CHIP_SIZE - TRACK_HEIGHT) / 2.0f,
                             MAX (width - CHIP_SIZE - TRACK_GAP, 1.0f),
                             TRACK_HEIGHT);
}

static void
fill_rounded (GtkSnapshot *snapshot, const graphene_rect_t *bounds, float radius, const GdkRGBA *c)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, c, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
sp_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpStrip *self = SP_STRIP (widget);
  SpTheme theme = sp_palette_get_theme ();
  graphene_rect_t track = get_track (self);
  GdkRGBA edge = sp_palette_get_edge (theme, sp_party_item_get_slot (self->party));
  GdkRGBA ground = sp_palette_get_text (theme);
  float chip_x = is_rtl (self) ? track.origin.x + track.size.width + TRACK_GAP : 0;

  ground.alpha = sp_theme_is_dark (theme) ? 0.12f : 0.07f;
  sp_chip_paint (snapshot,
                 widget,
                 self->party,
                 theme,
                 &GRAPHENE_RECT_INIT (chip_x, 0, CHIP_SIZE, CHIP_SIZE));
  fill_rounded (snapshot, &track, 2.0f, &ground);
  for (guint i = 0; i < self->places.n; i++)
    {
      float from = (float)self->places.items[i].start / (float)self->length * track.size.width;
      float to = (float)self->places.items[i].end / (float)self->length * track.size.width;
      float width = MAX (to - from, 4.0f);
      float x = is_rtl (self) ? track.size.width - from - width : from;

      fill_rounded (snapshot,
                    &GRAPHENE_RECT_INIT (track.origin.x + x, track.origin.y, width, TRACK_HEIGHT),
                    1.5f,
                    &edge);
    }
}

static void
sp_strip_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? CHIP_SIZE : 60;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? CHIP_SIZE : 200;
  *minimum_baseline = *natural_baseline = -1;
}

/* The place nearest to @offset. */
static guint
nearest_place (SpStrip *self, guint offset)
{
  guint best = offset, distance = G_MAXUINT;

  for (guint i = 0; i < self->places.n; i++)
    {
      SpSpan s = self->places.items[i];
      guint d = offset < s.start ? s.start - offset : offset >= s.end ? offset - s.end : 0;

      if (d < distance)
        {
          distance = d;
          best = s.start;
        }
    }
  return best;
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  SpStrip *self = SP_STRIP (user_data);
  graphene_rect_t track = get_track (self);
  double part = (x - track.origin.x) / track.size.width;

  if (is_rtl (self))
    part = 1 - part;
  part = CLAMP (part, 0.0, 1.0);
  g_signal_emit (self,
                 signals[PICKED],
                 0,
                 self->party,
                 nearest_place (self, (guint)(part * self->length)));
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
sp_strip_dispose (GObject *object)
{
  SpStrip *self = SP_STRIP (object);

  g_clear_object (&self->party);
  G_OBJECT_CLASS (sp_strip_parent_class)->dispose (object);
}

static void
sp_strip_finalize (GObject *object)
{
  SpStrip *self = SP_STRIP (object);

  sp_spans_clear (&self->places);
  G_OBJECT_CLASS (sp_strip_parent_class)->finalize (object);
}

static void
sp_strip_class_init (SpStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_strip_dispose;
  object_class->finalize = sp_strip_finalize;
  widget_class->snapshot = sp_strip_snapshot;
  widget_class->measure = sp_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[PICKED] = g_signal_new ("picked",
                                  SP_TYPE_STRIP,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  2,
                                  SP_TYPE_PARTY_ITEM,
                                  G_TYPE_UINT);
}

static void
sp_strip_init (SpStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

/* The strip as a sentence for those who do not see it. */
static char *
dup_sentence (SpStrip *self)
{
  SpSpan extent = sp_spans_extent (&self->places);
  guint from = (guint)(100.0 * extent.start / self->length);
  guint to = (guint)(100.0 * extent.end / self->length);
  const char *name = sp_party_item_get_name (self->party);

  /* Translators: a party, in how many places of the article it speaks, and between which
   * percentages of the article they lie */
  return g_strdup_printf (ngettext ("%s speaks in %'u place, from %u %% to %u %% of the article",
                                    "%s speaks in %'u places, from %u %% to %u %% of the article",
                                    self->places.n),
                          name,
                          self->places.n,
                          from,
                          to);
}

/* A strip of @party, which speaks at @places of a document of @length code points. */
GtkWidget *
sp_strip_new (SpPartyItem *party, const SpSpans *places, guint length)
{
  SpStrip *self;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (SP_IS_PARTY_ITEM (party) && places != NULL, NULL);

  self = g_object_new (SP_TYPE_STRIP, NULL);
  self->party = g_object_ref (party);
  self->length = MAX (length, 1);
  sp_spans_add_all (&self->places, places);
  sp_spans_normalize (&self->places);
  sentence = dup_sentence (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence,
                                  -1);
  return GTK_WIDGET (self);
}
