/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-note-row.h"

#include <glib/gi18n.h>

#include "sp-chip.h"
#include "sp-mark-style.h"
#include "sp-note-item.h"
#include "sp-words.h"

#define KEEP_MS 900

struct _SpNoteRow
{
  SpRow parent_instance;

  /* children */
  GtkWidget *dot;
  GtkWidget *name;
  GtkWidget *words;
  GtkWidget *note;
  GtkWidget *tags;
  GtkWidget *party; /* a chip and a name */
  GtkWidget *lost;

  /* made when the row is chosen for the first time; nullable */
  GtkWidget *editor;
  GtkWidget *note_view;
  GtkWidget *tags_entry;

  /* state */
  char *edited;      /* the id of the note that the editor shows; nullable */
  guint keep_source; /* what was typed is not yet kept */
  gboolean filling;  /* the editor is set by us */
};

G_DEFINE_FINAL_TYPE (SpNoteRow, sp_note_row, SP_TYPE_ROW)

static SpMark *
get_mark (SpNoteRow *self)
{
  SpItem *item = sp_row_get_item (SP_ROW (self));

  return item != NULL ? sp_note_item_get_mark (SP_NOTE_ITEM (item)) : NULL;
}

static char *
dup_typed (SpNoteRow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note_view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Keeps what was typed, if anything was: for the note that it was typed for, whichever the row
 * shows by now. */
static void
keep (SpNoteRow *self)
{
  g_autofree char *id = NULL, *typed = NULL, *tags = NULL;

  if (self->keep_source == 0)
    return;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  id = g_strdup (self->edited);
  typed = dup_typed (self);
  tags = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->tags_entry)));
  gtk_widget_activate_action (GTK_WIDGET (self), "note.edit", "(ss)", id, typed);
  gtk_widget_activate_action (GTK_WIDGET (self), "note.tags", "(ss)", id, tags);
}

static gboolean
keep_cb (gpointer user_data)
{
  keep (SP_NOTE_ROW (user_data));
  return G_SOURCE_REMOVE;
}

static void
typed_cb (SpNoteRow *self)
{
  if (self->filling || self->edited == NULL)
    return;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_MS, keep_cb, self);
}

static void
delete_clicked_cb (SpNoteRow *self)
{
  SpMark *mark = get_mark (self);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  if (mark != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "note.delete", "s", mark->id);
}

static void
colour_clicked_cb (GtkWidget *button, SpNoteRow *self)
{
  guint colour = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "colour"));
  SpMark *mark;

  keep (self);
  mark = get_mark (self);
  if (mark != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "note.colour", "(su)", mark->id, colour);
}

static GtkWidget *
make_colours (SpNoteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  for (guint colour = 1; colour <= SP_MARK_STYLES; colour++)
    {
      g_autofree char *digit = g_strdup_printf ("%u", colour);
      g_autofree char *css_class = g_strdup_printf ("mark-%u", colour);
      GtkWidget *button = gtk_button_new_with_label (digit);

      gtk_widget_add_css_class (button, "mark-dot");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, css_class);
      gtk_widget_set_tooltip_text (button, sp_mark_style_get_name (colour));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      sp_mark_style_get_name (colour),
                                      -1);
      g_object_set_data (G_OBJECT (button), "colour", GUINT_TO_POINTER (colour));
      g_signal_connect_object (button, "clicked", G_CALLBACK (colour_clicked_cb), self, 0);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_note_view (SpNoteRow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->note_view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->note_view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->note_view), FALSE);
  gtk_widget_add_css_class (self->note_view, "note-view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note"),
                                  -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note_view)),
                           "changed",
                           G_CALLBACK (typed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note_view, "unmap", G_CALLBACK (keep), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 76);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->note_view);
  gtk_widget_add_css_class (scroller, "note-frame");
  return scroller;
}

static void
make_editor (SpNoteRow *self)
{
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *delete_button = gtk_button_new_with_mnemonic (_ ("_Delete"));
  GtkWidget *party_button = gtk_button_new_from_icon_name ("sp-parties-symbolic");

  self->editor = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->tags_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->tags_entry), _ ("Tags, separated by commas"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tags_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags, separated by commas"),
                                  -1);
  g_signal_connect_object (self->tags_entry,
                           "changed",
                           G_CALLBACK (typed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (delete_button,
                           "clicked",
                           G_CALLBACK (delete_clicked_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (party_button), "win.link-note");
  gtk_widget_set_tooltip_text (party_button, _ ("Link to a Party"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (party_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Link to a Party"),
                                  -1);
  gtk_widget_set_hexpand (delete_button, TRUE);
  gtk_widget_set_halign (delete_button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bottom), make_colours (self));
  gtk_box_append (GTK_BOX (bottom), party_button);
  gtk_box_append (GTK_BOX (bottom), delete_button);
  gtk_box_append (GTK_BOX (self->editor), make_note_view (self));
  gtk_box_append (GTK_BOX (self->editor), self->tags_entry);
  gtk_box_append (GTK_BOX (self->editor), bottom);
  gtk_widget_set_margin_top (self->editor, 8);
  gtk_box_append (GTK_BOX (self), self->editor);
}

/* Puts the note into the editor, unless the reader is typing there. */
static void
fill_editor (SpNoteRow *self, SpMark *mark)
{
  const char *note = mark->note != NULL ? mark->note : "";
  g_autofree char *tags = g_strjoinv (", ", mark->tags);
  g_autofree char *typed = NULL;

  if (g_strcmp0 (self->edited, mark->id) != 0)
    keep (self);
  if (self->keep_source != 0)
    return;
  typed = dup_typed (self);
  self->filling = TRUE;
  if (!g_str_equal (typed, note))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->note_view)), note, -1);
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->tags_entry)), tags))
    gtk_editable_set_text (GTK_EDITABLE (self->tags_entry), tags);
  self->filling = FALSE;
  g_free (self->edited);
  self->edited = g_strdup (mark->id);
}

static void
chosen_cb (SpNoteRow *self)
{
  gboolean chosen = sp_row_get_chosen (SP_ROW (self));
  SpMark *mark = get_mark (self);

  keep (self);
  if (chosen && self->editor == NULL)
    make_editor (self);
  if (self->editor == NULL)
    return;
  gtk_widget_set_visible (self->editor, chosen);
  gtk_widget_set_visible (self->note, !chosen && mark != NULL && mark->note != NULL);
  if (chosen && mark != NULL)
    fill_editor (self, mark);
}

/* Returns: (nullable): what is amiss with the place of the note. */
static const char *
describe_status (SpAnchorStatus status)
{
  switch (status)
    {
    case SP_ANCHOR_LOST:
      return _ ("The words of this note are no longer in the text.");
    case SP_ANCHOR_AMBIGUOUS:
      return _ ("The words of this note are in several places now.");
    case SP_ANCHOR_EXACT:
    case SP_ANCHOR_MOVED:
    case SP_ANCHOR_CHANGED:
    default:
      return NULL;
    }
}

static void
show_dot (SpNoteRow *self, guint colour)
{
  g_autofree char *digit = colour > 0 ? g_strdup_printf ("%u", colour) : NULL;

  for (guint i = 0; i <= SP_MARK_STYLES; i++)
    {
      g_autofree char *css_class = g_strdup_printf ("mark-%u", i);

      if (i == colour)
        gtk_widget_add_css_class (self->dot, css_class);
      else
        gtk_widget_remove_css_class (self->dot, css_class);
    }
  gtk_label_set_text (GTK_LABEL (self->dot), digit != NULL ? digit : "");
}

static void
show_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
show_party (SpNoteRow *self, SpNoteItem *note)
{
  const char *name = sp_note_item_get_party_name (note);

  gtk_widget_set_visible (self->party, name != NULL);
  sp_chip_set_party (SP_CHIP (gtk_widget_get_first_child (self->party)),
                     sp_note_item_get_party (note));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->party)), name);
}

static void
sp_note_row_show (SpRow *row, SpItem *item)
{
  SpNoteRow *self = SP_NOTE_ROW (row);
  SpNoteItem *note = SP_NOTE_ITEM (item);
  SpMark *mark = sp_note_item_get_mark (note);
  const char *name
      = mark->on_text ? sp_mark_style_get_name (mark->colour) : _ ("About the Article");
  g_autofree char *tags = g_strjoinv (" · ", mark->tags);
  const char *lost = mark->on_text ? describe_status (sp_note_item_get_status (note)) : NULL;
  g_autofree char *sentence = NULL;

  show_dot (self, mark->colour);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  show_label (self->words, mark->on_text ? mark->anchor.exact : NULL);
  show_label (self->note, sp_row_get_chosen (row) ? NULL : mark->note);
  show_label (self->tags, tags);
  show_party (self, note);
  show_label (gtk_widget_get_first_child (self->lost), lost);
  gtk_widget_set_visible (self->lost, lost != NULL);
  if (self->editor != NULL)
    fill_editor (self, mark);
  /* Translators: read out for a note: the name of its colour, the marked words, the note. */
  sentence = g_strdup_printf (_ ("%s: %s. %s"),
                              name,
                              mark->on_text ? mark->anchor.exact : "",
                              mark->note != NULL ? mark->note : "");
  sp_row_set_sentence (row, sentence);
  sp_row_set_slot (row, -1);
}

static void
sp_note_row_dispose (GObject *object)
{
  SpNoteRow *self = SP_NOTE_ROW (object);

  g_clear_handle_id (&self->keep_source, g_source_remove);
  G_OBJECT_CLASS (sp_note_row_parent_class)->dispose (object);
}

static void
sp_note_row_finalize (GObject *object)
{
  g_free (SP_NOTE_ROW (object)->edited);
  G_OBJECT_CLASS (sp_note_row_parent_class)->finalize (object);
}

static void
sp_note_row_class_init (SpNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_note_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_note_row_finalize;
  SP_ROW_CLASS (klass)->show = sp_note_row_show;
}

static GtkWidget *
make_lost (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Place at the Selection"));

  gtk_box_append (GTK_BOX (box), sp_row_new_label ("warning"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.place-note");
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
sp_note_row_init (SpNoteRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->dot = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->dot, "mark-dot");
  gtk_widget_set_valign (self->dot, GTK_ALIGN_CENTER);
  self->name = sp_row_new_label ("small-text");
  gtk_widget_add_css_class (self->name, "finding-caption");
  self->words = sp_row_new_label (NULL);
  gtk_label_set_lines (GTK_LABEL (self->words), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  self->note = sp_row_new_label ("note-words");
  self->tags = sp_row_new_label ("small-text");
  gtk_widget_add_css_class (self->tags, "finding-caption");
  self->party = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->party), sp_chip_new (SP_CHIP_SMALL));
  gtk_box_append (GTK_BOX (self->party), sp_row_new_label ("small-text"));
  self->lost = make_lost ();
  gtk_box_append (GTK_BOX (head), self->dot);
  gtk_box_append (GTK_BOX (head), self->name);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), self->words);
  gtk_box_append (GTK_BOX (self), self->note);
  gtk_box_append (GTK_BOX (self), self->tags);
  gtk_box_append (GTK_BOX (self), self->party);
  gtk_box_append (GTK_BOX (self), self->lost);
  g_signal_connect (self, "notify::chosen", G_CALLBACK (chosen_cb), NULL);
}
