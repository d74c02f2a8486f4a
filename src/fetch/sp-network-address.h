/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sp_network_address_is_public (GInetAddress *address);
gboolean sp_network_name_is_local (const char *host);

G_END_DECLS
