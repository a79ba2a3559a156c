/* store_migrate.c: a store of an older version becomes one of this version.
 *
 * The problem: a schema changes, and a store may hold years of news. Method:
 * every row keeps the record it was made from, so the old tables are set aside,
 * this version's made, and the records put again, in one transaction. Only a
 * program that opens the store for writing (`acta load`) does it; a reader says
 * what to do.
 *
 * Limits: needs room for both copies until it is done; ids of statements were
 * not in the records' order before version 2, so rows of one day may come in
 * another order than before.
 */
#include "store/store_sqlite.h"

static const char set_aside[] =
    "ALTER TABLE article RENAME TO old_article;"
    "ALTER TABLE statement RENAME TO old_statement;"
    "ALTER TABLE event RENAME TO old_event;"
    "ALTER TABLE problem RENAME TO old_problem;"
    "DROP INDEX IF EXISTS event_article; DROP INDEX IF EXISTS event_source;"
    "DROP INDEX IF EXISTS event_target; DROP INDEX IF EXISTS event_date;"
    "DROP INDEX IF EXISTS event_cameo; DROP INDEX IF EXISTS event_plover;"
    "DROP INDEX IF EXISTS statement_article;"
    "DROP INDEX IF EXISTS statement_speaker;"
    "DROP INDEX IF EXISTS article_published;";

static const char copy_plain[] =
    "INSERT INTO article SELECT * FROM old_article;"
    "INSERT INTO problem SELECT * FROM old_problem;";

static const char drop_old[] =
    "DROP TABLE old_article; DROP TABLE old_statement;"
    "DROP TABLE old_event; DROP TABLE old_problem;";

/* The rows of an old table once more, from their records. */
static acta_status put_again(store *s, const char *records,
                             enum store_put_kind kind, acta_error *error) {
    sqlite3_stmt *old = NULL;
    sqlite3_stmt *put = NULL;
    acta_status status = store_prepare(s, records, &old, error);
    if (status == ACTA_OK) {
        status = store_prepare(s, store_put_sql[kind], &put, error);
    }
    int code = SQLITE_DONE;
    while (status == ACTA_OK && (code = sqlite3_step(old)) == SQLITE_ROW) {
        sqlite3_reset(put);
        sqlite3_bind_value(put, 1, sqlite3_column_value(old, 0));
        int done = sqlite3_step(put);
        if (done != SQLITE_DONE) {
            status = store_fail(s, done, error);
        }
    }
    if (status == ACTA_OK && code != SQLITE_DONE) {
        status = store_fail(s, code, error);
    }
    sqlite3_finalize(old);
    sqlite3_finalize(put);
    return status;
}

acta_status store_migrate(store *s, acta_error *error) {
    acta_status status = store_do(s, "BEGIN IMMEDIATE", error);
    if (status != ACTA_OK) {
        return status;
    }
    const char *const before[] = {set_aside, store_schema, copy_plain};
    for (int i = 0; i < 3 && status == ACTA_OK; i++) {
        status = store_do(s, before[i], error);
    }
    if (status == ACTA_OK) {
        status = put_again(s, "SELECT record FROM old_statement ORDER BY rowid",
                           PUT_STATEMENT, error);
    }
    if (status == ACTA_OK) {
        status = put_again(s, "SELECT record FROM old_event ORDER BY rowid",
                           PUT_EVENT, error);
    }
    if (status == ACTA_OK) {
        status = store_do(s, drop_old, error);
    }
    if (status == ACTA_OK) {
        status = store_do(s, "COMMIT", error);
    }
    if (status != ACTA_OK) {
        sqlite3_exec(s->base, "ROLLBACK", NULL, NULL, NULL);
    }
    return status;
}
