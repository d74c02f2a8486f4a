/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <string.h>
#include "sp-analysis-json.h"
#include "sp-analyzer.h"
#include "sp-cli-article.h"
#include "sp-error.h"
#include "sp-export-html.h"
#include "sp-export.h"
#include "sp-fetcher.h"
#include "sp-import.h"
#include "sp-json-writer.h"
#include "sp-library.h"

#define PAGE 500 /* entries asked of the library at once */

/* What a run of the command needs. */
typedef struct
{
  SpLibrary *library; /* of the main thread */
  SpAnalyzer *analyzer;
  SpCliOutput *output;
  const char *format; /* of an export */
  int jobs;
  char **words; /* behind the subcommand, NULL-terminated */
  gboolean printed;
} Run;

/* Says what is wrong with @name. Returns: the exit status for it. */
static int
fail (const char *name, const GError *error)
{
  sp_cli_complain (name, error->message);
  return SP_CLI_FAILED;
}

static void
add_string (Run *run, GString *string)
{
  sp_cli_output_add (run->output, string->str, string->len);
  run->printed |= string->len > 0;
  g_string_truncate (string, 0);
}

static int
finish (Run *run)
{
  g_autoptr (GError) error = NULL;

  return sp_cli_output_finish (run->output, &error) ? SP_CLI_DONE : fail ("the output", error);
}

/* ---- import ---- */

/* An input that was read and analysed, on its way into the library. */
typedef struct
{
  GBytes *source;
  const char *type;
  SpArticle *article;
  SpAnalysis *analysis;
} Arrival;

static void
arrival_free (Arrival *self)
{
  g_clear_pointer (&self->source, g_bytes_unref);
  g_clear_pointer (&self->article, sp_article_unref);
  g_clear_pointer (&self->analysis, sp_analysis_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

/* Fetches the page at @url: the one thing for which this program uses the network. */
static gboolean
receive_link (Arrival *arrival, const char *url, GError **error)
{
  const SpFetchRequest request = { .url = url, .typed = TRUE };
  g_autoptr (SpFetched) fetched = sp_fetch_sync (&request, NULL, error);
  SpImportHint hint = { 0 };

  if (fetched == NULL)
    return FALSE;
  hint = (SpImportHint){ .content_type = fetched->content_type,
                         .charset = fetched->charset,
                         .url = fetched->url };
  arrival->source = g_bytes_ref (fetched->bytes);
  arrival->article = sp_import_bytes (fetched->bytes, &hint, error);
  return arrival->article != NULL;
}

static gboolean
receive_file (Arrival *arrival, const char *input, GError **error)
{
  SpTokens *tokens;

  arrival->source = sp_cli_read (input, error);
  if (arrival->source != NULL)
    arrival->article
        = sp_cli_open_article (arrival->source, input, SP_CLI_FROM_AUTO, NULL, &tokens, error);
  return arrival->article != NULL;
}

static gpointer
receive (const char *input, gpointer data, GError **error)
{
  Run *run = data;
  g_autoptr (Arrival) arrival = g_new0 (Arrival, 1);
  gboolean link = g_str_has_prefix (input, "http://") || g_str_has_prefix (input, "https://");

  if (!(link ? receive_link (arrival, input, error) : receive_file (arrival, input, error)))
    return NULL;
  arrival->type = sp_article_is_plain (arrival->article) ? "text/plain" : "text/html";
  arrival->analysis = sp_analyzer_run (run->analyzer, arrival->article, NULL, error);
  return arrival->analysis == NULL ? NULL : g_steal_pointer (&arrival);
}

/* Puts an arrival into the library and prints {"input", "id", "title"}. */
static gboolean
store (const char *input, gpointer result, gpointer data, SpCliOutput *output, GError **error)
{
  Run *run = data;
  g_autoptr (Arrival) arrival = result;
  g_autoptr (GString) json = g_string_new (NULL), line = g_string_new (NULL);
  g_autofree char *name = g_filename_display_name (input);
  SpJsonWriter writer = { .out = line };
  gint64 id;

  sp_analysis_append_json (json, arrival->article, arrival->analysis, name);
  if (!sp_library_add (run->library,
                       arrival->article,
                       arrival->source,
                       arrival->type,
                       g_get_real_time () / G_USEC_PER_SEC,
                       &id,
                       error)
      || !sp_library_set_analysis (run->library,
                                   id,
                                   arrival->analysis,
                                   sp_analyzer_get_version (run->analyzer),
                                   json->str,
                                   error))
    return FALSE;
  sp_json_begin_object (&writer, NULL);
  sp_json_add_string (&writer, "input", name);
  sp_json_add_int (&writer, "id", id);
  sp_json_add_string (&writer, "title", sp_article_get_title (arrival->article));
  sp_json_end_object (&writer);
  g_string_append_c (line, '\n');
  sp_cli_output_add (output, line->str, line->len);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* The texts and pages in a folder, in order of their names; folders inside it are left alone. */
static void
add_folder (GPtrArray *inputs, const char *path, GDir *folder)
{
  static const char *const endings[] = { ".txt", ".html", ".htm", ".xhtml" };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *small = g_ascii_strdown (name, -1);

      for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
        if (g_str_has_suffix (small, endings[i]))
          {
            g_ptr_array_add (names, g_build_filename (path, name, NULL));
            break;
          }
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (inputs, g_strdup (g_ptr_array_index (names, i)));
}

static int
import (Run *run)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = sp_cli_find_data_folder ();
  gboolean good;

  if (run->words[0] == NULL)
    return sp_cli_usage ("library import: nothing is named");
  run->analyzer = sp_analyzer_new (folder, &error);
  if (run->analyzer == NULL)
    return fail (folder, error);
  for (guint i = 0; run->words[i] != NULL; i++)
    {
      g_autoptr (GDir) inside = g_dir_open (run->words[i], 0, NULL);

      if (inside != NULL)
        add_folder (inputs, run->words[i], inside);
      else
        g_ptr_array_add (inputs, g_strdup (run->words[i]));
    }
  g_ptr_array_add (inputs, NULL);
  good = sp_cli_run_all ((char **)inputs->pdata, run->jobs, receive, store, run, run->output);
  sp_analyzer_unref (run->analyzer);
  return good ? SP_CLI_DONE : SP_CLI_FAILED;
}

/* ---- list, search ---- */

static void
append_entry (GString *out, const SpLibraryEntry *entry)
{
  g_auto (GStrv) tags = g_strsplit (entry->tags != NULL ? entry->tags : "", ", ", -1);
  SpJsonWriter json = { .out = out };

  sp_json_begin_object (&json, NULL);
  sp_json_add_int (&json, "id", entry->id);
  sp_json_add_string (&json, "title", entry->title);
  sp_json_add_string (&json, "site", entry->site);
  sp_json_add_string (&json, "published", entry->published);
  sp_json_add_string (&json, "url", entry->url);
  sp_json_add_int (&json, "quotes", entry->n_quotes);
  sp_json_add_bool (&json, "read", entry->read);
  sp_json_add_bool (&json, "favourite", entry->favourite);
  sp_json_add_bool (&json, "archived", entry->archived);
  sp_json_begin_array (&json, "tags");
  for (guint i = 0; tags[i] != NULL; i++)
    if (*tags[i] != '\0')
      sp_json_add_string (&json, NULL, tags[i]);
  sp_json_end_array (&json);
  sp_json_end_object (&json);
  g_string_append_c (out, '\n');
}

/* Calls @each for every article that matches @query. Returns: FALSE with an error. */
static gboolean
for_each (Run *run,
          const char *query,
          gboolean (*each) (Run *run, const SpLibraryEntry *entry, GError **error),
          GError **error)
{
  for (guint offset = 0;; offset += PAGE)
    {
      g_autoptr (GPtrArray) entries = sp_library_search (run->library, query, PAGE, offset, error);

      if (entries == NULL)
        return FALSE;
      for (guint i = 0; i < entries->len; i++)
        if (!each (run, g_ptr_array_index (entries, i), error))
          return FALSE;
      if (entries->len < PAGE)
        return TRUE;
    }
}

static gboolean
print_entry (Run *run, const SpLibraryEntry *entry, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_entry (line, entry);
  add_string (run, line);
  return TRUE;
}

static int
search (Run *run, const char *query)
{
  g_autoptr (GError) error = NULL;

  return for_each (run, query, print_entry, &error) ? finish (run) : fail ("the library", error);
}

/* ---- show, export ---- */

static void
append_json (GString *out, gint64 id, SpArticle *article)
{
  const char *const *byline = sp_article_get_byline (article);
  SpText *text = sp_article_get_text (article);
  SpJsonWriter json = { .out = out };

  sp_json_begin_object (&json, NULL);
  sp_json_add_int (&json, "id", id);
  sp_json_add_string (&json, "title", sp_article_get_title (article));
  sp_json_begin_array (&json, "byline");
  for (guint i = 0; byline[i] != NULL; i++)
    sp_json_add_string (&json, NULL, byline[i]);
  sp_json_end_array (&json);
  sp_json_add_string (&json, "site", sp_article_get_site (article));
  sp_json_add_string (&json, "published", sp_article_get_published (article));
  sp_json_add_string (&json, "language", sp_article_get_language (article));
  sp_json_add_string (&json, "url", sp_article_get_url (article));
  sp_json_add_bytes (&json, "text", sp_text_get_utf8 (text), sp_text_get_n_bytes (text));
  sp_json_end_object (&json);
  g_string_append_c (out, '\n');
}

/* Prints article @id in the format of the run. */
static gboolean
print_article (Run *run, gint64 id, GError **error)
{
  g_autoptr (SpArticle) article = sp_library_load (run->library, id, error);
  g_autoptr (SpAnalysis) analysis = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (article == NULL)
    return FALSE;
  if (strcmp (run->format, "jsonl") == 0)
    append_json (out, id, article);
  else
    {
      analysis = sp_analyzer_run (run->analyzer, article, NULL, error);
      if (analysis == NULL)
        return FALSE;
      if (strcmp (run->format, "markdown") == 0)
        sp_export_append_markdown (out, article, analysis);
      else if (strcmp (run->format, "html") == 0)
        sp_export_append_html (out, article, analysis);
      else
        sp_export_append_csv (out, article, analysis);
    }
  add_string (run, out);
  return TRUE;
}

static gboolean
export_entry (Run *run, const SpLibraryEntry *entry, GError **error)
{
  return print_article (run, entry->id, error);
}

/* Prints the articles whose numbers are given. Returns: FALSE if any could not be. */
static gboolean
print_numbered (Run *run)
{
  gboolean good = TRUE;

  for (guint i = 0; run->words[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id;

      if (!g_ascii_string_to_signed (run->words[i], 10, 1, G_MAXINT64, &id, NULL))
        g_set_error_literal (&error, SP_ERROR, SP_ERROR_INVALID, "it is no number of an article");
      else
        print_article (run, id, &error);
      if (error != NULL)
        good = fail (run->words[i], error) == SP_CLI_DONE;
    }
  return good;
}

static int export(Run *run)
{
  static const char *const formats[] = { "jsonl", "markdown", "html", "csv", NULL };
  g_autoptr (GString) frame = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = sp_cli_find_data_folder ();
  gboolean good, html = strcmp (run->format, "html") == 0;
  int status;

  if (!g_strv_contains (formats, run->format))
    return sp_cli_usage ("library export: --format=%s is not known", run->format);
  run->analyzer = sp_analyzer_new (folder, &error);
  if (run->analyzer == NULL)
    return fail (folder, error);
  if (html)
    sp_export_append_html_head (frame, "Standpoint");
  else if (strcmp (run->format, "csv") == 0)
    sp_export_append_csv_head (frame);
  add_string (run, frame);
  good = run->words[0] != NULL ? print_numbered (run) : for_each (run, "", export_entry, &error);
  if (error != NULL)
    fail ("the library", error);
  if (html)
    sp_export_append_html_foot (frame);
  add_string (run, frame);
  sp_analyzer_unref (run->analyzer);
  status = finish (run);
  return good ? status : SP_CLI_FAILED;
}

static int
show (Run *run)
{
  gboolean good;
  int status;

  if (run->words[0] == NULL)
    return sp_cli_usage ("library show: no article is named");
  run->format = "jsonl";
  good = print_numbered (run);
  status = good || run->printed ? finish (run) : SP_CLI_FAILED;
  return good ? status : SP_CLI_FAILED;
}

/* ---- check, backup ---- */

static int
check (Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wrong = sp_library_check (run->library, &error);
  g_autoptr (GString) lines = g_string_new (NULL);
  int status;

  if (wrong == NULL)
    return fail ("the library", error);
  for (guint i = 0; i < wrong->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *)g_ptr_array_index (wrong, i));
  if (wrong->len == 0)
    g_string_append (lines, "ok\n");
  add_string (run, lines);
  status = finish (run);
  return wrong->len == 0 ? status : SP_CLI_FAILED;
}

static int
backup (Run *run)
{
  g_autoptr (GError) error = NULL;

  if (run->words[0] == NULL || run->words[1] != NULL)
    return sp_cli_usage ("library backup: name one file");
  return sp_library_backup (run->library, run->words[0], &error) ? SP_CLI_DONE
                                                                 : fail (run->words[0], error);
}

static int
run_subcommand (Run *run, const char *name)
{
  g_autofree char *query = g_strjoinv (" ", run->words);

  if (strcmp (name, "import") == 0)
    return import (run);
  if (strcmp (name, "list") == 0)
    return search (run, "");
  if (strcmp (name, "search") == 0)
    return *query != '\0' ? search (run, query)
                          : sp_cli_usage ("library search: no words are given");
  if (strcmp (name, "show") == 0)
    return show (run);
  if (strcmp (name, "export") == 0)
    return export(run);
  if (strcmp (name, "check") == 0)
    return check (run);
  if (strcmp (name, "backup") == 0)
    return backup (run);
  return sp_cli_usage (
      "library: '%s' is not known; say import, list, search, show, export, check or backup",
      name);
}

/* `standpoint-cli library`. Returns: the exit status. */
int
sp_cli_library (int argc, char **argv)
{
  g_autofree char *folder = NULL, *format = NULL, *output_path = NULL;
  int jobs = 0, status;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &folder, "The folder of the library", "FOLDER" },
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &format,
      "Of an export: jsonl (default), markdown, html, csv",
      "FORMAT" },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &jobs, "Work on N inputs side by side", "N" },
    { "output",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &output_path,
      "Write to FILE, whole or not at all",
      "FILE" },
    { NULL },
  };
  Run run = { 0 };
  g_autoptr (SpLibrary) library = NULL;
  g_autoptr (SpCliOutput) output = NULL;
  g_autoptr (GError) error = NULL;

  if (!sp_cli_parse (&argc,
                     &argv,
                     entries,
                     "import FILE|FOLDER|URL… | list | search QUERY | show ID… | export [ID…] | "
                     "check | backup FILE",
                     "Works with the library that the window shows.",
                     &status))
    return status;
  if (jobs < 0)
    return sp_cli_usage ("library: --jobs=%d is not a number of jobs", jobs);
  if (folder == NULL)
    folder = g_build_filename (g_get_user_data_dir (), "standpoint", NULL);
  run.library = library = sp_library_open (folder, &error);
  if (library == NULL)
    return fail (folder, error);
  run.output = output = sp_cli_output_new (output_path);
  run.format = format != NULL ? format : "jsonl";
  run.jobs = jobs;
  run.words = argv + 2;
  return run_subcommand (&run, argv[1]);
}
