/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-corrections.h"

#include <string.h>

/* The repairs of the text make a new article out of the frozen one, one after the other. Each finds
 * its place in what those before it have made, and moves everything behind it exactly. */

/* Part [start, end) of a text (code points) that becomes @by. */
typedef struct
{
  SpSpan span;
  const char *by;
  guint n_by; /* code points */
} Edit;

static guint
move_offset (guint offset, const Edit *edit)
{
  if (offset <= edit->span.start)
    return offset;
  if (offset < edit->span.end)
    return edit->span.start;
  return offset - sp_span_length (edit->span) + edit->n_by;
}

static SpSpan
move_span (SpSpan span, const Edit *edit)
{
  guint end = move_offset (span.end, edit);

  return (SpSpan){ MIN (move_offset (span.start, edit), end), end };
}

static SpText *
edit_text (SpText *text, const Edit *edit)
{
  const char *utf8 = sp_text_get_utf8 (text);
  gsize start = sp_text_byte_at (text, edit->span.start),
        end = sp_text_byte_at (text, edit->span.end);
  g_autoptr (GString) edited = g_string_new_len (utf8, (gssize)start);

  g_string_append (edited, edit->by);
  g_string_append_len (edited, utf8 + end, (gssize)(sp_text_get_n_bytes (text) - end));
  return sp_text_new (edited->str, (gssize)edited->len, NULL);
}

static void
copy_facts (SpArticle *to, SpArticle *from)
{
  const char *const *byline = sp_article_get_byline (from);

  for (guint i = 0; byline[i] != NULL; i++)
    sp_article_add_byline (to, byline[i]);
  sp_article_set_site (to, sp_article_get_site (from));
  sp_article_set_published (to, sp_article_get_published (from));
  sp_article_set_modified (to, sp_article_get_modified (from));
  sp_article_set_language (to, sp_article_get_language (from));
  sp_article_set_url (to, sp_article_get_url (from));
  sp_article_set_lead_image (to, sp_article_get_lead_image (from));
}

/* Copies what stands in the text besides blocks. */
static void
copy_layout (SpArticle *to, SpArticle *from, const Edit *edit)
{
  guint n;
  const SpLink *links = sp_article_get_links (from, &n);
  const SpEmphasis *emphasis;
  const SpSpan *datelines;
  SpSpan span;

  for (guint i = 0; i < n; i++)
    if (sp_span_length (span = move_span (links[i].span, edit)) > 0)
      sp_article_add_link (to, span, links[i].href);
  emphasis = sp_article_get_emphasis (from, &n);
  for (guint i = 0; i < n; i++)
    if (sp_span_length (span = move_span (emphasis[i].span, edit)) > 0)
      sp_article_add_emphasis (to, (SpEmphasis){ span, emphasis[i].kind });
  datelines = sp_article_get_datelines (from, &n);
  for (guint i = 0; i < n; i++)
    if (sp_span_length (span = move_span (datelines[i], edit)) > 0)
      sp_article_add_dateline (to, span);
}

/* Returns: (transfer full): SpBlock: those of the article, or its paragraphs where it has none. */
static GArray *
list_blocks (SpArticle *article)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SpBlock));
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);
  const SpSpan *paragraphs;

  if (n > 0)
    return g_array_append_vals (list, blocks, n);
  paragraphs = sp_text_get_paragraphs (sp_article_get_text (article), &n);
  for (guint i = 0; i < n; i++)
    {
      SpBlock block = { paragraphs[i], SP_BLOCK_PARAGRAPH, 0 };

      g_array_append_val (list, block);
    }
  return list;
}

static SpArticle *
edit_article (SpArticle *article, const Edit *edit)
{
  g_autoptr (SpText) text = edit_text (sp_article_get_text (article), edit);
  SpArticle *edited;
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);

  if (text == NULL)
    return sp_article_ref (article);
  edited = sp_article_new (text);
  copy_facts (edited, article);
  copy_layout (edited, article, edit);
  sp_article_set_title (edited,
                        sp_article_get_title (article),
                        move_span (sp_article_get_title_span (article), edit));
  sp_article_set_plain (edited, FALSE);
  for (guint i = 0; i < n; i++)
    {
      SpBlock block = blocks[i], second = blocks[i];

      block.span = move_span (block.span, edit);
      if (edit->n_by > 0 && blocks[i].span.start < edit->span.start
          && edit->span.end < blocks[i].span.end)
        {
          second.span = (SpSpan){ edit->span.start + edit->n_by, block.span.end };
          block.span.end = edit->span.start;
          sp_article_add_block (edited, block);
          block = second;
        }
      if (sp_span_length (block.span) > 0)
        sp_article_add_block (edited, block);
    }
  return edited;
}

/* The same article with other blocks and perhaps another title. The text is a copy: whoever
 * compares texts sees that this is another article, whose findings are others. */
static SpArticle *
rebuild (SpArticle *article, GArray *blocks, const char *title, SpSpan in_text)
{
  const Edit none = { { 0, 0 }, "", 0 };
  SpText *before = sp_article_get_text (article);
  g_autoptr (SpText) text
      = sp_text_new (sp_text_get_utf8 (before), (gssize)sp_text_get_n_bytes (before), NULL);
  SpArticle *built = sp_article_new (text);

  copy_facts (built, article);
  copy_layout (built, article, &none);
  sp_article_set_title (built, title, in_text);
  sp_article_set_plain (built, sp_article_is_plain (article));
  for (guint i = 0; i < blocks->len; i++)
    sp_article_add_block (built, g_array_index (blocks, SpBlock, i));
  return built;
}

static gboolean
is_space_at (SpText *text, guint offset)
{
  return g_unichar_isspace (
      g_utf8_get_char (sp_text_get_utf8 (text) + sp_text_byte_at (text, offset)));
}

/* Drops the words with the white space that parts them from the next ones. */
static SpArticle *
drop (SpArticle *article, SpSpan span)
{
  SpText *text = sp_article_get_text (article);
  guint length = sp_text_get_length (text);
  Edit edit = { span, "", 0 };

  while (edit.span.end < length && is_space_at (text, edit.span.end))
    edit.span.end++;
  if (edit.span.end == length)
    while (edit.span.start > 0 && is_space_at (text, edit.span.start - 1))
      edit.span.start--;
  if (sp_span_length (edit.span) == length)
    return sp_article_ref (article); /* an article without words is none */
  return edit_article (article, &edit);
}

static SpArticle *
split (SpArticle *article, SpSpan span)
{
  SpText *text = sp_article_get_text (article);
  Edit edit = { { span.start, span.start }, "\n\n", 2 };

  while (edit.span.start > 0 && is_space_at (text, edit.span.start - 1))
    edit.span.start--;
  return edit.span.start == 0 ? sp_article_ref (article) : edit_article (article, &edit);
}

static SpArticle *
set_block (SpArticle *article, SpSpan span, SpBlockKind kind)
{
  g_autoptr (GArray) blocks = list_blocks (article);
  g_autofree char *title = g_strdup (sp_article_get_title (article));
  SpSpan in_text = sp_article_get_title_span (article);

  for (guint i = 0; i < blocks->len; i++)
    {
      SpBlock *block = &g_array_index (blocks, SpBlock, i);

      if (!sp_span_overlaps (block->span, span))
        continue;
      block->kind = kind;
      block->level = kind == SP_BLOCK_HEADING ? 1 : 0;
    }
  if (kind == SP_BLOCK_HEADING)
    {
      g_free (title);
      title = sp_text_dup_span (sp_article_get_text (article), span);
      g_strstrip (title);
      in_text = span;
    }
  return rebuild (article, blocks, title, in_text);
}

static SpArticle *
repair (SpArticle *article, SpOperationKind kind, SpSpan span)
{
  switch ((int)kind)
    {
    case SP_OPERATION_DROP_PARAGRAPH:
      return drop (article, span);
    case SP_OPERATION_SPLIT_PARAGRAPH:
      return split (article, span);
    case SP_OPERATION_NOT_IN_ARTICLE:
      return set_block (article, span, SP_BLOCK_METADATA);
    case SP_OPERATION_IS_TITLE:
      return set_block (article, span, SP_BLOCK_HEADING);
    case SP_OPERATION_IN_ARTICLE:
      return set_block (article, span, SP_BLOCK_PARAGRAPH);
    default:
      g_return_val_if_reached (sp_article_ref (article));
    }
}

/* Makes the article that the repairs among @operations (element-type SpOperation) turn @article
 * into; a repair whose place is not found, or which was reverted, is left out. Any thread.
 * @statuses: (nullable): set for each repair, by its number in @operations. Returns: (transfer
 * full): @article itself where there is none. */
SpArticle *
sp_repairs_apply (SpArticle *article, GPtrArray *operations, SpAnchorStatus *statuses)
{
  g_autoptr (SpArticle) now = NULL;
  g_autoptr (GPtrArray) repairs = NULL;

  g_return_val_if_fail (article != NULL && operations != NULL, NULL);

  now = sp_article_ref (article);
  repairs = sp_operations_list_repairs (operations);
  for (guint i = 0; i < operations->len; i++)
    {
      const SpOperation *operation = g_ptr_array_index (operations, i);
      g_autoptr (SpAnchorFinder) finder = NULL;
      SpAnchorMatch match;

      if (!sp_operation_is_repair (operation) || !g_ptr_array_find (repairs, operation, NULL))
        continue;
      finder = sp_anchor_finder_new (sp_article_get_text (now));
      match = sp_anchor_finder_find (finder, &operation->place);
      if (statuses != NULL)
        statuses[i] = match.status;
      if (match.status < SP_ANCHOR_AMBIGUOUS)
        {
          SpArticle *repaired = repair (now, operation->kind, match.span);

          sp_article_unref (now);
          now = repaired;
        }
    }
  return g_steal_pointer (&now);
}

/* Returns: (transfer full): what tells the repairs among @operations (element-type SpOperation)
 * from another set. */
char *
sp_repairs_dup_key (GPtrArray *operations)
{
  GString *ids;

  g_return_val_if_fail (operations != NULL, NULL);

  ids = g_string_new (NULL);
  for (guint i = 0; i < operations->len; i++)
    {
      const SpOperation *operation = g_ptr_array_index (operations, i);

      if (sp_operation_is_repair (operation))
        g_string_append_printf (ids, "%s ", operation->id);
    }
  return g_string_free (ids, FALSE);
}
