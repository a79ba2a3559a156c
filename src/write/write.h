/* write.h: an analysis as JSON Lines, table, CSV, CoNLL-U or explain view.
 *
 * Every writer adds to a text of the caller's and never touches a file.
 */
#ifndef WRITE_H
#define WRITE_H

#include "acta/rows.h"
#include "base/text.h"
#include "base/utf8.h"
#include "doc/analysis.h"

enum { WRITE_ID_BYTES = 17 }; /* 16 hexadecimal digits and NUL */

/* An analysis made ready for the writers: ids, and characters for bytes. */
typedef struct write_ready {
    const analysis *a;
    utf8_index index;
    size_t text_chars; /* characters of body before the text part */
    char article_id[WRITE_ID_BYTES];
    char (*statement_id)[WRITE_ID_BYTES]; /* [Q] */
    char (*event_id)[WRITE_ID_BYTES];     /* [E] */
    /* The events inside a statement, and those that the saying itself is
     * ("condemned"): the first of each [Q] and the next after one [E]. */
    uint32_t *first_inside, *next_inside;
    uint32_t *first_stance, *next_stance;
} write_ready;

/* write_prepare: memory in keep. errors  false: no memory */
bool write_prepare(const analysis *a, arena *keep, write_ready *out);

/* write_chars: a byte of body as a character of its own part. */
size_t write_chars(const write_ready *r, size_t byte);
/* write_words: the text from the first to the last of these words. */
span write_words(const analysis *a, span words);
slice write_span(const analysis *a, span bytes);

/* write_about: the codes of the actors and places named in a statement, each
 * once, in text order, the first WRITE_ABOUT, with `separator` between them. */
enum { WRITE_ABOUT = 32 };
void write_about(const analysis *a, const quote *q, const char *separator,
                 text *out);

/* Names of enumerated values as the formats spell them. */
const char *write_part_name(article_part part);
const char *write_status_name(unsigned status);
const char *write_precision_name(unsigned precision); /* NULL: no date */
const char *write_kind_name(unsigned kind);
const char *write_form_name(unsigned form);

/* Goldstein's scale has one decimal; no locale. */
void write_tenths(text *out, double value);
/* write_hundredths: 87 as "0.87". */
void write_hundredths(text *out, unsigned hundredths);

/* write_jsonl: the records of docs/formats/jsonl.md: article, its statements,
 * events and problems. with_text: the article record carries "text". */
void write_jsonl(const write_ready *r, bool with_text, text *out);

/* write_attributions: statement records as attribution corpora draw them: one
 * for all sentences of a quotation, none inside another (docs/formats). */
void write_attributions(const write_ready *r, text *out);

/* write_mentions: a JSON record for every mention, with code, name and chain.
 */
void write_mentions(const write_ready *r, text *out);

/* Rows of acta/rows.h; texts that are made are taken from keep.
 * errors  false: no memory */
bool write_event_row(const write_ready *r, uint32_t e, arena *keep,
                     acta_text row[ACTA_EVENT_COLUMNS]);
bool write_statement_row(const write_ready *r, uint32_t q, arena *keep,
                         acta_text row[ACTA_STATEMENT_COLUMNS]);

/* CSV as RFC 4180 with "\n": a header line, then rows. */
void write_csv_header(bool statements, text *out);
void write_csv_row(const acta_text *row, size_t columns, text *out);

/* Tables of at most WRITE_TABLE_WIDTH columns of a terminal. */
enum { WRITE_TABLE_WIDTH = 100 };
void write_table_title(const char *title, bool colour, text *out);
void write_event_header(bool colour, text *out);
void write_event_line(const acta_text *row, text *out);
void write_statement_header(bool colour, text *out);
void write_statement_line(const acta_text *row, text *out);
/* write_table: the article's heading, its statements and its events. */
bool write_table(const write_ready *r, bool colour, arena *keep, text *out);

/* A row of a timeline (acta/rows.h) in the ways in which a store is asked. */
void write_timeline_csv_header(text *out);
void write_timeline_header(text *out);
void write_timeline_line(const acta_text *row, text *out);
void write_timeline_json(const acta_text *row, text *out);

/* write_conllu: words, tags and tree, CoNLL-U v2. */
void write_conllu(const write_ready *r, text *out);

/* write_explain: every layer of every sentence, for people.
 * in      why [T]: lines that say why a word gave no event (empty: nothing to
 *         say), or NULL
 * memory  tmp: passing work; not the arena of out */
void write_explain(const write_ready *r, const slice *why, bool colour,
                   arena *tmp, text *out);

/* write_problem_line: "file:line: article: what (action)", for people. */
void write_problem_line(const problem *p, text *out);

#endif
