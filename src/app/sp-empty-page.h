/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* SpEmptyPage: what a window shows that has no article yet: the ways to add one. */
#define SP_TYPE_EMPTY_PAGE (sp_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (SpEmptyPage, sp_empty_page, SP, EMPTY_PAGE, AdwBin)

G_END_DECLS
