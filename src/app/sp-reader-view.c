/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-view-private.h"

#include <adwaita.h>

#define DEFAULT_LINE_WIDTH 580

enum
{
  PROP_TITLE_VISIBLE = 1,
  N_PROPS,
};

enum
{
  FIND_CHANGED,
  SELECTED,
  ADJUSTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpReaderView, sp_reader_view, GTK_TYPE_TEXT_VIEW)

/* How much larger the text is than at 100 % on a screen of 96 dpi. */
double
sp_reader_view_get_zoom (SpReaderView *self)
{
  int dpi = 96 * 1024;

  g_return_val_if_fail (SP_IS_READER_VIEW (self), 1.0);

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return self->percent / 100.0 * (dpi > 0 ? dpi / (96.0 * 1024.0) : 1.0)
         * (self->narrow ? 16.0 / 17.0 : 1.0);
}

/* The paragraphs in sight, as buffer offsets. */
SpSpan
sp_reader_view_get_visible_span (SpReaderView *self)
{
  GdkRectangle rect;
  GtkTextIter start, end;

  g_return_val_if_fail (SP_IS_READER_VIEW (self), ((SpSpan){ 0, 0 }));

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &rect);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &start, rect.y, NULL);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &end, rect.y + rect.height, NULL);
  gtk_text_iter_forward_line (&end);
  return (SpSpan){ (guint)gtk_text_iter_get_offset (&start),
                   (guint)gtk_text_iter_get_offset (&end) };
}

/* Puts the caret at the start of @buffer_span and brings it into sight. */
void
sp_reader_view_scroll_to_span (SpReaderView *self, SpSpan buffer_span)
{
  GtkTextBuffer *buffer;
  GtkTextIter at;

  g_return_if_fail (SP_IS_READER_VIEW (self));

  sp_reader_view_forget_position (self);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_iter_at_offset (buffer, &at, (int)buffer_span.start);
  self->quiet++;
  gtk_text_buffer_place_cursor (buffer, &at);
  self->quiet--;
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self),
                                gtk_text_buffer_get_insert (buffer),
                                0.18,
                                FALSE,
                                0,
                                0);
}

/* Emits "selected". */
void
sp_reader_view_tell_selected (SpReaderView *self)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  g_signal_emit (self, signals[SELECTED], 0);
}

/* Emits "adjusted". */
void
sp_reader_view_tell_adjusted (SpReaderView *self, const char *id, SpSpan span)
{
  g_return_if_fail (SP_IS_READER_VIEW (self) && id != NULL);

  g_signal_emit (self, signals[ADJUSTED], 0, id, span.start, span.end);
}

static void
focus_cb (SpReaderView *self)
{
  int position = sp_focus_get_position (self->focus);
  SpSpans spans = { 0 };

  sp_reader_view_end_adjustment (self);
  sp_reader_view_update_lit (self);
  if (position < 0 || sp_focus_get_came_from_text (self->focus) || self->layout == NULL)
    return;
  sp_reader_layout_map_span (self->layout,
                             sp_focus_get_places (self->focus)->items[position],
                             &spans);
  if (spans.n > 0)
    sp_reader_view_scroll_to_span (self, spans.items[0]);
  sp_spans_clear (&spans);
}

static void
theme_cb (SpReaderView *self)
{
  self->theme = sp_palette_get_theme ();
  if (sp_theme_is_contrast (self->theme))
    gtk_widget_add_css_class (GTK_WIDGET (self), "contrast");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "contrast");
  sp_reader_view_update_lit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->title_block));
}

static gboolean
title_idle_cb (gpointer user_data)
{
  SpReaderView *self = SP_READER_VIEW (user_data);

  self->title_idle = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE_VISIBLE]);
  return G_SOURCE_REMOVE;
}

/* Whoever listens may ask for another size, which cannot be done while sizes are being given. */
static void
update_title_visible (SpReaderView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  int x, y;
  gboolean visible;

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         0,
                                         sp_reader_view_get_block_y (self),
                                         &x,
                                         &y);
  visible = adjustment == NULL || y > 6;
  if (visible == self->title_visible)
    return;
  self->title_visible = visible;
  if (self->title_idle == 0)
    self->title_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, title_idle_cb, self, NULL);
}

static void
scrolled_cb (SpReaderView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
adjustment_cb (SpReaderView *self)
{
  g_signal_group_set_target (self->scroll_signals,
                             gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)));
}

static void
sp_reader_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpReaderView *self = SP_READER_VIEW (widget);
  GtkWidget *block = GTK_WIDGET (self->title_block);
  GskTransform *transform;
  int x, y;

  sp_reader_view_place_column (self, width);
  self->block_height = 0;
  if (gtk_widget_get_visible (block))
    gtk_widget_measure (block,
                        GTK_ORIENTATION_VERTICAL,
                        self->column_width,
                        &self->block_height,
                        NULL,
                        NULL,
                        NULL);
  sp_reader_view_place_lines (self);
  GTK_WIDGET_CLASS (sp_reader_view_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         self->column_x,
                                         sp_reader_view_get_block_y (self),
                                         &x,
                                         &y);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  if (gtk_widget_get_visible (block))
    gtk_widget_allocate (block, self->column_width, self->block_height, -1, transform);
  else
    gsk_transform_unref (transform);
  update_title_visible (self);
}

static void
sp_reader_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpReaderView *self = SP_READER_VIEW (widget);

  GTK_WIDGET_CLASS (sp_reader_view_parent_class)->snapshot (widget, snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->title_block), snapshot);
}

static void
sp_reader_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  SpReaderView *self = SP_READER_VIEW (view);

  if (self->layout == NULL)
    return;
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      sp_reader_view_paint_gutter (self, snapshot);
      sp_reader_view_paint_lit (self, snapshot);
      sp_reader_view_paint_found (self, snapshot);
      sp_reader_view_paint_highlights (self, snapshot);
      sp_reader_view_paint_marks (self, snapshot);
    }
  else if (sp_reader_view_is_veiled (self))
    sp_reader_view_paint_veil (self, snapshot);
  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    sp_reader_view_paint_handles (self, snapshot);
}

static void
sp_reader_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpReaderView *self = SP_READER_VIEW (object);

  if (id == PROP_TITLE_VISIBLE)
    g_value_set_boolean (value, self->title_visible);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_reader_view_dispose (GObject *object)
{
  SpReaderView *self = SP_READER_VIEW (object);

  if (self->title_block != NULL)
    {
      sp_title_block_update (self->title_block, NULL, NULL);
      gtk_widget_unparent (GTK_WIDGET (self->title_block));
      self->title_block = NULL;
    }
  g_clear_handle_id (&self->title_idle, g_source_remove);
  g_clear_handle_id (&self->adjust_source, g_source_remove);
  g_clear_object (&self->adjusted);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->focus_signals);
  g_clear_object (&self->scroll_signals);
  g_clear_object (&self->title_tag);
  g_clear_object (&self->document);
  g_clear_object (&self->focus);
  G_OBJECT_CLASS (sp_reader_view_parent_class)->dispose (object);
}

static void
sp_reader_view_finalize (GObject *object)
{
  SpReaderView *self = SP_READER_VIEW (object);

  g_clear_pointer (&self->layout, sp_reader_layout_free);
  g_clear_pointer (&self->article, sp_article_unref);
  g_clear_pointer (&self->original, sp_article_unref);
  g_array_unref (self->marks);
  g_array_unref (self->bars);
  g_array_unref (self->highlights);
  sp_spans_clear (&self->lit);
  sp_spans_clear (&self->found);
  g_free (self->find_words);
  G_OBJECT_CLASS (sp_reader_view_parent_class)->finalize (object);
}

static void
sp_reader_view_class_init (SpReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sp_reader_view_get_property;
  object_class->dispose = sp_reader_view_dispose;
  object_class->finalize = sp_reader_view_finalize;
  widget_class->size_allocate = sp_reader_view_size_allocate;
  widget_class->snapshot = sp_reader_view_snapshot;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = sp_reader_view_snapshot_layer;

  /* FALSE once the headline has scrolled away */
  properties[PROP_TITLE_VISIBLE] = g_param_spec_boolean ("title-visible",
                                                         NULL,
                                                         NULL,
                                                         TRUE,
                                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SELECTED] = g_signal_new ("selected",
                                    SP_TYPE_READER_VIEW,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    0);
  signals[ADJUSTED] = g_signal_new ("adjusted",
                                    SP_TYPE_READER_VIEW,
                                    G_SIGNAL_RUN_LAST,
                                    0,
                                    NULL,
                                    NULL,
                                    NULL,
                                    G_TYPE_NONE,
                                    3,
                                    G_TYPE_STRING,
                                    G_TYPE_UINT,
                                    G_TYPE_UINT);
  signals[FIND_CHANGED] = g_signal_new ("find-changed",
                                        SP_TYPE_READER_VIEW,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
}

static void
init_signals (SpReaderView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->document_signals = g_signal_group_new (SP_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals,
                                  "notify::article",
                                  G_CALLBACK (sp_reader_view_update_article),
                                  self);
  g_signal_group_connect_swapped (self->document_signals,
                                  "notify::analysis",
                                  G_CALLBACK (sp_reader_view_update_findings),
                                  self);
  g_signal_group_connect_swapped (self->document_signals,
                                  "notify::corrections",
                                  G_CALLBACK (sp_reader_view_update_highlights),
                                  self);
  self->focus_signals = g_signal_group_new (SP_TYPE_FOCUS);
  g_signal_group_connect_swapped (self->focus_signals, "changed", G_CALLBACK (focus_cb), self);
  self->scroll_signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->scroll_signals,
                                  "value-changed",
                                  G_CALLBACK (scrolled_cb),
                                  self);
  g_signal_group_connect_swapped (self->scroll_signals, "changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (adjustment_cb), NULL);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (theme_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style,
                           "notify::high-contrast",
                           G_CALLBACK (theme_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
sp_reader_view_init (SpReaderView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->marks = g_array_new (FALSE, FALSE, sizeof (SpReaderMark));
  self->bars = g_array_new (FALSE, FALSE, sizeof (SpReaderBar));
  self->highlights = g_array_new (FALSE, FALSE, sizeof (SpReaderHighlight));
  self->found_at = -1;
  self->percent = 100;
  self->line_width = DEFAULT_LINE_WIDTH;
  self->show_marks = TRUE;
  self->title_visible = TRUE;
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article");
  self->title_block = SP_TITLE_BLOCK (sp_title_block_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->title_block), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->title_block), FALSE);
  sp_reader_view_make_tags (self);
  init_signals (self);
  sp_reader_view_init_pointer (self);
  sp_reader_view_init_handles (self);
  theme_cb (self);
  sp_reader_view_update_label (self);
}

/* An empty view. */
GtkWidget *
sp_reader_view_new (void)
{
  return g_object_new (SP_TYPE_READER_VIEW, NULL);
}

/* Shows the article of @document (nullable) and binds to @focus (nullable), from now on. */
void
sp_reader_view_set_document (SpReaderView *self, SpDocument *document, SpFocus *focus)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  g_array_set_size (self->bars, 0);
  g_set_object (&self->focus, focus);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->document_signals, document);
  g_signal_group_set_target (self->focus_signals, focus);
  sp_reader_view_update_article (self);
}

/* The text's size in percent. The font itself is set by the style sheet. */
void
sp_reader_view_set_text_size (SpReaderView *self, guint percent)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  if (self->percent == percent)
    return;
  self->percent = percent;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The widest that the column may be, at a text size of 100 %. */
void
sp_reader_view_set_line_width (SpReaderView *self, guint pixels)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  if (self->line_width == pixels)
    return;
  self->line_width = pixels;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Whether mentions and speaker bars are drawn. */
void
sp_reader_view_set_show_marks (SpReaderView *self, gboolean show)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  if (self->show_marks == show)
    return;
  self->show_marks = show;
  sp_reader_view_update_marks (self);
  sp_reader_view_update_bars (self);
}

/* Narrower gutters for a narrow window. */
void
sp_reader_view_set_narrow (SpReaderView *self, gboolean narrow)
{
  g_return_if_fail (SP_IS_READER_VIEW (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  g_object_set (self->title_tag, "scale", narrow ? 21.0 / 16.0 : 27.0 / 17.0, NULL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* FALSE once the headline has scrolled away. */
gboolean
sp_reader_view_get_title_visible (SpReaderView *self)
{
  g_return_val_if_fail (SP_IS_READER_VIEW (self), TRUE);
  return self->title_visible;
}

/* The article's title, or its first words where it has none; NULL without an article. */
char *
sp_reader_view_dup_title (SpReaderView *self)
{
  const SpReaderLine *lines;
  guint n;

  g_return_val_if_fail (SP_IS_READER_VIEW (self), NULL);

  if (self->layout == NULL)
    return NULL;
  lines = sp_reader_layout_get_lines (self->layout, &n);
  if (n == 0)
    return NULL;
  return g_utf8_substring (sp_reader_layout_get_text (self->layout),
                           lines[0].start,
                           MIN (lines[0].end, lines[0].start + 120));
}

/* Where the article is from and when, or NULL. */
char *
sp_reader_view_dup_caption (SpReaderView *self)
{
  g_return_val_if_fail (SP_IS_READER_VIEW (self), NULL);
  return self->article != NULL ? sp_title_block_dup_source (self->article) : NULL;
}
