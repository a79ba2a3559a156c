/* store_put.c: records of JSON Lines into the tables.
 *
 * The problem: a load may be run twice, be killed in the middle, meet lines
 * that are no records, and follow a change of the codebook. Method: one
 * transaction a call, so that it is there whole or not at all; ids decide what
 * is known already; an article record by another coder first removes the
 * article's rows by its former coder. Lines that are no records are named and
 * passed over.
 */
#include "store/store_sqlite.h"

static acta_status prepare_all(store *s, acta_error *error) {
    static const char *const forget[] = {
        "DELETE FROM statement WHERE article = json_extract(?1,'$.id')"
        " AND coder IS NOT json_extract(?1,'$.coder')",
        "DELETE FROM event WHERE article = json_extract(?1,'$.id')"
        " AND coder IS NOT json_extract(?1,'$.coder')"};
    if (s->kind_of != NULL) {
        return ACTA_OK;
    }
    acta_status status = ACTA_OK;
    for (int i = 0; i < PUT_KINDS && status == ACTA_OK; i++) {
        status = store_prepare(s, store_put_sql[i], &s->put[i], error);
    }
    for (int i = 0; i < 2 && status == ACTA_OK; i++) {
        status = store_prepare(s, forget[i], &s->forget[i], error);
    }
    if (status == ACTA_OK) {
        status = store_prepare(
            s,
            "SELECT CASE WHEN json_valid(?1) AND json_type(?1) = 'object'"
            " THEN json_extract(?1,'$.record') END",
            &s->kind_of, error);
    }
    return status;
}

/* run_on: bind the line and step once. */
static int run_on(sqlite3_stmt *statement, slice line) {
    sqlite3_reset(statement);
    int code = sqlite3_bind_text64(statement, 1, line.at, line.bytes,
                                   SQLITE_STATIC, SQLITE_UTF8);
    return code == SQLITE_OK ? sqlite3_step(statement) : code;
}

static enum store_put_kind kind_named(const char *name) {
    static const char *const names[PUT_KINDS] = {"article", "statement",
                                                 "event", "problem"};
    for (int i = 0; name != NULL && i < PUT_KINDS; i++) {
        if (strcmp(name, names[i]) == 0) {
            return (enum store_put_kind)i;
        }
    }
    return PUT_KINDS;
}

static acta_status find_kind(store *s, slice line, enum store_put_kind *out,
                             acta_error *error) {
    int code = run_on(s->kind_of, line);
    if (code != SQLITE_ROW) {
        sqlite3_reset(s->kind_of);
        return store_fail(s, code, error);
    }
    *out = kind_named((const char *)sqlite3_column_text(s->kind_of, 0));
    sqlite3_reset(s->kind_of);
    return ACTA_OK;
}

static acta_status put_one(store *s, slice line, enum store_put_kind kind,
                           acta_put_counts *counts, acta_error *error) {
    for (int i = 0; kind == PUT_ARTICLE && i < 2; i++) {
        int code = run_on(s->forget[i], line);
        sqlite3_reset(s->forget[i]);
        if (code != SQLITE_DONE) {
            return store_fail(s, code, error);
        }
    }
    int code = run_on(s->put[kind], line);
    sqlite3_reset(s->put[kind]);
    if (code != SQLITE_DONE) {
        return store_fail(s, code, error);
    }
    uint64_t *const of_kind[PUT_KINDS] = {&counts->articles,
                                          &counts->statements, &counts->events,
                                          &counts->problems};
    ++*of_kind[kind];
    counts->added += (uint64_t)sqlite3_changes(s->base);
    return ACTA_OK;
}

static acta_status
put_lines(store *s, slice records,
          void (*note)(void *to, size_t line, const char *what), void *to,
          acta_put_counts *counts, acta_error *error) {
    slice line = {0};
    for (size_t n = 1; slice_cut(&records, '\n', &line); n++) {
        enum store_put_kind kind = PUT_KINDS;
        line = slice_trim(line);
        if (line.bytes == 0) {
            continue;
        }
        acta_status status = find_kind(s, line, &kind, error);
        if (status == ACTA_OK && kind < PUT_KINDS) {
            status = put_one(s, line, kind, counts, error);
        } else if (status == ACTA_OK) {
            counts->refused++;
            if (note != NULL) {
                note(to, n, "not a record of acta");
            }
        }
        if (status != ACTA_OK) {
            return status;
        }
    }
    return ACTA_OK;
}

acta_status store_put(store *s, slice records,
                      void (*note)(void *to, size_t line, const char *what),
                      void *to, acta_put_counts *counts, acta_error *error) {
    acta_put_counts sums = *counts;
    acta_status status = prepare_all(s, error);
    if (status == ACTA_OK) {
        status = store_do(s, "BEGIN IMMEDIATE", error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    status = put_lines(s, records, note, to, &sums, error);
    if (status == ACTA_OK) {
        status = store_do(s, "COMMIT", error);
    }
    if (status != ACTA_OK) {
        sqlite3_exec(s->base, "ROLLBACK", NULL, NULL, NULL);
        return status;
    }
    *counts = sums;
    return ACTA_OK;
}
