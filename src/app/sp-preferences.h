/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* SpPreferences: the window of the settings. */
#define SP_TYPE_PREFERENCES (sp_preferences_get_type ())
G_DECLARE_FINAL_TYPE (SpPreferences, sp_preferences, SP, PREFERENCES, AdwWindow)

GtkWindow *sp_preferences_new (GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
