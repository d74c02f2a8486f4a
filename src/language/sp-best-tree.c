/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-network-private.h"

#include <string.h>

/* The best projective tree over words 1 … n with exactly one child of the root 0 (Eisner 1996). For
 * sentences of more than MAX_EXACT words each word takes its best head, and cycles are opened:
 * linear memory, quadratic time in at most SP_NET_MAX_WORDS words. */

#define MAX_EXACT 150
#define NONE (-1e30f)
#define AT(table, i, j) table[(gsize)(i)*w + (j)]

typedef struct
{
  float *complete[2], *open; /* direction 0: head on the right; 1: head on the left */
  float *open_right;
  guint8 *complete_split[2], *open_split;
} Chart;

typedef struct
{
  guint8 i, j, direction, complete;
} Item;

static void
fill_complete (Chart *c, guint w, guint i, guint j)
{
  float best = NONE;
  guint at = i;

  for (guint k = i; k < j; k++)
    {
      float s = AT (c->complete[0], i, k) + AT (c->open, k, j);

      if (s > best)
        {
          best = s;
          at = k;
        }
    }
  AT (c->complete[0], i, j) = best;
  AT (c->complete_split[0], i, j) = (guint8)at;
  best = NONE;
  at = j;
  for (guint k = i + 1; k <= j; k++)
    {
      float s = AT (c->open_right, i, k) + AT (c->complete[1], k, j);

      if (s > best)
        {
          best = s;
          at = k;
        }
    }
  AT (c->complete[1], i, j) = best;
  AT (c->complete_split[1], i, j) = (guint8)at;
}

static void
fill (Chart *c, const float *scores, guint n)
{
  guint w = n + 1;

  for (guint length = 1; length < w; length++)
    for (guint i = 1; i + length < w; i++)
      {
        guint j = i + length, at = i;
        float best = NONE;

        for (guint k = i; k < j; k++)
          {
            float s = AT (c->complete[1], i, k) + AT (c->complete[0], k + 1, j);

            if (s > best)
              {
                best = s;
                at = k;
              }
          }
        AT (c->open, i, j) = best + scores[(gsize)(i - 1) * w + j];
        AT (c->open_right, i, j) = best + scores[(gsize)(j - 1) * w + i];
        AT (c->open_split, i, j) = (guint8)at;
        fill_complete (c, w, i, j);
      }
}

static void
push (GArray *stack, guint i, guint j, guint direction, gboolean complete)
{
  Item item = { (guint8)i, (guint8)j, (guint8)direction, (guint8)complete };

  if (i != j)
    g_array_append_val (stack, item);
}

static void
trace (const Chart *c, guint w, GArray *stack, guint16 *heads)
{
  while (stack->len > 0)
    {
      Item t = g_array_index (stack, Item, stack->len - 1);
      guint k;

      g_array_set_size (stack, stack->len - 1);
      if (!t.complete)
        {
          k = AT (c->open_split, t.i, t.j);
          heads[(t.direction == 0 ? t.i : t.j) - 1] = t.direction == 0 ? t.j : t.i;
          push (stack, t.i, k, 1, TRUE);
          push (stack, k + 1, t.j, 0, TRUE);
          continue;
        }
      k = AT (c->complete_split[t.direction], t.i, t.j);
      push (stack, t.i, k, t.direction, t.direction == 0);
      push (stack, k, t.j, t.direction, t.direction == 1);
    }
}

static void
find_exact (const float *scores, guint n, guint16 *heads)
{
  guint w = n + 1, root = 1;
  gsize size = (gsize)w * w;
  g_autofree float *floats = g_new0 (float, 4 * size);
  g_autofree guint8 *splits = g_new0 (guint8, 3 * size);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Item));
  Chart c = { { floats, floats + size },
              floats + 2 * size,
              floats + 3 * size,
              { splits, splits + size },
              splits + 2 * size };
  float best = NONE;

  fill (&c, scores, n);
  for (guint r = 1; r <= n; r++)
    {
      float s = scores[(gsize)(r - 1) * w] + AT (c.complete[0], 1, r) + AT (c.complete[1], r, n);

      if (s > best)
        {
          best = s;
          root = r;
        }
    }
  heads[root - 1] = 0;
  push (stack, 1, root, 0, TRUE);
  push (stack, root, n, 1, TRUE);
  trace (&c, w, stack, heads);
}

static void
find_greedy (const float *scores, guint n, guint16 *heads)
{
  guint w = n + 1, root = 0;
  g_autofree guint *seen = g_new0 (guint, w);

  for (guint i = 1; i < n; i++)
    if (scores[(gsize)i * w] > scores[(gsize)root * w])
      root = i;
  for (guint i = 0; i < n; i++)
    {
      guint best = i == 0 ? 2 : 1;

      for (guint j = 1; j < w; j++)
        if (j != i + 1 && scores[(gsize)i * w + j] > scores[(gsize)i * w + best])
          best = j;
      heads[i] = (guint16)best;
    }
  heads[root] = 0;
  for (guint i = 0; i < n; i++)
    {
      guint at = i + 1;

      while (at != 0 && seen[at] == 0)
        {
          seen[at] = i + 1;
          at = heads[at - 1];
        }
      if (at != 0 && seen[at] == i + 1) /* came back to this walk: a cycle */
        heads[at - 1] = (guint16)(root + 1);
    }
}

/* @scores: [dependent - 1][head], n × (n + 1), the root is head 0. @heads: n results. */
void
sp_best_tree (const float *scores, guint n, guint16 *heads)
{
  g_return_if_fail (scores != NULL && heads != NULL);

  if (n == 1)
    heads[0] = 0;
  else if (n <= MAX_EXACT)
    find_exact (scores, n, heads);
  else
    find_greedy (scores, n, heads);
}
