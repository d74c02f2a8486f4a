/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-claim-row.h"

#include <glib/gi18n.h>

#include "sp-chip.h"
#include "sp-claim-item.h"
#include "sp-words.h"

#define MAX_FOLDED_CHIPS 3

struct _SpClaimRow
{
  SpRow parent_instance;

  /* children */
  GtkWidget *label;
  GtkWidget *summary; /* chips and mark, beside the label while folded */
  GtkWidget *positions;

  /* state */
  guint n_before;
};

G_DEFINE_FINAL_TYPE (SpClaimRow, sp_claim_row, SP_TYPE_ROW)

static GtkWidget *
make_unanswered_mark (void)
{
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  gtk_widget_add_css_class (mark, "unanswered");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (mark), gtk_image_new_from_icon_name ("sp-unanswered-symbolic"));
  gtk_box_append (GTK_BOX (mark), gtk_label_new (_ ("Unanswered")));
  return mark;
}

static gboolean
is_unanswered (SpClaimItem *item)
{
  return sp_claim_item_get_about (item) != NULL && sp_claim_item_get_claim (item)->unanswered;
}

/* Returns: TRUE if position @index says what an earlier one said: same party, same kind. */
static gboolean
is_repeated (const SpClaim *claim, guint index)
{
  const SpPosition *position = &g_array_index (claim->positions, SpPosition, index);

  for (guint i = 0; i < index; i++)
    {
      const SpPosition *other = &g_array_index (claim->positions, SpPosition, i);

      if (other->party == position->party && other->kind == position->kind)
        return TRUE;
    }
  return FALSE;
}

static guint
count_same (const SpClaim *claim, const SpPosition *position)
{
  guint n = 0;

  for (guint i = 0; i < claim->positions->len; i++)
    {
      const SpPosition *other = &g_array_index (claim->positions, SpPosition, i);

      n += other->party == position->party && other->kind == position->kind;
    }
  return n;
}

/* Returns: (transfer full): what the party of position @index does with the claim, as markup. */
static char *
describe_position (SpClaimItem *item, guint index)
{
  const SpClaim *claim = sp_claim_item_get_claim (item);
  const SpPosition *position = &g_array_index (claim->positions, SpPosition, index);
  const char *verb = sp_words_for_position (position->kind);
  guint n = count_same (claim, position);
  g_autofree char *words = NULL;

  if (n > 1)
    return g_markup_printf_escaped (
        /* Translators: what a party does with a claim ("asserts it"), in how many places. */
        ngettext ("<b>%s</b>, in %'u place", "<b>%s</b>, in %'u places", n),
        verb,
        n);
  words = sp_words_of_position (item, index);
  /* Translators: what a party does with a claim ("denies it"), then the words of the article. */
  return g_markup_printf_escaped (_ ("<b>%s</b>: %s"), verb, words);
}

/* Returns: (transfer full): the label with a capital letter: it stands as a heading. */
static char *
capitalize (const char *label)
{
  char first[7] = { 0 };

  if (*label == '\0')
    return g_strdup (label);
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (label)), first);
  return g_strconcat (first, g_utf8_next_char (label), NULL);
}

static GtkWidget *
make_line (SpPartyItem *party, const char *markup)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = sp_chip_new (SP_CHIP_NORMAL);
  GtkWidget *label = sp_row_new_label (NULL);

  sp_chip_set_party (SP_CHIP (chip), party);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), chip);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* Fills the lines of the positions, and the chips of the folded row. @told collects it in words. */
static void
fill_positions (SpClaimRow *self, SpClaimItem *item, GPtrArray *told)
{
  const SpClaim *claim = sp_claim_item_get_claim (item);
  guint n_chips = 0;

  clear_box (self->positions);
  clear_box (self->summary);
  for (guint i = 0; i < claim->positions->len; i++)
    {
      const SpPosition *position = &g_array_index (claim->positions, SpPosition, i);
      SpPartyItem *party = sp_claim_item_get_position_party (item, i);
      g_autofree char *markup = describe_position (item, i);

      if (is_repeated (claim, i))
        continue;
      gtk_box_append (GTK_BOX (self->positions), make_line (party, markup));
      g_ptr_array_add (
          told,
          /* Translators: read out: a party and what it does with a claim: "China denies it". */
          g_strdup_printf (_ ("%s %s."),
                           sp_party_item_get_name (party),
                           sp_words_for_position (position->kind)));
      if (n_chips++ < MAX_FOLDED_CHIPS)
        {
          GtkWidget *chip = sp_chip_new (SP_CHIP_NORMAL);

          sp_chip_set_party (SP_CHIP (chip), party);
          gtk_box_append (GTK_BOX (self->summary), chip);
        }
    }
}

static void
fill_unanswered (SpClaimRow *self, SpClaimItem *item, GPtrArray *told)
{
  SpPartyItem *about = sp_claim_item_get_about (item);
  GtkWidget *line;

  if (!is_unanswered (item))
    return;
  line = make_line (about, _ ("No reply"));
  gtk_box_append (GTK_BOX (line), make_unanswered_mark ());
  gtk_box_append (GTK_BOX (self->positions), line);
  gtk_box_append (GTK_BOX (self->summary), make_unanswered_mark ());
  /* Translators: read out: the party that a claim is about has no say. */
  g_ptr_array_add (told, g_strdup_printf (_ ("Unanswered by %s."), sp_party_item_get_name (about)));
}

static void
update_fold (SpClaimRow *self)
{
  gboolean folded = self->n_before >= 2 && !sp_row_get_chosen (SP_ROW (self));

  gtk_widget_set_visible (self->positions, !folded);
  gtk_widget_set_visible (self->summary, folded);
}

static void
sp_claim_row_show (SpRow *row, SpItem *item)
{
  SpClaimRow *self = SP_CLAIM_ROW (row);
  const SpClaim *claim = sp_claim_item_get_claim (SP_CLAIM_ITEM (item));
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sentence = NULL;
  g_autofree char *why = NULL;
  g_autofree char *label = capitalize (claim->label);
  guint n = claim->positions->len;

  gtk_label_set_text (GTK_LABEL (self->label), label);
  /* Translators: read out: a claim; the positions follow. */
  g_ptr_array_add (told, g_strdup_printf (_ ("Claim: %s."), label));
  fill_positions (self, SP_CLAIM_ITEM (item), told);
  fill_unanswered (self, SP_CLAIM_ITEM (item), told);
  why = g_markup_printf_escaped (ngettext ("Why: %'u place in the article is about this.",
                                           "Why: %'u places in the article are about this.",
                                           n),
                                 n);
  sp_row_set_why (row, why);
  g_ptr_array_add (told, NULL);
  sentence = g_strjoinv (" ", (char **)told->pdata);
  sp_row_set_sentence (row, sentence);
  sp_row_set_slot (row, -1);
  update_fold (self);
}

static void
sp_claim_row_place (SpRow *row, guint n_before, guint n_after)
{
  SpClaimRow *self = SP_CLAIM_ROW (row);

  self->n_before = n_before;
  update_fold (self);
}

static void
sp_claim_row_class_init (SpClaimRowClass *klass)
{
  SP_ROW_CLASS (klass)->show = sp_claim_row_show;
  SP_ROW_CLASS (klass)->place = sp_claim_row_place;
}

static void
sp_claim_row_init (SpClaimRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->label = sp_row_new_label ("claim-label");
  gtk_widget_set_hexpand (self->label, TRUE);
  self->summary = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->positions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->positions, "positions");
  gtk_box_append (GTK_BOX (head), self->label);
  gtk_box_append (GTK_BOX (head), self->summary);
  gtk_box_append (GTK_BOX (content), head);
  gtk_box_append (GTK_BOX (content), self->positions);
  gtk_box_prepend (GTK_BOX (self), content);
  g_signal_connect (self, "notify::chosen", G_CALLBACK (update_fold), NULL);
}
