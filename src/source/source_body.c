/* source_body.c: title and text into the one buffer that all layers count in.
 *
 * The problem: many archives give the headline in a field of its own and again
 * as the first line of the text; coded twice, it would count every event
 * twice. Method: when the letters and digits of the title are those of the
 * text's first line, the title stays out of the body. Marks and blanks do not
 * count, because they are what differs between the two ("act'" and "act.'").
 *
 * Limits: a headline repeated with other words is not seen.
 */
#include "base/utf8.h"
#include "source/source.h"

/* next_sign: the next letter or digit, lower-cased; 0 at the end. */
static uint32_t next_sign(slice s, size_t *at) {
    while (*at < s.bytes) {
        uint32_t code = utf8_next(s, at);
        if (utf8_is_letter(code) || utf8_is_digit(code)) {
            return utf8_lower(code);
        }
    }
    return 0;
}

static bool same_signs(slice a, slice b) {
    size_t at_a = 0, at_b = 0;
    for (;;) {
        uint32_t sign_a = next_sign(a, &at_a);
        uint32_t sign_b = next_sign(b, &at_b);
        if (sign_a != sign_b) {
            return false;
        }
        if (sign_a == 0) {
            return true;
        }
    }
}

static slice first_line(slice text) {
    slice line = {0}, rest = text;
    while (slice_cut(&rest, '\n', &line)) {
        if (slice_trim(line).bytes > 0) {
            return line;
        }
    }
    return (slice){0};
}

bool source_body(slice title, slice text, arena *keep, article *out) {
    bool blank = slice_trim(title).bytes == 0;
    out->title_given = blank ? (slice){0} : title;
    out->title = (span){0, 0};
    if (blank || same_signs(title, first_line(text))) {
        out->body = text;
        out->text = (span){0, (uint32_t)text.bytes};
        return true;
    }
    size_t bytes = title.bytes + 2 + text.bytes;
    char *body = arena_take(keep, bytes + 1, 1);
    if (body == NULL) {
        return false;
    }
    memcpy(body, title.at, title.bytes);
    memcpy(body + title.bytes, "\n\n", 2);
    if (text.bytes > 0) {
        memcpy(body + title.bytes + 2, text.at, text.bytes);
    }
    out->body = (slice){body, bytes};
    out->title = (span){0, (uint32_t)title.bytes};
    out->text = (span){(uint32_t)title.bytes + 2, (uint32_t)bytes};
    return true;
}
