/* scratch.h: an input as a file, for readers that take a path. */
#ifndef FUZZ_SCRATCH_H
#define FUZZ_SCRATCH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* scratch_write: the bytes as the whole of a file. false: not written. */
static inline bool scratch_write(const char *path, const uint8_t *data,
                                 size_t bytes) {
    FILE *file = fopen(path, "wb");
    bool good = file != NULL && fwrite(data, 1, bytes, file) == bytes;
    return file != NULL && fclose(file) == 0 && good;
}

#endif
