/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include "sp-analysis-json.h"
#include "sp-analyzer.h"
#include "sp-cli-article.h"
#include "sp-cli-conllu.h"
#include "sp-cli-summary.h"
#include "sp-json-writer.h"
#include "sp-segmenter.h"

typedef enum
{
  FORMAT_JSON,
  FORMAT_CONLLU,
  FORMAT_TEXT,
} Format;

/* In the order in which the stages run. */
static const char *const stage_names[]
    = { "read",   "import",  "tokens", "names",  "tree",   "parties",
        "quotes", "stances", "claims", "events", "voices", "write" };

enum
{
  STAGE_READ,
  STAGE_IMPORT,
  STAGE_FIRST_OF_ENGINE,
  STAGE_NAMES,
  STAGE_TREE,
  STAGE_WRITE = G_N_ELEMENTS (stage_names) - 1,
};

/* What a run of the command needs; the workers share it. */
typedef struct
{
  SpCliFrom from;
  Format format;
  const char *date; /* nullable */
  gboolean several; /* inputs */
  guint last_stage; /* index into stage_names */
  gboolean tree;    /* CoNLL-U: more than tokens */
  SpAnalyzer *analyzer;
  GMutex mutex; /* of what follows */
  double seconds[G_N_ELEMENTS (stage_names)];
  guint64 n_tokens;
} Run;

typedef struct
{
  Run *run;
  gint64 since;
} Clock;

/* Adds the time since the last call to @stage. */
static void
clock_stage (Clock *timer, guint stage)
{
  gint64 now = g_get_monotonic_time ();

  g_mutex_lock (&timer->run->mutex);
  timer->run->seconds[stage] += (double)(now - timer->since) / G_USEC_PER_SEC;
  g_mutex_unlock (&timer->run->mutex);
  timer->since = now;
}

static gboolean
behind_stage (const char *stage, guint n_tokens, gpointer data)
{
  Clock *timer = data;

  for (guint i = STAGE_FIRST_OF_ENGINE; i < STAGE_WRITE; i++)
    if (strcmp (stage, stage_names[i]) == 0)
      {
        clock_stage (timer, i);
        if (i == STAGE_FIRST_OF_ENGINE)
          {
            g_mutex_lock (&timer->run->mutex);
            timer->run->n_tokens += n_tokens;
            g_mutex_unlock (&timer->run->mutex);
          }
        return i < timer->run->last_stage;
      }
  return TRUE;
}

/* The linguistic layer alone, in CoNLL-U. @tokens: (nullable): given ones. */
static GString *
describe_language (Run *run,
                   SpArticle *article,
                   SpTokens *given,
                   const char *name,
                   Clock *timer,
                   GError **error)
{
  g_autoptr (SpTokens) tokens = given != NULL ? sp_tokens_ref (given) : NULL;
  g_autoptr (SpSyntax) syntax = NULL;
  g_autoptr (GArray) names = NULL;
  const SpLanguageModel *model = sp_analyzer_get_language_model (run->analyzer);
  GString *out;
  guint n;

  if (tokens == NULL)
    {
      g_autoptr (SpTokens) raw = sp_segmenter_run (article);

      tokens = sp_language_model_split (model, raw);
    }
  sp_tokens_get (tokens, &n);
  behind_stage ("tokens", n, timer);
  if (run->tree)
    {
      names = sp_name_model_find (sp_analyzer_get_name_model (run->analyzer), tokens);
      clock_stage (timer, STAGE_NAMES);
      syntax = sp_language_model_annotate (model, tokens, names, TRUE, NULL, error);
      if (syntax == NULL)
        return NULL;
      clock_stage (timer, STAGE_TREE);
    }
  out = g_string_new (NULL);
  sp_cli_append_conllu (out, tokens, &(SpCliLayers){ syntax, names }, name);
  clock_stage (timer, STAGE_WRITE);
  return out;
}

static gpointer
analyze_one (const char *input, gpointer data, GError **error)
{
  Run *run = data;
  Clock timer = { run, g_get_monotonic_time () };
  g_autoptr (GBytes) bytes = sp_cli_read (input, error);
  g_autoptr (SpArticle) article = NULL;
  g_autoptr (SpTokens) tokens = NULL;
  g_autoptr (SpAnalysis) analysis = NULL;
  g_autofree char *name = g_filename_display_name (input);
  GString *out;

  if (bytes == NULL)
    return NULL;
  clock_stage (&timer, STAGE_READ);
  article = sp_cli_open_article (bytes, input, run->from, run->date, &tokens, error);
  if (article == NULL)
    return NULL;
  clock_stage (&timer, STAGE_IMPORT);
  if (run->format == FORMAT_CONLLU)
    return describe_language (run, article, tokens, name, &timer, error);
  analysis = sp_analyzer_run_stages (run->analyzer, article, behind_stage, &timer, NULL, error);
  if (analysis == NULL)
    return NULL;
  out = g_string_new (NULL);
  if (run->format == FORMAT_TEXT)
    sp_cli_append_summary (out, article, analysis, run->several ? name : NULL);
  else
    sp_analysis_append_json (out, article, analysis, name);
  clock_stage (&timer, STAGE_WRITE);
  return out;
}

/* One line of JSON on standard error: seconds by stage (over all workers), tokens, and the peak of
 * memory. */
static void
print_timings (const Run *run)
{
  g_autoptr (GString) line = g_string_new (NULL);
  SpJsonWriter json = { .out = line };
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  sp_json_begin_object (&json, NULL);
  sp_json_begin_object (&json, "seconds");
  for (guint i = 0; i < G_N_ELEMENTS (stage_names); i++)
    sp_json_add_number (&json, stage_names[i], run->seconds[i]);
  sp_json_end_object (&json);
  sp_json_add_int (&json, "tokens", (gint64)run->n_tokens);
  sp_json_add_int (&json, "peak_memory", (gint64)usage.ru_maxrss * 1024);
  sp_json_end_object (&json);
  fprintf (stderr, "%s\n", line->str);
}

static gboolean
parse_from (const char *value, SpCliFrom *from)
{
  static const char *const names[] = { "auto", "text", "html", "conllu" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (value == NULL || strcmp (value, names[i]) == 0)
      {
        *from = (SpCliFrom)i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_format (const char *value, Format *format)
{
  *format = FORMAT_JSON;
  if (value == NULL || strcmp (value, "json") == 0 || strcmp (value, "ndjson") == 0)
    return TRUE;
  *format = strcmp (value, "conllu") == 0 ? FORMAT_CONLLU : FORMAT_TEXT;
  return *format == FORMAT_CONLLU || strcmp (value, "text") == 0;
}

static gboolean
is_date (const char *value)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *whole = g_strconcat (value, "T00:00:00Z", NULL);

  if (strlen (value) != 10 || value[4] != '-' || value[7] != '-')
    return FALSE;
  date = g_date_time_new_from_iso8601 (whole, NULL);
  return date != NULL;
}

/* The last of the stages named in @value. Tags and trees are one stage; names come before the
 * trees, which need them, but who asks for names gets both. */
static gboolean
parse_stages (const char *value, guint *last)
{
  g_auto (GStrv) names = g_strsplit (value == NULL ? "all" : value, ",", -1);

  *last = STAGE_FIRST_OF_ENGINE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint stage = STAGE_FIRST_OF_ENGINE;

      if (strcmp (names[i], "all") == 0)
        stage = STAGE_WRITE;
      else if (strcmp (names[i], "tags") == 0 || strcmp (names[i], "names") == 0)
        stage = STAGE_TREE;
      else
        while (strcmp (names[i], stage_names[stage]) != 0)
          if (++stage == STAGE_WRITE)
            return FALSE;
      *last = MAX (*last, stage);
    }
  return names[0] != NULL;
}

/* `standpoint-cli analyze`. Returns: the exit status. */
int
sp_cli_analyze (int argc, char **argv)
{
  g_autofree char *from = NULL, *format = NULL, *date = NULL, *output_path = NULL, *stages = NULL,
                  *folder = NULL;
  int jobs = SP_CLI_ALL_PROCESSORS, status;
  gboolean timings = FALSE, good;
  const GOptionEntry entries[] = {
    { "from",
      0,
      0,
      G_OPTION_ARG_STRING,
      &from,
      "What the input is: auto (default), text, html, conllu",
      "KIND" },
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &format,
      "What to print: json (default), ndjson, conllu, text",
      "FORMAT" },
    { "date",
      0,
      0,
      G_OPTION_ARG_STRING,
      &date,
      "The date of the article where it does not say so",
      "YYYY-MM-DD" },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &jobs, "Work on N inputs side by side", "N" },
    { "output",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &output_path,
      "Write to FILE, whole or not at all",
      "FILE" },
    { "stages",
      0,
      0,
      G_OPTION_ARG_STRING,
      &stages,
      "Run only up to the last stage of LIST",
      "LIST" },
    { "timings",
      0,
      0,
      G_OPTION_ARG_NONE,
      &timings,
      "Print times and memory to standard error",
      NULL },
    { NULL },
  };
  Run run = { 0 };
  g_autoptr (SpCliOutput) output = NULL;
  g_autoptr (GError) error = NULL;

  if (!sp_cli_parse (
          &argc,
          &argv,
          entries,
          "FILE…",
          "Finds parties, quotes and stances in articles. FILE may be - for standard input.",
          &status))
    return status;
  if (!parse_from (from, &run.from))
    return sp_cli_usage ("analyze: --from=%s is not known", from);
  if (!parse_format (format, &run.format))
    return sp_cli_usage ("analyze: --format=%s is not known", format);
  if (date != NULL && !is_date (date))
    return sp_cli_usage ("analyze: --date=%s is not a date like 2024-03-28", date);
  if (!parse_stages (stages, &run.last_stage))
    return sp_cli_usage ("analyze: --stages=%s is not known", stages);
  if (!sp_cli_check_jobs ("analyze", jobs, &status))
    return status;

  run.date = date;
  run.several = argc > 2;
  run.tree = g_strcmp0 (stages, stage_names[STAGE_FIRST_OF_ENGINE]) != 0;
  folder = sp_cli_find_data_folder ();
  run.analyzer = sp_analyzer_new (folder, &error);
  if (run.analyzer == NULL)
    {
      sp_cli_complain (folder, error->message);
      return SP_CLI_FAILED;
    }
  g_mutex_init (&run.mutex);
  output = sp_cli_output_new (output_path);
  good = sp_cli_run_all (argv + 1, jobs, analyze_one, sp_cli_deliver_string, &run, output);
  if (timings)
    print_timings (&run);
  g_mutex_clear (&run.mutex);
  sp_analyzer_unref (run.analyzer);
  return good ? SP_CLI_DONE : SP_CLI_FAILED;
}
