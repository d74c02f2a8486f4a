/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What newer versions of GTK and libadwaita have replaced or deprecated; nowhere else. */
typedef void (*SpPlatformFileFunc) (GFile *file, gpointer user_data);
typedef void (*SpPlatformFilesFunc) (GListModel *files, gpointer user_data);

void sp_platform_show_about (GtkWindow *parent);
GtkNativeDialog *sp_platform_choose_file (GtkWindow *parent,
                                          SpPlatformFileFunc func,
                                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
GtkNativeDialog *sp_platform_choose_files (GtkWindow *parent,
                                           SpPlatformFilesFunc func,
                                           gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
GtkNativeDialog *sp_platform_choose_folder (GtkWindow *parent,
                                            SpPlatformFilesFunc func,
                                            gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

GtkNativeDialog *sp_platform_choose_target (GtkWindow *parent,
                                            const char *title,
                                            const char *name,
                                            SpPlatformFileFunc func,
                                            gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

/* A question that one line answers. */
typedef struct
{
  const char *heading;
  const char *body;
  const char *label; /* of the entry, for screen readers */
  const char *placeholder;
  const char *verb;                         /* of the button */
  gboolean (*is_answer) (const char *line); /* else the button cannot be used */
} SpPlatformQuestion;

typedef void (*SpPlatformLineFunc) (const char *line, gpointer user_data);

void sp_platform_ask_for_line (GtkWindow *parent,
                               const SpPlatformQuestion *question,
                               SpPlatformLineFunc func,
                               gpointer user_data);

/* A question before something that cannot be taken back. */
typedef struct
{
  const char *question;
  const char *explanation;
  const char *answer; /* yes, in words */
} SpPlatformWarning;

typedef void (*SpPlatformFunc) (gpointer user_data);

GtkWindow *sp_platform_warn (GtkWindow *parent,
                             const SpPlatformWarning *question,
                             SpPlatformFunc agreed,
                             gpointer user_data,
                             GDestroyNotify destroy);

G_END_DECLS
