/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-fetcher.h"

G_BEGIN_DECLS

SpFetched *sp_fetch_lazily (const SpFetchRequest *request,
                            GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpFetched *sp_fetch_module_fetch (const SpFetchRequest *request,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
