/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-load.h"
#include "sp-error.h"
#include "sp-import.h"
#include "sp-limits.h"

#include <glib/gi18n.h>

#define CHUNK (256 * 1024)

typedef struct
{
  GFile *file;   /* or NULL */
  GBytes *bytes; /* or NULL */
  SpLoadKind kind;
  char *content_type, *charset, *url; /* of a page that was fetched, or NULL */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->content_type);
  g_free (job->charset);
  g_free (job->url);
  g_free (job);
}

/* The whole of @stream, or an error where it is longer than any article. */
static GBytes *
read_all (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK, cancellable, error)) > 0)
    {
      g_byte_array_append (data, chunk, (guint)n);
      if (data->len > SP_MAX_INPUT_BYTES)
        {
          g_set_error_literal (error,
                               SP_ERROR,
                               SP_ERROR_TOO_LARGE,
                               _ ("This file is larger than 64 MiB"));
          return NULL;
        }
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local = NULL;

  stream = g_file_read (file, cancellable, &local);
  if (stream == NULL)
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
        g_set_error_literal (error,
                             SP_ERROR,
                             SP_ERROR_UNSUPPORTED,
                             _ ("This is a folder, not an article"));
      else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error_literal (error, SP_ERROR, SP_ERROR_NOT_FOUND, _ ("There is no such file"));
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return read_all (G_INPUT_STREAM (stream), cancellable, error);
}

static const char *
content_type_of (const Job *job)
{
  switch (job->kind)
    {
    case SP_LOAD_TEXT:
      return "text/plain";
    case SP_LOAD_HTML:
      return "text/html";
    case SP_LOAD_GUESS:
    default:
      return job->content_type;
    }
}

/* Makes an article of @bytes (nullable: could not be read). */
static SpLoaded *
make_article (GBytes *bytes, const SpImportHint *hint, GError **error)
{
  g_autoptr (SpLoaded) loaded = g_new0 (SpLoaded, 1);

  if (bytes == NULL)
    return NULL;
  loaded->article = sp_import_bytes (bytes, hint, error);
  loaded->source = g_bytes_ref (bytes);
  loaded->type = sp_import_guess_type (bytes, hint);
  return loaded->article != NULL ? g_steal_pointer (&loaded) : NULL;
}

/* Reads @file as an article, in the thread of the caller: not the main thread. Returns: (transfer
 * full): NULL with an error. */
SpLoaded *
sp_load_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  bytes = read_file (file, cancellable, error);
  return make_article (bytes, &(SpImportHint){ .name = name }, error);
}

/* Reads what was fetched as an article, in the thread of the caller: not the main thread. Returns:
 * (transfer full): NULL with an error. */
SpLoaded *
sp_load_fetched (const SpFetched *fetched, GError **error)
{
  g_return_val_if_fail (fetched != NULL && fetched->bytes != NULL, NULL);

  return make_article (fetched->bytes,
                       &(SpImportHint){ .content_type = fetched->content_type,
                                        .charset = fetched->charset,
                                        .url = fetched->url },
                       error);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  const SpImportHint hint
      = { .content_type = content_type_of (job), .charset = job->charset, .url = job->url };
  GError *error = NULL;
  SpLoaded *loaded;

  if (job->file != NULL)
    loaded = sp_load_file (job->file, cancellable, &error);
  else
    loaded = make_article (job->bytes, &hint, &error);
  if (loaded != NULL)
    g_task_return_pointer (task, loaded, (GDestroyNotify)sp_loaded_free);
  else
    g_task_return_error (task, error);
}

static void
start (Job *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, load_thread);
}

/* Reads @file as an article, in a worker thread. @callback runs in the caller's main context. */
void
sp_load_file_async (GFile *file,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  Job *job;

  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  start (job, cancellable, callback, user_data);
}

/* Reads @bytes as an article, in a worker thread. @callback runs in the caller's main context. */
void
sp_load_bytes_async (GBytes *bytes,
                     SpLoadKind kind,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  Job *job;

  g_return_if_fail (bytes != NULL);

  job = g_new0 (Job, 1);
  job->bytes = g_bytes_ref (bytes);
  job->kind = kind;
  start (job, cancellable, callback, user_data);
}

/* Reads what was fetched as an article, in a worker thread. @callback runs in the caller's main
 * context. */
void
sp_load_fetched_async (SpFetched *fetched,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Job *job;

  g_return_if_fail (fetched != NULL && fetched->bytes != NULL);

  job = g_new0 (Job, 1);
  job->bytes = g_bytes_ref (fetched->bytes);
  job->content_type = g_strdup (fetched->content_type);
  job->charset = g_strdup (fetched->charset);
  job->url = g_strdup (fetched->url);
  start (job, cancellable, callback, user_data);
}

void
sp_loaded_free (SpLoaded *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->article, sp_article_unref);
  g_clear_pointer (&self->source, g_bytes_unref);
  g_free (self);
}

/* The article that was read; the caller owns it. */
SpLoaded *
sp_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Errors say what is wrong in half a sentence, to stand behind a name. Returns: (transfer full):
 * the same to stand alone. */
char *
sp_load_dup_sentence (const char *message)
{
  char first[7] = { 0 };

  g_return_val_if_fail (message != NULL, NULL);

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (message)), first);
  return g_strconcat (first, *message != '\0' ? g_utf8_next_char (message) : "", NULL);
}
