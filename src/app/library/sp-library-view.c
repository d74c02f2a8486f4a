/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-library-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "sp-library-calls.h"
#include "sp-library-resources.h"
#include "sp-library-words.h"
#include "sp-rescue-page.h"

G_DEFINE_FINAL_TYPE (SpLibraryView, sp_library_view, GTK_TYPE_BOX)

enum
{
  OPEN,
  ACTED,
  ASK_DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is put before the words of the search, by filter. */
static const char *const filters[]
    = { "", "is:unread ", "is:favourite ", "is:archived ", "is:trash " };

SpLibraryFilter
sp_library_view_get_filter (SpLibraryView *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->filter));

  return selected < G_N_ELEMENTS (filters) ? (SpLibraryFilter)selected : SP_LIBRARY_ALL;
}

static const char *
get_words (SpLibraryView *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

gboolean
sp_library_view_is_selecting (SpLibraryView *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->select_button));
}

/* ---- what is there ---- */

static void
update_count (SpLibraryView *self)
{
  guint n = self->articles != NULL ? sp_library_list_get_n_articles (self->articles) : 0;
  g_autofree char *text = NULL;

  if (self->selection != NULL && sp_library_view_is_selecting (self))
    {
      g_autoptr (GtkBitset) selected
          = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
      guint chosen = (guint)gtk_bitset_get_size (selected);

      /* Translators: how many articles of a list are selected */
      text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", chosen), chosen);
    }
  else
    text = g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static void
select_current (SpLibraryView *self)
{
  guint position;

  if (self->picked || self->current == 0 || sp_library_view_is_selecting (self)
      || self->articles == NULL || !sp_library_list_find (self->articles, self->current, &position))
    return;
  self->picked = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

/* There is a library again: "changed" of the store has it listed. */
static void
rescued_cb (SpLibraryView *self, const char *sentence)
{
  g_signal_emit (self, signals[ACTED], 0, sentence, NULL);
}

static void
loaded_cb (SpLibraryView *self)
{
  guint n = sp_library_list_get_n_articles (self->articles);

  sp_library_view_show_what_is_there (self);
  if (self->asked_anew && n > 0)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 0);
  self->asked_anew = FALSE;
  select_current (self);
  update_count (self);
  sp_library_view_update_acts (self);
}

/* ---- tags ---- */

static GtkWidget *
make_tag_row (const SpLibraryTag *tag)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (tag->name);
  g_autofree char *number = g_strdup_printf ("%'u", tag->n_articles);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "caption-text");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("sp-tag-symbolic"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  return box;
}

static void
tags_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpLibraryView) self = SP_LIBRARY_VIEW (user_data);
  g_autoptr (GPtrArray) tags = sp_library_store_list_tags_finish (result, NULL);
  GtkWidget *child;

  if (tags == NULL || self->store == NULL)
    return;
  g_ptr_array_unref (self->known_tags);
  self->known_tags = g_ptr_array_ref (tags);
  while ((child = gtk_widget_get_first_child (self->tags)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->tags), child);
  for (guint i = 0; i < tags->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->tags), make_tag_row (g_ptr_array_index (tags, i)));
  gtk_widget_set_visible (self->tags_box, tags->len > 0);
}

static void
store_changed_cb (SpLibraryView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sp_library_store_list_tags (self->store, self->cancellable, tags_cb, g_object_ref (self));
}

static void
tag_activated_cb (SpLibraryView *self, GtkListBoxRow *row)
{
  guint index = (guint)gtk_list_box_row_get_index (row);
  const SpLibraryTag *tag;
  g_autofree char *words = NULL;

  if (index >= self->known_tags->len)
    return;
  tag = g_ptr_array_index (self->known_tags, index);
  words = g_strdup_printf (strchr (tag->name, ' ') != NULL ? "tag:\"%s\"" : "tag:%s", tag->name);
  sp_library_view_set_search (self, words);
}

/* ---- search ---- */

/* Where a party is looked for, its page is offered. */
static void
offer_party (SpLibraryView *self)
{
  g_autofree char *name = sp_library_words_find_party (get_words (self));
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->party_button, name != NULL);
  if (name == NULL)
    return;
  /* Translators: a button; %s is the name of a party */
  label = g_strdup_printf (_ ("What “%s” says and does…"), name);
  gtk_label_set_text (GTK_LABEL (self->party_label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->party_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->party_button), "s", name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->party_button), "win.show-party");
}

static void
update_query (SpLibraryView *self)
{
  g_autofree char *query = NULL;

  if (self->articles == NULL)
    return;
  offer_party (self);
  query = g_strconcat (filters[sp_library_view_get_filter (self)], get_words (self), NULL);
  self->asked_anew |= !g_str_equal (query, sp_library_list_get_query (self->articles));
  sp_library_list_set_query (self->articles, query);
}

static void
search_changed_cb (SpLibraryView *self)
{
  update_query (self);
}

/* Return in the search goes to what was found. */
static void
search_activated_cb (SpLibraryView *self)
{
  update_query (self);
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
search_stopped_cb (SpLibraryView *self)
{
  if (*get_words (self) != '\0')
    sp_library_view_set_search (self, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
filter_changed_cb (SpLibraryView *self)
{
  update_query (self);
  sp_library_view_update_acts (self);
}

/* Opens the article in row @position. */
void
sp_library_view_open (SpLibraryView *self, guint position, gboolean new_window)
{
  gint64 id = self->articles != NULL ? sp_library_list_get_id (self->articles, position) : 0;

  if (id > 0)
    g_signal_emit (self, signals[OPEN], 0, id, new_window);
}

static void
activated_cb (SpLibraryView *self, guint position)
{
  sp_library_view_open (self, position, FALSE);
}

static void
selection_changed_cb (SpLibraryView *self)
{
  update_count (self);
  sp_library_view_update_acts (self);
}

static void
select_toggled_cb (SpLibraryView *self)
{
  gboolean selecting = sp_library_view_is_selecting (self);

  sp_library_view_update_rows (self);
  gtk_action_bar_set_revealed (GTK_ACTION_BAR (self->bulk), selecting);
  if (!selecting && self->selection != NULL)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      self->picked = FALSE;
      select_current (self);
    }
  update_count (self);
}

/* ---- the widget ---- */

static void
state_cb (SpLibraryView *self)
{
  sp_library_view_state_changed (self);
  sp_library_view_update_acts (self);
}

static void
forget_store (SpLibraryView *self)
{
  g_clear_handle_id (&self->opening_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  if (self->articles != NULL)
    g_signal_handlers_disconnect_by_data (self->articles, self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->rescue_page != NULL)
    sp_rescue_page_set_store (SP_RESCUE_PAGE (self->rescue_page), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->articles);
  g_clear_object (&self->store);
}

static void
sp_library_view_dispose (GObject *object)
{
  SpLibraryView *self = SP_LIBRARY_VIEW (object);

  forget_store (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->tag_popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_LIBRARY_VIEW);
  G_OBJECT_CLASS (sp_library_view_parent_class)->dispose (object);
}

static void
sp_library_view_finalize (GObject *object)
{
  SpLibraryView *self = SP_LIBRARY_VIEW (object);

  g_ptr_array_unref (self->bound);
  g_ptr_array_unref (self->known_tags);
  G_OBJECT_CLASS (sp_library_view_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  signals[OPEN] = g_signal_new ("open",
                                type,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                2,
                                G_TYPE_INT64,
                                G_TYPE_BOOLEAN);
  signals[ACTED] = g_signal_new ("acted",
                                 type,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 2,
                                 G_TYPE_STRING,
                                 G_TYPE_VARIANT);
  signals[ASK_DELETE] = g_signal_new ("ask-delete",
                                      type,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      1,
                                      G_TYPE_VARIANT);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/org/standpoint/Standpoint/library/sp-library-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, search);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, filter);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, count);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, select_button);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, notice);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, party_button);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, party_label);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, stack);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, list);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, none_page);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, rescue_page);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, tags_box);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, tags);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, bulk);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, delete_button);
  gtk_widget_class_bind_template_child (widget_class, SpLibraryView, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, rescued_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_activated_cb);
}

static void
sp_library_view_class_init (SpLibraryViewClass *klass)
{
  g_resources_register (sp_library_view_get_resource ());
  g_type_ensure (SP_TYPE_RESCUE_PAGE);
  G_OBJECT_CLASS (klass)->dispose = sp_library_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_library_view_finalize;
  add_signals (G_TYPE_FROM_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
  sp_library_view_class_init_acts (GTK_WIDGET_CLASS (klass));
}

static void
sp_library_view_init (SpLibraryView *self)
{
  self->bound = g_ptr_array_new ();
  self->known_tags = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* what takes the keyboard is the button inside, which has no name of its own */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->filter)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which Articles"),
                                  -1);
  sp_library_view_init_rows (self);
  sp_library_view_init_acts (self);
  sp_library_view_update_acts (self);
}

/* Makes a view of no library. */
GtkWidget *
sp_library_view_new (void)
{
  return g_object_new (SP_TYPE_LIBRARY_VIEW, NULL);
}

/* Shows the library @store. */
void
sp_library_view_set_store (SpLibraryView *self, SpLibraryStore *store)
{
  g_return_if_fail (SP_IS_LIBRARY_VIEW (self));

  forget_store (self);
  if (store == NULL)
    return;
  self->store = g_object_ref (store);
  sp_rescue_page_set_store (SP_RESCUE_PAGE (self->rescue_page), store);
  self->articles = sp_library_list_new (store);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->articles)));
  g_signal_connect_object (self->articles,
                           "loaded",
                           G_CALLBACK (loaded_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection,
                           "selection-changed",
                           G_CALLBACK (selection_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store,
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (self->selection));
  sp_library_view_begin_opening (self);
  update_query (self);
  store_changed_cb (self);
  state_cb (self);
}

/* The window shows article @id now, or none of the library (0): its row is selected. */
void
sp_library_view_set_current (SpLibraryView *self, gint64 id)
{
  g_return_if_fail (SP_IS_LIBRARY_VIEW (self));

  self->current = id;
  self->picked = FALSE;
  select_current (self);
}

/* Searches for @words at once. */
void
sp_library_view_set_search (SpLibraryView *self, const char *words)
{
  g_return_if_fail (SP_IS_LIBRARY_VIEW (self) && words != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  update_query (self);
}

/* Shows the articles of @filter. */
void
sp_library_view_set_filter (SpLibraryView *self, SpLibraryFilter filter)
{
  g_return_if_fail (SP_IS_LIBRARY_VIEW (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->filter), filter);
}

/* Begins or ends the selection of several articles. */
void
sp_library_view_set_selecting (SpLibraryView *self, gboolean selecting)
{
  g_return_if_fail (SP_IS_LIBRARY_VIEW (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->select_button), selecting);
}

/* Puts the keyboard into the search. */
void
sp_library_view_focus_search (SpLibraryView *self)
{
  g_return_if_fail (SP_IS_LIBRARY_VIEW (self));

  gtk_widget_grab_focus (self->search);
}

/* Esc: ends the selection of several, else the search. Returns: FALSE if there was neither. */
gboolean
sp_library_view_step_back (SpLibraryView *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_VIEW (self), FALSE);

  if (sp_library_view_is_selecting (self))
    sp_library_view_set_selecting (self, FALSE);
  else if (*get_words (self) != '\0')
    sp_library_view_set_search (self, "");
  else
    return FALSE;
  return TRUE;
}
