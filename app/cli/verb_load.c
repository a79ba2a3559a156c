/* verb_load.c: `acta load STORE [FILE...]`: records or articles into a store.
 *
 * The problem: both what `acta code` wrote and articles themselves are loaded,
 * and a person should not have to say which. Method: a file whose first line
 * is a record of acta is taken as records; any other goes through the coder
 * and its records into the store. Standard input is records unless --from
 * says what else it is. Records are put in whole lines, CHUNK_BYTES at a time,
 * a transaction each.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "acta/store.h"
#include "job.h"

enum { CHUNK_BYTES = 1 << 20, MOST_CHUNK_BYTES = 1 << 30 };

static const cli_option load_options[] = {JOB_OPTION_LIST};

typedef struct loading {
    acta_store *store;
    acta_put_counts counts;
    const char *path; /* of the records now read */
    size_t line_base; /* lines of it put before this chunk */
    uint64_t told;    /* refused lines told of */
} loading;

static void refused(void *to, size_t line, const char *what) {
    loading *l = to;
    if (l->told++ < 20) {
        cli_say("%s:%zu: %s (skipped)", l->path, l->line_base + line, what);
    }
}

static acta_status put_records(void *to, const char *bytes, size_t count,
                               acta_error *error) {
    loading *l = to;
    return acta_store_put(l->store, bytes, count, refused, l, &l->counts,
                          error);
}

static bool is_record_line(const char *bytes, size_t count) {
    static const char begin[] = "{\"record\":";
    return count >= sizeof begin - 1 &&
           memcmp(bytes, begin, sizeof begin - 1) == 0;
}

static bool is_record_file(const char *path) {
    char first[16];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = file >= 0 ? read(file, first, sizeof first) : -1;
    if (file >= 0) {
        close(file);
    }
    return got > 0 && is_record_line(first, (size_t)got);
}

static size_t count_lines(const char *bytes, size_t count) {
    size_t lines = 0;
    for (const char *at = bytes, *end = bytes + count;
         at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL;
         at++) {
        lines++;
    }
    return lines;
}

/* put_whole_lines: what of the buffer ends in a line end; at the end of the
 * file all of it. The rest moves to the front. */
static acta_status put_whole_lines(loading *l, char *buffer, size_t *filled,
                                   bool at_end, acta_error *error) {
    size_t whole = *filled;
    while (!at_end && whole > 0 && buffer[whole - 1] != '\n') {
        whole--;
    }
    if (whole == 0) {
        return ACTA_OK;
    }
    acta_status status = put_records(l, buffer, whole, error);
    l->line_base += count_lines(buffer, whole);
    memmove(buffer, buffer + whole, *filled - whole);
    *filled -= whole;
    return status;
}

static acta_status grow(char **buffer, size_t *room, acta_error *error) {
    char *grown = *room < MOST_CHUNK_BYTES ? realloc(*buffer, *room * 2) : NULL;
    if (grown == NULL) {
        *error = (acta_error){.status = ACTA_TOO_LONG};
        snprintf(error->message, sizeof error->message,
                 "a line longer than %zu bytes", *room);
        return ACTA_TOO_LONG;
    }
    *buffer = grown;
    *room *= 2;
    return ACTA_OK;
}

static acta_status read_records(loading *l, int file, acta_error *error) {
    size_t room = CHUNK_BYTES, filled = 0;
    char *buffer = malloc(room);
    acta_status status = ACTA_OK;
    bool at_end = false;
    while (buffer != NULL && status == ACTA_OK && !at_end) {
        ssize_t got = read(file, buffer + filled, room - filled);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        at_end = got <= 0;
        filled += got > 0 ? (size_t)got : 0;
        if (at_end || filled == room) {
            status = put_whole_lines(l, buffer, &filled, at_end, error);
        }
        if (status == ACTA_OK && filled == room) {
            status = grow(&buffer, &room, error);
        }
    }
    free(buffer);
    return status;
}

static int load_records(loading *l, const char *path) {
    acta_error error = {0};
    bool standard = strcmp(path, "-") == 0;
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    l->path = standard ? "stdin" : path;
    l->line_base = 0;
    if (file < 0) {
        cli_say("%s: %s", path, strerror(errno));
        return CLI_INPUT;
    }
    acta_status status = read_records(l, file, &error);
    if (!standard) {
        close(file);
    }
    if (status != ACTA_OK) {
        cli_say_error(&error);
    }
    return cli_exit_of(status);
}

/* load_articles: one path through the coder. */
static int load_articles(const cli_call *call, loading *l, char *path) {
    cli_sources sources;
    char *paths[] = {path};
    acta_job job = {0};
    job_watch watch = {0};
    if (!job_options(call, &job, &watch) ||
        !cli_sources_of(call, JOB_SOURCES, &sources)) {
        return CLI_USAGE;
    }
    job.paths = paths;
    job.path_count = 1;
    job.layout = (acta_layout){.format = ACTA_JSONL, .with_text = true};
    watch.sink = put_records;
    watch.to = l;
    watch.progress = true;
    l->path = path;
    return job_run(&sources.from, &job, &watch);
}

static int load_all(const cli_call *call, loading *l) {
    static char standard[] = "-";
    char *only[] = {standard};
    char **paths = call->file_count > 1 ? call->files + 1 : only;
    size_t count = call->file_count > 1 ? call->file_count - 1 : 1;
    int worst = CLI_DONE;
    for (size_t i = 0; i < count; i++) {
        bool from_given = call->value[JOB_FROM] != NULL;
        bool records = !from_given &&
                       (strcmp(paths[i], "-") == 0 || is_record_file(paths[i]));
        int code = records ? load_records(l, paths[i])
                           : load_articles(call, l, paths[i]);
        worst = code > worst ? code : worst;
        if (code == CLI_STORE || code == CLI_INTERRUPTED) {
            break;
        }
    }
    return worst;
}

static int run_load(const cli_call *call) {
    loading l = {0};
    acta_error error = {0};
    if (call->file_count == 0) {
        cli_say("load needs a store: acta load STORE [FILE...]");
        return CLI_USAGE;
    }
    acta_status status =
        acta_store_open(call->files[0], true, &l.store, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return CLI_STORE;
    }
    int code = load_all(call, &l);
    acta_store_close(l.store);
    cli_say("%s: %llu articles, %llu statements, %llu events; %llu rows new",
            call->files[0], (unsigned long long)l.counts.articles,
            (unsigned long long)l.counts.statements,
            (unsigned long long)l.counts.events,
            (unsigned long long)l.counts.added);
    return code == CLI_DONE && l.counts.refused > 0 && l.counts.added == 0 &&
                   l.counts.articles == 0
               ? CLI_INPUT
               : code;
}

const cli_verb verb_load = {
    .name = "load",
    .summary = "records or articles into a store (an SQLite file)",
    .arguments = "STORE [FILE|DIR|-]...",
    .text = "Loading the same articles again changes nothing. Standard input "
            "is records of\n`acta code --with-text`, unless --from says "
            "otherwise.",
    .options = load_options,
    .option_count = sizeof load_options / sizeof *load_options,
    .run = run_load,
    .examples = {"acta load news.db samples",
                 "acta code --with-text news.jsonl | acta load news.db",
                 "acta load --from jsonl news.db - < news.jsonl"}};
