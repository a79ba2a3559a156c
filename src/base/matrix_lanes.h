/* matrix_lanes.h: the kernels, written once over a register type.
 *
 * The including file defines the register type V of LANES floats, its
 * operations (V_LOAD, V_STORE, V_SPLAT, V_FMA, ...), KERNEL (the attribute
 * that lets the compiler use them) and TALL (rows of the tallest tile: 12 or
 * 6, so that its accumulators fit the registers). It is included once by each
 * path; that is why there is no include guard.
 *
 * A tile is r rows by two registers; each of its outputs is one chain of
 * fused multiply-adds over k.
 */
#include <assert.h>
#include <math.h>
#include <string.h>

#define WIDE (2 * LANES)

/* What a tile needs: row r of a at a + r * a_row; panel rows 32 floats apart.
 */
typedef struct tile {
    const float *a;
    size_t a_row;
    size_t a_step;
    const float *panel;
    size_t K;
    float *c;
    size_t c_row;
    bool add;
} tile;

#define ACC(r)                                                                 \
    V x##r = V_ZERO();                                                         \
    V y##r = V_ZERO();
#define STEP(r, p, q)                                                          \
    {                                                                          \
        V s = V_SPLAT((p) + (q)*a_row);                                        \
        x##r = V_FMA(s, u, x##r);                                              \
        y##r = V_FMA(s, v, y##r);                                              \
    }
#define STEP3(r0, r1, r2, p) STEP(r0, p, 0) STEP(r1, p, 1) STEP(r2, p, 2)
#define PUT(r)                                                                 \
    V_STORE(t->c + (r)*t->c_row, x##r);                                        \
    V_STORE(t->c + (r)*t->c_row + LANES, y##r);
#define ADD(r)                                                                 \
    x##r = V_ADD(V_LOAD(t->c + (r)*t->c_row), x##r);                           \
    y##r = V_ADD(V_LOAD(t->c + (r)*t->c_row + LANES), y##r);

#define ROWS_1(X) X(0)
#define ROWS_3(X) X(0) X(1) X(2)
#define ROWS_6(X) ROWS_3(X) X(3) X(4) X(5)
#define ROWS_12(X) ROWS_6(X) X(6) X(7) X(8) X(9) X(10) X(11)

/* TILE: a function for r rows; `walk` is its work for one k. */
#define TILE(r, walk)                                                          \
    KERNEL static void tile_##r(const tile *t) {                               \
        const size_t a_row = t->a_row;                                         \
        const size_t a_step = t->a_step;                                       \
        const float *a = t->a;                                                 \
        const float *b = t->panel;                                             \
        ROWS_##r(ACC) for (size_t k = t->K; k > 0; k--) {                      \
            V u = V_LOAD(b);                                                   \
            V v = V_LOAD(b + LANES);                                           \
            walk a += a_step;                                                  \
            b += MATRIX_PANEL;                                                 \
        }                                                                      \
        if (t->add) {                                                          \
            ROWS_##r(ADD)                                                      \
        }                                                                      \
        ROWS_##r(PUT)                                                          \
    }

TILE(1, STEP(0, a, 0))
TILE(3, STEP3(0, 1, 2, a))
TILE(6, STEP3(0, 1, 2, a) STEP3(3, 4, 5, a + 3 * a_row))
#if TALL == 12
TILE(12, STEP3(0, 1, 2, a) STEP3(3, 4, 5, a + 3 * a_row)
             STEP3(6, 7, 8, a + 6 * a_row) STEP3(9, 10, 11, a + 9 * a_row))
#endif

/* rows_down: all rows of a against one panel's WIDE columns. */
KERNEL static void rows_down(tile t, size_t rows) {
    while (rows > 0) {
        size_t tall = 1;
#if TALL == 12
        if (rows >= 12) {
            tile_12(&t);
            tall = 12;
        } else
#endif
            if (rows >= 6) {
            tile_6(&t);
            tall = 6;
        } else if (rows >= 3) {
            tile_3(&t);
            tall = 3;
        } else {
            tile_1(&t);
        }
        t.a += tall * t.a_row;
        t.c += tall * t.c_row;
        rows -= tall;
    }
}

/* rows_edge: the last columns, fewer than WIDE: through a small copy. */
KERNEL static void rows_edge(tile t, size_t rows, size_t columns) {
    float edge[TALL * WIDE];
    float *c = t.c;
    bool add = t.add;
    t.add = false;
    while (rows > 0) {
        size_t tall = rows < TALL ? rows : TALL;
        tile part = t;
        part.c = edge;
        part.c_row = WIDE;
        rows_down(part, tall);
        for (size_t r = 0; r < tall; r++, c += t.c_row) {
            for (size_t j = 0; j < columns; j++) {
                float sum = edge[r * WIDE + j];
                c[j] = add ? c[j] + sum : sum;
            }
        }
        t.a += tall * t.a_row;
        rows -= tall;
    }
}

KERNEL static void lanes_multiply(matrix_view a, matrix_packed b, float *c,
                                  size_t c_row, bool add) {
    tile t = {a.at, a.row, a.step, b.at, a.columns, c, c_row, add};
    assert(a.columns == b.rows);
    for (size_t from = 0; from < b.columns; from += WIDE) {
        size_t panel = from / MATRIX_PANEL;
        t.panel = b.at + panel * MATRIX_PANEL * b.rows + from % MATRIX_PANEL;
        t.c = c + from;
        if (b.columns - from >= WIDE) {
            rows_down(t, a.rows);
        } else {
            rows_edge(t, a.rows, b.columns - from);
        }
    }
}

/* lanes_exp: e^x by 2^n e^r, |r| <= ln 2 / 2, and a polynomial of degree 6;
 * error below 2e-7 of the value. x is held to -87..88. */
KERNEL static inline V lanes_exp(V x) {
    const V magic = V_ONE(12582912.0f); /* 1.5 * 2^23: rounds to whole */
    x = V_MIN(V_MAX(x, V_ONE(-87.0f)), V_ONE(88.0f));
    V shifted = V_FMA(x, V_ONE(1.44269504f), magic);
    V n = V_SUB(shifted, magic);
    V r = V_FMA(n, V_ONE(-0.693359375f), x);
    r = V_FMA(n, V_ONE(2.12194440e-4f), r);
    V p = V_FMA(r, V_ONE(1.0f / 720), V_ONE(1.0f / 120));
    p = V_FMA(p, r, V_ONE(1.0f / 24));
    p = V_FMA(p, r, V_ONE(1.0f / 6));
    p = V_FMA(p, r, V_ONE(0.5f));
    p = V_FMA(p, r, V_ONE(1.0f));
    p = V_FMA(p, r, V_ONE(1.0f));
    return V_TIMES_TWO_TO(p, shifted);
}

KERNEL static inline V lanes_sigmoid(V x) {
    V e = lanes_exp(V_SUB(V_ZERO(), x));
    return V_DIV(V_ONE(1.0f), V_ADD(V_ONE(1.0f), e));
}

/* lanes_tanh: 1 - 2 / (e^2x + 1); x beyond 9 is 1 in float anyway. */
KERNEL static inline V lanes_tanh(V x) {
    V held = V_MIN(V_MAX(x, V_ONE(-9.0f)), V_ONE(9.0f));
    V e = lanes_exp(V_ADD(held, held));
    V q = V_DIV(V_ONE(2.0f), V_ADD(e, V_ONE(1.0f)));
    return V_SUB(V_ONE(1.0f), q);
}

KERNEL static void lanes_cell_step(const matrix_cell *cell) {
    const size_t H = cell->H;
    for (size_t j = 0; j < H; j += LANES) {
        float *gate = cell->gates + j;
        V in = lanes_sigmoid(V_LOAD(gate));
        V keep = lanes_sigmoid(V_LOAD(gate + H));
        V fresh = lanes_tanh(V_LOAD(gate + 2 * H));
        V out = lanes_sigmoid(V_LOAD(gate + 3 * H));
        V was = cell->was == NULL ? V_ZERO() : V_LOAD(cell->was + j);
        V now = V_FMA(keep, was, V_MUL(in, fresh));
        V squashed = lanes_tanh(now);
        V_STORE(gate, in);
        V_STORE(gate + H, keep);
        V_STORE(gate + 2 * H, fresh);
        V_STORE(gate + 3 * H, out);
        V_STORE(cell->cell + j, now);
        V_STORE(cell->squashed + j, squashed);
        V_STORE(cell->output + j, V_MUL(out, squashed));
    }
}

/* exp_less: x[j] = e^(x[j] - top). */
KERNEL static void exp_less(float *x, size_t n, float top) {
    size_t j = 0;
    for (; j + LANES <= n; j += LANES) {
        V_STORE(x + j, lanes_exp(V_SUB(V_LOAD(x + j), V_ONE(top))));
    }
    if (j < n) {
        float rest[LANES] = {0};
        memcpy(rest, x + j, (n - j) * sizeof *x);
        V_STORE(rest, lanes_exp(V_SUB(V_LOAD(rest), V_ONE(top))));
        memcpy(x + j, rest, (n - j) * sizeof *x);
    }
}

/* The sum runs in order, one by one: its rounding must not depend on LANES. */
KERNEL static float lanes_softmax(float *x, size_t n) {
    float top = x[0];
    float sum = 0.0f;
    for (size_t j = 1; j < n; j++) {
        top = x[j] > top ? x[j] : top;
    }
    exp_less(x, n, top);
    for (size_t j = 0; j < n; j++) {
        sum += x[j];
    }
    float scale = 1.0f / sum;
    for (size_t j = 0; j < n; j++) {
        x[j] *= scale;
    }
    return top + logf(sum);
}

/* Sixteen partial sums whatever the width of V, then always the same tree. */
KERNEL static float lanes_dot(const float *a, const float *b, size_t n) {
    enum { PARTS = 16 / LANES };
    V sum[PARTS];
    float part[16];
    assert(n % 16 == 0);
    for (int i = 0; i < PARTS; i++) {
        sum[i] = V_ZERO();
    }
    for (size_t j = 0; j < n; j += 16) {
        for (int i = 0; i < PARTS; i++) {
            V x = V_LOAD(a + j + i * LANES);
            sum[i] = V_FMA(x, V_LOAD(b + j + i * LANES), sum[i]);
        }
    }
    for (int i = 0; i < PARTS; i++) {
        V_STORE(part + i * LANES, sum[i]);
    }
    for (size_t half = 8; half > 0; half /= 2) {
        for (size_t i = 0; i < half; i++) {
            part[i] += part[i + half];
        }
    }
    return part[0];
}

KERNEL static void lanes_add_scaled(float *to, const float *x, float by,
                                    size_t n) {
    size_t j = 0;
    for (; j + LANES <= n; j += LANES) {
        V_STORE(to + j, V_FMA(V_LOAD(x + j), V_ONE(by), V_LOAD(to + j)));
    }
    for (; j < n; j++) {
        to[j] = fmaf(x[j], by, to[j]);
    }
}

KERNEL static void lanes_add_bytes(float *to, const int8_t *x, float by,
                                   size_t n) {
    size_t j = 0;
    for (; j + LANES <= n; j += LANES) {
        V_STORE(to + j, V_FMA(V_BYTES(x + j), V_ONE(by), V_LOAD(to + j)));
    }
    for (; j < n; j++) {
        to[j] = fmaf((float)x[j], by, to[j]);
    }
}

KERNEL static void lanes_leak(float *x, float by, size_t n) {
    size_t j = 0;
    for (; j + LANES <= n; j += LANES) {
        V here = V_LOAD(x + j);
        V_STORE(x + j, V_MAX(here, V_MUL(here, V_ONE(by))));
    }
    for (; j < n; j++) {
        x[j] = x[j] > 0.0f ? x[j] : by * x[j];
    }
}

/* The largest number by lanes, then the first place where it stands. */
KERNEL static size_t lanes_best(const float *x, size_t n) {
    float part[LANES];
    float top = x[0];
    size_t at = 0;
    if (n >= LANES) {
        V most = V_LOAD(x);
        for (size_t j = LANES; j + LANES <= n; j += LANES) {
            most = V_MAX(most, V_LOAD(x + j));
        }
        V_STORE(part, most);
        for (size_t j = 0; j < LANES; j++) {
            top = part[j] > top ? part[j] : top;
        }
    }
    for (size_t j = n - n % LANES; j < n; j++) {
        top = x[j] > top ? x[j] : top;
    }
    while (at + 1 < n && x[at] != top) {
        at++;
    }
    return at;
}
