/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-words.h"

#include <glib/gi18n.h>

#define CLEAR 0.85
#define LIKELY 0.6
#define MAX_WORDS 160 /* code points of a sentence that a row shows */

/* Returns: (transfer none): how sure the finding is. */
const char *
sp_words_for_confidence (double confidence)
{
  if (confidence >= CLEAR)
    return _ ("Clear");
  return confidence >= LIKELY ? _ ("Likely") : _ ("Unsure");
}

/* Returns: (transfer none): what kind of party it is. */
const char *
sp_words_for_party_kind (SpPartyKind kind)
{
  switch (kind)
    {
    case SP_PARTY_PERSON:
      return _ ("Person");
    case SP_PARTY_ORGANIZATION:
      return _ ("Organization");
    case SP_PARTY_GOVERNMENT:
      return _ ("Government");
    case SP_PARTY_COUNTRY:
      return _ ("Country");
    case SP_PARTY_PLACE:
      return _ ("Place");
    case SP_PARTY_GROUP:
      return _ ("Group");
    case SP_PARTY_OTHER:
    default:
      return _ ("Party");
    }
}

/* Returns: (transfer none): how the words are given. */
const char *
sp_words_for_quote_kind (SpQuoteKind kind)
{
  switch (kind)
    {
    case SP_QUOTE_DIRECT:
      return _ ("In quotation marks");
    case SP_QUOTE_MIXED:
      return _ ("Partly quoted");
    case SP_QUOTE_INDIRECT:
    default:
      return _ ("Paraphrased");
    }
}

/* What the holder does, between its name and the words: "China denies …". */
static const char *const stances[SP_N_STANCE_TYPES][2] = {
  { N_ ("asserts"), N_ ("does not assert") },
  { N_ ("denies"), N_ ("does not deny") },
  { N_ ("doubts"), N_ ("does not doubt") },
  { N_ ("confirms"), N_ ("does not confirm") },
  { N_ ("supports"), N_ ("does not support") },
  { N_ ("agrees"), N_ ("does not agree") },
  { N_ ("cooperates"), N_ ("does not cooperate") },
  { N_ ("consults"), N_ ("does not consult") },
  { N_ ("aids"), N_ ("does not aid") },
  { N_ ("concedes"), N_ ("does not concede") },
  { N_ ("criticises"), N_ ("does not criticise") },
  { N_ ("accuses"), N_ ("does not accuse") },
  { N_ ("rejects"), N_ ("does not reject") },
  { N_ ("demands"), N_ ("does not demand") },
  { N_ ("warns"), N_ ("does not warn") },
  { N_ ("protests"), N_ ("does not protest") },
  { N_ ("sanctions"), N_ ("does not sanction") },
  { N_ ("coerces"), N_ ("does not coerce") },
  { N_ ("attacks"), N_ ("does not attack") },
};

/* Returns: (transfer none): what the holder does. */
const char *
sp_words_for_stance (SpStanceType type, gboolean negated)
{
  g_return_val_if_fail (type < SP_N_STANCE_TYPES, NULL);

  return _ (stances[type][negated ? 1 : 0]);
}

/* Returns: (transfer none): what the party does with a claim. */
const char *
sp_words_for_position (SpPositionKind kind)
{
  switch (kind)
    {
    case SP_POSITION_DENIES:
      return _ ("denies it");
    case SP_POSITION_DOUBTS:
      return _ ("doubts it");
    case SP_POSITION_CONFIRMS:
      return _ ("confirms it");
    case SP_POSITION_DECLINES:
      return _ ("declines to comment");
    case SP_POSITION_ASSERTS:
    default:
      return _ ("asserts it");
    }
}

/* Returns: (transfer none) (nullable): what keeps it from being plainly so; NULL for nothing. */
const char *
sp_words_for_modality (SpModality modality)
{
  switch (modality)
    {
    case SP_MODALITY_ALLEGED:
      return _ ("alleged");
    case SP_MODALITY_POSSIBLE:
      return _ ("possible");
    case SP_MODALITY_FUTURE:
      return _ ("announced");
    case SP_MODALITY_PAST:
      return _ ("in the past");
    case SP_MODALITY_HYPOTHETICAL:
      return _ ("hypothetical");
    case SP_MODALITY_ACTUAL:
    default:
      return NULL;
    }
}

/* Returns: (transfer full): an ISO 8601 date of four, seven or ten characters as words. */
static char *
date_words (const char *date)
{
  g_auto (GStrv) parts = g_strsplit (date, "-", 3);
  guint n = g_strv_length (parts);
  int numbers[3] = { 1, 1, 1 };
  g_autoptr (GDateTime) time = NULL;

  for (guint i = 0; i < n; i++)
    numbers[i] = (int)g_ascii_strtoll (parts[i], NULL, 10);
  time = g_date_time_new_utc (numbers[0], numbers[1], numbers[2], 0, 0, 0);
  if (time == NULL)
    return g_strdup (date);
  if (n == 1)
    return g_date_time_format (time, "%Y");
  /* Translators: a month and a day as a date: "August 2021", "28 March 2024"; see strftime. */
  return g_date_time_format (time, n == 2 ? _ ("%B %Y") : _ ("%-d %B %Y"));
}

/* Returns: (transfer full): a date or a range of dates (ISO 8601) as words. */
char *
sp_words_for_dates (const char *from, const char *to)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  first = date_words (from);
  last = date_words (to);
  if (g_str_equal (first, last))
    return g_steal_pointer (&first);
  /* Translators: from one date to another: "August 2021 – October 2022" */
  return g_strdup_printf (_ ("%s – %s"), first, last);
}

/* Returns: (transfer full): the line that names the words a finding rests on, as markup. */
char *
sp_words_for_why (const char *because, double confidence)
{
  if (because == NULL || *because == '\0')
    return g_markup_printf_escaped ("<b>%s</b>", sp_words_for_confidence (confidence));
  /* Translators: first the words that a finding rests on, then how sure it is ("Clear", …). */
  /* Translators: how sure a finding is: "Clear", "Likely" or "Unsure" */
  return g_markup_printf_escaped (_ ("Why: %s. <b>%s.</b>"),
                                  because,
                                  sp_words_for_confidence (confidence));
}

/* Returns: (transfer full) (nullable): the role of @speaker and whom it speaks for. */
char *
sp_words_for_speaker (SpPartyItem *speaker)
{
  SpPartyItem *principal;
  const char *role;

  g_return_val_if_fail (SP_IS_PARTY_ITEM (speaker), NULL);

  principal = sp_party_item_get_principal (speaker);
  role = sp_party_item_get_party (speaker)->role;
  if (principal == NULL)
    return g_strdup (role);
  if (role == NULL)
    /* Translators: the party that somebody speaks for: "for China" */
    return g_strdup_printf (_ ("for %s"), sp_party_item_get_name (principal));
  /* Translators: a role and the party spoken for: "Foreign Ministry spokesman, for China" */
  return g_strdup_printf (_ ("%s, for %s"), role, sp_party_item_get_name (principal));
}

/* Returns: (transfer full): kind, mentions and quotes of @party: its second line. */
char *
sp_words_for_counts (SpPartyItem *party)
{
  g_autofree char *mentions = NULL;
  g_autofree char *quotes = NULL;
  g_autofree char *counts = NULL;
  guint n_mentions, n_quotes, n_notes;

  g_return_val_if_fail (SP_IS_PARTY_ITEM (party), NULL);

  n_mentions = sp_party_item_get_n_mentions (party);
  n_quotes = sp_party_item_get_n_quotes (party);
  mentions = g_strdup_printf (ngettext ("%'u mention", "%'u mentions", n_mentions), n_mentions);
  if (n_quotes == 0)
    quotes = g_strdup (_ ("no say"));
  else
    quotes = g_strdup_printf (ngettext ("%'u quote", "%'u quotes", n_quotes), n_quotes);
  /* Translators: kind of a party, then two counts: "Country · 9 mentions, 6 quotes" */
  counts = g_strdup_printf (_ ("%s · %s, %s"),
                            sp_words_for_party_kind (sp_party_item_get_party (party)->kind),
                            mentions,
                            quotes);
  n_notes = sp_party_item_get_n_notes (party);
  if (n_notes == 0)
    return g_steal_pointer (&counts);
  /* Translators: the counts of a party, then how many of the reader's notes are linked to it */
  return g_strdup_printf (ngettext ("%s, %'u note", "%s, %'u notes", n_notes), counts, n_notes);
}

static char *
count_words (SpMentionHow how, guint n)
{
  switch (how)
    {
    case SP_MENTION_ALIAS:
      return g_strdup_printf (_ ("by another name ×%'u"), n);
    case SP_MENTION_METONYM:
      return g_strdup_printf (_ ("by its capital or people ×%'u"), n);
    case SP_MENTION_NOMINAL:
      return g_strdup_printf (_ ("by a description ×%'u"), n);
    case SP_MENTION_PRONOUN:
      return g_strdup_printf (_ ("by a pronoun ×%'u"), n);
    case SP_MENTION_NAME:
    default:
      /* Translators: one of a list of ways with the times: "by its name ×5, by a pronoun ×2" */
      return g_strdup_printf (_ ("by its name ×%'u"), n);
    }
}

/* Returns: (transfer full): how the mentions of @party itself were found. */
char *
sp_words_for_mentions (SpPartyItem *party)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;
  guint counts[SP_MENTION_PRONOUN + 1] = { 0 };
  const GArray *mentions;

  g_return_val_if_fail (SP_IS_PARTY_ITEM (party), NULL);

  mentions = sp_party_item_get_party (party)->mentions;
  for (guint i = 0; i < mentions->len; i++)
    counts[g_array_index (mentions, SpMention, i).how]++;
  for (int how = SP_MENTION_NAME; how <= SP_MENTION_PRONOUN; how++)
    if (counts[how] > 0)
      g_ptr_array_add (parts, count_words (how, counts[how]));
  g_ptr_array_add (parts, NULL);
  all = g_strjoinv (", ", (char **)parts->pdata);
  /* Translators: a list of ways with counts: "by its name ×5, by a pronoun ×2" */
  return g_strdup_printf (_ ("Why: found %s."), all);
}

static gboolean
is_quotation_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || c == 0x201e || c == 0x201a
         || type == G_UNICODE_INITIAL_PUNCTUATION || c == 0x300c || c == 0x300e;
}

/* Returns: (transfer full): the words of @spans (code points) on one line; a gap is "…". */
char *
sp_words_in_text (SpText *text, const SpSpans *spans)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (text != NULL && spans != NULL, NULL);

  for (guint i = 0; i < spans->n; i++)
    {
      g_autofree char *part = sp_text_dup_span (text, spans->items[i]);

      if (i > 0)
        g_string_append (words, " … ");
      g_string_append (words, part);
    }
  for (char *p = words->str; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  return g_strdup (words->str);
}

/* Returns: (transfer full): @words in quotation marks; those inside become single ones. */
char *
sp_words_quote (const char *words)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  g_return_val_if_fail (words != NULL, NULL);

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean opens = inner->len == 0 || g_ascii_isspace (inner->str[inner->len - 1]);

      if (c == 0x201c || (c == '"' && opens))
        c = 0x2018;
      else if (c == 0x201d || c == '"')
        c = 0x2019;
      g_string_append_unichar (inner, c);
    }
  /* Translators: words in quotation marks */
  return g_strdup_printf (_ ("“%s”"), inner->str);
}

/* Returns: (transfer full): the words of @spans, in quotation marks if @direct and they have none.
 */
char *
sp_words_quoted (SpText *text, const SpSpans *spans, gboolean direct)
{
  g_autofree char *words = sp_words_in_text (text, spans);

  if (words == NULL || !direct || is_quotation_mark (g_utf8_get_char (words)))
    return g_steal_pointer (&words);
  return sp_words_quote (words);
}

/* Returns: (transfer full): the words from @span to the end of its sentence, in quotation marks. */
static char *
quote_from (SpItem *item, SpSpan span)
{
  SpSpan sentence = sp_item_find_sentence (item, span.start);
  SpSpans spans = { &span, 1, 1 };
  g_autofree char *words = NULL;

  span.end = MAX (span.end, MIN (sentence.end, span.start + MAX_WORDS));
  words = sp_words_in_text (sp_item_get_text (item), &spans);
  if (g_str_has_suffix (words, "."))
    words[strlen (words) - 1] = '\0';
  return sp_words_quote (words);
}

/* Returns: (transfer full): the words of the article for a stance, in quotation marks. */
char *
sp_words_of_stance (SpStanceItem *item)
{
  const SpStance *stance;

  g_return_val_if_fail (SP_IS_STANCE_ITEM (item), NULL);

  stance = sp_stance_item_get_stance (item);
  /* where the evidence is in pieces, the one before the cue is the holder, whose chip stands there
   */
  if (stance->cue.n > 0 && stance->evidence.n > 1)
    return quote_from (SP_ITEM (item), sp_spans_extent (&stance->cue));
  return quote_from (SP_ITEM (item), sp_spans_extent (&stance->evidence));
}

/* Returns: (transfer full): the words of the article for position number @index on a claim, in
 * quotation marks: its own words where they are given. */
char *
sp_words_of_position (SpClaimItem *item, guint index)
{
  const SpPosition *position;
  const SpQuote *quote;

  g_return_val_if_fail (SP_IS_CLAIM_ITEM (item), NULL);

  position = &g_array_index (sp_claim_item_get_claim (item)->positions, SpPosition, index);
  quote = sp_claim_item_get_position_quote (item, index);
  if (quote != NULL && quote->kind != SP_QUOTE_INDIRECT)
    return sp_words_quoted (sp_item_get_text (SP_ITEM (item)),
                            &quote->content,
                            quote->kind == SP_QUOTE_DIRECT);
  return quote_from (SP_ITEM (item), sp_spans_extent (&position->evidence));
}
