/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-work-private.h"

void
sp_find_parties (SpWork *work)
{
  g_assert (work != NULL);
}
