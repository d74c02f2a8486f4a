/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-print.h"

#include <glib/gi18n.h>

#include "sp-mark-style.h"

#define MARGIN 20.0 /* millimetres */
#define FOOT 24.0   /* points for the number of the page */
#define LINE_HEIGHT 1.3

/* Some lines of a piece that stand on one page. */
typedef struct
{
  guint piece;
  guint page;
  int first; /* lines */
  int n;
  double y; /* of the first, in points */
} Block;

/* What an operation prints. */
typedef struct
{
  SpDocument *document; /* owned */
  GPtrArray *pieces;    /* SpPrintPiece */
  GPtrArray *layouts;   /* PangoLayout, by piece */
  GArray *blocks;       /* Block */
  SpPrintParts parts;
  gboolean serif;
  guint n_pages;
  /* of the page that is filled */
  double y;
  double height;

  /* the choices of the dialog; borrowed, NULL outside of it */
  GtkWidget *notes;
  GtkWidget *findings;
} Print;

static void
print_free (gpointer data)
{
  Print *self = data;

  g_clear_object (&self->document);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  g_free (self);
}

/* ---- the pages ---- */

static PangoLayout *
make_layout (Print *self, GtkPrintContext *context, const SpPrintPiece *piece)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string (self->serif ? "Serif" : "Sans");

  pango_font_description_set_size (font, (int)(piece->size * PANGO_SCALE));
  if (piece->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, piece->text, -1);
  pango_layout_set_attributes (layout, piece->attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, piece->bold ? 1.1f : (float)LINE_HEIGHT);
  pango_layout_set_width (
      layout,
      (int)((gtk_print_context_get_width (context) - 2 * piece->indent) * PANGO_SCALE));
  return layout;
}

/* The top and the height of line @index in points. */
static void
measure_line (PangoLayout *layout, int index, double *top, double *height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int y0, y1;

  for (int i = 0; i < index; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_yrange (iter, &y0, &y1);
  pango_layout_iter_free (iter);
  *top = (double)y0 / PANGO_SCALE;
  *height = (double)(y1 - y0) / PANGO_SCALE;
}

static void
new_page (Print *self)
{
  self->n_pages++;
  self->y = 0;
}

/* How much must stand together on a page: two lines, and with a heading what follows it. */
static double
measure_start (Print *self, guint index)
{
  double sum = 0, height;

  for (;; index++)
    {
      const SpPrintPiece *piece = g_ptr_array_index (self->pieces, index);
      PangoLayout *layout = g_ptr_array_index (self->layouts, index);
      int n = pango_layout_get_line_count (layout);
      double top;

      measure_line (layout, piece->joined ? n - 1 : MIN (n, 2) - 1, &top, &height);
      sum += top + height;
      if (!piece->joined || index + 1 == self->pieces->len)
        return sum;
      sum += ((const SpPrintPiece *)g_ptr_array_index (self->pieces, index + 1))->above;
    }
}

/* Puts piece @index on the page, and on further pages where it is too long. */
static void
place_piece (Print *self, guint index)
{
  const SpPrintPiece *piece = g_ptr_array_index (self->pieces, index);
  PangoLayout *layout = g_ptr_array_index (self->layouts, index);
  int n = pango_layout_get_line_count (layout), first = 0;

  if (self->y > 0)
    self->y += piece->above;
  if (self->y > 0 && self->y + measure_start (self, index) > self->height)
    new_page (self);
  while (first < n)
    {
      Block block = { index, self->n_pages - 1, first, 0, self->y };
      double start, top, height = 0;

      measure_line (layout, first, &start, &height);
      while (first + block.n < n)
        {
          measure_line (layout, first + block.n, &top, &height);
          if (block.n > 0 && self->y + top - start + height > self->height)
            break;
          block.n++;
        }
      measure_line (layout, first + block.n - 1, &top, &height);
      g_array_append_val (self->blocks, block);
      self->y += top - start + height;
      first += block.n;
      if (first < n)
        new_page (self);
    }
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *self)
{
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  self->pieces = sp_print_text_new (self->document, self->parts);
  g_ptr_array_set_size (self->layouts, 0);
  g_array_set_size (self->blocks, 0);
  self->n_pages = 0;
  self->height = gtk_print_context_get_height (context) - FOOT;
  for (guint i = 0; i < self->pieces->len; i++)
    g_ptr_array_add (self->layouts,
                     make_layout (self, context, g_ptr_array_index (self->pieces, i)));
  new_page (self);
  for (guint i = 0; i < self->pieces->len; i++)
    place_piece (self, i);
  gtk_print_operation_set_n_pages (operation, (int)self->n_pages);
}

/* ---- drawing ---- */

/* The line below a highlight, which tells the colours apart where there are none. */
static void
draw_pattern (cairo_t *cr, int pattern, double x, double y, double width)
{
  const double dots[] = { 1.0, 1.8 }, dashes[] = { 4.0, 2.2 };

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.15, 0.15, 0.15);
  cairo_set_line_width (cr, 0.8);
  if (pattern == 2)
    cairo_set_dash (cr, dashes, 2, 0);
  else if (pattern == 3)
    cairo_set_dash (cr, dots, 2, 0);
  cairo_move_to (cr, x, y);
  if (pattern == 4)
    for (double at = 0; at < width; at += 2)
      cairo_line_to (cr, x + MIN (at + 2, width), y + ((int)(at / 2) % 2 == 0 ? 1.2 : -0.2));
  else
    cairo_line_to (cr, x + width, y);
  if (pattern == 1)
    {
      cairo_move_to (cr, x, y + 1.8);
      cairo_line_to (cr, x + width, y + 1.8);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_highlights (cairo_t *cr, PangoLayoutLine *line, const SpPrintPiece *piece, double x, double y)
{
  PangoRectangle extent;
  int line_start = pango_layout_line_get_start_index (line),
      line_end = line_start + pango_layout_line_get_length (line);

  pango_layout_line_get_extents (line, NULL, &extent);
  for (guint i = 0; i < piece->highlights->len; i++)
    {
      const SpPrintHighlight *highlight = &g_array_index (piece->highlights, SpPrintHighlight, i);
      GdkRGBA fill = sp_mark_style_get_fill (SP_THEME_LIGHT, highlight->colour);
      g_autofree int *ranges = NULL;
      int n = 0, start = MAX ((int)highlight->start, line_start),
          end = MIN ((int)highlight->end, line_end);

      if (start >= end)
        continue;
      pango_layout_line_get_x_ranges (line, start, end, &ranges, &n);
      for (int k = 0; k < n; k++)
        {
          double left = x + (double)ranges[2 * k] / PANGO_SCALE,
                 width = (double)(ranges[2 * k + 1] - ranges[2 * k]) / PANGO_SCALE,
                 top = y + (double)extent.y / PANGO_SCALE,
                 height = (double)extent.height / PANGO_SCALE;

          gdk_cairo_set_source_rgba (cr, &fill);
          cairo_rectangle (cr, left, top, width, height);
          cairo_fill (cr);
          draw_pattern (cr, sp_mark_style_get_pattern (highlight->colour), left, y + 2.6, width);
        }
    }
}

static void
draw_block (Print *self, cairo_t *cr, const Block *block)
{
  const SpPrintPiece *piece = g_ptr_array_index (self->pieces, block->piece);
  PangoLayout *layout = g_ptr_array_index (self->layouts, block->piece);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double start = 0;

  for (int i = 0; i < block->first + block->n; i++, pango_layout_iter_next_line (iter))
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle extent;
      int y0, y1;
      double x, y;

      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      pango_layout_iter_get_line_extents (iter, NULL, &extent);
      if (i == block->first)
        start = (double)y0 / PANGO_SCALE;
      if (i < block->first)
        continue;
      x = piece->indent + (double)extent.x / PANGO_SCALE;
      y = block->y - start + (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      draw_highlights (cr, line, piece, piece->indent, y);
      cairo_set_source_rgb (cr,
                            piece->grey ? 0.35 : 0,
                            piece->grey ? 0.35 : 0,
                            piece->grey ? 0.35 : 0);
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout_line (cr, line);
    }
  pango_layout_iter_free (iter);
}

static void
draw_foot (Print *self, cairo_t *cr, GtkPrintContext *context, int page)
{
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  /* Translators: at the foot of a printed page: its number, and how many there are */
  g_autofree char *text = g_strdup_printf (_ ("%d of %u"), page + 1, self->n_pages);
  PangoFontDescription *font
      = pango_font_description_from_string (self->serif ? "Serif 8" : "Sans 8");

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int)(gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  cairo_move_to (cr, 0, gtk_print_context_get_height (context) - 10);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->page == (guint)page)
        draw_block (self, cr, block);
    }
  draw_foot (self, cr, context, page);
}

/* ---- the dialog ---- */

static GtkWidget *
make_check (const char *label, gboolean on)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), on);
  return check;
}

static GObject *
make_choices_cb (GtkPrintOperation *operation, Print *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->notes = make_check (_ ("_Highlights and notes"), (self->parts & SP_PRINT_NOTES) != 0);
  self->findings
      = make_check (_ ("_Parties, quotes and stances"), (self->parts & SP_PRINT_FINDINGS) != 0);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_box_append (GTK_BOX (box), self->notes);
  gtk_box_append (GTK_BOX (box), self->findings);
  return G_OBJECT (box);
}

static void
take_choices_cb (GtkPrintOperation *operation, GtkWidget *widget, Print *self)
{
  self->parts
      = (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->notes)) ? SP_PRINT_NOTES : 0)
        | (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->findings)) ? SP_PRINT_FINDINGS : 0);
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN, GTK_UNIT_MM);
  return setup;
}

/* Makes the printing of the article of @document, which has one. @serif: in which kind of font.
 * Returns: (transfer full): for gtk_print_operation_run. */
GtkPrintOperation *
sp_print_new (SpDocument *document, SpPrintParts parts, gboolean serif)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  SpArticle *article;
  Print *self;

  g_return_val_if_fail (SP_IS_DOCUMENT (document), NULL);
  article = sp_document_get_article (document);
  g_return_val_if_fail (article != NULL, NULL);

  operation = gtk_print_operation_new ();
  self = g_new0 (Print, 1);
  self->document = g_object_ref (document);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  self->parts = parts;
  self->serif = serif;
  g_object_set_data_full (G_OBJECT (operation), "print", self, print_free);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_custom_tab_label (operation, _ ("Article"));
  if (sp_article_get_title (article) != NULL)
    gtk_print_operation_set_job_name (operation, sp_article_get_title (article));
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (make_choices_cb), self);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (take_choices_cb), self);
  return operation;
}

/* Writes what would be printed to the PDF file @path. @parent: (nullable). Returns: FALSE with
 * @error. */
gboolean
sp_print_export (SpDocument *document,
                 SpPrintParts parts,
                 gboolean serif,
                 GtkWindow *parent,
                 const char *path,
                 GError **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_val_if_fail (SP_IS_DOCUMENT (document) && path != NULL, FALSE);

  operation = sp_print_new (document, parts, serif);
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, parent, error)
         != GTK_PRINT_OPERATION_RESULT_ERROR;
}
