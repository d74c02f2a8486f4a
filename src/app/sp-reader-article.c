/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-view-private.h"

#include <glib/gi18n.h>

/* The article and its findings come into the view. */

/* Tells a screen reader what is read. */
void
sp_reader_view_update_label (SpReaderView *self)
{
  const char *title = self->article != NULL ? sp_article_get_title (self->article) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _ ("Article"),
                                  -1);
}

/* A mark would do, but for the margin above the first line. */
static void
scroll_to_top (SpReaderView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

/* Fills the buffer with the article of the document. */
static void
show_article (SpReaderView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  const char *text = "";
  GtkTextIter start;

  sp_reader_view_forget_position (self);
  g_clear_handle_id (&self->adjust_source, g_source_remove);
  g_clear_object (&self->adjusted);
  g_clear_pointer (&self->layout, sp_reader_layout_free);
  if (self->article != NULL)
    {
      self->layout = sp_reader_layout_new (self->article);
      text = sp_reader_layout_get_text (self->layout);
    }
  self->rtl = self->layout != NULL && sp_reader_layout_is_rtl (self->layout);
  self->quiet++;
  gtk_text_buffer_set_text (buffer, text, -1);
  if (self->layout != NULL)
    sp_reader_view_tag_lines (self);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->quiet--;
  gtk_widget_set_direction (GTK_WIDGET (self->title_block),
                            self->rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  scroll_to_top (self);
  sp_reader_view_update_label (self);
  sp_reader_view_find_again (self);
}

/* TRUE if the findings are those of the article that is shown: a new article has none at first. */
gboolean
sp_reader_view_has_findings (SpReaderView *self)
{
  SpAnalysis *analysis = self->document != NULL ? sp_document_get_analysis (self->document) : NULL;

  return analysis != NULL && self->article != NULL && self->layout != NULL
         && sp_analysis_get_text (analysis) == sp_article_get_text (self->article);
}

/* Shows what is found in the article. */
void
sp_reader_view_update_findings (SpReaderView *self)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  sp_reader_view_update_marks (self);
  sp_reader_view_update_bars (self);
  sp_reader_view_update_highlights (self);
  sp_reader_view_update_lit (self);
  sp_title_block_update (self->title_block, self->document, self->focus);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Shows the article of the document. Another date of the same text is no other article: nothing of
 * the buffer changes. */
void
sp_reader_view_update_article (SpReaderView *self)
{
  SpArticle *article = self->document != NULL ? sp_document_get_article (self->document) : NULL;
  SpText *old = self->article != NULL ? sp_article_get_text (self->article) : NULL;
  SpText *new = article != NULL ? sp_article_get_text (article) : NULL;
  SpArticle *original = self->document != NULL ? sp_document_get_original (self->document) : NULL;
  gboolean repaired = original != NULL && original == self->original && old != NULL && new != NULL;
  g_autoptr (SpText) before = old != NULL ? sp_text_ref (old) : NULL;
  guint position = repaired ? sp_reader_view_get_position (self) : 0;
  guint caret = repaired ? sp_reader_view_get_caret (self) : 0;

  g_clear_pointer (&self->article, sp_article_unref);
  self->article = article != NULL ? sp_article_ref (article) : NULL;
  g_clear_pointer (&self->original, sp_article_unref);
  self->original = original != NULL ? sp_article_ref (original) : NULL;
  if (old != new || new == NULL)
    {
      show_article (self);
      if (repaired)
        sp_reader_view_carry_over (self, before, position, caret);
    }
  sp_reader_view_update_findings (self);
}
