/* status.c: filling an acta_error.
 *
 * Problem: an error must reach the user with its place (file, line, column) and
 * what was expected, from any depth, without allocating: the commonest reason
 * to fail late is that memory is gone.
 *
 * Method: the caller owns a struct with two fixed texts; a message that is too
 * long is cut, never refused, and a cut never splits a UTF-8 character. The
 * struct is written in one place only, so that every error has all fields set.
 *
 * Why not errno-like state: it would be a mutable global, and two threads that
 * fail at once would read each other's message.
 */
#include "base/status.h"

#include <stdio.h>
#include <string.h>

static const char *const names[] = {
    [ACTA_OK] = "ok",
    [ACTA_NO_MEMORY] = "out of memory",
    [ACTA_TOO_LONG] = "too long",
    [ACTA_BAD_INPUT] = "bad input",
    [ACTA_BAD_MODEL] = "bad model",
    [ACTA_BAD_TABLE] = "bad table",
    [ACTA_BAD_ARGUMENT] = "bad argument",
    [ACTA_NOT_FOUND] = "not found",
    [ACTA_IO] = "input or output failed",
    [ACTA_LOCKED] = "locked",
    [ACTA_DAMAGED] = "damaged",
    [ACTA_INTERRUPTED] = "interrupted",
};

const char *acta_status_name(acta_status status) {
    size_t i = (size_t)status;
    return i < sizeof names / sizeof names[0] ? names[i] : "unknown status";
}

/* Drops the bytes of a character that was cut at the end of the text. */
static void drop_half_character(char *text) {
    size_t end = strlen(text);
    size_t lead = end;
    while (lead > 0 && end - lead < 3 &&
           ((unsigned char)text[lead - 1] & 0xC0) == 0x80) {
        lead--;
    }
    if (lead == 0) {
        return;
    }
    unsigned char c = (unsigned char)text[lead - 1];
    size_t wanted = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
    if (end - (lead - 1) < wanted) {
        text[lead - 1] = '\0';
    }
}

__attribute__((format(printf, 6, 0))) static void
fill(acta_error *error, acta_status status, const char *path, size_t line,
     size_t column, const char *format, va_list arguments) {
    if (error == NULL) {
        return;
    }
    acta_error filled = {.status = status, .line = line, .column = column};
    if (path != NULL) {
        snprintf(filled.path, sizeof filled.path, "%s", path);
        drop_half_character(filled.path);
    }
    vsnprintf(filled.message, sizeof filled.message, format, arguments);
    drop_half_character(filled.message);
    *error = filled;
}

acta_status fail(acta_error *error, acta_status status, const char *format,
                 ...) {
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, NULL, 0, 0, format, arguments);
    va_end(arguments);
    return status;
}

acta_status fail_at(acta_error *error, acta_status status, const char *path,
                    size_t line, size_t column, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, path, line, column, format, arguments);
    va_end(arguments);
    return status;
}

acta_status fail_memory(acta_error *error) {
    return fail(error, ACTA_NO_MEMORY, "out of memory");
}
