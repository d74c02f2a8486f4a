/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-jsonld-private.h"

#include <string.h>

/* What Hypothesis exports: {"annotations": […]} of its client, {"rows": […]} of its service. Its
 * positions count UTF-16 units in another text than ours: only the words are taken. */

static char *
read_user (JsonObject *row)
{
  const char *user = sp_json_read_string (row, "user");
  JsonObject *info = sp_json_read_object (json_object_get_member (row, "user_info"));
  const char *name = info != NULL ? sp_json_read_string (info, "display_name") : NULL;
  const char *at;

  if (name != NULL && *name != '\0')
    return g_strdup (name);
  if (user == NULL)
    return NULL;
  if (g_str_has_prefix (user, "acct:"))
    user += 5;
  at = strchr (user, '@');
  return at != NULL ? g_strndup (user, (gsize)(at - user)) : g_strdup (user);
}

static void
read_words (SpMark *mark, JsonObject *row)
{
  JsonArray *targets = sp_json_read_array (row, "target");
  JsonObject *target = targets != NULL && json_array_get_length (targets) > 0
                           ? sp_json_read_object (json_array_get_element (targets, 0))
                           : NULL;
  JsonArray *selectors = target != NULL ? sp_json_read_array (target, "selector") : NULL;

  for (guint i = 0; selectors != NULL && i < json_array_get_length (selectors); i++)
    {
      JsonObject *selector = sp_json_read_object (json_array_get_element (selectors, i));
      const char *exact = selector != NULL ? sp_json_read_string (selector, "exact") : NULL;

      if (exact == NULL || *exact == '\0' || mark->on_text)
        continue;
      mark->on_text = TRUE;
      mark->anchor.exact = g_strdup (exact);
      mark->anchor.prefix = g_strdup (sp_json_read_string (selector, "prefix"));
      mark->anchor.suffix = g_strdup (sp_json_read_string (selector, "suffix"));
      mark->colour = 1;
    }
}

static gint64
read_time (JsonObject *row, const char *name)
{
  const char *text = sp_json_read_string (row, name);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, zone) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static void
read_tags (SpMark *mark, JsonObject *row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *tags = sp_json_read_array (row, "tags");

  for (guint i = 0; tags != NULL && i < json_array_get_length (tags); i++)
    {
      const char *tag = sp_json_read_string_node (json_array_get_element (tags, i));

      if (tag != NULL && *tag != '\0')
        g_strv_builder_add (builder, tag);
    }
  g_strfreev (mark->tags);
  mark->tags = g_strv_builder_end (builder);
}

/* Reads one annotation of an export of Hypothesis. @source: (out): the page. Returns: (transfer
 * full): NULL with SP_ERROR_INVALID: why it is not read. */
SpMark *
sp_jsonld_read_hypothesis (JsonObject *row, char **source, GError **error)
{
  const char *id = sp_json_read_string (row, "id"), *uri = sp_json_read_string (row, "uri");
  const char *text = sp_json_read_string (row, "text");
  g_autoptr (SpMark) mark = sp_mark_new_on_article ("");

  *source = NULL;
  if (id == NULL || *id == '\0' || uri == NULL || *uri == '\0')
    {
      sp_json_refuse (error, "it lacks its id or the address of its page");
      return NULL;
    }
  g_free (mark->id);
  mark->id = g_strconcat ("https://hypothes.is/a/", id, NULL);
  sp_mark_set_note (mark, text);
  read_words (mark, row);
  read_tags (mark, row);
  if (!mark->on_text && mark->note == NULL && mark->tags[0] == NULL)
    {
      sp_json_refuse (error, "it has neither words, a note nor tags");
      return NULL;
    }
  mark->creator = read_user (row);
  mark->created = read_time (row, "created");
  mark->modified = MAX (read_time (row, "updated"), mark->created);
  *source = g_strdup (uri);
  return g_steal_pointer (&mark);
}
