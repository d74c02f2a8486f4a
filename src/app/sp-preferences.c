/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-preferences.h"
#include "sp-row.h"

struct _SpPreferences
{
  AdwWindow parent_instance;

  /* template widgets */
  GtkWidget *text_size;
  GtkWidget *font;
  GtkWidget *line_width;
  GtkWidget *color_scheme;
  GtkWidget *show_marks;

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
}

/* The window of the settings, above @parent. */
GtkWindow *
sp_preferences_new (GtkWindow *parent)
{
  return g_object_new (SP_TYPE_PREFERENCES, "transient-for", parent, NULL);
}
