/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-calls.h"

#include "sp-analysis-json.h"
#include "sp-analysis-read.h"
#include "sp-library-log.h"
#include "sp-library-twins.h"

struct _SpLogKeeper
{
  gatomicrefcount ref_count;
  gint64 id;
  gint64 revision; /* the library's thread only */
};

SpLogKeeper *
sp_log_keeper_ref (SpLogKeeper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_log_keeper_unref (SpLogKeeper *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/* What a call takes along into the library's thread. */
typedef struct
{
  gint64 id;
  GArray *ids;          /* nullable: gint64 */
  SpArticle *article;   /* nullable */
  SpAnalysis *analysis; /* nullable */
  GBytes *source;       /* nullable */
  char *text;           /* nullable: the engine, or a tag */
  SpLogKeeper *keeper;  /* nullable */
  SpLogChange *change;  /* nullable */
  SpLibraryFlag flag;
  gint64 value;
} Parcel;

static void
parcel_free (gpointer data)
{
  Parcel *parcel = data;

  g_clear_pointer (&parcel->ids, g_array_unref);
  g_clear_pointer (&parcel->article, sp_article_unref);
  g_clear_pointer (&parcel->analysis, sp_analysis_unref);
  g_clear_pointer (&parcel->source, g_bytes_unref);
  g_free (parcel->text);
  g_clear_pointer (&parcel->keeper, sp_log_keeper_unref);
  g_clear_pointer (&parcel->change, sp_log_change_free);
  g_free (parcel);
}

void
sp_library_opened_free (SpLibraryOpened *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->article, sp_article_unref);
  g_clear_pointer (&self->analysis, sp_analysis_unref);
  g_clear_pointer (&self->log, sp_log_change_free);
  g_clear_pointer (&self->keeper, sp_log_keeper_unref);
  g_free (self);
}

/* Findings that cannot be read are found anew: no reason to say anything. */
static gboolean
read_rest (SpLibrary *library, SpLibraryOpened *opened, const char *engine, GError **error)
{
  g_autofree char *json = sp_library_load_analysis (library, opened->id, engine, error);

  if (json != NULL)
    opened->analysis = sp_analysis_from_json (sp_article_get_text (opened->article), json, NULL);
  opened->keeper = g_new0 (SpLogKeeper, 1);
  g_atomic_ref_count_init (&opened->keeper->ref_count);
  opened->keeper->id = opened->id;
  opened->log = sp_library_load_log (library, opened->id, &opened->keeper->revision, error);
  return opened->log != NULL
         && sp_library_get_position (library, opened->id, &opened->position, error);
}

static gpointer
run_open (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Parcel *parcel = data;
  g_autoptr (SpLibraryOpened) opened = g_new0 (SpLibraryOpened, 1);

  opened->id = parcel->id;
  opened->article = sp_library_load (library, parcel->id, error);
  if (opened->article == NULL || !read_rest (library, opened, parcel->text, error))
    return NULL;
  return g_steal_pointer (&opened);
}

/* Opens article @id with what is known about it. */
void
sp_library_store_open (SpLibraryStore *self,
                       gint64 id,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  SpLibraryCall call = { .func = run_open,
                         .data = parcel,
                         .free_data = parcel_free,
                         .free_result = (GDestroyNotify)sp_library_opened_free };

  parcel->id = id;
  parcel->text = g_strdup (sp_library_store_get_engine (self));
  sp_library_store_call (self, &call, cancellable, callback, user_data);
}

static gpointer
run_keep (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Parcel *parcel = data;
  g_autoptr (SpLibraryOpened) opened = g_new0 (SpLibraryOpened, 1);

  opened->article = sp_article_ref (parcel->article);
  if (!sp_library_add (library,
                       parcel->article,
                       parcel->source,
                       sp_article_is_plain (parcel->article) ? "text/plain" : "text/html",
                       g_get_real_time () / G_USEC_PER_SEC,
                       &opened->id,
                       error)
      || !sp_library_find_twin (library, opened->id, &opened->twin, error)
      || !read_rest (library, opened, parcel->text, error))
    return NULL;
  return g_steal_pointer (&opened);
}

/* Puts @article into the library, or finds it there, and reads what is known about it.
 * @source: (nullable): the input as it was read. */
void
sp_library_store_keep (SpLibraryStore *self,
                       SpArticle *article,
                       GBytes *source,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  SpLibraryCall call = { .func = run_keep,
                         .data = parcel,
                         .free_data = parcel_free,
                         .free_result = (GDestroyNotify)sp_library_opened_free,
                         .changes = TRUE };

  parcel->article = sp_article_ref (article);
  parcel->source = source != NULL ? g_bytes_ref (source) : NULL;
  parcel->text = g_strdup (sp_library_store_get_engine (self));
  sp_library_store_call (self, &call, NULL, callback, user_data);
}

/* Returns: (transfer full): the answer to sp_library_store_open or sp_library_store_keep. */
SpLibraryOpened *
sp_library_store_open_finish (GAsyncResult *result, GError **error)
{
  return sp_library_store_call_finish (result, error);
}

static gpointer
run_keep_analysis (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Parcel *parcel = data;
  g_autoptr (GString) json = g_string_new (NULL);

  sp_analysis_append_json (json, parcel->article, parcel->analysis, "");
  sp_library_set_analysis (library, parcel->id, parcel->analysis, parcel->text, json->str, error);
  return NULL;
}

/* Keeps what the engine found in article @id. */
void
sp_library_store_keep_analysis (SpLibraryStore *self,
                                gint64 id,
                                SpArticle *article,
                                SpAnalysis *analysis)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  SpLibraryCall call = { .func = run_keep_analysis,
                         .data = parcel,
                         .free_data = parcel_free,
                         .changes = TRUE,
                         .background = TRUE };

  parcel->id = id;
  parcel->article = sp_article_ref (article);
  parcel->analysis = sp_analysis_ref (analysis);
  parcel->text = g_strdup (sp_library_store_get_engine (self));
  sp_library_store_call (self, &call, NULL, NULL, NULL);
}

static gpointer
run_write_log (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Parcel *parcel = data;

  sp_library_write_log (library,
                        parcel->keeper->id,
                        parcel->change,
                        &parcel->keeper->revision,
                        error);
  return NULL;
}

/* Writes what a log has become. @change: (transfer full). */
void
sp_library_store_write_log (SpLibraryStore *self,
                            SpLogKeeper *keeper,
                            SpLogChange *change,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  SpLibraryCall call
      = { .func = run_write_log, .data = parcel, .free_data = parcel_free, .changes = TRUE };

  parcel->keeper = sp_log_keeper_ref (keeper);
  parcel->change = change;
  sp_library_store_call (self, &call, NULL, callback, user_data);
}

static gboolean
finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GError) local = NULL;

  sp_library_store_call_finish (result, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Returns: FALSE with an error; SP_ERROR_STALE where another window or program was faster. */
gboolean
sp_library_store_write_log_finish (GAsyncResult *result, GError **error)
{
  return finish (result, error);
}

typedef gboolean (*EachFunc) (SpLibrary *library, gint64 id, Parcel *parcel, GError **error);

/* Does one thing to many articles: to all of them or to none. */
static void
run_for_all (SpLibrary *library, Parcel *parcel, EachFunc each, GError **error)
{
  gboolean done = sp_library_begin (library, error);

  if (!done)
    return;
  for (guint i = 0; i < parcel->ids->len && done; i++)
    done = each (library, g_array_index (parcel->ids, gint64, i), parcel, error);
  sp_library_end (library, done, done ? error : NULL);
}

static gboolean
set_flag (SpLibrary *library, gint64 id, Parcel *parcel, GError **error)
{
  return sp_library_set_flag (library, id, parcel->flag, parcel->value, error);
}

static gpointer
run_set_flag (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  run_for_all (library, data, set_flag, error);
  return NULL;
}

/* Sets a state of the articles @ids (gint64); @value as sp_library_set_flag takes it. */
void
sp_library_store_set_flag (SpLibraryStore *self, GArray *ids, SpLibraryFlag flag, gint64 value)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  SpLibraryCall call
      = { .func = run_set_flag, .data = parcel, .free_data = parcel_free, .changes = TRUE };

  parcel->ids = g_array_ref (ids);
  parcel->flag = flag;
  parcel->value = value;
  sp_library_store_call (self, &call, NULL, NULL, NULL);
}

static gboolean
set_tag (SpLibrary *library, gint64 id, Parcel *parcel, GError **error)
{
  return sp_library_set_tag (library, id, parcel->text, parcel->value != 0, error);
}

static gpointer
run_set_tag (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  run_for_all (library, data, set_tag, error);
  return NULL;
}

/* Puts @tag on the articles @ids (gint64) or takes it off. */
void
sp_library_store_set_tag (SpLibraryStore *self, GArray *ids, const char *tag, gboolean on)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  SpLibraryCall call
      = { .func = run_set_tag, .data = parcel, .free_data = parcel_free, .changes = TRUE };

  parcel->ids = g_array_ref (ids);
  parcel->text = g_strdup (tag);
  parcel->value = on;
  sp_library_store_call (self, &call, NULL, NULL, NULL);
}

static gpointer
run_set_position (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Parcel *parcel = data;

  sp_library_set_position (library, parcel->id, (guint)parcel->value, error);
  return NULL;
}

/* Remembers where the reader is in article @id: @position in code points. */
void
sp_library_store_set_position (SpLibraryStore *self, gint64 id, guint position)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  SpLibraryCall call = { .func = run_set_position, .data = parcel, .free_data = parcel_free };

  parcel->id = id;
  parcel->value = position;
  sp_library_store_call (self, &call, NULL, NULL, NULL);
}

static gboolean
delete_one (SpLibrary *library, gint64 id, Parcel *parcel, GError **error)
{
  return sp_library_delete (library, id, error);
}

static gpointer
run_delete (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  run_for_all (library, data, delete_one, error);
  return NULL;
}

/* Deletes the articles @ids (gint64) for good. */
void
sp_library_store_delete (SpLibraryStore *self, GArray *ids)
{
  Parcel *parcel = g_new0 (Parcel, 1);
  SpLibraryCall call
      = { .func = run_delete, .data = parcel, .free_data = parcel_free, .changes = TRUE };

  parcel->ids = g_array_ref (ids);
  sp_library_store_call (self, &call, NULL, NULL, NULL);
}

static gpointer
run_list_tags (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_library_list_tags (library, error);
}

/* Asks for all tags. */
void
sp_library_store_list_tags (SpLibraryStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  SpLibraryCall call = { .func = run_list_tags, .free_result = (GDestroyNotify)g_ptr_array_unref };

  sp_library_store_call (self, &call, cancellable, callback, user_data);
}

/* Returns: (transfer full) (element-type SpLibraryTag): NULL with an error. */
GPtrArray *
sp_library_store_list_tags_finish (GAsyncResult *result, GError **error)
{
  return sp_library_store_call_finish (result, error);
}
