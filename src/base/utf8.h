/* utf8.h: reading UTF-8; tables of character classes by utf8proc. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

enum { UTF8_BAD = 0xFFFD };

/* utf8_next: the code point at s.at[*byte] and step *byte past it; a bad
 * byte gives UTF8_BAD and steps one byte. *byte must be < s.bytes. */
uint32_t utf8_next(slice s, size_t *byte);
/* utf8_before: the code point that ends at *byte, stepping *byte back. */
uint32_t utf8_before(slice s, size_t *byte);
/* utf8_check: whether s is valid UTF-8 without NUL; else *bad_byte says where.
 */
bool utf8_check(slice s, size_t *bad_byte);
size_t utf8_length(slice s); /* code points */
/* utf8_put: writes 1-4 bytes to out, returns how many. */
size_t utf8_put(uint32_t code_point, char out[4]);

uint32_t utf8_lower(uint32_t code_point);
uint32_t utf8_upper(uint32_t code_point);
bool utf8_is_upper(uint32_t code_point); /* Lu, Lt */
bool utf8_is_lower(uint32_t code_point);
bool utf8_is_letter(uint32_t code_point); /* L*, M* */
bool utf8_is_digit(uint32_t code_point);  /* Nd */
bool utf8_is_space(
    uint32_t code_point); /* Z*, \t \n \v \f \r, U+FEFF, U+200B */
bool utf8_is_punct(uint32_t code_point); /* P* */
/* utf8_width: columns of a terminal, 0 to 2. */
int utf8_width(uint32_t code_point);

/* A table from byte offsets to character offsets of one text, for writers.
 * Offsets are asked for in any order; memory is one number a 256 bytes. */
typedef struct utf8_index {
    slice text;
    const uint32_t *count_at; /* [text.bytes / 256 + 1] */
} utf8_index;
bool utf8_index_make(slice text, arena *keep, utf8_index *out);
size_t utf8_index_chars(const utf8_index *index, size_t byte);

#endif
