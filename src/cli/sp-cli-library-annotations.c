/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-library.h"

#include "sp-error.h"
#include "sp-json-writer.h"
#include "sp-jsonld.h"
#include "sp-library-log.h"

/* Adds the article that the file brings along. */
static gboolean
add_article (SpCliLibrary *run,
             const SpJsonldSet *set,
             const char *name,
             gint64 *id,
             GError **error)
{
  g_autofree char *folder = sp_cli_find_data_folder ();
  g_autoptr (SpAnalysis) analysis = NULL;

  if (run->analyzer == NULL)
    run->analyzer = sp_analyzer_new (folder, error);
  if (run->analyzer != NULL)
    analysis = sp_analyzer_run (run->analyzer, set->article, NULL, error);
  return analysis != NULL
         && sp_cli_library_keep (run, set->article, NULL, "text/plain", analysis, name, id, error);
}

/* Finds the article that the set is about, or adds it. */
static gboolean
find_article (SpCliLibrary *run,
              const SpJsonldSet *set,
              const char *name,
              gint64 *id,
              GError **error)
{
  *id = run->article;
  if (*id == 0)
    *id = sp_library_find (run->library, set->sha256, set->source, error);
  if (*id < 0)
    return FALSE;
  if (*id > 0)
    return TRUE;
  if (set->article != NULL)
    return add_article (run, set, name, id, error);
  g_set_error (error,
               SP_ERROR,
               SP_ERROR_NOT_FOUND,
               "no article of %s is in the library; name one with --article=ID",
               set->source);
  return FALSE;
}

static void
print_set (SpCliLibrary *run, const char *name, gint64 id, guint n_added, guint n_known)
{
  g_autoptr (GString) line = g_string_new (NULL);
  SpJsonWriter json = { .out = line };

  sp_json_begin_object (&json, NULL);
  sp_json_add_string (&json, "input", name);
  sp_json_add_int (&json, "id", id);
  sp_json_add_int (&json, "added", n_added);
  sp_json_add_int (&json, "known", n_known);
  sp_json_end_object (&json);
  g_string_append_c (line, '\n');
  sp_cli_library_add (run, line);
}

static gboolean
import_set (SpCliLibrary *run, const SpJsonldSet *set, const char *name, GError **error)
{
  g_autoptr (SpLogChange) log = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) fresh = NULL;
  gint64 id, revision;

  if (!find_article (run, set, name, &id, error))
    return FALSE;
  log = sp_library_load_log (run->library, id, &revision, error);
  if (log == NULL)
    return FALSE;
  known = sp_log_change_dup_in_force (log);
  fresh = sp_jsonld_set_list_new (set, known);
  if (fresh->len > 0 && !sp_library_append_act (run->library, id, fresh, error))
    return FALSE;
  print_set (run, name, id, fresh->len, set->operations->len - fresh->len);
  return TRUE;
}

/* Imports one file. Returns: FALSE if any of it could not be; that has been said. */
static gboolean
import_file (SpCliLibrary *run, const char *input)
{
  g_autofree char *name = g_filename_display_name (input);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sp_cli_read (input, &error);
  g_autoptr (SpJsonldFile) file = NULL;
  gboolean good;

  if (bytes != NULL)
    file = sp_jsonld_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  if (file == NULL)
    {
      sp_cli_complain (name, error->message);
      return FALSE;
    }
  good = file->refused->len == 0;
  for (guint i = 0; i < file->refused->len; i++)
    sp_cli_complain (name, g_ptr_array_index (file->refused, i));
  for (guint i = 0; i < file->sets->len; i++)
    {
      g_autoptr (GError) wrong = NULL;

      if (import_set (run, g_ptr_array_index (file->sets, i), name, &wrong))
        continue;
      sp_cli_complain (name, wrong->message);
      good = FALSE;
    }
  return good;
}

/* `library import-annotations`. Returns: the exit status. */
int
sp_cli_library_import_annotations (SpCliLibrary *run)
{
  gboolean good = TRUE;
  int status;

  if (run->words[0] == NULL)
    return sp_cli_usage ("library import-annotations: no file is named");
  for (guint i = 0; run->words[i] != NULL; i++)
    good = import_file (run, run->words[i]) && good;
  g_clear_pointer (&run->analyzer, sp_analyzer_unref);
  status = sp_cli_library_finish (run);
  return good ? status : SP_CLI_FAILED;
}
