/* acta.h: who said and did what to whom, when and where.
 *
 *     acta_engine *engine = NULL;
 *     acta_reader *reader = NULL;
 *     const acta_analysis *found = NULL;
 *     acta_error error;
 *     acta_article in = {.key = acta_text_of("1"),
 *                        .published = acta_text_of("1978-09-18"),
 *                        .text = acta_text_of("Egypt thanked Carter.")};
 *     if (acta_engine_open("data", &engine, &error) == ACTA_OK &&
 *         acta_reader_new(engine, &reader, &error) == ACTA_OK &&
 *         acta_reader_read(reader, &in, &found, &error) == ACTA_OK) {
 *         acta_write(found, &(acta_layout){.format = ACTA_JSONL}, sink, to,
 *                    &error);
 *     }
 *     acta_reader_free(reader);
 *     acta_engine_close(engine);
 *
 * Three lifetimes and no fourth: an engine (models and dictionaries; immutable,
 * shared by threads), a reader (one per thread), an analysis (until the
 * reader's next article). The library never prints, exits, reads the
 * environment or the clock. All text is UTF-8.
 */
#ifndef ACTA_H
#define ACTA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "acta/rows.h"
#include "acta/status.h"

typedef struct acta_engine acta_engine;
typedef struct acta_reader acta_reader;
typedef struct acta_analysis acta_analysis;

const char *acta_version(void); /* "0.1.0" */
/* acta_text_of: of a NUL-ended string; NULL gives an empty text. */
acta_text acta_text_of(const char *string);

/* acta_engine_open: read the models and dictionaries of a data folder.
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_BAD_MODEL, ACTA_BAD_TABLE (with file,
 *         line and column), ACTA_NO_MEMORY
 */
acta_status acta_engine_open(const char *data_folder, acta_engine **out,
                             acta_error *error);

/* Where an engine reads from. NULL: the data folder's own part. */
typedef struct acta_sources {
    const char *data;     /* folder with models/, words/, actors/, codebook/ */
    const char *model;    /* a model file */
    const char *codebook; /* a codebook folder */
    const char *const *add; /* [add_count] files of rules and word classes laid
                               over the codebook (docs/formats/rules.md) */
    size_t add_count;
} acta_sources;
/* acta_engine_open_from: as acta_engine_open, with other parts. */
acta_status acta_engine_open_from(const acta_sources *from, acta_engine **out,
                                  acta_error *error);
/* acta_engine_close: after all its readers; accepts NULL. */
void acta_engine_close(acta_engine *engine);
/* acta_engine_coder: what every row names as its coder, "acta 0.1.0 model
 * 3f2a91 codebook 9c1be0"; lives as long as the engine. */
acta_text acta_engine_coder(const acta_engine *engine);

/* acta_reader_new: errors  ACTA_NO_MEMORY */
acta_status acta_reader_new(const acta_engine *engine, acta_reader **out,
                            acta_error *error);
void acta_reader_free(acta_reader *reader); /* accepts NULL */

/* One article as the caller has it; empty texts are unknown. */
typedef struct acta_article {
    acta_text key; /* the caller's own name for it */
    acta_text url;
    acta_text title;
    acta_text source;    /* publisher */
    acta_text published; /* "2017-02-19", an ISO date and time, or RFC 2822 */
    acta_text text;      /* UTF-8; other bytes are decoded as source does */
} acta_article;

/* acta_reader_read: find everything in one article.
 * in      slices are copied
 * out     *out until the reader's next call
 * errors  ACTA_NO_MEMORY, ACTA_TOO_LONG. A stage that fails is a problem row of
 *         the analysis, not an error.
 */
acta_status acta_reader_read(acta_reader *reader, const acta_article *in,
                             const acta_analysis **out, acta_error *error);

/* How many of each; the rows themselves come through acta_event_at. */
typedef struct acta_counts {
    uint64_t articles;
    uint64_t statements;
    uint64_t events;
    uint64_t problems;
    uint64_t skipped; /* records that gave no article */
    uint64_t unread;  /* files that could not be read */
    uint64_t bytes;   /* of text */
} acta_counts;
acta_counts acta_count(const acta_analysis *found);

/* acta_event_at, acta_statement_at: one row; its texts live until the
 * reader's next article.
 * errors  ACTA_BAD_ARGUMENT: no such row; ACTA_NO_MEMORY
 */
acta_status acta_event_at(acta_reader *reader, size_t index,
                          acta_text row[ACTA_EVENT_COLUMNS], acta_error *error);
acta_status acta_statement_at(acta_reader *reader, size_t index,
                              acta_text row[ACTA_STATEMENT_COLUMNS],
                              acta_error *error);

typedef enum acta_format {
    ACTA_JSONL, /* docs/formats/jsonl.md: everything */
    ACTA_TABLE, /* statements and events, at most 100 columns */
    ACTA_CSV,   /* docs/formats/csv.md: events, or statements */
    ACTA_CONLLU,
    ACTA_EXPLAIN,     /* every layer, and why each row is there */
    ACTA_MENTIONS,    /* JSON Lines: who is named where */
    ACTA_ATTRIBUTIONS /* JSON Lines: one statement a quotation, none nested */
} acta_format;

typedef struct acta_layout {
    acta_format format;
    bool with_text;  /* JSONL: the article's text too, as the store wants it */
    bool statements; /* CSV: statements, not events */
    bool timeline;   /* rows are those of acta_store_timeline */
    bool colour;     /* TABLE, EXPLAIN */
} acta_layout;

/* Where output goes: called with whole rows, in order; anything but ACTA_OK
 * stops the run and comes back from it. */
typedef acta_status (*acta_sink)(void *to, const char *bytes, size_t count,
                                 acta_error *error);

/* acta_write: one analysis. CSV comes without the header line, which is
 * acta_write_header's. errors  ACTA_NO_MEMORY, what the sink gave */
acta_status acta_write(const acta_analysis *found, const acta_layout *layout,
                       acta_sink sink, void *to, acta_error *error);
acta_status acta_write_header(const acta_layout *layout, acta_sink sink,
                              void *to, acta_error *error);

typedef enum acta_input {
    ACTA_FROM_CONTENT, /* found from names and first bytes */
    ACTA_FROM_TEXT,
    ACTA_FROM_JSONL,
    ACTA_FROM_CONLLU
} acta_input;

/* A run over files, folders and standard input. */
typedef struct acta_job {
    char *const *paths; /* [path_count]; "-" is standard input */
    size_t path_count;
    acta_input from;
    const char *charset;   /* declared encoding, or NULL */
    const char *published; /* date of articles without one, or NULL */
    size_t article_bytes;  /* longest text; 0: 128 KiB */
    unsigned threads;      /* 0: 1 */
    bool only_trees;       /* words, tags, trees; no actors, no events */
    acta_layout layout;
    acta_sink sink;
    void *to;
    /* May be NULL: a problem in words; progress after each record with the sums
     * so far; whether to stop. Called on one thread at a time. */
    void (*note)(void *to, const char *bytes, size_t count);
    acta_status (*progress)(void *to, const acta_counts *sums,
                            acta_error *error);
    bool (*stop)(void *to);
} acta_job;

/* acta_code: all of a job, on job->threads threads; the rows are the same bytes
 * at any number of them.
 * out     *sums, also after an error
 * errors  ACTA_NO_MEMORY, ACTA_INTERRUPTED (rows so far are whole), what sink
 *         or progress gave. Bad input is a problem row, not an error.
 */
acta_status acta_code(const acta_engine *engine, const acta_job *job,
                      acta_counts *sums, acta_error *error);

#endif
