/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "sp-error.h"
#include "sp-jsonld.h"
#include "sp-sketch.h"
#include "sp-web-annotation.h"

#define TEXT                                                                                       \
  "Aldmere rejects the claim of “öl” 🛢 in its port. Ms Rell said: “No crane "            \
  "fell.”\n\n"                                                                                   \
  "The union accuses Aldmere of neglect. A banner about cookies.\n\nAldmere waits.\n"

static SpArticle *
make_article (void)
{
  SpArticle *article = sp_sketch_article (TEXT);

  sp_article_set_title (article, "A \"title\"", (SpSpan){ 0, 0 });
  sp_article_set_url (article, "https://example.org/a?b=1");
  sp_article_set_published (article, "2024-03-28");
  sp_article_add_byline (article, "Ana Ruiz");
  sp_article_add_block (article, (SpBlock){ { 0, 30 }, SP_BLOCK_PARAGRAPH, 0 });
  return article;
}

static SpAnalysis *
analyze (SpArticle *article)
{
  SpAnalysis *analysis = sp_analysis_new (sp_article_get_text (article));
  SpClaim *claim;
  SpStance *stance;

  sp_sketch_party (analysis, "Aldmere", SP_PARTY_GOVERNMENT, "Aldmere");
  sp_sketch_party (analysis, "Rell", SP_PARTY_PERSON, "Ms Rell");
  sp_sketch_party (analysis, "Union", SP_PARTY_GROUP, "The union");
  sp_sketch_voice (analysis, 1, "spokeswoman", 0);
  sp_sketch_quote (analysis, 1, SP_QUOTE_DIRECT, "said", "“No crane fell.”");
  claim = sp_sketch_claim (analysis, "oil in its port", "“öl” 🛢 in its port", 0);
  sp_sketch_position (claim, 0, SP_POSITION_DENIES, SP_NONE, sp_sketch_span (analysis, "rejects"));
  sp_sketch_stance (analysis, 2, SP_STANCE_ACCUSES, 0, "accuses", "The union accuses Aldmere");
  stance = sp_sketch_stance (analysis, 0, SP_STANCE_DENIES, SP_NONE, "rejects", "Aldmere rejects");
  stance->target_claim = 0;
  sp_sketch_finish (analysis);
  return analysis;
}

static char *export(GPtrArray *operations)
{
  g_autoptr (SpArticle) article = make_article ();
  g_autoptr (SpArticle) repaired = sp_repairs_apply (article, operations, NULL);
  g_autoptr (SpAnalysis) analysis = analyze (repaired);
  g_autoptr (SpCorrections) corrections = sp_corrections_apply (analysis, operations);
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  sp_jsonld_append (out, article, corrections, operations, "engine 1");
  sp_web_annotation_check (out->str, out->len, &error);
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

static SpJsonldFile *
read_file (const char *json)
{
  g_autoptr (GError) error = NULL;
  SpJsonldFile *file = sp_jsonld_read (json, strlen (json), &error);

  g_assert_no_error (error);
  return file;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
}

static SpSpan
random_span (GRand *rand, guint length)
{
  guint start = (guint)g_rand_int_range (rand, 0, (gint32)length - 1);

  return (SpSpan){ start, (guint)g_rand_int_range (rand, (gint32)start + 1, (gint32)length + 1) };
}

static SpMark *
random_mark (GRand *rand, SpAnalysis *analysis)
{
  static const char *const tags[] = { "one", "two words", "“three”", NULL };
  SpText *text = sp_analysis_get_text (analysis);
  gboolean on_text = g_rand_int_range (rand, 0, 4) > 0;
  SpMark *mark = on_text ? sp_mark_new (text,
                                        random_span (rand, sp_text_get_length (text)),
                                        (guint)g_rand_int_range (rand, 0, SP_N_MARK_COLOURS + 1))
                         : sp_mark_new_on_article ("On the whole.");

  if (g_rand_boolean (rand))
    sp_mark_set_note (mark, "A note\n\nwith \"signs\" and <b>, 🛢");
  sp_mark_set_tags (mark, tags + g_rand_int_range (rand, 0, 4));
  if (g_rand_boolean (rand))
    sp_mark_take_party (mark, sp_description_new_of (analysis, SP_FINDING_PARTY, 1));
  if (g_rand_boolean (rand))
    mark->creator = g_strdup ("Mira");
  mark->created = 1711600000 + g_rand_int_range (rand, 0, 1000);
  mark->modified = mark->created + g_rand_int_range (rand, 0, 1000);
  return mark;
}

static SpOperation *
random_operation (GRand *rand, SpAnalysis *analysis)
{
  SpText *text = sp_analysis_get_text (analysis);
  SpStance stance = *sp_analysis_get_stance (analysis, 0);
  SpSpan span = sp_sketch_span (analysis, "A banner about cookies.");
  SpSpans spans = { &span, 1, 1 };

  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      return sp_operation_new_accept (analysis, SP_FINDING_QUOTE, 0);
    case 1:
      return sp_operation_new_reject (analysis, SP_FINDING_STANCE, 1);
    case 2:
      return sp_operation_new_rename (analysis, 0, "Port of Aldmere");
    case 3:
      return sp_operation_new_merge (analysis, 1, 0);
    case 4:
      return sp_operation_new_add_party (analysis, "Cookies", SP_PARTY_OTHER, &spans);
    case 5:
      stance.type = SP_STANCE_CRITICISES;
      return sp_operation_new_set_stance (analysis, 0, &stance);
    case 6:
      return sp_operation_new_tag (g_rand_boolean (rand) ? "port" : "cranes", TRUE);
    case 7:
      return sp_operation_new_repair (SP_OPERATION_DROP_PARAGRAPH, text, span);
    case 8:
      return sp_operation_new_keep_apart (analysis, 2, 0);
    default:
      return sp_operation_new_set_speaker (analysis, 0, 2);
    }
}

static GPtrArray *
random_operations (GRand *rand)
{
  g_autoptr (SpArticle) article = make_article ();
  g_autoptr (SpAnalysis) analysis = analyze (article);
  GPtrArray *operations = new_list ();

  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    {
      g_autoptr (SpMark) mark = random_mark (rand, analysis);

      g_ptr_array_add (operations,
                       g_rand_boolean (rand) ? sp_operation_new_add_mark (mark)
                                             : random_operation (rand, analysis));
    }
  return operations;
}

/* Export, import into nothing, export: the same bytes; imported once more, nothing is new. */
static void
test_fixed_point (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());

  for (guint run = 0; run < 300; run++)
    {
      g_autoptr (GPtrArray) operations = random_operations (rand);
      g_autoptr (GPtrArray) nothing = new_list ();
      g_autoptr (GPtrArray) imported = NULL;
      g_autoptr (GPtrArray) again = NULL;
      g_autofree char *once = export(operations), *twice = NULL;
      g_autoptr (SpJsonldFile) file = read_file (once);
      SpJsonldSet *set = g_ptr_array_index (file->sets, 0);

      g_assert_cmpuint (file->refused->len, ==, 0);
      g_assert_cmpuint (file->sets->len, ==, 1);
      g_assert_cmpstr (set->source, ==, "https://example.org/a?b=1");
      g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (set->article)), ==, TEXT);
      imported = sp_jsonld_set_list_new (set, nothing);
      twice = export(imported);
      g_assert_cmpstr (once, ==, twice);
      again = sp_jsonld_set_list_new (set, imported);
      g_assert_cmpuint (again->len, ==, 0);
    }
}

/* An article on which nothing was found and nothing noted: no page, and it comes back. */
static void
test_nothing (void)
{
  g_autoptr (SpArticle) article = make_article ();
  g_autoptr (SpAnalysis) analysis = sp_analysis_new (sp_article_get_text (article));
  g_autoptr (GPtrArray) operations = new_list ();
  g_autoptr (SpCorrections) corrections = sp_corrections_apply (analysis, operations);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (SpJsonldFile) file = NULL;
  g_autoptr (GError) error = NULL;
  SpJsonldSet *set;

  sp_jsonld_append (out, article, corrections, operations, "engine 1");
  sp_web_annotation_check (out->str, out->len, &error);
  g_assert_no_error (error);
  file = read_file (out->str);
  g_assert_cmpuint (file->sets->len, ==, 1);
  set = g_ptr_array_index (file->sets, 0);
  g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (set->article)), ==, TEXT);
  g_assert_cmpuint (set->operations->len, ==, 0);
}

static guint
count (const char *json, const char *words)
{
  guint n = 0;

  for (const char *p = strstr (json, words); p != NULL; p = strstr (p + 1, words))
    n++;
  return n;
}

/* Who says what: the machine's findings have a generator, the reader's a creator, and what the
 * reader accepted has both. */
static void
test_provenance (void)
{
  g_autoptr (SpArticle) article = make_article ();
  g_autoptr (SpAnalysis) analysis = analyze (article);
  g_autoptr (GPtrArray) operations = new_list ();
  g_autofree char *plain = export(operations), *judged = NULL;

  g_assert_cmpuint (count (plain, "\"creator\""), ==, 0);
  g_assert_cmpuint (count (plain, "\"generator\""), ==, 1 + 3 + 1 + 1 + 2);
  g_assert_cmpuint (count (plain, "\"linking\""), ==, 2);
  g_ptr_array_add (operations, sp_operation_new_accept (analysis, SP_FINDING_QUOTE, 0));
  judged = export(operations);
  g_assert_cmpuint (count (judged, "\"creator\""), ==, 2);
  g_assert_cmpuint (count (judged, "\"generator\""), ==, 8);
}

#define CONTEXT "\"@context\": \"http://www.w3.org/ns/anno.jsonld\", "
#define NOTE(id, target)                                                                           \
  "{\"id\": \"" id "\", \"type\": \"Annotation\", \"motivation\": \"highlighting\", \"body\": "    \
  "[{\"type\": \"TextualBody\", \"value\": \"Hm.\"}, \"urn:x:image\"], \"rights\": "               \
  "\"urn:x:licence\", \"target\": " target "}"
#define SELECTED(selector) "{\"source\": \"https://example.org/p\", \"selector\": " selector "}"

static void
test_foreign (void)
{
  static const char page[]
      = "{" CONTEXT "\"id\": \"urn:x:page\", \"type\": \"AnnotationPage\", \"items\": [" NOTE (
          "urn:x:1",
          SELECTED (
              "[{\"type\": \"XPathSelector\", \"value\": \"//p\", \"refinedBy\": "
              "{\"type\": \"TextQuoteSelector\", \"exact\": \"the words\"}}, {\"type\": "
              "\"CssSelector\", \"value\": \"p\"}]")) ", " NOTE ("urn:x:2",
                                                                 "\"https://example.org/"
                                                                 "p\"") ", " NOTE ("urn:x:"
                                                                                   "3",
                                                                                   SELECTED (
                                                                                       "{\""
                                                                                       "typ"
                                                                                       "e\""
                                                                                       ": "
                                                                                       "\"C"
                                                                                       "ssS"
                                                                                       "ele"
                                                                                       "cto"
                                                                                       "r\""
                                                                                       ", "
                                                                                       "\"v"
                                                                                       "alu"
                                                                                       "e\""
                                                                                       ": "
                                                                                       "\"p"
                                                                                       "\""
                                                                                       "}")) ", "
                                                                                             "{\"id"
                                                                                             "\": "
                                                                                             "\"urn"
                                                                                             ":x:"
                                                                                             "4\", "
                                                                                             "\"typ"
                                                                                             "e\": "
                                                                                             "\"Ann"
                                                                                             "otati"
                                                                                             "on\"}"
                                                                                             ","
                                                                                             " " NOTE (
                                                                                                 "u"
                                                                                                 "r"
                                                                                                 "n"
                                                                                                 ":"
                                                                                                 "x"
                                                                                                 ":"
                                                                                                 "5",
                                                                                                 "{"
                                                                                                 "\"type\": \"Choice\", \"items\": [\"urn:x:6\", \"urn:x:7\"]}") "]}";
  g_autoptr (SpJsonldFile) file = read_file (page);
  SpJsonldSet *set = g_ptr_array_index (file->sets, 0);
  const SpMark *first, *second;
  g_autofree char *out = NULL;

  g_assert_cmpuint (file->sets->len, ==, 1);
  g_assert_cmpuint (set->operations->len, ==, 2);
  g_assert_cmpuint (file->refused->len, ==, 3);
  first = ((SpOperation *)g_ptr_array_index (set->operations, 0))->mark;
  second = ((SpOperation *)g_ptr_array_index (set->operations, 1))->mark;
  g_assert_cmpstr (first->id, ==, "urn:x:1");
  g_assert_cmpstr (first->anchor.exact, ==, "the words");
  g_assert_false (first->anchor.has_place);
  g_assert_cmpstr (first->note, ==, "Hm.");
  g_assert_cmpuint (first->colour, ==, 1);
  g_assert_false (second->on_text);
  out = export(set->operations); /* what a mark has no place for is still there */
  g_assert_nonnull (strstr (out, "urn:x:licence"));
  g_assert_nonnull (strstr (out, "urn:x:image"));
  g_assert_nonnull (strstr (out, "CssSelector"));
}

static void
test_hypothesis (void)
{
  static const char export_file[]
      = "{\"export_date\": \"2026-01-02\", \"annotations\": [{\"id\": \"Ab1\", \"user\": "
        "\"acct:mira@hypothes.is\", \"uri\": \"https://example.org/p\", \"created\": "
        "\"2026-01-02T03:04:05.678901+00:00\", \"updated\": \"2026-01-03T00:00:00+00:00\", "
        "\"text\": \"Look\", \"tags\": [\"a\", \"b\"], \"target\": [{\"source\": "
        "\"https://example.org/p\", \"selector\": [{\"type\": \"RangeSelector\"}, {\"type\": "
        "\"TextPositionSelector\", \"start\": 3, \"end\": 9}, {\"type\": \"TextQuoteSelector\", "
        "\"exact\": \"the words\", \"prefix\": \"at \", \"suffix\": \" of\"}]}]}, "
        "{\"id\": \"Ab2\", \"uri\": \"https://example.org/q\", \"text\": \"Page note\"}, "
        "{\"id\": \"Ab3\", \"uri\": \"https://example.org/q\"}, 5]}";
  g_autoptr (SpJsonldFile) file = read_file (export_file);
  const SpJsonldSet *set = g_ptr_array_index (file->sets, 0);
  const SpMark *mark = ((SpOperation *)g_ptr_array_index (set->operations, 0))->mark;

  g_assert_cmpuint (file->sets->len, ==, 2);
  g_assert_cmpuint (file->refused->len, ==, 2);
  g_assert_cmpstr (mark->id, ==, "https://hypothes.is/a/Ab1");
  g_assert_cmpstr (mark->creator, ==, "mira");
  g_assert_cmpstr (mark->anchor.suffix, ==, " of");
  g_assert_false (mark->anchor.has_place);
  g_assert_cmpint (mark->created, ==, 1767323045);
  g_assert_cmpstr (mark->tags[1], ==, "b");
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{}",
    "{\"annotations\": 4}",
    "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Recipe\"}",
    "{" CONTEXT "\"type\": \"AnnotationCollection\", \"id\": \"urn:x:1\", \"first\": \"urn:x:2\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sp_jsonld_read (bad[i], strlen (bad[i]), &error));
      g_assert_true (error != NULL && error->domain == SP_ERROR);
    }
}

/* A mark that came back later than it is known is an edit. */
static void
test_newer (void)
{
  g_autoptr (GPtrArray) known = new_list ();
  g_autoptr (GPtrArray) fresh = NULL;
  g_autoptr (SpMark) mark = sp_mark_new_on_article ("first");
  g_autoptr (SpMark) edited = sp_mark_copy (mark);
  SpJsonldSet set = { .operations = known };
  g_autoptr (GPtrArray) newer = new_list ();

  mark->modified = 5;
  edited->modified = 6;
  g_ptr_array_add (known, sp_operation_new_add_mark (mark));
  g_ptr_array_add (newer, sp_operation_new_add_mark (edited));
  set.operations = newer;
  fresh = sp_jsonld_set_list_new (&set, known);
  g_assert_cmpuint (fresh->len, ==, 1);
  g_assert_cmpint (((SpOperation *)g_ptr_array_index (fresh, 0))->kind, ==, SP_OPERATION_EDIT_MARK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jsonld/fixed-point", test_fixed_point);
  g_test_add_func ("/jsonld/nothing", test_nothing);
  g_test_add_func ("/jsonld/provenance", test_provenance);
  g_test_add_func ("/jsonld/foreign", test_foreign);
  g_test_add_func ("/jsonld/hypothesis", test_hypothesis);
  g_test_add_func ("/jsonld/refused", test_refused);
  g_test_add_func ("/jsonld/newer", test_newer);
  return g_test_run ();
}
