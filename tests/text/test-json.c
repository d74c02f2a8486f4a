/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-error.h"
#include "sp-json-guard.h"
#include "sp-json-writer.h"
#include "sp-limits.h"

static void
test_good (void)
{
  static const char *const good[] = {
    "null",
    "true",
    " false ",
    "0",
    "-0.5e+10",
    "1E5",
    "\"\"",
    "\"a\\n\\u00e9\\ud83d\\udc4d\\\\\"",
    "[]",
    "{}",
    "[1, [2, {}], \"x\"]",
    "{\"a\": {\"b\": [null, true]}, \"c\": \"é\"}",
    "\t[\r\n1\n]\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", good[i]);
      g_assert_true (sp_json_guard_check (good[i], strlen (good[i]), &error));
      g_assert_no_error (error);
    }
}

static void
test_bad (void)
{
  static const char *const bad[] = {
    "",
    " ",
    "nul",
    "nulll",
    "01",
    "+1",
    "1.",
    ".5",
    "1e",
    "-",
    "\"",
    "\"\n\"",
    "\"\\x\"",
    "\"\\u12g4\"",
    "\"\\ud83d\"",
    "\"\\ud83d\\u0041\"",
    "\"\\udc4d\"",
    "[",
    "]",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[1 2]",
    "{",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1,}",
    "{a:1}",
    "{\"a\" 1}",
    "{1:2}",
    "[1}",
    "{\"a\":1]",
    "1 2",
    "{} {}",
    "[] // x",
    "/* x */ 1",
    "'a'",
    "NaN",
    "tru",
    "[1]]",
    "\"a\" \"b\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (sp_json_guard_check (bad[i], strlen (bad[i]), &error));
      g_assert_error (error, SP_ERROR, SP_ERROR_INVALID);
    }
}

static void
check_nested (guint depth, int code)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < depth; i++)
    g_string_append (json, i % 2 ? "[" : "{\"a\":");
  g_string_append_c (json, '1');
  for (guint i = depth; i > 0; i--)
    g_string_append_c (json, (i - 1) % 2 ? ']' : '}');
  g_assert_cmpint (sp_json_guard_check (json->str, json->len, &error), ==, code < 0);
  if (code >= 0)
    g_assert_error (error, SP_ERROR, code);
}

static void
test_limits (void)
{
  g_autofree char *large = g_malloc (SP_MAX_JSON_BYTES + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) wrong = NULL;

  check_nested (SP_MAX_JSON_DEPTH, -1);
  check_nested (SP_MAX_JSON_DEPTH + 1, SP_ERROR_TOO_DEEP);
  check_nested (200000, SP_ERROR_TOO_DEEP);
  memset (large, ' ', SP_MAX_JSON_BYTES + 1);
  large[0] = '1';
  g_assert_true (sp_json_guard_check (large, SP_MAX_JSON_BYTES, NULL));
  g_assert_false (sp_json_guard_check (large, SP_MAX_JSON_BYTES + 1, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_TOO_LARGE);
  g_assert_false (sp_json_guard_check ("\"\xff\"", 3, &wrong));
  g_assert_error (wrong, SP_ERROR, SP_ERROR_ENCODING);
}

/* What the guard lets through at random is cut at each byte: no cut of an object is a value. */
static void
test_cut (void)
{
  static const char whole[]
      = "{\"a\": [1, -2.5e3, {\"b\": null}], \"c\\u00e9\": \"d\\\"\", \"e\": true}";

  g_assert_true (sp_json_guard_check (whole, strlen (whole), NULL));
  for (gsize n = 0; n < strlen (whole); n++)
    g_assert_false (sp_json_guard_check (whole, n, NULL));
}

static void
test_writer (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  SpJsonWriter json = { .out = out };
  SpSpans spans = { 0 };

  sp_spans_add (&spans, (SpSpan){ 1, 2 });
  sp_spans_add (&spans, (SpSpan){ 3, 40 });
  sp_json_begin_object (&json, NULL);
  sp_json_add_string (&json, "s", "a\"\\\n\t\x01é");
  sp_json_add_string (&json, "none", NULL);
  sp_json_add_bytes (&json, "b", "a\0b", 3);
  sp_json_add_int (&json, "i", -5);
  sp_json_add_number (&json, "n", 0.25);
  sp_json_add_number (&json, "one", 1);
  sp_json_add_number (&json, "ten", 10);
  sp_json_add_number (&json, "small", -0.00001);
  sp_json_add_number (&json, "third", 1.0 / 3);
  sp_json_add_number (&json, "nan", G_MAXDOUBLE * 10 - G_MAXDOUBLE * 10);
  sp_json_add_bool (&json, "t", TRUE);
  sp_json_add_spans (&json, "p", &spans);
  sp_json_begin_array (&json, "e");
  sp_json_begin_object (&json, NULL);
  sp_json_end_object (&json);
  sp_json_begin_array (&json, NULL);
  sp_json_end_array (&json);
  sp_json_end_array (&json);
  sp_json_end_object (&json);
  g_assert_cmpstr (out->str,
                   ==,
                   "{\"s\": \"a\\\"\\\\\\n\\t\\u0001é\", \"none\": null, \"b\": \"a\\u0000b\", "
                   "\"i\": -5, \"n\": 0.25, \"one\": 1, "
                   "\"ten\": 10, \"small\": 0, \"third\": 0.3333, \"nan\": 0, \"t\": true, \"p\": "
                   "[[1, 2], [3, 40]], \"e\": [{}, []]}");
  g_assert_true (sp_json_guard_check (out->str, out->len, NULL));
  sp_spans_clear (&spans);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-guard/good", test_good);
  g_test_add_func ("/json-guard/bad", test_bad);
  g_test_add_func ("/json-guard/limits", test_limits);
  g_test_add_func ("/json-guard/cut", test_cut);
  g_test_add_func ("/json-writer/all", test_writer);
  return g_test_run ();
}
