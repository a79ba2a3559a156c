/* model_weights.c: matrices of bytes with their scales.
 *
 * The problem: a hundred thousand rows of floats would be four times the size
 * of the file and no more exact in effect. Method: linear quantisation to
 * eight bits, symmetric, one scale a column (Jacob et al. 2018), done once by
 * the trainer; here the bytes are only laid out for the kernels of this
 * processor. The model is what the bytes say.
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

acta_status model_weights(const model *m, const char *name, size_t rows,
                          size_t columns, const matrix_kernels *kernels,
                          arena *keep, matrix_bytes *out, acta_error *error) {
    char part[MODEL_NAME_BYTES];
    const void *bytes = NULL;
    const float *scale = NULL;
    snprintf(part, sizeof part, "%s.q", name);
    acta_status status = model_array(m, part, rows * columns, 1, &bytes, error);
    if (status != ACTA_OK) {
        return status;
    }
    snprintf(part, sizeof part, "%s.s", name);
    status = model_floats(m, part, columns, &scale, error);
    if (status != ACTA_OK) {
        return status;
    }
    void *packed = arena_take(keep, kernels->bytes->packed(rows, columns), 1);
    if (packed == NULL) {
        return fail_memory(error);
    }
    kernels->bytes->pack(bytes, rows, columns, packed);
    *out = (matrix_bytes){rows, columns, packed, scale};
    return ACTA_OK;
}
