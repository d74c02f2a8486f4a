/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-share-card.h"

#include <glib/gi18n.h>

#include "sp-chip.h"
#include "sp-heading.h"
#include "sp-share-bar.h"
#include "sp-wrap-layout.h"

#define MAX_SHARES 8

struct _SpShareCard
{
  GtkBox parent_instance;

  /* children */
  GtkWidget *heading;
  GtkWidget *legend;
  GtkWidget *bar;
};

G_DEFINE_FINAL_TYPE (SpShareCard, sp_share_card, GTK_TYPE_BOX)

static void
sp_share_card_class_init (SpShareCardClass *klass)
{
}

static void
sp_share_card_init (SpShareCard *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->heading = sp_heading_new_widget (_ ("Share of Voice"));
  self->legend = sp_wrap_box_new (14, 6);
  self->bar = sp_share_bar_new ();
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "finding-card");
  gtk_box_append (GTK_BOX (card), self->legend);
  gtk_box_append (GTK_BOX (card), self->bar);
  gtk_box_append (GTK_BOX (self), self->heading);
  gtk_box_append (GTK_BOX (self), card);
}

/* Makes an empty card. */
GtkWidget *
sp_share_card_new (void)
{
  return g_object_new (SP_TYPE_SHARE_CARD, NULL);
}

static GtkWidget *
make_entry (SpPartyItem *party, int percent)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chip = sp_chip_new (SP_CHIP_SMALL);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *markup
      /* Translators: a party and its share: "China 48 %" */
      = g_markup_printf_escaped (_ ("%s <b>%d %%</b>"), sp_party_item_get_name (party), percent);

  sp_chip_set_party (SP_CHIP (chip), party);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "legend-label");
  gtk_box_append (GTK_BOX (entry), chip);
  gtk_box_append (GTK_BOX (entry), label);
  return entry;
}

static void
update_caption (SpShareCard *self, const SpCoverage *coverage)
{
  g_autofree char *caption = g_strdup_printf (
      /* Translators: how many of an article's words are somebody's: "111 of 223 words are
       * attributed"
       */
      ngettext ("%'u of %'u word is attributed",
                "%'u of %'u words are attributed",
                coverage->words),
      coverage->attributed_words,
      coverage->words);

  sp_heading_widget_set_caption (self->heading, caption);
}

/* Shows the shares in @document (nullable); hides itself where nobody is given to say anything. */
void
sp_share_card_show (SpShareCard *self, SpDocument *document)
{
  SpAnalysis *analysis;
  GListModel *parties;
  SpShare shares[MAX_SHARES];
  guint n = 0;
  g_autoptr (GString) sentence = g_string_new (NULL);

  g_return_if_fail (SP_IS_SHARE_CARD (self));

  analysis = document != NULL ? sp_document_get_analysis (document) : NULL;
  sp_wrap_box_clear (self->legend);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (analysis == NULL)
    return;
  parties = sp_document_get_parties (document);
  for (guint i = 0; i < g_list_model_get_n_items (parties) && n < MAX_SHARES; i++)
    {
      g_autoptr (SpPartyItem) party = g_list_model_get_item (parties, i);
      int percent = (int)(sp_party_item_get_share (party) * 100 + 0.5);

      if (sp_party_item_get_chip_style (party) != SP_CHIP_FILLED || percent == 0)
        continue;
      shares[n].slot = sp_party_item_get_slot (party);
      shares[n++].share = sp_party_item_get_share (party);
      gtk_box_append (GTK_BOX (self->legend), make_entry (party, percent));
      if (sentence->len > 0)
        g_string_append_c (sentence, ' ');
      g_string_append_printf (sentence,
                              /* Translators: read out: a party and its share of the words. */
                              _ ("%s: %d percent."),
                              sp_party_item_get_name (party),
                              percent);
    }
  sp_share_bar_set (SP_SHARE_BAR (self->bar), shares, n, sentence->str);
  update_caption (self, sp_analysis_get_coverage (analysis));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
