/* event_when.c: date and place of an act.
 *
 * Problem: of several times and places in a sentence one belongs to the act.
 *
 * Method: nearest in the tree. Times come from the time layer, which knows how
 * expressions hang on a predicate. For places the predicate's own dependents
 * are asked first, then those of what governs it, as long as that is the same
 * happening (light verb, joined verb, verb of which it is the complement).
 * Places are phrases after in, at, near and their like whose mention is a
 * place.
 *
 * Why not the nearest in the line: "said in Cairo that troops had left Sinai"
 * has a place beside the wrong verb.
 *
 * Limits: three steps outward.
 */
#include "event/event_when.h"

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
    uint32_t found =
        times_of_word(s->in.times, s->in.words, s->in.tree, m->frame->word);
    if (found == DOC_NONE && m->frame->light != DOC_NONE) {
        found = times_of_word(s->in.times, s->in.words, s->in.tree,
                              m->frame->light);
    }
    return found == DOC_NONE ? (date){0} : s->in.times->at[found].when;
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
