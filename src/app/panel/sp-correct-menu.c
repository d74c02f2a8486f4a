/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-correct-menu.h"

#include <glib/gi18n.h>

#include "sp-claim-item.h"
#include "sp-party-item.h"
#include "sp-quote-item.h"
#include "sp-stance-item.h"
#include "sp-words.h"

/* A menu that lists more is no menu: the parties that are named most come first. */
#define MAX_PARTIES 40

static void
append (GMenu *menu, const char *label, const char *action, gint32 target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "i", target);
  g_menu_append_item (menu, item);
}

/* Appends a line for each party but @except (its number, or SP_NONE): @action with its number. */
static void
append_parties (GMenu *menu, SpDocument *document, const char *action, int except)
{
  GListModel *parties = sp_document_get_parties (document);
  guint n = MIN (g_list_model_get_n_items (parties), MAX_PARTIES);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpPartyItem) party = g_list_model_get_item (parties, i);
      int index = (int)sp_item_get_index (SP_ITEM (party));

      if (index != except)
        append (menu, sp_party_item_get_name (party), action, index);
    }
}

static void
append_party_menu (GMenu *menu,
                   SpDocument *document,
                   const char *label,
                   const char *action,
                   const char *nobody,
                   int except)
{
  g_autoptr (GMenu) submenu = g_menu_new ();

  if (nobody != NULL)
    append (submenu, nobody, action, SP_NONE);
  append_parties (submenu, document, action, except);
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}

static void
append_for_party (GMenu *menu, SpDocument *document, SpItem *item)
{
  g_autoptr (GMenu) kinds = g_menu_new ();
  int index = (int)sp_item_get_index (item);

  g_menu_append (menu, _ ("_Rename…"), "correct.rename");
  append_party_menu (menu, document, _ ("_Same As"), "correct.merge", NULL, index);
  append_party_menu (menu,
                     document,
                     _ ("Speaks _For"),
                     "correct.speaks-for",
                     C_ ("speaks for", "Nobody Else"),
                     index);
  for (int kind = SP_PARTY_PERSON; kind <= SP_PARTY_OTHER; kind++)
    append (kinds, sp_words_for_party_kind ((SpPartyKind)kind), "correct.kind", kind);
  g_menu_append_submenu (menu, _ ("_Kind"), G_MENU_MODEL (kinds));
}

/* What the whole library has of the party. */
static void
append_in_library (GMenu *menu, SpItem *item)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) line = g_menu_item_new (_ ("In All _Articles…"), NULL);

  g_menu_item_set_action_and_target (line,
                                     "win.show-party",
                                     "s",
                                     sp_party_item_get_name (SP_PARTY_ITEM (item)));
  g_menu_append_item (section, line);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_for_stance (GMenu *menu, SpDocument *document, SpItem *item)
{
  const SpStance *stance = sp_stance_item_get_stance (SP_STANCE_ITEM (item));
  g_autoptr (GMenu) types = g_menu_new ();

  for (int type = 0; type < SP_N_STANCE_TYPES; type++)
    append (types, sp_words_for_stance ((SpStanceType)type, FALSE), "correct.type", type);
  append_party_menu (menu, document, _ ("_Held By"), "correct.holder", NULL, stance->target_party);
  g_menu_append_submenu (menu, _ ("_Stance"), G_MENU_MODEL (types));
  if (stance->target_party == SP_NONE)
    return;
  append_party_menu (menu, document, _ ("_Toward"), "correct.target", NULL, stance->holder);
  g_menu_append (menu, _ ("_The Other Way Round"), "correct.swap");
}

/* What takes the finding back, by its kind. */
static const char *
describe_reject (SpItemKind kind)
{
  switch (kind)
    {
    case SP_ITEM_PARTY:
      return _ ("_Not a Party");
    case SP_ITEM_QUOTE:
      return _ ("_Not a Quote");
    case SP_ITEM_STANCE:
      return _ ("_Not a Stance");
    case SP_ITEM_CLAIM:
      return _ ("_Not a Claim");
    case SP_ITEM_HAPPENING:
      return _ ("_Not an Event");
    case SP_ITEM_NOTE:
    default:
      g_assert_not_reached ();
    }
}

/* Makes the menu of what can be done about @item, which is no note: actions "correct.*" of the
 * panel. Returns: (transfer full). */
GMenuModel *
sp_correct_menu_new (SpDocument *document, SpItem *item)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) judge = g_menu_new ();
  SpItemKind kind;

  g_return_val_if_fail (SP_IS_DOCUMENT (document) && SP_IS_ITEM (item), NULL);

  kind = sp_item_get_kind (item);
  if (kind == SP_ITEM_PARTY)
    {
      append_in_library (menu, item);
      append_for_party (change, document, item);
    }
  else if (kind == SP_ITEM_QUOTE)
    append_party_menu (change,
                       document,
                       _ ("_Said By"),
                       "correct.speaker",
                       C_ ("said by", "Nobody Named"),
                       SP_NONE);
  else if (kind == SP_ITEM_STANCE)
    append_for_stance (change, document, item);
  g_menu_append (judge, _ ("_Confirm"), "correct.accept");
  g_menu_append (judge, describe_reject (kind), "correct.reject");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (judge));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
