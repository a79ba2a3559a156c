/* encode_model.c: the encoder out of a model file.
 *
 * Sections: enc.shape; words.names, words.q, words.s (the word table, one
 * scale a row); rows.q, rows.s (the feature table); enc.inL, enc.biasL,
 * enc.recLf, enc.recLb for the layers L from 0. The two tables stay mapped and
 * are read as bytes; the matrices are small and are laid out anew for the
 * kernels of this processor.
 */
#include "encode/encode_model.h"

#include <stdio.h>

#include "load/model_weights.h"

static acta_status open_shape(const model *file, encode_shape *out,
                              acta_error *error) {
    const void *at = NULL;
    acta_status status =
        model_array(file, "enc.shape", 1, sizeof *out, &at, error);
    if (status != ACTA_OK) {
        return status;
    }
    memcpy(out, at, sizeof *out);
    if (out->version != ENCODE_VERSION) {
        return model_fail(file, error, "encoder of version %u, expected %u",
                          (unsigned)out->version, (unsigned)ENCODE_VERSION);
    }
    if (out->rows != FEATURE_ROWS || out->words == 0 ||
        out->words > 10000000u || out->D == 0 || out->D > 1024 || out->H == 0 ||
        out->H > 1024 || out->H % 16 != 0) {
        return model_fail(file, error, "encoder of impossible size");
    }
    return ACTA_OK;
}

static acta_status open_table(const model *file, const char *name,
                              uint32_t rows, uint32_t D, encode_table *out,
                              acta_error *error) {
    char part[MODEL_NAME_BYTES];
    const void *bytes = NULL;
    snprintf(part, sizeof part, "%s.q", name);
    acta_status status = model_array(file, part, rows, D, &bytes, error);
    if (status != ACTA_OK) {
        return status;
    }
    out->bytes = bytes;
    snprintf(part, sizeof part, "%s.s", name);
    return model_floats(file, part, rows, &out->scale, error);
}

/* open_words: the names of rows 1 and on. */
static acta_status open_words(const model *file, arena *keep, encode_model *m,
                              acta_error *error) {
    const slice *names = NULL;
    uint32_t count = 0;
    acta_status status =
        model_names(file, "words.names", keep, &names, &count, error);
    if (status != ACTA_OK) {
        return status;
    }
    if (count + 1 != m->shape.words) {
        return model_fail(file, error, "words.names: expected %u names",
                          (unsigned)(m->shape.words - 1));
    }
    m->words = map_new(keep);
    if (m->words == NULL) {
        return fail_memory(error);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!map_put(m->words, names[i], i + 1)) {
            return fail_memory(error);
        }
    }
    status = open_table(file, "words", m->shape.words, m->shape.D,
                        &m->word_table, error);
    return status != ACTA_OK ? status
                             : open_table(file, "rows", m->shape.rows,
                                          m->shape.D, &m->feature_table, error);
}

static acta_status open_layer(const model *file, arena *keep, int l,
                              encode_model *m, acta_error *error) {
    static const char side[2] = {'f', 'b'};
    const size_t H = m->shape.H;
    const size_t K = l == 0 ? m->shape.D : 2 * H;
    char name[MODEL_NAME_BYTES];
    snprintf(name, sizeof name, "enc.in%d", l);
    acta_status status = model_weights(file, name, K, 8 * H, m->kernels, keep,
                                       &m->input[l], error);
    for (int d = 0; d < 2 && status == ACTA_OK; d++) {
        snprintf(name, sizeof name, "enc.rec%d%c", l, side[d]);
        status = model_weights(file, name, H, 4 * H, m->kernels, keep,
                               &m->recurrent[l][d], error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    snprintf(name, sizeof name, "enc.bias%d", l);
    return model_floats(file, name, 8 * H, &m->bias[l], error);
}

acta_status encode_open_for(const model *file, const matrix_kernels *kernels,
                            arena *keep, encode_model **out,
                            acta_error *error) {
    encode_model *m = arena_take(keep, 1, sizeof *m);
    if (m == NULL) {
        return fail_memory(error);
    }
    m->kernels = kernels;
    acta_status status = open_shape(file, &m->shape, error);
    if (status == ACTA_OK) {
        status = open_words(file, keep, m, error);
    }
    for (int l = 0; l < ENCODE_LAYERS && status == ACTA_OK; l++) {
        status = open_layer(file, keep, l, m, error);
    }
    if (status == ACTA_OK) {
        *out = m;
    }
    return status;
}

acta_status encode_open(const model *file, arena *keep, encode_model **out,
                        acta_error *error) {
    return encode_open_for(file, matrix_kernels_best(), keep, out, error);
}
