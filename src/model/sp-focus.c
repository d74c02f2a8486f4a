/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-focus.h"

#include <stdlib.h>

#include "sp-document-private.h"

struct _SpFocus
{
  GObject parent_instance;

  /* owned */
  SpDocument *document;
  SpItem *item; /* nullable */
  SpSpans lit;
  SpSpans places;

  /* state */
  int position;
  guint last_start; /* of the place looked at last: found again when the text is read anew */
  gboolean from_text;
};

G_DEFINE_FINAL_TYPE (SpFocus, sp_focus, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
compare_spans (const void *a, const void *b)
{
  const SpSpan *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->end > y->end) - (x->end < y->end);
}

/* Reads the words of the item anew. None while the lists are about another text. */
static void
read_item (SpFocus *self)
{
  sp_spans_clear (&self->lit);
  sp_spans_clear (&self->places);
  if (self->item == NULL || !sp_document_is_current (self->document))
    return;
  sp_item_add_lit (self->item, &self->lit);
  sp_spans_normalize (&self->lit);
  sp_item_add_places (self->item, &self->places);
  if (self->places.n > 1)
    qsort (self->places.items, self->places.n, sizeof (SpSpan), compare_spans);
}

/* Returns: the place that holds @offset or stands nearest to it; -1 where there is none. */
static int
find_nearest (SpFocus *self, guint offset)
{
  guint best_distance = G_MAXUINT;
  int best = -1;

  for (guint i = 0; i < self->places.n; i++)
    {
      SpSpan place = self->places.items[i];
      guint distance = offset < place.start ? place.start - offset
                       : offset > place.end ? offset - place.end
                                            : 0;

      if (distance >= best_distance)
        continue;
      best_distance = distance;
      best = (int)i;
    }
  return best;
}

static void
take_item (SpFocus *self, SpItem *item, gboolean from_text)
{
  g_set_object (&self->item, item);
  self->from_text = from_text;
  read_item (self);
  self->position = self->places.n > 0 ? 0 : -1;
}

static void
emit_changed (SpFocus *self)
{
  if (self->position >= 0)
    self->last_start = self->places.items[self->position].start;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The findings or the text changed: the item of now is read anew, or goes. */
static void
document_changed_cb (SpFocus *self)
{
  SpSpans old_lit = self->lit, old_places = self->places;
  gboolean gone;

  if (self->item == NULL && self->position < 0)
    return;
  gone = self->item == NULL || !sp_document_has_item (self->document, self->item);
  self->lit = self->places = (SpSpans){ 0 };
  if (gone)
    take_item (self, NULL, FALSE);
  else
    {
      read_item (self);
      self->position = find_nearest (self, self->last_start);
    }
  if (gone || !sp_spans_equal (&old_lit, &self->lit)
      || !sp_spans_equal (&old_places, &self->places))
    emit_changed (self);
  sp_spans_clear (&old_lit);
  sp_spans_clear (&old_places);
}

static void
sp_focus_dispose (GObject *object)
{
  SpFocus *self = SP_FOCUS (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (sp_focus_parent_class)->dispose (object);
}

static void
sp_focus_finalize (GObject *object)
{
  SpFocus *self = SP_FOCUS (object);

  sp_spans_clear (&self->lit);
  sp_spans_clear (&self->places);
  G_OBJECT_CLASS (sp_focus_parent_class)->finalize (object);
}

static void
sp_focus_class_init (SpFocusClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_focus_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_focus_finalize;
  signals[CHANGED] = g_signal_new ("changed",
                                   SP_TYPE_FOCUS,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
sp_focus_init (SpFocus *self)
{
  self->position = -1;
}

/* Makes a focus on nothing in @document. Returns: (transfer full). */
SpFocus *
sp_focus_new (SpDocument *document)
{
  SpFocus *self;

  g_return_val_if_fail (SP_IS_DOCUMENT (document), NULL);

  self = g_object_new (SP_TYPE_FOCUS, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document,
                           "notify::corrections",
                           G_CALLBACK (document_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document,
                           "notify::article",
                           G_CALLBACK (document_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Looks at @item (nullable: at nothing), at its first place. */
void
sp_focus_set_item (SpFocus *self, SpItem *item)
{
  g_return_if_fail (SP_IS_FOCUS (self) && (item == NULL || SP_IS_ITEM (item)));

  if (item == NULL)
    {
      sp_focus_clear (self);
      return;
    }
  take_item (self, item, FALSE);
  emit_changed (self);
}

/* Looks at @item at its place nearest to @offset (code points). Without an item: at the mere place
 * @offset. */
void
sp_focus_set_item_at (SpFocus *self, SpItem *item, guint offset)
{
  g_return_if_fail (SP_IS_FOCUS (self) && (item == NULL || SP_IS_ITEM (item)));

  take_item (self, item, FALSE);
  if (item == NULL)
    sp_spans_add (&self->places, (SpSpan){ offset, offset });
  self->position = find_nearest (self, offset);
  emit_changed (self);
}

/* Looks at nothing. */
void
sp_focus_clear (SpFocus *self)
{
  g_return_if_fail (SP_IS_FOCUS (self));

  if (self->item == NULL && self->position < 0)
    return;
  take_item (self, NULL, FALSE);
  emit_changed (self);
}

/* Returns: (transfer none) (nullable): the item looked at. */
SpItem *
sp_focus_get_item (SpFocus *self)
{
  g_return_val_if_fail (SP_IS_FOCUS (self), NULL);

  return self->item;
}

/* Returns: (transfer none): all words to light up, sorted and without overlap (code points). */
const SpSpans *
sp_focus_get_lit (SpFocus *self)
{
  g_return_val_if_fail (SP_IS_FOCUS (self), NULL);

  return &self->lit;
}

/* Returns: (transfer none): the walk, in order of the text (code points). */
const SpSpans *
sp_focus_get_places (SpFocus *self)
{
  g_return_val_if_fail (SP_IS_FOCUS (self), NULL);

  return &self->places;
}

/* Returns: the index of the place looked at, -1 for none. */
int
sp_focus_get_position (SpFocus *self)
{
  g_return_val_if_fail (SP_IS_FOCUS (self), -1);

  return self->position;
}

/* Looks at place number @position of the item. */
void
sp_focus_set_position (SpFocus *self, int position)
{
  g_return_if_fail (SP_IS_FOCUS (self));
  g_return_if_fail (position >= 0 && position < (int)self->places.n);

  if (self->position == position && !self->from_text)
    return;
  self->position = position;
  self->from_text = FALSE;
  emit_changed (self);
}

/* Goes to the next (+1) or the previous (-1) place; after the last comes the first. */
void
sp_focus_step (SpFocus *self, int direction)
{
  int n;

  g_return_if_fail (SP_IS_FOCUS (self) && (direction == 1 || direction == -1));

  n = (int)self->places.n;
  if (n == 0)
    return;
  self->position = (self->position + direction + n) % n;
  self->from_text = FALSE;
  emit_changed (self);
}

/* Returns: TRUE if the reader chose it in the text: no scrolling there. */
gboolean
sp_focus_get_came_from_text (SpFocus *self)
{
  g_return_val_if_fail (SP_IS_FOCUS (self), FALSE);

  return self->from_text;
}

/* Looks at @item (nullable: at nothing), chosen in the text at @offset (code points). Says nothing
 * where it is looked at already. */
void
sp_focus_set_item_from_text (SpFocus *self, SpItem *item, guint offset)
{
  SpItem *old;
  int old_position;
  gboolean was_from_text;

  g_return_if_fail (SP_IS_FOCUS (self) && (item == NULL || SP_IS_ITEM (item)));

  old = self->item;
  old_position = self->position;
  was_from_text = self->from_text;
  if (item == NULL)
    {
      sp_focus_clear (self);
      return;
    }
  take_item (self, item, TRUE);
  self->position = find_nearest (self, offset);
  if (old != item || old_position != self->position || !was_from_text)
    emit_changed (self);
}
