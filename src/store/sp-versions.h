/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

char *sp_store_dup_versions (void);
