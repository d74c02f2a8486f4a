/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include "sp-anchor.h"
#include "sp-decode.h"
#include "sp-error.h"
#include "sp-json-guard.h"
#include "sp-json-writer.h"
#include "sp-web-annotation.h"

/* ---- validate ---- */

typedef struct
{
  GMutex mutex;
  gboolean refused; /* at least one */
} Verdict;

/* One line, "NAME: ok" or "NAME: " and why not; that a file is refused is its result, not a failure
 * to give one. */
static gpointer
validate_one (const char *input, gpointer data, GError **error)
{
  Verdict *verdict = data;
  g_autoptr (GBytes) bytes = sp_cli_read (input, error);
  g_autoptr (GError) wrong = NULL;
  g_autofree char *name = g_filename_display_name (input);
  GString *line;
  gsize n;
  const char *json;

  if (bytes == NULL)
    return NULL;
  json = g_bytes_get_data (bytes, &n);
  line = g_string_new (name);
  if (n == 0)
    g_string_append (line, ": the file is empty\n");
  else if (sp_web_annotation_check (json, n, &wrong))
    g_string_append (line, ": ok\n");
  else
    g_string_append_printf (line, ": %s\n", wrong->message);
  if (n == 0 || wrong != NULL)
    {
      g_mutex_lock (&verdict->mutex);
      verdict->refused = TRUE;
      g_mutex_unlock (&verdict->mutex);
    }
  return line;
}

static int
validate (int argc, char **argv)
{
  g_autofree char *output_path = NULL;
  int jobs = SP_CLI_ALL_PROCESSORS, status;
  const GOptionEntry entries[] = {
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
  g_autoptr (SpCliOutput) output = NULL;
  Verdict verdict = { 0 };
  gboolean good;

  if (!sp_cli_parse (&argc,
                     &argv,
                     entries,
                     "FILE…",
                     "Checks files against the W3C Web Annotation model.",
                     &status))
    return status;
  if (!sp_cli_check_jobs ("annotations validate", jobs, &status))
    return status;
  output = sp_cli_output_new (output_path);
  g_mutex_init (&verdict.mutex);
  good = sp_cli_run_all (argv + 1, jobs, validate_one, sp_cli_deliver_string, &verdict, output);
  g_mutex_clear (&verdict.mutex);
  return good && !verdict.refused ? SP_CLI_DONE : SP_CLI_FAILED;
}

/* ---- anchor ---- */

static gboolean
take_string (JsonObject *object, const char *name, char **value, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, "“%s” must be a string", name);
      return FALSE;
    }
  *value = json_node_dup_string (node);
  return TRUE;
}

static gboolean
take_offset (JsonObject *object, const char *name, guint *value, gboolean *there, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  *there = node != NULL && !JSON_NODE_HOLDS_NULL (node);
  if (!*there)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64
      || json_node_get_int (node) < 0 || json_node_get_int (node) > G_MAXINT)
    {
      g_set_error (error, SP_ERROR, SP_ERROR_INVALID, "“%s” must be a place in the text", name);
      return FALSE;
    }
  *value = (guint)json_node_get_int (node);
  return TRUE;
}

static gboolean
read_anchor (JsonObject *object, SpAnchor *anchor, char **id, GError **error)
{
  gboolean start, end;

  if (!take_string (object, "id", id, error)
      || !take_string (object, "exact", &anchor->exact, error)
      || !take_string (object, "prefix", &anchor->prefix, error)
      || !take_string (object, "suffix", &anchor->suffix, error)
      || !take_offset (object, "start", &anchor->place.start, &start, error)
      || !take_offset (object, "end", &anchor->place.end, &end, error))
    return FALSE;
  if (anchor->exact == NULL)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "“exact” is missing");
      return FALSE;
    }
  anchor->has_place = start && end && anchor->place.start <= anchor->place.end;
  return TRUE;
}

static void
append_answer (GString *out, const char *id, SpAnchorMatch match)
{
  SpJsonWriter json = { .out = out };
  gboolean found = match.status != SP_ANCHOR_AMBIGUOUS && match.status != SP_ANCHOR_LOST;

  sp_json_begin_object (&json, NULL);
  sp_json_add_string (&json, "id", id);
  sp_json_add_string (&json, "status", sp_anchor_status_to_string (match.status));
  if (found)
    {
      sp_json_add_int (&json, "start", match.span.start);
      sp_json_add_int (&json, "end", match.span.end);
    }
  else
    {
      sp_json_add_string (&json, "start", NULL);
      sp_json_add_string (&json, "end", NULL);
    }
  sp_json_add_number (&json, "score", match.score);
  sp_json_end_object (&json);
  g_string_append_c (out, '\n');
}

static gboolean
anchor_line (SpAnchorFinder *finder, const char *line, gsize n, GString *out, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *id = NULL;
  g_auto (SpAnchor) anchor = { 0 };
  JsonNode *root;

  if (!sp_json_guard_check (line, n, error)
      || !json_parser_load_from_data (parser, line, (gssize)n, error))
    return FALSE;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "it is not an object");
      return FALSE;
    }
  if (!read_anchor (json_node_get_object (root), &anchor, &id, error))
    return FALSE;
  append_answer (out, id, sp_anchor_finder_find (finder, &anchor));
  return TRUE;
}

static gboolean
is_blank (const char *line, gsize n)
{
  while (n > 0 && g_ascii_isspace (line[n - 1]))
    n--;
  return n == 0;
}

/* Answers every line of a file; one bad line and the file fails as a whole. */
static gpointer
anchor_one (const char *input, gpointer text, GError **error)
{
  g_autoptr (GBytes) bytes = sp_cli_read (input, error);
  g_autoptr (SpAnchorFinder) finder = NULL;
  GString *out;
  gsize n;
  const char *p, *end;
  guint number = 0;

  if (bytes == NULL)
    return NULL;
  p = g_bytes_get_data (bytes, &n);
  finder = sp_anchor_finder_new (text);
  out = g_string_new (NULL);
  for (end = p + n; p < end; p++)
    {
      const char *stop = memchr (p, '\n', (gsize)(end - p));
      gsize length = (gsize)((stop != NULL ? stop : end) - p);

      number++;
      if (!is_blank (p, length) && !anchor_line (finder, p, length, out, error))
        {
          g_prefix_error (error, "line %u: ", number);
          g_string_free (out, TRUE);
          return NULL;
        }
      p += length;
    }
  return out;
}

static int
anchor (int argc, char **argv)
{
  g_autofree char *output_path = NULL, *text_path = NULL;
  int jobs = SP_CLI_ALL_PROCESSORS, status;
  const GOptionEntry entries[] = {
    { "text",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &text_path,
      "The text in which to find the passages",
      "FILE" },
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
  g_autoptr (SpCliOutput) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SpText) text = NULL;

  if (!sp_cli_parse (&argc,
                     &argv,
                     entries,
                     "FILE…",
                     "Finds passages again in a text that may have changed.",
                     &status))
    return status;
  if (text_path == NULL)
    return sp_cli_usage ("annotations anchor: --text=FILE is missing");
  if (!sp_cli_check_jobs ("annotations anchor", jobs, &status))
    return status;
  bytes = sp_cli_read (text_path, &error);
  text = bytes == NULL ? NULL : sp_decode (bytes, NULL, &error);
  if (text == NULL)
    {
      sp_cli_complain (text_path, error->message);
      return SP_CLI_FAILED;
    }
  output = sp_cli_output_new (output_path);
  return sp_cli_run_all (argv + 1, jobs, anchor_one, sp_cli_deliver_string, text, output)
             ? SP_CLI_DONE
             : SP_CLI_FAILED;
}

static void
print_help (void)
{
  fputs ("Usage:\n"
         "  standpoint-cli annotations validate FILE.jsonld…\n"
         "  standpoint-cli annotations anchor --text=FILE.txt FILE.ndjson…\n\n"
         "Checks annotations against the W3C Web Annotation model, and finds passages again in a\n"
         "text that may have changed. For the options of each say --help behind it.\n",
         stdout);
}

/* `standpoint-cli annotations`. Returns: the exit status. */
int
sp_cli_annotations (int argc, char **argv)
{
  static char names[][32] = { "annotations validate", "annotations anchor" };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (names); i++)
    if (strcmp (argv[1], names[i] + strlen ("annotations ")) == 0)
      {
        argv[1] = names[i]; /* what is printed about the options begins with it */
        return i == 0 ? validate (argc - 1, argv + 1) : anchor (argc - 1, argv + 1);
      }
  if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      print_help ();
      return SP_CLI_DONE;
    }
  return sp_cli_usage ("annotations: say 'annotations validate' or 'annotations anchor'");
}
