/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-party-sections.h"

#include <glib/gi18n.h>

#include "sp-chip.h"
#include "sp-row.h"
#include "sp-stance-item.h"
#include "sp-words.h"
#include "sp-wrap-layout.h"

#define MAX_LINES 8

static GtkWidget *
make_section (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (box, "party-section");
  if (title != NULL)
    {
      GtkWidget *label = sp_row_new_label ("small-text");

      gtk_widget_add_css_class (label, "finding-caption");
      gtk_label_set_text (GTK_LABEL (label), title);
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
line_clicked_cb (GtkButton *button, SpFocus *focus)
{
  sp_focus_set_item (focus, g_object_get_data (G_OBJECT (button), "sp-item"));
}

/* Makes a line that puts the focus on @item when it is clicked. */
static GtkWidget *
make_line (SpItem *item, SpFocus *focus, GtkWidget *content, const char *sentence)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "line-button");
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "sp-item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (line_clicked_cb), focus, 0);
  return button;
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "small-text");
  gtk_widget_add_css_class (label, "finding-caption");
  return label;
}

static GtkWidget *
make_voice (SpPartyItem *voice, SpFocus *focus)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = sp_chip_new (SP_CHIP_NORMAL);
  GtkWidget *name = gtk_label_new (sp_party_item_get_name (voice));
  const char *role = sp_party_item_get_party (voice)->role;
  GtkWidget *caption = make_caption (role);
  g_autofree char *counts = sp_words_for_counts (voice);
  g_autofree char *quotes = NULL;
  g_autofree char *sentence = NULL;
  guint n = sp_party_item_get_n_quotes (voice);

  sp_chip_set_party (SP_CHIP (chip), voice);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_set_hexpand (caption, TRUE);
  quotes = n > 0 ? g_strdup_printf (ngettext ("%'u quote", "%'u quotes", n), n) : NULL;
  gtk_box_append (GTK_BOX (content), chip);
  gtk_box_append (GTK_BOX (content), name);
  gtk_box_append (GTK_BOX (content), caption);
  if (quotes != NULL)
    gtk_box_append (GTK_BOX (content), make_caption (quotes));
  /* Translators: read out: a party, then its kind with counts. */
  sentence = g_strdup_printf (_ ("%s. %s."), sp_party_item_get_name (voice), counts);
  return make_line (SP_ITEM (voice), focus, content, sentence);
}

/* Makes the list of those who speak for @party. */
GtkWidget *
sp_party_voices_new (SpPartyItem *party, SpDocument *document, SpFocus *focus)
{
  GListModel *parties;
  g_autofree char *title = NULL;
  GtkWidget *section = NULL;

  g_return_val_if_fail (SP_IS_PARTY_ITEM (party) && SP_IS_DOCUMENT (document), NULL);

  parties = sp_document_get_parties (document);
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (SpPartyItem) voice = g_list_model_get_item (parties, i);

      if (voice == party || !sp_party_item_speaks_for (voice, party))
        continue;
      if (section == NULL)
        {
          /* Translators: heading of a list of people and offices: "Speaking for China" */
          title = g_strdup_printf (_ ("Speaking for %s"), sp_party_item_get_name (party));
          section = make_section (title);
        }
      gtk_box_append (GTK_BOX (section), make_voice (voice, focus));
    }
  return section;
}

/* Makes the list of the other names of @party. */
GtkWidget *
sp_party_names_new (SpPartyItem *party)
{
  const GPtrArray *aliases;
  GtkWidget *section, *box;

  g_return_val_if_fail (SP_IS_PARTY_ITEM (party), NULL);

  aliases = sp_party_item_get_party (party)->aliases;
  if (aliases->len == 0)
    return NULL;
  section = make_section (_ ("Also found as"));
  box = sp_wrap_box_new (6, 6);
  for (guint i = 0; i < aliases->len; i++)
    {
      GtkWidget *pill = sp_row_new_label ("pill-label");

      gtk_label_set_text (GTK_LABEL (pill), g_ptr_array_index (aliases, i));
      gtk_box_append (GTK_BOX (box), pill);
    }
  gtk_box_append (GTK_BOX (section), box);
  return section;
}

static GtkWidget *
make_stance (SpStanceItem *item, SpPartyItem *party, SpFocus *focus)
{
  const SpStance *stance = sp_stance_item_get_stance (item);
  SpPartyItem *holder = sp_stance_item_get_holder (item);
  SpPartyItem *target = sp_stance_item_get_target (item);
  const char *verb = sp_words_for_stance (stance->type, stance->negated);
  g_autofree char *words = sp_words_of_stance (item);
  g_autofree char *line = g_markup_printf_escaped ("<b>%s</b>", verb);
  g_autofree char *sentence
      /* Translators: read out: a party, what it does ("denies"), and the words of the article. */
      = g_strdup_printf (_ ("%s %s: %s."), sp_party_item_get_name (holder), verb, words);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *verb_label = gtk_label_new (NULL);
  GtkWidget *label = sp_row_new_label (NULL);

  gtk_label_set_markup (GTK_LABEL (verb_label), line);
  gtk_widget_set_valign (verb_label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (content), verb_label);
  if (target != NULL)
    {
      GtkWidget *chip = sp_chip_new (SP_CHIP_SMALL);

      sp_chip_set_party (SP_CHIP (chip), target);
      gtk_widget_set_valign (chip, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (content), chip);
    }
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (content), label);
  if (holder != party)
    {
      /* Translators: the letters of who says it for a party: "via LJ" */
      g_autofree char *via = g_strdup_printf (_ ("via %s"), sp_party_item_get_letters (holder));
      GtkWidget *caption = make_caption (via);

      gtk_widget_set_valign (caption, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (content), caption);
    }
  return make_line (SP_ITEM (item), focus, content, sentence);
}

/* Makes the list of the stances that @party or its voices take. */
GtkWidget *
sp_party_stances_new (SpPartyItem *party, SpDocument *document, SpFocus *focus)
{
  GListModel *stances;
  GtkWidget *section = NULL;
  guint n = 0;

  g_return_val_if_fail (SP_IS_PARTY_ITEM (party) && SP_IS_DOCUMENT (document), NULL);

  stances = sp_document_get_stances (document);
  for (guint i = 0; i < g_list_model_get_n_items (stances); i++)
    {
      g_autoptr (SpStanceItem) item = g_list_model_get_item (stances, i);

      if (!sp_party_item_speaks_for (sp_stance_item_get_holder (item), party))
        continue;
      if (section == NULL)
        section = make_section (_ ("Stances, as the article reports them"));
      if (n++ < MAX_LINES)
        gtk_box_append (GTK_BOX (section), make_stance (item, party, focus));
    }
  if (n > MAX_LINES)
    {
      guint more = n - MAX_LINES;
      g_autofree char *text = g_strdup_printf (
          ngettext ("%'u more on the Stances page", "%'u more on the Stances page", more),
          more);
      GtkWidget *label = sp_row_new_label ("small-text");

      gtk_widget_add_css_class (label, "finding-caption");
      gtk_label_set_text (GTK_LABEL (label), text);
      gtk_box_append (GTK_BOX (section), label);
    }
  return section;
}

/* Makes the line that says how @party was found. */
GtkWidget *
sp_party_why_new (SpPartyItem *party)
{
  GtkWidget *section, *label;
  g_autofree char *words = NULL;

  g_return_val_if_fail (SP_IS_PARTY_ITEM (party), NULL);

  words = sp_words_for_mentions (party);
  section = make_section (NULL);
  label = sp_row_new_label ("why");
  gtk_widget_add_css_class (label, "finding-caption");
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_box_append (GTK_BOX (section), label);
  return section;
}

static void
step_cb (GtkButton *button, SpFocus *focus)
{
  SpPartyItem *party = g_object_get_data (G_OBJECT (button), "sp-item");
  int direction = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "sp-direction"));
  SpItem *item = sp_focus_get_item (focus);

  if (SP_IS_PARTY_ITEM (item) && sp_party_item_speaks_for (SP_PARTY_ITEM (item), party))
    sp_focus_step (focus, direction);
  else
    sp_focus_set_item (focus, SP_ITEM (party));
}

static GtkWidget *
make_step_button (SpFocus *focus, SpItem *item, const char *icon, const char *label, int direction)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "sp-item", g_object_ref (item), g_object_unref);
  g_object_set_data (G_OBJECT (button), "sp-direction", GINT_TO_POINTER (direction));
  g_signal_connect_object (button, "clicked", G_CALLBACK (step_cb), focus, 0);
  return button;
}

/* Makes the line that walks through the mentions of the party @item. */
GtkWidget *
sp_party_walk_new (SpFocus *focus, SpItem *item)
{
  GtkWidget *box, *label;

  g_return_val_if_fail (SP_IS_FOCUS (focus) && SP_IS_PARTY_ITEM (item), NULL);

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  label = make_caption (NULL);
  gtk_widget_add_css_class (box, "party-walk");
  gtk_box_append (GTK_BOX (box),
                  make_step_button (focus, item, "go-up-symbolic", _ ("Previous Mention"), -1));
  gtk_box_append (GTK_BOX (box),
                  make_step_button (focus, item, "go-down-symbolic", _ ("Next Mention"), 1));
  gtk_widget_set_margin_start (label, 6);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Makes the line @walk say where the focus stands. */
void
sp_party_walk_update (GtkWidget *walk, SpFocus *focus, SpItem *item)
{
  SpItem *at;
  guint n;
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_BOX (walk) && SP_IS_FOCUS (focus) && SP_IS_PARTY_ITEM (item));

  at = sp_focus_get_item (focus);
  n = sp_focus_get_places (focus)->n;
  if (n > 0 && SP_IS_PARTY_ITEM (at)
      && sp_party_item_speaks_for (SP_PARTY_ITEM (at), SP_PARTY_ITEM (item)))
    /* Translators: where a walk through the mentions stands: "Mention 1 of 9" */
    text = g_strdup_printf (_ ("Mention %'u of %'u"), (guint)sp_focus_get_position (focus) + 1, n);
  else
    {
      n = sp_party_item_get_n_mentions (SP_PARTY_ITEM (item));
      text = g_strdup_printf (ngettext ("%'u mention", "%'u mentions", n), n);
    }
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (walk)), text);
}
