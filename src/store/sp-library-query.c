/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-library-query.h"

#include <string.h>

/* One word of the query: [-][field:]value, the value perhaps in quotation marks. */
typedef struct
{
  gboolean without;
  char *field; /* nullable */
  char *value;
  gboolean exact;
} Term;

static void
term_clear (Term *term)
{
  g_clear_pointer (&term->field, g_free);
  g_clear_pointer (&term->value, g_free);
}

static gboolean
is_field_name (const char *start, const char *end)
{
  if (start == end)
    return FALSE;
  for (const char *p = start; p < end; p++)
    if (!g_ascii_isalpha (*p))
      return FALSE;
  return TRUE;
}

static const char *
skip_to_space (const char *p)
{
  while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Takes the next term off @query. Returns: the rest, or NULL at the end. */
static const char *
next_term (const char *query, Term *term)
{
  const char *end, *colon;

  while (*query != '\0' && g_unichar_isspace (g_utf8_get_char (query)))
    query = g_utf8_next_char (query);
  if (*query == '\0')
    return NULL;
  *term = (Term){ 0 };
  if (*query == '-' && query[1] != '\0' && !g_ascii_isspace (query[1]))
    {
      term->without = TRUE;
      query++;
    }
  end = skip_to_space (query);
  colon = memchr (query, ':', (gsize)(end - query));
  if (colon != NULL && colon[1] != '\0' && colon + 1 <= end && is_field_name (query, colon))
    {
      term->field = g_ascii_strdown (query, colon - query);
      query = colon + 1;
    }
  if (*query == '"')
    {
      const char *close = strchr (query + 1, '"');

      term->exact = TRUE;
      term->value = close != NULL ? g_strndup (query + 1, (gsize)(close - query - 1))
                                  : g_strdup (query + 1);
      return close != NULL ? close + 1 : query + strlen (query);
    }
  end = skip_to_space (query);
  term->value = g_strndup (query, (gsize)(end - query));
  return end;
}

static gboolean
holds_letter (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* A single letter of an alphabet begins too many words to say anything: it is a word itself. */
static gboolean
is_one_letter (const char *value)
{
  guint n = 0;

  for (; *value != '\0'; value = g_utf8_next_char (value))
    {
      gunichar c = g_utf8_get_char (value);

      n += c >= 0x1100 ? 2 : g_unichar_isalnum (c); /* scripts that do not part words */
    }
  return n == 1;
}

/* Returns: TRUE if @term stands for all words that begin so. */
static gboolean
is_beginning (const Term *term)
{
  return !term->exact && !is_one_letter (term->value);
}

/* Adds a word to the FTS5 expression, quoted so that nothing in it is an operator. */
static void
add_match (GString *match, GString *without, const char *column, const Term *term)
{
  GString *to = term->without ? without : match;

  if (!holds_letter (term->value))
    return;
  if (to->len > 0)
    g_string_append (to, term->without ? " OR " : " AND ");
  if (column != NULL)
    g_string_append_printf (to, "%s : ", column);
  g_string_append_c (to, '"');
  for (const char *p = term->value; *p != '\0'; p++)
    if (*p == '"')
      g_string_append (to, "\"\"");
    else
      g_string_append_c (to, *p);
  g_string_append (to, is_beginning (term) ? "\" *" : "\"");
}

/* Remembers a word that is looked for in the text. */
static void
add_word (SpLibraryQuery *self, const Term *term)
{
  if (term->without || !holds_letter (term->value))
    return;
  g_ptr_array_add (self->words, g_strdup (term->value));
}

static void
add_condition (SpLibraryQuery *self, const Term *term, const char *condition, const char *value)
{
  g_string_append_printf (self->where, " AND %s(%s)", term->without ? "NOT " : "", condition);
  if (value != NULL)
    g_ptr_array_add (self->values, g_strdup (value));
}

static gboolean
add_state (SpLibraryQuery *self, const Term *term)
{
  static const char *const states[][2] = {
    { "unread", "article.read = 0" },         { "read", "article.read = 1" },
    { "favourite", "article.favourite = 1" }, { "favorite", "article.favourite = 1" },
    { "noted", "extra.notes <> ''" },
  };

  if (strcmp (term->value, "trash") == 0)
    {
      self->trash = !term->without;
      return TRUE;
    }
  if (strcmp (term->value, "archived") == 0)
    {
      self->archived = TRUE;
      add_condition (self, term, "article.archived = 1", NULL);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (term->value, states[i][0]) == 0)
      {
        add_condition (self, term, states[i][1], NULL);
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_date (const char *value)
{
  gsize n = strlen (value);

  if (n != 4 && n != 7 && n != 10)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (i == 4 || i == 7 ? value[i] != '-' : !g_ascii_isdigit (value[i]))
      return FALSE;
  return TRUE;
}

/* Dates are compared as text: "2024-03" lies before "2024-03-28"; before: is exclusive, after:
 * inclusive. */
#define OWN_DATE "ifnull (published, date (added, 'unixepoch'))"

static const struct
{
  const char *field;
  const char *condition;
  gboolean date;
} conditions[] = {
  { "after", "article.id IN (SELECT id FROM article WHERE " OWN_DATE " >= ?)", TRUE },
  { "before", "article.id IN (SELECT id FROM article WHERE " OWN_DATE " < ?)", TRUE },
  { "tag",
    "article.id IN (SELECT article FROM article_tag JOIN tag ON tag.id = tag WHERE name = ?)",
    FALSE },
  { "site",
    "article.id IN (SELECT id FROM article"
    " WHERE instr (lower (ifnull (site, '') || ' ' || ifnull (url, '')), lower (?)) > 0)",
    FALSE },
};

static gboolean
add_field (SpLibraryQuery *self, const Term *term)
{
  if (term->field == NULL)
    return FALSE;
  if (strcmp (term->field, "is") == 0)
    return add_state (self, term);
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (strcmp (term->field, conditions[i].field) == 0
        && (!conditions[i].date || is_date (term->value)))
      {
        add_condition (self, term, conditions[i].condition, term->value);
        return TRUE;
      }
  return FALSE;
}

/* Takes @query apart. Never fails. Returns: (transfer full). */
SpLibraryQuery *
sp_library_query_parse (const char *query)
{
  static const char *const columns[] = { "title", "quotes", "notes", "parties" };
  SpLibraryQuery *self = g_new0 (SpLibraryQuery, 1);
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (GString) without = g_string_new (NULL);
  Term term;

  g_return_val_if_fail (query != NULL, NULL);

  self->where = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->words = g_ptr_array_new_with_free_func (g_free);
  while ((query = next_term (query, &term)) != NULL)
    {
      const char *column = NULL;

      for (guint i = 0; term.field != NULL && i < G_N_ELEMENTS (columns); i++)
        if ((g_str_has_prefix (columns[i], term.field) && strlen (term.field) >= 4)
            || (i == 3 && strcmp (term.field, "party") == 0))
          column = columns[i];
      if (column != NULL || !add_field (self, &term))
        {
          if (column == NULL && term.field != NULL)
            {
              char *whole = g_strconcat (term.field, " ", term.value, NULL);

              g_free (term.value);
              term.value = whole;
              term.exact = TRUE;
            }
          add_match (match, without, column, &term);
          add_word (self, &term);
        }
      term_clear (&term);
    }
  if (match->len > 0 && without->len > 0)
    self->match = g_strdup_printf ("(%s) NOT (%s)", match->str, without->str);
  else if (match->len > 0)
    self->match = g_strdup (match->str);
  if (match->len == 0 && without->len > 0)
    {
      g_string_append (self->where,
                       " AND article.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)");
      g_ptr_array_add (self->values, g_strdup (without->str));
    }
  return self;
}

void
sp_library_query_free (SpLibraryQuery *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->match);
  g_string_free (self->where, TRUE);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->words);
  g_free (self);
}
