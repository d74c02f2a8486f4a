/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stances that lie in what a party says of another: "X must stop", "X's plan is a disgrace". */
#include "sp-claim-words.h"

#define REACH 40        /* tokens from what is said to the speaker's name */
#define MAX_BACK 100    /* findings among which an accusation is looked for */
#define ANSWER_REACH 90 /* tokens from an accusation to words that answer it */

static const SpStanceEntry demand = { .part = SP_PART_VERB,
                                      .n_words = 1,
                                      .type = SP_STANCE_DEMANDS,
                                      .root = SP_EVENT_REQUEST,
                                      .polarity = 0,
                                      .strength = 2 };
static const SpStanceEntry blame = { .part = SP_PART_ADJECTIVE,
                                     .n_words = 1,
                                     .type = SP_STANCE_CRITICISES,
                                     .root = SP_EVENT_ACCUSE,
                                     .polarity = -1,
                                     .strength = 2 };
static const SpStanceEntry charge = { .part = SP_PART_VERB,
                                      .n_words = 1,
                                      .type = SP_STANCE_ACCUSES,
                                      .root = SP_EVENT_ACCUSE,
                                      .polarity = -1,
                                      .strength = 2 };
static const SpStanceEntry denial = { .part = SP_PART_ADJECTIVE,
                                      .n_words = 1,
                                      .type = SP_STANCE_DENIES,
                                      .root = SP_EVENT_REJECT,
                                      .polarity = -1,
                                      .strength = 2,
                                      .content = SP_SLOT_CLAIM };
static const SpStanceEntry praise = { .part = SP_PART_ADJECTIVE,
                                      .n_words = 1,
                                      .type = SP_STANCE_SUPPORTS,
                                      .root = SP_EVENT_SUPPORT,
                                      .polarity = 1,
                                      .strength = 2 };

static const SpParty *
get_party (const SpFrames *self, int party)
{
  return g_ptr_array_index (self->phrases->work->analysis->parties, party);
}

/* Tells whether one speaks for the other, or both for a third. */
static gboolean
are_one_side (const SpFrames *self, int a, int b)
{
  int of_a = get_party (self, a)->speaks_for, of_b = get_party (self, b)->speaks_for;

  return a == b || of_a == b || of_b == a || (of_a != SP_NONE && of_a == of_b);
}

/* The token by which the speaker of the words around @token is named. */
static guint
find_speaker_token (const SpFrames *self, guint token, int speaker)
{
  const SpPhrases *phrases = self->phrases;
  const SpQuote *quote
      = g_ptr_array_index (phrases->work->analysis->quotes, phrases->quote_at[token]);

  for (guint i = 0; i < quote->source.n; i++)
    for (guint j = sp_tokens_find (phrases->work->tokens, quote->source.items[i].start);
         j < phrases->n_tokens && phrases->tokens[j].span.start < quote->source.items[i].end;
         j++)
      if (phrases->party_at[j] == speaker)
        return j;
  for (guint i = 1; i < REACH && i <= token; i++)
    if (phrases->party_at[token - i] == speaker)
      return token - i;
  return phrases->n_tokens;
}

/* Tells whether the words around @token are wished for rather than said. */
static gboolean
is_wish (const SpFrames *self, guint token)
{
  static const char *const acts[]
      = { "ask", "demand", "request", "urge", "want", "promise", "plan", "threaten", "order" };
  const SpQuote *quote
      = g_ptr_array_index (self->phrases->work->analysis->quotes, self->phrases->quote_at[token]);

  for (guint i = 0; quote->act != NULL && i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (quote->act, acts[i]))
      return TRUE;
  return FALSE;
}

/* Adds the stance that whoever says the words around @token takes. */
static void
add (SpFrames *self, guint token, SpReferent target, const SpStanceEntry *entry, guint cue)
{
  int speaker = sp_phrases_speaker (self->phrases, token);
  int quote = self->phrases->quote_at[token];
  SpFinding finding = {
    .holder = speaker,
    .holder_via = SP_VIA_HEAD,
    .target = target.party,
    .target_token = target.token,
    .target_via = target.via,
    .type = entry->type,
    .root = entry->root,
    .polarity = entry->polarity,
    .modality = SP_MODALITY_ACTUAL,
    .reporter = SP_NONE,
    .cue = cue,
    .cue_start = cue,
    .cue_end = cue + 1,
    .entry = entry,
    .how = "said",
    .about_claim = entry == &denial,
    .confidence = 0.76 * sp_via_confidence (target.via),
  };
  const SpQuote *words = g_ptr_array_index (self->phrases->work->analysis->quotes, quote);

  if (are_one_side (self, speaker, target.party)
      || get_party (self, target.party)->kind == SP_PARTY_PLACE
      || get_party (self, speaker)->kind == SP_PARTY_PLACE)
    return;
  finding.holder_token = find_speaker_token (self, token, speaker);
  if (finding.holder_token >= self->phrases->n_tokens)
    return;
  finding.confidence *= 0.5 + 0.5 * words->confidence;
  sp_frames_add (self, &finding);
}

/* The word by which the clause says that its subject is to do something, or SP_ROOT: "must", or the
 * "needs" above the clause. */
static guint
find_modal (const SpFrames *self, const SpClause *clause)
{
  for (guint i = clause->first; i < clause->main; i++)
    if (sp_phrases_is (self->phrases, i, "must") || sp_phrases_is (self->phrases, i, "should")
        || sp_phrases_is (self->phrases, i, "ought"))
      return i;
  if (clause->form == SP_CLAUSE_INFINITIVE && clause->governor != SP_NONE)
    {
      const SpClause *above = sp_clauses_get (self->clauses, (guint)clause->governor);

      if (above->end == clause->first && above->mood == SP_MOOD_PLAIN && !above->negated
          && !above->conditional && !above->question
          && (sp_phrases_is (self->phrases, above->main, "needs")
              || sp_phrases_is (self->phrases, above->main, "need")
              || sp_phrases_is (self->phrases, above->main, "has")))
        return above->main;
    }
  return SP_ROOT;
}

/* "X must stop": whoever says so wants it of X. */
static void
find_demand (SpFrames *self, const SpClause *clause)
{
  guint modal = find_modal (self, clause);

  if (modal == SP_ROOT || clause->passive || clause->conditional || clause->question
      || (clause->how != SP_SUBJECT_DIRECT && modal >= clause->first))
    return;
  for (guint i = 0; i < clause->n_subjects; i++)
    {
      SpReferent actor = sp_referent_of_actor (self->phrases, clause->subjects[i]);

      if (actor.party != SP_NONE)
        add (self, clause->main, actor, &demand, modal);
    }
}

/* Tells whether the clause asks; "who" may begin a relative clause. */
static gboolean
asks (const SpClause *clause)
{
  return clause->question && !clause->relative;
}

/* "will be a disaster", "would be a good president", and not "should be proud". */
static gboolean
foretells (const SpFrames *self, const SpClause *clause)
{
  return sp_tree_is (self->phrases->tree, clause->main, "cop")
         && (clause->mood == SP_MOOD_FUTURE
             || (clause->mood == SP_MOOD_WOULD && find_modal (self, clause) == SP_ROOT));
}

/* "X's plan is a disgrace", "X has shown contempt for the court". */
static void
find_predicate (SpFrames *self, const SpClause *clause)
{
  SpReferent target;
  guint word;
  int sign;

  if (clause->conditional || asks (clause) || clause->n_subjects == 0
      || clause->how == SP_SUBJECT_CONTROLLED || is_wish (self, clause->main)
      || (clause->mood != SP_MOOD_PLAIN && !foretells (self, clause)))
    return;
  sign = sp_predicate_judge (self, clause, &word);
  if (sign == 0)
    return;
  target = sp_referent_around (self->phrases, clause->subjects[0], clause->first, NULL);
  if (target.party != SP_NONE)
    add (self, clause->main, target, sign < 0 ? &blame : &praise, word);
}

/* The word as it stands in the lists: the class of its lemma. */
static gboolean
is_bad_lemma (const SpPhrases *phrases, guint token)
{
  const char *lemma = sp_tree_get (phrases->tree, token)->lemma;
  const SpWordInfo *info = lemma != NULL ? sp_stance_lexicon_find (phrases->lexicon, lemma) : NULL;

  return info != NULL && (info->classes & SP_WORD_BAD) != 0;
}

/* "X broke its promise" */
static gboolean
breaks_word (const SpPhrases *phrases, guint verb)
{
  static const char *const words[]
      = { "law",   "laws",   "promise", "promises", "word",   "pledge",     "pledges",    "rule",
          "rules", "treaty", "vow",     "oath",     "accord", "commitment", "commitments" };
  const char *lemma = sp_tree_get (phrases->tree, verb)->lemma;
  guint object = sp_tree_find (phrases->tree, verb, "obj");

  if (lemma == NULL || object == SP_ROOT || !g_str_equal (lemma, "break"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (sp_phrases_is (phrases, object, words[i]))
      return TRUE;
  return FALSE;
}

/* "X failed its people": what X does is told as bad. */
static void
find_conduct (SpFrames *self, const SpClause *clause)
{
  if (clause->passive || clause->conditional || clause->negated || asks (clause)
      || is_wish (self, clause->main) || clause->mood != SP_MOOD_PLAIN
      || clause->how == SP_SUBJECT_CONTROLLED
      || !(is_bad_lemma (self->phrases, clause->main) || breaks_word (self->phrases, clause->main)))
    return;
  for (guint i = 0; i < clause->n_subjects; i++)
    {
      SpReferent actor
          = sp_referent_around (self->phrases, clause->subjects[i], clause->first, NULL);

      if (actor.party != SP_NONE)
        add (self, clause->main, actor, &blame, clause->main);
    }
}

static gboolean
is_denying_word (const SpPhrases *phrases, guint token, gboolean negated)
{
  static const char *const words[]
      = { "false",      "untrue",     "baseless",   "absurd",    "nonsense",
          "groundless", "fabricated", "ridiculous", "unfounded", "incorrect",
          "fictitious", "lie",        "lies" };
  static const char *const true_words[]
      = { "true", "factual", "accurate", "correct", "truthful", "credible", "right" };

  for (guint i = 0; !negated && i < G_N_ELEMENTS (words); i++)
    if (sp_phrases_is (phrases, token, words[i]))
      return TRUE;
  for (guint i = 0; negated && i < G_N_ELEMENTS (true_words); i++)
    if (sp_phrases_is (phrases, token, true_words[i]))
      return TRUE;
  return FALSE;
}

/* The last one who accused the side of @speaker, no farther back than @reach tokens before @token:
 * he becomes the target. */
static SpReferent
find_accuser (const SpFrames *self, guint token, int speaker, guint reach)
{
  SpReferent accuser = { SP_NONE, SP_VIA_AUTHOR, 0 };

  for (guint i = self->findings->len; i > 0 && i + MAX_BACK > self->findings->len; i--)
    {
      const SpFinding *other = &g_array_index (self->findings, SpFinding, i - 1);

      if (other->cue + reach < token)
        break;
      if ((other->type != SP_STANCE_ACCUSES && other->type != SP_STANCE_CRITICISES)
          || other->negated || other->target == SP_NONE
          || !are_one_side (self, other->target, speaker)
          || are_one_side (self, other->holder, speaker))
        continue;
      accuser.party = other->holder;
      accuser.token = other->holder_token;
      return accuser;
    }
  return accuser;
}

/* Whose claim "this", "that claim" is: that of the last one who was said to make one. */
static SpReferent
find_claimant (const SpFrames *self, int speaker)
{
  const SpEarlier *earlier = &self->earlier;
  SpReferent claimant = { SP_NONE, SP_VIA_AUTHOR, 0 };

  if ((earlier->last == SP_STANCE_ASSERTS || earlier->last == SP_STANCE_ACCUSES)
      && earlier->holder[earlier->last] != SP_NONE
      && !are_one_side (self, earlier->holder[earlier->last], speaker))
    {
      claimant.party = earlier->holder[earlier->last];
      claimant.token = earlier->token[earlier->last];
    }
  return claimant;
}

/* "It is absurd", "this cannot be true", said by one who was accused: the last accusation against
 * his side is denied, or else what another claimed. */
static void
find_denial (SpFrames *self, const SpClause *clause)
{
  const SpPhrases *phrases = self->phrases;
  guint node = sp_tree_head (phrases->tree, clause->main);
  int speaker = sp_phrases_speaker (phrases, clause->main);
  SpReferent target = { SP_NONE, SP_VIA_ANAPHOR, 0 };

  if (!sp_tree_is (phrases->tree, clause->main, "cop") || node >= phrases->tree->n
      || clause->conditional || clause->question || clause->n_subjects == 0
      || !is_denying_word (phrases, node, clause->negated))
    return;
  if (sp_claim_is_noun (phrases, clause->subjects[0]))
    target = sp_referent_around (phrases, clause->subjects[0], clause->first, &self->earlier);
  else if (sp_phrases_has_class (phrases,
                                 sp_phrases_get (phrases, clause->subjects[0])->head,
                                 SP_WORD_PRONOUN | SP_WORD_DETERMINER))
    {
      target = find_accuser (self, clause->main, speaker, phrases->n_tokens);
      if (target.party == SP_NONE)
        target = find_claimant (self, speaker);
    }
  if (target.party != SP_NONE)
    add (self, clause->main, target, &denial, node);
}

/* Verbs for what goes on in somebody's head: not to do that answers nothing. */
static gboolean
is_mental (const char *lemma)
{
  static const char *const verbs[]
      = { "know",  "comment", "think",  "believe",    "expect",   "see",  "hear",  "receive",
          "want",  "hope",    "wait",   "respond",    "remember", "like", "care",  "mind",
          "agree", "speak",   "recall", "understand", "feel",     "wish", "comply" };

  for (guint i = 0; lemma != NULL && i < G_N_ELEMENTS (verbs); i++)
    if (g_ascii_strcasecmp (lemma, verbs[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "sent no weapons" */
static gboolean
has_no_object (const SpPhrases *phrases, guint verb)
{
  guint object = sp_tree_find (phrases->tree, verb, "obj");

  return object != SP_ROOT && phrases->words[object].phrase != SP_NONE
         && sp_phrases_is (phrases,
                           sp_phrases_get (phrases, phrases->words[object].phrase)->start,
                           "no");
}

/* "A accused B of … B said it had not …": who was accused says that his side did not do a thing. */
static void
find_answer (SpFrames *self, const SpClause *clause)
{
  const SpPhrases *phrases = self->phrases;
  int speaker = sp_phrases_speaker (phrases, clause->main);
  SpReferent subject, accuser;

  if (!(clause->negated || has_no_object (phrases, clause->main)) || clause->conditional
      || clause->question || clause->n_subjects == 0 || clause->form != SP_CLAUSE_FINITE
      || clause->mood != SP_MOOD_PLAIN || sp_tree_is (phrases->tree, clause->main, "cop")
      || is_wish (self, clause->main)
      || is_mental (sp_tree_get (phrases->tree, clause->main)->lemma))
    return;
  subject = sp_referent_around (phrases, clause->subjects[0], clause->first, NULL);
  if (subject.party == SP_NONE || !are_one_side (self, subject.party, speaker))
    return;
  accuser = find_accuser (self, clause->main, speaker, ANSWER_REACH);
  if (accuser.party != SP_NONE)
    add (self, clause->main, accuser, &denial, clause->main);
}

/* "The figures contradict B's claim", said by A: things speak for who brings them up. */
static void
find_evidence (SpFrames *self, const SpClause *clause)
{
  static const char *const verbs[]
      = { "discredit", "contradict", "disprove", "refute", "debunk", "belie", "undercut" };
  const SpPhrases *phrases = self->phrases;
  const char *lemma = sp_tree_get (phrases->tree, clause->main)->lemma;
  gboolean listed = FALSE;
  SpArguments arguments;

  for (guint i = 0; lemma != NULL && i < G_N_ELEMENTS (verbs); i++)
    listed |= g_ascii_strcasecmp (lemma, verbs[i]) == 0;
  if (!listed || clause->passive || clause->negated || clause->conditional
      || clause->n_subjects == 0
      || sp_referent_of_actor (phrases, clause->subjects[0]).party != SP_NONE)
    return;
  sp_arguments_read (&arguments, phrases, clause->main, clause->end, self->clauses->end);
  for (guint i = 0; i < arguments.n; i++)
    if (arguments.items[i].slot == SP_SLOT_OBJECT)
      {
        SpReferent target = sp_referent_of_owner (phrases,
                                                  arguments.items[i].phrase,
                                                  &arguments,
                                                  i,
                                                  &self->earlier);

        if (target.party != SP_NONE)
          add (self, clause->main, target, &denial, clause->main);
        return;
      }
}

/* "the dishonest claim by X": a thing of X's is judged in passing. */
void
sp_frames_find_described (SpFrames *self, int phrase)
{
  const SpPhrases *phrases;
  const SpNounPhrase *noun;
  SpArguments arguments;
  SpReferent owner;
  guint word = SP_ROOT;

  g_return_if_fail (self != NULL && phrase >= 0);

  phrases = self->phrases;
  noun = sp_phrases_get (phrases, phrase);
  if (sp_phrases_speaker (phrases, noun->head) == SP_NONE
      || phrases->party_at[noun->head] != SP_NONE)
    return;
  for (guint i = phrases->tree->first[noun->head]; i != SP_ROOT; i = phrases->tree->next[i])
    if (sp_tree_is (phrases->tree, i, "amod")
        && sp_phrases_has_class (phrases, i, SP_WORD_BAD | SP_WORD_GOOD))
      word = i;
  if (word == SP_ROOT)
    return;
  sp_arguments_read (&arguments, phrases, noun->head, noun->start, self->clauses->end);
  arguments.n = MIN (arguments.n, 2);
  owner = sp_referent_inside (phrases, phrase);
  for (guint i = 0; i < arguments.n && owner.party == SP_NONE; i++)
    if ((arguments.items[i].slot & (SP_SLOT_BY | SP_SLOT_OF)) != 0)
      owner = sp_referent_of_actor (phrases, arguments.items[i].phrase);
  if (owner.party != SP_NONE)
    add (self,
         noun->head,
         owner,
         sp_phrases_has_class (phrases, word, SP_WORD_BAD) ? &blame : &praise,
         word);
}

/* What a party says that another did to a third, it accuses that one of. */
void
sp_frames_find_charges (SpFrames *self, guint from)
{
  guint end;

  g_return_if_fail (self != NULL);

  end = self->findings->len;
  for (guint i = from; i < end; i++)
    {
      SpFinding finding = g_array_index (self->findings, SpFinding, i);
      SpReferent accused = { finding.holder, finding.holder_via, finding.holder_token };
      int speaker = sp_phrases_speaker (self->phrases, finding.cue);

      if (speaker == SP_NONE || speaker == finding.holder || finding.negated
          || (finding.type != SP_STANCE_ATTACKS && finding.type != SP_STANCE_COERCES)
          || (finding.modality != SP_MODALITY_ACTUAL && finding.modality != SP_MODALITY_ALLEGED)
          || self->phrases->quote_at[finding.holder_token] != self->phrases->quote_at[finding.cue])
        continue;
      add (self, finding.cue, accused, &charge, finding.cue);
    }
}

/* "X cannot be trusted". */
static void
find_distrust (SpFrames *self, const SpClause *clause)
{
  static const char *const verbs[]
      = { "trust", "believe", "justify", "excuse", "tolerate", "defend", "forgive", "accept" };
  const char *lemma = sp_tree_get (self->phrases->tree, clause->main)->lemma;
  gboolean listed = FALSE;
  SpReferent target;

  for (guint i = 0; lemma != NULL && i < G_N_ELEMENTS (verbs); i++)
    listed |= g_str_equal (lemma, verbs[i]);
  if (!listed || !clause->passive || !clause->negated || clause->mood != SP_MOOD_POSSIBLE
      || clause->conditional || clause->n_subjects == 0)
    return;
  target = sp_referent_around (self->phrases, clause->subjects[0], clause->first, NULL);
  if (target.party != SP_NONE)
    add (self, clause->main, target, &blame, clause->main);
}

/* Finds what clause @index, which stands in a party's words, makes of another party. */
void
sp_frames_find_said (SpFrames *self, guint index)
{
  const SpClause *clause;

  g_return_if_fail (self != NULL && index < self->clauses->clauses->len);

  clause = sp_clauses_get (self->clauses, index);
  if (sp_phrases_speaker (self->phrases, clause->main) == SP_NONE)
    return;
  find_demand (self, clause);
  find_denial (self, clause);
  find_predicate (self, clause);
  find_conduct (self, clause);
  find_answer (self, clause);
  find_evidence (self, clause);
  find_distrust (self, clause);
}
