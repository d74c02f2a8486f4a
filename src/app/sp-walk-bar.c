/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-walk-bar.h"
#include "sp-claim-item.h"
#include "sp-quote-item.h"
#include "sp-stance-item.h"

#include <glib/gi18n.h>

struct _SpWalkBar
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *revealer;
  GtkWidget *label;

  /* owned references */
  SpDocument *document;
  SpFocus *focus;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (SpWalkBar, sp_walk_bar, GTK_TYPE_WIDGET)

/* Index of @item in @list, or -1. */
static int
find_index (GListModel *list, SpItem *item)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SpItem) other = g_list_model_get_item (list, i);

      if (other == item)
        return (int)i;
    }
  return -1;
}

/* The list through which a walk from @item leads from item to item; NULL where it leads from place
 * to place of the one item. */
static GListModel *
get_walked_list (SpDocument *document, SpItem *item)
{
  switch (sp_item_get_kind (item))
    {
    case SP_ITEM_QUOTE:
      return sp_document_get_quotes (document);
    case SP_ITEM_STANCE:
      return sp_document_get_stances (document);
    case SP_ITEM_HAPPENING:
      return sp_document_get_happenings (document);
    case SP_ITEM_PARTY:
    case SP_ITEM_CLAIM:
    case SP_ITEM_NOTE:
    default:
      return NULL;
    }
}

static const char *
get_speaker_name (SpQuoteItem *item)
{
  SpPartyItem *speaker = sp_quote_item_get_speaker (item);

  return speaker != NULL ? sp_party_item_get_name (speaker) : _ ("no named source");
}

static char *
dup_text (SpWalkBar *self, SpItem *item)
{
  GListModel *list = get_walked_list (self->document, item);
  guint n = list != NULL ? g_list_model_get_n_items (list) : sp_focus_get_places (self->focus)->n;
  guint i
      = (guint)(list != NULL ? find_index (list, item) : sp_focus_get_position (self->focus)) + 1;

  switch (sp_item_get_kind (item))
    {
    case SP_ITEM_QUOTE:
      /* Translators: which quote of how many, and who speaks */
      return g_strdup_printf (_ ("Quote %'u of %'u · %s"),
                              i,
                              n,
                              get_speaker_name (SP_QUOTE_ITEM (item)));
    case SP_ITEM_PARTY:
      /* Translators: which mention of how many, and of whom */
      return g_strdup_printf (_ ("Mention %'u of %'u · %s"),
                              i,
                              n,
                              sp_party_item_get_name (SP_PARTY_ITEM (item)));
    case SP_ITEM_STANCE:
      /* Translators: which stance of how many, and whose */
      return g_strdup_printf (
          _ ("Stance %'u of %'u · %s"),
          i,
          n,
          sp_party_item_get_name (sp_stance_item_get_holder (SP_STANCE_ITEM (item))));
    case SP_ITEM_HAPPENING:
      return g_strdup_printf (_ ("Happening %'u of %'u"), i, n);
    case SP_ITEM_CLAIM:
    case SP_ITEM_NOTE:
    default:
      return g_strdup_printf (_ ("Place %'u of %'u"), i, n);
    }
}

static void
update (SpWalkBar *self)
{
  SpItem *item = self->focus != NULL ? sp_focus_get_item (self->focus) : NULL;
  g_autofree char *text = NULL;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), item != NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self), item != NULL);
  if (item == NULL)
    return;
  text = dup_text (self, item);
  gtk_label_set_text (GTK_LABEL (self->label), text);
}

static void
previous_cb (SpWalkBar *self)
{
  sp_walk_bar_step (self, -1);
}

static void
next_cb (SpWalkBar *self)
{
  sp_walk_bar_step (self, 1);
}

static void
close_cb (SpWalkBar *self)
{
  if (self->focus != NULL)
    sp_focus_clear (self->focus);
}

static void
sp_walk_bar_dispose (GObject *object)
{
  SpWalkBar *self = SP_WALK_BAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->document);
  g_clear_object (&self->focus);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (sp_walk_bar_parent_class)->dispose (object);
}

static void
sp_walk_bar_class_init (SpWalkBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_walk_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "walkbar");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_button (SpWalkBar *self, GtkWidget *box, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
sp_walk_bar_init (SpWalkBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->signals = g_signal_group_new (SP_TYPE_FOCUS);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  gtk_widget_add_css_class (box, "walk-bar");
  add_button (self, box, "go-up-symbolic", _ ("Previous"), G_CALLBACK (previous_cb));
  add_button (self, box, "go-down-symbolic", _ ("Next"), G_CALLBACK (next_cb));
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_box_append (GTK_BOX (box), self->label);
  add_button (self, box, "window-close-symbolic", _ ("Close"), G_CALLBACK (close_cb));
  self->revealer = g_object_new (GTK_TYPE_REVEALER,
                                 "transition-type",
                                 GTK_REVEALER_TRANSITION_TYPE_CROSSFADE,
                                 "child",
                                 box,
                                 NULL);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 6);
}

/* Binds the bar to @focus over the lists of @document; both nullable. */
void
sp_walk_bar_set_document (SpWalkBar *self, SpDocument *document, SpFocus *focus)
{
  g_return_if_fail (SP_IS_WALK_BAR (self));

  g_set_object (&self->document, document);
  g_set_object (&self->focus, focus);
  g_signal_group_set_target (self->signals, focus);
  update (self);
}

/* Goes to the next (+1) or previous (-1) of what is looked at: from quote to quote, from mention to
 * mention. */
void
sp_walk_bar_step (SpWalkBar *self, int direction)
{
  SpItem *item;
  GListModel *list;
  int n;

  g_return_if_fail (SP_IS_WALK_BAR (self));

  item = self->focus != NULL ? sp_focus_get_item (self->focus) : NULL;
  if (item == NULL)
    return;
  list = get_walked_list (self->document, item);
  n = list != NULL ? (int)g_list_model_get_n_items (list) : 0;
  if (n > 0)
    {
      int index = (find_index (list, item) + direction + n) % n;
      g_autoptr (SpItem) next = g_list_model_get_item (list, (guint)index);

      sp_focus_set_item (self->focus, next);
    }
  else
    sp_focus_step (self->focus, direction);
}

/* What the bar says. */
const char *
sp_walk_bar_get_text (SpWalkBar *self)
{
  g_return_val_if_fail (SP_IS_WALK_BAR (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->label));
}

/* Chooses the quote before (-1) or after (+1) the one that is looked at, or nearest to the document
 * offset @from where none is. */
void
sp_walk_quotes (SpDocument *document, SpFocus *focus, int direction, guint from)
{
  GListModel *quotes;
  SpItem *item;
  int n, index = -1;
  g_autoptr (SpItem) chosen = NULL;

  g_return_if_fail (SP_IS_DOCUMENT (document) && SP_IS_FOCUS (focus));

  quotes = sp_document_get_quotes (document);
  n = (int)g_list_model_get_n_items (quotes);
  item = sp_focus_get_item (focus);
  if (n == 0)
    return;
  if (item != NULL && sp_item_get_kind (item) == SP_ITEM_QUOTE)
    index = find_index (quotes, item) + direction;
  else
    for (index = 0; index < n; index++)
      {
        g_autoptr (SpQuoteItem) quote = g_list_model_get_item (quotes, (guint)index);

        if (sp_spans_extent (&sp_quote_item_get_quote (quote)->content).start >= from)
          {
            index += direction > 0 ? 0 : -1;
            break;
          }
      }
  chosen = g_list_model_get_item (quotes, (guint)((index + n) % n));
  sp_focus_set_item (focus, chosen);
}
