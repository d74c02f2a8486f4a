/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-hints.h"

#include <string.h>
#include "sp-html-node.h"

/* Longer class lists are cut. */
#define MAX_NAME 300

/* Words between spaces: a name is cut at what is no letter and where a capital begins; "+" joins
 * words that must follow each other; "*" at the end stands for any ending. */
static const char *const apart[] = {
  "related*",     "comment",       "comments",     "commentlist", "disqus*",   "sidebar*",
  "footer",       "recirc*",       "recommend*",   "outbrain*",   "taboola*",  "newsletter*",
  "respond",      "commenting",    "more+stories", "read+next",   "up+next",   "jp+relatedposts",
  "right+rail",   "most+popular",  "most+read",    "latest+news", "also+like", "you+may",
  "notification", "notifications",
};

static const char *const around[] = {
  "share",
  "sharing",
  "shares",
  "social*",
  "sharebar",
  "sharedaddy",
  "addtoany*",
  "promo*",
  "ad",
  "ads",
  "advert*",
  "adslot",
  "sponsor*",
  "cookie*",
  "consent",
  "gdpr",
  "breadcrumb*",
  "nav",
  "navigation",
  "navbar",
  "menu",
  "menus",
  "subscribe",
  "subscription",
  "signup",
  "popular",
  "trending",
  "tags",
  "taglist",
  "taxonomy",
  "popup*",
  "modal*",
  "overlay",
  "login",
  "toolbar",
  "pagination",
  "pager",
  "prevnext",
  "screen+reader",
  "sr+only",
  "visually+hidden",
  "print+only",
  "author+bio",
  "author+box",
  "author+info",
  "about+author",
  "author+description",
  "bio",
  "author+card",
  "author+profile",
  "authorbio",
  "authorbox",
  "masthead",
  "site+header",
  "skip+link",
  "most+read",
  "most+viewed",
  "more+from",
  "more+stories",
  "read+next",
  "up+next",
  "you+may",
  "also+like",
  "jp+relatedposts",
  "toc",
  "table+of+contents",
  "ez+toc",
  "copyright",
  "disclosure",
  "affiliate*",
  "donate*",
  "donation",
  "callout+cta",
  "cta",
  "rating",
  "ratings",
  "survey",
  "poll",
  "quiz",
  "podcast",
  "carousel",
  "slideshow+nav",
  "latest",
  "next+post",
  "previous+post",
  "post+navigation",
  "follow+us",
  "corrections",
  "commenting",
  "respond",
  "alert",
  "notice",
  "paywall+message",
  "dropdown",
  "disclaimer*",
  "print+block",
  "print+show",
  "thank+you",
  "reminder",
  "see+also",
  "trinity*",
  "embed+caption",
  "search",
  "tooltip",
  "banner*",
};

static const char *const about[] = {
  "teaser",     "teasers",      "byline*",   "dateline",       "timestamp*",    "entry+meta",
  "post+meta",  "article+meta", "pubdate",   "published+date", "publish+date",  "post+date",
  "entry+date", "reading+time", "read+time", "kicker",         "eyebrow",       "author",
  "authors",    "contributors", "credit",    "photo+credit",   "image+credit*", "credits",
};

static const char *const body[] = {
  "article+body*", "articlebody*",    "entry+content", "post+content", "post+body",
  "story+body*",   "article+content", "story+content", "article+text", "blog+content",
  "article+copy",  "post+text",       "content+body",  "body+copy",    "storytext",
};

static void
add_words (GString *words, const char *name)
{
  char before = ' ';

  for (const char *p = name; p != NULL && *p != '\0' && p - name < MAX_NAME; p++)
    {
      if (!g_ascii_isalpha (*p) || (g_ascii_isupper (*p) && g_ascii_islower (before)))
        if (words->str[words->len - 1] != ' ')
          g_string_append_c (words, ' ');
      if (g_ascii_isalpha (*p))
        g_string_append_c (words, g_ascii_tolower (*p));
      before = *p;
    }
  if (words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
}

/* Headings give their words to the ids of their sections: "menus-for-the-spring". */
static gboolean
is_slug (const char *id)
{
  guint n_joints = 0;

  for (const char *p = id; *p != '\0'; p++)
    n_joints += *p == '-' || *p == '_' || *p == ' ';
  return n_joints >= 3;
}

/* Does the attribute say what its element is? */
static gboolean
is_telling (const xmlAttr *attribute, const char *value)
{
  static const char *const names[]
      = { "class", "id", "role", "itemprop", "data-component", "data-testid" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp ((const char *)attribute->name, names[i]) == 0)
      return i != 1 || !is_slug (value);
  return FALSE;
}

/* What @node is called by its class, id and role. Returns: (transfer full): " word word ", for
 * sp_html_names_match(). */
char *
sp_html_dup_names (const xmlNode *node)
{
  GString *words = g_string_new (" ");

  g_return_val_if_fail (node != NULL, NULL);

  for (const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
       attribute != NULL;
       attribute = attribute->next)
    {
      const char *value = attribute->children != NULL && attribute->children->content != NULL
                              ? (const char *)attribute->children->content
                              : "";

      if (is_telling (attribute, value))
        add_words (words, value);
    }
  return g_string_free (words, FALSE);
}

static gboolean
has_word (const char *words, const char *hint)
{
  char wanted[48] = " ";
  gsize n = strlen (hint);

  g_assert (n + 3 < sizeof wanted);
  memcpy (wanted + 1, hint, n + 1);
  g_strdelimit (wanted, "+", ' ');
  if (wanted[n] == '*')
    wanted[n] = '\0';
  else
    memcpy (wanted + n + 1, " ", 2);
  return strstr (words, wanted) != NULL;
}

/* The letters that words begin with, as bits: most hints can be passed over by their first. */
static guint32
first_letters (const char *words)
{
  guint32 letters = 0;

  for (const char *p = words; *p != '\0'; p++)
    if (*p == ' ' && g_ascii_islower (p[1]))
      letters |= 1u << (p[1] - 'a');
  return letters;
}

/* Is one of @hints (as in the lists above) in @words, which sp_html_dup_names() made? */
gboolean
sp_html_names_match (const char *words, const char *const *hints, guint n)
{
  guint32 letters;

  g_return_val_if_fail (words != NULL && hints != NULL, FALSE);

  letters = first_letters (words);

  for (guint i = 0; i < n; i++)
    if (letters & 1u << (hints[i][0] - 'a') && has_word (words, hints[i]))
      return TRUE;
  return FALSE;
}

/* What the names of @node say of it. */
SpHtmlHint
sp_html_hint (xmlNode *node)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (node != NULL, SP_HTML_HINT_NONE);

  words = sp_html_dup_names (node);
  if (words[1] == '\0')
    return SP_HTML_HINT_NONE;
  if (sp_html_names_match (words, body, G_N_ELEMENTS (body)))
    return SP_HTML_HINT_ARTICLE;
  if (sp_html_names_match (words, apart, G_N_ELEMENTS (apart)))
    return SP_HTML_HINT_APART;
  if (sp_html_names_match (words, around, G_N_ELEMENTS (around)))
    return SP_HTML_HINT_AROUND;
  return sp_html_names_match (words, about, G_N_ELEMENTS (about)) ? SP_HTML_HINT_ABOUT
                                                                  : SP_HTML_HINT_NONE;
}

/* Is @word (as in the lists above) among the names of @node? */
gboolean
sp_html_names (xmlNode *node, const char *word)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (node != NULL && word != NULL, FALSE);

  words = sp_html_dup_names (node);
  return has_word (words, word);
}
