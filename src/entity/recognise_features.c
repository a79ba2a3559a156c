/* recognise_features.c: the features of a word for the recogniser of names.
 *
 * Problem: a linear model sees only what the templates put together.
 *
 * Method: each template has a number; a feature is that number mixed with the
 * hashes of what it looks at. The usual window of words, shapes and affixes
 * (Ratinov and Roth 2009), parts of speech and the arc of the tree, dictionary
 * and lists with those of the neighbours, the run of capitals with its first
 * and last word and the words at both its sides, and what the article shows of
 * the form elsewhere.
 *
 * Why not names of features as text: hashing 60 strings a word would cost more
 * than all the rest.
 */
#include "entity/recognise.h"

static uint64_t mix(uint64_t a, uint64_t b) {
    uint64_t x = (a ^ (b + UINT64_C(0x9E3779B97F4A7C15) + (a << 6) + (a >> 2)));
    x *= UINT64_C(0xBF58476D1CE4E5B9);
    return x ^ (x >> 29);
}

uint32_t name_mark(uint64_t feature) {
    uint64_t x = feature * UINT64_C(0x94D049BB133111EB);
    uint32_t mark = (uint32_t)(x >> 32);
    return mark == 0 ? 1 : mark;
}

/* The words around one, with what stands for "no word". */
typedef struct window {
    const name_views *v;
    uint32_t t, first, stop;
    name_features *out;
} window;

static const name_view edge = {.low = 1, .shape = 1};

static const name_view *near(const window *n, int offset) {
    int64_t at = (int64_t)n->t + offset;
    return at < (int64_t)n->first || at >= (int64_t)n->stop ? &edge
                                                            : &n->v->at[at];
}

static void add(window *n, unsigned template, uint64_t a) {
    if (n->out->count < NAME_FEATURES_MOST) {
        n->out->at[n->out->count++] = mix(template * UINT64_C(0x10001) + 7, a);
    }
}

static void add2(window *n, unsigned template, uint64_t a, uint64_t b) {
    add(n, template, mix(a, b));
}

static void add3(window *n, unsigned template, uint64_t a, uint64_t b,
                 uint64_t c) {
    add(n, template, mix(mix(a, b), c));
}

static uint64_t pos(const window *n, int offset) {
    int64_t at = (int64_t)n->t + offset;
    if (at < (int64_t)n->first || at >= (int64_t)n->stop) {
        return UPOS_COUNT;
    }
    return n->v->w->tags->upos[at];
}

static uint64_t meant(const name_view *v) {
    return v->meant * 2u + ((v->flags & FLAG_MEANT_INSIDE) != 0);
}

static void add_words(window *n) {
    const name_view *v = near(n, 0);
    add(n, 1, v->low);
    add2(n, 2, near(n, -1)->low, v->low);
    add2(n, 3, v->low, near(n, 1)->low);
    n->out->lexical = n->out->count;
    for (unsigned i = 0; i < 6; i++) {
        add(n, 4 + i, v->affix[i]);
    }
    add(n, 10, near(n, -1)->low);
    add(n, 11, near(n, 1)->low);
    add(n, 12, near(n, -2)->low);
    add(n, 13, near(n, 2)->low);
    add2(n, 14, near(n, -1)->low, near(n, 1)->low);
    add2(n, 15, near(n, -2)->low, near(n, -1)->low);
    add2(n, 16, near(n, 1)->low, near(n, 2)->low);
    add(n, 17, near(n, 1)->affix[4]);
    add(n, 18, near(n, -1)->affix[4]);
}

static void add_shapes(window *n) {
    const name_view *v = near(n, 0);
    uint64_t flags = v->flags & (FLAG_FIRST | FLAG_HEADLINE);
    add2(n, 20, v->shape, flags);
    add2(n, 21, near(n, -1)->shape, v->shape);
    add2(n, 22, v->shape, near(n, 1)->shape);
    add3(n, 23, near(n, -1)->shape, v->shape, near(n, 1)->shape);
    add(n, 24, v->flags & ~(uint32_t)FLAG_MEANT_INSIDE);
    add2(n, 25, pos(n, 0), flags);
    add2(n, 26, pos(n, -1), pos(n, 0));
    add2(n, 27, pos(n, 0), pos(n, 1));
    add3(n, 28, pos(n, -1), pos(n, 0), pos(n, 1));
    add3(n, 29, pos(n, 0), pos(n, 1), pos(n, 2));
}

static void add_tree(window *n) {
    const work *w = n->v->w;
    uint32_t head = w->tree->head[n->t];
    uint64_t rel = w->tree->rel[n->t];
    add(n, 30, rel);
    if (head != TREE_ROOT) {
        add2(n, 31, rel, n->v->at[head].low);
        add3(n, 32, rel, w->tags->upos[head], head > n->t);
    }
    uint32_t mark = child_of(w, n->t, REL_CASE);
    if (mark != DOC_NONE) {
        add(n, 33, n->v->at[mark].low);
    }
    uint32_t role = w->role_before[n->t];
    if (role != DOC_NONE && n->t > n->first) {
        add2(n, 34, w->a->roles[w->role_of[role]].kind,
             slice_is(tags_feature(w->tags, role, SLICE("Number")), "Plur"));
    }
    role = w->role_of[n->t];
    if (role != ACTORS_NONE) {
        add(n, 35, w->a->roles[role].kind);
    }
}

static void add_lists(window *n) {
    const name_view *v = near(n, 0);
    const name_view *before = near(n, -1);
    const name_view *behind = near(n, 1);
    uint64_t person = v->list & (LIST_GIVEN | LIST_FAMILY);
    add(n, 40, person);
    add3(n, 41, before->list & (LIST_GIVEN | LIST_FAMILY), person,
         before->flags & FLAG_CAPITAL);
    add3(n, 42, person, behind->list & (LIST_GIVEN | LIST_FAMILY),
         behind->flags & FLAG_CAPITAL);
    bool group = (v->list & LIST_GROUP) != 0;
    add2(n, 53, group, pos(n, 0));
    add3(n, 54, group, meant(v), pos(n, 1));
    add(n, 43, v->place);
    add2(n, 44, v->place, before->low);
    add2(n, 45, v->place, behind->low);
    add2(n, 46, v->place, person);
    add(n, 47, meant(v));
    add2(n, 48, meant(before), meant(v));
    add2(n, 49, meant(v), meant(behind));
    add2(n, 50, meant(v), pos(n, 0));
    add2(n, 51, meant(v), v->place * 256u + person);
    add2(n, 52, meant(v), v->shape);
}

static uint64_t kin_at(const window *n, uint32_t t) {
    return t >= n->first && t < n->stop ? n->v->at[t].kin : 255;
}

/* The use of the words around, by classes. */
static void add_kin(window *n) {
    const name_view *v = near(n, 0);
    uint32_t t = n->t;
    add(n, 100, v->kin);
    add(n, 101, kin_at(n, t - 1));
    add(n, 102, kin_at(n, t + 1));
    add(n, 103, kin_at(n, t - 2));
    add(n, 104, kin_at(n, t + 2));
    add2(n, 105, kin_at(n, t - 1), v->kin);
    add2(n, 106, v->kin, kin_at(n, t + 1));
    add2(n, 107, kin_at(n, t - 1), kin_at(n, t + 1));
    add2(n, 108, kin_at(n, t - 2), kin_at(n, t - 1));
    add2(n, 109, kin_at(n, t + 1), kin_at(n, t + 2));
    if (v->run.end > v->run.start) {
        uint64_t place = (t == v->run.start) + 2u * (t + 1 == v->run.end);
        add2(n, 110, place, kin_at(n, v->run.start - 1));
        add2(n, 111, place, kin_at(n, v->run.end));
        add2(n, 112, place, kin_at(n, v->run.end - 1));
        add2(n, 113, place, kin_at(n, v->run.start));
    }
    uint32_t head = n->v->w->tree->head[t];
    if (head != TREE_ROOT) {
        add2(n, 114, n->v->w->tree->rel[t], n->v->at[head].kin);
    }
}

static uint64_t low_at(const window *n, uint32_t t) {
    return t >= n->first && t < n->stop ? n->v->at[t].low : edge.low;
}

/* Where in the run, and how long it is. */
static uint64_t run_place(const window *n, span run) {
    uint32_t length = run.end - run.start;
    return (n->t == run.start) + 2u * (n->t + 1 == run.end) +
           4u * (length > 4 ? 4 : length);
}

static void add_runs(window *n) {
    const name_view *v = near(n, 0);
    if (v->run.end > v->run.start) {
        uint64_t place = run_place(n, v->run);
        add(n, 60, place);
        add2(n, 61, n->t == v->run.start, low_at(n, v->run.start));
        add2(n, 62, n->t + 1 == v->run.end, low_at(n, v->run.end - 1));
        add2(n, 63, place & 3, low_at(n, v->run.start - 1));
        add2(n, 64, place & 3, low_at(n, v->run.end));
        add2(n, 65, place, n->v->at[v->run.start].list);
        add2(n, 66, n->v->at[v->run.start].list & LIST_GIVEN,
             n->v->at[v->run.end - 1].list & LIST_FAMILY);
    }
    if (v->wide.end > v->wide.start) {
        add2(n, 67, n->t == v->wide.start, low_at(n, v->wide.start));
        add2(n, 68, n->t + 1 == v->wide.end, low_at(n, v->wide.end - 1));
        add(n, 69, run_place(n, v->wide));
    }
}

static void add_article(window *n) {
    const name_view *v = near(n, 0);
    if ((v->flags & FLAG_CAPITAL) == 0) {
        return;
    }
    uint32_t shown = n->v->evidence[v->same];
    for (unsigned bit = 0; bit < 12; bit++) {
        if ((shown >> bit & 1) != 0) {
            add(n, 70 + bit, 0);
            add2(n, 84 + bit, v->run.end - v->run.start == 1,
                 n->t == v->run.start);
        }
    }
    add(n, 82, shown);
    add2(n, 83, shown & 0x3F, v->list);
}

void name_features_of(const name_views *v, uint32_t t, name_features *out) {
    uint32_t s = v->w->words->sentence_of[t];
    window n = {.v = v,
                .t = t,
                .first = v->w->words->first[s],
                .stop = v->w->words->first[s + 1],
                .out = out};
    out->count = 0;
    add_words(&n);
    add(&n, 0, 0);
    add_shapes(&n);
    add_tree(&n);
    add_lists(&n);
    add_runs(&n);
    add_kin(&n);
    add_article(&n);
}
