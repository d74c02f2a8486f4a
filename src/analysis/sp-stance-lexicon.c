/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-stance-lexicon.h"

#include <string.h>

struct _SpStanceLexicon
{
  const SpKnowledge *knowledge; /* borrowed: owns this */
  GHashTable *infos;            /* form → SpWordInfo */
  GHashTable *stems;            /* lemma → stem */
  GPtrArray *entries;           /* SpStanceEntry */
  guint n_stems;
};

typedef struct
{
  SpStanceLexicon *self;
  SpStanceEntry *entry; /* nullable */
  guint stem;
  guint classes; /* that every form gets */
  SpEffect light;
  gboolean is_noun;
} Indexing;

static void
info_free (SpWordInfo *info)
{
  g_clear_pointer (&info->entries, g_array_unref);
  g_free (info);
}

static SpWordInfo *
ensure_info (SpStanceLexicon *self, const char *form)
{
  SpWordInfo *info = g_hash_table_lookup (self->infos, form);

  if (info == NULL)
    {
      info = g_new0 (SpWordInfo, 1);
      g_hash_table_insert (self->infos, g_strdup (form), info);
    }
  return info;
}

static guint
ensure_stem (SpStanceLexicon *self, const char *lemma)
{
  guint stem = GPOINTER_TO_UINT (g_hash_table_lookup (self->stems, lemma));

  if (stem == 0)
    {
      stem = ++self->n_stems;
      g_hash_table_insert (self->stems, g_strdup (lemma), GUINT_TO_POINTER (stem));
    }
  return stem;
}

static const struct
{
  const char *name;
  SpSlot slot;
} slot_names[] = {
  { "s", SP_SLOT_SUBJECT },
  { "o", SP_SLOT_OBJECT },
  { "poss", SP_SLOT_POSSESSOR },
  { "light", SP_SLOT_LIGHT },
  { "by", SP_SLOT_BY },
  { "of", SP_SLOT_OF },
  { "from", SP_SLOT_FROM },
  { "between", SP_SLOT_BETWEEN },
  { "with", SP_SLOT_WITH },
  { "to", SP_SLOT_TO },
  { "on", SP_SLOT_ON },
  { "upon", SP_SLOT_ON },
  { "against", SP_SLOT_AGAINST },
  { "for", SP_SLOT_FOR },
  { "at", SP_SLOT_AT },
  { "about", SP_SLOT_ABOUT },
  { "over", SP_SLOT_OVER },
  { "in", SP_SLOT_IN },
  { "into", SP_SLOT_INTO },
  { "toward", SP_SLOT_TOWARD },
  { "towards", SP_SLOT_TOWARD },
  { "as", SP_SLOT_AS },
  { "response", SP_SLOT_RESPONSE },
  { "near", SP_SLOT_NEAR },
  { "outside", SP_SLOT_OUTSIDE },
  { "along", SP_SLOT_ALONG },
  { "claim", SP_SLOT_CLAIM },
  { "plan", SP_SLOT_PLAN },
  { "regarding", SP_SLOT_ABOUT },
  { "concerning", SP_SLOT_ABOUT },
};

static guint
parse_slots (const char *cell)
{
  g_auto (GStrv) names = g_strsplit (cell, "|", -1);
  guint slots = 0;

  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (slot_names); j++)
      if (g_str_equal (names[i], slot_names[j].name))
        slots |= slot_names[j].slot;
  return slots;
}

static const struct
{
  const char *name;
  SpEffect effect;
} effect_names[] = {
  { "do", SP_EFFECT_DO },         { "undo", SP_EFFECT_UNDO },
  { "suffer", SP_EFFECT_SUFFER }, { "plan", SP_EFFECT_PLAN },
  { "threat", SP_EFFECT_THREAT }, { "promise", SP_EFFECT_PROMISE },
  { "ask", SP_EFFECT_ASK },       { "refuse", SP_EFFECT_REFUSE },
  { "stop", SP_EFFECT_STOP },     { "continue", SP_EFFECT_CONTINUE },
  { "accuse", SP_EFFECT_ACCUSE }, { "deny", SP_EFFECT_DENY },
};

static SpEffect
parse_effect (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (effect_names); i++)
    if (g_str_equal (name, effect_names[i].name))
      return effect_names[i].effect;
  return SP_EFFECT_NONE;
}

static const struct
{
  const char *name;
  SpWordClass class;
} class_names[] = {
  { "determiner", SP_WORD_DETERMINER },
  { "pronoun", SP_WORD_PRONOUN },
  { "preposition", SP_WORD_PREPOSITION },
  { "auxiliary", SP_WORD_AUXILIARY },
  { "modal", SP_WORD_MODAL },
  { "negation", SP_WORD_NEGATION },
  { "conjunction", SP_WORD_CONJUNCTION },
  { "subordinator", SP_WORD_SUBORDINATOR },
  { "people", SP_WORD_PEOPLE },
  { "time", SP_WORD_TIME },
  { "relative", SP_WORD_RELATIVE },
  { "adverb", SP_WORD_ADVERB },
};

static guint
parse_classes (const char *cell)
{
  g_auto (GStrv) names = g_strsplit (cell, " ", -1);
  guint classes = 0;

  for (guint i = 0; names[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (class_names); j++)
      if (g_str_equal (names[i], class_names[j].name))
        classes |= class_names[j].class;
  return classes;
}

/* Receives one form of a word and indexes the word's entry under the form's first word. */
static void
index_form (const char *form, SpForm type, gpointer user_data)
{
  const Indexing *indexing = user_data;
  g_autofree char *first = g_strndup (form, strcspn (form, " "));
  SpWordInfo *info = ensure_info (indexing->self, first);
  SpEntryRef ref = { indexing->entry, 1u << type };

  info->classes |= indexing->classes;
  if (!indexing->is_noun)
    info->classes |= 1u << type;
  if (info->stem == 0)
    info->stem = indexing->stem;
  if (indexing->light != SP_EFFECT_NONE)
    info->light = indexing->light;
  if (indexing->entry == NULL)
    return;
  if (info->entries == NULL)
    info->entries = g_array_new (FALSE, FALSE, sizeof (SpEntryRef));
  for (guint i = 0; i < info->entries->len; i++)
    {
      SpEntryRef *known = &g_array_index (info->entries, SpEntryRef, i);

      if (known->entry == ref.entry)
        {
          known->forms |= ref.forms;
          return;
        }
    }
  g_array_append_val (info->entries, ref);
}

static void
index_noun_stem (const char *form, SpForm type, gpointer user_data)
{
  const Indexing *indexing = user_data;
  SpWordInfo *info = ensure_info (indexing->self, form);

  if (info->stem == 0)
    info->stem = indexing->stem;
}

/* Makes an entry with the words of @pattern, each of which gets its stem. */
static SpStanceEntry *
new_entry (SpStanceLexicon *self, const char *pattern, SpPart part)
{
  SpStanceEntry *entry = g_new0 (SpStanceEntry, 1);
  g_auto (GStrv) words = g_strsplit (pattern, " ", -1);

  entry->part = part;
  for (guint i = 0; words[i] != NULL && i < G_N_ELEMENTS (entry->words); i++)
    {
      Indexing indexing = { .self = self };

      entry->words[entry->n_words++] = indexing.stem = ensure_stem (self, words[i]);
      if (i > 0 || part == SP_PART_NOUN)
        {
          sp_inflect_noun (self->knowledge, words[i], index_noun_stem, &indexing);
          ensure_info (self, words[i])->stem = indexing.stem; /* "meeting" is not "meet" here */
        }
    }
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
index_pattern (SpStanceLexicon *self, const char *pattern, SpStanceEntry *entry)
{
  Indexing indexing = { .self = self, .entry = entry, .stem = entry->words[0] };

  if (entry->part == SP_PART_NOUN)
    {
      indexing.is_noun = TRUE;
      indexing.classes = entry->n_words == 1 ? SP_WORD_NOUN : 0;
      sp_inflect_noun (self->knowledge, pattern, index_form, &indexing);
    }
  else if (entry->part == SP_PART_ADJECTIVE)
    {
      indexing.is_noun = TRUE;
      index_form (pattern, SP_FORM_BASE, &indexing);
    }
  else
    sp_inflect_verb (self->knowledge, pattern, index_form, &indexing);
}

static void
add_stance_row (SpStanceLexicon *self, const SpRow *row)
{
  SpStanceEntry *entry;
  SpPart part;

  if (row->n < 9)
    return;
  part = *row->columns[1] == 'n'   ? SP_PART_NOUN
         : *row->columns[1] == 'a' ? SP_PART_ADJECTIVE
                                   : SP_PART_VERB;
  entry = new_entry (self, row->columns[0], part);
  if (!sp_stance_type_from_string (row->columns[2], &entry->type))
    entry->type = SP_STANCE_ASSERTS;
  if (!sp_event_root_from_string (row->columns[3], &entry->root))
    entry->root = SP_EVENT_NONE;
  entry->polarity = (int)g_ascii_strtoll (row->columns[4], NULL, 10);
  entry->strength = (int)g_ascii_strtoll (row->columns[5], NULL, 10);
  entry->holder = parse_slots (row->columns[6]);
  entry->target = parse_slots (row->columns[7]);
  entry->content = parse_slots (row->columns[8]);
  index_pattern (self, row->columns[0], entry);
}

static void
add_governor_row (SpStanceLexicon *self, const SpRow *row)
{
  SpStanceEntry *entry;

  if (row->n < 2)
    return;
  entry = new_entry (self, row->columns[0], SP_PART_GOVERNOR);
  entry->effect = parse_effect (row->columns[1]);
  index_pattern (self, row->columns[0], entry);
}

static void
add_verb_row (SpStanceLexicon *self, const SpRow *row)
{
  Indexing indexing = { .self = self, .stem = ensure_stem (self, row->columns[0]) };

  if (row->n >= 2)
    indexing.light = parse_effect (row->columns[1]);
  sp_inflect_verb (self->knowledge, row->columns[0], index_form, &indexing);
}

/* A cue of attribution is a verb too. */
static void
add_cue_row (SpStanceLexicon *self, const SpRow *row)
{
  g_autofree char *lemma = g_strndup (row->columns[0], strcspn (row->columns[0], " "));
  Indexing indexing = { .self = self, .stem = ensure_stem (self, lemma) };

  if (row->n >= 2 && strcmp (row->columns[1], "v") == 0)
    sp_inflect_verb (self->knowledge, lemma, index_form, &indexing);
}

static void
add_grammar_row (SpStanceLexicon *self, const SpRow *row)
{
  SpWordInfo *info = ensure_info (self, row->columns[0]);

  if (row->n < 2)
    return;
  info->classes |= parse_classes (row->columns[1]);
  info->slot |= parse_slots (row->columns[0]);
  if (info->stem == 0)
    info->stem = ensure_stem (self, row->columns[0]);
}

static void
add_class_row (SpStanceLexicon *self, const SpRow *row)
{
  static const struct
  {
    const char *name;
    SpWordClass class;
  } values[] = { { "1", SP_WORD_GOOD },
                 { "-1", SP_WORD_BAD },
                 { "sport", SP_WORD_SPORT },
                 { "markets", SP_WORD_MARKETS } };
  SpWordInfo *info = ensure_info (self, row->columns[0]);

  if (row->n < 2)
    info->classes |= SP_WORD_AGENT;
  else
    for (guint i = 0; i < G_N_ELEMENTS (values); i++)
      if (g_str_equal (row->columns[1], values[i].name))
        info->classes |= values[i].class;
}

static void
for_each_row (SpStanceLexicon *self,
              const char *list,
              void (*add) (SpStanceLexicon *self, const SpRow *row))
{
  const GArray *rows = sp_knowledge_rows (self->knowledge, list);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add (self, &g_array_index (rows, SpRow, i));
}

static void
mark_forms (SpStanceLexicon *self, const char *forms, SpWordClass class)
{
  g_auto (GStrv) list = g_strsplit (forms, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    ensure_info (self, list[i])->classes |= class;
}

static void
stance_lexicon_free (SpStanceLexicon *self)
{
  g_hash_table_unref (self->infos);
  g_hash_table_unref (self->stems);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static gpointer
stance_lexicon_build (const SpKnowledge *knowledge)
{
  SpStanceLexicon *self = g_new0 (SpStanceLexicon, 1);

  self->knowledge = knowledge;
  self->infos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)info_free);
  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_ptr_array_new_with_free_func (g_free);
  for_each_row (self, "grammar", add_grammar_row);
  for_each_row (self, "stances", add_stance_row);
  for_each_row (self, "governors", add_governor_row);
  for_each_row (self, "light-verbs", add_verb_row);
  for_each_row (self, "verbs", add_verb_row);
  for_each_row (self, "cues", add_cue_row);
  for_each_row (self, "evaluations", add_class_row);
  for_each_row (self, "agents", add_class_row);
  for_each_row (self, "fields", add_class_row);
  mark_forms (self, "be is are was were been being am 're 'm", SP_WORD_BE);
  mark_forms (self, "have has had having 've", SP_WORD_HAVE);
  return self;
}

/* Gives the lexicon that is compiled from @knowledge, at the first call. Returns: (transfer none).
 */
const SpStanceLexicon *
sp_stance_lexicon_get (const SpKnowledge *knowledge)
{
  g_return_val_if_fail (knowledge != NULL, NULL);

  return sp_knowledge_derive (knowledge,
                              "stance-lexicon",
                              stance_lexicon_build,
                              (GDestroyNotify)stance_lexicon_free);
}

/* Finds what is known of @form, which is in small letters. Returns: (nullable) (transfer none). */
const SpWordInfo *
sp_stance_lexicon_find (const SpStanceLexicon *self, const char *form)
{
  g_return_val_if_fail (self != NULL && form != NULL, NULL);

  return g_hash_table_lookup (self->infos, form);
}

/* Gives the stem of @lemma, or 0 if no list has the word. */
guint
sp_stance_lexicon_stem (const SpStanceLexicon *self, const char *lemma)
{
  g_return_val_if_fail (self != NULL && lemma != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->stems, lemma));
}
