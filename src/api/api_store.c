/* api_store.c: the store for callers of the library, and its rows in layouts.
 *
 * Arguments are checked here; everything else is store's. Store and write do
 * not know each other: rows pass between them as acta/rows.h has them.
 */
#include "acta/store.h"

#include "api/api.h"
#include "store/store.h"

/* acta_store is store's own struct under its public name. */
static store *of(acta_store *s) {
    return (store *)(void *)s;
}

acta_status acta_store_open(const char *path, bool create, acta_store **out,
                            acta_error *error) {
    store *made = NULL;
    if (path == NULL || path[0] == '\0' || out == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no store named");
    }
    acta_status status = store_open(path, create, &made, error);
    if (status == ACTA_OK) {
        *out = (acta_store *)(void *)made;
    }
    return status;
}

void acta_store_close(acta_store *s) {
    store_close(of(s));
}

acta_status
acta_store_put(acta_store *s, const char *records, size_t bytes,
               void (*note)(void *to, size_t line, const char *what), void *to,
               acta_put_counts *counts, acta_error *error) {
    if (s == NULL || counts == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no store given");
    }
    return store_put(of(s), (slice){records, bytes}, note, to, counts, error);
}

acta_status acta_store_ask(acta_store *s, const acta_question *question,
                           acta_row_sink sink, void *to, uint64_t *found,
                           acta_error *error) {
    if (s == NULL || question == NULL || sink == NULL || found == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no store or question given");
    }
    return store_ask(of(s), question, sink, to, found, error);
}

acta_status acta_store_timeline(acta_store *s, const acta_question *question,
                                acta_row_sink sink, void *to, uint64_t *found,
                                acta_error *error) {
    if (s == NULL || question == NULL || sink == NULL || found == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no store or question given");
    }
    return store_timeline(of(s), question, sink, to, found, error);
}

/* emit: what was made in a text of a small arena, to the sink. */
static acta_status emit(const text *made, acta_sink sink, void *to,
                        acta_error *error) {
    return made->failed ? fail_memory(error)
                        : sink(to, made->at, made->bytes, error);
}

acta_status acta_rows_header(const acta_layout *layout, acta_sink sink,
                             void *to, acta_error *error) {
    if (layout->format == ACTA_JSONL) {
        return ACTA_OK;
    }
    if (layout->format != ACTA_TABLE && layout->format != ACTA_CSV) {
        return fail(error, ACTA_BAD_ARGUMENT, "no layout of rows");
    }
    arena *keep = arena_new(1 << 16);
    if (keep == NULL) {
        return fail_memory(error);
    }
    text made = text_on(keep);
    if (layout->timeline) {
        if (layout->format == ACTA_CSV) {
            write_timeline_csv_header(&made);
        } else {
            write_timeline_header(&made);
        }
    } else if (layout->format == ACTA_CSV) {
        write_csv_header(layout->statements, &made);
    } else if (layout->statements) {
        write_statement_header(layout->colour, &made);
    } else {
        write_event_header(layout->colour, &made);
    }
    acta_status status = emit(&made, sink, to, error);
    arena_free(keep);
    return status;
}

acta_status acta_rows_write(const acta_layout *layout, const acta_text *row,
                            acta_text record, acta_sink sink, void *to,
                            acta_error *error) {
    size_t columns = layout->timeline     ? (size_t)ACTA_TIMELINE_COLUMNS
                     : layout->statements ? (size_t)ACTA_STATEMENT_COLUMNS
                                          : (size_t)ACTA_EVENT_COLUMNS;
    arena *keep = arena_new((size_t)1 << 26);
    if (keep == NULL) {
        return fail_memory(error);
    }
    text made = text_on(keep);
    if (layout->format == ACTA_JSONL && layout->timeline) {
        write_timeline_json(row, &made);
    } else if (layout->format == ACTA_JSONL) {
        text_add(&made, (slice){record.at, record.bytes});
        text_add_char(&made, '\n');
    } else if (layout->format == ACTA_CSV) {
        write_csv_row(row, columns, &made);
    } else if (layout->timeline) {
        write_timeline_line(row, &made);
    } else if (layout->statements) {
        write_statement_line(row, &made);
    } else {
        write_event_line(row, &made);
    }
    acta_status status = emit(&made, sink, to, error);
    arena_free(keep);
    return status;
}
