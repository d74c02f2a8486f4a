/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-article-json.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include "sp-error.h"
#include "sp-json-guard.h"

/* The layout of an article as the library keeps it: {"title": [start, end], "blocks": [[kind,
 * level, start, end]…], "links": [[start, end, href]…], "emphasis": [[kind, start, end]…],
 * "datelines": [[start, end]…]}. */

static void
add_numbers (JsonBuilder *builder, const guint *numbers, guint n)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_int_value (builder, numbers[i]);
  json_builder_end_array (builder);
}

static void
add_blocks (JsonBuilder *builder, SpArticle *article)
{
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);

  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    add_numbers (builder,
                 (const guint[]){ blocks[i].kind,
                                  blocks[i].level,
                                  blocks[i].span.start,
                                  blocks[i].span.end },
                 4);
  json_builder_end_array (builder);
}

static void
add_links (JsonBuilder *builder, SpArticle *article)
{
  guint n;
  const SpLink *links = sp_article_get_links (article, &n);

  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, links[i].span.start);
      json_builder_add_int_value (builder, links[i].span.end);
      json_builder_add_string_value (builder, links[i].href);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_marks (JsonBuilder *builder, SpArticle *article)
{
  guint n;
  const SpEmphasis *emphasis = sp_article_get_emphasis (article, &n);
  const SpSpan *datelines;

  json_builder_set_member_name (builder, "emphasis");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    add_numbers (builder,
                 (const guint[]){ emphasis[i].kind, emphasis[i].span.start, emphasis[i].span.end },
                 3);
  json_builder_end_array (builder);

  datelines = sp_article_get_datelines (article, &n);
  json_builder_set_member_name (builder, "datelines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    add_numbers (builder, (const guint[]){ datelines[i].start, datelines[i].end }, 2);
  json_builder_end_array (builder);
}

/* Returns: (transfer full): blocks, links, emphasis and datelines of @article as JSON. */
char *
sp_article_layout_to_json (SpArticle *article)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  SpSpan title;

  g_return_val_if_fail (article != NULL, NULL);

  title = sp_article_get_title_span (article);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  add_numbers (builder, (const guint[]){ title.start, title.end }, 2);
  add_blocks (builder, article);
  add_links (builder, article);
  add_marks (builder, article);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Reads @n numbers of row @index of @rows, the last two of which are a span inside the text. */
static gboolean
read_row (JsonArray *rows, guint index, guint first, guint n, guint length, gint64 *numbers)
{
  JsonNode *node = json_array_get_element (rows, index);
  JsonArray *row = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (row == NULL || json_array_get_length (row) < first + n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *number = json_array_get_element (row, first + i);

      if (!JSON_NODE_HOLDS_VALUE (number) || json_node_get_value_type (number) != G_TYPE_INT64)
        return FALSE;
      numbers[i] = json_node_get_int (number);
    }
  return numbers[n - 2] >= 0 && numbers[n - 2] <= numbers[n - 1] && numbers[n - 1] <= length;
}

static JsonArray *
get_rows (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
read_blocks (SpArticle *article, JsonArray *rows, guint length)
{
  gint64 v[4];

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      if (!read_row (rows, i, 0, 4, length, v) || v[0] < 0 || v[0] > SP_BLOCK_METADATA || v[1] < 0
          || v[1] > 99)
        return FALSE;
      sp_article_add_block (
          article,
          (SpBlock){ { (guint)v[2], (guint)v[3] }, (SpBlockKind)v[0], (guint)v[1] });
    }
  return TRUE;
}

static gboolean
read_links (SpArticle *article, JsonArray *rows, guint length)
{
  gint64 v[2];

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonArray *row;
      JsonNode *href;

      if (!read_row (rows, i, 0, 2, length, v))
        return FALSE;
      row = json_array_get_array_element (rows, i);
      href = json_array_get_length (row) > 2 ? json_array_get_element (row, 2) : NULL;
      if (href == NULL || json_node_get_value_type (href) != G_TYPE_STRING)
        return FALSE;
      sp_article_add_link (article,
                           (SpSpan){ (guint)v[0], (guint)v[1] },
                           json_node_get_string (href));
    }
  return TRUE;
}

static gboolean
read_marks (SpArticle *article, JsonObject *object, guint length)
{
  JsonArray *rows = get_rows (object, "emphasis");
  gint64 v[3];

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      if (!read_row (rows, i, 0, 3, length, v) || v[0] < 0 || v[0] > SP_EMPHASIS_BOLD)
        return FALSE;
      sp_article_add_emphasis (article,
                               (SpEmphasis){ { (guint)v[1], (guint)v[2] }, (SpEmphasisKind)v[0] });
    }
  rows = get_rows (object, "datelines");
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      if (!read_row (rows, i, 0, 2, length, v))
        return FALSE;
      sp_article_add_dateline (article, (SpSpan){ (guint)v[0], (guint)v[1] });
    }
  return TRUE;
}

static gboolean
read_title (SpArticle *article, JsonArray *span, guint length)
{
  g_autofree char *title = g_strdup (sp_article_get_title (article));
  gint64 v[2] = { 0, 0 };

  if (span == NULL || json_array_get_length (span) != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    v[i] = json_array_get_int_element (span, i);
  if (v[0] < 0 || v[0] > v[1] || v[1] > length)
    return FALSE;
  sp_article_set_title (article, title, (SpSpan){ (guint)v[0], (guint)v[1] });
  return TRUE;
}

/* Adds to @article, whose title is set, what sp_article_layout_to_json wrote.
 * Returns: FALSE with SP_ERROR_CORRUPT if it is anything else. */
gboolean
sp_article_layout_from_json (SpArticle *article, const char *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  guint length;

  g_return_val_if_fail (article != NULL && json != NULL, FALSE);

  length = sp_text_get_length (sp_article_get_text (article));
  if (sp_json_guard_check (json, strlen (json), NULL))
    root = json_from_string (json, NULL);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonObject *object = json_node_get_object (root);

      if (read_title (article, get_rows (object, "title"), length)
          && read_blocks (article, get_rows (object, "blocks"), length)
          && read_links (article, get_rows (object, "links"), length)
          && read_marks (article, object, length))
        return TRUE;
    }
  g_set_error_literal (error,
                       SP_ERROR,
                       SP_ERROR_CORRUPT,
                       "the layout of a stored article is damaged");
  return FALSE;
}
