/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-node.h"

#include <string.h>

/* A line of text is made of no more nodes. */
#define MAX_NODES 2000

/* Returns: (transfer none) (nullable): the node after @node in document order below @root. */
xmlNode *
sp_html_next (xmlNode *root, xmlNode *node)
{
  g_return_val_if_fail (root != NULL && node != NULL, NULL);

  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/* Is @node an element of that @name? */
gboolean
sp_html_is (const xmlNode *node, const char *name)
{
  g_return_val_if_fail (node != NULL && name != NULL, FALSE);

  return node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, name) == 0;
}

/* Returns: (transfer full) (nullable): the attribute without white space around it, NULL if there
 * is none or nothing in it. */
char *
sp_html_dup_attribute (xmlNode *node, const char *name)
{
  xmlChar *value;
  char *words;

  g_return_val_if_fail (node != NULL && name != NULL, NULL);

  value = node->type == XML_ELEMENT_NODE ? xmlGetProp (node, BAD_CAST name) : NULL;
  words = value != NULL ? g_strstrip (g_strdup ((const char *)value)) : NULL;
  xmlFree (value);
  if (words != NULL && *words == '\0')
    g_clear_pointer (&words, g_free);
  return words;
}

/* Is @node hidden from readers? Parts that a script is to put in their place later ("S:1") are not.
 */
gboolean
sp_html_is_hidden (xmlNode *node)
{
  g_autofree char *aria = NULL, *id = NULL;

  g_return_val_if_fail (node != NULL, FALSE);

  if (node->type != XML_ELEMENT_NODE)
    return FALSE;
  aria = sp_html_dup_attribute (node, "aria-hidden");
  id = sp_html_dup_attribute (node, "id");
  return (aria != NULL && strcmp (aria, "true") == 0)
         || (xmlHasProp (node, BAD_CAST "hidden") != NULL
             && !(id != NULL && g_str_has_prefix (id, "S:")));
}

/* Is @node not shown before a script says so: by its style, or by a class of that name? Pages also
 * keep so what they load late. */
gboolean
sp_html_is_not_shown (xmlNode *node)
{
  g_autofree char *style = NULL, *class = NULL;
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (node != NULL, FALSE);

  style = sp_html_dup_attribute (node, "style");
  if (style != NULL
      && (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL))
    return TRUE;
  class = sp_html_dup_attribute (node, "class");
  if (class == NULL || strstr (class, "hidden") == NULL || strchr (class, ':') != NULL)
    return FALSE;
  names = g_strsplit_set (class, " \t\n", -1);
  return g_strv_contains ((const char *const *)names, "hidden")
         || g_strv_contains ((const char *const *)names, "-hidden")
         || g_strv_contains ((const char *const *)names, "is-hidden");
}

/* Folds white space, the no-break space too. Returns: TRUE while there is room. */
static gboolean
add_folded (GString *folded, const char *words, gboolean *space, gsize max_bytes)
{
  for (const char *p = words; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xa0)
        *space = folded->len > 0;
      else if (c != 0x200b && c != 0xad && c != 0xfeff)
        {
          if (*space)
            g_string_append_c (folded, ' ');
          *space = FALSE;
          g_string_append_unichar (folded, c);
        }
      if (folded->len >= max_bytes)
        return FALSE;
    }
  return TRUE;
}

/* The text below @node, white space folded, cut after about @max_bytes; scripts and styles are no
 * text. Returns: (transfer full). */
char *
sp_html_dup_text (xmlNode *node, gsize max_bytes)
{
  GString *folded = g_string_new (NULL);
  gboolean space = FALSE;
  guint n_nodes = 0;

  g_return_val_if_fail (node != NULL, NULL);

  for (xmlNode *p = node; p != NULL && n_nodes++ < MAX_NODES; p = sp_html_next (node, p))
    {
      if (p->type == XML_ELEMENT_NODE)
        space = space || (folded->len > 0 && !sp_html_is (p, "span") && !sp_html_is (p, "a"));
      else if ((p->type == XML_TEXT_NODE || p->type == XML_CDATA_SECTION_NODE)
               && !sp_html_is (p->parent, "script") && !sp_html_is (p->parent, "style")
               && !add_folded (folded, (const char *)p->content, &space, max_bytes))
        break;
    }
  return g_string_free (folded, FALSE);
}
