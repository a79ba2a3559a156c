/* checkpoint.c: weights, moments and place, in the machine's own byte order.
 *
 * A checkpoint is a working file of one training on one machine, not a
 * product: it is large (all moments), versioned only by its first line, and
 * goes to PATH.part before it takes PATH's place, so that a power cut leaves
 * the one before. The model that is shipped is another file (train_model.c).
 */
#include "checkpoint.h"

#include <math.h>
#include <stdio.h>

static const char magic[16] = "acta training 2";

typedef struct piece {
    void *at;
    size_t bytes;
} piece;

enum { PIECES = 16 };

/* pieces_of: all that changes, the shape first; the last one is NULL. */
static void pieces_of(const train_state *t, piece out[PIECES]) {
    const net *n = t->net;
    const adam *a = t->adam;
    size_t flat = n->floats * sizeof(float);
    size_t words = (size_t)n->words.rows * n->words.D * sizeof(float);
    size_t rows = (size_t)n->rows.rows * n->rows.D * sizeof(float);
    const piece all[PIECES] = {{(void *)(uintptr_t)&n->shape, sizeof n->shape},
                               {(void *)(uintptr_t)t->place, sizeof *t->place},
                               {n->flat, flat},
                               {a->mean, flat},
                               {a->square, flat},
                               {t->mean->flat, flat},
                               {n->words.value, words},
                               {a->words_mean, words},
                               {a->words_square, words},
                               {t->mean->words, words},
                               {n->rows.value, rows},
                               {a->rows_mean, rows},
                               {a->rows_square, rows},
                               {t->mean->rows, rows},
                               {(void *)(uintptr_t)&a->steps, sizeof a->steps},
                               {NULL, 0}};
    memcpy(out, all, sizeof all);
}

static bool all_finite(const float *x, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(x[i])) {
            return false;
        }
    }
    return true;
}

acta_status checkpoint_write(const char *path, const train_state *state,
                             acta_error *error) {
    char part[ACTA_PATH_BYTES + 8];
    piece all[PIECES];
    const net *n = state->net;
    if (!all_finite(n->flat, n->floats) ||
        !all_finite(n->words.value, (size_t)n->words.rows * n->words.D)) {
        return fail(error, ACTA_BAD_MODEL,
                    "epoch %u: the weights are no longer finite; the last "
                    "checkpoint is kept",
                    state->place->epoch);
    }
    snprintf(part, sizeof part, "%s.part", path);
    FILE *f = fopen(part, "wb");
    if (f == NULL) {
        return fail_at(error, ACTA_IO, part, 0, 0, "cannot be written");
    }
    pieces_of(state, all);
    bool good = fwrite(magic, 1, sizeof magic, f) == sizeof magic;
    for (int i = 0; i < PIECES && good && all[i].at != NULL; i++) {
        good = fwrite(all[i].at, 1, all[i].bytes, f) == all[i].bytes;
    }
    good = (fclose(f) == 0) && good;
    if (!good || rename(part, path) != 0) {
        return fail_at(error, ACTA_IO, part, 0, 0, "cannot be written whole");
    }
    return ACTA_OK;
}

static bool read_pieces(FILE *f, const train_state *into) {
    char start[sizeof magic];
    net_shape shape;
    piece all[PIECES];
    pieces_of(into, all);
    if (fread(start, 1, sizeof start, f) != sizeof start ||
        memcmp(start, magic, sizeof start) != 0 ||
        fread(&shape, 1, sizeof shape, f) != sizeof shape ||
        memcmp(&shape, &into->net->shape, sizeof shape) != 0) {
        return false;
    }
    for (int i = 1; i < PIECES && all[i].at != NULL; i++) {
        if (fread(all[i].at, 1, all[i].bytes, f) != all[i].bytes) {
            return false;
        }
    }
    return fgetc(f) == EOF;
}

acta_status checkpoint_read(const char *path, const train_state *into,
                            acta_error *error) {
    FILE *f = fopen(path, "rb");
    if (f == NULL) {
        return fail_at(error, ACTA_NOT_FOUND, path, 0, 0, "no such checkpoint");
    }
    bool good = read_pieces(f, into);
    fclose(f);
    if (!good) {
        return fail_at(error, ACTA_BAD_MODEL, path, 0, 0,
                       "not a checkpoint of this training");
    }
    return ACTA_OK;
}
