/* utf8.c: reading UTF-8, classes of characters.
 *
 * Problem: text from outside may hold any bytes; a reader that trusts them runs
 * past the end or accepts two spellings of one character.
 *
 * Method: the well-formed sequences of the Unicode standard (table 3-7), byte
 * by byte: no overlong forms, no surrogates, nothing above U+10FFFF. A bad byte
 * is one U+FFFD and one step, so that reading always ends and never loses a
 * good character behind it. Classes come from utf8proc's tables of the Unicode
 * version it was built with; ASCII is answered here because nearly all of an
 * English text is ASCII.
 *
 * Character offsets: a running count every 256 bytes and a short scan from it.
 */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { INDEX_STEP = 256 };

static bool is_tail(unsigned char c) {
    return (c & 0xC0) == 0x80;
}

/* The range of the second byte after a given first byte. */
static bool second_ok(unsigned char first, unsigned char second) {
    switch (first) {
    case 0xE0:
        return second >= 0xA0 && second <= 0xBF;
    case 0xED:
        return second >= 0x80 && second <= 0x9F;
    case 0xF0:
        return second >= 0x90 && second <= 0xBF;
    case 0xF4:
        return second >= 0x80 && second <= 0x8F;
    default:
        return is_tail(second);
    }
}

/* decode: the character at the start of s.
 * returns its bytes, 0 when s does not start with a well-formed one. */
static size_t decode(const unsigned char *at, size_t bytes, uint32_t *out) {
    unsigned char first = at[0];
    if (first < 0x80) {
        *out = first;
        return 1;
    }
    if (first < 0xC2 || first > 0xF4 || bytes < 2 || !second_ok(first, at[1])) {
        return 0;
    }
    if (first < 0xE0) {
        *out = ((first & 0x1Fu) << 6) | (at[1] & 0x3Fu);
        return 2;
    }
    if (bytes < 3 || !is_tail(at[2])) {
        return 0;
    }
    if (first < 0xF0) {
        *out =
            ((first & 0x0Fu) << 12) | ((at[1] & 0x3Fu) << 6) | (at[2] & 0x3Fu);
        return 3;
    }
    if (bytes < 4 || !is_tail(at[3])) {
        return 0;
    }
    *out = ((first & 0x07u) << 18) | ((at[1] & 0x3Fu) << 12) |
           ((at[2] & 0x3Fu) << 6) | (at[3] & 0x3Fu);
    return 4;
}

uint32_t utf8_next(slice s, size_t *byte) {
    uint32_t c = UTF8_BAD;
    size_t step =
        decode((const unsigned char *)s.at + *byte, s.bytes - *byte, &c);
    *byte += step == 0 ? 1 : step;
    return step == 0 ? (uint32_t)UTF8_BAD : c;
}

uint32_t utf8_before(slice s, size_t *byte) {
    size_t end = *byte;
    const unsigned char *at = (const unsigned char *)s.at;
    for (size_t back = 1; back <= 4 && back <= end; back++) {
        if (is_tail(at[end - back])) {
            continue;
        }
        uint32_t c = UTF8_BAD;
        if (decode(at + end - back, back, &c) == back) {
            *byte = end - back;
            return c;
        }
        break;
    }
    *byte = end - 1;
    return UTF8_BAD;
}

/* Whether eight bytes are all ASCII and none of them NUL. */
static bool all_plain(const unsigned char *at) {
    uint64_t v = 0;
    memcpy(&v, at, sizeof v);
    uint64_t highs = UINT64_C(0x8080808080808080);
    return ((v | (v - UINT64_C(0x0101010101010101))) & highs) == 0;
}

bool utf8_check(slice s, size_t *bad_byte) {
    const unsigned char *at = (const unsigned char *)s.at;
    size_t byte = 0;
    while (byte < s.bytes) {
        if (s.bytes - byte >= 8 && all_plain(at + byte)) {
            byte += 8;
            continue;
        }
        uint32_t c = 0;
        size_t step = decode(at + byte, s.bytes - byte, &c);
        if (step == 0 || c == 0) {
            *bad_byte = byte;
            return false;
        }
        byte += step;
    }
    return true;
}

/* Characters of s when read by utf8_next: every byte that is not the tail of a
 * well-formed character counts. */
static size_t count_chars(slice s, size_t start, size_t end) {
    size_t count = 0;
    while (start < end) {
        utf8_next(s, &start);
        count++;
    }
    return count;
}

size_t utf8_length(slice s) {
    return count_chars(s, 0, s.bytes);
}

size_t utf8_put(uint32_t code_point, char out[4]) {
    if (code_point > 0x10FFFF ||
        (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = UTF8_BAD;
    }
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    size_t tails = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0x00, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[tails] | (code_point >> (6 * tails)));
    for (size_t i = 1; i <= tails; i++) {
        out[i] = (char)(0x80 | ((code_point >> (6 * (tails - i))) & 0x3F));
    }
    return tails + 1;
}

static utf8proc_category_t category(uint32_t code_point) {
    if (code_point > 0x10FFFF) {
        return UTF8PROC_CATEGORY_CN;
    }
    return utf8proc_category((utf8proc_int32_t)code_point);
}

uint32_t utf8_lower(uint32_t code_point) {
    if (code_point < 0x80) {
        bool upper = code_point >= 'A' && code_point <= 'Z';
        return upper ? code_point + ('a' - 'A') : code_point;
    }
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
}

uint32_t utf8_upper(uint32_t code_point) {
    if (code_point < 0x80) {
        bool lower = code_point >= 'a' && code_point <= 'z';
        return lower ? code_point - ('a' - 'A') : code_point;
    }
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code_point);
}

bool utf8_is_upper(uint32_t code_point) {
    if (code_point < 0x80) {
        return code_point >= 'A' && code_point <= 'Z';
    }
    utf8proc_category_t c = category(code_point);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t code_point) {
    if (code_point < 0x80) {
        return code_point >= 'a' && code_point <= 'z';
    }
    return category(code_point) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_letter(uint32_t code_point) {
    if (code_point < 0x80) {
        return utf8_is_upper(code_point) || utf8_is_lower(code_point);
    }
    utf8proc_category_t c = category(code_point);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_digit(uint32_t code_point) {
    if (code_point < 0x80) {
        return code_point >= '0' && code_point <= '9';
    }
    return category(code_point) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_space(uint32_t code_point) {
    if (code_point < 0x80) {
        return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
    }
    if (code_point == 0xFEFF || code_point == 0x200B) {
        return true;
    }
    utf8proc_category_t c = category(code_point);
    return c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP;
}

bool utf8_is_punct(uint32_t code_point) {
    utf8proc_category_t c = category(code_point);
    return c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_PO;
}

int utf8_width(uint32_t code_point) {
    int width = utf8proc_charwidth((utf8proc_int32_t)code_point);
    return width < 0 ? 0 : width;
}

bool utf8_index_make(slice text, arena *keep, utf8_index *out) {
    if (text.bytes > UINT32_MAX) {
        return false;
    }
    size_t steps = text.bytes / INDEX_STEP + 1;
    uint32_t *count_at = arena_take(keep, steps, sizeof *count_at);
    if (count_at == NULL) {
        return false;
    }
    /* count_at[i]: characters that begin before byte 256 * i. */
    uint32_t count = 0;
    size_t step = 0;
    size_t byte = 0;
    while (byte < text.bytes) {
        while (step * INDEX_STEP <= byte) {
            count_at[step++] = count;
        }
        utf8_next(text, &byte);
        count++;
    }
    while (step < steps) {
        count_at[step++] = count;
    }
    *out = (utf8_index){text, count_at};
    return true;
}

size_t utf8_index_chars(const utf8_index *index, size_t byte) {
    if (byte > index->text.bytes) {
        byte = index->text.bytes;
    }
    size_t step = byte / INDEX_STEP;
    size_t from = step * INDEX_STEP;
    /* A character may straddle the step: it is counted, so start behind it. */
    const char *at = index->text.at;
    while (from < byte && from % INDEX_STEP < 3 &&
           is_tail((unsigned char)at[from])) {
        from++;
    }
    return index->count_at[step] + count_chars(index->text, from, byte);
}
