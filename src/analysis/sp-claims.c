/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims: what stances are about, gathered over the article. The stances stage leaves a claim for
 * each place where one is stated or referred to; here they are joined, and the stances follow. */
#include "sp-work-private.h"

#include <string.h>

#define MAX_BACK 40       /* claims that a new one is compared with */
#define LABEL_LETTERS 110 /* of a label, about */
#define MIN_SHARED 2      /* content words that two claims must have in common */
#define MIN_OVERLAP 0.6   /* of the smaller one's */
#define ANSWER_REACH 500  /* code points behind a claim in which words may be the answer to it */
#define DENIAL_REACH 350  /* … in which a denial is one of it */

/* Makes the forms of a word alike, roughly. */
static void
cut_ending (char *word)
{
  static const char *const endings[] = { "ing", "ed", "es", "s", "e" };
  gsize n = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize m = strlen (endings[i]);

      if (n < m + 4 || !g_str_has_suffix (word, endings[i]))
        continue;
      word[n - m] = '\0';
      return;
    }
}

/* Marks the tokens that carry content: no short words, no word of the closed classes. */
static GHashTable *
content_words (const SpWork *work, const SpClaim *claim)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_tokens;
  const SpToken *tokens = sp_tokens_get (work->tokens, &n_tokens);

  for (guint i = 0; i < claim->spans.n; i++)
    for (guint j = sp_tokens_find (work->tokens, claim->spans.items[i].start);
         j < n_tokens && tokens[j].span.start < claim->spans.items[i].end;
         j++)
      {
        g_autofree char *word = sp_tokens_dup (work->tokens, j);
        g_autofree char *folded = g_utf8_casefold (word, -1);
        gsize n = strlen (folded);

        if (tokens[j].kind != SP_TOKEN_WORD || n < 3
            || sp_knowledge_find (work->knowledge, "grammar", folded) != NULL)
          continue;
        cut_ending (folded);
        g_hash_table_add (set, g_steal_pointer (&folded));
      }
  return set;
}

static double
overlap (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer word;
  guint shared = 0, smaller = MIN (g_hash_table_size (a), g_hash_table_size (b));

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    shared += g_hash_table_contains (b, word);
  return smaller == 0 || shared < MIN_SHARED ? 0 : (double)shared / smaller;
}

static gboolean
has_position (const SpClaim *claim, int party, SpPositionKind kind)
{
  for (guint i = 0; i < claim->positions->len; i++)
    {
      const SpPosition *position = &g_array_index (claim->positions, SpPosition, i);

      if (position->party == party && position->kind == kind)
        return TRUE;
    }
  return FALSE;
}

static gboolean
stands_before (const SpClaim *claim, const SpClaim *other)
{
  return claim->spans.items[0].start < other->spans.items[0].start;
}

/* Finds the stated claim that a mere reference stands for: the last one that the same party makes,
 * else the last one on which another party has a position. */
static int
resolve (GPtrArray *claims, const SpClaim *reference)
{
  int author = SP_NONE, holder = SP_NONE;

  for (guint i = 0; i < reference->positions->len; i++)
    {
      const SpPosition *position = &g_array_index (reference->positions, SpPosition, i);

      if (position->kind == SP_POSITION_ASSERTS)
        author = position->party;
      else
        holder = position->party;
    }
  for (guint i = claims->len; author != SP_NONE && i > 0; i--)
    if (has_position (g_ptr_array_index (claims, i - 1), author, SP_POSITION_ASSERTS)
        && stands_before (g_ptr_array_index (claims, i - 1), reference))
      return (int)i - 1;
  for (guint i = claims->len; i > 0; i--)
    {
      const SpClaim *claim = g_ptr_array_index (claims, i - 1);

      if (claim->positions->len > 0 && !has_position (claim, holder, SP_POSITION_ASSERTS))
        return (int)i - 1;
    }
  return SP_NONE;
}

/* Moves spans and positions of @other into @claim. */
static void
absorb (SpClaim *claim, const SpClaim *other)
{
  if (*other->label != '\0')
    sp_spans_add_all (&claim->spans, &other->spans);
  if (claim->about == SP_NONE)
    claim->about = other->about;
  for (guint i = 0; i < other->positions->len; i++)
    {
      const SpPosition *position = &g_array_index (other->positions, SpPosition, i);
      SpPosition copy
          = { position->party, position->kind, position->stance, position->quote, { 0 } };

      if (has_position (claim, position->party, position->kind))
        continue;
      sp_spans_add_all (&copy.evidence, &position->evidence);
      g_array_append_val (claim->positions, copy);
    }
}

static int
find_similar (GPtrArray *claims, GPtrArray *words, GHashTable *mine)
{
  guint farthest = claims->len > MAX_BACK ? claims->len - MAX_BACK : 0;
  double best = MIN_OVERLAP;
  int found = SP_NONE;

  for (guint i = claims->len; i > farthest; i--)
    {
      double similarity = overlap (g_ptr_array_index (words, i - 1), mine);

      if (similarity < best || (similarity == best && found != SP_NONE))
        continue;
      best = similarity;
      found = (int)i - 1;
    }
  return found;
}

/* "A accused B of x. B denied y." shortly after: the denial is B's answer, whatever its words. */
static int
find_denied (GPtrArray *claims, const SpClaim *denial)
{
  const SpPosition *own = &g_array_index (denial->positions, SpPosition, 0);

  if (denial->positions->len != 1 || own->kind != SP_POSITION_DENIES)
    return SP_NONE;
  for (guint i = claims->len; i > 0 && i + MAX_BACK > claims->len; i--)
    {
      const SpClaim *claim = g_ptr_array_index (claims, i - 1);
      guint end = claim->spans.items[0].end, start = denial->spans.items[0].start;

      if (claim->about == own->party && claim->positions->len > 0
          && g_array_index (claim->positions, SpPosition, 0).kind == SP_POSITION_ASSERTS
          && !has_position (claim, own->party, SP_POSITION_DENIES) && start >= end
          && start < end + DENIAL_REACH)
        return (int)i - 1;
    }
  return SP_NONE;
}

/* Joins the claims of @raw into @claims; @index gets the new place of each. */
static void
join (const SpWork *work, GPtrArray *raw, GPtrArray *claims, int *index)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);

  /* the stated ones first: a reference may stand before the statement */
  for (guint i = 0; i < raw->len; i++)
    {
      SpClaim *claim = g_ptr_array_index (raw, i);
      GHashTable *mine;

      index[i] = SP_NONE;
      if (*claim->label == '\0')
        continue;
      mine = content_words (work, claim);
      index[i] = find_similar (claims, words, mine);
      if (index[i] == SP_NONE)
        index[i] = find_denied (claims, claim);
      if (index[i] != SP_NONE)
        {
          absorb (g_ptr_array_index (claims, index[i]), claim);
          g_hash_table_unref (mine);
          continue;
        }
      index[i] = (int)claims->len;
      g_ptr_array_add (claims, claim);
      g_ptr_array_add (words, mine);
      raw->pdata[i] = NULL;
    }
  for (guint i = 0; i < raw->len; i++)
    {
      const SpClaim *claim = g_ptr_array_index (raw, i);

      if (claim == NULL || *claim->label != '\0')
        continue;
      index[i] = resolve (claims, claim);
      if (index[i] != SP_NONE)
        absorb (g_ptr_array_index (claims, index[i]), claim);
    }
}

/* Cuts a long label at a word. */
static void
shorten_label (SpClaim *claim)
{
  const char *end = claim->label;
  const char *space = NULL;
  guint n = 0;

  for (; *end != '\0' && n < LABEL_LETTERS; end = g_utf8_next_char (end), n++)
    if (*end == ' ')
      space = end;
  if (*end == '\0' || space == NULL)
    return;
  {
    g_autofree char *whole = claim->label;
    g_autofree char *start = g_strndup (whole, (gsize)(space - whole));

    claim->label = g_strconcat (start, "…", NULL);
  }
}

static gboolean
are_one_side (const SpAnalysis *analysis, int a, int b)
{
  const SpParty *one = g_ptr_array_index (analysis->parties, a);
  const SpParty *other = g_ptr_array_index (analysis->parties, b);

  return a == b || one->speaks_for == b || other->speaks_for == a
         || (one->speaks_for != SP_NONE && one->speaks_for == other->speaks_for);
}

static gboolean
is_denial (const char *act)
{
  static const char *const acts[] = { "deny", "reject", "dismiss", "refute", "doubt", "dispute" };

  for (guint i = 0; act != NULL && i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (act, acts[i]))
      return TRUE;
  return FALSE;
}

/* Who says what where, and who denies anything: for the claims that nobody is tied to. */
typedef struct
{
  const SpAnalysis *analysis;
  GArray *quotes;   /* guint: the quotes in order of the text */
  gboolean *denies; /* for each party that speaks for none: it or one who speaks for it does */
} Answers;

static int
root_of (const SpAnalysis *analysis, int party)
{
  const SpParty *self = g_ptr_array_index (analysis->parties, party);

  return self->speaks_for != SP_NONE ? self->speaks_for : party;
}

static guint
start_of (const SpAnalysis *analysis, guint quote)
{
  return ((const SpQuote *)g_ptr_array_index (analysis->quotes, quote))->content.items[0].start;
}

static int
compare_quotes (gconstpointer a, gconstpointer b, gpointer analysis)
{
  guint first = *(const guint *)a, second = *(const guint *)b;
  guint one = start_of (analysis, first), other = start_of (analysis, second);

  if (one != other)
    return one < other ? -1 : 1;
  return first < second ? -1 : first > second;
}

static void
answers_init (Answers *self, SpAnalysis *analysis)
{
  self->analysis = analysis;
  self->quotes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->denies = g_new0 (gboolean, analysis->parties->len + 1);
  for (guint i = 0; i < analysis->quotes->len; i++)
    {
      const SpQuote *quote = g_ptr_array_index (analysis->quotes, i);

      g_array_append_val (self->quotes, i);
      if (quote->speaker != SP_NONE && is_denial (quote->act))
        self->denies[root_of (analysis, quote->speaker)] = TRUE;
    }
  g_array_sort_with_data (self->quotes, compare_quotes, analysis);
  for (guint i = 0; i < analysis->stances->len; i++)
    {
      const SpStance *stance = g_ptr_array_index (analysis->stances, i);

      if (stance->type == SP_STANCE_DENIES || stance->type == SP_STANCE_REJECTS)
        self->denies[root_of (analysis, stance->holder)] = TRUE;
    }
}

static void
answers_clear (Answers *self)
{
  g_array_unref (self->quotes);
  g_free (self->denies);
}

/* Tells whether words of the claim's party, or a denial of whoever, begin soon behind @end. */
static gboolean
is_answered_near (const Answers *self, const SpClaim *claim, guint end)
{
  guint low = 0, high = self->quotes->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (start_of (self->analysis, g_array_index (self->quotes, guint, middle)) < end)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < self->quotes->len && i < low + MAX_BACK; i++)
    {
      const SpQuote *quote
          = g_ptr_array_index (self->analysis->quotes, g_array_index (self->quotes, guint, i));

      if (quote->content.items[0].start >= end + ANSWER_REACH)
        return FALSE;
      if (is_denial (quote->act)
          || (quote->speaker != SP_NONE
              && are_one_side (self->analysis, quote->speaker, claim->about)))
        return TRUE;
    }
  return FALSE;
}

/* Tells whether an answer may stand in the article that was not tied to the claim: words of the
 * party that it is about soon after it, a denial by whoever, a denial of that party's anywhere. */
static gboolean
may_be_answered (const Answers *self, const SpClaim *claim)
{
  for (guint i = 0; i < claim->positions->len; i++)
    if (g_array_index (claim->positions, SpPosition, i).kind != SP_POSITION_ASSERTS)
      return TRUE;
  return self->denies[root_of (self->analysis, claim->about)]
         || is_answered_near (self, claim, claim->spans.items[claim->spans.n - 1].end);
}

/* The party that the claim is about has a position, itself or by one who speaks for it; or plainly
 * has none. Where that is not sure neither is said. */
static void
settle_answered (const Answers *answers, SpClaim *claim)
{
  if (claim->about == SP_NONE)
    return;
  for (guint i = 0; i < claim->positions->len; i++)
    claim->answered |= are_one_side (answers->analysis,
                                     g_array_index (claim->positions, SpPosition, i).party,
                                     claim->about);
  claim->unanswered = !claim->answered && !may_be_answered (answers, claim);
}

/* Gives the stances the joined claims, and takes out those that are left without a target. */
static void
follow (SpAnalysis *analysis, const int *index)
{
  for (guint i = 0; i < analysis->stances->len; i++)
    {
      SpStance *stance = g_ptr_array_index (analysis->stances, i);

      if (stance->target_claim != SP_NONE)
        stance->target_claim = index[stance->target_claim];
    }
}

static void
drop_stances_without_target (SpAnalysis *analysis)
{
  g_autofree int *place = g_new (int, analysis->stances->len + 1);
  guint kept = 0;

  for (guint i = 0; i < analysis->stances->len; i++)
    {
      SpStance *stance = g_ptr_array_index (analysis->stances, i);
      gboolean keep = stance->target_party != SP_NONE || stance->target_claim != SP_NONE;

      place[i] = keep ? (int)kept : SP_NONE;
      if (keep)
        analysis->stances->pdata[kept++] = stance;
      else
        sp_stance_free (stance);
    }
  analysis->stances->len = kept;
  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const SpClaim *claim = g_ptr_array_index (analysis->claims, i);

      for (guint j = 0; j < claim->positions->len; j++)
        {
          SpPosition *position = &g_array_index (claim->positions, SpPosition, j);

          if (position->stance != SP_NONE)
            position->stance = place[position->stance];
        }
    }
}

/* Joins the claims of the article and settles the positions on them. */
void
sp_find_claims (SpWork *work)
{
  SpAnalysis *analysis;
  g_autofree int *index = NULL;
  GPtrArray *raw, *claims;
  Answers answers;

  g_return_if_fail (work != NULL);

  analysis = work->analysis;
  raw = analysis->claims;
  index = g_new (int, raw->len + 1);
  claims = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_claim_free);
  join (work, raw, claims, index);
  analysis->claims = claims;
  follow (analysis, index);
  g_ptr_array_set_free_func (raw, NULL);
  for (guint i = 0; i < raw->len; i++)
    if (raw->pdata[i] != NULL)
      sp_claim_free (raw->pdata[i]);
  g_ptr_array_unref (raw);
  drop_stances_without_target (analysis);
  answers_init (&answers, analysis);
  for (guint i = 0; i < claims->len; i++)
    {
      SpClaim *claim = g_ptr_array_index (claims, i);

      sp_spans_normalize (&claim->spans);
      shorten_label (claim);
      settle_answered (&answers, claim);
    }
  answers_clear (&answers);
}
