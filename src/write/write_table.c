/* write_table.c: statements and events for a person at a terminal.
 *
 * The problem: a row has thirty fields, a terminal a hundred columns. Method:
 * what a reader asks first (when, who, did what, to whom, is it done or only
 * planned; who, said, what) in fixed columns, cut with "…"; names before words
 * as written, codes always whole. Everything else is in the other layouts.
 */
#include "write/write.h"
#include "write/write_width.h"

enum {
    DATE_COLUMNS = 10,
    CODE_COLUMNS = 6, /* at least; a longer code takes from the name */
    WHO_COLUMNS = 23,
    TYPE_COLUMNS = 9,
    CAMEO_COLUMNS = 4,
    ACT_COLUMNS = 14,
    WHOM_COLUMNS = 22,
    STATUS_COLUMNS = 12,
    SPEAKER_COLUMNS = 30,
    CUE_COLUMNS = 12,
    CONTENT_COLUMNS = 56,
    CONTENT_LINES = 3
};

static const char bold[] = "\x1b[1m";
static const char plain[] = "\x1b[0m";

static void column(text *out, acta_text value, size_t columns) {
    width_add(out, (slice){value.at, value.bytes}, columns);
    text_add_char(out, ' ');
}

static void title_column(text *out, const char *title, size_t columns) {
    width_add(out, slice_of(title), columns);
    text_add_char(out, ' ');
}

/* party_column: the code, then the name, or the words when it has none. */
static void party_column(text *out, acta_text code, acta_text name,
                         acta_text words, size_t columns) {
    acta_text shown = name.bytes > 0 ? name : words;
    if (shown.bytes == 0 && code.bytes == 0) {
        title_column(out, "", columns);
        return;
    }
    size_t wide = width_of((slice){code.at, code.bytes});
    wide = wide < CODE_COLUMNS ? CODE_COLUMNS : wide;
    column(out, code, wide);
    column(out, shown, columns - wide - 1);
}

/* end_line: no blanks at the end of a line. */
static void end_line(text *out) {
    while (!out->failed && out->bytes > 0 && out->at[out->bytes - 1] == ' ') {
        out->bytes--;
    }
    text_add_char(out, '\n');
}

void write_table_title(const char *title, bool colour, text *out) {
    text_add_str(out, colour ? bold : "");
    text_add_str(out, title);
    text_add_str(out, colour ? plain : "");
    text_add_char(out, '\n');
}

void write_event_header(bool colour, text *out) {
    text_add_str(out, colour ? bold : "");
    title_column(out, "DATE", DATE_COLUMNS);
    title_column(out, "WHO", WHO_COLUMNS);
    title_column(out, "DID", TYPE_COLUMNS + CAMEO_COLUMNS + ACT_COLUMNS + 2);
    title_column(out, "TO WHOM", WHOM_COLUMNS);
    text_add_str(out, "STATUS");
    text_add_str(out, colour ? plain : "");
    text_add_char(out, '\n');
}

void write_event_line(const acta_text *row, text *out) {
    column(out, row[ACTA_EVENT_DATE], DATE_COLUMNS);
    party_column(out, row[ACTA_EVENT_SOURCE_CODE], row[ACTA_EVENT_SOURCE_NAME],
                 row[ACTA_EVENT_SOURCE_TEXT], WHO_COLUMNS);
    column(out, row[ACTA_EVENT_PLOVER], TYPE_COLUMNS);
    column(out, row[ACTA_EVENT_CAMEO], CAMEO_COLUMNS);
    column(out, row[ACTA_EVENT_ACT_TEXT], ACT_COLUMNS);
    party_column(out, row[ACTA_EVENT_TARGET_CODE], row[ACTA_EVENT_TARGET_NAME],
                 row[ACTA_EVENT_TARGET_TEXT], WHOM_COLUMNS);
    column(out, row[ACTA_EVENT_STATUS], STATUS_COLUMNS);
    end_line(out);
}

void write_statement_header(bool colour, text *out) {
    text_add_str(out, colour ? bold : "");
    title_column(out, "WHO", SPEAKER_COLUMNS);
    title_column(out, "HOW", CUE_COLUMNS);
    text_add_str(out, "WHAT");
    text_add_str(out, colour ? plain : "");
    text_add_char(out, '\n');
}

void write_statement_line(const acta_text *row, text *out) {
    enum { BEFORE = SPEAKER_COLUMNS + CUE_COLUMNS + 2 };
    party_column(out, row[ACTA_STATEMENT_SPEAKER_CODE],
                 row[ACTA_STATEMENT_SPEAKER_NAME],
                 row[ACTA_STATEMENT_SPEAKER_TEXT], SPEAKER_COLUMNS);
    column(out, row[ACTA_STATEMENT_CUE_TEXT], CUE_COLUMNS);
    acta_text content = row[ACTA_STATEMENT_CONTENT_TEXT];
    width_wrap(out, (slice){content.at, content.bytes}, CONTENT_COLUMNS, BEFORE,
               CONTENT_LINES);
    end_line(out);
}

static void add_heading(const article *a, bool colour, text *out) {
    bool titled = a->title_given.bytes > 0;
    text_add_str(out, colour ? bold : "");
    width_add_loose(out, titled ? a->title_given : a->key, WRITE_TABLE_WIDTH);
    text_add_str(out, colour ? plain : "");
    text_add_char(out, '\n');
    if (titled || a->published.bytes > 0) {
        width_add_loose(out, titled ? a->key : (slice){0}, 60);
        text_add_str(out, titled && a->published.bytes > 0 ? ", " : "");
        text_add(out, a->published);
        text_add_char(out, '\n');
    }
    text_add_char(out, '\n');
}

static bool add_statements(const write_ready *r, bool colour, arena *keep,
                           text *out) {
    acta_text row[ACTA_STATEMENT_COLUMNS];
    if (r->a->quotes.Q == 0) {
        return true;
    }
    write_statement_header(colour, out);
    for (uint32_t q = 0; q < r->a->quotes.Q; q++) {
        if (!write_statement_row(r, q, keep, row)) {
            return false;
        }
        write_statement_line(row, out);
    }
    text_add_char(out, '\n');
    return true;
}

static bool add_events(const write_ready *r, bool colour, arena *keep,
                       text *out) {
    acta_text row[ACTA_EVENT_COLUMNS];
    if (r->a->events.E == 0) {
        return true;
    }
    write_event_header(colour, out);
    for (uint32_t e = 0; e < r->a->events.E; e++) {
        if (!write_event_row(r, e, keep, row)) {
            return false;
        }
        write_event_line(row, out);
    }
    text_add_char(out, '\n');
    return true;
}

bool write_table(const write_ready *r, bool colour, arena *keep, text *out) {
    const analysis *a = r->a;
    if (a->article.body.bytes == 0) {
        return true;
    }
    add_heading(&a->article, colour, out);
    if (a->quotes.Q == 0 && a->events.E == 0) {
        text_add_str(out, "(no statements, no events)\n\n");
    }
    return add_statements(r, colour, keep, out) &&
           add_events(r, colour, keep, out);
}
