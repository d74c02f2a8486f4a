/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-analysis-json.h"
#include "sp-analyzer.h"
#include "sp-import.h"
#include "sp-json-guard.h"
#include "sp-limits.h"

/* The whole way of `standpoint-cli analyze`: any bytes in, one valid line of JSON out. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static SpAnalyzer *
get_analyzer (void)
{
  static SpAnalyzer *analyzer;

  if (analyzer == NULL)
    {
      g_autoptr (GError) error = NULL;

      analyzer = sp_analyzer_new (g_getenv ("STANDPOINT_DATA"), &error);
      g_assert_no_error (error);
    }
  return analyzer;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (SpArticle) article = sp_import_bytes (bytes, NULL, NULL);
  g_autoptr (SpAnalysis) analysis = NULL;
  g_autoptr (GString) out = NULL;

  if (article == NULL)
    return 0;
  analysis = sp_analyzer_run (get_analyzer (), article, NULL, NULL);
  g_assert_nonnull (analysis);
  out = g_string_new (NULL);
  sp_analysis_append_json (out, article, analysis, "fuzz");
  g_assert_true (out->len > SP_MAX_JSON_BYTES || sp_json_guard_check (out->str, out->len, NULL));
  return 0;
}
