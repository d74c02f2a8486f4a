/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-engine.h"

struct _SpEngine
{
  gatomicrefcount ref_count;
  SpAnalyzeFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
};

/* Makes an engine; @destroy (nullable) is called on @user_data in whichever thread lets go of it
 * last. Returns: (transfer full). */
SpEngine *
sp_engine_new (SpAnalyzeFunc func, gpointer user_data, GDestroyNotify destroy)
{
  SpEngine *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (SpEngine, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

SpEngine *
sp_engine_ref (SpEngine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_engine_unref (SpEngine *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

/* Analyses @article. Returns: (transfer full): NULL with an error. */
SpAnalysis *
sp_engine_run (SpEngine *self, SpArticle *article, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && article != NULL, NULL);

  return self->func (article, self->user_data, cancellable, error);
}
