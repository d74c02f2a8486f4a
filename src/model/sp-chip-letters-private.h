/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SpChipLetters: gives each name of one article its letters. The order of the calls decides who
 * gets the short ones. */
typedef struct _SpChipLetters SpChipLetters;

SpChipLetters *sp_chip_letters_new (void) G_GNUC_WARN_UNUSED_RESULT;
void sp_chip_letters_free (SpChipLetters *self);
char *sp_chip_letters_choose (SpChipLetters *self, const char *name, gboolean single);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChipLetters, sp_chip_letters_free)

G_END_DECLS
