/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include "sp-import.h"
#include "sp-json-writer.h"

static const char *
kind_name (SpBlockKind kind)
{
  switch (kind)
    {
    case SP_BLOCK_HEADING:
      return "heading";
    case SP_BLOCK_QUOTE:
      return "quote";
    case SP_BLOCK_LIST_ITEM:
      return "list-item";
    case SP_BLOCK_CAPTION:
      return "caption";
    case SP_BLOCK_PREFORMATTED:
      return "preformatted";
    case SP_BLOCK_TABLE:
      return "table";
    case SP_BLOCK_PARAGRAPH:
    case SP_BLOCK_METADATA: /* the contract knows no other */
    default:
      return "paragraph";
    }
}

static void
add_blocks (SpJsonWriter *json, SpArticle *article)
{
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);

  sp_json_begin_array (json, "blocks");
  for (guint i = 0; i < n; i++)
    {
      sp_json_begin_object (json, NULL);
      sp_json_add_string (json, "kind", kind_name (blocks[i].kind));
      sp_json_add_int (json, "level", blocks[i].level);
      sp_json_add_int (json, "start", blocks[i].span.start);
      sp_json_add_int (json, "end", blocks[i].span.end);
      sp_json_end_object (json);
    }
  sp_json_end_array (json);
}

static void
add_links (SpJsonWriter *json, SpArticle *article)
{
  guint n;
  const SpLink *links = sp_article_get_links (article, &n);

  sp_json_begin_array (json, "links");
  for (guint i = 0; i < n; i++)
    {
      sp_json_begin_object (json, NULL);
      sp_json_add_int (json, "start", links[i].span.start);
      sp_json_add_int (json, "end", links[i].span.end);
      sp_json_add_string (json, "href", links[i].href);
      sp_json_end_object (json);
    }
  sp_json_end_array (json);
}

static gpointer
extract_one (const char *input, gpointer url, GError **error)
{
  g_autoptr (GBytes) bytes = sp_cli_read (input, error);
  g_autoptr (SpArticle) article = bytes == NULL ? NULL : sp_import_html (bytes, NULL, url, error);
  g_autofree char *name = g_filename_display_name (input);
  GString *out;
  SpJsonWriter json = { 0 };
  const char *const *byline;
  SpText *text;

  if (article == NULL)
    return NULL;
  out = json.out = g_string_new (NULL);
  text = sp_article_get_text (article);
  byline = sp_article_get_byline (article);
  sp_json_begin_object (&json, NULL);
  sp_json_add_string (&json, "input", name);
  sp_json_add_string (&json, "title", sp_article_get_title (article));
  sp_json_begin_array (&json, "byline");
  for (guint i = 0; byline[i] != NULL; i++)
    sp_json_add_string (&json, NULL, byline[i]);
  sp_json_end_array (&json);
  sp_json_add_string (&json, "site", sp_article_get_site (article));
  sp_json_add_string (&json, "published", sp_article_get_published (article));
  sp_json_add_string (&json, "modified", sp_article_get_modified (article));
  sp_json_add_string (&json, "language", sp_article_get_language (article));
  sp_json_add_string (&json, "url", sp_article_get_url (article));
  sp_json_add_string (&json, "lead_image", sp_article_get_lead_image (article));
  sp_json_add_string (&json, "next_page", sp_article_get_next_page (article));
  sp_json_add_bytes (&json, "text", sp_text_get_utf8 (text), sp_text_get_n_bytes (text));
  add_blocks (&json, article);
  add_links (&json, article);
  sp_json_end_object (&json);
  g_string_append_c (out, '\n');
  return out;
}

/* `standpoint-cli extract`. Returns: the exit status. */
int
sp_cli_extract (int argc, char **argv)
{
  g_autofree char *url = NULL, *output_path = NULL, *format = NULL;
  int jobs = SP_CLI_ALL_PROCESSORS, status;
  const GOptionEntry entries[] = {
    { "url", 0, 0, G_OPTION_ARG_STRING, &url, "The address of the page", "URL" },
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &format,
      "What to print: json (default), ndjson",
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
  g_autoptr (SpCliOutput) output = NULL;

  if (!sp_cli_parse (&argc,
                     &argv,
                     entries,
                     "FILE…",
                     "Takes the article out of pages. FILE may be - for standard input.",
                     &status))
    return status;
  if (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "ndjson"))
    return sp_cli_usage ("extract: --format=%s is not known", format);
  if (!sp_cli_check_jobs ("extract", jobs, &status))
    return status;
  output = sp_cli_output_new (output_path);
  return sp_cli_run_all (argv + 1, jobs, extract_one, sp_cli_deliver_string, url, output)
             ? SP_CLI_DONE
             : SP_CLI_FAILED;
}
