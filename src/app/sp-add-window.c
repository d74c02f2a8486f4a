/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-add-window.h"

#include <glib/gi18n.h>

#include "sp-chars.h"
#include "sp-claim-item.h"
#include "sp-picker.h"
#include "sp-words.h"

struct _SpAddWindow
{
  AdwWindow parent_instance;

  /* children */
  GtkWidget *form;
  GtkWidget *add_button;
  GtkWidget *holder; /* SpPicker: the speaker, the holder, or the party of the note */
  GtkWidget *type;   /* nullable: SpPicker of a stance */
  GtkWidget *target; /* nullable: SpPicker of a stance */

  /* owned */
  SpDocument *document;
  SpAnalysis *analysis; /* whose numbers and places are used */
  SpMark *mark;         /* nullable: of the note that is linked */

  /* state */
  SpSpan span;
};

G_DEFINE_FINAL_TYPE (SpAddWindow, sp_add_window, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The event and sign that go with a type of stance. */
static const struct
{
  SpEventRoot root;
  int polarity;
} of_type[SP_N_STANCE_TYPES] = {
  [SP_STANCE_SUPPORTS] = { SP_EVENT_SUPPORT, 1 },
  [SP_STANCE_AGREES] = { SP_EVENT_AGREE, 1 },
  [SP_STANCE_COOPERATES] = { SP_EVENT_COOPERATE, 1 },
  [SP_STANCE_CONSULTS] = { SP_EVENT_CONSULT, 0 },
  [SP_STANCE_AIDS] = { SP_EVENT_AID, 1 },
  [SP_STANCE_CONCEDES] = { SP_EVENT_YIELD, 1 },
  [SP_STANCE_CRITICISES] = { SP_EVENT_ACCUSE, -1 },
  [SP_STANCE_ACCUSES] = { SP_EVENT_ACCUSE, -1 },
  [SP_STANCE_REJECTS] = { SP_EVENT_REJECT, -1 },
  [SP_STANCE_DEMANDS] = { SP_EVENT_REQUEST, 0 },
  [SP_STANCE_WARNS] = { SP_EVENT_THREATEN, -1 },
  [SP_STANCE_PROTESTS] = { SP_EVENT_PROTEST, -1 },
  [SP_STANCE_SANCTIONS] = { SP_EVENT_SANCTION, -1 },
  [SP_STANCE_COERCES] = { SP_EVENT_COERCE, -1 },
  [SP_STANCE_ATTACKS] = { SP_EVENT_ASSAULT, -1 },
};

/* ---- guesses ---- */

/* Where @party is named first in @span but not in @except; empty where it is not. */
static SpSpan
first_mention (const SpParty *party, SpSpan span, SpSpan except)
{
  for (guint i = 0; i < party->mentions->len; i++)
    {
      SpSpan mention = g_array_index (party->mentions, SpMention, i).span;

      if (sp_span_contains (span, mention) && !sp_span_overlaps (except, mention))
        return mention;
    }
  return (SpSpan){ 0, 0 };
}

/* The party that is named first in @span but not in @except, and is not @other; or SP_NONE. */
static int
find_party (SpAddWindow *self, SpSpan span, SpSpan except, int other)
{
  int best = SP_PICKER_NOTHING;
  guint best_start = G_MAXUINT;

  for (guint i = 0; i < sp_analysis_get_n_parties (self->analysis); i++)
    {
      SpSpan mention = first_mention (sp_analysis_get_party (self->analysis, i), span, except);

      if (sp_span_length (mention) > 0 && mention.start < best_start && (int)i != other)
        {
          best = (int)i;
          best_start = mention.start;
        }
    }
  return best;
}

/* The sentences that the words are in. */
static SpSpan
find_sentences (SpAddWindow *self)
{
  guint n;
  const SpSpan *sentences = sp_analysis_get_sentences (self->analysis, &n);
  SpSpan around = self->span;

  for (guint i = 0; i < n; i++)
    if (sp_span_overlaps (sentences[i], self->span))
      around
          = (SpSpan){ MIN (around.start, sentences[i].start), MAX (around.end, sentences[i].end) };
  return around;
}

static gunichar
character_at (SpText *text, guint offset)
{
  return offset < sp_text_get_length (text)
             ? g_utf8_get_char (sp_text_get_utf8 (text) + sp_text_byte_at (text, offset))
             : 0;
}

/* Whether the words are quoted, or partly, or paraphrased. */
static SpQuoteKind
find_quote_kind (SpAddWindow *self)
{
  SpText *text = sp_analysis_get_text (self->analysis);
  SpSpan span = self->span;
  gunichar before = span.start > 0 ? character_at (text, span.start - 1) : 0;

  if ((sp_char_is_quote (before) && sp_char_is_quote (character_at (text, span.end)))
      || (sp_char_is_quote (character_at (text, span.start))
          && sp_char_is_quote (character_at (text, span.end - 1))))
    return SP_QUOTE_DIRECT;
  for (guint i = span.start; i < span.end; i++)
    if (sp_char_is_quote (character_at (text, i))
        && !sp_char_is_apostrophe (character_at (text, i)))
      return SP_QUOTE_MIXED;
  return SP_QUOTE_INDIRECT;
}

/* ---- the act ---- */

static int
get_chosen (GtkWidget *picker)
{
  return sp_picker_get_chosen (SP_PICKER (picker));
}

static SpOperation *
make_quote (SpAddWindow *self)
{
  SpQuote value = { .kind = find_quote_kind (self),
                    .content = { &self->span, 1, 1 },
                    .speaker = get_chosen (self->holder),
                    .via = SP_NONE };

  return sp_operation_new_add_quote (self->analysis, &value);
}

static SpOperation *
make_stance (SpAddWindow *self)
{
  guint n_parties = sp_analysis_get_n_parties (self->analysis);
  int type = get_chosen (self->type), target = get_chosen (self->target);
  SpStance value = { .holder = get_chosen (self->holder),
                     .type = (SpStanceType)type,
                     .root = of_type[type].root,
                     .polarity = of_type[type].polarity,
                     .target_party = target < (int)n_parties ? target : SP_NONE,
                     .target_claim = target < (int)n_parties ? SP_NONE : target - (int)n_parties,
                     .reported_by = SP_NONE,
                     .evidence = { &self->span, 1, 1 } };

  return sp_operation_new_add_stance (self->analysis, &value);
}

/* The number behind the last party stands for none. */
static SpOperation *
make_link (SpAddWindow *self)
{
  g_autoptr (SpMark) mark = sp_mark_copy (self->mark);
  int party = get_chosen (self->holder);

  sp_mark_take_party (mark,
                      party < (int)sp_analysis_get_n_parties (self->analysis)
                          ? sp_description_new_of (self->analysis, SP_FINDING_PARTY, (guint)party)
                          : NULL);
  return sp_operation_new_edit_mark (mark);
}

static SpOperation *
make_operation (SpAddWindow *self)
{
  if (self->mark != NULL)
    return make_link (self);
  return self->type != NULL ? make_stance (self) : make_quote (self);
}

static const char *
describe_act (SpAddWindow *self)
{
  if (self->mark != NULL)
    return _ ("Note linked");
  return self->type != NULL ? _ ("Stance added") : _ ("Quote added");
}

static gboolean
is_whole (SpAddWindow *self)
{
  return get_chosen (self->holder) != SP_PICKER_NOTHING
         && (self->type == NULL
             || (get_chosen (self->type) != SP_PICKER_NOTHING
                 && get_chosen (self->target) != SP_PICKER_NOTHING
                 && get_chosen (self->target) != get_chosen (self->holder)));
}

static void
add (SpAddWindow *self)
{
  if (!is_whole (self) || sp_document_get_analysis (self->document) != self->analysis)
    return;
  sp_operation_log_take (sp_document_get_log (self->document), make_operation (self));
  g_signal_emit (self, signals[ADDED], 0, describe_act (self));
  gtk_window_close (GTK_WINDOW (self));
}

static void
changed_cb (SpAddWindow *self)
{
  gtk_widget_set_sensitive (self->add_button, is_whole (self));
}

/* Return: to what is not chosen yet, else it is done. */
static void
entered_cb (SpAddWindow *self)
{
  GtkWidget *pickers[] = { self->holder, self->type, self->target };

  for (guint i = 0; i < G_N_ELEMENTS (pickers); i++)
    if (pickers[i] != NULL && get_chosen (pickers[i]) == SP_PICKER_NOTHING)
      {
        gtk_widget_grab_focus (pickers[i]);
        return;
      }
  add (self);
}

static void
analysis_cb (SpAddWindow *self)
{
  if (sp_document_get_analysis (self->document) != self->analysis)
    gtk_window_close (GTK_WINDOW (self));
}

/* ---- the window ---- */

static void
sp_add_window_dispose (GObject *object)
{
  SpAddWindow *self = SP_ADD_WINDOW (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->analysis, sp_analysis_unref);
  g_clear_pointer (&self->mark, sp_mark_unref);
  G_OBJECT_CLASS (sp_add_window_parent_class)->dispose (object);
}

static void
sp_add_window_class_init (SpAddWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_add_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass),
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
  signals[ADDED] = g_signal_new ("added",
                                 SP_TYPE_ADD_WINDOW,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
}

static GtkWidget *
make_header (SpAddWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->add_button = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_add_css_class (self->add_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->add_button);
  return header;
}

static void
sp_add_window_init (SpAddWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->form, 12);
  gtk_widget_set_margin_bottom (self->form, 18);
  gtk_widget_set_margin_start (self->form, 18);
  gtk_widget_set_margin_end (self->form, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->form);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
}

static GtkWidget *
add_picker (SpAddWindow *self, const char *label)
{
  GtkWidget *caption = gtk_label_new (label);
  GtkWidget *picker = sp_picker_new (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "heading");
  gtk_widget_set_margin_top (caption, 8);
  g_signal_connect_object (picker, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->form), caption);
  gtk_box_append (GTK_BOX (self->form), picker);
  return picker;
}

static void
add_words (SpAddWindow *self)
{
  g_autofree char *words = sp_text_dup_span (sp_analysis_get_text (self->analysis), self->span);
  GtkWidget *label;

  g_strdelimit (words, "\n", ' ');
  label = gtk_label_new (words);
  gtk_widget_set_visible (label, *words != '\0');
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "finding-card");
  gtk_box_append (GTK_BOX (self->form), label);
}

static SpAddWindow *
new_window (GtkWindow *parent, SpDocument *document, SpSpan span, const char *title, int height)
{
  SpAddWindow *self = g_object_new (SP_TYPE_ADD_WINDOW, "transient-for", parent, NULL);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_default_size (GTK_WINDOW (self), 440, height);
  self->document = g_object_ref (document);
  self->analysis = sp_analysis_ref (sp_document_get_analysis (document));
  self->span = span;
  g_signal_connect_object (document,
                           "notify::analysis",
                           G_CALLBACK (analysis_cb),
                           self,
                           G_CONNECT_SWAPPED);
  add_words (self);
  return self;
}

/* Asks who said the words at @span. */
GtkWindow *
sp_add_window_new_quote (GtkWindow *parent, SpDocument *document, SpSpan span)
{
  SpAddWindow *self;

  g_return_val_if_fail (SP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (sp_document_get_analysis (document) != NULL, NULL);

  self = new_window (parent, document, span, _ ("Add a Quote"), 360);
  self->holder = add_picker (self, _ ("Said by"));
  sp_picker_add_parties (SP_PICKER (self->holder), document);
  sp_picker_choose (SP_PICKER (self->holder),
                    find_party (self, find_sentences (self), span, SP_PICKER_NOTHING));
  changed_cb (self);
  gtk_widget_grab_focus (self->holder);
  return GTK_WINDOW (self);
}

static void
add_types (SpAddWindow *self)
{
  for (int type = 0; type < SP_N_STANCE_TYPES; type++)
    sp_picker_add (SP_PICKER (self->type),
                   type,
                   sp_words_for_stance ((SpStanceType)type, FALSE),
                   NULL,
                   NULL);
}

/* The claims come behind the parties. */
static void
add_claims (SpAddWindow *self)
{
  guint n_parties = sp_analysis_get_n_parties (self->analysis);

  for (guint i = 0; i < sp_analysis_get_n_claims (self->analysis); i++)
    {
      g_autofree char *words = sp_words_quote (sp_analysis_get_claim (self->analysis, i)->label);

      sp_picker_add (SP_PICKER (self->target), (int)(n_parties + i), words, NULL, NULL);
    }
}

/* Asks who stands how toward whom, or to which claim, by the words at @span. */
GtkWindow *
sp_add_window_new_stance (GtkWindow *parent, SpDocument *document, SpSpan span)
{
  SpAddWindow *self;
  int holder;

  g_return_val_if_fail (SP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (sp_document_get_analysis (document) != NULL, NULL);

  self = new_window (parent, document, span, _ ("Add a Stance"), 500);
  self->holder = add_picker (self, _ ("Held by"));
  self->type = add_picker (self, _ ("Stance"));
  self->target = add_picker (self, _ ("Toward a party or claim"));
  sp_picker_add_parties (SP_PICKER (self->holder), document);
  add_types (self);
  sp_picker_add_parties (SP_PICKER (self->target), document);
  add_claims (self);
  holder = find_party (self, span, (SpSpan){ 0, 0 }, SP_PICKER_NOTHING);
  sp_picker_choose (SP_PICKER (self->holder), holder);
  if (holder != SP_PICKER_NOTHING)
    sp_picker_choose (SP_PICKER (self->target), find_party (self, span, (SpSpan){ 0, 0 }, holder));
  changed_cb (self);
  gtk_widget_grab_focus (holder == SP_PICKER_NOTHING ? self->holder : self->type);
  return GTK_WINDOW (self);
}

/* Asks to which party @note belongs. */
GtkWindow *
sp_add_window_new_link (GtkWindow *parent, SpDocument *document, SpNoteItem *note)
{
  SpAddWindow *self;
  SpPartyItem *party;

  g_return_val_if_fail (SP_IS_DOCUMENT (document) && SP_IS_NOTE_ITEM (note), NULL);
  g_return_val_if_fail (sp_document_get_analysis (document) != NULL, NULL);

  party = sp_note_item_get_party (note);
  self = new_window (parent,
                     document,
                     sp_note_item_get_span (note),
                     _ ("Link the Note to a Party"),
                     360);
  self->mark = sp_mark_ref (sp_note_item_get_mark (note));
  gtk_button_set_label (GTK_BUTTON (self->add_button), _ ("_Link"));
  self->holder = add_picker (self, _ ("Party"));
  sp_picker_add_parties (SP_PICKER (self->holder), document);
  if (self->mark->party != NULL)
    sp_picker_add (SP_PICKER (self->holder),
                   (int)sp_analysis_get_n_parties (self->analysis),
                   C_ ("linked to", "No Party"),
                   NULL,
                   NULL);
  sp_picker_choose (SP_PICKER (self->holder),
                    party != NULL ? (int)sp_item_get_index (SP_ITEM (party)) : SP_PICKER_NOTHING);
  changed_cb (self);
  gtk_widget_grab_focus (self->holder);
  return GTK_WINDOW (self);
}

/* Returns: the words that it is about. */
SpSpan
sp_add_window_get_span (SpAddWindow *self)
{
  g_return_val_if_fail (SP_IS_ADD_WINDOW (self), ((SpSpan){ 0, 0 }));

  return self->span;
}

/* Returns: FALSE for a quote. */
gboolean
sp_add_window_is_stance (SpAddWindow *self)
{
  g_return_val_if_fail (SP_IS_ADD_WINDOW (self), FALSE);

  return self->type != NULL;
}
