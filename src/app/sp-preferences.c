/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-preferences.h"
#include "sp-row.h"

#include "sp-mark-style.h"

struct _SpPreferences
{
  AdwWindow parent_instance;

  /* template widgets */
  GtkWidget *text_size;
  GtkWidget *font;
  GtkWidget *line_width;
  GtkWidget *color_scheme;
  GtkWidget *show_marks;
  GtkWidget *highlights;

  /* children */
  GtkWidget *names[SP_MARK_STYLES]; /* AdwEntryRow, by colour from 1 on */

  /* owned references */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (SpPreferences, sp_preferences, ADW_TYPE_WINDOW)

/* The words of a setting in the order in which its row lists them. */
static const char *const fonts[] = { "sans", "serif", NULL };
static const char *const schemes[] = { "system", "light", "dark", NULL };

static gboolean
word_to_index (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *words = user_data;
  const char *word = g_variant_get_string (variant, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
index_to_word (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *words = user_data;
  guint index = g_value_get_uint (value);

  return index < g_strv_length ((char **)words) ? g_variant_new_string (words[index]) : NULL;
}

/* What stands in the row and in its list is a list item for a screen reader, without a name. */
static void
name_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  sp_row_name_widget (gtk_list_item_get_child (item),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
name_choices (AdwComboRow *row)
{
  g_autoptr (GListModel) choices = g_object_ref (adw_combo_row_get_model (row));

  adw_combo_row_set_model (row, NULL);
  g_signal_connect (adw_combo_row_get_factory (row), "bind", G_CALLBACK (name_choice_cb), NULL);
  adw_combo_row_set_model (row, choices);
}

static void
bind_words (SpPreferences *self, const char *key, GtkWidget *row, const char *const *words)
{
  name_choices (ADW_COMBO_ROW (row));
  g_settings_bind_with_mapping (self->settings,
                                key,
                                row,
                                "selected",
                                G_SETTINGS_BIND_DEFAULT,
                                word_to_index,
                                index_to_word,
                                (gpointer)words,
                                NULL);
}

/* Keeps the names of all colours as they are typed. */
static void
name_changed_cb (SpPreferences *self)
{
  const char *names[SP_MARK_STYLES + 1] = { NULL };
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; i < SP_MARK_STYLES; i++)
    names[i] = gtk_editable_get_text (GTK_EDITABLE (self->names[i]));
  kept = g_strdupv ((char **)names);
  for (guint i = 0; i < SP_MARK_STYLES; i++)
    g_strstrip (kept[i]);
  g_settings_set_strv (self->settings, "highlight-names", (const char *const *)kept);
}

static GtkWidget *
make_dot (guint colour)
{
  g_autofree char *digit = g_strdup_printf ("%u", colour);
  g_autofree char *css_class = g_strdup_printf ("mark-%u", colour);
  GtkWidget *dot = gtk_label_new (digit);

  gtk_widget_add_css_class (dot, "mark-dot");
  gtk_widget_add_css_class (dot, css_class);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  return dot;
}

static void
add_names (SpPreferences *self)
{
  g_auto (GStrv) names = g_settings_get_strv (self->settings, "highlight-names");
  guint n = g_strv_length (names);

  for (guint i = 0; i < SP_MARK_STYLES; i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      self->names[i] = row;
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sp_mark_style_get_own_name (i + 1));
      adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), make_dot (i + 1));
      if (i < n)
        gtk_editable_set_text (GTK_EDITABLE (row), names[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->highlights), row);
    }
  for (guint i = 0; i < SP_MARK_STYLES; i++)
    g_signal_connect_object (self->names[i],
                             "changed",
                             G_CALLBACK (name_changed_cb),
                             self,
                             G_CONNECT_SWAPPED);
}

static void
sp_preferences_dispose (GObject *object)
{
  SpPreferences *self = SP_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_PREFERENCES);
  G_OBJECT_CLASS (sp_preferences_parent_class)->dispose (object);
}

static void
sp_preferences_class_init (SpPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/standpoint/Standpoint/sp-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, text_size);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, font);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, line_width);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, show_marks);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, highlights);
}

static void
sp_preferences_init (SpPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (SP_APP_ID);
  g_settings_bind (self->settings, "text-size", self->text_size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings,
                   "line-width",
                   self->line_width,
                   "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings,
                   "show-marks",
                   self->show_marks,
                   "active",
                   G_SETTINGS_BIND_DEFAULT);
  bind_words (self, "font", self->font, fonts);
  bind_words (self, "color-scheme", self->color_scheme, schemes);
  add_names (self);
}

/* The window of the settings, above @parent. */
GtkWindow *
sp_preferences_new (GtkWindow *parent)
{
  return g_object_new (SP_TYPE_PREFERENCES, "transient-for", parent, NULL);
}
