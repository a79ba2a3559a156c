/* matrix_bytes_tiles.h: what the byte kernels share: how weights are laid out,
 * how rows are rounded a few at a time, how tiles walk over a product.
 *
 * The including file defines, before this header: KERNEL (the attribute that
 * lets the compiler use its instructions), COLUMNS of a panel, GROUP (how many
 * k stand side by side), LEVEL and WEIGHT (the
 * types of a rounded number and of a weight as its instructions want them) and
 * SHIFT (what is added to a level to make it unsigned, or 0); behind it:
 *
 *   level_row(x, K, level)  rounds a row; returns what a level is worth. Levels
 *                           behind K up to a whole group count as 0: any value
 *                           will do, since their weights are 0.
 *   tiles[]                 functions by falling height, the last of height 1.
 *
 * and then includes matrix_bytes_walk.h. Each path includes both once; that is
 * why there is no include guard.
 */
#include <assert.h>
#include <string.h>

/* A panel: COLUMNS sums to start from (when SHIFT: -SHIFT times the column's
 * weights), then weights [groups, COLUMNS, GROUP]. */
enum { STARTS = SHIFT != 0 ? COLUMNS : 0 };

static size_t groups_of(size_t rows) {
    return (rows + GROUP - 1) / GROUP;
}

static size_t panels_of(size_t columns) {
    return (columns + COLUMNS - 1) / COLUMNS;
}

static size_t panel_bytes(size_t rows) {
    return STARTS * sizeof(int32_t) +
           groups_of(rows) * COLUMNS * GROUP * sizeof(WEIGHT);
}

static size_t group_packed(size_t rows, size_t columns) {
    return panels_of(columns) * panel_bytes(rows);
}

/* pack_panel: the columns from `from` on. */
static void pack_panel(const int8_t *q, size_t rows, size_t columns,
                       size_t from, char *to) {
    int32_t start[COLUMNS] = {0};
    WEIGHT *next = (WEIGHT *)(void *)(to + STARTS * sizeof(int32_t));
    for (size_t i = 0; i < groups_of(rows) * COLUMNS * GROUP; i++) {
        size_t k = i / (COLUMNS * GROUP) * GROUP + i % GROUP;
        size_t j = i / GROUP % COLUMNS;
        bool inside = k < rows && from + j < columns;
        int weight = inside ? q[k * columns + from + j] : 0;
        start[j] -= SHIFT * weight;
        *next++ = (WEIGHT)weight;
    }
    memcpy(to, start, STARTS * sizeof *start);
}

static void group_pack(const int8_t *q, size_t rows, size_t columns, void *to) {
    char *panel = to;
    for (size_t p = 0; p < panels_of(columns); p++) {
        pack_panel(q, rows, columns, p * COLUMNS, panel);
        panel += panel_bytes(rows);
    }
}

/* What a tile needs. */
typedef struct tile {
    const LEVEL *level; /* row r at level + r * row */
    size_t row;
    const char *panel;
    size_t groups;
    const float *row_scale;
    const float *scale; /* [columns] */
    size_t columns;     /* that exist, up to COLUMNS */
    float *c;
    size_t c_row;
    bool add;
} tile;
