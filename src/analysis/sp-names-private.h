/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sp-gazetteer-private.h"
#include "sp-work-private.h"

G_BEGIN_DECLS

/* What a name is: the classes of names that the contract's NER tags have. */
typedef enum
{
  SP_NAME_PERSON,
  SP_NAME_ORGANIZATION,
  SP_NAME_PLACE,
  SP_NAME_NORP, /* peoples, nationalities, faiths, camps: "British", "Muslims" */
  SP_NAME_OTHER,
} SpNameType;

/* One name in the text; names do not overlap. */
typedef struct
{
  guint first;  /* token */
  guint n;      /* tokens, without title and possessive */
  guint8 type;  /* SpNameType */
  guint8 found; /* what the name model takes it for: 1 + SpFoundType; 0: not found there */
  double confidence;
} SpName;

GArray *sp_names_find (const SpWork *work, const SpWords *words, const gboolean *skip);
void sp_name_classify (const SpWords *words, SpName *name);
gboolean sp_name_is_short_for_things (const SpWords *words, const SpName *name);
gboolean sp_name_is_located (const SpWords *words, const SpName *name);
GArray *
sp_names_join (const SpWork *work, const SpWords *words, const gboolean *skip, const GArray *names);
guint sp_name_get_head (const SpWords *words, const SpName *name);
guint sp_name_get_top (const SpWords *words, const SpName *name);
gboolean sp_name_is_modifier (const SpWords *words, const SpName *name);
void sp_name_weigh_grammar (const SpWords *words, const SpName *name, double *score);
void sp_names_settle (const SpWords *words, GArray *names);

guint sp_role_match (const SpWords *words, guint first, guint end);

G_END_DECLS
