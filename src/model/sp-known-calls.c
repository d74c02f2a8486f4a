/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-known-calls.h"

typedef struct
{
  char *form;
  char *name; /* NULL: it is forgotten */
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->form);
  g_free (known->name);
  g_free (known);
}

static gpointer
run_list (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  return sp_library_list_known_parties (library, error);
}

/* Asks for all of them. */
void
sp_library_store_list_known (SpLibraryStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  SpLibraryCall call = { .func = run_list, .free_result = (GDestroyNotify)g_ptr_array_unref };

  sp_library_store_call (self, &call, NULL, callback, user_data);
}

/* Returns: (transfer full) (element-type SpKnownParty): by name; NULL with an error. */
GPtrArray *
sp_library_store_list_known_finish (GAsyncResult *result, GError **error)
{
  return sp_library_store_call_finish (result, error);
}

static gpointer
run_change (SpLibrary *library, gpointer data, GCancellable *cancellable, GError **error)
{
  Known *known = data;

  if (known->name != NULL)
    sp_library_keep_party (library, known->form, known->name, NULL, error);
  else
    sp_library_forget_party (library, known->form, error);
  return NULL;
}

static void
change (SpLibraryStore *self, const char *form, const char *name)
{
  Known *known = g_new (Known, 1);
  SpLibraryCall call
      = { .func = run_change, .data = known, .free_data = known_free, .changes = TRUE };

  *known = (Known){ g_strdup (form), g_strdup (name) };
  sp_library_store_call (self, &call, NULL, NULL, NULL);
}

/* Keeps that what texts call @form is called @name. */
void
sp_library_store_keep_known (SpLibraryStore *self, const char *form, const char *name)
{
  g_return_if_fail (SP_IS_LIBRARY_STORE (self) && form != NULL && name != NULL);

  change (self, form, name);
}

/* Keeps nothing about @form any longer. */
void
sp_library_store_forget_known (SpLibraryStore *self, const char *form)
{
  g_return_if_fail (SP_IS_LIBRARY_STORE (self) && form != NULL);

  change (self, form, NULL);
}
