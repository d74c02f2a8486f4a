/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-shadow-list.h"

struct _SpShadowList
{
  GListModel *model;
  GPtrArray *items;
  guint n_changes;
};

static void
check_minimal (GPtrArray *removed, GPtrArray *added)
{
  if (removed->len == 0 || added->len == 0)
    return;
  g_assert_true (g_ptr_array_index (removed, 0) != g_ptr_array_index (added, 0));
  g_assert_true (g_ptr_array_index (removed, removed->len - 1)
                 != g_ptr_array_index (added, added->len - 1));
}

static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint n_removed,
                  guint n_added,
                  SpShadowList *self)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  g_assert_cmpuint (n_removed + n_added, >, 0);
  g_assert_cmpuint (position + n_removed, <=, self->items->len);
  for (guint i = 0; i < n_removed; i++)
    {
      g_ptr_array_add (removed, g_object_ref (g_ptr_array_index (self->items, position)));
      g_ptr_array_remove_index (self->items, position);
    }
  for (guint i = 0; i < n_added; i++)
    {
      gpointer item = g_list_model_get_item (model, position + i);

      g_assert_nonnull (item);
      g_ptr_array_insert (self->items, (int)(position + i), item);
      g_ptr_array_add (added, item);
    }
  check_minimal (removed, added);
  self->n_changes++;
  sp_shadow_list_check (self);
}

/* Starts to follow @model. */
SpShadowList *
sp_shadow_list_new (GListModel *model)
{
  SpShadowList *self = g_new0 (SpShadowList, 1);

  self->model = g_object_ref (model);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (self->items, g_list_model_get_item (model, i));
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}

void
sp_shadow_list_free (SpShadowList *self)
{
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_object_unref (self->model);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* Fails unless the model is what its signals said. */
void
sp_shadow_list_check (SpShadowList *self)
{
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, self->items->len);
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);

      g_assert_true (g_type_is_a (G_OBJECT_TYPE (item), g_list_model_get_item_type (self->model)));
      g_assert_true (item == g_ptr_array_index (self->items, i));
    }
  g_assert_null (g_list_model_get_item (self->model, self->items->len));
}

/* Returns: how many times the model changed since the last call. */
guint
sp_shadow_list_take_changes (SpShadowList *self)
{
  guint n = self->n_changes;

  self->n_changes = 0;
  return n;
}

/* Returns: the seed of this run: $SP_TEST_SEED, or a new one; printed either way. */
guint32
sp_test_seed (void)
{
  const char *given = g_getenv ("SP_TEST_SEED");
  guint32 seed = given != NULL ? (guint32)g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("SP_TEST_SEED=%u", seed);
  return seed;
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds. Returns: FALSE if it did not within 20 seconds. */
gboolean
sp_test_wait (gboolean (*condition) (gpointer data), gpointer data)
{
  gboolean over = FALSE;
  guint timer = g_timeout_add_seconds (20, give_up_cb, &over);

  while (!condition (data) && !over)
    g_main_context_iteration (NULL, TRUE);
  if (!over)
    g_source_remove (timer);
  return !over;
}
