/* store_sqlite.h: the open database, inside src/store. */
#ifndef STORE_SQLITE_H
#define STORE_SQLITE_H

#include <sqlite3.h>

#include "store/store.h"

/* A kind of record has one statement that puts it. */
enum store_put_kind {
    PUT_ARTICLE,
    PUT_STATEMENT,
    PUT_EVENT,
    PUT_PROBLEM,
    PUT_KINDS
};

struct store {
    sqlite3 *base;
    char path[ACTA_PATH_BYTES];
    sqlite3_stmt *kind_of;        /* "record" of a line, NULL: none */
    sqlite3_stmt *put[PUT_KINDS]; /* the line into its table */
    sqlite3_stmt *forget[2];      /* rows of an article by another coder */
};

/* store_fail: an SQLite result code as a status with words for people. */
acta_status store_fail(const store *s, int code, acta_error *error);
/* store_prepare: errors as store_fail's. */
acta_status store_prepare(const store *s, const char *sql, sqlite3_stmt **out,
                          acta_error *error);
/* store_do: run SQL that gives no rows. */
acta_status store_do(const store *s, const char *sql, acta_error *error);

/* store_migrate: bring a store of an older version up to date, whole or not at
 * all, from the records it keeps. */
acta_status store_migrate(store *s, acta_error *error);

/* store_match_words / _phrase: typed words as a query of the full text index.
 * false: no words, or more than fit. */
bool store_match_words(const char *typed, char *out, size_t room);
bool store_match_phrase(const char *typed, char *out, size_t room);

extern const char store_schema[];
extern const char *const store_put_sql[PUT_KINDS];

enum { STORE_VERSION = 2, STORE_APPLICATION = 0x61637461 }; /* "acta" */

#endif
