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

/* Below this the model takes no side: the best on the validation rows. */
#define SIGN_THRESHOLD 0.45
#define RULE_THRESHOLD 0.6 /* of a finding of the rules */

/* What the model says of one direction. */
typedef struct
{
  guint holder; /* 0: a, 1: b */
  double roots[SP_N_EVENT_ROOTS];
  double signs[SP_N_SIGNS];
} Judgement;

/* The verb or noun of the lists that stands nearest between the two, else the first word there. */
static void
find_cue (const SpPair *pair, guint *start, guint *end)
{
  guint first = pair->first[0] <= pair->first[1] ? 0 : 1;
  guint from = pair->last[first], to = pair->first[1 - first];

  *start = MIN (from, pair->first[first]);
  *end = pair->last[first];
  if (from >= to)
    return;
  *start = from;
  *end = from + 1;
  for (guint i = from; i < to; i++)
    if (pair->phrases->words[i].info != NULL && pair->phrases->words[i].info->entries != NULL)
      {
        *start = i;
        *end = i + 1;
        return;
      }
}

/* A finding of the rules from @holder to the other, with @root unless that is SP_EVENT_NONE. */
static const SpFinding *
find_finding (const SpPair *pair, guint holder, SpEventRoot root)
{
  for (guint i = 0; i < pair->frames.findings->len; i++)
    {
      const SpFinding *finding = &g_array_index (pair->frames.findings, SpFinding, i);

      if (finding->holder == pair->parties[holder] && finding->target == pair->parties[1 - holder]
          && (root == SP_EVENT_NONE || finding->root == root))
        return finding;
    }
  return NULL;
}

static SpRelation *
relation_of_judgement (const SpPair *pair,
                       const Judgement *judgement,
                       SpEventRoot root,
                       int polarity,
                       double confidence)
{
  const SpFinding *finding = find_finding (pair, judgement->holder, root);
  SpRelation *relation;
  const SpToken *tokens = pair->phrases->tokens;
  guint start, end;

  if (finding == NULL)
    finding = find_finding (pair, judgement->holder, SP_EVENT_NONE);
  if (finding != NULL)
    relation = relation_of_finding (pair, finding);
  else
    {
      g_autofree char *words = NULL;

      relation = g_new0 (SpRelation, 1);
      relation->from_b = judgement->holder == 1;
      find_cue (pair, &start, &end);
      relation->cue.start = tokens[start].span.start;
      relation->cue.end = tokens[end - 1].span.end;
      words = sp_frames_dup_words (&pair->frames, relation->cue);
      relation->because
          = g_strdup_printf ("the words around “%s” are like those of such relations", words);
    }
  if (finding == NULL || finding->root != root)
    relation->type = sp_relation_type_of (root);
  relation->root = root;
  relation->polarity = polarity;
  relation->confidence = CLAMP (confidence, 0, 1);
  return relation;
}

/* At least one relation each way, the likelier direction first. */
static void
add_forced (GPtrArray *relations, const SpPair *pair, const Judgement judgements[2])
{
  guint first = judgements[0].roots[SP_EVENT_NONE] <= judgements[1].roots[SP_EVENT_NONE] ? 0 : 1;

  for (guint i = 0; i < 2; i++)
    {
      const Judgement *judgement = &judgements[i == 0 ? first : 1 - first];
      SpEventRoot root = sp_relation_best_root (judgement->roots, 0);

      g_ptr_array_add (relations,
                       relation_of_judgement (pair,
                                              judgement,
                                              root,
                                              sp_relation_polarity_of (root),
                                              judgement->roots[root]));
    }
}

/* The side that the model takes, if it takes one. Returns: whether it does. */
static gboolean
add_side (GPtrArray *relations, const SpPair *pair, const Judgement judgements[2])
{
  const Judgement *best = NULL;
  double most = SIGN_THRESHOLD;
  int sign = 0;

  for (guint i = 0; i < 2; i++)
    for (guint s = 1; s < SP_N_SIGNS; s++)
      if (judgements[i].signs[s] > most)
        {
          best = &judgements[i];
          most = judgements[i].signs[s];
          sign = s == 1 ? 1 : -1;
        }
  if (best == NULL)
    return FALSE;
  g_ptr_array_add (
      relations,
      relation_of_judgement (pair, best, sp_relation_best_root (best->roots, sign), sign, most));
  return TRUE;
}

/* What the rules found between the two, surest first. */
static void
add_findings (GPtrArray *relations, const SpPair *pair, double threshold)
{
  guint before = relations->len;

  for (guint i = 0; i < pair->frames.findings->len; i++)
    {
      SpFinding finding = g_array_index (pair->frames.findings, SpFinding, i);

      if (!concerns_pair (pair, &finding) || finding.confidence < threshold)
        continue;
      sp_finding_settle_negation (&finding);
      g_ptr_array_add (relations, relation_of_finding (pair, &finding));
    }
  for (guint i = before + 1; i < relations->len; i++)
    for (guint j = i; j > before; j--)
      {
        SpRelation *one = relations->pdata[j - 1], *other = relations->pdata[j];

        if (one->confidence >= other->confidence)
          break;
        relations->pdata[j - 1] = other;
        relations->pdata[j] = one;
      }
}

static void
judge_both (const SpRelationModel *model, const SpPair *pair, Judgement judgements[2])
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) features = sp_pair_describe (pair, i);

      judgements[i].holder = i;
      sp_relation_model_judge (model, features, judgements[i].roots, judgements[i].signs);
    }
}

/* Without a model: an even guess, so that --force keeps its promise. */
static void
judge_evenly (const SpPair *pair, Judgement judgements[2])
{
  for (guint i = 0; i < 2; i++)
    {
      const SpFinding *finding = find_finding (pair, i, SP_EVENT_NONE);

      judgements[i] = (Judgement){ .holder = i };
      judgements[i].roots[SP_EVENT_NONE] = finding != NULL ? 0 : 1;
      judgements[i].roots[finding != NULL ? finding->root : SP_EVENT_ACCUSE] = 0.5;
    }
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
  const SpRelationModel *model;
  Judgement judgements[2];
  GPtrArray *relations;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  pair = sp_pair_new (self, text, a, b, error);
  if (pair == NULL)
    return NULL;
  relations = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_relation_free);
  model = sp_analyzer_get_relations (self);
  if (model != NULL)
    judge_both (model, pair, judgements);
  else
    judge_evenly (pair, judgements);
  if (force)
    add_forced (relations, pair, judgements);
  else if (model == NULL || !add_side (relations, pair, judgements))
    add_findings (relations, pair, RULE_THRESHOLD);
  return relations;
}
