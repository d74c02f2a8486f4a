/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-window-private.h"
#include "sp-empty-page.h"
#include "sp-import-bar.h"
#include "sp-library-view.h"
#include "sp-party-page.h"
#include "sp-text-popover.h"

#include <glib/gi18n.h>

enum
{
  PROP_DOCUMENT = 1,
  PROP_LIBRARY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpWindow, sp_window, ADW_TYPE_APPLICATION_WINDOW)

/* The header says the title only once the article's own has scrolled away. */
void
sp_window_update_title (SpWindow *self)
{
  SpReaderView *reader = SP_READER_VIEW (self->reader);
  g_autofree char *title = sp_reader_view_dup_title (reader);
  g_autofree char *caption = sp_reader_view_dup_caption (reader);
  gboolean reading
      = g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "article")
        && !(self->narrow && sp_window_is_library_revealed (self));
  gboolean in_sight = sp_reader_view_get_title_visible (reader);

  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Standpoint"));
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title_widget),
                              !reading                    ? _ ("Standpoint")
                              : in_sight || title == NULL ? ""
                                                          : title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title_widget),
                                 reading && !in_sight && caption != NULL ? caption : "");
}

static void
state_cb (SpWindow *self)
{
  const GError *error = sp_document_get_error (self->document);

  if (sp_document_get_state (self->document) == SP_DOCUMENT_FAILED && error != NULL)
    sp_window_say (self, error->message);
  sp_window_update_actions (self);
}

static void
settings_cb (SpWindow *self)
{
  SpReaderView *reader = SP_READER_VIEW (self->reader);

  sp_reader_view_set_text_size (reader, (guint)g_settings_get_int (self->settings, "text-size"));
  sp_reader_view_set_line_width (reader, (guint)g_settings_get_int (self->settings, "line-width"));
  sp_reader_view_set_show_marks (reader, g_settings_get_boolean (self->settings, "show-marks"));
}

static void
sp_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (sp_window_parent_class)->size_allocate (widget, width, height, baseline);
  sp_window_width_changed (SP_WINDOW (widget), width);
}

/* Whoever is reading for this window holds it; so it ends that as soon as it goes. */
static void
sp_window_unrealize (GtkWidget *widget)
{
  sp_window_cancel (SP_WINDOW (widget));
  GTK_WIDGET_CLASS (sp_window_parent_class)->unrealize (widget);
}

static gboolean
sp_window_close_request (GtkWindow *window)
{
  SpWindow *self = SP_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (width >= 360 && height >= 360)
    {
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  sp_reader_view_end_adjustment (SP_READER_VIEW (self->reader));
  sp_window_keep_position (self);
  sp_window_cancel (self);
  return GTK_WINDOW_CLASS (sp_window_parent_class)->close_request (window);
}

static void
sp_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    g_value_set_object (value, SP_WINDOW (object)->document);
  else if (id == PROP_LIBRARY)
    g_value_set_object (value, SP_WINDOW (object)->library);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    SP_WINDOW (object)->document = g_value_dup_object (value);
  else if (id == PROP_LIBRARY)
    SP_WINDOW (object)->library = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_window_constructed (GObject *object)
{
  SpWindow *self = SP_WINDOW (object);

  G_OBJECT_CLASS (sp_window_parent_class)->constructed (object);
  self->focus = sp_focus_new (self->document);
  sp_window_init_library (self);
  sp_window_init_party (self);
  sp_window_init_layout (self);
  sp_reader_view_set_document (SP_READER_VIEW (self->reader), self->document, self->focus);
  sp_walk_bar_set_document (SP_WALK_BAR (self->walk_bar), self->document, self->focus);
  sp_find_bar_set_reader (SP_FIND_BAR (self->find_bar), SP_READER_VIEW (self->reader));
  g_signal_connect_object (self->document,
                           "notify::state",
                           G_CALLBACK (state_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document,
                           "notify::article",
                           G_CALLBACK (sp_window_update_title),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->focus,
                           "changed",
                           G_CALLBACK (sp_window_update_actions),
                           self,
                           G_CONNECT_SWAPPED);
  sp_window_update_title (self);
  sp_window_update_actions (self);
}

static void
sp_window_dispose (GObject *object)
{
  SpWindow *self = SP_WINDOW (object);

  sp_window_cancel (self);
  sp_window_dispose_import (self);
  sp_window_dispose_undo (self);
  sp_window_dispose_focus (self);
  sp_window_dispose_notes (self);
  /* GTK may keep the window's action group a while; these two would go on speaking of a window that
   * is gone whenever a setting changes */
  g_action_map_remove_action (G_ACTION_MAP (self), "show-marks");
  g_action_map_remove_action (G_ACTION_MAP (self), "font");
  g_clear_handle_id (&self->width_idle, g_source_remove);
  sp_window_dispose_library (self);
  sp_window_dispose_party (self);
  if (self->reader != NULL)
    {
      sp_reader_view_set_document (SP_READER_VIEW (self->reader), NULL, NULL);
      sp_walk_bar_set_document (SP_WALK_BAR (self->walk_bar), NULL, NULL);
      sp_find_bar_set_reader (SP_FIND_BAR (self->find_bar), NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_WINDOW);
  g_clear_object (&self->chooser);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->focus);
  g_clear_object (&self->document);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (sp_window_parent_class)->dispose (object);
}

static void
sp_window_finalize (GObject *object)
{
  g_free (SP_WINDOW (object)->page_before);
  g_free (SP_WINDOW (object)->link);
  G_OBJECT_CLASS (sp_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SP_TYPE_EMPTY_PAGE);
  g_type_ensure (SP_TYPE_FIND_BAR);
  g_type_ensure (SP_TYPE_IMPORT_BAR);
  g_type_ensure (SP_TYPE_LIBRARY_VIEW);
  g_type_ensure (SP_TYPE_PARTY_PAGE);
  g_type_ensure (SP_TYPE_READER_VIEW);
  g_type_ensure (SP_TYPE_TEXT_POPOVER);
  g_type_ensure (SP_TYPE_WALK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/standpoint/Standpoint/sp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, library_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, panel_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, text_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, find_bar);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, drop_revealer);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, library_flap);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, library_view);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, loading_label);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, loading_bar);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, walk_bar);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, tabs);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, panel_overlay);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, panel_handle);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, import_bar);
  gtk_widget_class_bind_template_child (widget_class, SpWindow, party_page);
}

static void
sp_window_class_init (SpWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sp_window_get_property;
  object_class->set_property = sp_window_set_property;
  object_class->constructed = sp_window_constructed;
  object_class->dispose = sp_window_dispose;
  object_class->finalize = sp_window_finalize;
  widget_class->size_allocate = sp_window_size_allocate;
  widget_class->unrealize = sp_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = sp_window_close_request;

  /* the article of the window and its findings */
  properties[PROP_DOCUMENT]
      = g_param_spec_object ("document",
                             NULL,
                             NULL,
                             SP_TYPE_DOCUMENT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /* where its articles are kept, or none */
  properties[PROP_LIBRARY]
      = g_param_spec_object ("library",
                             NULL,
                             NULL,
                             SP_TYPE_LIBRARY_STORE,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (widget_class);
  sp_window_class_init_keys (widget_class);
}

static void
sp_window_init (SpWindow *self)
{
  self->settings = g_settings_new (SP_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  if (g_str_equal (SP_PROFILE, "development"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  sp_window_init_actions (self);
  sp_window_init_drop (self);
  sp_window_init_focus (self);
  g_signal_connect_object (self->reader,
                           "notify::title-visible",
                           G_CALLBACK (sp_window_update_title),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings,
                           "changed",
                           G_CALLBACK (settings_cb),
                           self,
                           G_CONNECT_SWAPPED);
  settings_cb (self);
}

/* A window of @application around @document. Its articles are kept in @library (nullable: nowhere).
 */
SpWindow *
sp_window_new (GtkApplication *application, SpDocument *document, SpLibraryStore *library)
{
  g_return_val_if_fail (SP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (library == NULL || SP_IS_LIBRARY_STORE (library), NULL);
  return g_object_new (SP_TYPE_WINDOW,
                       "application",
                       application,
                       "document",
                       document,
                       "library",
                       library,
                       NULL);
}

/* The document of the window; borrowed. */
SpDocument *
sp_window_get_document (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->document;
}

/* What the reader looks at in this window; borrowed. */
SpFocus *
sp_window_get_focus (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return self->focus;
}

/* The article view; borrowed. */
SpReaderView *
sp_window_get_reader (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), NULL);
  return SP_READER_VIEW (self->reader);
}

/* TRUE while the window has no article and reads none. */
gboolean
sp_window_is_empty (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), FALSE);
  return sp_document_get_article (self->document) == NULL && self->cancellable == NULL;
}

/* TRUE while an article is being read. */
gboolean
sp_window_is_loading (SpWindow *self)
{
  g_return_val_if_fail (SP_IS_WINDOW (self), FALSE);
  return self->cancellable != NULL;
}

/* Says one sentence to the reader, for a moment. */
void
sp_window_say (SpWindow *self, const char *sentence)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (SP_IS_WINDOW (self) && sentence != NULL);

  escaped = g_markup_escape_text (sentence, -1);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->toasts), adw_toast_new (escaped));
}
