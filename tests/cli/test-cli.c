/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include "sp-loopback-server.h"

/* Runs the real program and looks at its exit status, output and messages. */

typedef struct
{
  int status;
  char *out;
  gsize n_out;
  char *err;
} Answer;

typedef struct
{
  char *folder; /* temporary, of the test */
} Fixture;

static void
answer_clear (Answer *self)
{
  g_free (self->out);
  g_free (self->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static char *
text_of (GBytes *bytes)
{
  gsize n = g_bytes_get_size (bytes);

  return n == 0 ? g_strdup ("") : g_strndup (g_bytes_get_data (bytes, NULL), n);
}

/* Runs the program with the words of @line; %t stands for the test's folder, %g for that of the
 * golden files. */
static Answer
run_with_input (Fixture *fixture, const char *line, const char *input, gsize n_input)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *golden = g_test_build_filename (G_TEST_DIST, "cli", "golden", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) in = g_bytes_new (input, n_input), out = NULL, err = NULL;
  Answer answer = { 0 };

  g_ptr_array_add (argv, g_strdup (g_getenv ("STANDPOINT_CLI")));
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        g_autoptr (GString) word = g_string_new (words[i]);

        g_string_replace (word, "%t", fixture->folder, 0);
        g_string_replace (word, "%g", golden, 0);
        g_ptr_array_add (argv, g_strdup (word->str));
      }
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *)argv->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, in, NULL, &out, &err, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.status = g_subprocess_get_exit_status (process);
  answer.n_out = g_bytes_get_size (out);
  answer.out = text_of (out);
  answer.err = text_of (err);
  return answer;
}

static Answer
run (Fixture *fixture, const char *line)
{
  return run_with_input (fixture, line, "", 0);
}

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
write_file (Fixture *fixture, const char *name, const char *bytes, gsize n)
{
  g_autofree char *path = in_folder (fixture, name);

  g_assert_true (g_file_set_contents (path, bytes, (gssize)n, NULL));
}

static void
write_text (Fixture *fixture, const char *name, const char *words)
{
  write_file (fixture, name, words, strlen (words));
}

#define ANNOTATION                                                                                 \
  "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:x:1\", \"type\": "           \
  "\"Annotation\""

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *sub = NULL;

  fixture->folder = g_dir_make_tmp ("standpoint-cli-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  write_file (fixture,
              "good.txt",
              "The minister resigned. She said “no”.\n",
              strlen ("The minister resigned. She said “no”.\n"));
  write_file (fixture, "bad.txt", "caf\xc3 \xff\xfe\x80", 8);
  write_file (fixture, "empty.txt", "", 0);
  write_file (fixture, "page.html", "<html><body><p>He said so to them.</p></body></html>", 51);
  write_text (fixture, "good.jsonld", ANNOTATION ", \"target\": \"urn:x:2\"}");
  write_text (fixture, "bad.jsonld", ANNOTATION "}");
  write_text (fixture,
              "anchors.ndjson",
              "{\"id\": \"a\", \"exact\": \"minister resigned\", \"prefix\": \"The \", \"suffix\": "
              "\". \", \"start\": 4, \"end\": "
              "21}\n\n{\"id\": \"b\", \"exact\": \"no such words here\"}");
  sub = in_folder (fixture, "folder");
  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
}

static void
test_exit_status (Fixture *fixture, gconstpointer unused)
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
    { "analyze --jobs=x %t/good.txt", 2, FALSE, "jobs" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Answer) answer = run (fixture, cases[i].line);

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
test_full_device (Fixture *fixture, gconstpointer unused)
{
  g_auto (Answer) answer = { 0 };

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  answer = run (fixture, "analyze --output=/dev/full %t/good.txt");
  g_assert_cmpint (answer.status, ==, 1);
  g_assert_nonnull (strstr (answer.err, "it cannot be written"));
  g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* The file is written whole or not at all, and what stood there stays until then. */
static void
test_output (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = in_folder (fixture, "x.json"), *data = NULL, *kept = NULL;
  g_auto (Answer) direct = run (fixture, "analyze %t/good.txt");
  g_auto (Answer) good = run (fixture, "analyze --output=%t/x.json %t/good.txt");
  g_auto (Answer) bad = { 0 };
  guint n = count_files (fixture);

  g_assert_cmpint (good.status, ==, 0);
  g_assert_cmpuint (good.n_out, ==, 0);
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_cmpstr (data, ==, direct.out);
  bad = run (fixture, "analyze --output=%t/x.json %t/bad.txt");
  g_assert_cmpint (bad.status, ==, 1);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, data);
  g_assert_cmpuint (count_files (fixture), ==, n);
}

static void
test_several (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) line = g_string_new ("analyze --format=ndjson --jobs=4");
  g_autoptr (GString) one = g_string_new ("analyze --format=ndjson --jobs=1");
  g_auto (Answer) many = { 0 }, single = { 0 };
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%u.txt", i);
      g_autofree char *words = g_strdup_printf ("Anna Berg said %u times that it was so. %s",
                                                i,
                                                i % 7 == 3 ? "\xff" : "Yes.");

      write_file (fixture, name, words, strlen (words));
      g_string_append_printf (line, " %%t/%s", name);
      g_string_append_printf (one, " %%t/%s", name);
    }
  many = run (fixture, line->str);
  single = run (fixture, one->str);
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
test_standard_input (Fixture *fixture, gconstpointer unused)
{
  g_auto (Answer) answer = run_with_input (fixture, "analyze -", "He said so.", 11);

  g_assert_cmpint (answer.status, ==, 0);
  g_assert_nonnull (strstr (answer.out, "\"input\": \"-\""));
  g_assert_nonnull (strstr (answer.out, "\"length\": 11"));
}

static void
test_version (Fixture *fixture, gconstpointer unused)
{
  g_auto (Answer) answer = run (fixture, "--version");
  g_auto (GStrv) lines = g_strsplit (answer.out, "\n", -1);

  g_assert_true (g_str_has_prefix (lines[0], "standpoint-cli "));
  g_assert_true (g_regex_match_simple ("^model: \\S+ \\(\\d{4}-\\d\\d-\\d\\d\\)$", lines[1], 0, 0));
  g_assert_true (g_str_has_prefix (lines[2], "libraries: GLib "));
}

static void
test_timings (Fixture *fixture, gconstpointer unused)
{
  g_auto (Answer) answer = run (fixture, "analyze --timings %t/good.txt");
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
test_annotations (Fixture *fixture, gconstpointer unused)
{
  g_auto (Answer) checked = run (fixture, "annotations validate %t/bad.jsonld %t/good.jsonld");
  g_auto (Answer) found = run (fixture, "annotations anchor --text=%t/good.txt %t/anchors.ndjson");

  g_assert_nonnull (strstr (checked.out, "bad.jsonld: target: it is missing\n"));
  g_assert_true (g_str_has_suffix (checked.out, "good.jsonld: ok\n"));
  g_assert_cmpstr (
      found.out,
      ==,
      "{\"id\": \"a\", \"status\": \"exact\", \"start\": 4, \"end\": 21, \"score\": 1}\n"
      "{\"id\": \"b\", \"status\": \"lost\", \"start\": null, \"end\": null, \"score\": 0}\n");
}

#define PAGE                                                                                       \
  "<html><head><title>Quay reopened</title></head><body><article><h1>Quay reopened</h1>"           \
  "<p>The mayor said on Tuesday that the quay was open to ships again after the storm.</p>"        \
  "<p>Fishermen said that they had waited for it for three weeks and were glad.</p>"               \
  "</article></body></html>"

static void
serve (SoupServerMessage *message, const char *path, gpointer data)
{
  if (strcmp (path, "/quay") == 0)
    sp_loopback_answer (message, "text/html", PAGE, -1);
  else
    soup_server_message_set_status (message, 404, NULL);
}

/* Links are fetched into the library; what is not there is said and does not keep the others away.
 */
static void
test_links (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve, NULL);
  g_autofree char *quay = sp_loopback_server_dup_link (server, "/quay");
  g_autofree char *gone = sp_loopback_server_dup_link (server, "/gone");
  g_autofree char *line = g_strdup_printf ("library --library=%%t/l import %s %s", gone, quay);
  g_auto (Answer) import = run (fixture, line);
  g_auto (Answer) show = run (fixture, "library --library=%t/l show 1");

  g_assert_cmpint (import.status, ==, 1);
  g_assert_nonnull (strstr (import.out, "\"id\": 1, \"title\": \"Quay reopened\""));
  g_assert_nonnull (strstr (import.err, "127.0.0.1 has no such page"));
  g_assert_nonnull (strstr (show.out, quay));
  g_assert_nonnull (strstr (show.out, "glad."));
  g_assert_cmpuint (sp_loopback_server_get_n_requests (server), ==, 2);
}

/* A site with a page that names its feed, a feed that changes once, and an article. */
typedef struct
{
  gint version;
  gint n_pages;
  gint n_unchanged;
} Site;

static void
serve_site (SoupServerMessage *message, const char *path, gpointer data)
{
  Site *site = data;
  SoupMessageHeaders *in = soup_server_message_get_request_headers (message);
  g_autofree char *etag = g_strdup_printf ("\"v%d\"", g_atomic_int_get (&site->version));

  if (strcmp (path, "/") == 0)
    sp_loopback_answer (message,
                        "text/html",
                        "<html><head><link rel=alternate type='application/rss+xml' href='/rss'>"
                        "</head><body><p>Welcome to the harbour.</p></body></html>",
                        -1);
  else if (strcmp (path, "/rss") == 0
           && g_strcmp0 (soup_message_headers_get_one (in, "If-None-Match"), etag) == 0)
    {
      g_atomic_int_inc (&site->n_unchanged);
      soup_server_message_set_status (message, 304, NULL);
    }
  else if (strcmp (path, "/rss") == 0)
    {
      g_autofree char *feed
          = g_strdup_printf ("<rss><channel><title>Harbour</title>%s"
                             "<item><title>First</title><link>/first</link></item></channel></rss>",
                             g_atomic_int_get (&site->version) == 2
                                 ? "<item><title>Second</title><link>/second</link></item>"
                                 : "");

      soup_message_headers_append (soup_server_message_get_response_headers (message),
                                   "ETag",
                                   etag);
      sp_loopback_answer (message, "application/rss+xml", feed, -1);
    }
  else
    {
      g_atomic_int_inc (&site->n_pages);
      sp_loopback_answer (message, "text/html", PAGE, -1);
    }
}

static Answer
run_library (Fixture *fixture, const char *words)
{
  g_autofree char *line = g_strconcat ("library --library=%t/l ", words, NULL);

  return run (fixture, line);
}

/* A feed is found from its site, asked again only for what is new, and its articles are not
 * fetched.
 */
static void
test_feeds (Fixture *fixture, gconstpointer unused)
{
  Site site = { 1, 0, 0 };
  g_autoptr (SpLoopbackServer) server = sp_loopback_server_new (serve_site, &site);
  g_autofree char *home = sp_loopback_server_dup_link (server, "/");
  g_autofree char *line = g_strconcat ("feeds add ", home, NULL);
  g_auto (Answer) add = run_library (fixture, line);
  g_auto (Answer) same = run_library (fixture, "feeds update");
  g_auto (Answer) list = run_library (fixture, "feeds");

  g_assert_cmpint (add.status, ==, 0);
  g_assert_nonnull (strstr (same.out, "\"new\": 0"));
  g_assert_cmpint (g_atomic_int_get (&site.n_unchanged), ==, 1);
  g_assert_nonnull (strstr (list.out, "\"title\": \"Harbour\""));
  g_assert_nonnull (strstr (list.out, "\"new\": 1"));
  g_atomic_int_set (&site.version, 2);
  {
    g_auto (Answer) update = run_library (fixture, "feeds update");
    g_auto (Answer) items = run_library (fixture, "feeds items");
    g_auto (Answer) opml = run_library (fixture, "feeds export");
    g_auto (Answer) open = run_library (fixture, "feeds open 3");
    g_auto (Answer) removed = run_library (fixture, "feeds remove 1");
    g_auto (Answer) none = run_library (fixture, "feeds remove 1");
    g_auto (Answer) empty = run_library (fixture, "feeds");

    g_assert_nonnull (strstr (update.out, "\"new\": 1"));
    g_assert_nonnull (strstr (items.out, "Second"));
    g_assert_true (strstr (items.out, "Second") < strstr (items.out, "First"));
    g_assert_nonnull (strstr (opml.out, "xmlUrl=\"http://127.0.0.1:"));
    /* an item leads into the own network, where the reader sent only the feed */
    g_assert_cmpint (open.status, ==, 1);
    g_assert_nonnull (strstr (open.err, "your own network"));
    g_assert_cmpint (removed.status, ==, 0);
    g_assert_cmpint (none.status, ==, 1);
    g_assert_cmpstr (empty.out, ==, "");
  }
  g_assert_cmpint (g_atomic_int_get (&site.n_pages), ==, 0);
}

/* Links of a list wait; what cannot be fetched goes on waiting and says why. */
static void
test_kept_links (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "links.csv", NULL);
  g_auto (Answer) offline = run_library (fixture, "import http://127.0.0.1:9/a");

  g_assert_true (g_file_set_contents (path,
                                      "title,url,time_added,tags,status\n"
                                      "One,http://127.0.0.1:9/b,1711440000,sea|ships,unread\n",
                                      -1,
                                      NULL));
  g_assert_cmpint (offline.status, ==, 1);
  g_assert_nonnull (strstr (offline.err, "cannot be reached (the link is kept"));
  {
    g_auto (Answer) import = run_library (fixture, "links import %t/links.csv");
    g_auto (Answer) add = run_library (fixture, "links add example.org/c nonsense");
    g_auto (Answer) list = run_library (fixture, "links");
    g_auto (Answer) removed = run_library (fixture, "links remove 3");
    g_auto (Answer) fetch = run_library (fixture, "links fetch");
    g_auto (Answer) after = run_library (fixture, "links list");

    g_assert_cmpint (import.status, ==, 0);
    g_assert_cmpint (add.status, ==, 1);
    g_assert_nonnull (strstr (add.err, "nonsense: this is no link"));
    g_assert_nonnull (strstr (list.out, "\"tags\": \"sea, ships\", \"added\": 1711440000"));
    g_assert_nonnull (strstr (list.out, "https://example.org/c"));
    g_assert_cmpint (removed.status, ==, 0);
    g_assert_cmpint (fetch.status, ==, 1);
    g_assert_nonnull (strstr (after.out, "your own network"));
    g_assert_null (strstr (after.out, "example.org"));
  }
}

/* The whole life of a library. */
static void
test_library (Fixture *fixture, gconstpointer unused)
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
    { "library --library=%t/good.txt list", 1, "" },
    { "library --library=%t/l dream", 2, "" },
    { "library", 2, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto (Answer) answer = run (fixture, steps[i].line);

      g_test_message ("%s: %d, %s, %s", steps[i].line, answer.status, answer.out, answer.err);
      g_assert_cmpint (answer.status, ==, steps[i].status);
      g_assert_nonnull (strstr (answer.out, steps[i].out));
      g_assert_cmpint (answer.status == 0, ==, *answer.err == '\0');
      if (*steps[i].out == '\0')
        g_assert_cmpstr (answer.out, ==, "");
    }
}

static void
test_golden (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "cli", "golden", "harbour.conllu", NULL),
      *wanted = NULL;
  g_autofree char *prefix = g_test_build_filename (G_TEST_DIST, "cli", "golden", NULL);
  g_auto (Answer) answer = run (fixture, "analyze --format=conllu --stages=tokens %g/harbour.txt");
  g_autoptr (GString) found = g_string_new (answer.out);

  g_string_replace (found, prefix, "golden", 0);
  g_assert_true (g_file_get_contents (path, &wanted, NULL, NULL));
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_no_gtk (Fixture *fixture, gconstpointer unused)
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
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/cli/exit-status", test_exit_status);
  ADD ("/cli/full-device", test_full_device);
  ADD ("/cli/output", test_output);
  ADD ("/cli/several", test_several);
  ADD ("/cli/standard-input", test_standard_input);
  ADD ("/cli/version", test_version);
  ADD ("/cli/timings", test_timings);
  ADD ("/cli/annotations", test_annotations);
  ADD ("/cli/library", test_library);
  ADD ("/cli/links", test_links);
  ADD ("/cli/feeds", test_feeds);
  ADD ("/cli/kept-links", test_kept_links);
  ADD ("/cli/golden", test_golden);
  ADD ("/cli/no-gtk", test_no_gtk);
  return g_test_run ();
}
