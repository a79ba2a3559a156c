/* source_stream.c: the bytes of one input through a fixed buffer.
 *
 * The problem: an input may be a pipe, may be one line of 100 MB, and may be
 * UTF-16, in which a line end is not the byte 10. Method: read(2) into a
 * 64 KiB buffer; when the stream begins with a UTF-16 byte order mark (or
 * its first bytes have a NUL at every second place), every piece goes through
 * iconv first, so that all other code sees bytes in which a line end is a line
 * end. Everything else about encodings is decided record by record, in
 * source_decode.c.
 *
 * Why not map the file: pipes cannot be mapped, and a file that shrinks while
 * mapped kills the process. Why not getline: it has no limit.
 *
 * Limits: 64 KiB of buffer a stream; lines as the caller says.
 */
#include "source/source_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_BYTES = 1 << 16, FIRST_LINE_BYTES = 512 };

struct stream {
    int file;
    bool ended; /* read(2) gave 0 */
    bool begun;
    bool converting;
    iconv_t conversion;
    size_t raw_bytes; /* left from an unfinished character */
    size_t at, filled;
    char raw[BUFFER_BYTES];
    char buffer[BUFFER_BYTES];
};

static acta_status open_error(const char *path, acta_error *error) {
    int cause = errno;
    acta_status status =
        cause == ENOENT || cause == ENOTDIR ? ACTA_NOT_FOUND : ACTA_IO;
    const char *what = cause == ENOENT || cause == ENOTDIR ? "no such file"
                       : cause == EACCES                   ? "may not be read"
                                                           : "cannot be opened";
    return fail_at(error, status, path, 0, 0, "%s", what);
}

acta_status stream_open(const char *path, stream **out, acta_error *error) {
    bool standard = path[0] == '-' && path[1] == '\0';
    int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return open_error(path, error);
    }
    struct stat about;
    if (fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
        if (!standard) {
            close(file);
        }
        return fail_at(error, ACTA_IO, path, 0, 0, "is a folder");
    }
    stream *s = malloc(sizeof *s);
    if (s == NULL) {
        if (!standard) {
            close(file);
        }
        return fail_memory(error);
    }
    s->file = file;
    s->ended = s->begun = s->converting = false;
    s->raw_bytes = s->at = s->filled = 0;
    *out = s;
    return ACTA_OK;
}

void stream_close(stream *s) {
    if (s == NULL) {
        return;
    }
    if (s->converting) {
        iconv_close(s->conversion);
    }
    if (s->file != STDIN_FILENO) {
        close(s->file);
    }
    free(s);
}

/* read_some: append at least one byte to `into`, or set s->ended. */
static acta_status read_some(stream *s, char *into, size_t *filled,
                             acta_error *error) {
    for (;;) {
        ssize_t got = read(s->file, into + *filled, BUFFER_BYTES - *filled);
        if (got > 0) {
            *filled += (size_t)got;
            return ACTA_OK;
        }
        if (got == 0) {
            s->ended = true;
            return ACTA_OK;
        }
        if (errno != EINTR) {
            return fail(error, ACTA_IO, "reading failed");
        }
    }
}

static const char *utf16_name(const unsigned char *b, size_t bytes,
                              size_t *mark_bytes) {
    *mark_bytes = 2;
    if (bytes >= 2 && b[0] == 0xFF && b[1] == 0xFE) {
        return "UTF-16LE";
    }
    if (bytes >= 2 && b[0] == 0xFE && b[1] == 0xFF) {
        return "UTF-16BE";
    }
    *mark_bytes = 0;
    if (bytes >= 4 && b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0) {
        return "UTF-16LE";
    }
    if (bytes >= 4 && b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0) {
        return "UTF-16BE";
    }
    return NULL;
}

/* begin: read the first bytes and find out whether they are UTF-16. */
static acta_status begin(stream *s, acta_error *error) {
    size_t filled = 0;
    while (filled < 4 && !s->ended) {
        acta_status status = read_some(s, s->raw, &filled, error);
        if (status != ACTA_OK) {
            return status;
        }
    }
    size_t mark = 0;
    const char *name = utf16_name((unsigned char *)s->raw, filled, &mark);
    if (name == NULL && filled >= 3 && memcmp(s->raw, "\xEF\xBB\xBF", 3) == 0) {
        mark = 3;
    }
    if (name != NULL) {
        s->conversion = iconv_open("UTF-8", name);
        s->converting = s->conversion != (iconv_t)-1;
    }
    filled -= mark;
    if (s->converting) {
        memmove(s->raw, s->raw + mark, filled);
        s->raw_bytes = filled;
    } else {
        memcpy(s->buffer, s->raw + mark, filled);
        s->filled = filled;
    }
    s->begun = true;
    return ACTA_OK;
}

/* convert: s->raw to s->buffer; a bad or cut unit becomes U+FFFD. */
static void convert(stream *s) {
    char *in = s->raw;
    size_t in_left = s->raw_bytes;
    char *out = s->buffer;
    size_t out_left = BUFFER_BYTES;
    while (in_left > 0 && out_left >= 8) {
        if (iconv(s->conversion, &in, &in_left, &out, &out_left) !=
            (size_t)-1) {
            break;
        }
        if (errno == E2BIG || (errno == EINVAL && !s->ended)) {
            break;
        }
        size_t step = in_left < 2 ? in_left : 2;
        in += step;
        in_left -= step;
        memcpy(out, "\xEF\xBF\xBD", 3);
        out += 3;
        out_left -= 3;
    }
    memmove(s->raw, in, in_left);
    s->raw_bytes = in_left;
    s->at = 0;
    s->filled = (size_t)(out - s->buffer);
}

/* fill: make s->at < s->filled, unless the stream is at its end. */
static acta_status fill(stream *s, acta_error *error) {
    acta_status status = s->begun ? ACTA_OK : begin(s, error);
    while (status == ACTA_OK && s->at == s->filled) {
        if (s->converting) {
            if (s->ended && s->raw_bytes == 0) {
                break;
            }
            if (!s->ended && s->raw_bytes < BUFFER_BYTES / 4) {
                status = read_some(s, s->raw, &s->raw_bytes, error);
            }
            if (status == ACTA_OK) {
                convert(s);
            }
        } else {
            if (s->ended) {
                break;
            }
            s->at = s->filled = 0;
            status = read_some(s, s->buffer, &s->filled, error);
        }
    }
    return status;
}

acta_status stream_peek(stream *s, slice *out, acta_error *error) {
    acta_status status = fill(s, error);
    if (status == ACTA_OK) {
        *out = (slice){s->buffer + s->at, s->filled - s->at};
    }
    return status;
}

/* A piece that grows up to a limit and then only notes that it is over. */
typedef struct piece {
    arena *keep;
    char *at;
    size_t bytes, room, limit;
    bool over;
} piece;

static bool piece_add(piece *p, const char *from, size_t bytes) {
    if (bytes > p->limit - p->bytes) {
        bytes = p->limit - p->bytes;
        p->over = true;
    }
    if (bytes > p->room - p->bytes) {
        size_t room = p->room < FIRST_LINE_BYTES ? FIRST_LINE_BYTES : p->room;
        while (room - p->bytes < bytes) {
            room *= 2;
        }
        char *grown = arena_grow(p->keep, p->at, p->bytes, room, 1);
        if (grown == NULL) {
            return false;
        }
        p->at = grown;
        p->room = room;
    }
    if (bytes > 0) {
        memcpy(p->at + p->bytes, from, bytes);
        p->bytes += bytes;
    }
    return true;
}

acta_status stream_take_line(stream *s, size_t limit, arena *keep, slice *line,
                             bool *over, bool *more, acta_error *error) {
    piece p = {.keep = keep, .limit = limit};
    bool any = false, whole = false;
    while (!whole) {
        acta_status status = fill(s, error);
        if (status != ACTA_OK) {
            return status;
        }
        size_t left = s->filled - s->at;
        if (left == 0) {
            break;
        }
        any = true;
        const char *from = s->buffer + s->at;
        const char *end = memchr(from, '\n', left);
        size_t bytes = end != NULL ? (size_t)(end - from) : left;
        if (!piece_add(&p, from, bytes)) {
            return fail_memory(error);
        }
        whole = end != NULL;
        s->at += bytes + (whole ? 1 : 0);
    }
    if (p.bytes > 0 && p.at[p.bytes - 1] == '\r') {
        p.bytes--;
    }
    *line = (slice){p.at, p.bytes};
    *over = p.over;
    *more = any;
    return ACTA_OK;
}

acta_status stream_take_all(stream *s, size_t limit, arena *keep, slice *out,
                            bool *over, acta_error *error) {
    piece p = {.keep = keep, .limit = limit};
    while (!p.over) {
        acta_status status = fill(s, error);
        if (status != ACTA_OK) {
            return status;
        }
        size_t left = s->filled - s->at;
        if (left == 0) {
            break;
        }
        if (!piece_add(&p, s->buffer + s->at, left)) {
            return fail_memory(error);
        }
        s->at += left;
    }
    *out = (slice){p.at, p.bytes};
    *over = p.over;
    return ACTA_OK;
}
