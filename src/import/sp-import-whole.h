/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "sp-article.h"

G_BEGIN_DECLS

/* SpWhole: pages put together, one behind the other, of which everything is text of the article:
 * chapters, or what was written as Markdown. */
typedef struct _SpWhole SpWhole;

SpWhole *sp_whole_new (void);
void sp_whole_free (SpWhole *self);
gboolean sp_whole_add (SpWhole *self, GBytes *page, GError **error);
SpArticle *sp_whole_finish (SpWhole *self, const char *title, const char *url, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWhole, sp_whole_free)

G_END_DECLS
