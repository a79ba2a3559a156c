/* job.h: a run over inputs as the verbs code, parse and load make it. */
#ifndef JOB_H
#define JOB_H

#include "cli.h"

typedef struct job_watch {
    acta_sink sink; /* where rows go */
    void *to;
    unsigned long max_errors;
    uint64_t total_bytes; /* of the inputs, 0: unknown */
    double begun;         /* seconds of a steady clock */
    double shown;
    bool progress; /* a line on the terminal */
    bool line_shown;
    uint64_t notes;
    bool stopping;
} job_watch;

/* job_run: open the engine, run the job, say what went wrong.
 * in      job: all but sink, to, note, progress and stop
 * returns the exit code */
int job_run(const acta_sources *from, acta_job *job, job_watch *watch);

/* job_watch_over: what job_run does around a job of another kind: progress,
 * problems, Ctrl-C, exit code. `body` gets the job with its callbacks. */
typedef acta_status (*job_body)(void *context, const acta_job *job,
                                acta_counts *sums, acta_error *error);
int job_watch_over(acta_job *job, job_watch *watch, job_body body,
                   void *context);

/* The options that every job has, in this order, before a verb's own. */
enum {
    JOB_FROM,
    JOB_CHARSET,
    JOB_DATE,
    JOB_THREADS,
    JOB_MAX_ERRORS,
    JOB_ARTICLE_BYTES,
    JOB_SOURCES,
    JOB_OPTIONS = JOB_SOURCES + FROM_OPTIONS
};
#define JOB_OPTION_LIST                                                        \
    {"from", 0, "text|jsonl|conllu", "kind of input (default: from content)"}, \
        {"charset", 0, "NAME", "encoding of the input (default: found out)"},  \
        {"date", 0, "YYYY-MM-DD", "date of articles that carry none"},         \
        {"jobs", 'j', "N", "threads (default: one a processor)"},              \
        {"max-errors", 0, "N",                                                 \
         "stop with exit code 3 beyond N unusable records"},                   \
        {"article-bytes", 0, "N", "longest text of one article (131072)"},     \
        FROM_OPTION_LIST

/* job_options: the values of these options into a job. false: said so. */
bool job_options(const cli_call *call, acta_job *job, job_watch *watch);

#endif
