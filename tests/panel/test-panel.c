/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "sp-claim-row.h"
#include "sp-filter-bar.h"
#include "sp-list-page.h"
#include "sp-others-page.h"
#include "sp-palette.h"
#include "sp-panel-fixture.h"
#include "sp-panel-story.h"
#include "sp-panel.h"
#include "sp-parties-page.h"
#include "sp-party-row.h"
#include "sp-quote-item.h"
#include "sp-quotes-page.h"
#include "sp-row.h"
#include "sp-shadow-list.h"
#include "sp-stances-page.h"
#include "sp-timeline-page.h"
#include "sp-wrap-layout.h"

static void
assert_badges (SpPanelFixture *fixture, const guint *expected)
{
  AdwViewStack *stack
      = ADW_VIEW_STACK (sp_panel_find_in_sight (fixture->panel, ADW_TYPE_VIEW_STACK));
  g_autoptr (GListModel) pages = G_LIST_MODEL (adw_view_stack_get_pages (stack));

  g_assert_cmpuint (g_list_model_get_n_items (pages), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (pages, i);

      g_assert_cmpuint (adw_view_stack_page_get_badge_number (page), ==, expected[i]);
    }
}

static void
test_states (SpPanelFixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) bare = sp_panel_story_new_bare (fixture->engine);
  g_autoptr (SpArticle) story = sp_panel_story_new (fixture->engine);
  g_autoptr (SpArticle) failing = sp_panel_story_new_bare (fixture->engine);
  GtkWidget *progress = sp_panel_find (fixture->panel, GTK_TYPE_PROGRESS_BAR);
  const guint none[] = { 0, 0, 0, 0, 0 }, found[] = { 4, 8, 10, 4, 0 };

  g_assert_cmpstr (sp_panel_fixture_get_status (fixture), ==, "No Article");
  g_assert_false (gtk_widget_get_visible (progress));
  sp_stub_engine_hold (fixture->engine, TRUE);
  sp_document_set_article (fixture->document, bare);
  g_assert_cmpstr (sp_panel_fixture_get_status (fixture), ==, "Reading the Article…");
  g_assert_true (gtk_widget_get_visible (progress));
  sp_stub_engine_release (fixture->engine);
  sp_stub_engine_wait_ready (fixture->document);
  g_assert_false (gtk_widget_get_visible (progress));
  g_assert_cmpstr (sp_panel_fixture_get_status (fixture), ==, "No parties found in 9 words");
  sp_panel_set_page (SP_PANEL (fixture->panel), "quotes");
  g_assert_cmpstr (sp_panel_fixture_get_status (fixture), ==, "No quotes found in 9 words");
  assert_badges (fixture, none);
  sp_panel_fixture_show (fixture, story);
  g_assert_null (sp_panel_fixture_get_status (fixture));
  assert_badges (fixture, found);
  sp_stub_engine_fail (fixture->engine, failing, "The word lists are missing");
  sp_panel_fixture_show (fixture, failing);
  g_assert_cmpstr (sp_panel_fixture_get_status (fixture), ==, "The Article Could Not Be Analysed");
  sp_panel_set_document (SP_PANEL (fixture->panel), NULL, NULL);
  assert_badges (fixture, none);
}

static void
test_language (SpPanelFixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) foreign = sp_panel_story_new_foreign (fixture->engine);
  GtkRevealer *notice = GTK_REVEALER (sp_panel_find (fixture->panel, GTK_TYPE_REVEALER));

  sp_panel_fixture_show (fixture, foreign);
  g_assert_true (gtk_revealer_get_reveal_child (notice));
  sp_panel_fixture_show_story (fixture);
  g_assert_false (gtk_revealer_get_reveal_child (notice));
}

typedef struct
{
  const char *page;
  GType type;
  GListModel *list;
  guint first; /* of two items that are rows side by side */
} ListCase;

static void
test_both_ways (SpPanelFixture *fixture, gconstpointer data)
{
  const ListCase cases[] = {
    { "quotes", SP_TYPE_QUOTES_PAGE, sp_document_get_quotes (fixture->document) },
    { "stances", SP_TYPE_STANCES_PAGE, sp_document_get_stances (fixture->document) },
    { "stances", SP_TYPE_STANCES_PAGE, sp_document_get_claims (fixture->document), 1 },
    { "timeline", SP_TYPE_TIMELINE_PAGE, sp_document_get_happenings (fixture->document) },
  };

  sp_panel_fixture_show_story (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkSingleSelection *selection = sp_panel_fixture_get_selection (fixture, cases[i].type);
      SpItem *first = sp_panel_get_item (cases[i].list, cases[i].first),
             *second = sp_panel_get_item (cases[i].list, cases[i].first + 1);
      guint position, n;

      sp_panel_set_page (SP_PANEL (fixture->panel), cases[i].page);
      sp_panel_fixture_settle (fixture);
      /* the panel does not turn to another page by itself */
      sp_panel_set_page (SP_PANEL (fixture->panel), "parties");
      sp_focus_set_item (fixture->focus, second);
      g_assert_true (sp_panel_fixture_get_chosen (fixture, cases[i].type) == second);
      g_assert_cmpstr (sp_panel_get_page (SP_PANEL (fixture->panel)), ==, "parties");
      /* it does where the reader chose it in the text */
      sp_focus_set_item_from_text (fixture->focus, first, 0);
      g_assert_true (sp_panel_fixture_get_chosen (fixture, cases[i].type) == first);
      g_assert_cmpstr (sp_panel_get_page (SP_PANEL (fixture->panel)), ==, cases[i].page);
      /* a chosen row is one change of the focus */
      position = gtk_single_selection_get_selected (selection) + 1;
      n = fixture->n_focus_changes;
      gtk_single_selection_set_selected (selection, position);
      g_assert_true (sp_focus_get_item (fixture->focus) == second);
      g_assert_false (sp_focus_get_came_from_text (fixture->focus));
      g_assert_cmpuint (fixture->n_focus_changes, ==, n + 1);
      /* Return says it once more, so that the text goes there */
      gtk_widget_activate_action (
          sp_list_page_get_view (SP_LIST_PAGE (sp_panel_find (fixture->panel, cases[i].type))),
          "list.activate-item",
          "u",
          position);
      g_assert_cmpuint (fixture->n_focus_changes, ==, n + 2);
      sp_focus_clear (fixture->focus);
      g_assert_null (sp_panel_fixture_get_chosen (fixture, cases[i].type));
      sp_panel_fixture_settle (fixture);
    }
}

/* The chosen row stays the chosen one over a new analysis. */
static void
test_stays (SpPanelFixture *fixture, gconstpointer data)
{
  SpItem *quote;

  sp_panel_fixture_show_story (fixture);
  sp_panel_set_page (SP_PANEL (fixture->panel), "quotes");
  sp_panel_fixture_settle (fixture);
  quote = sp_panel_get_item (sp_document_get_quotes (fixture->document), 3);
  sp_focus_set_item (fixture->focus, quote);
  sp_document_set_published (fixture->document, "2024-04-01");
  sp_stub_engine_wait_ready (fixture->document);
  sp_panel_fixture_settle (fixture);
  g_assert_true (sp_panel_fixture_get_chosen (fixture, SP_TYPE_QUOTES_PAGE) == quote);
  g_assert_true (sp_focus_get_item (fixture->focus) == quote);
  sp_document_set_article (fixture->document, NULL);
  g_assert_null (sp_panel_fixture_get_chosen (fixture, SP_TYPE_QUOTES_PAGE));
  g_assert_null (sp_focus_get_item (fixture->focus));
}

static void
test_filter (SpPanelFixture *fixture, gconstpointer data)
{
  GtkWidget *page = sp_panel_find (fixture->panel, SP_TYPE_QUOTES_PAGE);
  SpFilterBar *bar = SP_FILTER_BAR (sp_panel_find (page, SP_TYPE_FILTER_BAR));
  GListModel *rows = G_LIST_MODEL (sp_panel_fixture_get_selection (fixture, SP_TYPE_QUOTES_PAGE));
  SpItem *paraphrase;

  sp_panel_fixture_show_story (fixture);
  sp_panel_set_page (SP_PANEL (fixture->panel), "quotes");
  sp_panel_fixture_settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 8);
  sp_filter_bar_set_active (bar, "marks");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
  sp_filter_bar_set_active (bar, "party:sudria");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      SpPartyItem *speaker
          = sp_quote_item_get_speaker (SP_QUOTE_ITEM (sp_panel_get_item (rows, i)));

      while (sp_party_item_get_principal (speaker) != NULL)
        speaker = sp_party_item_get_principal (speaker);
      g_assert_cmpstr (sp_party_item_get_name (speaker), ==, "Sudria");
    }
  /* what the focus is on is never hidden */
  paraphrase = sp_panel_get_item (sp_document_get_quotes (fixture->document), 3);
  sp_focus_set_item (fixture->focus, paraphrase);
  g_assert_cmpstr (sp_filter_bar_get_active (bar), ==, "all");
  g_assert_true (sp_panel_fixture_get_chosen (fixture, SP_TYPE_QUOTES_PAGE) == paraphrase);
  sp_panel_set_page (SP_PANEL (fixture->panel), "stances");
  sp_panel_fixture_settle (fixture);
  page = sp_panel_find (fixture->panel, SP_TYPE_STANCES_PAGE);
  bar = SP_FILTER_BAR (sp_panel_find (page, SP_TYPE_FILTER_BAR));
  rows = G_LIST_MODEL (sp_panel_fixture_get_selection (fixture, SP_TYPE_STANCES_PAGE));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 3 + 3 + 7);
  sp_filter_bar_set_active (bar, "unanswered");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1 + 2);
}

/* From the third claim on a claim is one line, until it is chosen. */
static void
test_folded_claim (SpPanelFixture *fixture, gconstpointer data)
{
  GListModel *claims = sp_document_get_claims (fixture->document);
  GtkWidget *view
      = sp_list_page_get_view (SP_LIST_PAGE (sp_panel_find (fixture->panel, SP_TYPE_STANCES_PAGE)));
  GtkWidget *rows[3] = { NULL };

  sp_panel_fixture_show_story (fixture);
  sp_panel_set_page (SP_PANEL (fixture->panel), "stances");
  sp_panel_fixture_settle (fixture);
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = sp_panel_find (child, SP_TYPE_CLAIM_ROW);

      for (guint i = 0; row != NULL && i < 3; i++)
        if (sp_row_get_item (SP_ROW (row)) == sp_panel_get_item (claims, i))
          rows[i] = row;
    }
  g_assert_cmpint (gtk_widget_get_height (rows[1]), >, gtk_widget_get_height (rows[2]));
  sp_focus_set_item (fixture->focus, sp_panel_get_item (claims, 2));
  sp_panel_fixture_settle (fixture);
  g_assert_cmpint (gtk_widget_get_height (rows[2]), >, gtk_widget_get_height (rows[1]));
}

static void
test_parties (SpPanelFixture *fixture, gconstpointer data)
{
  GListModel *parties = sp_document_get_parties (fixture->document);
  GtkWidget *page = sp_panel_find (fixture->panel, SP_TYPE_PARTIES_PAGE);
  GtkListBox *list;
  SpPartyRow *first, *second;
  SpItem *voice, *named;

  sp_panel_fixture_show_story (fixture);
  list = GTK_LIST_BOX (gtk_widget_get_ancestor (sp_panel_find_in_sight (page, SP_TYPE_PARTY_ROW),
                                                GTK_TYPE_LIST_BOX));
  first = SP_PARTY_ROW (gtk_list_box_get_row_at_index (list, 0));
  second = SP_PARTY_ROW (gtk_list_box_get_row_at_index (list, 1));
  g_assert_null (gtk_list_box_get_row_at_index (list, 4));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (first), TRUE);
  g_assert_true (sp_focus_get_item (fixture->focus) == SP_ITEM (sp_party_row_get_item (first)));
  /* another one in focus folds it; a voice unfolds the party it speaks for */
  voice = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    if (sp_party_item_get_principal (SP_PARTY_ITEM (sp_panel_get_item (parties, i)))
        == sp_party_row_get_item (second))
      voice = sp_panel_get_item (parties, i);
  sp_focus_set_item_from_text (fixture->focus, voice, 0);
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (first)));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (second)));
  g_assert_true (sp_focus_get_item (fixture->focus) == voice);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (second), FALSE);
  g_assert_null (sp_focus_get_item (fixture->focus));
  /* those merely named stand behind the line at the bottom */
  g_assert_null (sp_panel_find_in_sight (page, SP_TYPE_OTHERS_PAGE));
  named = sp_panel_get_item (parties, g_list_model_get_n_items (parties) - 1);
  sp_focus_set_item (fixture->focus, named);
  sp_panel_fixture_settle (fixture);
  g_assert_nonnull (sp_panel_find_in_sight (page, SP_TYPE_OTHERS_PAGE));
  g_assert_true (sp_panel_fixture_get_chosen (fixture, SP_TYPE_OTHERS_PAGE) == named);
}

static void
text_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **)text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
has_text (gpointer text)
{
  return *(char **)text != NULL;
}

static void
test_copy (SpPanelFixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->panel);
  g_autofree char *text = NULL;
  guint n = 0;

  sp_panel_fixture_show_story (fixture);
  g_signal_connect_swapped (fixture->panel, "copied", G_CALLBACK (g_atomic_int_inc), &n);
  sp_focus_set_item (fixture->focus,
                     sp_panel_get_item (sp_document_get_quotes (fixture->document), 1));
  gtk_widget_activate_action (sp_panel_find (fixture->panel, SP_TYPE_QUOTES_PAGE),
                              "page.copy",
                              NULL);
  g_assert_cmpuint (n, ==, 1);
  gdk_clipboard_read_text_async (clipboard, NULL, text_cb, &text);
  g_assert_true (sp_test_wait (has_text, &text));
  g_assert_cmpstr (text,
                   ==,
                   "the readings of her ministry showed a “clear and steady loss of water” since "
                   "August 2021 — Ada Holm, environment minister, for Norland\n"
                   "Sudria rejects Norland’s account of dam leak, Meridian Post, 28 March 2024");
}

static void
check_names (GtkWidget *widget, guint *n_rows)
{
  gboolean named
      = gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    g_assert_true (named);
  if (SP_IS_ROW (widget) || SP_IS_PARTY_ROW (widget))
    {
      g_assert_true (named);
      (*n_rows)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, n_rows);
}

static void
test_accessible (SpPanelFixture *fixture, gconstpointer data)
{
  const char *pages[] = { "parties", "quotes", "stances", "timeline" };
  guint n_rows = 0;

  sp_panel_fixture_show_story (fixture);
  sp_focus_set_item (fixture->focus,
                     sp_panel_get_item (sp_document_get_parties (fixture->document), 0));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      sp_panel_set_page (SP_PANEL (fixture->panel), pages[i]);
      sp_panel_fixture_settle (fixture);
    }
  check_names (fixture->panel, &n_rows);
  g_assert_cmpuint (n_rows, >=, 4 + 8 + 10 + 4);
}

/* Another document, and the same one again: nothing of the first is left. */
static void
test_other_document (SpPanelFixture *fixture, gconstpointer data)
{
  SpDocument *other = sp_stub_engine_open (fixture->engine);
  SpFocus *other_focus = sp_focus_new (other);
  const guint none[] = { 0, 0, 0, 0, 0 }, found[] = { 4, 8, 10, 4, 0 };

  sp_panel_fixture_show_story (fixture);
  sp_panel_set_page (SP_PANEL (fixture->panel), "quotes");
  sp_panel_fixture_settle (fixture);
  sp_focus_set_item (fixture->focus,
                     sp_panel_get_item (sp_document_get_quotes (fixture->document), 0));
  sp_panel_set_document (SP_PANEL (fixture->panel), other, other_focus);
  sp_panel_fixture_settle (fixture);
  assert_badges (fixture, none);
  g_assert_null (sp_panel_fixture_get_chosen (fixture, SP_TYPE_QUOTES_PAGE));
  sp_panel_set_document (SP_PANEL (fixture->panel), fixture->document, fixture->focus);
  sp_panel_fixture_settle (fixture);
  assert_badges (fixture, found);
  g_assert_nonnull (sp_panel_fixture_get_chosen (fixture, SP_TYPE_QUOTES_PAGE));
  g_assert_finalize_object (other_focus);
  g_assert_finalize_object (other);
}

static void
test_page_property (SpPanelFixture *fixture, gconstpointer data)
{
  g_autofree char *page = NULL;
  guint n = 0;

  g_object_get (fixture->panel, "page", &page, NULL);
  g_assert_cmpstr (page, ==, "parties");
  g_signal_connect_swapped (fixture->panel, "notify::page", G_CALLBACK (g_atomic_int_inc), &n);
  sp_panel_set_page (SP_PANEL (fixture->panel), "parties");
  g_assert_cmpuint (n, ==, 0);
  g_object_set (fixture->panel, "page", "timeline", NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (sp_panel_get_page (SP_PANEL (fixture->panel)), ==, "timeline");
}

static void
assert_edge (GtkWidget *chip, SpTheme theme, int slot)
{
  GdkRGBA expected = sp_palette_get_edge (theme, slot), color;

  gtk_style_context_get_color (gtk_widget_get_style_context (chip), &color);
  g_assert_true (gdk_rgba_equal (&color, &expected));
}

/* The colours follow the theme without a restart. */
static void
test_theme (SpPanelFixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *chip;

  sp_panel_fixture_show_story (fixture);
  chip = sp_panel_find_in_sight (sp_panel_find_in_sight (fixture->panel, SP_TYPE_PARTY_ROW),
                                 g_type_from_name ("SpChip"));
  assert_edge (chip, SP_THEME_LIGHT, 0);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  sp_panel_fixture_settle (fixture);
  assert_edge (chip, SP_THEME_DARK, 0);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  sp_panel_fixture_settle (fixture);
  assert_edge (chip, SP_THEME_LIGHT, 0);
}

/* Returns: the milliseconds that this thread has worked: others on the machine do not count. */
static double
get_busy_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Many findings make few rows at a time. What is aimed at is 16 ms a turn, and the figure is
 * printed; the bound leaves room for builds with sanitizers. */
static void
test_long (SpPanelFixture *fixture, gconstpointer data)
{
  g_autoptr (SpArticle) article = sp_panel_story_new_long (fixture->engine, 5000);
  const char *pages[] = { "quotes", "stances", "timeline", "parties" };
  GtkWidget *view
      = sp_list_page_get_view (SP_LIST_PAGE (sp_panel_find (fixture->panel, SP_TYPE_QUOTES_PAGE)));
  double longest = 0;
  guint n_rows = 0;

  sp_document_set_article (fixture->document, article);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      for (guint k = 0; k < 400; k++)
        {
          double start = get_busy_ms ();

          g_main_context_iteration (NULL, FALSE);
          longest = MAX (longest, get_busy_ms () - start);
          g_usleep (200);
        }
      sp_panel_set_page (SP_PANEL (fixture->panel), pages[i]);
    }
  g_assert_cmpint (sp_document_get_state (fixture->document), ==, SP_DOCUMENT_READY);
  g_test_message ("longest turn of the loop: %.1f ms", longest);
  g_assert_cmpfloat (longest, <, 150);
  g_assert_cmpuint (g_list_model_get_n_items (sp_document_get_quotes (fixture->document)), >, 400);
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_rows++;
  g_assert_cmpuint (n_rows, <=, 250);
}

static void
test_wrap (void)
{
  GtkWidget *box = g_object_ref_sink (sp_wrap_box_new (10, 5));
  int height;

  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *child = gtk_label_new (NULL);

      gtk_widget_set_size_request (child, 100, 20 + (int)i);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 320, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 22);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 319, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 21 + 5 + 22);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 20 + 5 + 21 + 5 + 22);
  sp_wrap_box_clear (box);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 0);
  g_object_unref (box);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/panel/" path,                                                                      \
              SpPanelFixture,                                                                      \
              NULL,                                                                                \
              sp_panel_fixture_set_up,                                                             \
              func,                                                                                \
              sp_panel_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    exit (77);
  adw_init ();
  ADD ("states", test_states);
  ADD ("language", test_language);
  ADD ("both-ways", test_both_ways);
  ADD ("stays", test_stays);
  ADD ("filter", test_filter);
  ADD ("folded-claim", test_folded_claim);
  ADD ("parties", test_parties);
  ADD ("copy", test_copy);
  ADD ("accessible", test_accessible);
  ADD ("other-document", test_other_document);
  ADD ("page-property", test_page_property);
  ADD ("theme", test_theme);
  ADD ("long", test_long);
  g_test_add_func ("/panel/wrap", test_wrap);
  return g_test_run ();
}
