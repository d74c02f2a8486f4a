/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What newer versions of GTK and libadwaita have replaced or deprecated; nowhere else. */
typedef void (*SpPlatformFileFunc) (GFile *file, gpointer user_data);

void sp_platform_show_about (GtkWindow *parent);
GtkNativeDialog *sp_platform_choose_file (GtkWindow *parent,
                                          SpPlatformFileFunc func,
                                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* A question before something that cannot be taken back. */
typedef struct
{
  const char *question;
  const char *explanation;
  const char *answer; /* yes, in words */
} SpPlatformQuestion;

typedef void (*SpPlatformFunc) (gpointer user_data);

GtkWindow *sp_platform_ask (GtkWindow *parent,
                            const SpPlatformQuestion *question,
                            SpPlatformFunc agreed,
                            gpointer user_data,
                            GDestroyNotify destroy);

G_END_DECLS
