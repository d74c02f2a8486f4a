/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "sp-document.h"
#include "sp-focus.h"

G_BEGIN_DECLS

/* SpPage: one page of the panel: its content, or what there is to say instead of it; a line at the
 * bottom for what is kept apart. It speaks to the document and the focus alone. */
#define SP_TYPE_PAGE (sp_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpPage, sp_page, SP, PAGE, GtkBox)

struct _SpPageClass
{
  GtkBoxClass parent_class;

  /* Another document (or none) was set; the one before is gone. */
  void (*document_changed) (SpPage *self);
  /* The lists of the document are in step with another analysis. Called when the page is in sight.
   */
  void (*analysis_changed) (SpPage *self);
  void (*focus_changed) (SpPage *self);
  /* The document has an article of another text: all findings are about to change. */
  void (*text_changed) (SpPage *self);
  void (*footer_clicked) (SpPage *self);
  /* How many findings there are: the badge of the page. */
  guint (*count) (SpPage *self);
  gboolean (*shows_kind) (SpPage *self, SpItemKind kind);
  /* Returns: (transfer full): what to say where there is none of them in @words words. */
  char *(*describe_nothing) (SpPage *self, guint words);
  /* Its findings are looked for in texts of every language. */
  gboolean any_language;
};

void sp_page_set_document (SpPage *self, SpDocument *document, SpFocus *focus);
SpDocument *sp_page_get_document (SpPage *self); /* nullable, borrowed */
SpFocus *sp_page_get_focus (SpPage *self);       /* nullable, borrowed */
guint sp_page_get_count (SpPage *self);
gboolean sp_page_shows_kind (SpPage *self, SpItemKind kind);

void sp_page_set_hint (SpPage *self, const char *hint);
void sp_page_set_content (SpPage *self, GtkWidget *content);
void sp_page_set_top (SpPage *self, GtkWidget *top);
void sp_page_set_footer (SpPage *self, const char *text, const char *button);
void sp_page_update (SpPage *self);
void sp_page_copy (SpPage *self, SpItem *item);
/* signal "copied": the words of a finding went to the clipboard */

G_END_DECLS
