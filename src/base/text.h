/* text.h: a growing text for writers; errors stick until asked for. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

typedef struct text {
    arena *keep;
    char *at;
    size_t bytes;
    size_t room;
    bool failed; /* an allocation failed; later calls do nothing */
} text;

text text_on(arena *keep);
void text_add(text *t, slice s);
void text_add_str(text *t, const char *s);
void text_add_char(text *t, char c);
void text_add_format(text *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
slice text_slice(const text *t);

#endif
