/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-twins.h"

#include "sp-library-private.h"

/* Says whether sp_library_add would find @article, outside the trash. @is_kept: (out). Returns:
 * FALSE with an error. */
gboolean
sp_library_is_kept (SpLibrary *self, SpArticle *article, gboolean *is_kept, GError **error)
{
  g_autoptr (SpStatement) find = NULL;
  const char *url;
  int rc;

  g_return_val_if_fail (self != NULL && article != NULL && is_kept != NULL, FALSE);

  find = sp_db_prepare (self->db,
                        "SELECT 1 FROM article WHERE sha256 = ? AND ifnull (url, '') = ?"
                        " AND trashed IS NULL",
                        error);
  if (find == NULL)
    return FALSE;
  url = sp_article_get_url (article);
  sqlite3_bind_text (find,
                     1,
                     sp_text_get_sha256 (sp_article_get_text (article)),
                     -1,
                     SQLITE_TRANSIENT);
  sqlite3_bind_text (find, 2, url != NULL ? url : "", -1, SQLITE_TRANSIENT);
  rc = sp_db_step (self->db, find, error);
  *is_kept = rc == SQLITE_ROW;
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}
