/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-named-row.h"

#include <glib/gi18n.h>

#include "sp-chip.h"
#include "sp-words.h"

struct _SpNamedRow
{
  SpRow parent_instance;

  /* children */
  GtkWidget *chip;
  GtkWidget *name;
  GtkWidget *caption;
};

G_DEFINE_FINAL_TYPE (SpNamedRow, sp_named_row, SP_TYPE_ROW)

static void
sp_named_row_show (SpRow *row, SpItem *item)
{
  SpNamedRow *self = SP_NAMED_ROW (row);
  SpPartyItem *party = SP_PARTY_ITEM (item);
  g_autofree char *role = sp_words_for_speaker (party);
  g_autofree char *counts = sp_words_for_counts (party);
  g_autofree char *mentions = sp_words_for_mentions (party);
  g_autofree char *why = g_markup_escape_text (mentions, -1);
  g_autofree char *sentence = NULL;

  sp_chip_set_party (SP_CHIP (self->chip), party);
  gtk_label_set_text (GTK_LABEL (self->name), sp_party_item_get_name (party));
  gtk_label_set_text (GTK_LABEL (self->caption), role != NULL ? role : counts);
  sp_row_set_why (row, why);
  /* Translators: read out: a party, then its kind with counts. */
  sentence = g_strdup_printf (_ ("%s. %s."), sp_party_item_get_name (party), counts);
  sp_row_set_sentence (row, sentence);
  sp_row_set_slot (row, -1);
}

static void
sp_named_row_class_init (SpNamedRowClass *klass)
{
  SP_ROW_CLASS (klass)->show = sp_named_row_show;
}

static void
sp_named_row_init (SpNamedRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->chip = sp_chip_new (SP_CHIP_NORMAL);
  self->name = sp_row_new_label (NULL);
  self->caption = sp_row_new_label ("small-text");
  gtk_widget_add_css_class (self->caption, "finding-caption");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), self->name);
  gtk_box_append (GTK_BOX (column), self->caption);
  gtk_box_append (GTK_BOX (content), self->chip);
  gtk_box_append (GTK_BOX (content), column);
  gtk_box_prepend (GTK_BOX (self), content);
}
