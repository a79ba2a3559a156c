/* model_weights.c: bytes and scales to packed floats.
 *
 * The problem: a hundred thousand rows of floats would be four times the size
 * of the file and no more exact in effect. Method: linear quantisation to
 * eight bits, symmetric, one scale a column (Jacob et al. 2018), done once by
 * the trainer; here the numbers are spread out again. The model is what the
 * bytes say: float and integer arithmetic start from the same values.
 */
#include "load/model_weights.h"

#include <math.h>
#include <stdio.h>

acta_status model_floats(const model *m, const char *name, size_t count,
                         const float **out, acta_error *error) {
    const void *at = NULL;
    acta_status status = model_array(m, name, count, sizeof(float), &at, error);
    if (status != ACTA_OK) {
        return status;
    }
    const float *floats = at;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(floats[i])) {
            return model_fail(m, error, "%s: a number is not finite", name);
        }
    }
    *out = floats;
    return ACTA_OK;
}

acta_status model_weights(const model *m, const char *name, matrix_view size,
                          arena *keep, matrix_packed *out, acta_error *error) {
    char part[MODEL_NAME_BYTES];
    const void *bytes = NULL;
    const float *scale = NULL;
    const size_t cells = size.rows * size.columns;
    snprintf(part, sizeof part, "%s.q", name);
    acta_status status = model_array(m, part, cells, 1, &bytes, error);
    if (status != ACTA_OK) {
        return status;
    }
    snprintf(part, sizeof part, "%s.s", name);
    status = model_floats(m, part, size.columns, &scale, error);
    if (status != ACTA_OK) {
        return status;
    }
    float *packed = arena_take(
        keep, matrix_packed_floats(size.rows, size.columns), sizeof *packed);
    arena_mark_t mark = arena_mark(keep);
    float *plain = arena_take(keep, cells, sizeof *plain);
    if (packed == NULL || plain == NULL) {
        return fail_memory(error);
    }
    const int8_t *q = bytes;
    for (size_t i = 0; i < cells; i++) {
        plain[i] = (float)q[i] * scale[i % size.columns];
    }
    *out = matrix_pack(matrix_rows(plain, size.rows, size.columns), packed);
    arena_back(keep, mark);
    return ACTA_OK;
}
