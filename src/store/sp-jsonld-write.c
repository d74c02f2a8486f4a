/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-jsonld-private.h"

#include "sp-article-json.h"
#include "sp-web-annotation.h"

typedef struct
{
  SpJsonWriter json;
  SpArticle *article;
  const SpCorrections *corrections;
  SpAnalysis *analysis;
  const char *engine;
  char *source;
  GPtrArray *ids[SP_N_FINDING_KINDS]; /* char *: IRIs of the findings */
} Export;

/* ---- names ---- */

/* A UUID (version 8) that is a function of @words. */
static char *
name_of (const char *words)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);

  return g_strdup_printf ("urn:uuid:%.8s-%.4s-8%.3s-a%.3s-%.12s",
                          sum,
                          sum + 8,
                          sum + 13,
                          sum + 17,
                          sum + 20);
}

/* Returns: (transfer full): the address of the article, or a name for its text. */
char *
sp_jsonld_dup_source (SpArticle *article)
{
  const char *url = sp_article_get_url (article);

  if (url != NULL && sp_web_annotation_is_iri (url))
    return g_strdup (url);
  return g_strconcat ("urn:sha256:", sp_text_get_sha256 (sp_article_get_text (article)), NULL);
}

static void
describe (GString *words, const Export *self, SpFindingKind kind, guint index)
{
  g_autoptr (SpDescription) description = sp_description_new_of (self->analysis, kind, index);
  SpJsonWriter json = { .out = words };

  sp_description_to_json (description, &json, NULL);
}

/* Gives each finding a name that is the same as long as it says the same of the same text. */
static void
name_findings (Export *self)
{
  const char *hash = sp_text_get_sha256 (sp_analysis_get_text (self->analysis));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    {
      self->ids[kind] = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < sp_analysis_count (self->analysis, kind); i++)
        {
          char *id;

          g_string_assign (words, hash);
          describe (words, self, kind, i);
          while (g_hash_table_contains (seen, id = name_of (words->str)))
            {
              g_string_append_c (words, '+');
              g_free (id);
            }
          g_hash_table_add (seen, id);
          g_ptr_array_add (self->ids[kind], id);
        }
    }
}

static const char *
id_of (const Export *self, SpFindingKind kind, int index)
{
  return g_ptr_array_index (self->ids[kind], index);
}

/* ---- findings ---- */

static void
add_generator (Export *self)
{
  SpJsonWriter *json = &self->json;

  sp_json_begin_object (json, "generator");
  sp_json_add_string (json, "id", "urn:standpoint:program");
  sp_json_add_string (json, "type", "Software");
  sp_json_add_string (json, "name", "Standpoint");
  sp_json_add_string (json, "sp:engine", self->engine);
  sp_json_end_object (json);
}

static void
add_reader (SpJsonWriter *json)
{
  sp_json_begin_object (json, "creator");
  sp_json_add_string (json, "type", "Person");
  sp_json_add_string (json, "name", SP_JSONLD_READER);
  sp_json_end_object (json);
}

static void
begin_finding (Export *self, SpFindingKind kind, guint index, const char *motivation)
{
  SpReaderFlags flags = sp_corrections_get_flags (self->corrections, kind, index);
  SpJsonWriter *json = &self->json;

  sp_json_begin_object (json, NULL);
  sp_json_add_string (json, "id", id_of (self, kind, (int)index));
  sp_json_add_string (json, "type", "Annotation");
  sp_json_add_string (json, "motivation", motivation);
  sp_json_add_string (json, "sp:finding", sp_finding_kind_to_string (kind));
  if ((flags & (SP_READER_ADDED | SP_READER_CHANGED | SP_READER_ACCEPTED)) != 0)
    add_reader (json);
  if (sp_corrections_get_machine_index (self->corrections, kind, index) != SP_NONE)
    add_generator (self);
}

static void
add_spans (Export *self, const char *name, const SpSpans *spans)
{
  g_autoptr (SpDescription) holder = sp_description_new (SP_FINDING_QUOTE);

  sp_anchors_add_spans (holder->words, sp_analysis_get_text (self->analysis), spans);
  sp_jsonld_add_target (&self->json, name, self->source, holder->words);
}

static void
add_identifying (Export *self, const char *role, int party)
{
  SpJsonWriter *json = &self->json;

  if (party == SP_NONE)
    return;
  sp_json_begin_object (json, NULL);
  sp_json_add_string (json, "type", "SpecificResource");
  sp_json_add_string (json, "purpose", "identifying");
  sp_json_add_string (json, "source", id_of (self, SP_FINDING_PARTY, party));
  sp_json_add_string (json, "sp:role", role);
  sp_json_add_string (json, "sp:name", sp_analysis_get_party (self->analysis, (guint)party)->name);
  sp_json_end_object (json);
}

static void
add_party (Export *self, guint index)
{
  const SpParty *party = sp_analysis_get_party (self->analysis, index);
  g_autoptr (SpDescription) described
      = sp_description_new_of (self->analysis, SP_FINDING_PARTY, index);
  SpJsonWriter *json = &self->json;

  begin_finding (self, SP_FINDING_PARTY, index, "identifying");
  sp_json_begin_array (json, "body");
  sp_jsonld_add_text_body (json, "identifying", party->name);
  sp_jsonld_add_text_body (json, "classifying", sp_party_kind_to_string (party->kind));
  add_identifying (self, "speaks-for", party->speaks_for);
  sp_json_end_array (json);
  sp_jsonld_add_target (json, "target", self->source, described->words);
  sp_json_end_object (json);
}

static void
add_quote (Export *self, guint index)
{
  const SpQuote *quote = sp_analysis_get_quote (self->analysis, index);
  SpJsonWriter *json = &self->json;

  begin_finding (self, SP_FINDING_QUOTE, index, "describing");
  sp_json_begin_array (json, "body");
  sp_jsonld_add_text_body (json, "classifying", sp_quote_kind_to_string (quote->kind));
  add_identifying (self, "speaker", quote->speaker);
  sp_json_end_array (json);
  add_spans (self, "target", &quote->content);
  if (quote->anonymous)
    sp_json_add_bool (json, "sp:anonymous", TRUE);
  if (quote->act != NULL)
    sp_json_add_string (json, "sp:act", quote->act);
  sp_json_add_number (json, "sp:confidence", quote->confidence);
  sp_json_end_object (json);
}

static void
add_claim (Export *self, guint index)
{
  const SpClaim *claim = sp_analysis_get_claim (self->analysis, index);
  SpJsonWriter *json = &self->json;

  begin_finding (self, SP_FINDING_CLAIM, index, "describing");
  sp_json_begin_array (json, "body");
  sp_jsonld_add_text_body (json, "describing", claim->label);
  add_identifying (self, "about", claim->about);
  sp_json_end_array (json);
  if (claim->spans.n > 0)
    add_spans (self, "target", &claim->spans);
  else
    sp_json_add_string (json, "target", self->source);
  sp_json_end_object (json);
}

/* A stance links its holder with its target; the evidence stands behind them. */
static void
add_stance (Export *self, guint index)
{
  const SpStance *stance = sp_analysis_get_stance (self->analysis, index);
  SpJsonWriter *json = &self->json;

  begin_finding (self, SP_FINDING_STANCE, index, "linking");
  sp_json_begin_array (json, "body");
  sp_jsonld_add_text_body (json, "classifying", sp_stance_type_to_string (stance->type));
  add_identifying (self, "reported-by", stance->reported_by);
  sp_json_end_array (json);
  sp_json_begin_array (json, "target");
  sp_json_add_string (json, NULL, id_of (self, SP_FINDING_PARTY, stance->holder));
  if (stance->target_party != SP_NONE)
    sp_json_add_string (json, NULL, id_of (self, SP_FINDING_PARTY, stance->target_party));
  if (stance->target_claim != SP_NONE)
    sp_json_add_string (json, NULL, id_of (self, SP_FINDING_CLAIM, stance->target_claim));
  add_spans (self, NULL, &stance->evidence);
  sp_json_end_array (json);
  sp_json_add_int (json, "sp:polarity", stance->polarity);
  if (stance->negated)
    sp_json_add_bool (json, "sp:negated", TRUE);
  sp_json_add_string (json, "sp:modality", sp_modality_to_string (stance->modality));
  sp_json_add_number (json, "sp:confidence", stance->confidence);
  sp_json_end_object (json);
}

static const SpFindingKind order[]
    = { SP_FINDING_PARTY, SP_FINDING_QUOTE, SP_FINDING_CLAIM, SP_FINDING_STANCE };

static guint
count_findings (const Export *self)
{
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    n += sp_analysis_count (self->analysis, order[k]);
  return n;
}

static void
add_findings (Export *self)
{
  static void (*const adders[]) (Export *, guint) = {
    [SP_FINDING_PARTY] = add_party,
    [SP_FINDING_QUOTE] = add_quote,
    [SP_FINDING_STANCE] = add_stance,
    [SP_FINDING_CLAIM] = add_claim,
  };

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < sp_analysis_count (self->analysis, order[k]); i++)
      adders[order[k]](self, i);
}

/* ---- what the reader did ---- */

static void
add_operation (Export *self, const SpOperation *operation)
{
  const SpDescription *about = operation->subject != NULL ? operation->subject : operation->value;
  gboolean judges
      = operation->kind == SP_OPERATION_ACCEPT || operation->kind == SP_OPERATION_REJECT;
  const char *purpose = judges ? "assessing" : "editing";
  g_autofree char *id = g_strconcat ("urn:uuid:", operation->id, NULL);
  g_autofree char *body = sp_operation_to_json (operation);
  g_autoptr (JsonNode) node = json_from_string (body, NULL);
  SpJsonWriter *json = &self->json;

  sp_json_begin_object (json, NULL);
  sp_json_add_string (json, "id", id);
  sp_json_add_string (json, "type", "Annotation");
  sp_json_add_string (json, "motivation", purpose);
  add_reader (json);
  sp_jsonld_add_time (json, "created", operation->made);
  sp_json_begin_array (json, "body");
  sp_jsonld_add_text_body (json, purpose, sp_operation_kind_to_string (operation->kind));
  if (operation->name != NULL)
    sp_jsonld_add_text_body (json, purpose, operation->name);
  sp_json_end_array (json);
  if (about != NULL && about->words->len > 0)
    sp_jsonld_add_target (json, "target", self->source, about->words);
  else
    sp_json_add_string (json, "target", self->source);
  sp_json_add_node (json, "sp:operation", node);
  sp_json_end_object (json);
}

static void
add_tag (Export *self, const char *tag)
{
  g_autofree char *words
      = g_strconcat (sp_text_get_sha256 (sp_article_get_text (self->article)), "tag", tag, NULL);
  g_autofree char *id = name_of (words);
  SpJsonWriter *json = &self->json;

  sp_json_begin_object (json, NULL);
  sp_json_add_string (json, "id", id);
  sp_json_add_string (json, "type", "Annotation");
  sp_json_add_string (json, "motivation", "tagging");
  add_reader (json);
  sp_json_begin_array (json, "body");
  sp_jsonld_add_text_body (json, "tagging", tag);
  sp_json_end_array (json);
  sp_json_add_string (json, "target", self->source);
  sp_json_add_bool (json, "sp:of-article", TRUE);
  sp_json_end_object (json);
}

static gboolean
is_about_text (const SpOperation *operation)
{
  return operation->mark == NULL && operation->kind != SP_OPERATION_ADD_TAG
         && operation->kind != SP_OPERATION_REMOVE_TAG;
}

static void
add_readers_own (Export *self, GPtrArray *operations, GPtrArray *marks, GPtrArray *tags)
{
  for (guint i = 0; i < operations->len; i++)
    if (is_about_text (g_ptr_array_index (operations, i)))
      add_operation (self, g_ptr_array_index (operations, i));
  for (guint i = 0; i < marks->len; i++)
    sp_jsonld_add_mark (&self->json, g_ptr_array_index (marks, i), self->source);
  for (guint i = 0; i < tags->len; i++)
    add_tag (self, g_ptr_array_index (tags, i));
}

static guint
count_about_text (GPtrArray *operations)
{
  guint n = 0;

  for (guint i = 0; i < operations->len; i++)
    n += is_about_text (g_ptr_array_index (operations, i));
  return n;
}

/* ---- the collection ---- */

static void
add_article (Export *self)
{
  const char *const *byline = sp_article_get_byline (self->article);
  SpText *text = sp_article_get_text (self->article);
  g_autofree char *layout = sp_article_layout_to_json (self->article);
  SpJsonWriter *json = &self->json;

  sp_json_begin_object (json, "sp:article");
  sp_json_add_string (json, "sp:source", self->source);
  sp_json_add_string (json, "sp:sha256", sp_text_get_sha256 (text));
  sp_json_add_string (json, "sp:title", sp_article_get_title (self->article));
  sp_json_begin_array (json, "sp:byline");
  for (guint i = 0; byline[i] != NULL; i++)
    sp_json_add_string (json, NULL, byline[i]);
  sp_json_end_array (json);
  sp_json_add_string (json, "sp:site", sp_article_get_site (self->article));
  sp_json_add_string (json, "sp:url", sp_article_get_url (self->article));
  sp_json_add_string (json, "sp:published", sp_article_get_published (self->article));
  sp_json_add_string (json, "sp:modified", sp_article_get_modified (self->article));
  sp_json_add_string (json, "sp:language", sp_article_get_language (self->article));
  sp_json_add_string (json, "sp:lead-image", sp_article_get_lead_image (self->article));
  sp_json_add_bool (json, "sp:plain", sp_article_is_plain (self->article));
  sp_json_add_string (json, "sp:layout", layout);
  sp_json_add_bytes (json, "sp:text", sp_text_get_utf8 (text), sp_text_get_n_bytes (text));
  sp_json_end_object (json);
}

static void
add_head (Export *self)
{
  g_autofree char *id = name_of (sp_text_get_sha256 (sp_article_get_text (self->article)));
  const char *title = sp_article_get_title (self->article);
  SpJsonWriter *json = &self->json;

  sp_json_begin_object (json, NULL);
  sp_json_begin_array (json, "@context");
  sp_json_add_string (json, NULL, SP_JSONLD_CONTEXT);
  sp_json_begin_object (json, NULL);
  sp_json_add_string (json, "sp", SP_JSONLD_TERMS);
  sp_json_end_object (json);
  sp_json_end_array (json);
  sp_json_add_string (json, "id", id);
  sp_json_add_string (json, "type", "AnnotationCollection");
  if (title != NULL)
    sp_json_add_string (json, "label", title);
  add_generator (self);
  add_article (self);
}

static void
begin_page (Export *self)
{
  g_autofree char *id = name_of (sp_text_get_sha256 (sp_article_get_text (self->article)));
  g_autofree char *page = g_strconcat (id, "#page", NULL);
  SpJsonWriter *json = &self->json;

  sp_json_begin_object (json, "first");
  sp_json_add_string (json, "id", page);
  sp_json_add_string (json, "type", "AnnotationPage");
  sp_json_add_int (json, "startIndex", 0);
  sp_json_begin_array (json, "items");
}

/* Appends one line: the collection of what was found in @article (before repairs) and of what the
 * reader did to it. @corrections: of @operations (element-type SpOperation), those in force.
 * @engine: the version of what found it. */
void
sp_jsonld_append (GString *out,
                  SpArticle *article,
                  const SpCorrections *corrections,
                  GPtrArray *operations,
                  const char *engine)
{
  Export self = { .json = { .out = out },
                  .article = article,
                  .corrections = corrections,
                  .engine = engine };
  g_autoptr (GPtrArray) marks = NULL, tags = NULL;
  guint total;

  g_return_if_fail (out != NULL && article != NULL && corrections != NULL && operations != NULL);

  marks = sp_operations_list_marks (operations);
  tags = sp_operations_list_tags (operations);
  self.analysis = sp_corrections_get_analysis (corrections);
  self.source = sp_jsonld_dup_source (article);
  name_findings (&self);
  add_head (&self);
  total = count_findings (&self) + count_about_text (operations) + marks->len + tags->len;
  if (total > 0) /* a page may not be empty */
    {
      begin_page (&self);
      add_findings (&self);
      add_readers_own (&self, operations, marks, tags);
      sp_json_end_array (&self.json);
      sp_json_end_object (&self.json);
    }
  sp_json_add_int (&self.json, "total", total);
  sp_json_end_object (&self.json);
  g_string_append_c (out, '\n');
  for (guint kind = 0; kind < SP_N_FINDING_KINDS; kind++)
    g_ptr_array_unref (self.ids[kind]);
  g_free (self.source);
}
