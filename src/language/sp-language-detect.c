/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-language-detect.h"

#include <string.h>

/* The language of a text by its script and, for Latin letters, by its commonest small words: they
 * make up a third of any prose, so that one sentence is enough to tell (the idea is that of
 * Grefenstette 1995). */

/* Looked at: so many tokens from the start. */
#define MAX_TOKENS 4000
/* Names hold small words too ("van der"): another language than English needs so many. */
#define MIN_HITS 3

static const struct
{
  const char *language; /* BCP 47 */
  const char *words;    /* between spaces */
} profiles[] = {
  { "en",
    " the of and to in that is for it was with as on he be at by are this have from not his which "
    "they has said will would "
    "after its their who been but an were we you " },
  { "de",
    " der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an "
    "werden aus er hat dass sie "
    "nach wird bei einer um am sind noch wie einem über " },
  { "fr",
    " de la le et les des en un une du que dans pour qui est par sur pas au plus avec il se ce "
    "sont cette ont à aux ne été "
    "son sa ses mais elle " },
  { "es",
    " de la que el en y los se del las un por con no una para su al lo como más pero sus ha este "
    "fue entre está sobre " },
  { "it",
    " di e il la che in per un del è non una con si da le dei al come gli della nel ha i anche "
    "sono alla più ma " },
  { "pt",
    " de a o que e do da em um para com não uma os no se na por mais as dos como mas ao foi das à "
    "seu sua são pelo " },
  { "nl",
    " de van het een en in is dat op te zijn met voor niet aan er om door ook als bij maar uit hij "
    "heeft nog naar wordt " },
  { "sv",
    " och i att det som en på är av för med till den har de inte om ett han men var sig från vi så "
    "kan när år " },
  { "nb",
    " og i det på som er en til å av for med at har de ikke den om et var fra han seg men sier "
    "etter ble " },
  { "da",
    " og i at det er en til på som af de for den med har ikke et var fra han sig men efter blev "
    "siger " },
  { "pl", " w i na się z do nie że jest o to jak za po od dla przez który oraz tym są był ale " },
  { "ro", " de și în a la cu pe nu din care că o pentru mai este sau au fost un prin se după " },
  { "tr", " ve bir bu da için ile de çok olarak daha olan gibi sonra kadar ise olduğunu değil " },
  { "fi", " ja on ei että se oli hän mutta joka kuin ovat myös sekä hänen tai sen mukaan " },
  { "cs", " a v se na že je do s z o pro jako jsou ale by za podle který po " },
  { "hu", " a az és hogy nem is egy meg csak volt mint de el szerint azt ez már " },
  { "id", " yang dan di dengan untuk ini itu dari pada tidak dalam akan juga oleh kepada adalah " },
};

static const struct
{
  const char *language;
  gunichar first, last;
} scripts[] = {
  { "ja", 0x3040, 0x30ff }, { "ko", 0xac00, 0xd7a3 }, { "zh", 0x4e00, 0x9fff },
  { "ru", 0x0400, 0x04ff }, { "ar", 0x0600, 0x06ff }, { "he", 0x0590, 0x05ff },
  { "el", 0x0370, 0x03ff }, { "hi", 0x0900, 0x097f }, { "th", 0x0e00, 0x0e7f },
  { "ka", 0x10a0, 0x10ff }, { "hy", 0x0530, 0x058f },
};

typedef struct
{
  guint hits[G_N_ELEMENTS (profiles)];
  guint letters[G_N_ELEMENTS (scripts)];
  guint latin;
  guint words;
} Counts;

static void
count_letters (Counts *counts, const char *bytes, gsize n)
{
  for (const char *p = bytes; p < bytes + n; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c))
        continue;
      counts->latin += c < 0x0250;
      for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
        if (c >= scripts[i].first && c <= scripts[i].last)
          {
            counts->letters[i]++;
            break;
          }
    }
}

static void
count_word (Counts *counts, const char *bytes, gsize n)
{
  g_autofree char *word = NULL, *key = NULL;

  if (n > 24)
    return;
  word = g_utf8_strdown (bytes, (gssize)n);
  key = g_strconcat (" ", word, " ", NULL);
  counts->words++;
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    counts->hits[i] += strstr (profiles[i].words, key) != NULL;
}

/* Japanese mixes its own letters with Chinese ones; otherwise the script with most letters decides.
 */
static const char *
decide_script (const Counts *counts)
{
  guint best = 0;

  if (counts->letters[0] * 10 > counts->letters[2] && counts->letters[0] > counts->latin)
    return scripts[0].language;
  for (guint i = 1; i < G_N_ELEMENTS (scripts); i++)
    if (counts->letters[i] > counts->letters[best])
      best = i;
  return counts->letters[best] > counts->latin ? scripts[best].language : NULL;
}

/* Finds the language of the text. Linear in at most its first MAX_TOKENS tokens.
 * Returns: (nullable): BCP 47; NULL where the words do not tell. */
const char *
sp_language_detect (const SpTokens *tokens)
{
  Counts counts = { 0 };
  guint n, best = 0;
  const SpToken *all;
  const char *script;

  g_return_val_if_fail (tokens != NULL, NULL);

  all = sp_tokens_get (tokens, &n);
  for (guint i = 0; i < MIN (n, MAX_TOKENS); i++)
    {
      gsize n_bytes;
      const char *bytes = sp_tokens_peek (tokens, i, &n_bytes);

      if (all[i].kind != SP_TOKEN_WORD)
        continue;
      count_letters (&counts, bytes, MIN (n_bytes, 256));
      count_word (&counts, bytes, n_bytes);
    }
  script = decide_script (&counts);
  if (script != NULL)
    return script;
  for (guint i = 1; i < G_N_ELEMENTS (profiles); i++)
    if (counts.hits[i] > counts.hits[best])
      best = i;
  if (best != 0 && counts.hits[best] < MIN_HITS)
    best = 0;
  return counts.hits[best] > 0 && counts.hits[best] * 20 >= counts.words ? profiles[best].language
                                                                         : NULL;
}
