/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-analysis-read.h"

#include <json-glib/json-glib.h>
#include <string.h>
/* lint: layers: whoever reads the stored form makes the value anew, field by field */
#include "sp-analysis-private.h"
#include "sp-error.h"
#include "sp-json-guard.h"

/* Reading back what sp-analysis-json wrote. The file may be damaged or another program's: nothing
 * is taken on trust. A value that is missing is empty; one that points outside of the text or to a
 * finding that is not there spoils the whole. */

typedef struct
{
  guint length; /* of the text */
  guint n[128]; /* by letter of the id: how many there are */
  gboolean wrong;
} Reader;

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static JsonObject *
get_object_at (Reader *self, JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  self->wrong = TRUE;
  return NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Borrowed; NULL where there is no string. */
static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gint64
get_int (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;
}

static guint
get_count (JsonObject *object, const char *name)
{
  return (guint)CLAMP (get_int (object, name), 0, G_MAXINT);
}

static double
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : 0;
}

static gboolean
get_bool (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static SpSpan
read_span (Reader *self, JsonNode *node)
{
  JsonArray *pair
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gint64 start, end;

  if (get_length (pair) != 2)
    {
      self->wrong = TRUE;
      return (SpSpan){ 0, 0 };
    }
  start = json_array_get_int_element (pair, 0);
  end = json_array_get_int_element (pair, 1);
  if (start < 0 || start > end || end > self->length)
    {
      self->wrong = TRUE;
      return (SpSpan){ 0, 0 };
    }
  return (SpSpan){ (guint)start, (guint)end };
}

static SpSpan
get_span (Reader *self, JsonObject *object, const char *name)
{
  return read_span (self, json_object_get_member (object, name));
}

static void
get_spans (Reader *self, JsonObject *object, const char *name, SpSpans *spans)
{
  JsonArray *rows = get_array (object, name);

  for (guint i = 0; i < get_length (rows); i++)
    sp_spans_add (spans, read_span (self, json_array_get_element (rows, i)));
}

/* "p3" is 2; what is not there is SP_NONE. */
static int
read_id (Reader *self, const char *id, char letter)
{
  guint64 number;

  if (id == NULL)
    return SP_NONE;
  if (*id != letter || !g_ascii_string_to_unsigned (id + 1, 10, 1, G_MAXINT, &number, NULL)
      || number > self->n[(guchar)letter])
    {
      self->wrong = TRUE;
      return SP_NONE;
    }
  return (int)number - 1;
}

static int
get_id (Reader *self, JsonObject *object, const char *name, char letter)
{
  return read_id (self, get_string (object, name), letter);
}

/* One of the words of an enumeration of @n values. */
#define GET_WORD(self, object, name, to_string, n)                                                 \
  (get_word (self, get_string (object, name), (const char *(*)(guint)) (to_string), n))

static guint
get_word (Reader *self, const char *word, const char *(*to_string) (guint), guint n)
{
  for (guint i = 0; word != NULL && i < n; i++)
    if (strcmp (word, to_string (i)) == 0)
      return i;
  self->wrong = TRUE;
  return 0;
}

static void
read_mentions (Reader *self, SpParty *party, JsonArray *rows)
{
  for (guint i = 0; i < get_length (rows); i++)
    {
      JsonObject *row = get_object_at (self, rows, i);
      SpMention mention;

      if (row == NULL)
        return;
      mention = (SpMention){
        .span = get_span (self, row, "span"),
        .head = get_span (self, row, "head"),
        .how = GET_WORD (self, row, "how", sp_mention_how_to_string, SP_MENTION_PRONOUN + 1),
        .confidence = get_number (row, "confidence"),
      };
      g_array_append_val (party->mentions, mention);
    }
  self->wrong |= party->mentions->len == 0;
}

/* Names may be the same; keys may not. */
static void
set_key (SpParty *party, GHashTable *keys)
{
  for (guint i = 2; g_hash_table_contains (keys, party->key); i++)
    {
      g_autofree char *fold = g_utf8_casefold (party->name, -1);

      g_free (party->key);
      party->key = g_strdup_printf ("%s#%u", fold, i);
    }
  g_hash_table_add (keys, party->key);
}

static gpointer
read_party (Reader *self, JsonObject *row)
{
  const char *name = get_string (row, "name");
  SpParty *party
      = sp_party_new (name != NULL ? name : "",
                      GET_WORD (self, row, "kind", sp_party_kind_to_string, SP_PARTY_OTHER + 1));
  JsonArray *aliases = get_array (row, "aliases");
  JsonObject *voice = get_object (row, "voice");

  for (guint i = 0; i < get_length (aliases); i++)
    {
      JsonNode *alias = json_array_get_element (aliases, i);

      if (JSON_NODE_HOLDS_VALUE (alias) && json_node_get_string (alias) != NULL)
        g_ptr_array_add (party->aliases, g_strdup (json_node_get_string (alias)));
    }
  party->role = g_strdup (get_string (row, "role"));
  party->speaks_for = get_id (self, row, "speaks_for", 'p');
  party->salience = get_number (row, "salience");
  if (voice != NULL)
    {
      party->direct_words = get_count (voice, "direct_words");
      party->indirect_words = get_count (voice, "indirect_words");
      party->n_quotes = get_count (voice, "quotes");
    }
  read_mentions (self, party, get_array (row, "mentions"));
  return party;
}

static gpointer
read_quote (Reader *self, JsonObject *row)
{
  SpQuote *quote
      = sp_quote_new (GET_WORD (self, row, "kind", sp_quote_kind_to_string, SP_QUOTE_INDIRECT + 1));

  get_spans (self, row, "content", &quote->content);
  get_spans (self, row, "cue", &quote->cue);
  get_spans (self, row, "source", &quote->source);
  quote->speaker = get_id (self, row, "speaker", 'p');
  quote->via = get_id (self, row, "via", 'q');
  quote->anonymous = get_bool (row, "anonymous");
  quote->act = g_strdup (get_string (row, "act"));
  quote->confidence = get_number (row, "confidence");
  quote->because = g_strdup (get_string (row, "because"));
  self->wrong |= quote->content.n == 0;
  return quote;
}

static gpointer
read_stance (Reader *self, JsonObject *row)
{
  SpStance *stance = sp_stance_new (get_id (self, row, "holder", 'p'), SP_STANCE_ASSERTS);
  const char *type = get_string (row, "type"), *event = get_string (row, "event");
  JsonObject *target = get_object (row, "target");

  self->wrong |= type == NULL || !sp_stance_type_from_string (type, &stance->type)
                 || (event != NULL && !sp_event_root_from_string (event, &stance->root));
  stance->polarity = (int)CLAMP (get_int (row, "polarity"), -1, 1);
  if (target != NULL)
    {
      stance->target_party = get_id (self, target, "party", 'p');
      stance->target_claim = get_id (self, target, "claim", 'c');
    }
  stance->negated = get_bool (row, "negated");
  stance->modality
      = GET_WORD (self, row, "modality", sp_modality_to_string, SP_MODALITY_HYPOTHETICAL + 1);
  stance->reported_by = get_id (self, row, "reported_by", 'p');
  get_spans (self, row, "cue", &stance->cue);
  get_spans (self, row, "evidence", &stance->evidence);
  stance->date = g_strdup (get_string (row, "date"));
  stance->confidence = get_number (row, "confidence");
  stance->because = g_strdup (get_string (row, "because"));
  self->wrong |= stance->holder == SP_NONE || stance->evidence.n == 0
                 || (stance->target_party == SP_NONE && stance->target_claim == SP_NONE);
  return stance;
}

static gpointer
read_claim (Reader *self, JsonObject *row)
{
  const char *label = get_string (row, "label");
  SpClaim *claim = sp_claim_new (label != NULL ? label : "");
  JsonArray *positions = get_array (row, "positions");

  get_spans (self, row, "spans", &claim->spans);
  claim->about = get_id (self, row, "about", 'p');
  claim->answered = get_bool (row, "answered");
  claim->unanswered = json_object_has_member (row, "answered") && !claim->answered;
  for (guint i = 0; i < get_length (positions); i++)
    {
      JsonObject *at = get_object_at (self, positions, i);
      SpPosition position = { 0 };

      if (at == NULL)
        break;
      position.party = get_id (self, at, "party", 'p');
      position.kind
          = GET_WORD (self, at, "position", sp_position_kind_to_string, SP_POSITION_DECLINES + 1);
      position.stance = get_id (self, at, "stance", 's');
      position.quote = get_id (self, at, "quote", 'q');
      get_spans (self, at, "evidence", &position.evidence);
      g_array_append_val (claim->positions, position);
    }
  return claim;
}

static gpointer
read_happening (Reader *self, JsonObject *row)
{
  const char *from = get_string (row, "from"), *to = get_string (row, "to");
  SpHappening *happening = sp_happening_new (from != NULL ? from : "", to != NULL ? to : "");
  JsonArray *parties = get_array (row, "parties");

  happening->span = get_span (self, row, "span");
  happening->label = g_strdup (get_string (row, "label"));
  happening->sentence = get_span (self, row, "sentence");
  for (guint i = 0; i < get_length (parties); i++)
    {
      JsonNode *node = json_array_get_element (parties, i);
      int party
          = read_id (self, JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL, 'p');

      if (party != SP_NONE)
        g_array_append_val (happening->parties, party);
    }
  return happening;
}

static void
read_rows (Reader *self,
           JsonArray *rows,
           gpointer (*read_row) (Reader *self, JsonObject *row),
           GPtrArray *to)
{
  for (guint i = 0; i < get_length (rows) && !self->wrong; i++)
    {
      JsonObject *row = get_object_at (self, rows, i);

      if (row != NULL)
        g_ptr_array_add (to, read_row (self, row));
    }
}

static void
read_merges (Reader *self, JsonArray *rows, GArray *merges)
{
  for (guint i = 0; i < get_length (rows) && !self->wrong; i++)
    {
      JsonObject *row = get_object_at (self, rows, i);
      SpMerge merge = { SP_NONE, SP_NONE, 0, NULL };

      if (row == NULL)
        return;
      merge.first = get_id (self, row, "a", 'p');
      merge.second = get_id (self, row, "b", 'p');
      if (merge.first == SP_NONE || merge.second == SP_NONE)
        {
          self->wrong = TRUE;
          return;
        }
      merge.confidence = get_number (row, "confidence");
      merge.because = g_strdup (get_string (row, "because"));
      g_array_append_val (merges, merge);
    }
}

static void
read_coverage (SpCoverage *coverage, JsonObject *object, JsonObject *document)
{
  coverage->language = document != NULL ? g_strdup (get_string (document, "language")) : NULL;
  if (object == NULL)
    return;
  coverage->sentences = get_count (object, "sentences");
  coverage->analyzed = get_count (object, "analyzed");
  coverage->below_threshold = get_count (object, "below_threshold");
  coverage->quotes_below = get_count (object, "quotes_below");
  coverage->stances_below = get_count (object, "stances_below");
  coverage->language_supported = get_bool (object, "language_supported");
  coverage->words = get_count (object, "words");
  coverage->attributed_words = get_count (object, "attributed_words");
}

static void
read_findings (Reader *self, SpAnalysis *analysis, JsonObject *root)
{
  static const struct
  {
    const char *name;
    char letter;
    gpointer (*read_row) (Reader *self, JsonObject *row);
    gsize offset;
  } kinds[] = {
    { "parties", 'p', read_party, G_STRUCT_OFFSET (SpAnalysis, parties) },
    { "quotes", 'q', read_quote, G_STRUCT_OFFSET (SpAnalysis, quotes) },
    { "stances", 's', read_stance, G_STRUCT_OFFSET (SpAnalysis, stances) },
    { "claims", 'c', read_claim, G_STRUCT_OFFSET (SpAnalysis, claims) },
    { "events", 'e', read_happening, G_STRUCT_OFFSET (SpAnalysis, happenings) },
  };
  JsonArray *sentences = get_array (root, "sentences");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->n[(guchar)kinds[i].letter] = get_length (get_array (root, kinds[i].name));
  for (guint i = 0; i < get_length (sentences); i++)
    {
      SpSpan sentence = read_span (self, json_array_get_element (sentences, i));

      g_array_append_val (analysis->sentences, sentence);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    read_rows (self,
               get_array (root, kinds[i].name),
               kinds[i].read_row,
               G_STRUCT_MEMBER (GPtrArray *, analysis, kinds[i].offset));
  read_merges (self, get_array (root, "merges"), analysis->merges);
  read_coverage (&analysis->coverage, get_object (root, "coverage"), get_object (root, "document"));
}

/* Reads the findings about @text that sp_analysis_append_json wrote. Any thread.
 * Returns: (transfer full): NULL with SP_ERROR_CORRUPT where @json is not what it should be. */
SpAnalysis *
sp_analysis_from_json (SpText *text, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (SpAnalysis) analysis = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { 0 };
  JsonNode *root;

  g_return_val_if_fail (text != NULL && json != NULL, NULL);

  if (!sp_json_guard_check (json, strlen (json), error)
      || !json_parser_load_from_data (parser, json, -1, error))
    return NULL;
  root = json_parser_get_root (parser);
  analysis = sp_analysis_new (text);
  reader.length = sp_text_get_length (text);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    read_findings (&reader, analysis, json_node_get_object (root));
  else
    reader.wrong = TRUE;
  if (reader.wrong)
    {
      g_set_error_literal (error, SP_ERROR, SP_ERROR_CORRUPT, "the stored findings are damaged");
      return NULL;
    }
  for (guint i = 0; i < analysis->parties->len; i++)
    set_key (g_ptr_array_index (analysis->parties, i), keys);
  return g_steal_pointer (&analysis);
}
