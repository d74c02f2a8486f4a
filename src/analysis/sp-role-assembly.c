/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the roles that the trained model gives to single tokens to attributions: each content goes
 * to the cue, each cue to the source that the model of links finds best. What the rules found
 * inside another's words, or surely where the model is silent, is kept. */
#include "sp-role-links.h"

#include <math.h>
#include <string.h>

/* A rule is kept against the silence of the model from this confidence on. */
#define SURE_RULE 0.85
/* Words in quotation marks without a cue are somebody's from so many tokens on. */
#define MIN_ALONE 8
typedef struct
{
  SpQuoteFinder *finder;
  SpRoleReader *reader;
  const SpRoleGuess *guesses;
  GArray *pieces;   /* SpRolePiece, in order */
  int *attribution; /* for each piece that is a cue: which it has become */
  int *piece_at;    /* for each token: the piece of an attribution that covers it, or SP_NONE */
  GArray *made;     /* SpAttribution */
} Assembly;

static void
guess_paragraph (const SpQuoteFinder *finder,
                 const SpRoleReader *reader,
                 guint first,
                 guint n,
                 SpRoleGuess *guesses)
{
  const SpAttributionModel *model = finder->work->attribution_model;
  g_autofree float (*scores)[SP_N_ROLES] = g_malloc (sizeof *scores * (n + 1));

  for (guint i = 0; i < n; i++)
    {
      SpRoleFeatures features;

      sp_role_reader_read (reader, first + i, &features);
      sp_attribution_model_score (model, &features, scores[i]);
      if (sp_role_reader_must_begin (reader, first + i))
        scores[i][SP_ROLE_SOURCE] = scores[i][SP_ROLE_CUE] = scores[i][SP_ROLE_CONTENT]
            = SP_ROLE_FORBIDDEN;
    }
  sp_attribution_model_decode (model, (const float (*)[SP_N_ROLES])scores, n, guesses + first);
}

static SpRoleGuess *
guess_all (const SpQuoteFinder *finder, SpRoleReader *reader)
{
  SpRoleGuess *guesses = g_new0 (SpRoleGuess, finder->n_tokens + 1);
  g_autofree float *chances = g_new (float, finder->n_tokens + 1);
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (finder->work->tokens, &n);

  for (guint i = 0; i < finder->n_tokens; i++)
    {
      SpRoleFeatures features;

      sp_role_reader_read_cue (reader, i, &features);
      chances[i] = sp_attribution_model_score_cue (finder->work->attribution_model, &features);
    }
  sp_role_reader_set_chances (reader, chances);
  for (guint i = 0, j; i < n; i = j)
    {
      guint first = sentences[i].first_token, end = first;

      for (j = i; j < n && sentences[j].paragraph == sentences[i].paragraph; j++)
        end = sentences[j].first_token + sentences[j].n_tokens;
      guess_paragraph (finder, reader, first, end - first, guesses);
    }
  return guesses;
}

static SpRolePiece *
piece_get (const Assembly *self, guint index)
{
  return &g_array_index (self->pieces, SpRolePiece, index);
}

static void
cut_pieces (Assembly *self)
{
  guint n = self->finder->n_tokens;

  for (guint i = 0, j; i < n; i = j)
    {
      guint8 role = self->guesses[i].role;
      SpRolePiece piece;

      j = i + 1;
      if (role == SP_ROLE_NONE || role % 2 == 0)
        continue;
      while (j < n && self->guesses[j].role == role + 1)
        j++;
      piece = sp_role_piece_new (self->reader, (SpRun){ i, j }, (SpPieceKind)((role - 1) / 2));
      g_array_append_val (self->pieces, piece);
    }
  sp_role_pieces_add_subjects (self->reader, self->pieces);
  self->attribution = g_new (int, self->pieces->len + 1);
}

/* Notes which tokens piece @index covers, for it is part of an attribution. */
static void
use_piece (Assembly *self, guint index)
{
  const SpRolePiece *piece = piece_get (self, index);

  for (guint i = piece->run.start; i < piece->run.end; i++)
    self->piece_at[i] = (int)index;
}

/* How certain the roles of the tokens of @run are, on average. */
static double
certainty_of (const Assembly *self, SpRun run)
{
  double sum = 0;

  for (guint i = run.start; i < run.end; i++)
    sum += self->guesses[i].certainty;
  return sum / (run.end - run.start);
}

/* The cue that a run of tokens is listed as, by the part that is surest. */
static const SpCue *
find_cue (const SpQuoteFinder *finder, SpRun run)
{
  static const char parts[] = { 'v', 'p', 'n', 'a' };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = run.start; j < run.end; j++)
      {
        const SpCue *cue
            = sp_cues_find (finder->cues, finder->work->tokens, j, finder->n_tokens, parts[i]);

        if (cue != NULL)
          return cue;
      }
  return NULL;
}

static void
make_attributions (Assembly *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const SpRolePiece *piece = piece_get (self, i);
      SpAttribution out = { .inherited = SP_NONE,
                            .cue_run = piece->run,
                            .sentence = piece->first_sentence,
                            .how = "subject" };

      self->attribution[i] = SP_NONE;
      if (piece->kind != SP_PIECE_CUE)
        continue;
      out.confidence = certainty_of (self, piece->run);
      out.cue = find_cue (self->finder, piece->run);
      if (out.cue != NULL && out.cue->part == 'p')
        out.how = "according";
      else if (out.cue != NULL && out.cue->part == 'n')
        out.how = "noun";
      self->attribution[i] = (int)self->made->len;
      g_array_append_val (self->made, out);
    }
}

/* The partner that fits piece @index best, or SP_NONE. @chance: how likely that is right. */
static int
choose_partner (const Assembly *self, guint index, double *chance)
{
  const SpAttributionModel *model = self->finder->work->attribution_model;
  SpRoleCandidates candidates;
  SpRoleFeatures features;
  float scores[G_N_ELEMENTS (candidates.pieces)], best;
  double sum = 0;
  int partner = SP_NONE;

  sp_role_candidates_find (self->reader, self->pieces, index, &candidates);
  sp_role_link_read (self->reader, self->pieces, index, SP_NONE, &features);
  best = sp_attribution_model_score_link (model, &features);
  sum = expf (best);
  for (guint i = 0; i < candidates.n; i++)
    {
      sp_role_link_read (self->reader, self->pieces, index, candidates.pieces[i], &features);
      scores[i] = sp_attribution_model_score_link (model, &features);
      sum += expf (scores[i]);
      if (scores[i] > best)
        {
          best = scores[i];
          partner = candidates.pieces[i];
        }
    }
  *chance = expf (best) / sum;
  return partner;
}

static void
link_sources (Assembly *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      SpAttribution *out;
      const SpRolePiece *source;
      double chance;
      int partner;

      if (self->attribution[i] == SP_NONE)
        continue;
      out = &g_array_index (self->made, SpAttribution, (guint)self->attribution[i]);
      partner = out->n_content > 0 ? choose_partner (self, i, &chance) : SP_NONE;
      if (partner == SP_NONE)
        continue;
      use_piece (self, (guint)partner);
      source = piece_get (self, (guint)partner);
      out->source = source->run;
      out->head = source->made ? source->head : sp_source_head (self->finder, source->run);
      if (source->run.start >= out->cue_run.end && strcmp (out->how, "subject") == 0)
        out->how
            = sp_quote_finder_is (self->finder, source->run.start - 1, "by") ? "agent" : "follows";
    }
}

/* The rule that brings in the words of @run, or NULL. */
static const SpAttribution *
find_rule (const Assembly *self, SpRun run)
{
  const GArray *rules = self->finder->all;

  for (guint i = 0; i < rules->len; i++)
    {
      const SpAttribution *rule = &g_array_index (rules, SpAttribution, i);

      if (rule->cue_run.end > 0 && rule->source.end > 0 && rule->n_content > 0
          && rule->content[0].start == run.start)
        return rule;
    }
  return NULL;
}

/* Words that no cue brings in have that of a rule, go on with what stands before them, or stand
 * alone. */
static void
add_alone (Assembly *self, guint index, int last)
{
  const SpRolePiece *piece = piece_get (self, index);
  const SpAttribution *rule;
  SpAttribution out = { .inherited = SP_NONE,
                        .sentence = piece->first_sentence,
                        .confidence = 0.5 * certainty_of (self, piece->run),
                        .how = "alone" };

  if (self->finder->mark_at[piece->run.start] == SP_NONE
      || piece->run.end - piece->run.start < MIN_ALONE)
    return;
  rule = find_rule (self, piece->run);
  if (rule != NULL)
    {
      out = *rule;
      out.n_content = 0;
      out.confidence = 0.8 * certainty_of (self, piece->run);
    }
  else if (last != SP_NONE)
    {
      out.inherited = last;
      out.how = "goes-on";
      out.confidence *= 1.4;
    }
  sp_content_add (&out, piece->run);
  use_piece (self, index);
  g_array_append_val (self->made, out);
}

static void
link_contents (Assembly *self)
{
  int last = SP_NONE;
  guint paragraph = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const SpRolePiece *piece = piece_get (self, i);
      SpAttribution *out;
      double chance;
      int cue;

      if (piece->kind != SP_PIECE_CONTENT)
        continue;
      cue = choose_partner (self, i, &chance);
      if (cue != SP_NONE && self->finder->mark_at[piece->run.start] == SP_NONE
          && piece_get (self, (guint)cue)->first_sentence != piece->first_sentence)
        continue;
      if (cue == SP_NONE)
        {
          add_alone (self, i, piece->paragraph <= paragraph + 1 ? last : SP_NONE);
          continue;
        }
      use_piece (self, i);
      use_piece (self, (guint)cue);
      last = self->attribution[cue];
      paragraph = piece->paragraph;
      out = &g_array_index (self->made, SpAttribution, (guint)last);
      sp_content_add (out, piece->run);
    }
}

static gboolean
touches (const Assembly *self, SpRun run, int kind)
{
  for (guint i = run.start; i < run.end; i++)
    if (self->piece_at[i] != SP_NONE
        && (kind < 0 || piece_get (self, (guint)self->piece_at[i])->kind == kind))
      return TRUE;
  return FALSE;
}

/* "dismissed it as “lies”": where a rule of the same cue takes nothing but the words in quotation
 * marks, they are what was said; the model counts the rest of the object too. */
static gboolean
is_quotation_in (const Assembly *self, SpRun said, SpRun whole)
{
  int mark = self->finder->mark_at[said.start];

  return mark != SP_NONE && self->finder->mark_runs[mark].start == said.start
         && self->finder->mark_runs[mark].end == said.end && said.end - said.start >= 3
         && said.start >= whole.start && said.start < whole.end && said.start <= whole.start + 6;
}

/* "said that A is so, but B": the rule ends the content there. */
static gboolean
ends_at_contrast (const Assembly *self, SpRun said, SpRun whole)
{
  return said.start == whole.start && said.end > said.start + 1 && said.end < whole.end
         && sp_quote_finder_is_comma (self->finder, said.end)
         && sp_quote_finder_is (self->finder, said.end + 1, "but");
}

static void
trim (const Assembly *self, SpAttribution *found, const SpAttribution *rule)
{
  sp_role_take_back_source (self->finder, found, rule);
  if (strcmp (rule->how, "colon") == 0 && found->n_content == 1)
    {
      found->content[0] = rule->content[0];
      return;
    }
  if (strcmp (rule->how, "according") == 0 && rule->n_content == 2 && found->n_content == 1
      && found->content[0].start == rule->content[0].start
      && found->content[0].end <= rule->content[0].end)
    {
      sp_content_add (found, rule->content[1]);
      return;
    }
  for (guint i = 0; i < found->n_content && rule->n_content == 1; i++)
    if (is_quotation_in (self, rule->content[0], found->content[i])
        || ends_at_contrast (self, rule->content[0], found->content[i]))
      found->content[i] = rule->content[0];
}

/* "that the sea | was its own": a clause that begins goes on to its end, or to what is something
 * else. */
static void
complete_clauses (const Assembly *self, SpAttribution *found)
{
  for (guint i = 0; i < found->n_content; i++)
    {
      SpRun *run = &found->content[i];
      guint end = sp_role_reader_find_clause_end (self->reader, *run);

      while (run->end < end && self->guesses[run->end].role == SP_ROLE_NONE
             && self->finder->mark_at[run->end] == SP_NONE)
        run->end++;
      while (run->end > run->start + 1
             && (sp_quote_finder_is_comma (self->finder, run->end - 1)
                 || sp_quote_finder_is (self->finder, run->end - 1, "and")))
        run->end--;
    }
}

/* "In May the shop closed, X said": what stands before the content in its sentence belongs to it
 * where the speaker behind a comma ends the sentence. */
static void
reach_sentence_start (const Assembly *self, SpAttribution *found)
{
  const SpQuoteFinder *finder = self->finder;
  guint n;
  const SpSentence *sentence = sp_tokens_get_sentences (finder->work->tokens, &n) + found->sentence;
  guint first = sentence->first_token, last = first + sentence->n_tokens - 1;
  SpRun *run = &found->content[0];
  guint behind = MAX (found->cue_run.end, found->source.end);

  if (found->source.end == 0 || run->start <= first || run->end > found->cue_run.start
      || run->end > found->source.start || behind < last
      || !sp_quote_finder_is_comma (finder, run->end)
      || MIN (found->cue_run.start, found->source.start) != run->end + 1)
    return;
  if (sp_quote_finder_is (finder, first, "But") || sp_quote_finder_is (finder, first, "And"))
    first++;
  for (guint i = first; i < run->start; i++)
    if (self->guesses[i].role != SP_ROLE_NONE || finder->mark_at[i] != SP_NONE)
      return;
  if (run->start > first)
    run->start = first;
}

static void
trim_contents (Assembly *self)
{
  const GArray *rules = self->finder->all;

  for (guint i = 0; i < self->made->len; i++)
    {
      SpAttribution *found = &g_array_index (self->made, SpAttribution, i);

      if (found->cue_run.end > 0)
        {
          sp_role_repair (self->finder, self->reader, found);
          complete_clauses (self, found);
          if (found->n_content == 1)
            reach_sentence_start (self, found);
        }
    }

  for (guint i = 0; i < rules->len; i++)
    {
      const SpAttribution *rule = &g_array_index (rules, SpAttribution, i);
      int at = rule->cue_run.end > 0 ? self->piece_at[rule->cue_run.end - 1] : SP_NONE;

      if (at != SP_NONE && self->attribution[at] != SP_NONE)
        trim (self, &g_array_index (self->made, SpAttribution, (guint)self->attribution[at]), rule);
    }
}

/* A cue without a source of its own has that of the cue before it in the sentence: "said … and
 * added …". */
static void
share_speakers (Assembly *self)
{
  int before = SP_NONE;

  for (guint i = 0; i < self->made->len; i++)
    {
      SpAttribution *found = &g_array_index (self->made, SpAttribution, i);

      if (found->cue_run.end == 0)
        continue;
      if (found->source.end > 0)
        before = (int)i;
      else if (before != SP_NONE && found->inherited == SP_NONE
               && g_array_index (self->made, SpAttribution, before).sentence == found->sentence)
        {
          found->source = g_array_index (self->made, SpAttribution, before).source;
          found->head = g_array_index (self->made, SpAttribution, before).head;
          found->how = "shared";
        }
    }
}

/* An attribution is as sure as the least sure of its parts. */
static void
rate (Assembly *self)
{
  for (guint i = 0; i < self->made->len; i++)
    {
      SpAttribution *found = &g_array_index (self->made, SpAttribution, i);

      for (guint k = 0; k < found->n_content && found->cue_run.end > 0; k++)
        found->confidence = MIN (found->confidence, certainty_of (self, found->content[k]));
    }
}

/* Inside another's words a rule is believed only where the tree agrees: the cue is a verb, its
 * source is the subject, and what is said hangs on it. */
static gboolean
agrees_with_tree (const Assembly *self, const SpAttribution *rule)
{
  const SpSyntax *syntax = self->finder->work->syntax;
  guint head = sp_role_reader_find_head (self->reader, rule->cue_run), subject;

  if (rule->cue == NULL || rule->cue->part != 'v')
    return TRUE;
  if (!g_str_equal (sp_syntax_get (syntax, head)->upos, "VERB")
      && !g_str_equal (sp_syntax_get (syntax, head)->upos, "AUX"))
    return FALSE;
  if (rule->source.end > 0 && strcmp (rule->how, "agent") != 0)
    {
      subject = sp_role_find_subject (self->reader, head);
      if (subject == SP_ROOT || subject < rule->source.start || subject >= rule->source.end)
        return FALSE;
    }
  return rule->n_content == 0 || self->finder->mark_at[rule->content[0].start] != SP_NONE
         || sp_role_hangs_under (self->reader,
                                 sp_role_reader_find_head (self->reader, rule->content[0]),
                                 head);
}

/* Tells whether what a rule found stays beside what the model found. */
static gboolean
stays (const Assembly *self, const SpAttribution *rule)
{
  gboolean outside = !touches (self, rule->source, -1) && !touches (self, rule->cue_run, -1);

  if (rule->cue_run.end == 0)
    return FALSE;
  for (guint i = 0; i < rule->n_content; i++)
    outside = outside && !touches (self, rule->content[i], -1);
  if (outside)
    return rule->confidence >= SURE_RULE || strcmp (rule->how, "colon") == 0;
  return touches (self, rule->cue_run, SP_PIECE_CONTENT)
         && !touches (self, rule->cue_run, SP_PIECE_CUE) && rule->confidence >= 0.65
         && agrees_with_tree (self, rule);
}

/* The model's attributions that have contents, then the rules' that stay, take the place of what
 * the rules found; references follow. */
static void
replace_found (Assembly *self)
{
  SpQuoteFinder *finder = self->finder;
  guint n_rules = finder->found->len;
  g_autofree int *place = g_new (int, self->made->len + 1);

  for (guint i = 0; i < self->made->len; i++)
    {
      const SpAttribution *found = &g_array_index (self->made, SpAttribution, i);

      place[i] = SP_NONE;
      if (found->n_content == 0)
        continue;
      place[i] = (int)(finder->found->len - n_rules);
      g_array_append_vals (finder->found, found, 1);
    }
  for (guint i = n_rules; i < finder->found->len; i++)
    {
      int *inherited = &g_array_index (finder->found, SpAttribution, i).inherited;

      if (*inherited != SP_NONE)
        *inherited = place[*inherited];
    }
  for (guint i = 0; i < n_rules; i++)
    {
      SpAttribution rule = g_array_index (finder->found, SpAttribution, i);

      rule.inherited = SP_NONE;
      if (stays (self, &rule))
        g_array_append_val (finder->found, rule);
    }
  g_array_remove_range (finder->found, 0, n_rules);
}

void
sp_roles_apply (SpQuoteFinder *finder)
{
  g_autofree SpRoleGuess *guesses = NULL;
  Assembly self = { .finder = finder };

  g_return_if_fail (finder != NULL && finder->work->attribution_model != NULL);

  self.reader = sp_role_reader_new (finder, finder->all);
  self.guesses = guesses = guess_all (finder, self.reader);
  self.pieces = g_array_new (FALSE, TRUE, sizeof (SpRolePiece));
  self.made = g_array_new (FALSE, TRUE, sizeof (SpAttribution));
  self.piece_at = g_new (int, finder->n_tokens + 1);
  for (guint i = 0; i <= finder->n_tokens; i++)
    self.piece_at[i] = SP_NONE;
  cut_pieces (&self);
  make_attributions (&self);
  link_contents (&self);
  link_sources (&self);
  trim_contents (&self);
  share_speakers (&self);
  rate (&self);
  replace_found (&self);
  g_array_unref (self.pieces);
  g_array_unref (self.made);
  g_free (self.piece_at);
  g_free (self.attribution);
  sp_role_reader_free (self.reader);
}
