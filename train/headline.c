/* headline.c: which words of a treebank a headline would leave out or change.
 *
 * The problem and the rules are told in variant.c; here words are marked once,
 * when the treebank is read, by their Universal Dependencies relations and
 * features: articles by PronType=Art, copulas by `cop`, passive auxiliaries by
 * `aux:pass`, those of progressive forms by a head that is a present
 * participle. The conjunction that a comma may replace is the commonest form
 * with the relation `cc`.
 */
#include "headline.h"

#include "doc/tags.h"

static slice relation_of(const corpus *c, const vocabulary *v, uint32_t t) {
    return map_key(v->relations, c->relation[t]);
}

/* has: whether word t's features hold this one. */
static bool has(const corpus *c, const vocabulary *v, uint32_t t,
                slice feature) {
    slice rest = map_key(v->features, c->features[t]);
    slice one;
    while (slice_cut(&rest, '|', &one)) {
        if (slice_equal(one, feature)) {
            return true;
        }
    }
    return false;
}

static bool is_article(const corpus *c, const vocabulary *v, uint32_t t) {
    return c->upos[t] == UPOS_DET && has(c, v, t, SLICE("PronType=Art"));
}

static bool is_little_verb(const corpus *c, const vocabulary *v, uint32_t t,
                           uint32_t head) {
    slice relation = relation_of(c, v, t);
    if (c->upos[t] != UPOS_AUX) {
        return false;
    }
    return slice_is(relation, "cop") || slice_is(relation, "aux:pass") ||
           (slice_is(relation, "aux") &&
            has(c, v, head, SLICE("VerbForm=Part")) &&
            has(c, v, head, SLICE("Tense=Pres")));
}

static headline_use use_of(const corpus *c, const vocabulary *v, uint32_t t,
                           uint32_t head, slice conjunction) {
    if (is_article(c, v, t) || is_little_verb(c, v, t, head)) {
        return HEADLINE_OUT;
    }
    if (slice_is(relation_of(c, v, t), "cc") &&
        slice_equal(c->form[t], conjunction)) {
        return HEADLINE_AND;
    }
    bool will = slice_is(c->form[t], "will") && c->upos[t] == UPOS_AUX &&
                slice_is(relation_of(c, v, t), "aux");
    return will ? HEADLINE_WILL : HEADLINE_STAYS;
}

/* commonest_conjunction: the first of the commonest forms of relation cc;
 * empty when there is none. */
static bool commonest_conjunction(const corpus *c, const vocabulary *v,
                                  arena *keep, slice *out) {
    map *seen = map_new(keep);
    uint32_t most = 0;
    *out = (slice){"", 0};
    for (uint32_t t = 0; t < c->T; t++) {
        if (seen == NULL) {
            return false;
        }
        if (!slice_is(relation_of(c, v, t), "cc")) {
            continue;
        }
        uint32_t was = map_get(seen, c->form[t]);
        uint32_t times = was == MAP_NONE ? 1 : was + 1;
        if (!map_put(seen, c->form[t], times)) {
            return false;
        }
        if (times > most) {
            most = times;
            *out = c->form[t];
        }
    }
    return true;
}

/* label_like: how the treebank labels a form, at its first sight with this
 * part of speech and relation. */
static void label_like(const corpus *c, const vocabulary *v, relabel *as,
                       const char *relation) {
    for (uint32_t t = 0; t < c->T && !as->known; t++) {
        if (c->upos[t] == as->upos && slice_equal(c->form[t], as->form) &&
            slice_is(relation_of(c, v, t), relation)) {
            as->known = true;
            as->xpos = c->xpos[t];
            as->features = c->features[t];
            as->relation = c->relation[t];
        }
    }
}

bool headline_uses(corpus *c, const vocabulary *v, arena *keep) {
    slice conjunction;
    if (!commonest_conjunction(c, v, keep, &conjunction)) {
        return false;
    }
    c->comma = (relabel){.form = SLICE(","), .upos = UPOS_PUNCT};
    c->to = (relabel){.form = SLICE("to"), .upos = UPOS_PART};
    label_like(c, v, &c->comma, "punct");
    label_like(c, v, &c->to, "mark");
    for (uint32_t s = 0; s < c->N; s++) {
        for (uint32_t t = c->first[s]; t < c->first[s + 1]; t++) {
            uint32_t head = c->head[t] == 0 ? t : c->first[s] + c->head[t] - 1;
            c->headline[t] = (uint8_t)use_of(c, v, t, head, conjunction);
        }
    }
    return true;
}
