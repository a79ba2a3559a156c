/* store_match.c: what people type, as a query of the full text index.
 *
 * FTS5 has a query language of its own, in which a dash or a lone quotation
 * mark is an error. People type words. So every word becomes a quoted string,
 * which FTS5 takes as it is: all words must occur; "words between marks" must
 * stand side by side; a word that ends in * is the beginning of one.
 */
#include <string.h>

#include "store/store_sqlite.h"

typedef struct match {
    char *at;
    size_t bytes;
    size_t room;
    bool full;
} match;

static void put(match *m, char c) {
    if (m->bytes + 1 >= m->room) {
        m->full = true;
        return;
    }
    m->at[m->bytes++] = c;
}

/* One string of FTS5; a quotation mark inside is no letter, leave it out. */
static void put_string(match *m, const char *at, size_t bytes) {
    bool beginning = bytes > 1 && at[bytes - 1] == '*';
    if (m->bytes > 0) {
        put(m, ' ');
    }
    put(m, '"');
    for (size_t i = 0; i < bytes - (beginning ? 1 : 0); i++) {
        if (at[i] != '"') {
            put(m, at[i]);
        }
    }
    put(m, '"');
    if (beginning) {
        put(m, '*');
    }
}

static bool finish(match *m) {
    m->at[m->bytes] = '\0';
    return !m->full && m->bytes > 0;
}

bool store_match_words(const char *typed, char *out, size_t room) {
    match m = {.at = out, .room = room};
    while (*typed != '\0') {
        size_t bytes = strcspn(typed, *typed == '"' ? "" : " \t\n");
        if (*typed == '"') {
            typed++;
            bytes = strcspn(typed, "\"");
        }
        if (bytes > 0) {
            put_string(&m, typed, bytes);
        }
        typed += bytes;
        typed += *typed != '\0' ? 1 : 0;
    }
    return finish(&m);
}

bool store_match_phrase(const char *typed, char *out, size_t room) {
    match m = {.at = out, .room = room};
    if (*typed != '\0') {
        put_string(&m, typed, strlen(typed));
    }
    return finish(&m);
}
