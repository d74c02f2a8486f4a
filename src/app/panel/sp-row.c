/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-row.h"

#include <glib/gi18n.h>

#include "sp-difference.h"
#include "sp-party-style.h"

#define SENTENCE "sp-sentence" /* what is said of a widget that was named */

typedef struct
{
  /* children, made when the row is chosen for the first time: a list has many rows */
  GtkWidget *revealer; /* nullable */
  GtkWidget *why;      /* nullable */
  GtkWidget *differs;  /* nullable: made where the reader and the analysis first differ */

  /* owned */
  SpItem *item; /* nullable */
  GSignalGroup *item_signals;

  /* state */
  char *markup; /* of why; nullable */
  int indent;
  int slot;
  gboolean chosen;
} SpRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpRow, sp_row, GTK_TYPE_BOX)

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
make_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* What is folded away need not be measured. */
static void
child_revealed_cb (GtkRevealer *revealer)
{
  if (!gtk_revealer_get_reveal_child (revealer) && !gtk_revealer_get_child_revealed (revealer))
    gtk_widget_set_visible (GTK_WIDGET (revealer), FALSE);
}

static void
make_revealer (SpRow *self)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("sp-why-symbolic");

  gtk_widget_add_css_class (box, "why-box");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "finding-caption");
  priv->why = sp_row_new_label ("why");
  gtk_widget_add_css_class (priv->why, "finding-caption");
  gtk_widget_set_hexpand (priv->why, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), priv->why);
  gtk_box_append (GTK_BOX (box),
                  make_button ("document-edit-symbolic", _ ("Correct This"), "page.menu"));
  gtk_box_append (GTK_BOX (box),
                  make_button ("edit-copy-symbolic", _ ("Copy With Citation"), "page.copy"));
  priv->revealer = gtk_revealer_new ();
  gtk_widget_set_margin_start (priv->revealer, priv->indent);
  gtk_revealer_set_child (GTK_REVEALER (priv->revealer), box);
  g_signal_connect (priv->revealer, "notify::child-revealed", G_CALLBACK (child_revealed_cb), NULL);
  gtk_box_append (GTK_BOX (self), priv->revealer);
}

/* Returns: (nullable): what the reader has to do with the finding. */
static const char *
describe_reader (SpItem *item)
{
  SpReaderFlags flags = sp_item_get_reader_flags (item);

  if (flags & SP_READER_ADDED)
    return _ ("You have added this.");
  if (flags & SP_READER_CHANGED)
    return flags & SP_READER_DIFFERS ? _ ("You have changed this; the analysis says otherwise.")
                                     : _ ("You have changed this.");
  if (flags & SP_READER_ACCEPTED)
    return flags & SP_READER_DIFFERS
               ? _ ("You have confirmed this; the analysis no longer finds it.")
               : _ ("You have confirmed this.");
  return NULL;
}

/* Returns: (transfer full): the unfolded line: why it was found, and what the reader did to it. */
static char *
describe_why (SpRow *self)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);
  const char *reader = priv->item != NULL ? describe_reader (priv->item) : NULL;
  g_autofree char *escaped = reader != NULL ? g_markup_escape_text (reader, -1) : NULL;

  return escaped == NULL ? g_strdup (priv->markup)
                         : g_strdup_printf ("%s\n<b>%s</b>", priv->markup, escaped);
}

static void
update_revealer (SpRow *self)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);
  gboolean unfolded = priv->chosen && priv->markup != NULL;

  if (unfolded && priv->revealer == NULL)
    make_revealer (self);
  if (priv->revealer == NULL)
    return;
  if (unfolded)
    {
      g_autofree char *markup = describe_why (self);

      gtk_label_set_markup (GTK_LABEL (priv->why), markup);
      gtk_widget_set_visible (priv->revealer, TRUE);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (priv->revealer), unfolded);
  child_revealed_cb (GTK_REVEALER (priv->revealer));
}

/* Where the reader and the analysis differ, the row says so, chosen or not. */
static void
update_differs (SpRow *self)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);
  g_autofree char *words = sp_difference_describe (priv->item);

  if (words != NULL && priv->differs == NULL)
    {
      priv->differs = sp_row_new_label ("differs");
      gtk_widget_set_margin_start (priv->differs, priv->indent);
      gtk_box_append (GTK_BOX (self), priv->differs);
    }
  if (priv->differs == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (priv->differs), words != NULL ? words : "");
  gtk_widget_set_visible (priv->differs, words != NULL);
}

static void
item_updated_cb (SpRow *self)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);

  SP_ROW_GET_CLASS (self)->show (self, priv->item);
  update_differs (self);
}

static void
sp_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpRowPrivate *priv = sp_row_get_instance_private (SP_ROW (object));

  if (id == PROP_CHOSEN)
    g_value_set_boolean (value, priv->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpRowPrivate *priv = sp_row_get_instance_private (SP_ROW (object));

  if (id != PROP_CHOSEN)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (priv->chosen != g_value_get_boolean (value))
    {
      priv->chosen = g_value_get_boolean (value);
      update_revealer (SP_ROW (object));
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
sp_row_dispose (GObject *object)
{
  SpRowPrivate *priv = sp_row_get_instance_private (SP_ROW (object));

  g_clear_object (&priv->item_signals);
  g_clear_object (&priv->item);
  G_OBJECT_CLASS (sp_row_parent_class)->dispose (object);
}

static void
sp_row_finalize (GObject *object)
{
  SpRowPrivate *priv = sp_row_get_instance_private (SP_ROW (object));

  g_free (priv->markup);
  G_OBJECT_CLASS (sp_row_parent_class)->finalize (object);
}

/* As with its name: only now may there be a list around it to have the colour. */
static void
sp_row_root (GtkWidget *widget)
{
  SpRowPrivate *priv = sp_row_get_instance_private (SP_ROW (widget));

  GTK_WIDGET_CLASS (sp_row_parent_class)->root (widget);
  if (priv->item != NULL)
    sp_row_set_slot (SP_ROW (widget), priv->slot);
}

static void
sp_row_class_init (SpRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_row_get_property;
  object_class->set_property = sp_row_set_property;
  object_class->dispose = sp_row_dispose;
  object_class->finalize = sp_row_finalize;
  GTK_WIDGET_CLASS (klass)->root = sp_row_root;
  properties[PROP_CHOSEN]
      = g_param_spec_boolean ("chosen",
                              NULL,
                              NULL,
                              FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "finding");
}

static void
sp_row_init (SpRow *self)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  priv->slot = -1;
  priv->item_signals = g_signal_group_new (SP_TYPE_ITEM);
  g_signal_group_connect_swapped (priv->item_signals,
                                  "updated",
                                  G_CALLBACK (item_updated_cb),
                                  self);
}

/* Shows @item (nullable: none, the row lets go of the one before). */
void
sp_row_set_item (SpRow *self, SpItem *item)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);

  g_return_if_fail (SP_IS_ROW (self) && (item == NULL || SP_IS_ITEM (item)));

  g_set_object (&priv->item, item);
  g_signal_group_set_target (priv->item_signals, item);
  if (item == NULL)
    return;
  SP_ROW_GET_CLASS (self)->show (self, item);
  update_differs (self);
}

/* Returns: (transfer none) (nullable): the item that is shown. */
SpItem *
sp_row_get_item (SpRow *self)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ROW (self), NULL);

  return priv->item;
}

/* Returns: TRUE while it is the chosen one of its list. */
gboolean
sp_row_get_chosen (SpRow *self)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ROW (self), FALSE);

  return priv->chosen;
}

/* Says where the row stands: @n_before rows of its kind before it, @n_after after it (2: two or
 * more). */
void
sp_row_place (SpRow *self, guint n_before, guint n_after)
{
  g_return_if_fail (SP_IS_ROW (self));

  if (SP_ROW_GET_CLASS (self)->place != NULL)
    SP_ROW_GET_CLASS (self)->place (self, n_before, n_after);
}

/* Sets how far from the start of the row the unfolded line stands. */
void
sp_row_set_indent (SpRow *self, int pixels)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);

  g_return_if_fail (SP_IS_ROW (self));

  priv->indent = pixels;
}

/* Sets the line that is unfolded while the row is chosen. */
void
sp_row_set_why (SpRow *self, const char *markup)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);

  g_return_if_fail (SP_IS_ROW (self) && markup != NULL);

  g_free (priv->markup);
  priv->markup = g_strdup (markup);
  update_revealer (self);
}

static void
name_with_list (GtkWidget *widget)
{
  const char *sentence = g_object_get_data (G_OBJECT (widget), SENTENCE);
  GtkWidget *outer = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW);

  do
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      sentence,
                                      -1);
      widget = gtk_widget_get_parent (widget);
    }
  while (outer != NULL && widget != outer);
}

static void
rooted_cb (GtkWidget *widget)
{
  if (gtk_widget_get_root (widget) != NULL)
    name_with_list (widget);
}

/* Sets what a screen reader says of the row @widget of a list, in a whole sentence. The widgets of
 * the list around it say it too: they take the keyboard. Newer versions of GTK make a row before
 * the list takes it in; it is named once more then. */
void
sp_row_name_widget (GtkWidget *widget, const char *sentence)
{
  gboolean first;

  g_return_if_fail (GTK_IS_WIDGET (widget) && sentence != NULL);

  first = g_object_get_data (G_OBJECT (widget), SENTENCE) == NULL;
  g_object_set_data_full (G_OBJECT (widget), SENTENCE, g_strdup (sentence), g_free);
  name_with_list (widget);
  if (first)
    g_signal_connect (widget, "notify::root", G_CALLBACK (rooted_cb), NULL);
}

/* Sets what a screen reader says of the row, in a whole sentence. */
void
sp_row_set_sentence (SpRow *self, const char *sentence)
{
  g_return_if_fail (SP_IS_ROW (self));

  sp_row_name_widget (GTK_WIDGET (self), sentence);
}

/* Gives the row of the list the colour of @slot while it is chosen (-1: grey). */
void
sp_row_set_slot (SpRow *self, int slot)
{
  SpRowPrivate *priv = sp_row_get_instance_private (self);
  GtkWidget *outer, *row = GTK_WIDGET (self);

  g_return_if_fail (SP_IS_ROW (self));

  priv->slot = slot;
  outer = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW);
  while (outer != NULL && gtk_widget_get_parent (row) != outer)
    row = gtk_widget_get_parent (row);
  if (outer != NULL)
    sp_party_style_set_slot (row, slot);
}

/* Returns: (transfer floating): an empty label that wraps, at the start of the line, with
 * @css_class (nullable). */
GtkWidget *
sp_row_new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}
