/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-work-private.h"

void
sp_measure_voices (SpWork *work)
{
  g_assert (work != NULL);
}
