/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article with its notes on paper, or as a PDF file. */
#include "config.h"
#include "sp-platform.h"
#include "sp-print.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

static SpPrintParts
get_parts (SpWindow *self)
{
  return SP_PRINT_NOTES
         | (g_settings_get_boolean (self->settings, "print-findings") ? SP_PRINT_FINDINGS : 0);
}

static gboolean
is_serif (SpWindow *self)
{
  g_autofree char *font = g_settings_get_string (self->settings, "font");

  return g_str_equal (font, "serif");
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, SpWindow *self)
{
  g_autoptr (GError) error = NULL;

  gtk_print_operation_get_error (operation, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && error != NULL)
    sp_window_say (self, error->message);
}

static void
print_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  g_autoptr (GtkPrintOperation) operation
      = sp_print_new (self->document, get_parts (self), is_serif (self));

  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, 0);
  gtk_print_operation_run (operation,
                           GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self),
                           NULL);
}

/* Writes the article of now to @path. */
void
sp_window_export_pdf (SpWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_WINDOW (self) && path != NULL);

  if (sp_document_get_article (self->document) == NULL)
    return;
  if (sp_print_export (self->document,
                       get_parts (self),
                       is_serif (self),
                       GTK_WINDOW (self),
                       path,
                       &error))
    sp_window_say (self, _ ("The PDF file is written."));
  else
    sp_window_say (self, error->message);
}

static void
target_chosen_cb (GFile *file, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (path != NULL)
    sp_window_export_pdf (self, path);
  else if (file != NULL)
    sp_window_say (self, _ ("Files can be written on this computer only."));
}

/* Returns: (transfer full): a name for a file about @title. */
static char *
make_file_name (const char *title)
{
  g_autofree char *name = g_strdup (title != NULL ? title : _ ("Article"));
  g_autofree char *cut = NULL;

  g_strdelimit (name, "/\\:*?\"<>|\n\t", ' ');
  cut = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 80));
  return g_strconcat (g_strstrip (cut), ".pdf", NULL);
}

static void
export_pdf_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpArticle *article = sp_document_get_article (self->document);
  g_autofree char *name = make_file_name (sp_article_get_title (article));

  if (self->chooser == NULL)
    self->chooser = sp_platform_choose_target (GTK_WINDOW (self),
                                               _ ("Export as PDF"),
                                               name,
                                               target_chosen_cb,
                                               self);
}

static const GActionEntry entries[] = {
  { .name = "print", .activate = print_activated },
  { .name = "export-pdf", .activate = export_pdf_activated },
};

/* Makes the actions "win.print" and "win.export-pdf". */
void
sp_window_init_print (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
