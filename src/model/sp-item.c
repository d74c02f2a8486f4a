/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-item-private.h"

typedef struct
{
  char *key;
  SpAnalysis *analysis; /* owned: what @index points into */
  guint index;
  SpReaderFlags flags;
  SpAnalysis *machine; /* owned, nullable: before corrections, where they differ */
  int machine_index;
} SpItemPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpItem, sp_item, G_TYPE_OBJECT)

enum
{
  PROP_KEY = 1,
  N_PROPS,
};

enum
{
  UPDATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
sp_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpItemPrivate *priv = sp_item_get_instance_private (SP_ITEM (object));

  if (id == PROP_KEY)
    g_value_set_string (value, priv->key);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpItemPrivate *priv = sp_item_get_instance_private (SP_ITEM (object));

  if (id == PROP_KEY)
    priv->key = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_item_finalize (GObject *object)
{
  SpItemPrivate *priv = sp_item_get_instance_private (SP_ITEM (object));

  g_clear_pointer (&priv->key, g_free);
  g_clear_pointer (&priv->analysis, sp_analysis_unref);
  g_clear_pointer (&priv->machine, sp_analysis_unref);
  G_OBJECT_CLASS (sp_item_parent_class)->finalize (object);
}

static void
sp_item_add_lit_as_handles (SpItem *self, SpSpans *handles)
{
  sp_item_add_lit (self, handles);
}

static void
sp_item_class_init (SpItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_item_get_property;
  object_class->set_property = sp_item_set_property;
  object_class->finalize = sp_item_finalize;
  klass->add_handles = sp_item_add_lit_as_handles;

  properties[PROP_KEY]
      = g_param_spec_string ("key",
                             NULL,
                             NULL,
                             NULL,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[UPDATED] = g_signal_new ("updated",
                                   SP_TYPE_ITEM,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
sp_item_init (SpItem *self)
{
}

/* Makes an item of @kind without a finding; the document gives it one before anyone sees it.
 * Returns: (transfer full). */
SpItem *
sp_item_new (SpItemKind kind, const char *key)
{
  GType type = G_TYPE_INVALID;

  g_return_val_if_fail (key != NULL, NULL);

  switch (kind)
    {
    case SP_ITEM_PARTY:
      type = SP_TYPE_PARTY_ITEM;
      break;
    case SP_ITEM_QUOTE:
      type = SP_TYPE_QUOTE_ITEM;
      break;
    case SP_ITEM_STANCE:
      type = SP_TYPE_STANCE_ITEM;
      break;
    case SP_ITEM_CLAIM:
      type = SP_TYPE_CLAIM_ITEM;
      break;
    case SP_ITEM_HAPPENING:
      type = SP_TYPE_HAPPENING_ITEM;
      break;
    case SP_ITEM_NOTE:
      type = SP_TYPE_NOTE_ITEM;
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  return g_object_new (type, "key", key, NULL);
}

/* Points the item at finding @index of @analysis. Silent. */
void
sp_item_set_finding (SpItem *self, SpAnalysis *analysis, guint index, SpReaderFlags flags)
{
  SpItemPrivate *priv = sp_item_get_instance_private (self);

  g_return_if_fail (SP_IS_ITEM (self) && analysis != NULL);

  sp_analysis_ref (analysis);
  g_clear_pointer (&priv->analysis, sp_analysis_unref);
  priv->analysis = analysis;
  priv->index = index;
  priv->flags = flags;
}

/* Says which finding of @machine (nullable: not asked) the item was before the corrections. Silent.
 */
void
sp_item_set_machine (SpItem *self, SpAnalysis *machine, int index)
{
  SpItemPrivate *priv = sp_item_get_instance_private (self);

  g_return_if_fail (SP_IS_ITEM (self));

  if (machine != NULL)
    sp_analysis_ref (machine);
  g_clear_pointer (&priv->machine, sp_analysis_unref);
  priv->machine = machine;
  priv->machine_index = index;
}

/* Returns: (transfer none) (nullable): what was found, where the reader says otherwise. */
SpAnalysis *
sp_item_get_machine (SpItem *self, int *index)
{
  SpItemPrivate *priv = sp_item_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ITEM (self) && index != NULL, NULL);

  *index = priv->machine != NULL ? priv->machine_index : SP_NONE;
  return priv->machine;
}

/* Returns: (transfer none): the analysis that the item's finding is in. */
SpAnalysis *
sp_item_get_analysis (SpItem *self)
{
  SpItemPrivate *priv = sp_item_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ITEM (self), NULL);

  return priv->analysis;
}

/* Returns: the index of the item's finding in its analysis. */
guint
sp_item_get_index (SpItem *self)
{
  SpItemPrivate *priv = sp_item_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ITEM (self), 0);

  return priv->index;
}

/* Says that the item's content changed in place. */
void
sp_item_emit_updated (SpItem *self)
{
  g_return_if_fail (SP_IS_ITEM (self));

  g_signal_emit (self, signals[UPDATED], 0);
}

/* Returns: which kind of finding it is. */
SpItemKind
sp_item_get_kind (SpItem *self)
{
  g_return_val_if_fail (SP_IS_ITEM (self), SP_ITEM_PARTY);

  return SP_ITEM_GET_CLASS (self)->kind;
}

/* Returns: (transfer none): the key by which re-analysis finds the item; unique in its list. */
const char *
sp_item_get_key (SpItem *self)
{
  SpItemPrivate *priv = sp_item_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ITEM (self), NULL);

  return priv->key;
}

/* Returns: what the reader has to do with it. */
SpReaderFlags
sp_item_get_reader_flags (SpItem *self)
{
  SpItemPrivate *priv = sp_item_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ITEM (self), 0);

  return priv->flags;
}

/* Returns: (transfer none): the text that the item's places are in. */
SpText *
sp_item_get_text (SpItem *self)
{
  SpItemPrivate *priv = sp_item_get_instance_private (self);

  g_return_val_if_fail (SP_IS_ITEM (self), NULL);

  return sp_analysis_get_text (priv->analysis);
}

/* Returns: the sentence of the text that holds @offset (code points); an empty span at @offset
 * where none does. */
SpSpan
sp_item_find_sentence (SpItem *self, guint offset)
{
  SpItemPrivate *priv = sp_item_get_instance_private (self);
  SpSpan none = { offset, offset };
  const SpSpan *sentences;
  guint low = 0, high;

  g_return_val_if_fail (SP_IS_ITEM (self), none);

  sentences = sp_analysis_get_sentences (priv->analysis, &high);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (sentences[middle].end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  sp_analysis_get_sentences (priv->analysis, &high);
  return low < high && sentences[low].start <= offset ? sentences[low] : none;
}

/* Adds to @places what a walk through the item visits, in order of the text (code points). */
void
sp_item_add_places (SpItem *self, SpSpans *places)
{
  g_return_if_fail (SP_IS_ITEM (self) && places != NULL);

  SP_ITEM_GET_CLASS (self)->add_places (self, places);
}

/* Adds to @lit all words that light up when the item is chosen (code points, any order). */
void
sp_item_add_lit (SpItem *self, SpSpans *lit)
{
  g_return_if_fail (SP_IS_ITEM (self) && lit != NULL);

  SP_ITEM_GET_CLASS (self)->add_lit (self, lit);
}

/* Returns: the length of the narrowest words of the item that hold @offset; G_MAXUINT for none. */
guint
sp_item_measure_at (SpItem *self, guint offset)
{
  SpSpans handles = { 0 };
  guint length = G_MAXUINT;

  g_return_val_if_fail (SP_IS_ITEM (self), length);

  SP_ITEM_GET_CLASS (self)->add_handles (self, &handles);
  for (guint i = 0; i < handles.n; i++)
    if (handles.items[i].start <= offset && offset < handles.items[i].end)
      length = MIN (length, sp_span_length (handles.items[i]));
  sp_spans_clear (&handles);
  return length;
}

/* Makes @field (owned) point at the item of @party, or at none. */
void
sp_item_set_party (SpPartyItem **field, SpPartyItem *const *parties, int party)
{
  g_return_if_fail (field != NULL);

  if (party == SP_NONE)
    g_clear_object (field);
  else
    g_set_object (field, parties[party]);
}
