/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the event that the model names makes a stance. */
#include "sp-relation-private.h"

static const struct
{
  SpStanceType type;
  int polarity;
} of_root[SP_N_EVENT_ROOTS] = {
  [SP_EVENT_NONE] = { SP_STANCE_ASSERTS, 0 },
  [SP_EVENT_AGREE] = { SP_STANCE_AGREES, 1 },
  [SP_EVENT_CONSULT] = { SP_STANCE_CONSULTS, 0 },
  [SP_EVENT_SUPPORT] = { SP_STANCE_SUPPORTS, 1 },
  [SP_EVENT_COOPERATE] = { SP_STANCE_COOPERATES, 1 },
  [SP_EVENT_AID] = { SP_STANCE_AIDS, 1 },
  [SP_EVENT_YIELD] = { SP_STANCE_CONCEDES, 1 },
  [SP_EVENT_REQUEST] = { SP_STANCE_DEMANDS, 0 },
  [SP_EVENT_ACCUSE] = { SP_STANCE_ACCUSES, -1 },
  [SP_EVENT_REJECT] = { SP_STANCE_REJECTS, -1 },
  [SP_EVENT_THREATEN] = { SP_STANCE_WARNS, -1 },
  [SP_EVENT_PROTEST] = { SP_STANCE_PROTESTS, -1 },
  [SP_EVENT_SANCTION] = { SP_STANCE_SANCTIONS, -1 },
  [SP_EVENT_MOBILIZE] = { SP_STANCE_COERCES, -1 },
  [SP_EVENT_COERCE] = { SP_STANCE_COERCES, -1 },
  [SP_EVENT_ASSAULT] = { SP_STANCE_ATTACKS, -1 },
};

/* The type of stance that goes with the event. */
SpStanceType
sp_relation_type_of (SpEventRoot root)
{
  g_return_val_if_fail (root < SP_N_EVENT_ROOTS, SP_STANCE_ASSERTS);

  return of_root[root].type;
}

/* The sign that goes with the event. */
int
sp_relation_polarity_of (SpEventRoot root)
{
  g_return_val_if_fail (root < SP_N_EVENT_ROOTS, 0);

  return of_root[root].polarity;
}

/* The likeliest event, other than none, that goes with @sign (1, -1; 0: any). */
SpEventRoot
sp_relation_best_root (const double roots[SP_N_EVENT_ROOTS], int sign)
{
  SpEventRoot best = sign < 0 ? SP_EVENT_ACCUSE : SP_EVENT_SUPPORT;

  for (guint i = 1; i < SP_N_EVENT_ROOTS; i++)
    if ((sign == 0 || of_root[i].polarity == sign || of_root[i].polarity == 0)
        && roots[i] > roots[best])
      best = (SpEventRoot)i;
  return best;
}
