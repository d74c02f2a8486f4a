/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include "expectation-words.h"
#include "expectation.h"

/* A check returns NULL if the line holds, else why not. */
typedef char *(*LineCheck) (const SpAnalysis *analysis, const char *rest, char **conditions);

static char *
no_such_party (const char *name)
{
  return g_strdup_printf ("no party “%s”", name);
}

/* TRUE if @name stands for party @index ("-" for none). */
static gboolean
is_party (const SpAnalysis *analysis, int index, const char *name)
{
  if (strcmp (name, "-") == 0)
    return index == SP_NONE;
  return index != SP_NONE && expectation_find_party (analysis, name, TRUE) == index;
}

static gboolean
any_span_is (const SpAnalysis *analysis, const SpSpans *spans, SpSpan span)
{
  for (guint i = 0; i < spans->n; i++)
    if (expectation_same_words (sp_analysis_get_text (analysis), spans->items[i], span))
      return TRUE;
  return spans->n > 1
         && expectation_same_words (sp_analysis_get_text (analysis), sp_spans_extent (spans), span);
}

static gboolean
any_span_overlaps (const SpSpans *spans, SpSpan span)
{
  for (guint i = 0; i < spans->n; i++)
    if (sp_span_overlaps (spans->items[i], span))
      return TRUE;
  return FALSE;
}

/* Condition `key "words"`: one of @spans is these words. */
static gboolean
spans_match (const SpAnalysis *analysis, const SpSpans *spans, const char *value)
{
  g_autofree char *problem = NULL;
  SpSpan span;

  return expectation_find_words (sp_analysis_get_text (analysis), &value, &span, &problem)
         && any_span_is (analysis, spans, span);
}

static gboolean
mentions_hold (const SpAnalysis *analysis, const SpParty *party, const char *value, gboolean wanted)
{
  g_autofree char *problem = NULL;
  gboolean holds = TRUE;
  SpSpan span;

  while (expectation_find_words (sp_analysis_get_text (analysis), &value, &span, &problem))
    holds = holds
            && (wanted ? expectation_mentions (analysis, party, span, TRUE)
                       : !expectation_mentions (analysis, party, span, FALSE));
  return holds && problem == NULL;
}

static gboolean
has_aliases (const SpParty *party, const char *value)
{
  g_auto (GStrv) wanted = g_strsplit (value, ",", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (party->aliases,
                                           g_strstrip (wanted[i]),
                                           g_str_equal,
                                           NULL))
      return FALSE;
  return TRUE;
}

static gboolean
party_holds (const SpAnalysis *analysis, const SpParty *party, const char *condition)
{
  const char *value;

  if (expectation_key (condition, "aliases", &value))
    return has_aliases (party, value);
  if (expectation_key (condition, "role", &value))
    return g_strcmp0 (party->role, strcmp (value, "-") == 0 ? NULL : value) == 0;
  if (expectation_key (condition, "speaks_for", &value))
    return is_party (analysis, party->speaks_for, value);
  if (expectation_key (condition, "mentions", &value))
    return mentions_hold (analysis, party, value, TRUE);
  if (expectation_key (condition, "not mentions", &value))
    return mentions_hold (analysis, party, value, FALSE);
  return strcmp (sp_party_kind_to_string (party->kind), condition) == 0;
}

static char *
check_party (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  int index = expectation_find_party (analysis, rest, FALSE);

  if (index == SP_NONE)
    return no_such_party (rest);
  for (guint i = 0; conditions[i] != NULL; i++)
    if (!party_holds (analysis, sp_analysis_get_party (analysis, (guint)index), conditions[i]))
      return g_strdup_printf ("“%s” does not hold", conditions[i]);
  return NULL;
}

static char *
check_no_party (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  return expectation_find_party (analysis, rest, TRUE) == SP_NONE ? NULL
                                                                  : g_strdup ("there is one");
}

static char *
check_grouped (const SpAnalysis *analysis, const char *rest, gboolean together)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (int));
  char *problem = NULL;
  SpSpan span;

  while (expectation_find_words (sp_analysis_get_text (analysis), &rest, &span, &problem))
    {
      int party = expectation_find_mentioned (analysis, span, TRUE);

      if (party == SP_NONE)
        return g_strdup_printf ("nobody is mentioned at %u", span.start);
      for (guint i = 0; i < seen->len; i++)
        if ((g_array_index (seen, int, i) == party) != together)
          return g_strdup_printf ("not so for the words at %u", span.start);
      g_array_append_val (seen, party);
    }
  return problem;
}

static char *
check_together (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  return check_grouped (analysis, rest, TRUE);
}

static char *
check_apart (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  return check_grouped (analysis, rest, FALSE);
}

static char *
check_merge (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  SpSpan a, b;
  char *problem = NULL;
  guint n;
  const SpMerge *merges = sp_analysis_get_merges (analysis, &n);

  if (!expectation_find_words (sp_analysis_get_text (analysis), &rest, &a, &problem)
      || !expectation_find_words (sp_analysis_get_text (analysis), &rest, &b, &problem))
    return problem != NULL ? problem : g_strdup ("two words are needed");
  for (guint i = 0; i < n; i++)
    {
      int of_a = expectation_find_mentioned (analysis, a, TRUE);
      int of_b = expectation_find_mentioned (analysis, b, TRUE);

      if (merges[i].first == MIN (of_a, of_b) && merges[i].second == MAX (of_a, of_b))
        return NULL;
    }
  return g_strdup ("it is not suggested");
}

static char *
check_nobody (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  char *problem = NULL;
  SpSpan span;

  while (expectation_find_words (sp_analysis_get_text (analysis), &rest, &span, &problem))
    {
      int party = expectation_find_mentioned (analysis, span, FALSE);

      if (party != SP_NONE)
        return g_strdup_printf ("it is “%s”", sp_analysis_get_party (analysis, (guint)party)->name);
    }
  return problem;
}

static char *
check_n_parties (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  guint n = sp_analysis_get_n_parties (analysis);

  return n == strtoul (rest, NULL, 10) ? NULL : g_strdup_printf ("there are %u", n);
}

static gboolean
quote_holds (const SpAnalysis *analysis, const SpQuote *quote, const char *condition)
{
  const char *value;

  if (expectation_key (condition, "by", &value))
    return is_party (analysis, quote->speaker, value);
  if (expectation_key (condition, "cue", &value))
    return spans_match (analysis, &quote->cue, value);
  if (expectation_key (condition, "source", &value))
    return spans_match (analysis, &quote->source, value);
  if (expectation_key (condition, "act", &value))
    return g_strcmp0 (quote->act, value) == 0;
  if (expectation_key (condition, "via", &value))
    return quote->via != SP_NONE
           && spans_match (analysis,
                           &sp_analysis_get_quote (analysis, (guint)quote->via)->content,
                           value);
  if (strcmp (condition, "anonymous") == 0)
    return quote->anonymous;
  return strcmp (sp_quote_kind_to_string (quote->kind), condition) == 0;
}

static char *
check_quote (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  char *why = NULL;
  SpSpan span;

  if (!expectation_find_words (sp_analysis_get_text (analysis), &rest, &span, &why))
    return why != NULL ? why : g_strdup ("no words are given");
  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    {
      const SpQuote *quote = sp_analysis_get_quote (analysis, i);
      guint k = 0;

      if (!any_span_is (analysis, &quote->content, span))
        continue;
      while (conditions[k] != NULL && quote_holds (analysis, quote, conditions[k]))
        k++;
      if (conditions[k] == NULL)
        return NULL;
      g_free (why);
      why = g_strdup_printf ("“%s” does not hold", conditions[k]);
    }
  return why != NULL ? why : g_strdup ("no quote has this content");
}

static char *
check_no_quote (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  char *problem = NULL;
  SpSpan span;

  if (!expectation_find_words (sp_analysis_get_text (analysis), &rest, &span, &problem))
    return problem;
  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    if (any_span_overlaps (&sp_analysis_get_quote (analysis, i)->content, span))
      return g_strdup ("there is one");
  return NULL;
}

typedef struct
{
  char *holder;
  int type; /* SpStanceType; SP_NONE for any */
  char *target;
} StancePattern;

static void
stance_pattern_clear (StancePattern *self)
{
  g_free (self->holder);
  g_free (self->target);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StancePattern, stance_pattern_clear)

/* "HOLDER TYPE TARGET": the first word that is a type (or "*" behind the holder) parts the two. */
static gboolean
read_stance (const char *rest, StancePattern *pattern)
{
  g_auto (GStrv) words = g_strsplit (rest, " ", -1);

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      SpStanceType type;
      gboolean known = sp_stance_type_from_string (words[i], &type);
      char *word = words[i];

      if (!known && strcmp (words[i], "*") != 0)
        continue;
      pattern->type = known ? (int)type : SP_NONE;
      pattern->target = g_strjoinv (" ", words + i + 1);
      words[i] = NULL;
      pattern->holder = g_strjoinv (" ", words);
      words[i] = word;
      return TRUE;
    }
  return FALSE;
}

static gboolean
claim_has_words (const SpAnalysis *analysis, const SpClaim *claim, const char *value)
{
  g_autofree char *quoted = g_strdup (value);
  char *end;

  if (spans_match (analysis, &claim->spans, value))
    return TRUE;
  if (quoted[0] != '"' || (end = strrchr (quoted, '"')) == quoted)
    return FALSE;
  *end = '\0';
  return strcmp (claim->label, quoted + 1) == 0;
}

static gboolean
stance_matches (const SpAnalysis *analysis, const SpStance *stance, const StancePattern *pattern)
{
  const char *words;

  if (pattern->type != SP_NONE && pattern->type != (int)stance->type)
    return FALSE;
  if (strcmp (pattern->holder, "*") != 0 && !is_party (analysis, stance->holder, pattern->holder))
    return FALSE;
  if (strcmp (pattern->target, "*") == 0)
    return TRUE;
  if (expectation_key (pattern->target, "claim", &words))
    return stance->target_claim != SP_NONE
           && claim_has_words (analysis,
                               sp_analysis_get_claim (analysis, (guint)stance->target_claim),
                               words);
  return is_party (analysis, stance->target_party, pattern->target);
}

static gboolean
stance_holds (const SpAnalysis *analysis, const SpStance *stance, const char *condition)
{
  const char *value;

  if (expectation_key (condition, "cue", &value))
    return spans_match (analysis, &stance->cue, value);
  if (expectation_key (condition, "modality", &value))
    return strcmp (sp_modality_to_string (stance->modality), value) == 0;
  if (expectation_key (condition, "event", &value))
    return g_strcmp0 (sp_event_root_to_string (stance->root), value) == 0;
  if (expectation_key (condition, "polarity", &value))
    return stance->polarity == atoi (value);
  if (expectation_key (condition, "reported_by", &value))
    return is_party (analysis, stance->reported_by, value);
  if (strcmp (condition, "negated") == 0)
    return stance->negated;
  return strcmp (condition, "not negated") == 0 && !stance->negated;
}

static char *
check_stance (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  g_auto (StancePattern) pattern = { 0 };
  char *why = NULL;

  if (!read_stance (rest, &pattern))
    return g_strdup ("the line names no type of stance");
  for (guint i = 0; i < sp_analysis_get_n_stances (analysis); i++)
    {
      const SpStance *stance = sp_analysis_get_stance (analysis, i);
      guint k = 0;

      if (!stance_matches (analysis, stance, &pattern))
        continue;
      while (conditions[k] != NULL && stance_holds (analysis, stance, conditions[k]))
        k++;
      if (conditions[k] == NULL)
        {
          g_free (why);
          return NULL;
        }
      g_free (why);
      why = g_strdup_printf ("“%s” does not hold", conditions[k]);
    }
  return why != NULL ? why : g_strdup ("there is none");
}

static char *
check_no_stance (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  g_auto (StancePattern) pattern = { 0 };

  if (!read_stance (rest, &pattern))
    return g_strdup ("the line names no type of stance");
  for (guint i = 0; i < sp_analysis_get_n_stances (analysis); i++)
    if (stance_matches (analysis, sp_analysis_get_stance (analysis, i), &pattern))
      return g_strdup ("there is one");
  return NULL;
}

static gboolean
has_position (const SpAnalysis *analysis, const SpClaim *claim, const char *condition)
{
  const char *word = strrchr (condition, ' ');
  g_autofree char *name = NULL;

  if (word == NULL)
    return FALSE;
  name = g_strndup (condition, (gsize)(word - condition));
  for (guint i = 0; i < claim->positions->len; i++)
    {
      const SpPosition *position = &g_array_index (claim->positions, SpPosition, i);

      if (strcmp (sp_position_kind_to_string (position->kind), word + 1) == 0
          && is_party (analysis, position->party, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
claim_holds (const SpAnalysis *analysis, const SpClaim *claim, const char *condition)
{
  const char *value;

  if (expectation_key (condition, "about", &value))
    return is_party (analysis, claim->about, value);
  if (strcmp (condition, "answered") == 0)
    return claim->answered;
  if (strcmp (condition, "unanswered") == 0)
    return !claim->answered;
  return has_position (analysis, claim, condition);
}

static char *
check_claim (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  char *why = NULL;

  for (guint i = 0; i < sp_analysis_get_n_claims (analysis); i++)
    {
      const SpClaim *claim = sp_analysis_get_claim (analysis, i);
      guint k = 0;

      if (!claim_has_words (analysis, claim, rest))
        continue;
      while (conditions[k] != NULL && claim_holds (analysis, claim, conditions[k]))
        k++;
      g_free (why);
      if (conditions[k] == NULL)
        return NULL;
      why = g_strdup_printf ("“%s” does not hold", conditions[k]);
    }
  return why != NULL ? why : g_strdup ("there is none");
}

static char *
check_no_claim (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  char *problem = NULL;
  SpSpan span;

  if (!expectation_find_words (sp_analysis_get_text (analysis), &rest, &span, &problem))
    return problem;
  for (guint i = 0; i < sp_analysis_get_n_claims (analysis); i++)
    if (any_span_overlaps (&sp_analysis_get_claim (analysis, i)->spans, span))
      return g_strdup ("there is one");
  return NULL;
}

static gboolean
happening_has_parties (const SpAnalysis *analysis, const SpHappening *happening, const char *value)
{
  g_auto (GStrv) names = g_strsplit (value, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean found = FALSE;

      g_strstrip (names[i]);
      for (guint k = 0; k < happening->parties->len && !found; k++)
        found = is_party (analysis, g_array_index (happening->parties, int, k), names[i]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

static gboolean
happening_holds (const SpAnalysis *analysis, const SpHappening *happening, const char *condition)
{
  const char *value;

  if (expectation_key (condition, "parties", &value))
    return happening_has_parties (analysis, happening, value);
  if (expectation_key (condition, "label", &value) && value[0] == '"')
    {
      g_autofree char *label = g_strndup (value + 1, strlen (value + 1) - 1);

      return strcmp (happening->label, label) == 0;
    }
  return FALSE;
}

static gboolean
ends_are (const SpHappening *happening, const char *ends)
{
  g_auto (GStrv) parts = g_strsplit (ends, "/", 2);

  return strcmp (happening->from, parts[0]) == 0
         && strcmp (happening->to, parts[1] != NULL ? parts[1] : parts[0]) == 0;
}

static char *
check_event (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  g_autofree char *ends = g_strndup (rest, strcspn (rest, " "));
  char *why = NULL;
  SpSpan span;

  if (!expectation_find_words (sp_analysis_get_text (analysis), &rest, &span, &why))
    return why != NULL ? why : g_strdup ("no words are given");
  for (guint i = 0; i < sp_analysis_get_n_happenings (analysis); i++)
    {
      const SpHappening *happening = sp_analysis_get_happening (analysis, i);
      guint k = 0;

      if (!expectation_same_words (sp_analysis_get_text (analysis), happening->span, span))
        continue;
      if (!ends_are (happening, ends))
        return g_strdup_printf ("it is %s/%s", happening->from, happening->to);
      while (conditions[k] != NULL && happening_holds (analysis, happening, conditions[k]))
        k++;
      return conditions[k] == NULL ? NULL : g_strdup_printf ("“%s” does not hold", conditions[k]);
    }
  return g_strdup ("no date has this expression");
}

static char *
check_no_event (const SpAnalysis *analysis, const char *rest, char **conditions)
{
  char *problem = NULL;
  SpSpan span;

  if (!expectation_find_words (sp_analysis_get_text (analysis), &rest, &span, &problem))
    return problem;
  for (guint i = 0; i < sp_analysis_get_n_happenings (analysis); i++)
    if (sp_span_overlaps (sp_analysis_get_happening (analysis, i)->span, span))
      return g_strdup ("there is one");
  return NULL;
}

static const struct
{
  const char *section;
  const char *key;
  LineCheck check;
} checks[] = {
  { "parties", "party", check_party },         { "parties", "not party", check_no_party },
  { "parties", "together", check_together },   { "parties", "apart", check_apart },
  { "parties", "nobody", check_nobody },       { "parties", "parties", check_n_parties },
  { "parties", "merge", check_merge },         { "quotes", "quote", check_quote },
  { "quotes", "not quote", check_no_quote },   { "stances", "stance", check_stance },
  { "stances", "no stance", check_no_stance }, { "claims", "claim", check_claim },
  { "claims", "no claim", check_no_claim },    { "events", "event", check_event },
  { "events", "no event", check_no_event },
};

/* Checks one line. Returns: (transfer full): NULL if it holds, else why it does not. */
char *
expectation_check (const SpAnalysis *analysis, const ExpectationLine *line)
{
  g_auto (GStrv) parts = expectation_split (line->line);
  const char *rest;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (strcmp (checks[i].section, line->section) == 0
        && expectation_key (parts[0], checks[i].key, &rest))
      return checks[i].check (analysis, rest, parts + 1);
  return g_strdup_printf ("[%s] knows no such line", line->section);
}
