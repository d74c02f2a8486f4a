/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as a screen reader sees it: the real program on an accessibility bus, walked from
 * outside. */
#include "sp-screen-reader.h"

#define SAMPLE "fukushima-water.txt"
#define N_QUERIES 1000

static gboolean
is_control (AtspiRole role)
{
  static const AtspiRole roles[] = {
    ATSPI_ROLE_PUSH_BUTTON,
    ATSPI_ROLE_TOGGLE_BUTTON,
    ATSPI_ROLE_CHECK_BOX,
    ATSPI_ROLE_COMBO_BOX,
    ATSPI_ROLE_ENTRY,
    ATSPI_ROLE_LIST_ITEM,
    ATSPI_ROLE_LINK,
    ATSPI_ROLE_MENU_ITEM,
    ATSPI_ROLE_PAGE_TAB,
    ATSPI_ROLE_RADIO_BUTTON,
    ATSPI_ROLE_SLIDER,
    ATSPI_ROLE_SPIN_BUTTON,
    ATSPI_ROLE_TEXT,
    ATSPI_ROLE_FRAME,
    ATSPI_ROLE_PASSWORD_TEXT,
    ATSPI_ROLE_CHECK_MENU_ITEM,
    ATSPI_ROLE_RADIO_MENU_ITEM,
    ATSPI_ROLE_DIALOG,
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

/* The names of all that @node lies in, from inside. */
static char *
dup_place (AtspiAccessible *node)
{
  GString *place = g_string_new (NULL);
  g_autoptr (SpNode) at = g_object_ref (node);

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (SpNode) parent = atspi_accessible_get_parent (at, NULL);
      g_autofree char *name = parent != NULL ? atspi_accessible_get_name (parent, NULL) : NULL;

      if (parent == NULL)
        break;
      g_string_append_printf (place, " in '%s'", name);
      g_set_object (&at, parent);
    }
  return g_string_free (place, FALSE);
}

static void
audit_cb (AtspiAccessible *node, AtspiRole role, gpointer data)
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
      g_autofree char *place = dup_place (node);

      g_string_append_printf (self->unnamed, "%s '%s'%s\n", role_name, name, place);
    }
  if (role == ATSPI_ROLE_PUSH_BUTTON || role == ATSPI_ROLE_PAGE_TAB)
    {
      g_autoptr (SpNodeStates) states = atspi_accessible_get_state_set (node);
      g_autoptr (SpNodeAction) action = atspi_accessible_get_action_iface (node);

      /* the outer half of a menu button is no stop for the keyboard: the inner one is the button */
      if (atspi_state_set_contains (states, ATSPI_STATE_FOCUSABLE)
          && (action == NULL || atspi_action_get_n_actions (action, NULL) == 0))
        g_string_append_printf (self->mute, "%s '%s'\n", role_name, name);
    }
}

/* Every control that is there now has a name, and every button an action. */
static void
audit (SpScreenReader *self, const char *view, guint at_least)
{
  Audit result = { g_string_new (NULL), g_string_new (NULL), 0, 0 };

  sp_screen_reader_walk (self, audit_cb, &result);
  g_test_message ("%s: %u controls, %u of them rows", view, result.n_controls, result.n_rows);
  g_assert_cmpuint (result.n_controls, >=, at_least);
  g_assert_cmpstr (result.unnamed->str, ==, "");
  g_assert_cmpstr (result.mute->str, ==, "");
  g_string_free (result.unnamed, TRUE);
  g_string_free (result.mute, TRUE);
}

static void
focus_newest_window (void)
{
  sp_screen_reader_type ("search",
                         "--sync",
                         "--onlyvisible",
                         "--class",
                         "standpoint",
                         "windowfocus",
                         "--sync",
                         "%@",
                         NULL);
}

static void
test_controls (SpScreenReader *self, gconstpointer data)
{
  sp_screen_reader_wait (self, ATSPI_ROLE_LIST_ITEM, "mention", 5);
  audit (self, "parties, library", 30);
  sp_screen_reader_press (self, ATSPI_ROLE_PAGE_TAB, "Quotes");
  sp_screen_reader_wait (self, ATSPI_ROLE_LIST_ITEM, " says: ", 4);
  audit (self, "quotes", 30);
  sp_screen_reader_press (self, ATSPI_ROLE_PAGE_TAB, "Stances");
  audit (self, "stances", 30);
  sp_screen_reader_press (self, ATSPI_ROLE_PAGE_TAB, "Timeline");
  audit (self, "timeline", 30);
  sp_screen_reader_press (self, ATSPI_ROLE_PAGE_TAB, "Notes");
  audit (self, "notes", 30);
}

/* Windows and popovers that are only there when asked for. */
static void
test_views (SpScreenReader *self, gconstpointer data)
{
  focus_newest_window ();
  sp_screen_reader_type ("key", "ctrl+f", NULL);
  audit (self, "search in the text", 30);
  sp_screen_reader_type ("key", "Escape", "key", "ctrl+l", NULL);
  audit (self, "add a link", 30);
  sp_screen_reader_type ("key", "Escape", NULL);
  sp_screen_reader_type ("key", "ctrl+shift+l", NULL);
  sp_screen_reader_wait (self, ATSPI_ROLE_FRAME, "Feeds", 1);
  audit (self, "feeds and links", 30);
}

static void
test_preferences (SpScreenReader *self, gconstpointer data)
{
  focus_newest_window ();
  sp_screen_reader_type ("key", "ctrl+comma", NULL);
  sp_screen_reader_wait (self, ATSPI_ROLE_FRAME, "Preferences", 1);
  audit (self, "preferences", 30);
}

/* GTK 4.8 crashes when a screen reader asks for the attributes of text whose foreground a tag sets:
 * a thousand questions all over the marked article, and the program still answers. */
static void
test_attributes (SpScreenReader *self, gconstpointer data)
{
  g_autoptr (SpNode) reader = sp_screen_reader_find_text (self);
  g_autoptr (SpNodeText) text = atspi_accessible_get_text_iface (reader);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* libatspi warns while a program is not yet wholly there */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
  g_test_add ("/accessible/controls",
              SpScreenReader,
              SAMPLE,
              sp_screen_reader_start,
              test_controls,
              sp_screen_reader_stop);
  g_test_add ("/accessible/attributes",
              SpScreenReader,
              SAMPLE,
              sp_screen_reader_start,
              test_attributes,
              sp_screen_reader_stop);
  g_test_add ("/accessible/views",
              SpScreenReader,
              SAMPLE,
              sp_screen_reader_start,
              test_views,
              sp_screen_reader_stop);
  g_test_add ("/accessible/preferences",
              SpScreenReader,
              SAMPLE,
              sp_screen_reader_start,
              test_preferences,
              sp_screen_reader_stop);
  return g_test_run ();
}
