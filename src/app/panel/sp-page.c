/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "sp-citation.h"
#include "sp-corrector.h"

typedef struct
{
  /* children */
  GtkWidget *stack;
  GtkWidget *status;
  GtkWidget *footer;
  GtkWidget *footer_text;
  GtkWidget *footer_button;

  /* owned */
  SpDocument *document; /* nullable */
  SpFocus *focus;       /* nullable */
  GSignalGroup *document_signals;
  GSignalGroup *focus_signals;

  /* state */
  char *hint;     /* nullable: what to do where nothing is found */
  gboolean stale; /* the analysis changed out of sight */
} SpPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpPage, sp_page, GTK_TYPE_BOX)

enum
{
  COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpPagePrivate *priv = sp_page_get_instance_private (SP_PAGE (widget));

  if (priv->focus != NULL && sp_focus_get_item (priv->focus) != NULL)
    sp_page_copy (SP_PAGE (widget), sp_focus_get_item (priv->focus));
}

/* Opens what can be done about the finding in focus, at what has the keyboard. */
static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focused = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *at = focused != NULL && gtk_widget_is_ancestor (focused, widget) ? focused : widget;

  sp_corrector_ask (
      at,
      &(GdkRectangle){ 0, 0, gtk_widget_get_width (at), MIN (gtk_widget_get_height (at), 80) });
}

static void
set_status (SpPage *self, const char *icon, const char *title, const char *description)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (priv->status), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (priv->status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (priv->status), description);
}

static void
update_status (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);
  const GError *error = sp_document_get_error (priv->document);
  SpAnalysis *analysis = sp_document_get_analysis (priv->document);
  g_autofree char *nothing = NULL;
  g_autofree char *message = NULL;

  switch (sp_document_get_state (priv->document))
    {
    case SP_DOCUMENT_EMPTY:
      set_status (self, NULL, _ ("No Article"), _ ("Open an article to see who stands where."));
      break;
    case SP_DOCUMENT_ANALYZING:
      set_status (self, NULL, _ ("Reading the Article…"), NULL);
      break;
    case SP_DOCUMENT_FAILED:
      message = g_markup_escape_text (error->message, -1);
      set_status (self, "dialog-error-symbolic", _ ("The Article Could Not Be Analysed"), message);
      break;
    case SP_DOCUMENT_READY:
    default:
      if (!sp_analysis_get_coverage (analysis)->language_supported
          && !SP_PAGE_GET_CLASS (self)->any_language)
        /* Translators: nothing was looked for, since the article is in another language. */
        nothing = g_strdup (_ ("Looked for in English Articles Only"));
      else
        nothing = SP_PAGE_GET_CLASS (self)->describe_nothing (
            self,
            sp_analysis_get_coverage (analysis)->words);
      set_status (self, NULL, nothing, priv->hint);
      break;
    }
}

/* A page out of sight has time: only its badge is needed now. */
static void
analysis_notify_cb (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  priv->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!priv->stale)
    SP_PAGE_GET_CLASS (self)->analysis_changed (self);
  sp_page_update (self);
}

static void
sp_page_map (GtkWidget *widget)
{
  SpPage *self = SP_PAGE (widget);
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  if (priv->stale)
    SP_PAGE_GET_CLASS (self)->analysis_changed (self);
  priv->stale = FALSE;
  GTK_WIDGET_CLASS (sp_page_parent_class)->map (widget);
}

static void
article_notify_cb (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);
  SpArticle *article = sp_document_get_article (priv->document);
  SpAnalysis *analysis = sp_document_get_analysis (priv->document);

  if (article == NULL || analysis == NULL
      || sp_article_get_text (article) != sp_analysis_get_text (analysis))
    SP_PAGE_GET_CLASS (self)->text_changed (self);
}

static void
focus_changed_cb (SpPage *self)
{
  SP_PAGE_GET_CLASS (self)->focus_changed (self);
}

static void
footer_clicked_cb (SpPage *self)
{
  SP_PAGE_GET_CLASS (self)->footer_clicked (self);
}

static void
sp_page_dispose (GObject *object)
{
  SpPagePrivate *priv = sp_page_get_instance_private (SP_PAGE (object));

  g_clear_object (&priv->document_signals);
  g_clear_object (&priv->focus_signals);
  g_clear_object (&priv->document);
  g_clear_object (&priv->focus);
  G_OBJECT_CLASS (sp_page_parent_class)->dispose (object);
}

static void
sp_page_finalize (GObject *object)
{
  SpPagePrivate *priv = sp_page_get_instance_private (SP_PAGE (object));

  g_free (priv->hint);
  G_OBJECT_CLASS (sp_page_parent_class)->finalize (object);
}

static void
do_nothing (SpPage *self)
{
}

static void
sp_page_class_init (SpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_page_finalize;
  widget_class->map = sp_page_map;
  klass->document_changed = do_nothing;
  klass->analysis_changed = do_nothing;
  klass->focus_changed = do_nothing;
  klass->text_changed = do_nothing;
  klass->footer_clicked = do_nothing;
  signals[COPIED] = g_signal_new ("copied",
                                  SP_TYPE_PAGE,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "page.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "page.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_F10,
                                       GDK_SHIFT_MASK,
                                       "page.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "correct.reject", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_c,
                                       GDK_CONTROL_MASK,
                                       "page.copy",
                                       NULL);
}

static GtkWidget *
make_footer (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);
  GtkWidget *icon = gtk_image_new_from_icon_name ("view-reveal-symbolic");

  priv->footer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  gtk_widget_add_css_class (priv->footer, "page-footer");
  gtk_widget_add_css_class (icon, "finding-caption");
  priv->footer_text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->footer_text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (priv->footer_text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (priv->footer_text, TRUE);
  gtk_widget_add_css_class (priv->footer_text, "small-text");
  gtk_widget_add_css_class (priv->footer_text, "finding-caption");
  priv->footer_button = gtk_button_new ();
  gtk_widget_add_css_class (priv->footer_button, "flat");
  gtk_widget_add_css_class (priv->footer_button, "footer-button");
  g_signal_connect_swapped (priv->footer_button, "clicked", G_CALLBACK (footer_clicked_cb), self);
  gtk_box_append (GTK_BOX (priv->footer), icon);
  gtk_box_append (GTK_BOX (priv->footer), priv->footer_text);
  gtk_box_append (GTK_BOX (priv->footer), priv->footer_button);
  gtk_widget_set_visible (priv->footer, FALSE);
  return priv->footer;
}

static void
sp_page_init (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  priv->status = adw_status_page_new ();
  gtk_widget_add_css_class (priv->status, "compact");
  set_status (self, NULL, _ ("No Article"), _ ("Open an article to see who stands where."));
  priv->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (priv->stack, TRUE);
  gtk_stack_set_hhomogeneous (GTK_STACK (priv->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (priv->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (priv->stack), priv->status, "status");
  gtk_box_append (GTK_BOX (self), priv->stack);
  gtk_box_append (GTK_BOX (self), make_footer (self));
  priv->document_signals = g_signal_group_new (SP_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (priv->document_signals,
                                  "notify::article",
                                  G_CALLBACK (article_notify_cb),
                                  self);
  g_signal_group_connect_swapped (priv->document_signals,
                                  "notify::analysis",
                                  G_CALLBACK (analysis_notify_cb),
                                  self);
  g_signal_group_connect_swapped (priv->document_signals,
                                  "notify::corrections",
                                  G_CALLBACK (sp_page_update),
                                  self);
  g_signal_group_connect_swapped (priv->document_signals,
                                  "notify::state",
                                  G_CALLBACK (sp_page_update),
                                  self);
  priv->focus_signals = g_signal_group_new (SP_TYPE_FOCUS);
  g_signal_group_connect_swapped (priv->focus_signals,
                                  "changed",
                                  G_CALLBACK (focus_changed_cb),
                                  self);
}

/* Shows @document (nullable: none) and follows @focus (nullable with it). */
void
sp_page_set_document (SpPage *self, SpDocument *document, SpFocus *focus)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  g_return_if_fail (SP_IS_PAGE (self));
  g_return_if_fail ((document == NULL) == (focus == NULL));

  g_signal_group_set_target (priv->document_signals, NULL);
  g_signal_group_set_target (priv->focus_signals, NULL);
  g_set_object (&priv->document, document);
  g_set_object (&priv->focus, focus);
  SP_PAGE_GET_CLASS (self)->document_changed (self);
  analysis_notify_cb (self);
  SP_PAGE_GET_CLASS (self)->focus_changed (self);
  g_signal_group_set_target (priv->document_signals, document);
  g_signal_group_set_target (priv->focus_signals, focus);
}

/* Returns: (transfer none) (nullable): the document that is shown. */
SpDocument *
sp_page_get_document (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  g_return_val_if_fail (SP_IS_PAGE (self), NULL);

  return priv->document;
}

/* Returns: (transfer none) (nullable): the focus that is followed. */
SpFocus *
sp_page_get_focus (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  g_return_val_if_fail (SP_IS_PAGE (self), NULL);

  return priv->focus;
}

/* Returns: the number for the badge of the page. */
guint
sp_page_get_count (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  g_return_val_if_fail (SP_IS_PAGE (self), 0);

  return priv->document == NULL ? 0 : SP_PAGE_GET_CLASS (self)->count (self);
}

/* Returns: TRUE if the page shows items of @kind. */
gboolean
sp_page_shows_kind (SpPage *self, SpItemKind kind)
{
  g_return_val_if_fail (SP_IS_PAGE (self), FALSE);

  return SP_PAGE_GET_CLASS (self)->shows_kind (self, kind);
}

/* Sets what the reader is told to do where there is nothing. */
void
sp_page_set_hint (SpPage *self, const char *hint)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  g_return_if_fail (SP_IS_PAGE (self) && hint != NULL);

  g_free (priv->hint);
  priv->hint = g_strdup (hint);
}

/* Sets what is shown where there is something to show. */
void
sp_page_set_content (SpPage *self, GtkWidget *content)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  g_return_if_fail (SP_IS_PAGE (self) && GTK_IS_WIDGET (content));

  gtk_stack_add_named (GTK_STACK (priv->stack), content, "content");
}

/* Puts @top above the content. */
void
sp_page_set_top (SpPage *self, GtkWidget *top)
{
  g_return_if_fail (SP_IS_PAGE (self) && GTK_IS_WIDGET (top));

  gtk_box_prepend (GTK_BOX (self), top);
}

/* Sets the line at the bottom (nullable: none) and its button (nullable: none). */
void
sp_page_set_footer (SpPage *self, const char *text, const char *button)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);

  g_return_if_fail (SP_IS_PAGE (self));

  gtk_widget_set_visible (priv->footer, text != NULL);
  gtk_label_set_text (GTK_LABEL (priv->footer_text), text != NULL ? text : "");
  gtk_widget_set_visible (priv->footer_button, button != NULL);
  gtk_button_set_label (GTK_BUTTON (priv->footer_button), button != NULL ? button : "");
}

/* Chooses between the content and what there is to say instead. */
void
sp_page_update (SpPage *self)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);
  gboolean has_content;

  g_return_if_fail (SP_IS_PAGE (self));

  has_content = sp_page_get_count (self) > 0;
  if (!has_content && priv->document != NULL)
    update_status (self);
  gtk_stack_set_visible_child_name (GTK_STACK (priv->stack), has_content ? "content" : "status");
}

/* Copies the words of @item with where they are from. */
void
sp_page_copy (SpPage *self, SpItem *item)
{
  SpPagePrivate *priv = sp_page_get_instance_private (self);
  g_autofree char *citation = NULL;

  g_return_if_fail (SP_IS_PAGE (self) && SP_IS_ITEM (item) && priv->document != NULL);

  citation = sp_citation_new (item, sp_document_get_article (priv->document));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), citation);
  g_signal_emit (self, signals[COPIED], 0);
}
