/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roles of single tokens get wrong at the edges of quotations: the speaker between them
 * and what is said of the speaker. */
#include "sp-role-links.h"

#include <string.h>

/* A speaker, with what is said of them, has no more tokens. */
#define MAX_FREED 25
/* What the model puts behind a quotation by mistake has no more tokens. */
#define MAX_TAIL 8
/* A name, and a role before it, have no more tokens. */
#define MAX_NAME 4
#define MAX_ROLE 9

static void
drop_content (SpAttribution *found, guint index)
{
  for (guint i = index + 1; i < found->n_content; i++)
    found->content[i - 1] = found->content[i];
  found->n_content--;
}

static void
set_source (const SpQuoteFinder *self,
            SpAttribution *found,
            guint start,
            guint end,
            const char *how)
{
  while (end > start + 1 && sp_quote_finder_is_comma (self, end - 1))
    end--;
  found->source = (SpRun){ start, end };
  found->head = sp_source_head (self, found->source);
  found->how = how;
}

/* Tells whether the cue stands right behind quotation marks. */
static gboolean
follows_quotation (const SpQuoteFinder *self, const SpAttribution *found)
{
  guint before = found->cue_run.start;

  if (before > 0 && sp_quote_finder_is_comma (self, before - 1))
    before--;
  return before > 0 && self->mark_at[before - 1] != SP_NONE;
}

/* “…,” said X, “…”: where the model takes X for content, it is the source. */
static void
free_source (const SpQuoteFinder *self, SpAttribution *found)
{
  const int *mark_at = self->mark_at;

  if (!follows_quotation (self, found))
    return;
  for (guint i = 0; i < found->n_content; i++)
    {
      SpRun *run = &found->content[i];
      guint at = run->start;

      if (run->start != found->cue_run.end)
        continue;
      while (at < run->end && at < run->start + MAX_FREED && mark_at[at] == SP_NONE)
        at++;
      if (at == run->start || at == run->end || mark_at[at] == SP_NONE)
        continue;
      if (found->source.end == 0)
        set_source (self, found, run->start, at, "follows");
      run->start = at;
    }
}

/* “…,” X, a minister, said: the quotation ends with its marks, and what stands between them and the
 * cue is the source. */
static void
cut_tail (const SpQuoteFinder *self, SpAttribution *found)
{
  for (guint i = 0; i < found->n_content; i++)
    {
      SpRun *run = &found->content[i];
      int mark = self->mark_at[run->start];
      guint end = mark != SP_NONE ? self->mark_runs[mark].end : run->end;
      gboolean quoted = FALSE;

      if (end >= run->end || run->end - end > MAX_TAIL || end < 2
          || !sp_quote_finder_is_comma (self, end - 2))
        continue;
      for (guint k = end; k < run->end; k++)
        quoted |= self->mark_at[k] != SP_NONE;
      if (quoted)
        continue;
      run->end = end;
      if (found->source.end == 0 && found->cue_run.start > end
          && found->cue_run.start - end <= MAX_FREED)
        set_source (self, found, end, found->cue_run.start, "subject");
    }
}

/* “…,” said X, who …: what is said of X is no content but part of the source. */
static void
join_to_source (const SpQuoteFinder *self, const SpRoleReader *reader, SpAttribution *found)
{
  guint end = found->source.end, right;

  if (end == 0 || found->source.start < found->cue_run.end || !follows_quotation (self, found))
    return;
  for (guint i = 0; i < found->n_content; i++)
    if (found->content[i].start >= end && found->content[i].start <= end + 1
        && self->mark_at[found->content[i].start] == SP_NONE
        && (found->content[i].start == end || sp_quote_finder_is_comma (self, end)) && i > 0)
      {
        end = found->source.end = found->content[i].end;
        drop_content (found, i--);
      }
  right = sp_role_reader_find_end (reader, found->source);
  if (right > end && right - end <= MAX_FREED)
    {
      for (guint k = end; k < right; k++)
        if (self->mark_at[k] != SP_NONE)
          return;
      found->source.end = right;
    }
}

/* According to X, a farmer, …: what X is does not belong to the content. */
static void
free_apposition (const SpQuoteFinder *self, const SpRoleReader *reader, SpAttribution *found)
{
  for (guint i = 0; i < found->n_content && found->source.end > 0; i++)
    {
      SpRun *run = &found->content[i];
      guint end;

      if (run->start != found->source.end + 1
          || !sp_quote_finder_is_comma (self, found->source.end))
        continue;
      end = sp_role_reader_find_apposition (reader, *run, found->source);
      if (end == 0 || end + 1 >= run->end || !sp_quote_finder_is_comma (self, end))
        continue;
      found->source.end = end;
      run->start = end + 1;
    }
}

/* “…!” shouted X: the same where X is all that stands behind the cue, and a rule knows better. */
void
sp_role_take_back_source (const SpQuoteFinder *self,
                          SpAttribution *found,
                          const SpAttribution *rule)
{
  for (guint i = 1; i < found->n_content && found->source.end == 0; i++)
    if (found->content[i].start >= rule->source.start && found->content[i].end <= rule->source.end
        && self->mark_at[found->content[i].start] == SP_NONE)
      {
        found->source = rule->source;
        found->head = rule->head;
        found->how = rule->how;
        drop_content (found, i);
      }
}

static gboolean
is_role (const SpQuoteFinder *self, SpRun run)
{
  for (guint i = run.start; i < run.end; i++)
    {
      g_autofree char *word = sp_tokens_dup (self->work->tokens, i);
      const SpRow *row = sp_knowledge_find (self->work->knowledge, "roles", word);

      if (row != NULL && strcmp (row->columns[1], "role") == 0)
        return TRUE;
    }
  return FALSE;
}

/* The comma before @end in @run, not farther than @max tokens; or @end. */
static guint
comma_before (const SpQuoteFinder *self, SpRun run, guint end, guint max)
{
  for (guint i = end; i-- > run.start + 1 && end - i <= max + 1;)
    if (sp_quote_finder_is_comma (self, i))
      return i;
  return end;
}

static gboolean
is_one_person (const SpQuoteFinder *self, SpRun run)
{
  const GPtrArray *parties = self->work->analysis->parties;
  int party = run.end > run.start ? self->work->party_at[run.start] : SP_NONE;

  for (guint i = run.start; i < run.end; i++)
    if (self->work->party_at[i] != party)
      return FALSE;
  return party != SP_NONE
         && ((const SpParty *)g_ptr_array_index (parties, (guint)party))->kind == SP_PARTY_PERSON;
}

/* "Taxes will fall, the city's leader, John Lee, said": where the model takes the name, or the role
 * before it, for content, they are the source. */
static void
free_named_speaker (const SpQuoteFinder *self, SpAttribution *found)
{
  SpRun *run = &found->content[0], name = found->source, role;
  guint edge = found->cue_run.start, comma;

  if (found->n_content != 1 || run->end > edge || self->mark_at[run->end - 1] != SP_NONE)
    return;
  if (name.end == 0)
    {
      name.end = sp_quote_finder_is_comma (self, run->end - 1) ? run->end - 1 : run->end;
      if (name.end + 1 != edge || !sp_quote_finder_is_comma (self, name.end))
        return;
      comma = comma_before (self, *run, name.end, MAX_NAME);
      name.start = comma + 1;
      if (comma == name.end || !is_one_person (self, name))
        return;
    }
  else if (name.start < run->end || name.start > run->end + 1
           || !sp_quote_finder_is_comma (self, name.start - 1)
           || self->work->party_at[name.start] == SP_NONE)
    return;
  role.end = name.start - 1;
  role.start = comma_before (self, *run, role.end, MAX_ROLE) + 1;
  if (role.start >= role.end || !is_role (self, role))
    return;
  run->end = role.start - 1;
  set_source (self, found, role.start, name.end, "subject");
}

/* Repairs what the model found at one cue. */
void
sp_role_repair (const SpQuoteFinder *self, const SpRoleReader *reader, SpAttribution *found)
{
  g_return_if_fail (self != NULL && reader != NULL && found != NULL);

  free_source (self, found);
  free_named_speaker (self, found);
  cut_tail (self, found);
  join_to_source (self, reader, found);
  free_apposition (self, reader, found);
}
