/* word_vectors.c: files of word vectors, read and written.
 *
 * The layout is the one in which word vectors are commonly published, so that
 * vectors of any language can be used as they come; ours are written with six
 * digits, which is more than the eight bits that a model keeps.
 *
 * Limits: a file is read whole; words must not hold a blank.
 */
#include "word_vectors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

enum { MOST_WORDS = 10000000, MOST_WIDTH = 1024, NUMBER_BYTES = 63 };

static bool write_rows(FILE *f, const word_vectors *v) {
    bool good = fprintf(f, "%u %u\n", v->V, v->D) > 0;
    for (uint32_t w = 0; w < v->V && good; w++) {
        good =
            fwrite(v->name[w].at, 1, v->name[w].bytes, f) == v->name[w].bytes;
        for (uint32_t j = 0; j < v->D && good; j++) {
            good = fprintf(f, " %.6g", (double)v->at[(size_t)w * v->D + j]) > 0;
        }
        good = good && fputc('\n', f) != EOF;
    }
    return good;
}

acta_status word_vectors_write(const char *path, const word_vectors *vectors,
                               acta_error *error) {
    char part[ACTA_PATH_BYTES + 8];
    snprintf(part, sizeof part, "%s.part", path);
    FILE *f = fopen(part, "wb");
    if (f == NULL) {
        return fail_at(error, ACTA_IO, part, 0, 0, "cannot be written");
    }
    bool good = write_rows(f, vectors);
    good = fclose(f) == 0 && good;
    if (!good || rename(part, path) != 0) {
        return fail_at(error, ACTA_IO, part, 0, 0, "cannot be written whole");
    }
    return ACTA_OK;
}

/* number: the next number of a line; false: there is none, or no finite one.
 */
static bool number(slice *line, double *out) {
    slice word;
    char digits[NUMBER_BYTES + 1];
    char *end = NULL;
    if (!slice_cut(line, ' ', &word) || word.bytes == 0 ||
        word.bytes > NUMBER_BYTES) {
        return false;
    }
    memcpy(digits, word.at, word.bytes);
    digits[word.bytes] = '\0';
    *out = strtod(digits, &end);
    return end == digits + word.bytes && isfinite(*out);
}

static acta_status bad(const char *path, size_t line, acta_error *error,
                       const char *expected) {
    return fail_at(error, ACTA_BAD_INPUT, path, line, 0, "expected %s",
                   expected);
}

static acta_status read_head(const char *path, slice *rest, word_vectors *out,
                             acta_error *error) {
    slice line = {0};
    double words = 0;
    double width = 0;
    (void)slice_cut(rest, '\n', &line);
    line = slice_trim(line);
    if (!number(&line, &words) || !number(&line, &width) || words < 1 ||
        words > MOST_WORDS || width < 1 || width > MOST_WIDTH ||
        line.bytes > 0) {
        return bad(path, 1, error, "\"WORDS WIDTH\", as 40000 128");
    }
    out->V = (uint32_t)words;
    out->D = (uint32_t)width;
    return ACTA_OK;
}

static acta_status read_row(const char *path, slice line, uint32_t w,
                            word_vectors *v, acta_error *error) {
    double x = 0;
    line = slice_trim(line);
    if (!slice_cut(&line, ' ', &v->name[w])) {
        return bad(path, w + (size_t)2, error, "a word and its numbers");
    }
    for (uint32_t j = 0; j < v->D; j++) {
        if (!number(&line, &x)) {
            return fail_at(error, ACTA_BAD_INPUT, path, w + (size_t)2, 0,
                           "expected a word and %u numbers", v->D);
        }
        v->at[(size_t)w * v->D + j] = (float)x;
    }
    return line.bytes == 0 ? ACTA_OK
                           : bad(path, w + (size_t)2, error, "the line's end");
}

static acta_status read_all(const char *path, slice rest, arena *keep,
                            word_vectors *out, acta_error *error) {
    word_vectors v = {0};
    slice line;
    acta_status status = read_head(path, &rest, &v, error);
    if (status != ACTA_OK) {
        return status;
    }
    v.name = arena_take(keep, v.V, sizeof *v.name);
    v.at = arena_take(keep, (size_t)v.V * v.D, sizeof *v.at);
    if (v.name == NULL || v.at == NULL) {
        return fail_memory(error);
    }
    for (uint32_t w = 0; w < v.V && status == ACTA_OK; w++) {
        if (!slice_cut(&rest, '\n', &line)) {
            return bad(path, w + (size_t)2, error, "another word");
        }
        status = read_row(path, line, w, &v, error);
        v.name[w] = slice_copy(keep, v.name[w]);
        if (status == ACTA_OK && v.name[w].at == NULL) {
            status = fail_memory(error);
        }
    }
    if (status == ACTA_OK) {
        *out = v;
    }
    return status;
}

acta_status word_vectors_read(const char *path, arena *keep, word_vectors *out,
                              acta_error *error) {
    file_map file;
    acta_status status = file_map_open(path, &file, error);
    if (status == ACTA_OK) {
        status = read_all(path, file.bytes, keep, out, error);
        file_map_close(&file);
    }
    return status;
}
