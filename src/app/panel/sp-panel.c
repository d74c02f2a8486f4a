/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-panel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "sp-annotator.h"
#include "sp-corrector.h"
#include "sp-notes-page.h"
#include "sp-parties-page.h"
#include "sp-party-style.h"
#include "sp-quotes-page.h"
#include "sp-stances-page.h"
#include "sp-timeline-page.h"

#define N_PAGES 5
#define PULSE_MS 80

struct _SpPanel
{
  GtkBox parent_instance;

  /* children */
  GtkWidget *stack;
  GtkWidget *pages[N_PAGES];
  GtkWidget *notice;
  GtkWidget *progress;

  /* owned */
  SpDocument *document; /* nullable */
  SpFocus *focus;       /* nullable */
  SpCorrector *corrector;
  SpAnnotator *annotator;
  GSignalGroup *document_signals;
  GSignalGroup *focus_signals;

  /* state */
  guint pulse_source;
};

G_DEFINE_FINAL_TYPE (SpPanel, sp_panel, GTK_TYPE_BOX)

enum
{
  PROP_PAGE = 1,
  N_PROPS,
};

enum
{
  COPIED,
  ACTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
pulse_cb (gpointer progress)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (progress));
  return G_SOURCE_CONTINUE;
}

static void
set_working (SpPanel *self, gboolean working)
{
  gtk_widget_set_visible (self->progress, working);
  if (working && self->pulse_source == 0)
    self->pulse_source = g_timeout_add (PULSE_MS, pulse_cb, self->progress);
  else if (!working)
    g_clear_handle_id (&self->pulse_source, g_source_remove);
}

static void
update_badges (SpPanel *self)
{
  for (guint i = 0; i < N_PAGES; i++)
    {
      AdwViewStackPage *page
          = adw_view_stack_get_page (ADW_VIEW_STACK (self->stack), self->pages[i]);

      adw_view_stack_page_set_badge_number (page, sp_page_get_count (SP_PAGE (self->pages[i])));
    }
}

static void
update (SpPanel *self)
{
  SpAnalysis *analysis = NULL;
  SpDocumentState state = SP_DOCUMENT_EMPTY;

  if (self->document != NULL)
    {
      analysis = sp_document_get_analysis (self->document);
      state = sp_document_get_state (self->document);
    }
  set_working (self, state == SP_DOCUMENT_ANALYZING);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->notice),
                                 state == SP_DOCUMENT_READY && analysis != NULL
                                     && sp_analysis_get_coverage (analysis)->language != NULL
                                     && !sp_analysis_get_coverage (analysis)->language_supported);
  update_badges (self);
}

static void
focus_changed_cb (SpPanel *self)
{
  SpItem *item = sp_focus_get_item (self->focus);

  if (item == NULL || !sp_focus_get_came_from_text (self->focus))
    return;
  for (guint i = 0; i < N_PAGES; i++)
    if (sp_page_shows_kind (SP_PAGE (self->pages[i]), sp_item_get_kind (item)))
      adw_view_stack_set_visible_child (ADW_VIEW_STACK (self->stack), self->pages[i]);
}

static void
page_copied_cb (SpPanel *self)
{
  g_signal_emit (self, signals[COPIED], 0);
}

static void
acted_cb (SpPanel *self, const char *words)
{
  g_signal_emit (self, signals[ACTED], 0, words);
}

static void
page_changed_cb (SpPanel *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
sp_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    g_value_set_string (value, sp_panel_get_page (SP_PANEL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    sp_panel_set_page (SP_PANEL (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_panel_dispose (GObject *object)
{
  SpPanel *self = SP_PANEL (object);

  g_clear_handle_id (&self->pulse_source, g_source_remove);
  g_clear_object (&self->corrector);
  g_clear_object (&self->annotator);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->focus_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->focus);
  G_OBJECT_CLASS (sp_panel_parent_class)->dispose (object);
}

static void
sp_panel_class_init (SpPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_panel_get_property;
  object_class->set_property = sp_panel_set_property;
  object_class->dispose = sp_panel_dispose;
  properties[PROP_PAGE]
      = g_param_spec_string ("page",
                             NULL,
                             NULL,
                             "parties",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[COPIED] = g_signal_new ("copied",
                                  SP_TYPE_PANEL,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  signals[ACTED] = g_signal_new ("acted",
                                 SP_TYPE_PANEL,
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
add_page (SpPanel *self,
          guint index,
          GType type,
          const char *name,
          const char *title,
          const char *icon)
{
  GtkWidget *page = g_object_new (type, NULL);

  self->pages[index] = page;
  g_signal_connect_object (page, "copied", G_CALLBACK (page_copied_cb), self, G_CONNECT_SWAPPED);
  adw_view_stack_add_titled_with_icon (ADW_VIEW_STACK (self->stack), page, name, title, icon);
}

static void
add_pages (SpPanel *self)
{
  add_page (self, 0, SP_TYPE_PARTIES_PAGE, "parties", _ ("Parties"), "sp-parties-symbolic");
  add_page (self, 1, SP_TYPE_QUOTES_PAGE, "quotes", _ ("Quotes"), "sp-quotes-symbolic");
  add_page (self, 2, SP_TYPE_STANCES_PAGE, "stances", _ ("Stances"), "sp-stances-symbolic");
  add_page (self, 3, SP_TYPE_TIMELINE_PAGE, "timeline", _ ("Timeline"), "sp-timeline-symbolic");
  add_page (self, 4, SP_TYPE_NOTES_PAGE, "notes", _ ("Notes"), "sp-notes-symbolic");
}

static GtkWidget *
make_notice (void)
{
  GtkWidget *revealer = gtk_revealer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (
      _ ("Parties and stances can be found in English only. Words in quotation marks are shown."));

  gtk_widget_add_css_class (box, "notice");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("sp-why-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_revealer_set_child (GTK_REVEALER (revealer), box);
  return revealer;
}

static GtkWidget *
make_switcher (SpPanel *self)
{
  GtkWidget *switcher = adw_view_switcher_new ();

  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), ADW_VIEW_SWITCHER_POLICY_NARROW);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher), ADW_VIEW_STACK (self->stack));
  gtk_widget_add_css_class (switcher, "panel-switcher");
  return switcher;
}

static void
sp_panel_init (SpPanel *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  sp_party_style_install (gtk_widget_get_display (GTK_WIDGET (self)));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "standpoint-panel");
  self->stack = adw_view_stack_new ();
  adw_view_stack_set_hhomogeneous (ADW_VIEW_STACK (self->stack), FALSE);
  adw_view_stack_set_vhomogeneous (ADW_VIEW_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  add_pages (self);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->progress, "osd");
  gtk_widget_set_valign (self->progress, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reading the article"),
                                  -1);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->progress);
  self->notice = make_notice ();
  gtk_box_append (GTK_BOX (self), make_switcher (self));
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self), self->notice);
  gtk_box_append (GTK_BOX (self), overlay);
  g_signal_connect_object (self->stack,
                           "notify::visible-child",
                           G_CALLBACK (page_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->corrector = sp_corrector_new (GTK_WIDGET (self));
  self->annotator = sp_annotator_new (GTK_WIDGET (self));
  g_signal_connect_object (self->annotator,
                           "acted",
                           G_CALLBACK (acted_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corrector,
                           "acted",
                           G_CALLBACK (acted_cb),
                           self,
                           G_CONNECT_SWAPPED);
  self->document_signals = g_signal_group_new (SP_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals,
                                  "notify::analysis",
                                  G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->document_signals,
                                  "notify::corrections",
                                  G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->document_signals,
                                  "notify::state",
                                  G_CALLBACK (update),
                                  self);
  self->focus_signals = g_signal_group_new (SP_TYPE_FOCUS);
  g_signal_group_connect_swapped (self->focus_signals,
                                  "changed",
                                  G_CALLBACK (focus_changed_cb),
                                  self);
  update (self);
}

/* Makes an empty panel. Returns: (transfer floating). */
GtkWidget *
sp_panel_new (void)
{
  return g_object_new (SP_TYPE_PANEL, NULL);
}

/* Shows @document (nullable: none) and follows @focus (nullable with it). */
void
sp_panel_set_document (SpPanel *self, SpDocument *document, SpFocus *focus)
{
  g_return_if_fail (SP_IS_PANEL (self));
  g_return_if_fail ((document == NULL) == (focus == NULL));

  g_set_object (&self->document, document);
  g_set_object (&self->focus, focus);
  sp_corrector_set_document (self->corrector, document, focus);
  sp_annotator_set_document (self->annotator, document, focus);
  for (guint i = 0; i < N_PAGES; i++)
    sp_page_set_document (SP_PAGE (self->pages[i]), document, focus);
  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->focus_signals, focus);
  update (self);
}

/* Returns: (transfer none): the name of the page in view. */
const char *
sp_panel_get_page (SpPanel *self)
{
  g_return_val_if_fail (SP_IS_PANEL (self), NULL);

  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack));
}

/* Turns to the page @name. */
void
sp_panel_set_page (SpPanel *self, const char *name)
{
  g_return_if_fail (SP_IS_PANEL (self) && name != NULL);

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), name);
}

/* Gives the keyboard to the editor of the chosen note. */
void
sp_panel_edit_note (SpPanel *self)
{
  g_return_if_fail (SP_IS_PANEL (self));

  sp_panel_set_page (self, "notes");
  sp_notes_page_edit_chosen (SP_NOTES_PAGE (self->pages[4]));
}

/* The highlight colours have other names: shows them. */
void
sp_panel_update_names (SpPanel *self)
{
  g_return_if_fail (SP_IS_PANEL (self));

  sp_notes_page_update_names (SP_NOTES_PAGE (self->pages[4]));
}
