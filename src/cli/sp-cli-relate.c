/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <string.h>
#include <json-glib/json-glib.h>
#include "sp-error.h"
#include "sp-json-guard.h"
#include "sp-json-writer.h"
#include "sp-relate.h"

typedef struct
{
  SpAnalyzer *analyzer;
  gboolean force;
} Run;

/* One question: a line of the input. */
typedef struct
{
  const char *id;
  const char *text;
  SpSpan a;
  SpSpan b;
} Question;

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, message);
  return FALSE;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
get_span (JsonObject *object, const char *name, SpSpan *span)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 ends[2];

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)
      || json_array_get_length (json_node_get_array (node)) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      JsonNode *end = json_array_get_element (json_node_get_array (node), i);

      if (!JSON_NODE_HOLDS_VALUE (end) || json_node_get_value_type (end) != G_TYPE_INT64)
        return FALSE;
      ends[i] = json_node_get_int (end);
    }
  if (ends[0] < 0 || ends[1] <= ends[0] || ends[1] > G_MAXINT)
    return FALSE;
  span->start = (guint)ends[0];
  span->end = (guint)ends[1];
  return TRUE;
}

static gboolean
read_question (JsonNode *root, Question *question, GError **error)
{
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, "it is no JSON object");
  object = json_node_get_object (root);
  question->id = get_string (object, "id");
  question->text = get_string (object, "text");
  if (question->id == NULL || question->text == NULL)
    return fail (error, "\"id\" or \"text\" is missing or is no string");
  if (!get_span (object, "a", &question->a) || !get_span (object, "b", &question->b))
    return fail (error, "\"a\" or \"b\" is missing or is no range [start, end]");
  return TRUE;
}

static void
write_relation (SpJsonWriter *writer, const SpRelation *relation)
{
  sp_json_begin_object (writer, NULL);
  sp_json_add_string (writer, "from", relation->from_b ? "b" : "a");
  sp_json_add_string (writer, "to", relation->from_b ? "a" : "b");
  sp_json_add_string (writer, "type", sp_stance_type_to_string (relation->type));
  sp_json_add_string (writer, "event", sp_event_root_to_string (relation->root));
  sp_json_add_int (writer, "polarity", relation->polarity);
  sp_json_add_number (writer, "confidence", relation->confidence);
  sp_json_add_span (writer, "cue", relation->cue);
  sp_json_add_string (writer, "because", relation->because);
  sp_json_end_object (writer);
}

static gboolean
answer_line (const Run *run, const char *line, gsize n, GString *out, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) relations = NULL;
  SpJsonWriter writer = { out, FALSE };
  Question question;

  if (!sp_json_guard_check (line, n, error))
    return FALSE;
  if (!json_parser_load_from_data (parser, line, (gssize)n, NULL))
    return fail (error, "it is no JSON");
  if (!read_question (json_parser_get_root (parser), &question, error))
    return FALSE;
  relations = sp_analyzer_relate (run->analyzer,
                                  question.text,
                                  question.a,
                                  question.b,
                                  run->force,
                                  error);
  if (relations == NULL)
    return FALSE;
  sp_json_begin_object (&writer, NULL);
  sp_json_add_string (&writer, "id", question.id);
  sp_json_begin_array (&writer, "relations");
  for (guint i = 0; i < relations->len; i++)
    write_relation (&writer, g_ptr_array_index (relations, i));
  sp_json_end_array (&writer);
  sp_json_end_object (&writer);
  g_string_append_c (out, '\n');
  return TRUE;
}

static gpointer
relate_one (const char *input, gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = sp_cli_read (input, error);
  GString *out;
  const char *at, *end;
  gsize n;

  if (bytes == NULL)
    return NULL;
  at = g_bytes_get_data (bytes, &n);
  out = g_string_new (NULL);
  end = at + n;
  for (guint number = 1; at < end; number++)
    {
      const char *stop = memchr (at, '\n', (gsize)(end - at));
      gsize length = (gsize)((stop != NULL ? stop : end) - at);
      gboolean blank = TRUE;

      for (gsize i = 0; i < length && blank; i++)
        blank = g_ascii_isspace (at[i]);
      if (!blank && !answer_line (data, at, length, out, error))
        {
          g_prefix_error (error, "line %u: ", number);
          g_string_free (out, TRUE);
          return NULL;
        }
      at += length + 1;
    }
  return out;
}

static int
run_on (char **inputs, int n_jobs, Run *run, const char *output_path)
{
  g_autoptr (SpCliOutput) output = sp_cli_output_new (output_path);
  g_autoptr (GError) error = NULL;
  gboolean good = sp_cli_run_all (inputs, n_jobs, relate_one, sp_cli_deliver_string, run, output);

  if (!sp_cli_output_finish (output, &error))
    {
      sp_cli_complain (output_path != NULL ? output_path : "standard output", error->message);
      return SP_CLI_FAILED;
    }
  return good ? SP_CLI_DONE : SP_CLI_FAILED;
}

/* The command "relate": what texts say that one given mention holds toward another. */
int
sp_cli_relate (int argc, char **argv)
{
  g_autofree char *format = NULL, *output = NULL, *folder = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { NULL, FALSE };
  int jobs = SP_CLI_ALL_PROCESSORS, status = SP_CLI_DONE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "What to print: ndjson", "FORMAT" },
    { "force",
      0,
      0,
      G_OPTION_ARG_NONE,
      &run.force,
      "Name the best guess each way, even where it would stay silent",
      NULL },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &jobs, "Work on N inputs side by side", "N" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, "Write to FILE", "FILE" },
    { NULL },
  };

  if (!sp_cli_parse (&argc,
                     &argv,
                     entries,
                     "FILE.ndjson…",
                     "Tells what each text says that one given mention holds toward another.",
                     &status))
    return status;
  if (format != NULL && !g_str_equal (format, "ndjson"))
    return sp_cli_usage ("relate: --format=%s is not known", format);
  if (!sp_cli_check_jobs ("relate", jobs, &status))
    return status;
  folder = sp_cli_find_data_folder ();
  run.analyzer = sp_analyzer_new (folder, &error);
  if (run.analyzer == NULL)
    {
      sp_cli_complain (folder, error->message);
      return SP_CLI_FAILED;
    }
  status = run_on (argv + 1, jobs, &run, output);
  sp_analyzer_unref (run.analyzer);
  return status;
}
