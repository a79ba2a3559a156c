/* chains.c: which mentions are one actor.
 *
 * Problem: "Mr. Smith", "the prime minister", "his ministry", "they": a row
 * must name the actor, not the pronoun.
 *
 * Method: sieves, from the surest to the least sure, each joining mentions that
 * an earlier one left apart (Raghunathan et al. 2010, A multi-pass sieve for
 * coreference resolution; Lee et al. 2013): 1 names (chain_names.c); 2
 * apposition, copula, title; 3 definite descriptions (chain_described.c); then
 * from left to right pronouns (chain_pronouns.c) and other nouns
 * (chain_nouns.c), whose antecedents a learned ranker weighs. Joined by
 * union-find; a group's facts are kept at its root.
 *
 * Why not the ranker alone: it needs annotated chains of news in every field
 * of politics; the sieves rest on the dictionary and say why.
 */
#include "entity/chain_rank.h"

uint32_t chain_root(work *w, uint32_t i) {
    while (w->notes[i].up != i) {
        w->notes[i].up = w->notes[w->notes[i].up].up;
        i = w->notes[i].up;
    }
    return i;
}

bool gender_fits(const mention *a, const mention *b) {
    return a->gender == GENDER_UNKNOWN || b->gender == GENDER_UNKNOWN ||
           a->gender == b->gender;
}

/* How telling a mention is; the root of a group is its most telling one. */
static int telling(const work *w, uint32_t i) {
    const mention *m = &w->at[i];
    const note *n = &w->notes[i];
    int score = m->kind == MENTION_NAME      ? 40
                : m->kind == MENTION_ROLE    ? 20
                : m->kind == MENTION_PRONOUN ? 0
                                             : 10;
    score += n->entry != ACTORS_NONE && m->kind == MENTION_NAME ? 40 : 0;
    score += m->code[0] != '\0' ? 5 : 0;
    uint32_t words = n->name.end - n->name.start;
    return score + (m->kind == MENTION_NAME ? (int)(words > 4 ? 4 : words) : 0);
}

/* Two different persons of the dictionary are never one. */
static bool differ(const work *w, uint32_t a, uint32_t b) {
    uint32_t one = w->notes[a].entry;
    uint32_t other = w->notes[b].entry;
    return one != other && one != ACTORS_NONE && other != ACTORS_NONE &&
           w->a->entries[one].kind == ENTRY_PERSON &&
           w->a->entries[other].kind == ENTRY_PERSON;
}

void chain_join(work *w, uint32_t i, uint32_t j) {
    uint32_t a = chain_root(w, i);
    uint32_t b = chain_root(w, j);
    if (a == b || differ(w, a, b)) {
        return;
    }
    int sa = telling(w, a);
    int sb = telling(w, b);
    if (sb > sa || (sb == sa && b < a)) {
        uint32_t swap = a;
        a = b;
        b = swap;
    }
    mention *top = &w->at[a];
    const mention *low = &w->at[b];
    if (top->gender == GENDER_UNKNOWN && low->kind != MENTION_PRONOUN) {
        top->gender = low->gender;
    }
    if (top->type == ENTITY_NONE) {
        top->type = low->type;
    }
    w->notes[a].called_he += w->notes[b].called_he;
    w->notes[a].called_she += w->notes[b].called_she;
    w->notes[b].up = a;
    w->notes[a].count += w->notes[b].count + 1;
}

/* Pronouns and nouns from left to right: each finds the chains before it. */
static bool anaphora_link(work *w) {
    rank_case *asked = arena_take(w->tmp, 1, sizeof *asked);
    if (asked == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < w->M; i++) {
        bool ok = pronoun_link(w, i, asked) && noun_link(w, i, asked);
        if (!ok) {
            return false;
        }
    }
    return true;
}

bool chains_link(work *w) {
    if (!join_same_names(w) || !join_short_names(w) || !join_acronyms(w) ||
        !persons_surnames(w) || !join_same_names(w)) {
        return false;
    }
    join_appositions(w);
    join_descriptions(w);
    return persons_offices(w, true) && join_same_names(w) && speakers_find(w) &&
           anaphora_link(w);
}
