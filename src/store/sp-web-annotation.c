/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-web-annotation.h"

#include <string.h>
#include "sp-error.h"
#include "sp-json-guard.h"

/* The MUST clauses of the W3C Web Annotation Data Model, for an annotation, a collection or a page
 * of annotations. Members that the model does not know are let be. */

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"

/* Where the check is in the document, and what is wrong there. Every check returns FALSE when
 * something is. */
typedef struct
{
  GString *path;
  char *wrong;
} Check;

typedef gboolean (*ValueCheck) (Check *check, JsonNode *node);

static gboolean
fail (Check *check, const char *what)
{
  if (check->wrong == NULL)
    check->wrong = check->path->len > 0 ? g_strdup_printf ("%s: %s", check->path->str, what)
                                        : g_strdup (what);
  return FALSE;
}

static const char *
string_of (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* ---- kinds of values ---- */

/* Returns: TRUE for an absolute IRI: a scheme and no white space or delimiters. @string:
 * (nullable).
 */
gboolean
sp_web_annotation_is_iri (const char *string)
{
  gsize n = 0;

  if (string == NULL || !g_ascii_isalpha (*string))
    return FALSE;
  while (g_ascii_isalnum (string[n]) || strchr ("+-.", string[n] == '\0' ? ' ' : string[n]) != NULL)
    n++;
  return string[n] == ':' && string[n + 1] != '\0'
         && strpbrk (string, " \t\r\n<>\"{}|\\^`") == NULL;
}

static gboolean
check_iri (Check *check, JsonNode *node)
{
  return sp_web_annotation_is_iri (string_of (node)) || fail (check, "it must be an IRI");
}

static gboolean
check_string (Check *check, JsonNode *node)
{
  return string_of (node) != NULL || fail (check, "it must be a string");
}

static gboolean
check_count (Check *check, JsonNode *node)
{
  return (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
          && json_node_get_int (node) >= 0)
         || fail (check, "it must be a whole number, not negative");
}

static gboolean
check_date (Check *check, JsonNode *node)
{
  const char *string = string_of (node);
  g_autoptr (GDateTime) date = string == NULL ? NULL : g_date_time_new_from_iso8601 (string, NULL);

  return (date != NULL && strlen (string) >= 20 && string[4] == '-' && string[10] == 'T')
         || fail (check, "it must be a date and time with its zone, as 2024-03-28T12:00:00Z");
}

static gboolean
check_direction (Check *check, JsonNode *node)
{
  static const char *const directions[] = { "ltr", "rtl", "auto", NULL };
  const char *string = string_of (node);

  return (string != NULL && g_strv_contains (directions, string))
         || fail (check, "it must be ltr, rtl or auto");
}

static gboolean check_agent (Check *check, JsonNode *node);
static gboolean check_resource (Check *check, JsonNode *node);
static gboolean check_selector (Check *check, JsonNode *node);
static gboolean check_state (Check *check, JsonNode *node);
static gboolean check_annotation (Check *check, JsonObject *object);
static gboolean check_page (Check *check, JsonObject *object);

/* ---- members ---- */

enum
{
  REQUIRED = 1 << 0,
  MANY = 1 << 1, /* an array of them will do */
};

/* A member and what it must be. */
typedef struct
{
  const char *name;
  ValueCheck check;
  guint flags;
} Member;

static gboolean
check_values (Check *check, JsonNode *node, ValueCheck value, guint flags)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return !JSON_NODE_HOLDS_NULL (node) ? value (check, node) : fail (check, "it must not be null");
  array = json_node_get_array (node);
  if ((flags & MANY) == 0)
    return fail (check, "there must be only one");
  if (json_array_get_length (array) == 0 && (flags & REQUIRED) != 0)
    return fail (check, "there must be at least one");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_ARRAY (item) || JSON_NODE_HOLDS_NULL (item))
        return fail (check, "an item must be a value or an object");
      if (!value (check, item))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_members (Check *check, JsonObject *object, const Member *members)
{
  for (; members->name != NULL; members++)
    {
      JsonNode *node = json_object_get_member (object, members->name);
      gsize before = check->path->len;

      if (before > 0)
        g_string_append_c (check->path, '.');
      g_string_append (check->path, members->name);
      if (node == NULL ? (members->flags & REQUIRED) != 0 && !fail (check, "it is missing")
                       : !check_values (check, node, members->check, members->flags))
        return FALSE;
      g_string_truncate (check->path, before);
    }
  return TRUE;
}

static gboolean
has_type (JsonObject *object, const char *type)
{
  JsonNode *node = json_object_get_member (object, "type");
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return g_strcmp0 (string_of (node), type) == 0;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_strcmp0 (string_of (json_array_get_element (array, i)), type) == 0)
      return TRUE;
  return FALSE;
}

/* ---- parts of an annotation ---- */

static gboolean
check_agent (Check *check, JsonNode *node)
{
  static const Member members[]
      = { { "id", check_iri, 0 },          { "type", check_string, MANY },
          { "name", check_string, MANY },  { "nickname", check_string, 0 },
          { "homepage", check_iri, MANY }, { NULL } };

  if (JSON_NODE_HOLDS_OBJECT (node))
    return check_members (check, json_node_get_object (node), members);
  return check_iri (check, node);
}

static gboolean
check_stylesheet (Check *check, JsonNode *node)
{
  static const Member members[] = { { "id", check_iri, 0 },
                                    { "type", check_string, MANY },
                                    { "value", check_string, 0 },
                                    { NULL } };

  if (JSON_NODE_HOLDS_OBJECT (node))
    return check_members (check, json_node_get_object (node), members);
  return check_iri (check, node);
}

/* The members of a selector or state of the given type; NULL for one that the model does not know.
 */
static const Member *
members_of_type (JsonObject *object)
{
  static const Member value[]
      = { { "value", check_string, REQUIRED }, { "conformsTo", check_iri, 0 }, { NULL } };
  static const Member quote[] = { { "exact", check_string, REQUIRED },
                                  { "prefix", check_string, 0 },
                                  { "suffix", check_string, 0 },
                                  { NULL } };
  static const Member position[]
      = { { "start", check_count, REQUIRED }, { "end", check_count, REQUIRED }, { NULL } };
  static const Member svg[] = { { "id", check_iri, 0 }, { "value", check_string, 0 }, { NULL } };
  static const Member range[] = { { "startSelector", check_selector, REQUIRED },
                                  { "endSelector", check_selector, REQUIRED },
                                  { NULL } };
  static const Member moment[] = { { "sourceDate", check_date, MANY },
                                   { "sourceDateStart", check_date, 0 },
                                   { "sourceDateEnd", check_date, 0 },
                                   { "cached", check_iri, MANY },
                                   { NULL } };
  static const struct
  {
    const char *type;
    const Member *members;
  } types[] = { { "FragmentSelector", value },
                { "CssSelector", value },
                { "XPathSelector", value },
                { "TextQuoteSelector", quote },
                { "SvgSelector", svg },
                { "TextPositionSelector", position },
                { "DataPositionSelector", position },
                { "RangeSelector", range },
                { "TimeState", moment },
                { "HttpRequestState", value } };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (has_type (object, types[i].type))
      return types[i].members;
  return NULL;
}

static gboolean
check_refinable (Check *check, JsonNode *node, ValueCheck refined)
{
  const Member common[] = { { "id", check_iri, 0 },
                            { "type", check_string, MANY },
                            { "refinedBy", refined, MANY },
                            { NULL } };
  JsonObject *object;
  const Member *members;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return check_iri (check, node);
  object = json_node_get_object (node);
  members = members_of_type (object);
  if (members == NULL && !json_object_has_member (object, "id")
      && !json_object_has_member (object, "type"))
    return fail (check, "it must have a type or an id");
  return check_members (check, object, common)
         && (members == NULL || check_members (check, object, members));
}

static gboolean
check_selector (Check *check, JsonNode *node)
{
  return check_refinable (check, node, check_selector);
}

static gboolean
check_state (Check *check, JsonNode *node)
{
  return check_refinable (check, node, check_state);
}

/* A set of bodies or targets: Choice, Composite, List, Independents. Returns: TRUE if @object is
 * none, or a good one. */
static gboolean
check_set (Check *check, JsonObject *object)
{
  static const Member members[] = { { "items", check_resource, REQUIRED | MANY }, { NULL } };
  static const char *const sets[] = { "Choice", "Composite", "List", "Independents" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    n += has_type (object, sets[i]);
  if (n > 1)
    return fail (check,
                 "it must be of only one of the types Choice, Composite, List, Independents");
  if (n == 0)
    return !json_object_has_member (object, "items")
           || fail (check, "items need the type Choice, Composite, List or Independents");
  return check_members (check, object, members);
}

static gboolean
check_specific (Check *check, JsonObject *object)
{
  static const Member members[] = { { "source", check_resource, REQUIRED },
                                    { "selector", check_selector, MANY },
                                    { "state", check_state, MANY },
                                    { "styleClass", check_string, MANY },
                                    { "renderedVia", check_agent, MANY },
                                    { "scope", check_resource, MANY },
                                    { NULL } };

  if (!has_type (object, "SpecificResource") && !json_object_has_member (object, "source")
      && !json_object_has_member (object, "selector"))
    return TRUE;
  return check_members (check, object, members);
}

/* What every resource may say of itself, an annotation too. */
static const Member lifecycle[]
    = { { "creator", check_agent, MANY },  { "created", check_date, 0 },
        { "modified", check_date, 0 },     { "generator", check_agent, MANY },
        { "generated", check_date, 0 },    { "audience", check_agent, MANY },
        { "rights", check_iri, MANY },     { "canonical", check_iri, 0 },
        { "via", check_iri, MANY },        { "motivation", check_string, MANY },
        { "purpose", check_string, MANY }, { NULL } };

/* A body, target or source: an IRI or an object that says what it is. */
static gboolean
check_resource (Check *check, JsonNode *node)
{
  static const Member members[] = { { "id", check_iri, 0 },
                                    { "type", check_string, MANY },
                                    { "format", check_string, MANY },
                                    { "language", check_string, MANY },
                                    { "processingLanguage", check_string, 0 },
                                    { "textDirection", check_direction, 0 },
                                    { "accessibility", check_string, MANY },
                                    { NULL } };
  static const Member textual[] = { { "value", check_string, REQUIRED }, { NULL } };
  static const Member value[] = { { "value", check_string, 0 }, { NULL } };
  static const char *const telling[] = { "id", "source", "value", "items" };
  JsonObject *object;
  gboolean tells = FALSE;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return check_iri (check, node);
  object = json_node_get_object (node);
  if (!check_members (check, object, members) || !check_members (check, object, lifecycle)
      || !check_set (check, object) || !check_specific (check, object)
      || !check_members (check, object, has_type (object, "TextualBody") ? textual : value))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (telling); i++)
    tells |= json_object_has_member (object, telling[i]);
  return tells || fail (check, "it must have an id, a source, a value or items");
}

/* ---- annotations and their containers ---- */

static gboolean
check_annotation (Check *check, JsonObject *object)
{
  static const Member members[] = { { "id", check_iri, REQUIRED },
                                    { "type", check_string, REQUIRED | MANY },
                                    { "target", check_resource, REQUIRED | MANY },
                                    { "body", check_resource, MANY },
                                    { "bodyValue", check_string, 0 },
                                    { "stylesheet", check_stylesheet, 0 },
                                    { NULL } };

  if (json_object_has_member (object, "body") && json_object_has_member (object, "bodyValue"))
    return fail (check, "it must not have both a body and a bodyValue");
  return check_members (check, object, members) && check_members (check, object, lifecycle);
}

static gboolean
check_item (Check *check, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return check_iri (check, node);
  if (!has_type (json_node_get_object (node), "Annotation"))
    return fail (check, "it must be of the type Annotation");
  return check_annotation (check, json_node_get_object (node));
}

static gboolean
check_page (Check *check, JsonObject *object)
{
  static const Member members[] = { { "id", check_iri, REQUIRED },
                                    { "type", check_string, REQUIRED | MANY },
                                    { "items", check_item, REQUIRED | MANY },
                                    { "next", check_resource, 0 },
                                    { "prev", check_resource, 0 },
                                    { "partOf", check_resource, 0 },
                                    { "startIndex", check_count, 0 },
                                    { NULL } };

  return check_members (check, object, members);
}

static gboolean
check_page_or_iri (Check *check, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return check_iri (check, node);
  if (!json_object_has_member (json_node_get_object (node), "items"))
    return check_resource (check, node);
  return check_page (check, json_node_get_object (node));
}

static gboolean
check_collection (Check *check, JsonObject *object)
{
  static const Member members[] = { { "id", check_iri, REQUIRED },
                                    { "type", check_string, REQUIRED | MANY },
                                    { "label", check_string, MANY },
                                    { "total", check_count, 0 },
                                    { "first", check_page_or_iri, 0 },
                                    { "last", check_page_or_iri, 0 },
                                    { NULL } };

  return check_members (check, object, members) && check_members (check, object, lifecycle);
}

static gboolean
names_context (JsonNode *node)
{
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return g_strcmp0 (string_of (node), CONTEXT) == 0;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_strcmp0 (string_of (json_array_get_element (array, i)), CONTEXT) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_document (Check *check, JsonNode *root)
{
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (check, "it is not an object");
  object = json_node_get_object (root);
  if (!names_context (json_object_get_member (object, "@context")))
    return fail (check, "@context: it must name " CONTEXT);
  if (!json_object_has_member (object, "type"))
    return fail (check, "type: it is missing");
  if (has_type (object, "Annotation"))
    return check_annotation (check, object);
  if (has_type (object, "AnnotationCollection"))
    return check_collection (check, object);
  if (has_type (object, "AnnotationPage"))
    return check_page (check, object);
  return fail (check, "type: it must be Annotation, AnnotationCollection or AnnotationPage");
}

static gboolean
report (Check *check, GError **error)
{
  gboolean good = check->wrong == NULL;

  if (!good)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, check->wrong);
  g_string_free (check->path, TRUE);
  g_free (check->wrong);
  return good;
}

/* Checks a JSON-LD document against the MUST clauses of the W3C Web Annotation Data Model. Any
 * thread. Returns: TRUE, or FALSE with SP_ERROR: the first thing that is wrong and where. */
gboolean
sp_web_annotation_check (const char *json, gsize n_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  Check check = { NULL, NULL };

  g_return_val_if_fail (json != NULL || n_bytes == 0, FALSE);

  if (!sp_json_guard_check (json, n_bytes, error)
      || !json_parser_load_from_data (parser, json, (gssize)n_bytes, error))
    return FALSE;
  check.path = g_string_new (NULL);
  check_document (&check, json_parser_get_root (parser));
  return report (&check, error);
}

/* Checks that a document says that it is of the model, and of which type; not what is in it. */
gboolean
sp_web_annotation_check_context (JsonNode *document, GError **error)
{
  Check check = { g_string_new (NULL), NULL };
  JsonObject *object;

  g_return_val_if_fail (document != NULL && JSON_NODE_HOLDS_OBJECT (document), FALSE);

  object = json_node_get_object (document);
  if (!names_context (json_object_get_member (object, "@context")))
    fail (&check, "@context: it must name " CONTEXT);
  else if (!has_type (object, "Annotation") && !has_type (object, "AnnotationCollection")
           && !has_type (object, "AnnotationPage"))
    fail (&check, "type: it must be Annotation, AnnotationCollection or AnnotationPage");
  return report (&check, error);
}

/* Checks one annotation of a document. Returns: TRUE, or FALSE with SP_ERROR: the first thing that
 * is wrong and where. */
gboolean
sp_web_annotation_check_item (JsonNode *annotation, GError **error)
{
  Check check = { g_string_new (NULL), NULL };

  g_return_val_if_fail (annotation != NULL, FALSE);

  check_item (&check, annotation);
  return report (&check, error);
}
