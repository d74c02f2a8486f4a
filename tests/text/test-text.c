/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-error.h"
#include "sp-text.h"

static SpText *
text_of (const char *utf8, gsize n)
{
  g_autoptr (GError) error = NULL;
  SpText *text = sp_text_new (utf8, (gssize)n, &error);

  g_assert_no_error (error);
  return text;
}

static gunichar
random_char (void)
{
  static const gunichar likely[]
      = { 'a', ' ', '\n', '\r', 0, 0xe9, 0x2019, 0x1f44d, 0x4e00, 0x301, 0x2029, 0x10ffff };
  gunichar c;

  if (g_test_rand_int_range (0, 3) > 0)
    return likely[g_test_rand_int_range (0, G_N_ELEMENTS (likely))];
  do
    c = (gunichar)g_test_rand_int_range (1, 0x110000);
  while (c >= 0xd800 && c < 0xe000);
  return c;
}

/* Both directions of the index against a plain list of where code points begin. */
static void
test_index (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) utf8 = g_string_new (NULL);
      g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
      g_autoptr (SpText) text = NULL;
      gsize end;

      for (int i = g_test_rand_int_range (0, 400); i > 0; i--)
        {
          gsize start = utf8->len;

          g_array_append_val (starts, start);
          g_string_append_unichar (utf8, round % 3 == 0 ? 'a' : random_char ());
        }
      text = text_of (utf8->str, utf8->len);
      end = utf8->len;
      g_assert_cmpuint (sp_text_get_length (text), ==, starts->len);
      g_assert_cmpuint (sp_text_get_n_bytes (text), ==, end);
      g_array_append_val (starts, end);
      for (guint i = 0; i < starts->len; i++)
        g_assert_cmpuint (sp_text_byte_at (text, i), ==, g_array_index (starts, gsize, i));
      for (guint i = 0; i + 1 < starts->len; i++)
        for (gsize byte = g_array_index (starts, gsize, i);
             byte < g_array_index (starts, gsize, i + 1);
             byte++)
          g_assert_cmpuint (sp_text_offset_at (text, byte), ==, i);
      g_assert_cmpuint (sp_text_offset_at (text, end), ==, starts->len - 1);
      g_assert_cmpuint (sp_text_offset_at (text, end + 100), ==, starts->len - 1);
      g_assert_cmpuint (sp_text_byte_at (text, starts->len + 100), ==, end);
    }
}

static void
test_paragraphs (void)
{
  static const char words[] = "\n  One two \r\n\r\n\tThree\n\0 \nÉté\xe2\x80\xa9"
                              "last";
  static const SpSpan wanted[] = { { 3, 10 }, { 16, 21 }, { 25, 28 }, { 29, 33 } };
  g_autoptr (SpText) text = text_of (words, sizeof words - 1);
  guint n;
  const SpSpan *found = sp_text_get_paragraphs (text, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (found[i].start, ==, wanted[i].start);
      g_assert_cmpuint (found[i].end, ==, wanted[i].end);
    }
}

static void
test_dup_span (void)
{
  g_autoptr (SpText) text = text_of ("aé👍z", strlen ("aé👍z"));
  g_autofree char *middle = sp_text_dup_span (text, (SpSpan){ 1, 3 });
  g_autofree char *none = sp_text_dup_span (text, (SpSpan){ 2, 2 });
  g_autofree char *beyond = sp_text_dup_span (text, (SpSpan){ 3, 99 });

  g_assert_cmpstr (middle, ==, "é👍");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (beyond, ==, "z");
}

static void
test_sha256 (void)
{
  g_autoptr (SpText) text = text_of ("abc", 3);

  g_assert_cmpstr (sp_text_get_sha256 (text),
                   ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
test_invalid (void)
{
  static const char *const bad[]
      = { "\xff", "a\xc3", "\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sp_text_new (bad[i], -1, &error));
      g_assert_error (error, SP_ERROR, SP_ERROR_ENCODING);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/index", test_index);
  g_test_add_func ("/text/paragraphs", test_paragraphs);
  g_test_add_func ("/text/dup-span", test_dup_span);
  g_test_add_func ("/text/sha256", test_sha256);
  g_test_add_func ("/text/invalid", test_invalid);
  return g_test_run ();
}
