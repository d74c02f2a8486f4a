/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-html-parse.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include "sp-error.h"
#include "sp-html-guard.h"

/* The parser stops at 256 nested elements and drops the rest of the page without a word. Pages with
 * unclosed <b> or <font> get there, so elements below this depth are left out and what is in them
 * is kept as if it stood in the last one. That also bounds all walks over the tree. */
#define MAX_DEPTH 240

/* An element of the tree takes about 250 bytes with its text. A long page has some ten thousand. */
#define MAX_ELEMENTS 1000000

/* For an end tag without a start tag the parser looks through all open elements. So many looks take
 * about a second. */
#define MAX_LOOKS G_GUINT64_CONSTANT (400000000)

typedef struct
{
  guint n_left_out; /* open elements that are not in the tree */
  guint n_elements;
  guint64 n_looks;
  SpErrorCode stopped; /* with n_elements or n_looks over the limit */
} Watch;

static void
stop (xmlParserCtxt *parser, Watch *watch, SpErrorCode code)
{
  watch->stopped = code;
  xmlStopParser (parser);
}

static void error_cb (void *data, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Reading resets this callback; else libxml2 tells of an id that is there twice on standard error.
 */
static void
start_document_cb (void *data)
{
  xmlParserCtxt *parser = data;

  parser->vctxt.error = error_cb;
  xmlSAX2StartDocument (parser);
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **attributes)
{
  xmlParserCtxt *parser = data;
  Watch *watch = parser->_private;

  if (watch->n_left_out > 0 || parser->nodeNr >= MAX_DEPTH)
    {
      watch->n_left_out++;
      return;
    }
  if (++watch->n_elements > MAX_ELEMENTS)
    stop (parser, watch, SP_ERROR_TOO_LARGE);
  else
    xmlSAX2StartElement (parser, name, attributes);
}

static void
end_element_cb (void *data, const xmlChar *name)
{
  xmlParserCtxt *parser = data;
  Watch *watch = parser->_private;

  if (watch->n_left_out > 0)
    watch->n_left_out--;
  else if (parser->nodeNr > 0)
    xmlSAX2EndElement (parser, name);
}

static void
error_cb (void *data, const char *format, ...)
{
  xmlParserCtxt *parser = data;
  Watch *watch = parser->_private;

  if (parser->lastError.code != XML_ERR_TAG_NAME_MISMATCH)
    return;
  watch->n_looks += (guint64)MAX (parser->nameNr, 1);
  if (watch->n_looks > MAX_LOOKS && watch->stopped == 0)
    stop (parser, watch, SP_ERROR_TOO_DEEP);
}

static xmlDoc *
run (xmlParserCtxt *parser, GBytes *page, GError **error)
{
  Watch watch = { 0 };
  gsize n;
  const char *data = g_bytes_get_data (page, &n);
  xmlDoc *doc;

  parser->_private = &watch;
  parser->options
      |= XML_PARSE_HUGE; /* a text node may be over 10 MB; the page has a limit of its own */
  parser->sax->startDocument = start_document_cb;
  parser->sax->startElement = start_element_cb;
  parser->sax->endElement = end_element_cb;
  parser->sax->error = error_cb;
  doc = htmlCtxtReadMemory (parser,
                            n > 0 ? data : "",
                            (int)n,
                            NULL,
                            "UTF-8",
                            HTML_PARSE_RECOVER | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
                                | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
  if (watch.stopped != 0)
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           (int)watch.stopped,
                           watch.stopped == SP_ERROR_TOO_DEEP ? "the page is nested too deeply"
                                                              : "the page has too many parts");
      g_clear_pointer (&doc, xmlFreeDoc);
    }
  else if (doc == NULL)
    g_set_error_literal (error, SP_ERROR, SP_ERROR_INVALID, "the page cannot be read as HTML");
  return doc;
}

/* Reads a page of UTF-8 without NULs into a tree no deeper than 256. Time and memory are linear in
 * the page's length on any bytes.
 * Returns: (transfer full): free with xmlFreeDoc(); NULL with SP_ERROR_INVALID, SP_ERROR_TOO_LARGE
 * (a million elements) or SP_ERROR_TOO_DEEP. */
xmlDoc *
sp_html_parse (GBytes *utf8, GError **error)
{
  g_autoptr (GBytes) safe = NULL;
  xmlParserCtxt *parser;
  xmlDoc *doc;

  g_return_val_if_fail (utf8 != NULL, NULL);

  safe = sp_html_guard (utf8);
  parser = htmlNewParserCtxt ();
  if (parser == NULL)
    {
      g_set_error_literal (error,
                           SP_ERROR,
                           SP_ERROR_TOO_LARGE,
                           "there is no memory to read the page");
      return NULL;
    }
  doc = run (parser, safe, error);
  xmlFreeParserCtxt (parser);
  return doc;
}
