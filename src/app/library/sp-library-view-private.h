/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-library-list.h"
#include "sp-library-view.h"

G_BEGIN_DECLS

struct _SpLibraryView
{
  GtkBox parent_instance;

  /* template widgets */
  GtkWidget *search;
  GtkWidget *filter;
  GtkWidget *count;
  GtkWidget *select_button;
  GtkWidget *party_button;
  GtkWidget *party_label;
  GtkWidget *notice;
  GtkWidget *notice_label;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *none_page;
  GtkWidget *rescue_page;
  GtkWidget *tags_box;
  GtkWidget *tags;
  GtkWidget *bulk;
  GtkWidget *delete_button;
  GtkWidget *restore_button;

  /* owned */
  SpLibraryStore *store;        /* nullable */
  SpLibraryList *articles;      /* nullable */
  GtkMultiSelection *selection; /* of the articles */
  GPtrArray *bound;             /* GtkListItem, borrowed: those with an item */
  GCancellable *cancellable;    /* of what is being asked of the store */
  GPtrArray *known_tags;        /* SpLibraryTag */

  /* children that are not in the template */
  GtkWidget *menu;        /* nullable */
  GtkWidget *tag_popover; /* nullable */

  /* state */
  gint64 current; /* the article in the window, or 0 */
  guint opening_source;
  gboolean picked;     /* that one was selected in the list once */
  gboolean asked_anew; /* the next answer is to another question: from the top */
};

/* sp-library-states.c */
void sp_library_view_show_what_is_there (SpLibraryView *self);
void sp_library_view_state_changed (SpLibraryView *self);
void sp_library_view_begin_opening (SpLibraryView *self);

/* sp-library-view.c */
SpLibraryFilter sp_library_view_get_filter (SpLibraryView *self);

gboolean sp_library_view_is_selecting (SpLibraryView *self);
void sp_library_view_open (SpLibraryView *self, guint position, gboolean new_window);

/* sp-library-rows.c */
void sp_library_view_init_rows (SpLibraryView *self);
void sp_library_view_update_rows (SpLibraryView *self);

/* sp-library-acts.c */
void sp_library_view_class_init_acts (GtkWidgetClass *widget_class);
void sp_library_view_init_acts (SpLibraryView *self);
void sp_library_view_update_acts (SpLibraryView *self);
void sp_library_view_show_menu (SpLibraryView *self, double x, double y);

G_END_DECLS
