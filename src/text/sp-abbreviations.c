/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-abbreviations.h"

#include <string.h>

/* Word lists as one string each, every word between blanks: short, readable, and searched in about
 * a microsecond. */

static const char titles[] = " Mr Mrs Ms Mx Messrs Mme Mlle Mgr Dr Drs Prof Profs Rev Revd Hon "
                             "Pres Gov Govs Sen Sens Rep Reps Gen Maj Lt Col Cmdr "
                             "Cmd Capt Cpt Sgt Cpl Pvt Adm Amb Brig Supt Insp Det Msgr Fr St Ste "
                             "Mt Ft Cllr Atty Dist Asst Spc Pfc Ven Sr Sra Srta "
                             "Sec Sgts Cdr Cpls vs v cf Ald Gens Lts Cols ";

static const char before_numbers[] = " No Nos no nos Fig Figs fig figs Vol vol Vols Art Arts Sect "
                                     "sect Ch ch chap Chap p pp pg para Para paras Op op ca c Tel "
                                     "tel Ext ext Rt Rte Ref ref Eq eq Ver ver Nr nr ";

static const char places[]
    = " Ala Alas Ariz Ark Cal Calif Colo Conn Del Fla Ga Ia Ida Ill Ind Kan Kans Ky La Mass Md Me "
      "Mich Minn Miss Mo Mont Neb "
      "Nebr Nev Okla Ont Ore Pa Penn Que Sask Tenn Tex Va Vt Wash Wis Wisc Wyo ";

static const char dates[] = " Mar Sun Sat Mon Wed Thu Fri Jun Jul May ";

static const char either[]
    = " Inc Corp Co Cos Ltd Bros Jr Sr Esq etc al Jan Feb Apr Aug Sept Sep Oct Nov Dec Tue Tues "
      "Thur Thurs approx "
      "apt Apt Ave Blvd Rd Hwy Pkwy Dept dept Est est Univ Assn Assoc Bldg Intl Natl Ph Bhd Pty "
      "Pte Mfg Rs min mins max hr hrs "
      "sec secs yr yrs mo mos wk wks lb lbs oz ft sq cu mph tbsp tsp incl excl misc ed eds repr "
      "trans viz govt Govt gen esp "
      "exec Attn attn Ed Eds ibid Ibid resp Cir Cong Stat Ct Crim App Supp Fed Reg eg ie Plc ";

static const char starters[] = " The A An This That These Those It Its He She They We You I His "
                               "Her Their Our My Your In On At By For From With Without "
                               "Within To Of As After Before Since Until Till While When Where Why "
                               "What Who Whose Which How If Unless Although Though "
                               "Because So But And Or Nor Yet Then Now Today Yesterday Tomorrow "
                               "There Here However Moreover Meanwhile Nevertheless "
                               "Nonetheless Still Also Both Each Every Either Neither Some Many "
                               "Most Much More Other Others Another All Any No None Not "
                               "Never Only Even Once Earlier Later Last Next Such Several Few Two "
                               "Three Four Five According Despite During Under Over "
                               "About Among Between Through Throughout Against Instead Indeed "
                               "Perhaps Maybe Asked Speaking Let Please Yes Thus Therefore "
                               "Hence Do Does Did Is Are Was Were Will Would Can Could Should May "
                               "Might Have Has Had One Ten Dozens Hundreds Thousands "
                               "Critics Officials Police Analysts Experts Supporters Opponents "
                               "Observers Neither Nobody Everyone Someone Nothing "
                               "Something Anyone Back Previously Recently Additionally Furthermore "
                               "Overall Whether Whatever ";

static const char speech[] = " said says say asked asks added adds told tells wrote writes replied "
                             "replies answered shouted cried yelled demanded "
                             "wondered exclaimed joked quipped insisted continued tweeted posted "
                             "declared concluded explained recalled noted "
                             "remarked warned responded commented inquired protested chanted "
                             "whispered muttered urged argued ";

static const char prefixes[] = " e non pre anti mid re post co over pro multi ex sub semi neo un "
                               "intra inter counter micro ultra mini mega trans "
                               "psycho socio bi tri quasi pseudo cross mis macro ";

static const char units[]
    = " am pm k m mm cm km kg g mg lb lbs oz ft mph kph bn mn b tn p c x mw gw kw kwh mwh hz khz "
      "mhz ghz gb mb kb tb hrs hr min "
      "mins sec secs yo yrs in ml l m² km² m³ pc pts pt mln sqm gbp usd eur mm² a.m p.m ";

static const char domains[] = " com org net edu gov mil int info biz io co uk us ca au nz de fr it "
                              "es eu ch at nl be se no dk fi pl ru cn jp in br tv me "
                              "ai app dev news blog online html htm php doc docx xls xlsx pdf txt "
                              "jpg jpeg png gif mp3 mp4 zip csv url ";

/* A joined word and, after the bar, the bytes of its first part. */
static const char joined[] = " cannot|3 gonna|3 wanna|3 gotta|3 gimme|3 lemme|3 dont|2 cant|2 "
                             "wont|2 didnt|3 doesnt|4 isnt|2 couldnt|5 wouldnt|5 "
                             "shouldnt|6 arent|3 wasnt|3 werent|4 havent|4 hasnt|3 hadnt|3 aint|2 "
                             "thats|4 whats|4 theres|5 youre|3 theyre|4 youve|3 "
                             "theyve|4 youll|3 theyll|4 alot|1 ";

static gboolean
holds (const char *list, const char *word, gsize n_bytes)
{
  char key[24];

  if (n_bytes == 0 || n_bytes > sizeof key - 3 || memchr (word, ' ', n_bytes) != NULL
      || memchr (word, 0, n_bytes) != NULL)
    return FALSE;
  key[0] = ' ';
  memcpy (key + 1, word, n_bytes);
  key[n_bytes + 1] = ' ';
  key[n_bytes + 2] = '\0';
  return strstr (list, key) != NULL;
}

static gboolean
holds_any_case (const char *list, const char *word, gsize n_bytes)
{
  char small[24];

  if (n_bytes > sizeof small)
    return FALSE;
  for (gsize i = 0; i < n_bytes; i++)
    small[i] = g_ascii_tolower (word[i]);
  return holds (list, small, n_bytes);
}

/* Returns: what kind of abbreviation @word (@n_bytes bytes, without its full stop) can be. */
SpAbbreviation
sp_abbreviation_find (const char *word, gsize n_bytes)
{
  char key[24];

  g_return_val_if_fail (word != NULL, SP_ABBREVIATION_NONE);

  if (n_bytes == 0 || n_bytes >= sizeof key)
    return SP_ABBREVIATION_NONE;
  memcpy (key, word, n_bytes);
  if (n_bytes > 1 && g_ascii_isupper (key[0]) && g_ascii_isupper (key[1])) /* MR., SEPT. */
    for (gsize i = 1; i < n_bytes; i++)
      key[i] = g_ascii_tolower (key[i]);
  if (holds (titles, key, n_bytes))
    return SP_ABBREVIATION_TITLE;
  if (holds (before_numbers, key, n_bytes))
    return SP_ABBREVIATION_NUMBER;
  if (holds (either, key, n_bytes))
    return SP_ABBREVIATION_EITHER;
  if (holds (places, key, n_bytes))
    return SP_ABBREVIATION_PLACE;
  if (holds (dates, key, n_bytes))
    return SP_ABBREVIATION_DATE;
  return SP_ABBREVIATION_NONE;
}

/* Returns: TRUE if the capital of @word says that a sentence begins, since inside one it would be
 * small. */
gboolean
sp_word_starts_sentences (const char *word, gsize n_bytes)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return holds (starters, word, n_bytes);
}

/* Returns: TRUE for "said", "asked" and the like. */
gboolean
sp_word_reports_speech (const char *word, gsize n_bytes)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return holds (speech, word, n_bytes);
}

/* Returns: TRUE for a prefix that stays one word with what follows its hyphen ("anti-war",
 * "co-founder"). */
gboolean
sp_word_is_free_prefix (const char *word, gsize n_bytes)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return holds_any_case (prefixes, word, n_bytes);
}

/* Returns: TRUE for a unit that is a word of its own behind a number ("5|pm", "10|km"). */
gboolean
sp_word_is_unit (const char *word, gsize n_bytes)
{
  g_return_val_if_fail (word != NULL, FALSE);

  if (n_bytes == 1 && *word == 'G') /* a 5G network */
    return FALSE;
  return holds_any_case (units, word, n_bytes);
}

/* Returns: TRUE for the last part of an address or file name. */
gboolean
sp_word_is_domain (const char *word, gsize n_bytes)
{
  g_return_val_if_fail (word != NULL, FALSE);

  return holds_any_case (domains, word, n_bytes);
}

/* Few words end like those of the list: most are told apart by two letters. */
static gboolean
ends_like_joined (const char *word, gsize n_bytes)
{
  static const char endings[] = "otnatamenttsesrevell";
  char a = g_ascii_tolower (word[n_bytes - 2]), b = g_ascii_tolower (word[n_bytes - 1]);

  for (const char *p = endings; *p != '\0'; p += 2)
    if (p[0] == a && p[1] == b)
      return TRUE;
  return FALSE;
}

/* Returns: the bytes of the first of the two words that @word is written from ("can|not"); 0 if it
 * is one word. */
gsize
sp_word_split_joined (const char *word, gsize n_bytes)
{
  char key[16];
  const char *found;

  g_return_val_if_fail (word != NULL, 0);

  if (n_bytes < 4 || n_bytes > sizeof key - 3 || !ends_like_joined (word, n_bytes))
    return 0;
  key[0] = ' ';
  for (gsize i = 0; i < n_bytes; i++)
    key[i + 1] = g_ascii_tolower (word[i]);
  key[n_bytes + 1] = '|';
  key[n_bytes + 2] = '\0';
  if (key[0] == '\0' || strlen (key) != n_bytes + 2)
    return 0;
  found = strstr (joined, key);
  return found == NULL ? 0 : (gsize)(found[n_bytes + 2] - '0');
}
