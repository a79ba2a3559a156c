/* train_chains.c: learn what speaks for an antecedent.
 *
 * Problem: weights for the features of src/entity/chain_rank.h from treebanks
 * whose MISC column marks entities (GUM: "Entity=(3-person-...", "3)").
 *
 * Method: the entity stage itself runs over each document with gold words,
 * tags and trees, in a lesson: every question it would ask the ranker comes
 * here with its candidates, is kept, and is answered as the treebank does, so
 * that later questions see right chains. A mention is known by its head word:
 * the word of its span whose head lies outside. Then one log-linear model a
 * class: the probability of the right candidates together, of "none" where
 * there is none, is made as great as can be (Durrett and Klein 2013) by steps
 * of Duchi, Hazan and Singer 2011 with a small L2 term, in a fixed shuffle.
 *
 * Why not pairs judged one by one: candidates compete.
 *
 * Limits: everything in memory; one span a head word, the shortest.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "acta/train.h"
#include "base/number.h"
#include "base/text.h"
#include "entity/chain_rank.h"
#include "load/conllu_layers.h"

#define TRAIN_MEMORY ((size_t)4 << 30)
#define RATE 0.2
#define DECAY 3e-3
enum {
    PASSES = 1,
    EPOCHS = 30,
    CASES_ROOM = 4096,
    OPEN_MOST = 64,
    SMALLEST = 10
};

/* A question with its right answers; sets[0] is "none". */
typedef struct lesson_case {
    uint8_t asked;
    uint32_t count; /* sets, "none" included */
    const rank_set *set;
    const bool *right; /* [count] */
} lesson_case;

typedef struct trainer {
    arena *keep;
    arena *tmp;
    const actors *dictionary;
    model names;     /* the recogniser's, zeroed when there is none */
    lesson_case *at; /* [C] */
    uint32_t C, room;
} trainer;

/* --- annotation ---------------------------------------------------------- */

typedef struct open_span {
    uint32_t id, start;
} open_span;

typedef struct marks {
    const tree *tree;
    uint32_t *gold;   /* [T] */
    uint32_t *length; /* [T] words of the span that gave gold */
    open_span open[OPEN_MOST];
    uint32_t depth;
} marks;

static void close_span(marks *m, uint32_t id, uint32_t end) {
    uint32_t k = m->depth;
    while (k > 0 && m->open[k - 1].id != id) {
        k--;
    }
    if (k == 0) {
        return;
    }
    uint32_t start = m->open[k - 1].start;
    m->depth--;
    memmove(&m->open[k - 1], &m->open[k],
            (m->depth - (k - 1)) * sizeof *m->open);
    for (uint32_t t = start; t < end; t++) {
        uint32_t head = m->tree->head[t];
        bool outside = head == TREE_ROOT || head < start || head >= end;
        if (outside && (m->length[t] == 0 || end - start < m->length[t])) {
            m->gold[t] = id;
            m->length[t] = end - start;
            return;
        }
    }
}

/* read_marks: "(3-person-new(4-place-..." opens, "4)3)" closes at word t. */
static void read_marks(marks *m, slice value, uint32_t t) {
    size_t i = 0;
    while (i < value.bytes) {
        bool opens = value.at[i] == '(';
        size_t from = i + opens;
        size_t to = from;
        while (to < value.bytes && value.at[to] != '(' && value.at[to] != ')') {
            to++;
        }
        slice rest = slice_part(value, from, to);
        slice number = {0};
        uint32_t id = 0;
        slice_cut(&rest, '-', &number);
        bool closes = to < value.bytes && value.at[to] == ')';
        if (number_u32(number, &id)) {
            if (opens && m->depth < OPEN_MOST) {
                m->open[m->depth++] = (open_span){id, t};
            }
            if (closes) {
                close_span(m, id, t + 1);
            }
        }
        i = to + closes;
    }
}

/* read_gold: the entity marks of the next T words of a file. */
static acta_status read_gold(conllu *file, marks *m, uint32_t T, arena *tmp,
                             acta_error *error) {
    for (uint32_t t = 0; t < T;) {
        conllu_sentence s;
        bool found = false;
        acta_status status = conllu_next(file, tmp, &found, &s, error);
        if (status != ACTA_OK || !found) {
            return status;
        }
        for (uint32_t k = 0; k < s.W && t < T; k++, t++) {
            slice value =
                conllu_feature(s.word[k].column[CONLLU_MISC], "Entity");
            read_marks(m, value, t);
        }
    }
    return ACTA_OK;
}

/* --- lessons ---------------------------------------------------------------
 */

static bool keep_case(void *who, const rank_case *asked, const bool *right) {
    trainer *t = who;
    if (t->C == t->room) {
        uint32_t room = t->room == 0 ? CASES_ROOM : t->room * 2;
        lesson_case *at = arena_grow(t->keep, t->at, t->C, room, sizeof *at);
        if (at == NULL) {
            return false;
        }
        t->at = at;
        t->room = room;
    }
    uint32_t count = asked->count + 1;
    rank_set *set = arena_take(t->keep, count, sizeof *set);
    bool *is_right = arena_take(t->keep, count, sizeof *is_right);
    if (set == NULL || is_right == NULL) {
        return false;
    }
    set[0] = asked->none;
    memcpy(set + 1, asked->set, asked->count * sizeof *set);
    memcpy(is_right + 1, right, asked->count * sizeof *is_right);
    is_right[0] = true;
    for (uint32_t k = 1; k < count; k++) {
        is_right[0] = is_right[0] && !is_right[k];
    }
    t->at[t->C++] = (lesson_case){(uint8_t)asked->asked, count, set, is_right};
    return true;
}

static acta_status learn_document(trainer *t, conllu_document *doc,
                                  conllu *again, acta_error *error) {
    uint32_t T = doc->tokens.T;
    marks m = {.tree = &doc->tree,
               .gold = arena_take(t->tmp, T, sizeof *m.gold),
               .length = arena_take(t->tmp, T, sizeof *m.length)};
    if (m.gold == NULL || m.length == NULL) {
        return fail_memory(error);
    }
    memset(m.gold, 0xFF, T * sizeof *m.gold); /* DOC_NONE */
    acta_status status = read_gold(again, &m, T, t->tmp, error);
    if (status != ACTA_OK) {
        return status;
    }
    chain_lesson lesson = {m.gold, keep_case, t};
    entity_in in = {t->dictionary, NULL,       &doc->article, &doc->tokens,
                    &doc->tags,    &doc->tree, &lesson};
    entity_out out;
    arena *scratch = arena_new(TRAIN_MEMORY);
    status = scratch == NULL ? fail_memory(error)
                             : entity_run(&in, t->tmp, scratch, &out, error);
    arena_free(scratch);
    return status;
}

static acta_status read_treebank(trainer *t, const char *path,
                                 acta_error *error) {
    conllu file;
    conllu again;
    acta_status status = conllu_open(path, true, &file, error);
    if (status != ACTA_OK) {
        return status;
    }
    status = conllu_open(path, true, &again, error);
    bool found = status == ACTA_OK;
    while (status == ACTA_OK && found) {
        arena_mark_t mark = arena_mark(t->tmp);
        conllu_document doc;
        status = conllu_next_document(&file, t->tmp, &found, &doc, error);
        if (status == ACTA_OK && found) {
            status = learn_document(t, &doc, &again, error);
        }
        arena_back(t->tmp, mark);
    }
    conllu_close(&again);
    conllu_close(&file);
    return status;
}

/* --- the model --------------------------------------------------------------
 */

typedef struct learned {
    double weight[RANK_CLASSES][RANK_FEATURES];
    double squares[RANK_CLASSES][RANK_FEATURES];
} learned;

/* What a treebank of many genres cannot teach, set and not learned: in news
 * states and bodies act, and what one of them says of "it" it says of itself;
 * a person may be named by his last name alone, and he is somebody named
 * (salience by kind of text: Lappin and Leass 1994). */
static const struct {
    rank_class asked;
    rank_feature feature;
    double weight;
} FIXED[] = {{RANK_IT, F_HOLDER_NEAR, 2.0},
             {RANK_THEY, F_HOLDER_NEAR, 2.0},
             {RANK_IT, F_ACTOR, 0.6},
             {RANK_HE, F_HOLDER_NEAR, 1.5},
             {RANK_HE, F_UNTYPED_SUBJECT, 1.0},
             {RANK_HE, F_PERSON, 0.8},
             {RANK_HE, F_NONE, -1.5}};

static bool is_fixed(unsigned asked, int feature, double *weight) {
    for (size_t i = 0; i < sizeof FIXED / sizeof *FIXED; i++) {
        if (FIXED[i].asked == asked && (int)FIXED[i].feature == feature) {
            *weight = FIXED[i].weight;
            return true;
        }
    }
    return false;
}

static double sum_of(const learned *m, unsigned asked, const rank_set *s) {
    double sum = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        sum += m->weight[asked][s->at[i]];
    }
    return sum;
}

/* The candidates' shares of probability, and those of the right ones among
 * themselves. */
static void shares(const learned *m, const lesson_case *c, double *all,
                   double *good) {
    double most = -1e300;
    for (uint32_t k = 0; k < c->count; k++) {
        all[k] = sum_of(m, c->asked, &c->set[k]);
        most = all[k] > most ? all[k] : most;
    }
    double sum_all = 0;
    double sum_good = 0;
    for (uint32_t k = 0; k < c->count; k++) {
        all[k] = exp(all[k] - most);
        sum_all += all[k];
        sum_good += c->right[k] ? all[k] : 0;
    }
    for (uint32_t k = 0; k < c->count; k++) {
        good[k] = c->right[k] && sum_good > 0 ? all[k] / sum_good : 0;
        all[k] /= sum_all;
    }
}

static void step(learned *m, const lesson_case *c) {
    double all[RANK_CANDIDATES + 1];
    double good[RANK_CANDIDATES + 1];
    double slope[RANK_FEATURES] = {0};
    bool touched[RANK_FEATURES] = {false};
    shares(m, c, all, good);
    for (uint32_t k = 0; k < c->count; k++) {
        for (uint32_t i = 0; i < c->set[k].count; i++) {
            slope[c->set[k].at[i]] += all[k] - good[k];
            touched[c->set[k].at[i]] = true;
        }
    }
    for (int f = 0; f < RANK_FEATURES; f++) {
        double *weight = &m->weight[c->asked][f];
        if (touched[f] && !is_fixed(c->asked, f, weight)) {
            double g = slope[f] + DECAY * *weight;
            m->squares[c->asked][f] += g * g;
            *weight -= RATE * g / (sqrt(m->squares[c->asked][f]) + 1e-8);
        }
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

static acta_status learn(trainer *t, learned *m, acta_error *error) {
    uint32_t *order = arena_take(t->keep, t->C, sizeof *order);
    if (order == NULL) {
        return fail_memory(error);
    }
    for (uint32_t c = 0; c < t->C; c++) {
        order[c] = c;
    }
    uint64_t state = 20240229;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        shuffle(order, t->C, &state);
        for (uint32_t c = 0; c < t->C; c++) {
            step(m, &t->at[order[c]]);
        }
    }
    return ACTA_OK;
}

static void measure(const trainer *t, const learned *m, acta_train_links *out) {
    out->asked = t->C;
    for (uint32_t c = 0; c < t->C; c++) {
        const lesson_case *one = &t->at[c];
        uint32_t best = 0;
        double most = sum_of(m, one->asked, &one->set[0]);
        for (uint32_t k = 1; k < one->count; k++) {
            double sum = sum_of(m, one->asked, &one->set[k]);
            if (sum > most) {
                most = sum;
                best = k;
            }
        }
        out->linked += !one->right[0];
        out->right += one->right[best];
    }
}

/* A call of acta_train_chains. */
typedef struct chains_job {
    const char *data_folder;
    const char *const *treebanks; /* [count] */
    size_t count;
    const char *output;
} chains_job;

static acta_status write_weights(const trainer *t, const chains_job *job,
                                 const learned *m, acta_train_links *out,
                                 acta_error *error) {
    text file = text_on(t->keep);
    text_add_str(&file, "# acta chains 1\n"
                        "# Weights of antecedents in thousandths: who asks, "
                        "what speaks for one.\n"
                        "# Written by `acta train --chains`; "
                        "docs/methods/entity.md.\n"
                        "# Learned from:");
    for (size_t i = 0; i < job->count; i++) {
        const char *slash = strrchr(job->treebanks[i], '/');
        text_add_str(&file, " ");
        text_add_str(&file, slash == NULL ? job->treebanks[i] : slash + 1);
    }
    text_add_str(&file, "\n");
    for (int c = 0; c < RANK_CLASSES; c++) {
        for (int f = 0; f < RANK_FEATURES; f++) {
            long rounded = lround(m->weight[c][f] * 1000);
            if (labs(rounded) < SMALLEST) {
                continue;
            }
            text_add_format(&file, "%ld\t", rounded);
            text_add(&file, rank_class_name((rank_class)c));
            text_add_char(&file, '\t');
            text_add(&file, rank_feature_name((rank_feature)f));
            text_add_char(&file, '\n');
            out->weights++;
        }
    }
    return file.failed
               ? fail_memory(error)
               : file_write_whole(job->output, text_slice(&file), error);
}

/* The recogniser of names, when the data folder has one. */
static acta_status open_names(trainer *t, const chains_job *job,
                              acta_error *error) {
    text path = text_on(t->keep);
    text_add_format(&path, "%s/models/names.acta%c", job->data_folder, '\0');
    if (path.failed) {
        return fail_memory(error);
    }
    acta_status status = model_open(path.at, &t->names, error);
    if (status == ACTA_NOT_FOUND) {
        t->names = (model){0};
        return ACTA_OK;
    }
    return status == ACTA_OK ? actors_with_names(t->dictionary, &t->names,
                                                 t->keep, &t->dictionary, error)
                             : status;
}

static acta_status train_on(trainer *t, const chains_job *job,
                            acta_train_links *out, acta_error *error) {
    acta_train_links figures = {0};
    text path = text_on(t->keep);
    text_add_format(&path, "%s/actors%c", job->data_folder, '\0');
    learned *m = arena_take(t->keep, 1, sizeof *m);
    if (path.failed || m == NULL) {
        return fail_memory(error);
    }
    acta_status status = actors_open(path.at, t->keep, &t->dictionary, error);
    if (status == ACTA_OK) {
        status = open_names(t, job, error);
    }
    for (size_t i = 0; i < job->count && status == ACTA_OK; i++) {
        status = read_treebank(t, job->treebanks[i], error);
    }
    if (status == ACTA_OK) {
        status = learn(t, m, error);
    }
    if (status == ACTA_OK) {
        measure(t, m, &figures);
        status = write_weights(t, job, m, &figures, error);
    }
    if (status == ACTA_OK) {
        *out = figures;
    }
    return status;
}

acta_status acta_train_chains(const char *data_folder,
                              const char *const *treebanks, size_t count,
                              const char *output, acta_train_links *out,
                              acta_error *error) {
    chains_job job = {data_folder, treebanks, count, output};
    trainer t = {.keep = arena_new(TRAIN_MEMORY),
                 .tmp = arena_new(TRAIN_MEMORY)};
    acta_status status = t.keep == NULL || t.tmp == NULL
                             ? fail_memory(error)
                             : train_on(&t, &job, out, error);
    model_close(&t.names);
    arena_free(t.keep);
    arena_free(t.tmp);
    return status;
}
