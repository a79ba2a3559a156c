/* needs: train encode */
/* test_train_net: the hand-written gradient against finite differences, for
 * every kind of weight, with dropout held still. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "encode/encode_features.h"
#include "train/adam.h"
#include "train/net_run.h"

#include <cmocka.h> /* last: it defines a macro fail */

static const char bank_text[] =
    "1\tRiver\triver\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2\tfloods\tflood\tVERB\tVBZ\tTense=Pres\t0\troot\t_\t_\n"
    "3\tvalley\tvalley\tNOUN\tNN\tNumber=Sing\t2\tobj\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n"
    "1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2\tfloods\tflood\tVERB\tVBZ\tTense=Pres\t0\troot\t_\t_\n"
    "\n"
    "1\tRiver\triver\tNOUN\tNN\tNumber=Sing\t0\troot\t_\t_\n"
    "2\tof\tof\tADP\tIN\t_\t3\tcase\t_\t_\n"
    "3\train\train\tNOUN\tNN\tNumber=Sing\t1\tnmod\t_\t_\n"
    "\n";

typedef struct world {
    arena *keep;
    arena *tmp;
    vocabulary vocabulary;
    corpus corpus;
    feature_store store;
    net net;
    net_batch batch;
} world;

static void write_bank(const char *path) {
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fwrite(bank_text, 1, sizeof bank_text - 1, f);
    fclose(f);
}

/* give_vectors: vectors from outside for two words of the bank and one that
 * is not in it. */
static void give_vectors(world *w) {
    static slice names[] = {{"river", 5}, {"Tide", 4}, {"rain", 4}};
    static float at[3 * 16];
    word_vectors given = {3, 16, names, at};
    uint64_t state = 5;
    float *rows = NULL;
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        at[i] = (float)chance(&state);
    }
    assert_true(vocabulary_give(&w->vocabulary, &given, w->keep, &rows));
    assert_int_equal(map_get(w->vocabulary.given, SLICE("tide")), 2);
    w->net.given = rows;
}

static void open_world(world *w) {
    static const char path[] = TEST_SCRATCH "/train_net.conllu";
    treebank bank;
    acta_error error;
    write_bank(path);
    memset(w, 0, sizeof *w);
    w->keep = arena_new((size_t)1 << 28);
    w->tmp = arena_new((size_t)1 << 28);
    assert_int_equal(treebank_read(path, w->keep, &bank, &error), ACTA_OK);
    assert_true(vocabulary_new(w->keep, &w->vocabulary));
    assert_int_equal(corpus_make(&bank, 1, true, w->keep, &w->vocabulary,
                                 &w->corpus, &error),
                     ACTA_OK);
    w->store =
        (feature_store){w->keep, &w->vocabulary, map_new(w->keep), NULL, 0};
    net_shape shape = {1 + map_count(w->vocabulary.words),
                       FEATURE_ROWS,
                       16,
                       16,
                       16,
                       16,
                       17,
                       map_count(w->vocabulary.xpos),
                       map_count(w->vocabulary.features),
                       map_count(w->vocabulary.relations)};
    assert_true(net_new(&shape, 7, w->keep, &w->net));
    give_vectors(w);
    uint64_t state = 3;
    for (size_t i = 0; i < w->net.floats; i++) {
        w->net.flat[i] += (float)(chance(&state) - 0.5) * 0.4f;
    }
    for (size_t i = 0; i < (size_t)shape.words * 16; i++) {
        w->net.words.value[i] = (float)(chance(&state) - 0.5);
    }
    for (size_t i = 0; i < (size_t)FEATURE_ROWS * 16; i++) {
        w->net.rows.value[i] = (float)(chance(&state) - 0.5);
    }
    static const uint32_t order[] = {0, 2, 1};
    assert_true(
        batch_make(&w->corpus, order, 3, &w->store, NULL, w->keep, &w->batch));
    w->batch.dropped[1] = BATCH_NO_FORM;
    w->batch.dropped[2] = BATCH_NO_GIVEN;
}

static void close_world(world *w) {
    arena_free(w->keep);
    arena_free(w->tmp);
}

static double loss_of(world *w, bool back) {
    arena_mark_t mark = arena_mark(w->tmp);
    uint64_t state = 99;
    net_dropout dropout = {0.3, &state};
    net_pass pass;
    net_loss loss = {0};
    assert_true(
        net_forward(&w->net, &w->batch, &dropout, w->tmp, &pass, &loss));
    if (back) {
        net_zero(&w->net);
        assert_true(net_backward(&w->net, &pass, w->tmp));
    }
    arena_back(w->tmp, mark);
    return (loss.upos + loss.xpos + loss.features + loss.arc + loss.relation) /
           loss.words;
}

/* check_weight: the loss on both sides of a weight against its gradient. */
static void check_weight(world *w, float *weight, float gradient) {
    const float step = 1.5e-3f;
    float was = *weight;
    *weight = was + step;
    double above = loss_of(w, false);
    *weight = was - step;
    double below = loss_of(w, false);
    *weight = was;
    double slope = (above - below) / (2.0 * (double)step);
    double off = fabs(slope - (double)gradient);
    if (off > 2e-3 + 0.03 * fabs(slope)) {
        fail_msg("gradient %g, slope %g", (double)gradient, slope);
    }
}

static void dense_gradient_is_the_slope(void **state) {
    world w;
    (void)state;
    open_world(&w);
    (void)loss_of(&w, true);
    float *gradient = malloc(w.net.floats * sizeof(float));
    assert_non_null(gradient);
    memcpy(gradient, w.net.flat_gradient, w.net.floats * sizeof(float));
    for (size_t i = 0; i < w.net.floats; i += 23) {
        check_weight(&w, &w.net.flat[i], gradient[i]);
    }
    size_t tail = w.net.floats - 600;
    for (size_t i = tail; i < w.net.floats; i += 3) {
        check_weight(&w, &w.net.flat[i], gradient[i]);
    }
    free(gradient);
    close_world(&w);
}

static void table_gradient_is_the_slope(void **state) {
    world w;
    (void)state;
    open_world(&w);
    (void)loss_of(&w, true);
    net_table *tables[] = {&w.net.words, &w.net.rows};
    for (int k = 0; k < 2; k++) {
        net_table *t = tables[k];
        assert_true(t->touched_count > 0);
        for (uint32_t i = 0; i < t->touched_count && i < 60; i++) {
            size_t at = (size_t)t->touched[i] * t->D + i % t->D;
            check_weight(&w, &t->value[at], t->gradient[at]);
        }
    }
    close_world(&w);
}

static void steps_lower_the_loss(void **state) {
    world w;
    adam a;
    (void)state;
    open_world(&w);
    assert_true(adam_new(&w.net, w.keep, &a));
    double first = loss_of(&w, true);
    for (int i = 0; i < 60; i++) {
        (void)adam_step(&a, &w.net, 1e-2, 5.0);
        (void)loss_of(&w, true);
    }
    assert_true(loss_of(&w, false) < 0.3 * first);
    close_world(&w);
}

static void same_seed_same_bytes(void **state) {
    float *kept = NULL;
    size_t floats = 0;
    (void)state;
    for (int round = 0; round < 2; round++) {
        world w;
        adam a;
        open_world(&w);
        assert_true(adam_new(&w.net, w.keep, &a));
        for (int i = 0; i < 5; i++) {
            (void)loss_of(&w, true);
            (void)adam_step(&a, &w.net, 1e-2, 5.0);
        }
        if (round == 0) {
            floats = w.net.floats;
            kept = malloc(floats * sizeof *kept);
            assert_non_null(kept);
            memcpy(kept, w.net.flat, floats * sizeof *kept);
        } else {
            assert_memory_equal(kept, w.net.flat, floats * sizeof *kept);
        }
        close_world(&w);
    }
    free(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dense_gradient_is_the_slope),
        cmocka_unit_test(table_gradient_is_the_slope),
        cmocka_unit_test(steps_lower_the_loss),
        cmocka_unit_test(same_seed_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
