/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import-formats.h"

#include <string.h>
#include "sp-error.h"
#include "sp-html-node.h"
#include "sp-import-whole.h"
#include "sp-limits.h"
#include "sp-page-facts.h"
#include "sp-xml.h"
#include "sp-zip.h"

/* An EPUB is a ZIP of pages: META-INF/container.xml names the package file, whose spine gives the
 * pages in the order of reading. The archive is unpacked once, and of it only the pages and what
 * names them, up to the limit of an input. */

static gboolean
is_wanted (const char *path)
{
  static const char *const endings[] = { ".xhtml", ".html", ".htm", ".xml", ".opf" };
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;
  return FALSE;
}

/* Where the package file is; the first ".opf" where nothing says so. */
static char *
find_package (GHashTable *files)
{
  GBytes *container = g_hash_table_lookup (files, "META-INF/container.xml");
  xmlDoc *doc = container != NULL ? sp_xml_parse (container) : NULL;
  xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  xmlNode *file = root != NULL ? sp_xml_find (root, "rootfile") : NULL;
  char *path = file != NULL ? sp_html_dup_attribute (file, "full-path") : NULL;
  GHashTableIter iter;
  gpointer key;

  if (doc != NULL)
    xmlFreeDoc (doc);
  g_hash_table_iter_init (&iter, files);
  while (path == NULL && g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_suffix (key, ".opf"))
      path = g_strdup (key);
  return path;
}

/* The path of @href, which stands in the file at @base. */
static char *
resolve (const char *base, const char *href)
{
  g_autofree char *bare = g_strndup (href, strcspn (href, "#?"));
  g_autofree char *plain = g_uri_unescape_string (bare, NULL);
  g_autofree char *folder = g_path_get_dirname (base);
  g_autofree char *root = g_strconcat ("/", strcmp (folder, ".") == 0 ? "" : folder, NULL);
  g_autofree char *full = plain != NULL ? g_canonicalize_filename (plain, root) : NULL;

  return full != NULL ? g_strdup (full + 1) : NULL;
}

/* The hrefs of the manifest by their id. */
static GHashTable *
read_manifest (xmlNode *package)
{
  GHashTable *hrefs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  xmlNode *manifest = sp_xml_find (package, "manifest");

  for (xmlNode *item = manifest != NULL ? manifest->children : NULL; item != NULL;
       item = item->next)
    {
      char *id = sp_html_dup_attribute (item, "id"), *href = sp_html_dup_attribute (item, "href");
      g_autofree char *kind = sp_html_dup_attribute (item, "properties");

      if (id != NULL && href != NULL && (kind == NULL || strstr (kind, "nav") == NULL))
        g_hash_table_insert (hrefs, g_steal_pointer (&id), g_steal_pointer (&href));
      g_free (id);
      g_free (href);
    }
  return hrefs;
}

static gboolean
add_chapters (SpWhole *whole, xmlNode *package, const char *base, GHashTable *files, GError **error)
{
  g_autoptr (GHashTable) hrefs = read_manifest (package);
  xmlNode *spine = sp_xml_find (package, "spine");

  for (xmlNode *item = spine != NULL ? spine->children : NULL; item != NULL; item = item->next)
    {
      g_autofree char *id = sp_html_dup_attribute (item, "idref");
      g_autofree char *linear = sp_html_dup_attribute (item, "linear");
      const char *href = id != NULL ? g_hash_table_lookup (hrefs, id) : NULL;
      g_autofree char *path = href != NULL ? resolve (base, href) : NULL;
      GBytes *page = path != NULL ? g_hash_table_lookup (files, path) : NULL;

      if (page == NULL || g_strcmp0 (linear, "no") == 0)
        continue;
      if (!sp_whole_add (whole, page, error))
        return FALSE;
      g_hash_table_remove (hrefs, id); /* each once, or a spine could repeat the book for ever */
    }
  return TRUE;
}

static char *
dup_fact (xmlNode *metadata, const char *name)
{
  xmlNode *node = metadata != NULL ? sp_xml_find (metadata, name) : NULL;

  return node != NULL ? sp_xml_dup_words (node, 1000) : NULL;
}

static void
set_facts (SpArticle *article, xmlNode *metadata)
{
  g_autofree char *site = dup_fact (metadata, "publisher");
  g_autofree char *language = dup_fact (metadata, "language");
  g_autofree char *told = dup_fact (metadata, "date");
  g_autofree char *date = told != NULL ? sp_page_date (told) : NULL;

  for (xmlNode *node = metadata; node != NULL; node = sp_html_next (metadata, node))
    if (sp_xml_is (node, "creator"))
      {
        g_autofree char *name = sp_xml_dup_words (node, 200);

        if (name != NULL)
          sp_article_add_byline (article, name);
      }
  if (site != NULL)
    sp_article_set_site (article, site);
  if (language != NULL)
    sp_article_set_language (article, language);
  if (date != NULL)
    sp_article_set_published (article, date);
}

static SpArticle *
read_package (xmlNode *package, const char *base, GHashTable *files, GError **error)
{
  g_autoptr (SpWhole) whole = sp_whole_new ();
  xmlNode *metadata = sp_xml_find (package, "metadata");
  g_autofree char *title = dup_fact (metadata, "title");
  SpArticle *article;

  if (!add_chapters (whole, package, base, files, error))
    return NULL;
  article = sp_whole_finish (whole, title, NULL, error);
  if (article != NULL)
    set_facts (article, metadata);
  return article;
}

/* Makes one article of the chapters of an EPUB. Returns: (transfer full): NULL with
 * SP_ERROR_INVALID where it holds no text that can be read (also where it is locked), or
 * SP_ERROR_TOO_LARGE. */
SpArticle *
sp_import_epub (GBytes *bytes, GError **error)
{
  g_autoptr (GHashTable) files = NULL;
  g_autofree char *path = NULL;
  SpArticle *article = NULL;
  xmlNode *package;
  xmlDoc *doc;

  g_return_val_if_fail (bytes != NULL, NULL);

  files = sp_zip_read (bytes, is_wanted, SP_MAX_INPUT_BYTES, error);
  if (files == NULL)
    return NULL;
  path = find_package (files);
  bytes = path != NULL ? g_hash_table_lookup (files, path) : NULL;
  doc = bytes != NULL ? sp_xml_parse (bytes) : NULL;
  package = doc != NULL ? xmlDocGetRootElement (doc) : NULL;
  if (package != NULL)
    article = read_package (package, path, files, error);
  else
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "this is no book that can be read");
  if (doc != NULL)
    xmlFreeDoc (doc);
  return article;
}
