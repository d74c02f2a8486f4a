/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-lemmatizer.h"

#include <string.h>
#include "sp-error.h"
#include "sp-word-shape.h"

struct _SpLemmatizer
{
  const guint64 *table; /* sorted */
  guint n;
  const char *const *edits; /* owned container, strings borrowed from the file */
  guint n_edits;
};

/* The key of a whole word or of an ending with a tag. The lowest SP_LEMMA_EDIT_BITS bits are zero.
 */
guint64
sp_lemma_key (const char *ending, gboolean whole, const char *xpos)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (ending != NULL && xpos != NULL, 0);

  key = g_strconcat (whole ? "^" : "", ending, "|", xpos, NULL);
  return sp_word_hash (key) >> SP_LEMMA_EDIT_BITS << SP_LEMMA_EDIT_BITS;
}

/* Applies an edit, "l2y": l for small letters or k to keep them, so many code points off the end,
 * then what is put there. Returns: (transfer full). */
char *
sp_lemma_apply (const char *word, const char *edit)
{
  g_autofree char *base = NULL;
  glong length, strip;
  char *stem, *lemma;

  g_return_val_if_fail (word != NULL && edit != NULL, NULL);

  base = edit[0] == 'l' ? g_utf8_strdown (word, -1) : g_strdup (word);
  length = g_utf8_strlen (base, -1);
  strip = edit[0] != '\0' ? edit[1] - '0' : 0;
  if (strip < 0 || strip > length)
    return g_steal_pointer (&base);
  stem = g_utf8_substring (base, 0, length - strip);
  lemma = g_strconcat (stem, edit[0] != '\0' && edit[1] != '\0' ? edit + 2 : "", NULL);
  g_free (stem);
  return lemma;
}

/* Returns: (transfer full): NULL with SP_ERROR_CORRUPT. @file must outlive it. */
SpLemmatizer *
sp_lemmatizer_new (const SpModelFile *file, GError **error)
{
  g_autoptr (SpLemmatizer) self = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (SpLemmatizer, 1);
  self->n = sp_model_file_get_rows (file, "lemma.table");
  self->table = sp_model_file_find (file, "lemma.table", SP_SECTION_UINT64, self->n, 1, error);
  if (self->table == NULL)
    return NULL;
  self->edits = sp_model_file_dup_strings (file, "lemma.edits", &self->n_edits, error);
  return self->edits != NULL ? g_steal_pointer (&self) : NULL;
}

void
sp_lemmatizer_free (SpLemmatizer *self)
{
  g_return_if_fail (self != NULL);

  g_free ((gpointer)self->edits);
  g_free (self);
}

/* Returns: (nullable): the edit for @key. */
static const char *
look_up (const SpLemmatizer *self, guint64 key)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->table[middle] < key)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < self->n && self->table[low] >> SP_LEMMA_EDIT_BITS == key >> SP_LEMMA_EDIT_BITS)
    {
      guint edit = (guint)(self->table[low] & ((1 << SP_LEMMA_EDIT_BITS) - 1));

      return edit < self->n_edits ? self->edits[edit] : NULL;
    }
  return NULL;
}

/* Returns: (transfer full): the lemma of @word with the Penn tag @xpos. */
char *
sp_lemmatizer_dup_lemma (const SpLemmatizer *self, const char *word, const char *xpos)
{
  g_autofree char *small = NULL;
  const char *edit, *ending;
  guint n = 0;

  g_return_val_if_fail (self != NULL && word != NULL && xpos != NULL, NULL);

  small = g_utf8_strdown (word, -1);
  edit = look_up (self, sp_lemma_key (small, TRUE, xpos));
  for (ending = small; *ending != '\0'; ending = g_utf8_next_char (ending))
    n++;
  ending = small;
  for (; n > SP_LEMMA_MAX_ENDING; n--)
    ending = g_utf8_next_char (ending);
  while (edit == NULL)
    {
      edit = look_up (self, sp_lemma_key (ending, FALSE, xpos));
      if (*ending == '\0')
        break;
      ending = g_utf8_next_char (ending);
    }
  return edit != NULL ? sp_lemma_apply (word, edit) : g_strdup (word);
}
