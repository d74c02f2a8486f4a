/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-job.h"

#include "sp-analysis-json.h"
#include "sp-library-import.h"
#include "sp-load.h"

/* Each file is an errand: a thread of the pool reads it, finds what is in it and writes that down
 * as JSON; the main thread takes it from there to the library's thread. An errand holds the job,
 * and is freed in the main thread only. A folder is an errand too: it brings one for each file. */

struct _SpImportJob
{
  GObject parent_instance;

  /* owned */
  SpLibraryStore *store;
  SpEngine *engine;
  GThreadPool *pool;
  GCancellable *cancellable;
  GPtrArray *failures; /* SpImportFailure */
  GArray *added;       /* gint64 */
  char *name;          /* nullable */

  /* state */
  guint n_files; /* folders do not count */
  guint n_done;
  guint n_known;
  guint n_under_way; /* errands */
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
  static const char *const endings[]
      = { ".txt", ".text", ".html", ".htm",   ".xhtml", ".md",
          ".eml", ".mht",  ".pdf",  ".mhtml", ".epub",  ".markdown" };
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

/* Browsers put the pictures and styles of "page.html" into "page_files". */
static gboolean
is_folder_name (const char *name)
{
  return *name != '.' && !g_str_has_suffix (name, "_files");
}

static gboolean
is_wanted (GFileInfo *info)
{
  const char *name = g_file_info_get_name (info);

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return is_folder_name (name);
  return *name != '.' && is_article_name (name);
}

/* The articles in a folder and the folders inside it, by name. */
static GPtrArray *
look_inside (GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder,
      G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
      cancellable,
      error);
  g_autoptr (GPtrArray) inside = g_ptr_array_new_with_free_func (g_object_unref);
  GFileInfo *info;
  GFile *file;

  while (files != NULL && g_file_enumerator_iterate (files, &info, &file, cancellable, error))
    {
      if (info == NULL)
        {
          g_ptr_array_sort (inside, compare_files);
          return g_steal_pointer (&inside);
        }
      if (is_wanted (info))
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

static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

/* Ends @errand, which is freed. */
static void
end_errand (Errand *errand)
{
  g_autoptr (SpImportJob) self = g_object_ref (errand->job);

  if (errand->error != NULL && !g_error_matches (errand->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      SpImportFailure *failure = g_new (SpImportFailure, 1);

      *failure = (SpImportFailure){ dup_name (errand->file),
                                    sp_load_dup_sentence (errand->error->message) };
      g_ptr_array_add (self->failures, failure);
    }
  self->n_under_way--;
  if (errand->inside == NULL)
    {
      self->n_done++;
      g_free (self->name);
      self->name = dup_name (errand->file);
    }
  errand_free (errand);
  g_signal_emit (self, signals[PROGRESS], 0);
  if (sp_import_job_is_finished (self))
    g_signal_emit (self, signals[FINISHED], 0);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  SpImportJob *self = errand->job;
  g_autofree SpLibraryArrived *arrived = sp_library_store_import_finish (result, &errand->error);

  if (arrived != NULL && arrived->is_new)
    g_array_append_val (self->added, arrived->id);
  else if (arrived != NULL)
    self->n_known++;
  end_errand (errand);
}

static void
hand_over (Errand *errand)
{
  const SpLibraryArrival arrival = { .article = errand->loaded->article,
                                     .source = errand->loaded->source,
                                     .type = errand->loaded->type,
                                     .analysis = errand->analysis,
                                     .json = errand->json->str };

  sp_library_store_import (errand->job->store, &arrival, kept_cb, errand);
  /* the library has what it needs */
  g_clear_pointer (&errand->loaded, sp_loaded_free);
  g_clear_pointer (&errand->analysis, sp_analysis_unref);
  g_string_free (g_steal_pointer (&errand->json), TRUE);
}

static gboolean
came_back_cb (gpointer data)
{
  Errand *errand = data;
  SpImportJob *self = errand->job;

  if (errand->json != NULL && !sp_import_job_is_cancelled (self))
    {
      hand_over (errand);
      return G_SOURCE_REMOVE;
    }
  if (errand->inside != NULL)
    self->n_files--;
  for (guint i = 0; errand->inside != NULL && i < errand->inside->len; i++)
    sp_import_job_add (self, g_ptr_array_index (errand->inside, i));
  end_errand (errand);
  return G_SOURCE_REMOVE;
}

static void
run_errand (gpointer data, gpointer user_data)
{
  Errand *errand = data;

  if (!g_cancellable_set_error_if_cancelled (errand->job->cancellable, &errand->error))
    {
      if (g_file_query_file_type (errand->file, G_FILE_QUERY_INFO_NONE, NULL)
          == G_FILE_TYPE_DIRECTORY)
        errand->inside = look_inside (errand->file, errand->job->cancellable, &errand->error);
      else
        read_and_find (errand);
    }
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
  g_array_unref (self->added);
  g_free (self->name);
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
failure_free (gpointer data)
{
  SpImportFailure *failure = data;

  g_free (failure->name);
  g_free (failure->reason);
  g_free (failure);
}

static void
sp_import_job_init (SpImportJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->failures = g_ptr_array_new_with_free_func (failure_free);
  self->added = g_array_new (FALSE, FALSE, sizeof (gint64));
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

/* Reads @file too: an article, or a folder with some. */
void
sp_import_job_add (SpImportJob *self, GFile *file)
{
  Errand *errand;

  g_return_if_fail (SP_IS_IMPORT_JOB (self) && G_IS_FILE (file));

  errand = g_new0 (Errand, 1);
  errand->job = g_object_ref (self);
  errand->file = g_object_ref (file);
  self->n_files++;
  self->n_under_way++;
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

  return self->n_under_way == 0;
}

guint
sp_import_job_get_n_files (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), 0);

  return self->n_files;
}

guint
sp_import_job_get_n_done (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), 0);

  return self->n_done;
}

guint
sp_import_job_get_n_known (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), 0);

  return self->n_known;
}

const char *
sp_import_job_get_name (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), NULL);

  return self->name;
}

GArray *
sp_import_job_get_added (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), NULL);

  return self->added;
}

GPtrArray *
sp_import_job_get_failures (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), NULL);

  return self->failures;
}
