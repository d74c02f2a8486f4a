/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-relation-features.h"

#include <string.h>
#include "sp-analyzer-private.h"
#include "sp-relation-paths-private.h"
#include "sp-relation-private.h"

#define MAX_BETWEEN 40
#define MAX_BEFORE 5
#define MAX_AFTER 12
#define MAX_INSIDE 12
#define MAX_OUTSIDE 60

/* One direction of the pair being described. */
typedef struct
{
  const SpPair *pair;
  GArray *out;
  guint holder; /* 0 or 1: which mention is looked at as the holder */
  guint target;
  gboolean in_order; /* the holder stands first */
  guint start;       /* of the tokens that are looked at */
  guint end;
  char **words; /* folded, of those tokens */
  char **stems;
} Describer;

static const char *
word_at (const Describer *self, guint token)
{
  return token >= self->start && token < self->end ? self->words[token - self->start] : "";
}

static const char *
stem_at (const Describer *self, guint token)
{
  return token >= self->start && token < self->end ? self->stems[token - self->start] : "";
}

static guint32
hash_more (guint32 hash, const char *text)
{
  for (const guchar *p = (const guchar *)text; *p != '\0'; p++)
    hash = (hash ^ *p) * 16777619u;
  return (hash ^ 0x1f) * 16777619u;
}

static void
add (Describer *self, const char *kind, const char *first, const char *second)
{
  guint32 hash = hash_more (2166136261u, kind);

  hash = hash_more (hash, first);
  if (second != NULL)
    hash = hash_more (hash, second);
  g_array_append_val (self->out, hash);
}

/* Adds the feature with and without the order of the two mentions. */
static void
add_ordered (Describer *self, const char *kind, const char *first, const char *second)
{
  g_autofree char *ordered = g_strconcat (kind, self->in_order ? ">" : "<", NULL);

  add (self, ordered, first, second);
}

/* Cuts the commonest endings, so that the forms of a word are alike. */
static char *
make_stem (const char *word)
{
  static const char *const endings[] = { "ing", "ies", "ed", "es", "s", "e", "y" };
  gsize n = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (n > strlen (endings[i]) + 2 && g_str_has_suffix (word, endings[i]))
      return g_strndup (word, n - strlen (endings[i]));
  return g_strdup (word);
}

static void
describe_run (Describer *self, const char *kind, guint start, guint end, gboolean pairs)
{
  g_autofree char *double_kind = g_strconcat (kind, "2", NULL);
  g_autofree char *stem_kind = g_strconcat (kind, "s", NULL);

  for (guint i = start; i < end; i++)
    {
      add_ordered (self, kind, word_at (self, i), NULL);
      add_ordered (self, stem_kind, stem_at (self, i), NULL);
      if (pairs && i + 1 < end)
        add_ordered (self, double_kind, stem_at (self, i), stem_at (self, i + 1));
      if (pairs && i + 2 < end)
        {
          g_autofree char *both
              = g_strjoin (" ", stem_at (self, i + 1), stem_at (self, i + 2), NULL);

          add_ordered (self, "3", stem_at (self, i), both);
        }
    }
}

static void
describe_words (Describer *self)
{
  const SpPair *pair = self->pair;
  guint first = pair->first[0] <= pair->first[1] ? 0 : 1;
  guint left_end = pair->last[first], right_start = pair->first[1 - first];
  guint right_end = pair->last[1 - first];

  if (right_start > left_end)
    describe_run (self, "b", left_end, MIN (right_start, left_end + MAX_BETWEEN), TRUE);
  describe_run (
      self,
      "p",
      MAX (self->start, pair->first[first] > MAX_BEFORE ? pair->first[first] - MAX_BEFORE : 0),
      pair->first[first],
      TRUE);
  describe_run (self, "a", right_end, MIN (self->end, right_end + MAX_AFTER), TRUE);
  for (guint which = 0; which < 2; which++)
    for (guint i = pair->first[which]; i < pair->last[which] && i < pair->first[which] + MAX_INSIDE;
         i++)
      add (self, which == self->holder ? "h" : "t", stem_at (self, i), NULL);
  for (guint i = self->start; i < self->end && i < self->start + MAX_OUTSIDE; i++)
    if ((i < pair->first[0] || i >= pair->last[0]) && (i < pair->first[1] || i >= pair->last[1]))
      {
        add (self, "w", word_at (self, i), NULL);
        add (self, "v", stem_at (self, i), NULL);
        if (i + 1 < self->end)
          add (self, "v2", stem_at (self, i), stem_at (self, i + 1));
      }
}

static const char *
place_of (const SpPair *pair, guint token)
{
  guint first = MIN (pair->first[0], pair->first[1]), last = MAX (pair->first[0], pair->first[1]);

  return token < first ? "before" : token < last ? "between" : "after";
}

/* The lists' reading of each word: its event and part, and where it stands. */
static void
describe_lexicon (Describer *self)
{
  const SpPhrases *phrases = self->pair->phrases;

  for (guint i = self->start; i < self->end; i++)
    {
      const SpWordInfo *info = phrases->words[i].info;

      for (guint j = 0; info != NULL && info->entries != NULL && j < info->entries->len; j++)
        {
          const SpStanceEntry *entry = g_array_index (info->entries, SpEntryRef, j).entry;
          gboolean verb = phrases->words[i].tag == SP_TAG_VERB;
          guint end;
          g_autofree char *kind = NULL;

          if (entry->part == SP_PART_GOVERNOR || verb != (entry->part == SP_PART_VERB)
              || !sp_frames_match (phrases, entry, i, &end))
            continue;
          kind = g_strdup_printf ("l%u%s", MIN (entry->n_words, 2), place_of (self->pair, i));
          add_ordered (self, kind, sp_event_root_to_string (entry->root) ?: "-", NULL);
          add (self, "le", sp_event_root_to_string (entry->root) ?: "-", verb ? "v" : "n");
        }
    }
}

/* What the rules found: between the two, and of each with others. */
static void
describe_findings (Describer *self)
{
  const SpPair *pair = self->pair;
  int holder = pair->parties[self->holder], target = pair->parties[self->target];

  for (guint i = 0; i < pair->frames.findings->len; i++)
    {
      SpFinding finding = g_array_index (pair->frames.findings, SpFinding, i);
      const char *type = sp_stance_type_to_string (finding.type), *root, *kind;
      g_autofree char *detail = NULL;

      if (finding.cue < self->start || finding.cue >= self->end)
        continue;
      sp_finding_settle_negation (&finding);
      root = sp_event_root_to_string (finding.root) ?: "-";
      if (finding.holder == holder && finding.target == target)
        kind = "f";
      else if (finding.holder == target && finding.target == holder)
        kind = "g";
      else if (finding.holder == holder)
        kind = "i";
      else if (finding.target == target)
        kind = "j";
      else if (finding.holder == target)
        kind = "k";
      else
        kind = "o";
      detail = g_strdup_printf ("%s %d %d", root, finding.modality, finding.negated);
      add (self, kind, root, NULL);
      add (self, kind, type, finding.how);
      add (self, kind, detail, NULL);
      if (*kind == 'f')
        add (self, "fp", finding.polarity > 0 ? "+" : finding.polarity < 0 ? "-" : "0", NULL);
    }
}

static gboolean
is_subject (const Describer *self, const SpClause *clause, guint which)
{
  for (guint i = 0; i < clause->n_subjects; i++)
    {
      const SpNounPhrase *phrase = sp_phrases_get (self->pair->phrases, clause->subjects[i]);

      for (guint j = phrase->start; j < phrase->end; j++)
        if (j >= self->pair->first[which] && j < self->pair->last[which])
          return TRUE;
    }
  return FALSE;
}

/* How the target is reached from the verb: through which preposition, or as its object. */
static const char *
reach_of (const Describer *self, const SpArguments *arguments)
{
  for (guint i = 0; i < arguments->n; i++)
    {
      const SpNounPhrase *phrase = sp_phrases_get (self->pair->phrases, arguments->items[i].phrase);

      for (guint j = phrase->start; j < phrase->end; j++)
        if (j >= self->pair->first[self->target] && j < self->pair->last[self->target])
          return arguments->items[i].preposition == 0
                     ? "object"
                     : word_at (self, arguments->items[i].preposition);
    }
  return NULL;
}

static void
describe_clause (Describer *self, SpClauses *clauses, const SpClause *clause)
{
  const char *verb = stem_at (self, clause->main);
  g_autofree char *mood
      = g_strdup_printf ("%d%d%d", clause->mood, clause->negated, clause->passive);
  SpArguments arguments;
  const char *reach;

  if (is_subject (self, clause, self->target))
    add (self, "vt", verb, clause->passive ? "passive" : NULL);
  if (!is_subject (self, clause, self->holder))
    return;
  add (self, "vh", verb, clause->passive ? "passive" : NULL);
  add (self, "vm", mood, NULL);
  sp_arguments_read (&arguments, self->pair->phrases, clause->main, clause->end, clauses->end);
  for (guint i = 0; i < arguments.n && i < 3; i++)
    add (self,
         "vo",
         verb,
         stem_at (self, sp_phrases_get (self->pair->phrases, arguments.items[i].phrase)->head));
  reach = reach_of (self, &arguments);
  if (reach != NULL)
    {
      add (self, "vr", verb, reach);
      add (self, "vx", reach, mood);
    }
  if (clause->governor != SP_NONE)
    add (self, "vg", verb, stem_at (self, sp_clauses_get (clauses, (guint)clause->governor)->main));
}

static void
describe_clauses (Describer *self)
{
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (self->pair->tokens, &n);
  g_autoptr (SpClauses) clauses = sp_clauses_new (self->pair->phrases);

  for (guint i = 0; i < self->pair->n_sentences; i++)
    {
      sp_clauses_read_tree (clauses, &sentences[self->pair->first_sentence + i]);
      for (guint j = 0; j < clauses->clauses->len; j++)
        describe_clause (self, clauses, sp_clauses_get (clauses, j));
    }
}

/* The lemma of the word, or what it looks like. */
static const char *
lemma_of (const Describer *self, guint token)
{
  const char *lemma = sp_tree_get (self->pair->phrases->tree, token)->lemma;

  return lemma != NULL ? lemma : word_at (self, token);
}

/* The words of the path with what negates them, helps them or hangs on them as an object. */
static void
describe_path_word (Describer *self, guint token, const char *place)
{
  const SpTree *tree = self->pair->phrases->tree;
  const char *lemma = lemma_of (self, token);
  g_autofree char *kind = g_strconcat ("tw", place, NULL);

  add (self, kind, lemma, NULL);
  add (self, "tx", lemma, NULL);
  for (guint i = tree->first[token]; i != SP_ROOT; i = tree->next[i])
    if (sp_tree_is (tree, i, "advmod") || sp_tree_is (tree, i, "aux") || sp_tree_is (tree, i, "obj")
        || sp_tree_is (tree, i, "amod") || sp_tree_is (tree, i, "xcomp")
        || sp_tree_is (tree, i, "compound:prt") || sp_tree_is (tree, i, "cop"))
      add (self, "tc", lemma, lemma_of (self, i));
}

/* The way through the tree from the holder to the target. */
static void
describe_path (Describer *self)
{
  const SpTree *tree = self->pair->phrases->tree;
  SpRelationPath path;
  g_autofree char *way = NULL;
  g_autofree char *size = NULL;

  if (!sp_relation_path_find (&path, self->pair, self->holder))
    return;
  way = sp_relation_path_to_string (&path, tree);
  size = g_strdup_printf ("%u", MIN (path.n, 9));
  add (self, "tp", way, NULL);
  add (self, "tl", size, NULL);
  add (self, "tt", lemma_of (self, path.tokens[path.top]), way);
  for (guint i = 0; i < path.n; i++)
    {
      guint token = path.tokens[i];
      const char *place = i < path.top ? "u" : i == path.top ? "t" : "d";

      if ((token < self->pair->first[0] || token >= self->pair->last[0])
          && (token < self->pair->first[1] || token >= self->pair->last[1]))
        describe_path_word (self, token, place);
      if (i + 1 < path.n)
        add (self,
             "te",
             lemma_of (self, i < path.top ? path.tokens[i + 1] : token),
             tree->words[i < path.top ? token : path.tokens[i + 1]].deprel ?: "");
    }
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint32 first = *(const guint32 *)a, second = *(const guint32 *)b;

  return first < second ? -1 : first > second;
}

/* Sorts the hashes and drops repeated ones. */
static void
normalize (GArray *hashes)
{
  guint kept = 0;

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    if (kept == 0
        || g_array_index (hashes, guint32, i) != g_array_index (hashes, guint32, kept - 1))
      g_array_index (hashes, guint32, kept++) = g_array_index (hashes, guint32, i);
  g_array_set_size (hashes, kept);
}

/* Describes the pair with the mention @holder (0 or 1) as the holder. Returns: (transfer full)
 * (element-type guint32): sorted. */
GArray *
sp_pair_describe (const SpPair *pair, guint holder)
{
  Describer self = { .pair = pair, .holder = holder, .target = 1 - holder };

  g_return_val_if_fail (pair != NULL && holder < 2, NULL);

  self.out = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.in_order = pair->first[holder] <= pair->first[1 - holder];
  self.start = pair->start;
  self.end = pair->end;
  self.words = g_new0 (char *, self.end - self.start + 1);
  self.stems = g_new0 (char *, self.end - self.start + 1);
  for (guint i = 0; i < self.end - self.start; i++)
    {
      g_autofree char *word = sp_tokens_dup (pair->tokens, self.start + i);

      self.words[i] = g_utf8_strdown (word, -1);
      self.stems[i] = make_stem (self.words[i]);
    }
  add (&self, "1", "", NULL);
  add_ordered (&self, "1", "", NULL);
  describe_words (&self);
  describe_lexicon (&self);
  describe_findings (&self);
  describe_clauses (&self);
  describe_path (&self);
  g_strfreev (self.words);
  g_strfreev (self.stems);
  normalize (self.out);
  return self.out;
}

/* Describes a pair of mentions for training. Returns: (transfer full): NULL with SP_ERROR. */
SpRelationFeatures *
sp_relation_features_new (SpAnalyzer *analyzer,
                          const char *text,
                          SpSpan a,
                          SpSpan b,
                          GError **error)
{
  g_autoptr (SpPair) pair = NULL;
  SpRelationFeatures *self;

  g_return_val_if_fail (analyzer != NULL && text != NULL, NULL);

  pair = sp_pair_new (analyzer, text, a, b, error);
  if (pair == NULL)
    return NULL;
  self = g_new0 (SpRelationFeatures, 1);
  self->forward = sp_pair_describe (pair, 0);
  self->backward = sp_pair_describe (pair, 1);
  return self;
}

void
sp_relation_features_free (SpRelationFeatures *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->forward);
  g_array_unref (self->backward);
  g_free (self);
}
