/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-link-list-private.h"

#include <string.h>

/* Tables of comma-separated values with a line of headings, as Pocket and others give out; and
 * plain texts with a link a line, which are a table without headings. */

#define MAX_COLUMNS 64

typedef enum
{
  COLUMN_OTHER,
  COLUMN_URL,
  COLUMN_TITLE,
  COLUMN_TAGS,
  COLUMN_TIME,
  COLUMN_STATE,
} Column;

static Column
find_column (const char *heading)
{
  static const struct
  {
    const char *heading;
    Column column;
  } headings[] = {
    { "url", COLUMN_URL },         { "link", COLUMN_URL },      { "title", COLUMN_TITLE },
    { "tags", COLUMN_TAGS },       { "folder", COLUMN_TAGS },   { "labels", COLUMN_TAGS },
    { "time_added", COLUMN_TIME }, { "created", COLUMN_TIME },  { "timestamp", COLUMN_TIME },
    { "created_at", COLUMN_TIME }, { "saved_at", COLUMN_TIME }, { "status", COLUMN_STATE },
    { "state", COLUMN_STATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_ascii_strcasecmp (headings[i].heading, heading) == 0)
      return headings[i].column;
  return COLUMN_OTHER;
}

/* Reads the cells of one row. Returns: where the next one begins. */
static const char *
read_row (const char *p, GPtrArray *cells)
{
  g_ptr_array_set_size (cells, 0);
  for (;;)
    {
      GString *cell = g_string_new (NULL);
      gboolean quoted = *p == '"';

      if (quoted)
        for (p++; *p != '\0' && (*p != '"' || p[1] == '"'); p++)
          {
            p += *p == '"';
            g_string_append_c (cell, *p);
          }
      p += quoted && *p == '"';
      for (; *p != '\0' && strchr (",\r\n", *p) == NULL; p++)
        g_string_append_c (cell, *p);
      if (cells->len < MAX_COLUMNS)
        g_ptr_array_add (cells, g_string_free (cell, FALSE));
      else
        g_string_free (cell, TRUE);
      if (*p != ',')
        break;
      p++;
    }
  p += *p == '\r';
  return p + (*p == '\n');
}

static void
add_row (GPtrArray *links, const Column *columns, guint n_columns, const GPtrArray *cells)
{
  const char *values[COLUMN_STATE + 1] = { NULL };
  SpListedLink *link;

  for (guint i = 0; i < MIN (n_columns, cells->len); i++)
    values[columns[i]] = g_ptr_array_index (cells, i);
  link = sp_link_list_add (links, values[COLUMN_URL], values[COLUMN_TITLE]);
  if (link == NULL)
    return;
  sp_listed_link_set_time (link, values[COLUMN_TIME]);
  link->read = values[COLUMN_STATE] != NULL
               && (g_ascii_strcasecmp (values[COLUMN_STATE], "archive") == 0
                   || g_ascii_strcasecmp (values[COLUMN_STATE], "archived") == 0);
  if (values[COLUMN_TAGS] != NULL)
    {
      g_auto (GStrv) tags = g_strsplit_set (values[COLUMN_TAGS], "|,", 64);

      sp_listed_link_set_tags (link, (const char *const *)tags);
    }
}

/* Reads a table, or the links that stand alone on their lines. */
void
sp_link_list_read_table (GPtrArray *links, const char *text)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  Column columns[MAX_COLUMNS];
  guint n_columns;
  const char *p = read_row (text, cells);
  gboolean table = FALSE;

  n_columns = cells->len;
  for (guint i = 0; i < n_columns; i++)
    {
      columns[i] = find_column (g_strstrip (g_ptr_array_index (cells, i)));
      table = table || columns[i] == COLUMN_URL;
    }
  if (!table)
    {
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        sp_link_list_add (links, lines[i], NULL);
      return;
    }
  while (*p != '\0' && links->len < SP_LINK_LIST_MAX)
    {
      p = read_row (p, cells);
      add_row (links, columns, n_columns, cells);
    }
}
