/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-notes-page.h"

#include <glib/gi18n.h>

#include "sp-filter-bar.h"
#include "sp-mark-style.h"
#include "sp-note-item.h"
#include "sp-note-row.h"
#include "sp-notes-choice.h"

struct _SpNotesPage
{
  SpListPage parent_instance;

  /* children */
  GtkWidget *search;
  GtkWidget *bar;
  GtkWidget *menu_button;

  /* owned */
  GSignalGroup *signals; /* of the document */
  GtkFilterListModel *shown;
  GtkSortListModel *sorted;
  GtkFilter *filter;
  GtkSorter *sorter;
  GSimpleActionGroup *actions;
  char *wanted; /* what is searched, folded */

  /* state */
  SpNotesOrder order;
};

G_DEFINE_FINAL_TYPE (SpNotesPage, sp_notes_page, SP_TYPE_LIST_PAGE)

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  SpNotesPage *self = SP_NOTES_PAGE (user_data);

  return sp_notes_choice_passes (SP_NOTE_ITEM (item),
                                 sp_filter_bar_get_active (SP_FILTER_BAR (self->bar)))
         && sp_notes_choice_has (SP_NOTE_ITEM (item), self->wanted);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return sp_notes_choice_compare (SP_NOTE_ITEM ((gpointer)a),
                                  SP_NOTE_ITEM ((gpointer)b),
                                  SP_NOTES_PAGE (user_data)->order);
}

static void
refilter (SpNotesPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
search_changed_cb (SpNotesPage *self)
{
  g_free (self->wanted);
  self->wanted = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  refilter (self);
}

/* The notes have changed: so may what can be chosen of them. */
static void
notes_changed_cb (SpNotesPage *self)
{
  SpDocument *document = sp_page_get_document (SP_PAGE (self));

  gtk_widget_set_visible (self->bar,
                          document != NULL
                              && sp_notes_choice_offer (SP_FILTER_BAR (self->bar), document));
  refilter (self);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

static void
sp_notes_page_document_changed (SpPage *page)
{
  SpNotesPage *self = SP_NOTES_PAGE (page);
  SpDocument *document = sp_page_get_document (page);

  g_signal_group_set_target (self->signals, document);
  gtk_filter_list_model_set_model (self->shown,
                                   document != NULL ? sp_document_get_notes (document) : NULL);
  sp_list_page_set_items (SP_LIST_PAGE (page),
                          document != NULL ? G_LIST_MODEL (self->sorted) : NULL);
  notes_changed_cb (self);
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
  SpNotesPage *self = SP_NOTES_PAGE (page);

  sp_filter_bar_set_active (SP_FILTER_BAR (self->bar), SP_NOTES_ALL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
}

/* ---- order, and what is done to all that are shown ---- */

static void
order_changed (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  SpNotesPage *self = SP_NOTES_PAGE (user_data);

  g_simple_action_set_state (action, state);
  self->order = sp_notes_order_from_string (g_variant_get_string (state, NULL));
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

/* Returns: (transfer full): the ids of the notes that are shown. */
static GStrv
list_ids (SpNotesPage *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpNoteItem) note = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      g_strv_builder_add (ids, sp_note_item_get_mark (note)->id);
    }
  return g_strv_builder_end (ids);
}

static void
delete_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) ids = list_ids (SP_NOTES_PAGE (user_data));

  gtk_widget_activate_action (GTK_WIDGET (user_data), "note.delete-all", "^as", ids);
}

static void
colour_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) ids = list_ids (SP_NOTES_PAGE (user_data));

  gtk_widget_activate_action (GTK_WIDGET (user_data),
                              "note.colour-all",
                              "(^asu)",
                              ids,
                              g_variant_get_uint32 (parameter));
}

static const GActionEntry entries[] = {
  { .name = "order", .state = "'text'", .parameter_type = "s", .change_state = order_changed },
  { .name = "delete-shown", .activate = delete_activated },
  { .name = "colour-shown", .activate = colour_activated, .parameter_type = "u" },
};

static void
sp_notes_page_dispose (GObject *object)
{
  SpNotesPage *self = SP_NOTES_PAGE (object);

  for (guint i = 0; i < G_N_ELEMENTS (entries) && self->actions != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), entries[i].name);
  g_clear_object (&self->actions);
  g_clear_object (&self->signals);
  g_clear_object (&self->sorted);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
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
  page_class->any_language = TRUE;
  SP_LIST_PAGE_CLASS (klass)->get_row_type = sp_notes_page_get_row_type;
  SP_LIST_PAGE_CLASS (klass)->unhide = sp_notes_page_unhide;
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Order, and All That Are Shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Order, and All That Are Shown"),
                                  -1);
  return button;
}

static void
update_menu (SpNotesPage *self)
{
  g_autoptr (GMenuModel) menu = sp_notes_choice_make_menu ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
}

static GtkWidget *
make_top (SpNotesPage *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
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
  self->menu_button = make_menu_button ();
  gtk_box_append (GTK_BOX (box), self->menu_button);
  update_menu (self);
  self->bar = sp_filter_bar_new ();
  gtk_widget_set_visible (self->bar, FALSE);
  g_signal_connect_object (self->bar, "changed", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), box);
  gtk_box_append (GTK_BOX (column), self->bar);
  return column;
}

static void
sp_notes_page_init (SpNotesPage *self)
{
  sp_page_set_top (SP_PAGE (self), make_top (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  self->shown = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->shown)),
                                          g_object_ref (self->sorter));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notes", G_ACTION_GROUP (self->actions));
  self->signals = g_signal_group_new (SP_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->signals,
                                  "notify::corrections",
                                  G_CALLBACK (notes_changed_cb),
                                  self);
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

/* The colours have other names: shows them. */
void
sp_notes_page_update_names (SpNotesPage *self)
{
  SpDocument *document;

  g_return_if_fail (SP_IS_NOTES_PAGE (self));

  document = sp_page_get_document (SP_PAGE (self));
  update_menu (self);
  if (document == NULL)
    return;
  /* the rows are made anew */
  gtk_filter_list_model_set_model (self->shown, NULL);
  gtk_filter_list_model_set_model (self->shown, sp_document_get_notes (document));
  notes_changed_cb (self);
}
