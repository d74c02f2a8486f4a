/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-xml.h"

#include <libxml/parser.h>
#include <string.h>
#include "sp-html-charset.h"
#include "sp-html-node.h"

/* XML of the web: feeds, lists, books. It is often not quite XML, so as much of it is read as can
 * be. Nothing outside is loaded and no entity of its own is put in; elements are known by their
 * names alone, as their namespaces are often wrong. */

#define MAX_BYTES (16 * 1024 * 1024)
#define DECLARATION_BYTES 200
#define FLAGS                                                                                      \
  (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER                   \
   | XML_PARSE_NOCDATA)

/* Returns: (transfer full) (nullable): what the declaration says. */
static char *
find_encoding (const char *data, gsize n)
{
  g_autofree char *top = g_strndup (data, MIN (n, DECLARATION_BYTES));
  char *p = g_str_has_prefix (top, "<?xml") ? strstr (top, "encoding=") : NULL;

  if (p == NULL)
    return NULL;
  p += strlen ("encoding=");
  p += strspn (p, "\"'");
  return g_strndup (p, strcspn (p, "\"'?> "));
}

/* Returns: (nullable): a document with valid UTF-8 throughout, for xmlFreeDoc(); NULL where there
 * is nothing in it or too much. */
xmlDoc *
sp_xml_parse (GBytes *bytes)
{
  g_autofree char *encoding = NULL;
  g_autoptr (GBytes) utf8 = NULL;
  const char *data;
  gsize n;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &n);
  if (n == 0 || n > MAX_BYTES)
    return NULL;
  encoding = find_encoding (data, n);
  utf8 = sp_html_to_utf8 (bytes, encoding);
  data = g_bytes_get_data (utf8, &n);
  for (; n > 0 && strchr (" \t\r\n", *data) != NULL; n--) /* often before the declaration */
    data++;
  return n == 0 || n > 2 * MAX_BYTES ? NULL : xmlReadMemory (data, (int)n, NULL, "UTF-8", FLAGS);
}

gboolean
sp_xml_is (const xmlNode *node, const char *name)
{
  g_return_val_if_fail (node != NULL && name != NULL, FALSE);

  return node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, name) == 0;
}

/* Returns: (nullable): the first element @name in @root, itself included, whatever its namespace.
 */
xmlNode *
sp_xml_find (xmlNode *root, const char *name)
{
  for (xmlNode *node = root; node != NULL; node = sp_html_next (root, node))
    if (sp_xml_is (node, name))
      return node;
  return NULL;
}

/* Returns: (transfer full) (nullable): the words in @node; NULL where there are none. */
char *
sp_xml_dup_words (xmlNode *node, gsize max_bytes)
{
  char *words = node != NULL ? sp_html_dup_text (node, max_bytes) : NULL;

  if (words != NULL && *g_strstrip (words) == '\0')
    g_clear_pointer (&words, g_free);
  return words;
}
