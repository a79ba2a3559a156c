/* source_stream.h: the bytes of a file or standard input, UTF-16 made UTF-8.
 */
#ifndef SOURCE_STREAM_H
#define SOURCE_STREAM_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

typedef struct stream stream;

/* stream_open: `path` "-" is standard input. A byte order mark is read off;
 * UTF-16 bytes become UTF-8.
 * errors  ACTA_NO_MEMORY, ACTA_NOT_FOUND, ACTA_IO
 */
acta_status stream_open(const char *path, stream **out, acta_error *error);
void stream_close(stream *s);

/* stream_peek: the bytes now in the buffer (at least one unless at the end).
 * errors  ACTA_IO */
acta_status stream_peek(stream *s, slice *out, acta_error *error);

/* stream_take_line: the next line without its line end; what stands past
 * `limit` bytes is read and dropped, and *over set.
 * out     *more false at the end of the stream
 * memory  line in keep
 * errors  ACTA_NO_MEMORY, ACTA_IO
 */
acta_status stream_take_line(stream *s, size_t limit, arena *keep, slice *line,
                             bool *over, bool *more, acta_error *error);

/* stream_take_all: the rest, up to `limit` bytes; *over when more follows. */
acta_status stream_take_all(stream *s, size_t limit, arena *keep, slice *out,
                            bool *over, acta_error *error);

#endif
