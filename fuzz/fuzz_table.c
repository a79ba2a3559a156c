/* needs: load */
/* fuzz_table.c: dictionary and codebook text, read in both ways; every piece
 * must know its place. */
#include <assert.h>

#include "load/table.h"
#include "target.h"

static void read_line(const table *t) {
    slice fields[4];
    slice keyword = {0};
    slice rest = {0};
    slice item;
    acta_error error;
    table_fields(t, 1, 4, fields, &error);
    table_keyword(t, &keyword, &rest);
    assert(keyword.bytes > 0);
    slice words = rest;
    while (table_item(&rest, ';', &item)) {
        assert(item.bytes > 0);
        table_fail(t, item, &error, "expected nothing");
        assert(error.line == t->line && error.column > 0);
    }
    while (table_word(&words, &item)) {
        assert(item.bytes > 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes) {
    enum { MOST_LINES = 200 }; /* places are counted from the start: n * n */
    table t;
    acta_error error;
    slice file = {(const char *)data, bytes};
    if (table_of(file, "fuzz", "actors", 1, &t, &error) != ACTA_OK) {
        assert(error.line > 0 || bytes == 0);
        return 0;
    }
    for (int i = 0; i < MOST_LINES && table_next(&t); i++) {
        read_line(&t);
    }
    table_close(&t);
    return 0;
}
