/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sp_fetch_set_network_error (GError **error, const GError *cause, const char *host);
void sp_fetch_set_certificate_error (GError **error, GTlsCertificateFlags flags, const char *host);
void sp_fetch_set_status_error (GError **error, guint status, const char *host);
gboolean sp_fetch_check_type (const char *type, GError **error);

G_END_DECLS
