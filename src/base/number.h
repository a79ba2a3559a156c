/* number.h: reading numbers from text, without locale. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

/* All of s must be the number; false on anything else or overflow. */
bool number_u32(slice s, uint32_t *out);
bool number_i64(slice s, int64_t *out);
bool number_f64(slice s, double *out); /* [-]digits[.digits][e[-]digits] */

#endif
