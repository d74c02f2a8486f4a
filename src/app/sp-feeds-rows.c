/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-feeds-rows.h"

/* A row of two lines. @subtitle: nullable. */
GtkWidget *
sp_feeds_row_new (const char *title, const char *subtitle, gint64 id, const char *url)
{
  GtkWidget *row = adw_action_row_new ();
  gint64 *kept = g_new (gint64, 1);
  g_autofree char *words = g_markup_escape_text (title, -1);
  g_autofree char *more = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  *kept = id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), more);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data_full (G_OBJECT (row), "id", kept, g_free);
  g_object_set_data_full (G_OBJECT (row), "url", g_strdup (url), g_free);
  return row;
}

/* Takes all rows out of @list. */
void
sp_feeds_rows_clear (GtkWidget *list)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

/* Says in @list that there is nothing. */
void
sp_feeds_rows_add_nothing (GtkWidget *list, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}
