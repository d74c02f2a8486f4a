/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-analysis.h"

G_BEGIN_DECLS

/* SpKnowledge: the word lists of data/lexicon/ and the countries of iso-codes, loaded once,
 * immutable, shared by threads. The files are plain text for people to read and edit: a line an
 * entry, tab-separated columns, '#' begins a comment. */
typedef struct _SpKnowledge SpKnowledge;

/* One row of a word list: its columns, the first of which is the key it is found by. */
typedef struct
{
  const char *const *columns; /* NULL-terminated */
  guint n;
} SpRow;

SpKnowledge *sp_knowledge_new (const char *folder, GError **error);
void sp_knowledge_free (SpKnowledge *self);
/* Tells whether all lists are there that the engine asks for. Returns: FALSE with
 * SP_ERROR_NOT_FOUND, which names the file that is missing. */
gboolean sp_knowledge_check (const SpKnowledge *self, GError **error);
/* Returns: a number that another name or content of any list would change. */
guint64 sp_knowledge_get_checksum (const SpKnowledge *self);

/* Finds the first row of list @list ("cues", "stances", "roles" …: the file name without .tsv)
 * whose key is @key (already folded as the list's file says). Returns: (nullable) (transfer none).
 */
const SpRow *sp_knowledge_find (const SpKnowledge *self, const char *list, const char *key);
/* Returns: (transfer none): all rows of @list in file order (element-type SpRow); NULL for an
 * unknown list. */
const GArray *sp_knowledge_rows (const SpKnowledge *self, const char *list);

/* What a stage compiles from the lists, once for all analyses. */
typedef gpointer (*SpDeriveFunc) (const SpKnowledge *self);
/* Gives what @build makes of the lists: made at the first call with this @name, kept until @self is
 * freed, with @free_func. Safe in any thread. Returns: (transfer none). */
gconstpointer sp_knowledge_derive (const SpKnowledge *self,
                                   const char *name,
                                   SpDeriveFunc build,
                                   GDestroyNotify free_func);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpKnowledge, sp_knowledge_free)

G_END_DECLS
