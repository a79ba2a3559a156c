/* run.h: the order of the steps, memory, limits, threads: one article in, one
 * analysis out.
 *
 * Three lifetimes: the engine (models and dictionaries; immutable, shared by
 * all threads), the reader (one per thread), the analysis (until the reader's
 * next article).
 */
#ifndef RUN_H
#define RUN_H

#include "base/text.h"
#include "doc/analysis.h"
#include "load/table.h"
#include "source/source.h"

struct codebook;
struct event_gap;
typedef struct run_engine run_engine;
typedef struct run_reader run_reader;

/* Memory of one reader: layers of one article, and passing work. An article
 * that needs more gets a problem row and the layers made so far. */
enum { RUN_KEEP_BYTES = 1 << 30, RUN_TMP_BYTES = 1 << 30 };

/* Where an engine reads from; NULL: the data folder's own. */
typedef struct run_sources {
    const char *data;     /* folder with models/, words/, actors/, codebook/ */
    const char *model;    /* file */
    const char *codebook; /* folder */
    table_list add;       /* files laid over the codebook */
} run_sources;

/* run_engine_open_from: as run_engine_open, with other parts. */
acta_status run_engine_open_from(const run_sources *from, run_engine **out,
                                 acta_error *error);

/* run_engine_open: read models and dictionaries.
 * in      data_folder: with models/, words/, actors/, codebook/
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_BAD_MODEL, ACTA_BAD_TABLE,
 *         ACTA_NO_MEMORY
 */
acta_status run_engine_open(const char *data_folder, run_engine **out,
                            acta_error *error);
void run_engine_close(run_engine *engine);
slice run_engine_coder(const run_engine *engine); /* "acta 0.1.0 model ..." */

/* How far to go, and what to take as given. */
typedef enum run_depth {
    RUN_ALL,  /* up to events */
    RUN_TREE, /* words, tags and trees: `acta parse` */
} run_depth;

/* run_reader_new: errors ACTA_NO_MEMORY */
acta_status run_reader_new(const run_engine *engine, run_depth depth,
                           run_reader **out, acta_error *error);
void run_reader_free(run_reader *reader);

/* run_article: all layers of one article.
 * in      valid UTF-8 in body, as source_article or source_body make it
 * out     *out valid until the reader's next article; a stage that failed is a
 *         problem row, and the layers from it on are empty
 * errors  ACTA_NO_MEMORY (not even the problem row fits)
 */
acta_status run_article(run_reader *reader, const article *in,
                        const analysis **out, acta_error *error);

/* run_item: the same from a record of source; a record that gives no article
 * gives an analysis with an empty body and the problem. */
acta_status run_item(run_reader *reader, const source_item *item,
                     const source_options *options, const analysis **out,
                     acta_error *error);

/* run_explain: why a word gave no event: the rules that know its lemma and what
 * each missed, a line each; nothing for a word that no rule names.
 * in      an analysis by this engine, with trees; word
 * memory  tmp as before on return
 * errors  ACTA_NO_MEMORY */
acta_status run_explain(const run_engine *engine, const analysis *a,
                        uint32_t word, arena *tmp, text *out,
                        acta_error *error);

/* run_recode: the events that another codebook gives the same analysis.
 * memory  events in keep; tmp as before on return
 * errors  ACTA_NO_MEMORY */
acta_status run_recode(const analysis *a, const struct codebook *book,
                       arena *keep, arena *tmp, events *out, acta_error *error);

/* run_gaps: predicates between two actors that gave no event (event.h).
 * memory, errors  as event_gaps */
acta_status run_gaps(const run_engine *engine, const analysis *a, arena *keep,
                     arena *tmp, struct event_gap **out, uint32_t *count,
                     acta_error *error);

/* What one record came to. */
typedef struct run_counts {
    uint32_t articles; /* 0 or 1 */
    uint32_t statements, events, problems;
    uint32_t skipped; /* 1: the record gave no article */
    uint32_t unread;  /* 1: not even its bytes could be read */
    uint64_t bytes;   /* of text */
} run_counts;

typedef struct run_rows {
    run_counts counts;
    slice rows;
    slice notes; /* its problems in words, a line each */
} run_rows;

/* A run over many inputs on several threads. `render` is called on any thread,
 * `emit` on one at a time and in the order of the inputs, so that the rows do
 * not depend on the number of threads. */
typedef struct run_batch {
    const run_engine *engine;
    source *source;
    source_options options;
    run_depth depth;
    unsigned threads; /* 0 is 1 */
    void *context;
    /* rows and notes of one analysis, made in keep */
    acta_status (*render)(void *context, const analysis *a, arena *keep,
                          run_rows *out, acta_error *error);
    acta_status (*emit)(void *context, const run_rows *rows, acta_error *error);
    bool (*stop)(void *context); /* asked before each record; may be NULL */
} run_batch;

/* run_batch_run: all of it.
 * errors  what render or emit gave first, in input order; ACTA_INTERRUPTED
 *         when `stop` said so: all that was begun has been emitted
 */
acta_status run_batch_run(const run_batch *batch, acta_error *error);

#endif
