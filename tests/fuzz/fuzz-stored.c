/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-analysis-json.h"
#include "sp-analysis-read.h"
#include "sp-article-json.h"
#include "sp-json-guard.h"
#include "sp-limits.h"
#include "sp-operation.h"

/* What stands in the columns of a library: the first byte says which. What is taken in must be
 * written out as something that is taken in again. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char sample[]
    = "Port and council at odds\n\nThe port said on Friday: “We will not pay.” "
      "The council, which had asked for the money, denied that.\n";

static void
try_analysis (SpText *text, const char *json)
{
  g_autoptr (SpAnalysis) analysis = sp_analysis_from_json (text, json, NULL), again = NULL;
  g_autoptr (SpArticle) article = sp_article_new (text);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (analysis == NULL)
    return;
  sp_analysis_append_json (out, article, analysis, "fuzz");
  again = sp_analysis_from_json (text, out->str, &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
}

static void
try_layout (SpText *text, const char *json)
{
  g_autoptr (SpArticle) article = sp_article_new (text), again = sp_article_new (text);
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  if (!sp_article_layout_from_json (article, json, NULL))
    return;
  out = sp_article_layout_to_json (article);
  sp_article_layout_from_json (again, out, &error);
  g_assert_no_error (error);
}

static void
try_operation (const char *json)
{
  g_autoptr (SpOperation) operation = sp_operation_from_json (json, -1, NULL), again = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  if (operation == NULL)
    return;
  out = sp_operation_to_json (operation);
  again = sp_operation_from_json (out, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->kind, ==, operation->kind);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (SpText) text = sp_text_new (sample, -1, NULL);
  g_autofree char *json = size > 0 ? g_strndup ((const char *)data + 1, size - 1) : NULL;

  if (json == NULL)
    return 0;
  if (data[0] == 'a')
    try_analysis (text, json);
  else if (data[0] == 'l')
    try_layout (text, json);
  else
    try_operation (json);
  return 0;
}
