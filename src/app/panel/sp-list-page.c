/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-list-page.h"

#include <adwaita.h>

#include "sp-growth.h"
#include "sp-corrector.h"
#include "sp-heading.h"
#include "sp-row.h"

/* The factory makes an empty slot for each row; what stands in it depends on the item that is bound
 * and stays there for the next item of its kind. The look of a card (which row is its first, which
 * its last) depends on the neighbours, so it is worked out anew for the few bound rows after each
 * change, before the next frame. */

#define ROWS_A_FRAME 3

typedef struct
{
  /* children */
  GtkWidget *view;

  /* owned */
  SpGrowth *growth;
  GtkSingleSelection *selection;
  GPtrArray *bound; /* GtkListItem, borrowed: those with an item */

  /* state */
  guint place_source;
  gboolean syncing;
  gboolean to_top; /* everything is new */
} SpListPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpListPage, sp_list_page, SP_TYPE_PAGE)

static gboolean
same_kind (GListModel *items, guint position, GObject *item)
{
  g_autoptr (GObject) other = g_list_model_get_item (items, position);

  return other != NULL && G_OBJECT_TYPE (other) == G_OBJECT_TYPE (item);
}

/* Returns: how many rows of the kind of @item stand next to it on one side, up to two. */
static guint
count_neighbours (GListModel *items, guint position, GObject *item, int step)
{
  guint n = 0;

  while (n < 2)
    {
      if (step < 0 && position <= n)
        break;
      if (!same_kind (items, step < 0 ? position - n - 1 : position + n + 1, item))
        break;
      n++;
    }
  return n;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
place_row (SpListPagePrivate *priv, GtkListItem *list_item)
{
  GListModel *items = G_LIST_MODEL (priv->selection);
  GObject *item = gtk_list_item_get_item (list_item);
  guint position = gtk_list_item_get_position (list_item);
  GtkWidget *slot = gtk_list_item_get_child (list_item);
  GtkWidget *row = gtk_widget_get_parent (slot);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (slot));
  guint n_before, n_after;

  if (row == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  n_before = count_neighbours (items, position, item, -1);
  n_after = count_neighbours (items, position, item, 1);
  set_class (row, "first", n_before == 0);
  set_class (row, "last", n_after == 0);
  set_class (row, "heading-row", SP_IS_HEADING (item));
  if (SP_IS_ROW (child))
    {
      set_class (row, "claim-row", sp_item_get_kind (SP_ITEM (item)) == SP_ITEM_CLAIM);
      set_class (row, "happening-row", sp_item_get_kind (SP_ITEM (item)) == SP_ITEM_HAPPENING);
      sp_row_place (SP_ROW (child), n_before, n_after);
    }
}

static gboolean
place_rows_cb (gpointer data)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (SP_LIST_PAGE (data));

  priv->place_source = 0;
  for (guint i = 0; i < priv->bound->len; i++)
    place_row (priv, g_ptr_array_index (priv->bound, i));
  if (priv->to_top
      && gtk_single_selection_get_selected (priv->selection) == GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (priv->view, "list.scroll-to-item", "u", 0);
  priv->to_top = FALSE;
  return G_SOURCE_REMOVE;
}

static void
queue_place_rows (SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);

  if (priv->place_source == 0 && priv->selection != NULL)
    priv->place_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_rows_cb, self, NULL);
}

static void
items_changed_cb (GListModel *items,
                  guint position,
                  guint n_removed,
                  guint n_added,
                  SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);

  if (n_added > 0 && n_added == g_list_model_get_n_items (items))
    priv->to_top = TRUE;
  queue_place_rows (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, SpListPage *self)
{
  gtk_list_item_set_child (list_item, adw_bin_new ());
}

static GtkWidget *
make_row (SpListPage *self, GtkListItem *list_item, gpointer item)
{
  GtkWidget *row;

  if (SP_IS_HEADING (item))
    return sp_heading_create_widget (item);
  row = g_object_new (SP_LIST_PAGE_GET_CLASS (self)->get_row_type (self, item), NULL);
  g_object_bind_property (list_item, "selected", row, "chosen", G_BINDING_SYNC_CREATE);
  return row;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);
  AdwBin *slot = ADW_BIN (gtk_list_item_get_child (list_item));
  GtkWidget *row = adw_bin_get_child (slot);
  gpointer item = gtk_list_item_get_item (list_item);
  gboolean finding = SP_IS_ITEM (item);

  if (row == NULL || !finding
      || G_OBJECT_TYPE (row) != SP_LIST_PAGE_GET_CLASS (self)->get_row_type (self, item))
    {
      row = make_row (self, list_item, item);
      adw_bin_set_child (slot, row);
    }
  gtk_list_item_set_selectable (list_item, finding);
  gtk_list_item_set_activatable (list_item, finding);
  if (finding)
    sp_row_set_item (SP_ROW (row), item);
  else
    sp_row_name_widget (row, sp_heading_get_title (item));
  g_ptr_array_add (priv->bound, list_item);
  queue_place_rows (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);
  GtkWidget *row = adw_bin_get_child (ADW_BIN (gtk_list_item_get_child (list_item)));

  g_ptr_array_remove_fast (priv->bound, list_item);
  if (SP_IS_ROW (row))
    sp_row_set_item (SP_ROW (row), NULL);
}

static gboolean
find_position (GListModel *items, SpItem *item, guint *position)
{
  guint n = g_list_model_get_n_items (items);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (items, i);

      if (other != (GObject *)item)
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}

/* Returns: TRUE if @item is in the list, be it let out or not. */
static gboolean
is_listed (SpListPagePrivate *priv, SpItem *item)
{
  GListModel *items = sp_growth_get_items (priv->growth);
  guint position;

  return items != NULL && find_position (items, item, &position);
}

/* The reader chose a row: the focus goes there. */
static void
selected_cb (SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);
  SpFocus *focus = sp_page_get_focus (SP_PAGE (self));
  gpointer item = gtk_single_selection_get_selected_item (priv->selection);

  if (priv->syncing || focus == NULL || !SP_IS_ITEM (item) || sp_focus_get_item (focus) == item)
    return;
  sp_focus_set_item (focus, item);
}

static void
activate_cb (GtkListView *view, guint position, SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);
  SpFocus *focus = sp_page_get_focus (SP_PAGE (self));
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (priv->selection), position);

  if (focus != NULL && SP_IS_ITEM (item))
    sp_focus_set_item (focus, SP_ITEM (item));
}

static void
sp_list_page_focus_changed (SpPage *page)
{
  SpListPage *self = SP_LIST_PAGE (page);
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);
  SpFocus *focus = sp_page_get_focus (page);
  SpItem *item = focus != NULL ? sp_focus_get_item (focus) : NULL;
  guint position = GTK_INVALID_LIST_POSITION;
  gboolean mine = item != NULL && sp_page_shows_kind (page, sp_item_get_kind (item));

  priv->syncing = TRUE;
  if (mine && !is_listed (priv, item))
    SP_LIST_PAGE_GET_CLASS (self)->unhide (self, item);
  /* one that is not let out yet is chosen when it is */
  if (!mine || !find_position (G_LIST_MODEL (priv->selection), item, &position))
    position = GTK_INVALID_LIST_POSITION;
  if (gtk_single_selection_get_selected (priv->selection) != position)
    {
      gtk_single_selection_set_selected (priv->selection, position);
      if (position != GTK_INVALID_LIST_POSITION)
        gtk_widget_activate_action (priv->view, "list.scroll-to-item", "u", position);
    }
  priv->syncing = FALSE;
}

static void
sp_list_page_text_changed (SpPage *page)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (SP_LIST_PAGE (page));

  priv->syncing = TRUE;
  sp_growth_restart (priv->growth);
  priv->syncing = FALSE;
}

static void
grew_cb (SpPage *self)
{
  sp_list_page_focus_changed (self);
}

static void
unhide_nothing (SpListPage *self, SpItem *item)
{
}

static void
sp_list_page_dispose (GObject *object)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (SP_LIST_PAGE (object));

  if (priv->selection != NULL)
    g_signal_handlers_disconnect_by_data (priv->selection, object);
  g_clear_handle_id (&priv->place_source, g_source_remove);
  g_clear_object (&priv->growth);
  g_clear_object (&priv->selection);
  G_OBJECT_CLASS (sp_list_page_parent_class)->dispose (object);
}

static void
sp_list_page_finalize (GObject *object)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (SP_LIST_PAGE (object));

  g_ptr_array_unref (priv->bound);
  G_OBJECT_CLASS (sp_list_page_parent_class)->finalize (object);
}

/* The second button: the row is chosen, and what can be done about it opens there. */
static void
second_button_cb (GtkGestureClick *gesture, int n_press, double x, double y, SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);
  GtkWidget *picked = gtk_widget_pick (priv->view, x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked != NULL ? gtk_widget_get_ancestor (picked, SP_TYPE_ROW) : NULL;
  SpItem *item = row != NULL ? sp_row_get_item (SP_ROW (row)) : NULL;

  if (item == NULL || sp_page_get_focus (SP_PAGE (self)) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  sp_focus_set_item (sp_page_get_focus (SP_PAGE (self)), item);
  sp_corrector_ask (priv->view, &(GdkRectangle){ (int)x, (int)y, 1, 1 });
}

static void
add_second_button (SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (second_button_cb), self);
  gtk_widget_add_controller (priv->view, GTK_EVENT_CONTROLLER (gesture));
}

static void
sp_list_page_class_init (SpListPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_list_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_list_page_finalize;
  SP_PAGE_CLASS (klass)->focus_changed = sp_list_page_focus_changed;
  SP_PAGE_CLASS (klass)->text_changed = sp_list_page_text_changed;
  klass->unhide = unhide_nothing;
}

static void
sp_list_page_init (SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  priv->bound = g_ptr_array_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  priv->growth = sp_growth_new (GTK_WIDGET (self), ROWS_A_FRAME);
  g_signal_connect_object (priv->growth, "grew", G_CALLBACK (grew_cb), self, G_CONNECT_SWAPPED);
  priv->selection = gtk_single_selection_new (g_object_ref (sp_growth_get_list (priv->growth)));
  gtk_single_selection_set_autoselect (priv->selection, FALSE);
  gtk_single_selection_set_can_unselect (priv->selection, TRUE);
  gtk_single_selection_set_selected (priv->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (priv->selection,
                           "notify::selected-item",
                           G_CALLBACK (selected_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->selection,
                           "items-changed",
                           G_CALLBACK (items_changed_cb),
                           self,
                           0);
  priv->view = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (priv->selection)), factory);
  gtk_widget_add_css_class (priv->view, "findings");
  g_signal_connect (priv->view, "activate", G_CALLBACK (activate_cb), self);
  add_second_button (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), priv->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  sp_page_set_content (SP_PAGE (self), scroller);
}

/* Shows @items (nullable: none): SpItem and SpHeading. */
void
sp_list_page_set_items (SpListPage *self, GListModel *items)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);

  g_return_if_fail (SP_IS_LIST_PAGE (self));

  priv->syncing = TRUE;
  sp_growth_set_items (priv->growth, items);
  priv->syncing = FALSE;
}

/* Returns: (transfer none): the rows and which is chosen. */
GtkSelectionModel *
sp_list_page_get_selection (SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);

  g_return_val_if_fail (SP_IS_LIST_PAGE (self), NULL);

  return GTK_SELECTION_MODEL (priv->selection);
}

/* Returns: (transfer none): the list view. */
GtkWidget *
sp_list_page_get_view (SpListPage *self)
{
  SpListPagePrivate *priv = sp_list_page_get_instance_private (self);

  g_return_val_if_fail (SP_IS_LIST_PAGE (self), NULL);

  return priv->view;
}
