/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-document-private.h"

#include "sp-draft.h"
#include "sp-engine.h"
#include "sp-item-list-private.h"

/* One job at a time. A new article cancels the running job and waits for it to end, so that no more
 * than one thread ever works for a document; what the old job brings is dropped by its stamp. The
 * job knows the document only by a weak reference: a document that goes is not kept alive by it. */

typedef struct
{
  SpEngine *engine;   /* owned */
  SpArticle *article; /* owned */
  GWeakRef document;
  guint stamp;
} Job;

struct _SpDocument
{
  GObject parent_instance;

  /* owned */
  SpEngine *engine;
  SpArticle *original; /* nullable */
  SpArticle *article;  /* nullable: what the repairs in the log make of it */
  SpOperationLog *log;
  SpAnalysis *known;          /* nullable: findings that came with @original */
  char *repairs;              /* the ids of the repairs in force */
  SpAnalysis *machine;        /* nullable: what was found */
  SpCorrections *corrections; /* nullable: of @machine by the log: what the lists show */
  GError *error;              /* nullable */
  SpItemLists lists;
  GCancellable *running; /* nullable: of the job that runs */

  /* state */
  SpDocumentState state;
  guint stamp;      /* counts the articles that were set */
  gboolean showing; /* the lists are being changed */
  gboolean behind;  /* the log changed meanwhile */
};

G_DEFINE_FINAL_TYPE (SpDocument, sp_document, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (SpDocumentState,
                    sp_document_state,
                    G_DEFINE_ENUM_VALUE (SP_DOCUMENT_EMPTY, "empty"),
                    G_DEFINE_ENUM_VALUE (SP_DOCUMENT_ANALYZING, "analyzing"),
                    G_DEFINE_ENUM_VALUE (SP_DOCUMENT_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (SP_DOCUMENT_FAILED, "failed"))

enum
{
  PROP_ARTICLE = 1,
  PROP_ANALYSIS,
  PROP_STATE,
  PROP_LOG,
  PROP_CORRECTIONS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void start_job (SpDocument *self);
static void log_changed_cb (SpDocument *self);

static void
job_free (gpointer data)
{
  Job *job = data;

  sp_engine_unref (job->engine);
  sp_article_unref (job->article);
  g_weak_ref_clear (&job->document);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  SpAnalysis *analysis = sp_engine_run (job->engine, job->article, cancellable, &error);

  if (analysis == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, analysis, (GDestroyNotify)sp_analysis_unref);
}

static void
set_state (SpDocument *self, SpDocumentState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* Brings the list of notes in step with the log: with the article of now, whether it has been
 * analysed or not. */
static void
show_notes (SpDocument *self, GPtrArray *operations)
{
  g_autoptr (SpAnalysis) empty = NULL;
  g_autoptr (SpCorrections) alone = NULL;

  if (self->article != NULL && !sp_document_is_current (self))
    {
      empty = sp_analysis_new (sp_article_get_text (self->article));
      alone = sp_corrections_apply (empty, operations);
    }
  sp_item_lists_show_notes (&self->lists, alone != NULL ? alone : self->corrections);
}

/* Shows what the log makes of @machine (nullable). What a handler sets meanwhile is done after. */
static void
show_once (SpDocument *self, SpAnalysis *machine)
{
  g_autoptr (GPtrArray) operations = sp_operation_log_dup_in_force (self->log);
  SpAnalysis *before = sp_document_get_analysis (self);
  G_GNUC_UNUSED g_autoptr (SpAnalysis) kept = before != NULL ? sp_analysis_ref (before) : NULL;
  SpCorrections *corrections = machine != NULL ? sp_corrections_apply (machine, operations) : NULL;

  if (machine != NULL)
    sp_analysis_ref (machine);
  g_clear_pointer (&self->machine, sp_analysis_unref);
  self->machine = machine;
  g_clear_pointer (&self->corrections, sp_corrections_unref);
  self->corrections = corrections;
  self->showing = TRUE;
  sp_item_lists_show (&self->lists, corrections);
  show_notes (self, operations);
  if (sp_document_get_analysis (self) != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANALYSIS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CORRECTIONS]);
  self->showing = FALSE;
}

/* As show_once, and again as long as a handler changes the log. */
static void
show (SpDocument *self, SpAnalysis *machine)
{
  g_assert (!self->showing);
  show_once (self, machine);
  if (self->behind)
    {
      self->behind = FALSE;
      log_changed_cb (self);
    }
}

/* Brings the document to rest with @analysis or @error. Analysis and state are notified together,
 * so that no handler sees one without the other. */
static void
finish (SpDocument *self, SpAnalysis *analysis, GError *error)
{
  guint stamp = self->stamp;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_error (&self->error);
  self->error = error;
  show (self, analysis);
  if (self->stamp == stamp && error != NULL)
    set_state (self, SP_DOCUMENT_FAILED);
  else if (self->stamp == stamp)
    set_state (self, analysis != NULL ? SP_DOCUMENT_READY : SP_DOCUMENT_EMPTY);
  else if (self->running == NULL) /* otherwise its end starts the next one */
    start_job (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Returns: TRUE if the article of now need not be analysed: what came with it still holds. */
static gboolean
is_known (SpDocument *self)
{
  return self->known != NULL && self->article != NULL
         && sp_analysis_get_text (self->known) == sp_article_get_text (self->article);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (SpDocument) self = g_weak_ref_get (&job->document);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAnalysis) analysis = g_task_propagate_pointer (G_TASK (result), &error);

  if (self == NULL)
    return;
  g_clear_object (&self->running);
  if (job->stamp != self->stamp)
    start_job (self);
  else
    finish (self, analysis, g_steal_pointer (&error));
}

/* Starts the job for the article of now, or empties the lists if there is none. */
static void
start_job (SpDocument *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_assert (self->running == NULL);
  if (self->article == NULL || is_known (self))
    {
      finish (self, self->article != NULL ? self->known : NULL, NULL);
      return;
    }
  job = g_new0 (Job, 1);
  job->engine = sp_engine_ref (self->engine);
  job->article = sp_article_ref (self->article);
  job->stamp = self->stamp;
  g_weak_ref_init (&job->document, self);
  self->running = g_cancellable_new ();
  task = g_task_new (NULL, self->running, job_done_cb, NULL);
  g_task_set_source_tag (task, start_job);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

static void
sp_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpDocument *self = SP_DOCUMENT (object);

  switch (id)
    {
    case PROP_ARTICLE:
      g_value_set_pointer (value, self->article);
      break;
    case PROP_ANALYSIS:
      g_value_set_pointer (value, sp_document_get_analysis (self));
      break;
    case PROP_LOG:
      g_value_set_object (value, self->log);
      break;
    case PROP_CORRECTIONS:
      g_value_set_pointer (value, self->corrections);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_document_dispose (GObject *object)
{
  SpDocument *self = SP_DOCUMENT (object);

  self->stamp++;
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  G_OBJECT_CLASS (sp_document_parent_class)->dispose (object);
}

static void
sp_document_finalize (GObject *object)
{
  SpDocument *self = SP_DOCUMENT (object);

  sp_item_lists_clear (&self->lists);
  g_clear_pointer (&self->original, sp_article_unref);
  g_clear_pointer (&self->article, sp_article_unref);
  g_clear_object (&self->log);
  g_clear_pointer (&self->repairs, g_free);
  g_clear_pointer (&self->corrections, sp_corrections_unref);
  g_clear_pointer (&self->machine, sp_analysis_unref);
  g_clear_pointer (&self->known, sp_analysis_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->engine, sp_engine_unref);
  G_OBJECT_CLASS (sp_document_parent_class)->finalize (object);
}

static void
sp_document_class_init (SpDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_document_get_property;
  object_class->dispose = sp_document_dispose;
  object_class->finalize = sp_document_finalize;

  properties[PROP_ARTICLE] = g_param_spec_pointer ("article", NULL, NULL, flags);
  properties[PROP_ANALYSIS] = g_param_spec_pointer ("analysis", NULL, NULL, flags);
  properties[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, SP_TYPE_DOCUMENT_STATE, SP_DOCUMENT_EMPTY, flags);
  properties[PROP_LOG] = g_param_spec_object ("log", NULL, NULL, SP_TYPE_OPERATION_LOG, flags);
  properties[PROP_CORRECTIONS] = g_param_spec_pointer ("corrections", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* Follows @log (transfer full) from now on. */
static void
take_log (SpDocument *self, SpOperationLog *log)
{
  if (self->log != NULL)
    g_signal_handlers_disconnect_by_data (self->log, self);
  g_clear_object (&self->log);
  self->log = log;
  g_signal_connect_object (log, "changed", G_CALLBACK (log_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
sp_document_init (SpDocument *self)
{
  sp_item_lists_init (&self->lists);
  take_log (self, sp_operation_log_new ());
}

static SpAnalysis *
run_analyzer (SpArticle *article, gpointer analyzer, GCancellable *cancellable, GError **error)
{
  return sp_analyzer_run (analyzer, article, cancellable, error);
}

/* Makes an empty document that has its articles analysed by @analyzer. Returns: (transfer full). */
SpDocument *
sp_document_new (SpAnalyzer *analyzer)
{
  g_return_val_if_fail (analyzer != NULL, NULL);

  return sp_document_new_with_func (run_analyzer,
                                    sp_analyzer_ref (analyzer),
                                    (GDestroyNotify)sp_analyzer_unref);
}

/* Makes an empty document that calls @analyze in a worker thread; @destroy (nullable) is called on
 * @user_data in whichever thread lets go of it last. Returns: (transfer full). */
SpDocument *
sp_document_new_with_func (SpAnalyzeFunc analyze, gpointer user_data, GDestroyNotify destroy)
{
  SpDocument *self;

  g_return_val_if_fail (analyze != NULL, NULL);

  self = g_object_new (SP_TYPE_DOCUMENT, NULL);
  self->engine = sp_engine_new (analyze, user_data, destroy);
  return self;
}

/* Returns: (transfer none): what analyses. */
SpEngine *
sp_document_get_engine (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return self->engine;
}

/* Makes the article of the original one and the log, and has it analysed. */
static void
restart (SpDocument *self)
{
  g_autoptr (GPtrArray) operations = sp_operation_log_dup_in_force (self->log);

  g_clear_pointer (&self->article, sp_article_unref);
  if (self->original != NULL)
    self->article = sp_repairs_apply (self->original, operations, NULL);
  g_free (self->repairs);
  self->repairs = sp_repairs_dup_key (operations);
  self->stamp++;
  g_clear_error (&self->error);
  g_cancellable_cancel (self->running);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
  if (self->article != NULL && !is_known (self))
    set_state (self, SP_DOCUMENT_ANALYZING);
  if (!self->showing)
    show_notes (self, operations);
  /* whoever shows at the moment looks at the stamp afterwards */
  if (!self->showing && self->article == NULL)
    finish (self, NULL, NULL);
  else if (!self->showing && is_known (self))
    finish (self, self->known, NULL);
  else if (!self->showing && self->running == NULL)
    start_job (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
log_changed_cb (SpDocument *self)
{
  g_autoptr (GPtrArray) operations = sp_operation_log_dup_in_force (self->log);
  g_autofree char *repairs = sp_repairs_dup_key (operations);

  if (self->showing)
    self->behind = TRUE;
  else if (g_strcmp0 (repairs, self->repairs) != 0)
    restart (self);
  else if (sp_document_is_current (self))
    {
      g_autoptr (SpAnalysis) machine = sp_analysis_ref (self->machine);

      show (self, machine);
    }
  else
    {
      show_notes (self, operations);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CORRECTIONS]);
    }
}

/* Shows @article (nullable: none) as @log says, which is followed from now on, and starts its
 * analysis. The findings of before stay in the lists until the new ones are there; the notes are
 * the new ones at once. */
void
sp_document_open (SpDocument *self, SpArticle *article, SpOperationLog *log)
{
  sp_document_open_known (self, article, log, NULL);
}

/* As sp_document_open, together with what was found in @article before: unless the log repairs the
 * text, nothing is analysed. @machine: (nullable): about the text of @article. */
void
sp_document_open_known (SpDocument *self,
                        SpArticle *article,
                        SpOperationLog *log,
                        SpAnalysis *machine)
{
  g_return_if_fail (SP_IS_DOCUMENT (self) && SP_IS_OPERATION_LOG (log));

  if (machine != NULL)
    sp_analysis_ref (machine);
  g_clear_pointer (&self->known, sp_analysis_unref);
  self->known = machine;
  if (article != NULL)
    sp_article_ref (article);
  g_clear_pointer (&self->original, sp_article_unref);
  self->original = article;
  g_object_freeze_notify (G_OBJECT (self));
  if (log != self->log)
    {
      take_log (self, g_object_ref (log));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOG]);
    }
  restart (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* As sp_document_open, with a new, empty log. */
void
sp_document_set_article (SpDocument *self, SpArticle *article)
{
  g_autoptr (SpOperationLog) log = sp_operation_log_new ();

  g_return_if_fail (SP_IS_DOCUMENT (self));

  sp_document_open (self, article, log);
}

/* Returns: (transfer none): the log that the document follows. */
SpOperationLog *
sp_document_get_log (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return self->log;
}

/* Returns: (transfer none) (nullable): what was found in the article as it was given, before the
 * reader's corrections; NULL also while the text is repaired or not analysed yet. */
SpAnalysis *
sp_document_get_machine (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return self->machine != NULL && self->original != NULL
                 && sp_analysis_get_text (self->machine) == sp_article_get_text (self->original)
             ? self->machine
             : NULL;
}

/* Returns: (transfer none) (nullable): how the operations fared that the lists show. */
SpCorrections *
sp_document_get_corrections (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return self->corrections;
}

/* Returns: (transfer none) (nullable): the article as it was given. */
SpArticle *
sp_document_get_original (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return self->original;
}

/* Returns: (transfer none) (nullable): the article, repaired. */
SpArticle *
sp_document_get_article (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return self->article;
}

/* Sets the date that relative dates count from (ISO 8601, nullable: unknown) and analyses again. */
void
sp_document_set_published (SpDocument *self, const char *date)
{
  g_autoptr (SpArticle) copy = NULL;

  g_return_if_fail (SP_IS_DOCUMENT (self));

  if (self->original == NULL || g_strcmp0 (sp_article_get_published (self->original), date) == 0)
    return;
  copy = sp_article_copy_with_published (self->original, date);
  sp_document_open (self, copy, self->log);
}

/* Returns: (transfer none) (nullable): what the lists show. */
SpAnalysis *
sp_document_get_analysis (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return self->corrections != NULL ? sp_corrections_get_analysis (self->corrections) : NULL;
}

/* Returns: where the analysis stands. */
SpDocumentState
sp_document_get_state (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), SP_DOCUMENT_EMPTY);

  return self->state;
}

/* Returns: (transfer none) (nullable): why the state is SP_DOCUMENT_FAILED. */
const GError *
sp_document_get_error (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return self->error;
}

/* Returns: (transfer none): the list of the items of @kind. */
GListModel *
sp_document_get_list (SpDocument *self, SpItemKind kind)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->lists.stores[kind]);
}

/* Returns: TRUE if the lists are about the text that the article has now. */
gboolean
sp_document_is_current (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), FALSE);

  return self->machine != NULL && self->article != NULL
         && sp_analysis_get_text (self->machine) == sp_article_get_text (self->article);
}

/* Returns: TRUE if @item is in one of the lists. */
gboolean
sp_document_has_item (SpDocument *self, SpItem *item)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self) && SP_IS_ITEM (item), FALSE);

  return g_list_store_find (self->lists.stores[sp_item_get_kind (item)], item, NULL);
}
