/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-export-html.h"
#include "sp-export-private.h"
#include "sp-export.h"

/* The reader's highlights, notes and tags in each of the formats, in the order in which they were
 * made. Words that are no longer in the article are still given: they are the reader's. */

static char *
join_tags (const SpMark *mark)
{
  return g_strjoinv (", ", mark->tags);
}

static const char *
describe_status (SpAnchorStatus status)
{
  switch (status)
    {
    case SP_ANCHOR_CHANGED:
      return "the words have changed";
    case SP_ANCHOR_AMBIGUOUS:
      return "the words stand in several places";
    case SP_ANCHOR_LOST:
      return "the words are no longer in the article";
    case SP_ANCHOR_EXACT:
    case SP_ANCHOR_MOVED:
    default:
      return NULL;
    }
}

/* Returns: (transfer full) (nullable): what the reader calls the colour of @mark, or its number. */
static char *
name_colour (const SpMark *mark, const char *const *colours)
{
  guint n = colours != NULL ? g_strv_length ((char **)colours) : 0;

  if (mark->colour == 0)
    return NULL;
  if (mark->colour <= n && *colours[mark->colour - 1] != '\0')
    return g_strdup (colours[mark->colour - 1]);
  return g_strdup_printf ("colour %u", mark->colour);
}

static gboolean
has_notes (const SpCorrections *corrections)
{
  return sp_corrections_get_n_marks (corrections) > 0
         || sp_corrections_get_tags (corrections)[0] != NULL;
}

static void
append_markdown_mark (GString *out, const SpMarkPlace *place, const char *const *colours)
{
  g_autofree char *colour = name_colour (place->mark, colours);
  g_autofree char *tags = join_tags (place->mark);
  const char *status = describe_status (place->status);

  g_string_append (out, "- ");
  if (place->mark->on_text)
    {
      g_string_append (out, "“");
      sp_export_escape_markdown (out, place->mark->anchor.exact);
      g_string_append (out, "”");
    }
  else
    g_string_append (out, "The article");
  if (colour != NULL)
    {
      g_string_append (out, " (");
      sp_export_escape_markdown (out, colour);
      g_string_append_c (out, ')');
    }
  if (status != NULL)
    g_string_append_printf (out, " *(%s)*", status);
  if (place->mark->note != NULL)
    {
      g_string_append (out, ": ");
      sp_export_escape_markdown (out, place->mark->note);
    }
  if (*tags != '\0')
    {
      g_string_append (out, " — tags: ");
      sp_export_escape_markdown (out, tags);
    }
  g_string_append_c (out, '\n');
}

/* Appends the reader's notes and tags; nothing where there are none. */
void
sp_export_append_markdown_notes (GString *out,
                                 const SpCorrections *corrections,
                                 const char *const *colours)
{
  const char *const *tags;

  g_return_if_fail (out != NULL && corrections != NULL);

  if (!has_notes (corrections))
    return;
  tags = sp_corrections_get_tags (corrections);
  g_string_append (out, "## Notes\n\n");
  if (tags[0] != NULL)
    {
      g_autofree char *joined = g_strjoinv (", ", (char **)tags);

      g_string_append (out, "Tags: ");
      sp_export_escape_markdown (out, joined);
      g_string_append (out, "\n\n");
    }
  for (guint i = 0; i < sp_corrections_get_n_marks (corrections); i++)
    append_markdown_mark (out, sp_corrections_get_mark (corrections, i), colours);
  g_string_append_c (out, '\n');
}

static void
append_html_mark (GString *out, const SpMarkPlace *place, const char *const *colours)
{
  g_autofree char *colour = name_colour (place->mark, colours);
  g_autofree char *tags = join_tags (place->mark);
  const char *status = describe_status (place->status);

  g_string_append (out, "<li>");
  if (place->mark->on_text)
    {
      g_string_append_printf (out, "<mark class=\"colour-%u\">", place->mark->colour);
      sp_export_escape_html (out, place->mark->anchor.exact);
      g_string_append (out, "</mark>");
    }
  if (colour != NULL)
    {
      g_string_append (out, " <small>");
      sp_export_escape_html (out, colour);
      g_string_append (out, "</small>");
    }
  if (status != NULL)
    g_string_append_printf (out, " <small>(%s)</small>", status);
  if (place->mark->note != NULL)
    {
      g_string_append (out, " <p>");
      sp_export_escape_html (out, place->mark->note);
      g_string_append (out, "</p>");
    }
  if (*tags != '\0')
    {
      g_string_append (out, " <small>");
      sp_export_escape_html (out, tags);
      g_string_append (out, "</small>");
    }
  g_string_append (out, "</li>\n");
}

/* Appends the reader's notes and tags; nothing where there are none. */
void
sp_export_append_html_notes (GString *out,
                             const SpCorrections *corrections,
                             const char *const *colours)
{
  const char *const *tags;

  g_return_if_fail (out != NULL && corrections != NULL);

  if (!has_notes (corrections))
    return;
  tags = sp_corrections_get_tags (corrections);
  g_string_append (out, "<h3>Notes</h3>\n");
  if (tags[0] != NULL)
    {
      g_autofree char *joined = g_strjoinv (", ", (char **)tags);

      g_string_append (out, "<p><small>");
      sp_export_escape_html (out, joined);
      g_string_append (out, "</small></p>\n");
    }
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < sp_corrections_get_n_marks (corrections); i++)
    append_html_mark (out, sp_corrections_get_mark (corrections, i), colours);
  g_string_append (out, "</ul>\n");
}

/* Appends a line for each of the reader's marks: finding "highlight" or "note", what: its colour,
 * words: what it is on; and the note and its tags in the last two columns. */
void
sp_export_append_csv_notes (GString *out,
                            SpArticle *article,
                            const SpCorrections *corrections,
                            const char *const *colours)
{
  g_return_if_fail (out != NULL && article != NULL && corrections != NULL);

  for (guint i = 0; i < sp_corrections_get_n_marks (corrections); i++)
    {
      const SpMarkPlace *place = sp_corrections_get_mark (corrections, i);
      g_autofree char *tags = join_tags (place->mark);
      g_autofree char *colour = name_colour (place->mark, colours);

      sp_export_append_cell (out, place->mark->note == NULL ? "highlight" : "note", FALSE);
      sp_export_append_cell (out, sp_article_get_title (article), FALSE);
      sp_export_append_cell (out, sp_article_get_site (article), FALSE);
      sp_export_append_cell (out, sp_article_get_published (article), FALSE);
      sp_export_append_cell (out,
                             place->mark->party != NULL ? place->mark->party->name : NULL,
                             FALSE);
      sp_export_append_cell (out, colour, FALSE);
      sp_export_append_cell (out, NULL, FALSE);
      sp_export_append_cell (out, place->mark->on_text ? place->mark->anchor.exact : NULL, FALSE);
      sp_export_append_cell (out, NULL, FALSE);
      sp_export_append_cell (out, place->mark->note, FALSE);
      sp_export_append_cell (out, tags, TRUE);
    }
}
