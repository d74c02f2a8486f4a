/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes, stances and parties that the reader adds: by the keyboard, as acts that can be taken
 * back, kept over a restart, and exported as the reader's own. */
#include "config.h"
#include "sp-app-test.h"

#include <string.h>

#include "sp-add-window.h"
#include "sp-library-test.h"
#include "sp-picker.h"
#include "sp-quote-item.h"
#include "sp-reader-view-private.h"
#include "sp-shadow-list.h"
#include "sp-stance-item.h"
#include "sp-story.h"
#include "sp-window-private.h"

static SpWindow *
open_story (int width)
{
  SpWindow *window = sp_app_test_open_window (width, 900);

  sp_app_test_show_story (window);
  return window;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (SP_IS_ADD_WINDOW (other))
        return other; /* GTK owns it */
    }
  return NULL;
}

static GtkWidget *
ask (SpWindow *window, const char *words, guint key)
{
  GtkWidget *dialog;

  sp_app_test_select (window, words);
  sp_app_test_press (window->reader, key, 0);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  sp_app_test_settle (dialog);
  return dialog;
}

/* Types into what has the keyboard. */
static void
type (GtkWidget *dialog, const char *words)
{
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (dialog));

  g_assert_true (GTK_IS_EDITABLE (focused));
  gtk_editable_set_text (GTK_EDITABLE (focused), words);
}

static void
enter (GtkWidget *dialog)
{
  GtkWidget *focused = gtk_window_get_focus (GTK_WINDOW (dialog));

  g_signal_emit_by_name (gtk_widget_get_ancestor (focused, GTK_TYPE_ENTRY), "activate");
}

static guint
count_quotes (SpWindow *window)
{
  return g_list_model_get_n_items (sp_document_get_quotes (window->document));
}

static guint
count_stances (SpWindow *window)
{
  return g_list_model_get_n_items (sp_document_get_stances (window->document));
}

static const SpQuote *
find_own_quote (SpWindow *window)
{
  GListModel *quotes = sp_document_get_quotes (window->document);

  for (guint i = 0; i < g_list_model_get_n_items (quotes); i++)
    {
      g_autoptr (SpQuoteItem) item = g_list_model_get_item (quotes, i);

      if (sp_item_get_reader_flags (SP_ITEM (item)) & SP_READER_ADDED)
        return sp_quote_item_get_quote (item);
    }
  return NULL;
}

static const SpStance *
find_own_stance (SpWindow *window)
{
  GListModel *stances = sp_document_get_stances (window->document);

  for (guint i = 0; i < g_list_model_get_n_items (stances); i++)
    {
      g_autoptr (SpStanceItem) item = g_list_model_get_item (stances, i);

      if (sp_item_get_reader_flags (SP_ITEM (item)) & SP_READER_ADDED)
        return sp_stance_item_get_stance (item);
    }
  return NULL;
}

static const char *
name_of (SpWindow *window, int party)
{
  return sp_analysis_get_party (sp_document_get_analysis (window->document), (guint)party)->name;
}

static void
activate (SpWindow *window, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

static void
test_quote (void)
{
  SpWindow *window = open_story (1180);
  guint n = count_quotes (window);
  GtkWidget *dialog = ask (window, "neither side shows signs of giving way", GDK_KEY_q);

  type (dialog, "r"); /* a word that begins with it comes before those that have it inside */
  enter (dialog);
  sp_app_test_settle (GTK_WIDGET (window));
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count_quotes (window), ==, n + 1);
  g_assert_cmpstr (name_of (window, find_own_quote (window)->speaker), ==, "River Commission");
  g_assert_cmpint (find_own_quote (window)->kind, ==, SP_QUOTE_INDIRECT);
  g_assert_true (SP_IS_QUOTE_ITEM (sp_focus_get_item (window->focus)));
  activate (window, "undo");
  g_assert_cmpuint (count_quotes (window), ==, n);
  activate (window, "redo");
  g_assert_cmpuint (count_quotes (window), ==, n + 1);
  sp_app_test_close_window (window);
}

/* The speaker is guessed from the sentence; nothing to type. The marks say that it is direct. */
static void
test_guess (void)
{
  SpWindow *window = open_story (1180);
  GtkWidget *dialog = ask (window, "stood by the measures", GDK_KEY_q);

  enter (dialog);
  sp_app_test_settle (GTK_WIDGET (window));
  g_assert_cmpstr (name_of (window, find_own_quote (window)->speaker), ==, "Tomas Reyl");
  sp_app_test_close_window (window);
}

static void
test_stance (void)
{
  SpWindow *window = open_story (1180);
  guint n = count_stances (window);
  GtkWidget *dialog = ask (window, "Sudrian measures name the Aren Dam Company", GDK_KEY_s);

  /* both parties are named in the words: only the kind is to be said, and it is done */
  type (dialog, "sancti");
  enter (dialog);
  sp_app_test_settle (GTK_WIDGET (window));
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count_stances (window), ==, n + 1);
  g_assert_cmpstr (name_of (window, find_own_stance (window)->holder), ==, "Sudria");
  g_assert_cmpstr (name_of (window, find_own_stance (window)->target_party),
                   ==,
                   "Aren Dam Company");
  g_assert_cmpint (find_own_stance (window)->type, ==, SP_STANCE_SANCTIONS);
  g_assert_cmpint (find_own_stance (window)->polarity, ==, -1);
  activate (window, "undo");
  g_assert_cmpuint (count_stances (window), ==, n);
  sp_app_test_close_window (window);
}

/* A claim as the target: its card has a position more. */
static void
test_stance_on_claim (void)
{
  SpWindow *window = open_story (1180);
  GtkWidget *dialog;
  const SpClaim *claim;
  guint n;

  claim = sp_analysis_get_claim (sp_document_get_analysis (window->document), 0);
  n = claim->positions->len;
  dialog = ask (window, "Tomas Reyl, the Sudrian minister of water, stood by", GDK_KEY_s);
  type (dialog, "confirms");
  gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
  type (dialog, "holds back");
  enter (dialog);
  sp_app_test_settle (GTK_WIDGET (window));
  claim = sp_analysis_get_claim (sp_document_get_analysis (window->document), 0);
  g_assert_cmpuint (claim->positions->len, ==, n + 1);
  g_assert_cmpint (find_own_stance (window)->target_claim, ==, 0);
  g_assert_cmpstr (name_of (window, find_own_stance (window)->holder), ==, "Tomas Reyl");
  sp_app_test_close_window (window);
}

/* What is not whole is not added; a party cannot stand toward itself; Escape gives up. */
static void
test_not_whole (void)
{
  SpWindow *window = open_story (1180);
  GtkWidget *dialog = ask (window, "declined to comment", GDK_KEY_s);

  type (dialog, "nobody of that name");
  enter (dialog);
  g_assert_true (find_dialog () == dialog);
  type (dialog, "norland");
  enter (dialog);
  type (dialog, "denies");
  enter (dialog);
  type (dialog, "nordhaven"); /* the same */
  enter (dialog);
  g_assert_true (find_dialog () == dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  sp_app_test_settle (GTK_WIDGET (window));
  g_assert_null (find_own_stance (window));
  activate (window, "add-quote"); /* nothing is selected */
  sp_app_test_settle (GTK_WIDGET (window));
  sp_app_test_close_window (window);
}

static void
test_party (void)
{
  SpWindow *window = open_story (1180);
  SpAnalysis *analysis = sp_document_get_analysis (window->document);
  guint n = sp_analysis_get_n_parties (analysis);
  const SpParty *party;

  sp_app_test_select (window, "directors");
  sp_app_test_press (window->reader, GDK_KEY_p, 0);
  analysis = sp_document_get_analysis (window->document);
  g_assert_cmpuint (sp_analysis_get_n_parties (analysis), ==, n + 1);
  party = sp_analysis_get_party (analysis, n);
  g_assert_cmpstr (party->name, ==, "directors");
  g_assert_cmpuint (party->mentions->len, ==, 1);
  sp_app_test_select (window, "River Commission");
  sp_app_test_press (window->reader, GDK_KEY_p, 0);
  g_assert_cmpuint (sp_operation_log_get_n (sp_document_get_log (window->document)), ==, 1);
  activate (window, "undo");
  g_assert_cmpuint (sp_analysis_get_n_parties (sp_document_get_analysis (window->document)), ==, n);
  sp_app_test_close_window (window);
}

static gboolean
is_at_rest (gpointer data)
{
  SpWindow *window = data;

  return !sp_window_is_loading (window)
         && sp_document_get_state (window->document) == SP_DOCUMENT_READY;
}

/* Closed and opened again, and analysed anew: they are there, as the reader's. */
static void
test_restart (void)
{
  SpLibraryTest library = { 0 };
  SpWindow *window;
  GtkWidget *dialog;

  sp_library_test_open (&library);
  sp_library_test_settle (library.store);
  window = sp_app_test_open_library (library.store, 1180, 900);
  sp_app_test_show_story (window);
  sp_window_keep_article (window, sp_story_get_article (), NULL);
  sp_library_test_settle (library.store);
  sp_app_test_settle (GTK_WIDGET (window));
  dialog = ask (window, "neither side shows signs of giving way", GDK_KEY_q);
  type (dialog, "river");
  enter (dialog);
  dialog = ask (window, "Tomas Reyl, the Sudrian minister of water, stood by", GDK_KEY_s);
  type (dialog, "supports");
  enter (dialog);
  sp_document_set_published (window->document, "2024-03-30"); /* which analyses anew */
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_nonnull (find_own_quote (window));
  g_assert_nonnull (find_own_stance (window));
  sp_library_test_settle (library.store);
  sp_app_test_close_window (window);
  window = sp_app_test_open_library (library.store, 1180, 900);
  sp_window_open_entry (window, 1);
  g_assert_true (sp_test_wait (is_at_rest, window));
  g_assert_cmpstr (name_of (window, find_own_quote (window)->speaker), ==, "River Commission");
  g_assert_cmpint (find_own_stance (window)->type, ==, SP_STANCE_SUPPORTS);
  sp_library_test_settle (library.store);
  sp_app_test_close_window (window);
  sp_library_test_clear (&library);
}

static void
shoot (const char *name, int width, AdwColorScheme scheme, gboolean rtl)
{
  SpWindow *window;
  GtkWidget *dialog;
  g_autofree char *path = NULL, *stance_path = NULL, *popover_path = NULL;
  g_autofree char *stance = g_strconcat (name, "-stance", NULL);
  g_autofree char *popover = g_strconcat (name, "-popover", NULL);
  g_autofree char *own = g_strconcat (name, "-own", NULL), *own_path = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  window = open_story (width);
  sp_app_test_select (window, "neither side shows signs of giving way");
  sp_reader_view_tell_selected (SP_READER_VIEW (window->reader));
  sp_app_test_settle (GTK_WIDGET (window));
  popover_path = sp_app_test_shoot_native (window->mark_popover, popover);
  gtk_popover_popdown (GTK_POPOVER (window->mark_popover));
  sp_app_test_settle (GTK_WIDGET (window));
  dialog = ask (window, "neither side shows signs of giving way", GDK_KEY_q);
  type (dialog, "r");
  path = sp_app_test_shoot_native (dialog, name);
  enter (dialog);
  sp_operation_log_take (
      sp_document_get_log (window->document),
      sp_operation_new_set_speaker (sp_document_get_analysis (window->document), 6, 0));
  own_path = sp_app_test_shoot (window, own);
  dialog = ask (window, "Tomas Reyl, the Sudrian minister of water, stood by", GDK_KEY_s);
  stance_path = sp_app_test_shoot_native (dialog, stance);
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  sp_app_test_close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
test_pictures (void)
{
  shoot ("add-light", 1180, ADW_COLOR_SCHEME_FORCE_LIGHT, FALSE);
  shoot ("add-dark-rtl", 400, ADW_COLOR_SCHEME_FORCE_DARK, TRUE);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
  g_test_add_func ("/add/quote", test_quote);
  g_test_add_func ("/add/guess", test_guess);
  g_test_add_func ("/add/stance", test_stance);
  g_test_add_func ("/add/stance-on-claim", test_stance_on_claim);
  g_test_add_func ("/add/not-whole", test_not_whole);
  g_test_add_func ("/add/party", test_party);
  g_test_add_func ("/add/restart", test_restart);
  g_test_add_func ("/add/pictures", test_pictures);
  return g_test_run ();
}
