/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-job.h"

#include "sp-analysis-json.h"
#include "sp-feeds-calls.h"
#include "sp-library-import.h"
#include "sp-link-queue.h"
#include "sp-load.h"

/* Each file or link is an errand: a thread of the pool reads it, finds what is in it and writes
 * that down as JSON; the main thread takes it from there to the library's thread. An errand holds
 * the job, and is freed in the main thread only. A folder is an errand too: it brings one for each
 * file. The page of a link is fetched first, in the main thread. All links wait in the library from
 * the beginning, and each until its article is there, so that none is lost. */

struct _SpImportJob
{
  GObject parent_instance;

  /* owned */
  SpLibraryStore *store;
  SpEngine *engine;
  GThreadPool *pool;
  SpLinkQueue *queue; /* from the first link on, or NULL */
  GHashTable *links;  /* set of all that were added */
  GCancellable *cancellable;
  GPtrArray *failures; /* SpImportFailure */
  GArray *added;       /* gint64 */
  char *name;          /* nullable */

  /* state */
  guint n_files; /* and links; folders do not count */
  guint n_done;
  guint n_known;
  guint n_waiting;   /* links that did not arrive */
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
  SpImportJob *job;     /* owned */
  GFile *file;          /* or NULL */
  char *link;           /* or NULL */
  SpFetched *fetched;   /* nullable: what the link leads to */
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
  g_clear_object (&errand->file);
  g_free (errand->link);
  g_clear_pointer (&errand->fetched, sp_fetched_free);
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

/* What the reader knows it by. */
static char *
dup_name (const Errand *errand)
{
  g_autofree char *name = NULL;

  if (errand->link != NULL)
    return g_strdup (errand->link);
  name = g_file_get_basename (errand->file);
  return g_filename_display_name (name);
}

static void
read_and_find (Errand *errand)
{
  SpImportJob *job = errand->job;
  g_autofree char *name = dup_name (errand);

  if (errand->fetched != NULL)
    errand->loaded = sp_load_fetched (errand->fetched, &errand->error);
  else
    errand->loaded = sp_load_file (errand->file, job->cancellable, &errand->error);
  if (errand->loaded == NULL)
    return;
  errand->analysis
      = sp_engine_run (job->engine, errand->loaded->article, job->cancellable, &errand->error);
  if (errand->analysis == NULL)
    return;
  errand->json = g_string_new (NULL);
  sp_analysis_append_json (errand->json, errand->loaded->article, errand->analysis, name);
}

/* Remembers what is wrong with @errand. */
static void
note_failure (SpImportJob *self, const Errand *errand)
{
  SpImportFailure *failure;

  if (errand->link != NULL)
    self->n_waiting++;
  if (g_error_matches (errand->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  failure = g_new (SpImportFailure, 1);
  *failure = (SpImportFailure){ dup_name (errand),
                                sp_load_dup_sentence (errand->error->message),
                                errand->link != NULL };
  g_ptr_array_add (self->failures, failure);
  if (errand->link != NULL)
    sp_feeds_link_failed (self->store, errand->link, errand->error->message);
}

/* Ends @errand, which is freed. */
static void
end_errand (Errand *errand)
{
  g_autoptr (SpImportJob) self = g_object_ref (errand->job);

  if (errand->error != NULL)
    note_failure (self, errand);
  self->n_under_way--;
  if (errand->inside == NULL)
    {
      self->n_done++;
      g_free (self->name);
      self->name = dup_name (errand);
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
  if (arrived != NULL && errand->link != NULL)
    sp_feeds_link_arrived (self->store, errand->link, arrived->id);
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
  if (errand->inside == NULL && errand->error == NULL)
    g_cancellable_set_error_if_cancelled (self->cancellable, &errand->error);
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
      if (errand->file != NULL
          && g_file_query_file_type (errand->file, G_FILE_QUERY_INFO_NONE, NULL)
                 == G_FILE_TYPE_DIRECTORY)
        errand->inside = look_inside (errand->file, errand->job->cancellable, &errand->error);
      else
        read_and_find (errand);
    }
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, came_back_cb, errand, NULL);
}

/* The page of a link is here, or is not to be had. */
static void
fetched_cb (SpFetched *fetched, const GError *error, gpointer data)
{
  Errand *errand = data;

  errand->fetched = fetched;
  if (fetched != NULL)
    {
      g_thread_pool_push (errand->job->pool, errand, NULL);
      return;
    }
  errand->error = g_error_copy (error);
  end_errand (errand);
}

static void
sp_import_job_finalize (GObject *object)
{
  SpImportJob *self = SP_IMPORT_JOB (object);

  g_thread_pool_free (self->pool, FALSE, FALSE);
  g_clear_object (&self->queue);
  g_hash_table_unref (self->links);
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
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failures = g_ptr_array_new_with_free_func (failure_free);
  self->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->pool
      = g_thread_pool_new (run_errand, NULL, MAX ((int)g_get_num_processors (), 1), FALSE, NULL);
}

/* Makes a job without files and links that has them analysed by @engine and puts them into @store.
 */
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

static Errand *
begin_errand (SpImportJob *self)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->job = g_object_ref (self);
  self->n_files++;
  self->n_under_way++;
  return errand;
}

/* Reads @file too: an article, or a folder with some. */
void
sp_import_job_add (SpImportJob *self, GFile *file)
{
  Errand *errand;

  g_return_if_fail (SP_IS_IMPORT_JOB (self) && G_IS_FILE (file));

  errand = begin_errand (self);
  errand->file = g_object_ref (file);
  g_thread_pool_push (self->pool, errand, NULL);
}

/* Fetches what @links lead to and reads it too, each link once. They wait in the library until
 * they have arrived. @typed: the reader wrote them, so they may lead into the own network. */
void
sp_import_job_add_links (SpImportJob *self, const char *const *links, gboolean typed)
{
  g_return_if_fail (SP_IS_IMPORT_JOB (self) && links != NULL);

  sp_feeds_keep_links (self->store, links);
  if (self->queue == NULL)
    self->queue = sp_link_queue_new (NULL, fetched_cb);
  for (guint i = 0; links[i] != NULL; i++)
    {
      Errand *errand;

      if (!g_hash_table_add (self->links, g_strdup (links[i])))
        continue;
      errand = begin_errand (self);
      errand->link = g_strdup (links[i]);
      sp_link_queue_push (self->queue, links[i], typed, errand);
    }
}

/* Gives up what is not in the library yet. */
void
sp_import_job_cancel (SpImportJob *self)
{
  g_return_if_fail (SP_IS_IMPORT_JOB (self));

  g_cancellable_cancel (self->cancellable);
  if (self->queue != NULL)
    sp_link_queue_cancel (self->queue);
}

gboolean
sp_import_job_is_cancelled (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), TRUE);

  return g_cancellable_is_cancelled (self->cancellable);
}

/* TRUE if no file or link is left to be read. */
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

guint
sp_import_job_get_n_waiting (SpImportJob *self)
{
  g_return_val_if_fail (SP_IS_IMPORT_JOB (self), 0);

  return self->n_waiting;
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
