/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-citation.h"

#include <glib/gi18n.h>

#include "sp-note-item.h"
#include "sp-words.h"

static char *
cite_quote (SpQuoteItem *item)
{
  const SpQuote *quote = sp_quote_item_get_quote (item);
  SpPartyItem *speaker = sp_quote_item_get_speaker (item);
  g_autofree char *words = sp_words_quoted (sp_item_get_text (SP_ITEM (item)),
                                            &quote->content,
                                            quote->kind == SP_QUOTE_DIRECT);
  g_autofree char *role = speaker != NULL ? sp_words_for_speaker (speaker) : NULL;

  if (speaker == NULL)
    return g_steal_pointer (&words);
  if (role == NULL)
    /* Translators: words and their speaker: “…” — China */
    return g_strdup_printf (_ ("%s — %s"), words, sp_party_item_get_name (speaker));
  /* Translators: words, their speaker, and the speaker's role: “…” — Lin Jian, spokesman */
  return g_strdup_printf (_ ("%s — %s, %s"), words, sp_party_item_get_name (speaker), role);
}

static char *
cite_stance (SpStanceItem *item)
{
  const SpStance *stance = sp_stance_item_get_stance (item);
  const char *verb = sp_words_for_stance (stance->type, stance->negated);
  const char *holder = sp_party_item_get_name (sp_stance_item_get_holder (item));
  SpPartyItem *target = sp_stance_item_get_target (item);
  g_autofree char *words = sp_words_of_stance (item);

  if (target == NULL)
    /* Translators: a party, what it does ("denies"), and the words of the article. */
    return g_strdup_printf (_ ("%s %s: %s"), holder, verb, words);
  /* Translators: a party, what it does ("accuses"), toward whom, and the words of the article. */
  return g_strdup_printf (_ ("%s %s, toward %s: %s"),
                          holder,
                          verb,
                          sp_party_item_get_name (target),
                          words);
}

static char *
cite_claim (SpClaimItem *item)
{
  const SpClaim *claim = sp_claim_item_get_claim (item);
  g_autoptr (GString) lines = g_string_new (claim->label);

  for (guint i = 0; i < claim->positions->len; i++)
    {
      const SpPosition *position = &g_array_index (claim->positions, SpPosition, i);
      g_autofree char *words = sp_words_of_position (item, i);

      g_string_append_c (lines, '\n');
      g_string_append_printf (lines,
                              /* Translators: a party, what it does with a claim ("denies it"), the
                                 words of the article. */
                              _ ("%s %s: %s"),
                              sp_party_item_get_name (sp_claim_item_get_position_party (item, i)),
                              sp_words_for_position (position->kind),
                              words);
    }
  return g_strdup (lines->str);
}

static char *
cite_happening (SpHappeningItem *item)
{
  const SpHappening *happening = sp_happening_item_get_happening (item);
  g_autofree char *dates = sp_words_for_dates (happening->from, happening->to);
  g_autofree char *words
      = sp_text_dup_span (sp_item_get_text (SP_ITEM (item)), happening->sentence);

  /* Translators: a date and the sentence of the article about it. */
  return g_strdup_printf (_ ("%s: “%s”"), dates, words);
}

static char *
cite_note (SpNoteItem *item)
{
  SpMark *mark = sp_note_item_get_mark (item);
  const char *note = mark->note != NULL ? mark->note : "";
  g_autofree char *words = mark->on_text ? sp_words_quote (mark->anchor.exact) : NULL;

  return words == NULL ? g_strdup (note) : g_strdup_printf ("%s\n%s", words, note);
}

static char *
cite_item (SpItem *item)
{
  switch (sp_item_get_kind (item))
    {
    case SP_ITEM_QUOTE:
      return cite_quote (SP_QUOTE_ITEM (item));
    case SP_ITEM_STANCE:
      return cite_stance (SP_STANCE_ITEM (item));
    case SP_ITEM_CLAIM:
      return cite_claim (SP_CLAIM_ITEM (item));
    case SP_ITEM_HAPPENING:
      return cite_happening (SP_HAPPENING_ITEM (item));
    case SP_ITEM_PARTY:
      return g_strdup (sp_party_item_get_name (SP_PARTY_ITEM (item)));
    case SP_ITEM_NOTE:
      return cite_note (SP_NOTE_ITEM (item));
    default:
      g_assert_not_reached ();
    }
}

static void
add_part (GString *parts, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (parts->len > 0)
    g_string_append (parts, ", ");
  g_string_append (parts, part);
}

/* Returns: (transfer full): @words, and below them what article they are from. */
static char *
cite (const char *words, SpArticle *article)
{
  g_autofree char *date = NULL;
  g_autoptr (GString) source = g_string_new (NULL);
  const char *published = sp_article_get_published (article);

  if (published != NULL)
    {
      g_autofree char *day = g_strndup (published, 10);

      date = sp_words_for_dates (day, day);
    }
  add_part (source, sp_article_get_title (article));
  add_part (source, sp_article_get_site (article));
  add_part (source, date);
  add_part (source, sp_article_get_url (article));
  return source->len == 0 ? g_strdup (words) : g_strdup_printf ("%s\n%s", words, source->str);
}

/* Returns: (transfer full): the words of @item, and below them what article they are from. */
char *
sp_citation_new (SpItem *item, SpArticle *article)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (SP_IS_ITEM (item) && article != NULL, NULL);

  words = cite_item (item);
  return cite (words, article);
}

/* Returns: (transfer full): the words at @span of @article in quotation marks, and below them what
 * article they are from. */
char *
sp_citation_new_of_span (SpArticle *article, SpSpan span)
{
  g_autofree char *plain = NULL, *words = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  plain = sp_text_dup_span (sp_article_get_text (article), span);
  words = sp_words_quote (plain);
  return cite (words, article);
}
