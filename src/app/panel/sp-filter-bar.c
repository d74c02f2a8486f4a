/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-filter-bar.h"

#include "sp-chip.h"
#include "sp-wrap-layout.h"

struct _SpFilterBar
{
  GtkWidget parent_instance;

  char *active;       /* id of the choice that holds */
  gboolean replacing; /* the buttons are being made anew */
};

G_DEFINE_FINAL_TYPE (SpFilterBar, sp_filter_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define ID_KEY "sp-choice"

static void
take_active (SpFilterBar *self, const char *id)
{
  if (g_strcmp0 (self->active, id) == 0)
    return;
  g_free (self->active);
  self->active = g_strdup (id);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (GtkToggleButton *button, SpFilterBar *self)
{
  if (!self->replacing && gtk_toggle_button_get_active (button))
    take_active (self, g_object_get_data (G_OBJECT (button), ID_KEY));
}

static void
remove_buttons (SpFilterBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
sp_filter_bar_dispose (GObject *object)
{
  remove_buttons (SP_FILTER_BAR (object));
  G_OBJECT_CLASS (sp_filter_bar_parent_class)->dispose (object);
}

static void
sp_filter_bar_finalize (GObject *object)
{
  g_free (SP_FILTER_BAR (object)->active);
  G_OBJECT_CLASS (sp_filter_bar_parent_class)->finalize (object);
}

static void
sp_filter_bar_class_init (SpFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_filter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_filter_bar_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "filterbar");
  signals[CHANGED] = g_signal_new ("changed",
                                   SP_TYPE_FILTER_BAR,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
sp_filter_bar_init (SpFilterBar *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), sp_wrap_layout_new (4, 4));
}

/* Makes an empty bar. */
GtkWidget *
sp_filter_bar_new (void)
{
  return g_object_new (SP_TYPE_FILTER_BAR, NULL);
}

static GtkWidget *
make_dot (guint colour)
{
  g_autofree char *digit = g_strdup_printf ("%u", colour);
  g_autofree char *css_class = g_strdup_printf ("mark-%u", colour);
  GtkWidget *dot = gtk_label_new (colour > 0 ? digit : "");

  gtk_widget_add_css_class (dot, "mark-dot");
  gtk_widget_add_css_class (dot, css_class);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  return dot;
}

static GtkWidget *
make_button (SpFilterBar *self, const SpChoice *choice)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  if (choice->party != NULL)
    {
      GtkWidget *chip = sp_chip_new (SP_CHIP_SMALL);

      sp_chip_set_party (SP_CHIP (chip), choice->party);
      gtk_box_append (GTK_BOX (box), chip);
    }
  if (choice->colour > 0)
    gtk_box_append (GTK_BOX (box), make_dot (choice->colour - 1));
  if (choice->icon != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (choice->icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (choice->label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice->sentence,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), ID_KEY, g_strdup (choice->id), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  return button;
}

/* Offers @n choices, the first of which holds where the one that held is gone. */
void
sp_filter_bar_set (SpFilterBar *self, const SpChoice *choices, guint n)
{
  GtkWidget *first = NULL;
  const char *active;

  g_return_if_fail (SP_IS_FILTER_BAR (self) && n > 0);

  active = choices[0].id;
  for (guint i = 1; i < n; i++)
    if (g_strcmp0 (choices[i].id, self->active) == 0)
      active = choices[i].id;
  self->replacing = TRUE;
  remove_buttons (self);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = make_button (self, &choices[i]);

      gtk_widget_set_parent (button, GTK_WIDGET (self));
      if (first == NULL)
        first = button;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
      if (choices[i].id == active)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    }
  self->replacing = FALSE;
  take_active (self, active);
}

/* Returns: (transfer none) (nullable): the id of the choice that holds. */
const char *
sp_filter_bar_get_active (SpFilterBar *self)
{
  g_return_val_if_fail (SP_IS_FILTER_BAR (self), NULL);

  return self->active;
}

/* Makes the choice @id hold. */
void
sp_filter_bar_set_active (SpFilterBar *self, const char *id)
{
  g_return_if_fail (SP_IS_FILTER_BAR (self) && id != NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), ID_KEY), id) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
}
