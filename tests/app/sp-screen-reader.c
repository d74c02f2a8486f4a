/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-screen-reader.h"

#define MAX_DEPTH 60
#define TRIES 100 /* a tenth of a second each */
#define PAUSE 100000

static void
walk (AtspiAccessible *node, guint depth, SpNodeFunc func, gpointer data)
{
  int n = atspi_accessible_get_child_count (node, NULL);

  func (node, atspi_accessible_get_role (node, NULL), data);
  for (int i = 0; i < n && depth < MAX_DEPTH; i++)
    {
      g_autoptr (SpNode) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL)
        walk (child, depth + 1, func, data);
    }
}

/* Calls @func for every node of the program's windows. */
void
sp_screen_reader_walk (SpScreenReader *self, SpNodeFunc func, gpointer data)
{
  walk (self->application, 0, func, data);
}

static char *
dup_text (AtspiAccessible *node)
{
  g_autoptr (SpNodeText) text = atspi_accessible_get_text_iface (node);

  return text != NULL ? atspi_text_get_text (text, 0, -1, NULL) : NULL;
}

static void
find_text_cb (AtspiAccessible *node, AtspiRole role, gpointer data)
{
  AtspiAccessible **found = data;
  g_autofree char *text = role == ATSPI_ROLE_TEXT ? dup_text (node) : NULL;

  if (text != NULL && *found == NULL && g_utf8_strlen (text, -1) > 500)
    *found = g_object_ref (node);
}

/* Returns: (transfer full) (nullable): the article's text, where one is shown. */
AtspiAccessible *
sp_screen_reader_find_text (SpScreenReader *self)
{
  AtspiAccessible *found = NULL;

  sp_screen_reader_walk (self, find_text_cb, &found);
  return found;
}

typedef struct
{
  AtspiRole role;
  const char *words;
  guint n;
} Count;

static void
count_cb (AtspiAccessible *node, AtspiRole role, gpointer data)
{
  Count *self = data;
  g_autofree char *name = role == self->role ? atspi_accessible_get_name (node, NULL) : NULL;

  self->n += name != NULL && strstr (name, self->words) != NULL;
}

/* How many nodes have @role and @words in their name. */
guint
sp_screen_reader_count (SpScreenReader *self, AtspiRole role, const char *words)
{
  Count count = { role, words, 0 };

  sp_screen_reader_walk (self, count_cb, &count);
  return count.n;
}

/* Waits until at least @n nodes have @role and @words in their name; none at all for an @n of 0. */
void
sp_screen_reader_wait (SpScreenReader *self, AtspiRole role, const char *words, guint n)
{
  guint found = 0;

  for (guint i = 0; i < TRIES; i++)
    {
      found = sp_screen_reader_count (self, role, words);
      if (n == 0 ? found == 0 : found >= n)
        return;
      g_usleep (PAUSE);
    }
  g_error ("“%s”: %u of them, wanted are %u", words, found, n);
}

/* Waits until @words stand in the article's text. */
void
sp_screen_reader_wait_text (SpScreenReader *self, const char *words)
{
  for (guint i = 0; i < TRIES; i++)
    {
      g_autoptr (SpNode) node = sp_screen_reader_find_text (self);
      g_autofree char *text = node != NULL ? dup_text (node) : NULL;

      if (text != NULL && strstr (text, words) != NULL)
        return;
      g_usleep (PAUSE);
    }
  g_error ("“%s” is not in the text", words);
}

typedef struct
{
  AtspiRole role;
  const char *name;
  gboolean pressed;
} Press;

static void
press_cb (AtspiAccessible *node, AtspiRole role, gpointer data)
{
  Press *self = data;
  g_autofree char *name = role == self->role ? atspi_accessible_get_name (node, NULL) : NULL;

  if (!self->pressed && g_strcmp0 (name, self->name) == 0)
    {
      g_autoptr (SpNodeAction) action = atspi_accessible_get_action_iface (node);

      self->pressed = action != NULL && atspi_action_do_action (action, 0, NULL);
    }
}

/* Does the first action of the node that is called @name. */
void
sp_screen_reader_press (SpScreenReader *self, AtspiRole role, const char *name)
{
  Press press = { role, name, FALSE };

  for (guint i = 0; i < TRIES && !press.pressed; i++)
    {
      sp_screen_reader_walk (self, press_cb, &press);
      if (!press.pressed)
        g_usleep (PAUSE);
    }
  g_assert_true (press.pressed);
}

/* Runs xdotool: real events of the keyboard, as in ("key", "ctrl+k", NULL). */
void
sp_screen_reader_type (const char *first_argument, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const char *argument = first_argument;
  int status = 0;
  va_list list;

  g_ptr_array_add (argv, (gpointer) "xdotool");
  va_start (list, first_argument);
  for (; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (argv, (gpointer)argument);
  va_end (list);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL,
                (char **)argv->pdata,
                NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

/* Starts the program on the sample called @sample and waits for its text. Its library and settings
 * are new ones. */
void
sp_screen_reader_start (SpScreenReader *self, gconstpointer sample)
{
  const char *program = g_getenv ("STANDPOINT_PROGRAM");
  g_autofree char *article
      = g_build_filename (g_getenv ("STANDPOINT_DATA"), "samples", sample, NULL);
  g_autofree char *folder = g_dir_make_tmp ("standpoint-XXXXXX", NULL);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpNode) text = NULL;

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  self->application = NULL;
  self->program = g_subprocess_launcher_spawn (launcher, &error, program, article, NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < 3 * TRIES && text == NULL; i++)
    {
      g_autoptr (SpNode) desktop = atspi_get_desktop (0);

      g_usleep (PAUSE);
      g_clear_object (&self->application);
      if (atspi_accessible_get_child_count (desktop, NULL) > 0)
        self->application = atspi_accessible_get_child_at_index (desktop, 0, NULL);
      if (self->application != NULL)
        text = sp_screen_reader_find_text (self);
    }
  g_assert_nonnull (text);
}

/* Ends the program; one that has ended by itself fails the test. */
void
sp_screen_reader_stop (SpScreenReader *self, gconstpointer data)
{
  g_subprocess_send_signal (self->program, 15);
  g_assert_true (g_subprocess_wait (self->program, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (self->program));
  g_assert_cmpint (g_subprocess_get_term_sig (self->program), ==, 15);
  g_clear_object (&self->application);
  g_clear_object (&self->program);
}
