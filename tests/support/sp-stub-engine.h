/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-document-private.h"

G_BEGIN_DECLS

/* SpStubEngine: an engine that answers what it was told to, and that a test can hold at a gate. */
typedef struct _SpStubEngine SpStubEngine;

SpStubEngine *sp_stub_engine_new (void);
void sp_stub_engine_free (SpStubEngine *self);
SpDocument *sp_stub_engine_open (SpStubEngine *self);
SpArticle *sp_stub_engine_answer (SpStubEngine *self, SpAnalysis *analysis);
void sp_stub_engine_fail (SpStubEngine *self, SpArticle *article, const char *message);
void sp_stub_engine_forget (SpStubEngine *self);
void sp_stub_engine_hold (SpStubEngine *self, gboolean heeds_cancellation);
void sp_stub_engine_wait_entered (SpStubEngine *self, guint n);
void sp_stub_engine_release (SpStubEngine *self);
guint sp_stub_engine_get_most_at_once (SpStubEngine *self);
void sp_stub_engine_wait_ready (SpDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpStubEngine, sp_stub_engine_free)

G_END_DECLS
