/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-mark-style.h"

#include <glib/gi18n.h>

static const struct
{
  const char *dot;
  int pattern;
  const char *name;
} styles[SP_MARK_STYLES + 1] = {
  /* Translators: a note on words, without a colour */
  { "#9a9996", 3, N_ ("Note") },
  /* Translators: name of a highlight colour: I disagree with this */
  { "#f66151", 0, N_ ("Disagree") },
  /* Translators: name of a highlight colour: this is to be checked */
  { "#f5c211", 3, N_ ("Check this") },
  /* Translators: name of a highlight colour: this is put well */
  { "#57e389", 1, N_ ("Well put") },
  /* Translators: name of a highlight colour: a figure */
  { "#62a0ea", 2, N_ ("Number") },
  /* Translators: name of a highlight colour: the choice of words is telling */
  { "#c061cb", 4, N_ ("Word choice") },
};

static GStrv given_names; /* by colour from 1 on; empty: the name above */

static guint
known (guint colour)
{
  return colour <= SP_MARK_STYLES ? colour : 1 + (colour - 1) % SP_MARK_STYLES;
}

/* Returns: the colour of the dot in the margin and of the button. */
GdkRGBA
sp_mark_style_get_dot (guint colour)
{
  GdkRGBA dot;

  gdk_rgba_parse (&dot, styles[known (colour)].dot);
  return dot;
}

/* Returns: what is laid behind the words: translucent. */
GdkRGBA
sp_mark_style_get_fill (SpTheme theme, guint colour)
{
  GdkRGBA fill = sp_mark_style_get_dot (colour);

  fill.alpha = sp_theme_is_dark (theme) ? 0.26f : 0.36f;
  return fill;
}

/* Returns: the pattern of the lines below the words. */
int
sp_mark_style_get_pattern (guint colour)
{
  return styles[known (colour)].pattern;
}

/* Returns: (transfer none): the name that the program gives the colour. */
const char *
sp_mark_style_get_own_name (guint colour)
{
  return _ (styles[known (colour)].name);
}

/* Returns: (transfer none): the reader's name of the colour, or ours. */
const char *
sp_mark_style_get_name (guint colour)
{
  colour = known (colour);
  if (colour > 0 && given_names != NULL && g_strv_length (given_names) >= colour
      && *given_names[colour - 1] != '\0')
    return given_names[colour - 1];
  return sp_mark_style_get_own_name (colour);
}

/* Sets the reader's names (nullable) of the colours from 1 on. */
void
sp_mark_style_set_names (const char *const *names)
{
  g_strfreev (given_names);
  given_names = g_strdupv ((char **)names);
}
