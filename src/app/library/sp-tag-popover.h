/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* SpTagPopover: the tags of some articles, to be ticked, and an entry for a new one. Signal
 * "tag-set" (name, on): the reader changed one. */
#define SP_TYPE_TAG_POPOVER (sp_tag_popover_get_type ())
G_DECLARE_FINAL_TYPE (SpTagPopover, sp_tag_popover, SP, TAG_POPOVER, GtkPopover)

GtkWidget *sp_tag_popover_new (void);
void sp_tag_popover_set_tags (SpTagPopover *self, GPtrArray *tags, const char *const *set);
void sp_tag_popover_add (SpTagPopover *self, const char *words);

G_END_DECLS
