/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-mime.h"

#include <string.h>

/* Messages of e-mail (RFC 5322, 2045 to 2047), as newsletters and saved web pages (MHTML) come.
 * There is no message that is refused: what is broken is read as far as it can be. Parts are found
 * in one pass over the bytes of the part around them, so that time is bounded by depth × length. */

#define MAX_DEPTH 16
#define MAX_PARTS 2000
#define MAX_HEADER_BYTES (256 * 1024)
#define MAX_LINE 8192 /* of a header, unfolded */
#define MAX_WORD 2048 /* encoded; the standard says 75 */

static void parse_into (SpMimePart *self, const char *data, gsize n, guint depth, guint *left);

void
sp_mime_part_free (SpMimePart *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->type);
  g_hash_table_unref (self->terms);
  g_hash_table_unref (self->lines);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static SpMimePart *
part_new (void)
{
  SpMimePart *self = g_new0 (SpMimePart, 1);

  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_mime_part_free);
  return self;
}

/* Returns: where the line of @p ends, behind its line break. */
static const char *
skip_line (const char *p, const char *end)
{
  const char *at = memchr (p, '\n', (gsize)(end - p));

  return at != NULL ? at + 1 : end;
}

static gboolean
is_blank (const char *line, const char *next)
{
  return next - line == 1 || (next - line == 2 && *line == '\r');
}

static void
add_header (SpMimePart *self, const GString *line)
{
  const char *colon = strchr (line->str, ':');
  g_autofree char *name = NULL;

  if (colon == NULL || colon == line->str)
    return;
  name = g_ascii_strdown (line->str, colon - line->str);
  g_strchomp (name);
  if (!g_hash_table_contains (self->lines, name))
    g_hash_table_insert (self->lines, g_steal_pointer (&name), g_strstrip (g_strdup (colon + 1)));
}

/* Reads the headers. Returns: where the body begins. */
static const char *
parse_headers (SpMimePart *self, const char *data, const char *end)
{
  g_autoptr (GString) line = g_string_new (NULL);
  const char *p = data, *next;

  for (; p < end && p - data < MAX_HEADER_BYTES; p = next)
    {
      gsize n;

      next = skip_line (p, end);
      if (is_blank (p, next))
        {
          add_header (self, line);
          return next;
        }
      n = (gsize)(next - p);
      while (n > 0 && (p[n - 1] == '\n' || p[n - 1] == '\r'))
        n--;
      if (*p != ' ' && *p != '\t') /* else it goes on from the line above */
        {
          add_header (self, line);
          g_string_truncate (line, 0);
        }
      g_string_append_len (line, p, (gssize)MIN (n, MAX_LINE - MIN (line->len, MAX_LINE)));
    }
  add_header (self, line);
  return p;
}

/* Reads one value behind "=": quoted or bare. Returns: where it ends. */
static const char *
parse_value (const char *p, GString *value)
{
  if (*p != '"')
    {
      const char *stop = p + strcspn (p, ";");

      g_string_append_len (value, p, stop - p);
      return stop;
    }
  for (p++; *p != '\0' && *p != '"'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      g_string_append_c (value, *p);
    }
  return p + strcspn (p, ";");
}

static void
parse_type (SpMimePart *self)
{
  const char *told = sp_mime_part_get_header (self, "content-type");
  const char *p = told != NULL ? told : "text/plain";
  gsize n = strcspn (p, ";");

  self->type = g_strstrip (g_ascii_strdown (p, (gssize)n));
  for (p += n; *p == ';';)
    {
      g_autoptr (GString) value = g_string_new (NULL);
      g_autofree char *name = NULL;

      p++;
      n = strcspn (p, "=;");
      name = g_strstrip (g_ascii_strdown (p, (gssize)n));
      p += n;
      if (*p != '=')
        continue;
      p++;
      p += strspn (p, " \t");
      p = parse_value (p, value);
      if (!g_hash_table_contains (self->terms, name))
        g_hash_table_insert (self->terms,
                             g_steal_pointer (&name),
                             g_strstrip (g_strdup (value->str)));
    }
}

/* Is the line "--" @boundary? @last: (out): it is the one behind all parts. */
static gboolean
is_boundary (const char *line, const char *next, const char *boundary, gsize n, gboolean *last)
{
  gsize length = (gsize)(next - line);

  if (length < n + 2 || line[0] != '-' || line[1] != '-' || memcmp (line + 2, boundary, n) != 0)
    return FALSE;
  line += n + 2;
  *last = next - line >= 2 && line[0] == '-' && line[1] == '-';
  line += *last ? 2 : 0;
  for (; line < next; line++)
    if (strchr (" \t\r\n", *line) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_part (SpMimePart *self, const char *start, const char *end, guint depth, guint *left)
{
  SpMimePart *part;

  if (end > start && end[-1] == '\n') /* the line break belongs to the boundary */
    end--;
  if (end > start && end[-1] == '\r')
    end--;
  part = part_new ();
  parse_into (part, start, (gsize)(end - start), depth + 1, left);
  g_ptr_array_add (self->parts, part);
}

static void
split (SpMimePart *self, const char *boundary, guint depth, guint *left)
{
  const char *end = self->body + self->n_body, *start = NULL, *next;
  gsize n = strlen (boundary);
  gboolean last = FALSE;

  for (const char *p = self->body; p<end && * left> 0 && !last; p = next)
    {
      next = skip_line (p, end);
      if (!is_boundary (p, next, boundary, n, &last))
        continue;
      if (start != NULL)
        {
          (*left)--;
          add_part (self, start, p, depth, left);
        }
      start = next;
    }
  if (start != NULL && !last && start<end && * left> 0) /* it broke off */
    {
      (*left)--;
      add_part (self, start, end, depth, left);
    }
}

static void
parse_into (SpMimePart *self, const char *data, gsize n, guint depth, guint *left)
{
  const char *boundary;

  self->body = parse_headers (self, data, data + n);
  self->n_body = (gsize)(data + n - self->body);
  parse_type (self);
  boundary = sp_mime_part_get_term (self, "boundary");
  if (depth < MAX_DEPTH && boundary != NULL && *boundary != '\0'
      && g_str_has_prefix (self->type, "multipart/"))
    split (self, boundary, depth, left);
}

/* Parses a message. Returns: (transfer full): never NULL; bytes that are no message make one of
 * plain text. */
SpMimePart *
sp_mime_parse (const char *data, gsize n)
{
  SpMimePart *self = part_new ();
  guint left = MAX_PARTS;

  g_return_val_if_fail (data != NULL || n == 0, NULL);

  parse_into (self, data, n, 0, &left);
  return self;
}

/* @name: in lower case. Returns: (nullable): borrowed, as it stands there. */
const char *
sp_mime_part_get_header (const SpMimePart *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (self->lines, name);
}

/* A parameter of the type. @name: in lower case. Returns: (nullable): borrowed. */
const char *
sp_mime_part_get_term (const SpMimePart *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (self->terms, name);
}

static int
hex_pair (const char *p, const char *end)
{
  if (end - p < 2 || !g_ascii_isxdigit (p[0]) || !g_ascii_isxdigit (p[1]))
    return -1;
  return g_ascii_xdigit_value (p[0]) * 16 + g_ascii_xdigit_value (p[1]);
}

/* Undoes quoted-printable; in @header also "_" for a space. */
static GByteArray *
decode_quoted (const char *p, gsize n, gboolean header)
{
  GByteArray *out = g_byte_array_sized_new ((guint)n);
  const char *end = p + n;

  while (p < end)
    {
      guint8 c = (guint8)*p;
      int byte = c == '=' ? hex_pair (p + 1, end) : -1;

      if (byte >= 0)
        {
          c = (guint8)byte;
          p += 3;
        }
      else if (c == '=' && !header && p + 1 < end && (p[1] == '\n' || p[1] == '\r'))
        { /* the line goes on */
          p = skip_line (p, end);
          continue;
        }
      else
        {
          c = header && c == '_' ? ' ' : c;
          p++;
        }
      g_byte_array_append (out, &c, 1);
    }
  return out;
}

static GByteArray *
decode_base64 (const char *p, gsize n)
{
  GByteArray *out = g_byte_array_new ();
  int state = 0;
  guint save = 0;

  g_byte_array_set_size (out, (guint)(n / 4 * 3 + 6));
  g_byte_array_set_size (out, (guint)g_base64_decode_step (p, n, out->data, &state, &save));
  return out;
}

/* Returns: (transfer full): the body, decoded. */
GBytes *
sp_mime_part_decode (const SpMimePart *self)
{
  const char *encoding;
  GByteArray *out;

  g_return_val_if_fail (self != NULL, NULL);

  encoding = sp_mime_part_get_header (self, "content-transfer-encoding");
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "base64") == 0)
    out = decode_base64 (self->body, self->n_body);
  else if (encoding != NULL && g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    out = decode_quoted (self->body, self->n_body, FALSE);
  else
    return g_bytes_new (self->body, self->n_body);
  return g_byte_array_free_to_bytes (out);
}

/* Reads "=?charset?Q?words?=" at @p. Returns: where it ends, NULL where there is none. */
static const char *
decode_word (const char *p, GString *out)
{
  const char *charset = p + 2, *kind, *words, *stop;
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *name = NULL, *utf8 = NULL;

  if (p[0] != '=' || p[1] != '?' || (kind = strchr (charset, '?')) == NULL || kind[1] == '\0'
      || kind[2] != '?')
    return NULL;
  words = kind + 3;
  stop = g_strstr_len (words, MAX_WORD, "?=");
  if (stop == NULL)
    return NULL;
  name = g_strndup (charset, (gsize)(kind - charset));
  bytes = g_ascii_toupper (kind[1]) == 'B' ? decode_base64 (words, (gsize)(stop - words))
                                           : decode_quoted (words, (gsize)(stop - words), TRUE);
  utf8 = g_convert ((const char *)bytes->data, bytes->len, "UTF-8", name, NULL, NULL, NULL);
  if (utf8 == NULL)
    utf8 = g_utf8_make_valid ((const char *)bytes->data, bytes->len);
  g_string_append (out, utf8);
  return stop + 2;
}

/* A header as words of UTF-8. @name: in lower case. Returns: (transfer full) (nullable). */
char *
sp_mime_part_dup_words (const SpMimePart *self, const char *name)
{
  const char *p;
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean word_before = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  p = sp_mime_part_get_header (self, name);
  if (p == NULL)
    return NULL;
  while (*p != '\0')
    {
      const char *spaces = p + strspn (p, " \t");
      const char *behind = decode_word (word_before ? spaces : p, out);

      word_before = behind != NULL;
      if (behind != NULL)
        p = behind; /* spaces between two such words are none of the text */
      else
        g_string_append_c (out, *p++);
    }
  return g_utf8_make_valid (out->str, (gssize)out->len);
}
