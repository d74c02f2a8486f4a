/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-library-view-private.h"

#include <glib/gi18n.h>

#include "sp-library-calls.h"
#include "sp-tag-popover.h"

/* What is done to the selected articles. Each act is an action of the view; what can be taken back
 * is said with the action that does so: ("a", flag, value, ids). */

static GArray *
dup_selected_ids (SpLibraryView *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return ids;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = sp_library_list_get_id (self->articles, position);

      if (id > 0)
        g_array_append_val (ids, id);
    }
  return ids;
}

typedef gboolean (*EntryFunc) (const SpLibraryEntry *entry);

/* Returns: TRUE if @holds is true of all selected articles that are known. */
static gboolean
all_are (SpLibraryView *self, EntryFunc holds)
{
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return FALSE;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      SpLibraryItem *item = sp_library_list_peek (self->articles, position);
      const SpLibraryEntry *entry = item != NULL ? sp_library_item_get_entry (item) : NULL;

      if (entry != NULL && !holds (entry))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_read (const SpLibraryEntry *entry)
{
  return entry->read;
}

static gboolean
is_favourite (const SpLibraryEntry *entry)
{
  return entry->favourite;
}

static gboolean
is_archived (const SpLibraryEntry *entry)
{
  return entry->archived;
}

static GVariant *
make_undo (SpLibraryFlag flag, gint64 value, GArray *ids)
{
  return g_variant_new (
      "(ux@ax)",
      flag,
      value,
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

/* Says what was done. @sentence: (transfer full). @undo: floating. */
static void
say (SpLibraryView *self, char *sentence, GVariant *undo)
{
  g_autofree char *owned = sentence;
  g_autoptr (GVariant) target = g_variant_ref_sink (undo);

  g_signal_emit_by_name (self, "acted", owned, target);
}

/* Takes an act back: @undo is the target that came with "acted". */
void
sp_library_view_undo (SpLibraryStore *store, GVariant *undo)
{
  g_autoptr (GVariant) list = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 *numbers;
  gint64 value;
  guint flag;
  gsize n;

  g_return_if_fail (SP_IS_LIBRARY_STORE (store) && undo != NULL);
  g_return_if_fail (g_variant_is_of_type (undo, G_VARIANT_TYPE ("(uxax)")));

  g_variant_get (undo, "(ux@ax)", &flag, &value, &list);
  numbers = g_variant_get_fixed_array (list, &n, sizeof (gint64));
  g_array_append_vals (ids, numbers, (guint)n);
  sp_library_store_set_flag (store, ids, (SpLibraryFlag)flag, value);
}

static void
read_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpLibraryView *self = SP_LIBRARY_VIEW (widget);
  g_autoptr (GArray) ids = dup_selected_ids (self);

  sp_library_store_set_flag (self->store, ids, SP_LIBRARY_READ, !all_are (self, is_read));
}

static void
favourite_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpLibraryView *self = SP_LIBRARY_VIEW (widget);
  g_autoptr (GArray) ids = dup_selected_ids (self);

  sp_library_store_set_flag (self->store, ids, SP_LIBRARY_FAVOURITE, !all_are (self, is_favourite));
}

static void
archive_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpLibraryView *self = SP_LIBRARY_VIEW (widget);
  g_autoptr (GArray) ids = dup_selected_ids (self);
  gboolean into = !all_are (self, is_archived);
  guint n = ids->len;

  sp_library_store_set_flag (self->store, ids, SP_LIBRARY_ARCHIVED, into);
  say (self,
       into ? g_strdup_printf (ngettext ("%'u article archived", "%'u articles archived", n), n)
            : g_strdup_printf (ngettext ("%'u article taken out of the archive",
                                         "%'u articles taken out of the archive",
                                         n),
                               n),
       make_undo (SP_LIBRARY_ARCHIVED, !into, ids));
}

static void
set_trashed (SpLibraryView *self, gboolean trashed)
{
  g_autoptr (GArray) ids = dup_selected_ids (self);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint n = ids->len;

  sp_library_store_set_flag (self->store, ids, SP_LIBRARY_TRASHED, trashed ? now : 0);
  say (self,
       trashed ? g_strdup_printf (
           ngettext ("%'u article moved to the trash", "%'u articles moved to the trash", n),
           n)
               : g_strdup_printf (ngettext ("%'u article restored", "%'u articles restored", n), n),
       make_undo (SP_LIBRARY_TRASHED, trashed ? 0 : now, ids));
}

static void
trash_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_trashed (SP_LIBRARY_VIEW (widget), TRUE);
}

static void
restore_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_trashed (SP_LIBRARY_VIEW (widget), FALSE);
}

static void
delete_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpLibraryView *self = SP_LIBRARY_VIEW (widget);
  g_autoptr (GArray) ids = dup_selected_ids (self);
  g_autoptr (GVariant) list = g_variant_ref_sink (
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));

  g_signal_emit_by_name (self, "ask-delete", list);
}

/* Delete: into the trash, or, in the trash, for good. */
static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean trash = sp_library_view_get_filter (SP_LIBRARY_VIEW (widget)) == SP_LIBRARY_TRASH;

  gtk_widget_activate_action (widget, trash ? "library.delete" : "library.trash", NULL);
}

static void
open_first_selected (SpLibraryView *self, gboolean new_window)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (!gtk_bitset_is_empty (selected))
    sp_library_view_open (self, gtk_bitset_get_minimum (selected), new_window);
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_first_selected (SP_LIBRARY_VIEW (widget), FALSE);
}

static void
open_window_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_first_selected (SP_LIBRARY_VIEW (widget), TRUE);
}

/* ---- tags ---- */

static void
tag_set_cb (SpTagPopover *popover, const char *tag, gboolean on, SpLibraryView *self)
{
  g_autoptr (GArray) ids = dup_selected_ids (self);

  if (ids->len > 0)
    sp_library_store_set_tag (self->store, ids, tag, on);
}

/* The tags that all selected articles have. Returns: (transfer full). */
static char **
dup_common_tags (SpLibraryView *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GStrvBuilder) common = g_strv_builder_new ();

  for (guint i = 0; i < self->known_tags->len; i++)
    {
      const SpLibraryTag *tag = g_ptr_array_index (self->known_tags, i);
      GtkBitsetIter iter;
      guint position;
      gboolean everywhere = TRUE;

      for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position);
           more && everywhere;
           more = gtk_bitset_iter_next (&iter, &position))
        {
          SpLibraryItem *item = sp_library_list_peek (self->articles, position);
          const SpLibraryEntry *entry = item != NULL ? sp_library_item_get_entry (item) : NULL;
          g_auto (GStrv) tags
              = g_strsplit (entry != NULL && entry->tags != NULL ? entry->tags : "", ", ", -1);

          everywhere = entry == NULL || g_strv_contains ((const char *const *)tags, tag->name);
        }
      if (everywhere)
        g_strv_builder_add (common, tag->name);
    }
  return g_strv_builder_end (common);
}

/* Where the focused row stands, or the middle of the list. */
static void
get_focus_place (SpLibraryView *self, graphene_rect_t *place)
{
  GtkWidget *focused = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focused == NULL || !gtk_widget_is_ancestor (focused, GTK_WIDGET (self)))
    focused = self->list;
  if (!gtk_widget_compute_bounds (focused, GTK_WIDGET (self), place))
    *place = GRAPHENE_RECT_INIT (0, 0, 1, 1);
}

static void
point_popover (SpLibraryView *self, GtkWidget *popover)
{
  graphene_rect_t place;

  get_focus_place (self, &place);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle){ (int)place.origin.x,
                                                (int)place.origin.y,
                                                MAX ((int)place.size.width, 1),
                                                MAX ((int)place.size.height, 1) });
}

static void
tags_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpLibraryView *self = SP_LIBRARY_VIEW (widget);
  g_auto (GStrv) common = dup_common_tags (self);

  if (self->tag_popover == NULL)
    {
      self->tag_popover = sp_tag_popover_new ();
      gtk_widget_set_parent (self->tag_popover, widget);
      g_signal_connect_object (self->tag_popover, "tag-set", G_CALLBACK (tag_set_cb), self, 0);
    }
  sp_tag_popover_set_tags (SP_TAG_POPOVER (self->tag_popover),
                           self->known_tags,
                           (const char *const *)common);
  point_popover (self, self->tag_popover);
  gtk_popover_popup (GTK_POPOVER (self->tag_popover));
}

/* ---- the menu ---- */

static GMenuModel *
make_menu (SpLibraryView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new (), marks = g_menu_new (), places = g_menu_new ();

  g_menu_append (open, _ ("_Open"), "library.open");
  g_menu_append (open, _ ("Open in a New _Window"), "library.open-window");
  g_menu_append (marks,
                 all_are (self, is_read) ? _ ("Mark as _Unread") : _ ("Mark as _Read"),
                 "library.read");
  g_menu_append (marks,
                 all_are (self, is_favourite) ? _ ("Remove from _Favourites")
                                              : _ ("Add to _Favourites"),
                 "library.favourite");
  g_menu_append (marks, _ ("_Tags…"), "library.tags");
  if (sp_library_view_get_filter (self) == SP_LIBRARY_TRASH)
    {
      g_menu_append (places, _ ("_Restore"), "library.restore");
      g_menu_append (places, _ ("_Delete for Good…"), "library.delete");
    }
  else
    {
      g_menu_append (places,
                     all_are (self, is_archived) ? _ ("Take out of the _Archive")
                                                 : _ ("Move to the _Archive"),
                     "library.archive");
      g_menu_append (places, _ ("Move to the T_rash"), "library.trash");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  return G_MENU_MODEL (menu);
}

/* Opens the menu of the selected articles at a point of the view. */
void
sp_library_view_show_menu (SpLibraryView *self, double x, double y)
{
  g_autoptr (GMenuModel) model = make_menu (self);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  graphene_rect_t place;

  get_focus_place (SP_LIBRARY_VIEW (widget), &place);
  sp_library_view_show_menu (SP_LIBRARY_VIEW (widget),
                             place.origin.x + 12,
                             place.origin.y + place.size.height / 2);
}

/* Says which acts make sense for what is selected. */
void
sp_library_view_update_acts (SpLibraryView *self)
{
  static const char *const changes[]
      = { "library.read", "library.favourite", "library.archive", "library.tags" };
  g_autoptr (GArray) ids = dup_selected_ids (self);
  gboolean any = ids->len > 0;
  gboolean can_change = any && self->store != NULL && sp_library_store_is_writable (self->store);
  gboolean trash = sp_library_view_get_filter (self) == SP_LIBRARY_TRASH;
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_action_set_enabled (widget, changes[i], can_change);
  gtk_widget_action_set_enabled (widget, "library.open", ids->len == 1);
  gtk_widget_action_set_enabled (widget, "library.open-window", ids->len == 1);
  gtk_widget_action_set_enabled (widget, "library.menu", any);
  gtk_widget_action_set_enabled (widget, "library.trash", can_change && !trash);
  gtk_widget_action_set_enabled (widget, "library.restore", can_change && trash);
  gtk_widget_action_set_enabled (widget, "library.delete", can_change && trash);
  gtk_widget_action_set_enabled (widget, "library.remove", can_change);
  gtk_widget_set_visible (self->restore_button, trash);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->delete_button),
                                  trash ? "library.delete" : "library.trash");
  gtk_widget_set_tooltip_text (self->delete_button,
                               trash ? _ ("Delete for Good (Delete)")
                                     : _ ("Move to the Trash (Delete)"));
}

void
sp_library_view_class_init_acts (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } acts[] = {
    { "library.open", open_activated },       { "library.open-window", open_window_activated },
    { "library.read", read_activated },       { "library.favourite", favourite_activated },
    { "library.archive", archive_activated }, { "library.tags", tags_activated },
    { "library.trash", trash_activated },     { "library.restore", restore_activated },
    { "library.delete", delete_activated },   { "library.remove", remove_activated },
    { "library.menu", menu_activated },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].name, NULL, acts[i].func);
}

/* The keys of the list; in the search entry the letters are letters. */
void
sp_library_view_init_acts (SpLibraryView *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_m, 0, "library.read" },
    { GDK_KEY_s, 0, "library.favourite" },
    { GDK_KEY_e, 0, "library.archive" },
    { GDK_KEY_t, 0, "library.tags" },
    { GDK_KEY_Delete, 0, "library.remove" },
    { GDK_KEY_KP_Delete, 0, "library.remove" },
    { GDK_KEY_Menu, 0, "library.menu" },
    { GDK_KEY_F10, GDK_SHIFT_MASK, "library.menu" },
    { GDK_KEY_Return, GDK_CONTROL_MASK, "library.open-window" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (self->list, controller);
}
