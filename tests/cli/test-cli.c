/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include "sp-cli-runner.h"

/* Runs the real program and looks at its exit status, output and messages. */

#define ANNOTATION                                                                                 \
  "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:x:1\", \"type\": "           \
  "\"Annotation\""

static void
set_up (SpCliFixture *fixture, gconstpointer unused)
{
  static const char nuls[300] = { 0 };
  g_autofree char *sub = NULL;

  sp_cli_set_up (fixture, unused);
  sp_cli_write_file (fixture,
                     "good.txt",
                     "The minister resigned. She said “no”.\n",
                     strlen ("The minister resigned. She said “no”.\n"));
  sp_cli_write_file (fixture, "bad.txt", "caf\xc3 \xff\xfe\x80", 8);
  sp_cli_write_file (fixture, "empty.txt", "", 0);
  sp_cli_write_file (fixture, "blank.txt", " \n\t\r\n", 5);
  sp_cli_write_file (fixture, "nuls.txt", nuls, sizeof nuls);
  sp_cli_write_file (fixture,
                     "page.html",
                     "<html><body><p>He said so to them.</p></body></html>",
                     51);
  sp_cli_write_text (fixture, "good.jsonld", ANNOTATION ", \"target\": \"urn:x:2\"}");
  sp_cli_write_text (fixture, "bad.jsonld", ANNOTATION "}");
  sp_cli_write_text (
      fixture,
      "anchors.ndjson",
      "{\"id\": \"a\", \"exact\": \"minister resigned\", \"prefix\": \"The \", \"suffix\": "
      "\". \", \"start\": 4, \"end\": "
      "21}\n\n{\"id\": \"b\", \"exact\": \"no such words here\"}");
  sub = sp_cli_in_folder (fixture, "folder");
  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
}

static void
test_exit_status (SpCliFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *line;
    int status;
    gboolean output;     /* something on standard output */
    const char *message; /* part of standard error, NULL: nothing there */
  } cases[] = {
    { "analyze %t/good.txt", 0, TRUE, NULL },
    { "analyze --from=text %t/page.html", 0, TRUE, NULL },
    { "analyze --from=html %t/page.html", 0, TRUE, NULL },
    { "analyze --date=2024-02-29 %t/good.txt", 0, TRUE, NULL },
    { "analyze --stages=tokens,parties --jobs 1 %t/good.txt", 0, TRUE, NULL },
    { "analyze --format text %t/good.txt", 0, TRUE, NULL },
    { "analyze --format=conllu -- %t/good.txt", 0, TRUE, NULL },
    { "analyze --from=conllu %g/harbour.conllu", 0, TRUE, NULL },
    { "analyze --from=conllu %t/good.txt", 1, FALSE, "line 1 is not CoNLL-U" },
    { "analyze --help", 0, TRUE, NULL },
    { "relate --help", 0, TRUE, NULL },
    { "extract -h", 0, TRUE, NULL },
    { "library --help", 0, TRUE, NULL },
    { "annotations --help", 0, TRUE, NULL },
    { "annotations validate --help", 0, TRUE, NULL },
    { "annotations anchor -h", 0, TRUE, NULL },
    { "extract %t/page.html", 0, TRUE, NULL },
    { "extract --url=https://example.org/a %t/page.html", 0, TRUE, NULL },
    { "annotations validate %t/good.jsonld", 0, TRUE, NULL },
    { "annotations validate %t/good.jsonld %t/bad.jsonld", 1, TRUE, NULL },
    { "annotations validate %t/none.jsonld", 1, FALSE, "there is no such file" },
    { "annotations anchor --text=%t/good.txt %t/anchors.ndjson", 0, TRUE, NULL },
    { "annotations anchor --text=%t/good.txt %t/good.txt", 1, FALSE, "good.txt: line 1: " },
    { "annotations anchor --text=%t/none.txt %t/anchors.ndjson",
      1,
      FALSE,
      "there is no such file" },
    { "annotations anchor %t/anchors.ndjson", 2, FALSE, "--text" },
    { "annotations", 2, FALSE, "annotations validate" },
    { "annotations dream %t/good.txt", 2, FALSE, "annotations validate" },
    { "--version", 0, TRUE, NULL },
    { "--help", 0, TRUE, NULL },
    { "analyze %t/none.txt", 1, FALSE, "none.txt: there is no such file" },
    { "analyze %t/folder", 1, FALSE, "folder: it is a folder, not a file" },
    { "analyze %t/bad.txt", 1, FALSE, "bad.txt: the bytes are not text" },
    { "analyze %t/empty.txt", 1, FALSE, "empty.txt: the file is empty" },
    { "analyze /dev/null", 1, FALSE, "/dev/null: the file is empty" },
    { "analyze -", 1, FALSE, "-: the file is empty" },
    { "analyze %t/blank.txt", 1, FALSE, "blank.txt: there is no text in it" },
    { "analyze --from=text %t/nuls.txt", 1, FALSE, "nuls.txt: there is no text in it" },
    { "extract %t/blank.txt", 1, FALSE, "blank.txt: the page holds no text" },
    { "extract %t/nuls.txt", 1, FALSE, "nuls.txt: the file is no page" },
    { "extract -", 1, FALSE, "-: the page is empty" },
    { "library --library=%t/library import -", 1, FALSE, "-: the file is empty" },
    { "library --library=%t/library import %t/blank.txt", 1, FALSE, "there is no text in it" },
    { "extract %t/empty.txt", 1, FALSE, "empty.txt: " },
    { "analyze --output=%t/none/x.json %t/good.txt", 1, FALSE, "it cannot be written" },
    { "analyze --output=%t/folder %t/good.txt", 1, FALSE, "it cannot be written" },
    { "", 2, FALSE, "no command is given" },
    { "nonsense", 2, FALSE, "'nonsense' is not known" },
    { "analyze", 2, FALSE, "nothing is named" },
    { "extract", 2, FALSE, "nothing is named" },
    { "analyze --nonsense %t/good.txt", 2, FALSE, "nonsense" },
    { "analyze --format=xml %t/good.txt", 2, FALSE, "--format=xml" },
    { "analyze --from=pdf %t/good.txt", 2, FALSE, "--from=pdf" },
    { "analyze --date=yesterday %t/good.txt", 2, FALSE, "--date=yesterday" },
    { "analyze --date=2023-02-29 %t/good.txt", 2, FALSE, "--date=2023-02-29" },
    { "analyze --stages=dreams %t/good.txt", 2, FALSE, "--stages=dreams" },
    { "analyze --jobs=-3 %t/good.txt", 2, FALSE, "--jobs" },
    { "analyze --jobs=0 %t/good.txt", 2, FALSE, "--jobs=0" },
    { "analyze --jobs=2000000000 %t/good.txt %t/good.txt", 0, TRUE, NULL },
    { "extract --jobs=0 %t/page.html", 2, FALSE, "--jobs=0" },
    { "relate --jobs=0 %t/good.txt", 2, FALSE, "--jobs=0" },
    { "annotations validate --jobs=0 %t/good.jsonld", 2, FALSE, "annotations validate: --jobs=0" },
    { "annotations anchor --none %t/good.jsonld", 2, FALSE, "annotations anchor: " },
    { "library --library=%t/library --jobs=0 list", 2, FALSE, "--jobs=0" },
    { "library --library=%t/library --format=xml list", 2, FALSE, "--format=xml" },
    { "library --library=%t/library --article=-1 list", 2, FALSE, "--article" },
    { "analyze --jobs=x %t/good.txt", 2, FALSE, "jobs" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (SpCliAnswer) answer = sp_cli_run (fixture, cases[i].line);

      g_test_message ("%s: %d, %s", cases[i].line, answer.status, answer.err);
      g_assert_cmpint (answer.status, ==, cases[i].status);
      g_assert_cmpint (answer.n_out > 0, ==, cases[i].output);
      if (cases[i].message == NULL)
        g_assert_cmpstr (answer.err, ==, "");
      else
        {
          g_assert_true (g_str_has_prefix (answer.err, "standpoint-cli: "));
          g_assert_nonnull (strstr (answer.err, cases[i].message));
        }
    }
}

static void
test_full_device (SpCliFixture *fixture, gconstpointer unused)
{
  g_auto (SpCliAnswer) answer = { 0 };

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  answer = sp_cli_run (fixture, "analyze --output=/dev/full %t/good.txt");
  g_assert_cmpint (answer.status, ==, 1);
  g_assert_nonnull (strstr (answer.err, "it cannot be written"));
  g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
}

static guint
count_files (SpCliFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* The file is written whole or not at all, and what stood there stays until then. */
static void
test_output (SpCliFixture *fixture, gconstpointer unused)
{
  g_autofree char *path = sp_cli_in_folder (fixture, "x.json"), *data = NULL, *kept = NULL;
  g_auto (SpCliAnswer) direct = sp_cli_run (fixture, "analyze %t/good.txt");
  g_auto (SpCliAnswer) good = sp_cli_run (fixture, "analyze --output=%t/x.json %t/good.txt");
  g_auto (SpCliAnswer) bad = { 0 };
  guint n = count_files (fixture);

  g_assert_cmpint (good.status, ==, 0);
  g_assert_cmpuint (good.n_out, ==, 0);
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_cmpstr (data, ==, direct.out);
  bad = sp_cli_run (fixture, "analyze --output=%t/x.json %t/bad.txt");
  g_assert_cmpint (bad.status, ==, 1);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, data);
  g_assert_cmpuint (count_files (fixture), ==, n);
}

static void
test_several (SpCliFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) line = g_string_new ("analyze --format=ndjson --jobs=4");
  g_autoptr (GString) one = g_string_new ("analyze --format=ndjson --jobs=1");
  g_auto (SpCliAnswer) many = { 0 }, single = { 0 };
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%u.txt", i);
      g_autofree char *words = g_strdup_printf ("Anna Berg said %u times that it was so. %s",
                                                i,
                                                i % 7 == 3 ? "\xff" : "Yes.");

      sp_cli_write_file (fixture, name, words, strlen (words));
      g_string_append_printf (line, " %%t/%s", name);
      g_string_append_printf (one, " %%t/%s", name);
    }
  many = sp_cli_run (fixture, line->str);
  single = sp_cli_run (fixture, one->str);
  g_assert_cmpint (many.status, ==, 1);
  g_assert_cmpint (single.status, ==, 1);
  g_assert_cmpstr (many.out, ==, single.out);
  g_assert_cmpstr (many.err, ==, single.err);
  lines = g_strsplit (many.out, "\n", -1);
  for (guint i = 0, n = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("/a%u.txt\"", i);

      if (i % 7 != 3)
        g_assert_nonnull (strstr (lines[n++], name));
    }
}

static void
test_standard_input (SpCliFixture *fixture, gconstpointer unused)
{
  g_auto (SpCliAnswer) answer = sp_cli_run_with_input (fixture, "analyze -", "He said so.", 11);

  g_assert_cmpint (answer.status, ==, 0);
  g_assert_nonnull (strstr (answer.out, "\"input\": \"-\""));
  g_assert_nonnull (strstr (answer.out, "\"length\": 11"));
}

static void
test_version (SpCliFixture *fixture, gconstpointer unused)
{
  g_auto (SpCliAnswer) answer = sp_cli_run (fixture, "--version");
  g_auto (GStrv) lines = g_strsplit (answer.out, "\n", -1);

  g_assert_true (g_str_has_prefix (lines[0], "standpoint-cli "));
  g_assert_true (g_regex_match_simple ("^model: \\S+ \\(\\d{4}-\\d\\d-\\d\\d\\)$", lines[1], 0, 0));
  g_assert_true (g_str_has_prefix (lines[2], "libraries: GLib "));
}

static void
test_timings (SpCliFixture *fixture, gconstpointer unused)
{
  g_auto (SpCliAnswer) answer = sp_cli_run (fixture, "analyze --timings %t/good.txt");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *timings;

  g_assert_true (json_parser_load_from_data (parser, answer.err, -1, NULL));
  timings = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (timings, "tokens"), ==, 10);
  g_assert_cmpint (json_object_get_int_member (timings, "peak_memory"), >, 100000);
  g_assert_true (
      json_object_has_member (json_object_get_object_member (timings, "seconds"), "tokens"));
}

static void
test_annotations (SpCliFixture *fixture, gconstpointer unused)
{
  g_auto (SpCliAnswer) checked
      = sp_cli_run (fixture, "annotations validate %t/bad.jsonld %t/good.jsonld");
  g_auto (SpCliAnswer) found
      = sp_cli_run (fixture, "annotations anchor --text=%t/good.txt %t/anchors.ndjson");

  g_assert_nonnull (strstr (checked.out, "bad.jsonld: target: it is missing\n"));
  g_assert_true (g_str_has_suffix (checked.out, "good.jsonld: ok\n"));
  g_assert_cmpstr (
      found.out,
      ==,
      "{\"id\": \"a\", \"status\": \"exact\", \"start\": 4, \"end\": 21, \"score\": 1}\n"
      "{\"id\": \"b\", \"status\": \"lost\", \"start\": null, \"end\": null, \"score\": 0}\n");
}

/* Annotations come in, go out, and come into another library as they are. */
static void
test_annotations_move (SpCliFixture *fixture, gconstpointer unused)
{
  static const char theirs[]
      = "{\"rows\": [{\"id\": \"q1\", \"uri\": \"https://example.org/p\", \"user\": "
        "\"acct:mira@x\", \"text\": \"Since when?\", \"tags\": [\"work\"], \"target\": "
        "[{\"selector\": [{\"type\": \"TextQuoteSelector\", \"exact\": \"Harbour strike "
        "ends\"}]}]}, {\"id\": \"q2\"}]}";
  static const struct
  {
    const char *line;
    int status;
    const char *out;
  } steps[] = {
    { "library --library=%t/m import %g/harbour.txt", 0, "\"id\": 1" },
    { "library --library=%t/m import-annotations %t/theirs.json", 1, "" },
    { "library --library=%t/m import-annotations --article=1 %t/theirs.json", 1, "\"added\": 1" },
    { "library --library=%t/m import-annotations --article=1 %t/theirs.json", 1, "\"added\": 0" },
    { "library --library=%t/m search since", 0, "\"id\": 1" },
    { "library --library=%t/m export --format=markdown 1", 0, "Since when?" },
    { "library --library=%t/m export --format=html 1", 0, "Since when?" },
    { "library --library=%t/m export --format=csv 1", 0, "Since when?" },
    { "library --library=%t/m export --format=jsonld 1 --output=%t/one.jsonld", 0, "" },
    { "annotations validate %t/one.jsonld", 0, "one.jsonld: ok" },
    { "library --library=%t/n import-annotations %t/one.jsonld", 0, "\"added\": 1" },
    { "library --library=%t/n export --format=jsonld 1 --output=%t/two.jsonld", 0, "" },
    { "library --library=%t/n check", 0, "ok\n" },
    { "library --library=%t/n import-annotations %t/none.json", 1, "" },
    { "library --library=%t/n import-annotations", 2, "" },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "theirs.json", NULL);
  g_autofree char *one = g_build_filename (fixture->folder, "one.jsonld", NULL);
  g_autofree char *two = g_build_filename (fixture->folder, "two.jsonld", NULL);
  g_autofree char *first = NULL, *second = NULL;

  g_assert_true (g_file_set_contents (path, theirs, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto (SpCliAnswer) answer = sp_cli_run (fixture, steps[i].line);

      g_test_message ("%s: %d, %s, %s", steps[i].line, answer.status, answer.out, answer.err);
      g_assert_cmpint (answer.status, ==, steps[i].status);
      g_assert_nonnull (strstr (answer.out, steps[i].out));
      g_assert_cmpint (answer.status == 0, ==, *answer.err == '\0');
    }
  g_assert_true (g_file_get_contents (one, &first, NULL, NULL));
  g_assert_true (g_file_get_contents (two, &second, NULL, NULL));
  g_assert_cmpstr (first, ==, second);
}

/* The whole life of a library. */
static void
test_library (SpCliFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *line;
    int status;
    const char *out; /* a part of it */
  } steps[] = {
    { "library --library=%t/l list", 0, "" },
    { "library --library=%t/l import %g/harbour.txt %t/none.txt %t/page.html",
      1,
      "harbour.txt\", \"id\": 1, \"title\": \"Harbour strike ends\"" },
    { "library --library=%t/l import %g", 0, "harbour.txt\", \"id\": 1," },
    { "library --library=%t/l import http://127.0.0.1:9/a", 1, "" },
    { "library --library=%t/l list", 0, "{\"id\": 1, \"title\": \"Harbour strike ends\"" },
    { "library --library=%t/l search dockers", 0, "{\"id\": 1," },
    { "library --library=%t/l search elephants", 0, "" },
    { "library --library=%t/l show 1", 0, "\"text\": \"Harbour strike ends\\n\\nOSLO (NTB)" },
    { "library --library=%t/l show 1 77", 1, "\"id\": 1" },
    { "library --library=%t/l show one", 1, "" },
    { "library --library=%t/l export", 0, "\"id\": 1" },
    { "library --library=%t/l export --format=markdown 1", 0, "# Harbour strike ends\n" },
    { "library --library=%t/l export --format=html", 0, "<h1>Harbour strike ends</h1>" },
    { "library --library=%t/l export --format=csv", 0, "finding,article,site" },
    { "library --library=%t/l export --format=pdf", 2, "" },
    { "library --library=%t/l check", 0, "ok\n" },
    { "library --library=%t/l backup %t/copy.db", 0, "" },
    { "library --library=%t/l keep-party Oslo Norway government", 0, "" },
    { "library --library=%t/l keep-party Oslo", 2, "" },
    { "library --library=%t/l keep-party Oslo Norway planet", 2, "" },
    { "library --library=%t/l parties", 0, "[{\"form\": \"Oslo\", \"name\": \"Norway\", \"kind\"" },
    { "library --library=%t/l parties %t/none.txt", 1, "" },
    { "library --library=%t/l forget-party Oslo", 0, "" },
    { "library --library=%t/l forget-party Oslo", 1, "" },
    { "library --library=%t/l backups", 0, "" },
    { "library --library=%t/l restore %t/copy.db", 0, "" },
    { "library --library=%t/l restore %t/none.db", 1, "" },
    { "library --library=%t/l restore", 2, "" },
    { "library --library=%t/l salvage", 0, "saved: 2\n" },
    { "library --library=%t/l list", 0, "\"id\": 1" },
    { "library --library=%t/good.txt list", 1, "" },
    { "library --library=%t/l dream", 2, "" },
    { "library", 2, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto (SpCliAnswer) answer = sp_cli_run (fixture, steps[i].line);

      g_test_message ("%s: %d, %s, %s", steps[i].line, answer.status, answer.out, answer.err);
      g_assert_cmpint (answer.status, ==, steps[i].status);
      g_assert_nonnull (strstr (answer.out, steps[i].out));
      g_assert_cmpint (answer.status == 0, ==, *answer.err == '\0');
      if (*steps[i].out == '\0')
        g_assert_cmpstr (answer.out, ==, "");
    }
}

static void
test_golden (SpCliFixture *fixture, gconstpointer unused)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "cli", "golden", "harbour.conllu", NULL),
      *wanted = NULL;
  g_autofree char *prefix = g_test_build_filename (G_TEST_DIST, "cli", "golden", NULL);
  g_auto (SpCliAnswer) answer
      = sp_cli_run (fixture, "analyze --format=conllu --stages=tokens %g/harbour.txt");
  g_autoptr (GString) found = g_string_new (answer.out);

  g_string_replace (found, prefix, "golden", 0);
  g_assert_true (g_file_get_contents (path, &wanted, NULL, NULL));
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_no_gtk (SpCliFixture *fixture, gconstpointer unused)
{
  g_autofree char *ldd = g_find_program_in_path ("ldd"), *out = NULL;
  const char *argv[] = { ldd, g_getenv ("STANDPOINT_CLI"), NULL };

  if (ldd == NULL)
    {
      g_test_skip ("there is no ldd");
      return;
    }
  g_assert_true (g_spawn_sync (NULL,
                               (char **)argv,
                               NULL,
                               G_SPAWN_DEFAULT,
                               NULL,
                               NULL,
                               &out,
                               NULL,
                               NULL,
                               NULL));
  g_assert_nonnull (strstr (out, "glib"));
  g_assert_null (strstr (out, "gtk"));
  g_assert_null (strstr (out, "adwaita"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, SpCliFixture, NULL, set_up, function, sp_cli_tear_down)
  ADD ("/cli/exit-status", test_exit_status);
  ADD ("/cli/full-device", test_full_device);
  ADD ("/cli/output", test_output);
  ADD ("/cli/several", test_several);
  ADD ("/cli/standard-input", test_standard_input);
  ADD ("/cli/version", test_version);
  ADD ("/cli/timings", test_timings);
  ADD ("/cli/annotations", test_annotations);
  ADD ("/cli/library", test_library);
  ADD ("/cli/annotations-move", test_annotations_move);
  ADD ("/cli/golden", test_golden);
  ADD ("/cli/no-gtk", test_no_gtk);
  return g_test_run ();
}
