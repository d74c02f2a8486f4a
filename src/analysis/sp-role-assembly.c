/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the roles that the trained model gives to single tokens to attributions: contents and
 * sources go to the cue that is nearest, through the fewest other things. What the rules found
 * inside another's words, or surely where the model is silent, is kept. */
#include "sp-role-features.h"

#include <string.h>

/* What it costs to link over another content, over the end of a sentence, and at most. */
#define COST_OVER_CONTENT 12
#define COST_OVER_SENTENCE 15
#define MAX_COST 60
/* A rule is kept against the silence of the model from this confidence on. */
#define SURE_RULE 0.85
/* Words in quotation marks without a cue are somebody's from so many tokens on. */
#define MIN_ALONE 8

typedef enum
{
  PIECE_SOURCE,
  PIECE_CUE,
  PIECE_CONTENT,
} PieceKind;

typedef struct
{
  SpRun run;
  PieceKind kind;
  guint first_sentence;
  guint last_sentence;
  guint paragraph;
  double certainty;
  int attribution; /* of a cue: which it has become */
  int cost;        /* of a cue: that of its source */
} Piece;

typedef struct
{
  SpQuoteFinder *finder;
  GArray *pieces; /* Piece, in order */
  int *piece_at;  /* for each token, or SP_NONE */
  GArray *made;   /* SpAttribution */
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
    }
  sp_attribution_model_decode (model, (const float (*)[SP_N_ROLES])scores, n, guesses + first);
}

static SpRoleGuess *
guess_all (const SpQuoteFinder *finder)
{
  g_autoptr (SpRoleReader) reader = sp_role_reader_new (finder, finder->all);
  SpRoleGuess *guesses = g_new0 (SpRoleGuess, finder->n_tokens + 1);
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (finder->work->tokens, &n);

  for (guint i = 0, j; i < n; i = j)
    {
      guint first = sentences[i].first_token, end = first;

      for (j = i; j < n && sentences[j].paragraph == sentences[i].paragraph; j++)
        end = sentences[j].first_token + sentences[j].n_tokens;
      guess_paragraph (finder, reader, first, end - first, guesses);
    }
  return guesses;
}

static void
add_piece (Assembly *self, const SpRoleGuess *guesses, guint start, guint end)
{
  const SpQuoteFinder *finder = self->finder;
  const SpTokens *tokens = finder->work->tokens;
  guint n;
  const SpSentence *sentences = sp_tokens_get_sentences (tokens, &n);
  Piece piece = { .run = { start, end },
                  .kind = (PieceKind)((guesses[start].role - 1) / 2),
                  .attribution = SP_NONE,
                  .cost = G_MAXINT };

  for (guint i = start; i < end; i++)
    {
      piece.certainty += guesses[i].certainty / (end - start);
      self->piece_at[i] = (int)self->pieces->len;
    }
  piece.first_sentence = sp_tokens_find_sentence (tokens, finder->tokens[start].span.start);
  piece.last_sentence = sp_tokens_find_sentence (tokens, finder->tokens[end - 1].span.start);
  piece.paragraph = sentences[MIN (piece.first_sentence, n - 1)].paragraph;
  g_array_append_val (self->pieces, piece);
}

static void
cut_pieces (Assembly *self, const SpRoleGuess *guesses)
{
  guint n = self->finder->n_tokens;

  for (guint i = 0, j; i < n; i = j)
    {
      guint8 role = guesses[i].role;

      j = i + 1;
      if (role == SP_ROLE_NONE || role % 2 == 0)
        continue;
      while (j < n && guesses[j].role == role + 1)
        j++;
      add_piece (self, guesses, i, j);
    }
}

static Piece *
piece_get (const Assembly *self, guint index)
{
  return &g_array_index (self->pieces, Piece, index);
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
      Piece *piece = piece_get (self, i);
      SpAttribution out = { .inherited = SP_NONE,
                            .cue_run = piece->run,
                            .sentence = piece->first_sentence,
                            .confidence = piece->certainty,
                            .how = "subject" };

      if (piece->kind != PIECE_CUE)
        continue;
      out.cue = find_cue (self->finder, piece->run);
      if (out.cue != NULL && out.cue->part == 'p')
        out.how = "according";
      else if (out.cue != NULL && out.cue->part == 'n')
        out.how = "noun";
      piece->attribution = (int)self->made->len;
      g_array_append_val (self->made, out);
    }
}

/* The nearest cue from piece @index in @direction; SP_NONE if none is in its paragraph. @cost: what
 * lies between. */
static int
nearest_cue (const Assembly *self, guint index, int direction, int *cost)
{
  const Piece *piece = piece_get (self, index);
  int between = 0;

  for (gint64 i = (gint64)index + direction; i >= 0 && i < self->pieces->len; i += direction)
    {
      const Piece *other = piece_get (self, (guint)i);
      const Piece *left = direction < 0 ? other : piece, *right = direction < 0 ? piece : other;

      if (other->paragraph != piece->paragraph)
        return SP_NONE;
      if (other->kind == PIECE_CUE)
        {
          *cost = between + (int)(right->run.start - left->run.end)
                  + COST_OVER_SENTENCE * (int)(right->first_sentence - left->last_sentence);
          return *cost <= MAX_COST ? (int)i : SP_NONE;
        }
      between += other->kind == PIECE_CONTENT ? COST_OVER_CONTENT : 0;
      between -= (int)(other->run.end - other->run.start);
    }
  return SP_NONE;
}

static int
choose_cue (const Assembly *self, guint index, int *cost)
{
  int left_cost = G_MAXINT, right_cost = G_MAXINT;
  int left = nearest_cue (self, index, -1, &left_cost),
      right = nearest_cue (self, index, 1, &right_cost);

  if (left == SP_NONE || (right != SP_NONE && right_cost < left_cost))
    {
      *cost = right_cost;
      return right;
    }
  *cost = left_cost;
  return left;
}

static void
link_sources (Assembly *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = piece_get (self, i);
      SpAttribution *out;
      int cost, cue;

      if (piece->kind != PIECE_SOURCE)
        continue;
      cue = choose_cue (self, i, &cost);
      if (cue == SP_NONE || cost >= COST_OVER_SENTENCE
          || cost >= piece_get (self, (guint)cue)->cost)
        continue;
      piece_get (self, (guint)cue)->cost = cost;
      out = &g_array_index (self->made,
                            SpAttribution,
                            (guint)piece_get (self, (guint)cue)->attribution);
      out->source = piece->run;
      out->head = sp_source_head (self->finder, piece->run);
      if (piece->run.start >= out->cue_run.end && strcmp (out->how, "subject") == 0)
        out->how
            = sp_quote_finder_is (self->finder, piece->run.start - 1, "by") ? "agent" : "follows";
    }
}

/* Words that no cue brings in go on with what stands before them, or stand alone. */
static void
add_alone (Assembly *self, const Piece *piece, int last)
{
  SpAttribution out = { .inherited = SP_NONE,
                        .sentence = piece->first_sentence,
                        .confidence = 0.5 * piece->certainty,
                        .how = "alone" };

  if (self->finder->mark_at[piece->run.start] == SP_NONE
      || piece->run.end - piece->run.start < MIN_ALONE)
    return;
  if (last != SP_NONE)
    {
      out.inherited = last;
      out.how = "goes-on";
      out.confidence = 0.7 * piece->certainty;
    }
  sp_content_add (&out, piece->run);
  g_array_append_val (self->made, out);
}

static void
link_contents (Assembly *self)
{
  int last = SP_NONE;
  guint paragraph = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = piece_get (self, i);
      int cost, cue;
      guint next;

      if (piece->kind != PIECE_CONTENT)
        continue;
      cue = choose_cue (self, i, &cost);
      if (cue == SP_NONE)
        {
          add_alone (self, piece, piece->paragraph <= paragraph + 1 ? last : SP_NONE);
          continue;
        }
      next = (guint)piece_get (self, (guint)cue)->attribution;
      sp_content_add (&g_array_index (self->made, SpAttribution, next), piece->run);
      g_array_index (self->made, SpAttribution, next).confidence
          = MIN (g_array_index (self->made, SpAttribution, next).confidence, piece->certainty);
      last = (int)next;
      paragraph = piece->paragraph;
    }
}

static gboolean
touches (const Assembly *self, SpRun run, int kind)
{
  for (guint i = run.start; i < run.end; i++)
    if (self->piece_at[i] != SP_NONE
        && (kind < 0 || (int)piece_get (self, (guint)self->piece_at[i])->kind == kind))
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
  if (rule->n_content != 1 || found->n_content != 1)
    return;
  if (is_quotation_in (self, rule->content[0], found->content[0])
      || ends_at_contrast (self, rule->content[0], found->content[0]))
    found->content[0] = rule->content[0];
}

static void
trim_contents (Assembly *self)
{
  const GArray *rules = self->finder->all;

  for (guint i = 0; i < rules->len; i++)
    {
      const SpAttribution *rule = &g_array_index (rules, SpAttribution, i);
      int at = rule->cue_run.end > 0 ? self->piece_at[rule->cue_run.end - 1] : SP_NONE;

      if (at != SP_NONE && piece_get (self, (guint)at)->kind == PIECE_CUE)
        trim (self,
              &g_array_index (self->made,
                              SpAttribution,
                              (guint)piece_get (self, (guint)at)->attribution),
              rule);
    }
}

/* Where the model sees no source of a cue that a rule knows too, the rule's is taken, unless it is
 * something else to the model. */
static void
borrow_sources (Assembly *self)
{
  const GArray *rules = self->finder->all;

  for (guint i = 0; i < rules->len; i++)
    {
      const SpAttribution *rule = &g_array_index (rules, SpAttribution, i);

      for (guint j = rule->cue_run.start; j < rule->cue_run.end; j++)
        {
          const Piece *piece
              = self->piece_at[j] != SP_NONE ? piece_get (self, (guint)self->piece_at[j]) : NULL;
          SpAttribution *found;

          if (piece == NULL || piece->kind != PIECE_CUE)
            continue;
          found = &g_array_index (self->made, SpAttribution, (guint)piece->attribution);
          if (found->source.end == 0 && rule->source.end > 0 && !touches (self, rule->source, -1))
            {
              found->source = rule->source;
              found->head = rule->head;
              found->how = rule->how;
            }
          break;
        }
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
          found->inherited = before;
          found->how = "shared";
        }
    }
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
  return touches (self, rule->cue_run, PIECE_CONTENT) && !touches (self, rule->cue_run, PIECE_CUE)
         && rule->confidence >= 0.65;
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

  guesses = guess_all (finder);
  self.pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  self.made = g_array_new (FALSE, TRUE, sizeof (SpAttribution));
  self.piece_at = g_new (int, finder->n_tokens + 1);
  for (guint i = 0; i <= finder->n_tokens; i++)
    self.piece_at[i] = SP_NONE;
  cut_pieces (&self, guesses);
  make_attributions (&self);
  link_sources (&self);
  borrow_sources (&self);
  link_contents (&self);
  trim_contents (&self);
  share_speakers (&self);
  replace_found (&self);
  g_array_unref (self.pieces);
  g_array_unref (self.made);
  g_free (self.piece_at);
}
