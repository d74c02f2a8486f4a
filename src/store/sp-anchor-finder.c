/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-anchor.h"

#include <string.h>
#include "sp-anchor-text-private.h"

/* An anchor whose words and surroundings stand where they stood is settled by one comparison. For
 * the others the text is indexed once by its runs of GRAM signs. The runs of the anchor vote for
 * the diagonals on which it may lie; on the best few it is laid out exactly (sp_align), and judged
 * by three shares: how much of the passage is there, of what stood before it, of what stood behind
 * it. It is taken only where these are high and no other place comes near: a wrong place is worse
 * than none. */

#define GRAM 6
#define MAX_CONTEXT 64    /* signs of what is around a passage that are looked at */
#define MAX_GRAMS 400     /* runs of an anchor that vote */
#define MAX_FOLLOWED 48   /* places of one run that are looked at: more common ones tell little */
#define MAX_CANDIDATES 12 /* places that are laid out */
#define MAX_CELLS                                                                                  \
  4000000          /* work spent on laying out one anchor; two places are looked at in any case */
#define CLUSTER 16 /* diagonals this near are one place */
#define NEAR 64    /* code points: a place this near to the old one is preferred … */
#define ELSEWHERE 512 /* … where all others are this far from it */
#define TWIN 0.8      /* a place that good may be what a better one is the twin of */
#define MAX_LAID_OUT                                                                               \
  16384            /* signs of an anchor that is laid out; a longer one is found only whole */
#define CLEAR 0.05 /* what the best place must be better by */

struct _SpAnchorFinder
{
  SpText *text;
  SpPlainText plain; /* made with the index */
  guint32 *heads;    /* by hash: the last place with it + 1, 0: none */
  guint32 *nexts;    /* by place: the one before it + 1 */
  guint bits;
  gint64 shift; /* how far the anchor before had moved: others will have moved as far */
};

/* An anchor in plain signs: before, passage, behind. */
typedef struct
{
  gunichar *signs;
  guint lengths[3];
  guint n;
} Pattern;

typedef struct
{
  gint64 diagonal;
  guint votes;
} Candidate;

typedef struct
{
  guint start; /* signs */
  guint end;
  double passage; /* shares, 0 to 1 */
  double before;
  double behind;
  double score;
  gboolean kept; /* nothing of the passage is missing, though more may stand in it */
} Place;

/* Makes a finder for @text. Nothing is indexed until an anchor is not in its place. Returns:
 * (transfer full). */
SpAnchorFinder *
sp_anchor_finder_new (SpText *text)
{
  SpAnchorFinder *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (SpAnchorFinder, 1);
  self->text = sp_text_ref (text);
  return self;
}

void
sp_anchor_finder_free (SpAnchorFinder *self)
{
  g_return_if_fail (self != NULL);

  sp_text_unref (self->text);
  sp_plain_text_clear (&self->plain);
  g_free (self->heads);
  g_free (self->nexts);
  g_free (self);
}

static guint
hash_gram (const SpAnchorFinder *self, const gunichar *signs)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < GRAM; i++)
    hash = (hash ^ signs[i]) * 16777619u;
  return (hash ^ hash >> 15) & ((1u << self->bits) - 1);
}

static void
build_index (SpAnchorFinder *self)
{
  if (self->heads != NULL)
    return;
  sp_plain_text_init (&self->plain,
                      sp_text_get_utf8 (self->text),
                      sp_text_get_n_bytes (self->text),
                      TRUE);
  for (self->bits = 8; self->bits < 22 && (1u << self->bits) < self->plain.n; self->bits++)
    continue;
  self->heads = g_new0 (guint32, (gsize)1 << self->bits);
  self->nexts = g_new0 (guint32, self->plain.n + 1);
  for (guint i = 0; i + GRAM <= self->plain.n; i++)
    {
      guint hash = hash_gram (self, self->plain.signs + i);

      self->nexts[i] = self->heads[hash];
      self->heads[hash] = i + 1;
    }
}

/* ---- the anchor in its place ---- */

static gboolean
stands_at (const SpAnchorFinder *self, gsize byte, const char *words, gboolean before)
{
  gsize n = words == NULL ? 0 : strlen (words);
  const char *utf8 = sp_text_get_utf8 (self->text);

  if (before)
    return n <= byte && memcmp (utf8 + byte - n, words != NULL ? words : "", n) == 0;
  return n <= sp_text_get_n_bytes (self->text) - byte
         && memcmp (utf8 + byte, words != NULL ? words : "", n) == 0;
}

static gboolean
is_in_place (const SpAnchorFinder *self, const SpAnchor *anchor, gint64 shift)
{
  gint64 from = anchor->place.start + shift, to = anchor->place.end + shift;
  gsize start;

  if (!anchor->has_place || from < 0 || from > to || to > sp_text_get_length (self->text))
    return FALSE;
  start = sp_text_byte_at (self->text, (guint)from);
  return stands_at (self, start, anchor->exact, FALSE)
         && sp_text_offset_at (self->text, start + strlen (anchor->exact)) == to
         && stands_at (self, start, anchor->prefix, TRUE)
         && stands_at (self, start + strlen (anchor->exact), anchor->suffix, FALSE);
}

/* ---- candidates ---- */

static void
pattern_init (Pattern *self, const SpAnchor *anchor)
{
  SpPlainText parts[3];
  const char *const words[3] = { anchor->prefix, anchor->exact, anchor->suffix };
  guint skip;

  for (guint i = 0; i < 3; i++)
    {
      sp_plain_text_init (&parts[i],
                          words[i] != NULL ? words[i] : "",
                          words[i] != NULL ? strlen (words[i]) : 0,
                          FALSE);
      self->lengths[i] = i == 1 ? parts[i].n : MIN (parts[i].n, MAX_CONTEXT);
    }
  self->n = self->lengths[0] + self->lengths[1] + self->lengths[2];
  self->signs = g_new (gunichar, self->n + 1);
  skip = parts[0].n - self->lengths[0];
  memcpy (self->signs, parts[0].signs + skip, self->lengths[0] * sizeof (gunichar));
  memcpy (self->signs + self->lengths[0], parts[1].signs, self->lengths[1] * sizeof (gunichar));
  memcpy (self->signs + self->lengths[0] + self->lengths[1],
          parts[2].signs,
          self->lengths[2] * sizeof (gunichar));
  for (guint i = 0; i < 3; i++)
    sp_plain_text_clear (&parts[i]);
}

static void
add_votes (const SpAnchorFinder *self, const Pattern *pattern, GArray *diagonals)
{
  guint step = 1 + pattern->n / MAX_GRAMS;

  for (guint i = 0; i + GRAM <= pattern->n; i += step)
    {
      guint followed = 0;

      for (guint32 at = self->heads[hash_gram (self, pattern->signs + i)];
           at != 0 && followed < MAX_FOLLOWED;
           at = self->nexts[at - 1])
        {
          gint64 diagonal = (gint64)at - 1 - i;

          followed++;
          if (memcmp (self->plain.signs + at - 1, pattern->signs + i, GRAM * sizeof (gunichar))
              == 0)
            g_array_append_val (diagonals, diagonal);
        }
    }
}

/* Where the passage stands word for word, at most MAX_FOLLOWED places; for those too short to have
 * a run of their own every place of the text is looked at. */
static void
add_occurrences (const SpAnchorFinder *self, const Pattern *pattern, GArray *diagonals)
{
  const gunichar *passage = pattern->signs + pattern->lengths[0];
  guint n = pattern->lengths[1], found = 0;

  if (n < GRAM && diagonals->len > 0) /* what is around it has voted */
    return;
  if (n < GRAM)
    {
      for (guint at = 0; at + n <= self->plain.n && found < MAX_FOLLOWED; at++)
        if (memcmp (self->plain.signs + at, passage, n * sizeof (gunichar)) == 0)
          {
            gint64 diagonal = (gint64)at - pattern->lengths[0];

            g_array_append_val (diagonals, diagonal);
            found++;
          }
      return;
    }
  for (guint32 at = self->heads[hash_gram (self, passage)]; at != 0 && found < MAX_FOLLOWED;
       at = self->nexts[at - 1])
    if (at - 1 + n <= self->plain.n
        && memcmp (self->plain.signs + at - 1, passage, n * sizeof (gunichar)) == 0)
      {
        gint64 diagonal = (gint64)at - 1 - pattern->lengths[0];

        for (guint weight = 0; weight < 4; weight++)
          g_array_append_val (diagonals, diagonal);
        found++;
      }
}

static int
compare_diagonals (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->votes != y->votes)
    return x->votes > y->votes ? -1 : 1;
  return (x->diagonal > y->diagonal) - (x->diagonal < y->diagonal);
}

/* Is a better place so near that the votes for this one may be votes for the same passage? */
static gboolean
is_shadowed (const GArray *chosen, const Candidate *candidate)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const Candidate *better = &g_array_index (chosen, Candidate, i);

      if (ABS (better->diagonal - candidate->diagonal) <= CLUSTER
          && candidate->votes * 2 <= better->votes)
        return TRUE;
    }
  return FALSE;
}

/* The diagonals with the most votes, best first. */
static GArray *
count_votes (GArray *diagonals)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_array_sort (diagonals, compare_diagonals);
  for (guint i = 0; i < diagonals->len; i++)
    {
      Candidate candidate = { g_array_index (diagonals, gint64, i), 1 };

      if (all->len > 0
          && g_array_index (all, Candidate, all->len - 1).diagonal == candidate.diagonal)
        g_array_index (all, Candidate, all->len - 1).votes++;
      else
        g_array_append_val (all, candidate);
    }
  g_array_sort (all, compare_votes);
  for (guint i = 0; i < all->len && chosen->len < MAX_CANDIDATES; i++)
    if (!is_shadowed (chosen, &g_array_index (all, Candidate, i)))
      g_array_append_val (chosen, g_array_index (all, Candidate, i));
  return chosen;
}

/* The sign that comes from the code point @offset, or the first behind it. */
static guint
sign_at (const SpAnchorFinder *self, guint offset)
{
  guint low = 0, high = self->plain.n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->plain.origins[middle] < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GArray *
find_candidates (const SpAnchorFinder *self, const SpAnchor *anchor, const Pattern *pattern)
{
  g_autoptr (GArray) diagonals = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *candidates;

  add_votes (self, pattern, diagonals);
  add_occurrences (self, pattern, diagonals);
  candidates = count_votes (diagonals);
  if (anchor->has_place && anchor->place.start < sp_text_get_length (self->text))
    {
      Candidate old = { (gint64)sign_at (self, anchor->place.start) - pattern->lengths[0], 0 };

      g_array_append_val (candidates, old);
    }
  return candidates;
}

/* ---- judging ---- */

static double
share (guint errors, guint n)
{
  return n == 0 ? 0 : MAX (0.0, 1.0 - (double)errors / n);
}

static void
judge (const Pattern *pattern, const SpAlignment *found, Place *place)
{
  guint n = found->end - found->start, m = pattern->lengths[1];
  double weight = 0.4 + (pattern->lengths[0] > 0 ? 0.3 : 0) + (pattern->lengths[2] > 0 ? 0.3 : 0),
         passage;

  place->start = found->start;
  place->end = found->end;
  place->passage = passage = share (found->errors[1], MAX (m, n));
  place->before = share (found->errors[0], pattern->lengths[0]);
  place->behind = share (found->errors[2], pattern->lengths[2]);
  place->kept = found->missing * 10 <= m && n <= m * 2 + 16;
  if (place->kept) /* words put in weigh half */
    passage = MAX (passage, share (found->errors[1], 2 * MAX (m, n)));
  place->score = (0.4 * passage + 0.3 * place->before + 0.3 * place->behind) / weight;
}

/* Is this surely the passage? The less of it is left, the more of what is around it must be. */
static gboolean
is_good (const Pattern *pattern, const Place *place)
{
  gboolean has_before = pattern->lengths[0] > 0, has_behind = pattern->lengths[2] > 0;
  double high = MAX (place->before, place->behind), low = MIN (place->before, place->behind);
  guint n = pattern->lengths[1];

  if (!has_before || !has_behind)
    low = high;
  if (place->end <= place->start)
    return FALSE;
  if (!has_before && !has_behind)
    return place->passage >= 1 || (place->passage >= 0.92 && n >= 40);
  if (place->passage >= 1)
    return high >= 0.5 || n >= 24;
  if (place->passage >= 0.9)
    return high >= (n >= 60 ? 0.5 : 0.6);
  if (place->passage >= 0.75)
    return high >= 0.8 && low >= 0.5;
  if (place->kept && place->passage >= 0.4)
    return high >= 0.85 && low >= 0.8;
  return place->passage >= 0.5 && high >= 0.9 && low >= 0.85;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return (x->start > y->start) - (x->start < y->start);
}

/* Lays the anchor out on every candidate. Returns: the good places, best first, none over another.
 */
static GArray *
find_places (const SpAnchorFinder *self, const Pattern *pattern, const GArray *candidates)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Place)),
         *places = g_array_new (FALSE, FALSE, sizeof (Place));
  gsize cells = 0;

  for (guint i = 0; i < candidates->len && (i < 2 || cells < MAX_CELLS); i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      SpAlignment found = { 0 };
      Place place;

      if (i > 0 && candidate->votes * 4 < g_array_index (candidates, Candidate, 0).votes
          && candidate->votes > 0)
        continue;
      if (candidate->diagonal >= 0 && candidate->diagonal + pattern->n <= self->plain.n
          && memcmp (self->plain.signs + candidate->diagonal,
                     pattern->signs,
                     pattern->n * sizeof (gunichar))
                 == 0)
        {
          found.start = (guint)candidate->diagonal + pattern->lengths[0];
          found.end = found.start + pattern->lengths[1];
        }
      else if (pattern->n <= MAX_LAID_OUT)
        cells += sp_align (pattern->signs,
                           pattern->lengths,
                           self->plain.signs,
                           self->plain.n,
                           candidate->diagonal,
                           &found);
      judge (pattern, &found, &place);
      if (is_good (pattern, &place))
        g_array_append_val (all, place);
    }
  g_array_sort (all, compare_places);
  for (guint i = 0; i < all->len; i++)
    {
      const Place *place = &g_array_index (all, Place, i);
      gboolean apart = TRUE;

      for (guint j = 0; j < places->len && apart; j++)
        apart = place->end <= g_array_index (places, Place, j).start
                || place->start >= g_array_index (places, Place, j).end;
      if (apart)
        g_array_append_val (places, *place);
    }
  g_array_unref (all);
  return places;
}

/* ---- the answer ---- */

/* The code points of a place, with the white space that the anchor's own words begin and end with.
 */
static SpSpan
span_of (const SpAnchorFinder *self, const SpAnchor *anchor, const Place *place)
{
  SpSpan span = { self->plain.origins[place->start], self->plain.origins[place->end - 1] + 1 };
  const char *end = anchor->exact + strlen (anchor->exact);
  SpSpan wide = span;

  for (const char *p = anchor->exact; g_unichar_isspace (g_utf8_get_char (p)) && wide.start > 0;
       p = g_utf8_next_char (p))
    wide.start--;
  while (end > anchor->exact && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    {
      end = g_utf8_prev_char (end);
      wide.end++;
    }
  if (!sp_span_equal (wide, span) && wide.end <= sp_text_get_length (self->text))
    {
      g_autofree char *words = sp_text_dup_span (self->text, wide);

      if (strcmp (words, anchor->exact) == 0)
        return wide;
    }
  return span;
}

static SpAnchorMatch
answer (const SpAnchorFinder *self, const SpAnchor *anchor, const Place *place)
{
  SpAnchorMatch match = { SP_ANCHOR_CHANGED, span_of (self, anchor, place), place->score };
  g_autofree char *words = sp_text_dup_span (self->text, match.span);

  if (strcmp (words, anchor->exact) == 0)
    match.status = !anchor->has_place || sp_span_equal (match.span, anchor->place)
                       ? SP_ANCHOR_EXACT
                       : SP_ANCHOR_MOVED;
  return match;
}

static guint
distance_of (const SpAnchorFinder *self, const SpAnchor *anchor, const Place *place)
{
  guint start = self->plain.origins[place->start], old = anchor->place.start;

  return start > old ? start - old : old - start;
}

/* Of several places that could be it, the one that has not moved, if it is as good and the others
 * are far away; else NULL. */
static const Place *
nearest_of_equals (const SpAnchorFinder *self, const SpAnchor *anchor, const GArray *places)
{
  const Place *place = (const Place *)places->data, *nearest = NULL;

  for (guint i = 0; anchor->has_place && i < places->len; i++)
    {
      guint distance = distance_of (self, anchor, &place[i]);

      if (distance > NEAR ? distance < ELSEWHERE : nearest != NULL)
        return NULL;
      if (distance <= NEAR)
        nearest = &place[i];
    }
  return nearest != NULL && place[0].score - nearest->score < CLEAR / 2 ? nearest : NULL;
}

/* Is there a good place nearer to the old one than the best, so that the best may be its twin? */
static gboolean
has_twin_nearby (const SpAnchorFinder *self, const SpAnchor *anchor, const GArray *places)
{
  const Place *place = (const Place *)places->data;

  for (guint i = 1; anchor->has_place && i < places->len; i++)
    if (place[i].score >= TWIN && distance_of (self, anchor, &place[i]) <= NEAR
        && distance_of (self, anchor, &place[0]) > NEAR)
      return TRUE;
  return FALSE;
}

static SpAnchorMatch
choose (const SpAnchorFinder *self, const SpAnchor *anchor, const GArray *places)
{
  const Place *place = (const Place *)places->data, *twin;
  SpAnchorMatch match = { SP_ANCHOR_LOST, { 0, 0 }, 0 };

  if (places->len == 0)
    return match;
  if (places->len == 1)
    return answer (self, anchor, &place[0]);
  twin = nearest_of_equals (self, anchor, places);
  if (twin != NULL)
    return answer (self, anchor, twin);
  if (place[0].score - place[1].score >= CLEAR && !has_twin_nearby (self, anchor, places))
    return answer (self, anchor, &place[0]);
  match.status = SP_ANCHOR_AMBIGUOUS;
  match.span = (SpSpan){ 0, 0 };
  match.score = place[0].score;
  return match;
}

/* Finds where @anchor stands in the text: in its place, elsewhere, changed; it says so where that
 * is not sure. The first anchor that is not in its place makes an index of the text; from then on
 * the time is that of the anchor's own length. Returns: the answer; offsets are code points. */
SpAnchorMatch
sp_anchor_finder_find (SpAnchorFinder *self, const SpAnchor *anchor)
{
  SpAnchorMatch match = { SP_ANCHOR_LOST, { 0, 0 }, 0 };
  g_autoptr (GArray) candidates = NULL, places = NULL;
  Pattern pattern;

  g_return_val_if_fail (self != NULL && anchor != NULL && anchor->exact != NULL, match);

  if (*anchor->exact != '\0' && is_in_place (self, anchor, 0))
    return (SpAnchorMatch){ SP_ANCHOR_EXACT, anchor->place, 1 };
  if (*anchor->exact != '\0' && self->shift != 0 && is_in_place (self, anchor, self->shift))
    return (SpAnchorMatch){ SP_ANCHOR_MOVED,
                            { (guint)(anchor->place.start + self->shift),
                              (guint)(anchor->place.end + self->shift) },
                            1 };
  build_index (self);
  pattern_init (&pattern, anchor);
  if (pattern.lengths[1] > 0 && self->plain.n > 0)
    {
      candidates = find_candidates (self, anchor, &pattern);
      places = find_places (self, &pattern, candidates);
      match = choose (self, anchor, places);
    }
  g_free (pattern.signs);
  if (match.status == SP_ANCHOR_MOVED)
    self->shift = (gint64)match.span.start - anchor->place.start;
  return match;
}
