/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in words. */
#include "sp-frames-private.h"

/* The span from token @start to before token @end, in code points. */
SpSpan
sp_frames_span (const SpFrames *self, guint start, guint end)
{
  SpSpan span
      = { self->phrases->tokens[start].span.start, self->phrases->tokens[end - 1].span.end };

  return span;
}

/* The span of the mention that covers @token. */
SpSpan
sp_frames_mention_span (const SpFrames *self, guint token)
{
  const SpWork *work = self->phrases->work;

  if (work->party_at[token] != SP_NONE && work->mention_at[token] != SP_NONE)
    {
      const SpParty *party = g_ptr_array_index (work->analysis->parties, work->party_at[token]);

      if ((guint)work->mention_at[token] < party->mentions->len)
        return g_array_index (party->mentions, SpMention, work->mention_at[token]).span;
    }
  return sp_frames_span (self, token, token + 1);
}

/* The words of @span on one line. Returns: (transfer full). */
char *
sp_frames_dup_words (const SpFrames *self, SpSpan span)
{
  g_autofree char *words
      = sp_text_dup_span (sp_analysis_get_text (self->phrases->work->analysis), span);
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\r\n", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        if (line->len > 0)
          g_string_append_c (line, ' ');
        g_string_append (line, parts[i]);
      }
  return g_string_free (line, FALSE);
}

/* Says in one line on which of the article's words the stance rests. */
char *
sp_frames_explain (const SpFrames *self, const SpFinding *finding)
{
  g_autofree char *cue
      = sp_frames_dup_words (self, sp_frames_span (self, finding->cue_start, finding->cue_end));
  g_autofree char *holder
      = sp_frames_dup_words (self, sp_frames_mention_span (self, finding->holder_token));
  g_autofree char *target = NULL;
  GString *line = g_string_new (NULL);

  if (g_str_equal (finding->how, "passive"))
    g_string_append_printf (line, "“%s” by “%s”", cue, holder);
  else if (g_str_equal (finding->how, "learned"))
    g_string_append_printf (
        line,
        "“%s” and the words around it, between “%s” and another, are like those of "
        "such stances",
        cue,
        holder);
  else if (g_str_equal (finding->how, "said"))
    g_string_append_printf (line, "“%s” in the words of “%s”", cue, holder);
  else if (g_str_equal (finding->how, "noun"))
    g_string_append_printf (line, "“%s” of “%s”", cue, holder);
  else
    g_string_append_printf (line, "“%s” said of “%s”", cue, holder);
  if (finding->target != SP_NONE)
    {
      target = sp_frames_dup_words (self, sp_frames_mention_span (self, finding->target_token));
      g_string_append_printf (line, ", toward “%s”", target);
    }
  if (finding->object_end > finding->object_start && finding->target_via != SP_VIA_HEAD)
    {
      g_autofree char *object
          = sp_frames_dup_words (self,
                                 sp_frames_span (self, finding->object_start, finding->object_end));

      g_string_append_printf (line, " (“%s”)", object);
    }
  return g_string_free (line, FALSE);
}

/* Takes the negation into sign and event. */
void
sp_finding_settle_negation (SpFinding *self)
{
  if (!self->negated)
    return;
  self->root = self->polarity > 0 ? SP_EVENT_REJECT : SP_EVENT_NONE;
  self->polarity = self->polarity > 0 ? -1 : 0;
}
