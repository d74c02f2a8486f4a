/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-parser-net.h"

#include <string.h>

/* Eisner's algorithm (1996): the best projective tree over words 1 … n with exactly one child of
 * the root 0.
 * @scores: [dependent - 1][head], n × (n + 1). @heads: n results. */

#define NONE (-1e30f)
#define AT(table, i, j) table[(gsize)(i)*w + (j)]

typedef struct
{
  float *complete[2], *open[2]; /* direction 0: head on the right; 1: head on the left */
  guint *complete_split[2], *open_split[2];
} Chart;

static void
fill (Chart *c, const float *scores, guint n)
{
  guint w = n + 1;

  for (guint length = 1; length < w; length++)
    for (guint i = 1; i + length < w; i++)
      {
        guint j = i + length;
        float best = NONE;
        guint at = i;

        for (guint k = i; k < j; k++)
          {
            float s = AT (c->complete[1], i, k) + AT (c->complete[0], k + 1, j);

            if (s > best)
              {
                best = s;
                at = k;
              }
          }
        AT (c->open[0], i, j) = best + scores[(gsize)(i - 1) * w + j];
        AT (c->open[1], i, j) = best + scores[(gsize)(j - 1) * w + i];
        AT (c->open_split[0], i, j) = AT (c->open_split[1], i, j) = at;

        best = NONE;
        for (guint k = i; k < j; k++)
          {
            float s = AT (c->complete[0], i, k) + AT (c->open[0], k, j);

            if (s > best)
              {
                best = s;
                at = k;
              }
          }
        AT (c->complete[0], i, j) = best;
        AT (c->complete_split[0], i, j) = at;
        best = NONE;
        for (guint k = i + 1; k <= j; k++)
          {
            float s = AT (c->open[1], i, k) + AT (c->complete[1], k, j);

            if (s > best)
              {
                best = s;
                at = k;
              }
          }
        AT (c->complete[1], i, j) = best;
        AT (c->complete_split[1], i, j) = at;
      }
}

static void
trace (const Chart *c, guint w, guint i, guint j, guint direction, gboolean complete, int *heads)
{
  guint k;

  if (i == j)
    return;
  if (!complete)
    {
      k = AT (c->open_split[direction], i, j);
      heads[(direction == 0 ? i : j) - 1] = (int)(direction == 0 ? j : i);
      trace (c, w, i, k, 1, TRUE, heads);
      trace (c, w, k + 1, j, 0, TRUE, heads);
      return;
    }
  k = AT (c->complete_split[direction], i, j);
  if (direction == 0)
    {
      trace (c, w, i, k, 0, TRUE, heads);
      trace (c, w, k, j, 0, FALSE, heads);
    }
  else
    {
      trace (c, w, i, k, 1, FALSE, heads);
      trace (c, w, k, j, 1, TRUE, heads);
    }
}

void
sp_eisner (const float *scores, guint n, int *heads)
{
  guint w = n + 1, root = 1;
  gsize size = (gsize)w * w;
  float best = NONE;
  Chart c;

  for (guint d = 0; d < 2; d++)
    {
      c.complete[d] = g_new0 (float, size);
      c.open[d] = g_new0 (float, size);
      c.complete_split[d] = g_new0 (guint, size);
      c.open_split[d] = g_new0 (guint, size);
    }
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
  trace (&c, w, 1, root, 0, TRUE, heads);
  trace (&c, w, root, n, 1, TRUE, heads);
  for (guint d = 0; d < 2; d++)
    {
      g_free (c.complete[d]);
      g_free (c.open[d]);
      g_free (c.complete_split[d]);
      g_free (c.open_split[d]);
    }
}
