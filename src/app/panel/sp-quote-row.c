/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-quote-row.h"

#include <glib/gi18n.h>

#include "sp-chip.h"
#include "sp-quote-item.h"
#include "sp-voice-bar.h"
#include "sp-words.h"

struct _SpQuoteRow
{
  SpRow parent_instance;

  /* children */
  GtkWidget *bar;
  GtkWidget *chip;
  GtkWidget *name;
  GtkWidget *role;
  GtkWidget *words;
  GtkWidget *caption;
};

G_DEFINE_FINAL_TYPE (SpQuoteRow, sp_quote_row, SP_TYPE_ROW)

/* Returns: (transfer full): who speaks, for a quote whose source is no party too. */
static char *
name_speaker (SpQuoteItem *item)
{
  const SpQuote *quote = sp_quote_item_get_quote (item);
  SpPartyItem *speaker = sp_quote_item_get_speaker (item);
  g_autofree char *source = NULL;

  if (speaker != NULL)
    return g_strdup (sp_party_item_get_name (speaker));
  source = sp_words_in_text (sp_item_get_text (SP_ITEM (item)), &quote->source);
  if (source != NULL && *source != '\0')
    return g_steal_pointer (&source);
  return g_strdup (_ ("Speaker not named"));
}

static char *
describe_speaker (SpQuoteItem *item)
{
  SpPartyItem *speaker = sp_quote_item_get_speaker (item);
  SpPartyItem *reporter = sp_quote_item_get_reporter (item);

  if (reporter != NULL)
    /* Translators: a quote inside the words of this party: "as told by China" */
    return g_strdup_printf (_ ("as told by %s"), sp_party_item_get_name (reporter));
  if (sp_quote_item_get_quote (item)->anonymous)
    return g_strdup (_ ("not named"));
  return speaker != NULL ? sp_words_for_speaker (speaker) : NULL;
}

static char *
describe_kind (SpQuoteItem *item)
{
  const SpQuote *quote = sp_quote_item_get_quote (item);
  const char *kind = sp_words_for_quote_kind (quote->kind);
  g_autofree char *cue = sp_words_in_text (sp_item_get_text (SP_ITEM (item)), &quote->cue);

  if (cue == NULL || *cue == '\0')
    return g_strdup (kind);
  /* Translators: how words are given, then the word that says so: "Partly quoted · “said”" */
  return g_strdup_printf (_ ("%s · “%s”"), kind, cue);
}

static void
sp_quote_row_show (SpRow *row, SpItem *item)
{
  SpQuoteRow *self = SP_QUOTE_ROW (row);
  SpQuoteItem *quote_item = SP_QUOTE_ITEM (item);
  const SpQuote *quote = sp_quote_item_get_quote (quote_item);
  SpPartyItem *speaker = sp_quote_item_get_speaker (quote_item);
  g_autofree char *name = name_speaker (quote_item);
  g_autofree char *role = describe_speaker (quote_item);
  g_autofree char *words
      = sp_words_quoted (sp_item_get_text (item), &quote->content, quote->kind == SP_QUOTE_DIRECT);
  g_autofree char *kind = describe_kind (quote_item);
  g_autofree char *why = sp_words_for_why (quote->because, quote->confidence);
  g_autofree char *sentence = NULL;
  int slot = speaker != NULL ? sp_party_item_get_slot (speaker) : -1;

  sp_voice_bar_set (SP_VOICE_BAR (self->bar), slot, quote->kind != SP_QUOTE_INDIRECT);
  sp_chip_set_party (SP_CHIP (self->chip), speaker);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->role), role != NULL ? role : "");
  gtk_widget_set_visible (self->role, role != NULL);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_label_set_text (GTK_LABEL (self->caption), kind);
  sp_row_set_why (row, why);
  /* Translators: read out for a quote: the speaker, the words, and how they are given. */
  sentence = g_strdup_printf (_ ("%s says: %s. %s."), name, words, kind);
  sp_row_set_sentence (row, sentence);
  sp_row_set_slot (row, slot);
}

static void
sp_quote_row_class_init (SpQuoteRowClass *klass)
{
  SP_ROW_CLASS (klass)->show = sp_quote_row_show;
}

static GtkWidget *
make_head (SpQuoteRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  self->chip = sp_chip_new (SP_CHIP_SMALL);
  self->name = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->name, "speaker");
  self->role = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->role), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->role), 0);
  gtk_widget_set_hexpand (self->role, TRUE);
  gtk_widget_add_css_class (self->role, "small-text");
  gtk_widget_add_css_class (self->role, "finding-caption");
  gtk_box_append (GTK_BOX (head), self->chip);
  gtk_box_append (GTK_BOX (head), self->name);
  gtk_box_append (GTK_BOX (head), self->role);
  return head;
}

static void
sp_quote_row_init (SpQuoteRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->bar = sp_voice_bar_new ();
  gtk_widget_set_size_request (self->bar, 4, -1);
  self->words = sp_row_new_label (NULL);
  gtk_label_set_lines (GTK_LABEL (self->words), 8);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  self->caption = sp_row_new_label ("small-text");
  gtk_widget_add_css_class (self->caption, "finding-caption");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), make_head (self));
  gtk_box_append (GTK_BOX (column), self->words);
  gtk_box_append (GTK_BOX (column), self->caption);
  gtk_box_append (GTK_BOX (content), self->bar);
  gtk_box_append (GTK_BOX (content), column);
  gtk_box_prepend (GTK_BOX (self), content);
  sp_row_set_indent (SP_ROW (self), 13);
}
