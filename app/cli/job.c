/* job.c: running a job for a person: progress, problems, Ctrl-C, exit code.
 *
 * The problem: a run may take a second or a day; whoever waits wants to see
 * that it moves, what it could not read, and to stop it without losing what is
 * done. Method: the library calls back after each record. The progress line is
 * drawn only on a terminal and at most ten times a second. SIGINT and SIGTERM
 * are blocked and asked for between records (sigpending), so that no handler
 * and no global variable is needed; once seen they are unblocked, so that a
 * second Ctrl-C ends the program at once. When the input is typed at a
 * terminal they are not blocked, because reading it would not notice.
 */
#include "job.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MOST_NOTES = 50 };

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void stop_signals(sigset_t *set) {
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
}

static void clear_line(job_watch *w) {
    if (w->line_shown) {
        fputs("\r\x1b[K", stderr);
        w->line_shown = false;
    }
}

static bool stop(void *to) {
    job_watch *w = to;
    sigset_t waiting, set;
    int which = 0;
    if (w->stopping) {
        return true;
    }
    stop_signals(&set);
    if (sigpending(&waiting) != 0 || (sigismember(&waiting, SIGINT) != 1 &&
                                      sigismember(&waiting, SIGTERM) != 1)) {
        return false;
    }
    sigwait(&set, &which);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    w->stopping = true;
    clear_line(w);
    cli_say("finishing what was begun; press Ctrl-C again to stop at once");
    return true;
}

static acta_status sink(void *to, const char *bytes, size_t count,
                        acta_error *error) {
    job_watch *w = to;
    clear_line(w);
    return w->sink(w->to, bytes, count, error);
}

static void note(void *to, const char *bytes, size_t count) {
    job_watch *w = to;
    clear_line(w);
    while (count > 0) {
        const char *end = memchr(bytes, '\n', count);
        size_t line = end != NULL ? (size_t)(end - bytes) : count;
        if (w->notes++ < MOST_NOTES) {
            fprintf(stderr, "acta: %.*s\n", (int)line, bytes);
        }
        line += end != NULL ? 1 : 0;
        bytes += line;
        count -= line;
    }
}

static void show_progress(job_watch *w, const acta_counts *sums) {
    double now = seconds();
    if (!w->progress || now - w->shown < 0.1) {
        return;
    }
    double taken = now - w->begun;
    double rate = taken > 0.0 ? (double)sums->articles / taken : 0.0;
    fprintf(stderr, "\r\x1b[K%llu articles, %.1f a second",
            (unsigned long long)sums->articles, rate);
    if (w->total_bytes > 0 && sums->bytes > 0) {
        double share = (double)sums->bytes / (double)w->total_bytes;
        share = share > 1.0 ? 1.0 : share;
        double left = taken / share - taken;
        fprintf(stderr, ", about %.0f s to go", left);
    }
    fflush(stderr);
    w->shown = now;
    w->line_shown = true;
}

static acta_status progress(void *to, const acta_counts *sums,
                            acta_error *error) {
    job_watch *w = to;
    show_progress(w, sums);
    if (sums->skipped <= w->max_errors) {
        return ACTA_OK;
    }
    acta_error e = {.status = ACTA_BAD_INPUT};
    snprintf(e.message, sizeof e.message,
             "%llu unusable records, more than --max-errors allows",
             (unsigned long long)sums->skipped);
    *error = e;
    return ACTA_BAD_INPUT;
}

static uint64_t input_bytes(const acta_job *job) {
    uint64_t sum = 0;
    for (size_t i = 0; i < job->path_count; i++) {
        struct stat about;
        if (stat(job->paths[i], &about) != 0 || !S_ISREG(about.st_mode)) {
            return 0;
        }
        sum += (uint64_t)about.st_size;
    }
    return sum;
}

static bool reads_terminal(const acta_job *job) {
    for (size_t i = 0; i < job->path_count; i++) {
        if (strcmp(job->paths[i], "-") == 0) {
            return isatty(STDIN_FILENO);
        }
    }
    return false;
}

static int exit_code(acta_status status, const acta_counts *sums,
                     const job_watch *w) {
    if (w->notes > MOST_NOTES) {
        cli_say("%llu more problems, in the problem records only",
                (unsigned long long)(w->notes - MOST_NOTES));
    }
    if (status == ACTA_INTERRUPTED) {
        cli_say("stopped after %llu articles",
                (unsigned long long)sums->articles);
        return CLI_INTERRUPTED;
    }
    if (status != ACTA_OK) {
        return cli_exit_of(status);
    }
    bool nothing = sums->articles == 0 && sums->skipped > 0;
    return sums->unread > 0 || nothing ? CLI_INPUT : CLI_DONE;
}

int job_watch_over(acta_job *job, job_watch *watch, job_body body,
                   void *context) {
    acta_counts sums = {0};
    acta_error error = {0};
    if (!reads_terminal(job)) {
        sigset_t set;
        stop_signals(&set);
        sigprocmask(SIG_BLOCK, &set, NULL);
    }
    watch->begun = seconds();
    watch->progress = watch->progress && isatty(STDERR_FILENO);
    watch->total_bytes = watch->progress ? input_bytes(job) : 0;
    job->sink = sink;
    job->to = watch;
    job->note = note;
    job->progress = progress;
    job->stop = stop;
    acta_status status = body(context, job, &sums, &error);
    clear_line(watch);
    if (status != ACTA_OK && status != ACTA_INTERRUPTED) {
        cli_say_error(&error);
    }
    return exit_code(status, &sums, watch);
}

static acta_status code_all(void *engine, const acta_job *job,
                            acta_counts *sums, acta_error *error) {
    return acta_code(engine, job, sums, error);
}

int job_run(const acta_sources *from, acta_job *job, job_watch *watch) {
    acta_engine *engine = NULL;
    acta_error error = {0};
    acta_status status = acta_engine_open_from(from, &engine, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return cli_exit_of(status == ACTA_IO ? ACTA_NOT_FOUND : status);
    }
    int code = job_watch_over(job, watch, code_all, engine);
    acta_engine_close(engine);
    return code;
}

static bool set_threads(const char *value, acta_job *job) {
    unsigned long threads = 0;
    if (value == NULL) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        job->threads = processors > 0 ? (unsigned)processors : 1;
        return true;
    }
    if (!cli_number("jobs", value, 1, 256, &threads)) {
        return false;
    }
    job->threads = (unsigned)threads;
    return true;
}

bool job_options(const cli_call *call, acta_job *job, job_watch *watch) {
    static const char *const kinds[] = {"content", "text", "jsonl", "conllu"};
    static char stdin_name[] = "-";
    static char *only_stdin[] = {stdin_name};
    size_t kind = 0;
    unsigned long bytes = 0;
    const char *const *value = call->value;
    if ((value[JOB_FROM] != NULL &&
         !cli_choice("from", value[JOB_FROM], kinds, 4, &kind)) ||
        !set_threads(value[JOB_THREADS], job) ||
        (value[JOB_ARTICLE_BYTES] != NULL &&
         !cli_number("article-bytes", value[JOB_ARTICLE_BYTES], 1024, 1ul << 26,
                     &bytes))) {
        return false;
    }
    watch->max_errors = (unsigned long)-1;
    if (value[JOB_MAX_ERRORS] != NULL &&
        !cli_number("max-errors", value[JOB_MAX_ERRORS], 0, 1ul << 40,
                    &watch->max_errors)) {
        return false;
    }
    job->from = (acta_input)kind;
    job->charset = value[JOB_CHARSET];
    job->published = value[JOB_DATE];
    job->article_bytes = bytes;
    job->paths = call->file_count > 0 ? call->files : only_stdin;
    job->path_count = call->file_count > 0 ? call->file_count : 1;
    return true;
}
