/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-notes-page.h"

#include <glib/gi18n.h>

#include "sp-mark-style.h"
#include "sp-note-item.h"
#include "sp-note-row.h"

struct _SpNotesPage
{
  SpListPage parent_instance;

  GtkWidget *search;
  GtkFilterListModel *shown;
  GtkFilter *filter;
  char *wanted; /* what is searched, folded */
};

G_DEFINE_FINAL_TYPE (SpNotesPage, sp_notes_page, SP_TYPE_LIST_PAGE)

static gboolean
has (const char *text, const char *wanted)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, wanted) != NULL;
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  SpNotesPage *self = SP_NOTES_PAGE (user_data);
  SpMark *mark = sp_note_item_get_mark (SP_NOTE_ITEM (item));

  if (self->wanted == NULL || *self->wanted == '\0' || has (mark->note, self->wanted)
      || (mark->on_text
          && (has (mark->anchor.exact, self->wanted)
              || has (sp_mark_style_get_name (mark->colour), self->wanted))))
    return TRUE;
  for (guint i = 0; mark->tags[i] != NULL; i++)
    if (has (mark->tags[i], self->wanted))
      return TRUE;
  return FALSE;
}

static void
search_changed_cb (SpNotesPage *self)
{
  g_free (self->wanted);
  self->wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
sp_notes_page_document_changed (SpPage *page)
{
  SpNotesPage *self = SP_NOTES_PAGE (page);
  SpDocument *document = sp_page_get_document (page);

  gtk_filter_list_model_set_model (self->shown,
                                   document != NULL ? sp_document_get_notes (document) : NULL);
  sp_list_page_set_items (SP_LIST_PAGE (page),
                          document != NULL ? G_LIST_MODEL (self->shown) : NULL);
}

static guint
sp_notes_page_count (SpPage *page)
{
  return g_list_model_get_n_items (sp_document_get_notes (sp_page_get_document (page)));
}

static gboolean
sp_notes_page_shows_kind (SpPage *page, SpItemKind kind)
{
  return kind == SP_ITEM_NOTE;
}

static char *
sp_notes_page_describe_nothing (SpPage *page, guint words)
{
  return g_strdup (_ ("No Highlights or Notes"));
}

static GType
sp_notes_page_get_row_type (SpListPage *page, SpItem *item)
{
  return SP_TYPE_NOTE_ROW;
}

static void
sp_notes_page_unhide (SpListPage *page, SpItem *item)
{
  gtk_editable_set_text (GTK_EDITABLE (SP_NOTES_PAGE (page)->search), "");
  search_changed_cb (SP_NOTES_PAGE (page));
}

static void
sp_notes_page_dispose (GObject *object)
{
  SpNotesPage *self = SP_NOTES_PAGE (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (sp_notes_page_parent_class)->dispose (object);
}

static void
sp_notes_page_class_init (SpNotesPageClass *klass)
{
  SpPageClass *page_class = SP_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_notes_page_dispose;
  page_class->document_changed = sp_notes_page_document_changed;
  page_class->count = sp_notes_page_count;
  page_class->shows_kind = sp_notes_page_shows_kind;
  page_class->describe_nothing = sp_notes_page_describe_nothing;
  SP_LIST_PAGE_CLASS (klass)->get_row_type = sp_notes_page_get_row_type;
  SP_LIST_PAGE_CLASS (klass)->unhide = sp_notes_page_unhide;
}

static GtkWidget *
make_top (SpNotesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *about = gtk_button_new_from_icon_name ("document-edit-symbolic");

  self->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search, TRUE);
  g_object_set (self->search, "placeholder-text", _ ("Search notes and tags"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search notes and tags"),
                                  -1);
  g_signal_connect_object (self->search,
                           "search-changed",
                           G_CALLBACK (search_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_tooltip_text (about, _ ("Note on the Article"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (about),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note on the Article"),
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (about), "note.about");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (about), "s", "");
  gtk_widget_add_css_class (box, "notes-top");
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), about);
  return box;
}

static void
sp_notes_page_init (SpNotesPage *self)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->shown = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  sp_page_set_top (SP_PAGE (self), make_top (self));
  sp_page_set_hint (SP_PAGE (self),
                    _ ("Select words in the article and press 1 to 5 to highlight them, or N to "
                       "write a note."));
}

static gboolean
grab_editor_cb (gpointer user_data)
{
  GtkWidget *view = sp_list_page_get_view (SP_LIST_PAGE (user_data));
  GtkWidget *editor = NULL;
  GQueue queue = G_QUEUE_INIT;

  g_queue_push_tail (&queue, view);
  while (editor == NULL && !g_queue_is_empty (&queue))
    {
      GtkWidget *widget = g_queue_pop_head (&queue);

      if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget))
        editor = widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (&queue, child);
    }
  g_queue_clear (&queue);
  if (editor != NULL)
    gtk_widget_grab_focus (editor);
  return G_SOURCE_REMOVE;
}

/* Gives the keyboard to the editor of the chosen note, once it is laid out. */
void
sp_notes_page_edit_chosen (SpNotesPage *self)
{
  g_return_if_fail (SP_IS_NOTES_PAGE (self));

  g_timeout_add_full (G_PRIORITY_DEFAULT, 60, grab_editor_cb, g_object_ref (self), g_object_unref);
}
