/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-feed-private.h"

#include <string.h>
#include "sp-error.h"
#include "sp-html-charset.h"
#include "sp-html-node.h"
#include "sp-html-parse.h"
#include "sp-page-address.h"
#include "sp-page-facts.h"
#include "sp-xml.h"

#define MAX_LINK 4096
#define MAX_LINKS 16

void
sp_feed_item_free (SpFeedItem *item)
{
  g_return_if_fail (item != NULL);

  g_free (item->key);
  g_free (item->url);
  g_free (item->title);
  g_free (item->author);
  g_free (item->published);
  g_free (item->summary);
  g_free (item);
}

SpFeed *
sp_feed_new (void)
{
  SpFeed *self = g_new0 (SpFeed, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_feed_item_free);
  return self;
}

void
sp_feed_free (SpFeed *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->site);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* The words of @markup (nullable), which is text, HTML, or text that looks like HTML. Returns:
 * (transfer full) (nullable): NULL where there are none. */
char *
sp_feed_dup_plain (const char *markup, gsize max_bytes)
{
  g_autofree char *head = NULL, *page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  xmlDoc *doc;
  char *words = NULL;

  if (markup == NULL)
    return NULL;
  head = g_utf8_make_valid (markup, (gssize)strnlen (markup, max_bytes * 20));
  page = g_strconcat ("<body>", head, NULL); /* folds white space and ends at the limit, too */
  bytes = g_bytes_new_static (page, strlen (page));
  doc = sp_html_parse (bytes, NULL);
  if (doc != NULL && xmlDocGetRootElement (doc) != NULL)
    words = sp_html_dup_text (xmlDocGetRootElement (doc), max_bytes);
  if (doc != NULL)
    xmlFreeDoc (doc);
  if (words != NULL && *words == '\0')
    g_clear_pointer (&words, g_free);
  return words;
}

/* Returns: (transfer full) (nullable): @link (nullable) as a whole address of the web. */
char *
sp_feed_dup_link (const char *base, const char *link)
{
  g_autofree char *whole = NULL;

  if (link == NULL || *link == '\0' || strlen (link) > MAX_LINK)
    return NULL;
  whole = sp_page_address_resolve (base, link);
  if (whole != NULL
      && (g_str_has_prefix (whole, "https://") || g_str_has_prefix (whole, "http://")))
    return g_steal_pointer (&whole);
  return NULL;
}

/* Adds @item, which it takes over, if there is anything in it. @id: (nullable): what the feed calls
 * it. */
void
sp_feed_take_item (SpFeed *self, SpFeedItem *item, const char *id)
{
  const char *key = id != NULL && *id != '\0' ? id : item->url != NULL ? item->url : item->title;

  if (key == NULL || (item->url == NULL && item->title == NULL)
      || self->items->len >= SP_FEED_MAX_ITEMS)
    {
      sp_feed_item_free (item);
      return;
    }
  item->key = g_utf8_make_valid (key, (gssize)strnlen (key, MAX_LINK));
  g_ptr_array_add (self->items, item);
}

/* ---- XML ---- */

static xmlNode *
find_child (xmlNode *parent, const char *name)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (sp_xml_is (node, name))
      return node;
  return NULL;
}

static char *
dup_child (xmlNode *parent, const char *name, gsize max_bytes)
{
  xmlNode *node = find_child (parent, name);

  return node != NULL ? sp_xml_dup_words (node, max_bytes) : NULL;
}

/* The words of a child that may hold markup, as text or as elements. */
static char *
dup_plain_child (xmlNode *parent, const char *name, gsize max_bytes)
{
  g_autofree char *words = dup_child (parent, name, max_bytes * 20);

  return sp_feed_dup_plain (words, max_bytes);
}

static char *
dup_first_plain (xmlNode *parent, const char *const *names, gsize max_bytes)
{
  char *words = NULL;

  for (; words == NULL && *names != NULL; names++)
    words = dup_plain_child (parent, *names, max_bytes);
  return words;
}

/* The link that is for readers: of Atom the attribute, of RSS the words. */
static char *
dup_link_child (xmlNode *parent, const char *url)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (sp_xml_is (node, "link"))
      {
        g_autofree char *kind = sp_html_dup_attribute (node, "rel");
        g_autofree char *href = sp_html_dup_attribute (node, "href");
        g_autofree char *words = href == NULL ? sp_xml_dup_words (node, MAX_LINK) : NULL;
        char *link = sp_feed_dup_link (url, href != NULL ? href : words);

        if (link != NULL && (kind == NULL || strcmp (kind, "alternate") == 0))
          return link;
        g_free (link);
      }
  return NULL;
}

static char *
dup_authors (xmlNode *item)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (xmlNode *node = item->children; node != NULL && n < 16; node = node->next)
    if (sp_xml_is (node, "creator") || sp_xml_is (node, "author"))
      {
        xmlNode *inner = find_child (node, "name");
        g_autofree char *name = sp_xml_dup_words (inner != NULL ? inner : node, 200);

        if (name == NULL || (inner == NULL && strchr (name, '@') != NULL))
          continue; /* an address, as RSS 2.0 has it */
        g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", name);
      }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static char *
dup_date (xmlNode *item)
{
  static const char *const names[] = { "pubDate", "published", "date", "issued", "updated", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *words = dup_child (item, names[i], 100);
      char *date = words != NULL ? sp_page_date (words) : NULL;

      if (date != NULL)
        return date;
    }
  return NULL;
}

static void
read_item (SpFeed *self, xmlNode *node, const char *url)
{
  static const char *const summaries[] = { "description", "summary", "encoded", "content", NULL };
  SpFeedItem *item = g_new0 (SpFeedItem, 1);
  xmlNode *guid = find_child (node, "guid");
  g_autofree char *id = dup_child (node, guid != NULL ? "guid" : "id", MAX_LINK);
  g_autofree char *about = sp_html_dup_attribute (node, "about");
  g_autofree char *permanent = guid != NULL ? sp_html_dup_attribute (guid, "isPermaLink") : NULL;

  item->url = dup_link_child (node, url);
  if (item->url == NULL && guid != NULL && g_strcmp0 (permanent, "false") != 0)
    item->url = sp_feed_dup_link (NULL, id);
  item->title = dup_plain_child (node, "title", SP_FEED_MAX_TITLE);
  item->author = dup_authors (node);
  item->published = dup_date (node);
  item->summary = dup_first_plain (node, summaries, SP_FEED_MAX_SUMMARY);
  sp_feed_take_item (self, item, id != NULL ? id : about);
}

/* @root: of RSS 2.0 (rss), RSS 1.0 (RDF) or Atom (feed). */
static gboolean
read_xml (SpFeed *self, xmlNode *root, const char *url)
{
  gboolean rss = sp_xml_is (root, "rss"), rdf = sp_xml_is (root, "RDF");
  gboolean atom = sp_xml_is (root, "feed");
  xmlNode *channel = atom ? root : rss || rdf ? find_child (root, "channel") : NULL;
  xmlNode *list = rdf ? root : channel;

  if (channel == NULL)
    return FALSE;
  self->title = dup_plain_child (channel, "title", SP_FEED_MAX_TITLE);
  self->site = dup_link_child (channel, url);
  for (xmlNode *node = list->children; node != NULL; node = node->next)
    if (sp_xml_is (node, atom ? "entry" : "item") && self->items->len < SP_FEED_MAX_ITEMS)
      read_item (self, node, url);
  return TRUE;
}

static gboolean
read_bytes (SpFeed *self, GBytes *bytes, const char *url, GError **error)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  gboolean done = FALSE;
  xmlDoc *doc;

  if (n > 3 && g_str_has_prefix (data, "\xef\xbb\xbf"))
    {
      data += 3;
      n -= 3;
    }
  while (n > 0 && g_ascii_isspace (*data))
    {
      data++;
      n--;
    }
  if (n > 0 && *data == '{')
    return sp_feed_read_json (self, bytes, url, error);
  doc = n > 0 && *data == '<' ? sp_xml_parse (bytes) : NULL;
  if (doc != NULL)
    {
      xmlNode *root = xmlDocGetRootElement (doc);

      done = root != NULL && read_xml (self, root, url);
      xmlFreeDoc (doc);
    }
  if (!done)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "this is no feed");
  return done;
}

/* Reads a feed. @url: (nullable): where it is from. Returns: (transfer full): NULL with
 * SP_ERROR_INVALID where it is none. */
SpFeed *
sp_feed_parse (GBytes *bytes, const char *url, GError **error)
{
  g_autoptr (SpFeed) self = sp_feed_new ();

  g_return_val_if_fail (bytes != NULL, NULL);

  return read_bytes (self, bytes, url, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
names_feed (xmlNode *link)
{
  g_autofree char *kind = sp_html_dup_attribute (link, "rel");
  g_autofree char *type = sp_html_dup_attribute (link, "type");

  return kind != NULL && type != NULL && strstr (kind, "alternate") != NULL
         && (strcmp (type, "application/rss+xml") == 0 || strcmp (type, "application/atom+xml") == 0
             || strcmp (type, "application/feed+json") == 0);
}

/* Finds the feeds that a page names. Returns: (transfer full) (element-type utf8): whole addresses,
 * the page's first one first. */
GPtrArray *
sp_feed_find_links (GBytes *page, const char *charset, const char *url)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) utf8 = NULL;
  xmlNode *root;
  xmlDoc *doc;

  g_return_val_if_fail (page != NULL, links);

  if (g_bytes_get_size (page) == 0)
    return links;
  utf8 = sp_html_to_utf8 (page, charset);
  doc = sp_html_parse (utf8, NULL);
  root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  for (xmlNode *node = root; node != NULL && links->len < MAX_LINKS;
       node = sp_html_next (root, node))
    if (sp_html_is (node, "link") && names_feed (node))
      {
        g_autofree char *href = sp_html_dup_attribute (node, "href");
        char *link = sp_feed_dup_link (url, href);

        if (link != NULL)
          g_ptr_array_add (links, link);
      }
  if (doc != NULL)
    xmlFreeDoc (doc);
  return links;
}
