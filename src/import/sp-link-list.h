/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A link or feed in a list that another program wrote. */
typedef struct
{
  char *url;
  char *title;  /* nullable */
  char *tags;   /* names joined by ", ", "" for none */
  gint64 added; /* seconds since 1970, 0 where it is not known */
  gboolean read;
  gboolean favourite;
  gboolean feed;
} SpListedLink;

GPtrArray *sp_link_list_parse (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *sp_link_list_write_opml (const GPtrArray *links, const char *title);
void sp_listed_link_free (SpListedLink *self);

G_END_DECLS
