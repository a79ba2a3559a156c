/* encode.c: the encoder of the joint model.
 *
 * The problem: what a word is and what it hangs on depends on its whole
 * sentence. Method: each word's form becomes a vector (word table plus hashed
 * features), and three bidirectional recurrent layers mix the sentence into it
 * (Kiperwasser and Goldberg 2016). The second layer serves part of speech, the
 * third heads: deeper layers know more of structure (Soegaard and Goldberg
 * 2016).
 *
 * Speed: each distinct form of an article is summed once; sentences of an
 * article run side by side, sorted by length, at most GROUP_ROWS words at a
 * time, so that memory does not grow with the article.
 *
 * Why not a transformer: at this size it is slower on a processor and less
 * exact on this much data.
 */
#include "encode/encode.h"

#include <math.h>
#include <stdlib.h>

#include "doc/pieces.h"
#include "encode/encode_model.h"

enum { GROUP_ROWS = 512 };

/* One run: its input vectors and where the output goes. */
typedef struct encoding {
    const encode_model *model;
    const tokens *words;
    arena *tmp;
    const uint32_t *form_of; /* [T] distinct form of each word */
    float *form;             /* [forms, D] */
    float *tagging;          /* [T, 2H] */
    float *parsing;          /* [T, 2H] */
} encoding;

static unsigned spacing_of(const tokens *words, uint32_t t) {
    bool first = t == words->first[words->sentence_of[t]];
    unsigned before = first || words->spaced[t - 1] ? SPACE_BEFORE : 0;
    return before | (words->spaced[t] ? SPACE_AFTER : 0);
}

static void add_row(const encode_model *m, const encode_table *table,
                    uint32_t row, float weight, float *to) {
    const size_t D = m->shape.D;
    m->kernels->add_bytes(to, table->bytes + row * D,
                          table->scale[row] * weight, D);
}

static bool form_vector(const encode_model *m, slice form, unsigned spacing,
                        arena *tmp, float *to) {
    word_features f;
    if (!features_of(form, spacing, tmp, &f)) {
        return false;
    }
    uint32_t word = map_get(m->words, f.plain);
    add_row(m, &m->word_table, word == MAP_NONE ? 0 : word, 1.0f, to);
    for (uint32_t i = 0; i < f.single_count; i++) {
        add_row(m, &m->feature_table, f.single[i], 1.0f, to);
    }
    float weight = 1.0f / sqrtf((float)(f.gram_count > 0 ? f.gram_count : 1));
    for (uint32_t i = 0; i < f.gram_count; i++) {
        add_row(m, &m->feature_table, f.gram[i], weight, to);
    }
    return true;
}

/* sum_forms: the vector of every distinct form. */
static bool sum_forms(encoding *e) {
    const tokens *words = e->words;
    const uint32_t D = e->model->shape.D;
    map *keys = map_new(e->tmp);
    uint32_t *form_of = arena_take(e->tmp, words->T, sizeof *form_of);
    uint32_t *sample = arena_take(e->tmp, words->T, sizeof *sample);
    if (keys == NULL || form_of == NULL || sample == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < words->T; t++) {
        slice key = features_key(words->form[t], spacing_of(words, t), e->tmp);
        uint32_t i = key.at == NULL ? MAP_NONE : map_intern(keys, key);
        if (i == MAP_NONE) {
            return false;
        }
        form_of[t] = i;
        sample[i] = t;
    }
    e->form_of = form_of;
    e->form = arena_take(e->tmp, (size_t)map_count(keys) * D, sizeof(float));
    for (uint32_t i = 0; e->form != NULL && i < map_count(keys); i++) {
        uint32_t t = sample[i];
        if (!form_vector(e->model, words->form[t], spacing_of(words, t), e->tmp,
                         e->form + (size_t)i * D)) {
            return false;
        }
    }
    return e->form != NULL;
}

/* A piece in a group. */
typedef struct stretch {
    uint32_t first;
    uint32_t words;
} stretch;

static int longer_first(const void *a, const void *b) {
    const stretch *x = a;
    const stretch *y = b;
    if (x->words != y->words) {
        return x->words > y->words ? -1 : 1;
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

/* A group of pieces side by side, with its rows. */
typedef struct group {
    encode_steps steps;
    const stretch *piece;  /* [S] longest first */
    uint32_t *word_of_row; /* [R] */
} group;

static bool lay_rows(const stretch *piece, uint32_t S, arena *tmp, group *out) {
    uint32_t P = piece[0].words;
    uint32_t R = 0;
    uint32_t *active = arena_take(tmp, P, sizeof *active);
    uint32_t *offset = arena_take(tmp, P, sizeof *offset);
    if (active == NULL || offset == NULL) {
        return false;
    }
    uint32_t left = S;
    for (uint32_t p = 0; p < P; p++) {
        while (piece[left - 1].words <= p) {
            left--;
        }
        active[p] = left;
        offset[p] = R;
        R += left;
    }
    uint32_t *word = arena_take(tmp, R, sizeof *word);
    if (word == NULL) {
        return false;
    }
    for (uint32_t p = 0; p < P; p++) {
        for (uint32_t s = 0; s < active[p]; s++) {
            word[offset[p] + s] = piece[s].first + p;
        }
    }
    *out = (group){{S, P, R, active, offset}, piece, word};
    return true;
}

/* Buffers of a group, used again by every layer. */
typedef struct buffers {
    float *input; /* [R, max(D, 2H)] */
    encode_cells cells;
} buffers;

static bool take_buffers(const encode_model *m, uint32_t R, arena *tmp,
                         buffers *out) {
    const size_t H = m->shape.H;
    size_t K = m->shape.D > 2 * H ? m->shape.D : 2 * H;
    out->input = arena_take(tmp, R * K, sizeof(float));
    out->cells = (encode_cells){arena_take(tmp, R * 8 * H, sizeof(float)),
                                arena_take(tmp, R * 2 * H, sizeof(float)),
                                arena_take(tmp, R * 2 * H, sizeof(float)),
                                arena_take(tmp, R * 2 * H, sizeof(float))};
    return out->input && out->cells.gates && out->cells.cell &&
           out->cells.squashed && out->cells.output;
}

/* put_out: a layer's rows to the words they belong to. */
static void put_out(const group *g, const float *rows, size_t width,
                    float *out) {
    for (uint32_t r = 0; r < g->steps.R; r++) {
        memcpy(out + g->word_of_row[r] * width, rows + r * width,
               width * sizeof *out);
    }
}

static void run_layer(const encode_model *m, int l, const group *g,
                      buffers *b) {
    const size_t H = m->shape.H;
    const size_t K = l == 0 ? m->shape.D : 2 * H;
    for (uint32_t r = 0; r < g->steps.R; r++) {
        memcpy(b->cells.gates + r * 8 * H, m->bias[l], 8 * H * sizeof(float));
    }
    const encode_recurrent recurrent[2] = {{H, NULL, &m->recurrent[l][0]},
                                           {H, NULL, &m->recurrent[l][1]}};
    m->kernels->bytes->multiply(matrix_rows(b->input, g->steps.R, K),
                                &m->input[l], b->cells.gates, 8 * H, true);
    layer_run(m->kernels, recurrent, &g->steps, &b->cells);
}

static bool run_group(const encoding *e, const stretch *piece, uint32_t S) {
    const encode_model *m = e->model;
    const size_t D = m->shape.D;
    const size_t width = 2 * (size_t)m->shape.H;
    arena_mark_t mark = arena_mark(e->tmp);
    group g;
    buffers b;
    if (!lay_rows(piece, S, e->tmp, &g) ||
        !take_buffers(m, g.steps.R, e->tmp, &b)) {
        return false;
    }
    for (uint32_t r = 0; r < g.steps.R; r++) {
        memcpy(b.input + r * D, e->form + e->form_of[g.word_of_row[r]] * D,
               D * sizeof(float));
    }
    for (int l = 0; l < ENCODE_LAYERS; l++) {
        run_layer(m, l, &g, &b);
        if (l == ENCODE_TAG_LAYER) {
            put_out(&g, b.cells.output, width, e->tagging);
        }
        float *swap = b.input;
        b.input = b.cells.output;
        b.cells.output = swap;
    }
    put_out(&g, b.input, width, e->parsing);
    arena_back(e->tmp, mark);
    return true;
}

/* run_groups: pieces sorted by length, as many at a time as fit. */
static bool run_groups(const encoding *e) {
    pieces cut;
    if (!pieces_cut(e->words, e->tmp, &cut)) {
        return false;
    }
    stretch *piece = arena_take(e->tmp, cut.N, sizeof *piece);
    if (piece == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < cut.N; i++) {
        piece[i] = (stretch){cut.first[i], cut.first[i + 1] - cut.first[i]};
    }
    qsort(piece, cut.N, sizeof *piece, longer_first);
    for (uint32_t from = 0; from < cut.N;) {
        uint32_t to = from;
        uint32_t rows = 0;
        while (to < cut.N &&
               (to == from || rows + piece[to].words <= GROUP_ROWS)) {
            rows += piece[to++].words;
        }
        if (!run_group(e, piece + from, to - from)) {
            return false;
        }
        from = to;
    }
    return true;
}

acta_status encode_run(const encode_model *m, const tokens *words, arena *keep,
                       arena *tmp, vectors *out, acta_error *error) {
    const uint32_t width = 2 * m->shape.H;
    arena_mark_t mark = arena_mark(tmp);
    encoding e = {.model = m, .words = words, .tmp = tmp};
    e.tagging = arena_take(keep, (size_t)words->T * width, sizeof(float));
    e.parsing = arena_take(keep, (size_t)words->T * width, sizeof(float));
    bool good = e.tagging != NULL && e.parsing != NULL && sum_forms(&e) &&
                run_groups(&e);
    arena_back(tmp, mark);
    if (!good) {
        return fail_memory(error);
    }
    *out = (vectors){words->T, width, width, e.tagging, e.parsing};
    return ACTA_OK;
}
