/* parse_model.c: the parser out of a model file.
 *
 * Sections: arc.shape; arc.in, arc.bias (hidden layers), arc.pair, arc.head,
 * arc.root (the biaffine form), rel.root, rel.out, rel.bias, rel.names. A
 * model must know the relations root and parataxis, which the decoder itself
 * gives out.
 */
#include "parse/parse_model.h"

#include "load/model_weights.h"

static acta_status open_shape(const model *file, parse_model *m,
                              acta_error *error) {
    const void *at = NULL;
    acta_status status =
        model_array(file, "arc.shape", 1, sizeof m->shape, &at, error);
    if (status != ACTA_OK) {
        return status;
    }
    memcpy(&m->shape, at, sizeof m->shape);
    if (m->shape.width == 0 || m->shape.width > 4096 || m->shape.A == 0 ||
        m->shape.A > 1024) {
        return model_fail(file, error, "parser of impossible size");
    }
    return ACTA_OK;
}

static acta_status open_names(const model *file, arena *keep, parse_model *m,
                              acta_error *error) {
    acta_status status =
        model_names(file, "rel.names", keep, &m->names, &m->L, error);
    if (status != ACTA_OK) {
        return status;
    }
    uint8_t *rel = arena_take(keep, m->L, 1);
    uint8_t *sub = arena_take(keep, m->L, 1);
    if (rel == NULL || sub == NULL) {
        return fail_memory(error);
    }
    m->root = m->L;
    m->parataxis = m->L;
    for (uint32_t l = 0; l < m->L; l++) {
        relation_read(m->names[l], &rel[l], &sub[l]);
        m->root = slice_is(m->names[l], "root") ? l : m->root;
        m->parataxis = slice_is(m->names[l], "parataxis") ? l : m->parataxis;
    }
    m->rel = rel;
    m->sub = sub;
    if (m->root == m->L || m->parataxis == m->L) {
        return model_fail(file, error,
                          "rel.names: no \"root\" or no \"parataxis\"");
    }
    return ACTA_OK;
}

static acta_status open_arcs(const model *file, arena *keep, parse_model *m,
                             acta_error *error) {
    const size_t A = m->shape.A;
    acta_status status = model_weights(file, "arc.in", m->shape.width, 4 * A,
                                       m->kernels, keep, &m->hidden, error);
    if (status == ACTA_OK) {
        status = model_weights(file, "arc.pair", A, A, m->kernels, keep,
                               &m->biaffine, error);
    }
    if (status == ACTA_OK) {
        status = model_floats(file, "arc.bias", 4 * A, &m->hidden_bias, error);
    }
    if (status == ACTA_OK) {
        status = model_floats(file, "arc.head", A, &m->head_bias, error);
    }
    return status != ACTA_OK
               ? status
               : model_floats(file, "arc.root", A, &m->root_arc, error);
}

static acta_status open_relations(const model *file, arena *keep,
                                  parse_model *m, acta_error *error) {
    const size_t A = m->shape.A;
    acta_status status = open_names(file, keep, m, error);
    if (status == ACTA_OK) {
        status = model_weights(file, "rel.out", A, m->L, m->kernels, keep,
                               &m->relation, error);
    }
    if (status == ACTA_OK) {
        status = model_floats(file, "rel.bias", m->L, &m->relation_bias, error);
    }
    return status != ACTA_OK
               ? status
               : model_floats(file, "rel.root", A, &m->root_relation, error);
}

acta_status parse_open_for(const model *file, const matrix_kernels *kernels,
                           arena *keep, parse_model **out, acta_error *error) {
    parse_model *m = arena_take(keep, 1, sizeof *m);
    if (m == NULL) {
        return fail_memory(error);
    }
    m->kernels = kernels;
    acta_status status = open_shape(file, m, error);
    if (status == ACTA_OK) {
        status = open_arcs(file, keep, m, error);
    }
    if (status == ACTA_OK) {
        status = open_relations(file, keep, m, error);
    }
    if (status == ACTA_OK) {
        *out = m;
    }
    return status;
}

acta_status parse_open(const model *file, arena *keep, parse_model **out,
                       acta_error *error) {
    return parse_open_for(file, matrix_kernels_best(), keep, out, error);
}
