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
      "org.standpoint.Standpoint",
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
  SpPlatformFileFunc func;
  gpointer user_data;
} Choice;

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  choice->func (file, choice->user_data);
}

static void
choice_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* Asks for a file to read. @func is called once, with NULL where none was chosen. The caller keeps
 * the dialog until then. */
GtkNativeDialog *
sp_platform_choose_file (GtkWindow *parent, SpPlatformFileFunc func, gpointer user_data)
{
  GtkFileChooserNative *dialog;
  GtkFileFilter *filter;
  Choice *choice;

  g_return_val_if_fail (func != NULL, NULL);

  dialog = gtk_file_chooser_native_new (_ ("Open an Article"),
                                        parent,
                                        GTK_FILE_CHOOSER_ACTION_OPEN,
                                        _ ("_Open"),
                                        _ ("_Cancel"));
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Articles (text, HTML)"));
  gtk_file_filter_add_mime_type (filter, "text/plain");
  gtk_file_filter_add_mime_type (filter, "text/html");
  gtk_file_filter_add_mime_type (filter, "application/xhtml+xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("All Files"));
  gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  choice = g_new (Choice, 1);
  *choice = (Choice){ func, user_data };
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (response_cb),
                         choice,
                         choice_free,
                         G_CONNECT_DEFAULT);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  return GTK_NATIVE_DIALOG (dialog);
}

typedef struct
{
  SpPlatformFunc agreed;
  gpointer user_data;
  GDestroyNotify destroy;
} Answer;

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Answer *answer = user_data;

  if (g_str_equal (response, "agree"))
    answer->agreed (answer->user_data);
}

static void
answer_free (gpointer data, GClosure *closure)
{
  Answer *answer = data;

  if (answer->destroy != NULL)
    answer->destroy (answer->user_data);
  g_free (answer);
}

/* Asks @question. @agreed is called only where the reader says yes; @destroy (nullable) in any
 * case. Returns: (transfer none): the dialog, which closes by itself. */
GtkWindow *
sp_platform_ask (GtkWindow *parent,
                 const SpPlatformQuestion *question,
                 SpPlatformFunc agreed,
                 gpointer user_data,
                 GDestroyNotify destroy)
{
  GtkWidget *dialog;
  Answer *answer;

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
  answer = g_new (Answer, 1);
  *answer = (Answer){ agreed, user_data, destroy };
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (answered_cb),
                         answer,
                         answer_free,
                         G_CONNECT_DEFAULT);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}
