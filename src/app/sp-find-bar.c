/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-find-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SpFindBar
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkWidget *bar;
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *previous;
  GtkWidget *next;

  /* owned references */
  SpReaderView *reader;
  GSignalGroup *signals;
};

enum
{
  PROP_REVEALED = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpFindBar, sp_find_bar, GTK_TYPE_WIDGET)

static void
update_count (SpFindBar *self)
{
  guint n = self->reader != NULL ? sp_reader_view_get_n_found (self->reader) : 0;
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: which match of how many */
    text
        = g_strdup_printf (_ ("%'u of %'u"), (guint)sp_reader_view_get_found (self->reader) + 1, n);
  else
    text = g_strdup (searching ? _ ("not found") : "");
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_sensitive (self->previous, n > 0);
  gtk_widget_set_sensitive (self->next, n > 0);
  if (searching && n == 0)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
search_changed_cb (SpFindBar *self)
{
  if (self->reader != NULL && sp_find_bar_get_revealed (self))
    sp_reader_view_find (self->reader, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  update_count (self);
}

static void
next_cb (SpFindBar *self)
{
  sp_find_bar_step (self, 1);
}

static void
previous_cb (SpFindBar *self)
{
  sp_find_bar_step (self, -1);
}

/* Where there is a selection of one line, that is what is searched for. */
static void
take_selection (SpFindBar *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->reader));
  GtkTextIter start, end;
  g_autofree char *words = NULL;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return;
  words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (strchr (words, '\n') == NULL && strlen (words) < 120)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
}

static void
search_mode_cb (SpFindBar *self)
{
  gboolean revealed = sp_find_bar_get_revealed (self);

  if (revealed)
    {
      if (self->reader != NULL)
        take_selection (self);
      gtk_widget_grab_focus (self->entry);
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
      search_changed_cb (self);
    }
  else if (self->reader != NULL)
    {
      sp_reader_view_find (self->reader, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->reader));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

static void
sp_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REVEALED)
    g_value_set_boolean (value, sp_find_bar_get_revealed (SP_FIND_BAR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REVEALED)
    sp_find_bar_set_revealed (SP_FIND_BAR (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_find_bar_dispose (GObject *object)
{
  SpFindBar *self = SP_FIND_BAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->reader);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_FIND_BAR);
  G_OBJECT_CLASS (sp_find_bar_parent_class)->dispose (object);
}

static void
sp_find_bar_class_init (SpFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sp_find_bar_get_property;
  object_class->set_property = sp_find_bar_set_property;
  object_class->dispose = sp_find_bar_dispose;
  /* whether the bar is in sight */
  properties[PROP_REVEALED]
      = g_param_spec_boolean ("revealed",
                              NULL,
                              NULL,
                              FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/standpoint/Standpoint/sp-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, SpFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

static void
sp_find_bar_init (SpFindBar *self)
{
  self->signals = g_signal_group_new (SP_TYPE_READER_VIEW);
  g_signal_group_connect_swapped (self->signals, "find-changed", G_CALLBACK (update_count), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->bar), GTK_EDITABLE (self->entry));
  update_count (self);
}

/* Searches in @reader from now on. */
void
sp_find_bar_set_reader (SpFindBar *self, SpReaderView *reader)
{
  g_return_if_fail (SP_IS_FIND_BAR (self));

  g_set_object (&self->reader, reader);
  g_signal_group_set_target (self->signals, reader);
}

/* Shows the bar and gives it the keyboard, or hides it and ends the search. */
void
sp_find_bar_set_revealed (SpFindBar *self, gboolean revealed)
{
  g_return_if_fail (SP_IS_FIND_BAR (self));
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->bar), revealed);
}

/* TRUE while the bar is in sight. */
gboolean
sp_find_bar_get_revealed (SpFindBar *self)
{
  g_return_val_if_fail (SP_IS_FIND_BAR (self), FALSE);
  return self->bar != NULL && gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->bar));
}

/* Searches for @words at once. */
void
sp_find_bar_set_words (SpFindBar *self, const char *words)
{
  g_return_if_fail (SP_IS_FIND_BAR (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  search_changed_cb (self);
}

/* Goes to the next (+1) or previous (-1) match. */
void
sp_find_bar_step (SpFindBar *self, int direction)
{
  g_return_if_fail (SP_IS_FIND_BAR (self));
  if (self->reader != NULL)
    sp_reader_view_find_step (self->reader, direction);
}

/* What the bar says of the matches: "3 of 7". */
const char *
sp_find_bar_get_count_text (SpFindBar *self)
{
  g_return_val_if_fail (SP_IS_FIND_BAR (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->count));
}
