/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From attributions in tokens to quotes in code points, with their kind and a reason in words. */
#include "sp-attribution-private.h"

#include <math.h>
#include <string.h>

/* @a lies inside what @b gives. */
gboolean
sp_attribution_lies_inside (const SpAttribution *a, const SpAttribution *b)
{
  guint at = a->cue_run.end > a->cue_run.start ? a->cue_run.start : a->content[0].start;

  for (guint i = 0; i < b->n_content; i++)
    if (b->content[i].start <= at && at < b->content[i].end)
      return TRUE;
  return FALSE;
}

static void
add_spans (const SpQuoteFinder *self, SpSpans *spans, SpRun run)
{
  if (run.end > run.start)
    sp_spans_add (
        spans,
        (SpSpan){ self->tokens[run.start].span.start, self->tokens[run.end - 1].span.end });
}

static SpQuoteKind
kind_of (const SpQuoteFinder *self, const SpAttribution *found)
{
  guint inside = 0, all = 0;

  for (guint i = 0; i < found->n_content; i++)
    for (guint j = found->content[i].start; j < found->content[i].end; j++)
      {
        all++;
        inside += self->mark_at[j] != SP_NONE;
      }
  return inside == 0               ? SP_QUOTE_INDIRECT
         : inside * 20 >= all * 19 ? SP_QUOTE_DIRECT
                                   : SP_QUOTE_MIXED;
}

/* Tells whether the words of @run are a thing ("the plan for the port"), not a clause. */
static gboolean
is_thing (const SpSyntax *syntax, SpRun run)
{
  guint root = run.end;

  for (guint i = run.start; i < run.end && root == run.end; i++)
    {
      const SpSyntaxWord *word = sp_syntax_get (syntax, i);

      if (word->deprel != NULL && strcmp (word->upos, "PUNCT") != 0
          && (word->head == SP_ROOT || word->head < run.start || word->head >= run.end))
        root = i;
    }
  if (root == run.end
      || !(g_str_equal (sp_syntax_get (syntax, root)->upos, "NOUN")
           || g_str_equal (sp_syntax_get (syntax, root)->upos, "PROPN")
           || g_str_equal (sp_syntax_get (syntax, root)->upos, "PRON")))
    return FALSE;
  for (guint i = run.start; i < run.end; i++)
    {
      const SpSyntaxWord *word = sp_syntax_get (syntax, i);

      if (word->head == root && word->deprel != NULL
          && (g_str_has_prefix (word->deprel, "nsubj") || g_str_equal (word->deprel, "cop")
              || g_str_equal (word->deprel, "mark")))
        return FALSE;
    }
  return TRUE;
}

/* Tells whether @found gives nothing but things: what somebody wants, praises or rejects, not words
 * that were said. */
static gboolean
gives_things (const SpQuoteFinder *self, const SpAttribution *found)
{
  gboolean all = self->work->syntax != NULL;

  for (guint i = 0; i < found->n_content; i++)
    all = all && is_thing (self->work->syntax, found->content[i]);
  return all;
}

static char *
explain (const SpQuoteFinder *self, const SpAttribution *found, const SpQuote *quote)
{
  g_autofree char *cue = quote->cue.n > 0
                             ? sp_text_dup_span (self->work->analysis->text, quote->cue.items[0])
                             : NULL;
  g_autofree char *source
      = quote->source.n > 0 ? sp_text_dup_span (self->work->analysis->text, quote->source.items[0])
                            : NULL;

  if (strcmp (found->how, "goes-on") == 0)
    return g_strdup ("The quotation goes on from the one before it");
  if (cue == NULL)
    return g_strdup ("The words stand in quotation marks; nothing near them says whose they are");
  if (strcmp (found->how, "shared") == 0 && source == NULL)
    return g_strdup_printf ("“%s” goes on with the words of the speaker before it", cue);
  if (source == NULL)
    return g_strdup_printf ("“%s” brings the words in; it does not say whose they are", cue);
  if (strcmp (found->how, "according") == 0)
    return g_strdup_printf ("“%s” names “%s” as the source of the clause", cue, source);
  if (strcmp (found->how, "agent") == 0)
    return g_strdup_printf ("“%s” is said of what follows, by “%s”", cue, source);
  if (strcmp (found->how, "follows") == 0)
    return g_strdup_printf ("“%s” stands before “%s”, and the words beside it are what was said",
                            cue,
                            source);
  if (strcmp (found->how, "noun") == 0)
    return g_strdup_printf ("“%s” belongs to “%s”, and what follows is its content", cue, source);
  return g_strdup_printf ("“%s” is said of “%s”, and what belongs to it is what was said",
                          cue,
                          source);
}

/* Tells whether the cue may well do without a source: "it was said", "claims that". */
static gboolean
is_impersonal (const SpQuoteFinder *self, SpRun cue)
{
  for (guint i = cue.start; i < cue.end; i++)
    {
      const SpSyntaxWord *word = sp_syntax_get (self->work->syntax, i);

      if (g_str_equal (word->upos, "NOUN")
          || (word->deprel != NULL && g_str_equal (word->deprel, "aux:pass")))
        return TRUE;
    }
  return FALSE;
}

/* Makes of how sure the model is of the roles how likely the whole is right: words and source. A
 * logistic regression; fitted on development articles, see the model card. */
void
sp_attribution_calibrate (const SpQuoteFinder *self, SpAttribution *found)
{
  double sure = CLAMP (found->confidence, 0.02, 0.9995), sum = -0.364;
  SpQuoteKind kind = kind_of (self, found);

  sum += 0.477 * log (sure / (1 - sure));
  if (kind == SP_QUOTE_DIRECT)
    sum += 0.387;
  else if (kind == SP_QUOTE_MIXED)
    sum += 0.24;
  if (found->source.end == 0)
    sum -= found->inherited != SP_NONE || is_impersonal (self, found->cue_run) ? 0.735 : 1.47;
  found->confidence = 1 / (1 + exp (-sum));
}

/* Makes of @found what the analysis holds. Returns: (transfer full). */
SpQuote *
sp_quote_make (const SpQuoteFinder *self, const SpAttribution *found)
{
  SpQuote *quote = sp_quote_new (kind_of (self, found));

  for (guint i = 0; i < found->n_content; i++)
    add_spans (self, &quote->content, found->content[i]);
  add_spans (self, &quote->cue, found->cue_run);
  add_spans (self, &quote->source, found->source);
  quote->act = g_strdup (found->cue != NULL ? found->cue->act : "say");
  quote->confidence = found->confidence;
  quote->thing = quote->kind == SP_QUOTE_INDIRECT && gives_things (self, found);
  quote->because = explain (self, found, quote);
  return quote;
}
