/* source.h: foreign bytes (plain text, JSON Lines, CoNLL-U; files, folders,
 * standard input) to one clean article at a time.
 *
 * Two steps, so that the second can run on many threads: `source_next` cuts
 * the next record out of the inputs, in order, one thread at a time;
 * `source_article` decodes it, reads its fields and builds the body.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "doc/analysis.h"

typedef enum source_kind {
    SOURCE_AUTO,  /* from the name's ending, else from the first bytes */
    SOURCE_TEXT,  /* a file is an article */
    SOURCE_JSONL, /* a line is an article */
    SOURCE_CONLLU /* "# newdoc" begins an article */
} source_kind;

/* Longest text of one article in bytes; the rest of it is cut, with a problem
 * row. A line of JSON Lines may be SOURCE_LINE_FACTOR times as long, because
 * JSON can spend six bytes on one. */
enum { SOURCE_ARTICLE_BYTES = 1 << 17, SOURCE_LINE_FACTOR = 8 };

typedef struct source_options {
    source_kind from;
    size_t article_bytes; /* 0: SOURCE_ARTICLE_BYTES */
    const char *charset;  /* declared encoding, or NULL: find out */
    slice published;      /* date of articles that carry none; may be empty */
} source_options;

typedef struct source_item {
    source_kind kind; /* never SOURCE_AUTO */
    slice bytes;      /* not yet decoded */
    slice path;       /* as opened, or "stdin" */
    slice name;       /* key of an article that has neither id nor URL */
    uint64_t line;    /* of its first byte, from 1 */
    bool over;        /* longer than the limit: `bytes` is its beginning */
    slice failure;    /* not empty: nothing could be read, and why */
} source_item;

typedef struct source source;

/* source_open: a walk over `paths` in the order given, folders sorted by name.
 * in      paths [count]: files, folders or "-"; must outlive the source
 * errors  ACTA_NO_MEMORY
 */
acta_status source_open(const source_options *options, char *const *paths,
                        size_t count, source **out, acta_error *error);
void source_close(source *s);

/* source_next: the next record of the inputs.
 * out     *more false at the end; an unreadable file comes as an item with
 *         `failure`, so that the others are still read
 * memory  bytes and names in keep
 * errors  ACTA_NO_MEMORY
 */
acta_status source_next(source *s, arena *keep, source_item *out, bool *more,
                        acta_error *error);

/* source_article: decode one TEXT or JSONL item and read its fields.
 * out     *made false when the item gave no article (a problem says why)
 * memory  article and problems in keep
 * errors  ACTA_NO_MEMORY
 */
acta_status source_article(const source_item *item,
                           const source_options *options, arena *keep,
                           article *out, bool *made, problems *found,
                           acta_error *error);

/* source_decode: bytes in a declared or detected encoding to valid UTF-8
 * without NUL. A byte that is no UTF-8 and no encoding declared: the whole is
 * read as windows-1252, unless most of it is UTF-8, when it becomes U+FFFD.
 * out     *what, *action: literals for a problem row, or NULL when the bytes
 *         were good UTF-8
 * memory  text in keep (bytes itself when nothing had to change)
 * errors  ACTA_NO_MEMORY; ACTA_BAD_INPUT: charset unknown
 */
acta_status source_decode(slice bytes, const char *charset, arena *keep,
                          slice *text, const char **what, const char **action,
                          acta_error *error);

/* source_body: title and text into one body, as doc/article.h says.
 * in      valid UTF-8; title may be empty
 * memory  body in keep
 * errors  false: no memory
 */
bool source_body(slice title, slice text, arena *keep, article *out);

/* source_date: the day in an ISO 8601 date or time ("2017-02-19",
 * "2017-02-19T08:00:00Z", "20170219") or an RFC 2822 date ("Sun, 19 Feb 2017
 * 08:00:00 +0100"), as its own time zone has it.
 * out     iso "YYYY-MM-DD" with its NUL; *day since 1970-01-01
 * returns false when it is none of these
 */
bool source_date(slice s, char iso[11], int32_t *day);

#endif
