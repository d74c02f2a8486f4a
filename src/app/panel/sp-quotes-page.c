/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-quotes-page.h"

#include <glib/gi18n.h>

#include "sp-filter-bar.h"
#include "sp-quote-item.h"
#include "sp-quote-row.h"

#define ALL "all"
#define MARKS "marks"
#define SPEAKER "party:" /* followed by the key of the party */

struct _SpQuotesPage
{
  SpListPage parent_instance;

  /* children */
  GtkWidget *bar;

  /* owned */
  GtkCustomFilter *filter;
  GtkFilterListModel *quotes;
};

G_DEFINE_FINAL_TYPE (SpQuotesPage, sp_quotes_page, SP_TYPE_LIST_PAGE)

/* Returns: TRUE if @item is said by the party with @key, or for it. */
static gboolean
is_said_by (SpQuoteItem *item, const char *key)
{
  for (SpPartyItem *party = sp_quote_item_get_speaker (item); party != NULL;
       party = sp_party_item_get_principal (party))
    if (g_str_equal (sp_item_get_key (SP_ITEM (party)), key))
      return TRUE;
  return FALSE;
}

static gboolean
passes (SpQuoteItem *item, const char *choice)
{
  if (choice == NULL || g_str_equal (choice, ALL))
    return TRUE;
  if (g_str_equal (choice, MARKS))
    return sp_quote_item_get_quote (item)->kind != SP_QUOTE_INDIRECT;
  return is_said_by (item, choice + strlen (SPEAKER));
}

static gboolean
filter_cb (gpointer item, gpointer self)
{
  return passes (item, sp_filter_bar_get_active (SP_FILTER_BAR (SP_QUOTES_PAGE (self)->bar)));
}

static guint
count_passing (GListModel *quotes, const char *choice)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (quotes); i++)
    {
      g_autoptr (SpQuoteItem) item = g_list_model_get_item (quotes, i);

      n += passes (item, choice);
    }
  return n;
}

typedef struct
{
  GArray *choices;    /* SpChoice */
  GPtrArray *strings; /* what the choices point to */
} Choices;

static char *
keep (Choices *choices, char *string)
{
  g_ptr_array_add (choices->strings, string);
  return string;
}

static void
add_speakers (Choices *choices, GListModel *parties, GListModel *quotes)
{
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (SpPartyItem) party = g_list_model_get_item (parties, i);
      SpChoice choice = { .party = party };
      guint n;

      if (sp_party_item_get_chip_style (party) != SP_CHIP_FILLED)
        continue;
      choice.id = keep (choices, g_strconcat (SPEAKER, sp_item_get_key (SP_ITEM (party)), NULL));
      n = count_passing (quotes, choice.id);
      if (n == 0)
        continue;
      choice.label = keep (choices, g_strdup_printf ("%'u", n));
      choice.sentence
          = keep (choices,
                  /* Translators: a choice of what to list: the quotes of a party, and how many. */
                  g_strdup_printf (ngettext ("%s, %'u quote", "%s, %'u quotes", n),
                                   sp_party_item_get_name (party),
                                   n));
      g_array_append_val (choices->choices, choice);
    }
}

static void
update_bar (SpQuotesPage *self, SpDocument *document)
{
  GListModel *quotes = sp_document_get_quotes (document);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (SpChoice));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  Choices choices = { array, strings };
  guint n = g_list_model_get_n_items (quotes);
  guint n_marks = count_passing (quotes, MARKS);
  SpChoice all = { .id = ALL }, marks = { .id = MARKS };

  /* Translators: a choice of what to list: all, and how many there are. */
  all.label = all.sentence = keep (&choices, g_strdup_printf (_ ("All %'u"), n));
  g_array_append_val (array, all);
  add_speakers (&choices, sp_document_get_parties (document), quotes);
  marks.label = marks.sentence =
      /* Translators: a choice of what to list: quotes in quotation marks, and how many. */
      keep (&choices, g_strdup_printf (_ ("In quotation marks %'u"), n_marks));
  if (n_marks > 0 && n_marks < n)
    g_array_append_val (array, marks);
  sp_filter_bar_set (SP_FILTER_BAR (self->bar), (const SpChoice *)array->data, array->len);
  gtk_widget_set_visible (self->bar, array->len > 1);
}

static void
sp_quotes_page_document_changed (SpPage *page)
{
  SpQuotesPage *self = SP_QUOTES_PAGE (page);
  SpDocument *document = sp_page_get_document (page);

  gtk_filter_list_model_set_model (self->quotes,
                                   document != NULL ? sp_document_get_quotes (document) : NULL);
  sp_list_page_set_items (SP_LIST_PAGE (self), G_LIST_MODEL (self->quotes));
}

static void
sp_quotes_page_analysis_changed (SpPage *page)
{
  SpQuotesPage *self = SP_QUOTES_PAGE (page);
  SpDocument *document = sp_page_get_document (page);
  SpAnalysis *analysis = document != NULL ? sp_document_get_analysis (document) : NULL;
  g_autofree char *footer = NULL;
  guint n_below = 0;

  gtk_widget_set_visible (self->bar, FALSE);
  if (analysis != NULL)
    {
      update_bar (self, document);
      gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
      n_below = sp_analysis_get_coverage (analysis)->quotes_below;
    }
  if (n_below > 0)
    footer = g_strdup_printf (
        ngettext ("%'u quote is too unsure to show", "%'u quotes are too unsure to show", n_below),
        n_below);
  sp_page_set_footer (page, footer, NULL);
}

static guint
sp_quotes_page_count (SpPage *page)
{
  return g_list_model_get_n_items (sp_document_get_quotes (sp_page_get_document (page)));
}

static gboolean
sp_quotes_page_shows_kind (SpPage *page, SpItemKind kind)
{
  return kind == SP_ITEM_QUOTE;
}

static char *
sp_quotes_page_describe_nothing (SpPage *page, guint words)
{
  return g_strdup_printf (
      ngettext ("No quotes found in %'u word", "No quotes found in %'u words", words),
      words);
}

static GType
sp_quotes_page_get_row_type (SpListPage *page, SpItem *item)
{
  return SP_TYPE_QUOTE_ROW;
}

static void
sp_quotes_page_unhide (SpListPage *page, SpItem *item)
{
  sp_filter_bar_set_active (SP_FILTER_BAR (SP_QUOTES_PAGE (page)->bar), ALL);
}

static void
choice_changed_cb (SpQuotesPage *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
sp_quotes_page_dispose (GObject *object)
{
  SpQuotesPage *self = SP_QUOTES_PAGE (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->quotes);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (sp_quotes_page_parent_class)->dispose (object);
}

static void
sp_quotes_page_class_init (SpQuotesPageClass *klass)
{
  SpPageClass *page_class = SP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_quotes_page_dispose;
  page_class->document_changed = sp_quotes_page_document_changed;
  page_class->analysis_changed = sp_quotes_page_analysis_changed;
  page_class->count = sp_quotes_page_count;
  page_class->shows_kind = sp_quotes_page_shows_kind;
  page_class->describe_nothing = sp_quotes_page_describe_nothing;
  page_class->any_language = TRUE;
  SP_LIST_PAGE_CLASS (klass)->get_row_type = sp_quotes_page_get_row_type;
  SP_LIST_PAGE_CLASS (klass)->unhide = sp_quotes_page_unhide;
}

static void
sp_quotes_page_init (SpQuotesPage *self)
{
  self->bar = sp_filter_bar_new ();
  gtk_widget_set_visible (self->bar, FALSE);
  g_signal_connect_object (self->bar,
                           "changed",
                           G_CALLBACK (choice_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  sp_page_set_top (SP_PAGE (self), self->bar);
  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  self->quotes = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
}
