/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-party-found-item.h"

struct _SpPartyFoundItem
{
  GObject parent_instance;

  SpPartyFound *found; /* owned */
};

G_DEFINE_FINAL_TYPE (SpPartyFoundItem, sp_party_found_item, G_TYPE_OBJECT)

static void
sp_party_found_item_finalize (GObject *object)
{
  sp_party_found_free (SP_PARTY_FOUND_ITEM (object)->found);
  G_OBJECT_CLASS (sp_party_found_item_parent_class)->finalize (object);
}

static void
sp_party_found_item_class_init (SpPartyFoundItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_party_found_item_finalize;
}

static void
sp_party_found_item_init (SpPartyFoundItem *self)
{
}

/* Returns: (transfer none): what was found. */
const SpPartyFound *
sp_party_found_item_get (SpPartyFoundItem *self)
{
  g_return_val_if_fail (SP_IS_PARTY_FOUND_ITEM (self), NULL);

  return self->found;
}

void
sp_party_found_batch_free (SpPartyFoundBatch *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  char *name;
  guint n_articles;
  guint offset;
} Request;

static void
request_free (gpointer data)
{
  g_free (((Request *)data)->name);
  g_free (data);
}

static gpointer
run_find (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (SpPartyFoundBatch) batch = g_new0 (SpPartyFoundBatch, 1);
  g_autoptr (GPtrArray) found = sp_library_find_party (library,
                                                       request->name,
                                                       request->n_articles,
                                                       &request->offset,
                                                       error);

  if (found == NULL)
    return NULL;
  batch->offset = request->offset;
  batch->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      SpPartyFoundItem *item = g_object_new (SP_TYPE_PARTY_FOUND_ITEM, NULL);

      item->found = g_ptr_array_index (found, i);
      g_ptr_array_add (batch->items, item);
    }
  return g_steal_pointer (&batch);
}

/* Asks what the party @name says and does in the next @n_articles; see sp_library_find_party. */
void
sp_library_store_find_party (SpLibraryStore *self,
                             const char *name,
                             guint n_articles,
                             guint offset,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Request *request;
  SpLibraryCall call = { .func = run_find,
                         .free_data = request_free,
                         .free_result = (GDestroyNotify)sp_party_found_batch_free };

  g_return_if_fail (SP_IS_LIBRARY_STORE (self) && name != NULL);

  request = g_new (Request, 1);
  *request = (Request){ g_strdup (name), n_articles, offset };
  call.data = request;
  sp_library_store_call (self, &call, cancellable, callback, user_data);
}

/* Returns: (transfer full): empty at the end; NULL with an error. */
SpPartyFoundBatch *
sp_library_store_find_party_finish (GAsyncResult *result, GError **error)
{
  return sp_library_store_call_finish (result, error);
}
