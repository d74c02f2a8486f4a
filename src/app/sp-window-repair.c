/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text is repaired where it was read wrongly: each repair is an act of the log, and the article
 * is analysed anew. */
#include "config.h"
#include "sp-repairs-window.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* Returns: (transfer full): SpBlock: the paragraphs of @article, whether an importer named them or
 * not. */
static GArray *
list_paragraphs (SpArticle *article)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SpBlock));
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);
  const SpSpan *paragraphs;

  if (n > 0)
    return g_array_append_vals (list, blocks, n);
  paragraphs = sp_text_get_paragraphs (sp_article_get_text (article), &n);
  for (guint i = 0; i < n; i++)
    g_array_append_vals (list, &(SpBlock){ paragraphs[i], SP_BLOCK_PARAGRAPH, 0 }, 1);
  return list;
}

/* What a repair is about: the selection, or the place of the caret. */
static SpSpan
get_place (SpWindow *self)
{
  SpReaderView *reader = SP_READER_VIEW (self->reader);
  SpSpan span;

  if (!sp_reader_view_get_selection (reader, &span))
    {
      span.start = sp_reader_view_get_caret (reader);
      span.end = span.start + 1;
    }
  return span;
}

static gboolean
is_title (SpArticle *article, SpSpan span)
{
  SpSpan title = sp_article_get_title_span (article);

  return title.start < title.end && sp_span_overlaps (title, span);
}

static void
add_repair (SpWindow *self, SpOperationKind kind, SpSpan span)
{
  SpText *text = sp_article_get_text (sp_document_get_article (self->document));

  sp_operation_log_take (sp_document_get_log (self->document),
                         sp_operation_new_repair (kind, text, span));
}

/* Does @kind to each paragraph of the place, as one act; the title stays as it is. Returns: how
 * many there were. */
static guint
repair_paragraphs (SpWindow *self, SpOperationKind kind, guint at_most)
{
  g_autoptr (SpArticle) article = sp_article_ref (sp_document_get_article (self->document));
  SpOperationLog *log = sp_document_get_log (self->document);
  g_autoptr (GArray) blocks = list_paragraphs (article);
  SpSpan place = get_place (self);
  guint done = 0;

  sp_reader_view_end_adjustment (SP_READER_VIEW (self->reader));
  sp_operation_log_begin_act (log);
  for (guint i = 0; i < blocks->len && done < at_most; i++)
    {
      const SpBlock *block = &g_array_index (blocks, SpBlock, i);

      if (!sp_span_overlaps (block->span, place) || block->kind == SP_BLOCK_METADATA
          || is_title (article, block->span))
        continue;
      add_repair (self, kind, block->span);
      done++;
    }
  sp_operation_log_end_act (log);
  return done;
}

static void
not_in_article_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  guint n = repair_paragraphs (self, SP_OPERATION_NOT_IN_ARTICLE, G_MAXUINT);
  g_autofree char *words = NULL;

  /* Translators: said when paragraphs were taken out of the article */
  words = g_strdup_printf (ngettext ("Paragraph left out", "%u paragraphs left out", n), n);
  if (n > 0)
    sp_window_toast_undo (self, words);
}

static void
is_title_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  if (repair_paragraphs (self, SP_OPERATION_IS_TITLE, 1) > 0)
    sp_window_toast_undo (self, _ ("Title changed"));
}

/* The words behind the break: they are found again although the text changes. */
#define WORDS_BEHIND 80

static void
split_paragraph_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  g_autoptr (SpArticle) article = sp_article_ref (sp_document_get_article (self->document));
  const char *utf8 = sp_text_get_utf8 (sp_article_get_text (article));
  g_autoptr (GArray) blocks = list_paragraphs (article);
  guint at = get_place (self).start;

  for (guint i = 0; i < blocks->len; i++)
    {
      SpSpan span = g_array_index (blocks, SpBlock, i).span;

      if (at <= span.start || at >= span.end || is_title (article, span))
        continue;
      while (at < span.end
             && g_unichar_isspace (
                 g_utf8_get_char (utf8 + sp_text_byte_at (sp_article_get_text (article), at))))
        at++;
      if (at == span.end)
        return;
      add_repair (self,
                  SP_OPERATION_SPLIT_PARAGRAPH,
                  (SpSpan){ at, MIN (span.end, at + WORDS_BEHIND) });
      sp_window_toast_undo (self, _ ("Paragraph split"));
      return;
    }
}

static void
repairs_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  gtk_window_present (sp_repairs_window_new (GTK_WINDOW (self), self->document));
}

static const GActionEntry entries[] = {
  { .name = "not-in-article", .activate = not_in_article_activated },
  { .name = "is-title", .activate = is_title_activated },
  { .name = "split-paragraph", .activate = split_paragraph_activated },
  { .name = "repairs", .activate = repairs_activated },
};

/* Makes the actions that repair the text. */
void
sp_window_init_repair (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* Says whether they make sense: only with an article. */
void
sp_window_update_repair (SpWindow *self, gboolean reading)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name)),
        reading);
}
