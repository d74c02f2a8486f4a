/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-link-list-private.h"

#include <string.h>
#include "sp-html-charset.h"
#include "sp-html-node.h"
#include "sp-html-parse.h"
#include "sp-xml.h"

/* Lists that are pages: bookmarks of browsers and what Pocket gave out; and OPML, in and out. */

#define MAX_LOOK 8 /* elements looked at for the heading of a list */

/* The heading of the list that @node is in: what stands before the list. */
static char *
dup_heading (xmlNode *node)
{
  xmlNode *list = node->parent;
  guint n = 0;

  while (list != NULL && !sp_html_is (list, "dl") && !sp_html_is (list, "ul"))
    list = list->parent;
  for (xmlNode *before = list != NULL ? list->prev : NULL; before != NULL && n < MAX_LOOK;
       before = before->prev, n++)
    {
      xmlNode *inner = sp_html_is (before, "dt") ? before->children : before;

      if (inner != NULL && (sp_html_is (inner, "h1") || sp_html_is (inner, "h3")))
        return sp_html_dup_text (inner, 100);
    }
  return NULL;
}

static void
read_anchor (GPtrArray *links, xmlNode *node)
{
  g_autofree char *href = sp_html_dup_attribute (node, "href");
  g_autofree char *title = sp_html_dup_text (node, 1000);
  g_autofree char *tags = sp_html_dup_attribute (node, "tags");
  g_autofree char *time = sp_html_dup_attribute (node, "time_added");
  g_autofree char *date = sp_html_dup_attribute (node, "add_date");
  g_autofree char *feed = sp_html_dup_attribute (node, "feedurl");
  g_autofree char *heading = dup_heading (node);
  SpListedLink *link = sp_link_list_add (links, feed != NULL ? feed : href, title);

  if (link == NULL)
    return;
  sp_listed_link_set_time (link, time != NULL ? time : date);
  link->feed = feed != NULL;
  if (tags != NULL)
    {
      g_auto (GStrv) names = g_strsplit (tags, ",", 64);

      sp_listed_link_set_tags (link, (const char *const *)names);
    }
  else if (heading != NULL && time == NULL)
    sp_listed_link_set_tags (link, (const char *const[]){ heading, NULL });
  link->read = time != NULL && heading != NULL && strstr (heading, "Archive") != NULL;
}

/* Reads the links of a page. */
void
sp_link_list_read_page (GPtrArray *links, GBytes *bytes)
{
  g_autoptr (GBytes) utf8 = sp_html_to_utf8 (bytes, NULL);
  xmlDoc *doc = sp_html_parse (utf8, NULL);
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  for (xmlNode *node = root; node != NULL && links->len < SP_LINK_LIST_MAX;
       node = sp_html_next (root, node))
    if (sp_html_is (node, "a"))
      read_anchor (links, node);
  if (doc != NULL)
    xmlFreeDoc (doc);
}

static char *
dup_outline_title (xmlNode *node)
{
  char *title = sp_html_dup_attribute (node, "title");

  return title != NULL ? title : sp_html_dup_attribute (node, "text");
}

static void
read_outline (GPtrArray *links, xmlNode *node)
{
  g_autofree char *feed = sp_html_dup_attribute (node, "xmlUrl");
  g_autofree char *url = sp_html_dup_attribute (node, "url");
  g_autofree char *title = dup_outline_title (node);
  g_autofree char *folder
      = sp_xml_is (node->parent, "outline") ? dup_outline_title (node->parent) : NULL;
  SpListedLink *link = sp_link_list_add (links, feed != NULL ? feed : url, title);

  if (link == NULL)
    return;
  link->feed = feed != NULL;
  if (folder != NULL)
    sp_listed_link_set_tags (link, (const char *const[]){ folder, NULL });
}

/* Reads the feeds and links of an OPML. */
void
sp_link_list_read_opml (GPtrArray *links, GBytes *bytes)
{
  xmlDoc *doc = sp_xml_parse (bytes);
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  for (xmlNode *node = root; node != NULL && links->len < SP_LINK_LIST_MAX;
       node = sp_html_next (root, node))
    if (sp_xml_is (node, "outline"))
      read_outline (links, node);
  if (doc != NULL)
    xmlFreeDoc (doc);
}

static void
append_outline (GString *out, const SpListedLink *link)
{
  const char *title = link->title != NULL ? link->title : link->url;
  g_autofree char *text = g_markup_escape_text (title, -1);
  g_autofree char *url = g_markup_escape_text (link->url, -1);

  g_string_append_printf (out,
                          "      <outline text=\"%s\" type=\"%s\" %s=\"%s\"/>\n",
                          text,
                          link->feed ? "rss" : "link",
                          link->feed ? "xmlUrl" : "url",
                          url);
}

/* Writes @links (element-type SpListedLink), which stand in the order of their tags, as OPML 2.0;
 * what has the same tags is in one folder. Returns: (transfer full). */
char *
sp_link_list_write_opml (const GPtrArray *links, const char *title)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<opml version=\"2.0\">\n  <head><title>");
  g_autofree char *escaped = NULL;
  const char *folder = "";

  g_return_val_if_fail (links != NULL && title != NULL, NULL);

  escaped = g_markup_escape_text (title, -1);
  g_string_append_printf (out, "%s</title></head>\n  <body>\n", escaped);
  for (guint i = 0; i < links->len; i++)
    {
      const SpListedLink *link = g_ptr_array_index (links, i);

      if (strcmp (link->tags, folder) != 0)
        {
          g_autofree char *name = g_markup_escape_text (link->tags, -1);

          g_string_append (out, *folder != '\0' ? "    </outline>\n" : "");
          if (*link->tags != '\0')
            g_string_append_printf (out, "    <outline text=\"%s\">\n", name);
          folder = link->tags;
        }
      append_outline (out, link);
    }
  g_string_append (out, *folder != '\0' ? "    </outline>\n" : "");
  g_string_append (out, "  </body>\n</opml>\n");
  return g_string_free (out, FALSE);
}
