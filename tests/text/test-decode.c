/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-decode.h"
#include "sp-error.h"
#include "sp-limits.h"

#define BYTES(s) s, sizeof (s) - 1

typedef struct
{
  const char *what;
  const char *bytes;
  gsize n;
  const char *charset;
  const char *text; /* NULL: it must fail … */
  int code;         /* … with this */
} Case;

static const Case cases[] = {
  { "ASCII", BYTES ("plain"), NULL, "plain", 0 },
  { "UTF-8",
    BYTES ("caf\xc3\xa9 \xe2\x80\x9cok\xe2\x80\x9d \xf0\x9f\x91\x8d"),
    NULL,
    "café “ok” 👍",
    0 },
  { "UTF-8 with a mark",
    BYTES ("\xef\xbb\xbf"
           "abc"),
    NULL,
    "abc",
    0 },
  { "UTF-8 is believed more than its name", BYTES ("caf\xc3\xa9"), "iso-8859-1", "café", 0 },
  { "CRLF stays", BYTES ("a\r\nb\rc"), NULL, "a\r\nb\rc", 0 },
  { "UTF-16LE",
    BYTES ("\xff\xfe"
           "a\0\xe9\0\x1c\x20\x3d\xd8\x4d\xdc"),
    NULL,
    "aé“👍",
    0 },
  { "UTF-16BE", BYTES ("\xfe\xff\0a\0\xe9\x20\x1c\xd8\x3d\xdc\x4d"), NULL, "aé“👍", 0 },
  { "UTF-16, only a mark", BYTES ("\xff\xfe"), NULL, "", 0 },
  { "UTF-16, an odd byte",
    BYTES ("\xff\xfe"
           "a\0b"),
    NULL,
    NULL,
    SP_ERROR_ENCODING },
  { "UTF-16, half a pair",
    BYTES ("\xff\xfe\x3d\xd8"
           "a\0"),
    NULL,
    NULL,
    SP_ERROR_ENCODING },
  { "UTF-16, the low half alone", BYTES ("\xff\xfe\x4d\xdc"), NULL, NULL, SP_ERROR_ENCODING },
  { "UTF-16, cut in a pair", BYTES ("\xff\xfe\x3d\xd8"), NULL, NULL, SP_ERROR_ENCODING },
  { "Latin-1, French",
    BYTES ("Le caf\xe9 de L\xe9vy est \xe0 c\xf4t\xe9."),
    NULL,
    "Le café de Lévy est à côté.",
    0 },
  { "Latin-1, Spanish",
    BYTES ("\xbfQui\xe9n es? \xa1"
           "El ni\xf1o!"),
    NULL,
    "¿Quién es? ¡El niño!",
    0 },
  { "Windows-1252, German",
    BYTES ("M\xfcller sagt \x84Gr\xfc\xdf Gott\x93."),
    NULL,
    "Müller sagt „Grüß Gott“.",
    0 },
  { "Windows-1252, English",
    BYTES ("\x93We won\x92t,\x94 he said \x96 for \x80"
           "5 \x85"),
    NULL,
    "“We won’t,” he said – for €5 …",
    0 },
  { "Latin-1 by name", BYTES ("\xe9"), "ISO-8859-1", "é", 0 },
  { "Windows-1252 by name",
    BYTES ("\x93"
           "a\x94"),
    "windows-1252",
    "“a”",
    0 },
  { "Windows-1251 by name", BYTES ("\xcf\xf0\xe8\xe2\xe5\xf2"), "windows-1251", "Привет", 0 },
  { "GB18030 by name", BYTES ("\xb2\xbf\xb3\xa4"), "gb18030", "部长", 0 },
  { "an unknown name", BYTES ("\xb2\xbf"), "no-such-encoding", NULL, SP_ERROR_ENCODING },
  { "named UTF-8 and is not",
    BYTES ("said \xff\xfe\x80"
           "abc"),
    "utf-8",
    NULL,
    SP_ERROR_ENCODING },
  { "empty", BYTES (""), NULL, NULL, SP_ERROR_INVALID },
  { "only a mark", BYTES ("\xef\xbb\xbf"), NULL, NULL, SP_ERROR_INVALID },
  { "bytes that are none",
    BYTES ("He said so.\n\xff\xfe\x80"
           "abc He"),
    NULL,
    NULL,
    SP_ERROR_ENCODING },
  { "UTF-8 cut at the end", BYTES ("He said caf\xc3"), NULL, NULL, SP_ERROR_ENCODING },
  { "UTF-8 cut in three", BYTES ("He said \xe2\x80"), NULL, NULL, SP_ERROR_ENCODING },
  { "overlong UTF-8",
    BYTES ("He said\n\xc0\xaf"
           "He"),
    NULL,
    NULL,
    SP_ERROR_ENCODING },
  { "a surrogate in UTF-8",
    BYTES ("He said\n\xed\xa0\x80"
           "He"),
    NULL,
    NULL,
    SP_ERROR_ENCODING },
  { "UTF-8 and Latin-1 mixed", BYTES ("caf\xc3\xa9 and caf\xe9"), NULL, NULL, SP_ERROR_ENCODING },
  { "a picture", BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), NULL, NULL, SP_ERROR_ENCODING },
  { "Chinese without a name",
    BYTES ("\xb2\xbf\xb3\xa4\xd0\xc7\xc6\xda\xd2\xbb"),
    NULL,
    NULL,
    SP_ERROR_ENCODING },
  { "Russian without a name",
    BYTES ("\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0"),
    NULL,
    NULL,
    SP_ERROR_ENCODING },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, cases[i].n);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpText) text = sp_decode (bytes, cases[i].charset, &error);

      g_test_message ("%s", cases[i].what);
      if (cases[i].text == NULL)
        {
          g_assert_null (text);
          g_assert_error (error, SP_ERROR, cases[i].code);
          g_assert_cmpint (error->message[strlen (error->message) - 1], !=, '.');
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (sp_text_get_utf8 (text), ==, cases[i].text);
    }
}

static void
test_nul (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new (BYTES ("a\0\0\xc3\xa9"));
  g_autoptr (SpText) text = sp_decode (bytes, NULL, NULL);

  g_assert_nonnull (text);
  g_assert_cmpuint (sp_text_get_length (text), ==, 4);
  g_assert_cmpmem (sp_text_get_utf8 (text), sp_text_get_n_bytes (text), "a\0\0\xc3\xa9", 5);
}

static void
test_too_large (void)
{
  gsize n = SP_MAX_INPUT_BYTES + 1;
  char *data = g_malloc (n);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  memset (data, 'a', n);
  bytes = g_bytes_new_take (data, n);
  g_assert_null (sp_decode (bytes, NULL, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
}

/* Whatever the bytes are, there is a text or an error, never both. */
static void
test_random (void)
{
  static const guint8 likely[] = { 'a',  ' ',  'e',  '\n', 0xc3, 0xa9, 0xe9, 0x93,
                                   0x94, 0xff, 0xfe, 0x80, 0,    0xe2, 0xed, 0xa0 };

  for (guint round = 0; round < 20000; round++)
    {
      guint8 data[24];
      gsize n = (gsize)g_test_rand_int_range (0, sizeof data);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SpText) text = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize i = 0; i < n; i++)
        data[i] = round % 2 ? likely[g_test_rand_int_range (0, sizeof likely)]
                            : (guint8)g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (data, n);
      text = sp_decode (bytes, NULL, &error);
      g_assert_cmpint (text == NULL, ==, error != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decode/cases", test_cases);
  g_test_add_func ("/decode/nul", test_nul);
  g_test_add_func ("/decode/too-large", test_too_large);
  g_test_add_func ("/decode/random", test_random);
  return g_test_run ();
}
