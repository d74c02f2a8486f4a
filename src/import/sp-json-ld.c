/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-json-ld.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include "sp-json-guard.h"

/* No more things than this are looked at in one script. */
#define MAX_THINGS 100

static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static const char *
get_member (JsonObject *thing, const char *name)
{
  return get_string (json_object_get_member (thing, name));
}

static gboolean
names_article (const char *type)
{
  return type != NULL
         && (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "BlogPosting")
             || strcmp (type, "Report") == 0 || strcmp (type, "Review") == 0);
}

static gboolean
is_article (JsonObject *thing)
{
  JsonNode *type = json_object_get_member (thing, "@type");
  JsonArray *types
      = type != NULL && JSON_NODE_HOLDS_ARRAY (type) ? json_node_get_array (type) : NULL;

  if (types == NULL)
    return names_article (get_string (type));
  for (guint i = 0; i < MIN (json_array_get_length (types), 8); i++)
    if (names_article (get_string (json_array_get_element (types, i))))
      return TRUE;
  return FALSE;
}

/* Finds the thing that an "@id" stands for among @things. */
static JsonObject *
find_id (GPtrArray *things, const char *id)
{
  for (guint i = 0; id != NULL && i < things->len; i++)
    {
      const char *other = get_member (g_ptr_array_index (things, i), "@id");

      if (other != NULL && strcmp (other, id) == 0
          && json_object_has_member (g_ptr_array_index (things, i), "name"))
        return g_ptr_array_index (things, i);
    }
  return NULL;
}

/* The name of a person or an organisation: a string, a thing with a name, or its "@id". */
static const char *
get_name (JsonNode *node, GPtrArray *things)
{
  JsonObject *thing;
  const char *name;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return get_string (node);
  thing = json_node_get_object (node);
  name = get_member (thing, "name");
  if (name != NULL)
    return name;
  thing = find_id (things, get_member (thing, "@id"));
  return thing != NULL ? get_member (thing, "name") : NULL;
}

static void
read_authors (SpPageFacts *facts, JsonNode *node, GPtrArray *things)
{
  JsonArray *authors;

  if (node == NULL || facts->byline->len > 0)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      sp_page_facts_add_names (facts, get_name (node, things));
      return;
    }
  authors = json_node_get_array (node);
  for (guint i = 0; i < MIN (json_array_get_length (authors), 12); i++)
    sp_page_facts_add_names (facts, get_name (json_array_get_element (authors, i), things));
}

/* Returns: (transfer full) (nullable): @body without tags. */
static char *
dup_told (const char *body)
{
  GString *words;

  if (body == NULL)
    return NULL;
  words = g_string_new (NULL);
  for (const char *p = body; *p != '\0'; p++)
    {
      const char *end
          = *p == '<' && (g_ascii_isalpha (p[1]) || p[1] == '/') ? strchr (p, '>') : NULL;

      if (end == NULL)
        g_string_append_c (words, *p);
      else if (end[-1] == 'p' || g_ascii_strncasecmp (p, "<br", 3) == 0)
        g_string_append_c (words, '\n');
      p = end != NULL ? end : p;
    }
  return g_string_free (words, FALSE);
}

static void
read_article (SpPageFacts *facts, JsonObject *thing, GPtrArray *things)
{
  sp_page_facts_set (&facts->title, get_member (thing, "headline"));
  sp_page_facts_set (&facts->description, get_member (thing, "description"));
  if (facts->body == NULL)
    facts->body = dup_told (get_member (thing, "articleBody"));
  sp_page_facts_set_date (&facts->published, get_member (thing, "datePublished"));
  sp_page_facts_set_date (&facts->modified, get_member (thing, "dateModified"));
  sp_page_facts_set (&facts->language, get_member (thing, "inLanguage"));
  read_authors (facts, json_object_get_member (thing, "author"), things);
  read_authors (facts, json_object_get_member (thing, "creator"), things);
  sp_page_facts_set (&facts->site, get_name (json_object_get_member (thing, "publisher"), things));
}

static void
add_things (GPtrArray *things, JsonNode *node)
{
  JsonArray *array;

  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node) && things->len < MAX_THINGS)
    g_ptr_array_add (things, json_node_get_object (node));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && things->len < MAX_THINGS; i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
      g_ptr_array_add (things, json_array_get_object_element (array, i));
}

/* Reads what a script of JSON-LD says of an article, also in "@graph" and "mainEntity". What is no
 * JSON says nothing. */
void
sp_json_ld_read (SpPageFacts *facts, const char *json)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GPtrArray) things = NULL;

  g_return_if_fail (facts != NULL && json != NULL);

  if (!sp_json_guard_check (json, strlen (json), NULL))
    return;
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, json, -1, NULL))
    return;
  things = g_ptr_array_new ();
  add_things (things, json_parser_get_root (parser));
  for (guint i = 0; i < things->len; i++)
    {
      add_things (things, json_object_get_member (g_ptr_array_index (things, i), "@graph"));
      add_things (things, json_object_get_member (g_ptr_array_index (things, i), "mainEntity"));
    }
  for (guint i = 0; i < things->len; i++)
    if (is_article (g_ptr_array_index (things, i)))
      read_article (facts, g_ptr_array_index (things, i), things);
}
