/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the claim that a stance is about. */
#include "sp-claim-words.h"

#define MAX_CLAIM_TOKENS 40

/* Tells whether the phrase is headed by a noun for something said: "claim", "accusation". */
gboolean
sp_claim_is_noun (const SpPhrases *phrases, int phrase)
{
  const SpStanceEntry *entry;

  g_return_val_if_fail (phrases != NULL && phrase >= 0, FALSE);

  entry = sp_phrases_noun_entry (phrases, phrase, NULL);
  return entry != NULL && (entry->type == SP_STANCE_ASSERTS || entry->type == SP_STANCE_ACCUSES)
         && entry->strength >= 2;
}

static gboolean
is_word (const SpFrames *frames, guint token, const char *word)
{
  return sp_tokens_is (frames->phrases->work->tokens, token, word);
}

/* "high-profile": a hyphen inside a word ends nothing. */
static gboolean
is_joined (const SpFrames *frames, guint token)
{
  const SpToken *tokens = frames->phrases->tokens;

  return token > 0 && token + 1 < frames->clauses->end && is_word (frames, token, "-")
         && !(tokens[token].flags & SP_TOKEN_SPACE_AFTER)
         && !(tokens[token - 1].flags & SP_TOKEN_SPACE_AFTER);
}

/* The word among those from @from on that hangs on a word before them, or on none. */
static guint
find_top (const SpFrames *frames, guint from)
{
  const SpTree *tree = frames->phrases->tree;
  guint top = from;

  while (sp_tree_head (tree, top) != SP_ROOT && sp_tree_head (tree, top) >= from
         && sp_tree_head (tree, top) < frames->clauses->end)
    top = sp_tree_head (tree, top);
  return top;
}

/* "and the silence it demanded": the tree takes a thing and its clause for a sentence. */
static gboolean
is_thing_with_clause (const SpFrames *frames, guint verb)
{
  const SpTree *tree = frames->phrases->tree;

  return verb >= 2 && sp_tree_has_tag (tree, verb - 1, "PRON")
         && sp_tree_has_tag (tree, verb - 2, "NOUN");
}

/* Does what stands behind the comma still belong to the words of @top: a list, an apposition, but
 * no aside and no further sentence? */
static gboolean
goes_on (const SpFrames *frames, guint top, guint comma)
{
  const SpTree *tree = frames->phrases->tree;
  guint part = comma + 1;

  if (part >= tree->right[top])
    return FALSE;
  if (comma < top)
    return TRUE;
  while (sp_tree_head (tree, part) != SP_ROOT && tree->left[sp_tree_head (tree, part)] >= comma)
    part = sp_tree_head (tree, part);
  if (sp_tree_is (tree, part, "conj"))
    return sp_tree_find (tree, part, "nsubj") == SP_ROOT || is_thing_with_clause (frames, part);
  if (sp_tree_is (tree, part, "advcl")) /* ", to favour its own service" */
    return is_word (frames, comma + 1, "to");
  return sp_tree_is (tree, part, "nmod") || sp_tree_is (tree, part, "appos")
         || sp_tree_is (tree, part, "amod") || sp_tree_is (tree, part, "acl:relcl");
}

/* Finds where the words that begin at token @from end: with all that hangs on them in the tree,
 * but for asides and further sentences behind a comma. */
guint
sp_claim_find_end (const SpFrames *frames, guint from)
{
  guint end = MIN (frames->clauses->end, from + MAX_CLAIM_TOKENS);
  guint top, at = from;

  if (from >= end)
    return from;
  top = find_top (frames, from);
  if (frames->phrases->tree->right[top] >= from + 2)
    end = MIN (end, frames->phrases->tree->right[top]);
  for (; at < end; at++)
    {
      SpTag tag = (SpTag)frames->phrases->words[at].tag;

      if (tag == SP_TAG_STOP && !is_joined (frames, at))
        break;
      if (tag == SP_TAG_COMMA && !goes_on (frames, top, at))
        break;
    }
  while (at > from
         && (frames->phrases->words[at - 1].tag == SP_TAG_QUOTE
             || frames->phrases->words[at - 1].tag == SP_TAG_COMMA))
    at--;
  return at;
}

/* Ends the words of a noun phrase where the verb begins of which it is the subject. */
static void
cut_before_verb (const SpFrames *frames, guint start, guint *end)
{
  for (guint i = start + 1; i < *end; i++)
    if (frames->phrases->words[i].tag == SP_TAG_VERB
        && sp_phrases_has_class (frames->phrases,
                                 i,
                                 SP_WORD_AUXILIARY | SP_WORD_MODAL | SP_WORD_PRESENT))
      *end = i;
}

/* Finds the content of a noun for something said: what follows "that", "of", "regarding". */
static gboolean
find_noun_content (const SpFrames *frames, int phrase, guint *start, guint *end)
{
  guint at = sp_phrases_get (frames->phrases, phrase)->end;
  guint limit = MIN (frames->clauses->end, at + 12);

  for (; at < limit; at++)
    {
      const SpWord *word = &frames->phrases->words[at];

      if (word->tag == SP_TAG_COMMA || word->tag == SP_TAG_STOP)
        return FALSE;
      if (is_word (frames, at, "that")
          || (word->tag == SP_TAG_PREPOSITION && word->info != NULL
              && (word->info->slot & (SP_SLOT_OF | SP_SLOT_ABOUT | SP_SLOT_OVER)) != 0))
        {
          *start = at + 1;
          *end = sp_claim_find_end (frames, at + 1);
          if (word->tag == SP_TAG_PREPOSITION)
            cut_before_verb (frames, *start, end);
          return *end >= *start + 2;
        }
    }
  return FALSE;
}

/* Tells whether the phrase behind the preposition at @token names the target. */
static gboolean
leads_to_target (const SpFrames *frames, const SpFinding *finding, guint token)
{
  int phrase
      = token + 1 < frames->clauses->end ? frames->phrases->words[token + 1].phrase : SP_NONE;

  return finding->target != SP_NONE && phrase != SP_NONE
         && finding->target_token >= sp_phrases_get (frames->phrases, phrase)->start
         && finding->target_token < sp_phrases_get (frames->phrases, phrase)->end;
}

/* Finds what the target is accused of: the words after "of", "for", "with". */
static gboolean
find_accused_content (const SpFrames *frames, const SpFinding *finding, guint *start, guint *end)
{
  guint at = MAX (finding->object_end, finding->cue_end);
  guint limit = MIN (frames->clauses->end, at + 14);
  guint slots = finding->entry->content | SP_SLOT_OF;

  for (; at < limit; at++)
    {
      const SpWord *word = &frames->phrases->words[at];

      if (word->tag == SP_TAG_STOP)
        return FALSE;
      if (leads_to_target (frames, finding, at)) /* "accused the government of A of …" */
        continue;
      if (is_word (frames, at, "that")
          || ((word->tag == SP_TAG_PREPOSITION || word->tag == SP_TAG_SUBORDINATOR)
              && word->info != NULL && (word->info->slot & slots) != 0))
        {
          *start = at + 1;
          *end = sp_claim_find_end (frames, at + 1);
          return *end >= *start + 2;
        }
    }
  return FALSE;
}

/* The noun phrase that is the object, with what belongs to it. */
static void
find_phrase_content (const SpFrames *frames, int phrase, guint *start, guint *end)
{
  *start = sp_phrases_get (frames->phrases, phrase)->start;
  *end = sp_claim_find_end (frames, *start);
}

/* Finds the words of the claim. Returns: FALSE where it is only referred to. */
static gboolean
find_content (const SpFrames *frames, const SpFinding *finding, guint *start, guint *end)
{
  int phrase = SP_NONE;

  if (finding->entry->type == SP_STANCE_ACCUSES && !finding->about_claim)
    return find_accused_content (frames, finding, start, end);
  if (!finding->about_claim || finding->object_end <= finding->object_start)
    return FALSE;
  phrase = frames->phrases->words[finding->object_start].phrase;
  if (phrase == SP_NONE || sp_phrases_get (frames->phrases, phrase)->end != finding->object_end)
    {
      *start = finding->object_start;
      *end = MIN (finding->object_end, *start + MAX_CLAIM_TOKENS);
      while (*start < *end && frames->phrases->words[*start].tag == SP_TAG_QUOTE)
        (*start)++;
      return *end > *start;
    }
  if (sp_claim_is_noun (frames->phrases, phrase))
    return find_noun_content (frames, phrase, start, end);
  if (finding->object_end - finding->object_start == 1
      && sp_phrases_has_class (frames->phrases, finding->object_start, SP_WORD_PRONOUN))
    return FALSE;
  if (sp_phrases_has_class (frames->phrases, finding->object_start, SP_WORD_DETERMINER)
      && finding->object_end - finding->object_start == 2 && finding->target_via == SP_VIA_ANAPHOR)
    return FALSE;
  find_phrase_content (frames, phrase, start, end);
  return TRUE;
}

static SpPositionKind
position_of (const SpFinding *finding)
{
  switch (finding->type)
    {
    case SP_STANCE_DENIES:
    case SP_STANCE_REJECTS:
      return finding->negated ? SP_POSITION_CONFIRMS : SP_POSITION_DENIES;
    case SP_STANCE_DOUBTS:
      return SP_POSITION_DOUBTS;
    case SP_STANCE_CONFIRMS:
      return finding->negated ? SP_POSITION_DOUBTS : SP_POSITION_CONFIRMS;
    case SP_STANCE_ASSERTS:
    case SP_STANCE_ACCUSES:
    case SP_STANCE_SUPPORTS:
    case SP_STANCE_AGREES:
    case SP_STANCE_COOPERATES:
    case SP_STANCE_CONSULTS:
    case SP_STANCE_AIDS:
    case SP_STANCE_CONCEDES:
    case SP_STANCE_CRITICISES:
    case SP_STANCE_DEMANDS:
    case SP_STANCE_WARNS:
    case SP_STANCE_PROTESTS:
    case SP_STANCE_SANCTIONS:
    case SP_STANCE_COERCES:
    case SP_STANCE_ATTACKS:
    case SP_N_STANCE_TYPES:
    default:
      return SP_POSITION_ASSERTS;
    }
}

static void
add_position (SpClaim *claim, int party, SpPositionKind kind, int stance, SpSpan evidence)
{
  SpPosition position = { party, kind, stance, SP_NONE, { 0 } };

  sp_spans_add (&position.evidence, evidence);
  g_array_append_val (claim->positions, position);
}

/* The first party that the claim's words name, other than who makes it. */
static int
find_named (const SpFrames *frames, guint start, guint end, int not_party)
{
  for (guint i = start; i < end; i++)
    {
      int party = frames->phrases->party_at[i];

      if (party != SP_NONE && party != not_party)
        return party;
    }
  return SP_NONE;
}

static gboolean
has_xpos (const SpFrames *frames, guint token, const char *xpos)
{
  const char *own = sp_tree_get (frames->phrases->tree, token)->xpos;

  return own != NULL && g_str_equal (own, xpos);
}

/* The words from @start to @end so that they can be read alone: with whoever does what a gerund
 * tells before it ("A sheltering rebels"), and the name for a pronoun that begins them. */
static char *
make_label (const SpFrames *frames, const SpFinding *finding, guint start, guint end)
{
  const SpAnalysis *analysis = frames->phrases->work->analysis;
  g_autofree char *words = sp_frames_dup_words (frames, sp_frames_span (frames, start, end));
  int party = frames->phrases->work->party_at[start];

  if (has_xpos (frames, start, "VBG") && finding->type == SP_STANCE_ACCUSES
      && finding->target != SP_NONE)
    return g_strdup_printf ("%s %s",
                            sp_analysis_get_party (analysis, (guint)finding->target)->name,
                            words);
  if (has_xpos (frames, start, "PRP") && party != SP_NONE && start + 1 < end)
    {
      g_autofree char *rest = sp_frames_dup_words (frames, sp_frames_span (frames, start + 1, end));

      return g_strdup_printf ("%s %s", sp_analysis_get_party (analysis, (guint)party)->name, rest);
    }
  return g_steal_pointer (&words);
}

/* Adds the claim that @finding is about to the analysis, with the positions that it shows. A claim
 * that is only referred to gets an empty label. Returns: its index, or SP_NONE if there is none. */
int
sp_claims_add_raw (const SpFrames *frames, const SpFinding *finding, int stance)
{
  SpAnalysis *analysis;
  SpClaim *claim;
  guint start = 0, end = 0;
  gboolean stated;
  SpPositionKind kind;
  SpSpan cue;

  g_return_val_if_fail (frames != NULL && finding != NULL, SP_NONE);

  analysis = frames->phrases->work->analysis;
  stated = find_content (frames, finding, &start, &end);
  if (!stated && !finding->about_claim)
    return SP_NONE;
  cue = sp_frames_span (frames, finding->cue_start, finding->cue_end);
  while (stated && start + 1 < end
         && (frames->phrases->words[start].tag == SP_TAG_QUOTE
             || frames->phrases->words[start].tag == SP_TAG_COMMA))
    start++;
  if (stated)
    {
      SpSpan span = sp_frames_span (frames, start, end);
      g_autofree char *label = make_label (frames, finding, start, end);

      claim = sp_claim_new (label);
      sp_spans_add (&claim->spans, span);
    }
  else
    {
      claim = sp_claim_new ("");
      sp_spans_add (&claim->spans,
                    finding->object_end > finding->object_start
                        ? sp_frames_span (frames, finding->object_start, finding->object_end)
                        : cue);
    }
  kind = position_of (finding);
  add_position (claim, finding->holder, kind, stance, cue);
  if (kind == SP_POSITION_ASSERTS)
    claim->about = finding->target != SP_NONE ? finding->target
                                              : find_named (frames, start, end, finding->holder);
  else
    {
      if (kind == SP_POSITION_DENIES)
        claim->about = finding->holder;
      if (finding->target != SP_NONE && finding->target_via != SP_VIA_OF)
        add_position (claim,
                      finding->target,
                      SP_POSITION_ASSERTS,
                      SP_NONE,
                      sp_frames_mention_span (frames, finding->target_token));
    }
  g_ptr_array_add (analysis->claims, claim);
  return (int)analysis->claims->len - 1;
}
