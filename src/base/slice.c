/* slice.c: a piece of text that somebody else owns.
 *
 * Problem: the text of an article is cut into thousands of words, lines and
 * fields; copying each costs more than reading it, and NUL-ended strings can
 * neither share their bytes nor hold a NUL that a hostile file contains.
 *
 * Method: pointer and length by value. Offsets are clamped, never trusted.
 * Hash: XXH3-64 (Collet), compiled in from its header because most keys are
 * words of a few bytes, where a call costs as much as the hash. XXH3 gives the
 * same number on every machine and byte order, so a hash may be written to a
 * file.
 */
#include "base/slice.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/utf8.h"

slice slice_of(const char *text) {
    return text == NULL ? (slice){0} : (slice){text, strlen(text)};
}

slice slice_part(slice s, size_t start, size_t end) {
    if (end > s.bytes) {
        end = s.bytes;
    }
    if (start > end) {
        start = end;
    }
    if (s.at == NULL) {
        return s;
    }
    return (slice){s.at + start, end - start};
}

bool slice_equal(slice a, slice b) {
    return a.bytes == b.bytes &&
           (a.bytes == 0 || memcmp(a.at, b.at, a.bytes) == 0);
}

static char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool slice_equal_fold(slice a, slice b) {
    if (a.bytes != b.bytes) {
        return false;
    }
    for (size_t i = 0; i < a.bytes; i++) {
        if (ascii_lower(a.at[i]) != ascii_lower(b.at[i])) {
            return false;
        }
    }
    return true;
}

bool slice_is(slice s, const char *text) {
    return slice_equal(s, slice_of(text));
}

bool slice_starts(slice s, slice prefix) {
    return s.bytes >= prefix.bytes &&
           slice_equal(slice_part(s, 0, prefix.bytes), prefix);
}

bool slice_ends(slice s, slice suffix) {
    return s.bytes >= suffix.bytes &&
           slice_equal(slice_part(s, s.bytes - suffix.bytes, s.bytes), suffix);
}

int slice_compare(slice a, slice b) {
    size_t shared = a.bytes < b.bytes ? a.bytes : b.bytes;
    int order = shared == 0 ? 0 : memcmp(a.at, b.at, shared);
    if (order != 0) {
        return order;
    }
    return (a.bytes > b.bytes) - (a.bytes < b.bytes);
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

slice slice_trim(slice s) {
    while (s.bytes > 0 && is_blank(s.at[0])) {
        s.at++;
        s.bytes--;
    }
    while (s.bytes > 0 && is_blank(s.at[s.bytes - 1])) {
        s.bytes--;
    }
    return s;
}

bool slice_cut(slice *rest, char sep, slice *head) {
    slice s = *rest;
    if (s.bytes == 0) {
        return false;
    }
    const char *found = memchr(s.at, sep, s.bytes);
    size_t end = found == NULL ? s.bytes : (size_t)(found - s.at);
    *head = slice_part(s, 0, end);
    *rest = slice_part(s, end + 1, s.bytes);
    return true;
}

uint64_t slice_hash(slice s) {
    return XXH3_64bits(s.at, s.bytes);
}

slice slice_copy(arena *a, slice s) {
    char *at = arena_take(a, s.bytes + 1, 1);
    if (at == NULL) {
        return (slice){0};
    }
    if (s.bytes != 0) {
        memcpy(at, s.at, s.bytes);
    }
    return (slice){at, s.bytes};
}

/* The copy of a text with a character outside ASCII: a lower-case letter may
 * have another length, so room is made for the longest. A byte that is not
 * UTF-8 is kept as it is. */
static slice lower_unicode(arena *a, slice s) {
    if (s.bytes > SIZE_MAX / 4) {
        return (slice){0};
    }
    char *at = arena_take(a, s.bytes * 2 + 4, 1);
    if (at == NULL) {
        return (slice){0};
    }
    size_t bytes = 0;
    size_t byte = 0;
    while (byte < s.bytes) {
        size_t start = byte;
        uint32_t c = utf8_next(s, &byte);
        if (c == UTF8_BAD && byte == start + 1) {
            at[bytes++] = s.at[start];
        } else {
            bytes += utf8_put(utf8_lower(c), at + bytes);
        }
    }
    at[bytes] = '\0';
    return (slice){at, bytes};
}

slice slice_lower(arena *a, slice s) {
    for (size_t i = 0; i < s.bytes; i++) {
        if ((unsigned char)s.at[i] >= 0x80) {
            return lower_unicode(a, s);
        }
    }
    slice copy = slice_copy(a, s);
    if (copy.at == NULL) {
        return copy;
    }
    char *at = (char *)copy.at; /* our own bytes, made a line above */
    for (size_t i = 0; i < s.bytes; i++) {
        at[i] = ascii_lower(at[i]);
    }
    return copy;
}
