/* corpus.c: labels and words to numbers; features of every form, once.
 *
 * A word has a row of its own in the word table when training data has it at
 * least twice; what occurs once must be learnt as "unknown word", because at
 * use most unknown words are such. The features of a form are computed the
 * first time it is met and kept: a treebank has ten times more words than
 * forms.
 */
#include "corpus.h"

#include <math.h>

#include "encode/encode_features.h"
#include "headline.h"

#define GIVEN_SPREAD 0.2

bool vocabulary_new(arena *keep, vocabulary *out) {
    *out = (vocabulary){map_new(keep), map_new(keep), map_new(keep),
                        map_new(keep), map_new(keep)};
    return out->words && out->given && out->xpos && out->features &&
           out->relations;
}

/* centre: every column's mean to zero, all numbers to one spread. */
static void centre(float *rows, uint32_t V, uint32_t D) {
    double squares = 0.0;
    for (uint32_t j = 0; j < D; j++) {
        double sum = 0.0;
        for (uint32_t v = 1; v <= V; v++) {
            sum += (double)rows[(size_t)v * D + j];
        }
        float mean = (float)(sum / V);
        for (uint32_t v = 1; v <= V; v++) {
            float *x = &rows[(size_t)v * D + j];
            *x -= mean;
            squares += (double)*x * (double)*x;
        }
    }
    float scale = (float)(GIVEN_SPREAD / sqrt(squares / V / D + 1e-30));
    for (size_t i = D; i < ((size_t)V + 1) * D; i++) {
        rows[i] *= scale;
    }
}

bool vocabulary_give(vocabulary *v, const word_vectors *vectors, arena *keep,
                     float **rows) {
    const uint32_t D = vectors->D;
    float *at = arena_take(keep, ((size_t)vectors->V + 1) * D, sizeof *at);
    for (uint32_t w = 0; w < vectors->V; w++) {
        word_features f;
        if (at == NULL || !features_of(vectors->name[w], 0, keep, &f)) {
            return false;
        }
        uint32_t row = map_count(v->given) + 1;
        if (map_get(v->given, f.plain) != MAP_NONE) {
            continue;
        }
        if (!map_put(v->given, f.plain, row)) {
            return false;
        }
        memcpy(at + (size_t)row * D, vectors->at + (size_t)w * D,
               D * sizeof *at);
    }
    centre(at, map_count(v->given), D);
    *rows = at;
    return true;
}

static unsigned spacing_of(const tokens *words, uint32_t t) {
    unsigned spacing = words->spaced[t] ? SPACE_AFTER : 0;
    bool before =
        t == words->first[words->sentence_of[t]] || words->spaced[t - 1];
    return spacing | (before ? SPACE_BEFORE : 0);
}

/* label: its number; a new one when learning. */
static uint16_t label(map *labels, slice name, bool learn) {
    uint32_t i = learn ? map_intern(labels, name) : map_get(labels, name);
    return i < LABEL_NONE ? (uint16_t)i : LABEL_NONE;
}

static bool make_room(arena *keep, size_t N, size_t T, corpus *out) {
    *out = (corpus){.first = arena_take(keep, N + 1, sizeof(uint32_t)),
                    .form = arena_take(keep, T, sizeof(slice)),
                    .spacing = arena_take(keep, T, 1),
                    .upos = arena_take(keep, T, 1),
                    .xpos = arena_take(keep, T, sizeof(uint16_t)),
                    .features = arena_take(keep, T, sizeof(uint16_t)),
                    .relation = arena_take(keep, T, sizeof(uint16_t)),
                    .head = arena_take(keep, T, sizeof(uint32_t)),
                    .headline = arena_take(keep, T, 1)};
    return out->first && out->form && out->spacing && out->upos && out->xpos &&
           out->features && out->relation && out->head && out->headline;
}

static void add_bank(const treebank *bank, bool learn, vocabulary *v,
                     corpus *c) {
    const tokens *words = &bank->words;
    for (uint32_t s = 0; s < words->S; s++) {
        c->first[c->N++] = c->T + words->first[s];
    }
    for (uint32_t w = 0; w < words->T; w++) {
        uint32_t t = c->T + w;
        c->form[t] = words->form[w];
        c->spacing[t] = (uint8_t)spacing_of(words, w);
        c->upos[t] = bank->upos[w];
        c->xpos[t] = label(v->xpos, bank->xpos[w], learn);
        c->features[t] = label(v->features, bank->features[w], learn);
        c->relation[t] = label(v->relations, bank->relation[w], learn);
        c->head[t] = bank->head[w];
    }
    c->T += words->T;
    c->first[c->N] = c->T;
}

/* learn_words: rows for the levelled words seen at least twice, in the order
 * of their first sight. */
static bool learn_words(const corpus *c, arena *keep, vocabulary *v) {
    map *seen = map_new(keep);
    uint32_t rows = 0;
    if (seen == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < c->T; t++) {
        word_features f;
        if (!features_of(c->form[t], 0, keep, &f)) {
            return false;
        }
        uint32_t times = map_get(seen, f.plain);
        if (!map_put(seen, f.plain, times == MAP_NONE ? 1 : times + 1)) {
            return false;
        }
    }
    for (uint32_t i = 0; i < map_count(seen); i++) {
        if (map_value(seen, i) >= 2 &&
            !map_put(v->words, map_key(seen, i), ++rows)) {
            return false;
        }
    }
    return true;
}

acta_status corpus_make(const treebank *banks, size_t B, bool learn,
                        arena *keep, vocabulary *v, corpus *out,
                        acta_error *error) {
    size_t N = 0;
    size_t T = 0;
    for (size_t b = 0; b < B; b++) {
        N += banks[b].words.S;
        T += banks[b].words.T;
    }
    corpus c;
    if (!make_room(keep, N, T, &c)) {
        return fail_memory(error);
    }
    for (size_t b = 0; b < B; b++) {
        add_bank(&banks[b], learn, v, &c);
    }
    if (learn && (!learn_words(&c, keep, v) || !headline_uses(&c, v, keep))) {
        return fail_memory(error);
    }
    *out = c;
    return ACTA_OK;
}

static stored *compute(feature_store *store, slice form, unsigned spacing) {
    word_features f;
    stored *out = arena_take(store->keep, 1, sizeof *out);
    if (out == NULL || !features_of(form, spacing, store->keep, &f)) {
        return NULL;
    }
    uint32_t *rows = arena_take(
        store->keep, (size_t)f.single_count + f.gram_count, sizeof *rows);
    if (rows == NULL) {
        return NULL;
    }
    memcpy(rows, f.single, f.single_count * sizeof *rows);
    memcpy(rows + f.single_count, f.gram, f.gram_count * sizeof *rows);
    uint32_t word = map_get(store->vocabulary->words, f.plain);
    uint32_t given = map_get(store->vocabulary->given, f.plain);
    *out = (stored){word == MAP_NONE ? 0 : word,
                    given == MAP_NONE ? 0 : given,
                    f.single_count,
                    f.gram_count,
                    1.0f / sqrtf((float)(f.gram_count > 0 ? f.gram_count : 1)),
                    rows};
    return out;
}

const stored *store_features(feature_store *store, slice form,
                             unsigned spacing) {
    slice key = features_key(form, spacing, store->keep);
    if (key.at == NULL) {
        return NULL;
    }
    uint32_t known = map_count(store->keys);
    uint32_t i = map_intern(store->keys, key);
    if (i == MAP_NONE) {
        return NULL;
    }
    if (i < known) {
        return store->at[i];
    }
    if (i >= store->room) {
        uint32_t room = store->room * 2 + 1024;
        stored **at = arena_grow(store->keep, store->at, store->room, room,
                                 sizeof(stored *));
        if (at == NULL) {
            return NULL;
        }
        store->at = at;
        store->room = room;
    }
    store->at[i] = compute(store, form, spacing);
    return store->at[i];
}
