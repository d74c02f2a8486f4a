/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-note-item.h"
#include "sp-party-item.h"
#include "sp-quote-item.h"
#include "sp-shadow-list.h"
#include "sp-sketch.h"
#include "sp-stub-engine.h"

#define TEXT                                                                                       \
  "Aldmere speaks. “No”, said Brint. Corra waits.\n\nA banner about cookies.\n\nBrint goes "   \
  "home.\n"

typedef struct
{
  SpStubEngine *engine;
  SpDocument *document;
  SpOperationLog *log; /* borrowed */
  guint n_changes;     /* items-changed of all lists */
  guint n_corrections; /* notifications */
} Fixture;

enum
{
  ALDMERE,
  BRINT,
  CORRA,
};

static SpAnalysis *
analyze (SpText *text)
{
  SpAnalysis *analysis = sp_analysis_new (text);

  sp_sketch_party (analysis, "Aldmere", SP_PARTY_PLACE, "Aldmere");
  sp_sketch_party (analysis, "Brint", SP_PARTY_PERSON, "Brint");
  sp_sketch_party (analysis, "Corra", SP_PARTY_PERSON, "Corra");
  sp_sketch_quote (analysis, BRINT, SP_QUOTE_DIRECT, "said", "No");
  sp_sketch_finish (analysis);
  return analysis;
}

static void
changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *f)
{
  f->n_changes++;
}

static void
corrections_cb (SpDocument *document, GParamSpec *pspec, Fixture *f)
{
  f->n_corrections++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (SpArticle) sketch = sp_sketch_article (TEXT);
  g_autoptr (SpArticle) article = NULL;
  GListModel *lists[4];

  f->engine = sp_stub_engine_new ();
  f->document = sp_stub_engine_open (f->engine);
  article = sp_stub_engine_answer (f->engine, analyze (sp_article_get_text (sketch)));
  sp_document_set_article (f->document, article);
  sp_stub_engine_wait_ready (f->document);
  f->log = sp_document_get_log (f->document);
  f->n_changes = f->n_corrections = 0;
  lists[0] = sp_document_get_parties (f->document);
  lists[1] = sp_document_get_quotes (f->document);
  lists[2] = sp_document_get_stances (f->document);
  lists[3] = sp_document_get_notes (f->document);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_signal_connect (lists[i], "items-changed", G_CALLBACK (changed_cb), f);
  g_signal_connect (f->document, "notify::corrections", G_CALLBACK (corrections_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->document);
  sp_stub_engine_free (f->engine);
}

static guint
find_party (Fixture *f, const char *name)
{
  SpAnalysis *analysis = sp_document_get_analysis (f->document);

  for (guint i = 0; i < sp_analysis_get_n_parties (analysis); i++)
    if (g_str_equal (sp_analysis_get_party (analysis, i)->name, name))
      return i;
  g_error ("there is no party %s", name);
}

static void
count_updated_cb (SpItem *item, guint *n)
{
  (*n)++;
}

static void
test_rename (Fixture *f, gconstpointer data)
{
  GListModel *quotes = sp_document_get_quotes (f->document);
  g_autoptr (SpQuoteItem) quote = g_list_model_get_item (quotes, 0);
  SpPartyItem *speaker = sp_quote_item_get_speaker (quote);
  guint n_updated = 0;

  g_signal_connect (speaker, "updated", G_CALLBACK (count_updated_cb), &n_updated);
  sp_operation_log_take (
      f->log,
      sp_operation_new_rename (sp_document_get_analysis (f->document), BRINT, "Mayor Brint"));
  g_assert_cmpstr (sp_party_item_get_name (speaker), ==, "Mayor Brint");
  g_assert_true (sp_quote_item_get_speaker (quote) == speaker);
  g_assert_cmpint (sp_item_get_reader_flags (SP_ITEM (speaker)) & SP_READER_CHANGED,
                   ==,
                   SP_READER_CHANGED);
  g_assert_cmpuint (n_updated, ==, 1);
  g_assert_cmpuint (f->n_changes, ==, 0);
  g_assert_cmpuint (f->n_corrections, ==, 1);
  sp_operation_log_undo (f->log);
  g_assert_cmpstr (sp_party_item_get_name (speaker), ==, "Brint");
  g_assert_cmpint (sp_item_get_reader_flags (SP_ITEM (speaker)), ==, 0);
  g_assert_cmpuint (n_updated, ==, 2);
}

static void
test_merge (Fixture *f, gconstpointer data)
{
  GListModel *parties = sp_document_get_parties (f->document);
  g_autoptr (SpShadowList) shadow = sp_shadow_list_new (parties);

  sp_operation_log_take (
      f->log,
      sp_operation_new_merge (sp_document_get_analysis (f->document), CORRA, ALDMERE));
  g_assert_cmpuint (g_list_model_get_n_items (parties), ==, 2);
  sp_shadow_list_check (shadow);
  sp_operation_log_undo (f->log);
  g_assert_cmpuint (g_list_model_get_n_items (parties), ==, 3);
  sp_operation_log_redo (f->log);
  g_assert_cmpuint (g_list_model_get_n_items (parties), ==, 2);
  sp_shadow_list_check (shadow);
}

/* Several operations in one act change the lists once. */
static void
test_act (Fixture *f, gconstpointer data)
{
  SpAnalysis *analysis = sp_document_get_analysis (f->document);

  sp_operation_log_begin_act (f->log);
  sp_operation_log_take (f->log, sp_operation_new_reject (analysis, SP_FINDING_PARTY, ALDMERE));
  sp_operation_log_take (f->log, sp_operation_new_reject (analysis, SP_FINDING_PARTY, CORRA));
  g_assert_cmpuint (f->n_corrections, ==, 0);
  sp_operation_log_end_act (f->log);
  g_assert_cmpuint (f->n_corrections, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sp_document_get_parties (f->document)), ==, 1);
  sp_operation_log_undo (f->log);
  g_assert_cmpuint (g_list_model_get_n_items (sp_document_get_parties (f->document)), ==, 3);
}

static void
test_notes (Fixture *f, gconstpointer data)
{
  SpAnalysis *analysis = sp_document_get_analysis (f->document);
  SpText *text = sp_analysis_get_text (analysis);
  GListModel *notes = sp_document_get_notes (f->document);
  g_autoptr (SpMark) late = sp_mark_new (text, sp_sketch_span (analysis, "waits"), 1);
  g_autoptr (SpMark) early = sp_mark_new (text, sp_sketch_span (analysis, "speaks"), 2);
  g_autoptr (SpMark) edited = NULL;
  g_autoptr (SpNoteItem) first = NULL;
  g_autoptr (SpNoteItem) second = NULL;
  guint n_first = 0, n_second = 0;

  sp_operation_log_take (f->log, sp_operation_new_add_mark (late));
  sp_operation_log_take (f->log, sp_operation_new_add_mark (early));
  g_assert_cmpuint (f->n_changes, ==, 2);
  first = g_list_model_get_item (notes, 0);
  second = g_list_model_get_item (notes, 1);
  g_assert_true (sp_note_item_get_mark (first) == early);
  g_assert_true (sp_document_find_item (f->document, 9, SP_ITEM_NOTE) == SP_ITEM (first));
  g_signal_connect (first, "updated", G_CALLBACK (count_updated_cb), &n_first);
  g_signal_connect (second, "updated", G_CALLBACK (count_updated_cb), &n_second);
  edited = sp_mark_copy (early);
  sp_mark_set_note (edited, "How so?");
  sp_operation_log_take (f->log, sp_operation_new_edit_mark (edited));
  g_assert_cmpstr (sp_note_item_get_mark (first)->note, ==, "How so?");
  g_assert_cmpuint (n_first, ==, 1);
  g_assert_cmpuint (n_second, ==, 0);
  g_assert_cmpuint (f->n_changes, ==, 2);
  sp_operation_log_take (f->log, sp_operation_new_delete_mark (edited));
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 1);
  for (guint i = 0; i < 4; i++)
    g_assert_true (sp_operation_log_undo (f->log));
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 0);
  g_assert_true (sp_document_get_analysis (f->document) == analysis);
}

/* A repair makes another article; what was done stays on its words, the note shows at once. */
static void
test_repair (Fixture *f, gconstpointer data)
{
  SpAnalysis *analysis = sp_document_get_analysis (f->document);
  SpText *text = sp_analysis_get_text (analysis);
  g_autoptr (SpMark) mark = sp_mark_new (text, sp_sketch_span (analysis, "goes home"), 1);
  g_autoptr (SpNoteItem) note = NULL;
  g_autoptr (SpArticle) answered = NULL;
  SpSpan before = sp_sketch_span (analysis, "goes home");
  SpArticle *original = sp_document_get_original (f->document);

  sp_operation_log_take (f->log, sp_operation_new_add_mark (mark));
  sp_operation_log_take (f->log, sp_operation_new_rename (analysis, CORRA, "Corra Lin"));
  sp_stub_engine_hold (f->engine, FALSE);
  sp_operation_log_take (
      f->log,
      sp_operation_new_repair (SP_OPERATION_DROP_PARAGRAPH,
                               text,
                               sp_sketch_span (analysis, "A banner about cookies.")));
  g_assert_true (sp_document_get_original (f->document) == original);
  g_assert_cmpstr (sp_text_get_utf8 (sp_article_get_text (sp_document_get_article (f->document))),
                   ==,
                   "Aldmere speaks. “No”, said Brint. Corra waits.\n\nBrint goes home.\n");
  note = g_list_model_get_item (sp_document_get_notes (f->document), 0);
  g_assert_cmpint (sp_note_item_get_status (note), ==, SP_ANCHOR_MOVED);
  g_assert_cmpuint (sp_note_item_get_span (note).start, ==, before.start - 25);
  answered = sp_stub_engine_answer (
      f->engine,
      analyze (sp_article_get_text (sp_document_get_article (f->document))));
  sp_stub_engine_release (f->engine);
  sp_stub_engine_wait_ready (f->document);
  g_assert_cmpuint (find_party (f, "Corra Lin"), ==, CORRA);
  sp_operation_log_undo (f->log);
  g_assert_true (sp_document_get_article (f->document) == original);
  g_assert_cmpint (sp_note_item_get_status (note), ==, SP_ANCHOR_EXACT);
}

/* Another article brings another log. */
static void
test_open (Fixture *f, gconstpointer data)
{
  g_autoptr (SpArticle) sketch = sp_sketch_article ("Aldmere sleeps. “No”, said Brint. Corra.");
  g_autoptr (SpOperationLog) log = sp_operation_log_new ();
  g_autoptr (SpAnalysis) analysis = analyze (sp_article_get_text (sketch));
  g_autoptr (SpArticle) article = NULL;

  sp_operation_log_take (f->log, sp_operation_new_tag ("old", TRUE));
  sp_operation_log_take (log, sp_operation_new_rename (analysis, CORRA, "Corra Lin"));
  article = sp_stub_engine_answer (f->engine, sp_analysis_ref (analysis));
  sp_document_open (f->document, article, log);
  g_assert_true (sp_document_get_log (f->document) == log);
  sp_stub_engine_wait_ready (f->document);
  g_assert_cmpuint (find_party (f, "Corra Lin"), ==, CORRA);
  g_assert_cmpstr (sp_corrections_get_tags (sp_document_get_corrections (f->document))[0],
                   ==,
                   NULL);
  g_assert_true (sp_operation_log_undo (log));
  g_assert_cmpuint (find_party (f, "Corra"), ==, CORRA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/document-log/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("rename", test_rename);
  ADD ("merge", test_merge);
  ADD ("act", test_act);
  ADD ("notes", test_notes);
  ADD ("repair", test_repair);
  ADD ("open", test_open);
  return g_test_run ();
}
