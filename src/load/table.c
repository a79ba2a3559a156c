/* table.c: reader of acta's text files: codebook, actors, word lists.
 *
 * Problem: these files are written by people who read no C. A mistake must be
 * answered with file, line, column and what was expected, also when it shows
 * only later (a class that no file defines).
 *
 * Method: the file is mapped and checked once (first line, UTF-8, no NUL), then
 * cut into slices of itself. A slice is its own place: line and column are
 * counted from the start of the file only when an error is reported, so reading
 * keeps no positions and good files pay nothing.
 *
 * Why not CSV with quotes, TOML or JSON: a rule or an actor is a few short
 * lines that must be easy to write, to compare in a patch and to sort; none of
 * them needs escapes, since neither tab nor newline occurs in a name.
 *
 * Limits: lines and fields of any length; files up to 4 G lines.
 */
#include "load/table.h"

#include <stdio.h>

#include "base/number.h"
#include "base/utf8.h"

enum { SHOWN_BYTES = 60 }; /* of the user's text in a message */

void table_place(const table *t, slice where, size_t *line, size_t *column) {
    uintptr_t start = (uintptr_t)t->bytes.at;
    uintptr_t at = (uintptr_t)where.at;
    if (where.at == NULL || at < start || at > start + t->bytes.bytes) {
        *line = t->line;
        *column = 0;
        return;
    }
    size_t end = (size_t)(at - start);
    size_t line_start = 0;
    *line = 1;
    for (size_t i = 0; i < end; i++) {
        if (t->bytes.at[i] == '\n') {
            ++*line;
            line_start = i + 1;
        }
    }
    *column = 1 + utf8_length(slice_part(t->bytes, line_start, end));
}

acta_status table_fail(const table *t, slice where, acta_error *error,
                       const char *format, ...) {
    char message[ACTA_MESSAGE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    size_t line = 0;
    size_t column = 0;
    table_place(t, where, &line, &column);
    return fail_at(error, ACTA_BAD_TABLE, t->path, line, column, "%s", message);
}

/* As much of a text as a message shows. */
static int shown(slice s) {
    return s.bytes < SHOWN_BYTES ? (int)s.bytes : SHOWN_BYTES;
}

static acta_status check_utf8(const table *t, acta_error *error) {
    size_t bad = 0;
    if (utf8_check(t->bytes, &bad)) {
        return ACTA_OK;
    }
    unsigned byte = (unsigned char)t->bytes.at[bad];
    return table_fail(t, slice_part(t->bytes, bad, bad + 1), error,
                      "expected UTF-8 text, found byte 0x%02X", byte);
}

/* Checks `# acta KIND VERSION` and steps past it. */
static acta_status check_first_line(table *t, const char *kind,
                                    uint32_t version, acta_error *error) {
    slice first = t->rest;
    slice_cut(&t->rest, '\n', &first);
    t->line = 1;
    slice rest = first;
    slice word[4] = {{0}, {0}, {0}, {0}};
    slice extra = {0};
    for (size_t i = 0; i < 4; i++) {
        table_word(&rest, &word[i]);
    }
    uint32_t found = 0;
    if (!slice_is(word[0], "#") || !slice_is(word[1], "acta") ||
        !number_u32(word[3], &found) || table_word(&rest, &extra)) {
        return table_fail(t, first, error,
                          "expected the first line \"# acta %s %u\"", kind,
                          (unsigned)version);
    }
    if (!slice_is(word[2], kind)) {
        return table_fail(t, word[2], error,
                          "expected a file of kind \"%s\", found \"%.*s\"",
                          kind, shown(word[2]), word[2].at);
    }
    if (found != version) {
        return table_fail(t, word[3], error,
                          "expected version %u of the \"%s\" format, found %u",
                          (unsigned)version, kind, (unsigned)found);
    }
    return ACTA_OK;
}

static acta_status read_kind(table *t, char kind[TABLE_KIND_BYTES],
                             acta_error *error) {
    slice first = t->rest;
    slice_cut(&t->rest, '\n', &first);
    slice rest = first;
    slice word[3] = {{0}, {0}, {0}};
    for (size_t i = 0; i < 3; i++) {
        table_word(&rest, &word[i]);
    }
    if (!slice_is(word[0], "#") || !slice_is(word[1], "acta") ||
        word[2].bytes == 0 || word[2].bytes >= TABLE_KIND_BYTES) {
        return table_fail(t, first, error,
                          "expected a first line \"# acta KIND VERSION\"");
    }
    memcpy(kind, word[2].at, word[2].bytes);
    kind[word[2].bytes] = '\0';
    return ACTA_OK;
}

acta_status table_kind(const char *path, char kind[TABLE_KIND_BYTES],
                       acta_error *error) {
    table t = {.path = path, .line = 1};
    acta_status status = file_map_open(path, &t.file, error);
    if (status == ACTA_OK) {
        t.bytes = t.rest = t.file.bytes;
        status = read_kind(&t, kind, error);
    }
    file_map_close(&t.file);
    return status;
}

acta_status table_of(slice bytes, const char *path, const char *kind,
                     uint32_t version, table *out, acta_error *error) {
    if (slice_starts(bytes, SLICE("\xEF\xBB\xBF"))) {
        bytes = slice_part(bytes, 3, bytes.bytes); /* some editors' mark */
    }
    table t = {.path = path, .bytes = bytes, .rest = bytes};
    acta_status status = check_utf8(&t, error);
    if (status == ACTA_OK) {
        status = check_first_line(&t, kind, version, error);
    }
    if (status == ACTA_OK) {
        *out = t;
    }
    return status;
}

acta_status table_open(const char *path, const char *kind, uint32_t version,
                       table *out, acta_error *error) {
    file_map file;
    acta_status status = file_read_open(path, &file, error);
    if (status != ACTA_OK) {
        return status;
    }
    status = table_of(file.bytes, path, kind, version, out, error);
    if (status != ACTA_OK) {
        file_map_close(&file);
        return status;
    }
    out->file = file;
    return ACTA_OK;
}

void table_close(table *t) {
    file_map_close(&t->file);
    *t = (table){0};
}

/* The line up to its comment. */
static slice without_comment(slice line) {
    for (size_t i = 0; i < line.bytes; i++) {
        if (line.at[i] == '#' &&
            (i == 0 || line.at[i - 1] == ' ' || line.at[i - 1] == '\t')) {
            return slice_part(line, 0, i);
        }
    }
    return line;
}

bool table_next(table *t) {
    slice line;
    while (slice_cut(&t->rest, '\n', &line)) {
        t->line++;
        slice whole = without_comment(line);
        slice text = slice_trim(whole);
        if (text.bytes > 0) {
            t->whole = whole;
            t->text = text;
            return true;
        }
    }
    return false;
}

acta_status table_fields(const table *t, size_t least, size_t most,
                         slice *fields, acta_error *error) {
    size_t count = 0;
    slice end = slice_part(t->whole, t->whole.bytes, t->whole.bytes);
    /* Tabs at the end of a line are empty fields, or come from an editor. */
    size_t start = 0;
    for (size_t i = 0; i <= t->whole.bytes; i++) {
        if (i < t->whole.bytes && t->whole.at[i] != '\t') {
            continue;
        }
        slice field = slice_trim(slice_part(t->whole, start, i));
        if (count >= most && field.bytes > 0) {
            return table_fail(t, field, error,
                              "expected %zu fields between tabs, found more",
                              most);
        }
        if (count < most) {
            fields[count] = field;
        }
        count++;
        start = i + 1;
    }
    if (count < least) {
        return table_fail(t, end, error,
                          "expected %zu fields between tabs, found %zu", least,
                          count);
    }
    for (size_t i = count; i < most; i++) {
        fields[i] = end;
    }
    return ACTA_OK;
}

bool table_word(slice *rest, slice *word) {
    slice s = slice_trim(*rest);
    size_t end = 0;
    while (end < s.bytes && slice_trim(slice_part(s, end, end + 1)).bytes > 0) {
        end++;
    }
    *rest = slice_part(s, end, s.bytes);
    if (end == 0) {
        return false;
    }
    *word = slice_part(s, 0, end);
    return true;
}

void table_keyword(const table *t, slice *keyword, slice *rest) {
    *rest = t->text;
    table_word(rest, keyword);
    *rest = slice_trim(*rest);
}

bool table_item(slice *rest, char sep, slice *item) {
    slice head;
    while (slice_cut(rest, sep, &head)) {
        head = slice_trim(head);
        if (head.bytes > 0) {
            *item = head;
            return true;
        }
    }
    return false;
}
