/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties, quotes and stances that were missed: the reader adds them from the selected words. */
#include "config.h"
#include "sp-add-window.h"
#include "sp-note-item.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_MENTIONS 24

/* Sets @span to what is selected. Returns: FALSE, having said why, where nothing can be added. */
static gboolean
get_words (SpWindow *self, SpSpan *span)
{
  sp_window_hide_marks (self);
  if (!sp_reader_view_get_selection (SP_READER_VIEW (self->reader), span))
    {
      sp_window_say (self, _ ("First select the words in the article."));
      return FALSE;
    }
  return sp_document_get_analysis (self->document) != NULL
         && sp_analysis_get_text (sp_document_get_analysis (self->document))
                == sp_article_get_text (sp_document_get_article (self->document));
}

/* Looks at the reader's own finding on the words at @span, which begin it. */
static void
look_at (SpWindow *self, GListModel *items, SpSpan span)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SpItem) item = g_list_model_get_item (items, i);
      SpSpans places = { 0 };

      sp_item_add_places (item, &places);
      if ((sp_item_get_reader_flags (item) & SP_READER_ADDED) != 0 && places.n > 0
          && places.items[0].start == span.start)
        sp_focus_set_item_from_text (self->focus, item, span.start);
      sp_spans_clear (&places);
    }
}

static void
added_cb (SpWindow *self, const char *words, SpAddWindow *window)
{
  SpSpan span = sp_add_window_get_span (window);

  sp_reader_view_unselect (SP_READER_VIEW (self->reader));
  if (sp_add_window_is_stance (window))
    look_at (self, sp_document_get_stances (self->document), span);
  else
    look_at (self, sp_document_get_quotes (self->document), span);
  sp_window_toast_undo (self, words);
}

static void
ask (SpWindow *self, GtkWindow *window)
{
  g_signal_connect_object (window, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
add_quote_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpSpan span;

  if (get_words (self, &span))
    ask (self, sp_add_window_new_quote (GTK_WINDOW (self), self->document, span));
}

static void
add_stance_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpSpan span;

  if (get_words (self, &span))
    ask (self, sp_add_window_new_stance (GTK_WINDOW (self), self->document, span));
}

/* TRUE if the words at @span are, or lie in, a mention of another party. */
static gboolean
is_taken (SpAnalysis *analysis, SpSpan span)
{
  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    {
      GArray *mentions = sp_analysis_get_party (analysis, i)->mentions;

      for (guint k = 0; k < mentions->len; k++)
        if (sp_span_overlaps (g_array_index (mentions, SpMention, k).span, span))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_letter_at (SpText *text, guint offset)
{
  return offset < sp_text_get_length (text)
         && g_unichar_isalnum (
             g_utf8_get_char (sp_text_get_utf8 (text) + sp_text_byte_at (text, offset)));
}

/* Adds to @mentions the places where @name stands as a word of its own and is no other party's. */
static void
find_mentions (SpAnalysis *analysis, const char *name, SpSpans *mentions)
{
  SpText *text = sp_analysis_get_text (analysis);
  const char *utf8 = sp_text_get_utf8 (text);

  for (const char *at = strstr (utf8, name); at != NULL && mentions->n < MAX_MENTIONS;
       at = strstr (at + 1, name))
    {
      SpSpan span = { sp_text_offset_at (text, (gsize)(at - utf8)),
                      sp_text_offset_at (text, (gsize)(at - utf8) + strlen (name)) };

      if ((span.start == 0 || !is_letter_at (text, span.start - 1))
          && !is_letter_at (text, span.end) && !is_taken (analysis, span))
        sp_spans_add (mentions, span);
    }
}

/* The selected words are the name of a party. */
static void
add_party_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpAnalysis *analysis = sp_document_get_analysis (self->document);
  g_autofree char *name = NULL;
  SpSpans mentions = { 0 };
  SpSpan span;

  if (!get_words (self, &span))
    return;
  name = sp_text_dup_span (sp_analysis_get_text (analysis), span);
  find_mentions (analysis, name, &mentions);
  if (mentions.n > 0)
    {
      sp_operation_log_take (
          sp_document_get_log (self->document),
          sp_operation_new_add_party (analysis, name, SP_PARTY_OTHER, &mentions));
      sp_window_toast_undo (self, _ ("Party added"));
    }
  else
    sp_window_say (self, _ ("These words are a party already."));
  sp_spans_clear (&mentions);
}

static void
linked_cb (SpWindow *self, const char *words)
{
  sp_window_toast_undo (self, words);
}

/* Links the note in focus, or a new one on the selected words, to a party. */
static void
link_note_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);
  SpSpan span;
  SpItem *item;
  GtkWindow *window;

  sp_window_hide_marks (self);
  if (sp_reader_view_get_selection (SP_READER_VIEW (self->reader), &span))
    {
      sp_reader_view_unselect (SP_READER_VIEW (self->reader));
      gtk_widget_activate_action (self->panel, "note.write", "(uu)", span.start, span.end);
    }
  item = sp_focus_get_item (self->focus);
  if (!SP_IS_NOTE_ITEM (item) || sp_document_get_analysis (self->document) == NULL)
    {
      sp_window_say (self, _ ("First select words, or choose a highlight."));
      return;
    }
  window = sp_add_window_new_link (GTK_WINDOW (self), self->document, SP_NOTE_ITEM (item));
  g_signal_connect_object (window, "added", G_CALLBACK (linked_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static const GActionEntry entries[] = {
  { .name = "add-party", .activate = add_party_activated },
  { .name = "add-quote", .activate = add_quote_activated },
  { .name = "add-stance", .activate = add_stance_activated },
  { .name = "link-note", .activate = link_note_activated },
};

/* Makes the actions that add what was missed. */
void
sp_window_init_add (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
