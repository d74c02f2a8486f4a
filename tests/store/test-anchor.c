/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-anchor.h"

static const char before[] = "The harbour council met on Monday. “We will not wait for the "
                             "ministry,” Anna Berg told reporters, and the "
                             "room fell silent.\n\nThe ministry answered within the hour that it "
                             "had never asked anybody to wait. A "
                             "spokesman called the quarrel a misunderstanding — one of many this "
                             "year — and left for lunch.";

/* A passage of @before, what the text became, and what must be found there. */
typedef struct
{
  const char *what;
  const char *passage;
  const char *from; /* in @before, replaced by … */
  const char *to;
  SpAnchorStatus status;
  const char *found; /* NULL: nothing */
} Case;

static const Case cases[] = {
  { "unchanged", "not wait for", "", "", SP_ANCHOR_EXACT, "not wait for" },
  { "text put in front",
    "not wait for",
    "The harbour council met",
    "News of the day. The harbour council met",
    SP_ANCHOR_MOVED,
    "not wait for" },
  { "text put in behind",
    "not wait for",
    "left for lunch.",
    "left for lunch. It rained.",
    SP_ANCHOR_EXACT,
    "not wait for" },
  { "text taken out before",
    "not wait for",
    "The harbour council met on Monday. ",
    "",
    SP_ANCHOR_MOVED,
    "not wait for" },
  { "a letter changed",
    "answered within the hour",
    "within",
    "w1thin",
    SP_ANCHOR_CHANGED,
    "answered w1thin the hour" },
  { "a word put in",
    "answered within the hour",
    "within",
    "promptly within",
    SP_ANCHOR_CHANGED,
    "answered promptly within the hour" },
  { "a word put in behind a short one",
    "a misunderstanding",
    "a misunderstanding",
    "a rather misunderstanding",
    SP_ANCHOR_CHANGED,
    "a rather misunderstanding" },
  { "a word taken out",
    "had never asked anybody to wait",
    "never asked",
    "asked",
    SP_ANCHOR_CHANGED,
    "had asked anybody to wait" },
  { "quotation marks made straight",
    "“We will not wait for the ministry,”",
    "“We will not wait for the ministry,”",
    "\"We will not wait for the ministry,\"",
    SP_ANCHOR_CHANGED,
    "\"We will not wait for the ministry,\"" },
  { "a dash changed",
    "misunderstanding — one of many",
    " — one",
    " - one",
    SP_ANCHOR_CHANGED,
    "misunderstanding - one of many" },
  { "a paragraph joined",
    "fell silent.\n\nThe ministry",
    "silent.\n\nThe",
    "silent. The",
    SP_ANCHOR_CHANGED,
    "fell silent. The ministry" },
  { "what is before it changed",
    "had never asked anybody",
    "within the hour that it ",
    "to the surprise of all: it ",
    SP_ANCHOR_MOVED,
    "had never asked anybody" },
  { "what is behind it changed",
    "had never asked anybody",
    " to wait. A spokesman called",
    ". Nobody laughed, though. Someone",
    SP_ANCHOR_EXACT,
    "had never asked anybody" },
  { "taken out",
    "had never asked anybody to wait",
    "that it had never asked anybody to wait",
    "that it",
    SP_ANCHOR_LOST,
    NULL },
  { "its sentence taken out",
    "had never asked anybody",
    "The ministry answered within the hour that it had never asked anybody to wait. ",
    "",
    SP_ANCHOR_LOST,
    NULL },
  { "said again elsewhere",
    "within the hour",
    "left for lunch.",
    "left for lunch within the hour.",
    SP_ANCHOR_EXACT,
    "within the hour" },
  { "a short word", "year", "The harbour", "Lo! The harbour", SP_ANCHOR_MOVED, "year" },
  { "a short word taken out", "year", "this year", "this", SP_ANCHOR_LOST, NULL },
  { "blanks around it",
    " never asked ",
    "The harbour",
    "Lo! The harbour",
    SP_ANCHOR_MOVED,
    " never asked " },
};

static SpSpan
place_of (const SpText *text, const char *words)
{
  const char *utf8 = sp_text_get_utf8 (text), *p = strstr (utf8, words);

  g_assert_nonnull (p);
  return (SpSpan){ sp_text_offset_at (text, (gsize)(p - utf8)),
                   sp_text_offset_at (text, (gsize)(p - utf8) + strlen (words)) };
}

static void
test_cases (void)
{
  g_autoptr (SpText) old = sp_text_new (before, -1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) after = g_string_new (before);
      g_autoptr (SpText) text = NULL;
      g_autoptr (SpAnchorFinder) finder = NULL;
      g_auto (SpAnchor) anchor = { 0 };
      SpAnchorMatch match;

      if (*cases[i].from != '\0')
        g_assert_cmpuint (g_string_replace (after, cases[i].from, cases[i].to, 1), ==, 1);
      text = sp_text_new (after->str, -1, NULL);
      finder = sp_anchor_finder_new (text);
      sp_anchor_init_from_text (&anchor, old, place_of (old, cases[i].passage));
      match = sp_anchor_finder_find (finder, &anchor);
      g_test_message ("%s: %s, %u to %u, %.3f",
                      cases[i].what,
                      sp_anchor_status_to_string (match.status),
                      match.span.start,
                      match.span.end,
                      match.score);
      g_assert_cmpint (match.status, ==, cases[i].status);
      if (cases[i].found != NULL)
        {
          g_autofree char *found = sp_text_dup_span (text, match.span);

          g_assert_cmpstr (found, ==, cases[i].found);
        }
      else
        g_assert_cmpuint (match.span.end, ==, 0);
    }
}

static SpAnchorMatch
find_words (const char *utf8, const char *exact, const char *prefix, const char *suffix)
{
  g_autoptr (SpText) text = sp_text_new (utf8, -1, NULL);
  g_autoptr (SpAnchorFinder) finder = sp_anchor_finder_new (text);
  SpAnchor anchor = { (char *)exact, (char *)prefix, (char *)suffix, { 0, 0 }, FALSE };

  return sp_anchor_finder_find (finder, &anchor);
}

static void
test_without_place (void)
{
  g_assert_cmpint (find_words ("One two three.", "two", NULL, NULL).status, ==, SP_ANCHOR_EXACT);
  g_assert_cmpint (find_words ("One two three two.", "two", NULL, NULL).status,
                   ==,
                   SP_ANCHOR_AMBIGUOUS);
  g_assert_cmpuint (find_words ("One two three two.", "two", "three ", NULL).span.start, ==, 14);
  g_assert_cmpuint (find_words ("One two three two.", "two", NULL, " three").span.start, ==, 4);
  g_assert_cmpint (find_words ("One two three.", "four", NULL, NULL).status, ==, SP_ANCHOR_LOST);
  g_assert_cmpint (find_words ("One two three.", "", "One ", " two").status, ==, SP_ANCHOR_LOST);
  g_assert_cmpint (find_words ("", "two", NULL, NULL).status, ==, SP_ANCHOR_LOST);
  g_assert_cmpint (find_words ("One two three.", " \n", NULL, NULL).status, ==, SP_ANCHOR_LOST);
}

/* Twins: the same words with the same surroundings. */
static void
test_twins (void)
{
  static const char twin[] = "The council of the harbour town voted to close the old bridge. ";
  g_autofree char *two = g_strconcat (twin, twin, "It rained.", NULL),
                  *moved = g_strconcat ("Lo! ", two, NULL);
  g_autofree char *far = g_strconcat ("Here is something entirely new, put before it, longer than "
                                      "a line or two of the text, so that all of it "
                                      "stands elsewhere. ",
                                      two,
                                      NULL);
  g_autoptr (SpText) old = sp_text_new (two, -1, NULL);
  g_auto (SpAnchor) anchor = { 0 };
  const char *const texts[] = { two, moved, far };
  const SpAnchorStatus wanted[] = { SP_ANCHOR_EXACT, SP_ANCHOR_AMBIGUOUS, SP_ANCHOR_AMBIGUOUS };

  sp_anchor_init_from_text (&anchor, old, (SpSpan){ 33 + 63, 46 + 63 });
  g_clear_pointer (&anchor.suffix, g_free);
  g_clear_pointer (&anchor.prefix, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SpText) text = sp_text_new (texts[i], -1, NULL);
      g_autoptr (SpAnchorFinder) finder = sp_anchor_finder_new (text);

      g_assert_cmpint (sp_anchor_finder_find (finder, &anchor).status, ==, wanted[i]);
    }
}

/* What a finder answers does not depend on what it was asked before. */
static void
test_order (void)
{
  g_autoptr (SpText) old = sp_text_new (before, -1, NULL);
  g_autofree char *after = g_strconcat ("Lo! ", before, NULL);
  g_autoptr (SpText) text = sp_text_new (after, -1, NULL);
  g_autoptr (SpAnchorFinder) finder = sp_anchor_finder_new (text);
  guint length = sp_text_get_length (old);

  for (guint i = 0; i < 400; i++)
    {
      g_auto (SpAnchor) anchor = { 0 };
      guint start = (guint)g_test_rand_int_range (0, (int)length - 12),
            end = start + (guint)g_test_rand_int_range (10, 12);
      g_autoptr (SpAnchorFinder) fresh = sp_anchor_finder_new (text);
      SpAnchorMatch a, b;

      sp_anchor_init_from_text (&anchor, old, (SpSpan){ start, end });
      a = sp_anchor_finder_find (finder, &anchor);
      b = sp_anchor_finder_find (fresh, &anchor);
      g_assert_cmpint (a.status, ==, b.status);
      g_assert_cmpint (a.status, ==, SP_ANCHOR_MOVED);
      g_assert_cmpuint (a.span.start, ==, start + 4);
      g_assert_cmpuint (a.span.end, ==, end + 4);
      g_assert_cmpuint (b.span.start, ==, a.span.start);
    }
}

/* Texts and anchors made to be slow. */
static void
test_hostile (void)
{
  static const char *const parts[] = { "a", "ab", "abcdefgh ", "“", "👍", " ", "a b c " };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (SpText) text = NULL;
      g_autoptr (SpAnchorFinder) finder = NULL;
      gint64 start = g_get_monotonic_time ();

      for (guint n = 0; n < 100000; n++)
        g_string_append (words, parts[i]);
      text = sp_text_new (words->str, (gssize)words->len, NULL);
      finder = sp_anchor_finder_new (text);
      for (guint n = 0; n < 20; n++)
        {
          g_auto (SpAnchor) anchor = { 0 };

          sp_anchor_init_from_text (&anchor, text, (SpSpan){ n * 7, n * 7 + 1 + n * n * 12 });
          anchor.place.start += 3;
          anchor.place.end += 3;
          sp_anchor_finder_find (finder, &anchor);
        }
      g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/cases", test_cases);
  g_test_add_func ("/anchor/without-place", test_without_place);
  g_test_add_func ("/anchor/twins", test_twins);
  g_test_add_func ("/anchor/order", test_order);
  g_test_add_func ("/anchor/hostile", test_hostile);
  return g_test_run ();
}
