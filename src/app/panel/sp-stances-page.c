/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-stances-page.h"

#include <glib/gi18n.h>

#include "sp-claim-item.h"
#include "sp-claim-row.h"
#include "sp-filter-bar.h"
#include "sp-heading.h"
#include "sp-stance-row.h"

#define ALL "all"
#define UNANSWERED "unanswered"

enum
{
  DISPUTED,
  CLAIMED,
  STANCES,
  N_PARTS,
};

struct _SpStancesPage
{
  SpListPage parent_instance;

  /* children */
  GtkWidget *bar;

  /* owned */
  GtkCustomFilter *filter; /* of the stances */
  SpHeading *headings[N_PARTS];
  GListStore *heads[N_PARTS]; /* one heading, or none where its part is empty */
  GListModel *parts[N_PARTS]; /* claims: GListStore; stances: GtkFilterListModel */
  GListModel *items;
};

G_DEFINE_FINAL_TYPE (SpStancesPage, sp_stances_page, SP_TYPE_LIST_PAGE)

static gboolean
is_unanswered (SpClaimItem *item)
{
  return sp_claim_item_get_about (item) != NULL && sp_claim_item_get_claim (item)->unanswered;
}

static gboolean
is_chosen (SpStancesPage *self, gpointer item)
{
  const char *choice = sp_filter_bar_get_active (SP_FILTER_BAR (self->bar));

  return g_strcmp0 (choice, UNANSWERED) != 0 || (SP_IS_CLAIM_ITEM (item) && is_unanswered (item));
}

static gboolean
stances_filter_cb (gpointer item, gpointer self)
{
  return is_chosen (self, item);
}

/* Puts the claims of one part into its list; what stays there is not touched. The lists are filled
 * here and not by filters of one model: while that changes they would be out of step. */
static void
fill_claims (SpStancesPage *self, guint part, GListModel *claims)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_old = g_list_model_get_n_items (self->parts[part]), start = 0, end = 0;

  for (guint i = 0; claims != NULL && i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (SpClaimItem) item = g_list_model_get_item (claims, i);

      if (is_chosen (self, item)
          && sp_claim_is_disputed (sp_claim_item_get_claim (item)) == (part == DISPUTED))
        g_ptr_array_add (wanted, g_steal_pointer (&item));
    }
  for (; start < MIN (n_old, wanted->len); start++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (self->parts[part], start);

      if (old != g_ptr_array_index (wanted, start))
        break;
    }
  for (; end < MIN (n_old, wanted->len) - start; end++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (self->parts[part], n_old - 1 - end);

      if (old != g_ptr_array_index (wanted, wanted->len - 1 - end))
        break;
    }
  if (n_old - start - end > 0 || wanted->len - start - end > 0)
    g_list_store_splice (G_LIST_STORE (self->parts[part]),
                         start,
                         n_old - start - end,
                         wanted->pdata + start,
                         wanted->len - start - end);
}

static void
fill_again (SpStancesPage *self)
{
  SpDocument *document = sp_page_get_document (SP_PAGE (self));
  GListModel *claims = document != NULL ? sp_document_get_claims (document) : NULL;

  fill_claims (self, DISPUTED, claims);
  fill_claims (self, CLAIMED, claims);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static guint
count_unanswered (GListModel *claims)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (SpClaimItem) item = g_list_model_get_item (claims, i);

      n += is_unanswered (item);
    }
  return n;
}

static void
update_bar (SpStancesPage *self, SpDocument *document)
{
  GListModel *claims = sp_document_get_claims (document);
  guint n_open = count_unanswered (claims);
  /* Translators: a choice of what to list: all of it. */
  SpChoice choices[2] = { { .id = ALL, .label = _ ("All"), .sentence = _ ("All") },
                          { .id = UNANSWERED, .icon = "sp-unanswered-symbolic" } };
  g_autofree char *label = NULL;

  /* Translators: a choice of what to list: claims that nobody answers, and how many. */
  label = g_strdup_printf (_ ("Unanswered %'u"), n_open);
  choices[1].label = choices[1].sentence = label;
  sp_filter_bar_set (SP_FILTER_BAR (self->bar), choices, n_open > 0 ? 2 : 1);
  gtk_widget_set_visible (self->bar, n_open > 0);
}

/* A part that is empty has no heading. */
static void
part_changed_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  SpStancesPage *self = data;
  guint wanted = g_list_model_get_n_items (list) > 0 ? 1 : 0;
  guint part = DISPUTED, n;

  while (list != self->parts[part])
    part++;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->heads[part]));

  if (n != wanted)
    g_list_store_splice (self->heads[part], 0, n, (gpointer *)&self->headings[part], wanted);
}

static void
sp_stances_page_document_changed (SpPage *page)
{
  SpStancesPage *self = SP_STANCES_PAGE (page);
  SpDocument *document = sp_page_get_document (page);

  fill_again (self);
  gtk_filter_list_model_set_model (GTK_FILTER_LIST_MODEL (self->parts[STANCES]),
                                   document != NULL ? sp_document_get_stances (document) : NULL);
  sp_list_page_set_items (SP_LIST_PAGE (self), self->items);
}

static void
sp_stances_page_analysis_changed (SpPage *page)
{
  SpStancesPage *self = SP_STANCES_PAGE (page);
  SpDocument *document = sp_page_get_document (page);
  SpAnalysis *analysis = document != NULL ? sp_document_get_analysis (document) : NULL;
  g_autofree char *footer = NULL;
  g_autofree char *caption = NULL;
  guint n_below = 0, n_stances = 0;

  gtk_widget_set_visible (self->bar, FALSE);
  if (analysis != NULL)
    {
      update_bar (self, document);
      fill_again (self);
      n_below = sp_analysis_get_coverage (analysis)->stances_below;
      n_stances = sp_analysis_get_n_stances (analysis);
    }
  caption = g_strdup_printf (ngettext ("%'u stance", "%'u stances", n_stances), n_stances);
  sp_heading_set_caption (self->headings[STANCES], caption);
  if (n_below > 0)
    footer = g_strdup_printf (ngettext ("%'u stance is too unsure to show",
                                        "%'u stances are too unsure to show",
                                        n_below),
                              n_below);
  sp_page_set_footer (page, footer, NULL);
}

static guint
sp_stances_page_count (SpPage *page)
{
  SpDocument *document = sp_page_get_document (page);

  return g_list_model_get_n_items (sp_document_get_claims (document))
         + g_list_model_get_n_items (sp_document_get_stances (document));
}

static gboolean
sp_stances_page_shows_kind (SpPage *page, SpItemKind kind)
{
  return kind == SP_ITEM_STANCE || kind == SP_ITEM_CLAIM;
}

static char *
sp_stances_page_describe_nothing (SpPage *page, guint words)
{
  return g_strdup_printf (
      ngettext ("No stances found in %'u word", "No stances found in %'u words", words),
      words);
}

static GType
sp_stances_page_get_row_type (SpListPage *page, SpItem *item)
{
  return SP_IS_CLAIM_ITEM (item) ? SP_TYPE_CLAIM_ROW : SP_TYPE_STANCE_ROW;
}

static void
sp_stances_page_unhide (SpListPage *page, SpItem *item)
{
  sp_filter_bar_set_active (SP_FILTER_BAR (SP_STANCES_PAGE (page)->bar), ALL);
}

static void
choice_changed_cb (SpStancesPage *self)
{
  fill_again (self);
}

static void
sp_stances_page_dispose (GObject *object)
{
  SpStancesPage *self = SP_STANCES_PAGE (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->items);
  for (guint part = 0; part < N_PARTS; part++)
    {
      if (self->parts[part] != NULL)
        g_signal_handlers_disconnect_by_data (self->parts[part], self);
      g_clear_object (&self->parts[part]);
      g_clear_object (&self->heads[part]);
      g_clear_object (&self->headings[part]);
    }
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (sp_stances_page_parent_class)->dispose (object);
}

static void
sp_stances_page_class_init (SpStancesPageClass *klass)
{
  SpPageClass *page_class = SP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_stances_page_dispose;
  page_class->document_changed = sp_stances_page_document_changed;
  page_class->analysis_changed = sp_stances_page_analysis_changed;
  page_class->count = sp_stances_page_count;
  page_class->shows_kind = sp_stances_page_shows_kind;
  page_class->describe_nothing = sp_stances_page_describe_nothing;
  SP_LIST_PAGE_CLASS (klass)->get_row_type = sp_stances_page_get_row_type;
  SP_LIST_PAGE_CLASS (klass)->unhide = sp_stances_page_unhide;
}

static void
sp_stances_page_init (SpStancesPage *self)
{
  const char *titles[N_PARTS] = { _ ("What They Disagree On"),
                                  /* Translators: a heading: claims that nobody contradicts. */
                                  _ ("What One Side Claims"),
                                  _ ("Toward Each Other") };
  GListStore *all = g_list_store_new (G_TYPE_LIST_MODEL);

  self->bar = sp_filter_bar_new ();
  gtk_widget_set_visible (self->bar, FALSE);
  g_signal_connect_object (self->bar,
                           "changed",
                           G_CALLBACK (choice_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  sp_page_set_top (SP_PAGE (self), self->bar);
  self->filter = gtk_custom_filter_new (stances_filter_cb, self, NULL);
  for (guint part = 0; part < N_PARTS; part++)
    {
      gpointer lists[2];

      self->headings[part] = sp_heading_new (titles[part]);
      self->heads[part] = g_list_store_new (SP_TYPE_HEADING);
      self->parts[part]
          = part == STANCES ? G_LIST_MODEL (
                gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter))))
                            : G_LIST_MODEL (g_list_store_new (SP_TYPE_CLAIM_ITEM));
      lists[0] = self->heads[part];
      lists[1] = self->parts[part];
      g_list_store_splice (all, part * 2, 0, lists, 2);
    }
  self->items = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (all)));
  /* after: the list of all parts must be in step before it changes once more */
  for (guint part = 0; part < N_PARTS; part++)
    g_signal_connect_after (self->parts[part], "items-changed", G_CALLBACK (part_changed_cb), self);
}
