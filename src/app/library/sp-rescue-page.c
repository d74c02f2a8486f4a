/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-rescue-page.h"

#include <glib/gi18n.h>

#include "sp-library-rescue.h"
#include "sp-library-resources.h"

struct _SpRescuePage
{
  AdwBin parent_instance;

  /* template widgets */
  GtkWidget *words;
  GtkWidget *salvage_button;
  GtkWidget *backups_label;
  GtkWidget *backups;
  GtkWidget *spinner;

  /* owned references */
  SpLibraryStore *store; /* nullable */
  GPtrArray *paths;      /* char *: the backups, by row */

  /* state */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SpRescuePage, sp_rescue_page, ADW_TYPE_BIN)

enum
{
  RESCUED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_busy (SpRescuePage *self, gboolean busy)
{
  self->busy = busy;
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (self->backups, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rescue.salvage", !busy);
}

/* A window that names what was lost. */
static void
show_lost (SpRescuePage *self, GPtrArray *lost)
{
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new (), *text = gtk_text_view_new ();
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < lost->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *)g_ptr_array_index (lost, i));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), lines->str, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (text), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (text), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (text), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Could Not Be Saved"),
                                  -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("What Could Not Be Saved"));
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 360);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
rescued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpRescuePage) self = SP_RESCUE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLibraryRescued) rescued = sp_library_store_rescue_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (self->store == NULL)
    return;
  set_busy (self, FALSE);
  if (rescued == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->words), error->message);
      return;
    }
  if (rescued->lost->len > 0)
    show_lost (self, rescued->lost);
  if (rescued->n_saved > 0)
    sentence
        = g_strdup_printf (ngettext ("%'u article saved", "%'u articles saved", rescued->n_saved),
                           rescued->n_saved);
  else
    sentence = g_strdup (_ ("The library of that day is back"));
  g_signal_emit (self, signals[RESCUED], 0, sentence);
}

static void
rescue (SpRescuePage *self, const char *backup)
{
  if (self->store == NULL || self->busy)
    return;
  set_busy (self, TRUE);
  sp_library_store_rescue (self->store, backup, rescued_cb, g_object_ref (self));
}

static void
salvage_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rescue (SP_RESCUE_PAGE (widget), NULL);
}

static void
backup_activated_cb (SpRescuePage *self, GtkListBoxRow *row)
{
  guint index = (guint)gtk_list_box_row_get_index (row);

  if (index < self->paths->len)
    rescue (self, g_ptr_array_index (self->paths, index));
}

/* Returns: (transfer full): the day of a backup "library-2026-11-24.db", in words. */
static char *
describe_day (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  if (sscanf (name, "library-%d-%d-%d.db", &year, &month, &day) == 3)
    time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return time != NULL ? g_date_time_format (time, _ ("%-d %B %Y")) : g_strdup (name);
}

static GtkWidget *
make_row (const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = describe_day (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE,
                                                  NULL,
                                                  NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  if (info != NULL)
    {
      g_autofree char *size = g_format_size ((guint64)g_file_info_get_size (info));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
sp_rescue_page_dispose (GObject *object)
{
  g_clear_object (&SP_RESCUE_PAGE (object)->store);
  G_OBJECT_CLASS (sp_rescue_page_parent_class)->dispose (object);
}

static void
sp_rescue_page_finalize (GObject *object)
{
  g_ptr_array_unref (SP_RESCUE_PAGE (object)->paths);
  G_OBJECT_CLASS (sp_rescue_page_parent_class)->finalize (object);
}

static void
sp_rescue_page_class_init (SpRescuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_resources_register (sp_library_view_get_resource ());
  G_OBJECT_CLASS (klass)->dispose = sp_rescue_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_rescue_page_finalize;
  signals[RESCUED] = g_signal_new ("rescued",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/org/standpoint/Standpoint/library/sp-rescue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpRescuePage, words);
  gtk_widget_class_bind_template_child (widget_class, SpRescuePage, salvage_button);
  gtk_widget_class_bind_template_child (widget_class, SpRescuePage, backups_label);
  gtk_widget_class_bind_template_child (widget_class, SpRescuePage, backups);
  gtk_widget_class_bind_template_child (widget_class, SpRescuePage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, backup_activated_cb);
  gtk_widget_class_install_action (widget_class, "rescue.salvage", NULL, salvage_activated);
}

static void
sp_rescue_page_init (SpRescuePage *self)
{
  self->paths = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  set_busy (self, FALSE);
}

/* Works on @store (nullable: none). */
void
sp_rescue_page_set_store (SpRescuePage *self, SpLibraryStore *store)
{
  g_return_if_fail (SP_IS_RESCUE_PAGE (self));

  g_set_object (&self->store, store);
}

/* Looks which backups there are. */
void
sp_rescue_page_update (SpRescuePage *self)
{
  GtkWidget *row;

  g_return_if_fail (SP_IS_RESCUE_PAGE (self));

  if (self->store == NULL || self->busy)
    return;
  gtk_label_set_text (GTK_LABEL (self->words),
                      _ ("The file in which your articles are kept can no longer be read as a "
                         "whole. It stays beside the new one, whatever you choose."));
  g_ptr_array_unref (self->paths);
  self->paths = sp_library_list_backups (sp_library_store_get_folder (self->store));
  while ((row = gtk_widget_get_first_child (self->backups)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->backups), row);
  for (guint i = 0; i < self->paths->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->backups),
                         make_row (g_ptr_array_index (self->paths, i)));
  gtk_widget_set_visible (self->backups, self->paths->len > 0);
  gtk_widget_set_visible (self->backups_label, self->paths->len > 0);
}

/* TRUE while something is being done. */
gboolean
sp_rescue_page_is_busy (SpRescuePage *self)
{
  g_return_val_if_fail (SP_IS_RESCUE_PAGE (self), FALSE);

  return self->busy;
}
