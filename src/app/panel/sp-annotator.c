/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-annotator.h"

#include <glib/gi18n.h>

#include "sp-note-item.h"

struct _SpAnnotator
{
  GObject parent_instance;

  SpDocument *document; /* nullable */
  SpFocus *focus;       /* nullable */
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (SpAnnotator, sp_annotator, G_TYPE_OBJECT)

enum
{
  ACTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Returns: (transfer none) (nullable): the text that notes stand in. */
static SpText *
get_text (SpAnnotator *self)
{
  SpArticle *article = self->document != NULL ? sp_document_get_article (self->document) : NULL;

  return article != NULL ? sp_article_get_text (article) : NULL;
}

/* Returns: (transfer none) (nullable): the note with that id. */
static SpNoteItem *
find_note (SpAnnotator *self, const char *id)
{
  GListModel *notes = self->document != NULL ? sp_document_get_notes (self->document) : NULL;
  guint n = notes != NULL ? g_list_model_get_n_items (notes) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpNoteItem) note = g_list_model_get_item (notes, i);

      if (g_str_equal (sp_note_item_get_mark (note)->id, id))
        return note; /* the list owns it */
    }
  return NULL;
}

static void
take (SpAnnotator *self, SpOperation *operation)
{
  sp_operation_log_take (sp_document_get_log (self->document), operation);
}

static void
tell (SpAnnotator *self, const char *words)
{
  g_signal_emit (self, signals[ACTED], 0, words);
}

/* Adds a mark on [start, end). Returns: (transfer none) (nullable): its item. */
static SpNoteItem *
add (SpAnnotator *self, guint start, guint end, guint colour)
{
  SpText *text = get_text (self);
  g_autoptr (SpMark) mark = NULL;

  if (text == NULL || start >= end || end > sp_text_get_length (text) || colour > SP_N_MARK_COLOURS)
    return NULL;
  mark = sp_mark_new (text, (SpSpan){ start, end }, colour);
  take (self, sp_operation_new_add_mark (mark));
  return find_note (self, mark->id);
}

static void
add_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  guint start, end, colour;

  g_variant_get (parameter, "(uuu)", &start, &end, &colour);
  add (self, start, end, colour);
}

static void
write_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  SpNoteItem *note;
  guint start, end;

  g_variant_get (parameter, "(uu)", &start, &end);
  note = add (self, start, end, 0);
  if (note != NULL)
    sp_focus_set_item_from_text (self->focus, SP_ITEM (note), start);
}

/* Puts @mark (transfer full) in the place of the one with its id. */
static void
replace (SpAnnotator *self, SpMark *mark)
{
  take (self, sp_operation_new_edit_mark (mark));
  sp_mark_unref (mark);
}

static void
edit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  const char *id, *words;
  SpNoteItem *note;
  SpMark *mark;

  g_variant_get (parameter, "(&s&s)", &id, &words);
  note = find_note (self, id);
  if (note == NULL
      || g_str_equal (
          words,
          sp_note_item_get_mark (note)->note != NULL ? sp_note_item_get_mark (note)->note : ""))
    return;
  mark = sp_mark_copy (sp_note_item_get_mark (note));
  sp_mark_set_note (mark, *words != '\0' ? words : NULL);
  replace (self, mark);
}

/* Returns: (transfer full): the tags in @line, which stand between commas, each once. */
static GStrv
split_tags (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, ",", -1);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && g_hash_table_add (seen, parts[i]))
      g_strv_builder_add (tags, parts[i]);
  return g_strv_builder_end (tags);
}

static void
tags_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  const char *id, *line;
  SpNoteItem *note;
  g_auto (GStrv) tags = NULL;
  SpMark *mark;

  g_variant_get (parameter, "(&s&s)", &id, &line);
  note = find_note (self, id);
  tags = split_tags (line);
  if (note == NULL
      || g_strv_equal ((const char *const *)tags,
                       (const char *const *)sp_note_item_get_mark (note)->tags))
    return;
  mark = sp_mark_copy (sp_note_item_get_mark (note));
  sp_mark_set_tags (mark, (const char *const *)tags);
  replace (self, mark);
}

static void
colour_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  const char *id;
  guint colour;
  SpNoteItem *note;
  SpMark *mark;

  g_variant_get (parameter, "(&su)", &id, &colour);
  note = find_note (self, id);
  if (note == NULL || colour > SP_N_MARK_COLOURS || sp_note_item_get_mark (note)->colour == colour)
    return;
  mark = sp_mark_copy (sp_note_item_get_mark (note));
  sp_mark_set_colour (mark, colour);
  replace (self, mark);
}

/* Puts a note on other words, as @parameter says. Returns: FALSE where that cannot be. */
static gboolean
place (SpAnnotator *self, GVariant *parameter)
{
  SpText *text = get_text (self);
  const char *id;
  guint start, end;
  SpNoteItem *note;
  SpMark *mark;

  g_variant_get (parameter, "(&suu)", &id, &start, &end);
  note = find_note (self, id);
  if (note == NULL || text == NULL || start >= end || end > sp_text_get_length (text))
    return FALSE;
  mark = sp_mark_copy (sp_note_item_get_mark (note));
  sp_mark_set_span (mark, text, (SpSpan){ start, end });
  replace (self, mark);
  return TRUE;
}

static void
place_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (place (SP_ANNOTATOR (user_data), parameter))
    tell (SP_ANNOTATOR (user_data), _ ("Note placed"));
}

static void
adjust_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  place (SP_ANNOTATOR (user_data), parameter);
}

static void
delete_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  SpNoteItem *note = find_note (self, g_variant_get_string (parameter, NULL));

  if (note == NULL)
    return;
  take (self, sp_operation_new_delete_mark (sp_note_item_get_mark (note)));
  tell (self, _ ("Deleted"));
}

/* The note on the article itself: there is one at most that the reader writes here. */
static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  const char *words = g_variant_get_string (parameter, NULL);
  g_autoptr (SpMark) mark = NULL;

  if (get_text (self) == NULL)
    return;
  mark = sp_mark_new_on_article (words);
  take (self, sp_operation_new_add_mark (mark));
  if (find_note (self, mark->id) != NULL)
    sp_focus_set_item (self->focus, SP_ITEM (find_note (self, mark->id)));
}

/* Links the note to a party, by its number in the shown analysis, or to none. */
static void
party_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  SpAnalysis *analysis = self->document != NULL ? sp_document_get_analysis (self->document) : NULL;
  const char *id;
  int party;
  SpNoteItem *note;
  SpMark *mark;

  g_variant_get (parameter, "(&si)", &id, &party);
  note = find_note (self, id);
  if (note == NULL || analysis == NULL || party >= (int)sp_analysis_get_n_parties (analysis)
      || (party < 0 && sp_note_item_get_mark (note)->party == NULL))
    return;
  mark = sp_mark_copy (sp_note_item_get_mark (note));
  sp_mark_take_party (mark,
                      party >= 0 ? sp_description_new_of (analysis, SP_FINDING_PARTY, (guint)party)
                                 : NULL);
  replace (self, mark);
}

static void
delete_all_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);
  g_autofree char *words = NULL;
  guint n = 0;

  if (self->document == NULL)
    return;
  sp_operation_log_begin_act (sp_document_get_log (self->document));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      SpNoteItem *note = find_note (self, ids[i]);

      if (note == NULL)
        continue;
      take (self, sp_operation_new_delete_mark (sp_note_item_get_mark (note)));
      n++;
    }
  sp_operation_log_end_act (sp_document_get_log (self->document));
  words = g_strdup_printf (ngettext ("%'u note deleted", "%'u notes deleted", n), n);
  if (n > 0)
    tell (self, words);
}

static void
colour_all_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpAnnotator *self = SP_ANNOTATOR (user_data);
  g_autofree const char **ids = NULL;
  g_autofree char *words = NULL;
  guint colour, n = 0;

  g_variant_get (parameter, "(^a&su)", &ids, &colour);
  if (self->document == NULL || colour > SP_N_MARK_COLOURS)
    return;
  sp_operation_log_begin_act (sp_document_get_log (self->document));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      SpNoteItem *note = find_note (self, ids[i]);
      SpMark *mark = note != NULL ? sp_note_item_get_mark (note) : NULL;

      if (mark == NULL || !mark->on_text || mark->colour == colour)
        continue;
      mark = sp_mark_copy (mark);
      sp_mark_set_colour (mark, colour);
      replace (self, mark);
      n++;
    }
  sp_operation_log_end_act (sp_document_get_log (self->document));
  words = g_strdup_printf (ngettext ("%'u note coloured", "%'u notes coloured", n), n);
  if (n > 0)
    tell (self, words);
}

static const GActionEntry entries[] = {
  { .name = "add", .activate = add_activated, .parameter_type = "(uuu)" },
  { .name = "write", .activate = write_activated, .parameter_type = "(uu)" },
  { .name = "edit", .activate = edit_activated, .parameter_type = "(ss)" },
  { .name = "tags", .activate = tags_activated, .parameter_type = "(ss)" },
  { .name = "colour", .activate = colour_activated, .parameter_type = "(su)" },
  { .name = "place", .activate = place_activated, .parameter_type = "(suu)" },
  { .name = "adjust", .activate = adjust_activated, .parameter_type = "(suu)" },
  { .name = "delete", .activate = delete_activated, .parameter_type = "s" },
  { .name = "about", .activate = about_activated, .parameter_type = "s" },
  { .name = "party", .activate = party_activated, .parameter_type = "(si)" },
  { .name = "delete-all", .activate = delete_all_activated, .parameter_type = "as" },
  { .name = "colour-all", .activate = colour_all_activated, .parameter_type = "(asu)" },
};

static void
sp_annotator_dispose (GObject *object)
{
  SpAnnotator *self = SP_ANNOTATOR (object);

  for (guint i = 0; i < G_N_ELEMENTS (entries) && self->actions != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), entries[i].name);
  g_clear_object (&self->actions);
  g_clear_object (&self->document);
  g_clear_object (&self->focus);
  G_OBJECT_CLASS (sp_annotator_parent_class)->dispose (object);
}

static void
sp_annotator_class_init (SpAnnotatorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_annotator_dispose;
  signals[ACTED] = g_signal_new ("acted",
                                 SP_TYPE_ANNOTATOR,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
}

static void
sp_annotator_init (SpAnnotator *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
}

/* Makes the annotator of @panel and gives that its actions. Returns: (transfer full). */
SpAnnotator *
sp_annotator_new (GtkWidget *panel)
{
  SpAnnotator *self;

  g_return_val_if_fail (GTK_IS_WIDGET (panel), NULL);

  self = g_object_new (SP_TYPE_ANNOTATOR, NULL);
  gtk_widget_insert_action_group (panel, "note", G_ACTION_GROUP (self->actions));
  return self;
}

/* Works on @document (nullable: none); a new note comes into @focus (nullable with it). */
void
sp_annotator_set_document (SpAnnotator *self, SpDocument *document, SpFocus *focus)
{
  g_return_if_fail (SP_IS_ANNOTATOR (self));
  g_return_if_fail ((document == NULL) == (focus == NULL));

  g_set_object (&self->document, document);
  g_set_object (&self->focus, focus);
}
