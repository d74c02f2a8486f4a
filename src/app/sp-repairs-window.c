/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-repairs-window.h"

#include <glib/gi18n.h>

struct _SpRepairsWindow
{
  AdwWindow parent_instance;

  /* children */
  GtkWidget *stack;
  GtkWidget *repairs; /* AdwPreferencesGroup */
  GtkWidget *left_out;

  /* owned */
  SpDocument *document;
  GPtrArray *rows; /* GtkWidget *, borrowed: those that the two groups have */

  /* state */
  guint update_source;
};

G_DEFINE_FINAL_TYPE (SpRepairsWindow, sp_repairs_window, ADW_TYPE_WINDOW)

static const char *
describe (SpOperationKind kind)
{
  switch ((int)kind)
    {
    case SP_OPERATION_SPLIT_PARAGRAPH:
      return _ ("A paragraph of its own");
    case SP_OPERATION_IS_TITLE:
      return _ ("The title");
    case SP_OPERATION_IN_ARTICLE:
      return _ ("Part of the article");
    case SP_OPERATION_DROP_PARAGRAPH:
    case SP_OPERATION_NOT_IN_ARTICLE:
    default:
      return _ ("Not part of the article");
    }
}

/* Adds @operation (transfer full) to the log. */
static void
act (SpRepairsWindow *self, SpOperation *operation)
{
  sp_operation_log_take (sp_document_get_log (self->document), operation);
}

static void
revert_clicked_cb (GtkWidget *button, SpRepairsWindow *self)
{
  act (self, sp_operation_new_revert_repair (g_object_get_data (G_OBJECT (button), "repair")));
}

static void
bring_clicked_cb (GtkWidget *button, SpRepairsWindow *self)
{
  SpArticle *article = sp_document_get_article (self->document);
  const SpSpan *span = g_object_get_data (G_OBJECT (button), "span");

  if (article != NULL && span->end <= sp_text_get_length (sp_article_get_text (article)))
    act (self,
         sp_operation_new_repair (SP_OPERATION_IN_ARTICLE, sp_article_get_text (article), *span));
}

/* A row that shows @words, with a button @label. Returns: (transfer none): the button. */
static GtkWidget *
add_row (SpRepairsWindow *self,
         GtkWidget *group,
         const char *words,
         const char *subtitle,
         const char *label)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *line = g_strdup (words);

  g_strdelimit (line, "\n\t", ' ');
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_strstrip (line));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (self->rows, row);
  return button;
}

static void
add_repair (SpRepairsWindow *self, SpOperation *repair)
{
  gboolean out
      = repair->kind == SP_OPERATION_NOT_IN_ARTICLE || repair->kind == SP_OPERATION_DROP_PARAGRAPH;
  GtkWidget *button = add_row (self,
                               self->repairs,
                               repair->place.exact,
                               describe (repair->kind),
                               out ? _ ("Bring Back") : _ ("Take Back"));

  g_object_set_data_full (G_OBJECT (button),
                          "repair",
                          sp_operation_ref (repair),
                          (GDestroyNotify)sp_operation_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (revert_clicked_cb), self, 0);
}

/* TRUE if one of @repairs says that the words at @span are no part of the article. */
static gboolean
is_repaired (GPtrArray *repairs, const char *words)
{
  for (guint i = 0; i < repairs->len; i++)
    {
      const SpOperation *repair = g_ptr_array_index (repairs, i);

      if (repair->kind == SP_OPERATION_NOT_IN_ARTICLE
          && strstr (words, repair->place.exact) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Adds what was left out when the article was read: bylines and such, but perhaps more. */
static void
add_left_out (SpRepairsWindow *self, SpArticle *article, GPtrArray *repairs)
{
  guint n;
  const SpBlock *blocks = sp_article_get_blocks (article, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = sp_text_dup_span (sp_article_get_text (article), blocks[i].span);
      GtkWidget *button;

      if (blocks[i].kind != SP_BLOCK_METADATA || is_repaired (repairs, words))
        continue;
      button = add_row (self, self->left_out, words, NULL, _ ("Bring In"));
      g_object_set_data_full (G_OBJECT (button),
                              "span",
                              g_memdup2 (&blocks[i].span, sizeof (SpSpan)),
                              g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (bring_clicked_cb), self, 0);
    }
}

static void
remove_rows (SpRepairsWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static gboolean
update_cb (gpointer user_data)
{
  SpRepairsWindow *self = SP_REPAIRS_WINDOW (user_data);
  SpArticle *article = sp_document_get_article (self->document);
  g_autoptr (GPtrArray) operations
      = sp_operation_log_dup_in_force (sp_document_get_log (self->document));
  g_autoptr (GPtrArray) repairs = sp_operations_list_repairs (operations);
  guint n_repairs;

  self->update_source = 0;
  remove_rows (self);
  for (guint i = 0; i < repairs->len; i++)
    add_repair (self, g_ptr_array_index (repairs, i));
  n_repairs = self->rows->len;
  if (article != NULL)
    add_left_out (self, article, repairs);
  gtk_widget_set_visible (self->repairs, n_repairs > 0);
  gtk_widget_set_visible (self->left_out, self->rows->len > n_repairs);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->rows->len > 0 ? "rows" : "nothing");
  return G_SOURCE_REMOVE;
}

/* Not at once: it may be the click on a row that changes them. */
static void
changed_cb (SpRepairsWindow *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
sp_repairs_window_dispose (GObject *object)
{
  SpRepairsWindow *self = SP_REPAIRS_WINDOW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (sp_repairs_window_parent_class)->dispose (object);
}

static void
sp_repairs_window_finalize (GObject *object)
{
  g_ptr_array_unref (SP_REPAIRS_WINDOW (object)->rows);
  G_OBJECT_CLASS (sp_repairs_window_parent_class)->finalize (object);
}

static void
sp_repairs_window_class_init (SpRepairsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_repairs_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_repairs_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass),
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
}

static GtkWidget *
make_group (const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  return group;
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Was Left Out"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("What does not belong to the article can be left out from its menu: press the second "
         "button of the mouse or Shift+F10 at a paragraph."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
sp_repairs_window_init (SpRepairsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();

  self->rows = g_ptr_array_new ();
  self->repairs = make_group (_ ("Repaired by You"));
  self->left_out = make_group (_ ("Left Out When the Article Was Read"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->repairs));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->left_out));
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), page, "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), make_nothing (), "nothing");
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Repairs of the Text"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 480);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, 300);
}

/* A window about the text of @document, above @parent. */
GtkWindow *
sp_repairs_window_new (GtkWindow *parent, SpDocument *document)
{
  SpRepairsWindow *self;

  g_return_val_if_fail (SP_IS_DOCUMENT (document), NULL);

  self = g_object_new (SP_TYPE_REPAIRS_WINDOW,
                       "transient-for",
                       parent,
                       "modal",
                       TRUE,
                       "destroy-with-parent",
                       TRUE,
                       NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document,
                           "notify::article",
                           G_CALLBACK (changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WINDOW (self);
}
