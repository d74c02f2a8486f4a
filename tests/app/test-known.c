/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-app-test.h"

#include "sp-known-calls.h"
#include "sp-known-window.h"
#include "sp-library-test.h"
#include "sp-library-view-private.h"
#include "sp-party-item.h"
#include "sp-shadow-list.h"
#include "sp-story.h"
#include "sp-window-private.h"

/* What the reader calls parties in the whole library, on a real one. */

typedef struct
{
  SpLibraryTest library;
  SpWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  *f = (Fixture){ 0 };
  sp_library_test_open (&f->library);
  sp_library_test_settle (f->library.store);
  f->window = sp_app_test_open_library (f->library.store, 1180, 700);
  sp_app_test_settle_library (f->window, f->library.store);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  sp_app_test_close_window (f->window);
  sp_library_test_clear (&f->library);
}

static void
act (Fixture *f, const char *action, GVariant *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window), action, target);
  sp_app_test_settle_library (f->window, f->library.store);
}

static GPtrArray *
list_known (Fixture *f)
{
  g_autoptr (SpLibrary) library = sp_library_open (f->library.folder, NULL);
  GPtrArray *known = sp_library_list_known_parties (library, NULL);

  g_assert_nonnull (known);
  return known;
}

static gboolean
has_party (Fixture *f, const char *name)
{
  GListModel *parties = sp_document_get_parties (f->window->document);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (SpPartyItem) item = g_list_model_get_item (parties, i);

      if (g_str_equal (sp_party_item_get_name (item), name))
        return TRUE;
    }
  return FALSE;
}

/* A name that was kept is offered to the next article; taking it is one act that can be undone. */
static void
test_offer (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) known = NULL;

  act (f, "keep-party", g_variant_new ("(ss)", "Sudria", "Republic of Sudria"));
  act (f, "keep-party", g_variant_new ("(ss)", "Norland", "Kingdom of Norland"));
  known = list_known (f);
  g_assert_cmpuint (known->len, ==, 2);
  sp_app_test_show_story (f->window);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_nonnull (f->window->known);
  g_assert_true (has_party (f, "Sudria"));
  act (f, "apply-known", NULL);
  g_assert_true (has_party (f, "Republic of Sudria"));
  g_assert_true (has_party (f, "Kingdom of Norland"));
  act (f, "undo", NULL);
  g_assert_true (has_party (f, "Sudria"));
  g_assert_true (has_party (f, "Norland"));
}

/* An article that the reader has begun to correct is left alone. */
static void
test_own_way (Fixture *f, gconstpointer data)
{
  sp_app_test_show_story (f->window);
  sp_app_test_settle_library (f->window, f->library.store);
  sp_operation_log_take (
      sp_document_get_log (f->window->document),
      sp_operation_new_rename (sp_document_get_analysis (f->window->document), 0, "Us"));
  g_clear_pointer (&f->window->known, g_ptr_array_unref);
  f->window->known_serial = 0;
  g_object_notify (G_OBJECT (f->window->document), "state");
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_null (f->window->known);
}

static gboolean
has_no_rows (gpointer window)
{
  return sp_known_window_get_n_rows (window) == 0;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *tooltip)
{
  GtkWidget *found
      = GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0
            ? widget
            : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, tooltip);
  return found;
}

static void
test_window (Fixture *f, gconstpointer data)
{
  GtkWindow *window;
  g_autoptr (GPtrArray) known = NULL;

  act (f, "keep-party", g_variant_new ("(ss)", "Port Sud", "Sudria"));
  window = sp_known_window_new (f->library.store);
  gtk_window_present (window);
  sp_app_test_settle_library (f->window, f->library.store);
  g_assert_cmpuint (sp_known_window_get_n_rows (SP_KNOWN_WINDOW (window)), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "known.copy", NULL);
  g_signal_emit_by_name (find_button (GTK_WIDGET (window), "Forget"), "clicked");
  g_assert_true (sp_test_wait (has_no_rows, window));
  known = list_known (f);
  g_assert_cmpuint (known->len, ==, 0);
  gtk_window_destroy (window);
  sp_app_test_settle_library (f->window, f->library.store);
}

int
main (int argc, char **argv)
{
  sp_app_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/app-known/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("offer", test_offer);
  ADD ("own-way", test_own_way);
  ADD ("window", test_window);
  return g_test_run ();
}
