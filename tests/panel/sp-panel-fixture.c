/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-panel-fixture.h"

#include <adwaita.h>

#include "sp-list-page.h"
#include "sp-panel-story.h"
#include "sp-panel.h"
#include "sp-shadow-list.h"

static gboolean
frames_over (gpointer left)
{
  return *(int *)left <= 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer left)
{
  (*(int *)left)--;
  gtk_widget_queue_draw (widget);
  return *(int *)left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Lets the window draw a few frames: what waits for a layout is done then. */
void
sp_panel_fixture_settle (SpPanelFixture *fixture)
{
  int left = 8;

  gtk_widget_add_tick_callback (fixture->window, tick_cb, &left, NULL);
  g_assert_true (sp_test_wait (frames_over, &left));
}

static void
focus_changed_cb (SpFocus *focus, guint *n)
{
  (*n)++;
}

void
sp_panel_fixture_set_up (SpPanelFixture *fixture, gconstpointer data)
{
  fixture->engine = sp_stub_engine_new ();
  fixture->document = sp_stub_engine_open (fixture->engine);
  fixture->focus = sp_focus_new (fixture->document);
  g_signal_connect (fixture->focus,
                    "changed",
                    G_CALLBACK (focus_changed_cb),
                    &fixture->n_focus_changes);
  fixture->panel = sp_panel_new ();
  sp_panel_set_document (SP_PANEL (fixture->panel), fixture->document, fixture->focus);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->panel);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 368, 760);
  gtk_window_present (GTK_WINDOW (fixture->window));
  sp_panel_fixture_settle (fixture);
}

void
sp_panel_fixture_tear_down (SpPanelFixture *fixture, gconstpointer data)
{
  gpointer panel = fixture->panel;

  g_object_add_weak_pointer (G_OBJECT (panel), &panel);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (panel);
  g_assert_finalize_object (fixture->focus);
  g_assert_finalize_object (fixture->document);
  sp_stub_engine_free (fixture->engine);
}

void
sp_panel_fixture_show (SpPanelFixture *fixture, SpArticle *article)
{
  sp_document_set_article (fixture->document, article);
  sp_stub_engine_wait_ready (fixture->document);
  sp_panel_fixture_settle (fixture);
}

void
sp_panel_fixture_show_story (SpPanelFixture *fixture)
{
  g_autoptr (SpArticle) article = sp_panel_story_new (fixture->engine);

  sp_panel_fixture_show (fixture, article);
}

/* Returns: (transfer none) (nullable): the first widget of @type below @widget that is in sight. */
GtkWidget *
sp_panel_find_in_sight (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_child_visible (child) && gtk_widget_get_visible (child)
                             ? sp_panel_find_in_sight (child, type)
                             : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: (transfer none): the page of @type, in sight or not. */
GtkWidget *
sp_panel_find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = sp_panel_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The item stays in its list, which owns it. */
SpItem *
sp_panel_get_item (GListModel *list, guint index)
{
  g_autoptr (SpItem) item = g_list_model_get_item (list, index);

  g_assert_nonnull (item);
  return item;
}

/* Returns: (transfer none): the rows of the page of @type. */
GtkSingleSelection *
sp_panel_fixture_get_selection (SpPanelFixture *fixture, GType type)
{
  GtkWidget *page = sp_panel_find (fixture->panel, type);

  return GTK_SINGLE_SELECTION (sp_list_page_get_selection (SP_LIST_PAGE (page)));
}

gpointer

sp_panel_fixture_get_chosen (SpPanelFixture *fixture, GType type)
{
  return gtk_single_selection_get_selected_item (sp_panel_fixture_get_selection (fixture, type));
}

/* Returns: (transfer none) (nullable): what stands in place of the rows. */
const char *
sp_panel_fixture_get_status (SpPanelFixture *fixture)
{
  GtkWidget *status = sp_panel_find_in_sight (fixture->panel, ADW_TYPE_STATUS_PAGE);

  return status == NULL ? NULL : adw_status_page_get_title (ADW_STATUS_PAGE (status));
}
