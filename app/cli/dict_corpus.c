/* dict_corpus.c: `acta dict diff`, `coverage` and `unknown`.
 *
 * The problem: all run over a corpus like `acta code` does, with its options,
 * progress and Ctrl-C, but hand back tables of what the dictionaries did.
 * Method: job.c watches over them; the library does the rest. A codebook is
 * named by its folder, or by the data folder it stands in.
 */
#include "dict_corpus.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "acta/dict.h"
#include "job.h"

enum { PREDICATES_SHOWN = 100, NAMES_SHOWN = 200 };

/* The job of the paths behind the first `skip` words. false: said so. */
static bool corpus_of(const cli_call *call, size_t skip, acta_job *job,
                      job_watch *watch, output *out) {
    if (!job_options(call, job, watch)) {
        return false;
    }
    job->paths = call->files + skip;
    job->path_count = call->file_count - skip;
    watch->sink = output_sink;
    watch->to = out;
    watch->progress = !isatty(STDOUT_FILENO);
    return true;
}

/* codebook_at: the codebook folder itself, or the one in a data folder. */
static const char *codebook_at(const char *given, char *path, size_t room) {
    struct stat about;
    int bytes = snprintf(path, room, "%s/codebook", given);
    bool inside = bytes > 0 && (size_t)bytes < room &&
                  stat(path, &about) == 0 && S_ISDIR(about.st_mode);
    return inside ? path : given;
}

typedef struct diff_call {
    acta_sources before, after;
    acta_diff_counts counts;
} diff_call;

static acta_status run_diff(void *context, const acta_job *job,
                            acta_counts *sums, acta_error *error) {
    diff_call *d = context;
    acta_status status =
        acta_dict_diff(&d->before, &d->after, job, &d->counts, error);
    *sums = d->counts.sums;
    return status;
}

int dict_diff(const cli_call *call, const acta_sources *from, output *out) {
    char paths[2][ACTA_PATH_BYTES];
    diff_call d = {.before = *from, .after = *from};
    acta_job job = {0};
    job_watch watch = {0};
    if (!corpus_of(call, 3, &job, &watch, out)) {
        return CLI_USAGE;
    }
    d.before.codebook = codebook_at(call->files[1], paths[0], sizeof paths[0]);
    d.before.add_count = 0; /* --add is laid over the new one */
    d.after.codebook = codebook_at(call->files[2], paths[1], sizeof paths[1]);
    int code = job_watch_over(&job, &watch, run_diff, &d);
    if (code == CLI_DONE || code == CLI_INPUT) {
        cli_say("%llu articles: %llu rows appear, %llu vanish, %llu change",
                (unsigned long long)d.counts.sums.articles,
                (unsigned long long)d.counts.appear,
                (unsigned long long)d.counts.vanish,
                (unsigned long long)d.counts.change);
    }
    return code;
}

typedef struct coverage_call {
    const acta_sources *from;
    unsigned long most;
    acta_coverage_counts counts;
} coverage_call;

static acta_status run_coverage(void *context, const acta_job *job,
                                acta_counts *sums, acta_error *error) {
    coverage_call *c = context;
    acta_status status =
        acta_dict_coverage(c->from, job, c->most, &c->counts, error);
    *sums = c->counts.sums;
    return status;
}

int dict_coverage(const cli_call *call, const acta_sources *from,
                  const char *limit, output *out) {
    coverage_call c = {.from = from, .most = PREDICATES_SHOWN};
    acta_job job = {0};
    job_watch watch = {0};
    if (!corpus_of(call, 1, &job, &watch, out) ||
        (limit != NULL && !cli_number("limit", limit, 1, 1ul << 20, &c.most))) {
        return CLI_USAGE;
    }
    int code = job_watch_over(&job, &watch, run_coverage, &c);
    if (code == CLI_DONE || code == CLI_INPUT) {
        cli_say("%llu articles, %llu events; %llu gaps by %llu predicates",
                (unsigned long long)c.counts.sums.articles,
                (unsigned long long)c.counts.sums.events,
                (unsigned long long)c.counts.gaps,
                (unsigned long long)c.counts.predicates);
        if (c.counts.left_over > 0) {
            cli_say("%llu of the gaps were not told apart",
                    (unsigned long long)c.counts.left_over);
        }
    }
    return code;
}

typedef struct unknown_call {
    const acta_sources *from;
    unsigned long most;
    acta_unknown_counts counts;
} unknown_call;

static acta_status run_unknown(void *context, const acta_job *job,
                               acta_counts *sums, acta_error *error) {
    unknown_call *u = context;
    acta_status status =
        acta_dict_unknown(u->from, job, u->most, &u->counts, error);
    *sums = u->counts.sums;
    return status;
}

int dict_unknown(const cli_call *call, const acta_sources *from,
                 const char *limit, output *out) {
    unknown_call u = {.from = from, .most = NAMES_SHOWN};
    acta_job job = {0};
    job_watch watch = {0};
    if (!corpus_of(call, 1, &job, &watch, out) ||
        (limit != NULL && !cli_number("limit", limit, 1, 1ul << 20, &u.most))) {
        return CLI_USAGE;
    }
    int code = job_watch_over(&job, &watch, run_unknown, &u);
    if (code == CLI_DONE || code == CLI_INPUT) {
        cli_say("%llu articles: %llu mentions of %llu unknown names",
                (unsigned long long)u.counts.sums.articles,
                (unsigned long long)u.counts.mentions,
                (unsigned long long)u.counts.names);
        if (u.counts.left_over > 0) {
            cli_say("%llu of the mentions were not told apart",
                    (unsigned long long)u.counts.left_over);
        }
    }
    return code;
}
