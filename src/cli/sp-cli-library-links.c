/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-library.h"

#include <string.h>
#include "sp-error.h"
#include "sp-fetch-link.h"
#include "sp-json-writer.h"
#include "sp-library-links.h"

/* `library links`: what waits to be fetched. */

#define MAX_LINKS 1000000

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static int
list (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = sp_library_list_links (run->library, MAX_LINKS, &error);
  g_autoptr (GString) line = g_string_new (NULL);

  if (links == NULL)
    return sp_cli_library_fail ("the library", error);
  for (guint i = 0; i < links->len; i++)
    {
      const SpLibraryLink *link = g_ptr_array_index (links, i);
      SpJsonWriter json = { .out = line };

      sp_json_begin_object (&json, NULL);
      sp_json_add_int (&json, "id", link->id);
      sp_json_add_string (&json, "url", link->url);
      sp_json_add_string (&json, "title", link->title);
      sp_json_add_string (&json, "tags", link->tags);
      sp_json_add_int (&json, "added", link->added);
      sp_json_add_string (&json, "error", link->error);
      sp_json_end_object (&json);
      g_string_append_c (line, '\n');
      sp_cli_library_add (run, line);
    }
  return sp_cli_library_finish (run);
}

static gboolean
keep (SpCliLibrary *run, const char *word, GError **error)
{
  g_autofree char *url = sp_fetch_link_normalize (word);
  const SpListedLink link = { .url = url, .tags = (char *)"" };

  if (url == NULL)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "this is no link");
      return FALSE;
    }
  return sp_library_keep_link (run->library, &link, now (), error);
}

/* The links of a file; its feeds are for `library feeds import`. */
static gboolean
keep_list (SpCliLibrary *run, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = sp_cli_read (name, error);
  g_autoptr (GPtrArray) links = bytes != NULL ? sp_link_list_parse (bytes, error) : NULL;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const SpListedLink *link = g_ptr_array_index (links, i);

      if (!link->feed && !sp_library_keep_link (run->library, link, now (), error))
        return FALSE;
    }
  return links != NULL;
}

static gboolean
remove_link (SpCliLibrary *run, const char *word, GError **error)
{
  gint64 id;

  return sp_cli_library_parse_id (word, &id, error)
         && sp_library_remove_link (run->library, id, error);
}

static int
for_each_word (SpCliLibrary *run,
               gboolean (*each) (SpCliLibrary *run, const char *word, GError **error))
{
  int status = SP_CLI_DONE;

  if (run->words[1] == NULL)
    return sp_cli_usage ("library links %s: nothing is named", run->words[0]);
  for (guint i = 1; run->words[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!each (run, run->words[i], &error))
        status = sp_cli_library_fail (run->words[i], error);
    }
  return status;
}

/* Fetches what waits, one after the other; what fails goes on waiting and says why. */
static int
fetch (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = sp_library_list_links (run->library, MAX_LINKS, &error);
  int status = SP_CLI_DONE, last;

  if (links == NULL)
    return sp_cli_library_fail ("the library", error);
  for (guint i = 0; i < links->len; i++)
    {
      const SpLibraryLink *link = g_ptr_array_index (links, i);
      g_auto (GStrv) tags = g_strsplit (link->tags, ", ", -1);
      g_autoptr (GError) wrong = NULL;
      gint64 id;

      if (!sp_cli_library_bring (run, link->url, &id, &wrong))
        {
          sp_library_fail_link (run->library, link->id, wrong->message, now (), NULL);
          status = sp_cli_library_fail (link->url, wrong);
          continue;
        }
      for (guint j = 0; tags[j] != NULL && wrong == NULL; j++)
        if (*tags[j] != '\0')
          sp_library_set_tag (run->library, id, tags[j], TRUE, &wrong);
      if (wrong != NULL || !sp_library_remove_link (run->library, link->id, &wrong))
        status = sp_cli_library_fail (link->url, wrong);
    }
  last = sp_cli_library_finish (run);
  return status == SP_CLI_DONE ? last : status;
}

/* Returns: the exit status. */
int
sp_cli_library_links (SpCliLibrary *run)
{
  const char *what = run->words[0];

  if (what == NULL || strcmp (what, "list") == 0)
    return list (run);
  if (strcmp (what, "add") == 0)
    return for_each_word (run, keep);
  if (strcmp (what, "import") == 0)
    return for_each_word (run, keep_list);
  if (strcmp (what, "remove") == 0)
    return for_each_word (run, remove_link);
  if (strcmp (what, "fetch") == 0)
    return fetch (run);
  return sp_cli_usage ("library links: '%s' is not known; say list, add, import, remove or fetch",
                       what);
}
