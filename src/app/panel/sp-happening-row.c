/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-happening-row.h"

#include <glib/gi18n.h>

#include "sp-chip.h"
#include "sp-happening-item.h"
#include "sp-palette.h"
#include "sp-words.h"
#include "sp-wrap-layout.h"

#define DOT 11.0f
#define DOT_TOP 5.0f
#define LINE 2.0f
#define PADDING 10.0f /* above and below, as in the style sheet: the line runs over it */
#define INDENT 23     /* of all that stands beside the line */

struct _SpHappeningRow
{
  SpRow parent_instance;

  /* children */
  GtkWidget *date;
  GtkWidget *label;
  GtkWidget *parties;

  /* state */
  gboolean first;
  gboolean last;
};

G_DEFINE_FINAL_TYPE (SpHappeningRow, sp_happening_row, SP_TYPE_ROW)

static gboolean
has_digit (const char *words)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full): the date; where the article gives it in words alone, these too. */
static char *
describe_date (const char *dates, const char *words)
{
  if (has_digit (words))
    return g_markup_printf_escaped ("<b>%s</b>", dates);
  /* Translators: a date, then the words of the article for it: "27 March 2024 · “on Wednesday”" */
  return g_markup_printf_escaped (_ ("<b>%s</b> · “%s”"), dates, words);
}

static void
fill_parties (SpHappeningRow *self, SpHappeningItem *item, GPtrArray *names)
{
  guint n = sp_happening_item_get_n_parties (item);

  sp_wrap_box_clear (self->parties);
  for (guint i = 0; i < n; i++)
    {
      SpPartyItem *party = sp_happening_item_get_party (item, i);
      GtkWidget *chip = sp_chip_new (SP_CHIP_SMALL);

      sp_chip_set_party (SP_CHIP (chip), party);
      gtk_box_append (GTK_BOX (self->parties), chip);
      g_ptr_array_add (names, (gpointer)sp_party_item_get_name (party));
    }
  gtk_widget_set_visible (self->parties, n > 0);
  g_ptr_array_add (names, NULL);
}

/* What happened; a date that stands alone is most often that of the article itself. */
static const char *
get_label (const SpHappening *happening, const char *words)
{
  if (happening->label == NULL || g_str_equal (happening->label, words))
    return _ ("A date that stands alone in the article");
  return happening->label;
}

static void
sp_happening_row_show (SpRow *row, SpItem *item)
{
  SpHappeningRow *self = SP_HAPPENING_ROW (row);
  const SpHappening *happening = sp_happening_item_get_happening (SP_HAPPENING_ITEM (item));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *words = sp_text_dup_span (sp_item_get_text (item), happening->span);
  g_autofree char *dates = sp_words_for_dates (happening->from, happening->to);
  g_autofree char *date = describe_date (dates, words);
  const char *label = get_label (happening, words);
  g_autofree char *why = g_markup_printf_escaped (_ ("Why: “%s” gives the date."), words);
  g_autofree char *who = NULL;
  g_autofree char *sentence = NULL;

  gtk_label_set_markup (GTK_LABEL (self->date), date);
  gtk_label_set_text (GTK_LABEL (self->label), label);
  fill_parties (self, SP_HAPPENING_ITEM (item), names);
  who = g_strjoinv (", ", (char **)names->pdata);
  if (names->len > 1)
    /* Translators: read out: a date, what happened, and the parties in it. */
    sentence = g_strdup_printf (_ ("%s: %s. With %s."), dates, label, who);
  else
    /* Translators: read out: a date and what happened. */
    sentence = g_strdup_printf (_ ("%s: %s."), dates, label);
  sp_row_set_why (row, why);
  sp_row_set_sentence (row, sentence);
  sp_row_set_slot (row, -1);
}

static void
sp_happening_row_place (SpRow *row, guint n_before, guint n_after)
{
  SpHappeningRow *self = SP_HAPPENING_ROW (row);

  self->first = n_before == 0;
  self->last = n_after == 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A dot on the line of time, which begins at the first dot and ends at the last. */
static void
sp_happening_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpHappeningRow *self = SP_HAPPENING_ROW (widget);
  SpTheme theme = sp_palette_get_theme ();
  GdkRGBA dot = sp_palette_get_text (theme);
  GdkRGBA line = dot;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float middle = mirrored ? (float)gtk_widget_get_width (widget) - DOT / 2 : DOT / 2;
  float top = self->first ? DOT_TOP : -PADDING;
  float bottom = self->last ? DOT_TOP : (float)gtk_widget_get_height (widget) + PADDING;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (middle - DOT / 2, DOT_TOP, DOT, DOT);
  GskRoundedRect shape;

  line.alpha *= sp_theme_is_contrast (theme) ? 0.7f : 0.25f;
  dot.alpha = 1;
  gtk_snapshot_append_color (snapshot,
                             &line,
                             &GRAPHENE_RECT_INIT (middle - LINE / 2, top, LINE, bottom - top));
  gsk_rounded_rect_init_from_rect (&shape, &bounds, DOT / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &dot, &bounds);
  gtk_snapshot_pop (snapshot);
  GTK_WIDGET_CLASS (sp_happening_row_parent_class)->snapshot (widget, snapshot);
}

static void
sp_happening_row_class_init (SpHappeningRowClass *klass)
{
  SP_ROW_CLASS (klass)->show = sp_happening_row_show;
  SP_ROW_CLASS (klass)->place = sp_happening_row_place;
  GTK_WIDGET_CLASS (klass)->snapshot = sp_happening_row_snapshot;
}

static void
sp_happening_row_init (SpHappeningRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->date = sp_row_new_label ("small-text");
  self->label = sp_row_new_label (NULL);
  gtk_label_set_lines (GTK_LABEL (self->label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->parties = sp_wrap_box_new (5, 4);
  gtk_box_append (GTK_BOX (column), self->date);
  gtk_box_append (GTK_BOX (column), self->label);
  gtk_box_append (GTK_BOX (column), self->parties);
  gtk_widget_set_margin_start (column, INDENT);
  gtk_box_prepend (GTK_BOX (self), column);
  sp_row_set_indent (SP_ROW (self), INDENT);
}
