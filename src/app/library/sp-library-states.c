/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-library-view-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "sp-error.h"
#include "sp-rescue-page.h"

/* What the view shows in the place of a list, and above it: nothing found, a library that is being
 * opened, that can only be read, that is damaged. */

#define OPENING_DELAY 700 /* milliseconds until it is said that the library is being opened */

static void
set_none_page (SpLibraryView *self, const char *icon, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->none_page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->none_page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->none_page), escaped);
}

/* Says why there is nothing to see. */
static void
fill_none_page (SpLibraryView *self, const GError *error)
{
  SpLibraryFilter filter = sp_library_view_get_filter (self);

  if (error != NULL)
    set_none_page (self, "dialog-error-symbolic", _ ("The Library Cannot Be Read"), error->message);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    set_none_page (self,
                   "system-search-symbolic",
                   _ ("Nothing Found"),
                   _ ("Try other words, or fewer."));
  else if (filter == SP_LIBRARY_TRASH)
    set_none_page (self, "user-trash-symbolic", _ ("The Trash Is Empty"), "");
  else if (filter == SP_LIBRARY_ARCHIVE)
    set_none_page (self, "folder-symbolic", _ ("Nothing Is Archived"), "");
  else if (filter == SP_LIBRARY_FAVOURITES)
    set_none_page (self, "starred-symbolic", _ ("No Favourites Yet"), "");
  else if (filter == SP_LIBRARY_UNREAD)
    set_none_page (self, "mail-read-symbolic", _ ("All Is Read"), "");
  else
    set_none_page (self,
                   "folder-symbolic",
                   _ ("No Articles Yet"),
                   _ ("What you open is kept here."));
}

static void
update_notice (SpLibraryView *self)
{
  SpLibraryStoreState state
      = self->store != NULL ? sp_library_store_get_state (self->store) : SP_LIBRARY_STORE_OPEN;
  gboolean opening = state == SP_LIBRARY_STORE_OPENING && self->opening_source == 0;
  gboolean visible = opening || state == SP_LIBRARY_STORE_READ_ONLY;

  gtk_label_set_text (
      GTK_LABEL (self->notice_label),
      opening ? _ ("The library is being opened. After an update of Standpoint it is brought up to "
                   "date first, which can take a few minutes.")
              : _ ("This library can only be read: it is from a newer Standpoint, or its folder "
                   "may not be written. Nothing is kept."));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->notice), visible);
  gtk_widget_set_visible (self->notice, visible);
}

/* Opening takes so long that something has to be said. */
static gboolean
opening_cb (gpointer user_data)
{
  SpLibraryView *self = user_data;

  self->opening_source = 0;
  update_notice (self);
  return G_SOURCE_REMOVE;
}

/* The library cannot be opened, or its articles cannot be listed. */
static gboolean
is_damaged (SpLibraryView *self)
{
  return g_error_matches (sp_library_store_get_error (self->store), SP_ERROR, SP_ERROR_CORRUPT)
         || g_error_matches (sp_library_list_get_error (self->articles),
                             SP_ERROR,
                             SP_ERROR_CORRUPT);
}

static void
show_damage (SpLibraryView *self)
{
  sp_rescue_page_update (SP_RESCUE_PAGE (self->rescue_page));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "damaged");
}

/* Shows the list, or why there is none. */
void
sp_library_view_show_what_is_there (SpLibraryView *self)
{
  const GError *error = sp_library_list_get_error (self->articles);
  gboolean none = error != NULL || sp_library_list_get_n_articles (self->articles) == 0;

  if (is_damaged (self))
    {
      show_damage (self);
      return;
    }
  if (none)
    fill_none_page (self, error);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), none ? "none" : "list");
}

/* The library is open now, or cannot be. */
void
sp_library_view_state_changed (SpLibraryView *self)
{
  if (is_damaged (self))
    show_damage (self);
  update_notice (self);
}

/* Waits for the library; where that takes long, the view says so. */
void
sp_library_view_begin_opening (SpLibraryView *self)
{
  self->opening_source = g_timeout_add (OPENING_DELAY, opening_cb, self);
}
