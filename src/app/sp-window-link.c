/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-error.h"
#include "sp-feeds-calls.h"
#include "sp-feeds-window.h"
#include "sp-fetch-link.h"
#include "sp-platform.h"
#include "sp-window-private.h"

#include <glib/gi18n.h>

/* A link that the reader brings: its page is fetched, and only that one, then read like a file. */

static void
progress_cb (goffset received, goffset total, gpointer user_data)
{
  SpWindow *self = SP_WINDOW (user_data);

  if (self->document == NULL) /* closed meanwhile */
    return;
  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->loading_bar),
                                   (double)received / (double)total);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->loading_bar));
}

/* Keeps the link where it may be fetched later, and says so. */
static void
keep_link (SpWindow *self, GError **error)
{
  GError *told;

  if (!g_error_matches (*error, SP_ERROR, SP_ERROR_NETWORK) || !sp_window_can_keep (self))
    return;
  sp_feeds_keep_link (self->library, self->link);
  /* Translators: %s says why a page cannot be fetched now */
  told = g_error_new (SP_ERROR,
                      SP_ERROR_NETWORK,
                      _ ("%s; the link is kept under Feeds and Links"),
                      (*error)->message);
  g_error_free (*error);
  *error = told;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpWindow) self = SP_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFetched) fetched = sp_fetcher_fetch_finish (SP_FETCHER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  if (fetched == NULL)
    {
      keep_link (self, &error);
      sp_window_loading_failed (self, error);
      return;
    }
  sp_load_fetched_async (fetched, self->cancellable, sp_window_loaded_cb, g_object_ref (self));
}

/* Fetches the page at @link into this window. @typed: the reader wrote it, so it may lead into the
 * own network. */
void
sp_window_open_link (SpWindow *self, const char *link, gboolean typed)
{
  g_autofree char *copy = NULL, *label = NULL;
  g_autoptr (GUri) uri = NULL;
  SpFetchRequest request = { 0 };

  g_return_if_fail (SP_IS_WINDOW (self) && link != NULL);

  copy = g_strdup (link);
  uri = sp_fetch_link_parse (NULL, copy, NULL);
  /* Translators: %s is the name of a web site */
  label = uri != NULL ? g_strdup_printf (_ ("Fetching the page from %s…"), g_uri_get_host (uri))
                      : NULL;
  sp_window_begin_loading (self, label);
  if (self->fetcher == NULL)
    self->fetcher = sp_fetcher_new (NULL);
  self->link = g_steal_pointer (&copy);
  self->link_typed = typed;
  request = (SpFetchRequest){ .url = self->link,
                              .typed = typed,
                              .progress = progress_cb,
                              .progress_data = self };
  sp_fetcher_fetch_async (self->fetcher,
                          &request,
                          self->cancellable,
                          fetched_cb,
                          g_object_ref (self));
}

static void
link_given_cb (const char *words, gpointer user_data)
{
  g_autofree char *link = sp_fetch_link_normalize (words);

  if (link != NULL)
    sp_window_open_link (SP_WINDOW (user_data), link, TRUE);
}

/* Asks for a link and fetches its page. */
void
sp_window_add_link (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  sp_platform_ask_for_line (GTK_WINDOW (self),
                            &(SpPlatformQuestion){ .heading = _ ("Add a Link"),
                                                   .body = _ ("Fetches this one page only."),
                                                   .label = _ ("Link"),
                                                   .placeholder = "https://",
                                                   .verb = _ ("_Fetch"),
                                                   .is_answer = sp_fetch_link_is_one },
                            link_given_cb,
                            self);
}

/* Fetches the link again that could not be fetched. */
void
sp_window_try_again (SpWindow *self)
{
  g_autofree char *link = NULL;

  g_return_if_fail (SP_IS_WINDOW (self));

  link = g_strdup (self->link);
  if (link != NULL)
    sp_window_open_link (self, link, self->link_typed);
}

/* Says that @article goes on at another address, where it does; that page is fetched if the reader
 * asks for it, as an article of its own. */
void
sp_window_offer_next_page (SpWindow *self, SpArticle *article)
{
  const char *next;
  AdwToast *toast;

  g_return_if_fail (SP_IS_WINDOW (self) && article != NULL);

  next = sp_article_get_next_page (article);
  if (next == NULL)
    return;
  toast = adw_toast_new (_ ("This article goes on at another page"));
  adw_toast_set_button_label (toast, _ ("_Fetch Next Page"));
  adw_toast_set_action_name (toast, "win.fetch-page");
  adw_toast_set_action_target_value (toast, g_variant_new_string (next));
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), toast);
}

static char *
find_link (const char *word)
{
  if (g_ascii_strncasecmp (word, "http://", 7) != 0
      && g_ascii_strncasecmp (word, "https://", 8) != 0)
    return NULL;
  return sp_fetch_link_normalize (word);
}

/* Are @words a link, beginning with http or https, or one on each line? Such words are fetched when
 * they are dropped or pasted. Returns: (transfer full) (nullable): the links. */
GStrv
sp_window_find_links (const char *words)
{
  g_autoptr (GStrvBuilder) links = NULL;
  g_auto (GStrv) lines = NULL, found = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  links = g_strv_builder_new ();
  lines = g_strsplit (words, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      g_autofree char *link = find_link (line);

      if (link != NULL)
        g_strv_builder_add (links, link);
      else if (*line != '\0')
        return NULL;
    }
  found = g_strv_builder_end (links);
  return *found != NULL ? g_steal_pointer (&found) : NULL;
}

/* Opens the one link of @links; fetches several into the library. */
void
sp_window_take_links (SpWindow *self, const char *const *links)
{
  g_return_if_fail (SP_IS_WINDOW (self) && links != NULL && *links != NULL);

  if (links[1] != NULL && sp_window_can_keep (self))
    {
      sp_window_import_links (self, links);
      return;
    }
  sp_window_open_link (self, links[0], FALSE);
  if (links[1] != NULL)
    sp_window_say (self, _ ("Only the first of these links was opened"));
}

static void
feed_opened_cb (SpWindow *self, const char *link)
{
  sp_window_open_link (self, link, FALSE);
  gtk_window_present (GTK_WINDOW (self));
}

static void
links_wanted_cb (SpWindow *self, const char *const *links)
{
  if (sp_window_can_keep (self))
    sp_window_import_links (self, links);
  gtk_window_present (GTK_WINDOW (self));
}

/* Shows the feeds and the links that wait. */
void
sp_window_show_feeds (SpWindow *self)
{
  SpFeedsWindow *feeds;

  g_return_if_fail (SP_IS_WINDOW (self));

  if (self->library == NULL)
    return;
  feeds = sp_feeds_window_new (GTK_WINDOW (self), self->library);
  g_signal_connect_object (feeds, "open", G_CALLBACK (feed_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (feeds, "fetch", G_CALLBACK (links_wanted_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (feeds));
}
