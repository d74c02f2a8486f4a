/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-stance-row.h"

#include <glib/gi18n.h>

#include "sp-chip.h"
#include "sp-stance-item.h"
#include "sp-words.h"

struct _SpStanceRow
{
  SpRow parent_instance;

  /* children */
  GtkWidget *holder;
  GtkWidget *arrow;
  GtkWidget *target;
  GtkWidget *words;
  GtkWidget *caption;
};

G_DEFINE_FINAL_TYPE (SpStanceRow, sp_stance_row, SP_TYPE_ROW)

static char *
describe_caption (SpStanceItem *item)
{
  const SpStance *stance = sp_stance_item_get_stance (item);
  SpPartyItem *source = sp_stance_item_get_reported_by (item);
  const char *modality = sp_words_for_modality (stance->modality);

  if (source == NULL)
    return g_strdup (modality);
  if (modality == NULL)
    /* Translators: a finding that this party tells: "says China" */
    return g_strdup_printf (_ ("says %s"), sp_party_item_get_name (source));
  /* Translators: how sure the text is, then the party that tells it: "alleged, says China" */
  return g_strdup_printf (_ ("%s, says %s"), modality, sp_party_item_get_name (source));
}

static char *
describe (SpStanceItem *item, const char *verb, const char *words)
{
  const char *holder = sp_party_item_get_name (sp_stance_item_get_holder (item));
  SpPartyItem *target = sp_stance_item_get_target (item);

  if (target == NULL)
    /* Translators: read out: a party, what it does ("denies"), and the words of the article. */
    return g_strdup_printf (_ ("%s %s: %s."), holder, verb, words);
  /* Translators: read out: a party, what it does ("accuses"), toward whom, and the words. */
  return g_strdup_printf (_ ("%s %s, toward %s: %s."),
                          holder,
                          verb,
                          sp_party_item_get_name (target),
                          words);
}

static void
sp_stance_row_show (SpRow *row, SpItem *item)
{
  SpStanceRow *self = SP_STANCE_ROW (row);
  SpStanceItem *stance_item = SP_STANCE_ITEM (item);
  const SpStance *stance = sp_stance_item_get_stance (stance_item);
  SpPartyItem *target = sp_stance_item_get_target (stance_item);
  const char *verb = sp_words_for_stance (stance->type, stance->negated);
  g_autofree char *words = sp_words_of_stance (stance_item);
  g_autofree char *caption = describe_caption (stance_item);
  g_autofree char *why = sp_words_for_why (stance->because, stance->confidence);
  g_autofree char *sentence = describe (stance_item, verb, words);
  /* Translators: what a party does ("accuses"), then the words of the article for it. */
  g_autofree char *line = g_markup_printf_escaped (_ ("<b>%s</b> %s"), verb, words);

  sp_chip_set_party (SP_CHIP (self->holder), sp_stance_item_get_holder (stance_item));
  sp_chip_set_party (SP_CHIP (self->target), target);
  gtk_widget_set_visible (self->target, target != NULL);
  gtk_widget_set_visible (self->arrow, target != NULL);
  gtk_label_set_markup (GTK_LABEL (self->words), line);
  gtk_label_set_text (GTK_LABEL (self->caption), caption != NULL ? caption : "");
  gtk_widget_set_visible (self->caption, caption != NULL);
  sp_row_set_why (row, why);
  sp_row_set_sentence (row, sentence);
  sp_row_set_slot (row, -1);
}

static void
sp_stance_row_class_init (SpStanceRowClass *klass)
{
  SP_ROW_CLASS (klass)->show = sp_stance_row_show;
}

static void
sp_stance_row_init (SpStanceRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->holder = sp_chip_new (SP_CHIP_NORMAL);
  self->arrow = gtk_image_new_from_icon_name ("sp-toward-symbolic");
  self->target = sp_chip_new (SP_CHIP_NORMAL);
  gtk_widget_set_valign (chips, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (chips), self->holder);
  gtk_box_append (GTK_BOX (chips), self->arrow);
  gtk_box_append (GTK_BOX (chips), self->target);
  self->words = sp_row_new_label (NULL);
  gtk_label_set_lines (GTK_LABEL (self->words), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  self->caption = sp_row_new_label ("small-text");
  gtk_widget_add_css_class (self->caption, "finding-caption");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), self->words);
  gtk_box_append (GTK_BOX (column), self->caption);
  gtk_box_append (GTK_BOX (content), chips);
  gtk_box_append (GTK_BOX (content), column);
  gtk_box_prepend (GTK_BOX (self), content);
}
