/* event_inside.c: the other side of an act inside what it is about.
 *
 * Problem: "rejected an appeal filed by the union", "agreed to pull its troops
 * out of Lebanon": whom it concerns stands in an object or clause that no rule
 * knows.
 *
 * Method: the subject of the clause; else its actors in the order objects,
 * phrases, complements, modifiers, a few steps in; one of another country than
 * the source is preferred, what belongs to the source is passed over.
 *
 * Limits: three steps in, 2000 words looked at.
 */
#include "event/event_scene.h"

bool party_among(const scene *s, const parties *all, uint32_t party) {
    for (uint32_t i = 0; i < all->count; i++) {
        if (party_same(s, all->mention[i], party)) {
            return true;
        }
    }
    return false;
}

/* "its borders": what belongs to the source is no other side. */
static bool owned_by(const scene *s, const parties *sources, uint32_t word) {
    uint32_t owner = tree_find(s->in.tree, word, REL_NMOD, SUB_POSS);
    uint32_t party = owner == DOC_NONE ? DOC_NONE : party_of(s, owner, 0);
    return party != DOC_NONE && party_among(s, sources, party);
}

static bool foreign(const scene *s, const parties *sources, uint32_t party) {
    const char *code = mention_code(s->in.mentions, s->in.chains, party);
    const char *own =
        sources->count == 0
            ? ""
            : mention_code(s->in.mentions, s->in.chains, sources->mention[0]);
    return code[0] != '\0' && strncmp(code, own, 3) != 0;
}

/* Candidates for the other side inside a clause, best first. */
typedef struct inside {
    uint32_t near; /* word: the first actor, or DOC_NONE */
    uint32_t far;  /* word: the first of another country, or DOC_NONE */
    uint32_t seen; /* words looked at */
} inside;

/* Whoever else stands in a clause that no rule knows: its subject ("demanded
 * that Israel withdraw"), else its objects and phrases ("agreed to pull its
 * troops out of Lebanon"), a few steps in. */
static void look_inside(const scene *s, uint32_t clause, int depth,
                        const parties *sources, inside *out) {
    static const relation order[] = {REL_NSUBJ, REL_OBJ,  REL_IOBJ, REL_OBL,
                                     REL_XCOMP, REL_NMOD, REL_ACL};
    for (size_t r = 0; r < sizeof order / sizeof *order; r++) {
        for (uint32_t c = scene_child(s, clause); c != DOC_NONE;
             c = scene_next(s, c)) {
            if (!scene_is(s, c, order[r]) || out->seen++ > LOOK_LIMIT) {
                continue;
            }
            uint32_t party = s->in.mentions->of_word[c];
            bool acts = party != DOC_NONE && party_acts(s, party) &&
                        s->in.mentions->at[party].kind != MENTION_NOUN &&
                        !party_among(s, sources, party) &&
                        !owned_by(s, sources, c);
            if (acts && out->near == DOC_NONE) {
                out->near = c;
            }
            if (acts && out->far == DOC_NONE && foreign(s, sources, party)) {
                out->far = c;
            }
            if (depth < 3) {
                look_inside(s, c, depth + 1, sources, out);
            }
        }
    }
}

static void add_inside(const scene *s, uint32_t top, const parties *sources,
                       parties *out) {
    inside found = {DOC_NONE, DOC_NONE, 0};
    look_inside(s, top, 0, sources, &found);
    uint32_t word = found.far != DOC_NONE ? found.far : found.near;
    if (word != DOC_NONE) {
        party_spread(s, word, out);
    }
}

/* "rejected an appeal filed by the union", "the release of a lawyer" */
void party_from_object(const scene *s, const match *m, const parties *sources,
                       parties *out) {
    for (uint32_t i = 0; i < m->frame->count && out->count == 0; i++) {
        if (m->frame->at[i].slot == SLOT_OBJECT) {
            add_inside(s, m->frame->at[i].word, sources, out);
        }
    }
}

static void from_inside(const scene *s, uint32_t clause, const parties *sources,
                        parties *out) {
    uint32_t subject = tree_find(s->in.tree, clause, REL_NSUBJ, -1);
    uint32_t party = subject == DOC_NONE ? DOC_NONE : party_of(s, subject, 0);
    if (party != DOC_NONE && !party_among(s, sources, party)) {
        party_spread(s, subject, out);
        return;
    }
    inside found = {DOC_NONE, DOC_NONE, 0};
    look_inside(s, clause, 0, sources, &found);
    uint32_t word = found.far != DOC_NONE ? found.far : found.near;
    if (word != DOC_NONE) {
        party_spread(s, word, out);
    }
}

void party_from_clause(scene *s, const match *m, const parties *sources,
                       parties *out) {
    for (uint32_t i = 0; i < m->frame->count && out->count == 0; i++) {
        const filled *at = &m->frame->at[i];
        if (at->slot == SLOT_COMP) {
            from_inside(s, at->word, sources, out);
        }
    }
}
