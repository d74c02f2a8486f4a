/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-app-test.h"

#include "sp-library-test.h"
#include "sp-library-view-private.h"
#include "sp-party-found-item.h"
#include "sp-party-page.h"
#include "sp-shadow-list.h"
#include "sp-story.h"
#include "sp-window-private.h"

/* One party in all articles, in the window, on a real library. */

typedef struct
{
  SpLibraryTest library;
  SpWindow *window;
} Fixture;

static void
open_window (Fixture *f, int width)
{
  f->window = sp_app_test_open_library (f->library.store, width, 700);
  sp_app_test_settle_library (f->window, f->library.store);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  *f = (Fixture){ 0 };
  sp_library_test_open (&f->library);
  sp_library_test_settle (f->library.store);
  open_window (f, 1180);
  sp_app_test_show_story (f->window);
  sp_window_keep_article (f->window, sp_story_get_article (), NULL);
  sp_app_test_settle_library (f->window, f->library.store);
  sp_app_test_settle_library (f->window, f->library.store);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  sp_app_test_close_window (f->window);
  sp_library_test_clear (&f->library);
}

static GListModel *
get_model (Fixture *f)
{
  return sp_party_page_get_model (SP_PARTY_PAGE (f->window->party_page));
}

static const char *
get_page (Fixture *f)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (f->window->stack));
}

static void
show_party (Fixture *f, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window),
                                  "show-party",
                                  g_variant_new_string (name));
  sp_app_test_settle_library (f->window, f->library.store);
  sp_app_test_settle_library (f->window, f->library.store);
}

/* The page lists the article and what the party says and does; a row leads to its words. */
static void
test_open (Fixture *f, gconstpointer data)
{
  g_autoptr (SpPartyFoundItem) first = NULL;
  g_autoptr (SpPartyFoundItem) last = NULL;
  guint n;

  show_party (f, "Sudria");
  g_assert_cmpstr (get_page (f), ==, "party");
  n = g_list_model_get_n_items (get_model (f));
  g_assert_cmpuint (n, >, 3);
  first = g_list_model_get_item (get_model (f), 0);
  g_assert_cmpint (sp_party_found_item_get (first)->kind, ==, SP_PARTY_FOUND_ARTICLE);
  last = g_list_model_get_item (get_model (f), n - 1);
  g_assert_cmpuint (sp_party_found_item_get (last)->position, >, 0);
  g_signal_emit_by_name (f->window->party_page,
                         "open",
                         sp_party_found_item_get (last)->article,
                         sp_party_found_item_get (last)->position);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpstr (get_page (f), ==, "article");
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "back-to-party", NULL);
  g_assert_cmpstr (get_page (f), ==, "party");
  gtk_widget_activate_action (f->window->party_page, "party.close", NULL);
  g_assert_cmpstr (get_page (f), ==, "article");
}

static gboolean
is_read (gpointer window)
{
  return SP_WINDOW (window)->article_id == 1;
}

/* From a window with no article the row opens it. */
static void
test_elsewhere (Fixture *f, gconstpointer data)
{
  sp_app_test_close_window (f->window);
  open_window (f, 1180);
  show_party (f, "Norland");
  gtk_widget_activate_action (f->window->party_page, "party.close", NULL);
  g_assert_cmpstr (get_page (f), ==, "empty");
  show_party (f, "Norland");
  g_signal_emit_by_name (f->window->party_page, "open", (gint64)1, 40u);
  g_assert_true (sp_test_wait (is_read, f->window));
  g_assert_cmpstr (get_page (f), ==, "article");
}

static void
test_nobody (Fixture *f, gconstpointer data)
{
  show_party (f, "Atlantis");
  g_assert_cmpuint (g_list_model_get_n_items (get_model (f)), ==, 0);
  g_assert_cmpstr (get_page (f), ==, "party");
}

/* Who looks for a party in the library is offered its page. */
static void
test_offer (Fixture *f, gconstpointer data)
{
  SpLibraryView *view = SP_LIBRARY_VIEW (f->window->library_view);

  g_assert_false (gtk_widget_get_visible (view->party_button));
  sp_library_view_set_search (view, "is:read party:\"River Commission\" dam");
  g_assert_true (gtk_widget_get_visible (view->party_button));
  g_assert_cmpstr (g_variant_get_string (
                       gtk_actionable_get_action_target_value (GTK_ACTIONABLE (view->party_button)),
                       NULL),
                   ==,
                   "River Commission");
  sp_library_view_set_search (view, "counterparty:x");
  g_assert_false (gtk_widget_get_visible (view->party_button));
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  show_party (f, "Sudria");
  gtk_widget_activate_action (f->window->party_page, "party.copy-csv", NULL);
  g_assert_true (gdk_content_formats_contain_gtype (
      gdk_clipboard_get_formats (gtk_widget_get_clipboard (f->window->party_page)),
      G_TYPE_STRING));
}

static void
shoot (Fixture *f, const char *name)
{
  g_autofree char *path = sp_app_test_shoot (f->window, name);

  g_test_message ("%s", path);
}

static void
test_pictures (Fixture *f, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();

  show_party (f, "Norland");
  shoot (f, "party-light");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  shoot (f, "party-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  show_party (f, "Atlantis");
  shoot (f, "party-none");
  sp_app_test_close_window (f->window);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
  open_window (f, 360);
  show_party (f, "Norland");
  shoot (f, "party-narrow-large");
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  sp_app_test_close_window (f->window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  open_window (f, 1180);
  show_party (f, "Norland");
  shoot (f, "party-rtl");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/app-party/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("open", test_open);
  ADD ("elsewhere", test_elsewhere);
  ADD ("nobody", test_nobody);
  ADD ("offer", test_offer);
  ADD ("copy", test_copy);
  ADD ("pictures", test_pictures);
  return g_test_run ();
}
