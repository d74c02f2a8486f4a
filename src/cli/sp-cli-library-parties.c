/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli-library.h"

#include <string.h>
#include "sp-known-parties.h"

/* What the reader calls parties in the whole library. */

static int
print_known (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) known = sp_library_list_known_parties (run->library, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (known == NULL)
    return sp_cli_library_fail ("the library", error);
  sp_known_parties_append_json (out, known);
  sp_cli_library_add (run, out);
  return sp_cli_library_finish (run);
}

static int
import_known (SpCliLibrary *run, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sp_cli_read (name, &error);
  g_autoptr (GPtrArray) known = NULL;

  if (bytes != NULL)
    known = sp_known_parties_read_json (g_bytes_get_data (bytes, NULL),
                                        g_bytes_get_size (bytes),
                                        &error);
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const SpKnownParty *party = g_ptr_array_index (known, i);

      if (!sp_library_keep_party (run->library,
                                  party->form,
                                  party->name,
                                  party->has_kind ? &party->kind : NULL,
                                  &error))
        break;
    }
  return error == NULL ? SP_CLI_DONE : sp_cli_library_fail (name, error);
}

/* `library parties [FILE]`: prints what is known, or takes over what FILE says. Returns: the exit
 * status. */
int
sp_cli_library_parties (SpCliLibrary *run)
{
  if (run->words[0] == NULL)
    return print_known (run);
  return run->words[1] == NULL ? import_known (run, run->words[0])
                               : sp_cli_usage ("library parties: name one file at most");
}

static gboolean
read_kind (const char *word, SpPartyKind *kind)
{
  for (*kind = 0; *kind <= SP_PARTY_OTHER; (*kind)++)
    if (strcmp (sp_party_kind_to_string (*kind), word) == 0)
      return TRUE;
  return FALSE;
}

/* `library keep-party FORM NAME [KIND]`. Returns: the exit status. */
int
sp_cli_library_keep_party (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;
  guint n = g_strv_length (run->words);
  SpPartyKind kind;

  if (n < 2 || n > 3 || *run->words[0] == '\0' || *run->words[1] == '\0')
    return sp_cli_usage ("library keep-party: say FORM NAME, and KIND if you like");
  if (n == 3 && !read_kind (run->words[2], &kind))
    return sp_cli_usage ("library keep-party: '%s' is no kind of party", run->words[2]);
  return sp_library_keep_party (run->library,
                                run->words[0],
                                run->words[1],
                                n == 3 ? &kind : NULL,
                                &error)
             ? SP_CLI_DONE
             : sp_cli_library_fail (run->words[0], error);
}

/* `library forget-party FORM`. Returns: the exit status. */
int
sp_cli_library_forget_party (SpCliLibrary *run)
{
  g_autoptr (GError) error = NULL;

  if (g_strv_length (run->words) != 1)
    return sp_cli_usage ("library forget-party: name one form");
  return sp_library_forget_party (run->library, run->words[0], &error)
             ? SP_CLI_DONE
             : sp_cli_library_fail (run->words[0], error);
}
