/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "sp-stub-engine.h"
#include "sp-focus.h"

G_BEGIN_DECLS

/* SpPanelFixture: a window with a panel in it, for tests. */
typedef struct
{
  SpStubEngine *engine;
  SpDocument *document;
  SpFocus *focus;
  GtkWidget *window;
  GtkWidget *panel;
  guint n_focus_changes;
} SpPanelFixture;

void sp_panel_fixture_set_up (SpPanelFixture *fixture, gconstpointer data);
void sp_panel_fixture_tear_down (SpPanelFixture *fixture, gconstpointer data);
void sp_panel_fixture_settle (SpPanelFixture *fixture);
void sp_panel_fixture_show (SpPanelFixture *fixture, SpArticle *article);
void sp_panel_fixture_show_story (SpPanelFixture *fixture);
GtkSingleSelection *sp_panel_fixture_get_selection (SpPanelFixture *fixture, GType type);
gpointer sp_panel_fixture_get_chosen (SpPanelFixture *fixture, GType type);
const char *sp_panel_fixture_get_status (SpPanelFixture *fixture);

GtkWidget *sp_panel_find_in_sight (GtkWidget *widget, GType type);
GtkWidget *sp_panel_find (GtkWidget *widget, GType type);
SpItem *sp_panel_get_item (GListModel *list, guint index);

G_END_DECLS
