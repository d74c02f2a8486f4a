/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-store.h"

#include "sp-error.h"
#include "sp-library-rescue.h"

/* The thread takes calls from a queue: what the reader waits for before what is done in the
 * background, otherwise in the order of asking. It shares nothing with the main thread but the
 * queue and what a call carries. A call knows the store by a weak reference only. */

typedef struct
{
  SpLibraryCall call;
  GTask *task; /* owned; NULL: the thread ends here */
  GWeakRef store;
  GAsyncReadyCallback callback; /* nullable */
  gpointer user_data;
  guint64 serial;
  gboolean rescues; /* instead of the call: the library is closed for it, and opened again */
  char *backup;     /* nullable: that one is put in the place of the library */
} Job;

typedef struct
{
  gatomicrefcount ref_count; /* the thread has one, and what it tells the main thread */
  GAsyncQueue *jobs;         /* owned */
  char *folder;              /* owned */
  GWeakRef store; /* for the main thread only: the last reference must not go elsewhere */
} Shared;

/* What opening the library brought, on its way to the main thread. */
typedef struct
{
  Shared *shared;
  SpLibraryStoreState state;
  GError *error;
} Opened;

#define QUIET_SECONDS 20

struct _SpLibraryStore
{
  GObject parent_instance;

  /* owned */
  GThread *thread;   /* joined in dispose */
  GAsyncQueue *jobs; /* Job */
  GError *error;     /* nullable: why the library could not be opened */
  char *engine;
  char *folder;

  /* state */
  SpLibraryStoreState state;
  guint64 serial;
};

G_DEFINE_FINAL_TYPE (SpLibraryStore, sp_library_store, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SpLibraryStoreState,
                    sp_library_store_state,
                    G_DEFINE_ENUM_VALUE (SP_LIBRARY_STORE_OPENING, "opening"),
                    G_DEFINE_ENUM_VALUE (SP_LIBRARY_STORE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (SP_LIBRARY_STORE_READ_ONLY, "read-only"),
                    G_DEFINE_ENUM_VALUE (SP_LIBRARY_STORE_FAILED, "failed"))

enum
{
  PROP_STATE = 1,
  N_PROPS,
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->call.free_data != NULL)
    job->call.free_data (job->call.data);
  g_weak_ref_clear (&job->store);
  g_free (job->backup);
  g_free (job);
}

/* Waiting reader first, then by age; the end comes last. */
static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer data)
{
  const Job *x = a, *y = b;

  if ((x->task == NULL) != (y->task == NULL))
    return x->task == NULL ? 1 : -1;
  if (x->call.background != y->call.background)
    return x->call.background ? 1 : -1;
  return x->serial < y->serial ? -1 : x->serial > y->serial;
}

static void
run_job (GTask *task, const SpLibraryCall *call, SpLibrary *library, const GError *broken)
{
  g_autoptr (GError) error = NULL;
  gpointer result = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (library == NULL)
    error = g_error_copy (broken);
  else
    result = call->func (library, call->data, g_task_get_cancellable (task), &error);
  if (error == NULL)
    g_task_return_pointer (task, result, call->free_result);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
shared_unref (Shared *shared)
{
  if (!g_atomic_ref_count_dec (&shared->ref_count))
    return;
  g_async_queue_unref (shared->jobs);
  g_weak_ref_clear (&shared->store);
  g_free (shared->folder);
  g_free (shared);
}

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  shared_unref (opened->shared);
  g_clear_error (&opened->error);
  g_free (opened);
}

static gboolean
opened_cb (gpointer data)
{
  Opened *opened = data;
  g_autoptr (SpLibraryStore) self = g_weak_ref_get (&opened->shared->store);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&opened->error);
  self->state = opened->state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  return G_SOURCE_REMOVE;
}

static void
tell (Shared *shared, SpLibraryStoreState state, const GError *error)
{
  Opened *opened = g_new0 (Opened, 1);

  g_atomic_ref_count_inc (&shared->ref_count);
  opened->shared = shared;
  opened->state = state;
  opened->error = error != NULL ? g_error_copy (error) : NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, opened_cb, opened, opened_free);
}

static void
tell_opened (Shared *shared, SpLibrary *library, const GError *error)
{
  if (library == NULL)
    tell (shared, SP_LIBRARY_STORE_FAILED, error);
  else
    tell (shared,
          sp_library_is_read_only (library) ? SP_LIBRARY_STORE_READ_ONLY : SP_LIBRARY_STORE_OPEN,
          NULL);
}

/* Waits for the next job. Before the first pause that is long enough, the day's backup is made: it
 * must not stand between the reader and the first list. */
static Job *
wait_for_job (Shared *shared, SpLibrary *library, gboolean *backed_up)
{
  g_autoptr (GError) error = NULL;
  gboolean made;
  Job *job;

  if (*backed_up || library == NULL)
    return g_async_queue_pop (shared->jobs);
  job = g_async_queue_timeout_pop (shared->jobs, QUIET_SECONDS * G_USEC_PER_SEC);
  if (job != NULL)
    return job;
  *backed_up = TRUE;
  if (!sp_library_back_up_if_due (library,
                                  shared->folder,
                                  g_get_real_time () / G_USEC_PER_SEC,
                                  &made,
                                  &error))
    {
      g_message ("no backup of the library: %s", error->message);
      if (g_error_matches (error, SP_ERROR, SP_ERROR_CORRUPT))
        tell (shared, SP_LIBRARY_STORE_FAILED, error);
    }
  return g_async_queue_pop (shared->jobs);
}

/* Returns: (transfer full): NULL with an error. */
static SpLibraryRescued *
rescue (const char *folder, const char *backup, GError **error)
{
  g_autoptr (SpLibraryRescued) rescued = g_new0 (SpLibraryRescued, 1);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (backup == NULL)
    rescued->lost = sp_library_salvage (folder, now, &rescued->n_saved, error);
  else if (sp_library_restore (folder, backup, now, error))
    rescued->lost = g_ptr_array_new_with_free_func (g_free);
  return rescued->lost != NULL ? g_steal_pointer (&rescued) : NULL;
}

static void
run_rescue (Shared *shared, GTask *task, const char *backup, SpLibrary **library, GError **broken)
{
  GError *error = NULL;
  SpLibraryRescued *rescued;

  g_clear_pointer (library, sp_library_close);
  g_clear_error (broken);
  rescued = rescue (shared->folder, backup, &error);
  *library = sp_library_open (shared->folder, broken);
  tell_opened (shared, *library, *broken);
  if (rescued != NULL)
    g_task_return_pointer (task, rescued, (GDestroyNotify)sp_library_rescued_free);
  else
    g_task_return_error (task, error);
}

static gpointer
run_thread (gpointer data)
{
  Shared *shared = data;
  GError *error = NULL;
  SpLibrary *library = sp_library_open (shared->folder, &error);
  gboolean goes_on = TRUE, backed_up = FALSE;

  tell_opened (shared, library, error);
  while (goes_on)
    {
      Job *job = wait_for_job (shared, library, &backed_up);
      /* the task frees the job */
      g_autoptr (GTask) task = g_steal_pointer (&job->task);

      goes_on = task != NULL;
      if (task == NULL)
        job_free (job);
      else if (job->rescues)
        run_rescue (shared, task, job->backup, &library, &error);
      else
        run_job (task, &job->call, library, error);
    }
  g_clear_pointer (&library, sp_library_close);
  g_clear_error (&error);
  shared_unref (shared);
  return NULL;
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  GTask *task = G_TASK (result);
  g_autoptr (SpLibraryStore) self = g_weak_ref_get (&job->store);

  if (self != NULL && job->call.changes && !g_task_had_error (task))
    g_signal_emit (self, signals[CHANGED], 0);
  if (job->callback != NULL)
    job->callback (G_OBJECT (self), result, job->user_data);
  else
    {
      g_autoptr (GError) error = NULL;
      gpointer left = g_task_propagate_pointer (task, &error);

      if (left != NULL && job->call.free_result != NULL)
        job->call.free_result (left);
      if (self != NULL && error != NULL
          && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error->message);
    }
}

static void
sp_library_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_enum (value, SP_LIBRARY_STORE (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
push (SpLibraryStore *self, Job *job)
{
  job->serial = self->serial++;
  g_async_queue_push_sorted (self->jobs, job, compare_jobs, NULL);
}

/* Waits until everything that was asked for is on the disk. */
static void
sp_library_store_dispose (GObject *object)
{
  SpLibraryStore *self = SP_LIBRARY_STORE (object);

  if (self->thread != NULL)
    {
      Job *end = g_new0 (Job, 1);

      g_weak_ref_init (&end->store, NULL);
      push (self, end);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  G_OBJECT_CLASS (sp_library_store_parent_class)->dispose (object);
}

static void
sp_library_store_finalize (GObject *object)
{
  SpLibraryStore *self = SP_LIBRARY_STORE (object);

  g_clear_pointer (&self->jobs, g_async_queue_unref);
  g_clear_error (&self->error);
  g_free (self->engine);
  g_free (self->folder);
  G_OBJECT_CLASS (sp_library_store_parent_class)->finalize (object);
}

static void
sp_library_store_class_init (SpLibraryStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_library_store_get_property;
  object_class->dispose = sp_library_store_dispose;
  object_class->finalize = sp_library_store_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state",
                                              NULL,
                                              NULL,
                                              SP_TYPE_LIBRARY_STORE_STATE,
                                              SP_LIBRARY_STORE_OPENING,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
  signals[FAILED] = g_signal_new ("failed",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);
}

static void
sp_library_store_init (SpLibraryStore *self)
{
  self->jobs = g_async_queue_new ();
}

/* Opens the library in @folder (made where missing) in a thread of its own; see "state". @engine:
 * the version of the analyzer whose findings count. Returns: (transfer full). */
SpLibraryStore *
sp_library_store_new (const char *folder, const char *engine)
{
  SpLibraryStore *self;
  Shared *shared;

  g_return_val_if_fail (folder != NULL && engine != NULL, NULL);

  self = g_object_new (SP_TYPE_LIBRARY_STORE, NULL);
  self->engine = g_strdup (engine);
  self->folder = g_strdup (folder);
  shared = g_new0 (Shared, 1);
  g_atomic_ref_count_init (&shared->ref_count);
  shared->jobs = g_async_queue_ref (self->jobs);
  shared->folder = g_strdup (folder);
  g_weak_ref_init (&shared->store, self);
  self->thread = g_thread_new ("library", run_thread, shared);
  return self;
}

/* Returns: how the library is. */
SpLibraryStoreState
sp_library_store_get_state (SpLibraryStore *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_STORE (self), SP_LIBRARY_STORE_FAILED);

  return self->state;
}

/* Returns: (transfer none) (nullable): why the state is SP_LIBRARY_STORE_FAILED. */
const GError *
sp_library_store_get_error (SpLibraryStore *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_STORE (self), NULL);

  return self->error;
}

/* Returns: (transfer none): where the library is. */
const char *
sp_library_store_get_folder (SpLibraryStore *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_STORE (self), NULL);

  return self->folder;
}

/* Returns: (transfer none): the version of the analyzer. */
const char *
sp_library_store_get_engine (SpLibraryStore *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_STORE (self), NULL);

  return self->engine;
}

/* Returns: TRUE unless it is known that nothing can be kept. */
gboolean
sp_library_store_is_writable (SpLibraryStore *self)
{
  g_return_val_if_fail (SP_IS_LIBRARY_STORE (self), FALSE);

  return self->state == SP_LIBRARY_STORE_OPENING || self->state == SP_LIBRARY_STORE_OPEN;
}

static void
push_task (SpLibraryStore *self,
           Job *job,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  job->callback = callback;
  job->user_data = user_data;
  g_weak_ref_init (&job->store, self);
  /* no source object: the thread must never hold the last reference to the store */
  job->task = g_task_new (NULL, cancellable, job_done_cb, job);
  g_task_set_source_tag (job->task, push_task);
  g_task_set_task_data (job->task, job, job_free);
  push (self, job);
}

/* Has @call run by the library's thread. @callback (nullable) is called in the main context, with
 * the store, or with NULL where that is gone; without it a failure is signalled. The call's data
 * belong to it. */
void
sp_library_store_call (SpLibraryStore *self,
                       const SpLibraryCall *call,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Job *job;

  g_return_if_fail (SP_IS_LIBRARY_STORE (self) && call != NULL && call->func != NULL);

  job = g_new0 (Job, 1);
  job->call = *call;
  push_task (self, job, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): what the call returned. */
gpointer
sp_library_store_call_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sp_library_rescued_free (SpLibraryRescued *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->lost, g_ptr_array_unref);
  g_free (self);
}

/* Puts @backup (nullable) in the place of the damaged library, or saves what can be saved of that,
 * and opens it again: "state" and "changed" tell. The damaged file is kept beside it. */
void
sp_library_store_rescue (SpLibraryStore *self,
                         const char *backup,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job *job;

  g_return_if_fail (SP_IS_LIBRARY_STORE (self) && callback != NULL);

  job = g_new0 (Job, 1);
  job->rescues = TRUE;
  job->backup = g_strdup (backup);
  job->call.changes = TRUE;
  push_task (self, job, NULL, callback, user_data);
}

/* Returns: (transfer full): NULL with an error. */
SpLibraryRescued *
sp_library_store_rescue_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
