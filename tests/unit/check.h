/* check.h: what every unit test includes (the build puts it before each):
 * cmocka in the order it wants, and a comparison of slices. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
/* cmocka's fail() hides base/status.h's; fail_msg("why") stays. */
#undef fail
#undef fail_msg
#define fail_msg(...)                                                          \
    (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

#include "base/slice.h"

/* check_slice: the slice holds exactly this text; prints both when not. */
#define check_slice(actual, expected)                                          \
    check_slice_at((actual), (expected), __FILE__, __LINE__)

static inline void check_slice_at(slice actual, const char *expected,
                                  const char *file, int line) {
    if (!slice_is(actual, expected)) {
        print_error("\"%.*s\" is not \"%s\"\n", (int)actual.bytes,
                    actual.at == NULL ? "" : actual.at, expected);
        _fail(file, line);
    }
}

#endif
