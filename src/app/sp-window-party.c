/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-party-page.h"
#include "sp-window-private.h"

/* One party in all articles of the library: a page in the place of the article. */

/* Shows what the library knows of the party @name. */
void
sp_window_show_party (SpWindow *self, const char *name)
{
  g_return_if_fail (SP_IS_WINDOW (self) && name != NULL);

  if (self->library == NULL)
    return;
  sp_window_cancel (self);
  sp_party_page_show (SP_PARTY_PAGE (self->party_page), name);
  sp_window_back_to_party (self);
}

/* Shows the page again as it was left. */
void
sp_window_back_to_party (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  if (sp_party_page_get_name (SP_PARTY_PAGE (self->party_page)) == NULL)
    return;
  sp_window_show_page_of_stack (self, "party");
  if (self->library_folded)
    sp_window_reveal_library (self, FALSE);
  gtk_widget_child_focus (self->party_page, GTK_DIR_TAB_FORWARD);
}

static void
closed_cb (SpWindow *self)
{
  gboolean reading = sp_document_get_article (self->document) != NULL;

  sp_window_show_page_of_stack (self, reading ? "article" : "empty");
  if (reading)
    gtk_widget_grab_focus (self->reader);
}

static void
open_cb (SpWindow *self, gint64 id, guint position)
{
  sp_window_open_entry_at (self, id, position);
}

/* Connects the page to the library of the window. */
void
sp_window_init_party (SpWindow *self)
{
  sp_party_page_set_store (SP_PARTY_PAGE (self->party_page), self->library);
  g_signal_connect_object (self->party_page, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->party_page,
                           "closed",
                           G_CALLBACK (closed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->party_page,
                           "said",
                           G_CALLBACK (sp_window_say),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Lets go of the library; what is asked for is given up. */
void
sp_window_dispose_party (SpWindow *self)
{
  if (self->party_page != NULL)
    sp_party_page_set_store (SP_PARTY_PAGE (self->party_page), NULL);
}
