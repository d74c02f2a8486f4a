/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-words-private.h"

G_BEGIN_DECLS

typedef enum
{
  SP_GAZETTEER_NONE,
  SP_GAZETTEER_COUNTRY,
  SP_GAZETTEER_ADJECTIVE, /* British */
  SP_GAZETTEER_PERSON,    /* Briton, Britons, American: may be an adjective too */
  SP_GAZETTEER_CAPITAL,
  SP_GAZETTEER_SEAT,
  SP_GAZETTEER_ORGANIZATION,
  SP_GAZETTEER_PLACE,
  SP_GAZETTEER_PEOPLE, /* Muslims, Kurdish */
} SpGazetteerKind;

/* An entry of the word lists that stands at a place of the text. */
typedef struct
{
  SpGazetteerKind kind;
  guint n;          /* tokens */
  gboolean plural;  /* Americans */
  const SpRow *row; /* of the list */
} SpGazetteerMatch;

gboolean
sp_gazetteer_find (const SpWords *words, guint first, guint max_n, SpGazetteerMatch *match);
const char *sp_gazetteer_match_get_value (const SpGazetteerMatch *match);

G_END_DECLS
