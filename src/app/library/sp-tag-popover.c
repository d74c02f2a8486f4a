/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-tag-popover.h"

#include <glib/gi18n.h>

#include "sp-library-browse.h"

struct _SpTagPopover
{
  GtkPopover parent_instance;

  /* children */
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *scroller;

  /* state */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SpTagPopover, sp_tag_popover, GTK_TYPE_POPOVER)

enum
{
  TAG_SET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (GtkCheckButton *check, SpTagPopover *self)
{
  if (!self->filling)
    g_signal_emit (self,
                   signals[TAG_SET],
                   0,
                   gtk_check_button_get_label (check),
                   gtk_check_button_get_active (check));
}

/* Returns: (transfer none) (nullable): the box of the tag @name. */
static GtkWidget *
find_check (SpTagPopover *self, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
      g_autofree char *fold
          = g_utf8_casefold (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), -1);

      if (g_str_equal (fold, wanted))
        return check;
    }
  return NULL;
}

static GtkWidget *
add_check (SpTagPopover *self, const char *name, gboolean on)
{
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), on);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_list_box_append (GTK_LIST_BOX (self->list), check);
  gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE);
  gtk_widget_set_visible (self->scroller, TRUE);
  return check;
}

/* Puts the tags in @words on the articles, as if the reader had typed them: with commas between. */
void
sp_tag_popover_add (SpTagPopover *self, const char *words)
{
  g_auto (GStrv) names = NULL;

  g_return_if_fail (SP_IS_TAG_POPOVER (self) && words != NULL);

  names = g_strsplit (words, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *check;

      g_strstrip (names[i]);
      if (*names[i] == '\0')
        continue;
      check = find_check (self, names[i]);
      if (check == NULL)
        check = add_check (self, names[i], FALSE);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
}

static void
activate_cb (GtkEntry *entry, SpTagPopover *self)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (words[strspn (words, " ,")] == '\0')
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  sp_tag_popover_add (self, words);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
sp_tag_popover_class_init (SpTagPopoverClass *klass)
{
  signals[TAG_SET] = g_signal_new ("tag-set",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   G_TYPE_STRING,
                                   G_TYPE_BOOLEAN);
}

static void
sp_tag_popover_init (SpTagPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Add a tag…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a tag"),
                                  -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, 0);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "tag-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags"),
                                  -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/* Makes a popover without tags. */
GtkWidget *
sp_tag_popover_new (void)
{
  return g_object_new (SP_TYPE_TAG_POPOVER, NULL);
}

/* Shows @tags (SpLibraryTag), with those of @set ticked. */
void
sp_tag_popover_set_tags (SpTagPopover *self, GPtrArray *tags, const char *const *set)
{
  GtkWidget *child;

  g_return_if_fail (SP_IS_TAG_POPOVER (self) && tags != NULL && set != NULL);

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  gtk_widget_set_visible (self->scroller, FALSE);
  for (guint i = 0; i < tags->len; i++)
    {
      const SpLibraryTag *tag = g_ptr_array_index (tags, i);

      add_check (self, tag->name, g_strv_contains (set, tag->name));
    }
  self->filling = FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
