/* acta/rows.h: events and statements as flat rows, for tables, CSV and the
 * store. The names of the columns are those of docs/formats/csv.md and of the
 * store's tables; the native layout (JSON Lines) is in docs/formats/jsonl.md.
 */
#ifndef ACTA_ROWS_H
#define ACTA_ROWS_H

#include <stddef.h>

/* A piece of UTF-8 text, not NUL-ended; bytes 0: no value. */
typedef struct acta_text {
    const char *at;
    size_t bytes;
} acta_text;

typedef enum acta_event_column {
    ACTA_EVENT_ID,
    ACTA_EVENT_ARTICLE,     /* id of the article */
    ACTA_EVENT_ARTICLE_KEY, /* as the input named it */
    ACTA_EVENT_PUBLISHED,
    ACTA_EVENT_PART,     /* title, text */
    ACTA_EVENT_SENTENCE, /* number, from 1 */
    ACTA_EVENT_SENTENCE_START,
    ACTA_EVENT_SENTENCE_END,
    ACTA_EVENT_DATE,
    ACTA_EVENT_DATE_PRECISION,
    ACTA_EVENT_SOURCE_CODE,
    ACTA_EVENT_SOURCE_NAME,
    ACTA_EVENT_SOURCE_TEXT,
    ACTA_EVENT_PLOVER,
    ACTA_EVENT_MODE,
    ACTA_EVENT_CAMEO,
    ACTA_EVENT_QUAD,
    ACTA_EVENT_GOLDSTEIN,
    ACTA_EVENT_ACT_TEXT,
    ACTA_EVENT_ACT_START,
    ACTA_EVENT_ACT_END,
    ACTA_EVENT_TARGET_CODE,
    ACTA_EVENT_TARGET_NAME,
    ACTA_EVENT_TARGET_TEXT,
    ACTA_EVENT_STATUS,
    ACTA_EVENT_PLACE,
    ACTA_EVENT_PLACE_COUNTRY,
    ACTA_EVENT_CONTEXTS,
    ACTA_EVENT_REPORTED_BY_CODE,
    ACTA_EVENT_REPORTED_BY_NAME,
    ACTA_EVENT_STATEMENT, /* id of the statement it stands in */
    ACTA_EVENT_RULE,
    ACTA_EVENT_CONFIDENCE, /* 0.00 to 1.00 */
    ACTA_EVENT_CODER,
    ACTA_EVENT_SENTENCE_TEXT,
    ACTA_EVENT_COLUMNS
} acta_event_column;

typedef enum acta_statement_column {
    ACTA_STATEMENT_ID,
    ACTA_STATEMENT_ARTICLE,
    ACTA_STATEMENT_ARTICLE_KEY,
    ACTA_STATEMENT_PUBLISHED,
    ACTA_STATEMENT_PART,
    ACTA_STATEMENT_SENTENCE,
    ACTA_STATEMENT_SENTENCE_START,
    ACTA_STATEMENT_SENTENCE_END,
    ACTA_STATEMENT_KIND, /* speech, belief, intention */
    ACTA_STATEMENT_FORM, /* direct, indirect, mixed */
    ACTA_STATEMENT_SPEAKER_CODE,
    ACTA_STATEMENT_SPEAKER_NAME,
    ACTA_STATEMENT_SPEAKER_TEXT,
    ACTA_STATEMENT_CUE_TEXT,
    ACTA_STATEMENT_CONTENT_TEXT,
    ACTA_STATEMENT_CONTENT_START,
    ACTA_STATEMENT_CONTENT_END,
    ACTA_STATEMENT_ADDRESSEE_CODE,
    ACTA_STATEMENT_ADDRESSEE_NAME,
    ACTA_STATEMENT_ABOUT, /* codes, comma-separated */
    ACTA_STATEMENT_CODER,
    ACTA_STATEMENT_SENTENCE_TEXT,
    ACTA_STATEMENT_COLUMNS
} acta_statement_column;

typedef enum acta_timeline_column {
    ACTA_TIMELINE_SPEAKER, /* name, else as written */
    ACTA_TIMELINE_SPEAKER_CODE,
    ACTA_TIMELINE_MONTH,      /* of publication, "1979-03" */
    ACTA_TIMELINE_STATEMENTS, /* how many */
    ACTA_TIMELINE_LAST,       /* day of the last one */
    ACTA_TIMELINE_FIRST_ID,   /* the first one's id and */
    ACTA_TIMELINE_FIRST,      /* content */
    ACTA_TIMELINE_COLUMNS
} acta_timeline_column;

/* The name of a column ("source_code"), NULL past the last. */
const char *acta_event_column_name(acta_event_column column);
const char *acta_statement_column_name(acta_statement_column column);
const char *acta_timeline_column_name(acta_timeline_column column);

#endif
