/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-party-row.h"

#include <glib/gi18n.h>

#include "sp-chip.h"
#include "sp-difference.h"
#include "sp-party-sections.h"
#include "sp-words.h"

struct _SpPartyRow
{
  AdwExpanderRow parent_instance;

  /* children */
  GtkWidget *chip;
  GtkWidget *share;
  GtkWidget *walk;    /* nullable: the line with the mentions, while unfolded */
  GPtrArray *details; /* GtkWidget, borrowed: the rows that are unfolded */

  /* owned */
  SpPartyItem *item;
  SpDocument *document;
  SpFocus *focus;

  /* state */
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (SpPartyRow, sp_party_row, ADW_TYPE_EXPANDER_ROW)

static void
remove_details (SpPartyRow *self)
{
  for (guint i = 0; i < self->details->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->details, i));
  g_ptr_array_set_size (self->details, 0);
  self->walk = NULL;
}

static void
add_detail (SpPartyRow *self, GtkWidget *content)
{
  GtkWidget *row;

  if (content == NULL)
    return;
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "party-detail");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->details, row);
}

/* The details are made when they are first seen, and made anew when something changed. */
static void
update_details (SpPartyRow *self)
{
  remove_details (self);
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  add_detail (self, sp_party_voices_new (self->item, self->document, self->focus));
  add_detail (self, sp_party_names_new (self->item));
  add_detail (self, sp_party_stances_new (self->item, self->document, self->focus));
  add_detail (self, sp_party_why_new (self->item));
  self->walk = sp_party_walk_new (self->focus, SP_ITEM (self->item));
  add_detail (self, self->walk);
  sp_party_walk_update (self->walk, self->focus, SP_ITEM (self->item));
}

static void
update (SpPartyRow *self)
{
  const char *name = sp_party_item_get_name (self->item);
  g_autofree char *counts = sp_words_for_counts (self->item);
  g_autofree char *share = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *differs = sp_difference_describe (SP_ITEM (self->item));
  g_autofree char *lines
      = differs != NULL ? g_strdup_printf ("%s\n%s", counts, differs) : g_strdup (counts);
  g_autofree char *subtitle = g_markup_escape_text (lines, -1);
  int percent = (int)(sp_party_item_get_share (self->item) * 100 + 0.5);

  sp_chip_set_party (SP_CHIP (self->chip), self->item);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  /* Translators: a share of the attributed words. */
  share = g_strdup_printf (_ ("%d %%"), percent);
  gtk_label_set_text (GTK_LABEL (self->share), share);
  /* Translators: read out: a party, its kind with counts, and its share of the words. */
  sentence = g_strdup_printf (_ ("%s. %s. %s of the attributed words."), name, counts, share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence,
                                  -1);
  update_details (self);
}

static void
expanded_cb (SpPartyRow *self)
{
  gboolean expanded = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self));

  update_details (self);
  if (self->syncing)
    return;
  if (expanded && !sp_party_row_has_focus_item (self))
    sp_focus_set_item (self->focus, SP_ITEM (self->item));
  else if (!expanded && sp_party_row_has_focus_item (self))
    sp_focus_clear (self->focus);
}

static void
sp_party_row_dispose (GObject *object)
{
  SpPartyRow *self = SP_PARTY_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->document);
  g_clear_object (&self->focus);
  G_OBJECT_CLASS (sp_party_row_parent_class)->dispose (object);
}

static void
sp_party_row_finalize (GObject *object)
{
  g_ptr_array_unref (SP_PARTY_ROW (object)->details);
  G_OBJECT_CLASS (sp_party_row_parent_class)->finalize (object);
}

static void
sp_party_row_class_init (SpPartyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_party_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_party_row_finalize;
}

static void
sp_party_row_init (SpPartyRow *self)
{
  self->details = g_ptr_array_new ();
  self->chip = sp_chip_new (SP_CHIP_LARGE);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->chip);
  self->share = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->share, "finding-caption");
  gtk_widget_add_css_class (self->share, "numeric");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->share);
  gtk_widget_add_css_class (GTK_WIDGET (self), "party-row");
}

/* Makes the row of @item, folded. */
GtkWidget *
sp_party_row_new (SpPartyItem *item, SpDocument *document, SpFocus *focus)
{
  SpPartyRow *self;

  g_return_val_if_fail (SP_IS_PARTY_ITEM (item), NULL);
  g_return_val_if_fail (SP_IS_DOCUMENT (document) && SP_IS_FOCUS (focus), NULL);

  self = g_object_new (SP_TYPE_PARTY_ROW, NULL);
  self->item = g_object_ref (item);
  self->document = g_object_ref (document);
  self->focus = g_object_ref (focus);
  g_signal_connect_object (item, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  update (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): the party of the row. */
SpPartyItem *
sp_party_row_get_item (SpPartyRow *self)
{
  g_return_val_if_fail (SP_IS_PARTY_ROW (self), NULL);

  return self->item;
}

/* Returns: TRUE if the focus is on the party or on one who speaks for it. */
gboolean
sp_party_row_has_focus_item (SpPartyRow *self)
{
  SpItem *item;

  g_return_val_if_fail (SP_IS_PARTY_ROW (self), FALSE);

  item = sp_focus_get_item (self->focus);
  return SP_IS_PARTY_ITEM (item) && sp_party_item_speaks_for (SP_PARTY_ITEM (item), self->item);
}

/* Unfolds the row if the focus is on it, folds it if the focus is on another party or on nothing.
 */
void
sp_party_row_focus_changed (SpPartyRow *self)
{
  SpItem *item;
  gboolean wanted;

  g_return_if_fail (SP_IS_PARTY_ROW (self));

  item = sp_focus_get_item (self->focus);
  wanted = sp_party_row_has_focus_item (self);
  self->syncing = TRUE;
  if (item == NULL || SP_IS_PARTY_ITEM (item))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), wanted);
  self->syncing = FALSE;
  if (self->walk != NULL)
    sp_party_walk_update (self->walk, self->focus, SP_ITEM (self->item));
}
