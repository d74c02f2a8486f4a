/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-find-bar.h"
#include "sp-walk-bar.h"
#include "sp-window.h"

G_BEGIN_DECLS

#define SP_WINDOW_PAGES 4

struct _SpWindow
{
  AdwApplicationWindow parent_instance;

  /* template widgets */
  GtkWidget *title_widget;
  GtkWidget *add_button;
  GtkWidget *panel_button;
  GtkWidget *text_button;
  GtkWidget *find_button;
  GtkWidget *find_bar;
  GtkWidget *toasts;
  GtkWidget *drop_revealer;
  GtkWidget *stack;
  GtkWidget *spinner;
  GtkWidget *error_page;
  GtkWidget *flap;
  GtkWidget *reader;
  GtkWidget *walk_bar;
  GtkWidget *tabs;
  GtkWidget *panel_overlay;
  GtkWidget *panel_handle;

  /* owned references */
  GSettings *settings;
  SpDocument *document;
  SpFocus *focus;
  GCancellable *cancellable; /* of the article that is being read, or NULL */
  GtkNativeDialog *chooser;

  /* borrowed references: children of the widgets above */
  GtkWidget *panel;
  GtkWidget *tab_buttons[SP_WINDOW_PAGES];

  /* state */
  char *page_before; /* the page to go back to when reading fails */
  int width;         /* as allocated */
  guint width_idle;
  guint loading_timeout;
  int drag_width; /* of the panel, when the drag began */
  gboolean folded;
  gboolean narrow;
};

/* sp-window-actions.c */
void sp_window_init_actions (SpWindow *self);
void sp_window_update_actions (SpWindow *self);
void sp_window_class_init_keys (GtkWidgetClass *widget_class);

/* sp-window-load.c */
void sp_window_init_drop (SpWindow *self);
void sp_window_paste (SpWindow *self);
void sp_window_open_sample (SpWindow *self);
void sp_window_cancel (SpWindow *self);

/* sp-window-layout.c */
void sp_window_init_layout (SpWindow *self);
void sp_window_width_changed (SpWindow *self, int width);
void sp_window_reveal_panel (SpWindow *self, gboolean reveal);
gboolean sp_window_is_panel_revealed (SpWindow *self);

/* sp-window.c */
void sp_window_update_title (SpWindow *self);

G_END_DECLS
