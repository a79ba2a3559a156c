/* codebook_tables.c: codes.tsv and compose.tsv.
 *
 * Problem: what a code is called, how it weighs and which PLOVER type it is,
 * and what an ask, a promise or a threat of one act is as an act of its own.
 * CAMEO spells the second out code by code (0231 appeal for economic aid, 0331
 * promise of it, 1221 refusal), so one table gives it for every rule.
 *
 * Method: rows as they stand; codes sorted for binary search, compose rows in
 * file order (a few dozen a speech word, the longest prefix wins).
 *
 * Why not derive the composed codes by arithmetic on the digits: the CAMEO tree
 * is regular only in part (02 and 10 agree, 03 and 12 nearly, 13 and 16 not).
 */
#include <stdlib.h>

#include "base/number.h"
#include "event/codebook_build.h"

enum { CODE_FIELDS = 7, COMPOSE_FIELDS = 3 };

static int by_code(const void *a, const void *b) {
    return slice_compare(((const code_row *)a)->code,
                         ((const code_row *)b)->code);
}

static acta_status read_code(codebook_builder *b, const table *t, list *rows,
                             acta_error *error) {
    slice field[CODE_FIELDS];
    acta_status status = table_fields(t, 5, CODE_FIELDS, field, error);
    if (status != ACTA_OK) {
        return status;
    }
    double goldstein = 0;
    uint32_t quad = 0;
    if (!number_f64(field[2], &goldstein)) {
        return table_fail(t, field[2], error, "expected a Goldstein score");
    }
    if (!number_u32(field[3], &quad) || quad > 4) {
        return table_fail(t, field[3], error, "expected a quad class 0 to 4");
    }
    code_row *row = list_add(b->keep, rows, sizeof *row);
    if (row == NULL) {
        return fail_memory(error);
    }
    *row = (code_row){.code = build_copy(b, field[0]),
                      .name = build_copy(b, field[1]),
                      .goldstein = goldstein,
                      .quad = (uint8_t)quad,
                      .plover = build_copy(b, field[4]),
                      .mode = build_copy(b, field[5]),
                      .contexts = build_copy(b, field[6])};
    return ACTA_OK;
}

acta_status codebook_read_codes(codebook_builder *b, const char *path,
                                acta_error *error) {
    table t;
    acta_status status = table_open(path, "codes", 1, &t, error);
    if (status != ACTA_OK) {
        return status;
    }
    list rows = {0};
    b->book->hash ^= slice_hash(t.bytes);
    while (status == ACTA_OK && table_next(&t)) {
        status = read_code(b, &t, &rows, error);
        status = b->failed ? fail_memory(error) : status;
    }
    table_close(&t);
    if (status == ACTA_OK && rows.count > 0) {
        qsort(rows.at, rows.count, sizeof(code_row), by_code);
    }
    b->book->codes = rows.at;
    b->book->N = rows.count;
    return status;
}

static acta_status read_compose(codebook_builder *b, const table *t, list *rows,
                                acta_error *error) {
    slice field[COMPOSE_FIELDS];
    acta_status status =
        table_fields(t, COMPOSE_FIELDS, COMPOSE_FIELDS, field, error);
    if (status != ACTA_OK) {
        return status;
    }
    if (codebook_code(b->book, field[2]) == NULL) {
        return table_fail(t, field[2], error, "expected a code of codes.tsv");
    }
    compose_row *row = list_add(b->keep, rows, sizeof *row);
    uint32_t speech = map_intern(b->speeches, field[0]);
    if (row == NULL || speech == MAP_NONE) {
        return fail_memory(error);
    }
    *row =
        (compose_row){speech, build_copy(b, field[1]), build_copy(b, field[2])};
    return ACTA_OK;
}

acta_status codebook_read_compose(codebook_builder *b, const char *path,
                                  acta_error *error) {
    table t;
    acta_status status = table_open(path, "compose", 1, &t, error);
    if (status != ACTA_OK) {
        return status;
    }
    list rows = {0};
    b->book->hash = b->book->hash * 31 + slice_hash(t.bytes);
    while (status == ACTA_OK && table_next(&t)) {
        status = read_compose(b, &t, &rows, error);
        status = b->failed ? fail_memory(error) : status;
    }
    table_close(&t);
    b->book->compose = rows.at;
    b->book->P = rows.count;
    return status;
}
