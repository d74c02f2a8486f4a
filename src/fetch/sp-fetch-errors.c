/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-fetch-errors.h"

#include <glib/gi18n-lib.h>
#include "sp-error.h"

/* What went wrong, told to a reader in one sentence. The codes say what can be done: NETWORK may
 * go better later, NOT_FOUND and the others will not. */

/* Tells of @cause, an error of the connection to @host. */
void
sp_fetch_set_network_error (GError **error, const GError *cause, const char *host)
{
  g_return_if_fail (cause != NULL && host != NULL);

  if (g_error_matches (cause, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE)
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE))
    g_set_error_literal (error, SP_ERROR, SP_ERROR_NETWORK, _ ("there is no network connection"));
  else if (cause->domain == G_RESOLVER_ERROR)
    g_set_error (error, SP_ERROR, SP_ERROR_NETWORK, _ ("no site named %s is known"), host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error (error, SP_ERROR, SP_ERROR_NETWORK, _ ("%s did not answer in time"), host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
           || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
           || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED))
    g_set_error (error, SP_ERROR, SP_ERROR_NETWORK, _ ("%s cannot be reached"), host);
  else if (cause->domain == G_TLS_ERROR)
    g_set_error (error,
                 SP_ERROR,
                 SP_ERROR_INVALID,
                 _ ("no safe connection to %s is possible"),
                 host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    g_set_error (error, SP_ERROR, SP_ERROR_INVALID, _ ("what %s sent is damaged"), host);
  else
    g_set_error (error,
                 SP_ERROR,
                 SP_ERROR_NETWORK,
                 _ ("the connection to %s broke off before the end of the page"),
                 host);
}

/* Tells why the certificate of @host is not believed. */
void
sp_fetch_set_certificate_error (GError **error, GTlsCertificateFlags flags, const char *host)
{
  g_return_if_fail (host != NULL);

  if ((flags & G_TLS_CERTIFICATE_BAD_IDENTITY) != 0)
    g_set_error (error,
                 SP_ERROR,
                 SP_ERROR_INVALID,
                 _ ("the certificate of %s is made out to another site, so nothing was fetched"),
                 host);
  else if ((flags & G_TLS_CERTIFICATE_EXPIRED) != 0)
    g_set_error (error,
                 SP_ERROR,
                 SP_ERROR_INVALID,
                 _ ("the certificate of %s has expired, so nothing was fetched"),
                 host);
  else
    g_set_error (error,
                 SP_ERROR,
                 SP_ERROR_INVALID,
                 _ ("the certificate of %s cannot be trusted, so nothing was fetched"),
                 host);
}

/* Tells of an answer of HTTP status @status, which is none of success. */
void
sp_fetch_set_status_error (GError **error, guint status, const char *host)
{
  g_return_if_fail (host != NULL);

  if (status == 404 || status == 410)
    g_set_error (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("%s has no such page"), host);
  else if (status == 401 || status == 403 || status == 407 || status == 451)
    g_set_error (error,
                 SP_ERROR,
                 SP_ERROR_UNSUPPORTED,
                 _ ("%s does not show this page to everyone (answer %u)"),
                 host,
                 status);
  else if (status == 429 || status >= 500)
    g_set_error (error,
                 SP_ERROR,
                 SP_ERROR_NETWORK,
                 _ ("%s cannot give the page now (answer %u)"),
                 host,
                 status);
  else
    g_set_error (error,
                 SP_ERROR,
                 SP_ERROR_INVALID,
                 _ ("%s did not give the page (answer %u)"),
                 host,
                 status);
}

/* What may hold an article or a feed; servers that do not know say nothing or octet-stream. */
static gboolean
is_readable (const char *type)
{
  static const char *const types[] = { "text/html",
                                       "text/plain",
                                       "text/markdown",
                                       "text/x-markdown",
                                       "text/xml",
                                       "text/rss",
                                       "text/rss+xml",
                                       "text/x-opml",
                                       "text/x-opml+xml",
                                       "message/rfc822",
                                       "multipart/related",
                                       "application/xhtml+xml",
                                       "application/xml",
                                       "application/rss+xml",
                                       "application/atom+xml",
                                       "application/rdf+xml",
                                       "application/json",
                                       "application/feed+json",
                                       "application/pdf",
                                       "application/epub+zip",
                                       "application/x-mimearchive",
                                       "application/octet-stream",
                                       "binary/octet-stream",
                                       "application/x-unknown-content-type",
                                       NULL };

  return type == NULL || g_strv_contains (types, type);
}

/* Can something of @type (nullable, lower case) be read? If not, @error tells what it is. */
gboolean
sp_fetch_check_type (const char *type, GError **error)
{
  if (is_readable (type))
    return TRUE;
  if (g_str_has_prefix (type, "image/"))
    g_set_error_literal (error,
                         SP_ERROR,
                         SP_ERROR_UNSUPPORTED,
                         _ ("the link leads to a picture, not to an article"));
  else if (g_str_has_prefix (type, "video/") || g_str_has_prefix (type, "audio/"))
    g_set_error_literal (error,
                         SP_ERROR,
                         SP_ERROR_UNSUPPORTED,
                         _ ("the link leads to a recording, not to an article"));
  else
    g_set_error (error,
                 SP_ERROR,
                 SP_ERROR_UNSUPPORTED,
                 _ ("the link leads to a file of the type %s, not to an article"),
                 type);
  return FALSE;
}
