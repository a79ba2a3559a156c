/* event_when.c: date and place of an act.
 *
 * Problem: of several times and places in a sentence one belongs to the act.
 *
 * Method: nearest in the tree. The predicate's own dependents are asked first,
 * then those of what governs it, as long as that is the same happening (light
 * verb, joined verb without time of its own, verb of which it is the
 * complement, but never a verb of speech across its content). Places are
 * phrases after in, at, near and their like whose mention is a place.
 *
 * Why not the nearest in the line: "said on Monday that troops had left on
 * Friday" has both beside the wrong verb.
 *
 * Limits: four steps outward.
 */
#include "event/event_when.h"

static bool time_at(const scene *s, uint32_t word, date *out) {
    const times *x = s->in.times;
    uint32_t low = 0;
    uint32_t high = x->X;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (x->at[middle].words.end <= word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < x->X && x->at[low].words.start <= word &&
        x->at[low].when.precision != DATE_NONE) {
        *out = x->at[low].when;
        return true;
    }
    return false;
}

static bool time_below(const scene *s, uint32_t word, int depth, date *out) {
    for (uint32_t c = scene_child(s, word); c != DOC_NONE;
         c = scene_next(s, c)) {
        uint8_t rel = s->in.tree->rel[c];
        bool adjunct = rel == REL_OBL || rel == REL_ADVMOD || rel == REL_NMOD ||
                       rel == REL_COMPOUND || rel == REL_AMOD ||
                       rel == REL_OBJ || rel == REL_DEP;
        if (adjunct && time_at(s, c, out)) {
            return true;
        }
        bool inside = rel == REL_OBL || rel == REL_OBJ || rel == REL_NMOD;
        if (inside && depth > 0 && time_below(s, c, depth - 1, out)) {
            return true;
        }
    }
    return false;
}

/* What governs the predicate, as part of one happening. */
static uint32_t same_happening(const scene *s, uint32_t word) {
    uint32_t head = scene_head(s, word);
    uint8_t rel = s->in.tree->rel[word];
    if (head == TREE_ROOT) {
        return DOC_NONE;
    }
    bool nominal =
        rel == REL_OBJ || rel == REL_OBL || rel == REL_NSUBJ || rel == REL_NMOD;
    return nominal || rel == REL_XCOMP || rel == REL_CONJ ||
                   (rel == REL_ADVCL && !scene_role(s, head, ROLE_WISH))
               ? head
               : DOC_NONE;
}

date when_of(const scene *s, const match *m) {
    date found = {0};
    uint32_t word = m->frame->word;
    for (int i = 0; i < 4 && word != DOC_NONE; i++) {
        if (time_below(s, word, 1, &found)) {
            return found;
        }
        word = same_happening(s, word);
    }
    return (date){0};
}

static bool is_place(const scene *s, uint32_t word) {
    uint32_t party = s->in.mentions->of_word[word];
    return party != DOC_NONE &&
           s->in.mentions->at[party].kind == MENTION_NAME &&
           s->in.mentions->at[party].type == ENTITY_PLACE;
}

static uint32_t place_below(const scene *s, uint32_t word, int depth) {
    for (uint32_t c = scene_child(s, word); c != DOC_NONE;
         c = scene_next(s, c)) {
        uint8_t rel = s->in.tree->rel[c];
        if (rel != REL_OBL && rel != REL_NMOD && rel != REL_OBJ) {
            continue;
        }
        uint32_t marker = tree_find(s->in.tree, c, REL_CASE, -1);
        bool located = marker != DOC_NONE && scene_role(s, marker, ROLE_PLACE);
        if (located && is_place(s, c)) {
            return c;
        }
        uint32_t inner = depth > 0 ? place_below(s, c, depth - 1) : DOC_NONE;
        if (inner != DOC_NONE) {
            return inner;
        }
    }
    return DOC_NONE;
}

uint32_t where_of(const scene *s, const match *m) {
    uint32_t word = m->frame->word;
    for (int i = 0; i < 3 && word != DOC_NONE; i++) {
        uint32_t place = place_below(s, word, 2);
        if (place != DOC_NONE) {
            return place;
        }
        word = same_happening(s, word);
    }
    return DOC_NONE;
}
