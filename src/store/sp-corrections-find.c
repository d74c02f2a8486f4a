/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-corrections-private.h"

/* How a finding that the reader has touched is found again. Its words are found first, by their
 * anchors; the finding is the one that stands on them. A party is known by its mentions: it is the
 * one that has more than half of those that were described, of which more than half are those;
 * where none is, it is the one of the same name. So an engine that gives a party another name, or
 * joins it with another, neither loses nor hands over what the reader did to it. */

#define HALF 0.5

/* A party that was taken for a described one. */
typedef struct
{
  int index;
  SpSpans mentions;
} Taken;

static void
clear_taken (gpointer data)
{
  sp_spans_clear (&((Taken *)data)->mentions);
}

void
sp_bench_init (SpBench *self, SpAnalysis *analysis)
{
  self->draft = sp_draft_new (analysis);
  self->finder = sp_anchor_finder_new (sp_analysis_get_text (analysis));
  self->taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  g_array_set_clear_func (self->taken, clear_taken);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    self->flags[kind] = g_array_new (FALSE, TRUE, sizeof (guint8));
}

void
sp_bench_clear (SpBench *self)
{
  sp_draft_free (self->draft);
  sp_anchor_finder_free (self->finder);
  g_array_unref (self->taken);
  g_hash_table_unref (self->known);
  sp_spans_clear (&self->given);
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    g_array_unref (self->flags[kind]);
}

/* Adds @flags to those of the finding; SP_NONE is nobody. */
void
sp_bench_set_flags (SpBench *self, SpFindingKind kind, int index, guint flags)
{
  if (index == SP_NONE)
    return;
  if (self->flags[kind]->len < sp_draft_get_n (self->draft, kind))
    g_array_set_size (self->flags[kind], sp_draft_get_n (self->draft, kind));
  g_array_index (self->flags[kind], guint8, index) |= (guint8)flags;
}

/* ---- words ---- */

/* Adds where the anchors stand to @spans. Returns: the best status of them. */
static SpAnchorStatus
find_any (SpBench *self, const GArray *anchors, SpSpans *spans, SpAnchorStatus *worst)
{
  SpAnchorStatus best = SP_ANCHOR_LOST;

  for (guint i = 0; i < anchors->len; i++)
    {
      SpAnchorMatch match
          = sp_anchor_finder_find (self->finder, &g_array_index (anchors, SpAnchor, i));

      best = MIN (best, match.status);
      *worst = MAX (*worst, match.status);
      if (match.status < SP_ANCHOR_AMBIGUOUS)
        sp_spans_add (spans, match.span);
    }
  return best;
}

/* Adds where all of the words stand to @spans. The status of the operation becomes no better than
 * that of the words. Returns: FALSE if none of them is found. */
gboolean
sp_bench_find_words (SpBench *self, const GArray *anchors, SpSpans *spans)
{
  SpAnchorStatus worst = SP_ANCHOR_EXACT, best = find_any (self, anchors, spans, &worst);

  if (anchors->len == 0)
    return FALSE;
  if (best < SP_ANCHOR_AMBIGUOUS && worst >= SP_ANCHOR_AMBIGUOUS)
    worst = SP_ANCHOR_CHANGED; /* some of them are there */
  self->status = MAX (self->status, worst);
  return spans->n > 0;
}

static guint
count_common (const SpSpans *a, const SpSpans *b)
{
  guint common = 0;

  for (guint i = 0; i < a->n; i++)
    for (guint k = 0; k < b->n; k++)
      if (sp_span_overlaps (a->items[i], b->items[k]))
        common
            += MIN (a->items[i].end, b->items[k].end) - MAX (a->items[i].start, b->items[k].start);
  return common;
}

static guint
count_all (const SpSpans *spans)
{
  guint all = 0;

  for (guint i = 0; i < spans->n; i++)
    all += sp_span_length (spans->items[i]);
  return all;
}

/* How much of either is in both, 0 to 1. */
static double
measure_overlap (const SpSpans *a, const SpSpans *b)
{
  guint common = count_common (a, b), all = count_all (a) + count_all (b) - common;

  return all > 0 ? (double)common / all : 0;
}

/* ---- parties ---- */

static gboolean
has_mention (const SpParty *party, SpSpan span)
{
  guint low = 0, high = party->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (party->mentions, SpMention, middle).span.end <= span.start)
        low = middle + 1;
      else
        high = middle;
    }
  return low < party->mentions->len
         && sp_span_overlaps (g_array_index (party->mentions, SpMention, low).span, span);
}

/* How many mentions a description of the party would hold. */
static guint
count_telling (const SpParty *party)
{
  guint n = 0;

  for (guint i = 0; i < party->mentions->len; i++)
    n += g_array_index (party->mentions, SpMention, i).how != SP_MENTION_PRONOUN;
  return CLAMP (n, 1, SP_MAX_MENTIONS);
}

/* The smaller of two shares: of the described mentions that the party has, and of its own that are
 * described. */
static double
measure_likeness (const SpParty *party, const SpSpans *mentions)
{
  guint votes = 0;

  for (guint i = 0; i < mentions->n; i++)
    votes += has_mention (party, mentions->items[i]);
  return votes == 0 ? 0 : MIN ((double)votes / mentions->n, (double)votes / count_telling (party));
}

static double
compare_names (const SpParty *party, const SpDescription *described)
{
  g_autofree char *a = NULL, *b = NULL;

  if (g_strcmp0 (party->key, described->key) == 0)
    return 0.4;
  a = g_utf8_casefold (party->name, -1);
  b = g_utf8_casefold (described->name, -1);
  return g_str_equal (a, b) ? 0.3 : 0;
}

/* The party that an earlier operation took for the described one, if most of the described mentions
 * are still there: the reader may have merged others into it since. */
static int
recall_party (SpBench *self, const SpDescription *described, const SpSpans *mentions)
{
  int index = described->key != NULL
                  ? GPOINTER_TO_INT (g_hash_table_lookup (self->known, described->key)) - 1
                  : SP_NONE;
  const SpParty *party;
  guint votes = 0;

  index = index < 0 ? SP_NONE : sp_draft_find_party (self->draft, index);
  if (index == SP_NONE)
    return SP_NONE;
  party = sp_draft_get (self->draft, SP_FINDING_PARTY, (guint)index);
  for (guint i = 0; i < mentions->n; i++)
    votes += has_mention (party, mentions->items[i]);
  return votes >= HALF * mentions->n ? index : SP_NONE;
}

/* Was the party taken for one of quite other mentions before? Then it is that one, even if the
 * engine has both in one. */
static gboolean
is_taken (const SpBench *self, int index, const SpSpans *mentions)
{
  for (guint i = 0; i < self->taken->len; i++)
    {
      const Taken *taken = &g_array_index (self->taken, Taken, i);

      if (sp_draft_find_party (self->draft, taken->index) == index && taken->mentions.n > 0
          && count_common (&taken->mentions, mentions) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
take_party (SpBench *self, const SpDescription *described, int index, const SpSpans *mentions)
{
  Taken taken = { index, { 0 } };

  if (index == SP_NONE)
    return;
  sp_spans_add_all (&taken.mentions, mentions);
  g_array_append_val (self->taken, taken);
  if (described->key != NULL)
    g_hash_table_insert (self->known, g_strdup (described->key), GINT_TO_POINTER (index + 1));
}

static int
choose_party (SpBench *self,
              const SpDescription *described,
              const SpSpans *mentions,
              int other_than)
{
  int best = SP_NONE;
  double best_score = 0;

  for (guint i = 0; i < sp_draft_get_n (self->draft, SP_FINDING_PARTY); i++)
    {
      const SpParty *party = sp_draft_get (self->draft, SP_FINDING_PARTY, i);
      double likeness, score;

      if (party == NULL || (int)i == other_than)
        continue;
      likeness = measure_likeness (party, mentions);
      score = compare_names (party, described);
      if (likeness > HALF && (score > 0 || !is_taken (self, (int)i, mentions)))
        score += likeness;
      if (score <= best_score)
        continue;
      best = (int)i;
      best_score = score;
    }
  return best;
}

static SpMention
make_mention (SpSpan span)
{
  return (SpMention){ span, span, SP_MENTION_NAME, 1 };
}

static gboolean
is_given (const SpBench *self, SpSpan mention)
{
  for (guint i = 0; i < self->given.n; i++)
    if (sp_span_overlaps (self->given.items[i], mention))
      return TRUE;
  return FALSE;
}

static gboolean
all_given (const SpBench *self, const SpSpans *mentions)
{
  for (guint i = 0; i < mentions->n; i++)
    if (!is_given (self, mentions->items[i]))
      return FALSE;
  return TRUE;
}

static int
make_party (SpBench *self, const SpDescription *described, const SpSpans *mentions)
{
  SpParty *party;
  int index;

  if (all_given (self, mentions))
    return SP_NONE;
  party = sp_party_new (described->name, (SpPartyKind)described->type);
  index = (int)sp_draft_add (self->draft, SP_FINDING_PARTY, party);
  if (described->key != NULL)
    {
      g_free (party->key);
      party->key = g_strdup (described->key);
    }
  for (guint i = 0; i < mentions->n; i++)
    if (!is_given (self, mentions->items[i]))
      sp_draft_move_mention (self->draft, make_mention (mentions->items[i]), (guint)index);
  sp_bench_set_flags (self, SP_FINDING_PARTY, index, SP_READER_ADDED | SP_READER_DIFFERS);
  return index;
}

/* Finds the party, not @other_than. A description without words is known by its name alone.
 * Returns: its number in the draft, or SP_NONE. */
int
sp_bench_find_party (SpBench *self, const SpDescription *party, int other_than, SpFindMode mode)
{
  SpSpans mentions = { 0 };
  SpAnchorStatus worst = SP_ANCHOR_EXACT, best = find_any (self, party->words, &mentions, &worst);
  int index = recall_party (self, party, &mentions);

  if (index == SP_NONE || index == other_than)
    index = choose_party (self, party, &mentions, other_than);
  if (index == SP_NONE && mentions.n > 0 && mode == SP_FIND_OR_MAKE)
    index = make_party (self, party, &mentions);
  take_party (self, party, index, &mentions);
  if (index != SP_NONE && best >= SP_ANCHOR_AMBIGUOUS)
    best = party->words->len > 0 ? SP_ANCHOR_CHANGED : SP_ANCHOR_EXACT; /* only the name is left */
  self->status = MAX (self->status, best);
  sp_spans_clear (&mentions);
  return index;
}

static int
find_part (SpBench *self, const SpDescription *party, SpFindMode mode)
{
  return party != NULL ? sp_bench_find_party (self, party, SP_NONE, mode) : SP_NONE;
}

/* ---- quotes ---- */

/* Makes the quote that is described, with the parties it needs. Returns: (transfer full)
 * (nullable): NULL if its words are not there. */
SpQuote *
sp_bench_make_quote (SpBench *self, const SpDescription *quote)
{
  SpQuote *made = sp_quote_new ((SpQuoteKind)quote->type);
  SpAnchorStatus ignored = SP_ANCHOR_EXACT;

  if (!sp_bench_find_words (self, quote->words, &made->content))
    {
      sp_quote_free (made);
      return NULL;
    }
  find_any (self, quote->cue, &made->cue, &ignored);
  find_any (self, quote->source, &made->source, &ignored);
  made->speaker = find_part (self, quote->holder, SP_FIND_OR_MAKE);
  made->anonymous = quote->anonymous;
  made->act = g_strdup (quote->act);
  made->confidence = 1;
  return made;
}

static int
choose_quote (SpBench *self, const SpSpans *content, const SpSpans *cue)
{
  int best = SP_NONE;
  double best_score = HALF;

  for (guint i = 0; i < sp_draft_get_n (self->draft, SP_FINDING_QUOTE); i++)
    {
      const SpQuote *quote = sp_draft_get (self->draft, SP_FINDING_QUOTE, i);
      double score = quote != NULL ? measure_overlap (&quote->content, content) : 0;

      if (score < HALF)
        continue;
      score += count_common (&quote->cue, cue) > 0 ? 0.1 : 0;
      if (score < best_score || (score == best_score && best != SP_NONE))
        continue;
      best = (int)i;
      best_score = score;
    }
  return best;
}

/* Finds the quote of the described words. Returns: its number in the draft, or SP_NONE. */
int
sp_bench_find_quote (SpBench *self, const SpDescription *quote, SpFindMode mode)
{
  SpSpans content = { 0 }, cue = { 0 };
  SpAnchorStatus ignored = SP_ANCHOR_EXACT;
  int index = SP_NONE;

  if (sp_bench_find_words (self, quote->words, &content))
    {
      find_any (self, quote->cue, &cue, &ignored);
      index = choose_quote (self, &content, &cue);
    }
  if (index == SP_NONE && content.n > 0 && mode == SP_FIND_OR_MAKE)
    {
      index = (int)sp_draft_add (self->draft, SP_FINDING_QUOTE, sp_bench_make_quote (self, quote));
      sp_draft_count_quote (self->draft, (guint)index, 1);
      sp_bench_set_flags (self, SP_FINDING_QUOTE, index, SP_READER_ADDED | SP_READER_DIFFERS);
    }
  sp_spans_clear (&content);
  sp_spans_clear (&cue);
  return index;
}

/* ---- claims and happenings ---- */

/* Finds the claim of the described words. Returns: its number in the draft, or SP_NONE. */
int
sp_bench_find_claim (SpBench *self, const SpDescription *claim, SpFindMode mode)
{
  SpSpans spans = { 0 };
  int best = SP_NONE;
  double best_score = HALF;

  sp_bench_find_words (self, claim->words, &spans);
  for (guint i = 0; i < sp_draft_get_n (self->draft, SP_FINDING_CLAIM); i++)
    {
      const SpClaim *other = sp_draft_get (self->draft, SP_FINDING_CLAIM, i);
      double score = other != NULL ? measure_overlap (&other->spans, &spans) : 0;

      if (score < best_score || (score == best_score && best != SP_NONE))
        continue;
      best = (int)i;
      best_score = score;
    }
  if (best == SP_NONE && spans.n > 0 && mode == SP_FIND_OR_MAKE)
    {
      SpClaim *made = sp_claim_new (claim->name != NULL ? claim->name : "");

      sp_spans_add_all (&made->spans, &spans);
      made->about = find_part (self, claim->holder, SP_FIND_OR_MAKE);
      best = (int)sp_draft_add (self->draft, SP_FINDING_CLAIM, made);
      sp_bench_set_flags (self, SP_FINDING_CLAIM, best, SP_READER_ADDED | SP_READER_DIFFERS);
    }
  sp_spans_clear (&spans);
  return best;
}

/* Finds the happening of the described date. Returns: its number in the draft, or SP_NONE. */
int
sp_bench_find_happening (SpBench *self, const SpDescription *happening)
{
  SpSpans date = { 0 };
  int best = SP_NONE;

  sp_bench_find_words (self, happening->words, &date);
  for (guint i = 0; i < sp_draft_get_n (self->draft, SP_FINDING_HAPPENING) && date.n > 0; i++)
    {
      SpHappening *other = sp_draft_get (self->draft, SP_FINDING_HAPPENING, i);

      if (other == NULL || !sp_span_overlaps (other->span, date.items[0]))
        continue;
      if (best == SP_NONE || g_strcmp0 (other->label, happening->name) == 0)
        best = (int)i;
    }
  sp_spans_clear (&date);
  return best;
}

/* ---- stances ---- */

/* Makes the stance that is described, with the parties and the claim it needs. Returns: (transfer
 * full) (nullable): NULL if its words, its holder or its target are not there. */
SpStance *
sp_bench_make_stance (SpBench *self, const SpDescription *stance)
{
  SpStance *made = sp_stance_new (SP_NONE, (SpStanceType)stance->type);
  SpAnchorStatus ignored = SP_ANCHOR_EXACT;

  if (sp_bench_find_words (self, stance->words, &made->evidence))
    {
      find_any (self, stance->cue, &made->cue, &ignored);
      made->holder = find_part (self, stance->holder, SP_FIND_OR_MAKE);
      made->target_party = find_part (self, stance->target, SP_FIND_OR_MAKE);
      if (stance->claim != NULL)
        made->target_claim = sp_bench_find_claim (self, stance->claim, SP_FIND_OR_MAKE);
    }
  if (made->holder == SP_NONE || (made->target_party == SP_NONE && made->target_claim == SP_NONE))
    {
      self->status = MAX (self->status, SP_ANCHOR_LOST);
      sp_stance_free (made);
      return NULL;
    }
  made->reported_by = find_part (self, stance->reporter, SP_FIND_OR_MAKE);
  made->negated = stance->negated;
  made->modality = stance->modality;
  made->root = stance->root;
  made->polarity = stance->polarity;
  made->date = g_strdup (stance->date);
  made->confidence = 1;
  return made;
}

/* What of a described stance the draft has. */
typedef struct
{
  SpSpans words;
  SpSpans cue;
  int holder;
  int target;
  int claim;
} Sought;

static gboolean
seek (SpBench *self, const SpDescription *stance, Sought *sought)
{
  SpAnchorStatus ignored = SP_ANCHOR_EXACT, before;

  *sought = (Sought){ .holder = SP_NONE, .target = SP_NONE, .claim = SP_NONE };
  if (!sp_bench_find_words (self, stance->words, &sought->words))
    return FALSE;
  find_any (self, stance->cue, &sought->cue, &ignored);
  before = self->status;
  sought->holder = find_part (self, stance->holder, SP_FIND_ONLY);
  sought->target = find_part (self, stance->target, SP_FIND_ONLY);
  if (stance->claim != NULL)
    sought->claim = sp_bench_find_claim (self, stance->claim, SP_FIND_ONLY);
  self->status = before;
  return TRUE;
}

static void
sought_clear (Sought *sought)
{
  sp_spans_clear (&sought->words);
  sp_spans_clear (&sought->cue);
}

static gboolean
stands_there (const SpStance *stance, const Sought *sought)
{
  if (sought->cue.n > 0 && stance->cue.n > 0)
    return count_common (&stance->cue, &sought->cue) > 0;
  return measure_overlap (&stance->evidence, &sought->words) >= HALF;
}

static gboolean
is_same_target (const SpBench *self, const SpStance *stance, const Sought *sought)
{
  if (sought->target != SP_NONE)
    return sp_draft_find_party (self->draft, stance->target_party) == sought->target;
  return sought->claim != SP_NONE && stance->target_claim == sought->claim;
}

static double
measure_stance (const SpBench *self, const SpStance *stance, const Sought *sought, int type)
{
  gboolean holder = sp_draft_find_party (self->draft, stance->holder) == sought->holder
                    && sought->holder != SP_NONE;

  if (!stands_there (stance, sought))
    return 0;
  return (holder ? 0.3 : 0) + (is_same_target (self, stance, sought) ? 0.3 : 0)
         + ((int)stance->type == type ? 0.3 : 0)
         + 0.05 * measure_overlap (&stance->evidence, &sought->words);
}

static int
find_stance (SpBench *self, const SpDescription *described, double least)
{
  int best = SP_NONE;
  double best_score = 0;
  Sought sought;

  if (!seek (self, described, &sought))
    {
      sought_clear (&sought);
      return SP_NONE;
    }
  for (guint i = 0; i < sp_draft_get_n (self->draft, SP_FINDING_STANCE); i++)
    {
      const SpStance *stance = sp_draft_get (self->draft, SP_FINDING_STANCE, i);
      double score = stance != NULL ? measure_stance (self, stance, &sought, described->type) : 0;

      if (score < least || score <= best_score)
        continue;
      best = (int)i;
      best_score = score;
    }
  sought_clear (&sought);
  return best;
}

/* Finds the stance of the same holder, target and type on the same words. Returns: its number in
 * the draft, or SP_NONE. */
int
sp_bench_find_same_stance (SpBench *self, const SpDescription *stance)
{
  return find_stance (self, stance, 0.85);
}

/* Finds a stance on the same words that shares holder, target or type. Returns: its number in the
 * draft, or SP_NONE. */
int
sp_bench_find_like_stance (SpBench *self, const SpDescription *stance)
{
  return find_stance (self, stance, 0.25);
}
