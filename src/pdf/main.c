/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <poppler.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* standpoint-pdf: a PDF on standard input, its title, author, day and text on standard output, each
 * ended by a NUL. A program of its own, so that a PDF that is made to break its reader breaks only
 * this one, and so that nobody else loads what it takes to read one. Exit status: 0, 1 no text,
 * 2 locked, 3 damaged. */

/* A PDF knows where letters stand, not what is a paragraph. Lines are put together: where the next
 * one follows at the usual distance it goes on, where the distance is wider or the line before ends
 * a sentence well before the margin, a paragraph begins. A hyphen at the end of a line goes where a
 * small letter follows. Lines that stand at the top or bottom of most pages are heads and numbers.
 */

#define MAX_PAGES 2000
#define MAX_SECONDS 60
#define MAX_MEMORY ((rlim_t)2 << 30)

typedef struct
{
  char *words;
  double top, bottom, right; /* points */
  guint page;
  gboolean edge; /* first or last of its page */
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *)data)->words);
}

static void
add_line (GArray *lines, const char *start, const char *end, const Line *box)
{
  Line line = *box;

  line.words = g_strstrip (g_strndup (start, (gsize)(end - start)));
  if (*line.words != '\0')
    g_array_append_val (lines, line);
  else
    g_free (line.words);
}

/* The lines of a page. There is a rectangle for each code point of its text. */
static void
add_page (GArray *lines, PopplerPage *page, guint number)
{
  g_autofree char *text = poppler_page_get_text (page);
  PopplerRectangle *boxes = NULL;
  guint n = 0, i = 0, first = lines->len;
  const char *start = text;
  Line line = { .page = number };

  if (text == NULL || !g_utf8_validate (text, -1, NULL)
      || !poppler_page_get_text_layout (page, &boxes, &n))
    return;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      if (*p == '\n')
        {
          add_line (lines, start, p, &line);
          start = p + 1;
          line = (Line){ .page = number };
        }
      else if (i < n && !g_unichar_isspace (g_utf8_get_char (p)))
        {
          line.top = line.bottom == 0 ? boxes[i].y1 : MIN (line.top, boxes[i].y1);
          line.bottom = MAX (line.bottom, boxes[i].y2);
          line.right = MAX (line.right, boxes[i].x2);
        }
    }
  add_line (lines, start, text + strlen (text), &line);
  if (lines->len > first)
    {
      g_array_index (lines, Line, first).edge = TRUE;
      g_array_index (lines, Line, lines->len - 1).edge = TRUE;
    }
  g_free (boxes);
}

/* A line without its digits: page numbers differ, what stands beside them does not. */
static char *
dup_frame (const char *words)
{
  GString *frame = g_string_new (NULL);

  for (const char *p = words; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      g_string_append_c (frame, *p);
  return g_string_free (frame, FALSE);
}

/* Takes out what stands at the edge of at least half of the pages, of which there are more than
 * two, and page numbers. */
static void
drop_frames (GArray *lines, guint n_pages)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint kept = 0;

  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, Line, i).edge)
      {
        char *frame = dup_frame (g_array_index (lines, Line, i).words);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, frame));

        g_hash_table_replace (counts, frame, GUINT_TO_POINTER (n + 1));
      }
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      g_autofree char *frame = line->edge ? dup_frame (line->words) : NULL;
      guint n = frame != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, frame)) : 0;

      if (frame != NULL && (*g_strstrip (frame) == '\0' || (n_pages > 2 && n * 2 >= n_pages)))
        g_clear_pointer (&line->words, g_free);
      else if (kept++ != i)
        {
          g_array_index (lines, Line, kept - 1) = *line;
          line->words = NULL;
        }
    }
  g_array_set_size (lines, kept);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* The usual distance from one line to the next, and the right margin: the middle and the upper
 * tenth of them all. */
static void
measure (const GArray *lines, double *pitch, double *margin)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      g_array_append_val (rights, line->right);
      if (i > 0 && line[-1].page == line->page && line->top > line[-1].top)
        {
          double step = line->top - line[-1].top;

          g_array_append_val (steps, step);
        }
    }
  g_array_sort (steps, compare_doubles);
  g_array_sort (rights, compare_doubles);
  *pitch = steps->len > 0 ? g_array_index (steps, double, steps->len / 2) : 0;
  *margin = rights->len > 0 ? g_array_index (rights, double, rights->len * 9 / 10) : 0;
}

static gboolean
ends_sentence (const char *words)
{
  gunichar last = g_utf8_get_char (g_utf8_prev_char (words + strlen (words)));

  return last == '.' || last == '!' || last == '?' || last == 0x201d || last == '"';
}

static gboolean
begins_paragraph (const Line *line, double pitch, double margin)
{
  const Line *before = line - 1;
  double height = line->bottom - line->top, height_before = before->bottom - before->top;

  if (height > height_before * 1.15 || height * 1.15 < height_before) /* a heading, or after one */
    return TRUE;
  if (before->page == line->page && line->top > before->top)
    return line->top - before->top > pitch * 1.3
           || (ends_sentence (before->words) && before->right < margin * 0.9);
  return ends_sentence (before->words) && before->right < margin * 0.9; /* a new column or page */
}

static void
join (GString *text, const Line *line)
{
  gunichar next = g_utf8_get_char (line->words);

  if (text->len > 1 && text->str[text->len - 1] == '-' && g_unichar_islower (next)
      && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (text->str + text->len - 1))))
    g_string_truncate (text, text->len - 1);
  else
    g_string_append_c (text, ' ');
  g_string_append (text, line->words);
}

static char *
build_text (const GArray *lines)
{
  GString *text = g_string_new (NULL);
  double pitch, margin;

  measure (lines, &pitch, &margin);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (i == 0 || begins_paragraph (line, pitch, margin))
        g_string_append_printf (text, "%s%s", i == 0 ? "" : "\n\n", line->words);
      else
        join (text, line);
    }
  return g_string_free (text, FALSE);
}

enum
{
  DONE = 0,
  NO_TEXT = 1,
  LOCKED = 2,
  DAMAGED = 3,
};

static void
print (const char *words)
{
  g_autofree char *valid = words != NULL ? g_utf8_make_valid (words, -1) : g_strdup ("");

  fwrite (g_strstrip (valid), 1, strlen (valid) + 1, stdout);
}

static void
print_facts (PopplerDocument *document)
{
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  g_autoptr (GDateTime) made = poppler_document_get_creation_date_time (document);
  g_autofree char *day = made != NULL ? g_date_time_format (made, "%Y-%m-%d") : NULL;

  print (title);
  print (author);
  print (day);
}

static int
read_document (PopplerDocument *document)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint n_pages = (guint)MAX (poppler_document_get_n_pages (document), 0);
  g_autofree char *words = NULL;

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < MIN (n_pages, MAX_PAGES); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, (int)i);

      if (page != NULL)
        add_page (lines, page, i);
      g_clear_object (&page);
    }
  drop_frames (lines, n_pages);
  if (lines->len == 0)
    return NO_TEXT;
  words = build_text (lines);
  print_facts (document);
  print (words);
  return DONE;
}

static GBytes *
read_input (void)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (1 << 16);
  gsize n;

  while ((n = fread (block, 1, 1 << 16, stdin)) > 0)
    g_byte_array_append (data, block, (guint)n);
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/* What a file can make its reader use. Address sanitizers reserve far more than they use. */
static void
set_limits (void)
{
  const struct rlimit seconds = { MAX_SECONDS, MAX_SECONDS };

  setrlimit (RLIMIT_CPU, &seconds);
#ifndef __SANITIZE_ADDRESS__
  const struct rlimit memory = { MAX_MEMORY, MAX_MEMORY };

  setrlimit (RLIMIT_AS, &memory);
#endif
}

int
main (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;
  int status;

  setlocale (LC_ALL, "");
  set_limits ();
  bytes = read_input ();
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (document == NULL)
    return g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? LOCKED : DAMAGED;
  status = read_document (document);
  g_object_unref (document);
  return status;
}
