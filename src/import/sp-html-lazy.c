/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-lazy.h"

#include <string.h>
#include "sp-html-hints.h"
#include "sp-html-node.h"

/* Pages load pictures, and some of them their text, only when a script runs: the picture stands in
 * an attribute of another name, or the whole in a <noscript> for those who run none. */

/* A <noscript> with that many letters may be the article, if it has more than the rest. */
#define MIN_ARTICLE 300
/* A picture with a smaller side is an icon. */
#define MIN_SIDE 100
#define MAX_IMAGES 200

static guint
count_letters (const xmlNode *text)
{
  guint n = 0;

  for (const char *p = (const char *)text->content; p != NULL && *p != '\0';
       p = g_utf8_next_char (p))
    n += g_unichar_isalnum (g_utf8_get_char (p)) != 0;
  return n;
}

static gboolean
is_image (const xmlNode *node)
{
  return sp_html_is (node, "img") || sp_html_is (node, "amp-img");
}

/* The node behind @node and all that is in it. Returns: (nullable): @root's end. */
static xmlNode *
skip (const xmlNode *root, xmlNode *node)
{
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/* Moves the pictures in @node, which holds no text, before it. */
static void
hoist_images (xmlNode *node)
{
  xmlNode *next;

  for (xmlNode *p = node; p != NULL; p = next)
    {
      if (!is_image (p))
        {
          next = sp_html_next (node, p);
          continue;
        }
      next = skip (node, p);
      xmlUnlinkNode (p);
      xmlAddPrevSibling (node, p);
    }
}

typedef struct
{
  xmlNode *node;
  guint n_letters;
} Hidden;

/* Brings what stands in <noscript> to light: pictures, and a text that is longer than all the rest
 * of the page. Linear time. */
void
sp_html_lazy_unfold (xmlNode *body)
{
  g_autoptr (GArray) hidden = g_array_new (FALSE, FALSE, sizeof (Hidden));
  guint64 n_outside = 0;

  g_return_if_fail (body != NULL);

  for (xmlNode *node = body, *next; node != NULL; node = next)
    {
      next = sp_html_next (body, node);
      if (sp_html_is (node, "noscript"))
        {
          Hidden one = { node, 0 };

          for (xmlNode *p = node; p != NULL; p = sp_html_next (node, p))
            one.n_letters += p->type == XML_TEXT_NODE ? count_letters (p) : 0;
          g_array_append_val (hidden, one);
          next = skip (body, node);
        }
      else if (node->type == XML_TEXT_NODE && !sp_html_is (node->parent, "script")
               && !sp_html_is (node->parent, "style"))
        n_outside += count_letters (node);
    }
  for (guint i = 0; i < hidden->len; i++)
    {
      Hidden one = g_array_index (hidden, Hidden, i);

      if (one.n_letters == 0)
        hoist_images (one.node);
      else if (one.n_letters >= MIN_ARTICLE && one.n_letters > n_outside)
        xmlNodeSetName (one.node, BAD_CAST "div");
    }
}

static gboolean
is_small (xmlNode *image)
{
  static const char *const sides[] = { "width", "height" };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *side = sp_html_dup_attribute (image, sides[i]);

      if (side != NULL && g_ascii_isdigit (*side) && strchr (side, '%') == NULL
          && g_ascii_strtoull (side, NULL, 10) < MIN_SIDE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_address (const char *words)
{
  return words != NULL && strpbrk (words, "./") != NULL && strpbrk (words, " \n\t{<") == NULL
         && !g_str_has_prefix (words, "data:") && !g_str_has_prefix (words, "about:");
}

/* "small.jpg 320w, large.jpg 1200w": the largest of them. */
static char *
dup_largest (const char *set)
{
  g_auto (GStrv) choices = g_strsplit (set, ", ", -1);
  char *best = NULL;
  double most = -1;

  for (guint i = 0; choices[i] != NULL; i++)
    {
      char *address = g_strstrip (choices[i]), *space = strchr (address, ' ');
      double size = space != NULL ? g_ascii_strtod (space + 1, NULL) : 0;

      if (space != NULL)
        *space = '\0';
      if (size <= most || !is_address (address))
        continue;
      most = size;
      g_free (best);
      best = g_strdup (address);
    }
  return best;
}

/* Returns: (transfer full) (nullable): the address of the picture, as the page gives it. */
static char *
dup_address (xmlNode *image)
{
  static const char *const late[]
      = { "data-src", "data-original", "data-lazy-src", "data-lazy", "data-hi-res-src" };
  static const char *const sets[] = { "data-srcset", "data-lazy-srcset", "srcset" };
  char *address;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *set = sp_html_dup_attribute (image, sets[i]);

      address = set != NULL ? dup_largest (set) : NULL;
      if (address != NULL)
        return address;
    }
  for (guint i = 0; i < G_N_ELEMENTS (late); i++)
    {
      address = sp_html_dup_attribute (image, late[i]);
      if (is_address (address))
        return address;
      g_free (address);
    }
  address = sp_html_dup_attribute (image, "src");
  if (is_address (address))
    return address;
  g_free (address);
  return NULL;
}

static gboolean
is_decoration (xmlNode *image)
{
  static const char *const names[]
      = { "avatar*", "icon*", "logo*", "emoji", "author*", "pixel", "badge", "sprite*" };
  g_autofree char *own = sp_html_dup_names (image);

  return sp_html_names_match (own, names, G_N_ELEMENTS (names)) || is_small (image);
}

/* Returns: (transfer full) (nullable): the address of the first picture of the article below @root,
 * however late it is loaded. */
char *
sp_html_lazy_find_image (xmlNode *root)
{
  guint n = 0;

  g_return_val_if_fail (root != NULL, NULL);

  for (xmlNode *node = root; node != NULL && n < MAX_IMAGES; node = sp_html_next (root, node))
    if (is_image (node))
      {
        char *address = is_decoration (node) ? NULL : dup_address (node);

        if (address != NULL)
          return address;
        n++;
      }
  return NULL;
}
