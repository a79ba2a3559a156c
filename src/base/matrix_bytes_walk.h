/* matrix_bytes_walk.h: the second half of matrix_bytes_tiles.h, which see. */

/* A few rows, rounded; room for whole registers at each end. */
enum { LEVEL_PAD = 16 };
typedef struct levels {
    size_t rows;
    size_t row;
    LEVEL at[MATRIX_BYTES_TALL * (MATRIX_BYTES_ROWS + LEVEL_PAD)];
    float scale[MATRIX_BYTES_TALL];
} levels;

static void rows_down(const levels *a, const matrix_bytes *b, size_t panel,
                      float *c, size_t c_row, bool add) {
    const char *at = b->at;
    size_t from = panel * COLUMNS;
    size_t left = b->columns - from;
    tile t = {.row = a->row,
              .panel = at + panel * panel_bytes(b->rows),
              .groups = groups_of(b->rows),
              .scale = b->scale + from,
              .columns = left < COLUMNS ? left : (size_t)COLUMNS,
              .c_row = c_row,
              .add = add};
    size_t next = 0;
    for (size_t r = 0; r < a->rows; r += tiles[next].rows) {
        while (tiles[next].rows > a->rows - r) {
            next++;
        }
        t.level = a->at + r * a->row;
        t.row_scale = a->scale + r;
        t.c = c + r * c_row + from;
        tiles[next].run(&t);
    }
}

static void group_multiply(matrix_view a, const matrix_bytes *b, float *c,
                           size_t c_row, bool add) {
    levels few;
    assert(a.columns == b->rows && a.step == 1 &&
           a.columns <= MATRIX_BYTES_ROWS);
    few.row = (a.columns + LEVEL_PAD - 1) / LEVEL_PAD * LEVEL_PAD;
    for (size_t from = 0; from < a.rows; from += few.rows) {
        size_t left = a.rows - from;
        few.rows = left < MATRIX_BYTES_TALL ? left : (size_t)MATRIX_BYTES_TALL;
        for (size_t r = 0; r < few.rows; r++) {
            few.scale[r] = level_row(a.at + (from + r) * a.row, a.columns,
                                     few.at + r * few.row);
        }
        for (size_t panel = 0; panel < panels_of(b->columns); panel++) {
            rows_down(&few, b, panel, c + from * c_row, c_row, add);
        }
    }
}
