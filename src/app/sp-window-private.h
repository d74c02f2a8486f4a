/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-fetcher.h"
#include "sp-find-bar.h"
#include "sp-import-job.h"
#include "sp-library-calls.h"
#include "sp-load.h"
#include "sp-walk-bar.h"
#include "sp-window.h"

G_BEGIN_DECLS

#define SP_WINDOW_PAGES 5

struct _SpWindow
{
  AdwApplicationWindow parent_instance;

  /* template widgets */
  GtkWidget *title_widget;
  GtkWidget *library_button;
  GtkWidget *back_button;
  GtkWidget *add_button;
  GtkWidget *panel_button;
  GtkWidget *text_button;
  GtkWidget *menu_button;
  GtkWidget *find_button;
  GtkWidget *find_bar;
  GtkWidget *toasts;
  GtkWidget *drop_revealer;
  GtkWidget *library_flap;
  GtkWidget *library_view;
  GtkWidget *stack;
  GtkWidget *spinner;
  GtkWidget *loading_label;
  GtkWidget *loading_bar;
  GtkWidget *error_page;
  GtkWidget *retry_button;
  GtkWidget *flap;
  GtkWidget *reader;
  GtkWidget *walk_bar;
  GtkWidget *tabs;
  GtkWidget *panel_overlay;
  GtkWidget *panel_handle;
  GtkWidget *import_bar;
  GtkWidget *party_page;

  /* owned references */
  GSettings *settings;
  SpDocument *document;
  SpLibraryStore *library; /* nullable: this window keeps nothing */
  SpFocus *focus;
  GCancellable *cancellable; /* of the article that is being read, or NULL */
  GtkNativeDialog *chooser;
  GPtrArray *known;        /* SpKnownParty that were offered last, or NULL */
  SpImportJob *import_job; /* while files and links are read in, or NULL */
  SpFetcher *fetcher;      /* from the first link on, or NULL */

  /* borrowed references: children of the widgets above */
  GtkWidget *panel;
  GtkWidget *tab_buttons[SP_WINDOW_PAGES];
  GtkWidget *mark_popover; /* from the first selection on, or NULL */
  AdwToast *undo_toast;    /* weak: offers to take the last act back */
  GtkWidget *before_menu;  /* weak: had the keyboard before a menu of the header bar */

  /* state */
  char *page_before; /* the page to go back to when reading fails */
  char *link;        /* that is being fetched or could not be, or NULL */
  gboolean link_typed;
  int width;         /* as allocated */
  guint mark_colour; /* the last one that the reader chose, or 0 */
  guint width_idle;
  guint loading_timeout;
  SpLogKeeper *keeper;          /* of its log; NULL: not kept */
  SpOperationLog *followed_log; /* owned; the one that is kept, or NULL */
  gboolean log_ahead;           /* there are acts that are not kept yet */
  guint wanted_position;        /* where to begin in the article that is being opened, or 0 */
  gint64 article_id;            /* in the library; 0: not there */
  guint known_serial;           /* of the article for which known parties were looked up */
  guint article_serial;         /* counts the articles that were shown */
  gboolean found_kept;          /* what was found in it is in the library */
  guint position_source;
  int drag_width;          /* of the panel, when the drag began */
  gboolean folded;         /* the panel lies over the article */
  gboolean library_folded; /* the library does */
  gboolean narrow;
  gboolean menu_open; /* of the header bar */
};

/* sp-window-actions.c */
void sp_window_init_actions (SpWindow *self);
void sp_window_update_actions (SpWindow *self);
void sp_window_class_init_keys (GtkWidgetClass *widget_class);

/* sp-window-focus.c */
void sp_window_init_focus (SpWindow *self);
void sp_window_return_to_reader (SpWindow *self);
void sp_window_dispose_focus (SpWindow *self);

/* sp-window-load.c */
void sp_window_init_drop (SpWindow *self);
void sp_window_paste (SpWindow *self);
void sp_window_open_sample (SpWindow *self);
void sp_window_cancel (SpWindow *self);
void sp_window_show_page_of_stack (SpWindow *self, const char *page);
void sp_window_stop_loading (SpWindow *self);
void sp_window_begin_loading (SpWindow *self, const char *label);
void sp_window_loading_failed (SpWindow *self, const GError *error);
void sp_window_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* sp-window-import.c */
void sp_window_import_files (SpWindow *self, GListModel *files);
void sp_window_import_links (SpWindow *self, const char *const *links);
void sp_window_take_files (SpWindow *self, GListModel *files);
void sp_window_dispose_import (SpWindow *self);

/* sp-window-known.c */
void sp_window_init_known (SpWindow *self);
void sp_window_dispose_known (SpWindow *self);
void sp_window_offer_to_keep (SpWindow *self);

/* sp-window-link.c */
void sp_window_add_link (SpWindow *self);
void sp_window_try_again (SpWindow *self);
void sp_window_offer_next_page (SpWindow *self, SpArticle *article);
void sp_window_show_feeds (SpWindow *self);
GStrv sp_window_find_links (const char *words);
void sp_window_take_links (SpWindow *self, const char *const *links);

/* sp-window-layout.c */
void sp_window_init_layout (SpWindow *self);
void sp_window_width_changed (SpWindow *self, int width);
void sp_window_reveal_panel (SpWindow *self, gboolean reveal);
gboolean sp_window_is_panel_revealed (SpWindow *self);

/* sp-window-notes.c */
void sp_window_init_notes (SpWindow *self);
void sp_window_dispose_notes (SpWindow *self);
void sp_window_hide_marks (SpWindow *self);

/* sp-window-add.c */
void sp_window_init_add (SpWindow *self);

/* sp-window-menu.c */
void sp_window_init_menu (SpWindow *self);

/* sp-window-print.c */
void sp_window_init_print (SpWindow *self);
void sp_window_export_pdf (SpWindow *self, const char *path);

/* sp-window-repair.c */
void sp_window_init_repair (SpWindow *self);
void sp_window_update_repair (SpWindow *self, gboolean reading);

/* sp-window-log.c */
void sp_window_follow_log (SpWindow *self, SpLogKeeper *keeper);
void sp_window_join_log (SpWindow *self, const SpLogChange *kept);

/* sp-window-library.c */
void sp_window_init_library (SpWindow *self);
void sp_window_dispose_library (SpWindow *self);
void sp_window_open_entry_at (SpWindow *self, gint64 id, guint position);
gboolean sp_window_can_keep (SpWindow *self);
void sp_window_say_undoable (SpWindow *self, const char *sentence, GVariant *undo);
void sp_window_keep_article (SpWindow *self, SpArticle *article, GBytes *source);
void sp_window_keep_position (SpWindow *self);
void sp_window_fold_library (SpWindow *self, gboolean folded);
void sp_window_reveal_library (SpWindow *self, gboolean reveal);
gboolean sp_window_is_library_revealed (SpWindow *self);
void sp_window_undo_library (SpWindow *self, GVariant *undo);

/* sp-window-party.c */
void sp_window_init_party (SpWindow *self);
void sp_window_dispose_party (SpWindow *self);
void sp_window_show_party (SpWindow *self, const char *name);
void sp_window_back_to_party (SpWindow *self);

/* sp-window-undo.c */
void sp_window_init_undo (SpWindow *self);
void sp_window_dispose_undo (SpWindow *self);
void sp_window_toast_undo (SpWindow *self, const char *sentence);

/* sp-window.c */
void sp_window_update_title (SpWindow *self);

G_END_DECLS
