/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-jsonld-private.h"

#include <string.h>
#include "sp-article-json.h"
#include "sp-error.h"
#include "sp-json-guard.h"
#include "sp-web-annotation.h"

/* Machine findings (with a generator of ours) are left out: another analysis finds them again. What
 * the reader did comes as operations, marks and tags. All else that is valid becomes marks. */

static void
set_free (gpointer data)
{
  SpJsonldSet *self = data;

  g_free (self->source);
  g_free (self->sha256);
  g_clear_pointer (&self->article, sp_article_unref);
  g_ptr_array_unref (self->operations);
  g_free (self);
}

void
sp_jsonld_file_free (SpJsonldFile *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->sets);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

static SpJsonldSet *
add_set (SpJsonldFile *self, const char *source)
{
  SpJsonldSet *set = g_new0 (SpJsonldSet, 1);

  set->source = g_strdup (source);
  set->operations = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
  g_ptr_array_add (self->sets, set);
  return set;
}

/* The set of the page; one for each page. */
static SpJsonldSet *
find_set (SpJsonldFile *self, const char *source)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      SpJsonldSet *set = g_ptr_array_index (self->sets, i);

      if (g_strcmp0 (set->source, source) == 0)
        return set;
    }
  return add_set (self, source);
}

static void
refuse (SpJsonldFile *self, guint number, const GError *error)
{
  g_ptr_array_add (self->refused,
                   g_strdup_printf ("annotation %u: %s", number + 1, error->message));
}

/* ---- what Standpoint wrote ---- */

static SpArticle *
read_article (JsonObject *object)
{
  const char *words = sp_json_read_string (object, "sp:text"),
             *layout = sp_json_read_string (object, "sp:layout");
  g_autoptr (SpText) text = words != NULL ? sp_text_new (words, -1, NULL) : NULL;
  g_autoptr (SpArticle) article = text != NULL ? sp_article_new (text) : NULL;
  JsonArray *byline = sp_json_read_array (object, "sp:byline");

  if (article == NULL)
    return NULL;
  sp_article_set_title (article, sp_json_read_string (object, "sp:title"), (SpSpan){ 0, 0 });
  sp_article_set_site (article, sp_json_read_string (object, "sp:site"));
  sp_article_set_url (article, sp_json_read_string (object, "sp:url"));
  sp_article_set_published (article, sp_json_read_string (object, "sp:published"));
  sp_article_set_modified (article, sp_json_read_string (object, "sp:modified"));
  sp_article_set_language (article, sp_json_read_string (object, "sp:language"));
  sp_article_set_lead_image (article, sp_json_read_string (object, "sp:lead-image"));
  sp_article_set_plain (article, sp_json_read_bool (object, "sp:plain"));
  for (guint i = 0; byline != NULL && i < json_array_get_length (byline); i++)
    if (sp_json_read_string_node (json_array_get_element (byline, i)) != NULL)
      sp_article_add_byline (article,
                             sp_json_read_string_node (json_array_get_element (byline, i)));
  if (layout == NULL || !sp_article_layout_from_json (article, layout, NULL))
    return NULL;
  return g_steal_pointer (&article);
}

static SpJsonldSet *
read_about (SpJsonldFile *self, JsonObject *collection)
{
  JsonObject *object = sp_json_read_object (json_object_get_member (collection, "sp:article"));
  SpJsonldSet *set;

  if (object == NULL)
    return NULL;
  set = add_set (self, sp_json_read_string (object, "sp:source"));
  set->article = read_article (object);
  if (set->article != NULL)
    set->sha256 = g_strdup (sp_text_get_sha256 (sp_article_get_text (set->article)));
  return set;
}

/* Takes an annotation that only Standpoint writes. Returns: TRUE if it is one. */
static gboolean
read_own (SpJsonldFile *self, SpJsonldSet *set, JsonObject *annotation, guint number)
{
  JsonNode *node = json_object_get_member (annotation, "sp:operation");
  g_autoptr (GError) error = NULL;

  if (json_object_has_member (annotation, "sp:finding"))
    return TRUE;
  if (node != NULL)
    {
      g_autofree char *json = json_to_string (node, FALSE);
      SpOperation *operation = sp_operation_from_json (json, -1, &error);

      if (operation != NULL)
        g_ptr_array_add (set->operations, operation);
      else
        refuse (self, number, error);
      return TRUE;
    }
  if (sp_json_read_bool (annotation, "sp:of-article"))
    {
      g_autofree char *source = NULL;
      g_autoptr (SpMark) mark = sp_jsonld_read_mark (annotation, &source, NULL);

      for (guint i = 0; mark != NULL && mark->tags[i] != NULL; i++)
        g_ptr_array_add (set->operations, sp_operation_new_tag (mark->tags[i], TRUE));
      return TRUE;
    }
  return FALSE;
}

/* ---- any annotation ---- */

static void
add_mark (SpJsonldFile *self, SpJsonldSet *set, SpMark *mark, const char *source)
{
  if (set == NULL || g_strcmp0 (set->source, source) != 0)
    set = find_set (self, source);
  g_ptr_array_add (set->operations, sp_operation_new_add_mark (mark));
}

static void
read_annotation (SpJsonldFile *self, SpJsonldSet *set, JsonNode *node, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpMark) mark = NULL;
  g_autofree char *source = NULL;
  JsonObject *annotation = sp_json_read_object (node);

  if (annotation == NULL)
    sp_json_refuse (&error, "it is only named here, not given");
  else if (sp_web_annotation_check_item (node, &error)
           && (set == NULL || !read_own (self, set, annotation, number)))
    mark = sp_jsonld_read_mark (annotation, &source, &error);
  if (mark != NULL)
    add_mark (self, set, mark, source);
  else if (error != NULL)
    refuse (self, number, error);
}

static guint
read_page (SpJsonldFile *self, SpJsonldSet *set, JsonObject *page, guint number)
{
  JsonArray *items = sp_json_read_array (page, "items");

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    read_annotation (self, set, json_array_get_element (items, i), number + i);
  return items != NULL ? json_array_get_length (items) : 0;
}

/* The pages that stand in the document itself, one in the other. */
static gboolean
read_pages (SpJsonldFile *self, JsonObject *collection, GError **error)
{
  SpJsonldSet *set = read_about (self, collection);
  JsonObject *page = sp_json_read_object (json_object_get_member (collection, "first"));
  guint number = 0;

  if (page == NULL && set != NULL)
    return TRUE; /* an article on which there is nothing */
  if (page == NULL || !json_object_has_member (page, "items"))
    return sp_json_refuse (error, "the collection does not hold its annotations");
  for (; page != NULL; page = sp_json_read_object (json_object_get_member (page, "next")))
    number += read_page (self, set, page, number);
  return TRUE;
}

static void
read_rows (SpJsonldFile *self, JsonArray *rows)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = sp_json_read_object (json_array_get_element (rows, i));
      g_autoptr (GError) error = NULL;
      g_autoptr (SpMark) mark = NULL;
      g_autofree char *source = NULL;

      if (row == NULL)
        sp_json_refuse (&error, "it is no object");
      else
        mark = sp_jsonld_read_hypothesis (row, &source, &error);
      if (mark != NULL)
        add_mark (self, NULL, mark, source);
      else
        refuse (self, i, error);
    }
}

static JsonArray *
find_rows (JsonObject *root)
{
  JsonArray *rows = sp_json_read_array (root, "annotations");

  return rows != NULL ? rows : sp_json_read_array (root, "rows");
}

static gboolean
has_type (JsonObject *object, const char *type)
{
  return g_strcmp0 (sp_json_read_string (object, "type"), type) == 0;
}

static gboolean
read_root (SpJsonldFile *self, JsonNode *root, GError **error)
{
  JsonObject *object = sp_json_read_object (root);

  if (object == NULL)
    return sp_json_refuse (error, "these are no annotations: it is not an object");
  if (!json_object_has_member (object, "@context") && find_rows (object) != NULL)
    {
      read_rows (self, find_rows (object));
      return TRUE;
    }
  if (!sp_web_annotation_check_context (root, error))
    return FALSE;
  if (has_type (object, "AnnotationCollection"))
    return read_pages (self, object, error);
  if (has_type (object, "AnnotationPage"))
    read_page (self, NULL, object, 0);
  else
    read_annotation (self, NULL, root, 0);
  return TRUE;
}

/* Reads annotations: what Standpoint wrote, any W3C Web Annotation, page or collection, or an
 * export of Hypothesis. Bad annotations are refused one by one. Any thread. Returns: (transfer
 * full): NULL with SP_ERROR where the file as a whole is no such thing. */
SpJsonldFile *
sp_jsonld_read (const char *json, gsize n_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (SpJsonldFile) self = NULL;

  g_return_val_if_fail (json != NULL || n_bytes == 0, NULL);

  if (!sp_json_guard_check (json, n_bytes, error))
    return NULL;
  if (!json_parser_load_from_data (parser, json, (gssize)n_bytes, NULL))
    {
      sp_json_refuse (error, "it is no JSON");
      return NULL;
    }
  self = g_new0 (SpJsonldFile, 1);
  self->sets = g_ptr_array_new_with_free_func (set_free);
  self->refused = g_ptr_array_new_with_free_func (g_free);
  return read_root (self, json_parser_get_root (parser), error) ? g_steal_pointer (&self) : NULL;
}

/* ---- what is new of it ---- */

static SpOperation *
update_mark (SpOperation *operation, GHashTable *marks)
{
  const SpMark *old = g_hash_table_lookup (marks, operation->mark->id);

  if (old == NULL)
    return sp_operation_ref (operation);
  return operation->mark->modified > old->modified ? sp_operation_new_edit_mark (operation->mark)
                                                   : NULL;
}

static GHashTable *
index_marks (GPtrArray *marks)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < marks->len; i++)
    {
      SpMark *mark = g_ptr_array_index (marks, i);

      g_hash_table_insert (table, mark->id, mark);
    }
  return table;
}

static gboolean
has_tag (GPtrArray *tags, const char *tag)
{
  return g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL);
}

/* Returns: (transfer full) (element-type SpOperation): what has to be added to a log whose
 * operations in force are @known (element-type SpOperation) for it to say what the file says. What
 * it knows already is left out; a mark that was modified later is an edit. */
GPtrArray *
sp_jsonld_set_list_new (const SpJsonldSet *self, GPtrArray *known)
{
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GPtrArray) tags = NULL;
  g_autoptr (GHashTable) known_marks = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);

  g_return_val_if_fail (self != NULL && known != NULL, list);

  marks = sp_operations_list_marks (known);
  tags = sp_operations_list_tags (known);
  known_marks = index_marks (marks);
  for (guint i = 0; i < known->len; i++)
    g_hash_table_add (ids, ((SpOperation *)g_ptr_array_index (known, i))->id);
  for (guint i = 0; i < self->operations->len; i++)
    {
      SpOperation *operation = g_ptr_array_index (self->operations, i), *new = NULL;

      if (operation->mark != NULL)
        new = update_mark (operation, known_marks);
      else if (operation->kind == SP_OPERATION_ADD_TAG
                   ? !has_tag (tags, operation->name)
                   : !g_hash_table_contains (ids, operation->id))
        new = sp_operation_ref (operation);
      if (new != NULL)
        g_ptr_array_add (list, new);
    }
  return list;
}
