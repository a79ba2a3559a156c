/* train_model.c: from floats to the file that is shipped, and the public
 * entry to training.
 *
 * The tables of word and feature vectors get eight bits a number and a scale a
 * row; the matrices eight bits and a scale a column (model_weights.h); biases
 * stay floats. Rounding is to nearest, ties to even, so that the same weights
 * give the same file.
 */
#include "train_model.h"

#include <math.h>
#include <stdio.h>

#include "encode/encode_model.h"
#include "parse/parse_model.h"
#include "train_lemma.h"

typedef struct model_making {
    training *t;
    model_writer *writer;
    acta_status status; /* the first that failed; later calls do nothing */
    uint32_t words;     /* rows of the word table that is shipped */
    acta_error *error;
} model_making;

static void add_bytes(model_making *m, const char *name, const void *at,
                      size_t bytes) {
    if (m->status == ACTA_OK) {
        m->status = model_add(m->writer, name, (slice){at, bytes}, m->error);
    }
}

static void add_floats(model_making *m, const char *name, const float *at,
                       size_t count) {
    add_bytes(m, name, at, count * sizeof *at);
}

static void *room(model_making *m, size_t count, size_t size) {
    void *at = arena_take(m->t->keep, count, size);
    if (at == NULL && m->status == ACTA_OK) {
        m->status = fail_memory(m->error);
    }
    return at;
}

/* add_scaled: `lines` runs of `count` numbers, each run with its own scale.
 * Element i of run r stands at at[r * run + i * step]. */
typedef struct runs {
    const float *at;
    size_t lines;
    size_t count;
    size_t run;
    size_t step;
} runs;

static void add_scaled(model_making *m, const char *name, runs x) {
    char part[MODEL_NAME_BYTES];
    int8_t *q = room(m, x.lines * x.count, 1);
    float *scale = room(m, x.lines, sizeof *scale);
    if (m->status != ACTA_OK) {
        return;
    }
    for (size_t r = 0; r < x.lines; r++) {
        float most = 0.0f;
        for (size_t i = 0; i < x.count; i++) {
            most = fmaxf(most, fabsf(x.at[r * x.run + i * x.step]));
        }
        scale[r] = most / 127.0f;
        for (size_t i = 0; i < x.count && most > 0.0f; i++) {
            size_t at = r * x.run + i * x.step;
            q[at] = (int8_t)lrintf(x.at[at] / scale[r]);
        }
    }
    snprintf(part, sizeof part, "%s.q", name);
    add_bytes(m, part, q, x.lines * x.count);
    snprintf(part, sizeof part, "%s.s", name);
    add_floats(m, part, scale, x.lines);
}

/* given_part: to [D] += the given vector of a row through its matrix. */
static void given_part(const net *n, uint32_t row, float *to) {
    const float *x = n->given + (size_t)row * n->shape.G;
    for (uint32_t g = 0; g < n->shape.G; g++) {
        n->kernels->add_scaled(to, n->dense.given + (size_t)g * n->shape.D,
                               x[g], n->shape.D);
    }
}

/* One table of words to ship: those of the treebanks, then the others that
 * have a given vector; each row the sum of its own and the given part. */
static void add_words(model_making *m, const net *n) {
    const vocabulary *v = &m->t->vocabulary;
    const uint32_t D = n->shape.D;
    const uint32_t given = map_count(v->given);
    uint32_t rows = n->words.rows;
    slice *names = room(m, (size_t)rows + given, sizeof *names);
    float *at = room(m, ((size_t)rows + given) * D, sizeof *at);
    if (m->status != ACTA_OK) {
        return;
    }
    memcpy(at, n->words.value, (size_t)rows * D * sizeof *at);
    for (uint32_t w = 0; w + 1 < rows; w++) {
        names[w] = map_key(v->words, w);
        uint32_t row = map_get(v->given, names[w]);
        if (row != MAP_NONE) {
            given_part(n, row, at + (size_t)(w + 1) * D);
        }
    }
    for (uint32_t g = 0; g < given; g++) {
        slice name = map_key(v->given, g);
        if (map_get(v->words, name) == MAP_NONE) {
            names[rows - 1] = name;
            memcpy(at + (size_t)rows * D, at, D * sizeof *at);
            given_part(n, g + 1, at + (size_t)rows++ * D);
        }
    }
    m->words = rows;
    m->status =
        model_add_names(m->writer, "words.names", names, rows - 1, m->error);
    add_scaled(m, "words", (runs){at, rows, D, D, 1});
}

static void add_table(model_making *m, const char *name, const net_table *t) {
    add_scaled(m, name, (runs){t->value, t->rows, t->D, t->D, 1});
}

/* add_matrix: [rows, columns], a scale a column. */
static void add_matrix(model_making *m, const char *name, const float *at,
                       size_t rows, size_t columns) {
    add_scaled(m, name, (runs){at, columns, rows, 1, columns});
}

static void add_names(model_making *m, const char *name, const map *labels) {
    uint32_t n = map_count(labels);
    slice *names = room(m, n, sizeof *names);
    for (uint32_t i = 0; m->status == ACTA_OK && i < n; i++) {
        names[i] = map_key(labels, i);
    }
    if (m->status == ACTA_OK) {
        m->status = model_add_names(m->writer, name, names, n, m->error);
    }
}

static void add_encoder(model_making *m, const net *n) {
    const size_t H = n->shape.H;
    char name[MODEL_NAME_BYTES];
    encode_shape *shape = room(m, 1, sizeof *shape);
    if (shape == NULL) {
        return;
    }
    add_words(m, n);
    *shape = (encode_shape){ENCODE_VERSION, m->words, n->shape.rows, n->shape.D,
                            n->shape.H};
    add_bytes(m, "enc.shape", shape, sizeof *shape);
    add_table(m, "rows", &n->rows);
    for (int l = 0; l < NET_LAYERS; l++) {
        snprintf(name, sizeof name, "enc.in%d", l);
        add_matrix(m, name, n->dense.input[l], net_input_width(&n->shape, l),
                   8 * H);
        snprintf(name, sizeof name, "enc.bias%d", l);
        add_floats(m, name, n->dense.input_bias[l], 8 * H);
        snprintf(name, sizeof name, "enc.rec%df", l);
        add_matrix(m, name, n->dense.recurrent[l][0], H, 4 * H);
        snprintf(name, sizeof name, "enc.rec%db", l);
        add_matrix(m, name, n->dense.recurrent[l][1], H, 4 * H);
    }
}

static void add_tagger(model_making *m, const net *n) {
    uint32_t *width = room(m, 1, sizeof *width);
    if (width == NULL) {
        return;
    }
    *width = 2 * n->shape.H;
    add_bytes(m, "tag.shape", width, sizeof *width);
    add_names(m, "tag.xpos", m->t->vocabulary.xpos);
    add_names(m, "tag.features", m->t->vocabulary.features);
    add_matrix(m, "tag.out", n->dense.tag, *width, net_tags(&n->shape));
    add_floats(m, "tag.bias", n->dense.tag_bias, net_tags(&n->shape));
}

static void add_parser(model_making *m, const net *n) {
    const size_t A = n->shape.A;
    parse_shape *shape = room(m, 1, sizeof *shape);
    if (shape == NULL) {
        return;
    }
    *shape = (parse_shape){2 * n->shape.H, n->shape.A};
    add_bytes(m, "arc.shape", shape, sizeof *shape);
    add_matrix(m, "arc.in", n->dense.arc, 2 * n->shape.H, 4 * A);
    add_floats(m, "arc.bias", n->dense.arc_bias, 4 * A);
    add_matrix(m, "arc.pair", n->dense.biaffine, A, A);
    add_floats(m, "arc.head", n->dense.head_bias, A);
    add_floats(m, "arc.root", n->dense.root_arc, A);
    add_floats(m, "rel.root", n->dense.root_relation, A);
    add_matrix(m, "rel.out", n->dense.relation, A, n->shape.relations);
    add_floats(m, "rel.bias", n->dense.relation_bias, n->shape.relations);
    add_names(m, "rel.names", m->t->vocabulary.relations);
}

acta_status train_model_write(training *t, const char *path,
                              acta_error *error) {
    model_making m = {t, model_writer_new(t->keep), ACTA_OK, 0, error};
    if (m.writer == NULL) {
        return fail_memory(error);
    }
    net mean = average_net(&t->mean, &t->net);
    add_encoder(&m, &mean);
    add_tagger(&m, &mean);
    add_parser(&m, &mean);
    if (m.status == ACTA_OK) {
        m.status = train_lemma(t->banks, t->options->train_count, t->keep,
                               m.writer, error);
    }
    return m.status == ACTA_OK ? model_writer_finish(m.writer, path, error)
                               : m.status;
}

acta_status acta_train(const acta_train_options *options, acta_error *error) {
    training t;
    acta_status status = training_open(options, &t, error);
    if (status == ACTA_OK) {
        status = training_run(&t, error);
    }
    if (status == ACTA_OK) {
        status = train_model_write(&t, options->output, error);
    }
    training_done(&t);
    return status;
}
