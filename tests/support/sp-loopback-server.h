/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* SpLoopbackServer: real servers on 127.0.0.1 in a thread of their own: one of libsoup for pages
 * that behave, one of bare bytes for those that do not. */
typedef struct _SpLoopbackServer SpLoopbackServer;

/* Called in the server's thread. @path: of the request, without its query. */
typedef void (*SpLoopbackHandler) (SoupServerMessage *message, const char *path, gpointer data);

/* What is sent to whoever connects, byte for byte, whatever was asked. */
typedef struct
{
  const char *bytes;
  gsize
      pause_after; /* bytes that come at once; the others one by one, 50 ms apart; 0: all at once */
  gboolean hang;   /* the connection stays open afterwards */
} SpLoopbackScript;

SpLoopbackServer *sp_loopback_server_new (SpLoopbackHandler handler, gpointer data);
SpLoopbackServer *
sp_loopback_server_new_tls (const char *certificate, SpLoopbackHandler handler, gpointer data);
SpLoopbackServer *sp_loopback_server_new_raw (const SpLoopbackScript *script);
void sp_loopback_server_free (SpLoopbackServer *self);

char *sp_loopback_server_dup_link (SpLoopbackServer *self, const char *path);
guint sp_loopback_server_get_port (SpLoopbackServer *self);
guint sp_loopback_server_get_n_requests (SpLoopbackServer *self);

void
sp_loopback_answer (SoupServerMessage *message, const char *type, const char *body, gssize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLoopbackServer, sp_loopback_server_free)

G_END_DECLS
