/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-analysis-json.h"

#include "sp-json-writer.h"

/* Findings are numbered in their order: p1, q1, s1, c1. */
static void
add_id (SpJsonWriter *json, const char *name, char letter, int index)
{
  char id[16];

  if (index == SP_NONE)
    {
      sp_json_add_string (json, name, NULL);
      return;
    }
  g_snprintf (id, sizeof id, "%c%d", letter, index + 1);
  sp_json_add_string (json, name, id);
}

static void
add_document (SpJsonWriter *json, SpArticle *article, const SpCoverage *coverage)
{
  SpText *text = sp_article_get_text (article);
  const char *const *byline = sp_article_get_byline (article);
  const char *language
      = coverage->language != NULL ? coverage->language : sp_article_get_language (article);

  sp_json_begin_object (json, "document");
  sp_json_add_string (json, "title", sp_article_get_title (article));
  sp_json_begin_array (json, "byline");
  for (guint i = 0; byline[i] != NULL; i++)
    sp_json_add_string (json, NULL, byline[i]);
  sp_json_end_array (json);
  sp_json_add_string (json, "site", sp_article_get_site (article));
  sp_json_add_string (json, "published", sp_article_get_published (article));
  sp_json_add_string (json, "language", language);
  sp_json_add_int (json, "length", sp_text_get_length (text));
  sp_json_add_string (json, "sha256", sp_text_get_sha256 (text));
  if (!sp_article_is_plain (article))
    sp_json_add_bytes (json, "text", sp_text_get_utf8 (text), sp_text_get_n_bytes (text));
  sp_json_end_object (json);
}

static void
add_mentions (SpJsonWriter *json, const SpParty *party)
{
  sp_json_begin_array (json, "mentions");
  for (guint i = 0; i < party->mentions->len; i++)
    {
      const SpMention *mention = &g_array_index (party->mentions, SpMention, i);

      sp_json_begin_object (json, NULL);
      sp_json_add_span (json, "span", mention->span);
      sp_json_add_span (json, "head", mention->head);
      sp_json_add_string (json, "how", sp_mention_how_to_string (mention->how));
      sp_json_add_number (json, "confidence", mention->confidence);
      sp_json_end_object (json);
    }
  sp_json_end_array (json);
}

static void
add_party (SpJsonWriter *json, const SpParty *party, int index)
{
  sp_json_begin_object (json, NULL);
  add_id (json, "id", 'p', index);
  sp_json_add_string (json, "name", party->name);
  sp_json_add_string (json, "kind", sp_party_kind_to_string (party->kind));
  sp_json_begin_array (json, "aliases");
  for (guint i = 0; i < party->aliases->len; i++)
    sp_json_add_string (json, NULL, g_ptr_array_index (party->aliases, i));
  sp_json_end_array (json);
  sp_json_add_string (json, "role", party->role);
  add_id (json, "speaks_for", 'p', party->speaks_for);
  sp_json_add_number (json, "salience", party->salience);
  sp_json_begin_object (json, "voice");
  sp_json_add_int (json, "direct_words", party->direct_words);
  sp_json_add_int (json, "indirect_words", party->indirect_words);
  sp_json_add_int (json, "quotes", party->n_quotes);
  sp_json_end_object (json);
  add_mentions (json, party);
  sp_json_end_object (json);
}

/* Two parties that may be one. */
static void
add_merge (SpJsonWriter *json, const SpMerge *merge)
{
  sp_json_begin_object (json, NULL);
  add_id (json, "a", 'p', merge->first);
  add_id (json, "b", 'p', merge->second);
  sp_json_add_number (json, "confidence", merge->confidence);
  sp_json_add_string (json, "because", merge->because);
  sp_json_end_object (json);
}

static void
add_quote (SpJsonWriter *json, const SpQuote *quote, int index)
{
  sp_json_begin_object (json, NULL);
  add_id (json, "id", 'q', index);
  sp_json_add_string (json, "kind", sp_quote_kind_to_string (quote->kind));
  sp_json_add_spans (json, "content", &quote->content);
  sp_json_add_spans (json, "cue", &quote->cue);
  sp_json_add_spans (json, "source", &quote->source);
  add_id (json, "speaker", 'p', quote->speaker);
  add_id (json, "via", 'q', quote->via);
  sp_json_add_bool (json, "anonymous", quote->anonymous);
  sp_json_add_string (json, "act", quote->act);
  sp_json_add_number (json, "confidence", quote->confidence);
  sp_json_add_string (json, "because", quote->because);
  sp_json_end_object (json);
}

static void
add_stance (SpJsonWriter *json, const SpStance *stance, int index)
{
  sp_json_begin_object (json, NULL);
  add_id (json, "id", 's', index);
  add_id (json, "holder", 'p', stance->holder);
  sp_json_add_string (json, "type", sp_stance_type_to_string (stance->type));
  sp_json_add_string (json,
                      "event",
                      stance->root == SP_EVENT_NONE ? NULL
                                                    : sp_event_root_to_string (stance->root));
  sp_json_add_int (json, "polarity", stance->polarity);
  sp_json_begin_object (json, "target");
  add_id (json, "party", 'p', stance->target_party);
  add_id (json, "claim", 'c', stance->target_claim);
  sp_json_end_object (json);
  sp_json_add_bool (json, "negated", stance->negated);
  sp_json_add_string (json, "modality", sp_modality_to_string (stance->modality));
  add_id (json, "reported_by", 'p', stance->reported_by);
  sp_json_add_spans (json, "cue", &stance->cue);
  sp_json_add_spans (json, "evidence", &stance->evidence);
  sp_json_add_string (json, "date", stance->date);
  sp_json_add_number (json, "confidence", stance->confidence);
  sp_json_add_string (json, "because", stance->because);
  sp_json_end_object (json);
}

static void
add_claim (SpJsonWriter *json, const SpClaim *claim, int index)
{
  sp_json_begin_object (json, NULL);
  add_id (json, "id", 'c', index);
  sp_json_add_string (json, "label", claim->label);
  sp_json_add_spans (json, "spans", &claim->spans);
  add_id (json, "about", 'p', claim->about);
  sp_json_begin_array (json, "positions");
  for (guint i = 0; i < claim->positions->len; i++)
    {
      const SpPosition *position = &g_array_index (claim->positions, SpPosition, i);

      sp_json_begin_object (json, NULL);
      add_id (json, "party", 'p', position->party);
      sp_json_add_string (json, "position", sp_position_kind_to_string (position->kind));
      add_id (json, "stance", 's', position->stance);
      add_id (json, "quote", 'q', position->quote);
      sp_json_add_spans (json, "evidence", &position->evidence);
      sp_json_end_object (json);
    }
  sp_json_end_array (json);
  if (claim->answered || claim->unanswered) /* else it is not sure */
    sp_json_add_bool (json, "answered", claim->answered);
  sp_json_end_object (json);
}

static void
add_happening (SpJsonWriter *json, const SpHappening *happening)
{
  sp_json_begin_object (json, NULL);
  sp_json_add_string (json, "from", happening->from);
  sp_json_add_string (json, "to", happening->to);
  sp_json_add_span (json, "span", happening->span);
  sp_json_add_string (json, "label", happening->label);
  sp_json_add_span (json, "sentence", happening->sentence);
  sp_json_begin_array (json, "parties");
  for (guint i = 0; i < happening->parties->len; i++)
    add_id (json, NULL, 'p', g_array_index (happening->parties, int, i));
  sp_json_end_array (json);
  sp_json_end_object (json);
}

static void
add_coverage (SpJsonWriter *json, const SpCoverage *coverage)
{
  sp_json_begin_object (json, "coverage");
  sp_json_add_int (json, "sentences", coverage->sentences);
  sp_json_add_int (json, "analyzed", coverage->analyzed);
  sp_json_add_int (json, "below_threshold", coverage->below_threshold);
  sp_json_add_int (json, "quotes_below", coverage->quotes_below);
  sp_json_add_int (json, "stances_below", coverage->stances_below);
  sp_json_add_bool (json, "language_supported", coverage->language_supported);
  sp_json_add_int (json, "words", coverage->words);
  sp_json_add_int (json, "attributed_words", coverage->attributed_words);
  sp_json_end_object (json);
}

static void
add_findings (SpJsonWriter *json, const SpAnalysis *analysis)
{
  guint n;
  const SpSpan *sentences = sp_analysis_get_sentences (analysis, &n);
  const SpMerge *merges;

  sp_json_begin_array (json, "sentences");
  for (guint i = 0; i < n; i++)
    sp_json_add_span (json, NULL, sentences[i]);
  sp_json_end_array (json);
  sp_json_begin_array (json, "parties");
  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    add_party (json, sp_analysis_get_party (analysis, i), (int)i);
  sp_json_end_array (json);
  merges = sp_analysis_get_merges (analysis, &n);
  sp_json_begin_array (json, "merges");
  for (guint i = 0; i < n; i++)
    add_merge (json, &merges[i]);
  sp_json_end_array (json);
  sp_json_begin_array (json, "quotes");
  for (guint i = 0; i < sp_analysis_get_n_quotes (analysis); i++)
    add_quote (json, sp_analysis_get_quote (analysis, i), (int)i);
  sp_json_end_array (json);
  sp_json_begin_array (json, "stances");
  for (guint i = 0; i < sp_analysis_get_n_stances (analysis); i++)
    add_stance (json, sp_analysis_get_stance (analysis, i), (int)i);
  sp_json_end_array (json);
  sp_json_begin_array (json, "claims");
  for (guint i = 0; i < sp_analysis_get_n_claims (analysis); i++)
    add_claim (json, sp_analysis_get_claim (analysis, i), (int)i);
  sp_json_end_array (json);
  sp_json_begin_array (json, "events");
  for (guint i = 0; i < sp_analysis_get_n_happenings (analysis); i++)
    add_happening (json, sp_analysis_get_happening (analysis, i));
  sp_json_end_array (json);
}

/* Appends the analysis as one line of JSON, as the command line prints it, with a line break behind
 * it. The same findings give the same bytes. @input: the name of what was analysed, UTF-8. */
void
sp_analysis_append_json (GString *out, SpArticle *article, SpAnalysis *analysis, const char *input)
{
  SpJsonWriter json = { .out = out };

  g_return_if_fail (out != NULL && article != NULL && analysis != NULL && input != NULL);

  sp_json_begin_object (&json, NULL);
  sp_json_add_string (&json, "format", "standpoint-analysis");
  sp_json_add_int (&json, "version", 1);
  sp_json_add_string (&json, "input", input);
  add_document (&json, article, sp_analysis_get_coverage (analysis));
  add_findings (&json, analysis);
  add_coverage (&json, sp_analysis_get_coverage (analysis));
  sp_json_end_object (&json);
  g_string_append_c (out, '\n');
}
