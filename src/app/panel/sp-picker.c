/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-picker.h"

#include <string.h>
#include "sp-chip.h"

/* A list that shows more is no help. */
#define MAX_ROWS 60
#define LIST_HEIGHT 132

typedef struct
{
  int number;
  char *name;
  GPtrArray *found_by; /* char *, folded */
  SpPartyItem *party;  /* owned, nullable */
} Candidate;

struct _SpPicker
{
  GtkBox parent_instance;

  /* children */
  GtkWidget *entry;
  GtkWidget *scroller;
  GtkWidget *list;

  /* state */
  GArray *candidates; /* Candidate */
  GArray *shown;      /* guint: those that the rows of the list are */
  int chosen;         /* index in candidates, or SP_PICKER_NOTHING */
  gboolean filling;   /* the entry is set by us */
};

G_DEFINE_FINAL_TYPE (SpPicker, sp_picker, GTK_TYPE_BOX)

enum
{
  CHANGED,
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
clear_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->name);
  g_ptr_array_unref (candidate->found_by);
  g_clear_object (&candidate->party);
}

static const Candidate *
get_candidate (SpPicker *self, guint index)
{
  return &g_array_index (self->candidates, Candidate, index);
}

static char *
fold (const char *words)
{
  g_autofree char *whole = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (whole != NULL ? whole : "", -1);
}

/* How well @typed (folded) finds it: 2 by how a word of it begins, 1 by what is inside, 0 not. */
static guint
measure (const Candidate *candidate, const char *typed)
{
  guint best = 0;

  for (guint i = 0; i < candidate->found_by->len; i++)
    {
      const char *words = g_ptr_array_index (candidate->found_by, i);

      for (const char *at = strstr (words, typed); at != NULL && best < 2;
           at = *at != '\0' ? strstr (at + 1, typed) : NULL)
        best = at == words || at[-1] == ' ' ? 2 : 1;
    }
  return best;
}

static void
set_chosen (SpPicker *self, int index)
{
  if (self->chosen == index)
    return;
  self->chosen = index;
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_row (const Candidate *candidate)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (candidate->name);

  if (candidate->party != NULL)
    {
      GtkWidget *chip = sp_chip_new (SP_CHIP_SMALL);

      sp_chip_set_party (SP_CHIP (chip), candidate->party);
      gtk_box_append (GTK_BOX (box), chip);
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  candidate->name,
                                  -1);
  return row;
}

static void
select_chosen (SpPicker *self)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);

  gtk_list_box_unselect_all (list);
  for (guint i = 0; i < self->shown->len; i++)
    if ((int)g_array_index (self->shown, guint, i) == self->chosen)
      gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, (int)i));
}

/* Shows what @typed finds, the best first; all where nothing is typed. */
static void
show_found (SpPicker *self, const char *typed)
{
  g_autofree char *folded = fold (typed);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_array_set_size (self->shown, 0);
  for (guint how_well = 2; how_well > 0; how_well--)
    for (guint i = 0; i < self->candidates->len && self->shown->len < MAX_ROWS; i++)
      if (measure (get_candidate (self, i), folded) == how_well)
        {
          g_array_append_val (self->shown, i);
          gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (get_candidate (self, i)));
        }
}

/* The first that is found is chosen. */
static void
typed_cb (SpPicker *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->filling)
    return;
  show_found (self, typed);
  set_chosen (self,
              *typed != '\0' && self->shown->len > 0 ? (int)g_array_index (self->shown, guint, 0)
                                                     : SP_PICKER_NOTHING);
  select_chosen (self);
}

static void
write_name (SpPicker *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (
      GTK_EDITABLE (self->entry),
      self->chosen != SP_PICKER_NOTHING ? get_candidate (self, (guint)self->chosen)->name : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->filling = FALSE;
}

static void
row_activated_cb (SpPicker *self, GtkListBoxRow *row)
{
  set_chosen (self, (int)g_array_index (self->shown, guint, gtk_list_box_row_get_index (row)));
  write_name (self);
  select_chosen (self);
  gtk_widget_grab_focus (self->entry);
}

static void
walk (SpPicker *self, int by)
{
  int at = -1, n = (int)self->shown->len;
  GtkListBoxRow *row;
  graphene_rect_t bounds;

  for (int i = 0; i < n; i++)
    if ((int)g_array_index (self->shown, guint, i) == self->chosen)
      at = i;
  at = CLAMP (at + by, 0, n - 1);
  if (n == 0)
    return;
  set_chosen (self, (int)g_array_index (self->shown, guint, at));
  write_name (self); /* which is read out; more letters take its place */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  select_chosen (self);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), at);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
        (double)bounds.origin.y,
        (double)(bounds.origin.y + bounds.size.height));
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType mods, SpPicker *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  walk (self, key == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

static void
entered_cb (SpPicker *self)
{
  if (self->chosen != SP_PICKER_NOTHING)
    write_name (self);
  g_signal_emit (self, signals[ENTERED], 0);
}

/* The list is only there while the keyboard is; whoever comes back can choose anew. */
static void
focus_cb (GtkEventControllerFocus *focus, GParamSpec *pspec, SpPicker *self)
{
  gboolean inside = gtk_event_controller_focus_contains_focus (focus);

  if (inside)
    {
      show_found (self, "");
      select_chosen (self);
    }
  else
    write_name (self);
  gtk_widget_set_visible (self->scroller, inside);
}

static void
sp_picker_finalize (GObject *object)
{
  g_array_unref (SP_PICKER (object)->candidates);
  g_array_unref (SP_PICKER (object)->shown);
  G_OBJECT_CLASS (sp_picker_parent_class)->finalize (object);
}

static gboolean
sp_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SP_PICKER (widget)->entry);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name,
                       SP_TYPE_PICKER,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       0);
}

static void
sp_picker_class_init (SpPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_picker_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = sp_picker_grab_focus;
  signals[CHANGED] = new_signal ("changed");
  signals[ENTERED] = new_signal ("entered");
}

static void
make_list (SpPicker *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "picker-list");
  g_signal_connect_object (self->list,
                           "row-activated",
                           G_CALLBACK (row_activated_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_add_css_class (self->scroller, "note-frame");
  gtk_widget_set_can_focus (self->scroller, FALSE); /* Tab goes to what is asked next */
  gtk_widget_set_visible (self->scroller, FALSE);
}

static void
sp_picker_init (SpPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (self->candidates, clear_candidate);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->chosen = SP_PICKER_NOTHING;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  self->entry = gtk_entry_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry,
                           "activate",
                           G_CALLBACK (entered_cb),
                           self,
                           G_CONNECT_SWAPPED);
  make_list (self);
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (focus_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), self->scroller);
}

/* Makes a picker of nothing yet, which a screen reader calls @label. Returns: (transfer floating).
 */
GtkWidget *
sp_picker_new (const char *label)
{
  SpPicker *self = g_object_new (SP_TYPE_PICKER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
  return GTK_WIDGET (self);
}

/* Offers @name, which is found by that and by what is @also typed. */
void
sp_picker_add (SpPicker *self,
               int number,
               const char *name,
               const char *const *also,
               SpPartyItem *party)
{
  Candidate candidate = { number, NULL, NULL, NULL };

  g_return_if_fail (SP_IS_PICKER (self) && number >= 0 && name != NULL);

  candidate.name = g_strdup (name);
  candidate.party = party != NULL ? g_object_ref (party) : NULL;
  candidate.found_by = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (candidate.found_by, fold (name));
  for (guint i = 0; also != NULL && also[i] != NULL; i++)
    g_ptr_array_add (candidate.found_by, fold (also[i]));
  g_array_append_val (self->candidates, candidate);
}

/* Offers the parties of @document by their numbers in its analysis, most prominent first. */
void
sp_picker_add_parties (SpPicker *self, SpDocument *document)
{
  GListModel *parties;

  g_return_if_fail (SP_IS_PICKER (self) && SP_IS_DOCUMENT (document));

  parties = sp_document_get_parties (document);
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr (SpPartyItem) party = g_list_model_get_item (parties, i);
      GPtrArray *aliases = sp_party_item_get_party (party)->aliases;
      g_autoptr (GStrvBuilder) also = g_strv_builder_new ();
      g_auto (GStrv) words = NULL;

      for (guint k = 0; k < aliases->len; k++)
        g_strv_builder_add (also, g_ptr_array_index (aliases, k));
      words = g_strv_builder_end (also);
      sp_picker_add (self,
                     (int)sp_item_get_index (SP_ITEM (party)),
                     sp_party_item_get_name (party),
                     (const char *const *)words,
                     party);
    }
}

/* Returns: the number of what is chosen, or SP_PICKER_NOTHING. */
int
sp_picker_get_chosen (SpPicker *self)
{
  g_return_val_if_fail (SP_IS_PICKER (self), SP_PICKER_NOTHING);

  return self->chosen == SP_PICKER_NOTHING ? SP_PICKER_NOTHING
                                           : get_candidate (self, (guint)self->chosen)->number;
}

/* Chooses what was added with @number, or nothing. */
void
sp_picker_choose (SpPicker *self, int number)
{
  g_return_if_fail (SP_IS_PICKER (self));

  set_chosen (self, SP_PICKER_NOTHING);
  for (guint i = 0; i < self->candidates->len; i++)
    if (number >= 0 && get_candidate (self, i)->number == number)
      set_chosen (self, (int)i);
  write_name (self);
  select_chosen (self);
}
