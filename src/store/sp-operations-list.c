/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-operation.h"

/* What a list of operations leaves of marks and tags. */

/* Where each mark is in the array, by id: number + 1. */
typedef struct
{
  GPtrArray *marks; /* SpMark *, NULL where it was deleted */
  GHashTable *numbers;
} MarkTable;

static void
apply_to_marks (MarkTable *table, const SpOperation *operation)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (table->numbers, operation->mark->id));

  if (operation->kind == SP_OPERATION_DELETE_MARK)
    {
      if (number > 0)
        g_ptr_array_index (table->marks, number - 1) = NULL;
    }
  else if (number > 0)
    g_ptr_array_index (table->marks, number - 1) = operation->mark;
  else
    {
      g_ptr_array_add (table->marks, operation->mark);
      g_hash_table_insert (table->numbers,
                           operation->mark->id,
                           GUINT_TO_POINTER (table->marks->len));
    }
}

static void
apply_to_tags (GPtrArray *tags, const SpOperation *operation)
{
  g_autofree char *folded = g_utf8_casefold (operation->name, -1);

  for (guint i = 0; i < tags->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (g_ptr_array_index (tags, i), -1);

      if (!g_str_equal (folded, other))
        continue;
      if (operation->kind == SP_OPERATION_REMOVE_TAG)
        g_ptr_array_remove_index (tags, i);
      return;
    }
  if (operation->kind == SP_OPERATION_ADD_TAG)
    g_ptr_array_add (tags, g_strdup (operation->name));
}

/* Returns: (transfer full) (element-type utf8): the tags that the article has after @operations
 * (element-type SpOperation), in the order in which they were given. */
GPtrArray *
sp_operations_list_tags (GPtrArray *operations)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (operations != NULL, tags);

  for (guint i = 0; i < operations->len; i++)
    {
      const SpOperation *operation = g_ptr_array_index (operations, i);

      if (operation->kind == SP_OPERATION_ADD_TAG || operation->kind == SP_OPERATION_REMOVE_TAG)
        apply_to_tags (tags, operation);
    }
  return tags;
}

/* Returns: (transfer full) (element-type SpMark): the marks that there are after @operations
 * (element-type SpOperation), in the order in which they were made. */
GPtrArray *
sp_operations_list_marks (GPtrArray *operations)
{
  MarkTable table = { g_ptr_array_new (), g_hash_table_new (g_str_hash, g_str_equal) };
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_mark_unref);

  g_return_val_if_fail (operations != NULL, marks);

  for (guint i = 0; i < operations->len; i++)
    {
      const SpOperation *operation = g_ptr_array_index (operations, i);

      if (operation->mark != NULL)
        apply_to_marks (&table, operation);
    }
  for (guint i = 0; i < table.marks->len; i++)
    if (g_ptr_array_index (table.marks, i) != NULL)
      g_ptr_array_add (marks, sp_mark_ref (g_ptr_array_index (table.marks, i)));
  g_ptr_array_unref (table.marks);
  g_hash_table_unref (table.numbers);
  return marks;
}

/* Returns: (transfer full) (element-type SpOperation): the repairs of the text among @operations
 * (element-type SpOperation) that count, oldest first: those that were not reverted. */
GPtrArray *
sp_operations_list_repairs (GPtrArray *operations)
{
  GPtrArray *repairs = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_operation_unref);
  g_autoptr (GHashTable) reverted = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (operations != NULL, repairs);

  for (guint i = 0; i < operations->len; i++)
    {
      const SpOperation *operation = g_ptr_array_index (operations, i);

      if (operation->kind == SP_OPERATION_REVERT_REPAIR)
        g_hash_table_add (reverted, operation->name);
    }
  for (guint i = 0; i < operations->len; i++)
    {
      SpOperation *operation = g_ptr_array_index (operations, i);

      if (sp_operation_is_repair (operation) && operation->kind != SP_OPERATION_REVERT_REPAIR
          && !g_hash_table_contains (reverted, operation->id))
        g_ptr_array_add (repairs, sp_operation_ref (operation));
    }
  return repairs;
}
