/* titles.c: role nouns before names, and roles that are over.
 *
 * Problem: "Iraqi Foreign Minister Fuad Hussein", "Minister of Arts, Mr X",
 * "the Prime Minister Sheikh Y", "former President Z": who a name is often
 * stands only beside it, and parsers hang such words in many ways.
 *
 * Method: the role noun that ends right before the name, the first of several;
 * else a role noun among the name's dependents; else the singular role noun
 * that begins the words before it, over of-phrases and one comma. "Former",
 * "retired", "ex-" and the like before a role say that it is over.
 *
 * Limits: TITLE_WORDS words back.
 */
#include "entity/work.h"

enum { TITLE_WORDS = 12 };

static bool says_former(slice lemma) {
    static const char *const words[] = {
        "former",  "ex",      "late",      "retired", "retire", "ousted",
        "deposed", "onetime", "erstwhile", "then",    "past",   "one-time"};
    return IN(lemma, words);
}

static bool begins_ex(slice form) {
    return slice_starts(form, SLICE("ex-")) || slice_starts(form, SLICE("Ex-"));
}

/* Whether words before a role noun say that it is over. */
bool was_once(const work *w, uint32_t top) {
    span words = w->role_span[top];
    uint32_t first = w->words->first[w->words->sentence_of[top]];
    for (uint32_t t = words.start; t > first && words.start - t < 4; t--) {
        if (says_former(w->tags->lemma[t - 1])) {
            return true;
        }
        if (is_upos(w, t - 1, UPOS_PUNCT) &&
            !slice_is(w->words->form[t - 1], "-")) {
            break;
        }
    }
    return begins_ex(w->words->form[words.start]) ||
           says_former(w->tags->lemma[words.start]);
}

/* Of titles in a row ("the Prime Minister Sheikh X") the first. */
static uint32_t first_title(const work *w, uint32_t top) {
    for (int steps = 0; steps < WALK_DEPTH; steps++) {
        uint32_t before = w->role_before[w->role_span[top].start];
        if (before == DOC_NONE ||
            w->a->roles[w->role_of[before]].kind != ROLE_PERSON) {
            break;
        }
        top = before;
    }
    return top;
}

static bool inside_title(const work *w, uint32_t t) {
    switch ((upos)w->tags->upos[t]) {
    case UPOS_PROPN:
    case UPOS_ADJ:
    case UPOS_NOUN:
    case UPOS_CCONJ:
    case UPOS_DET:
        return true;
    case UPOS_ADP:
        return lemma_is(w, t, "of") || lemma_is(w, t, "for") ||
               lemma_is(w, t, "at") || lemma_is(w, t, "to");
    default:
        return lemma_is(w, t, "'s");
    }
}

/* Whether a word belongs to another person's name. */
static bool in_person(const work *w, uint32_t t) {
    if (in_hit(w, t)) {
        uint32_t sense = w->hits[w->hit_of[t]].sense;
        return w->a->entries[w->a->senses[sense].entry].kind == ENTRY_PERSON;
    }
    span run = w->run[t];
    return run.end > run.start && run_is_person(w, run);
}

/* "Minister of Arts and Heritage, Mr X": the singular role noun that begins the
 * words before a name, whatever the tree makes of them. */
static uint32_t far_title(const work *w, span name) {
    uint32_t first = w->words->first[w->words->sentence_of[name.start]];
    uint32_t t = name.start;
    bool comma = false;
    for (int steps = 0; t > first && steps < TITLE_WORDS; steps++) {
        t--;
        if (w->role_of[t] != ACTORS_NONE && steps > 0 &&
            w->a->roles[w->role_of[t]].kind == ROLE_PERSON &&
            !slice_is(tags_feature(w->tags, t, SLICE("Number")), "Plur")) {
            bool capital = is_upos(w, t, UPOS_PROPN);
            return capital || comma ? t : DOC_NONE;
        }
        if (slice_is(w->words->form[t], ",") && !comma) {
            comma = true;
        } else if (!inside_title(w, t) || in_person(w, t) ||
                   (steps == 0 && is_upos(w, t, UPOS_CCONJ))) {
            break;
        }
    }
    return DOC_NONE;
}

/* The role noun that stands before a name: "President" of "President Bush". */
uint32_t find_title(const work *w, uint32_t t, span name) {
    uint32_t start = name.start;
    if (start > 0 && is_personal_title(w->words->form[start - 1])) {
        start--;
    }
    if (w->role_before[start] != DOC_NONE) {
        return first_title(w, w->role_before[start]);
    }
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE && c < t;
         c = w->tree->sibling[c]) {
        bool title =
            w->tree->rel[c] == REL_NMOD || w->tree->rel[c] == REL_FLAT ||
            w->tree->rel[c] == REL_COMPOUND || w->tree->rel[c] == REL_AMOD ||
            w->tree->rel[c] == REL_APPOS;
        if (title && w->role_of[c] != ACTORS_NONE &&
            w->tree->sub[c] != SUB_POSS) {
            return c;
        }
    }
    return far_title(w, (span){start, name.end});
}

/* "Brigadier Tembi Kona" where the tree makes the title the head of a flat
 * name: the name is the run right behind. */
bool named_behind(const work *w, uint32_t t, span *name) {
    if (w->role_of[t] == ACTORS_NONE || in_hit(w, t)) {
        return false;
    }
    uint32_t at = w->role_span[t].end;
    uint32_t stop = w->words->first[w->words->sentence_of[t] + 1];
    at += at < stop && is_personal_title(w->words->form[at]);
    if (at >= stop || w->run[at].start != at ||
        w->a->roles[w->role_of[t]].kind == ROLE_BODY) {
        return false;
    }
    uint32_t head = words_head(w, at, w->run[at].end);
    if (w->tree->rel[head] != REL_FLAT || !stands_over(w, t, head)) {
        return false;
    }
    *name = w->run[at];
    return true;
}
