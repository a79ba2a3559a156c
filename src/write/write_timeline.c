/* write_timeline.c: who said how much in which month, as a row.
 *
 * A timeline is no record of its own, so it has a small layout here in each of
 * the ways in which a store is asked: CSV, a table, JSON Lines.
 */
#include "write/write.h"
#include "write/write_json.h"
#include "write/write_width.h"

enum { WHO = 30, CODE = 10, MONTH = 8, COUNT = 6 };

static slice of(acta_text t) {
    return (slice){t.at, t.bytes};
}

void write_timeline_csv_header(text *out) {
    for (int i = 0; i < ACTA_TIMELINE_COLUMNS; i++) {
        text_add_str(out, i > 0 ? "," : "");
        text_add_str(out, acta_timeline_column_name((acta_timeline_column)i));
    }
    text_add_char(out, '\n');
}

static void add_column(text *out, slice s, size_t columns) {
    width_add(out, s, columns);
    text_add_char(out, ' ');
}

void write_timeline_header(text *out) {
    add_column(out, SLICE("WHO"), WHO);
    add_column(out, SLICE("CODE"), CODE);
    add_column(out, SLICE("MONTH"), MONTH);
    add_column(out, SLICE("SAID"), COUNT);
    text_add_str(out, "FIRST\n");
}

void write_timeline_line(const acta_text *row, text *out) {
    enum { BEFORE = WHO + CODE + MONTH + COUNT + 4 };
    add_column(out, of(row[ACTA_TIMELINE_SPEAKER]), WHO);
    add_column(out, of(row[ACTA_TIMELINE_SPEAKER_CODE]), CODE);
    add_column(out, of(row[ACTA_TIMELINE_MONTH]), MONTH);
    add_column(out, of(row[ACTA_TIMELINE_STATEMENTS]), COUNT);
    width_add_loose(out, of(row[ACTA_TIMELINE_FIRST]),
                    WRITE_TABLE_WIDTH - BEFORE);
    text_add_char(out, '\n');
}

void write_timeline_json(const acta_text *row, text *out) {
    text_add_str(out, "{\"record\":\"timeline\"");
    for (int i = 0; i < ACTA_TIMELINE_COLUMNS; i++) {
        const char *name = acta_timeline_column_name((acta_timeline_column)i);
        if (i == ACTA_TIMELINE_STATEMENTS) {
            json_name(out, name);
            text_add(out, of(row[i]));
        } else {
            json_field(out, name, of(row[i]));
        }
    }
    text_add_str(out, "}\n");
}
