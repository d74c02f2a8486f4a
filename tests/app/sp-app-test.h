/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-window.h"

G_BEGIN_DECLS

/* Starts GTK for a test; ends the program with 77 where there is no display. */
void sp_app_test_init (int *argc, char ***argv);
GtkApplication *sp_app_test_get_application (void);

SpWindow *sp_app_test_open_window (int width, int height);
SpWindow *sp_app_test_open_library (SpLibraryStore *library, int width, int height);
void sp_app_test_show_story (SpWindow *window);
void sp_app_test_show_article (SpWindow *window, SpArticle *article);
void sp_app_test_settle (GtkWidget *window);
void sp_app_test_settle_library (SpWindow *window, SpLibraryStore *library);
void sp_app_test_close_window (SpWindow *window);
void sp_app_test_select (SpWindow *window, const char *words);
void sp_app_test_press (GtkWidget *widget, guint key, GdkModifierType modifiers);
GtkWidget *sp_app_test_find (GtkWidget *widget, GType type);
char *sp_app_test_shoot (SpWindow *window, const char *name);
char *sp_app_test_shoot_native (GtkWidget *window, const char *name);

G_END_DECLS
