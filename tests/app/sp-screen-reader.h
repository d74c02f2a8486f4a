/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* SpScreenReader: the real program in a process of its own, seen from the accessibility bus and
 * driven by the keyboard. Everything that is looked for is waited for. */
typedef struct
{
  GSubprocess *program;
  AtspiAccessible *application;
} SpScreenReader;

/* names of our own: whether libatspi cleans up its types depends on its version */
typedef AtspiAccessible SpNode;
typedef AtspiText SpNodeText;
typedef AtspiAction SpNodeAction;
typedef AtspiStateSet SpNodeStates;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNode, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNodeText, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNodeAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpNodeStates, g_object_unref)

typedef void (*SpNodeFunc) (AtspiAccessible *node, AtspiRole role, gpointer data);

void sp_screen_reader_start (SpScreenReader *self, gconstpointer sample);
void sp_screen_reader_stop (SpScreenReader *self, gconstpointer data);

void sp_screen_reader_walk (SpScreenReader *self, SpNodeFunc func, gpointer data);
AtspiAccessible *sp_screen_reader_find_text (SpScreenReader *self);
guint sp_screen_reader_count (SpScreenReader *self, AtspiRole role, const char *words);
void sp_screen_reader_wait (SpScreenReader *self, AtspiRole role, const char *words, guint n);
void sp_screen_reader_wait_text (SpScreenReader *self, const char *words);
void sp_screen_reader_press (SpScreenReader *self, AtspiRole role, const char *name);
void sp_screen_reader_type (const char *first_argument, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
