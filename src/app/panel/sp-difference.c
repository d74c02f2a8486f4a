/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-difference.h"

#include <glib/gi18n.h>

#include "sp-party-item.h"
#include "sp-quote-item.h"
#include "sp-stance-item.h"
#include "sp-words.h"

static const char *
name_party (SpAnalysis *machine, int party)
{
  return party != SP_NONE ? sp_analysis_get_party (machine, (guint)party)->name : NULL;
}

static char *
describe_party (SpPartyItem *item, SpAnalysis *machine, guint index)
{
  const SpParty *shown = sp_party_item_get_party (item),
                *found = sp_analysis_get_party (machine, index);
  const char *principal = name_party (machine, found->speaks_for);
  SpPartyItem *ours = sp_party_item_get_principal (item);

  if (!g_str_equal (shown->name, found->name))
    return g_strdup_printf (_ ("The analysis calls it %s."), found->name);
  if (shown->kind != found->kind)
    /* Translators: a kind of party, such as "Country" */
    return g_strdup_printf (_ ("The analysis takes it for: %s."),
                            sp_words_for_party_kind (found->kind));
  if (principal == NULL && ours != NULL)
    return g_strdup (_ ("By the analysis it speaks for nobody else."));
  if (principal != NULL
      && (ours == NULL || !g_str_equal (principal, sp_party_item_get_name (ours))))
    return g_strdup_printf (_ ("By the analysis it speaks for %s."), principal);
  return shown->mentions->len == found->mentions->len
             ? NULL
             : g_strdup (_ ("By the analysis other words name it."));
}

static char *
describe_quote (SpQuoteItem *item, SpAnalysis *machine, guint index)
{
  SpPartyItem *speaker = sp_quote_item_get_speaker (item);
  const SpQuote *quote = sp_analysis_get_quote (machine, index);
  const char *found = name_party (machine, quote->speaker);
  const char *shown = speaker != NULL ? sp_party_item_get_name (speaker) : NULL;

  if (g_strcmp0 (found, shown) == 0)
    return sp_spans_equal (&quote->content, &sp_quote_item_get_quote (item)->content)
               ? NULL
               : g_strdup (_ ("By the analysis it is other words."));
  if (found == NULL)
    return g_strdup (_ ("The analysis names no speaker."));
  return g_strdup_printf (_ ("By the analysis %s says this."), found);
}

static char *
describe_stance (SpAnalysis *machine, guint index)
{
  const SpStance *found = sp_analysis_get_stance (machine, index);
  const char *target = name_party (machine, found->target_party);

  if (target == NULL && found->target_claim != SP_NONE)
    target = sp_analysis_get_claim (machine, (guint)found->target_claim)->label;
  /* Translators: what the analysis says: a party, what it does ("accuses"), and toward whom. */
  return g_strdup_printf (_ ("By the analysis: %s %s → %s."),
                          name_party (machine, found->holder),
                          sp_words_for_stance (found->type, found->negated),
                          target != NULL ? target : "?");
}

char *
sp_difference_describe (SpItem *item)
{
  SpReaderFlags flags;
  SpAnalysis *machine;
  int index;

  g_return_val_if_fail (SP_IS_ITEM (item), NULL);

  flags = sp_item_get_reader_flags (item);
  machine = sp_item_get_machine (item, &index);
  if ((flags & SP_READER_DIFFERS) == 0)
    return (flags & SP_READER_ADDED) != 0 ? g_strdup (_ ("Added by you.")) : NULL;
  if (index == SP_NONE)
    return g_strdup (_ ("Yours; the analysis does not find this."));
  if (SP_IS_PARTY_ITEM (item))
    return describe_party (SP_PARTY_ITEM (item), machine, (guint)index);
  if (SP_IS_QUOTE_ITEM (item))
    return describe_quote (SP_QUOTE_ITEM (item), machine, (guint)index);
  if (SP_IS_STANCE_ITEM (item))
    return describe_stance (machine, (guint)index);
  return g_strdup (_ ("The analysis says otherwise."));
}
