/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-corrections-private.h"

struct _SpCorrections
{
  gatomicrefcount ref_count;
  SpAnalysis *machine;
  SpAnalysis *analysis;
  GArray *origins[SP_N_FINDING_KINDS]; /* int: the number in the draft, which for what the machine
                                          found is its own */
  GArray *flags[SP_N_FINDING_KINDS];   /* guint8, by number in the draft */
  GArray *statuses;                    /* SpAnchorStatus, by operation */
  GArray *marks;                       /* SpMarkPlace */
  GPtrArray *tags;                     /* char *, NULL-terminated */
};

static void
clear_place (gpointer data)
{
  sp_mark_unref (((SpMarkPlace *)data)->mark);
}

static void
place_mark (SpCorrections *self, SpBench *bench, SpMark *mark)
{
  SpMarkPlace place = { sp_mark_ref (mark), SP_ANCHOR_EXACT, { 0, 0 }, SP_NONE };

  if (mark->on_text)
    {
      SpAnchorMatch match = sp_anchor_finder_find (bench->finder, &mark->anchor);

      place.status = match.status;
      place.span = match.span;
    }
  if (mark->party != NULL)
    place.party
        = sp_draft_find_party (bench->draft,
                               sp_bench_find_party (bench, mark->party, SP_NONE, SP_FIND_ONLY));
  g_array_append_val (self->marks, place);
}

static gboolean
is_about_mark (const SpOperation *operation)
{
  return operation->mark != NULL;
}

/* The status of an operation on a mark is that of the mark, as long as it is there. */
static void
share_statuses (SpCorrections *self, GPtrArray *operations)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->marks->len; i++)
    {
      SpMarkPlace *place = &g_array_index (self->marks, SpMarkPlace, i);

      g_hash_table_insert (places, place->mark->id, place);
    }
  for (guint i = 0; i < operations->len; i++)
    {
      const SpOperation *operation = g_ptr_array_index (operations, i);
      const SpMarkPlace *place
          = is_about_mark (operation) ? g_hash_table_lookup (places, operation->mark->id) : NULL;

      if (place != NULL)
        g_array_index (self->statuses, SpAnchorStatus, i) = place->status;
    }
}

/* ---- applying ---- */

static void
apply_all (SpCorrections *self, SpBench *bench, GPtrArray *operations)
{
  g_autoptr (GPtrArray) marks = sp_operations_list_marks (operations);

  for (guint i = 0; i < operations->len; i++)
    {
      sp_bench_apply (bench, g_ptr_array_index (operations, i));
      g_array_append_val (self->statuses, bench->status);
    }
  for (guint i = 0; i < marks->len; i++)
    place_mark (self, bench, g_ptr_array_index (marks, i));
  share_statuses (self, operations);
}

/* The parties of the marks are numbered as in the draft: now as in the shown analysis. */
static void
number_parties (SpCorrections *self)
{
  const GArray *origins = self->origins[SP_FINDING_PARTY];

  for (guint i = 0; origins != NULL && i < self->marks->len; i++)
    {
      SpMarkPlace *place = &g_array_index (self->marks, SpMarkPlace, i);
      int party = SP_NONE;

      for (guint k = 0; place->party != SP_NONE && k < origins->len; k++)
        if (g_array_index (origins, int, k) == place->party)
          party = (int)k;
      place->party = party;
    }
}

static gboolean
concerns_findings (GPtrArray *operations)
{
  for (guint i = 0; i < operations->len; i++)
    {
      const SpOperation *operation = g_ptr_array_index (operations, i);

      if (operation->kind < SP_OPERATION_ADD_MARK)
        return TRUE;
    }
  return FALSE;
}

/* Applies @operations (element-type SpOperation), oldest first, to @analysis, which is of the text
 * that sp_repairs_apply makes of the article with the same operations. Any thread. Returns:
 * (transfer full). */
SpCorrections *
sp_corrections_apply (SpAnalysis *analysis, GPtrArray *operations)
{
  SpCorrections *self;
  SpBench bench = { 0 };

  g_return_val_if_fail (analysis != NULL && operations != NULL, NULL);

  self = g_new0 (SpCorrections, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->machine = sp_analysis_ref (analysis);
  self->statuses = g_array_new (FALSE, TRUE, sizeof (SpAnchorStatus));
  self->marks = g_array_new (FALSE, TRUE, sizeof (SpMarkPlace));
  g_array_set_clear_func (self->marks, clear_place);
  self->tags = sp_operations_list_tags (operations);
  sp_bench_init (&bench, analysis);
  apply_all (self, &bench, operations);
  g_ptr_array_add (self->tags, NULL);
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    self->flags[kind] = g_array_ref (bench.flags[kind]);
  if (concerns_findings (operations))
    self->analysis = sp_draft_finish (bench.draft, self->origins);
  else
    self->analysis = sp_analysis_ref (analysis);
  number_parties (self);
  sp_bench_clear (&bench);
  return self;
}

SpCorrections *
sp_corrections_ref (SpCorrections *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_corrections_unref (SpCorrections *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    {
      g_clear_pointer (&self->origins[kind], g_array_unref);
      g_array_unref (self->flags[kind]);
    }
  g_array_unref (self->statuses);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->tags);
  sp_analysis_unref (self->machine);
  sp_analysis_unref (self->analysis);
  g_free (self);
}

/* Returns: (transfer none): what is shown. It is the machine's own where no operation is about a
 * finding. */
SpAnalysis *
sp_corrections_get_analysis (const SpCorrections *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->analysis;
}

/* Returns: (transfer none): what the machine found. */
SpAnalysis *
sp_corrections_get_machine (const SpCorrections *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->machine;
}

static int
number_in_draft (const SpCorrections *self, SpFindingKind kind, guint index)
{
  return self->origins[kind] != NULL ? g_array_index (self->origins[kind], int, index) : (int)index;
}

/* Returns: what the reader has to do with finding @index of the shown analysis. */
SpReaderFlags
sp_corrections_get_flags (const SpCorrections *self, SpFindingKind kind, guint index)
{
  guint number;

  g_return_val_if_fail (self != NULL && (guint)kind < SP_N_FINDING_KINDS, 0);
  g_return_val_if_fail (index < sp_analysis_count (self->analysis, kind), 0);

  number = (guint)number_in_draft (self, kind, index);
  return number < self->flags[kind]->len ? g_array_index (self->flags[kind], guint8, number) : 0;
}

/* Returns: which finding of the machine's analysis the shown one is, to show what the machine says
 * of it; SP_NONE for one that only the reader has. */
int
sp_corrections_get_machine_index (const SpCorrections *self, SpFindingKind kind, guint index)
{
  int number;

  g_return_val_if_fail (self != NULL && (guint)kind < SP_N_FINDING_KINDS, SP_NONE);
  g_return_val_if_fail (index < sp_analysis_count (self->analysis, kind), SP_NONE);

  number = number_in_draft (self, kind, index);
  return number < (int)sp_analysis_count (self->machine, kind) ? number : SP_NONE;
}

guint
sp_corrections_get_n_operations (const SpCorrections *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->statuses->len;
}

/* Returns: how the words that operation @operation rests on fared; where it is ambiguous or lost
 * the operation has no effect. */
SpAnchorStatus
sp_corrections_get_status (const SpCorrections *self, guint operation)
{
  g_return_val_if_fail (self != NULL && operation < self->statuses->len, SP_ANCHOR_LOST);

  return g_array_index (self->statuses, SpAnchorStatus, operation);
}

guint
sp_corrections_get_n_marks (const SpCorrections *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->marks->len;
}

/* Returns: (transfer none): the reader's marks in the order in which they were made. */
const SpMarkPlace *
sp_corrections_get_mark (const SpCorrections *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->marks->len, NULL);

  return &g_array_index (self->marks, SpMarkPlace, index);
}

/* Returns: (transfer none): the tags of the article, NULL-terminated. */
const char *const *
sp_corrections_get_tags (const SpCorrections *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->tags->pdata;
}
