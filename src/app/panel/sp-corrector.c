/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-corrector.h"

#include <glib/gi18n.h>

#include "sp-correct-menu.h"
#include "sp-party-item.h"
#include "sp-quote-item.h"
#include "sp-stance-item.h"
#include "sp-words.h"

struct _SpCorrector
{
  GObject parent_instance;

  /* owned */
  SpDocument *document; /* nullable */
  SpFocus *focus;       /* nullable */
  GSimpleActionGroup *actions;

  /* borrowed: it owns the corrector */
  GtkWidget *panel;

  /* state */
  GdkRectangle at; /* where in the panel the last menu points */
};

G_DEFINE_FINAL_TYPE (SpCorrector, sp_corrector, G_TYPE_OBJECT)

enum
{
  ACTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Returns: (transfer none) (nullable): the finding in focus, if something can be done about it. */
static SpItem *
get_item (SpCorrector *self)
{
  SpItem *item = self->focus != NULL ? sp_focus_get_item (self->focus) : NULL;

  return item != NULL && sp_item_get_kind (item) != SP_ITEM_NOTE
                 && sp_document_get_analysis (self->document) != NULL
             ? item
             : NULL;
}

static SpFindingKind
finding_kind (SpItem *item)
{
  static const SpFindingKind kinds[] = {
    [SP_ITEM_PARTY] = SP_FINDING_PARTY,         [SP_ITEM_QUOTE] = SP_FINDING_QUOTE,
    [SP_ITEM_STANCE] = SP_FINDING_STANCE,       [SP_ITEM_CLAIM] = SP_FINDING_CLAIM,
    [SP_ITEM_HAPPENING] = SP_FINDING_HAPPENING,
  };

  return kinds[sp_item_get_kind (item)];
}

/* Adds @operation (taken) to the log, and tells what was done. */
static void
act (SpCorrector *self, SpOperation *operation, const char *words)
{
  g_autofree char *told = g_strdup (words);

  sp_operation_log_take (sp_document_get_log (self->document), operation);
  g_signal_emit (self, signals[ACTED], 0, told);
}

static void
accept_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);

  if (item != NULL)
    act (self,
         sp_operation_new_accept (sp_document_get_analysis (self->document),
                                  finding_kind (item),
                                  sp_item_get_index (item)),
         _ ("Confirmed"));
}

static void
reject_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);

  if (item != NULL)
    act (self,
         sp_operation_new_reject (sp_document_get_analysis (self->document),
                                  finding_kind (item),
                                  sp_item_get_index (item)),
         _ ("Taken out"));
}

static gboolean
is_party (SpCorrector *self, int index)
{
  return index >= 0
         && (guint)index < sp_analysis_get_n_parties (sp_document_get_analysis (self->document));
}

static gboolean
is_pair (SpCorrector *self, int party, int other)
{
  return self->document != NULL && sp_document_get_analysis (self->document) != NULL
         && is_party (self, party) && is_party (self, other) && party != other;
}

static void
merge_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);
  int into = g_variant_get_int32 (parameter);

  if (SP_IS_PARTY_ITEM (item) && is_party (self, into) && (guint)into != sp_item_get_index (item))
    act (self,
         sp_operation_new_merge (sp_document_get_analysis (self->document),
                                 sp_item_get_index (item),
                                 (guint)into),
         _ ("Joined into one party"));
}

/* @parameter: a party, and the one that it is the same as. */
static void
join_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  int party, into;

  g_variant_get (parameter, "(ii)", &party, &into);
  if (is_pair (self, party, into))
    act (self,
         sp_operation_new_merge (sp_document_get_analysis (self->document),
                                 (guint)party,
                                 (guint)into),
         _ ("Joined into one party"));
}

/* @parameter: two parties that are not the same. */
static void
keep_apart_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  int party, other;

  g_variant_get (parameter, "(ii)", &party, &other);
  if (is_pair (self, party, other))
    act (self,
         sp_operation_new_keep_apart (sp_document_get_analysis (self->document),
                                      (guint)party,
                                      (guint)other),
         _ ("Kept as two parties"));
}

static void
speaks_for_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);
  int principal = g_variant_get_int32 (parameter);

  if (SP_IS_PARTY_ITEM (item) && (principal == SP_NONE || is_party (self, principal)))
    act (self,
         sp_operation_new_set_speaks_for (sp_document_get_analysis (self->document),
                                          sp_item_get_index (item),
                                          principal),
         _ ("Party changed"));
}

static void
kind_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);
  int kind = g_variant_get_int32 (parameter);

  if (SP_IS_PARTY_ITEM (item) && kind >= SP_PARTY_PERSON && kind <= SP_PARTY_OTHER)
    act (self,
         sp_operation_new_set_kind (sp_document_get_analysis (self->document),
                                    sp_item_get_index (item),
                                    (SpPartyKind)kind),
         _ ("Party changed"));
}

static void
speaker_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);
  int party = g_variant_get_int32 (parameter);

  if (SP_IS_QUOTE_ITEM (item) && (party == SP_NONE || is_party (self, party)))
    act (self,
         sp_operation_new_set_speaker (sp_document_get_analysis (self->document),
                                       sp_item_get_index (item),
                                       party),
         _ ("Speaker changed"));
}

/* A stance is known by its parties and type, so a changed one is another item: the focus goes with
 * it. */
static void
follow_stance (SpCorrector *self, const SpStance *value, SpSpan evidence)
{
  GListModel *stances = sp_document_get_stances (self->document);

  for (guint i = 0; i < g_list_model_get_n_items (stances); i++)
    {
      g_autoptr (SpStanceItem) item = g_list_model_get_item (stances, i);
      const SpStance *stance = sp_stance_item_get_stance (item);
      SpSpan extent = sp_spans_extent (&stance->evidence);

      if (stance->holder == value->holder && stance->type == value->type
          && stance->target_party == value->target_party && sp_span_equal (extent, evidence))
        sp_focus_set_item (self->focus, SP_ITEM (item));
    }
}

/* Sets the stance in focus to @value, which borrows from it. */
static void
change_stance (SpCorrector *self, const SpStance *value)
{
  SpSpan evidence = sp_spans_extent (&value->evidence);
  SpStance wanted = *value;

  act (self,
       sp_operation_new_set_stance (sp_document_get_analysis (self->document),
                                    sp_item_get_index (get_item (self)),
                                    value),
       _ ("Stance changed"));
  follow_stance (self, &wanted, evidence);
}

static void
type_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);
  int type = g_variant_get_int32 (parameter);
  SpStance value;

  if (!SP_IS_STANCE_ITEM (item) || type < 0 || type >= SP_N_STANCE_TYPES)
    return;
  value = *sp_stance_item_get_stance (SP_STANCE_ITEM (item));
  value.type = (SpStanceType)type;
  value.negated = FALSE;
  change_stance (self, &value);
}

static void
holder_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);
  int party = g_variant_get_int32 (parameter);
  SpStance value;

  if (!SP_IS_STANCE_ITEM (item) || !is_party (self, party))
    return;
  value = *sp_stance_item_get_stance (SP_STANCE_ITEM (item));
  value.holder = party;
  change_stance (self, &value);
}

static void
target_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);
  int party = g_variant_get_int32 (parameter);
  SpStance value;

  if (!SP_IS_STANCE_ITEM (item) || !is_party (self, party))
    return;
  value = *sp_stance_item_get_stance (SP_STANCE_ITEM (item));
  value.target_party = party;
  change_stance (self, &value);
}

static void
swap_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);
  SpStance value;

  if (!SP_IS_STANCE_ITEM (item))
    return;
  value = *sp_stance_item_get_stance (SP_STANCE_ITEM (item));
  if (value.target_party == SP_NONE)
    return;
  value.holder = value.target_party;
  value.target_party = sp_stance_item_get_stance (SP_STANCE_ITEM (item))->holder;
  change_stance (self, &value);
}

/* The menu is no longer needed once its action is done, which comes after it is closed. */
static gboolean
drop_popover_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE,
                   drop_popover_cb,
                   g_object_ref (popover),
                   g_object_unref);
}

static void
show_popover (SpCorrector *self, GtkWidget *popover)
{
  gtk_widget_set_parent (popover, self->panel);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &self->at);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* @parameter: a rectangle in the window. */
static void
menu_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (self->panel));
  SpItem *item = get_item (self);
  g_autoptr (GMenuModel) menu = NULL;
  double x, y;

  if (item == NULL || window == NULL)
    return;
  g_variant_get (parameter, "(iiii)", &self->at.x, &self->at.y, &self->at.width, &self->at.height);
  if (!gtk_widget_translate_coordinates (window, self->panel, self->at.x, self->at.y, &x, &y))
    return;
  self->at.x = (int)x;
  self->at.y = (int)y;
  menu = sp_correct_menu_new (self->document, item);
  show_popover (self, gtk_popover_menu_new_from_model (menu));
}

static void
name_entered_cb (GtkWidget *entry, SpCorrector *self)
{
  SpItem *item = get_item (self);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  GtkWidget *popover = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (SP_IS_PARTY_ITEM (item) && *name != '\0'
      && !g_str_equal (name, sp_party_item_get_name (SP_PARTY_ITEM (item))))
    act (self,
         sp_operation_new_rename (sp_document_get_analysis (self->document),
                                  sp_item_get_index (item),
                                  name),
         _ ("Renamed"));
}

static void
rename_clicked_cb (GtkWidget *button, SpCorrector *self)
{
  name_entered_cb (gtk_widget_get_prev_sibling (button), self);
}

/* Asks for the new name where the menu was. */
static void
rename_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SpCorrector *self = SP_CORRECTOR (user_data);
  SpItem *item = get_item (self);
  GtkWidget *popover, *box, *entry, *button;

  if (!SP_IS_PARTY_ITEM (item))
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  entry = gtk_entry_new ();
  button = gtk_button_new_with_mnemonic (_ ("_Rename"));
  gtk_editable_set_text (GTK_EDITABLE (entry), sp_party_item_get_name (SP_PARTY_ITEM (item)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the party"),
                                  -1);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_object (entry, "activate", G_CALLBACK (name_entered_cb), self, 0);
  g_signal_connect_object (button, "clicked", G_CALLBACK (rename_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  show_popover (self, popover);
  gtk_widget_grab_focus (entry);
}

static const GActionEntry entries[] = {
  { .name = "menu", .activate = menu_activated, .parameter_type = "(iiii)" },
  { .name = "accept", .activate = accept_activated },
  { .name = "reject", .activate = reject_activated },
  { .name = "rename", .activate = rename_activated },
  { .name = "merge", .activate = merge_activated, .parameter_type = "i" },
  { .name = "join", .activate = join_activated, .parameter_type = "(ii)" },
  { .name = "keep-apart", .activate = keep_apart_activated, .parameter_type = "(ii)" },
  { .name = "speaks-for", .activate = speaks_for_activated, .parameter_type = "i" },
  { .name = "kind", .activate = kind_activated, .parameter_type = "i" },
  { .name = "speaker", .activate = speaker_activated, .parameter_type = "i" },
  { .name = "type", .activate = type_activated, .parameter_type = "i" },
  { .name = "holder", .activate = holder_activated, .parameter_type = "i" },
  { .name = "target", .activate = target_activated, .parameter_type = "i" },
  { .name = "swap", .activate = swap_activated },
};

static void
sp_corrector_dispose (GObject *object)
{
  SpCorrector *self = SP_CORRECTOR (object);

  for (guint i = 0; i < G_N_ELEMENTS (entries) && self->actions != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self->actions), entries[i].name);
  g_clear_object (&self->actions);
  g_clear_object (&self->document);
  g_clear_object (&self->focus);
  G_OBJECT_CLASS (sp_corrector_parent_class)->dispose (object);
}

static void
sp_corrector_class_init (SpCorrectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_corrector_dispose;
  signals[ACTED] = g_signal_new ("acted",
                                 SP_TYPE_CORRECTOR,
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
sp_corrector_init (SpCorrector *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions),
                                   entries,
                                   G_N_ELEMENTS (entries),
                                   self);
}

/* Makes the corrector of @panel and gives that its actions. Returns: (transfer full). */
SpCorrector *
sp_corrector_new (GtkWidget *panel)
{
  SpCorrector *self;

  g_return_val_if_fail (GTK_IS_WIDGET (panel), NULL);

  self = g_object_new (SP_TYPE_CORRECTOR, NULL);
  self->panel = panel;
  gtk_widget_insert_action_group (panel, "correct", G_ACTION_GROUP (self->actions));
  return self;
}

/* Works on @document (nullable: none) and what is in @focus (nullable with it). */
void
sp_corrector_set_document (SpCorrector *self, SpDocument *document, SpFocus *focus)
{
  g_return_if_fail (SP_IS_CORRECTOR (self));
  g_return_if_fail ((document == NULL) == (focus == NULL));

  g_set_object (&self->document, document);
  g_set_object (&self->focus, focus);
}

/* Opens the menu of the finding in focus at the place @at of @widget, which is in the panel. */
void
sp_corrector_ask (GtkWidget *widget, const GdkRectangle *at)
{
  GtkWidget *window;
  double x, y;

  g_return_if_fail (GTK_IS_WIDGET (widget) && at != NULL);

  window = GTK_WIDGET (gtk_widget_get_root (widget));
  if (window != NULL && gtk_widget_translate_coordinates (widget, window, at->x, at->y, &x, &y))
    gtk_widget_activate_action (widget,
                                "correct.menu",
                                "(iiii)",
                                (int)x,
                                (int)y,
                                at->width,
                                at->height);
}
