/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-platform.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Shows who made the program and under which licence. */
void
sp_platform_show_about (GtkWindow *parent)
{
  static const char *developers[] = { "The Standpoint developers", NULL };

  adw_show_about_window (
      parent,
      "application-name",
      _ ("Standpoint"),
      "application-icon",
      SP_APP_ID,
      "version",
      SP_VERSION,
      "developer-name",
      _ ("The Standpoint developers"),
      "developers",
      developers,
      "license-type",
      GTK_LICENSE_GPL_3_0,
      "comments",
      _ ("Shows who stands where in a news article. It reports what a text says, never what is "
         "true."),
      /* Translators: your name, and your address if you like, one a line */
      "translator-credits",
      _ ("translator-credits"),
      NULL);
}

typedef struct
{
  SpPlatformFileFunc one; /* or */
  SpPlatformFilesFunc several;
  gpointer user_data;
} Choice;

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT && choice->one != NULL)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  else if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  if (choice->one != NULL)
    choice->one (file, choice->user_data);
  else
    choice->several (files, choice->user_data);
}

static void
choice_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const types[]
      = { "text/plain",      "text/html",           "application/xhtml+xml",
          "text/markdown",   "message/rfc822",      "application/x-mimearchive",
          "application/pdf", "application/epub+zip" };
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Articles"));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_file_filter_add_mime_type (filter, types[i]);
  gtk_file_chooser_add_filter (chooser, filter);
  g_object_unref (filter);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("All Files"));
  gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
  g_object_unref (filter);
}

static GtkNativeDialog *
choose (GtkWindow *parent, const char *title, GtkFileChooserAction action, Choice choice)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title,
      parent,
      action,
      action == GTK_FILE_CHOOSER_ACTION_SAVE ? _ ("_Save") : _ ("_Open"),
      _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), choice.several != NULL);
  if (action == GTK_FILE_CHOOSER_ACTION_OPEN)
    add_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (response_cb),
                         g_memdup2 (&choice, sizeof choice),
                         choice_free,
                         G_CONNECT_DEFAULT);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  return GTK_NATIVE_DIALOG (dialog);
}

/* Asks for a file to write, offering @name. @func is called once, with NULL where none was chosen.
 * The caller keeps the dialog until then. */
GtkNativeDialog *
sp_platform_choose_target (GtkWindow *parent,
                           const char *title,
                           const char *name,
                           SpPlatformFileFunc func,
                           gpointer user_data)
{
  GtkNativeDialog *dialog;

  g_return_val_if_fail (title != NULL && name != NULL && func != NULL, NULL);

  dialog = choose (parent,
                   title,
                   GTK_FILE_CHOOSER_ACTION_SAVE,
                   (Choice){ .one = func, .user_data = user_data });
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  return dialog;
}

/* Asks for a file to read. @func is called once, with NULL where none was chosen. The caller keeps
 * the dialog until then. */
GtkNativeDialog *
sp_platform_choose_file (GtkWindow *parent, SpPlatformFileFunc func, gpointer user_data)
{
  g_return_val_if_fail (func != NULL, NULL);

  return choose (parent,
                 _ ("Open an Article"),
                 GTK_FILE_CHOOSER_ACTION_OPEN,
                 (Choice){ .one = func, .user_data = user_data });
}

/* The same for one file or several. */
GtkNativeDialog *
sp_platform_choose_files (GtkWindow *parent, SpPlatformFilesFunc func, gpointer user_data)
{
  g_return_val_if_fail (func != NULL, NULL);

  return choose (parent,
                 _ ("Open Articles"),
                 GTK_FILE_CHOOSER_ACTION_OPEN,
                 (Choice){ .several = func, .user_data = user_data });
}

/* The same for one folder or several. */
GtkNativeDialog *
sp_platform_choose_folder (GtkWindow *parent, SpPlatformFilesFunc func, gpointer user_data)
{
  g_return_val_if_fail (func != NULL, NULL);

  return choose (parent,
                 _ ("Add a Folder of Articles"),
                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                 (Choice){ .several = func, .user_data = user_data });
}

typedef struct
{
  SpPlatformLineFunc func;
  gpointer user_data;
  gboolean (*is_answer) (const char *line);
  GtkEditable *entry; /* borrowed */
} Asking;

static void
line_changed_cb (GtkEditable *entry, gpointer user_data)
{
  Asking *asking = g_object_get_data (G_OBJECT (user_data), "asking");

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (user_data),
                                           "do",
                                           asking->is_answer (gtk_editable_get_text (entry)));
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Asking *asking = user_data;

  if (g_str_equal (response, "do"))
    asking->func (gtk_editable_get_text (asking->entry), asking->user_data);
}

/* Asks @parent's reader for a line. @func is called only where there is an answer; @parent keeps
 * @user_data alive. */
void
sp_platform_ask_for_line (GtkWindow *parent,
                          const SpPlatformQuestion *question,
                          SpPlatformLineFunc func,
                          gpointer user_data)
{
  GtkWidget *dialog, *entry = gtk_entry_new ();
  Asking *asking = g_new (Asking, 1);

  g_return_if_fail (GTK_IS_WINDOW (parent) && question != NULL && func != NULL);

  dialog = adw_message_dialog_new (parent, question->heading, question->body);
  *asking = (Asking){ func, user_data, question->is_answer, GTK_EDITABLE (entry) };
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, g_free);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), question->placeholder);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->label,
                                  -1);
  g_signal_connect_object (entry,
                           "changed",
                           G_CALLBACK (line_changed_cb),
                           dialog,
                           G_CONNECT_DEFAULT);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "do",
                                    question->verb,
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "do",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "do", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), asking);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

typedef struct
{
  SpPlatformFunc agreed;
  gpointer user_data;
  GDestroyNotify destroy;
} Agreement;

static void
agreed_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Agreement *answer = user_data;

  if (g_str_equal (response, "agree"))
    answer->agreed (answer->user_data);
}

static void
answer_free (gpointer data, GClosure *closure)
{
  Agreement *answer = data;

  if (answer->destroy != NULL)
    answer->destroy (answer->user_data);
  g_free (answer);
}

/* Asks @question. @agreed is called only where the reader says yes; @destroy (nullable) in any
 * case. Returns: (transfer none): the dialog, which closes by itself. */
GtkWindow *
sp_platform_warn (GtkWindow *parent,
                  const SpPlatformWarning *question,
                  SpPlatformFunc agreed,
                  gpointer user_data,
                  GDestroyNotify destroy)
{
  GtkWidget *dialog;
  Agreement *answer;

  g_return_val_if_fail (question != NULL && agreed != NULL, NULL);

  dialog = adw_message_dialog_new (parent, question->question, question->explanation);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel",
                                    _ ("_Cancel"),
                                    "agree",
                                    question->answer,
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog),
                                              "agree",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  answer = g_new (Agreement, 1);
  *answer = (Agreement){ agreed, user_data, destroy };
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (agreed_cb),
                         answer,
                         answer_free,
                         G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}
