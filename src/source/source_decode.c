/* source_decode.c: bytes in some encoding to valid UTF-8 without NUL.
 *
 * The problem: news archives hold UTF-8, windows-1252 that calls itself
 * Latin-1, and UTF-8 with a few broken bytes. A reader who gets "mÃ¼nster" or
 * nothing at all has lost more than one who gets a row that says what was
 * assumed. Method: valid UTF-8 is UTF-8 (a legacy text of any length is
 * practically never valid by chance); a declared charset goes through iconv;
 * otherwise, when at least MOSTLY valid multi-byte characters stand beside each
 * bad byte, the text is UTF-8 with damage and the bad bytes become U+FFFD;
 * else the whole is windows-1252, as the WHATWG Encoding Standard reads
 * anything labelled Latin-1 or ASCII. NUL becomes a blank, so that offsets
 * stay those of the input.
 *
 * Why a table and not iconv for windows-1252: 32 numbers, the same on every
 * machine, and it cannot fail on the five bytes that iconv refuses.
 *
 * Limits: other undeclared encodings (windows-1251, Shift JIS) are not
 * guessed; name them with a charset.
 */
#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"
#include "source/source.h"

enum { MOSTLY = 4 };

/* WHATWG index windows-1252, 0x80 to 0x9F. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

typedef struct census {
    size_t bad;   /* bytes that are no UTF-8 */
    size_t multi; /* good characters of several bytes */
    size_t nul;
} census;

static census count_bytes(slice bytes) {
    census c = {0};
    for (size_t at = 0; at < bytes.bytes;) {
        size_t before = at;
        uint32_t code = utf8_next(bytes, &at);
        if (code == 0) {
            c.nul++;
        } else if (code == UTF8_BAD && at - before == 1) {
            c.bad++;
        } else if (at - before > 1) {
            c.multi++;
        }
    }
    return c;
}

/* rewrite: good characters kept, NUL a blank, each bad byte one character. */
static bool rewrite(slice bytes, bool as_windows, arena *keep, slice *text) {
    if (bytes.bytes > SIZE_MAX / 3 - 1) {
        return false;
    }
    char *out = arena_take(keep, bytes.bytes * 3 + 1, 1);
    if (out == NULL) {
        return false;
    }
    size_t filled = 0;
    for (size_t at = 0; at < bytes.bytes;) {
        unsigned char byte = (unsigned char)bytes.at[at];
        uint32_t code = 0;
        if (as_windows) {
            at++;
            code =
                byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
        } else {
            code = utf8_next(bytes, &at);
        }
        filled += utf8_put(code == 0 ? ' ' : code, out + filled);
    }
    *text = (slice){out, filled};
    return true;
}

/* convert_declared: through iconv; a bad byte becomes U+FFFD. */
static acta_status convert_declared(slice bytes, const char *charset,
                                    arena *keep, slice *text,
                                    acta_error *error) {
    iconv_t conversion = iconv_open("UTF-8", charset);
    if (conversion == (iconv_t)-1) {
        return fail(error, ACTA_BAD_INPUT, "unknown charset %s", charset);
    }
    size_t room = bytes.bytes <= SIZE_MAX / 4 - 16 ? bytes.bytes * 4 + 16 : 0;
    char *start = room > 0 ? arena_take(keep, room, 1) : NULL;
    if (start == NULL) {
        iconv_close(conversion);
        return fail_memory(error);
    }
    /* iconv's interface takes char **, but does not write to the input. */
    char *in = (char *)(uintptr_t)bytes.at;
    size_t in_left = bytes.bytes;
    char *out = start;
    size_t out_left = room;
    while (in_left > 0 &&
           iconv(conversion, &in, &in_left, &out, &out_left) == (size_t)-1) {
        if (errno == E2BIG || out_left < 3) {
            break;
        }
        in++;
        in_left--;
        memcpy(out, "\xEF\xBF\xBD", 3);
        out += 3;
        out_left -= 3;
    }
    iconv_close(conversion);
    for (char *at = start; at < out; at++) {
        *at = *at == '\0' ? ' ' : *at;
    }
    *text = (slice){start, (size_t)(out - start)};
    return ACTA_OK;
}

acta_status source_decode(slice bytes, const char *charset, arena *keep,
                          slice *text, const char **what, const char **action,
                          acta_error *error) {
    size_t bad_byte = 0;
    *what = *action = NULL;
    if (charset != NULL &&
        !slice_equal_fold(slice_of(charset), SLICE("utf-8"))) {
        return convert_declared(bytes, charset, keep, text, error);
    }
    if (utf8_check(bytes, &bad_byte)) {
        *text = bytes;
        return ACTA_OK;
    }
    census c = count_bytes(bytes);
    bool as_windows = c.bad > 0 && charset == NULL && c.multi < c.bad * MOSTLY;
    if (!rewrite(bytes, as_windows, keep, text)) {
        return fail_memory(error);
    }
    *what = c.bad == 0   ? "NUL bytes"
            : as_windows ? "not UTF-8 and no charset declared"
                         : "broken UTF-8";
    *action = c.bad == 0   ? "read as blanks"
              : as_windows ? "decoded as windows-1252"
                           : "bad bytes replaced by U+FFFD";
    return ACTA_OK;
}
