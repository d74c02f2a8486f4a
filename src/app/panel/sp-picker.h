/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"
#include "sp-party-item.h"

G_BEGIN_DECLS

/* SpPicker: chooses one of many by typing a few letters of it: an entry, and below it what fits,
 * while the keyboard is there. Up and Down walk, Return takes what is chosen. Signal "changed":
 * another is chosen, or none. Signal "entered": Return was pressed. */
#define SP_TYPE_PICKER (sp_picker_get_type ())
G_DECLARE_FINAL_TYPE (SpPicker, sp_picker, SP, PICKER, GtkBox)

#define SP_PICKER_NOTHING (-1)

GtkWidget *sp_picker_new (const char *label);
void sp_picker_add (SpPicker *self,
                    int number, /* what sp_picker_get_chosen returns for it, >= 0 */
                    const char *name,
                    const char *const *also, /* nullable: other words that find it */
                    SpPartyItem *party);     /* nullable: its chip is shown */
void sp_picker_add_parties (SpPicker *self, SpDocument *document);
int sp_picker_get_chosen (SpPicker *self);
void sp_picker_choose (SpPicker *self, int number); /* or SP_PICKER_NOTHING */

G_END_DECLS
