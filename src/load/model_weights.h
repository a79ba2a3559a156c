/* model_weights.h: matrices of a model file, ready for products.
 *
 * A matrix NAME [rows, columns] is two sections: NAME.q, signed bytes row by
 * row, and NAME.s, one float a column that they are multiplied by.
 */
#ifndef LOAD_MODEL_WEIGHTS_H
#define LOAD_MODEL_WEIGHTS_H

#include "base/matrix.h"
#include "load/model.h"

/* model_weights: the matrix, packed for `kernels`.
 * memory  keep
 * errors  ACTA_BAD_MODEL: absent, another size, a scale that is not finite;
 *         ACTA_NO_MEMORY */
acta_status model_weights(const model *m, const char *name, size_t rows,
                          size_t columns, const matrix_kernels *kernels,
                          arena *keep, matrix_bytes *out, acta_error *error);

/* model_floats: a section of exactly `count` finite floats, in place. */
acta_status model_floats(const model *m, const char *name, size_t count,
                         const float **out, acta_error *error);

#endif
