/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reader corrects in the panel: by the actions of its menus, and taken back again. */
#include <adwaita.h>

#include "sp-claim-item.h"
#include "sp-correct-menu.h"
#include "sp-difference.h"
#include "sp-merge-offers.h"
#include "sp-panel-fixture.h"
#include "sp-panel-story.h"
#include "sp-panel.h"
#include "sp-party-item.h"
#include "sp-quote-item.h"
#include "sp-shadow-list.h"
#include "sp-stance-item.h"

typedef struct
{
  SpPanelFixture panel;
  GString *told; /* what the panel said was done */
} Fixture;

static void
acted_cb (SpPanel *panel, const char *words, GString *told)
{
  g_string_append_printf (told, "%s;", words);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  sp_panel_fixture_set_up (&self->panel, data);
  self->told = g_string_new (NULL);
  g_signal_connect (self->panel.panel, "acted", G_CALLBACK (acted_cb), self->told);
  sp_panel_fixture_show_story (&self->panel);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sp_panel_fixture_tear_down (&self->panel, data);
  g_string_free (self->told, TRUE);
}

static SpPartyItem *
find_party (Fixture *self, const char *name)
{
  GListModel *parties = sp_document_get_parties (self->panel.document);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      SpPartyItem *party = SP_PARTY_ITEM (sp_panel_get_item (parties, i));

      if (g_str_equal (sp_party_item_get_name (party), name))
        return party;
    }
  return NULL;
}

static int
index_of (Fixture *self, const char *name)
{
  return (int)sp_item_get_index (SP_ITEM (find_party (self, name)));
}

static void
choose (Fixture *self, gpointer item)
{
  g_assert_true (SP_IS_ITEM (item));
  sp_focus_set_item (self->panel.focus, item);
}

static void
do_action (Fixture *self, const char *action, int target)
{
  g_assert_true (gtk_widget_activate_action (self->panel.panel, action, "i", target));
}

static void
do_plain (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->panel.panel, action, NULL));
}

static void
undo (Fixture *self)
{
  g_assert_true (sp_operation_log_undo (sp_document_get_log (self->panel.document)));
}

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static void
test_party (Fixture *self, gconstpointer data)
{
  GListModel *parties = sp_document_get_parties (self->panel.document);
  guint n = count (parties);

  choose (self, find_party (self, "Harbour Ltd"));
  do_action (self, "correct.merge", index_of (self, "Lakeside Farms"));
  g_assert_cmpuint (count (parties), ==, n - 1);
  g_assert_null (find_party (self, "Harbour Ltd"));
  undo (self);
  g_assert_cmpuint (count (parties), ==, n);

  choose (self, find_party (self, "Ada Holm"));
  g_assert_cmpstr (
      sp_party_item_get_name (sp_party_item_get_principal (find_party (self, "Ada Holm"))),
      ==,
      "Norland");
  do_action (self, "correct.speaks-for", index_of (self, "River Board"));
  g_assert_cmpstr (
      sp_party_item_get_name (sp_party_item_get_principal (find_party (self, "Ada Holm"))),
      ==,
      "River Board");
  do_action (self, "correct.speaks-for", SP_NONE);
  g_assert_null (sp_party_item_get_principal (find_party (self, "Ada Holm")));

  choose (self, find_party (self, "Port Lune"));
  do_action (self, "correct.kind", SP_PARTY_GOVERNMENT);
  g_assert_cmpint (sp_party_item_get_party (find_party (self, "Port Lune"))->kind,
                   ==,
                   SP_PARTY_GOVERNMENT);
  g_assert_cmpint (sp_item_get_reader_flags (SP_ITEM (find_party (self, "Port Lune"))),
                   ==,
                   SP_READER_CHANGED | SP_READER_DIFFERS);
  do_plain (self, "correct.reject");
  g_assert_null (find_party (self, "Port Lune"));
  g_assert_null (sp_focus_get_item (self->panel.focus));
  undo (self);
  g_assert_nonnull (find_party (self, "Port Lune"));
  g_assert_cmpstr (self->told->str,
                   ==,
                   "Joined into one party;Party changed;Party changed;Party changed;Taken out;");
}

static void
test_quote (Fixture *self, gconstpointer data)
{
  GListModel *quotes = sp_document_get_quotes (self->panel.document);
  SpQuoteItem *first = SP_QUOTE_ITEM (sp_panel_get_item (quotes, 0));
  guint n = count (quotes);

  choose (self, first);
  do_action (self, "correct.speaker", index_of (self, "River Board"));
  g_assert_cmpstr (sp_party_item_get_name (sp_quote_item_get_speaker (first)), ==, "River Board");
  do_action (self, "correct.speaker", SP_NONE);
  g_assert_null (sp_quote_item_get_speaker (first));
  undo (self);
  undo (self);
  g_assert_cmpstr (sp_party_item_get_name (sp_quote_item_get_speaker (first)), ==, "Sudria");
  do_plain (self, "correct.accept");
  g_assert_cmpint (sp_item_get_reader_flags (SP_ITEM (first)), ==, SP_READER_ACCEPTED);
  do_plain (self, "correct.reject");
  g_assert_cmpuint (count (quotes), ==, n - 1);
  undo (self);
  g_assert_cmpuint (count (quotes), ==, n);
}

/* ---- parties that may be one ---- */

static GtkWidget *
get_offers (Fixture *self)
{
  return sp_panel_find (self->panel.panel, SP_TYPE_MERGE_OFFERS);
}

static guint
count_offers (Fixture *self)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (get_offers (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

/* What the first pair says; its two buttons are @merge and @apart. */
static const char *
first_offer (Fixture *self, GtkWidget **merge, GtkWidget **apart)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_first_child (get_offers (self)));

  *merge = gtk_widget_get_first_child (gtk_widget_get_next_sibling (label));
  *apart = gtk_widget_get_next_sibling (*merge);
  return gtk_label_get_text (GTK_LABEL (label));
}

#define FIRST_PAIR "Perhaps the same: Sudria and Sudrian embassy"
#define SECOND_PAIR "Perhaps the same: Harbour Ltd and Port Lune"

static void
test_merge_offer (Fixture *self, gconstpointer data)
{
  GListModel *parties = sp_document_get_parties (self->panel.document);
  guint n = count (parties);
  GtkWidget *merge, *apart;

  g_assert_cmpuint (count_offers (self), ==, 3);
  g_assert_true (gtk_widget_get_mapped (get_offers (self)));
  g_assert_cmpstr (first_offer (self, &merge, &apart), ==, FIRST_PAIR);
  gtk_test_accessible_assert_property (merge,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Merge Sudria and Sudrian embassy");
  gtk_test_accessible_assert_property (apart,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Sudria and Sudrian embassy are not the same");
  g_signal_emit_by_name (merge, "clicked");
  g_assert_cmpuint (count (parties), ==, n - 1);
  g_assert_null (find_party (self, "Sudrian embassy"));
  g_assert_nonnull (find_party (self, "Sudria"));
  g_assert_cmpstr (first_offer (self, &merge, &apart), ==, SECOND_PAIR);
  undo (self);
  g_assert_cmpuint (count (parties), ==, n);
  g_assert_cmpstr (first_offer (self, &merge, &apart), ==, FIRST_PAIR);
  g_assert_cmpstr (self->told->str, ==, "Joined into one party;");
}

/* A pair that is not the same is asked no more, until that is undone. The keyboard stays at what is
 * asked, and goes up when that is all answered. */
static void
test_kept_apart (Fixture *self, gconstpointer data)
{
  SpOperationLog *log = sp_document_get_log (self->panel.document);
  GListModel *parties = sp_document_get_parties (self->panel.document);
  guint n = count (parties);
  GtkWidget *merge, *apart;

  g_assert_cmpstr (first_offer (self, &merge, &apart), ==, FIRST_PAIR);
  g_assert_true (gtk_widget_grab_focus (apart));
  g_signal_emit_by_name (apart, "clicked");
  g_assert_cmpuint (count (parties), ==, n);
  g_assert_cmpuint (count_offers (self), ==, 3);
  g_assert_cmpstr (first_offer (self, &merge, &apart), ==, SECOND_PAIR);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->panel.window)) == merge);
  undo (self);
  g_assert_cmpstr (first_offer (self, &merge, &apart), ==, FIRST_PAIR);
  g_assert_true (sp_operation_log_redo (log));
  for (guint left = 3; left > 0; left--)
    {
      g_assert_cmpuint (count_offers (self), ==, left);
      first_offer (self, &merge, &apart);
      g_assert_true (gtk_widget_grab_focus (apart));
      g_signal_emit_by_name (apart, "clicked");
    }
  g_assert_false (gtk_widget_get_visible (get_offers (self)));
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (self->panel.window)));
  g_assert_cmpuint (sp_operation_log_get_n (log), ==, 4);
  g_assert_cmpstr (self->told->str,
                   ==,
                   "Kept as two parties;Kept as two parties;Kept as two parties;"
                   "Kept as two parties;");
}

/* Returns: (transfer none): the first stance toward a party. */
static SpStanceItem *
find_stance (Fixture *self)
{
  GListModel *stances = sp_document_get_stances (self->panel.document);

  for (guint i = 0; i < count (stances); i++)
    {
      SpStanceItem *stance = SP_STANCE_ITEM (sp_panel_get_item (stances, i));

      if (sp_stance_item_get_target (stance) != NULL)
        return stance;
    }
  g_assert_not_reached ();
}

static void
test_stance (Fixture *self, gconstpointer data)
{
  SpStanceItem *stance = find_stance (self);
  g_autofree char *holder = g_strdup (sp_party_item_get_name (sp_stance_item_get_holder (stance)));
  g_autofree char *target = g_strdup (sp_party_item_get_name (sp_stance_item_get_target (stance)));

  choose (self, stance);
  do_plain (self, "correct.swap");
  stance = SP_STANCE_ITEM (sp_focus_get_item (self->panel.focus));
  g_assert_cmpstr (sp_party_item_get_name (sp_stance_item_get_holder (stance)), ==, target);
  g_assert_cmpstr (sp_party_item_get_name (sp_stance_item_get_target (stance)), ==, holder);
  do_action (self, "correct.type", SP_STANCE_SUPPORTS);
  stance = SP_STANCE_ITEM (sp_focus_get_item (self->panel.focus));
  g_assert_cmpint (sp_stance_item_get_stance (stance)->type, ==, SP_STANCE_SUPPORTS);
  do_action (self, "correct.target", index_of (self, "Estmark Shipping"));
  stance = SP_STANCE_ITEM (sp_focus_get_item (self->panel.focus));
  g_assert_cmpstr (sp_party_item_get_name (sp_stance_item_get_target (stance)),
                   ==,
                   "Estmark Shipping");
}

/* What makes no sense does nothing: nothing in focus, a finding of another kind, no such party. */
static void
test_nonsense (Fixture *self, gconstpointer data)
{
  SpOperationLog *log = sp_document_get_log (self->panel.document);

  do_plain (self, "correct.reject");
  do_action (self, "correct.merge", 1);
  choose (self, find_party (self, "Norland"));
  do_action (self, "correct.merge", index_of (self, "Norland"));
  do_action (self, "correct.merge", 99);
  do_action (self, "correct.merge", -7);
  g_assert_true (gtk_widget_activate_action (self->panel.panel, "correct.join", "(ii)", 1, 1));
  g_assert_true (gtk_widget_activate_action (self->panel.panel, "correct.join", "(ii)", 99, 1));
  g_assert_true (
      gtk_widget_activate_action (self->panel.panel, "correct.keep-apart", "(ii)", 1, -1));
  do_action (self, "correct.kind", 99);
  do_action (self, "correct.speaker", 1);
  do_plain (self, "correct.swap");
  g_assert_cmpuint (sp_operation_log_get_n (log), ==, 0);
  g_assert_cmpstr (self->told->str, ==, "");
}

static gboolean
is_open (gpointer panel)
{
  GtkWidget *popover = sp_panel_find_in_sight (panel, GTK_TYPE_POPOVER_MENU);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

static void
assert_differs (gpointer item, const char *words)
{
  g_autofree char *differs = sp_difference_describe (item);

  g_assert_cmpstr (differs, ==, words);
}

/* Where the reader and the analysis differ, the panel says what the analysis says. */
static void
test_difference (Fixture *self, gconstpointer data)
{
  GListModel *quotes = sp_document_get_quotes (self->panel.document);
  SpItem *quote = SP_ITEM (sp_panel_get_item (quotes, 0));
  SpPartyItem *party = find_party (self, "Harbour Ltd");
  g_autofree char *speaker
      = g_strdup (sp_party_item_get_name (sp_quote_item_get_speaker (SP_QUOTE_ITEM (quote))));
  g_autofree char *words = g_strdup_printf ("By the analysis %s says this.", speaker);

  assert_differs (quote, NULL);
  choose (self, quote);
  do_action (self, "correct.speaker", index_of (self, "Harbour Ltd"));
  assert_differs (quote, words);
  do_action (self, "correct.speaker", index_of (self, speaker));
  assert_differs (quote, NULL);
  choose (self, party);
  do_action (self, "correct.kind", SP_PARTY_COUNTRY);
  assert_differs (party, "The analysis takes it for: Organization.");
  undo (self);
  assert_differs (party, NULL);
}

/* Returns: (transfer none) (nullable): the menu of a finding: others are those of buttons. */
static GtkWidget *
find_menu (GtkWidget *panel)
{
  for (GtkWidget *child = gtk_widget_get_first_child (panel); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER_MENU (child))
      return child;
  return NULL;
}

static gboolean
is_closed (gpointer panel)
{
  return find_menu (panel) == NULL;
}

static void
test_menu (Fixture *self, gconstpointer data)
{
  GtkWidget *panel = self->panel.panel, *entry;

  choose (self, find_party (self, "Norland"));
  g_assert_true (gtk_widget_activate_action (panel, "correct.menu", "(iiii)", 40, 200, 1, 1));
  g_assert_true (sp_test_wait (is_open, panel));
  gtk_popover_popdown (GTK_POPOVER (find_menu (panel)));
  g_assert_true (sp_test_wait (is_closed, panel));
  do_plain (self, "correct.rename");
  sp_panel_fixture_settle (&self->panel);
  entry = sp_panel_find (panel, GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Norland");
  gtk_editable_set_text (GTK_EDITABLE (entry), "  Republic of Norland ");
  g_signal_emit_by_name (entry, "activate");
  sp_panel_fixture_settle (&self->panel);
  g_assert_nonnull (find_party (self, "Republic of Norland"));
  g_assert_null (sp_panel_find (panel, GTK_TYPE_ENTRY));
  undo (self);
  g_assert_nonnull (find_party (self, "Norland"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/corrector/party", test_party);
  ADD ("/corrector/merge-offer", test_merge_offer);
  ADD ("/corrector/kept-apart", test_kept_apart);
  ADD ("/corrector/quote", test_quote);
  ADD ("/corrector/stance", test_stance);
  ADD ("/corrector/nonsense", test_nonsense);
  ADD ("/corrector/difference", test_difference);
  ADD ("/corrector/menu", test_menu);
#undef ADD
  return g_test_run ();
}
