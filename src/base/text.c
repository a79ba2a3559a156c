/* text.c: a growing text for writers; errors stick until asked for.
 *
 * Problem: a writer makes one record of hundreds of small additions; testing
 * each for want of memory would hide what it writes.
 *
 * Method: the text grows by doubling in an arena (in place while it is the last
 * piece there); the first failure is remembered, later additions do nothing,
 * and the caller asks once, at the end of the record.
 */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>

enum { FIRST_ROOM = 256 };

text text_on(arena *keep) {
    return (text){.keep = keep};
}

/* Makes sure that `more` bytes fit behind the text. */
static bool make_room(text *t, size_t more) {
    if (t->failed) {
        return false;
    }
    if (more <= t->room - t->bytes) {
        return true;
    }
    size_t room = t->room < FIRST_ROOM ? FIRST_ROOM : t->room;
    while (room - t->bytes < more && room <= SIZE_MAX / 2) {
        room *= 2;
    }
    char *at = room - t->bytes < more
                   ? NULL
                   : arena_grow(t->keep, t->at, t->room, room, 1);
    if (at == NULL) {
        t->failed = true;
        return false;
    }
    t->at = at;
    t->room = room;
    return true;
}

void text_add(text *t, slice s) {
    if (s.bytes != 0 && make_room(t, s.bytes)) {
        memcpy(t->at + t->bytes, s.at, s.bytes);
        t->bytes += s.bytes;
    }
}

void text_add_str(text *t, const char *s) {
    text_add(t, slice_of(s));
}

void text_add_char(text *t, char c) {
    if (make_room(t, 1)) {
        t->at[t->bytes++] = c;
    }
}

void text_add_format(text *t, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int bytes = vsnprintf(NULL, 0, format, arguments);
    if (bytes < 0) {
        t->failed = true;
    } else if (make_room(t, (size_t)bytes + 1)) {
        vsnprintf(t->at + t->bytes, (size_t)bytes + 1, format, again);
        t->bytes += (size_t)bytes;
    }
    va_end(again);
    va_end(arguments);
}

slice text_slice(const text *t) {
    return (slice){t->at, t->bytes};
}
