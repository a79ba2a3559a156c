/* train_token.c: learn where sentences end.
 *
 * Problem: weights for the features of src/token/token_features.c from
 * treebanks, which give sentences but not the places where one might have ended
 * and did not.
 *
 * Method: the raw text of each paragraph is put together again from the words
 * and their SpaceAfter; the tokeniser's own words and candidates are taken from
 * it, so that training sees what use will see; a candidate is positive when a
 * sentence of the treebank ends at its byte. Logistic regression by stochastic
 * steps with the step sizes of Duchi, Hazan and Singer, "Adaptive Subgradient
 * Methods", 2011, and a small L2 term; a fixed shuffle. Weights are rounded to
 * thousandths and small ones left out.
 *
 * Why not count-based rules: the features overlap; regression shares the weight
 * among them.
 *
 * Limits: everything in memory, about 200 MB for a million words.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "acta/train.h"
#include "base/status.h"
#include "base/text.h"
#include "load/conllu.h"
#include "token/token_features.h"

#define TRAIN_MEMORY ((size_t)2 << 30)
#define RATE 0.3
#define DECAY 1e-2
enum { EPOCHS = 20, RAREST = 3, SMALLEST = 15, EXAMPLES_ROOM = 4096 };

typedef struct example {
    uint32_t feature[FEATURES_MOST];
    uint8_t count;
    bool end;
} example;

typedef struct trainer {
    arena *keep;
    arena *tmp;
    token_model *model;
    map *names;     /* feature -> index */
    uint32_t *seen; /* [names] how often */
    uint32_t names_room;
    example *at; /* [E] */
    uint32_t E;
    uint32_t room;
} trainer;

/* --- examples from treebanks ------------------------------------------- */

typedef struct paragraph {
    text body;
    uint32_t *end; /* [S] byte where a sentence ends */
    uint32_t S;
    uint32_t room;
} paragraph;

static bool add_end(paragraph *p, arena *tmp) {
    if (p->S == p->room) {
        uint32_t room = p->room == 0 ? 16 : p->room * 2;
        p->end = arena_grow(tmp, p->end, p->S, room, sizeof *p->end);
        p->room = room;
    }
    if (p->end == NULL) {
        return false;
    }
    p->end[p->S++] = (uint32_t)p->body.bytes;
    return true;
}

/* add_sentence: its surface text behind what the paragraph holds. */
static bool add_sentence(paragraph *p, const conllu_sentence *s, arena *tmp) {
    uint32_t range = 0;
    size_t bytes = p->body.bytes;
    for (uint32_t w = 0; w < s->W; w++) {
        if (range < s->R && s->range[range].first == w) {
            text_add(&p->body, s->range[range].form);
            w = s->range[range].last;
            range++;
        } else {
            text_add(&p->body, s->word[w].column[CONLLU_FORM]);
        }
        bytes = p->body.bytes;
        if (s->word[w].spaced) {
            text_add_char(&p->body, ' ');
        }
    }
    size_t whole = p->body.bytes;
    p->body.bytes = bytes; /* the end lies before the blank */
    bool added = add_end(p, tmp);
    p->body.bytes = whole;
    return added && !p->body.failed;
}

static bool grow_examples(trainer *t) {
    if (t->E < t->room) {
        return true;
    }
    uint32_t room = t->room == 0 ? EXAMPLES_ROOM : t->room * 2;
    example *at = arena_grow(t->keep, t->at, t->E, room, sizeof *at);
    if (at == NULL) {
        return false;
    }
    t->at = at;
    t->room = room;
    return true;
}

static bool count_feature(trainer *t, uint32_t index) {
    if (index >= t->names_room) {
        uint32_t room = t->names_room == 0 ? EXAMPLES_ROOM : index * 2;
        t->seen =
            arena_grow(t->keep, t->seen, t->names_room, room, sizeof *t->seen);
        t->names_room = room;
    }
    if (t->seen == NULL) {
        return false;
    }
    t->seen[index]++;
    return true;
}

static bool add_example(trainer *t, const feature_set *f, bool end) {
    if (!grow_examples(t)) {
        return false;
    }
    example *e = &t->at[t->E++];
    e->count = (uint8_t)f->count;
    e->end = end;
    for (uint32_t i = 0; i < f->count; i++) {
        e->feature[i] = map_intern(t->names, f->name[i]);
        if (e->feature[i] == MAP_NONE || !count_feature(t, e->feature[i])) {
            return false;
        }
    }
    return true;
}

static bool ends_at(const paragraph *p, uint32_t byte, uint32_t *from) {
    while (*from < p->S && p->end[*from] < byte) {
        (*from)++;
    }
    return *from < p->S && p->end[*from] == byte;
}

/* learn_paragraph: the candidates of a paragraph become examples. */
static bool learn_paragraph(trainer *t, paragraph *p) {
    slice body = text_slice(&p->body);
    token_list words = {.tmp = t->tmp};
    uint32_t from = 0;
    words_read(t->model, body, (span){0, (uint32_t)body.bytes}, &words);
    if (words.failed) {
        return false;
    }
    boundary_walk walk = boundaries_of(t->model, &words, body, 0, words.T);
    boundary b;
    feature_set f;
    while (boundary_next(&walk, &b)) {
        bool end = ends_at(p, words.at[b.next - 1].end, &from);
        boundary_features(&words, body, &b, &f);
        if (!add_example(t, &f, end)) {
            return false;
        }
        if (end) {
            boundary_take(&walk, b.next);
        }
    }
    return true;
}

static acta_status read_treebank(trainer *t, const char *path,
                                 acta_error *error) {
    conllu file;
    acta_status status = conllu_open(path, false, &file, error);
    if (status != ACTA_OK) {
        return status;
    }
    conllu_sentence s;
    bool found = true, good = true;
    arena_mark_t mark = arena_mark(t->tmp);
    paragraph p = {.body = text_on(t->tmp)};
    while (good && found) {
        status = conllu_next(&file, t->tmp, &found, &s, error);
        if (status != ACTA_OK) {
            break;
        }
        if (!found || s.new_paragraph || s.new_document) {
            good = p.S == 0 || learn_paragraph(t, &p);
            p = (paragraph){.body = text_on(t->tmp)};
        }
        good = good && (!found || add_sentence(&p, &s, t->tmp));
    }
    arena_back(t->tmp, mark);
    conllu_close(&file);
    return status == ACTA_OK && !good ? fail_memory(error) : status;
}

/* --- regression ---------------------------------------------------------- */

static double score(const example *e, const double *weight) {
    double sum = 0;
    for (uint32_t i = 0; i < e->count; i++) {
        sum += weight[e->feature[i]];
    }
    return sum;
}

static void step(const example *e, double *weight, double *squares) {
    double slope = 1.0 / (1.0 + exp(-score(e, weight))) - (e->end ? 1.0 : 0.0);
    for (uint32_t i = 0; i < e->count; i++) {
        uint32_t f = e->feature[i];
        double g = slope + DECAY * weight[f];
        squares[f] += g * g;
        weight[f] -= RATE * g / (sqrt(squares[f]) + 1e-8);
    }
}

static void shuffle(uint32_t *order, uint32_t count, uint64_t *state) {
    for (uint32_t i = count; i > 1; i--) {
        *state = *state * 6364136223846793005u + 1442695040888963407u;
        uint32_t j = (uint32_t)((*state >> 33) % i);
        uint32_t swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
}

/* drop_rare: features seen in fewer than RAREST examples are left out. */
static void drop_rare(trainer *t) {
    for (uint32_t e = 0; e < t->E; e++) {
        uint8_t kept = 0;
        for (uint8_t i = 0; i < t->at[e].count; i++) {
            if (t->seen[t->at[e].feature[i]] >= RAREST) {
                t->at[e].feature[kept++] = t->at[e].feature[i];
            }
        }
        t->at[e].count = kept;
    }
}

static acta_status learn(trainer *t, double *weight, acta_error *error) {
    uint32_t N = map_count(t->names);
    double *squares = arena_take(t->keep, N, sizeof *squares);
    uint32_t *order = arena_take(t->keep, t->E, sizeof *order);
    if (squares == NULL || order == NULL) {
        return fail_memory(error);
    }
    for (uint32_t e = 0; e < t->E; e++) {
        order[e] = e;
    }
    uint64_t state = 20240229;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        shuffle(order, t->E, &state);
        for (uint32_t e = 0; e < t->E; e++) {
            step(&t->at[order[e]], weight, squares);
        }
    }
    return ACTA_OK;
}

static void measure(const trainer *t, const double *weight,
                    acta_train_ends *out) {
    out->places = t->E;
    for (uint32_t e = 0; e < t->E; e++) {
        out->ends += t->at[e].end;
        out->right += (score(&t->at[e], weight) > 0) == t->at[e].end;
    }
}

/* A call of acta_train_sentences. */
typedef struct token_job {
    const char *data_folder;
    const char *const *treebanks; /* [count] */
    size_t count;
    const char *output;
} token_job;

static acta_status write_weights(const trainer *t, const token_job *job,
                                 const double *weight, acta_train_ends *out,
                                 acta_error *error) {
    text file = text_on(t->keep);
    text_add_str(
        &file,
        "# acta sentences 1\n"
        "# Weights of the sentence classifier in thousandths, "
        "a tab, the feature.\n"
        "# Written by `acta train --sentences`; docs/formats/tokens.md.\n");
    text_add_str(&file, "# Learned from:");
    for (size_t i = 0; i < job->count; i++) {
        const char *slash = strrchr(job->treebanks[i], '/');
        text_add_str(&file, " ");
        text_add_str(&file, slash == NULL ? job->treebanks[i] : slash + 1);
    }
    text_add_str(&file, "\n");
    for (uint32_t f = 0; f < map_count(t->names); f++) {
        long rounded = lround(weight[f] * 1000);
        if (labs(rounded) >= SMALLEST) {
            text_add_format(&file, "%ld\t", rounded);
            text_add(&file, map_key(t->names, f));
            text_add_char(&file, '\n');
            out->weights++;
        }
    }
    return file.failed
               ? fail_memory(error)
               : file_write_whole(job->output, text_slice(&file), error);
}

static acta_status train_on(trainer *t, const token_job *job,
                            acta_train_ends *out, acta_error *error) {
    acta_train_ends figures = {0};
    t->names = map_new(t->keep);
    if (t->names == NULL) {
        return fail_memory(error);
    }
    acta_status status =
        token_model_words(job->data_folder, t->keep, &t->model, error);
    for (size_t i = 0; i < job->count && status == ACTA_OK; i++) {
        status = read_treebank(t, job->treebanks[i], error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    double *weight = arena_take(t->keep, map_count(t->names), sizeof *weight);
    if (weight == NULL) {
        return fail_memory(error);
    }
    drop_rare(t);
    status = learn(t, weight, error);
    if (status == ACTA_OK) {
        measure(t, weight, &figures);
        status = write_weights(t, job, weight, &figures, error);
    }
    if (status == ACTA_OK) {
        *out = figures;
    }
    return status;
}

acta_status acta_train_sentences(const char *data_folder,
                                 const char *const *treebanks, size_t count,
                                 const char *output, acta_train_ends *out,
                                 acta_error *error) {
    token_job job = {data_folder, treebanks, count, output};
    trainer t = {.keep = arena_new(TRAIN_MEMORY),
                 .tmp = arena_new(TRAIN_MEMORY)};
    acta_status status = t.keep == NULL || t.tmp == NULL
                             ? fail_memory(error)
                             : train_on(&t, &job, out, error);
    arena_free(t.keep);
    arena_free(t.tmp);
    return status;
}
