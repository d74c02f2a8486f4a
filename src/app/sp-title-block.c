/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-title-block.h"
#include "sp-quote-item.h"
#include "sp-strip.h"

#include <glib/gi18n.h>

#define MAX_STRIPS 3
#define WORDS_A_MINUTE 230

struct _SpTitleBlock
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *meta;
  GtkWidget *strips;

  /* borrowed references: the reader view that owns the block owns them too */
  SpFocus *focus;
};

G_DEFINE_FINAL_TYPE (SpTitleBlock, sp_title_block, GTK_TYPE_WIDGET)

/* A date of the article in the reader's words: "28 March 2024". NULL where @iso_8601 is none. */
char *
sp_title_block_dup_date (const char *iso_8601)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  if (iso_8601 == NULL || sscanf (iso_8601, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return NULL;
  date = g_date_time_new_utc (year, month, day, 0, 0, 0);
  /* Translators: a date: day, month in words, year */
  return date != NULL ? g_date_time_format (date, C_ ("date", "%-d %B %Y")) : NULL;
}

/* Where @article is from and when, "MENAFN · 28 March 2024"; empty where neither is known. */
char *
sp_title_block_dup_source (SpArticle *article)
{
  g_autofree char *date = NULL;
  const char *site;

  g_return_val_if_fail (article != NULL, NULL);

  date = sp_title_block_dup_date (sp_article_get_published (article));
  site = sp_article_get_site (article);
  if (site != NULL && *site != '\0' && date != NULL)
    return g_strdup_printf ("%s  ·  %s", site, date);
  if (site != NULL && *site != '\0')
    return g_strdup (site);
  return g_strdup (date != NULL ? date : "");
}

/* The analysis, if it is that of the article; a new article has none at first. */
static SpAnalysis *
get_analysis (SpDocument *document)
{
  SpArticle *article = sp_document_get_article (document);
  SpAnalysis *analysis = sp_document_get_analysis (document);

  return analysis != NULL && sp_analysis_get_text (analysis) == sp_article_get_text (article)
             ? analysis
             : NULL;
}

static char *
dup_meta (SpDocument *document)
{
  SpArticle *article = sp_document_get_article (document);
  SpAnalysis *analysis = get_analysis (document);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *source = sp_title_block_dup_source (article);

  if (*source != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&source));
  if (analysis != NULL)
    {
      guint minutes
          = (sp_analysis_get_coverage (analysis)->words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
      guint n = g_list_model_get_n_items (sp_document_get_quotes (document));

      minutes = MAX (minutes, 1);
      /* Translators: how long it takes to read the article, in minutes */
      g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u min", "%'u min", minutes), minutes));
      if (n == 0)
        g_ptr_array_add (parts, g_strdup (_ ("no quotes found")));
      else
        g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u quote", "%'u quotes", n), n));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("  ·  ", (char **)parts->pdata);
}

/* The party whose strip shows what @speaker says: the one it speaks for, or itself. */
static SpPartyItem *
strip_party (SpPartyItem *speaker)
{
  SpPartyItem *principal = speaker != NULL ? sp_party_item_get_principal (speaker) : NULL;

  return principal != NULL ? principal : speaker;
}

/* Adds to @places all that @party, or one that speaks for it, is given to say. */
static void
collect_places (SpDocument *document, SpPartyItem *party, SpSpans *places)
{
  GListModel *quotes = sp_document_get_quotes (document);

  for (guint i = 0; i < g_list_model_get_n_items (quotes); i++)
    {
      g_autoptr (SpQuoteItem) item = g_list_model_get_item (quotes, i);

      if (strip_party (sp_quote_item_get_speaker (item)) == party)
        sp_spans_add_all (places, &sp_quote_item_get_quote (item)->content);
    }
}

static void
picked_cb (SpStrip *strip, SpPartyItem *party, guint offset, gpointer user_data)
{
  SpTitleBlock *self = SP_TITLE_BLOCK (user_data);

  if (self->focus != NULL)
    sp_focus_set_item_at (self->focus, SP_ITEM (party), offset);
}

static void
add_strips (SpTitleBlock *self, SpDocument *document)
{
  GListModel *parties = sp_document_get_parties (document);
  guint length = sp_text_get_length (sp_article_get_text (sp_document_get_article (document)));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (parties) && n < MAX_STRIPS; i++)
    {
      g_autoptr (SpPartyItem) party = g_list_model_get_item (parties, i);
      SpSpans places = { 0 };
      GtkWidget *strip;

      if (sp_party_item_get_slot (party) < 0 || sp_party_item_get_principal (party) != NULL)
        continue;
      collect_places (document, party, &places);
      if (places.n > 0)
        {
          strip = sp_strip_new (party, &places, length);
          g_signal_connect (strip, "picked", G_CALLBACK (picked_cb), self);
          gtk_box_append (GTK_BOX (self->strips), strip);
          n++;
        }
      sp_spans_clear (&places);
    }
  gtk_widget_set_visible (self->strips, n > 0);
}

/* Shows what is known of the article of @document now. @focus is borrowed and hears of clicks. */
void
sp_title_block_update (SpTitleBlock *self, SpDocument *document, SpFocus *focus)
{
  GtkWidget *child;
  g_autofree char *meta = NULL;

  g_return_if_fail (SP_IS_TITLE_BLOCK (self));

  self->focus = focus;
  while ((child = gtk_widget_get_first_child (self->strips)) != NULL)
    gtk_box_remove (GTK_BOX (self->strips), child);
  gtk_widget_set_visible (self->strips, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          document != NULL && sp_document_get_article (document) != NULL);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  meta = dup_meta (document);
  gtk_label_set_text (GTK_LABEL (self->meta), meta);
  if (get_analysis (document) != NULL)
    add_strips (self, document);
}

static void
sp_title_block_dispose (GObject *object)
{
  SpTitleBlock *self = SP_TITLE_BLOCK (object);

  g_clear_pointer (&self->meta, gtk_widget_unparent);
  g_clear_pointer (&self->strips, gtk_widget_unparent);
  G_OBJECT_CLASS (sp_title_block_parent_class)->dispose (object);
}

static void
sp_title_block_class_init (SpTitleBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_title_block_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "titleblock");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sp_title_block_init (SpTitleBlock *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  self->meta = g_object_new (GTK_TYPE_LABEL,
                             "xalign",
                             0.0f,
                             "wrap",
                             TRUE,
                             "natural-wrap-mode",
                             GTK_NATURAL_WRAP_WORD,
                             NULL);
  gtk_widget_add_css_class (self->meta, "article-meta");
  gtk_widget_set_parent (self->meta, GTK_WIDGET (self));
  self->strips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->strips, GTK_WIDGET (self));
}

/* An empty block. */
GtkWidget *
sp_title_block_new (void)
{
  return g_object_new (SP_TYPE_TITLE_BLOCK, NULL);
}
