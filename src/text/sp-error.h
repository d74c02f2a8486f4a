/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one error domain of the project. Cancellation stays G_IO_ERROR_CANCELLED.
 * A message is one clear sentence without a final stop, fit to be shown to a reader. */
#define SP_ERROR (sp_error_quark ())

typedef enum
{
  SP_ERROR_INVALID,     /* not what it should be: malformed, out of range */
  SP_ERROR_TOO_LARGE,   /* over a limit of sp-limits.h */
  SP_ERROR_TOO_DEEP,    /* nested beyond a limit */
  SP_ERROR_ENCODING,    /* bytes that are no text */
  SP_ERROR_UNSUPPORTED, /* a kind of input that we do not read */
  SP_ERROR_NETWORK,
  SP_ERROR_NOT_FOUND,
  SP_ERROR_CORRUPT, /* a file of our own is damaged */
  SP_ERROR_BUSY,
  SP_ERROR_STALE,
} SpErrorCode;

GQuark sp_error_quark (void);

G_END_DECLS
