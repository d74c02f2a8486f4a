/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-import-formats.h"

#include <string.h>
#include "sp-error.h"
#include "sp-helper.h"

/* What a PDF says is read by a program of its own, standpoint-pdf; see there. */

/* The strings that it printed, one behind the other. Returns: (nullable): the next one. */
static const char *
take_string (const char **p, const char *end)
{
  const char *string = *p,
             *stop = string < end ? memchr (string, '\0', (gsize)(end - string)) : NULL;

  if (stop == NULL)
    return NULL;
  *p = stop + 1;
  return string;
}

static SpArticle *
make_article (GBytes *answer, GError **error)
{
  gsize n;
  const char *p = g_bytes_get_data (answer, &n), *end = p + n;
  const char *title = take_string (&p, end), *author = take_string (&p, end);
  const char *day = take_string (&p, end), *words = take_string (&p, end);
  g_autoptr (SpText) text = words != NULL ? sp_text_new (words, -1, error) : NULL;
  SpArticle *article = text != NULL ? sp_import_plain (text, error) : NULL;

  if (words == NULL)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "this PDF is damaged");
  if (article == NULL)
    return NULL;
  if (sp_article_get_title (article) == NULL && *title != '\0')
    sp_article_set_title (article, title, (SpSpan){ 0, 0 });
  if (*sp_article_get_byline (article) == NULL && *author != '\0')
    sp_article_add_byline (article, author);
  if (sp_article_get_published (article) == NULL && *day != '\0')
    sp_article_set_published (article, day);
  return article;
}

/* Tells what the exit status of the program means. */
static void
set_status_error (GError **error, GSubprocess *process)
{
  static const char *const messages[] = { NULL,
                                          "there is no text in it, only pictures of pages perhaps",
                                          "this PDF is locked with a password",
                                          "this PDF is damaged" };
  int status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;

  g_set_error_literal (error,
                       SP_ERROR,
                       SP_ERROR_INVALID,
                       status >= 1 && status <= 3 ? messages[status]
                                                  : "this PDF takes too much to be read");
}

/* Makes an article of the text of a PDF; waits for it. Returns: (transfer full): NULL with
 * SP_ERROR_INVALID where it is damaged, locked or holds no text, SP_ERROR_UNSUPPORTED where the
 * program that reads PDF is not there. */
SpArticle *
sp_import_pdf (GBytes *bytes, GError **error)
{
  g_autofree char *program = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) answer = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  program = sp_helper_find ("standpoint-pdf");
  if (program != NULL)
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                    | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                NULL,
                                program,
                                NULL);
  if (process == NULL)
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           SP_ERROR_UNSUPPORTED,
                           "this build of Standpoint cannot read PDF");
      return NULL;
    }
  /* it may end before it has read all; its status then says why */
  g_subprocess_communicate (process, bytes, NULL, &answer, NULL, NULL);
  g_subprocess_wait (process, NULL, NULL);
  if (g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0
      && answer != NULL)
    return make_article (answer, error);
  set_status_error (error, process);
  return NULL;
}
