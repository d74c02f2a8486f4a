/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpShareBar: shares of one whole, side by side, in the colours of the parties; what is left over
 * stays pale. It is mirrored by the list above it; a screen reader hears one sentence. */
#define SP_TYPE_SHARE_BAR (sp_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpShareBar, sp_share_bar, SP, SHARE_BAR, GtkWidget)

typedef struct
{
  int slot;
  double share;
} SpShare;

GtkWidget *sp_share_bar_new (void);
void sp_share_bar_set (SpShareBar *self, const SpShare *shares, guint n, const char *sentence);

G_END_DECLS
