/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>
#include "sp-error.h"
#include "sp-web-annotation.h"

#define HEAD                                                                                       \
  "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:x:1\", \"type\": "           \
  "\"Annotation\""
#define TARGET ", \"target\": \"https://example.org/a\""
#define WITH(members) HEAD TARGET ", " members "}"
#define ON(target) HEAD ", \"target\": " target "}"
#define SELECT(selector) ON ("{\"source\": \"https://example.org/a\", \"selector\": " selector "}")

static const char *const good[] = {
  HEAD TARGET "}",
  "{\"@context\": [\"http://www.w3.org/ns/anno.jsonld\", {\"sp\": \"https://example.org/ns#\"}], "
  "\"id\": \"urn:x:1\", \"type\": "
  "[\"Annotation\", \"sp:Stance\"], \"target\": [\"urn:x:2\", \"urn:x:3\"]}",
  WITH ("\"body\": {\"type\": \"TextualBody\", \"value\": \"A note\", \"format\": "
        "\"text/markdown\", \"purpose\": \"commenting\"}"),
  WITH ("\"body\": [{\"type\": \"TextualBody\", \"value\": \"tag\", \"purpose\": \"tagging\"}, "
        "\"urn:x:b\"]"),
  WITH ("\"bodyValue\": \"A note\""),
  WITH ("\"body\": []"),
  WITH ("\"creator\": {\"type\": \"Person\", \"name\": \"Anna\"}, \"created\": "
        "\"2024-03-28T12:00:00Z\", \"modified\": "
        "\"2024-03-28T12:00:00.5+02:00\""),
  WITH ("\"generator\": {\"id\": \"https://example.org/app\", \"type\": \"Software\", \"name\": "
        "\"App\", \"homepage\": "
        "\"https://example.org\"}, \"generated\": \"2024-03-28T12:00:00Z\""),
  WITH ("\"rights\": \"https://example.org/licence\", \"via\": [\"urn:x:9\"], \"canonical\": "
        "\"urn:x:8\""),
  WITH ("\"motivation\": [\"linking\", \"classifying\"], \"sp:confidence\": 0.5, \"unknown\": "
        "{\"a\": [null]}"),
  WITH ("\"stylesheet\": {\"type\": \"CssStylesheet\", \"value\": \".a {}\"}"),
  WITH ("\"body\": {\"type\": \"Choice\", \"items\": [\"urn:x:1\", {\"id\": \"urn:x:2\", "
        "\"language\": [\"en\", \"de\"]}]}"),
  ON ("{\"id\": \"https://example.org/a\", \"type\": \"Text\", \"textDirection\": \"rtl\", "
      "\"processingLanguage\": \"ar\"}"),
  ON ("{\"type\": \"SpecificResource\", \"source\": {\"id\": \"urn:x:1\", \"format\": "
      "\"text/html\"}, \"styleClass\": \"yellow\"}"),
  SELECT ("{\"type\": \"TextQuoteSelector\", \"exact\": \"words\", \"prefix\": \"the \", "
          "\"suffix\": \"\"}"),
  SELECT ("[{\"type\": \"TextQuoteSelector\", \"exact\": \"a\"}, {\"type\": "
          "\"TextPositionSelector\", \"start\": 0, \"end\": 1}]"),
  SELECT ("{\"type\": \"RangeSelector\", \"startSelector\": {\"type\": \"XPathSelector\", "
          "\"value\": \"//p\"}, \"endSelector\": {\"type\": "
          "\"CssSelector\", \"value\": \"p\"}}"),
  SELECT ("{\"type\": \"FragmentSelector\", \"value\": \"a\", \"refinedBy\": {\"type\": "
          "\"DataPositionSelector\", \"start\": 4, \"end\": 9}}"),
  SELECT ("\"urn:x:selector\""),
  ON ("{\"source\": \"urn:x:1\", \"state\": {\"type\": \"TimeState\", \"sourceDate\": "
      "\"2024-03-28T12:00:00Z\", \"cached\": \"urn:x:2\"}}"),
  "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:x:c\", \"type\": "
  "\"AnnotationCollection\", \"label\": \"Notes\", "
  "\"total\": 1, \"first\": {\"id\": \"urn:x:p\", \"type\": \"AnnotationPage\", \"items\": [" HEAD
      TARGET "}]}}",
  "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:x:p\", \"type\": "
  "\"AnnotationPage\", \"startIndex\": 0, \"next\": "
  "\"urn:x:q\", \"items\": [\"urn:x:1\"]}",
};

/* A document and a part of what must be said of it. */
static const struct
{
  const char *json;
  const char *said;
} bad[] = {
  { "", "JSON" },
  { "{", "JSON" },
  { "[]", "not an object" },
  { "{}", "@context" },
  { "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\"}", "type" },
  { "{\"@context\": \"https://example.org\", \"id\": \"urn:x:1\", \"type\": \"Annotation\"" TARGET
    "}",
    "@context" },
  { "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"type\": \"Annotation\"" TARGET "}",
    "id: it is missing" },
  { "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"no iri\", \"type\": "
    "\"Annotation\"" TARGET "}",
    "id: it must be an IRI" },
  { "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": [\"urn:x:1\"], \"type\": "
    "\"Annotation\"" TARGET "}",
    "only one" },
  { "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:x:1\", \"type\": "
    "\"Note\"" TARGET "}",
    "type" },
  { HEAD "}", "target: it is missing" },
  { ON ("[]"), "target: there must be at least one" },
  { ON ("null"), "target" },
  { ON ("9"), "target" },
  { ON ("[[\"urn:x:1\"]]"), "target" },
  { ON ("{\"type\": \"Text\"}"), "target" },
  { ON ("{\"type\": \"SpecificResource\"}"), "target.source: it is missing" },
  { ON ("{\"source\": [\"urn:x:1\", \"urn:x:2\"]}"), "target.source: there must be only one" },
  { ON ("{\"id\": \"urn:x:1\", \"format\": 6}"), "target.format" },
  { ON ("{\"id\": \"urn:x:1\", \"textDirection\": \"up\"}"), "target.textDirection" },
  { ON ("{\"id\": \"urn:x:1\", \"processingLanguage\": [\"en\", \"de\"]}"),
    "target.processingLanguage" },
  { WITH ("\"body\": {\"type\": \"TextualBody\"}"), "body.value: it is missing" },
  { WITH ("\"body\": {\"type\": \"TextualBody\", \"value\": [\"a\", \"b\"]}"), "body.value" },
  { WITH ("\"body\": {\"items\": [\"urn:x:1\"]}"), "body" },
  { WITH ("\"body\": {\"type\": [\"Choice\", \"List\"], \"items\": [\"urn:x:1\"]}"), "body" },
  { WITH ("\"body\": {\"type\": \"Choice\", \"items\": []}"), "body.items" },
  { WITH ("\"body\": {\"type\": \"Choice\"}"), "body.items" },
  { WITH ("\"body\": \"urn:x:1\", \"bodyValue\": \"a\""), "both" },
  { WITH ("\"bodyValue\": 23"), "bodyValue" },
  { WITH ("\"creator\": 6"), "creator" },
  { WITH ("\"created\": \"yesterday\""), "created" },
  { WITH ("\"created\": \"2024-03-28T12:00:00\""), "created" },
  { WITH ("\"modified\": [\"2024-03-28T12:00:00Z\"]"), "modified" },
  { WITH ("\"rights\": \"mine\""), "rights" },
  { WITH ("\"via\": \"not an iri\""), "via" },
  { WITH ("\"canonical\": [\"urn:x:1\", \"urn:x:2\"]"), "canonical" },
  { WITH ("\"motivation\": 1"), "motivation" },
  { SELECT ("{\"type\": \"FragmentSelector\"}"), "target.selector.value: it is missing" },
  { SELECT ("{\"type\": \"TextQuoteSelector\", \"prefix\": \"a\"}"), "target.selector.exact" },
  { SELECT ("{\"type\": \"TextPositionSelector\", \"start\": -1, \"end\": 2}"),
    "target.selector.start" },
  { SELECT ("{\"type\": \"TextPositionSelector\", \"start\": 1.5, \"end\": 2}"),
    "target.selector.start" },
  { SELECT ("{\"type\": \"RangeSelector\", \"startSelector\": \"urn:x:1\"}"),
    "target.selector.endSelector" },
  { SELECT ("{\"exact\": \"a\"}"), "target.selector" },
  { SELECT ("{\"type\": \"CssSelector\", \"value\": \"p\", \"refinedBy\": {\"type\": "
            "\"XPathSelector\"}}"),
    "refinedBy" },
  { "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:x:p\", \"type\": "
    "\"AnnotationPage\", \"items\": [{\"id\": \"urn:x:1\", "
    "\"type\": \"Note\"}]}",
    "items" },
  { "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"urn:x:c\", \"type\": "
    "\"AnnotationCollection\", \"total\": -1}",
    "total" },
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      sp_web_annotation_check (good[i], strlen (good[i]), &error);
      g_test_message ("%s", good[i]);
      g_assert_no_error (error);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (sp_web_annotation_check (bad[i].json, strlen (bad[i].json), &error));
      g_test_message ("%s: %s", bad[i].json, error->message);
      g_assert_true (error->domain == SP_ERROR);
      g_assert_nonnull (strstr (error->message, bad[i].said));
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (json, "{\"a\":");
  g_assert_false (sp_web_annotation_check (json->str, json->len, &error));
  g_assert_error (error, SP_ERROR, SP_ERROR_TOO_DEEP);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web-annotation/good", test_good);
  g_test_add_func ("/web-annotation/bad", test_bad);
  g_test_add_func ("/web-annotation/deep", test_deep);
  return g_test_run ();
}
