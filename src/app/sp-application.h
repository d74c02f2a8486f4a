/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "sp-window.h"

G_BEGIN_DECLS

/* SpApplication: the process: its windows, its engine, its settings. */
#define SP_TYPE_APPLICATION (sp_application_get_type ())
G_DECLARE_FINAL_TYPE (SpApplication, sp_application, SP, APPLICATION, AdwApplication)

SpApplication *sp_application_new (void) G_GNUC_WARN_UNUSED_RESULT;
SpWindow *sp_application_add_window (SpApplication *self);

G_END_DECLS
