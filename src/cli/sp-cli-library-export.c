/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-cli-library.h"

#include <string.h>
#include "sp-error.h"
#include "sp-export-html.h"
#include "sp-export.h"
#include "sp-json-writer.h"
#include "sp-jsonld.h"
#include "sp-library-log.h"

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

/* Returns: (transfer full) (nullable): what the reader calls the highlight colours, where the
 * window is installed. */
static GStrv
load_colour_names (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema
      = source != NULL ? g_settings_schema_source_lookup (source, SP_APP_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;

  if (schema == NULL)
    return NULL;
  g_settings_schema_unref (schema);
  settings = g_settings_new (SP_APP_ID);
  return g_settings_get_strv (settings, "highlight-names");
}

/* An article with what was found in it and what the reader did to it. */
typedef struct
{
  SpArticle *original;
  SpArticle *article; /* repaired */
  GPtrArray *operations;
  SpCorrections *corrections;
} Exhibit;

static void
exhibit_clear (Exhibit *self)
{
  g_clear_pointer (&self->original, sp_article_unref);
  g_clear_pointer (&self->article, sp_article_unref);
  g_clear_pointer (&self->operations, g_ptr_array_unref);
  g_clear_pointer (&self->corrections, sp_corrections_unref);
}

static gboolean
exhibit_init (Exhibit *self, SpCliLibrary *run, gint64 id, GError **error)
{
  g_autoptr (SpLogChange) log = NULL;
  g_autoptr (SpAnalysis) analysis = NULL;
  gint64 revision;

  self->original = sp_library_load (run->library, id, error);
  if (self->original == NULL)
    return FALSE;
  log = sp_library_load_log (run->library, id, &revision, error);
  if (log == NULL)
    return FALSE;
  self->operations = sp_log_change_dup_in_force (log);
  self->article = sp_repairs_apply (self->original, self->operations, NULL);
  analysis = sp_analyzer_run (run->analyzer, self->article, NULL, error);
  if (analysis == NULL)
    return FALSE;
  self->corrections = sp_corrections_apply (analysis, self->operations);
  return TRUE;
}

static void
append_exhibit (GString *out, SpCliLibrary *run, const Exhibit *exhibit)
{
  SpAnalysis *analysis = sp_corrections_get_analysis (exhibit->corrections);
  g_auto (GStrv) names = load_colour_names ();
  const char *const *colours = (const char *const *)names;

  if (strcmp (run->format, "jsonld") == 0)
    sp_jsonld_append (out,
                      exhibit->original,
                      exhibit->corrections,
                      exhibit->operations,
                      sp_analyzer_get_version (run->analyzer));
  else if (strcmp (run->format, "markdown") == 0)
    {
      sp_export_append_markdown (out, exhibit->article, analysis);
      sp_export_append_markdown_notes (out, exhibit->corrections, colours);
    }
  else if (strcmp (run->format, "html") == 0)
    sp_export_append_html (out, exhibit->article, analysis, exhibit->corrections, colours);
  else
    {
      sp_export_append_csv (out, exhibit->article, analysis);
      sp_export_append_csv_notes (out, exhibit->article, exhibit->corrections, colours);
    }
}

/* Prints article @id in the format of the run. */
static gboolean
print_article (SpCliLibrary *run, gint64 id, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Exhibit exhibit = { 0 };
  gboolean good;

  if (strcmp (run->format, "jsonl") == 0)
    {
      exhibit.original = sp_library_load (run->library, id, error);
      good = exhibit.original != NULL;
      if (good)
        append_json (out, id, exhibit.original);
    }
  else
    {
      good = exhibit_init (&exhibit, run, id, error);
      if (good)
        append_exhibit (out, run, &exhibit);
    }
  exhibit_clear (&exhibit);
  sp_cli_library_add (run, out);
  return good;
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

      if (!g_ascii_string_to_signed (run->words[i], 10, 1, G_MAXINT64, &id, NULL))
        g_set_error_literal (&error, SP_ERROR, SP_ERROR_INVALID, "it is no number of an article");
      else
        print_article (run, id, &error);
      if (error != NULL)
        good = sp_cli_library_fail (run->words[i], error) == SP_CLI_DONE;
    }
  return good;
}

/* `library export`. Returns: the exit status. */
int
sp_cli_library_export (SpCliLibrary *run)
{
  g_autoptr (GString) frame = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = sp_cli_find_data_folder ();
  gboolean good, html = strcmp (run->format, "html") == 0;
  int status;

  run->analyzer = sp_analyzer_new (folder, &error);
  if (run->analyzer == NULL)
    return sp_cli_library_fail (folder, error);
  if (html)
    sp_export_append_html_head (frame, "Standpoint");
  else if (strcmp (run->format, "csv") == 0)
    sp_export_append_csv_head (frame);
  sp_cli_library_add (run, frame);
  good = run->words[0] != NULL ? print_numbered (run)
                               : sp_cli_library_for_each (run, "", export_entry, &error);
  if (error != NULL)
    sp_cli_library_fail ("the library", error);
  if (html)
    sp_export_append_html_foot (frame);
  sp_cli_library_add (run, frame);
  sp_analyzer_unref (run->analyzer);
  status = sp_cli_library_finish (run);
  return good ? status : SP_CLI_FAILED;
}

/* `library show`. Returns: the exit status. */
int
sp_cli_library_show (SpCliLibrary *run)
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
