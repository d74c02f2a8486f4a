/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-library.h"

#include <string.h>
#include "sp-analysis-json.h"
#include "sp-analyzer.h"
#include "sp-error.h"
#include "sp-fetch-lazy.h"
#include "sp-import.h"
#include "sp-json-writer.h"
#include "sp-library-links.h"
#include "sp-library.h"

#define PAGE 500 /* entries asked of the library at once */

/* Says what is wrong with @name. Returns: the exit status for it. */
int
sp_cli_library_fail (const char *name, const GError *error)
{
  sp_cli_complain (name, error->message);
  return SP_CLI_FAILED;
}

/* Prints @string and empties it. */
void
sp_cli_library_add (SpCliLibrary *run, GString *string)
{
  sp_cli_output_add (run->output, string->str, string->len);
  run->printed |= string->len > 0;
  g_string_truncate (string, 0);
}

/* Ends the output. Returns: the exit status. */
int
sp_cli_library_finish (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;

  return sp_cli_output_finish (run->output, &error) ? SP_CLI_DONE
                                                    : sp_cli_library_fail ("the output", error);
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
receive_link (Arrival *arrival, const char *url, gboolean typed, GError **error)
{
  const SpFetchRequest request = { .url = url, .typed = typed };
  g_autoptr (SpFetched) fetched = sp_fetch_lazily (&request, NULL, error);
  SpImportHint hint = { 0 };

  if (fetched == NULL)
    return FALSE;
  hint = (SpImportHint){ .content_type = fetched->content_type,
                         .charset = fetched->charset,
                         .url = fetched->url };
  arrival->source = g_bytes_ref (fetched->bytes);
  arrival->type = sp_import_guess_type (fetched->bytes, &hint);
  arrival->article = sp_import_bytes (fetched->bytes, &hint, error);
  return arrival->article != NULL;
}

static gboolean
receive_file (Arrival *arrival, const char *input, GError **error)
{
  const SpImportHint hint = { .name = input };

  arrival->source = sp_cli_read (input, error);
  if (arrival->source == NULL)
    return FALSE;
  arrival->type = sp_import_guess_type (arrival->source, &hint);
  arrival->article = sp_import_bytes (arrival->source, &hint, error);
  return arrival->article != NULL;
}

/* Keeps the link at @url, which could not be fetched now, and adds that to @error. In any thread,
 * so with a connection of its own. */
static void
keep_link (SpCliLibrary *run, const char *url, GError **error)
{
  g_autoptr (SpLibrary) library = sp_library_open (run->folder, NULL);
  const SpListedLink link = { .url = (char *)url };

  if (library != NULL
      && sp_library_keep_link (library, &link, g_get_real_time () / G_USEC_PER_SEC, NULL))
    {
      char *message = g_strconcat ((*error)->message,
                                   " (the link is kept: 'library links fetch' tries it again)",
                                   NULL);

      g_free ((*error)->message);
      (*error)->message = message;
    }
}

static gboolean
receive_any (SpCliLibrary *run, Arrival *arrival, const char *input, GError **error)
{
  GError *wrong = NULL;

  if (!g_str_has_prefix (input, "http://") && !g_str_has_prefix (input, "https://"))
    return receive_file (arrival, input, error);
  if (receive_link (arrival, input, TRUE, &wrong))
    return TRUE;
  if (g_error_matches (wrong, SP_ERROR, SP_ERROR_NETWORK))
    keep_link (run, input, &wrong);
  g_propagate_error (error, wrong);
  return FALSE;
}

static gpointer
receive (const char *input, gpointer data, GError **error)
{
  SpCliLibrary *run = data;
  g_autoptr (Arrival) arrival = g_new0 (Arrival, 1);

  if (!receive_any (run, arrival, input, error))
    return NULL;
  arrival->analysis = sp_analyzer_run (run->analyzer, arrival->article, NULL, error);
  return arrival->analysis == NULL ? NULL : g_steal_pointer (&arrival);
}

/* Puts an article with what was found in it into the library. @source: (nullable): as it was read.
 * @name: what the input is called. @id: (out): where it is. */
gboolean
sp_cli_library_keep (SpCliLibrary *run,
                     SpArticle *article,
                     GBytes *source,
                     const char *type,
                     SpAnalysis *analysis,
                     const char *name,
                     gint64 *id,
                     GError **error)
{
  g_autoptr (GString) json = g_string_new (NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  sp_analysis_append_json (json, article, analysis, name);
  return sp_library_add (run->library, article, source, type, now, id, error)
         && sp_library_set_analysis (run->library,
                                     *id,
                                     analysis,
                                     sp_analyzer_get_version (run->analyzer),
                                     json->str,
                                     error);
}

/* Puts @arrival into the library and prints {"input", "id", "title"}. */
static gboolean
add_arrival (SpCliLibrary *run,
             const char *input,
             const Arrival *arrival,
             gint64 *id,
             GError **error)
{
  g_autofree char *name = g_filename_display_name (input);
  g_autoptr (GString) line = g_string_new (NULL);
  SpJsonWriter writer = { .out = line };

  if (!sp_cli_library_keep (run,
                            arrival->article,
                            arrival->source,
                            arrival->type,
                            arrival->analysis,
                            name,
                            id,
                            error))
    return FALSE;
  sp_json_begin_object (&writer, NULL);
  sp_json_add_string (&writer, "input", name);
  sp_json_add_int (&writer, "id", *id);
  sp_json_add_string (&writer, "title", sp_article_get_title (arrival->article));
  sp_json_end_object (&writer);
  g_string_append_c (line, '\n');
  sp_cli_library_add (run, line);
  return TRUE;
}

static gboolean
store (const char *input, gpointer result, gpointer data, SpCliOutput *output, GError **error)
{
  g_autoptr (Arrival) arrival = result;
  gint64 id;

  return add_arrival (data, input, arrival, &id, error);
}

/* Fetches the page at @url, which the reader did not write, into the library. The analyzer of the
 * run must be there. @id: (out). */
gboolean
sp_cli_library_bring (SpCliLibrary *run, const char *url, gint64 *id, GError **error)
{
  g_autoptr (Arrival) arrival = g_new0 (Arrival, 1);

  if (!receive_link (arrival, url, FALSE, error))
    return FALSE;
  arrival->analysis = sp_analyzer_run (run->analyzer, arrival->article, NULL, error);
  return arrival->analysis != NULL && add_arrival (run, url, arrival, id, error);
}

/* Reads a number as the lists print it. */
gboolean
sp_cli_library_parse_id (const char *word, gint64 *id, GError **error)
{
  if (g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "it is no number of the library");
  return FALSE;
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
  static const char *const endings[]
      = { ".txt", ".html", ".htm", ".xhtml", ".md", ".eml", ".mht", ".mhtml", ".epub", ".pdf" };
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
import (SpCliLibrary *run)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = sp_cli_find_data_folder ();
  gboolean good;

  if (run->words[0] == NULL)
    return sp_cli_usage ("library import: nothing is named");
  run->analyzer = sp_analyzer_new (folder, &error);
  if (run->analyzer == NULL)
    return sp_cli_library_fail (folder, error);
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
gboolean
sp_cli_library_for_each (SpCliLibrary *run,
                         const char *query,
                         gboolean (*each) (SpCliLibrary *run,
                                           const SpLibraryEntry *entry,
                                           GError **error),
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
print_entry (SpCliLibrary *run, const SpLibraryEntry *entry, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_entry (line, entry);
  sp_cli_library_add (run, line);
  return TRUE;
}

static int
search (SpCliLibrary *run, const char *query)
{
  g_autoptr (GError) error = NULL;

  return sp_cli_library_for_each (run, query, print_entry, &error)
             ? sp_cli_library_finish (run)
             : sp_cli_library_fail ("the library", error);
}

/* ---- check, backup ---- */

static int
check (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wrong = sp_library_check (run->library, &error);
  g_autoptr (GString) lines = g_string_new (NULL);
  int status;

  if (wrong == NULL)
    return sp_cli_library_fail ("the library", error);
  for (guint i = 0; i < wrong->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *)g_ptr_array_index (wrong, i));
  if (wrong->len == 0)
    g_string_append (lines, "ok\n");
  sp_cli_library_add (run, lines);
  status = sp_cli_library_finish (run);
  return wrong->len == 0 ? status : SP_CLI_FAILED;
}

static int
backup (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;

  if (run->words[0] == NULL || run->words[1] != NULL)
    return sp_cli_usage ("library backup: name one file");
  return sp_library_backup (run->library, run->words[0], &error)
             ? SP_CLI_DONE
             : sp_cli_library_fail (run->words[0], error);
}

/* The subcommands for which the library need not be whole. Returns: TRUE if @name is one. */
static gboolean
run_rescue (SpCliLibrary *run, const char *folder, const char *name, int *status)
{
  if (strcmp (name, "salvage") == 0)
    *status = sp_cli_library_salvage (run, folder);
  else if (strcmp (name, "restore") == 0)
    *status = sp_cli_library_restore (run, folder);
  else if (strcmp (name, "backups") == 0)
    *status = sp_cli_library_backups (run, folder);
  else
    return FALSE;
  return TRUE;
}

/* Runs @command, which may fetch articles, with an analyzer. */
static int
with_analyzer (SpCliLibrary *run, int (*command) (SpCliLibrary *run))
{
  g_autofree char *folder = sp_cli_find_data_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAnalyzer) analyzer = sp_analyzer_new (folder, &error);

  if (analyzer == NULL)
    return sp_cli_library_fail (folder, error);
  run->analyzer = analyzer;
  return command (run);
}

static int
run_subcommand (SpCliLibrary *run, const char *name)
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
    return sp_cli_library_show (run);
  if (strcmp (name, "export") == 0)
    return sp_cli_library_export (run);
  if (strcmp (name, "import-annotations") == 0)
    return sp_cli_library_import_annotations (run);
  if (strcmp (name, "parties") == 0)
    return sp_cli_library_parties (run);
  if (strcmp (name, "keep-party") == 0)
    return sp_cli_library_keep_party (run);
  if (strcmp (name, "forget-party") == 0)
    return sp_cli_library_forget_party (run);
  if (strcmp (name, "feeds") == 0)
    return with_analyzer (run, sp_cli_library_feeds);
  if (strcmp (name, "links") == 0)
    return with_analyzer (run, sp_cli_library_links);
  if (strcmp (name, "check") == 0)
    return check (run);
  if (strcmp (name, "backup") == 0)
    return backup (run);
  return sp_cli_usage ("library: '%s' is not known; see standpoint-cli library --help", name);
}

/* `standpoint-cli library`. Returns: the exit status. */
int
sp_cli_library (int argc, char **argv)
{
  g_autofree char *folder = NULL, *format = NULL, *output_path = NULL;
  static const char *const formats[] = { "jsonl", "jsonld", "markdown", "html", "csv", NULL };
  int jobs = SP_CLI_ALL_PROCESSORS, status;
  SpCliLibrary run = { 0 };
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &folder, "The folder of the library", "FOLDER" },
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &format,
      "Of an export: jsonl (default), jsonld, markdown, html, csv",
      "FORMAT" },
    { "article",
      0,
      0,
      G_OPTION_ARG_INT64,
      &run.article,
      "Import annotations of any page into article ID",
      "ID" },
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
  g_autoptr (SpLibrary) library = NULL;
  g_autoptr (SpCliOutput) output = NULL;
  g_autoptr (GError) error = NULL;

  if (!sp_cli_parse (&argc,
                     &argv,
                     entries,
                     "import FILE|FOLDER|URL… | list | search QUERY | show ID… | export [ID…] | "
                     "import-annotations FILE… | parties [FILE] | keep-party FORM NAME [KIND] | "
                     "forget-party FORM | check | backup FILE | backups | restore FILE | salvage | "
                     "feeds [add URL… | update | items [ID] | open ID… | remove ID… | import FILE… "
                     "| export] | links [add URL… | remove ID… | import FILE… | fetch]",
                     "Works with the library that the window shows.",
                     &status))
    return status;
  if (!sp_cli_check_jobs ("library", jobs, &status))
    return status;
  if (format != NULL && !g_strv_contains (formats, format))
    return sp_cli_usage ("library: --format=%s is not known", format);
  if (run.article < 0)
    return sp_cli_usage ("library: --article is no number of the library");
  if (folder == NULL)
    folder = g_build_filename (g_get_user_data_dir (), "standpoint", NULL);
  run.output = output = sp_cli_output_new (output_path);
  run.format = format != NULL ? format : "jsonl";
  run.folder = folder;
  run.jobs = jobs;
  run.words = argv + 2;
  if (run_rescue (&run, folder, argv[1], &status))
    return status;
  run.library = library = sp_library_open (folder, &error);
  if (library == NULL)
    return sp_cli_library_fail (folder, error);
  return run_subcommand (&run, argv[1]);
}
