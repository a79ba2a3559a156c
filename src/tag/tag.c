/* tag.c: tags read off the encoder's vectors.
 *
 * The problem: seventeen parts of speech, some fifty treebank tags and some
 * hundred feature bundles a word. Method: three linear classifiers on the same
 * vector, each taking its best label; the recurrent layers below have already
 * looked at the neighbours, so that a search over tag sequences no longer pays
 * (Plank, Soegaard and Goldberg 2016). Feature bundles are labels as a whole:
 * what training never saw together is never given together.
 *
 * The lemma comes from tag_lemma.c, by form and predicted tags; the same form
 * with the same tags is asked for once an article.
 */
#include "tag/tag.h"

#include "load/model_weights.h"
#include "tag/tag_lemma.h"
#include "tag/tag_words.h"

enum { TAG_ROWS = 256 }; /* words at a time, to bound memory */

struct tag_model {
    const matrix_kernels *kernels;
    uint32_t width; /* of the vectors */
    uint32_t xpos_count;
    uint32_t feature_count;
    const slice *xpos;
    const slice *features;
    matrix_bytes weights; /* [width, UPOS_COUNT + xpos + features] */
    const float *bias;
    lemma_model lemma;
};

static acta_status open_labels(const model *file, arena *keep, tag_model *m,
                               acta_error *error) {
    acta_status status =
        model_names(file, "tag.xpos", keep, &m->xpos, &m->xpos_count, error);
    if (status == ACTA_OK) {
        status = model_names(file, "tag.features", keep, &m->features,
                             &m->feature_count, error);
    }
    if (status == ACTA_OK &&
        (m->xpos_count == 0 || m->feature_count == 0 ||
         m->xpos_count > UINT16_MAX || m->feature_count > UINT16_MAX)) {
        return model_fail(file, error, "no labels, or too many");
    }
    return status;
}

/* open_width: "tag.shape" is the width of the vectors. */
static acta_status open_width(const model *file, tag_model *m,
                              acta_error *error) {
    const void *at = NULL;
    acta_status status =
        model_array(file, "tag.shape", 1, sizeof m->width, &at, error);
    if (status != ACTA_OK) {
        return status;
    }
    memcpy(&m->width, at, sizeof m->width);
    if (m->width == 0 || m->width > 4096) {
        return model_fail(file, error, "tagger of impossible size");
    }
    return ACTA_OK;
}

acta_status tag_open_for(const model *file, const matrix_kernels *kernels,
                         arena *keep, tag_model **out, acta_error *error) {
    tag_model *m = arena_take(keep, 1, sizeof *m);
    if (m == NULL) {
        return fail_memory(error);
    }
    m->kernels = kernels;
    acta_status status = open_labels(file, keep, m, error);
    if (status == ACTA_OK) {
        status = open_width(file, m, error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    size_t labels = (size_t)UPOS_COUNT + m->xpos_count + m->feature_count;
    status = model_weights(file, "tag.out", m->width, labels, m->kernels, keep,
                           &m->weights, error);
    if (status == ACTA_OK) {
        status = model_floats(file, "tag.bias", labels, &m->bias, error);
    }
    if (status == ACTA_OK) {
        status = lemma_open(file, keep, &m->lemma, error);
    }
    if (status == ACTA_OK) {
        *out = m;
    }
    return status;
}

acta_status tag_open(const model *file, arena *keep, tag_model **out,
                     acta_error *error) {
    return tag_open_for(file, matrix_kernels_best(), keep, out, error);
}

/* What is being filled. */
typedef struct tagging {
    uint8_t *upos;
    slice *xpos;
    slice *features;
    slice *lemma;
} tagging;

/* label_rows: labels of words from..to; sums [TAG_ROWS, labels] is room. */
static void label_rows(const tag_model *m, const vectors *v, uint32_t from,
                       uint32_t to, float *sums, const tagging *out) {
    const size_t labels = m->weights.columns;
    for (uint32_t t = from; t < to; t++) {
        memcpy(sums + (t - from) * labels, m->bias, labels * sizeof *sums);
    }
    m->kernels->bytes->multiply(
        matrix_rows(v->tagging + (size_t)from * m->width, to - from, m->width),
        &m->weights, sums, labels, true);
    for (uint32_t t = from; t < to; t++) {
        const float *x = sums + (t - from) * labels;
        out->upos[t] = (uint8_t)m->kernels->best(x, UPOS_COUNT);
        x += UPOS_COUNT;
        out->xpos[t] = m->xpos[m->kernels->best(x, m->xpos_count)];
        x += m->xpos_count;
        out->features[t] = m->features[m->kernels->best(x, m->feature_count)];
    }
}

acta_status tag_use_words(tag_model *m, const char *path, arena *keep,
                          acta_error *error) {
    tag_words *words = arena_take(keep, 1, sizeof *words);
    acta_status status = words == NULL
                             ? fail_memory(error)
                             : tag_words_open(path, keep, words, error);
    m->lemma.words = status == ACTA_OK ? words : NULL;
    return status;
}

/* find_lemmas: of every word; asked once for each key. */
static bool find_lemmas(const tag_model *m, const tokens *words, arena *keep,
                        arena *tmp, const tagging *out) {
    map *seen = map_new(tmp);
    if (seen == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < words->T; t++) {
        char room[LEMMA_KEY_BYTES];
        lemma_word w = {words->form[t], slice_of(upos_name((upos)out->upos[t])),
                        out->xpos[t]};
        slice key = lemma_form_key(w, room);
        uint32_t before = key.bytes > 0 ? map_get(seen, key) : MAP_NONE;
        if (before != MAP_NONE) {
            out->lemma[t] = out->lemma[before];
            continue;
        }
        out->lemma[t] = lemma_of(&m->lemma, w, keep);
        if (out->lemma[t].at == NULL ||
            (key.bytes > 0 && !map_put(seen, key, t))) {
            return false;
        }
    }
    return true;
}

acta_status tag_run(const tag_model *m, const tokens *words, const vectors *v,
                    arena *keep, arena *tmp, tags *out, acta_error *error) {
    const uint32_t T = words->T;
    if (v->T != T || v->tagging_width != m->width) {
        return fail(error, ACTA_BAD_ARGUMENT, "vectors of another encoder");
    }
    tagging g = {arena_take(keep, T, 1), arena_take(keep, T, sizeof(slice)),
                 arena_take(keep, T, sizeof(slice)),
                 arena_take(keep, T, sizeof(slice))};
    arena_mark_t mark = arena_mark(tmp);
    float *sums = arena_take(tmp, TAG_ROWS * m->weights.columns, sizeof *sums);
    if (!g.upos || !g.xpos || !g.features || !g.lemma || !sums) {
        return fail_memory(error);
    }
    for (uint32_t from = 0; from < T; from += TAG_ROWS) {
        uint32_t to = T - from < TAG_ROWS ? T : from + TAG_ROWS;
        label_rows(m, v, from, to, sums, &g);
    }
    bool good = find_lemmas(m, words, keep, tmp, &g);
    arena_back(tmp, mark);
    if (!good) {
        return fail_memory(error);
    }
    *out = (tags){g.upos, g.xpos, g.features, g.lemma};
    return ACTA_OK;
}
