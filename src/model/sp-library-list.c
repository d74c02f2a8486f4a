/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-list.h"

#include "sp-library-browse.h"
#include "sp-library-rows-private.h"

/* A row is a number: an article's, or one below zero for a heading. All rows are known at once (8
 * bytes each); the items are made when a view asks for them, and their entries are read in batches
 * behind that. When the library changes the rows are asked for again, together with the entries of
 * the items that someone holds; what is different goes out as one items-changed. */

#define FIRST_ROWS 40   /* read together with the order */
#define BATCH 60        /* entries asked for at once */
#define RECENT_MOST 600 /* items kept that no view holds any more */

typedef struct
{
  SpLibraryList *list;
  gint64 id;
  SpLibraryItem *item; /* weak */
} Slot;

struct _SpLibraryList
{
  GObject parent_instance;

  /* owned */
  SpLibraryStore *store;
  char *query;
  GArray *rows;          /* gint64 */
  GHashTable *slots;     /* &slot->id → Slot: the items that are alive */
  GHashTable *headings;  /* gint64 * → SpLibraryItem */
  GQueue recent;         /* SpLibraryItem, owned */
  GArray *wanted;        /* gint64: whose entries are missing */
  GCancellable *loading; /* nullable */
  GError *error;         /* nullable */

  /* state */
  guint n_articles;
  guint reload_source;
  guint fetch_source;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SpLibraryList,
                               sp_library_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- items ---- */

static void
item_gone_cb (gpointer data, GObject *where)
{
  Slot *slot = data;

  g_hash_table_remove (slot->list->slots, &slot->id);
}

static SpLibraryItem *
find_item (SpLibraryList *self, gint64 id)
{
  Slot *slot = g_hash_table_lookup (self->slots, &id);

  return slot != NULL ? slot->item : NULL;
}

/* Returns: (transfer none): a new item, kept for a while. */
static SpLibraryItem *
make_item (SpLibraryList *self, gint64 id)
{
  Slot *slot = g_new (Slot, 1);

  *slot = (Slot){ self, id, sp_library_item_new (id) };
  g_object_weak_ref (G_OBJECT (slot->item), item_gone_cb, slot);
  g_hash_table_insert (self->slots, &slot->id, slot);
  g_queue_push_tail (&self->recent, slot->item);
  if (self->recent.length > RECENT_MOST)
    g_object_unref (g_queue_pop_head (&self->recent));
  return slot->item;
}

/* ---- entries ---- */

typedef struct
{
  char *query;
  GArray *ids; /* gint64 */
} Request;

typedef struct
{
  GArray *places;     /* nullable: SpLibraryPlace */
  GPtrArray *entries; /* SpLibraryEntry */
} Answer;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->query);
  g_array_unref (request->ids);
  g_free (request);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->places, g_array_unref);
  g_clear_pointer (&answer->entries, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
fetch (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;

  return sp_library_get_entries (library, request->query, request->ids, error);
}

static void
take_entries (SpLibraryList *self, GPtrArray *entries)
{
  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      SpLibraryEntry *entry = g_ptr_array_index (entries, i);
      SpLibraryItem *item = find_item (self, entry->id);

      if (item != NULL)
        sp_library_item_take_entry (item, entry);
      else
        sp_library_entry_free (entry);
    }
  g_ptr_array_set_size (entries, 0);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpLibraryList) self = SP_LIBRARY_LIST (user_data);
  g_autoptr (GPtrArray) entries = sp_library_store_call_finish (result, NULL);

  if (entries != NULL)
    take_entries (self, entries);
}

static void
ask_for_entries (SpLibraryList *self, GArray *ids)
{
  Request *request = g_new0 (Request, 1);
  SpLibraryCall call = { .func = fetch,
                         .data = request,
                         .free_data = request_free,
                         .free_result = (GDestroyNotify)g_ptr_array_unref };

  request->query = g_strdup (self->query);
  request->ids = g_array_ref (ids);
  sp_library_store_call (self->store, &call, NULL, fetched_cb, g_object_ref (self));
}

static gboolean
fetch_cb (gpointer data)
{
  SpLibraryList *self = data;
  g_autoptr (GArray) wanted = g_steal_pointer (&self->wanted);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->fetch_source = 0;
  for (guint i = 0; i < wanted->len; i++)
    {
      gint64 id = g_array_index (wanted, gint64, i);
      SpLibraryItem *item = find_item (self, id);

      if (item != NULL && sp_library_item_get_entry (item) == NULL)
        g_array_append_val (ids, id);
      if (ids->len == BATCH || (i + 1 == wanted->len && ids->len > 0))
        {
          ask_for_entries (self, ids);
          g_array_unref (ids);
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
        }
    }
  return G_SOURCE_REMOVE;
}

static void
want_entry (SpLibraryList *self, gint64 id)
{
  g_array_append_val (self->wanted, id);
  if (self->fetch_source == 0)
    self->fetch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fetch_cb, self, NULL);
}

/* ---- rows ---- */

static gint64
row_at (GArray *rows, guint i)
{
  return g_array_index (rows, gint64, i);
}

/* Takes @rows over. What is the same at both ends stays as it is. */
static void
show_rows (SpLibraryList *self, GArray *rows)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->rows);
  guint start = 0, end = 0, least = MIN (before->len, rows->len);

  while (start < least && row_at (before, start) == row_at (rows, start))
    start++;
  while (end < least - start
         && row_at (before, before->len - 1 - end) == row_at (rows, rows->len - 1 - end))
    end++;
  self->rows = rows;
  if (before->len != rows->len || start < rows->len)
    g_list_model_items_changed (G_LIST_MODEL (self),
                                start,
                                before->len - start - end,
                                rows->len - start - end);
}

/* ---- loading ---- */

static gpointer
load (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  answer->places = sp_library_list_places (library, request->query, error);
  if (answer->places == NULL)
    return NULL;
  g_array_append_vals (ids, request->ids->data, request->ids->len);
  for (guint i = 0; i < request->ids->len; i++)
    g_hash_table_add (known, &g_array_index (request->ids, gint64, i));
  for (guint i = 0; i < MIN (answer->places->len, FIRST_ROWS); i++)
    {
      gint64 id = g_array_index (answer->places, SpLibraryPlace, i).id;

      if (!g_hash_table_contains (known, &id))
        g_array_append_val (ids, id);
    }
  answer->entries = sp_library_get_entries (library, request->query, ids, error);
  return answer->entries != NULL ? g_steal_pointer (&answer) : NULL;
}

static void
show_answer (SpLibraryList *self, Answer *answer)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_articles = answer->places->len;
  for (guint i = 0; i < MIN (answer->places->len, FIRST_ROWS); i++)
    {
      gint64 id = g_array_index (answer->places, SpLibraryPlace, i).id;
      SpLibraryItem *item = find_item (self, id);

      g_ptr_array_add (held, g_object_ref (item != NULL ? item : make_item (self, id)));
    }
  take_entries (self, answer->entries);
  show_rows (self, sp_library_rows_new (answer->places));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpLibraryList) self = SP_LIBRARY_LIST (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = sp_library_store_call_finish (result, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || self->loading != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->loading);
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  if (answer != NULL)
    show_answer (self, answer);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
reload (SpLibraryList *self)
{
  Request *request = g_new0 (Request, 1);
  SpLibraryCall call
      = { .func = load, .data = request, .free_data = request_free, .free_result = answer_free };
  GHashTableIter iter;
  gpointer value;

  g_clear_handle_id (&self->reload_source, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  /* only the rows in sight are worth reading again */
  while (self->recent.length > 0)
    g_object_unref (g_queue_pop_head (&self->recent));
  request->query = g_strdup (self->query);
  request->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_val (request->ids, ((Slot *)value)->id);
  self->loading = g_cancellable_new ();
  sp_library_store_call (self->store, &call, self->loading, loaded_cb, g_object_ref (self));
}

static gboolean
reload_cb (gpointer data)
{
  SpLibraryList *self = data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

/* Many changes in a row, as while files are read in, are shown a few times a second. */
static void
store_changed_cb (SpLibraryList *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_timeout_add (self->loading != NULL ? 150 : 20, reload_cb, self);
}

/* ---- the list ---- */

static GType
get_item_type (GListModel *model)
{
  return SP_TYPE_LIBRARY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SP_LIBRARY_LIST (model)->rows->len;
}

static SpLibraryItem *
get_heading (SpLibraryList *self, gint64 row)
{
  SpLibraryItem *heading = g_hash_table_lookup (self->headings, &row);

  if (heading == NULL)
    {
      heading = sp_library_rows_make_heading (row);
      g_hash_table_insert (self->headings, g_memdup2 (&row, sizeof row), heading);
    }
  return g_object_ref (heading);
}

static gpointer
get_item (GListModel *model, guint position)
{
  SpLibraryList *self = SP_LIBRARY_LIST (model);
  SpLibraryItem *item;
  gint64 row;

  if (position >= self->rows->len)
    return NULL;
  row = row_at (self->rows, position);
  if (row < 0)
    return get_heading (self, row);
  item = find_item (self, row);
  if (item == NULL)
    {
      item = make_item (self, row);
      want_entry (self, row);
    }
  return g_object_ref (item);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
sp_library_list_dispose (GObject *object)
{
  SpLibraryList *self = SP_LIBRARY_LIST (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_handle_id (&self->fetch_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (sp_library_list_parent_class)->dispose (object);
}

static void
sp_library_list_finalize (GObject *object)
{
  SpLibraryList *self = SP_LIBRARY_LIST (object);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (G_OBJECT (((Slot *)value)->item), item_gone_cb, value);
  g_hash_table_unref (self->slots);
  g_queue_clear_full (&self->recent, g_object_unref);
  g_hash_table_unref (self->headings);
  g_array_unref (self->rows);
  g_array_unref (self->wanted);
  g_free (self->query);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (sp_library_list_parent_class)->finalize (object);
}

static void
sp_library_list_class_init (SpLibraryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_library_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_library_list_finalize;
  signals[LOADED] = g_signal_new ("loaded",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
}

static void
sp_library_list_init (SpLibraryList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->slots = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->headings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->query = g_strdup ("");
  g_queue_init (&self->recent);
}

/* Makes the list of all articles in @store that are neither archived nor in the trash, and starts
 * to read it. Returns: (transfer full). */
SpLibraryList *
sp_library_list_new (SpLibraryStore *store)
{
  SpLibraryList *self;

  g_return_val_if_fail (SP_IS_LIBRARY_STORE (store), NULL);

  self = g_object_new (SP_TYPE_LIBRARY_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store,
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

/* Asks for other articles: see SpLibraryQuery. The old ones stay until the answer is there. */
void
sp_library_list_set_query (SpLibraryList *self, const char *query)
{
  g_return_if_fail (SP_IS_LIBRARY_LIST (self) && query != NULL);

  if (g_strcmp0 (query, self->query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  reload (self);
}

/* Returns: (transfer none): what is asked for. */
const char *
sp_library_list_get_query (SpLibraryList *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_LIST (self), NULL);

  return self->query;
}

/* Returns: TRUE until the answer to the last question is there. */
gboolean
sp_library_list_is_loading (SpLibraryList *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_LIST (self), FALSE);

  return self->loading != NULL || self->reload_source != 0;
}

/* Returns: (transfer none) (nullable): why the last question has no answer. */
const GError *
sp_library_list_get_error (SpLibraryList *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_LIST (self), NULL);

  return self->error;
}

/* Returns: how many articles there are, without the headings. */
guint
sp_library_list_get_n_articles (SpLibraryList *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_LIST (self), 0);

  return self->n_articles;
}

/* Returns: the article in row @position; 0 for a heading. */
gint64
sp_library_list_get_id (SpLibraryList *self, guint position)
{
  g_return_val_if_fail (SP_IS_LIBRARY_LIST (self), 0);

  return position < self->rows->len ? MAX (row_at (self->rows, position), 0) : 0;
}

/* Returns: (transfer none) (nullable): the item of row @position, if anyone holds it. */
SpLibraryItem *
sp_library_list_peek (SpLibraryList *self, guint position)
{
  gint64 id = sp_library_list_get_id (self, position);

  return id > 0 ? find_item (self, id) : NULL;
}

/* Finds article @id. @position: (out) (optional): its row. Returns: FALSE where it is not there. */
gboolean
sp_library_list_find (SpLibraryList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (SP_IS_LIBRARY_LIST (self) && id > 0, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (row_at (self->rows, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}
