/* write_json.c: JSON text, escaped.
 *
 * The problem: rows are written by the million, so escaping must be a scan and
 * a copy, not a call a character; and what comes out must be valid whatever
 * stood in the article. Method: runs of plain bytes are copied whole; only the
 * quote, the backslash and control characters are spelled (RFC 8259, section
 * 7); everything else stays UTF-8, as readers of any age accept.
 */
#include "write/write_json.h"

static void add_escape(text *out, unsigned char c) {
    static const char short_form[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    text_add_char(out, '\\');
    if (c == '"' || c == '\\') {
        text_add_char(out, (char)c);
    } else if (c < sizeof short_form && short_form[c] != '\0') {
        text_add_char(out, short_form[c]);
    } else {
        text_add_format(out, "u%04x", c);
    }
}

void json_text(text *out, slice s) {
    text_add_char(out, '"');
    size_t plain = 0;
    for (size_t i = 0; i < s.bytes; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) {
            text_add(out, slice_part(s, plain, i));
            add_escape(out, c);
            plain = i + 1;
        }
    }
    text_add(out, slice_part(s, plain, s.bytes));
    text_add_char(out, '"');
}

void json_text_or_null(text *out, slice s) {
    if (s.bytes == 0) {
        text_add_str(out, "null");
    } else {
        json_text(out, s);
    }
}

void json_name(text *out, const char *name) {
    text_add_str(out, ",\"");
    text_add_str(out, name);
    text_add_str(out, "\":");
}

void json_field(text *out, const char *name, slice s) {
    json_name(out, name);
    json_text_or_null(out, s);
}

void json_number(text *out, const char *name, size_t value) {
    json_name(out, name);
    text_add_format(out, "%zu", value);
}
