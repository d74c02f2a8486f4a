/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-notes-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sp-mark-style.h"

/* The ids of the choices: one of these, followed by a number or the key of a party. */
#define COLOUR "colour:"
#define PARTY "party:"
#define LOST "lost"

static gboolean
has (const char *text, const char *wanted)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, wanted) != NULL;
}

static gboolean
is_lost (SpNoteItem *note)
{
  return sp_note_item_get_status (note) >= SP_ANCHOR_AMBIGUOUS;
}

/* Returns: TRUE if @wanted is in the note, its words, its tags, or the name of its colour or party.
 */
gboolean
sp_notes_choice_has (SpNoteItem *note, const char *wanted)
{
  SpMark *mark;

  g_return_val_if_fail (SP_IS_NOTE_ITEM (note), FALSE);

  mark = sp_note_item_get_mark (note);
  if (wanted == NULL || *wanted == '\0' || has (mark->note, wanted)
      || has (sp_note_item_get_party_name (note), wanted)
      || (mark->on_text
          && (has (mark->anchor.exact, wanted)
              || has (sp_mark_style_get_name (mark->colour), wanted))))
    return TRUE;
  for (guint i = 0; mark->tags[i] != NULL; i++)
    if (has (mark->tags[i], wanted))
      return TRUE;
  return FALSE;
}

/* Returns: TRUE if the note is one of @choice: the id of a choice. */
gboolean
sp_notes_choice_passes (SpNoteItem *note, const char *choice)
{
  SpMark *mark;
  SpPartyItem *party;

  g_return_val_if_fail (SP_IS_NOTE_ITEM (note), FALSE);

  mark = sp_note_item_get_mark (note);
  party = sp_note_item_get_party (note);
  if (choice == NULL || g_str_equal (choice, SP_NOTES_ALL))
    return TRUE;
  if (g_str_equal (choice, LOST))
    return is_lost (note);
  if (g_str_has_prefix (choice, COLOUR))
    return mark->on_text && mark->colour == g_ascii_strtoull (choice + strlen (COLOUR), NULL, 10);
  return party != NULL && g_str_equal (sp_item_get_key (SP_ITEM (party)), choice + strlen (PARTY));
}

/* Returns: the order that @word names. */
SpNotesOrder
sp_notes_order_from_string (const char *word)
{
  g_return_val_if_fail (word != NULL, SP_NOTES_BY_TEXT);

  return g_str_equal (word, "time")     ? SP_NOTES_BY_TIME
         : g_str_equal (word, "colour") ? SP_NOTES_BY_COLOUR
                                        : SP_NOTES_BY_TEXT;
}

/* Returns: less than 0 where @a comes before @b; 0 where they stay as they are in the text. */
int
sp_notes_choice_compare (SpNoteItem *a, SpNoteItem *b, SpNotesOrder order)
{
  SpMark *x, *y;

  g_return_val_if_fail (SP_IS_NOTE_ITEM (a) && SP_IS_NOTE_ITEM (b), 0);

  x = sp_note_item_get_mark (a);
  y = sp_note_item_get_mark (b);
  if (order == SP_NOTES_BY_TIME)
    return (y->created > x->created) - (y->created < x->created);
  if (order == SP_NOTES_BY_COLOUR)
    return (x->colour > y->colour) - (x->colour < y->colour);
  return 0;
}

/* ---- the bar ---- */

typedef struct
{
  GListModel *notes;
  GArray *choices;    /* SpChoice */
  GPtrArray *strings; /* what the choices point to */
} Offer;

static char *
keep (Offer *offer, char *string)
{
  g_ptr_array_add (offer->strings, string);
  return string;
}

/* Offers @choice (with its id; the label is a name or NULL) where there are notes of it. */
static void
add (Offer *offer, SpChoice choice, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (offer->notes); i++)
    {
      g_autoptr (SpNoteItem) note = g_list_model_get_item (offer->notes, i);

      n += sp_notes_choice_passes (note, choice.id);
    }
  if (n == 0)
    return;
  choice.label = keep (offer, g_strdup_printf ("%'u", n));
  choice.sentence = keep (offer,
                          /* Translators: a choice of what to list: a name, and how many notes. */
                          g_strdup_printf (ngettext ("%s, %'u note", "%s, %'u notes", n), name, n));
  g_array_append_val (offer->choices, choice);
}

static void
add_all (Offer *offer, SpDocument *document)
{
  GListModel *parties = sp_document_get_parties (document);
  SpChoice all = { .id = SP_NOTES_ALL, .label = _ ("All"), .sentence = _ ("All notes") };

  g_array_append_val (offer->choices, all);
  for (guint colour = 0; colour <= SP_MARK_STYLES; colour++)
    add (offer,
         (SpChoice){ .id = keep (offer, g_strdup_printf (COLOUR "%u", colour)),
                     .colour = colour + 1 },
         sp_mark_style_get_name (colour));
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (SpPartyItem) party = g_list_model_get_item (parties, i);
      char *id;

      if (sp_party_item_get_n_notes (party) == 0)
        continue;
      id = keep (offer, g_strconcat (PARTY, sp_item_get_key (SP_ITEM (party)), NULL));
      add (offer, (SpChoice){ .id = id, .party = party }, sp_party_item_get_name (party));
    }
  add (offer, (SpChoice){ .id = LOST, .icon = "dialog-warning-symbolic" }, _ ("Without a place"));
}

/* Offers what the notes of @document can be chosen by. Returns: FALSE where that is no choice. */
gboolean
sp_notes_choice_offer (SpFilterBar *bar, SpDocument *document)
{
  Offer offer;
  gboolean any;

  g_return_val_if_fail (SP_IS_FILTER_BAR (bar) && SP_IS_DOCUMENT (document), FALSE);

  offer.notes = sp_document_get_notes (document);
  offer.choices = g_array_new (FALSE, TRUE, sizeof (SpChoice));
  offer.strings = g_ptr_array_new_with_free_func (g_free);
  add_all (&offer, document);
  any = offer.choices->len > 2;
  sp_filter_bar_set (bar, (const SpChoice *)(gconstpointer)offer.choices->data, offer.choices->len);
  g_array_unref (offer.choices);
  g_ptr_array_unref (offer.strings);
  return any;
}

/* ---- the menu ---- */

static void
append_order (GMenu *menu, const char *label, const char *word)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "notes.order", "s", word);
  g_menu_append_item (menu, item);
}

/* Returns: (transfer full): orders, and acts on all notes that are shown: actions "notes.*". */
GMenuModel *
sp_notes_choice_make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) orders = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) colours = g_menu_new ();

  append_order (orders, _ ("In the Order of the _Text"), "text");
  append_order (orders, _ ("_Newest First"), "time");
  append_order (orders, _ ("By _Colour"), "colour");
  for (guint colour = 1; colour <= SP_MARK_STYLES; colour++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (sp_mark_style_get_name (colour), NULL);

      g_menu_item_set_action_and_target (item, "notes.colour-shown", "u", colour);
      g_menu_append_item (colours, item);
    }
  g_menu_append_submenu (acts, _ ("Colour _All Shown"), G_MENU_MODEL (colours));
  g_menu_append (acts, _ ("_Delete All Shown"), "notes.delete-shown");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (orders));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
