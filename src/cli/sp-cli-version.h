/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

void sp_cli_print_version (void);
