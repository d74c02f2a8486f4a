/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-text.h"

#include <string.h>
#include "sp-error.h"
#include "sp-limits.h"

/* Code points are found through a table of the byte offset of each 64th code point, so that both
 * directions cost at most a binary search and 64 steps. A pure ASCII text needs no table. */
#define STEP 64

struct _SpText
{
  gatomicrefcount ref_count;
  char *utf8;
  gsize n_bytes;
  guint length;   /* code points */
  guint32 *index; /* byte offset of code point i * STEP; NULL for ASCII */

  /* made on first use, then never changed */
  gsize paragraphs_once;
  GArray *paragraphs; /* SpSpan */
  gsize sha256_once;
  char *sha256;
};

static void
build_index (SpText *self)
{
  guint i = 0;

  self->index = g_new (guint32, self->length / STEP + 1);
  for (const char *p = self->utf8, *end = p + self->n_bytes; p < end; p = g_utf8_next_char (p), i++)
    if (i % STEP == 0)
      self->index[i / STEP] = (guint32)(p - self->utf8);
  if (i % STEP == 0)
    self->index[i / STEP] = (guint32)self->n_bytes;
}

/* Makes a text of @n_bytes bytes of UTF-8 (-1: up to the NUL byte). NUL bytes inside are kept.
 * Returns: (transfer full): the text, or NULL with SP_ERROR_ENCODING or SP_ERROR_TOO_LARGE. */
SpText *
sp_text_new (const char *utf8, gssize n_bytes, GError **error)
{
  gsize n = n_bytes < 0 ? strlen (utf8) : (gsize)n_bytes;
  SpText *self;

  g_return_val_if_fail (utf8 != NULL || n_bytes == 0, NULL);

  if (n > SP_MAX_TEXT_BYTES)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_TOO_LARGE,
                   "the text is larger than %d MiB",
                   SP_MAX_TEXT_BYTES >> 20);
      return NULL;
    }
  for (const char *p = utf8, *end = utf8 + n; p < end; p++)
    {
      if (!g_utf8_validate_len (p, (gsize)(end - p), &p) && (p >= end || *p != '\0'))
        {
          g_set_error_literal (error, SP_ERROR, SP_ERROR_ENCODING, "the text is not valid UTF-8");
          return NULL;
        }
      if (p >= end)
        break;
    }

  self = g_new0 (SpText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = g_malloc (n + 1);
  if (n > 0)
    memcpy (self->utf8, utf8, n);
  self->utf8[n] = '\0';
  self->n_bytes = n;
  for (gsize i = 0; i < n; i++)
    self->length += (self->utf8[i] & 0xc0) != 0x80;
  if (self->length < n)
    build_index (self);
  return self;
}

SpText *
sp_text_ref (SpText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_text_unref (SpText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->paragraphs, g_array_unref);
  g_free (self->sha256);
  g_free (self->index);
  g_free (self->utf8);
  g_free (self);
}

/* Returns: the whole text, NUL-terminated (it may hold NUL bytes too: see sp_text_get_n_bytes). */
const char *
sp_text_get_utf8 (const SpText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->utf8;
}

gsize
sp_text_get_n_bytes (const SpText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}

/* Returns: the number of code points. */
guint
sp_text_get_length (const SpText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/* Returns: the SHA-256 of the UTF-8 text, in small hexadecimal digits. */
const char *
sp_text_get_sha256 (SpText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_once_init_enter (&self->sha256_once))
    {
      self->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                                  (const guchar *)self->utf8,
                                                  self->n_bytes);
      g_once_init_leave (&self->sha256_once, 1);
    }
  return self->sha256;
}

/* Returns: the byte offset of code point @offset; the end of the text for a larger one. */
gsize
sp_text_byte_at (const SpText *self, guint offset)
{
  const char *p;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->length)
    return self->n_bytes;
  if (self->index == NULL)
    return offset;
  p = self->utf8 + self->index[offset / STEP];
  for (guint i = offset % STEP; i > 0; i--)
    p = g_utf8_next_char (p);
  return (gsize)(p - self->utf8);
}

/* Returns: the code point that begins at or before @byte and ends behind it; the length for a byte
 * at or behind the end. */
guint
sp_text_offset_at (const SpText *self, gsize byte)
{
  guint low = 0, high, offset;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->length;
  if (self->index == NULL)
    return (guint)byte;
  high = (self->length + STEP - 1) / STEP;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->index[middle] <= byte)
        low = middle;
      else
        high = middle;
    }
  offset = low * STEP;
  for (gsize i = self->index[low] + 1; i <= byte; i++)
    offset += (self->utf8[i] & 0xc0) != 0x80;
  return offset;
}

/* Returns: (transfer full): the words at @span (code points, cut to the text), NUL-terminated. */
char *
sp_text_dup_span (const SpText *self, SpSpan span)
{
  gsize start, end;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (span.start <= span.end, NULL);

  start = sp_text_byte_at (self, span.start);
  end = sp_text_byte_at (self, span.end);
  return g_strndup (self->utf8 + start, end - start);
}

static GArray *
find_paragraphs (const SpText *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SpSpan));
  SpSpan line = { 0, 0 }; /* from the first to behind the last character that is no space */
  gboolean open = FALSE;
  guint i = 0;

  for (const char *p = self->utf8, *end = p + self->n_bytes; p < end; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == 0x2029)
        {
          if (open)
            g_array_append_val (found, line);
          open = FALSE;
        }
      else if (c != 0 && !g_unichar_isspace (c) && c != 0xfeff && c != 0x200b)
        {
          if (!open)
            line.start = i;
          line.end = i + 1;
          open = TRUE;
        }
    }
  if (open)
    g_array_append_val (found, line);
  return found;
}

/* Finds the lines that hold more than white space, without the white space around them. In saved
 * articles a line is a paragraph; text wrapped at a fixed column is joined by the importer, not
 * here. Returns: (transfer none): @n spans in order. */
const SpSpan *
sp_text_get_paragraphs (SpText *self, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  if (g_once_init_enter (&self->paragraphs_once))
    {
      self->paragraphs = find_paragraphs (self);
      g_once_init_leave (&self->paragraphs_once, 1);
    }
  *n = self->paragraphs->len;
  return (const SpSpan *)self->paragraphs->data;
}
