/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-network-private.h"

/* Words that are known to be one, as those of a person's name: in the tree the first of them heads
 * the others, and stands for all of them towards the words around. */

#define NEVER (-1e9f)
#define AT(scores, word, head) (scores)[(gsize)(word) * (n + 1) + (head)]

/* Where the first word of @unit may hang: as the word of the unit that fits best there. */
static void
bind_dependent (const SpUnit *unit, float *scores, guint n, guint16 *toward)
{
  guint first = unit->first, end = first + unit->n;

  for (guint head = 0; head <= n; head++)
    {
      guint best = first;

      for (guint word = first + 1; word < end; word++)
        if (AT (scores, word, head) > AT (scores, best, head))
          best = word;
      toward[head] = (guint16)best;
      AT (scores, first, head) = head > first && head <= end ? NEVER : AT (scores, best, head);
    }
  for (guint word = first + 1; word < end; word++)
    for (guint head = 0; head <= n; head++)
      AT (scores, word, head) = head == first + 1 ? 0 : NEVER;
}

/* What may hang on the first word: all that might on any word of @unit. */
static void
bind_head (const SpUnit *unit, float *scores, guint n, guint16 *from)
{
  guint first = unit->first, end = first + unit->n;

  for (guint word = 0; word < n; word++)
    {
      guint best = first;

      from[word] = (guint16)first;
      if (word >= first && word < end)
        continue;
      for (guint head = first + 1; head < end; head++)
        if (AT (scores, word, head + 1) > AT (scores, word, best + 1))
          best = head;
      from[word] = (guint16)best;
      AT (scores, word, first + 1) = AT (scores, word, best + 1);
      for (guint head = first + 1; head < end; head++)
        AT (scores, word, head + 1) = NEVER;
    }
}

/* Changes @scores (as for sp_best_tree, of @n words) so that the best tree keeps @units, @n_units
 * of them, in order, apart from each other, each of more than one word. */
void
sp_units_bind (SpUnits *self, const SpUnit *units, guint n_units, float *scores, guint n)
{
  self->n_words = n;
  self->begins = g_new0 (guint16, n);
  self->toward = g_new (guint16, (gsize)n_units * (n + 1));
  self->from = g_new (guint16, (gsize)n_units * n);
  for (guint i = 0; i < n_units; i++)
    {
      self->begins[units[i].first] = (guint16)(i + 1);
      bind_dependent (&units[i], scores, n, self->toward + (gsize)i * (n + 1));
      bind_head (&units[i], scores, n, self->from + (gsize)i * n);
    }
}

/* Returns: the word that stands for @word where it hangs on @head (0 the root, else 1 + word). */
guint
sp_units_find_dependent (const SpUnits *self, guint word, guint head)
{
  guint unit = self->begins != NULL ? self->begins[word] : 0;

  return unit == 0 ? word : self->toward[(gsize)(unit - 1) * (self->n_words + 1) + head];
}

/* Returns: the word that stands for @head (a word) where @word hangs on it. */
guint
sp_units_find_head (const SpUnits *self, guint word, guint head)
{
  guint unit = self->begins != NULL ? self->begins[head] : 0;

  return unit == 0 ? head : self->from[(gsize)(unit - 1) * self->n_words + word];
}

/* Tells whether @word begins a unit and hangs on another: @head is 0 for the root, else 1 + word.
 */
gboolean
sp_units_are_apart (const SpUnits *self, guint word, guint head)
{
  return self->begins != NULL && head > 0 && self->begins[word] > 0 && self->begins[head - 1] > 0;
}

void
sp_units_clear (SpUnits *self)
{
  g_clear_pointer (&self->begins, g_free);
  g_clear_pointer (&self->toward, g_free);
  g_clear_pointer (&self->from, g_free);
}
