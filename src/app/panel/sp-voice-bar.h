/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpVoiceBar: the bar beside a quote, as in the margin of the article: solid where words stand in
 * quotation marks, hollow for a paraphrase. */
#define SP_TYPE_VOICE_BAR (sp_voice_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpVoiceBar, sp_voice_bar, SP, VOICE_BAR, GtkWidget)

GtkWidget *sp_voice_bar_new (void);
void sp_voice_bar_set (SpVoiceBar *self, int slot, gboolean solid);

G_END_DECLS
