/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-document-private.h"

#include "sp-item-list-private.h"

/* One job at a time. A new article cancels the running job and waits for it to end, so that no more
 * than one thread ever works for a document; what the old job brings is dropped by its stamp. The
 * job knows the document only by a weak reference: a document that goes is not kept alive by it. */

typedef struct
{
  gatomicrefcount ref_count;
  SpAnalyzeFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Engine;

typedef struct
{
  Engine *engine;     /* owned */
  SpArticle *article; /* owned */
  GWeakRef document;
  guint stamp;
} Job;

struct _SpDocument
{
  GObject parent_instance;

  /* owned */
  Engine *engine;
  SpArticle *article;   /* nullable */
  SpAnalysis *analysis; /* nullable */
  SpAnalysis *known;    /* nullable: findings about the article that came with it */
  GError *error;        /* nullable */
  SpItemLists lists;
  GCancellable *running; /* nullable: of the job that runs */

  /* state */
  SpDocumentState state;
  guint stamp;      /* counts the articles that were set */
  gboolean showing; /* the lists are being changed */
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
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void start_job (SpDocument *self);

static void
engine_unref (Engine *engine)
{
  if (!g_atomic_ref_count_dec (&engine->ref_count))
    return;
  if (engine->destroy != NULL)
    engine->destroy (engine->user_data);
  g_free (engine);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  engine_unref (job->engine);
  sp_article_unref (job->article);
  g_weak_ref_clear (&job->document);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  SpAnalysis *analysis
      = job->engine->func (job->article, job->engine->user_data, cancellable, &error);

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

/* Takes @analysis (nullable) over and shows it. What a handler sets meanwhile is done after. */
static void
show (SpDocument *self, SpAnalysis *analysis)
{
  gboolean changed = self->analysis != analysis;

  g_assert (!self->showing);
  if (analysis != NULL)
    sp_analysis_ref (analysis);
  g_clear_pointer (&self->analysis, sp_analysis_unref);
  self->analysis = analysis;
  self->showing = TRUE;
  sp_item_lists_show (&self->lists, analysis);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANALYSIS]);
  self->showing = FALSE;
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
  if (self->article == NULL || self->known != NULL)
    {
      finish (self, self->known, NULL);
      return;
    }
  job = g_new0 (Job, 1);
  g_atomic_ref_count_inc (&self->engine->ref_count);
  job->engine = self->engine;
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
      g_value_set_pointer (value, self->analysis);
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
  g_clear_pointer (&self->article, sp_article_unref);
  g_clear_pointer (&self->analysis, sp_analysis_unref);
  g_clear_pointer (&self->known, sp_analysis_unref);
  g_clear_error (&self->error);
  g_clear_pointer (&self->engine, engine_unref);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_document_init (SpDocument *self)
{
  sp_item_lists_init (&self->lists);
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
  self->engine = g_new0 (Engine, 1);
  g_atomic_ref_count_init (&self->engine->ref_count);
  self->engine->func = analyze;
  self->engine->user_data = user_data;
  self->engine->destroy = destroy;
  return self;
}

static void
set_article (SpDocument *self, SpArticle *article, SpAnalysis *known)
{
  if (article != NULL)
    sp_article_ref (article);
  if (known != NULL)
    sp_analysis_ref (known);
  g_clear_pointer (&self->article, sp_article_unref);
  g_clear_pointer (&self->known, sp_analysis_unref);
  self->article = article;
  self->known = known;
  self->stamp++;
  g_clear_error (&self->error);
  g_cancellable_cancel (self->running);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
  if (article != NULL && known == NULL)
    set_state (self, SP_DOCUMENT_ANALYZING);
  /* whoever shows at the moment looks at the stamp afterwards */
  if (!self->showing && (article == NULL || known != NULL))
    finish (self, known, NULL);
  else if (!self->showing && self->running == NULL)
    start_job (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Sets the article (nullable: none) and starts its analysis. The findings of before stay in the
 * lists until the new ones are there. */
void
sp_document_set_article (SpDocument *self, SpArticle *article)
{
  g_return_if_fail (SP_IS_DOCUMENT (self));

  set_article (self, article, NULL);
}

/* Sets the article together with what was found in it before: nothing is analysed. */
void
sp_document_set_found (SpDocument *self, SpArticle *article, SpAnalysis *analysis)
{
  g_return_if_fail (SP_IS_DOCUMENT (self) && article != NULL && analysis != NULL);
  g_return_if_fail (sp_analysis_get_text (analysis) == sp_article_get_text (article));

  set_article (self, article, analysis);
}

/* Returns: (transfer none) (nullable): the article. */
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

  if (self->article == NULL || g_strcmp0 (sp_article_get_published (self->article), date) == 0)
    return;
  copy = sp_article_copy_with_published (self->article, date);
  sp_document_set_article (self, copy);
}

/* Returns: (transfer none) (nullable): what the lists show. */
SpAnalysis *
sp_document_get_analysis (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return self->analysis;
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

static GListModel *
get_list (SpDocument *self, SpItemKind kind)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), NULL);

  return G_LIST_MODEL (self->lists.stores[kind]);
}

/* Returns: (transfer none): SpPartyItem, most prominent first. */
GListModel *
sp_document_get_parties (SpDocument *self)
{
  return get_list (self, SP_ITEM_PARTY);
}

/* Returns: (transfer none): SpQuoteItem, in order of the text. */
GListModel *
sp_document_get_quotes (SpDocument *self)
{
  return get_list (self, SP_ITEM_QUOTE);
}

/* Returns: (transfer none): SpStanceItem, in order of the text. */
GListModel *
sp_document_get_stances (SpDocument *self)
{
  return get_list (self, SP_ITEM_STANCE);
}

/* Returns: (transfer none): SpClaimItem, most positions first. */
GListModel *
sp_document_get_claims (SpDocument *self)
{
  return get_list (self, SP_ITEM_CLAIM);
}

/* Returns: (transfer none): SpHappeningItem, earliest first. */
GListModel *
sp_document_get_happenings (SpDocument *self)
{
  return get_list (self, SP_ITEM_HAPPENING);
}

/* Returns: (transfer none): the reader's notes. */
GListModel *
sp_document_get_notes (SpDocument *self)
{
  return get_list (self, SP_ITEM_NOTE);
}

/* Returns: TRUE if the lists are about the text that the article has now. */
gboolean
sp_document_is_current (SpDocument *self)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self), FALSE);

  return self->analysis != NULL && self->article != NULL
         && sp_analysis_get_text (self->analysis) == sp_article_get_text (self->article);
}

/* Returns: TRUE if @item is in one of the lists. */
gboolean
sp_document_has_item (SpDocument *self, SpItem *item)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (self) && SP_IS_ITEM (item), FALSE);

  return g_list_store_find (self->lists.stores[sp_item_get_kind (item)], item, NULL);
}

/* Finds the item of @kind that stands at @offset (code points): the one with the narrowest words
 * there. Returns: (transfer none) (nullable): NULL also while the lists are about another text. */
SpItem *
sp_document_find_item (SpDocument *self, guint offset, SpItemKind kind)
{
  SpItem *best = NULL;
  guint best_length = G_MAXUINT;
  GListModel *list;

  g_return_val_if_fail (SP_IS_DOCUMENT (self) && kind < SP_N_ITEM_KINDS, NULL);

  if (!sp_document_is_current (self))
    return NULL;
  list = get_list (self, kind);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SpItem) item = g_list_model_get_item (list, i);
      guint length = sp_item_measure_at (item, offset);

      if (length >= best_length)
        continue;
      best = item;
      best_length = length;
    }
  return best;
}
