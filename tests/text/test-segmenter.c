/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-limits.h"
#include "sp-segmenter.h"

/* What a case expects, in the order of its text. */
typedef struct
{
  GString *text;
  GArray *starts;  /* guint: bytes where words begin */
  GArray *ends;    /* guint: bytes where words end */
  GArray *joined;  /* gboolean: second part of a written word */
  GArray *opening; /* gboolean: the word opens a sentence */
} Case;

static void
clear_case (Case *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
  g_array_unref (self->joined);
  g_array_unref (self->opening);
}

/* Takes an escape (\n, \t, \uXXXX) or a character of the case. Returns: how many bytes of the line
 * it took. */
static gsize
append_char (GString *text, const char *p)
{
  if (*p != '\\')
    {
      gsize n = (gsize)(g_utf8_next_char (p) - p);

      g_string_append_len (text, p, (gssize)n);
      return n;
    }
  if (p[1] == 'u')
    {
      g_autofree char *digits = g_strndup (p + 2, 4);

      g_string_append_unichar (text, (gunichar)g_ascii_strtoull (digits, NULL, 16));
      return 6;
    }
  g_string_append_c (text, p[1] == 'n' ? '\n' : p[1] == 't' ? '\t' : p[1]);
  return 2;
}

static gboolean
is_blank (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isspace (c) || c == 0x200b || c == 0x2028 || c == 0x2029;
}

static void
read_case (const char *line, Case *self)
{
  gboolean inside = FALSE, opens = TRUE, joins = FALSE;
  guint place;

  *self = (Case){ g_string_new (NULL),
                  g_array_new (FALSE, FALSE, sizeof (guint)),
                  g_array_new (FALSE, FALSE, sizeof (guint)),
                  g_array_new (FALSE, FALSE, sizeof (gboolean)),
                  g_array_new (FALSE, FALSE, sizeof (gboolean)) };
  for (const char *p = line; *p != '\0';)
    {
      gboolean mark = *p == '|' || *p == '~' || g_utf8_get_char (p) == 0x2016;
      gsize before = self->text->len;

      if (g_str_has_prefix (p, " ‖ "))
        {
          mark = TRUE;
          g_string_append_c (self->text, ' ');
          p++;
        }
      place = (guint)before;
      if (mark)
        {
          joins = *p == '~';
          opens |= g_utf8_get_char (p) == 0x2016;
          p = g_utf8_next_char (p);
          p += before != self->text->len; /* the second blank around ‖ */
        }
      else
        p += append_char (self->text, p);
      if (inside && (mark || is_blank (self->text->str + before)))
        {
          g_array_append_val (self->ends, place);
          inside = FALSE;
        }
      if (mark || is_blank (self->text->str + before) || inside)
        continue;
      g_array_append_val (self->starts, place);
      g_array_append_val (self->joined, joins);
      g_array_append_val (self->opening, opens);
      inside = TRUE;
      joins = opens = FALSE;
    }
  place = (guint)self->text->len;
  if (inside)
    g_array_append_val (self->ends, place);
}

/* Writes what the segmenter found in the notation of the cases. */
static char *
write_found (const SpTokens *tokens)
{
  const char *utf8 = sp_text_get_utf8 (sp_tokens_get_text (tokens));
  guint n, n_sentences, s = 0;
  const SpToken *token = sp_tokens_get (tokens, &n);
  const SpSentence *sentences = sp_tokens_get_sentences (tokens, &n_sentences);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      gboolean opens = s + 1 < n_sentences && sentences[s + 1].first_token == i;

      s += opens;
      if (i > 0)
        g_string_append_len (out,
                             utf8 + token[i - 1].byte_end,
                             token[i].byte_start - token[i - 1].byte_end);
      if (opens)
        g_string_append (out, "‖");
      else if (i > 0 && token[i].byte_start == token[i - 1].byte_end)
        g_string_append_c (out, token[i].flags & SP_TOKEN_JOINED ? '~' : '|');
      g_string_append_len (out,
                           utf8 + token[i].byte_start,
                           token[i].byte_end - token[i].byte_start);
    }
  return g_string_free (out, FALSE);
}

static gboolean
matches (const Case *expected, const SpTokens *tokens)
{
  guint n, n_sentences, s = 0;
  const SpToken *token = sp_tokens_get (tokens, &n);
  const SpSentence *sentences = sp_tokens_get_sentences (tokens, &n_sentences);

  if (n != expected->starts->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gboolean opens = s < n_sentences && sentences[s].first_token == i;

      s += opens;
      if (token[i].byte_start != g_array_index (expected->starts, guint, i)
          || token[i].byte_end != g_array_index (expected->ends, guint, i)
          || ((token[i].flags & SP_TOKEN_JOINED) != 0)
                 != g_array_index (expected->joined, gboolean, i)
          || opens != g_array_index (expected->opening, gboolean, i))
        return FALSE;
    }
  return s == n_sentences;
}

static SpTokens *
segment (const char *utf8, gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpText) text = sp_text_new (utf8, (gssize)n, &error);
  g_autoptr (SpArticle) article = NULL;

  g_assert_no_error (error);
  article = sp_article_new (text);
  return sp_segmenter_run (article);
}

/* What holds of any tokens of any text. */
static void
check_invariants (const SpTokens *tokens)
{
  SpText *text = sp_tokens_get_text (tokens);
  guint n, n_sentences, next = 0;
  const SpToken *token = sp_tokens_get (tokens, &n);
  const SpSentence *sentences = sp_tokens_get_sentences (tokens, &n_sentences);

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (token[i].byte_start, <, token[i].byte_end);
      g_assert_cmpuint (token[i].byte_end, <=, sp_text_get_n_bytes (text));
      g_assert_cmpuint (sp_text_byte_at (text, token[i].span.start), ==, token[i].byte_start);
      g_assert_cmpuint (sp_text_byte_at (text, token[i].span.end), ==, token[i].byte_end);
      if (i > 0)
        {
          g_assert_cmpuint (token[i - 1].byte_end, <=, token[i].byte_start);
          if (token[i - 1].byte_end == token[i].byte_start)
            g_assert_cmpuint (token[i - 1].flags & SP_TOKEN_SPACE_AFTER, ==, 0);
        }
    }
  for (guint i = 0; i < n_sentences; i++)
    {
      const SpSentence *s = &sentences[i];

      g_assert_cmpuint (s->first_token, ==, next);
      g_assert_cmpuint (s->n_tokens, >=, 1);
      g_assert_cmpuint (s->n_tokens, <=, SP_MAX_SENTENCE_TOKENS);
      next += s->n_tokens;
      g_assert_cmpuint (next, <=, n);
      g_assert_cmpuint (s->span.start, ==, token[s->first_token].span.start);
      g_assert_cmpuint (s->span.end, ==, token[next - 1].span.end);
    }
  g_assert_cmpuint (next, ==, n);
}

static guint
run_file (const char *name, gboolean wanted)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0, wrong = 0;

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (data, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Case expected;
      g_autoptr (SpTokens) tokens = NULL;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      read_case (lines[i], &expected);
      tokens = segment (expected.text->str, expected.text->len);
      check_invariants (tokens);
      if (matches (&expected, tokens) != wanted)
        {
          g_autofree char *found = write_found (tokens);

          g_test_message ("%s:%u: wanted %s", name, i + 1, lines[i]);
          g_test_message ("%s:%u:  found %s", name, i + 1, found);
          wrong++;
        }
      n++;
      clear_case (&expected);
    }
  g_test_message ("%s: %u cases, %u not as expected", name, n, wrong);
  g_assert_cmpuint (wrong, ==, 0);
  return n;
}

static void
test_cases (void)
{
  g_assert_cmpuint (run_file ("text/segmenter-cases.txt", TRUE), >=, 250);
}

/* They must fail: one that passes belongs into the other file. */
static void
test_known_failures (void)
{
  run_file ("text/segmenter-known-failures.txt", FALSE);
}

/* Straight marks for curly ones: the same words and sentences at the same code points. */
static void
test_straight_marks (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "text", "segmenter-cases.txt", NULL),
                  *data = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  lines = g_strsplit (data, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Case expected;
      g_autoptr (SpTokens) curly = NULL, straight = NULL;
      guint n_curly, n_straight;
      const SpToken *a, *b;

      if (*lines[i] == '#' || strpbrk (lines[i], "\"'") != NULL || strstr (lines[i], "‘") != NULL
          || strstr (lines[i], "„") != NULL
          || (strstr (lines[i], "“") == NULL && strstr (lines[i], "’") == NULL))
        continue;
      read_case (lines[i], &expected);
      curly = segment (expected.text->str, expected.text->len);
      g_string_replace (expected.text, "“", "\"", 0);
      g_string_replace (expected.text, "”", "\"", 0);
      g_string_replace (expected.text, "’", "'", 0);
      straight = segment (expected.text->str, expected.text->len);
      a = sp_tokens_get (curly, &n_curly);
      b = sp_tokens_get (straight, &n_straight);
      g_test_message ("%s", lines[i]);
      g_assert_cmpuint (n_straight, ==, n_curly);
      for (guint j = 0; j < n_curly; j++)
        {
          g_assert_cmpuint (b[j].span.start, ==, a[j].span.start);
          g_assert_cmpuint (b[j].span.end, ==, a[j].span.end);
          g_assert_cmpuint (b[j].flags, ==, a[j].flags);
        }
      sp_tokens_get_sentences (curly, &n_curly);
      sp_tokens_get_sentences (straight, &n_straight);
      g_assert_cmpuint (n_straight, ==, n_curly);
      n++;
      clear_case (&expected);
    }
  g_assert_cmpuint (n, >=, 15);
}

static void
test_blocks (void)
{
  static const char words[]
      = "A title|No stop|OSLO (NTB) – He said so. She did|By Anna Berg|x. y\nz";
  g_autoptr (SpText) text = sp_text_new (words, -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);
  g_autoptr (SpTokens) tokens = NULL;
  const SpSentence *sentences;
  static const SpBlock blocks[] = {
    { { 0, 7 }, SP_BLOCK_HEADING, 1 },        { { 8, 15 }, SP_BLOCK_CAPTION, 0 },
    { { 16, 48 }, SP_BLOCK_PARAGRAPH, 0 },    { { 49, 61 }, SP_BLOCK_METADATA, 0 },
    { { 62, 68 }, SP_BLOCK_PREFORMATTED, 0 },
  };
  static const struct
  {
    guint start, end, kind;
  } wanted[] = {
    { 0, 7, SP_SENTENCE_HEADING }, { 8, 15, SP_SENTENCE_HEADING }, { 16, 28, SP_SENTENCE_METADATA },
    { 29, 40, SP_SENTENCE_PROSE }, { 41, 48, SP_SENTENCE_PROSE },  { 49, 61, SP_SENTENCE_METADATA },
    { 62, 66, SP_SENTENCE_PROSE }, { 67, 68, SP_SENTENCE_PROSE },
  };
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    sp_article_add_block (article, blocks[i]);
  sp_article_add_dateline (article, (SpSpan){ 16, 29 });
  tokens = sp_segmenter_run (article);
  check_invariants (tokens);
  sentences = sp_tokens_get_sentences (tokens, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (sentences[i].span.start, ==, wanted[i].start);
      g_assert_cmpuint (sentences[i].span.end, ==, wanted[i].end);
      g_assert_cmpuint (sentences[i].kind, ==, wanted[i].kind);
    }
}

/* Blocks out of order, over each other and beyond the text are the importer's mistake, and do no
 * harm. */
static void
test_bad_blocks (void)
{
  g_autoptr (SpText) text = sp_text_new ("One. Two. Three.", -1, NULL);
  g_autoptr (SpArticle) article = sp_article_new (text);
  g_autoptr (SpTokens) tokens = NULL;

  sp_article_add_block (article, (SpBlock){ { 5, 12 }, SP_BLOCK_PARAGRAPH, 0 });
  sp_article_add_block (article, (SpBlock){ { 0, 9 }, SP_BLOCK_PARAGRAPH, 0 });
  sp_article_add_block (article, (SpBlock){ { 8, 900 }, SP_BLOCK_METADATA, 0 });
  sp_article_add_dateline (article, (SpSpan){ 3, 700 });
  tokens = sp_segmenter_run (article);
  check_invariants (tokens);
}

static void
test_flags (void)
{
  static const char words[] = "The UK 5 % @anna it's, 2nd $";
  g_autoptr (SpTokens) tokens = segment (words, strlen (words));
  guint n;
  const SpToken *token = sp_tokens_get (tokens, &n);

  g_assert_cmpuint (n, ==, 10);
  g_assert_cmpuint (token[0].flags, ==, SP_TOKEN_CAPITAL | SP_TOKEN_SPACE_AFTER);
  g_assert_cmpuint (token[1].flags,
                    ==,
                    SP_TOKEN_CAPITAL | SP_TOKEN_ALL_CAPITALS | SP_TOKEN_SPACE_AFTER);
  g_assert_cmpuint (token[2].kind, ==, SP_TOKEN_NUMBER);
  g_assert_cmpuint (token[3].kind, ==, SP_TOKEN_SYMBOL);
  g_assert_cmpuint (token[4].kind, ==, SP_TOKEN_LINK);
  g_assert_cmpuint (token[5].flags, ==, 0);
  g_assert_cmpuint (token[6].flags, ==, SP_TOKEN_JOINED);
  g_assert_cmpuint (token[7].kind, ==, SP_TOKEN_PUNCTUATION);
  g_assert_cmpuint (token[8].kind, ==, SP_TOKEN_WORD);
  g_assert_cmpuint (token[9].kind, ==, SP_TOKEN_SYMBOL);
}

/* Random text over an alphabet of troublemakers: the invariants hold, and a paragraph put in front
 * moves everything and changes nothing else. */
static void
test_random (void)
{
  static const char *const parts[]
      = { "a",       "B",      "é",      "部",  "👩‍👧", "\u0301", ".",     "...",
          "?",       "!",      "\"",     "'",   "’",           "“",      "”",     "(",
          ")",       "[",      "]",      "-",   "—",           " ",      " ",     "\n",
          "\t",      "1",      "9",      ",",   ":",           "/",      "@",     "#",
          "$",       "%",      "Mr",     "U.S", "s",           "n't",    ".com",  "www.",
          "http://", "\u200b", "\u2029", "。",  "I",           "The",    "5p.m.", "&" };

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (SpTokens) plain = NULL, moved = NULL;
      guint n, m;
      const SpToken *a, *b;

      for (int i = g_test_rand_int_range (0, 40); i > 0; i--)
        g_string_append (words, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      plain = segment (words->str, words->len);
      check_invariants (plain);
      g_string_prepend (words, "Été.\n\n");
      moved = segment (words->str, words->len);
      a = sp_tokens_get (plain, &n);
      b = sp_tokens_get (moved, &m);
      g_assert_cmpuint (m, ==, n + 2);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpuint (b[i + 2].span.start, ==, a[i].span.start + 6);
          g_assert_cmpuint (b[i + 2].span.end, ==, a[i].span.end + 6);
          g_assert_cmpuint (b[i + 2].flags, ==, a[i].flags);
          g_assert_cmpuint (b[i + 2].kind, ==, a[i].kind);
        }
    }
}

static gint64
time_of (const char *part, guint times)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (SpTokens) tokens = NULL;
  gint64 start;

  for (guint i = 0; i < times; i++)
    g_string_append (words, part);
  start = g_get_monotonic_time ();
  tokens = segment (words->str, words->len);
  check_invariants (tokens);
  return g_get_monotonic_time () - start;
}

/* Eight times the text takes no more than some twenty times as long, and never long. */
static void
test_hostile (void)
{
  static const char *const parts[]
      = { "a",       ".",    "(",    "'",   "“",      "a-",       "9a", "a@",
          "www.",    "a.b.", "'s",   "I. ", "Mr. ",   "1.\n",     "#a", "\u0301",
          "👩‍", "a'",   "no. ", "-1",  "a.com/", "p.m. The " };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gint64 small = time_of (parts[i], 25000), large = time_of (parts[i], 200000);

      g_assert_cmpint (large, <, MAX (small, 20000) * 24);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segmenter/cases", test_cases);
  g_test_add_func ("/segmenter/known-failures", test_known_failures);
  g_test_add_func ("/segmenter/straight-marks", test_straight_marks);
  g_test_add_func ("/segmenter/blocks", test_blocks);
  g_test_add_func ("/segmenter/bad-blocks", test_bad_blocks);
  g_test_add_func ("/segmenter/flags", test_flags);
  g_test_add_func ("/segmenter/random", test_random);
  g_test_add_func ("/segmenter/hostile", test_hostile);
  return g_test_run ();
}
