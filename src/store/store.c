/* store.c: opening and closing a store, and saying what is wrong with it.
 *
 * The problem: a store may be missing, in use, on a full disk, damaged, or not
 * a store at all, and SQLite has thirty codes for it. Method: the file carries
 * acta's application id and a schema version, which are checked before
 * anything is written; codes become four statuses with plain words.
 * Write-ahead logging lets readers go on while a load runs; a writer waits
 * WAIT_MS for another one.
 *
 * Why SQLite: one file, no server, documented and kept readable for decades
 * (docs/decisions).
 */
#include "store/store.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "store/store_sqlite.h"

enum { WAIT_MS = 5000 };

acta_status store_fail(const store *s, int code, acta_error *error) {
    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        return fail_memory(error);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail_at(error, ACTA_LOCKED, s->path, 0, 0,
                       "in use by another program; waited %d seconds",
                       WAIT_MS / 1000);
    case SQLITE_NOTADB:
        return fail_at(error, ACTA_DAMAGED, s->path, 0, 0, "is not a store");
    case SQLITE_CORRUPT:
        return fail_at(error, ACTA_DAMAGED, s->path, 0, 0,
                       "is damaged: %s (try: sqlite3 %s .recover)",
                       sqlite3_errmsg(s->base), s->path);
    case SQLITE_FULL:
        return fail_at(error, ACTA_IO, s->path, 0, 0,
                       "the disk is full; nothing of this batch was kept");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return fail_at(error, ACTA_IO, s->path, 0, 0, "cannot be opened: %s",
                       sqlite3_errmsg(s->base));
    default:
        return fail_at(error, ACTA_IO, s->path, 0, 0, "%s",
                       sqlite3_errmsg(s->base));
    }
}

acta_status store_prepare(const store *s, const char *sql, sqlite3_stmt **out,
                          acta_error *error) {
    int code = sqlite3_prepare_v2(s->base, sql, -1, out, NULL);
    return code == SQLITE_OK ? ACTA_OK : store_fail(s, code, error);
}

acta_status store_do(const store *s, const char *sql, acta_error *error) {
    int code = sqlite3_exec(s->base, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? ACTA_OK : store_fail(s, code, error);
}

static acta_status ask_number(const store *s, const char *sql, int *out,
                              acta_error *error) {
    sqlite3_stmt *question = NULL;
    acta_status status = store_prepare(s, sql, &question, error);
    if (status != ACTA_OK) {
        return status;
    }
    int code = sqlite3_step(question);
    if (code == SQLITE_ROW) {
        *out = sqlite3_column_int(question, 0);
    } else {
        status = store_fail(s, code, error);
    }
    sqlite3_finalize(question);
    return status;
}

/* make_tables: of an empty file. */
static acta_status make_tables(const store *s, acta_error *error) {
    acta_status status = store_do(s, "BEGIN IMMEDIATE", error);
    if (status == ACTA_OK) {
        status = store_do(s, store_schema, error);
    }
    if (status == ACTA_OK) {
        return store_do(s, "COMMIT", error);
    }
    sqlite3_exec(s->base, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

/* check_owner: an acta store of a version that is known; an empty file is
 * made one when `create`. */
static acta_status check_owner(store *s, bool create, acta_error *error) {
    int application = 0, version = 0, tables = 0;
    acta_status status =
        ask_number(s, "SELECT count(*) FROM sqlite_master", &tables, error);
    if (status == ACTA_OK) {
        status = ask_number(s, "PRAGMA application_id", &application, error);
    }
    if (status == ACTA_OK) {
        status = ask_number(s, "PRAGMA user_version", &version, error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    if (tables == 0 && application == 0 && create) {
        return make_tables(s, error);
    }
    if (application != STORE_APPLICATION) {
        return fail_at(error, ACTA_DAMAGED, s->path, 0, 0,
                       "is a database, but not a store of acta");
    }
    if (version == STORE_VERSION) {
        return ACTA_OK;
    }
    if (version > STORE_VERSION || version < 1) {
        return fail_at(error, ACTA_DAMAGED, s->path, 0, 0,
                       "was made by a newer acta (schema %d; this one knows "
                       "%d)",
                       version, STORE_VERSION);
    }
    if (!create) {
        return fail_at(error, ACTA_DAMAGED, s->path, 0, 0,
                       "was made by an older acta (schema %d, now %d): any "
                       "`acta load` into it brings it up to date",
                       version, STORE_VERSION);
    }
    return store_migrate(s, error);
}

static acta_status set_up(store *s, bool create, acta_error *error) {
    sqlite3_busy_timeout(s->base, WAIT_MS);
    acta_status status = check_owner(s, create, error);
    if (status == ACTA_OK && create) {
        status = store_do(s,
                          "PRAGMA journal_mode=WAL;"
                          "PRAGMA synchronous=NORMAL;",
                          error);
    }
    return status;
}

acta_status store_open(const char *path, bool create, store **out,
                       acta_error *error) {
    struct stat about;
    if (!create && stat(path, &about) != 0) {
        return fail_at(error, ACTA_NOT_FOUND, path, 0, 0, "no such store");
    }
    store *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return fail_memory(error);
    }
    slice shown = slice_part(slice_of(path), 0, sizeof s->path - 1);
    memcpy(s->path, shown.at, shown.bytes);
    int flags = create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                       : SQLITE_OPEN_READONLY;
    int code = sqlite3_open_v2(path, &s->base, flags, NULL);
    acta_status status = s->base == NULL     ? fail_memory(error)
                         : code != SQLITE_OK ? store_fail(s, code, error)
                                             : set_up(s, create, error);
    if (status != ACTA_OK) {
        store_close(s);
        return status;
    }
    *out = s;
    return ACTA_OK;
}

void store_close(store *s) {
    if (s == NULL) {
        return;
    }
    sqlite3_finalize(s->kind_of);
    for (int i = 0; i < PUT_KINDS; i++) {
        sqlite3_finalize(s->put[i]);
    }
    sqlite3_finalize(s->forget[0]);
    sqlite3_finalize(s->forget[1]);
    sqlite3_close(s->base);
    free(s);
}
