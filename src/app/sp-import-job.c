/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-job.h"

#include "sp-analysis-json.h"
#include "sp-library-calls.h"
#include "sp-load.h"

/* Each file is an errand: a thread of the pool reads it, finds what is in it and writes that down
 * as JSON; the main thread takes it from there to the library's thread. An errand holds the job,
 * and is freed in the main thread only. */

struct _SpImportJob
{
  GObject parent_instance;

  /* owned */
  SpLibraryStore *store;
  SpEngine *engine;
  GThreadPool *pool;
  GCancellable *cancellable;
  GPtrArray *failures; /* char *: "name: why" */

  /* state */
  guint n_files;
  guint n_done;
  guint n_kept;
};

G_DEFINE_FINAL_TYPE (SpImportJob, sp_import_job, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  SpImportJob *job; /* owned */
  GFile *file;
  SpLoaded *loaded;     /* nullable */
  SpAnalysis *analysis; /* nullable */
  GString *json;        /* nullable */
  GPtrArray *inside;    /* nullable: GFile: what lies in a folder */
  GError *error;        /* nullable */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->job);
  g_object_unref (errand->file);
  g_clear_pointer (&errand->loaded, sp_loaded_free);
  g_clear_pointer (&errand->analysis, sp_analysis_unref);
  g_clear_pointer (&errand->inside, g_ptr_array_unref);
  g_clear_error (&errand->error);
  if (errand->json != NULL)
    g_string_free (errand->json, TRUE);
  g_free (errand);
}

static gboolean
is_article_name (const char *name)
{
  static const char *const endings[] = { ".txt", ".text", ".html", ".htm", ".xhtml" };
  g_autofree char *small = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;
  return FALSE;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  g_autofree char *x = g_file_get_uri (*(GFile *const *)a);
  g_autofree char *y = g_file_get_uri (*(GFile *const *)b);

  return g_strcmp0 (x, y);
}

/* The texts and pages in a folder, by name; folders inside it are left alone. */
static GPtrArray *
look_inside (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (folder,
                                                                 G_FILE_ATTRIBUTE_STANDARD_NAME
                                                                 "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                                 G_FILE_QUERY_INFO_NONE,
                                                                 cancellable,
                                                                 error);
  g_autoptr (GPtrArray) inside = g_ptr_array_new_with_free_func (g_object_unref);
  GFileInfo *info;
  GFile *file;

  if (files == NULL)
    return NULL;
  while (g_file_enumerator_iterate (files, &info, &file, cancellable, error))
    {
      if (info == NULL)
        {
          g_ptr_array_sort (inside, compare_files);
          return g_steal_pointer (&inside);
        }
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
          && is_article_name (g_file_info_get_name (info)))
        g_ptr_array_add (inside, g_object_ref (file));
    }
  return NULL;
}

static void
read_and_find (Errand *errand)
{
  SpImportJob *job = errand->job;
  g_autofree char *name = g_file_get_basename (errand->file);
  g_autofree char *shown = NULL;

  errand->loaded = sp_load_file (errand->file, job->cancellable, &errand->error);
  if (errand->loaded == NULL)
    return;
  errand->analysis
      = sp_engine_run (job->engine, errand->loaded->article, job->cancellable, &errand->error);
  if (errand->analysis == NULL)
    return;
  shown = g_filename_display_name (name);
  errand->json = g_string_new (NULL);
  sp_analysis_append_json (errand->json, errand->loaded->article, errand->analysis, shown);
}

static void
tell_progress (SpImportJob *self)
{
  g_signal_emit (self, signals[PROGRESS], 0);
  if (sp_import_job_is_finished (self))
    g_signal_emit (self, signals[FINISHED], 0);
}

static void
add_failure (Errand *errand)
{
  g_autofree char *name = g_file_get_basename (errand->file);
  g_autofree char *shown = g_filename_display_name (name);

  if (!g_error_matches (errand->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_ptr_array_add (errand->job->failures,
                     g_strdup_printf ("%s: %s", shown, errand->error->message));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  SpImportJob *self = errand->job;

  g_clear_pointer (&errand->loaded, sp_loaded_free);
  if (sp_library_store_import_finish (result, &errand->error))
    self->n_kept++;
  else
    add_failure (errand);
  self->n_done++;
  tell_progress (self);
  errand_free (errand);
}

static gboolean
came_back_cb (gpointer data)
{
  Errand *errand = data;
  SpImportJob *self = errand->job;

  if (errand->json != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      sp_library_store_import (self->store,
                               errand->loaded->article,
                               errand->loaded->source,
                               errand->analysis,
                               errand->json->str,
                               kept_cb,
                               errand);
      return G_SOURCE_REMOVE;
    }
  for (guint i = 0; errand->inside != NULL && i < errand->inside->len; i++)
    sp_import_job_add (self, g_ptr_array_index (errand->inside, i));
  if (errand->error != NULL)
    add_failure (errand);
  self->n_done++;
  tell_progress (self);
  errand_free (errand);
  return G_SOURCE_REMOVE;
}

static void
run_errand (gpointer data, gpointer user_data)
{
  Errand *errand = data;

  if (g_cancellable_set_error_if_cancelled (errand->job->cancellable, &errand->error))
    ;
  else if (g_file_query_file_type (errand->file, G_FILE_QUERY_INFO_NONE, NULL)
           == G_FILE_TYPE_DIRECTORY)
    errand->inside = look_inside (errand->file, errand->job->cancellable, &errand->error);
  else
    read_and_find (errand);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, came_back_cb, errand, NULL);
}

static void
sp_import_job_finalize (GObject *object)
{
  SpImportJob *self = SP_IMPORT_JOB (object);

  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_clear_object (&self->store);
  g_clear_pointer (&self->engine, sp_engine_unref);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->failures);
  G_OBJECT_CLASS (sp_import_job_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, GType type)
{
  return g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_import_job_class_init (SpImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_import_job_finalize;
  signals[PROGRESS] = add_signal ("progress", G_TYPE_FROM_CLASS (klass));
  signals[FINISHED] = add_signal ("finished", G_TYPE_FROM_CLASS (klass));
}

static void
sp_import_job_init (SpImportJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->failures = g_ptr_array_new_with_free_func (g_free);
  self->pool
      = g_thread_pool_new (run_errand, NULL, MAX ((int)g_get_num_processors (), 1), FALSE, NULL);
}

/* Makes a job without files that has them analysed by @engine and puts them into @store. */
SpImportJob *
sp_import_job_new (SpLibraryStore *store, SpEngine *engine)
{
  SpImportJob *self;

  g_return_val_if_fail (SP_IS_LIBRARY_STORE (store) && engine != NULL, NULL);

  self = g_object_new (SP_TYPE_IMPORT_JOB, NULL);
  self->store = g_object_ref (store);
  self->engine = sp_engine_ref (engine);
  return self;
}

/* Reads @file too: a text, a page, or a folder with some. */
void
sp_import_job_add (SpImportJob *self, GFile *file)
{
  Errand *errand;

  g_return_if_fail (SP_IS_IMPORT_JOB (self) && G_IS_FILE (file));

  errand = g_new0 (Errand, 1);
  errand->job = g_object_ref (self);
  errand->file = g_object_ref (file);
  self->n_files++;
  g_thread_pool_push (self->pool, errand, NULL);
}

/* Gives up what is not in the library yet. */
void
sp_import_job_cancel (SpImportJob *self)
{
  g_return_if_fail (SP_IS_IMPORT_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

gboolean
sp_import_job_is_cancelled (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), TRUE);

  return g_cancellable_is_cancelled (self->cancellable);
}

/* TRUE if no file is left to be read. */
gboolean
sp_import_job_is_finished (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), TRUE);

  return self->n_done == self->n_files;
}

/* How many files there are, folders included. */
guint
sp_import_job_get_n_files (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), 0);

  return self->n_files;
}

/* How many of them are done with, one way or the other. */
guint
sp_import_job_get_n_done (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), 0);

  return self->n_done;
}

/* How many are in the library now. */
guint
sp_import_job_get_n_kept (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), 0);

  return self->n_kept;
}

/* The names of the files that could not be read, each with the reason; borrowed. */
GPtrArray *
sp_import_job_get_failures (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), NULL);

  return self->failures;
}
