/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sp-cli.h"

#include <string.h>

/* Inputs are worked on side by side and their results written in the order of the inputs. No more
 * than a few inputs for each job are under way or waiting to be written, so that memory does not
 * grow with their number. */

#define MAX_JOBS 256 /* more threads than that help nobody */

typedef struct
{
  GMutex mutex;
  GCond done;
  char **inputs;
  SpCliWork work;
  SpCliDeliver deliver;
  gpointer data;
  SpCliOutput *output;
  struct
  {
    gpointer result;
    GError *error;
    gboolean ready;
  } * slots; /* of input i: i % n_slots */
  guint n_slots;
} Jobs;

static void
run_one (gpointer item, gpointer user_data)
{
  Jobs *jobs = user_data;
  guint i = GPOINTER_TO_UINT (item) - 1, slot = i % jobs->n_slots;
  GError *error = NULL;
  gpointer result = jobs->work (jobs->inputs[i], jobs->data, &error);

  g_mutex_lock (&jobs->mutex);
  jobs->slots[slot].result = result;
  jobs->slots[slot].error = error;
  jobs->slots[slot].ready = TRUE;
  g_cond_broadcast (&jobs->done);
  g_mutex_unlock (&jobs->mutex);
}

/* Delivers the result of an input, or says what was wrong with it. Takes both over. */
static gboolean
deliver_one (Jobs *jobs, const char *input, gpointer result, GError *error)
{
  g_autoptr (GError) wrong = error;

  if (result != NULL && jobs->deliver (input, result, jobs->data, jobs->output, &wrong))
    return TRUE;
  sp_cli_complain (input, wrong->message);
  return FALSE;
}

static void
run_in_pool (Jobs *jobs, guint n, int n_jobs, guint *n_good)
{
  GThreadPool *pool = g_thread_pool_new (run_one, jobs, n_jobs, FALSE, NULL);
  guint sent = 0;

  for (guint i = 0; i < n; i++)
    {
      guint slot = i % jobs->n_slots;
      gpointer result;
      GError *error;

      for (; sent < n && sent < i + jobs->n_slots; sent++)
        g_thread_pool_push (pool, GUINT_TO_POINTER (sent + 1), NULL);
      g_mutex_lock (&jobs->mutex);
      while (!jobs->slots[slot].ready)
        g_cond_wait (&jobs->done, &jobs->mutex);
      result = g_steal_pointer (&jobs->slots[slot].result);
      error = g_steal_pointer (&jobs->slots[slot].error);
      jobs->slots[slot].ready = FALSE;
      g_mutex_unlock (&jobs->mutex);
      *n_good += deliver_one (jobs, jobs->inputs[i], result, error) ? 1 : 0;
    }
  g_thread_pool_free (pool, FALSE, TRUE);
}

/* The delivery of a GString: it is written. */
gboolean
sp_cli_deliver_string (const char *input,
                       gpointer result,
                       gpointer data,
                       SpCliOutput *output,
                       GError **error)
{
  GString *string = result;

  sp_cli_output_add (output, string->str, string->len);
  g_string_free (string, TRUE);
  return TRUE;
}

/* Makes one result of each input (NULL-terminated), @jobs of them side by side
 * (SP_CLI_ALL_PROCESSORS: as many as there are of those), and puts the output in its place if there
 * is anything in it. @work is called in several threads at a time. Returns: TRUE if no input failed
 * and all was written. */
gboolean
sp_cli_run_all (char **inputs,
                int n_jobs,
                SpCliWork work,
                SpCliDeliver deliver,
                gpointer data,
                SpCliOutput *output)
{
  Jobs jobs
      = { .inputs = inputs, .work = work, .deliver = deliver, .data = data, .output = output };
  guint n = g_strv_length (inputs), n_good = 0;
  g_autoptr (GError) error = NULL;

  n_jobs = n_jobs == SP_CLI_ALL_PROCESSORS ? (int)g_get_num_processors () : MIN (n_jobs, MAX_JOBS);
  if (n_jobs == 1 || n == 1)
    {
      for (guint i = 0; i < n; i++)
        {
          GError *wrong = NULL;
          gpointer result = work (inputs[i], data, &wrong);

          n_good += deliver_one (&jobs, inputs[i], result, wrong) ? 1 : 0;
        }
    }
  else
    {
      g_mutex_init (&jobs.mutex);
      g_cond_init (&jobs.done);
      jobs.n_slots = (guint)n_jobs * 3;
      jobs.slots = g_malloc0_n (jobs.n_slots, sizeof *jobs.slots);
      run_in_pool (&jobs, n, n_jobs, &n_good);
      g_free (jobs.slots);
      g_mutex_clear (&jobs.mutex);
      g_cond_clear (&jobs.done);
    }
  if (n_good > 0 && !sp_cli_output_finish (output, &error))
    {
      sp_cli_complain ("the output", error->message);
      return FALSE;
    }
  return n_good == n;
}
