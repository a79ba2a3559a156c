/* replay.c: runs a fuzz target over a folder of inputs, without a fuzzer.
 *
 * Problem: libFuzzer exists for one compiler only, and a search without end has
 * no place among tests that must end the same way every time.
 *
 * Method: each file of the corpus is given to the target as it is, cut short at
 * every length, and with one byte changed, in an order fixed by a small linear
 * generator; large files get a sample of these. What crashes here is then
 * searched for in earnest with the fuzzer.
 *
 * usage: fuzz_NAME FILE|FOLDER...
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "target.h"

enum { MOST_BYTES = 1 << 20, MOST_CHANGES = 1500 };

static size_t runs;

/* A copy of its own size, so that a sanitizer sees every step past the end. */
static void run(const uint8_t *data, size_t bytes) {
    uint8_t *copy = malloc(bytes == 0 ? 1 : bytes);
    if (copy == NULL) {
        exit(1);
    }
    memcpy(copy, data, bytes);
    LLVMFuzzerTestOneInput(copy, bytes);
    free(copy);
    runs++;
}

static void run_changes(uint8_t *data, size_t bytes) {
    static const uint8_t odd[] = {0x00, 0xFF, 0x80, 0x7F, '\n', '\t', '"', '#'};
    uint32_t next = 1;
    size_t step = bytes / MOST_CHANGES + 1;
    for (size_t i = 0; i < bytes; i += step) {
        run(data, i);
    }
    for (size_t i = 0; i < MOST_CHANGES && bytes > 0; i++) {
        next = next * 1664525u + 1013904223u;
        size_t at = (next >> 8) % bytes;
        uint8_t was = data[at];
        unsigned flipped = was ^ (1u << (next & 7));
        data[at] =
            (uint8_t)(i % 2 == 0 ? odd[(next >> 4) % sizeof odd] : flipped);
        run(data, bytes);
        data[at] = was;
    }
}

static void run_file(const char *path) {
    static uint8_t data[MOST_BYTES];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "cannot open %s\n", path);
        exit(1);
    }
    size_t bytes = fread(data, 1, sizeof data, file);
    fclose(file);
    run(data, bytes);
    run_changes(data, bytes);
}

static void run_path(const char *path) {
    DIR *folder = opendir(path);
    if (folder == NULL) {
        run_file(path);
        return;
    }
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        char inner[4096];
        if (entry->d_name[0] != '.') {
            snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
            run_file(inner);
        }
    }
    closedir(folder);
}

int main(int count, char **arguments) {
    for (int i = 1; i < count; i++) {
        run_path(arguments[i]);
    }
    printf("%zu inputs\n", runs);
    return runs == 0;
}
