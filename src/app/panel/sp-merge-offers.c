/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-merge-offers.h"

#include <glib/gi18n.h>

#include "sp-wrap-layout.h"

#define MAX_OFFERS 3 /* more are asked once these are answered */

struct _SpMergeOffers
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (SpMergeOffers, sp_merge_offers, GTK_TYPE_BOX)

static void
sp_merge_offers_class_init (SpMergeOffersClass *klass)
{
}

static void
sp_merge_offers_init (SpMergeOffers *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "merge-offers");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Makes an empty one. */
GtkWidget *
sp_merge_offers_new (void)
{
  return g_object_new (SP_TYPE_MERGE_OFFERS, NULL);
}

/* @name: what is read out, since other rows have the same words on their buttons. */
static GtkWidget *
make_button (const char *words, const char *name, const char *action, int party, int other)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "footer-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ii)", party, other);
  return button;
}

static GtkWidget *
make_label (const char *sentence, const char *because)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "small-text");
  gtk_widget_add_css_class (label, "finding-caption");
  gtk_widget_set_tooltip_text (label, because);
  return label;
}

/* The name of the one that says or does more stays. */
static GtkWidget *
make_row (SpAnalysis *analysis, const SpMerge *merge)
{
  const SpParty *first = sp_analysis_get_party (analysis, (guint)merge->first);
  const SpParty *second = sp_analysis_get_party (analysis, (guint)merge->second);
  gboolean first_stays = first->salience >= second->salience;
  int stays = first_stays ? merge->first : merge->second;
  int goes = first_stays ? merge->second : merge->first;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *buttons = sp_wrap_box_new (6, 2);
  /* Translators: the names of two parties, which may be one */
  g_autofree char *sentence
      = g_strdup_printf (_ ("Perhaps the same: %s and %s"), first->name, second->name);
  /* Translators: read out for a button: the names of two parties */
  g_autofree char *merges = g_strdup_printf (_ ("Merge %s and %s"), first->name, second->name);
  /* Translators: read out for a button: the names of two parties */
  g_autofree char *parts
      = g_strdup_printf (_ ("%s and %s are not the same"), first->name, second->name);

  gtk_box_append (GTK_BOX (row), make_label (sentence, merge->because));
  /* Translators: a button: two parties are one */
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("Merge"), merges, "correct.join", goes, stays));
  gtk_box_append (
      GTK_BOX (buttons),
      /* Translators: a button: two parties are not one */
      make_button (_ ("Not the Same"), parts, "correct.keep-apart", merge->first, merge->second));
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}

static gboolean
has_keyboard (GtkWidget *self)
{
  GtkRoot *root = gtk_widget_get_root (self);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self);
}

/* Shows what is to be asked in @document (nullable); hides itself where that is nothing. A reader
 * who answers by keyboard comes to the next pair, or to what stands above. */
void
sp_merge_offers_show (SpMergeOffers *self, SpDocument *document)
{
  GtkWidget *widget = GTK_WIDGET (self), *child;
  SpAnalysis *analysis;
  const SpMerge *merges = NULL;
  gboolean keyboard;
  guint n = 0;

  g_return_if_fail (SP_IS_MERGE_OFFERS (self));

  analysis = document != NULL ? sp_document_get_analysis (document) : NULL;
  if (analysis != NULL)
    merges = sp_analysis_get_merges (analysis, &n);
  keyboard = has_keyboard (widget);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  for (guint i = 0; i < MIN (n, MAX_OFFERS); i++)
    gtk_box_append (GTK_BOX (self), make_row (analysis, &merges[i]));
  gtk_widget_set_visible (widget, n > 0);
  if (keyboard)
    gtk_widget_child_focus (n > 0 ? widget : gtk_widget_get_parent (widget), GTK_DIR_TAB_FORWARD);
}
