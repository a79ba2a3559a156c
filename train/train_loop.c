/* train_loop.c: epochs, learning rate, checkpoints, scores.
 *
 * The rate rises over the first steps, stays for three tenths of the training
 * and then falls to zero in a straight line: falling early is what brings a
 * short training to rest. It depends on the step alone, never on the clock, so
 * that a training that was interrupted and resumed at an epoch gives the same
 * model to the byte as one that ran through.
 */
#include "train_loop.h"

#include <math.h>

#include "doc/tags.h"
#include "encode/encode_features.h"

enum {
    DEFAULT_BATCH_WORDS = 800,
    DEFAULT_CELLS = 128,
    DEFAULT_HIDDEN = 128,
    WARM_STEPS = 200,
    REPORT_STEPS = 50,
    MEAN_STEPS = 10
};

#define DEFAULT_RATE 2e-3
#define STEADY 0.3
#define CLIP 5.0
#define DROPOUT 0.33
/* Of all steps: how many the mean of the weights looks back. */
#define MEAN_PART 0.05

static acta_status read_banks(training *t, acta_error *error) {
    const acta_train_options *o = t->options;
    t->banks = arena_take(t->keep, o->train_count, sizeof *t->banks);
    if (t->banks == NULL || !vocabulary_new(t->keep, &t->vocabulary)) {
        return fail_memory(error);
    }
    for (size_t i = 0; i < o->train_count; i++) {
        acta_status status =
            treebank_read(o->train[i], t->keep, &t->banks[i], error);
        if (status != ACTA_OK) {
            return status;
        }
    }
    return corpus_make(t->banks, o->train_count, true, t->keep, &t->vocabulary,
                       &t->corpus, error);
}

static acta_status read_dev(training *t, acta_error *error) {
    const acta_train_options *o = t->options;
    t->dev = arena_take(t->keep, o->dev_count, sizeof *t->dev);
    if (t->dev == NULL) {
        return fail_memory(error);
    }
    for (size_t i = 0; i < o->dev_count; i++) {
        treebank bank;
        acta_status status = treebank_read(o->dev[i], t->keep, &bank, error);
        if (status == ACTA_OK) {
            status = corpus_make(&bank, 1, false, t->keep, &t->vocabulary,
                                 &t->dev[i], error);
        }
        if (status != ACTA_OK) {
            return status;
        }
    }
    return ACTA_OK;
}

/* read_vectors: the word vectors given from outside. */
static acta_status read_vectors(training *t, acta_error *error) {
    word_vectors given;
    t->given = (word_vectors){0};
    if (t->options->vectors == NULL) {
        return ACTA_OK;
    }
    acta_status status =
        word_vectors_read(t->options->vectors, t->keep, &given, error);
    if (status != ACTA_OK) {
        return status;
    }
    t->given = given;
    return vocabulary_give(&t->vocabulary, &given, t->keep, &t->given.at)
               ? ACTA_OK
               : fail_memory(error);
}

/* data_hash: of all that numbers words and labels. */
static uint64_t data_hash(const training *t) {
    const map *maps[] = {t->vocabulary.words, t->vocabulary.xpos,
                         t->vocabulary.features, t->vocabulary.relations,
                         t->vocabulary.given};
    uint64_t hash = t->corpus.T;
    for (int k = 0; k < 5; k++) {
        for (uint32_t i = 0; i < map_count(maps[k]); i++) {
            hash = hash * 31 + slice_hash(map_key(maps[k], i));
        }
    }
    return hash;
}

static acta_status make_net(training *t, acta_error *error) {
    const acta_train_options *o = t->options;
    const uint32_t cells = o->cells > 0 ? o->cells : DEFAULT_CELLS;
    const uint32_t hidden = o->hidden > 0 ? o->hidden : DEFAULT_HIDDEN;
    if (cells % 16 != 0 || cells > 512 || hidden % 16 != 0 || hidden > 512) {
        return fail(error, ACTA_BAD_ARGUMENT,
                    "sizes: expected multiples of 16 up to 512");
    }
    const net_shape shape = {1 + map_count(t->vocabulary.words),
                             FEATURE_ROWS,
                             128,
                             t->given.D,
                             cells,
                             hidden,
                             UPOS_COUNT,
                             map_count(t->vocabulary.xpos),
                             map_count(t->vocabulary.features),
                             map_count(t->vocabulary.relations)};
    t->store =
        (feature_store){t->keep, &t->vocabulary, map_new(t->keep), NULL, 0};
    if (t->store.keys == NULL || !net_new(&shape, o->seed, t->keep, &t->net) ||
        !adam_new(&t->net, t->keep, &t->adam) ||
        !average_new(&t->net, t->keep, &t->mean)) {
        return fail_memory(error);
    }
    t->net.given = t->given.at;
    t->place = (train_place){o->seed, o->seed ^ 0x5851F42D4C957F2Du,
                             data_hash(t), 0, o->epochs};
    return ACTA_OK;
}

static train_state state_of(const training *t) {
    return (train_state){&t->net, &t->adam, &t->mean, &t->place};
}

static acta_status go_on(training *t, acta_error *error) {
    acta_error ignored;
    const uint64_t data = t->place.data;
    const uint32_t epochs = t->place.epochs;
    if (t->options->checkpoint == NULL) {
        return ACTA_OK;
    }
    train_state into = state_of(t);
    acta_status status =
        checkpoint_read(t->options->checkpoint, &into, &ignored);
    if (status == ACTA_NOT_FOUND && epochs > 0) {
        return ACTA_OK;
    }
    if (status != ACTA_OK || t->place.data != data ||
        (epochs > 0 && t->place.epochs != epochs)) {
        return fail_at(error, ACTA_BAD_MODEL, t->options->checkpoint, 0, 0,
                       "not a checkpoint of this training; remove it to start "
                       "anew");
    }
    return ACTA_OK;
}

acta_status training_open(const acta_train_options *options, training *out,
                          acta_error *error) {
    *out = (training){.options = options,
                      .keep = arena_new((size_t)2 << 30),
                      .tmp = arena_new((size_t)2 << 30)};
    if (out->keep == NULL || out->tmp == NULL) {
        return fail_memory(error);
    }
    acta_status status = read_banks(out, error);
    if (status == ACTA_OK) {
        status = read_dev(out, error);
    }
    if (status == ACTA_OK) {
        status = read_vectors(out, error);
    }
    if (status == ACTA_OK) {
        status = make_net(out, error);
    }
    return status == ACTA_OK ? go_on(out, error) : status;
}

void training_done(training *t) {
    arena_free(t->keep);
    arena_free(t->tmp);
}

static double rate_at(uint64_t step, uint64_t steps, double most) {
    double x = (double)step / (double)steps;
    if (step < WARM_STEPS) {
        return most * (double)(step + 1) / WARM_STEPS;
    }
    return x < STEADY ? most : most * (1.0 - x) / (1.0 - STEADY);
}

/* What an epoch carries along. */
typedef struct epoch_state {
    acta_train_progress now;
    double loss;
    uint32_t words;
} epoch_state;

static bool report(const training *t, const acta_train_progress *now) {
    const acta_train_options *o = t->options;
    return o->progress == NULL || o->progress(o->who, now);
}

/* mean_runs: whether the mean of the weights is kept at this step; before, and
 * in trainings of few steps, it is a copy made after every epoch. */
static bool mean_runs(const acta_train_progress *now) {
    return MEAN_PART * (double)now->steps > MEAN_STEPS &&
           2 * now->step > now->steps;
}

static void keep_mean(training *t, const acta_train_progress *now) {
    if (mean_runs(now) && now->step % MEAN_STEPS == MEAN_STEPS - 1) {
        double window = MEAN_PART * (double)now->steps;
        average_step(&t->mean, &t->net, (float)(MEAN_STEPS / window));
    }
}

static acta_status train_batch(training *t, const uint32_t *order, uint32_t S,
                               epoch_state *e, acta_error *error) {
    arena_mark_t mark = arena_mark(t->tmp);
    batch_noise noise = {.drop_word = 0.25,
                         .drop_given = 0.15,
                         .capitals = 0.03,
                         .title = 0.03,
                         .lower = 0.01,
                         .no_stop = 0.06,
                         .headline = 0.04,
                         .state = &t->place.chance};
    net_dropout dropout = {DROPOUT, &t->place.chance};
    net_batch batch;
    net_pass pass;
    net_loss loss = {0};
    if (!batch_make(&t->corpus, order, S, &t->store, &noise, t->tmp, &batch) ||
        !net_forward(&t->net, &batch, &dropout, t->tmp, &pass, &loss) ||
        !net_backward(&t->net, &pass, t->tmp)) {
        return fail_memory(error);
    }
    double length = adam_step(&t->adam, &t->net, e->now.rate, CLIP);
    net_zero(&t->net);
    keep_mean(t, &e->now);
    arena_back(t->tmp, mark);
    if (!(length < 1e30)) {
        return fail(error, ACTA_BAD_MODEL,
                    "step %llu: the gradient is no longer finite; the last "
                    "checkpoint is kept",
                    (unsigned long long)e->now.step);
    }
    e->loss += loss.upos + loss.xpos + loss.features + loss.arc + loss.relation;
    e->words += loss.words;
    return ACTA_OK;
}

static acta_status train_epoch(training *t, epoch_state *e, bool *stop,
                               acta_error *error) {
    batch_plan plan;
    uint32_t words = t->options->batch_words;
    double rate = t->options->rate > 0 ? t->options->rate : DEFAULT_RATE;
    if (!plan_batches(&t->corpus, words > 0 ? words : DEFAULT_BATCH_WORDS,
                      &t->place.chance, t->tmp, &plan)) {
        return fail_memory(error);
    }
    e->now.steps = (uint64_t)plan.count * t->place.epochs;
    for (uint32_t b = 0; b < plan.count; b++) {
        e->now.step = (uint64_t)plan.count * t->place.epoch + b;
        e->now.rate = rate_at(e->now.step, e->now.steps, rate);
        acta_status status =
            train_batch(t, plan.order + plan.begin[b],
                        plan.begin[b + 1] - plan.begin[b], e, error);
        if (status != ACTA_OK) {
            return status;
        }
        if (b % REPORT_STEPS == REPORT_STEPS - 1) {
            e->now.loss = e->loss / e->words;
            *stop = !report(t, &e->now) || *stop;
            e->loss = 0;
            e->words = 0;
        }
    }
    return ACTA_OK;
}

static acta_status score_dev(training *t, epoch_state *e, bool *stop,
                             acta_error *error) {
    acta_train_progress now = e->now;
    net mean = average_net(&t->mean, &t->net);
    for (size_t i = 0; i < t->options->dev_count; i++) {
        net_score s;
        if (!score_corpus(&mean, &t->dev[i], &t->store, t->tmp, &s)) {
            return fail_memory(error);
        }
        double words = s.words > 0 ? s.words : 1;
        now.dev = t->options->dev[i];
        now.upos = s.upos / words;
        now.uas = s.heads / words;
        now.las = s.relations / words;
        *stop = !report(t, &now) || *stop;
    }
    return ACTA_OK;
}

static acta_status one_epoch(training *t, bool *stop, acta_error *error) {
    arena_mark_t mark = arena_mark(t->tmp);
    epoch_state e = {.now = {.epoch = t->place.epoch + 1,
                             .epochs = t->place.epochs,
                             .upos = NAN,
                             .uas = NAN,
                             .las = NAN}};
    acta_status status = train_epoch(t, &e, stop, error);
    arena_back(t->tmp, mark);
    if (status != ACTA_OK) {
        return status;
    }
    if (!mean_runs(&e.now)) {
        average_step(&t->mean, &t->net, 1.0f);
    }
    t->place.epoch++;
    if (t->options->checkpoint != NULL) {
        train_state all = state_of(t);
        status = checkpoint_write(t->options->checkpoint, &all, error);
    }
    return status == ACTA_OK ? score_dev(t, &e, stop, error) : status;
}

acta_status training_run(training *t, acta_error *error) {
    bool stop = false;
    while (t->place.epoch < t->place.epochs && t->options->epochs > 0) {
        acta_status status = one_epoch(t, &stop, error);
        if (status != ACTA_OK) {
            return status;
        }
        if (stop && t->place.epoch < t->place.epochs) {
            return fail(error, ACTA_INTERRUPTED, "stopped after epoch %u",
                        (unsigned)t->place.epoch);
        }
    }
    return ACTA_OK;
}
