/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "sp-knowledge-private.h"

G_BEGIN_DECLS

/* The inflected forms of English words, for loaders that index a word list by every form in which
 * an entry may stand in a text. Forms are in small letters as their lemma is. */
typedef enum
{
  SP_FORM_BASE,       /* accuse; of a noun: the singular */
  SP_FORM_PRESENT,    /* accuses */
  SP_FORM_PAST,       /* accused, gave */
  SP_FORM_PARTICIPLE, /* accused, given: in the perfect and the passive */
  SP_FORM_GERUND,     /* accusing */
  SP_FORM_PLURAL,     /* accusations */
  SP_N_FORMS,
} SpForm;

/* Receives one form; @form is only valid during the call. The same spelling comes once for each
 * type that it has ("accused" as past and as participle). */
typedef void (*SpFormFunc) (const char *form, SpForm type, gpointer user_data);

void sp_inflect_verb (const SpKnowledge *knowledge,
                      const char *lemma,
                      SpFormFunc func,
                      gpointer user_data);
void sp_inflect_noun (const SpKnowledge *knowledge,
                      const char *lemma,
                      SpFormFunc func,
                      gpointer user_data);

G_END_DECLS
