/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-item-list-private.h"

/* The key of a finding is what a reader would point at: for a party its name, for all others the
 * words they stand on, with a number where the same words stand more than once. So a finding is
 * the same one after a paragraph was added before it, or after its confidence changed. */

#define MAX_WORDS 80 /* code points of each span that go into a key */
#define SEPARATOR '\037'

static void
add_words (GString *key, SpText *text, const SpSpans *spans)
{
  for (guint i = 0; i < spans->n; i++)
    {
      SpSpan span = spans->items[i];
      g_autofree char *words = NULL;

      span.end = MIN (span.end, span.start + MAX_WORDS);
      words = sp_text_dup_span (text, span);
      g_string_append_c (key, SEPARATOR);
      g_string_append (key, words);
    }
}

static void
add_party (GString *key, const SpAnalysis *analysis, int party)
{
  g_string_append_c (key, SEPARATOR);
  if (party != SP_NONE)
    g_string_append (key, sp_analysis_get_party (analysis, party)->key);
}

static void
describe_stance (GString *key, const SpAnalysis *analysis, const SpStance *stance)
{
  add_words (key, sp_analysis_get_text (analysis), &stance->evidence);
  add_words (key, sp_analysis_get_text (analysis), &stance->cue);
  add_party (key, analysis, stance->holder);
  add_party (key, analysis, stance->target_party);
  g_string_append_c (key, SEPARATOR);
  g_string_append (key, sp_stance_type_to_string (stance->type));
}

static void
describe_happening (GString *key, const SpAnalysis *analysis, const SpHappening *happening)
{
  SpSpan date = happening->span;
  SpSpans spans = { &date, 1, 1 };

  add_words (key, sp_analysis_get_text (analysis), &spans);
  g_string_append_printf (key, "%c%s%c%s", SEPARATOR, happening->from, SEPARATOR, happening->to);
  if (happening->label != NULL)
    g_string_append_printf (key, "%c%s", SEPARATOR, happening->label);
}

static void
describe (GString *key, const SpAnalysis *analysis, SpItemKind kind, guint index)
{
  SpText *text = sp_analysis_get_text (analysis);

  switch (kind)
    {
    case SP_ITEM_PARTY:
      g_string_append (key, sp_analysis_get_party (analysis, index)->key);
      break;
    case SP_ITEM_QUOTE:
      add_words (key, text, &sp_analysis_get_quote (analysis, index)->content);
      add_words (key, text, &sp_analysis_get_quote (analysis, index)->cue);
      break;
    case SP_ITEM_STANCE:
      describe_stance (key, analysis, sp_analysis_get_stance (analysis, index));
      break;
    case SP_ITEM_CLAIM:
      g_string_append (key, sp_analysis_get_claim (analysis, index)->label);
      add_words (key, text, &sp_analysis_get_claim (analysis, index)->spans);
      break;
    case SP_ITEM_HAPPENING:
      describe_happening (key, analysis, sp_analysis_get_happening (analysis, index));
      break;
    case SP_ITEM_NOTE:
    default:
      g_assert_not_reached ();
    }
}

static guint
count_findings (const SpAnalysis *analysis, SpItemKind kind)
{
  switch (kind)
    {
    case SP_ITEM_PARTY:
      return sp_analysis_get_n_parties (analysis);
    case SP_ITEM_QUOTE:
      return sp_analysis_get_n_quotes (analysis);
    case SP_ITEM_STANCE:
      return sp_analysis_get_n_stances (analysis);
    case SP_ITEM_CLAIM:
      return sp_analysis_get_n_claims (analysis);
    case SP_ITEM_HAPPENING:
      return sp_analysis_get_n_happenings (analysis);
    case SP_ITEM_NOTE:
    default:
      return 0;
    }
}

/* Makes the keys of all findings of @kind, each unique. Returns: (transfer full): char *, by index
 * of the analysis. */
GPtrArray *
sp_item_keys_new (const SpAnalysis *analysis, SpItemKind kind)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) key = g_string_new (NULL);
  GPtrArray *keys;
  guint n;

  g_return_val_if_fail (analysis != NULL, NULL);

  n = count_findings (analysis, kind);
  keys = g_ptr_array_new_full (n, g_free);
  for (guint i = 0; i < n; i++)
    {
      guint rank;

      g_string_truncate (key, 0);
      describe (key, analysis, kind, i);
      rank = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key->str)) + 1;
      g_hash_table_replace (seen, g_strdup (key->str), GUINT_TO_POINTER (rank));
      if (rank > 1)
        g_string_append_printf (key, "%c%c%u", SEPARATOR, SEPARATOR, rank);
      g_ptr_array_add (keys, g_strdup (key->str));
    }
  return keys;
}
