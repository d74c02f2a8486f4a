/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-foreign.h"

#include <string.h>
#include "sp-html-node.h"
#include "sp-shown-date.h"

/* What stands among the blocks of an article and is none of it, told by its words. */

/* Boxes beside the article hold no more of its prose. */
#define MAX_BOX_PERCENT 25
/* What is said of an author has no more characters. */
#define MAX_ABOUT_BYTES 900

/* Lines that lead elsewhere if there is a link in them. */
static const char *const link_heads[] = {
  "read more",
  "related",
  "also read",
  "read also",
  "see also",
  "more:",
  "more from",
  "sign up",
  "subscribe",
  "click here",
  "[related",
  "download the",
  "read:",
  "read next",
  "watch:",
  "follow ",
  "more on ",
  "recommended",
  "you may also",
  "don't miss",
  "don\xe2\x80\x99t miss",
  "tagged in",
  "also:",
  "next:",
  "read the full",
  "read our",
  "[read more",
  "[more",
  "join our",
  "check out our",
  "related story",
  "must read",
  "read this",
  "see more",
  "up next",
  "originally published",
  "listen:",
  "see:",
  "go deeper",
  "view comments",
  "view all",
  "best prices today",
  "get the latest",
  "continue reading",
  "more information",
  "follow live",
  "listen to ",
  "watch our ",
  "get it on ",
  "shop now",
  "buy now",
  "buy at ",
  "view at ",
  "see at ",
  "visit site",
  "check price",
  "view deal",
  "watch |",
  "watch:",
  "live updates",
  "full coverage",
};

/* Lines that no article says and that are no more than this. */
static const char *const foreign_lines[] = {
  "advertising",  "loading",
  "loading...",   "loading\xe2\x80\xa6",
  "must watch",   "promoted",
  "readmore",     "read more",
  "sponsored",    "recommended videos",
  "full story",   "shop this story",
  "ad",           "previously",
  "more to come", "story continues",
  "watch live",   "photo gallery",
};

/* Lines that no article says. */
static const char *const foreign_heads[] = {
  "advertisement",
  "article continues below",
  "article continues after",
  "story continues below",
  "story continues after",
  "this website uses cookies",
  "we use cookies",
  "by signing up",
  "sign up for our",
  "sign up to our",
  "sign up for the",
  "subscribe to our",
  "subscribe to the",
  "follow us on",
  "thanks for signing up",
  "thank you for signing up",
  "click to unmute",
  "click to subscribe",
  "you might like",
  "if you purchase a product",
  "if you buy something",
  "we may earn a commission",
  "we may receive",
  "this post contains affiliate",
  "this article contains affiliate",
  "this article may contain affiliate",
  "our journalism needs your support",
  "copyright ©",
  "© 20",
  "©20",
  "all rights reserved",
  "this newsletter may contain",
  "this document is subject to copyright",
  "this material may not be published",
  "your subscription has been confirmed",
  "enter your email",
  "scroll to continue",
  "continue reading below",
  "check out what's clicking",
  "share this article",
  "please use chrome browser",
  "please enable javascript",
  "you need to enable javascript",
  "waiting for your permission",
  "like what you're reading",
  "like what you\xe2\x80\x99re reading",
  "have a tip?",
  "get our free",
  "show caption",
  "hide caption",
  "toggle caption",
  "enlarge this image",
  "this content is hosted by",
  "our standards: ",
  "journal information:",
  "image credits: ",
  "buy tickets",
  "tap to unmute",
  "check our latest news in ",
  "shop similar look",
  "swipe to scroll",
  "jump to details",
  "jump to nutrition",
  "comments on this piece are ",
  "comments on this article are ",
  "this story will appear in the ",
  "this article will appear in the ",
  "this story appears in the ",
  "note: content may be edited",
  "materials provided by ",
  "read the latest financial ",
  "after newsletter promotion",
  "skip past newsletter promotion",
  "this content is imported from",
};

static gboolean
begins_with_any (const char *words, const char *const *heads, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (words, heads[i]))
      return TRUE;
  return FALSE;
}

/* What a box of other stories begins with. */
static const char *const box_heads[] = {
  "more from",
  "more stories",
  "more in ",
  "more on ",
  "related",
  "recommended",
  "you may also",
  "you might also",
  "you might like",
  "read next",
  "up next",
  "trending",
  "most popular",
  "most read",
  "latest news",
  "latest stories",
  "top stories",
  "popular stories",
  "also on ",
  "editors' picks",
  "editor's picks",
  "sign up",
  "subscribe",
  "newsletter",
  "leave a comment",
  "leave a reply",
  "comments",
  "join the conversation",
  "share this",
  "about the author",
  "tagged in",
  "filed under",
  "read more",
  "see more",
  "follow us",
  "keep reading",
  "don't miss:",
  "in this article",
  "table of contents",
  "about author",
  "what to read next",
  "latest in",
  "more like this",
  "other stories",
  "get our newsletter",
  "view comments",
  "sponsored",
  "popular now",
  "latest articles",
  "latest posts",
  "recent posts",
  "share on",
};

/* "Read next:" over a list of links. */
static gboolean
is_list_head (const char *small)
{
  gsize n = strlen (small);

  return n > 0 && n <= 40 && (small[n - 1] == ':' || n <= 20)
         && begins_with_any (small, box_heads, G_N_ELEMENTS (box_heads));
}

/* Returns: (nullable): the list of links that @node, a short line, is the head of. */
const xmlNode *
sp_html_foreign_find_list (xmlNode *node)
{
  const xmlNode *next;
  g_autofree char *words = NULL, *small = NULL;

  g_return_val_if_fail (node != NULL, NULL);

  for (next = node->next; next != NULL && next->type != XML_ELEMENT_NODE;)
    next = next->next;
  if (next == NULL || (!sp_html_is (next, "ul") && !sp_html_is (next, "ol")))
    return NULL;
  words = sp_html_dup_text (node, 60);
  small = g_ascii_strdown (words, -1);
  return is_list_head (small) ? next : NULL;
}

/* Is @node "h1" to "h6"? */
gboolean
sp_html_is_heading (const xmlNode *node)
{
  g_return_val_if_fail (node != NULL, FALSE);

  return node->type == XML_ELEMENT_NODE && node->name[0] == 'h' && g_ascii_isdigit (node->name[1]);
}

/* Is @node a box, with a heading of its own, that lies beside the article's prose? */
gboolean
sp_html_foreign_is_box (const SpHtmlPage *page, xmlNode *node)
{
  const SpHtmlMeasure *m, *all;
  g_autofree char *words = NULL, *small = NULL;

  g_return_val_if_fail (page != NULL && node != NULL, FALSE);

  m = sp_html_page_get (page, node);
  all = sp_html_page_get (page, page->root);
  if (node == page->root || m->headlines > 0 || sp_html_is (node, "article")
      || (guint64)m->prose * 100 > (guint64)all->prose * MAX_BOX_PERCENT)
    return FALSE;
  words = sp_html_dup_text (node, 60);
  small = g_ascii_strdown (words, -1);
  return begins_with_any (small, box_heads, G_N_ELEMENTS (box_heads));
}

/* "CLICK HERE FOR MORE": has @words letters, and no small ones? */
static gboolean
is_shouted (const char *words)
{
  guint n_capitals = 0;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_islower (g_utf8_get_char (p)))
        return FALSE;
      n_capitals += g_unichar_isupper (g_utf8_get_char (p)) != 0;
    }
  return n_capitals >= 8;
}

/* Is @line a date and little else, but perhaps the names of the byline: "By Ana Ruiz, 3 May
 * 2021"? */
static gboolean
is_about_date (const SpHtmlPage *page, const char *line)
{
  g_autofree char *date = NULL;
  gboolean is_update, by = g_ascii_strncasecmp (line, "by ", 3) == 0;
  guint n_others;

  if (by && strlen (line) > 3 && page->author != NULL
      && g_ascii_strncasecmp (line + 3, page->author, strlen (page->author)) == 0)
    return TRUE;
  date = sp_shown_date_find (line, NULL, FALSE, &is_update, &n_others);
  return date != NULL && n_others <= (by ? 5 : 2) && strstr (line, ". ") == NULL;
}

static gboolean
has_letters (const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* "Photo: Ana Ruiz/Harbour Gazette", "Getty Images": says whose picture it is and no more. */
static gboolean
is_credit (const char *small)
{
  static const char *const heads[]
      = { "photo: ",        "image: ",          "photo by ",      "image by ",
          "photos by ",     "picture: ",        "credit: ",       "courtesy ",
          "photo credit",   "image credit",     "image source",   "photograph: ",
          "photograph by ", "illustration by ", "illustration: ", "via " };
  static const char *const sources[]
      = { "getty images", "shutterstock", "ap photo", "istock", "alamy" };

  if (begins_with_any (small, heads, G_N_ELEMENTS (heads)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_has_suffix (small, sources[i]))
      return TRUE;
  return FALSE;
}

/* "Netflix": a word or two under a picture say whose it is. */
static gboolean
is_short_caption (const xmlNode *node, const char *small)
{
  const char *space = strchr (small, ' ');

  return sp_html_is (node, "figcaption") && (space == NULL || strchr (space + 1, ' ') == NULL);
}

/* "Citation: … retrieved 4 May 2021 from https://…": how to cite the page itself or what it tells
 * of. */
static gboolean
is_citation (const char *small)
{
  if (g_str_has_prefix (small, "more information:") && strstr (small, "doi") != NULL)
    return TRUE;
  return strstr (small, "retrieved ") != NULL
         && (strstr (small, "http") != NULL || strstr (small, "www.") != NULL);
}

/* "Get the best of us in your inbox": asks to be let in. */
static gboolean
is_about_newsletter (const char *small)
{
  static const char *const asks[]
      = { "sign up", "subscribe", "inbox", "delivered", "free ", "get it ", "every ", "daily" };

  if (strstr (small, "newsletter") == NULL && strstr (small, "email update") == NULL
      && strstr (small, "e-course") == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    if (strstr (small, asks[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_foreign (const char *small)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign_lines); i++)
    if (strcmp (small, foreign_lines[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "[gallery id="12"]": meant for the program that makes the page. */
static gboolean
is_shortcode (const char *words)
{
  gsize n = strlen (words);

  return n > 4 && words[0] == '[' && words[n - 1] == ']' && strstr (words, "=\"") != NULL
         && strchr (words, ']') == words + n - 1;
}

/* Is @node a line that is no part of an article: it leads elsewhere, asks for something, or is a
 * date alone? */
gboolean
sp_html_foreign_is_line (const SpHtmlPage *page, xmlNode *node)
{
  const SpHtmlMeasure *m;
  g_autofree char *words = NULL, *small = NULL;

  g_return_val_if_fail (page != NULL && node != NULL, FALSE);

  m = sp_html_page_get (page, node);
  if (m->text > 400 || m->headlines > 0)
    return FALSE;
  words = sp_html_dup_text (node, 400);
  small = g_ascii_strdown (words, -1);
  if (begins_with_any (small, foreign_heads, G_N_ELEMENTS (foreign_heads)) || is_foreign (small)
      || is_shortcode (words))
    return TRUE;
  if (m->text <= 200 && m->link * 2 >= m->text
      && begins_with_any (small, link_heads, G_N_ELEMENTS (link_heads)))
    return TRUE;
  if (!has_letters (words)
      || (g_str_has_prefix (small, "reporting by ") && strstr (small, "editing by ") != NULL))
    return TRUE;
  if ((m->text <= 60 && (is_credit (small) || is_short_caption (node, small)))
      || is_citation (small))
    return TRUE;
  if (is_list_head (small) || (m->text <= 250 && is_about_newsletter (small)))
    return TRUE;
  if (m->text >= 12 && m->link == m->text && sp_html_is (node, "p") && is_shouted (words))
    return TRUE;
  return m->text <= 90 && !sp_html_is (node, "li")
         && (!sp_html_is_heading (node) || node->name[1] > '3') && is_about_date (page, words);
}

/* Do @words, which stand after the article, say who wrote it or how to reach them? @byline:
 * names. */
gboolean
sp_html_foreign_is_about_author (const char *words, const GPtrArray *byline)
{
  static const char *const reach[] = {
    " can be reached at ", " may be reached at ", " can be reached on ", "follow him on ",
    "follow her on ",      "follow them on ",     "reach her at ",       "reach him at ",
    "email him at ",       "email her at ",
  };
  static const char *const crafts[] = {
    "writer",   "reporter",    "editor",    "journalist", "correspondent", "columnist",
    "author",   "contributor", "covers ",   "covering ",  "blogger",       "critic",
    "producer", "freelance",   "professor", "writes ",    "has written",   "experience",
  };
  g_autofree char *small = NULL;
  gboolean named = FALSE;

  g_return_val_if_fail (words != NULL && byline != NULL, FALSE);

  if (strlen (words) > MAX_ABOUT_BYTES)
    return FALSE;
  small = g_ascii_strdown (words, -1);
  if (g_str_has_prefix (small, "reporting by ") || g_str_has_prefix (small, "editing by ")
      || (g_str_has_prefix (small, "contact ") && strchr (small, '@') != NULL))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (reach); i++)
    if (strstr (small, reach[i]) != NULL)
      return TRUE;
  for (guint i = 0; !named && i < byline->len; i++)
    {
      const char *name = g_ptr_array_index (byline, i);

      named = strlen (name) >= 5 && g_ascii_strncasecmp (words, name, strlen (name)) == 0;
    }
  for (guint i = 0; named && i < G_N_ELEMENTS (crafts); i++)
    if (strstr (small, crafts[i]) != NULL)
      return TRUE;
  return FALSE;
}
