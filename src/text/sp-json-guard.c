/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-json-guard.h"

#include <string.h>
#include "sp-error.h"
#include "sp-limits.h"

/* json-glib 1.6 calls itself for every nested value, without a limit, and takes several values
 * where one should stand. This checks bytes from outside before they reach it: the grammar of RFC
 * 8259, one value, valid UTF-8, no more than SP_MAX_JSON_DEPTH values inside each other, no more
 * than SP_MAX_JSON_BYTES. One pass, no memory. */

typedef struct
{
  const char *at;
  const char *end;
  const char *wrong; /* what is wrong, once something is */
  gboolean deep;
} Guard;

static gboolean
fail (Guard *self, const char *what)
{
  self->wrong = what;
  return FALSE;
}

static void
skip_space (Guard *self)
{
  while (self->at < self->end && memchr (" \t\n\r", *self->at, 4) != NULL)
    self->at++;
}

/* Takes "uXXXX" with its four digits. Returns: the code unit, -1 if it is malformed. */
static int
take_unit (Guard *self)
{
  int unit = 0;

  if (self->end - self->at < 5 || *self->at != 'u')
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*++self->at);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

/* Takes what follows a backslash; leaves at its last byte. Half a pair of surrogates is no
 * character. */
static gboolean
take_escape (Guard *self)
{
  int unit;

  if (self->at < self->end && memchr ("\"\\/bfnrt", *self->at, 8) != NULL)
    return TRUE;
  unit = take_unit (self);
  if (unit >= 0xd800 && unit < 0xdc00 && self->end - self->at > 2 && self->at[1] == '\\')
    {
      self->at += 2;
      unit = take_unit (self);
      if (unit < 0xdc00 || unit >= 0xe000)
        unit = -1;
    }
  else if (unit >= 0xd800 && unit < 0xe000)
    unit = -1;
  return unit >= 0 || fail (self, "an escape in a string is malformed");
}

static gboolean
take_string (Guard *self)
{
  for (self->at++; self->at < self->end; self->at++)
    {
      guchar c = (guchar)*self->at;

      if (c == '"')
        {
          self->at++;
          return TRUE;
        }
      if (c < 0x20)
        return fail (self, "a control character stands in a string");
      if (c == '\\')
        {
          self->at++;
          if (!take_escape (self))
            return FALSE;
        }
    }
  return fail (self, "a string does not end");
}

static gboolean
take_digits (Guard *self)
{
  if (self->at == self->end || !g_ascii_isdigit (*self->at))
    return fail (self, "a number is malformed");
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return TRUE;
}

static gboolean
take_number (Guard *self)
{
  self->at += *self->at == '-';
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!take_digits (self))
    return FALSE;
  if (self->at < self->end && *self->at == '.')
    {
      self->at++;
      if (!take_digits (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at | 0x20) == 'e')
    {
      self->at++;
      self->at += self->at < self->end && (*self->at == '+' || *self->at == '-');
      if (!take_digits (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_scalar (Guard *self)
{
  static const char *const names[] = { "true", "false", "null", NULL };

  if (*self->at == '"')
    return take_string (self);
  if (*self->at == '-' || g_ascii_isdigit (*self->at))
    return take_number (self);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize n = strlen (names[i]);

      if ((gsize)(self->end - self->at) >= n && memcmp (self->at, names[i], n) == 0)
        {
          self->at += n;
          return TRUE;
        }
    }
  return fail (self, "a value is malformed");
}

/* Takes the name of a member and its colon. */
static gboolean
take_name (Guard *self)
{
  skip_space (self);
  if (self->at == self->end || *self->at != '"')
    return fail (self, "the name of a member is missing");
  if (!take_string (self))
    return FALSE;
  skip_space (self);
  if (self->at == self->end || *self->at != ':')
    return fail (self, "a colon is missing");
  self->at++;
  return TRUE;
}

/* Steps behind a value: over the comma to the next one, or out of the objects and arrays that end
 * here. */
static gboolean
step_on (Guard *self, char *open, guint *depth)
{
  while (*depth > 0)
    {
      skip_space (self);
      if (self->at == self->end)
        return fail (self, "it ends too early");
      if (*self->at == ',')
        {
          self->at++;
          return open[*depth - 1] == '{' ? take_name (self) : TRUE;
        }
      if (*self->at != open[*depth - 1] + 2) /* ASCII: { and }, [ and ] are two apart */
        return fail (self, "a comma or closing bracket is missing");
      self->at++;
      (*depth)--;
    }
  return TRUE;
}

static gboolean
take_value (Guard *self)
{
  char open[SP_MAX_JSON_DEPTH];
  guint depth = 0;

  do
    {
      skip_space (self);
      if (self->at == self->end)
        return fail (self, "it ends too early");
      if (*self->at == '{' || *self->at == '[')
        {
          if (depth == SP_MAX_JSON_DEPTH)
            {
              self->deep = TRUE;
              return fail (self, "it is nested too deeply");
            }
          open[depth++] = *self->at++;
          skip_space (self);
          if (self->at == self->end || *self->at != open[depth - 1] + 2)
            {
              if (open[depth - 1] == '{' && !take_name (self))
                return FALSE;
              continue;
            }
          self->at++;
          depth--;
        }
      else if (!take_scalar (self))
        return FALSE;
      if (!step_on (self, open, &depth))
        return FALSE;
    }
  while (depth > 0);
  return TRUE;
}

/* Checks that the bytes are exactly one JSON value within the limits. Any thread.
 * Returns: TRUE, or FALSE with SP_ERROR_INVALID, SP_ERROR_TOO_DEEP, SP_ERROR_TOO_LARGE or
 * SP_ERROR_ENCODING. */
gboolean
sp_json_guard_check (const char *bytes, gsize n_bytes, GError **error)
{
  Guard self = { .at = bytes, .end = bytes + n_bytes };

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, FALSE);

  if (n_bytes > SP_MAX_JSON_BYTES)
    {
      g_set_error (error,
                   SP_ERROR,
                   SP_ERROR_TOO_LARGE,
                   "the JSON is larger than %d MiB",
                   SP_MAX_JSON_BYTES >> 20);
      return FALSE;
    }
  if (n_bytes > 0 && !g_utf8_validate_len (bytes, n_bytes, NULL))
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_ENCODING, "the JSON is not valid UTF-8");
      return FALSE;
    }
  if (take_value (&self))
    {
      skip_space (&self);
      if (self.at < self.end)
        fail (&self, "more follows behind the value");
    }
  if (self.wrong != NULL)
    {
      g_set_error (error,
                   SP_ERROR,
                   self.deep ? SP_ERROR_TOO_DEEP : SP_ERROR_INVALID,
                   "not valid JSON: %s (at byte %" G_GSIZE_FORMAT ")",
                   self.wrong,
                   (gsize)(self.at - bytes));
      return FALSE;
    }
  return TRUE;
}
