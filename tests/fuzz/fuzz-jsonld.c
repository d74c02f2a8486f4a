/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-jsonld.h"
#include "sp-sketch.h"
#include "sp-web-annotation.h"

/* Annotations of anybody, brought into an article; what is written of them out again must be valid.
 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char sample[]
    = "Port and council at odds\n\nThe port said on Friday: “We will not pay.” "
      "The council, which had asked for the money, denied that.\n";

static SpAnalysis *
sketch (SpText *text)
{
  SpAnalysis *analysis = sp_analysis_new (text);
  int port = sp_sketch_party (analysis, "The port", SP_PARTY_ORGANIZATION, "The port"),
      council = sp_sketch_party (analysis, "The council", SP_PARTY_ORGANIZATION, "The council");

  sp_sketch_quote (analysis, port, SP_QUOTE_DIRECT, "said", "We will not pay.");
  sp_sketch_stance (analysis, council, SP_STANCE_DENIES, port, "denied", "denied that");
  sp_sketch_finish (analysis);
  return analysis;
}

static void
bring_in (const SpJsonldSet *set)
{
  g_autoptr (SpArticle) article
      = set->article != NULL ? sp_article_ref (set->article) : sp_sketch_article (sample);
  g_autoptr (SpArticle) repaired = sp_repairs_apply (article, set->operations, NULL);
  SpText *text = sp_article_get_text (repaired);
  g_autoptr (SpAnalysis) analysis = set->article != NULL ? sp_analysis_new (text) : sketch (text);
  g_autoptr (SpCorrections) corrections = sp_corrections_apply (analysis, set->operations);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (SpJsonldFile) again = NULL;
  g_autoptr (GError) error = NULL;

  sp_jsonld_append (out, article, corrections, set->operations, "engine 1");
  sp_web_annotation_check (out->str, out->len, &error);
  g_assert_no_error (error);
  again = sp_jsonld_read (out->str, out->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->refused->len, ==, 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (SpJsonldFile) file = sp_jsonld_read ((const char *)data, size, NULL);

  for (guint i = 0; file != NULL && i < file->sets->len; i++)
    bring_in (g_ptr_array_index (file->sets, i));
  return 0;
}
