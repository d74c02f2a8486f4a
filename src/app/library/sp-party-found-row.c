/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-party-found-row.h"

#include <glib/gi18n.h>

#include "sp-row.h"
#include "sp-words.h"

struct _SpPartyFoundRow
{
  GtkBox parent_instance;

  /* children */
  GtkWidget *caption; /* above the words: what it is */
  GtkWidget *words;
};

G_DEFINE_FINAL_TYPE (SpPartyFoundRow, sp_party_found_row, GTK_TYPE_BOX)

static GtkWidget *
make_label (guint lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), (int)lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
sp_party_found_row_class_init (SpPartyFoundRowClass *klass)
{
}

static void
sp_party_found_row_init (SpPartyFoundRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "party-found");
  self->words = make_label (4);
  self->caption = make_label (2);
  gtk_widget_add_css_class (self->caption, "caption-text");
  gtk_box_append (GTK_BOX (self), self->words);
  gtk_box_append (GTK_BOX (self), self->caption);
}

/* Makes a row that shows nothing. */
GtkWidget *
sp_party_found_row_new (void)
{
  return g_object_new (SP_TYPE_PARTY_FOUND_ROW, NULL);
}

/* Returns: (transfer full): "28 Mar 2024 · Harbour Gazette". */
static char *
describe_article (const SpPartyFound *found)
{
  g_autofree char *date = sp_words_for_dates (found->date, found->date);

  return found->site != NULL && *found->site != '\0'
             ? g_strdup_printf ("%s · %s", date, found->site)
             : g_steal_pointer (&date);
}

static char *
describe_quote (const SpPartyFound *found)
{
  const char *kind = sp_words_for_quote_kind (found->quote_kind);

  return found->voice != NULL ? g_strdup_printf ("%s · %s", found->voice, kind) : g_strdup (kind);
}

static char *
describe_stance (const SpPartyFound *found)
{
  const char *does = sp_words_for_stance (found->type, found->negated);
  g_autofree char *stance
      = found->other != NULL ? g_strdup_printf ("%s %s", does, found->other) : g_strdup (does);

  return found->voice != NULL ? g_strdup_printf ("%s · %s", found->voice, stance)
                              : g_steal_pointer (&stance);
}

static void
set_heading (SpPartyFoundRow *self, gboolean heading)
{
  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "party-heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "party-heading");
}

/* Shows @found. */
void
sp_party_found_row_show (SpPartyFoundRow *self, const SpPartyFound *found)
{
  gboolean heading;
  g_autofree char *caption = NULL, *words = NULL, *sentence = NULL;

  g_return_if_fail (SP_IS_PARTY_FOUND_ROW (self) && found != NULL);

  heading = found->kind == SP_PARTY_FOUND_ARTICLE;
  if (heading)
    {
      caption = describe_article (found);
      words = g_strdup (found->title != NULL && *found->title != '\0' ? found->title
                                                                      : _ ("Untitled"));
    }
  else if (found->kind == SP_PARTY_FOUND_QUOTE)
    {
      caption = describe_quote (found);
      words = found->quote_kind == SP_QUOTE_DIRECT ? sp_words_quote (found->words)
                                                   : g_strdup (found->words);
    }
  else
    {
      caption = describe_stance (found);
      words = g_strdup (found->words);
    }
  set_heading (self, heading);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_label_set_text (GTK_LABEL (self->caption), caption);
  sentence = g_strdup_printf ("%s. %s", caption, words);
  sp_row_name_widget (GTK_WIDGET (self), sentence);
}
