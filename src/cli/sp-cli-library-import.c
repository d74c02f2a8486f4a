/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-library.h"

#include <string.h>
#include "sp-analysis-json.h"
#include "sp-error.h"
#include "sp-fetch-lazy.h"
#include "sp-import.h"
#include "sp-json-writer.h"
#include "sp-library-links.h"

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
  const SpListedLink link = { .url = (char *)url, .tags = (char *)"" };

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

/* Puts @arrival into the library and prints {"input", "id", "title"}. */
static gboolean
add_arrival (SpCliLibrary *run,
             const char *input,
             const Arrival *arrival,
             gint64 *id,
             GError **error)
{
  g_autoptr (GString) json = g_string_new (NULL), line = g_string_new (NULL);
  g_autofree char *name = g_filename_display_name (input);
  SpJsonWriter writer = { .out = line };

  sp_analysis_append_json (json, arrival->article, arrival->analysis, name);
  if (!sp_library_add (run->library,
                       arrival->article,
                       arrival->source,
                       arrival->type,
                       g_get_real_time () / G_USEC_PER_SEC,
                       id,
                       error)
      || !sp_library_set_analysis (run->library,
                                   *id,
                                   arrival->analysis,
                                   sp_analyzer_get_version (run->analyzer),
                                   json->str,
                                   error))
    return FALSE;
  sp_json_begin_object (&writer, NULL);
  sp_json_add_string (&writer, "input", name);
  sp_json_add_int (&writer, "id", *id);
  sp_json_add_string (&writer, "title", sp_article_get_title (arrival->article));
  sp_json_end_object (&writer);
  g_string_append_c (line, '\n');
  sp_cli_library_print (run, line);
  return TRUE;
}

static gboolean
store (const char *input, gpointer result, gpointer data, SpCliOutput *output, GError **error)
{
  g_autoptr (Arrival) arrival = result;
  gint64 id;

  return add_arrival (data, input, arrival, &id, error);
}

/* Makes the analyzer of the run. Returns: FALSE after it has said what is wrong. */
gboolean
sp_cli_library_prepare (SpCliLibrary *run)
{
  g_autofree char *folder = sp_cli_find_data_folder ();
  g_autoptr (GError) error = NULL;

  if (run->analyzer == NULL)
    run->analyzer = sp_analyzer_new (folder, &error);
  if (run->analyzer == NULL)
    sp_cli_library_fail (folder, error);
  return run->analyzer != NULL;
}

/* Fetches the page at @url, which the reader did not write, into the library. The run must be
 * prepared. @id: (out). */
gboolean
sp_cli_library_bring (SpCliLibrary *run, const char *url, gint64 *id, GError **error)
{
  g_autoptr (Arrival) arrival = g_new0 (Arrival, 1);

  if (!receive_link (arrival, url, FALSE, error))
    return FALSE;
  arrival->analysis = sp_analyzer_run (run->analyzer, arrival->article, NULL, error);
  return arrival->analysis != NULL && add_arrival (run, url, arrival, id, error);
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

/* `library import`. Returns: the exit status. */
int
sp_cli_library_import (SpCliLibrary *run)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_free);
  gboolean good;

  if (run->words[0] == NULL)
    return sp_cli_usage ("library import: nothing is named");
  if (!sp_cli_library_prepare (run))
    return SP_CLI_FAILED;
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
  return good ? SP_CLI_DONE : SP_CLI_FAILED;
}
