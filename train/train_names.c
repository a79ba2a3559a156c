/* train_names.c: make the model file of the name recogniser.
 *
 * Problem: from documents with labelled names to a table of some ten thousand
 * features that is small, fast and says what the training said.
 *
 * Method: features of all words that may be in a name are numbered as they are
 * met; those seen once are left out; a conditional random field gives weights
 * (train_names_learn.c); the features that move labels most are kept, as many
 * as fill three quarters of the table, and their weights rounded to signed
 * bytes of one scale (docs/formats/names.md). What is measured on --dev files
 * is measured with the table that is written.
 *
 * Limits: everything in memory, 300 bytes a word.
 */
#include <math.h>
#include <stdlib.h>

#include "train_names.h"

#define NAMES_MEMORY ((size_t)1 << 30)
enum { SLOTS = 1 << 18, FILL_PARTS = 4, FILLED = 3 };

/* --- features of the corpus ----------------------------------------------- */

static void *grown(void *old, size_t count, uint64_t *room, size_t size) {
    if (count < *room) {
        return old;
    }
    uint64_t more = *room == 0 ? 1024 : *room * 2;
    void *at = realloc(old, more * size);
    if (at != NULL) {
        *room = more;
    }
    return at;
}

#define GROW(list, count, room, type)                                          \
    do {                                                                       \
        uint64_t now = (room);                                                 \
        type *grown_list = grown((list), (count), &now, sizeof(type));         \
        if (grown_list == NULL) {                                              \
            return false;                                                      \
        }                                                                      \
        (list) = grown_list;                                                   \
        (room) = (__typeof__(room))now;                                        \
    } while (0)

static bool rehash(feature_ids *f) {
    uint32_t room = f->room == 0 ? 1 << 16 : f->room * 2;
    uint32_t *id = calloc(room, sizeof *id);
    if (id == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < f->count; i++) {
        uint32_t at = (uint32_t)(f->feature[i] >> 20) & (room - 1);
        while (id[at] != 0) {
            at = (at + 1) & (room - 1);
        }
        id[at] = i + 1;
    }
    free(f->id);
    f->id = id;
    f->room = room;
    return true;
}

bool feature_ids_add(feature_ids *f, uint64_t feature, uint32_t *id) {
    if (f->count * UINT64_C(2) >= f->room && !rehash(f)) {
        return false;
    }
    uint32_t at = (uint32_t)(feature >> 20) & (f->room - 1);
    while (f->id[at] != 0 && f->feature[f->id[at] - 1] != feature) {
        at = (at + 1) & (f->room - 1);
    }
    if (f->id[at] == 0) {
        uint32_t room = f->list_room;
        GROW(f->feature, f->count, f->list_room, uint64_t);
        f->list_room = room;
        GROW(f->seen, f->count, f->list_room, uint32_t);
        f->feature[f->count] = feature;
        f->seen[f->count] = 0;
        f->id[at] = ++f->count;
    }
    *id = f->id[at] - 1;
    f->seen[*id]++;
    return true;
}

void feature_ids_done(feature_ids *f) {
    free(f->id);
    free(f->feature);
    free(f->seen);
}

void name_corpus_done(name_corpus *c) {
    free(c->word);
    free(c->first);
    free(c->feature);
}

/* --- gathering --------------------------------------------------------- */

typedef struct names_job {
    const acta_train_names_options *o;
    run_engine *engine;
    arena *keep;
    name_lists lists;
    name_corpus corpus;
    feature_ids ids;
    recogniser made;
    acta_train_names_score *score; /* of the dev file that is read */
} names_job;

static bool add_word(names_job *j, const name_document *d, const name_views *v,
                     uint32_t t) {
    name_corpus *c = &j->corpus;
    name_features f = {.count = 0};
    GROW(c->word, c->T, c->word_room, name_word);
    name_word *word = &c->word[c->T++];
    *word = (name_word){.from = c->F, .allowed = 1, .gold = d->gold[t]};
    if (!v->at[t].open) {
        return true;
    }
    name_features_of(v, t, &f);
    bool name = (v->at[t].flags & FLAG_CAPITAL) != 0 &&
                (v->at[t].flags & FLAG_FIRST) == 0 &&
                is_upos(v->w, t, UPOS_PROPN);
    word->allowed = d->gold[t] == 0 && !name ? 1 : d->allowed[t];
    word->count = (uint8_t)f.count;
    word->lexical = (uint8_t)f.lexical;
    for (uint32_t i = 0; i < f.count; i++) {
        uint32_t id = 0;
        if (!feature_ids_add(&j->ids, f.at[i], &id)) {
            return false;
        }
        GROW(c->feature, c->F, c->feature_room, uint32_t);
        c->feature[c->F++] = id;
    }
    return true;
}

/* Where a name lies partly on closed words, the rest of it is left open. */
static bool add_sentences(names_job *j, const name_document *d,
                          const name_views *v) {
    name_corpus *c = &j->corpus;
    const tokens *words = d->w.words;
    for (uint32_t s = 0; s < words->S; s++) {
        GROW(c->first, c->S + 1, c->first_room, uint32_t);
        c->first[c->S++] = c->T;
        for (uint32_t t = words->first[s]; t < words->first[s + 1]; t++) {
            if (!add_word(j, d, v, t)) {
                return false;
            }
            name_word *now = &c->word[c->T - 1];
            bool inside = now->gold != 0 && !name_begins(now->gold);
            bool broken = inside && t > words->first[s] && now[-1].count == 0;
            if (broken && now->count > 0) {
                now->allowed |= (uint16_t)(1u << (now->gold - 1));
            }
        }
        c->first[c->S] = c->T;
    }
    return true;
}

static acta_status gather(void *who, const name_document *d,
                          acta_error *error) {
    names_job *j = who;
    name_views v;
    return name_views_make(&d->w, &j->lists, &v) && add_sentences(j, d, &v)
               ? ACTA_OK
               : fail_memory(error);
}

/* --- the table --------------------------------------------------------- */

typedef struct ranked {
    float size;
    uint32_t id;
} ranked;

static int by_size(const void *a, const void *b) {
    const ranked *x = a;
    const ranked *y = b;
    if (x->size != y->size) {
        return x->size < y->size ? 1 : -1;
    }
    return x->id < y->id ? -1 : x->id > y->id;
}

static float spread(const float *weight) {
    float low = weight[0];
    float high = weight[0];
    for (int l = 1; l < NAME_LABELS; l++) {
        low = weight[l] < low ? weight[l] : low;
        high = weight[l] > high ? weight[l] : high;
    }
    return high - low;
}

static int8_t rounded(float weight, float scale) {
    float x = roundf(weight / scale);
    return (int8_t)(x > 127 ? 127 : x < -127 ? -127 : x);
}

/* The features kept, by how far they move labels, often met ones more. */
static acta_status fill_table(names_job *j, const name_weights *w,
                              name_slot *slots, float *scale,
                              acta_error *error) {
    ranked *rank = calloc(w->features + 1u, sizeof *rank);
    if (rank == NULL) {
        return fail_memory(error);
    }
    float most = 0;
    for (uint32_t f = 0; f < w->features; f++) {
        const float *at = w->at + (size_t)f * NAME_LABELS;
        float seen = (float)j->ids.seen[f];
        rank[f] = (ranked){spread(at) * sqrtf(logf(1 + seen)), f};
        for (int l = 0; l < NAME_LABELS; l++) {
            most = fabsf(at[l]) > most ? fabsf(at[l]) : most;
        }
    }
    qsort(rank, w->features, sizeof *rank, by_size);
    *scale = most > 4 ? 4.0f / 127 : most / 127;
    uint32_t kept = w->features < SLOTS / FILL_PARTS * FILLED
                        ? w->features
                        : SLOTS / FILL_PARTS * FILLED;
    for (uint32_t k = 0; k < kept && rank[k].size > 0; k++) {
        uint32_t mark = name_mark(j->ids.feature[rank[k].id]);
        uint32_t at = mark & (SLOTS - 1);
        while (slots[at].mark != 0 && slots[at].mark != mark) {
            at = (at + 1) & (SLOTS - 1);
        }
        if (slots[at].mark != 0) {
            continue; /* the weaker of two of one mark */
        }
        slots[at].mark = mark;
        for (int l = 0; l < NAME_LABELS; l++) {
            slots[at].weight[l] = rounded(
                w->at[(size_t)rank[k].id * NAME_LABELS + (size_t)l], *scale);
        }
    }
    free(rank);
    return ACTA_OK;
}

static acta_status write_model(names_job *j, const name_weights *w,
                               acta_error *error) {
    enum { EDGES = NAME_LABELS + 1, SIZES = 5 };
    name_slot *slots = arena_take(j->keep, SLOTS, sizeof *slots);
    int32_t *step = arena_take(j->keep, EDGES * EDGES, sizeof *step);
    uint32_t *size = arena_take(j->keep, SIZES, sizeof *size);
    model_writer *out = model_writer_new(j->keep);
    float scale = 1;
    if (slots == NULL || step == NULL || size == NULL || out == NULL) {
        return fail_memory(error);
    }
    acta_status status = fill_table(j, w, slots, &scale, error);
    if (status != ACTA_OK) {
        return status;
    }
    for (int a = 0; a < EDGES; a++) {
        for (int b = 0; b < EDGES; b++) {
            float x = roundf(w->step[a][b] / scale);
            step[a * EDGES + b] = (int32_t)fminf(fmaxf(x, -9999), 9999);
        }
    }
    const key_table *names = &j->lists.names;
    const key_table *words = &j->lists.words;
    memcpy(size,
           (uint32_t[]){NAME_LABELS, SLOTS, names->count, 2, words->count},
           SIZES * sizeof *size);
    const struct {
        const char *name;
        const void *at;
        size_t bytes;
    } parts[] = {{"names.size", size, SIZES * sizeof *size},
                 {"names.step", step, EDGES * EDGES * sizeof *step},
                 {"names.slot", slots, SLOTS * sizeof *slots},
                 {"names.key", names->key, names->count * sizeof(uint32_t)},
                 {"names.class", names->class, names->count},
                 {"names.word", words->key, words->count * sizeof(uint32_t)},
                 {"names.kin", words->class, words->count}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (status == ACTA_OK) {
            status = model_add(out, parts[i].name,
                               (slice){parts[i].at, parts[i].bytes}, error);
        }
    }
    j->made = (recogniser){
        .lists = j->lists, .slots = slots, .slot_count = SLOTS, .step = step};
    return status == ACTA_OK ? model_writer_finish(out, j->o->output, error)
                             : status;
}

/* --- measuring --------------------------------------------------------- */

static bool span_at(const uint8_t *label, uint32_t t, uint32_t stop,
                    uint32_t *end) {
    if (!name_begins(label[t])) {
        return false;
    }
    uint32_t e = t + 1;
    while (e < stop && label[e] == label[t] + 1) {
        e++;
    }
    *end = e;
    return true;
}

static acta_status measure(void *who, const name_document *d,
                           acta_error *error) {
    names_job *j = who;
    const tokens *words = d->w.words;
    name_views v;
    uint8_t *label = arena_take(d->w.tmp, words->T, 1);
    if (label == NULL || !name_views_make(&d->w, &j->lists, &v) ||
        !name_labels(&j->made, &v, label)) {
        return fail_memory(error);
    }
    for (uint32_t s = 0; s < words->S; s++) {
        uint32_t stop = words->first[s + 1];
        for (uint32_t t = words->first[s]; t < stop; t++) {
            uint32_t end = 0;
            uint32_t gold_end = 0;
            bool found = span_at(label, t, stop, &end);
            bool gold = span_at(d->gold, t, stop, &gold_end);
            if (found) {
                unsigned k = name_type_of(label[t]);
                j->score->found[k]++;
                j->score->right[k] +=
                    gold && end == gold_end && d->gold[t] == label[t];
            }
            if (gold) {
                j->score->gold[name_type_of(d->gold[t])]++;
            }
        }
    }
    return ACTA_OK;
}

static acta_status train_on(names_job *j, acta_error *error) {
    const acta_train_names_options *o = j->o;
    name_learning how = {.epochs = o->epochs,
                         .least_seen = 2,
                         .drop = 0.7f,
                         .rate = 0.15f,
                         .decay = 1e-3f,
                         .blank = 0.3f};
    name_weights w = {0};
    acta_status status =
        name_lists_read(o->lists_folder, j->keep, &j->lists, error);
    for (size_t i = 0; i < o->train_count && status == ACTA_OK; i++) {
        status = name_documents_each(j->engine, o->train[i], gather, j, error);
    }
    if (status == ACTA_OK) {
        status =
            name_learn(&j->corpus, j->ids.seen, j->ids.count, &how, &w, error);
    }
    if (status == ACTA_OK) {
        status = write_model(j, &w, error);
    }
    free(w.at);
    for (size_t i = 0; i < o->dev_count && status == ACTA_OK; i++) {
        acta_train_names_score score = {.path = o->dev[i]};
        j->score = &score;
        status = name_documents_each(j->engine, o->dev[i], measure, j, error);
        if (status == ACTA_OK && o->report != NULL) {
            o->report(o->who, &score);
        }
    }
    return status;
}

acta_status acta_train_names(const acta_train_names_options *options,
                             acta_error *error) {
    names_job j = {.o = options, .keep = arena_new(NAMES_MEMORY)};
    acta_status status = j.keep == NULL ? fail_memory(error)
                                        : run_engine_open(options->data_folder,
                                                          &j.engine, error);
    if (status == ACTA_OK) {
        status = train_on(&j, error);
    }
    run_engine_close(j.engine);
    name_corpus_done(&j.corpus);
    feature_ids_done(&j.ids);
    arena_free(j.keep);
    return status;
}
