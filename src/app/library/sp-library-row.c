/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-library-row.h"

#include <glib/gi18n.h>

#include "sp-library-words.h"
#include "sp-row.h"

struct _SpLibraryRow
{
  GtkBox parent_instance;

  /* children */
  GtkWidget *check;
  GtkWidget *title;
  GtkWidget *caption;
  GtkWidget *snippet;
  GtkWidget *star;

  /* owned */
  SpLibraryItem *item; /* nullable */
  GSignalGroup *signals;

  /* state */
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (SpLibraryRow, sp_library_row, GTK_TYPE_BOX)

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
set_class (SpLibraryRow *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
show_heading (SpLibraryRow *self)
{
  g_autofree char *words = sp_library_words_for_heading (self->item);

  gtk_label_set_text (GTK_LABEL (self->title), words);
  sp_row_name_widget (GTK_WIDGET (self), words);
}

static void
show_entry (SpLibraryRow *self, const SpLibraryEntry *entry)
{
  g_autofree char *caption = sp_library_words_for_caption (entry);
  g_autofree char *snippet = sp_library_words_for_snippet (entry);
  g_autofree char *title = sp_library_words_for_title (entry);
  g_autofree char *spoken = NULL;

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->caption), caption);
  gtk_label_set_markup (GTK_LABEL (self->snippet), snippet != NULL ? snippet : "");
  gtk_widget_set_visible (self->snippet, snippet != NULL);
  gtk_widget_set_visible (self->star, entry->favourite);
  /* Translators: read out: a title, the source, and whether the article was read yet. */
  spoken = g_strdup_printf (_ ("%s. %s. %s."),
                            title,
                            caption,
                            entry->read ? _ ("Read") : _ ("Unread"));
  sp_row_name_widget (GTK_WIDGET (self), spoken);
}

static void
update (SpLibraryRow *self)
{
  gboolean heading = self->item != NULL && sp_library_item_is_heading (self->item);
  const SpLibraryEntry *entry
      = self->item != NULL && !heading ? sp_library_item_get_entry (self->item) : NULL;

  set_class (self, "library-heading", heading);
  set_class (self, "unread", entry != NULL && !entry->read);
  gtk_label_set_lines (GTK_LABEL (self->title), heading ? 1 : 2);
  gtk_widget_set_visible (self->caption, !heading);
  gtk_widget_set_visible (self->check, self->selecting && !heading);
  if (heading)
    show_heading (self);
  else if (entry != NULL)
    show_entry (self, entry);
  else
    {
      /* for the frame until it is read: as high as most */
      gtk_label_set_text (GTK_LABEL (self->title), " ");
      gtk_label_set_text (GTK_LABEL (self->caption), " ");
    }
  if (entry == NULL)
    {
      gtk_widget_set_visible (self->star, FALSE);
      gtk_widget_set_visible (self->snippet, FALSE);
    }
}

static void
sp_library_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpLibraryRow *self = SP_LIBRARY_ROW (object);

  if (id == PROP_CHOSEN)
    g_value_set_boolean (value, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_library_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpLibraryRow *self = SP_LIBRARY_ROW (object);

  if (id == PROP_CHOSEN)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_library_row_dispose (GObject *object)
{
  SpLibraryRow *self = SP_LIBRARY_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (sp_library_row_parent_class)->dispose (object);
}

static void
sp_library_row_class_init (SpLibraryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_library_row_get_property;
  object_class->set_property = sp_library_row_set_property;
  object_class->dispose = sp_library_row_dispose;
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen",
                                                  NULL,
                                                  NULL,
                                                  FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_library_row_init (SpLibraryRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->signals = g_signal_group_new (SP_TYPE_LIBRARY_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "library-row");
  /* the row is toggled as a whole */
  self->check = gtk_check_button_new ();
  gtk_widget_set_can_target (self->check, FALSE);
  gtk_widget_set_focusable (self->check, FALSE);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Selected"),
                                  -1);
  self->title = make_label ("library-title");
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  self->caption = make_label ("caption-text");
  gtk_widget_set_hexpand (self->caption, TRUE);
  self->snippet = make_label ("caption-text");
  gtk_label_set_wrap (GTK_LABEL (self->snippet), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->snippet), 2);
  self->star = gtk_image_new_from_icon_name ("starred-symbolic");
  gtk_widget_set_tooltip_text (self->star, _ ("Favourite"));
  gtk_image_set_pixel_size (GTK_IMAGE (self->star), 12);
  gtk_box_append (GTK_BOX (line), self->caption);
  gtk_box_append (GTK_BOX (line), self->star);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), line);
  gtk_box_append (GTK_BOX (words), self->snippet);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (self), words);
  update (self);
}

/* Makes a row without an item. */
GtkWidget *
sp_library_row_new (void)
{
  return g_object_new (SP_TYPE_LIBRARY_ROW, NULL);
}

/* Shows @item (nullable: nothing). */
void
sp_library_row_set_item (SpLibraryRow *self, SpLibraryItem *item)
{
  g_return_if_fail (SP_IS_LIBRARY_ROW (self));

  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->signals, item);
  if (item != NULL)
    update (self);
}

/* Shows a box to tick before the words, or hides it. */
void
sp_library_row_set_selecting (SpLibraryRow *self, gboolean selecting)
{
  g_return_if_fail (SP_IS_LIBRARY_ROW (self));

  self->selecting = selecting;
  update (self);
}
