/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every form of verbs and nouns, against a table written by hand. */
#include "sp-inflection.h"

typedef struct
{
  const char *lemma;
  const char *forms[SP_N_FORMS]; /* each list separated by spaces ("/" in phrases), sorted */
} Case;

static const Case verbs[] = {
  { "accuse", { "accuse", "accuses", "accused", "accused", "accusing", "" } },
  { "warn", { "warn", "warns", "warned", "warned", "warning", "" } },
  { "deny", { "deny", "denies", "denied", "denied", "denying", "" } },
  { "delay", { "delay", "delays", "delayed", "delayed", "delaying", "" } },
  { "push", { "push", "pushes", "pushed", "pushed", "pushing", "" } },
  { "veto", { "veto", "vetoes", "vetoed", "vetoed", "vetoing", "" } },
  { "ban", { "ban", "bans", "banned", "banned", "banning", "" } },
  { "slam", { "slam", "slams", "slammed", "slammed", "slamming", "" } },
  { "raid", { "raid", "raids", "raided", "raided", "raiding", "" } },
  { "vow", { "vow", "vows", "vowed", "vowed", "vowing", "" } },
  { "target", { "target", "targets", "targeted", "targeted", "targeting", "" } },
  { "permit", { "permit", "permits", "permitted", "permitted", "permitting", "" } },
  { "cancel",
    { "cancel",
      "cancels",
      "canceled cancelled",
      "canceled cancelled",
      "canceling cancelling",
      "" } },
  { "kidnap",
    { "kidnap",
      "kidnaps",
      "kidnaped kidnapped",
      "kidnaped kidnapped",
      "kidnaping kidnapping",
      "" } },
  { "criticize",
    { "criticise criticize",
      "criticises criticizes",
      "criticised criticized",
      "criticised criticized",
      "criticising criticizing",
      "" } },
  { "seize", { "seize", "seizes", "seized", "seized", "seizing", "" } },
  { "agree", { "agree", "agrees", "agreed", "agreed", "agreeing", "" } },
  { "tie", { "tie", "ties", "tied", "tied", "tying", "" } },
  { "panic", { "panic", "panics", "panicked", "panicked", "panicking", "" } },
  { "be", { "be", "am are is", "was were", "been", "being", "" } },
  { "give", { "give", "gives", "gave", "given", "giving", "" } },
  { "withdraw", { "withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing", "" } },
  { "favour",
    { "favor favour",
      "favors favours",
      "favored favoured",
      "favored favoured",
      "favoring favouring",
      "" } },
  { "call for", { "call/for", "calls/for", "called/for", "called/for", "calling/for", "" } },
  { "hit back at",
    { "hit/back/at", "hits/back/at", "hit/back/at", "hit/back/at", "hitting/back/at", "" } },
  { "conquer", { "conquer", "conquers", "conquered", "conquered", "conquering", "" } },
};

static const Case nouns[] = {
  { "accusation", { "accusation", "", "", "", "", "accusations" } },
  { "penalty", { "penalty", "", "", "", "", "penalties" } },
  { "ally", { "ally", "", "", "", "", "allies" } },
  { "clash", { "clash", "", "", "", "", "clashes" } },
  { "demo", { "demo", "", "", "", "", "demos" } },
  { "veto", { "veto", "", "", "", "", "vetoes" } },
  { "spokesman", { "spokesman", "", "", "", "", "spokesmen" } },
  { "act of war", { "act/of/war", "", "", "", "", "acts/of/war" } },
  { "travel ban", { "travel/ban", "", "", "", "", "travel/bans" } },
  { "series", { "series", "", "", "", "", "series" } },
  { "offence", { "offence offense", "", "", "", "", "offences offenses" } },
};

static SpKnowledge *knowledge;

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *)a, *(char *const *)b);
}

static void
collect (const char *form, SpForm type, gpointer user_data)
{
  GPtrArray **lists = user_data;

  g_ptr_array_add (lists[type], g_strdelimit (g_strdup (form), " ", '/'));
}

static void
check_case (const Case *c,
            void (*inflect) (const SpKnowledge *, const char *, SpFormFunc, gpointer))
{
  GPtrArray *lists[SP_N_FORMS];

  for (guint i = 0; i < SP_N_FORMS; i++)
    lists[i] = g_ptr_array_new_with_free_func (g_free);
  inflect (knowledge, c->lemma, collect, lists);
  for (guint i = 0; i < SP_N_FORMS; i++)
    {
      g_autofree char *joined = NULL;

      g_ptr_array_sort (lists[i], compare);
      g_ptr_array_add (lists[i], NULL);
      joined = g_strjoinv (" ", (char **)lists[i]->pdata);
      g_assert_cmpstr (joined, ==, c->forms[i]);
      g_ptr_array_unref (lists[i]);
    }
}

static void
test_verbs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    check_case (&verbs[i], sp_inflect_verb);
}

static void
test_nouns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    check_case (&nouns[i], sp_inflect_noun);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "..", "data", "lexicon", NULL);
  knowledge = sp_knowledge_new (folder, &error);
  g_assert_no_error (error);
  g_test_add_func ("/inflection/verbs", test_verbs);
  g_test_add_func ("/inflection/nouns", test_nouns);
  status = g_test_run ();
  sp_knowledge_free (knowledge);
  return status;
}
