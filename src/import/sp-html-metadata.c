/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-metadata.h"

#include <string.h>
#include "sp-html-dates.h"
#include "sp-html-hints.h"
#include "sp-html-node.h"
#include "sp-html-title.h"
#include "sp-json-ld.h"

/* Bylines and dates in the page are short lines; of elements that look like one, only the first few
 * are read. */
#define MAX_LINE 160
#define MAX_HEADLINES 12
#define MAX_LINES 12
#define MAX_SCRIPTS 40

typedef struct
{
  SpPageFacts *facts;
  GHashTable *metas;    /* name in small letters: content */
  GPtrArray *headlines; /* the text of each h1 */
  GPtrArray *author_lines, *date_lines;
  char *title;                                           /* of <title> */
  char *marked_published, *marked_modified, *first_time; /* microdata, <time> */
  GPtrArray *marked_authors;
  guint n_scripts;
} Reader;

static void
read_meta (Reader *r, xmlNode *node)
{
  static const char *const keys[] = { "property", "name", "itemprop" };
  g_autofree char *content = sp_html_dup_attribute (node, "content");

  for (guint i = 0; content != NULL && i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = sp_html_dup_attribute (node, keys[i]);
      g_autofree char *small = key != NULL ? g_ascii_strdown (key, -1) : NULL;

      if (small != NULL && !g_hash_table_contains (r->metas, small))
        g_hash_table_insert (r->metas, g_steal_pointer (&small), g_strdup (content));
    }
}

static void
read_script (Reader *r, xmlNode *node)
{
  g_autofree char *type = sp_html_dup_attribute (node, "type");

  if (type == NULL || strstr (type, "ld+json") == NULL || r->n_scripts++ >= MAX_SCRIPTS)
    return;
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->content != NULL)
      sp_json_ld_read (r->facts, (const char *)child->content);
}

static void
add_text (GPtrArray *lines, xmlNode *node, guint max, gsize max_bytes)
{
  g_autofree char *words = lines->len < max ? sp_html_dup_text (node, max_bytes) : NULL;

  if (words != NULL && *words != '\0' && strlen (words) < max_bytes)
    g_ptr_array_add (lines, g_steal_pointer (&words));
}

static void
set_marked (char **fact, xmlNode *node)
{
  static const char *const attributes[] = { "datetime", "content", "title" };
  g_autofree char *words = NULL;

  for (guint i = 0; *fact == NULL && i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *value = sp_html_dup_attribute (node, attributes[i]);

      sp_page_facts_set_date (fact, value);
    }
  words = *fact == NULL ? sp_html_dup_text (node, MAX_LINE) : NULL;
  sp_page_facts_set_date (fact, words);
}

static void
read_microdata (Reader *r, xmlNode *node)
{
  g_autofree char *what = sp_html_dup_attribute (node, "itemprop");
  g_autofree char *rel = sp_html_dup_attribute (node, "rel");

  if (what != NULL && strstr (what, "datePublished") != NULL)
    set_marked (&r->marked_published, node);
  else if (what != NULL && strstr (what, "dateModified") != NULL)
    set_marked (&r->marked_modified, node);
  if ((what != NULL && strcmp (what, "author") == 0)
      || (rel != NULL && strcmp (rel, "author") == 0))
    add_text (r->marked_authors, node, MAX_LINES, MAX_LINE);
}

static void
read_element (Reader *r, xmlNode *node)
{
  static const char *const author_names[] = { "byline*", "author+name", "author", "authors" };
  static const char *const date_names[]
      = { "date", "published", "pubdate", "timestamp*", "dateline", "posted+on" };
  g_autofree char *names = NULL;

  read_microdata (r, node);
  if (sp_html_is (node, "h1"))
    add_text (r->headlines, node, MAX_HEADLINES, 400);
  else if (sp_html_is (node, "time") && r->first_time == NULL)
    set_marked (&r->first_time, node);
  if (xmlHasProp (node, BAD_CAST "class") == NULL || sp_html_is (node, "body"))
    return;
  names = r->author_lines->len < MAX_LINES || r->date_lines->len < MAX_LINES
              ? sp_html_dup_names (node)
              : NULL;
  if (names != NULL && sp_html_names_match (names, author_names, G_N_ELEMENTS (author_names)))
    add_text (r->author_lines, node, MAX_LINES, MAX_LINE);
  if (names != NULL && sp_html_names_match (names, date_names, G_N_ELEMENTS (date_names)))
    add_text (r->date_lines, node, MAX_LINES, MAX_LINE);
}

static void
walk (Reader *r, xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = sp_html_next (root, node))
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (sp_html_is (node, "meta"))
        read_meta (r, node);
      else if (sp_html_is (node, "script"))
        read_script (r, node);
      else if (sp_html_is (node, "title"))
        r->title = r->title != NULL ? r->title : sp_html_dup_text (node, 1000);
      else if (sp_html_is (node, "html"))
        {
          g_autofree char *language = sp_html_dup_attribute (node, "lang");

          g_clear_pointer (&r->facts->language, g_free);
          sp_page_facts_set (&r->facts->language, language);
        }
      else
        read_element (r, node);
    }
}

static const char *
find_meta (const Reader *r, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *content = g_hash_table_lookup (r->metas, names[i]);

      if (content != NULL)
        return content;
    }
  return NULL;
}

/* ".../2023/12/22/...", ".../2023-12-22-...", ".../20231222/...". */
static char *
find_date_in_url (const char *url)
{
  for (const char *p = url; p != NULL && *p != '\0'; p++)
    if ((*p == '/' || *p == '-')
        && (g_str_has_prefix (p + 1, "19") || g_str_has_prefix (p + 1, "20")))
      {
        gsize n = strspn (p + 1, "0123456789") == 8 ? 8 : 10;
        g_autofree char *date = strlen (p) > n ? g_strndup (p + 1, n) : NULL;
        g_autofree char *found = date != NULL ? sp_page_date (date) : NULL;

        if (found != NULL && !g_ascii_isdigit (p[n + 1]))
          return g_steal_pointer (&found);
      }
  return NULL;
}

static void
find_dates (Reader *r, const char *url)
{
  static const char *const published[] = { "article:published_time",
                                           "article:published",
                                           "datepublished",
                                           "og:published_time",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "publish-date",
                                           "publish_date",
                                           "pubdate",
                                           "article.published",
                                           "dc.date.issued",
                                           "dcterms.created",
                                           "dc.date",
                                           "date",
                                           "cxenseparse:recs:publishtime",
                                           "published_time",
                                           "article_date_original",
                                           "citation_date",
                                           "citation_publication_date",
                                           "dcterms.date",
                                           "article:publish_date",
                                           "iso-8601-publish-date",
                                           "originalpublicationdate",
                                           "published",
                                           "release_date",
                                           "published-date",
                                           "pub_date",
                                           "pub-date",
                                           "article:publicationdate",
                                           "publication_date",
                                           "date_published",
                                           "citation_online_date",
                                           "lastpublishedtime" };
  static const char *const modified[]
      = { "article:modified_time", "og:updated_time", "datemodified",  "article.updated",
          "dcterms.modified",      "last-modified",   "revision_date", "lastmod" };
  g_autofree char *in_url = find_date_in_url (url);

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    sp_page_facts_set_date (&r->facts->published, find_meta (r, published + i, 1));
  for (guint i = 0; i < G_N_ELEMENTS (modified); i++)
    sp_page_facts_set_date (&r->facts->modified, find_meta (r, modified + i, 1));
  sp_page_facts_set_date (&r->facts->published, r->marked_published);
  sp_page_facts_set_date (&r->facts->modified, r->marked_modified);
  sp_page_facts_set_date (&r->facts->published, in_url);
  for (guint i = 0; i < r->date_lines->len; i++)
    sp_page_facts_set_date (&r->facts->published, g_ptr_array_index (r->date_lines, i));
  sp_page_facts_set_date (&r->facts->published, r->first_time);
  sp_page_facts_set_date (&r->facts->published, r->facts->modified);
}

/* A site that names itself as the author may name a person elsewhere. */
static gboolean
is_site_alone (const SpPageFacts *facts)
{
  return facts->byline->len == 0
         || (facts->byline->len == 1 && facts->site != NULL
             && g_ascii_strcasecmp (g_ptr_array_index (facts->byline, 0), facts->site) == 0);
}

static void
find_authors (Reader *r)
{
  static const char *const names[]
      = { "author", "parsely-author", "sailthru.author",     "dc.creator",      "dcterms.creator",
          "byl",    "article:author", "article:author_name", "citation_author", "creator",
          "authors" };

  for (guint i = 0; i < G_N_ELEMENTS (names) && is_site_alone (r->facts); i++)
    sp_page_facts_add_names (r->facts, find_meta (r, names + i, 1));
  if (is_site_alone (r->facts))
    for (guint i = 0; i < MIN (r->marked_authors->len, 3); i++)
      sp_page_facts_add_names (r->facts, g_ptr_array_index (r->marked_authors, i));
  for (guint i = 0; i < r->author_lines->len && is_site_alone (r->facts); i++)
    sp_page_facts_add_names (r->facts, g_ptr_array_index (r->author_lines, i));
  for (guint i = 0; r->facts->byline->len > 1 && i < r->facts->byline->len; i++)
    if (r->facts->site != NULL
        && g_ascii_strcasecmp (g_ptr_array_index (r->facts->byline, i), r->facts->site) == 0)
      g_ptr_array_remove_index (r->facts->byline, i--);
}

static void
find_title (Reader *r, const char *url)
{
  static const char *const titles[]
      = { "og:title",       "twitter:title", "headline", "parsely-title",
          "sailthru.title", "dc.title",      "title" };
  static const char *const sites[] = { "og:site_name", "application-name" };
  const char *name = find_meta (r, sites, G_N_ELEMENTS (sites));
  const char *told = find_meta (r, titles, G_N_ELEMENTS (titles));
  g_autofree char *told_bare = NULL, *title_bare = NULL, *chosen = NULL;

  if (name != NULL)
    {
      g_clear_pointer (&r->facts->site, g_free);
      sp_page_facts_set (&r->facts->site, name);
    }
  name = r->facts->site;
  told = told != NULL ? told : r->facts->title;
  told_bare = told != NULL ? sp_html_title_strip (told, name, url) : NULL;
  title_bare
      = r->title != NULL && *r->title != '\0' ? sp_html_title_strip (r->title, name, url) : NULL;
  chosen = sp_html_title_choose (r->headlines, told_bare, title_bare);
  g_clear_pointer (&r->facts->title, g_free);
  r->facts->title = chosen != NULL ? sp_html_title_strip (chosen, name, url) : NULL;
}

/* Reads what the page says of its article: JSON-LD, the head's metadata, microdata, the lines that
 * are marked as bylines and dates, @url (nullable). Linear time, no recursion. Returns: (transfer
 * full). */
SpPageFacts *
sp_html_metadata_read (xmlNode *root, const char *url)
{
  static const char *const images[] = { "og:image", "og:image:url", "twitter:image" };
  static const char *const descriptions[]
      = { "og:description", "description", "twitter:description" };
  Reader r = { 0 };

  g_return_val_if_fail (root != NULL, NULL);

  r.facts = sp_page_facts_new ();
  r.metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  r.headlines = g_ptr_array_new_with_free_func (g_free);
  r.author_lines = g_ptr_array_new_with_free_func (g_free);
  r.date_lines = g_ptr_array_new_with_free_func (g_free);
  r.marked_authors = g_ptr_array_new_with_free_func (g_free);
  walk (&r, root);
  sp_page_facts_set (&r.facts->description,
                     find_meta (&r, descriptions, G_N_ELEMENTS (descriptions)));
  find_title (&r, url);
  find_dates (&r, url);
  sp_html_dates_use_shown (r.facts, root);
  find_authors (&r);
  sp_page_facts_set (&r.facts->lead_image, find_meta (&r, images, G_N_ELEMENTS (images)));
  g_hash_table_unref (r.metas);
  g_ptr_array_unref (r.headlines);
  g_ptr_array_unref (r.author_lines);
  g_ptr_array_unref (r.date_lines);
  g_ptr_array_unref (r.marked_authors);
  g_free (r.title);
  g_free (r.marked_published);
  g_free (r.marked_modified);
  g_free (r.first_time);
  return r.facts;
}
