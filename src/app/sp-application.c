/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-application.h"
#include "sp-data.h"
#include "sp-platform.h"
#include "sp-preferences.h"
#include "sp-shot.h"
#include "sp-style.h"

#include <glib/gi18n.h>

struct _SpApplication
{
  AdwApplication parent_instance;

  /* owned references */
  GSettings *settings;
  SpAnalyzer *analyzer;
  SpLibraryStore *library; /* for as long as the application runs */
  SpStyle *style;
  char *screenshot; /* the file to write a picture to, or NULL */

  /* state */
  gboolean exit_after_startup;
};

G_DEFINE_FINAL_TYPE (SpApplication, sp_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "version",
    0,
    G_OPTION_FLAG_NONE,
    G_OPTION_ARG_NONE,
    NULL,
    N_ ("Print the version and exit"),
    NULL },
  { "new-window", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
  { "exit-after-startup",
    0,
    G_OPTION_FLAG_HIDDEN,
    G_OPTION_ARG_NONE,
    NULL,
    "Print the milliseconds to the first frame and exit",
    NULL },
  { "screenshot",
    0,
    G_OPTION_FLAG_HIDDEN,
    G_OPTION_ARG_FILENAME,
    NULL,
    "Write a picture of the window and exit",
    "FILE" },
  { G_OPTION_REMAINING,
    0,
    G_OPTION_FLAG_NONE,
    G_OPTION_ARG_FILENAME_ARRAY,
    NULL,
    NULL,
    N_ ("[FILE…]") },
  { NULL },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new-window", { "<Primary>n" } },
  { "app.preferences", { "<Primary>comma" } },
  { "app.quit", { "<Primary>q" } },
  { "win.open", { "<Primary>o" } },
  { "win.paste", { "<Primary>v" } },
  { "win.paste-article", { "<Primary><Shift>v" } },
  { "window.close", { "<Primary>w" } },
  { "win.add-link", { "<Primary>l" } },
  { "win.feeds", { "<Primary><Shift>l" } },
  { "win.find", { "<Primary>f" } },
  { "win.print", { "<Primary>p" } },
  { "win.export-pdf", { "<Primary><Shift>p" } },
  { "win.undo", { "<Primary>z", NULL } },
  { "win.redo", { "<Primary><Shift>z", "<Primary>y", NULL } },
  { "win.find-next", { "<Primary>g" } },
  { "win.find-previous", { "<Primary><Shift>g" } },
  { "win.show-help-overlay", { "<Primary>question", "<Primary><Shift>question" } },
  { "win.show-panel", { "F9" } },
  { "win.show-library", { "<Shift>F9" } },
  { "win.find-in-library", { "<Primary>k" } },
  { "win.back-to-party", { "<Alt>Left" } },
  { "win.next-pane", { "F6" } },
  { "win.text-larger", { "<Primary>plus", "<Primary>equal" } },
  { "win.text-smaller", { "<Primary>minus" } },
  { "win.text-normal", { "<Primary>0" } },
  { "win.next-mention", { "<Alt>Down" } },
  { "win.previous-mention", { "<Alt>Up" } },
  { "win.page(0)", { "<Primary>1" } },
  { "win.page(1)", { "<Primary>2" } },
  { "win.page(2)", { "<Primary>3" } },
  { "win.page(3)", { "<Primary>4" } },
  { "win.page(4)", { "<Primary>5" } },
};

/* A new window without an article. NULL where the data files cannot be read. */
SpWindow *
sp_application_add_window (SpApplication *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpDocument) document = NULL;

  g_return_val_if_fail (SP_IS_APPLICATION (self), NULL);

  if (self->analyzer == NULL)
    self->analyzer = sp_analyzer_new (sp_data_get_folder (), &error);
  if (self->analyzer == NULL)
    {
      g_printerr ("standpoint: %s\n", error->message);
      return NULL;
    }
  document = sp_document_new (self->analyzer);
  if (self->library == NULL)
    {
      g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "standpoint", NULL);

      self->library = sp_library_store_new (folder, sp_analyzer_get_version (self->analyzer));
    }
  return sp_window_new (GTK_APPLICATION (self), document, self->library);
}

static SpWindow *
find_empty_window (SpApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (active != NULL && SP_IS_WINDOW (active) && sp_window_is_empty (SP_WINDOW (active)))
    return SP_WINDOW (active);
  return NULL;
}

static void
open_file (SpWindow *window, GFile *file, gboolean typed)
{
  g_autofree char *link = NULL;

  if (typed && (g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https")))
    {
      link = g_file_get_uri (file);
      sp_window_open_link (window, link, TRUE);
    }
  else
    sp_window_open_file (window, file);
}

/* Opens @file (nullable) in a window that has none yet, or in a new one. @typed: the reader wrote
 * its name. */
static void
open_in_window (SpApplication *self, GFile *file, gboolean typed, gboolean new_window)
{
  SpWindow *window = new_window ? NULL : find_empty_window (self);

  if (window == NULL)
    window = sp_application_add_window (self);
  if (window == NULL)
    return;
  if (file != NULL)
    open_file (window, file, typed);
  if (self->screenshot != NULL)
    sp_shot_when_ready (window, self->screenshot);
  if (self->exit_after_startup)
    sp_shot_time_first_frame (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
sp_application_activate (GApplication *application)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (active != NULL)
    gtk_window_present (active);
  else
    open_in_window (SP_APPLICATION (application), NULL, FALSE, FALSE);
}

static void
sp_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_in_window (SP_APPLICATION (application), files[i], FALSE, FALSE);
}

static int
sp_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  SpApplication *self = SP_APPLICATION (application);
  gboolean version = FALSE;

  if (g_variant_dict_lookup (dict, "version", "b", &version) && version)
    {
      g_print ("standpoint %s (GTK %u.%u.%u, libadwaita %u.%u.%u)\n",
               SP_VERSION,
               gtk_get_major_version (),
               gtk_get_minor_version (),
               gtk_get_micro_version (),
               adw_get_major_version (),
               adw_get_minor_version (),
               adw_get_micro_version ());
      return 0;
    }
  g_variant_dict_lookup (dict, "exit-after-startup", "b", &self->exit_after_startup);
  g_variant_dict_lookup (dict, "screenshot", "^ay", &self->screenshot);
  if (self->exit_after_startup || self->screenshot != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static int
sp_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  SpApplication *self = SP_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **names = NULL;
  gboolean new_window = FALSE;

  g_variant_dict_lookup (dict, "new-window", "b", &new_window);
  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &names);
  if (names == NULL || names[0] == NULL)
    {
      if (new_window)
        open_in_window (self, NULL, FALSE, TRUE);
      else
        g_application_activate (application);
    }
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (GFile) file
          = g_application_command_line_create_file_for_arg (command_line, names[i]);

      open_in_window (self, file, TRUE, new_window);
    }
  return gtk_application_get_active_window (GTK_APPLICATION (self)) != NULL ? 0 : 1;
}

static void
new_window_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_in_window (SP_APPLICATION (user_data), NULL, FALSE, TRUE);
}

static void
open_entry_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *window = sp_application_add_window (SP_APPLICATION (user_data));

  if (window == NULL)
    return;
  sp_window_open_entry (window, g_variant_get_int64 (parameter));
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  gtk_window_present (sp_preferences_new (active));
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  sp_platform_show_about (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

/* Closes each window as its own button would, so that each can say what it must. */
static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (SP_IS_WINDOW (l->data))
      gtk_window_close (GTK_WINDOW (l->data));
  g_list_free (windows);
}

static const GActionEntry entries[] = {
  { .name = "new-window", .activate = new_window_activated },
  { .name = "open-entry", .activate = open_entry_activated, .parameter_type = "x" },
  { .name = "preferences", .activate = preferences_activated },
  { .name = "about", .activate = about_activated },
  { .name = "quit", .activate = quit_activated },
};

static void
sp_application_startup (GApplication *application)
{
  SpApplication *self = SP_APPLICATION (application);

  G_APPLICATION_CLASS (sp_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (SP_APP_ID);
  self->settings = g_settings_new (SP_APP_ID);
  self->style = sp_style_new (self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                           accelerators[i].action,
                                           (const char *const *)accelerators[i].keys);
}

static void
sp_application_shutdown (GApplication *application)
{
  SpApplication *self = SP_APPLICATION (application);

  /* everything is on the disk behind this */
  g_clear_object (&self->library);
  g_clear_pointer (&self->style, sp_style_free);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (sp_application_parent_class)->shutdown (application);
}

static void
sp_application_finalize (GObject *object)
{
  SpApplication *self = SP_APPLICATION (object);

  g_clear_pointer (&self->analyzer, sp_analyzer_unref);
  g_clear_object (&self->library);
  g_free (self->screenshot);
  G_OBJECT_CLASS (sp_application_parent_class)->finalize (object);
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_application_finalize;
  application_class->activate = sp_application_activate;
  application_class->open = sp_application_open;
  application_class->startup = sp_application_startup;
  application_class->shutdown = sp_application_shutdown;
  application_class->handle_local_options = sp_application_handle_local_options;
  application_class->command_line = sp_application_command_line;
}

static void
sp_application_init (SpApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (
      G_APPLICATION (self),
      _ ("– see who stands where in a news article"));
}

/* The application. */
SpApplication *
sp_application_new (void)
{
  return g_object_new (SP_TYPE_APPLICATION,
                       "application-id",
                       SP_APP_ID,
                       "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path",
                       "/org/standpoint/Standpoint",
                       NULL);
}
