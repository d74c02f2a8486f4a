/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as a screen reader sees it: the real program on an accessibility bus, walked from
 * outside. */
#include <atspi/atspi.h>
#include <gio/gio.h>

#define MAX_DEPTH 60
#define N_QUERIES 1000

/* names of our own: whether libatspi cleans up its types depends on its version */
typedef AtspiAccessible Node;
typedef AtspiText Text;
typedef AtspiAction Action;
typedef AtspiStateSet States;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Node, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Text, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Action, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (States, g_object_unref)

typedef void (*VisitFunc) (AtspiAccessible *node, AtspiRole role, gpointer data);

typedef struct
{
  GSubprocess *program;
  AtspiAccessible *application;
} Fixture;

static void
walk (AtspiAccessible *node, guint depth, VisitFunc visit, gpointer data)
{
  int n = atspi_accessible_get_child_count (node, NULL);

  visit (node, atspi_accessible_get_role (node, NULL), data);
  for (int i = 0; i < n && depth < MAX_DEPTH; i++)
    {
      g_autoptr (Node) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL)
        walk (child, depth + 1, visit, data);
    }
}

static void
find_text (AtspiAccessible *node, AtspiRole role, gpointer data)
{
  AtspiAccessible **found = data;

  if (role == ATSPI_ROLE_TEXT && *found == NULL)
    *found = g_object_ref (node);
}

static int
count_characters (AtspiAccessible *node)
{
  g_autoptr (Text) text = atspi_accessible_get_text_iface (node);

  return text != NULL ? atspi_text_get_character_count (text, NULL) : 0;
}

/* Returns: (transfer full) (nullable): the reader's text, once the article is in it. */
static AtspiAccessible *
find_reader (AtspiAccessible *application)
{
  g_autoptr (Node) text = NULL;

  walk (application, 0, find_text, &text);
  return text != NULL && count_characters (text) > 500 ? g_steal_pointer (&text) : NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const char *program = g_getenv ("STANDPOINT_PROGRAM");
  g_autofree char *article
      = g_build_filename (g_getenv ("STANDPOINT_DATA"), "samples", "fukushima-water.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Node) reader = NULL;

  self->program
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_MERGE, &error, program, article, NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < 300 && reader == NULL; i++)
    {
      g_autoptr (Node) desktop = atspi_get_desktop (0);

      g_usleep (100000);
      g_clear_object (&self->application);
      if (atspi_accessible_get_child_count (desktop, NULL) > 0)
        self->application = atspi_accessible_get_child_at_index (desktop, 0, NULL);
      if (self->application != NULL)
        reader = find_reader (self->application);
    }
  g_assert_nonnull (reader);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_subprocess_send_signal (self->program, 15);
  g_assert_true (g_subprocess_wait (self->program, NULL, NULL));
  g_clear_object (&self->application);
  g_clear_object (&self->program);
}

static gboolean
is_control (AtspiRole role)
{
  static const AtspiRole roles[] = {
    ATSPI_ROLE_PUSH_BUTTON,  ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_CHECK_BOX,
    ATSPI_ROLE_COMBO_BOX,    ATSPI_ROLE_ENTRY,         ATSPI_ROLE_LIST_ITEM,
    ATSPI_ROLE_LINK,         ATSPI_ROLE_MENU_ITEM,     ATSPI_ROLE_PAGE_TAB,
    ATSPI_ROLE_RADIO_BUTTON, ATSPI_ROLE_SLIDER,        ATSPI_ROLE_SPIN_BUTTON,
    ATSPI_ROLE_TEXT,         ATSPI_ROLE_FRAME,         ATSPI_ROLE_PASSWORD_TEXT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (role == roles[i])
      return TRUE;
  return FALSE;
}

/* GTK gives the name of its class for a name where there is none. */
static gboolean
is_name (const char *name)
{
  return name != NULL && *name != '\0'
         && !g_regex_match_simple ("^(Gtk|Adw|Sp)[A-Z][A-Za-z]*$", name, 0, 0);
}

typedef struct
{
  GString *unnamed; /* a line for each control without a name */
  GString *mute;    /* a line for each button that no action presses */
  guint n_controls;
  guint n_rows;
} Audit;

static void
audit (AtspiAccessible *node, AtspiRole role, gpointer data)
{
  Audit *self = data;
  g_autofree char *name = NULL, *role_name = NULL;

  if (!is_control (role))
    return;
  name = atspi_accessible_get_name (node, NULL);
  role_name = atspi_accessible_get_role_name (node, NULL);
  self->n_controls++;
  self->n_rows += role == ATSPI_ROLE_LIST_ITEM;
  if (!is_name (name))
    {
      g_autoptr (Node) parent = atspi_accessible_get_parent (node, NULL);
      g_autofree char *above = parent != NULL ? atspi_accessible_get_name (parent, NULL) : NULL;

      g_string_append_printf (self->unnamed, "%s '%s' in '%s'\n", role_name, name, above);
    }
  if (role == ATSPI_ROLE_PUSH_BUTTON || role == ATSPI_ROLE_PAGE_TAB)
    {
      g_autoptr (States) states = atspi_accessible_get_state_set (node);
      g_autoptr (Action) action = atspi_accessible_get_action_iface (node);

      /* the outer half of a menu button is no stop for the keyboard: the inner one is the button */
      if (atspi_state_set_contains (states, ATSPI_STATE_FOCUSABLE)
          && (action == NULL || atspi_action_get_n_actions (action, NULL) == 0))
        g_string_append_printf (self->mute, "%s '%s'\n", role_name, name);
    }
}

static void
test_controls (Fixture *self, gconstpointer data)
{
  Audit result = { g_string_new (NULL), g_string_new (NULL), 0, 0 };

  walk (self->application, 0, audit, &result);
  g_test_message ("%u controls, %u of them rows", result.n_controls, result.n_rows);
  g_assert_cmpuint (result.n_controls, >, 40);
  g_assert_cmpuint (result.n_rows, >, 10);
  g_assert_cmpstr (result.unnamed->str, ==, "");
  g_assert_cmpstr (result.mute->str, ==, "");
  g_string_free (result.unnamed, TRUE);
  g_string_free (result.mute, TRUE);
}

/* GTK 4.8 crashes when a screen reader asks for the attributes of text whose foreground a tag sets:
 * a thousand questions all over the marked article, and the program still answers. */
static void
test_attributes (Fixture *self, gconstpointer data)
{
  g_autoptr (Node) reader = find_reader (self->application);
  g_autoptr (Text) text = atspi_accessible_get_text_iface (reader);
  int n = atspi_text_get_character_count (text, NULL);
  guint n_marked = 0;

  g_assert_cmpint (n, >, 500);
  for (guint i = 0; i < N_QUERIES; i++)
    {
      int start = 0, end = 0, offset = (int)((guint64)i * (guint64)n / N_QUERIES);
      g_autoptr (GError) error = NULL;
      g_autoptr (GHashTable) attributes
          = atspi_text_get_attribute_run (text, offset, i % 2 == 0, &start, &end, &error);

      g_assert_no_error (error);
      n_marked += attributes != NULL && g_hash_table_size (attributes) > 0;
    }
  g_assert_cmpuint (n_marked, >, 0);
  g_assert_cmpint (atspi_text_get_character_count (text, NULL), ==, n);
}

static void
press (AtspiAccessible *node, AtspiRole role, gpointer data)
{
  g_autofree char *name = NULL;

  if (role != ATSPI_ROLE_PAGE_TAB)
    return;
  name = atspi_accessible_get_name (node, NULL);
  if (g_strcmp0 (name, data) == 0)
    {
      g_autoptr (Action) action = atspi_accessible_get_action_iface (node);

      g_assert_true (atspi_action_do_action (action, 0, NULL));
    }
}

typedef struct
{
  const char *start;
  guint n;
} Showing;

static void
count_showing (AtspiAccessible *node, AtspiRole role, gpointer data)
{
  Showing *self = data;
  g_autofree char *name = NULL;

  if (role != ATSPI_ROLE_LIST_ITEM)
    return;
  name = atspi_accessible_get_name (node, NULL);
  self->n += name != NULL && strstr (name, self->start) != NULL;
}

/* The tabs are turned by action alone, and the rows behind them say what they show. */
static void
test_tabs (Fixture *self, gconstpointer data)
{
  Showing quotes = { " says: ", 0 }, parties = { "mention", 0 };

  walk (self->application, 0, press, (gpointer) "Quotes");
  walk (self->application, 0, count_showing, &quotes);
  g_assert_cmpuint (quotes.n, >, 3);
  walk (self->application, 0, press, (gpointer) "Parties");
  walk (self->application, 0, count_showing, &parties);
  g_assert_cmpuint (parties.n, >, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* libatspi warns while a program is not yet wholly there */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
  g_test_add ("/accessible/controls", Fixture, NULL, set_up, test_controls, tear_down);
  g_test_add ("/accessible/attributes", Fixture, NULL, set_up, test_attributes, tear_down);
  g_test_add ("/accessible/tabs", Fixture, NULL, set_up, test_tabs, tear_down);
  return g_test_run ();
}
