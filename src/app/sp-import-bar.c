/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-bar.h"

#include <glib/gi18n.h>

struct _SpImportBar
{
  AdwBin parent_instance;

  /* template widgets */
  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *progress;
  GtkWidget *cancel_button;
  GtkWidget *details_button;
  GtkWidget *close_button;

  /* owned references */
  SpImportJob *job; /* nullable */
};

G_DEFINE_FINAL_TYPE (SpImportBar, sp_import_bar, ADW_TYPE_BIN)

static void
show_progress (SpImportBar *self)
{
  guint n_files = sp_import_job_get_n_files (self->job);
  guint n_done = sp_import_job_get_n_done (self->job);
  const char *name = sp_import_job_get_name (self->job);
  g_autofree char *text = NULL;

  if (n_files == 0)
    text = g_strdup (_ ("Looking for articles…"));
  else if (name != NULL)
    /* Translators: how many files are read, of how many, and the name of the last one */
    text = g_strdup_printf (_ ("%'u of %'u: %s"), n_done, n_files, name);
  else
    /* Translators: how many files are read, of how many */
    text = g_strdup_printf (_ ("%'u of %'u"), n_done, n_files);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 n_files > 0 ? (double)n_done / n_files : 0);
}

static gboolean
has_failed_links (SpImportBar *self)
{
  GPtrArray *failures = sp_import_job_get_failures (self->job);

  for (guint i = 0; i < failures->len; i++)
    if (((SpImportFailure *)g_ptr_array_index (failures, i))->is_link)
      return TRUE;
  return FALSE;
}

static void
show_failures (SpImportBar *self)
{
  guint n = sp_import_job_get_failures (self->job)->len;
  g_autofree char *text = NULL;

  if (has_failed_links (self))
    text = g_strdup_printf (
        ngettext ("%'u article could not be added", "%'u articles could not be added", n),
        n);
  else
    text = g_strdup_printf (
        ngettext ("%'u file could not be read", "%'u files could not be read", n),
        n);
  gtk_label_set_text (GTK_LABEL (self->label), text);
}

static void
update (SpImportBar *self)
{
  gboolean running = self->job != NULL && !sp_import_job_is_finished (self->job);
  gboolean failed
      = self->job != NULL && !running && sp_import_job_get_failures (self->job)->len > 0;

  gtk_widget_set_visible (self->progress, running);
  gtk_widget_set_visible (self->cancel_button, running);
  gtk_widget_set_visible (self->details_button, failed);
  gtk_widget_set_visible (self->close_button, failed);
  if (running)
    show_progress (self);
  else if (failed)
    show_failures (self);
  gtk_widget_set_visible (self->revealer, running || failed);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), running || failed);
}

static void
cancel_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpImportBar *self = SP_IMPORT_BAR (widget);

  if (self->job != NULL)
    sp_import_job_cancel (self->job);
}

static void
close_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sp_import_bar_set_job (SP_IMPORT_BAR (widget), NULL);
}

static GtkWidget *
make_row (const SpImportFailure *failure)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_markup_escape_text (failure->name, -1);
  g_autofree char *reason = g_markup_escape_text (failure->reason, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  return row;
}

/* A window that says of each file or link what is wrong with it. */
static void
details_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpImportBar *self = SP_IMPORT_BAR (widget);
  GtkWidget *window = adw_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GPtrArray *failures;

  if (self->job == NULL)
    return;
  failures = sp_import_job_get_failures (self->job);
  for (guint i = 0; i < failures->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_row (g_ptr_array_index (failures, i)));
  if (has_failed_links (self))
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (group),
        _ ("Links that could not be fetched wait under Feeds and Links."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window),
                        has_failed_links (self) ? _ ("Articles That Could Not Be Added")
                                                : _ ("Files That Could Not Be Read"));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 420);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
sp_import_bar_dispose (GObject *object)
{
  SpImportBar *self = SP_IMPORT_BAR (object);

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (sp_import_bar_parent_class)->dispose (object);
}

static void
sp_import_bar_class_init (SpImportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_import_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/standpoint/Standpoint/sp-import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpImportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SpImportBar, label);
  gtk_widget_class_bind_template_child (widget_class, SpImportBar, progress);
  gtk_widget_class_bind_template_child (widget_class, SpImportBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SpImportBar, details_button);
  gtk_widget_class_bind_template_child (widget_class, SpImportBar, close_button);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "import.details", NULL, details_activated);
  gtk_widget_class_install_action (widget_class, "import.close", NULL, close_activated);
}

static void
sp_import_bar_init (SpImportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows @job (nullable: nothing). */
void
sp_import_bar_set_job (SpImportBar *self, SpImportJob *job)
{
  g_return_if_fail (SP_IS_IMPORT_BAR (self));

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  if (job != NULL)
    {
      g_signal_connect_object (job, "progress", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (job, "finished", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

/* TRUE while there is something to say. */
gboolean
sp_import_bar_is_revealed (SpImportBar *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}
