/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-relate.h"

#include "sp-analyzer-private.h"
#include "sp-pair-private.h"

void
sp_relation_free (SpRelation *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->because);
  g_free (self);
}

static SpRelation *
relation_of_finding (const SpPair *pair, const SpFinding *finding)
{
  SpRelation *relation = g_new0 (SpRelation, 1);
  const SpToken *tokens = pair->phrases->tokens;

  relation->from_b = finding->holder == pair->parties[1];
  relation->type = finding->type;
  relation->root = finding->root;
  relation->polarity = finding->polarity;
  relation->confidence = CLAMP (finding->confidence, 0, 1);
  relation->cue.start = tokens[finding->cue_start].span.start;
  relation->cue.end = tokens[finding->cue_end - 1].span.end;
  relation->because = sp_frames_explain (&pair->frames, finding);
  return relation;
}

static gboolean
concerns_pair (const SpPair *pair, const SpFinding *finding)
{
  return (finding->holder == pair->parties[0] && finding->target == pair->parties[1])
         || (finding->holder == pair->parties[1] && finding->target == pair->parties[0]);
}

static int
compare_relations (gconstpointer a, gconstpointer b)
{
  const SpRelation *first = *(SpRelation *const *)a;
  const SpRelation *second = *(SpRelation *const *)b;

  if (first->confidence != second->confidence)
    return first->confidence < second->confidence ? 1 : -1;
  if (first->from_b != second->from_b)
    return first->from_b ? 1 : -1;
  return (int)first->type - (int)second->type;
}

/* Asks what @text says that the mention @a does, says or holds toward @b, or @b toward @a (code
 * points). Any thread. Returns: (transfer full) (element-type SpRelation): best first, perhaps
 * empty; with @force at least one each way; NULL with SP_ERROR. */
GPtrArray *
sp_analyzer_relate (SpAnalyzer *self,
                    const char *text,
                    SpSpan a,
                    SpSpan b,
                    gboolean force,
                    GError **error)
{
  g_autoptr (SpPair) pair = NULL;
  GPtrArray *relations;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  pair = sp_pair_new (sp_analyzer_get_knowledge (self), text, a, b, error);
  if (pair == NULL)
    return NULL;
  relations = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_relation_free);
  for (guint i = 0; i < pair->frames.findings->len; i++)
    {
      SpFinding finding = g_array_index (pair->frames.findings, SpFinding, i);

      if (!concerns_pair (pair, &finding))
        continue;
      sp_finding_settle_negation (&finding);
      g_ptr_array_add (relations, relation_of_finding (pair, &finding));
    }
  g_ptr_array_sort (relations, compare_relations);
  return relations;
}
