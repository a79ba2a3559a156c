/* parse.c: graph-based parsing with a biaffine scorer.
 *
 * The problem: which word does each word hang on, and how. Method (Dozat and
 * Manning 2017): two hidden vectors a word, as dependent and as head; the
 * score of an arc is biaffine in them; every word takes its best head, and a
 * spanning tree is searched only where those heads are no tree
 * (parse_decode.c). The relation comes afterwards, from a hidden layer over
 * dependent and chosen head; adding two projections there instead of a second
 * biaffine form costs L times less.
 *
 * Why not transitions: a step at a time cannot be batched, and one early
 * mistake bends the rest of the sentence. Limits: pieces of PIECE_WORDS words
 * (doc/pieces.h), because scores take the square of the length.
 */
#include "parse/parse.h"

#include <math.h>

#include "doc/pieces.h"
#include "parse/parse_decode.h"
#include "parse/parse_model.h"

/* The tree while it grows. */
typedef struct parsing {
    const parse_model *model;
    const vectors *v;
    arena *tmp;
    uint32_t *head;  /* [T] */
    uint32_t *label; /* [T] */
    float *logp;     /* [S] */
} parsing;

/* One piece: words first..first+n. */
typedef struct piece_room {
    uint32_t first;
    uint32_t n;
    float *hidden;  /* [n, 4A] */
    float *scores;  /* [n, n+1] */
    uint32_t *head; /* [n] 0 root, else 1 + word of the piece */
} piece_room;

static void fill_rows(float *rows, const float *bias, size_t R, size_t K) {
    for (size_t r = 0; r < R; r++) {
        memcpy(rows + r * K, bias, K * sizeof *rows);
    }
}

/* run_hidden: the four hidden parts; the arc parts through the leak, the
 * relation parts as sums, to be joined later. */
static void run_hidden(const parsing *p, const piece_room *r) {
    const parse_model *m = p->model;
    const size_t A = m->shape.A;
    const size_t D = m->shape.width;
    fill_rows(r->hidden, m->hidden_bias, r->n, 4 * A);
    m->kernels->bytes->multiply(
        matrix_rows(p->v->parsing + r->first * D, r->n, D), &m->hidden,
        r->hidden, 4 * A, true);
    for (uint32_t i = 0; i < r->n; i++) {
        m->kernels->leak(r->hidden + i * 4 * A, PARSE_LEAK, 2 * A);
    }
}

/* run_scores: every word against every head and the root. */
static bool run_scores(const parsing *p, const piece_room *r) {
    const parse_model *m = p->model;
    const size_t A = m->shape.A;
    const size_t n = r->n;
    float *query = arena_take(p->tmp, n * A, sizeof *query);
    float *heads = arena_take(p->tmp, (n + 1) * A, sizeof *heads);
    float *packed =
        arena_take(p->tmp, matrix_packed_floats(A, n + 1), sizeof *packed);
    if (query == NULL || heads == NULL || packed == NULL) {
        return false;
    }
    fill_rows(query, m->head_bias, n, A);
    m->kernels->bytes->multiply((matrix_view){r->hidden, n, A, 4 * A, 1},
                                &m->biaffine, query, A, true);
    memcpy(heads, m->root_arc, A * sizeof *heads);
    for (size_t i = 0; i < n; i++) {
        memcpy(heads + (i + 1) * A, r->hidden + i * 4 * A + A,
               A * sizeof *heads);
    }
    m->kernels->multiply(matrix_rows(query, n, A),
                         matrix_pack(matrix_turned(heads, n + 1, A), packed),
                         r->scores, n + 1, false);
    for (size_t i = 0; i < n; i++) {
        r->scores[i * (n + 1) + i + 1] = -1e9f;
    }
    return true;
}

/* tree_logp: ln of the product of the heads' probabilities. Uses up scores. */
static float tree_logp(const parsing *p, const piece_room *r) {
    float sum = 0.0f;
    for (uint32_t i = 0; i < r->n; i++) {
        float *row = r->scores + (size_t)i * (r->n + 1);
        float score = row[r->head[i]];
        sum += score - p->model->kernels->softmax(row, r->n + (size_t)1);
    }
    return sum;
}

/* run_relations: the best label of every word under its head. */
static bool run_relations(const parsing *p, const piece_room *r) {
    const parse_model *m = p->model;
    const size_t A = m->shape.A;
    const size_t L = m->L;
    float *joined = arena_take(p->tmp, r->n * A, sizeof *joined);
    float *sums = arena_take(p->tmp, r->n * L, sizeof *sums);
    if (joined == NULL || sums == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < r->n; i++) {
        const float *below = r->hidden + i * 4 * A + 2 * A;
        const float *above = r->head[i] == 0
                                 ? m->root_relation
                                 : r->hidden + (r->head[i] - 1) * 4 * A + 3 * A;
        for (size_t j = 0; j < A; j++) {
            joined[i * A + j] = below[j] + above[j];
        }
    }
    m->kernels->leak(joined, PARSE_LEAK, r->n * A);
    fill_rows(sums, m->relation_bias, r->n, L);
    m->kernels->bytes->multiply(matrix_rows(joined, r->n, A), &m->relation,
                                sums, L, true);
    for (uint32_t i = 0; i < r->n; i++) {
        float *x = sums + i * L;
        x[m->root] = L > 1 ? -INFINITY : x[m->root];
        p->label[r->first + i] =
            r->head[i] == 0 ? m->root : (uint32_t)m->kernels->best(x, L);
    }
    return true;
}

static bool run_piece(const parsing *p, uint32_t first, uint32_t n,
                      float *logp) {
    const size_t A = p->model->shape.A;
    arena_mark_t mark = arena_mark(p->tmp);
    piece_room r = {first, n, arena_take(p->tmp, n * 4 * A, sizeof(float)),
                    arena_take(p->tmp, n * (n + (size_t)1), sizeof(float)),
                    arena_take(p->tmp, n, sizeof(uint32_t))};
    if (r.hidden == NULL || r.scores == NULL || r.head == NULL) {
        return false;
    }
    run_hidden(p, &r);
    if (!run_scores(p, &r) || !decode_tree(r.scores, n, p->tmp, r.head) ||
        !run_relations(p, &r)) {
        return false;
    }
    *logp += tree_logp(p, &r);
    for (uint32_t i = 0; i < n; i++) {
        p->head[first + i] = r.head[i] == 0 ? TREE_ROOT : first + r.head[i] - 1;
    }
    arena_back(p->tmp, mark);
    return true;
}

/* join_piece: a later piece's root hangs on the sentence's first root. */
static void join_piece(const parsing *p, uint32_t sentence_root, uint32_t first,
                       uint32_t n) {
    for (uint32_t w = first; w < first + n; w++) {
        if (p->head[w] == TREE_ROOT) {
            p->head[w] = sentence_root;
            p->label[w] = p->model->parataxis;
        }
    }
}

static uint32_t root_of(const parsing *p, uint32_t first, uint32_t n) {
    uint32_t w = first;
    while (w + 1 < first + n && p->head[w] != TREE_ROOT) {
        w++;
    }
    return w;
}

static bool run_pieces(const parsing *p, const tokens *words) {
    pieces cut;
    uint32_t root = 0;
    if (!pieces_cut(words, p->tmp, &cut)) {
        return false;
    }
    for (uint32_t i = 0; i < cut.N; i++) {
        uint32_t first = cut.first[i];
        uint32_t n = cut.first[i + 1] - first;
        uint32_t s = words->sentence_of[first];
        if (!run_piece(p, first, n, &p->logp[s])) {
            return false;
        }
        if (first == words->first[s]) {
            root = root_of(p, first, n);
        } else {
            join_piece(p, root, first, n);
        }
    }
    return true;
}

/* name_relations: labels to what the tree layer holds. */
static bool name_relations(const parsing *p, uint32_t T, arena *keep,
                           tree *out) {
    const parse_model *m = p->model;
    slice *name = arena_take(keep, T, sizeof *name);
    uint8_t *rel = arena_take(keep, T, 1);
    uint8_t *sub = arena_take(keep, T, 1);
    if (name == NULL || rel == NULL || sub == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < T; t++) {
        name[t] = m->names[p->label[t]];
        rel[t] = m->rel[p->label[t]];
        sub[t] = m->sub[p->label[t]];
    }
    out->rel_name = name;
    out->rel = rel;
    out->sub = sub;
    return true;
}

acta_status parse_run(const parse_model *m, const tokens *words, const tags *g,
                      const vectors *v, arena *keep, arena *tmp, tree *out,
                      acta_error *error) {
    (void)g;
    if (v->T != words->T || v->parsing_width != m->shape.width) {
        return fail(error, ACTA_BAD_ARGUMENT, "vectors of another encoder");
    }
    arena_mark_t mark = arena_mark(tmp);
    parsing p = {m,
                 v,
                 tmp,
                 arena_take(keep, words->T, sizeof(uint32_t)),
                 arena_take(tmp, words->T, sizeof(uint32_t)),
                 arena_take(keep, words->S, sizeof(float))};
    tree t = {.T = words->T, .head = p.head, .logp = p.logp};
    bool good = p.head != NULL && p.label != NULL && p.logp != NULL &&
                run_pieces(&p, words) &&
                name_relations(&p, words->T, keep, &t) &&
                tree_link(words, keep, &t);
    arena_back(tmp, mark);
    if (!good) {
        return fail_memory(error);
    }
    *out = t;
    return ACTA_OK;
}
