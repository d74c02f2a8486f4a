/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-party-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "sp-library-resources.h"
#include "sp-party-found-item.h"
#include "sp-party-found-row.h"

#define BATCH 30 /* articles asked for at once */

struct _SpPartyPage
{
  GtkBox parent_instance;

  /* template widgets */
  GtkWidget *title;
  GtkWidget *caption;
  GtkWidget *copy_button;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *none_page;

  /* owned references */
  SpLibraryStore *store;     /* nullable */
  GListStore *found;         /* SpPartyFoundItem */
  GCancellable *cancellable; /* while something is asked for */
  char *name;                /* nullable */

  /* state */
  guint offset;
  guint n_articles;
  guint n_findings;
  gboolean complete;
};

G_DEFINE_FINAL_TYPE (SpPartyPage, sp_party_page, GTK_TYPE_BOX)

enum
{
  OPEN,
  CLOSED,
  SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_caption (SpPartyPage *self)
{
  g_autofree char *findings
      = g_strdup_printf (ngettext ("%'u finding", "%'u findings", self->n_findings),
                         self->n_findings);
  g_autofree char *articles
      = g_strdup_printf (ngettext ("%'u article", "%'u articles", self->n_articles),
                         self->n_articles);
  g_autofree char *text = NULL;

  /* Translators: "12 findings in 3 articles"; behind it more may come */
  text = g_strdup_printf (self->complete ? _ ("%s in %s") : _ ("%s in %s, and more"),
                          findings,
                          articles);
  gtk_label_set_text (GTK_LABEL (self->caption), text);
}

static void
show_none (SpPartyPage *self, const char *title, const char *description)
{
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (self->none_page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->none_page), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
}

static void
take_batch (SpPartyPage *self, SpPartyFoundBatch *batch)
{
  self->complete = batch->items->len == 0;
  self->offset = batch->offset;
  for (guint i = 0; i < batch->items->len; i++)
    if (sp_party_found_item_get (g_ptr_array_index (batch->items, i))->kind
        == SP_PARTY_FOUND_ARTICLE)
      self->n_articles++;
    else
      self->n_findings++;
  g_list_store_splice (self->found,
                       g_list_model_get_n_items (G_LIST_MODEL (self->found)),
                       0,
                       batch->items->pdata,
                       batch->items->len);
}

static void ask (SpPartyPage *self);

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SpPartyPage) self = SP_PARTY_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPartyFoundBatch) batch = sp_library_store_find_party_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (batch == NULL)
    {
      show_none (self, _ ("The Library Cannot Be Read"), error->message);
      return;
    }
  take_batch (self, batch);
  update_caption (self);
  gtk_widget_set_visible (self->copy_button, self->n_articles > 0);
  if (self->n_articles == 0)
    show_none (
        self,
        _ ("In No Article Yet"),
        _ ("What this party says and does stands here once articles of the library name it."));
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  /* fewer than a batch: no need to scroll to see that there is no more */
  if (!self->complete && self->n_articles < BATCH)
    ask (self);
}

static void
ask (SpPartyPage *self)
{
  if (self->store == NULL || self->cancellable != NULL || self->complete)
    return;
  self->cancellable = g_cancellable_new ();
  sp_library_store_find_party (self->store,
                               self->name,
                               BATCH,
                               self->offset,
                               self->cancellable,
                               found_cb,
                               g_object_ref (self));
}

static void
forget (SpPartyPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_list_store_remove_all (self->found);
  self->offset = self->n_articles = self->n_findings = 0;
  self->complete = FALSE;
}

/* ---- rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SpPartyPage *self)
{
  gtk_list_item_set_child (item, sp_party_found_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SpPartyPage *self)
{
  sp_party_found_row_show (SP_PARTY_FOUND_ROW (gtk_list_item_get_child (item)),
                           sp_party_found_item_get (gtk_list_item_get_item (item)));
  if (gtk_list_item_get_position (item) + 20
      > g_list_model_get_n_items (G_LIST_MODEL (self->found)))
    ask (self);
}

static void
activated_cb (SpPartyPage *self, guint position)
{
  g_autoptr (SpPartyFoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  const SpPartyFound *found;

  if (item == NULL)
    return;
  found = sp_party_found_item_get (item);
  g_signal_emit (self, signals[OPEN], 0, found->article, found->position);
}

/* ---- acts ---- */

static void
close_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

typedef void (*AppendFunc) (GString *out, const char *name, GPtrArray *found);

static void
copy (SpPartyPage *self, AppendFunc append)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    {
      g_autoptr (SpPartyFoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      g_ptr_array_add (found, (gpointer)sp_party_found_item_get (item));
    }
  append (out, self->name, found);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), out->str);
  g_signal_emit (self,
                 signals[SAID],
                 0,
                 self->complete ? _ ("Copied") : _ ("Copied what is shown; scroll down for more"));
}

static void
copy_markdown_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (SP_PARTY_PAGE (widget), sp_party_found_append_markdown);
}

static void
copy_csv_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (SP_PARTY_PAGE (widget), sp_party_found_append_csv);
}

/* ---- the widget ---- */

static void
sp_party_page_dispose (GObject *object)
{
  SpPartyPage *self = SP_PARTY_PAGE (object);

  sp_party_page_set_store (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SP_TYPE_PARTY_PAGE);
  G_OBJECT_CLASS (sp_party_page_parent_class)->dispose (object);
}

static void
sp_party_page_finalize (GObject *object)
{
  SpPartyPage *self = SP_PARTY_PAGE (object);

  g_clear_object (&self->found);
  g_free (self->name);
  G_OBJECT_CLASS (sp_party_page_parent_class)->finalize (object);
}

static guint
add_signal (GType type, const char *name, guint n, GType first, GType second)
{
  return g_signal_new (name,
                       type,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       n,
                       first,
                       second);
}

static void
sp_party_page_class_init (SpPartyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  g_resources_register (sp_library_view_get_resource ());
  G_OBJECT_CLASS (klass)->dispose = sp_party_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_party_page_finalize;
  signals[OPEN] = add_signal (type, "open", 2, G_TYPE_INT64, G_TYPE_UINT);
  signals[CLOSED] = add_signal (type, "closed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[SAID] = add_signal (type, "said", 1, G_TYPE_STRING, G_TYPE_NONE);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/org/standpoint/Standpoint/library/sp-party-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPartyPage, title);
  gtk_widget_class_bind_template_child (widget_class, SpPartyPage, caption);
  gtk_widget_class_bind_template_child (widget_class, SpPartyPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, SpPartyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SpPartyPage, list);
  gtk_widget_class_bind_template_child (widget_class, SpPartyPage, none_page);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "party.close", NULL, close_activated);
  gtk_widget_class_install_action (widget_class,
                                   "party.copy-markdown",
                                   NULL,
                                   copy_markdown_activated);
  gtk_widget_class_install_action (widget_class, "party.copy-csv", NULL, copy_csv_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "party.close", NULL);
}

static void
sp_party_page_init (SpPartyPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->found = g_list_store_new (SP_TYPE_PARTY_FOUND_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->found)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
}

/* Shows what the library @store (nullable: none) knows. */
void
sp_party_page_set_store (SpPartyPage *self, SpLibraryStore *store)
{
  g_return_if_fail (SP_IS_PARTY_PAGE (self));

  forget (self);
  g_set_object (&self->store, store);
}

/* Shows the party @name. */
void
sp_party_page_show (SpPartyPage *self, const char *name)
{
  g_autofree char *owned = g_strdup (name);

  g_return_if_fail (SP_IS_PARTY_PAGE (self) && name != NULL);

  forget (self);
  g_free (self->name);
  self->name = g_steal_pointer (&owned);
  gtk_label_set_text (GTK_LABEL (self->title), self->name);
  gtk_label_set_text (GTK_LABEL (self->caption), "");
  gtk_widget_set_visible (self->copy_button, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "loading");
  ask (self);
}

/* Returns: (transfer none) (nullable): the party that was shown last. */
const char *
sp_party_page_get_name (SpPartyPage *self)
{
  g_return_val_if_fail (SP_IS_PARTY_PAGE (self), NULL);

  return self->name;
}

/* Returns: (transfer none): the SpPartyFoundItem that are there by now. */
GListModel *
sp_party_page_get_model (SpPartyPage *self)
{
  g_return_val_if_fail (SP_IS_PARTY_PAGE (self), NULL);

  return G_LIST_MODEL (self->found);
}
