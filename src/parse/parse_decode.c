/* parse_decode.c: the maximum spanning arborescence, when greed is not enough.
 *
 * The problem: the best head of every word, taken alone, is a tree in about
 * nine sentences of ten; the rest have a cycle or several roots. Method: take
 * the greedy heads if they are a tree; else Chu-Liu-Edmonds: contract a cycle
 * into one node, go on, and break the cycle where the contracted node's own
 * head enters it. One root is had by lowering all root arcs by more than any
 * tree can win elsewhere: two roots then always lose to one, and the order
 * among single-root trees stays.
 *
 * Contraction is done in place on the score matrix: the slot of one of the
 * cycle's members becomes the new node and takes the best arcs in and out,
 * which remember the words they stand for. Every node, word or contracted, has
 * an id and knows the node it went into, so that cycles are opened again
 * without recursion. O(n) work a member, O(n^2) in all; n is bounded by
 * PARSE_LONGEST.
 */
#include "parse/parse_decode.h"

#include <string.h>

/* Slots 0..n: 0 is the root, i + 1 is word i. Ids: a word's slot, or N + k for
 * the node made by contraction k. */
typedef struct arcs {
    uint32_t N;
    double *score;   /* [N, N] of slot d hanging on slot h, at d * N + h */
    uint32_t *word;  /* [N, N] the word at the dependent's end of that arc */
    uint32_t *over;  /* [N, N] the word at the head's end */
    uint32_t *head;  /* [N] best head's slot */
    uint32_t *mark;  /* [N] scratch of the cycle search */
    uint32_t *id;    /* [N] of the node in a slot; DEAD when it has none */
    uint32_t *into;  /* [2N] id of the node that a node was contracted into */
    uint32_t *enter; /* [2N] the word of a node that gets a head from outside
                      */
    uint32_t made;   /* contractions so far */
    uint32_t *first; /* [N+1] where each contraction's members begin */
    uint32_t *member, *member_word, *member_over; /* [2N] */
} arcs;

#define DEAD UINT32_MAX

static bool arcs_make(uint32_t N, arena *tmp, arcs *g) {
    size_t cells = (size_t)N * N;
    *g =
        (arcs){.N = N,
               .score = arena_take(tmp, cells, sizeof(double)),
               .word = arena_take(tmp, cells, sizeof(uint32_t)),
               .over = arena_take(tmp, cells, sizeof(uint32_t)),
               .head = arena_take(tmp, N, sizeof(uint32_t)),
               .mark = arena_take(tmp, N, sizeof(uint32_t)),
               .id = arena_take(tmp, N, sizeof(uint32_t)),
               .into = arena_take(tmp, 2 * (size_t)N, sizeof(uint32_t)),
               .enter = arena_take(tmp, 2 * (size_t)N, sizeof(uint32_t)),
               .first = arena_take(tmp, N + (size_t)1, sizeof(uint32_t)),
               .member = arena_take(tmp, 2 * (size_t)N, sizeof(uint32_t)),
               .member_word = arena_take(tmp, 2 * (size_t)N, sizeof(uint32_t)),
               .member_over = arena_take(tmp, 2 * (size_t)N, sizeof(uint32_t))};
    return g->score != NULL && g->word != NULL && g->over != NULL &&
           g->head != NULL && g->mark != NULL && g->id != NULL &&
           g->into != NULL && g->enter != NULL && g->first != NULL &&
           g->member != NULL && g->member_word != NULL &&
           g->member_over != NULL;
}

/* arcs_fill: root arcs are lowered by more than a tree can win elsewhere. */
static void arcs_fill(arcs *g, const float *scores) {
    const uint32_t N = g->N;
    double low = scores[0];
    double high = scores[0];
    for (size_t i = 0; i < (size_t)N * (N - 1); i++) {
        low = scores[i] < low ? scores[i] : low;
        high = scores[i] > high ? scores[i] : high;
    }
    double fine = (high - low + 1.0) * N;
    for (uint32_t d = 0; d < N; d++) {
        g->id[d] = d;
        for (uint32_t h = 0; h < N; h++) {
            size_t at = (size_t)d * N + h;
            g->word[at] = d;
            g->over[at] = h;
            if (d > 0) {
                g->score[at] = scores[(size_t)(d - 1) * N + h];
                g->score[at] -= h == 0 ? fine : 0.0;
            }
        }
    }
}

static uint32_t best_head(const arcs *g, uint32_t d) {
    uint32_t best = 0;
    for (uint32_t h = 1; h < g->N; h++) {
        if (h != d && g->id[h] != DEAD &&
            g->score[(size_t)d * g->N + h] >
                g->score[(size_t)d * g->N + best]) {
            best = h;
        }
    }
    return best;
}

/* find_cycle: a slot on a cycle of heads, or 0. */
static uint32_t find_cycle(const uint32_t *head, const uint32_t *id, uint32_t N,
                           uint32_t *mark) {
    memset(mark, 0, N * sizeof *mark);
    for (uint32_t start = 1; start < N; start++) {
        uint32_t at = start;
        if (id != NULL && id[start] == DEAD) {
            continue;
        }
        while (at != 0 && mark[at] == 0) {
            mark[at] = start;
            at = head[at];
        }
        if (at != 0 && mark[at] == start) {
            return at;
        }
    }
    return 0;
}

/* take_arc: the arc at `to` becomes that at `from`, with a new score. */
static void take_arc(const arcs *g, size_t to, size_t from, double score) {
    g->score[to] = score;
    g->word[to] = g->word[from];
    g->over[to] = g->over[from];
}

/* best_arcs: the contracted node's arcs from and to the live slot v. */
static void best_arcs(const arcs *g, uint32_t slot, uint32_t v) {
    const size_t N = g->N;
    size_t in = slot * N + v;
    size_t out = v * N + slot;
    double in_score = g->score[in] - g->score[slot * N + g->head[slot]];
    size_t in_from = in;
    size_t out_from = out;
    for (uint32_t c = g->head[slot]; c != slot; c = g->head[c]) {
        double s = g->score[c * N + v] - g->score[c * N + g->head[c]];
        if (s > in_score) {
            in_score = s;
            in_from = c * N + v;
        }
        if (g->score[v * N + c] > g->score[out_from]) {
            out_from = v * N + c;
        }
    }
    take_arc(g, in, in_from, in_score);
    take_arc(g, out, out_from, g->score[out_from]);
}

/* contract: the cycle through `slot` becomes one node in that slot. A word
 * whose best head was a member has the node for its best head now; no other
 * word's best head changes, so only the node must look for its own. */
static void contract(arcs *g, uint32_t slot) {
    const size_t N = g->N;
    uint32_t new_id = g->N + g->made;
    uint32_t m = g->first[g->made];
    uint32_t c = slot;
    do {
        g->mark[c] = DEAD;
        g->member[m] = g->id[c];
        g->member_word[m] = g->word[c * N + g->head[c]];
        g->member_over[m++] = g->over[c * N + g->head[c]];
        g->into[g->id[c]] = new_id;
        c = g->head[c];
    } while (c != slot);
    for (uint32_t v = 0; v < g->N; v++) {
        if (g->id[v] != DEAD && g->mark[v] != DEAD) {
            best_arcs(g, slot, v);
            if (g->mark[g->head[v]] == DEAD) {
                g->head[v] = slot;
            }
        }
    }
    for (c = g->head[slot]; c != slot; c = g->head[c]) {
        g->id[c] = DEAD;
    }
    g->id[slot] = new_id;
    g->first[++g->made] = m;
    g->head[slot] = best_head(g, slot);
}

/* open_cycles: heads of all words, contractions undone last first: the member
 * that is entered from outside keeps that head, the others theirs. */
static void open_cycles(const arcs *g, uint32_t *head) {
    for (uint32_t d = 1; d < g->N; d++) {
        if (g->id[d] != DEAD) {
            size_t at = (size_t)d * g->N + g->head[d];
            head[g->word[at] - 1] = g->over[at];
            g->enter[g->id[d]] = g->word[at];
        }
    }
    for (uint32_t k = g->made; k-- > 0;) {
        uint32_t word = g->enter[g->N + k];
        uint32_t inside = word;
        while (g->into[inside] != g->N + k) {
            inside = g->into[inside];
        }
        for (uint32_t m = g->first[k]; m < g->first[k + 1]; m++) {
            g->enter[g->member[m]] = word;
            if (g->member[m] != inside) {
                g->enter[g->member[m]] = g->member_word[m];
                head[g->member_word[m] - 1] = g->member_over[m];
            }
        }
    }
}

static bool spanning_tree(const float *scores, uint32_t n, arena *tmp,
                          uint32_t *head) {
    arcs g;
    if (!arcs_make(n + 1, tmp, &g)) {
        return false;
    }
    arcs_fill(&g, scores);
    for (uint32_t d = 1; d < g.N; d++) {
        g.head[d] = best_head(&g, d);
    }
    uint32_t cycle = 0;
    while ((cycle = find_cycle(g.head, g.id, g.N, g.mark)) != 0) {
        contract(&g, cycle);
    }
    open_cycles(&g, head);
    return true;
}

/* greedy_tree: every word's best head; false when that is no tree. */
static bool greedy_tree(const float *scores, uint32_t n, uint32_t *node,
                        uint32_t *mark) {
    uint32_t roots = 0;
    node[0] = 0;
    for (uint32_t d = 1; d <= n; d++) {
        const float *row = scores + (size_t)(d - 1) * (n + 1);
        uint32_t best = 0;
        for (uint32_t h = 1; h <= n; h++) {
            if (h != d && row[h] > row[best]) {
                best = h;
            }
        }
        node[d] = best;
        roots += best == 0;
    }
    return roots == 1 && find_cycle(node, NULL, n + 1, mark) == 0;
}

bool decode_tree(const float *scores, uint32_t n, arena *tmp, uint32_t *head) {
    arena_mark_t start = arena_mark(tmp);
    uint32_t *node = arena_take(tmp, n + (size_t)1, sizeof *node);
    uint32_t *mark = arena_take(tmp, n + (size_t)1, sizeof *mark);
    bool done = node != NULL && mark != NULL;
    if (done && greedy_tree(scores, n, node, mark)) {
        memcpy(head, node + 1, n * sizeof *head);
    } else if (done) {
        done = spanning_tree(scores, n, tmp, head);
    }
    arena_back(tmp, start);
    return done;
}
