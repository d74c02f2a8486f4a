/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/resource.h>
#include "sp-analyzer.h"
#include "sp-import-job.h"

/* import-bench DATA LIBRARY FOLDER: reads the articles in FOLDER into a new library in the folder
 * LIBRARY as the window does it, with the analyzer of DATA, and prints how long that takes, how
 * many processors it kept busy and how long the main thread was ever away. It is no test: its
 * figures depend on the machine. */

typedef struct
{
  GMainLoop *loop;
  gint64 last;
  gint64 longest; /* microseconds between two rounds of the main loop */
} Clock;

static SpAnalysis *
analyze (SpArticle *article, gpointer analyzer, GCancellable *cancellable, GError **error)
{
  return sp_analyzer_run (analyzer, article, cancellable, error);
}

static gboolean
tick_cb (gpointer data)
{
  Clock *clock = data;
  gint64 now = g_get_monotonic_time ();

  clock->longest = MAX (clock->longest, now - clock->last);
  clock->last = now;
  return G_SOURCE_CONTINUE;
}

static double
get_seconds (struct timeval time)
{
  return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void
report (SpImportJob *job, const Clock *clock, double wall)
{
  struct rusage used;

  getrusage (RUSAGE_SELF, &used);
  g_print (
      "articles=%u known=%u failed=%u wall_s=%.1f busy=%.2f longest_round_ms=%.0f rss_mb=%.0f\n",
      sp_import_job_get_added (job)->len,
      sp_import_job_get_n_known (job),
      sp_import_job_get_failures (job)->len,
      wall,
      (get_seconds (used.ru_utime) + get_seconds (used.ru_stime)) / wall,
      (double)clock->longest / 1000,
      (double)used.ru_maxrss / 1024);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAnalyzer) analyzer = NULL;
  g_autoptr (SpLibraryStore) store = NULL;
  g_autoptr (SpEngine) engine = NULL;
  g_autoptr (SpImportJob) job = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Clock clock = { .loop = loop };
  gint64 start;

  if (argc != 4)
    {
      g_printerr ("import-bench DATA LIBRARY FOLDER\n");
      return 1;
    }
  analyzer = sp_analyzer_new (argv[1], &error);
  if (analyzer == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  store = sp_library_store_new (argv[2], sp_analyzer_get_version (analyzer));
  engine = sp_engine_new (analyze, analyzer, NULL);
  job = sp_import_job_new (store, engine);
  folder = g_file_new_for_path (argv[3]);
  g_signal_connect_swapped (job, "finished", G_CALLBACK (g_main_loop_quit), loop);
  start = clock.last = g_get_monotonic_time ();
  g_timeout_add_full (G_PRIORITY_DEFAULT, 5, tick_cb, &clock, NULL);
  sp_import_job_add (job, folder);
  g_main_loop_run (loop);
  report (job, &clock, (double)(g_get_monotonic_time () - start) / 1e6);
  return 0;
}
