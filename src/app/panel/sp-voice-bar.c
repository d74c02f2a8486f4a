/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-voice-bar.h"

#include "sp-palette.h"
#include "sp-party-style.h"

struct _SpVoiceBar
{
  GtkWidget parent_instance;

  int slot;
  gboolean solid;
};

G_DEFINE_FINAL_TYPE (SpVoiceBar, sp_voice_bar, GTK_TYPE_WIDGET)

static void
sp_voice_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpVoiceBar *self = SP_VOICE_BAR (widget);
  SpTheme theme = sp_palette_get_theme ();
  GdkRGBA edge = sp_palette_get_edge (theme, self->slot);
  GdkRGBA tint = sp_palette_get_tint (theme, self->slot);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0,
                                               0,
                                               (float)gtk_widget_get_width (widget),
                                               (float)gtk_widget_get_height (widget));
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &bounds, bounds.size.width / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, self->solid ? &edge : &tint, &bounds);
  gtk_snapshot_pop (snapshot);
  if (!self->solid)
    gtk_snapshot_append_border (snapshot,
                                &shape,
                                (float[4]){ 1, 1, 1, 1 },
                                (GdkRGBA[4]){ edge, edge, edge, edge });
}

static void
sp_voice_bar_class_init (SpVoiceBarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = sp_voice_bar_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "voicebar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sp_voice_bar_init (SpVoiceBar *self)
{
  self->slot = -1;
}

/* Makes a hollow grey bar. */
GtkWidget *
sp_voice_bar_new (void)
{
  return g_object_new (SP_TYPE_VOICE_BAR, NULL);
}

/* Shows a voice of colour @slot (-1: none). */
void
sp_voice_bar_set (SpVoiceBar *self, int slot, gboolean solid)
{
  g_return_if_fail (SP_IS_VOICE_BAR (self));

  self->slot = slot;
  self->solid = solid;
  sp_party_style_set_slot (GTK_WIDGET (self), slot);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
