/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-parties-page.h"

#include <glib/gi18n.h>

#include "sp-growth.h"
#include "sp-corrector.h"
#include "sp-heading.h"
#include "sp-merge-offers.h"
#include "sp-others-page.h"
#include "sp-party-row.h"
#include "sp-share-card.h"

struct _SpPartiesPage
{
  SpPage parent_instance;

  /* children */
  GtkWidget *stack; /* "main", "others" */
  GtkWidget *scroller;
  GtkWidget *share;
  GtkWidget *list;
  GtkWidget *main; /* the list with its heading */
  GtkWidget *offers;
  GtkWidget *others;

  /* owned */
  GtkFilter *filter;
  GtkFilterListModel *main_parties; /* nullable: at most eight, so rows need no recycling */
  SpGrowth *growth;                 /* of the rows */

  /* state */
  guint scroll_source;
};

G_DEFINE_FINAL_TYPE (SpPartiesPage, sp_parties_page, SP_TYPE_PAGE)

static gboolean
filter_cb (gpointer item, gpointer data)
{
  return sp_party_item_get_chip_style (item) == SP_CHIP_FILLED;
}

static GtkWidget *
create_row_cb (gpointer item, gpointer data)
{
  SpPage *page = data;

  return sp_party_row_new (item, sp_page_get_document (page), sp_page_get_focus (page));
}

static gboolean
shows_others (SpPartiesPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "others") == 0;
}

static void
update_footer (SpPartiesPage *self)
{
  guint n = sp_page_get_count (SP_PAGE (self->others));
  g_autofree char *text = NULL;

  if (n == 0)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "main");
      sp_page_set_footer (SP_PAGE (self), NULL, NULL);
      return;
    }
  text = g_strdup_printf (ngettext ("%'u more party is named", "%'u more parties are named", n), n);
  sp_page_set_footer (SP_PAGE (self), text, shows_others (self) ? _ ("Hide") : _ ("Show"));
}

static void
show_others (SpPartiesPage *self, gboolean others)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), others ? "others" : "main");
  update_footer (self);
}

static void
sp_parties_page_footer_clicked (SpPage *page)
{
  SpPartiesPage *self = SP_PARTIES_PAGE (page);

  show_others (self, !shows_others (self));
}

static void
sp_parties_page_document_changed (SpPage *page)
{
  SpPartiesPage *self = SP_PARTIES_PAGE (page);
  SpDocument *document = sp_page_get_document (page);

  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), NULL, NULL, NULL, NULL);
  sp_growth_set_items (self->growth, NULL);
  g_clear_object (&self->main_parties);
  sp_page_set_document (SP_PAGE (self->others), document, sp_page_get_focus (page));
  if (document == NULL)
    return;
  self->main_parties = gtk_filter_list_model_new (g_object_ref (sp_document_get_parties (document)),
                                                  g_object_ref (self->filter));
  sp_growth_set_items (self->growth, G_LIST_MODEL (self->main_parties));
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list),
                           sp_growth_get_list (self->growth),
                           create_row_cb,
                           self,
                           NULL);
}

static void
sp_parties_page_analysis_changed (SpPage *page)
{
  SpPartiesPage *self = SP_PARTIES_PAGE (page);

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  sp_others_page_refresh (SP_OTHERS_PAGE (self->others));
  sp_share_card_show (SP_SHARE_CARD (self->share), sp_page_get_document (page));
  sp_merge_offers_show (SP_MERGE_OFFERS (self->offers), sp_page_get_document (page));
  gtk_widget_set_visible (self->main,
                          self->main_parties != NULL
                              && g_list_model_get_n_items (G_LIST_MODEL (self->main_parties)) > 0);
  update_footer (self);
}

/* The row may have been unfolded just now: its place is known after the next layout. */
static gboolean
scroll_cb (gpointer data)
{
  SpPartiesPage *self = SP_PARTIES_PAGE (data);
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkListBoxRow *row;

  self->scroll_source = 0;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      graphene_rect_t bounds;
      GtkWidget *content = gtk_widget_get_first_child (
          gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller)));

      if (!sp_party_row_has_focus_item (SP_PARTY_ROW (row))
          || !gtk_widget_compute_bounds (GTK_WIDGET (row), content, &bounds))
        continue;
      gtk_adjustment_clamp_page (
          adjustment,
          bounds.origin.y,
          bounds.origin.y
              + MIN ((double)bounds.size.height, gtk_adjustment_get_page_size (adjustment)));
    }
  return G_SOURCE_REMOVE;
}

static void
sp_parties_page_focus_changed (SpPage *page)
{
  SpPartiesPage *self = SP_PARTIES_PAGE (page);
  SpFocus *focus = sp_page_get_focus (page);
  SpItem *item = focus != NULL ? sp_focus_get_item (focus) : NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    sp_party_row_focus_changed (SP_PARTY_ROW (row));
  if (!SP_IS_PARTY_ITEM (item))
    return;
  show_others (self, sp_others_page_shows (SP_PARTY_ITEM (item)));
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (50, scroll_cb, self);
}

static void
sp_parties_page_text_changed (SpPage *page)
{
  sp_growth_restart (SP_PARTIES_PAGE (page)->growth);
}

static guint
sp_parties_page_count (SpPage *page)
{
  SpPartiesPage *self = SP_PARTIES_PAGE (page);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->main_parties));

  return n > 0 ? n : sp_page_get_count (SP_PAGE (self->others));
}

static gboolean
sp_parties_page_shows_kind (SpPage *page, SpItemKind kind)
{
  return kind == SP_ITEM_PARTY;
}

static char *
sp_parties_page_describe_nothing (SpPage *page, guint words)
{
  return g_strdup_printf (
      ngettext ("No parties found in %'u word", "No parties found in %'u words", words),
      words);
}

static void
sp_parties_page_dispose (GObject *object)
{
  SpPartiesPage *self = SP_PARTIES_PAGE (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_object (&self->growth);
  g_clear_object (&self->main_parties);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (sp_parties_page_parent_class)->dispose (object);
}

static void
sp_parties_page_class_init (SpPartiesPageClass *klass)
{
  SpPageClass *page_class = SP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_parties_page_dispose;
  page_class->document_changed = sp_parties_page_document_changed;
  page_class->analysis_changed = sp_parties_page_analysis_changed;
  page_class->focus_changed = sp_parties_page_focus_changed;
  page_class->text_changed = sp_parties_page_text_changed;
  page_class->footer_clicked = sp_parties_page_footer_clicked;
  page_class->count = sp_parties_page_count;
  page_class->shows_kind = sp_parties_page_shows_kind;
  page_class->describe_nothing = sp_parties_page_describe_nothing;
}

/* The second button: the party is chosen, and what can be done about it opens there. */
static void
second_button_cb (GtkGestureClick *gesture, int n_press, double x, double y, SpPartiesPage *self)
{
  GtkWidget *picked = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, SP_TYPE_PARTY_ROW) : NULL;
  SpFocus *focus = sp_page_get_focus (SP_PAGE (self));

  if (row == NULL || focus == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  sp_focus_set_item (focus, SP_ITEM (sp_party_row_get_item (SP_PARTY_ROW (row))));
  sp_corrector_ask (self->list, &(GdkRectangle){ (int)x, (int)y, 1, 1 });
}

static void
add_second_button (SpPartiesPage *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "pressed", G_CALLBACK (second_button_cb), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (gesture));
}

static GtkWidget *
make_main (SpPartiesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = sp_heading_new_widget (_ ("Main Parties"));

  sp_heading_widget_set_caption (heading, _ ("by prominence"));
  self->share = sp_share_card_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "party-list");
  add_second_button (self);
  self->main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->main), heading);
  gtk_box_append (GTK_BOX (self->main), self->list);
  gtk_box_append (GTK_BOX (box), self->share);
  gtk_box_append (GTK_BOX (box), self->main);
  self->offers = sp_merge_offers_new ();
  gtk_box_append (GTK_BOX (box), self->offers);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  return self->scroller;
}

static void
sp_parties_page_init (SpPartiesPage *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, NULL, NULL));
  self->growth = sp_growth_new (GTK_WIDGET (self), 1);
  g_signal_connect_object (self->growth,
                           "grew",
                           G_CALLBACK (sp_parties_page_focus_changed),
                           self,
                           G_CONNECT_SWAPPED);
  self->others = g_object_new (SP_TYPE_OTHERS_PAGE, NULL);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_main (self), "main");
  gtk_stack_add_named (GTK_STACK (self->stack), self->others, "others");
  sp_page_set_content (SP_PAGE (self), self->stack);
}
