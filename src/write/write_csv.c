/* write_csv.c: rows as comma-separated values.
 *
 * The problem: spreadsheets and statistics programs read RFC 4180 and little
 * else, and quoted news holds commas, quotes and line ends. Method: a value is
 * quoted when it holds one of those or a blank at an end; quotes are doubled;
 * an empty value is nothing at all. Line ends are "\n", as the tools of this
 * system write them.
 */
#include "write/write.h"

static bool needs_quotes(slice s) {
    if (s.bytes == 0) {
        return false;
    }
    for (size_t i = 0; i < s.bytes; i++) {
        char c = s.at[i];
        if (c == ',' || c == '"' || c == '\n' || c == '\r') {
            return true;
        }
    }
    return s.at[0] == ' ' || s.at[s.bytes - 1] == ' ';
}

static void add_value(slice s, text *out) {
    if (!needs_quotes(s)) {
        text_add(out, s);
        return;
    }
    slice rest = s, piece = {0};
    text_add_char(out, '"');
    while (slice_cut(&rest, '"', &piece)) {
        text_add(out, piece);
        if (piece.at + piece.bytes < s.at + s.bytes) {
            text_add_str(out, "\"\"");
        }
    }
    text_add_char(out, '"');
}

void write_csv_row(const acta_text *row, size_t columns, text *out) {
    for (size_t i = 0; i < columns; i++) {
        if (i > 0) {
            text_add_char(out, ',');
        }
        add_value((slice){row[i].at, row[i].bytes}, out);
    }
    text_add_char(out, '\n');
}

void write_csv_header(bool statements, text *out) {
    size_t columns = statements ? (size_t)ACTA_STATEMENT_COLUMNS
                                : (size_t)ACTA_EVENT_COLUMNS;
    for (size_t i = 0; i < columns; i++) {
        text_add_str(out, i > 0 ? "," : "");
        text_add_str(out,
                     statements
                         ? acta_statement_column_name((acta_statement_column)i)
                         : acta_event_column_name((acta_event_column)i));
    }
    text_add_char(out, '\n');
}
