/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpFilterBar: a line of choices of which one holds; it wraps where there is no room. */
#define SP_TYPE_FILTER_BAR (sp_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpFilterBar, sp_filter_bar, SP, FILTER_BAR, GtkWidget)

typedef struct
{
  const char *id;
  const char *label;
  const char *sentence; /* what a screen reader says */
  const char *icon;     /* nullable */
  SpPartyItem *party;   /* nullable: its chip stands before the label */
  guint colour;         /* of a highlight, from 1 on for the colour 0: its dot does; 0: none */
} SpChoice;

GtkWidget *sp_filter_bar_new (void);
void sp_filter_bar_set (SpFilterBar *self, const SpChoice *choices, guint n);
const char *sp_filter_bar_get_active (SpFilterBar *self);
void sp_filter_bar_set_active (SpFilterBar *self, const char *id);
/* signal "changed": another choice holds */

G_END_DECLS
