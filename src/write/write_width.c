/* write_width.c: text in columns of a terminal.
 *
 * The problem: names in Arabic, Chinese or with combining marks take more or
 * fewer columns than they have bytes or characters, and a table that is one
 * column off is unreadable. Method: widths of characters from utf8proc
 * (Unicode's East Asian Width); a cut text ends in "…", which is one column.
 * Line ends inside an article's words print as a blank.
 */
#include "write/write_width.h"

#include "base/utf8.h"

/* next_sign: the next character as it is printed; runs of blanks are one. */
static uint32_t next_sign(slice s, size_t *at) {
    uint32_t code = utf8_next(s, at);
    if (!utf8_is_space(code)) {
        return code;
    }
    while (*at < s.bytes) {
        size_t after = *at;
        if (!utf8_is_space(utf8_next(s, &after))) {
            break;
        }
        *at = after;
    }
    return ' ';
}

static size_t sign_width(uint32_t code) {
    return code == ' ' ? 1 : (size_t)utf8_width(code);
}

size_t width_of(slice s) {
    size_t width = 0;
    for (size_t at = 0; at < s.bytes;) {
        width += sign_width(next_sign(s, &at));
    }
    return width;
}

slice width_fit(slice s, size_t columns, bool at_word) {
    size_t width = 0, last_word = 0;
    for (size_t at = 0; at < s.bytes;) {
        size_t before = at;
        uint32_t code = next_sign(s, &at);
        width += sign_width(code);
        if (width > columns && !(code == ' ' && at_word)) {
            return slice_part(s, 0,
                              at_word && last_word > 0 ? last_word : before);
        }
        if (code == ' ') {
            last_word = before;
        }
    }
    return s;
}

static void add_signs(text *out, slice s) {
    for (size_t at = 0; at < s.bytes;) {
        char bytes[4];
        uint32_t code = next_sign(s, &at);
        if (code >= 0x20 && code != 0x7F) {
            text_add(out, (slice){bytes, utf8_put(code, bytes)});
        }
    }
}

void width_add_loose(text *out, slice s, size_t columns) {
    if (width_of(s) <= columns) {
        add_signs(out, s);
        return;
    }
    add_signs(out, width_fit(s, columns - 1, false));
    text_add_str(out, "…");
}

void width_add(text *out, slice s, size_t columns) {
    size_t width = width_of(s);
    width_add_loose(out, s, columns);
    if (width > columns) {
        /* A wide character may not have fitted by one column. */
        width = width_of(width_fit(s, columns - 1, false)) + 1;
    }
    for (; width < columns; width++) {
        text_add_char(out, ' ');
    }
}

void width_wrap(text *out, slice s, size_t columns, size_t indent,
                size_t lines) {
    slice rest = slice_trim(s);
    for (size_t line = 0; rest.bytes > 0 && line < lines; line++) {
        if (line > 0) {
            text_add_char(out, '\n');
            for (size_t i = 0; i < indent; i++) {
                text_add_char(out, ' ');
            }
        }
        slice fit = width_fit(rest, columns, true);
        if (line + 1 == lines && fit.bytes < rest.bytes) {
            add_signs(out, slice_trim(width_fit(rest, columns - 1, true)));
            text_add_str(out, "…");
            return;
        }
        add_signs(out, slice_trim(fit));
        rest = slice_trim(slice_part(rest, fit.bytes, rest.bytes));
    }
}
