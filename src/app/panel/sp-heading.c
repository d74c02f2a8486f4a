/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-heading.h"

#include "sp-row.h"

struct _SpHeading
{
  GObject parent_instance;

  char *title;
  char *caption; /* nullable */
};

G_DEFINE_FINAL_TYPE (SpHeading, sp_heading, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_CAPTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
sp_heading_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpHeading *self = SP_HEADING (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CAPTION:
      g_value_set_string (value, self->caption);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_heading_finalize (GObject *object)
{
  SpHeading *self = SP_HEADING (object);

  g_free (self->title);
  g_free (self->caption);
  G_OBJECT_CLASS (sp_heading_parent_class)->finalize (object);
}

static void
sp_heading_class_init (SpHeadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_heading_get_property;
  object_class->finalize = sp_heading_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_heading_init (SpHeading *self)
{
}

/* Makes a heading. Returns: (transfer full). */
SpHeading *
sp_heading_new (const char *title)
{
  SpHeading *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (SP_TYPE_HEADING, NULL);
  self->title = g_strdup (title);
  return self;
}

const char *
sp_heading_get_title (SpHeading *self)
{
  g_return_val_if_fail (SP_IS_HEADING (self), NULL);

  return self->title;
}

/* Sets what stands at the end of its line (nullable). */
void
sp_heading_set_caption (SpHeading *self, const char *caption)
{
  g_return_if_fail (SP_IS_HEADING (self));

  if (g_strcmp0 (self->caption, caption) == 0)
    return;
  g_free (self->caption);
  self->caption = g_strdup (caption);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

/* Makes the line of a heading. Returns: (transfer floating). */
GtkWidget *
sp_heading_new_widget (const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = sp_row_new_label ("heading");
  GtkWidget *caption = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "finding-heading");
  gtk_label_set_text (GTK_LABEL (label), title);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (caption, "small-text");
  gtk_widget_add_css_class (caption, "finding-caption");
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (caption, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), caption);
  return box;
}

/* Sets what stands at the end of the line @widget (nullable). */
void
sp_heading_widget_set_caption (GtkWidget *widget, const char *caption)
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_BOX (widget));

  label = gtk_widget_get_last_child (widget);
  gtk_label_set_text (GTK_LABEL (label), caption != NULL ? caption : "");
}

/* Makes the line that shows the heading, and follows it. Returns: (transfer floating). */
GtkWidget *
sp_heading_create_widget (SpHeading *self)
{
  GtkWidget *widget;

  g_return_val_if_fail (SP_IS_HEADING (self), NULL);

  widget = sp_heading_new_widget (self->title);
  g_object_bind_property (self,
                          "caption",
                          gtk_widget_get_last_child (widget),
                          "label",
                          G_BINDING_SYNC_CREATE);
  return widget;
}
