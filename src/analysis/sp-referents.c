/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-referents.h"

#define DEED_REACH 60 /* tokens from an act to "the decision" */
#define APPOSITION_REACH 15
#define SPEAKER_REACH                                                                              \
  60                   /* tokens from words said to "that view", and from there to the speaker     \
                        */
#define TOPIC_REACH 40 /* from a thing to "it" */
#define FAR_REACH 250  /* where the party concerned takes a stand toward it */

static const SpReferent nobody = { SP_NONE, SP_VIA_NONE, 0 };

void
sp_earlier_init (SpEarlier *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < SP_N_STANCE_TYPES; i++)
    {
      self->holder[i] = self->target[i] = SP_NONE;
      self->token[i] = 0;
    }
  self->last = SP_N_STANCE_TYPES;
  self->n_deeds = 0;
  self->act.holder = self->act_target = self->reactor = self->topic.party = SP_NONE;
  self->n_groups = 0;
}

/* Takes in what a party did, to which the text may refer. */
void
sp_earlier_add_deed (SpEarlier *self, SpDeed deed)
{
  g_return_if_fail (self != NULL);

  self->deeds[self->n_deeds++ % SP_MAX_DEEDS] = deed;
}

static int
party_at (const SpPhrases *phrases, guint token)
{
  return phrases->party_at[token];
}

static SpReferent
referent (const SpPhrases *phrases, guint token, SpVia via)
{
  SpReferent self = { party_at (phrases, token), via, token };

  return self;
}

/* Finds the party inside the phrase before its head: the possessor, or else the last name that
 * describes the head. */
SpReferent
sp_referent_inside (const SpPhrases *phrases, int phrase)
{
  const SpNounPhrase *self;

  g_return_val_if_fail (phrases != NULL && phrase >= 0, nobody);

  self = sp_phrases_get (phrases, phrase);
  for (guint i = self->head; i > self->start; i--)
    if (phrases->words[i].possessive)
      {
        if (party_at (phrases, i - 1) != SP_NONE)
          return referent (phrases, i - 1, SP_VIA_POSSESSOR);
        return nobody;
      }
  for (guint i = self->head; i > self->start; i--)
    if (party_at (phrases, i - 1) != SP_NONE
        && (phrases->words[i - 1].classes & SP_WORD_DETERMINER) != 0)
      return referent (phrases, i - 1, SP_VIA_POSSESSOR);
    else if (party_at (phrases, i - 1) != SP_NONE)
      return referent (phrases, i - 1, SP_VIA_MODIFIER);
  return nobody;
}

static gboolean
is_person (const SpPhrases *phrases, guint token)
{
  const SpParty *party
      = sp_analysis_get_party (phrases->work->analysis, (guint)party_at (phrases, token));

  return party->kind == SP_PARTY_PERSON;
}

/* The phrase that a preposition right after @phrase leads to, or SP_NONE. */
static int
phrase_after (const SpPhrases *phrases, int phrase, guint *slot)
{
  guint at = sp_phrases_get (phrases, phrase)->end;

  if (at + 1 >= phrases->n_tokens || phrases->words[at].tag != SP_TAG_PREPOSITION
      || phrases->words[at + 1].tag != SP_TAG_NOMINAL)
    return SP_NONE;
  *slot = phrases->words[at].info != NULL ? phrases->words[at].info->slot : 0;
  return phrases->words[at + 1].phrase;
}

/* Tells whether the noun is something in which a party speaks: "Peru's statement said". */
static gboolean
is_document (const SpPhrases *phrases, guint token)
{
  static const char *const nouns[]
      = { "statement", "statements", "report",  "reports", "brief",  "briefs", "letter", "letters",
          "filing",    "filings",    "lawsuit", "tweet",   "tweets", "post",   "memo" };

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (sp_phrases_is (phrases, token, nouns[i]))
      return TRUE;
  return FALSE;
}

/* "the city's leader, John Lee": the party named beside the phrase. */
static SpReferent
find_apposition (const SpPhrases *phrases, guint head)
{
  const SpTree *tree = phrases->tree;

  for (guint i = head + 1; tree != NULL && i < tree->right[head] && i < head + APPOSITION_REACH;
       i++)
    if (sp_tree_is (tree, i, "appos"))
      {
        const SpNounPhrase *beside;

        if (phrases->words[i].phrase == SP_NONE)
          continue;
        beside = &g_array_index (phrases->noun_phrases, SpNounPhrase, phrases->words[i].phrase);
        if (party_at (phrases, beside->head) != SP_NONE && is_person (phrases, beside->head))
          return referent (phrases, beside->head, SP_VIA_HEAD);
      }
  return nobody;
}

/* Finds who acts where @phrase is the subject of a verb or follows "by": the party that it names,
 * or the one for which it acts. */
SpReferent
sp_referent_of_actor (const SpPhrases *phrases, int phrase)
{
  guint head, slot = 0;
  int inner;
  SpReferent found;

  g_return_val_if_fail (phrases != NULL && phrase >= 0, nobody);

  head = sp_phrases_get (phrases, phrase)->head;
  if (party_at (phrases, head) != SP_NONE)
    return referent (phrases, head, SP_VIA_HEAD);
  found = find_apposition (phrases, head);
  if (found.party != SP_NONE)
    return found;
  if (!sp_phrases_has_class (phrases, head, SP_WORD_AGENT) && !is_document (phrases, head))
    return nobody;
  found = sp_referent_inside (phrases, phrase);
  if (found.party != SP_NONE)
    {
      found.via = SP_VIA_AGENT;
      return found;
    }
  for (inner = phrase_after (phrases, phrase, &slot); inner != SP_NONE;
       inner = phrase_after (phrases, inner, &slot))
    {
      guint inner_head = sp_phrases_get (phrases, inner)->head;

      if ((slot & (SP_SLOT_OF | SP_SLOT_FROM | SP_SLOT_IN | SP_SLOT_FOR)) == 0)
        return nobody;
      if (party_at (phrases, inner_head) != SP_NONE)
        return referent (phrases,
                         inner_head,
                         is_person (phrases, inner_head) ? SP_VIA_HEAD : SP_VIA_AGENT);
    }
  return nobody;
}

/* Finds the entry of the stance noun that is the head of @phrase, or NULL. @start gets its first
 * token. */
const SpStanceEntry *
sp_phrases_noun_entry (const SpPhrases *phrases, int phrase, guint *start)
{
  const SpNounPhrase *self;
  const SpStanceEntry *best = NULL;

  g_return_val_if_fail (phrases != NULL && phrase >= 0, NULL);

  self = sp_phrases_get (phrases, phrase);
  for (guint i = MAX (self->start, self->head > 3 ? self->head - 3 : 0); i <= self->head; i++)
    {
      const SpWordInfo *info = phrases->words[i].info;

      for (guint j = 0; info != NULL && info->entries != NULL && j < info->entries->len; j++)
        {
          const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, j).entry;
          gboolean same = entry->part == SP_PART_NOUN && i + entry->n_words == self->head + 1
                          && party_at (phrases, i) == SP_NONE;

          for (guint k = 0; same && k < entry->n_words; k++)
            same = entry->words[k] == sp_phrases_stem (phrases, i + k);
          if (same && (best == NULL || entry->n_words > best->n_words))
            {
              best = entry;
              if (start != NULL)
                *start = i;
            }
        }
    }
  return best;
}

/* Tells whether the noun stands for any deed: "the decision", "this move". */
static gboolean
is_deed_noun (const SpPhrases *phrases, guint token)
{
  static const char *const nouns[] = { "decision", "move",    "ruling",   "step",  "action",
                                       "measure",  "verdict", "judgment", "order", "penalty" };

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (sp_phrases_is (phrases, token, nouns[i]))
      return TRUE;
  return FALSE;
}

/* Whose thing a stance was taken toward last, no farther back than @reach tokens. */
static SpReferent
resolve_topic (const SpEarlier *earlier, guint token, guint reach)
{
  SpReferent found = { earlier->topic.party, SP_VIA_ANAPHOR, earlier->topic.token };

  if (found.party == SP_NONE || earlier->reactor == found.party || earlier->topic.at >= token
      || token - earlier->topic.at > reach)
    return nobody;
  return found;
}

/* Whose deed "the release", "the decision" is: the last one whose verb is that noun's, or, for a
 * noun that can stand for any deed, the last act, if it was just told. */
static SpReferent
resolve_deed (const SpPhrases *phrases, int phrase, const SpEarlier *earlier)
{
  const SpNounPhrase *self = sp_phrases_get (phrases, phrase);
  guint stem = sp_phrases_stem (phrases, self->head);
  guint oldest = earlier->n_deeds > SP_MAX_DEEDS ? earlier->n_deeds - SP_MAX_DEEDS : 0;
  SpReferent found = { SP_NONE, SP_VIA_ANAPHOR, 0 };

  if (self->end - self->start != 2 || phrases->tree->right[self->head] > self->end
      || !(sp_phrases_is (phrases, self->start, "the")
           || sp_phrases_is (phrases, self->start, "this")
           || sp_phrases_is (phrases, self->start, "that")))
    return nobody;
  for (guint i = earlier->n_deeds; i > oldest && stem != 0; i--)
    {
      const SpDeed *deed = &earlier->deeds[(i - 1) % SP_MAX_DEEDS];

      if (deed->stem != stem || deed->token >= self->start)
        continue;
      found.party = deed->holder;
      found.token = deed->token;
      return found;
    }
  if (!is_deed_noun (phrases, self->head))
    return nobody;
  if (earlier->act.holder == SP_NONE || earlier->act.token >= self->start
      || self->start - earlier->act.token
             > (earlier->reactor == earlier->act_target ? FAR_REACH : DEED_REACH))
    return resolve_topic (earlier, self->start, FAR_REACH);
  found.party = earlier->act.holder;
  found.token = earlier->act.token;
  return found;
}

/* "that argument", "this view": of whoever spoke last, other than @reactor. */
static SpReferent
find_last_speaker (const SpPhrases *phrases, int phrase, int reactor)
{
  static const char *const nouns[]
      = { "argument", "arguments", "view",        "position",   "statement", "statements",
          "claim",    "claims",    "assertion",   "assertions", "remark",    "remarks",
          "comment",  "comments",  "explanation", "suggestion", "idea" };
  static const char *const pointing[] = { "that", "this", "those", "these", "such" };
  const SpNounPhrase *self = sp_phrases_get (phrases, phrase);
  gboolean points = FALSE, names = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pointing); i++)
    points |= sp_phrases_is (phrases, self->start, pointing[i]);
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    names |= sp_phrases_is (phrases, self->head, nouns[i]);
  if (!points || !names || phrases->quote_at == NULL || self->end - self->start != 2)
    return nobody;
  for (guint i = 1; i <= SPEAKER_REACH && i <= self->start; i++)
    {
      SpReferent speaker = { sp_phrases_speaker (phrases, self->start - i), SP_VIA_AUTHOR, 0 };

      if (speaker.party == SP_NONE || speaker.party == reactor)
        continue;
      for (guint k = i; k <= i + SPEAKER_REACH && k <= self->start; k++)
        if (phrases->party_at[self->start - k] == speaker.party)
          {
            speaker.token = self->start - k;
            return speaker;
          }
    }
  return nobody;
}

/* Finds whose "the accusations", "it", "such claims" are, from what was said before. */
static SpReferent
resolve_anaphor (const SpPhrases *phrases,
                 int phrase,
                 const SpStanceEntry *entry,
                 const SpEarlier *earlier)
{
  const SpNounPhrase *self = sp_phrases_get (phrases, phrase);
  SpReferent found = { SP_NONE, SP_VIA_ANAPHOR, 0 };
  SpStanceType type = SP_N_STANCE_TYPES;

  if (entry != NULL && sp_phrases_has_class (phrases, self->start, SP_WORD_DETERMINER))
    type = entry->type;
  else if (self->end - self->start == 1
           && sp_phrases_has_class (phrases, self->start, SP_WORD_PRONOUN))
    type = earlier->last;
  if (type == SP_N_STANCE_TYPES || type == SP_STANCE_ASSERTS)
    {
      SpReferent speaker = find_last_speaker (phrases, phrase, earlier->reactor);

      if (speaker.party != SP_NONE)
        return speaker;
    }
  if (type == SP_N_STANCE_TYPES)
    return nobody;
  if (type == SP_STANCE_ASSERTS && earlier->holder[type] == SP_NONE)
    type = SP_STANCE_ACCUSES;
  else if (type == SP_STANCE_ACCUSES && earlier->holder[type] == SP_NONE)
    type = SP_STANCE_ASSERTS;
  if (earlier->holder[type] == SP_NONE)
    return nobody;
  found.party = earlier->holder[type];
  found.token = earlier->token[type];
  return found;
}

/* Finds whom the phrase that is reached as argument @from of @arguments concerns. */
SpReferent
sp_referent_of_owner (const SpPhrases *phrases,
                      int phrase,
                      const SpArguments *arguments,
                      guint from,
                      const SpEarlier *earlier)
{
  guint head;
  const SpStanceEntry *entry;
  SpReferent found;

  g_return_val_if_fail (phrases != NULL && phrase >= 0 && arguments != NULL, nobody);

  head = sp_phrases_get (phrases, phrase)->head;
  if (party_at (phrases, head) != SP_NONE)
    return referent (phrases, head, SP_VIA_HEAD);
  found = find_apposition (phrases, head);
  if (found.party != SP_NONE)
    return found;
  found = sp_referent_inside (phrases, phrase);
  if (found.party != SP_NONE && found.via == SP_VIA_POSSESSOR)
    return found;
  entry = sp_phrases_noun_entry (phrases, phrase, NULL);
  for (guint i = from + 1; i < arguments->n && arguments->items[i].slot != SP_SLOT_OBJECT; i++)
    if (arguments->items[i].slot == SP_SLOT_BY)
      {
        SpReferent author = sp_referent_of_actor (phrases, arguments->items[i].phrase);

        author.via = author.party != SP_NONE ? SP_VIA_AUTHOR : SP_VIA_NONE;
        return author;
      }
  if (found.party != SP_NONE && sp_phrases_has_class (phrases, head, SP_WORD_PEOPLE))
    return nobody;
  if (found.party != SP_NONE)
    {
      if (sp_phrases_has_class (phrases, head, SP_WORD_AGENT))
        found.via = SP_VIA_AGENT;
      return found;
    }
  if (from + 1 < arguments->n && !arguments->items[from + 1].reduced
      && arguments->items[from + 1].slot == SP_SLOT_OF
      && (entry == NULL || (entry->target & SP_SLOT_OF) == 0))
    {
      SpReferent of = sp_referent_of_actor (phrases, arguments->items[from + 1].phrase);

      if (of.party == SP_NONE)
        of = sp_referent_inside (phrases, arguments->items[from + 1].phrase);
      of.via = of.party == SP_NONE                                   ? SP_VIA_NONE
               : sp_phrases_has_class (phrases, head, SP_WORD_AGENT) ? SP_VIA_AGENT
                                                                     : SP_VIA_OF;
      return of;
    }
  if (earlier == NULL)
    return nobody;
  if (sp_phrases_is (phrases, head, "it"))
    found = resolve_topic (earlier, head, TOPIC_REACH);
  if (found.party == SP_NONE)
    found = resolve_anaphor (phrases, phrase, entry, earlier);
  return found.party != SP_NONE ? found : resolve_deed (phrases, phrase, earlier);
}

/* Finds whom the phrase concerns, with what belongs to it up to token @end: "the plan of A". */
SpReferent
sp_referent_around (const SpPhrases *phrases, int phrase, guint end, const SpEarlier *earlier)
{
  SpArguments around;

  g_return_val_if_fail (phrases != NULL && phrase >= 0, nobody);

  sp_arguments_read_around (&around, phrases, phrase, end);
  return sp_referent_of_owner (phrases, phrase, &around, 0, earlier);
}

/* How far a finding may be trusted that reached its party this way; set by hand. */
double
sp_via_confidence (SpVia via)
{
  static const double values[] = { 0, 1, 0.95, 0.92, 0.92, 0.82, 0.84, 0.78, 0.9 };

  g_return_val_if_fail (via < G_N_ELEMENTS (values), 0);

  return values[via];
}
