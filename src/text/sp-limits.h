/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Everything that input can repeat has a limit. */

#define SP_MAX_INPUT_BYTES (64 * 1024 * 1024) /* a file or page, as read */
#define SP_MAX_TEXT_BYTES (32 * 1024 * 1024)  /* the document text, in UTF-8 */
#define SP_MAX_TREE_DEPTH 1024                /* nested elements of a page */
#define SP_MAX_JSON_DEPTH 64
#define SP_MAX_JSON_BYTES (16 * 1024 * 1024)
#define SP_MAX_SENTENCE_TOKENS                                                                     \
  400                         /* a longer run of tokens is cut; no sentence of prose is longer */
#define SP_MAX_NAME_TOKENS 40 /* a longer run of capitals is no name */
