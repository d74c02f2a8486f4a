/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-library.h"

#include <string.h>
#include "sp-analysis-json.h"
#include "sp-analyzer.h"
#include "sp-error.h"
#include "sp-export-html.h"
#include "sp-export.h"
#include "sp-json-writer.h"
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
sp_cli_library_print (SpCliLibrary *run, GString *string)
{
  sp_cli_output_add (run->output, string->str, string->len);
  run->printed |= string->len > 0;
  g_string_truncate (string, 0);
}

/* Puts the output in its place. Returns: the exit status. */
int
sp_cli_library_finish (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;

  return sp_cli_output_finish (run->output, &error) ? SP_CLI_DONE
                                                    : sp_cli_library_fail ("the output", error);
}

/* Reads a number as `list` prints it. */
gboolean
sp_cli_library_parse_id (const char *word, gint64 *id, GError **error)
{
  if (g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "it is no number of the library");
  return FALSE;
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
for_each (SpCliLibrary *run,
          const char *query,
          gboolean (*each) (SpCliLibrary *run, const SpLibraryEntry *entry, GError **error),
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
  sp_cli_library_print (run, line);
  return TRUE;
}

static int
search (SpCliLibrary *run, const char *query)
{
  g_autoptr (GError) error = NULL;

  return for_each (run, query, print_entry, &error) ? sp_cli_library_finish (run)
                                                    : sp_cli_library_fail ("the library", error);
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
print_article (SpCliLibrary *run, gint64 id, GError **error)
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
  sp_cli_library_print (run, out);
  return TRUE;
}

static gboolean
export_entry (SpCliLibrary *run, const SpLibraryEntry *entry, GError **error)
{
  return print_article (run, entry->id, error);
}

/* Prints the articles whose numbers are given. Returns: FALSE if any could not be. */
static gboolean
print_numbered (SpCliLibrary *run)
{
  gboolean good = TRUE;

  for (guint i = 0; run->words[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id;

      if (sp_cli_library_parse_id (run->words[i], &id, &error))
        print_article (run, id, &error);
      if (error != NULL)
        good = sp_cli_library_fail (run->words[i], error) == SP_CLI_DONE;
    }
  return good;
}

static int export(SpCliLibrary *run)
{
  static const char *const formats[] = { "jsonl", "markdown", "html", "csv", NULL };
  g_autoptr (GString) frame = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean good, html = strcmp (run->format, "html") == 0;
  int status;

  if (!g_strv_contains (formats, run->format))
    return sp_cli_usage ("library export: --format=%s is not known", run->format);
  if (!sp_cli_library_prepare (run))
    return SP_CLI_FAILED;
  if (html)
    sp_export_append_html_head (frame, "Standpoint");
  else if (strcmp (run->format, "csv") == 0)
    sp_export_append_csv_head (frame);
  sp_cli_library_print (run, frame);
  good = run->words[0] != NULL ? print_numbered (run) : for_each (run, "", export_entry, &error);
  if (error != NULL)
    sp_cli_library_fail ("the library", error);
  if (html)
    sp_export_append_html_foot (frame);
  sp_cli_library_print (run, frame);
  status = sp_cli_library_finish (run);
  return good ? status : SP_CLI_FAILED;
}

static int
show (SpCliLibrary *run)
{
  gboolean good;
  int status;

  if (run->words[0] == NULL)
    return sp_cli_usage ("library show: no article is named");
  run->format = "jsonl";
  good = print_numbered (run);
  status = good || run->printed ? sp_cli_library_finish (run) : SP_CLI_FAILED;
  return good ? status : SP_CLI_FAILED;
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
  sp_cli_library_print (run, lines);
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

static int
run_subcommand (SpCliLibrary *run, const char *name)
{
  g_autofree char *query = g_strjoinv (" ", run->words);

  if (strcmp (name, "import") == 0)
    return sp_cli_library_import (run);
  if (strcmp (name, "list") == 0)
    return search (run, "");
  if (strcmp (name, "search") == 0)
    return *query != '\0' ? search (run, query)
                          : sp_cli_usage ("library search: no words are given");
  if (strcmp (name, "show") == 0)
    return show (run);
  if (strcmp (name, "export") == 0)
    return export(run);
  if (strcmp (name, "feeds") == 0)
    return sp_cli_library_feeds (run);
  if (strcmp (name, "links") == 0)
    return sp_cli_library_links (run);
  if (strcmp (name, "check") == 0)
    return check (run);
  if (strcmp (name, "backup") == 0)
    return backup (run);
  return sp_cli_usage ("library: '%s' is not known; say import, list, search, show, export, feeds, "
                       "links, check or backup",
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
  SpCliLibrary run = { 0 };
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
    return sp_cli_library_fail (folder, error);
  run.output = output = sp_cli_output_new (output_path);
  run.format = format != NULL ? format : "jsonl";
  run.folder = folder;
  run.jobs = jobs;
  run.words = argv + 2;
  status = run_subcommand (&run, argv[1]);
  g_clear_pointer (&run.analyzer, sp_analyzer_unref);
  return status;
}
