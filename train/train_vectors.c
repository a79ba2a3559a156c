/* train_vectors.c: vectors of words from plain text.
 *
 * The problem: a treebank shows most words once or never. What stands left and
 * right of them in tens of millions of words of plain text says which of them
 * are alike. Method: structured skip-gram (Ling et al. 2015) by negative
 * sampling (Mikolov et al. 2013): a word's vector predicts the word at each of
 * six places around it, each place with output vectors of its own, so that
 * what stands before a noun and what follows it are told apart, which is what
 * a parser asks for. Places run up to the sentence's bounds; the bound itself
 * is a word. Common words are trained on less often as centres, but stay where
 * they are as neighbours. Five wrong words a centre, drawn by count^0.75.
 *
 * Blocks of some ten thousand words are taken in random order, so that the
 * falling rate favours no source. One thread: the same seed gives the same
 * bytes.
 *
 * Why not a language model: dearer by a hundred times for what a table of
 * forty thousand rows can hold.
 *
 * Limits: all words in memory (raw_words.h); output vectors take six times
 * the room of the vectors.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "acta/train.h"
#include "base/matrix.h"
#include "net.h"
#include "raw_words.h"
#include "word_vectors.h"

#define VECTOR_MEMORY ((size_t)8 << 30)
#define RATE 0.025
#define COMMON 2e-4
#define SIGMOID_MOST 6.0f

enum {
    WIDTH = 128,
    REACH = 3,
    PLACES = 2 * REACH,
    NEGATIVES = 5,
    BLOCK_WORDS = 10000,
    DRAW_ROOM = 1 << 20,
    SIGMOID_ROOM = 1024
};

typedef struct skip_gram {
    const acta_train_vectors_options *options;
    raw_words text;
    const matrix_kernels *kernels;
    float *in;      /* [V, WIDTH] */
    float *out;     /* [V, PLACES, WIDTH] */
    float *kept;    /* [V] chance to be trained on as a centre */
    uint32_t *draw; /* [DRAW_ROOM] words by count^0.75 */
    float *sigmoid; /* [SIGMOID_ROOM] of -SIGMOID_MOST to SIGMOID_MOST */
    uint64_t state;
    float rate;
} skip_gram;

static void fill_draw(skip_gram *g) {
    double all = 0.0;
    double sum = 0.0;
    uint32_t from = 0;
    for (uint32_t v = RAW_RARE; v < g->text.V; v++) {
        all += pow((double)g->text.count[v], 0.75);
    }
    for (uint32_t v = RAW_RARE; v < g->text.V; v++) {
        sum += pow((double)g->text.count[v], 0.75);
        uint32_t to = (uint32_t)(sum / all * DRAW_ROOM);
        for (; from < to && from < DRAW_ROOM; from++) {
            g->draw[from] = v;
        }
    }
    for (; from < DRAW_ROOM; from++) {
        g->draw[from] = RAW_RARE;
    }
}

static bool prepare(skip_gram *g, arena *keep) {
    const uint32_t V = g->text.V;
    g->in = arena_take(keep, (size_t)V * WIDTH, sizeof(float));
    g->out = arena_take(keep, (size_t)V * PLACES * WIDTH, sizeof(float));
    g->kept = arena_take(keep, V, sizeof(float));
    g->draw = arena_take(keep, DRAW_ROOM, sizeof *g->draw);
    g->sigmoid = arena_take(keep, SIGMOID_ROOM, sizeof(float));
    if (!g->in || !g->out || !g->kept || !g->draw || !g->sigmoid) {
        return false;
    }
    for (size_t i = 0; i < (size_t)V * WIDTH; i++) {
        g->in[i] = (float)((chance(&g->state) - 0.5) / WIDTH);
    }
    for (uint32_t v = RAW_RARE; v < V; v++) {
        double part = (double)g->text.count[v] / (double)g->text.N;
        g->kept[v] = (float)(sqrt(COMMON / part) + COMMON / part);
    }
    for (int i = 0; i < SIGMOID_ROOM; i++) {
        double x = ((i + 0.5) / SIGMOID_ROOM * 2.0 - 1.0) * SIGMOID_MOST;
        g->sigmoid[i] = (float)(1.0 / (1.0 + exp(-x)));
    }
    fill_draw(g);
    return true;
}

static float sigmoid(const skip_gram *g, float x) {
    if (x >= SIGMOID_MOST || x <= -SIGMOID_MOST) {
        return x > 0.0f ? 1.0f : 0.0f;
    }
    float at = (x + SIGMOID_MOST) * (SIGMOID_ROOM / (2.0f * SIGMOID_MOST));
    return g->sigmoid[(int)at];
}

/* pull: the centre's vector and one output vector together (right = 1) or
 * apart (0); `moved` [WIDTH] gathers the centre's part. */
static void pull(const skip_gram *g, const float *centre, float *out,
                 float right, float *moved) {
    float x = g->kernels->dot(centre, out, WIDTH);
    float by = (right - sigmoid(g, x)) * g->rate;
    g->kernels->add_scaled(moved, out, by, WIDTH);
    g->kernels->add_scaled(out, centre, by, WIDTH);
}

static float *out_at(const skip_gram *g, uint32_t word, int place) {
    return g->out + ((size_t)word * PLACES + (size_t)place) * WIDTH;
}

static void train_place_of(const skip_gram *g, const float *centre, size_t near,
                           int place, const uint32_t *wrong, float *moved) {
    uint32_t word = g->text.at[near];
    pull(g, centre, out_at(g, word, place), 1.0f, moved);
    for (int n = 0; n < NEGATIVES; n++) {
        if (wrong[n] != word) {
            pull(g, centre, out_at(g, wrong[n], place), 0.0f, moved);
        }
    }
}

static void train_centre(skip_gram *g, size_t i) {
    uint32_t wrong[NEGATIVES];
    float moved[WIDTH] = {0};
    float *centre = g->in + (size_t)g->text.at[i] * WIDTH;
    for (int n = 0; n < NEGATIVES; n++) {
        wrong[n] = g->draw[(uint32_t)(chance(&g->state) * DRAW_ROOM)];
    }
    for (int d = 1; d <= REACH && i >= (size_t)d; d++) {
        size_t near = i - (size_t)d;
        train_place_of(g, centre, near, REACH - d, wrong, moved);
        if (g->text.at[near] == RAW_END) {
            break;
        }
    }
    for (int d = 1; d <= REACH && i + (size_t)d < g->text.N; d++) {
        size_t near = i + (size_t)d;
        train_place_of(g, centre, near, REACH + d - 1, wrong, moved);
        if (g->text.at[near] == RAW_END) {
            break;
        }
    }
    g->kernels->add_scaled(centre, moved, 1.0f, WIDTH);
}

static void train_block(skip_gram *g, size_t block) {
    size_t end = (block + 1) * BLOCK_WORDS;
    end = end < g->text.N ? end : g->text.N;
    for (size_t i = block * BLOCK_WORDS; i < end; i++) {
        uint32_t word = g->text.at[i];
        if (word != RAW_END && chance(&g->state) < (double)g->kept[word]) {
            train_centre(g, i);
        }
    }
}

static void shuffle(uint32_t *order, uint32_t n, uint64_t *state) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t other = (uint32_t)(chance(state) * (i + 1));
        order[i] = order[other];
        order[other] = i;
    }
}

static acta_status run(skip_gram *g, arena *keep, acta_error *error) {
    const acta_train_vectors_options *o = g->options;
    uint32_t blocks = (uint32_t)((g->text.N + BLOCK_WORDS - 1) / BLOCK_WORDS);
    uint32_t *order = arena_take(keep, blocks, sizeof *order);
    if (order == NULL) {
        return fail_memory(error);
    }
    for (uint32_t epoch = 0; epoch < o->epochs; epoch++) {
        shuffle(order, blocks, &g->state);
        for (uint32_t b = 0; b < blocks; b++) {
            double done = (epoch + (double)b / blocks) / o->epochs;
            g->rate = (float)(RATE * (1.0 - done) + 1e-4 * RATE);
            train_block(g, order[b]);
            if (o->progress != NULL && !o->progress(o->who, done)) {
                return fail(error, ACTA_INTERRUPTED,
                            "stopped; nothing is kept");
            }
        }
    }
    return ACTA_OK;
}

static acta_status train_on(skip_gram *g, arena *keep, arena *tmp,
                            acta_error *error) {
    const acta_train_vectors_options *o = g->options;
    raw_job job = {o->data_folder, o->texts, o->text_count, o->rarest, o->most};
    acta_status status = raw_words_read(&job, keep, tmp, &g->text, error);
    if (status == ACTA_OK && !prepare(g, keep)) {
        status = fail_memory(error);
    }
    if (status == ACTA_OK) {
        status = run(g, keep, error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    word_vectors all = {g->text.V - RAW_FIRST, WIDTH, g->text.name + RAW_FIRST,
                        g->in + (size_t)RAW_FIRST * WIDTH};
    return word_vectors_write(o->output, &all, error);
}

acta_status acta_train_vectors(const acta_train_vectors_options *options,
                               acta_error *error) {
    arena *keep = arena_new(VECTOR_MEMORY);
    arena *tmp = arena_new(VECTOR_MEMORY);
    skip_gram g = {.options = options,
                   .kernels = matrix_kernels_best(),
                   .state = options->seed};
    acta_status status = keep == NULL || tmp == NULL
                             ? fail_memory(error)
                             : train_on(&g, keep, tmp, error);
    arena_free(keep);
    arena_free(tmp);
    return status;
}
