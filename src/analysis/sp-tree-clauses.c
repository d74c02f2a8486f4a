/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verb groups, their subjects and what governs them, as the trees have them. */
#include "sp-clauses-private.h"

#include <string.h>

#define MAX_CHAIN 12 /* steps up the tree in search of a subject */

/* The reading of one sentence. */
typedef struct
{
  SpClauses *self;
  const SpPhrases *phrases;
  const SpTree *tree;
  int *clause_at; /* for each token of the sentence: the clause of which it is the node, or SP_NONE
                   */
} Reading;

static gboolean
is_verb (const SpPhrases *phrases, guint token)
{
  return phrases->words[token].tag == SP_TAG_VERB && !sp_tree_has_tag (phrases->tree, token, "AUX");
}

static gboolean
has_xpos (const SpTree *tree, guint token, const char *xpos)
{
  const char *own = sp_tree_get (tree, token)->xpos;

  return own != NULL && strcmp (own, xpos) == 0;
}

static gboolean
is_lemma (const SpTree *tree, guint token, const char *lemma)
{
  const char *own = sp_tree_get (tree, token)->lemma;

  return own != NULL && g_ascii_strcasecmp (own, lemma) == 0;
}

static SpMood
mood_of (const SpTree *tree, guint token)
{
  if (is_lemma (tree, token, "will") || is_lemma (tree, token, "shall"))
    return SP_MOOD_FUTURE;
  if (is_lemma (tree, token, "may") || is_lemma (tree, token, "might")
      || is_lemma (tree, token, "can") || is_lemma (tree, token, "could"))
    return SP_MOOD_POSSIBLE;
  return SP_MOOD_WOULD;
}

static void
take_auxiliary (const SpTree *tree, SpClause *clause, guint token)
{
  if (has_xpos (tree, token, "MD"))
    clause->mood = mood_of (tree, token);
  if (is_lemma (tree, token, "have"))
    {
      clause->perfect = TRUE;
      clause->past_perfect = has_xpos (tree, token, "VBD");
    }
  if (sp_tree_is (tree, token, "aux:pass"))
    clause->passive = TRUE;
  clause->first = MIN (clause->first, token);
}

static void
take_adverb (const SpPhrases *phrases, SpClause *clause, guint token)
{
  static const char *const allegedly[]
      = { "allegedly", "reportedly", "purportedly", "supposedly", "apparently", NULL };
  const char *lemma = sp_tree_get (phrases->tree, token)->lemma;

  if (sp_phrases_has_class (phrases, token, SP_WORD_NEGATION))
    clause->negated = !clause->negated;
  for (guint i = phrases->tree->first[token]; i != SP_ROOT; i = phrases->tree->next[i])
    if (sp_phrases_has_class (phrases, i, SP_WORD_NEGATION)) /* "no longer" */
      clause->negated = !clause->negated;
  if (lemma != NULL && g_strv_contains (allegedly, lemma))
    clause->alleged = TRUE;
}

static void
take_mark (const SpTree *tree, SpClause *clause, guint token)
{
  if (is_lemma (tree, token, "if") || is_lemma (tree, token, "unless")
      || is_lemma (tree, token, "whether"))
    clause->conditional = TRUE;
  else if (has_xpos (tree, token, "TO"))
    clause->first = MIN (clause->first, token);
  else if (is_lemma (tree, token, "that"))
    clause->complement = TRUE;
  else if (token < clause->main)
    clause->governor_particle = token;
}

static SpClauseForm
form_of (const SpTree *tree, guint node, gboolean finite, gboolean copula)
{
  guint mark;

  for (mark = tree->first[node]; mark != SP_ROOT; mark = tree->next[mark])
    if (has_xpos (tree, mark, "TO") && sp_tree_is (tree, mark, "mark"))
      return SP_CLAUSE_INFINITIVE;
  if (finite || copula || has_xpos (tree, node, "VBD") || has_xpos (tree, node, "VBZ")
      || has_xpos (tree, node, "VBP") || has_xpos (tree, node, "MD"))
    return SP_CLAUSE_FINITE;
  if (has_xpos (tree, node, "VBG"))
    return SP_CLAUSE_GERUND;
  if (has_xpos (tree, node, "VBN") && !sp_tree_is (tree, node, "root")
      && sp_tree_find (tree, node, "nsubj") == SP_ROOT)
    return SP_CLAUSE_PARTICIPLE;
  return sp_tree_find (tree, node, "nsubj") != SP_ROOT || sp_tree_head (tree, node) >= tree->n
             ? SP_CLAUSE_FINITE
             : SP_CLAUSE_INFINITIVE;
}

/* Reads the clause whose node is @node; @main is its verb: the node, or the copula beside it. */
static void
read_group (Reading *reading, guint node, guint main)
{
  const SpTree *tree = reading->tree;
  SpClause clause = { .first = main, .main = main, .end = main + 1, .governor = SP_NONE };
  gboolean finite = FALSE;

  for (guint i = tree->first[node]; i != SP_ROOT; i = tree->next[i])
    if (sp_tree_is (tree, i, "aux") || (i == main && i != node))
      {
        take_auxiliary (tree, &clause, i);
        finite |= !has_xpos (tree, i, "VB") && !has_xpos (tree, i, "VBN")
                  && !has_xpos (tree, i, "VBG") && !has_xpos (tree, i, "TO");
      }
    else if (sp_tree_is (tree, i, "advmod") || sp_tree_is (tree, i, "discourse")
             || (main != node && sp_phrases_has_class (reading->phrases, i, SP_WORD_NEGATION)
                 && i < node && i > main))
      take_adverb (reading->phrases, &clause, i);
    else if (sp_tree_is (tree, i, "mark"))
      take_mark (tree, &clause, i);
  for (guint i = tree->first[node]; i != SP_ROOT && i < main; i = tree->next[i])
    clause.question |= has_xpos (tree, i, "WRB") || has_xpos (tree, i, "WP");
  clause.form = form_of (tree, node, finite, main != node && finite);
  if (sp_tree_find (tree, node, "nsubj:pass") != SP_ROOT)
    clause.passive = TRUE;
  if (clause.form == SP_CLAUSE_PARTICIPLE)
    clause.passive = TRUE;
  reading->clause_at[node - reading->self->start] = (int)reading->self->clauses->len;
  if (main != node)
    reading->clause_at[main - reading->self->start] = (int)reading->self->clauses->len;
  g_array_append_val (reading->self->clauses, clause);
}

static int
clause_at (const Reading *reading, guint node)
{
  if (node < reading->self->start || node >= reading->self->end)
    return SP_NONE;
  return reading->clause_at[node - reading->self->start];
}

/* Adds the phrase of @token and those that are coordinated with it. */
static void
add_subject (const SpPhrases *phrases, SpClause *clause, guint token)
{
  const SpTree *tree = phrases->tree;

  if (phrases->words[token].phrase == SP_NONE || clause->n_subjects == SP_MAX_SUBJECTS)
    return;
  clause->subjects[clause->n_subjects++] = phrases->words[token].phrase;
  for (guint i = tree->first[token]; i != SP_ROOT; i = tree->next[i])
    if (sp_tree_is (tree, i, "conj") && phrases->words[i].phrase != SP_NONE
        && clause->n_subjects < SP_MAX_SUBJECTS
        && sp_phrases_get (phrases, phrases->words[i].phrase)->start <= i
        && phrases->words[i].tag == SP_TAG_NOMINAL)
      clause->subjects[clause->n_subjects++] = phrases->words[i].phrase;
}

static void
share (SpClause *clause, const SpClause *other, SpSubjectHow how)
{
  if (other->n_subjects == 0)
    return;
  memcpy (clause->subjects, other->subjects, sizeof clause->subjects);
  clause->n_subjects = other->n_subjects;
  clause->how = how;
}

/* The noun to which the relative clause of @node belongs. */
static void
take_antecedent (const SpPhrases *phrases, SpClause *clause, guint node)
{
  guint noun = sp_tree_head (phrases->tree, node);

  if (noun >= phrases->tree->n)
    return;
  add_subject (phrases, clause, noun);
  clause->n_subjects = MIN (clause->n_subjects, 1);
  clause->how = SP_SUBJECT_RELATIVE;
}

/* The subjects that stand at the clause itself. Returns: whether there is one. */
static gboolean
take_own_subject (const Reading *reading, guint node, SpClause *clause)
{
  const SpTree *tree = reading->tree;
  guint subject = sp_tree_find (tree, node, "nsubj");

  if (subject == SP_ROOT)
    return FALSE;
  if (reading->phrases->words[subject].tag == SP_TAG_RELATIVE
      && reading->phrases->work->party_at[subject] == SP_NONE)
    {
      clause->relative = TRUE;
      if (sp_tree_is (tree, node, "acl"))
        take_antecedent (reading->phrases, clause, node);
      return TRUE;
    }
  add_subject (reading->phrases, clause, subject);
  clause->how = SP_SUBJECT_DIRECT;
  return TRUE;
}

/* The clause that governs @node, which is none of its own: the nearest above it. A noun between
 * them ("made a promise to attack") is passed over. */
static int
find_governor (const Reading *reading, guint node)
{
  guint above = sp_tree_head (reading->tree, node);

  for (guint i = 0; i < 2 && above < reading->tree->n; i++)
    {
      int found = clause_at (reading, above);

      if (found != SP_NONE)
        return found;
      above = sp_tree_head (reading->tree, above);
    }
  return SP_NONE;
}

static void read_subject (Reading *reading, guint node, guint depth);

/* A verb joined to another by "and" has its subject, and is governed by the same. */
static void
share_with_first (Reading *reading, guint node, SpClause *clause, guint depth)
{
  guint head = sp_tree_head (reading->tree, node);
  int first = clause_at (reading, head);
  const SpClause *other;

  if (first == SP_NONE)
    return;
  read_subject (reading, head, depth + 1);
  other = sp_clauses_get (reading->self, (guint)first);
  clause->governor = other->governor;
  if (clause->governor_particle == 0)
    clause->governor_particle = other->governor_particle;
  clause->complement = other->complement;
  clause->conditional |= other->conditional;
  if (clause->mood == SP_MOOD_PLAIN && clause->form == SP_CLAUSE_INFINITIVE)
    clause->mood = other->mood;
  if (clause->n_subjects == 0)
    share (clause, other, SP_SUBJECT_SHARED);
}

/* Tells whether nothing stands between the verbs of the two clauses. */
static gboolean
is_beside (const Reading *reading, guint governor, const SpClause *clause)
{
  return sp_clauses_get (reading->self, governor)->end == clause->first;
}

/* What stands below another verb: an infinitive, a gerund, a clause of content. */
static void
look_up_to_governor (Reading *reading, guint node, SpClause *clause, guint depth)
{
  const SpTree *tree = reading->tree;
  int governor = find_governor (reading, node);
  gboolean content = sp_tree_is (tree, node, "ccomp") || sp_tree_is (tree, node, "xcomp");
  const SpClause *other;
  guint above;

  if (governor == SP_NONE)
    return;
  if (clause->form == SP_CLAUSE_GERUND && sp_tree_is (tree, node, "advcl"))
    content |= is_beside (reading, (guint)governor, clause); /* "denied attacking" */
  other = sp_clauses_get (reading->self, (guint)governor);
  for (above = sp_tree_head (tree, node); clause_at (reading, above) != governor;)
    above = sp_tree_head (tree, above);
  read_subject (reading, above, depth + 1);
  if (clause->form == SP_CLAUSE_FINITE)
    {
      clause->complement = sp_tree_is (tree, node, "ccomp");
      clause->governor = clause->complement ? governor : SP_NONE;
      return;
    }
  clause->complement = other->complement;
  if (clause->form == SP_CLAUSE_INFINITIVE || content || clause->governor_particle != 0)
    clause->governor = governor;
  if (clause->n_subjects == 0)
    share (clause,
           other,
           clause->governor != SP_NONE ? SP_SUBJECT_CONTROLLED : SP_SUBJECT_INHERITED);
}

/* "issued a statement condemning A", "in a letter accusing A, B asked": who acts with the thing
 * acts. Returns: whether that is known. */
static gboolean
take_user (Reading *reading, guint noun, SpClause *clause, guint depth)
{
  static const char *const things[]
      = { "statement", "letter",   "papers",     "motion",    "petition", "lawsuit",  "suit",
          "complaint", "brief",    "resolution", "bill",      "speech",   "tweet",    "post",
          "video",     "report",   "article",    "interview", "note",     "memo",     "message",
          "filing",    "document", "documents",  "ad",        "advert",   "campaign", "law",
          "decree",    "order",    "editorial",  "remarks",   "comments", "tweets" };
  static const char *const verbs[]
      = { "issue",   "release", "publish", "post",      "file",    "sign", "write",
          "send",    "pen",     "submit",  "introduce", "propose", "pass", "adopt",
          "approve", "deliver", "give",    "make",      "record",  "air",  "run",
          "launch",  "read",    "draft",   "circulate" };
  guint verb = sp_tree_head (reading->tree, noun);
  guint preposition = sp_tree_find (reading->tree, noun, "case");
  gboolean listed = FALSE, made = FALSE;
  int user = clause_at (reading, verb);

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    listed |= sp_phrases_is (reading->phrases, noun, things[i]);
  if (!listed || user == SP_NONE || reading->phrases->party_at[noun] != SP_NONE)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    made |= is_lemma (reading->tree, verb, verbs[i]);
  if (!(made && sp_tree_is (reading->tree, noun, "obj"))
      && !(preposition != SP_ROOT && sp_tree_is (reading->tree, noun, "obl")
           && (sp_phrases_is (reading->phrases, preposition, "in")
               || sp_phrases_is (reading->phrases, preposition, "with"))))
    return FALSE;
  read_subject (reading, verb, depth + 1);
  if (sp_clauses_get (reading->self, (guint)user)->passive
      || sp_clauses_get (reading->self, (guint)user)->negated)
    return FALSE;
  share (clause, sp_clauses_get (reading->self, (guint)user), SP_SUBJECT_INHERITED);
  return clause->n_subjects > 0;
}

/* A participle that describes a noun: "officials accusing A", "sanctions imposed by A". */
static void
take_described (Reading *reading, guint node, SpClause *clause, guint depth)
{
  guint noun = sp_tree_head (reading->tree, node);

  if (noun >= reading->tree->n
      || (clause->form == SP_CLAUSE_GERUND && take_user (reading, noun, clause, depth)))
    return;
  add_subject (reading->phrases, clause, noun);
  clause->n_subjects = MIN (clause->n_subjects, 1);
  clause->how = SP_SUBJECT_INHERITED;
}

/* Finds subject and governor of the clause of @node, those above it first. */
static void
read_subject (Reading *reading, guint node, guint depth)
{
  const SpTree *tree = reading->tree;
  int index = clause_at (reading, node);
  SpClause *clause;
  gboolean own;

  if (index == SP_NONE || depth > MAX_CHAIN)
    return;
  clause = sp_clauses_get (reading->self, (guint)index);
  if (clause->read)
    return;
  clause->read = TRUE;
  own = take_own_subject (reading, node, clause);
  if (sp_tree_is (tree, node, "conj"))
    share_with_first (reading, node, clause, depth);
  else if (sp_tree_is (tree, node, "acl") && clause->form == SP_CLAUSE_FINITE)
    clause->relative = sp_tree_is (tree, node, "acl:relcl");
  else if (sp_tree_is (tree, node, "acl") && clause->form != SP_CLAUSE_INFINITIVE && !own)
    take_described (reading, node, clause, depth);
  else if (sp_tree_head (tree, node) < tree->n && !sp_tree_is (tree, node, "parataxis"))
    look_up_to_governor (reading, node, clause, depth);
}

/* The copula of the clause that is headed by the noun, adjective or preposition @node. */
static guint
copula_of (const SpTree *tree, guint node)
{
  guint copula = sp_tree_find (tree, node, "cop");

  return copula;
}

/* Reads the verb groups of @sentence from the tree; what was read before is dropped. */
void
sp_clauses_read_tree (SpClauses *self, const SpSentence *sentence)
{
  Reading reading = { self, self->phrases, self->phrases->tree, NULL };
  g_autofree int *places = NULL;

  g_return_if_fail (sentence != NULL && self->phrases->tree != NULL);

  g_array_set_size (self->clauses, 0);
  self->start = sentence->first_token;
  self->end = sentence->first_token + sentence->n_tokens;
  places = g_new (int, sentence->n_tokens + 1);
  reading.clause_at = places;
  for (guint i = 0; i < sentence->n_tokens; i++)
    places[i] = SP_NONE;
  for (guint i = self->start; i < self->end; i++)
    {
      guint head = sp_tree_head (reading.tree, i);

      if (is_verb (self->phrases, i) && copula_of (reading.tree, i) == SP_ROOT)
        read_group (&reading, i, i);
      else if (sp_tree_is (reading.tree, i, "cop") && head >= self->start && head < self->end
               && copula_of (reading.tree, head) == i)
        read_group (&reading, head, i);
      else if (self->phrases->words[i].tag == SP_TAG_VERB
               && sp_tree_has_tag (reading.tree, i, "AUX") && !sp_tree_is (reading.tree, i, "aux")
               && !sp_tree_is (reading.tree, i, "cop"))
        read_group (&reading, i, i);
    }
  for (guint i = self->start; i < self->end; i++)
    if (places[i - self->start] != SP_NONE)
      {
        guint node = i;

        if (sp_tree_is (reading.tree, i, "cop"))
          continue;
        read_subject (&reading, node, 0);
      }
}
