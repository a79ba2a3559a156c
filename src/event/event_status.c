/* event_status.c: whether an act happened, is to come, is possible, or did not.
 *
 * Problem: "will not attack", "failed to attack", "if X attacks", "a possible
 * attack", "X to meet Y" (a headline) all name an act that has not happened.
 * Folding that into the code, as older coders do, loses it.
 *
 * Method: collect the signs that stand on the predicate and on what governs it,
 * from the inside out: negation wins over the future, the future over actual;
 * condition and wish give hypothetical. Verbs that begin, continue or force an
 * act pass on their own status. After Sauri and Pustejovsky (Computational
 * Linguistics 2012) but with four values.
 *
 * Why not a classifier: the signs are few, and each row must say why.
 *
 * Limits: eight steps outward.
 */
#include "event/event_scene.h"

typedef struct signs {
    bool negated;
    bool future;
    bool possible;
} signs;

static bool infinitive(const scene *s, uint32_t clause) {
    for (uint32_t c = scene_child(s, clause); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_MARK) && scene_role(s, c, ROLE_TO)) {
            return true;
        }
    }
    return false;
}

/* "not only" and "not ... but" are no denials. */
static bool only_follows(const scene *s, uint32_t word) {
    return word + 1 < s->in.words->T &&
           slice_is(s->in.words->form[word + 1], "only");
}

/* "said it would leave": to come, in words told later; "would leave if" only
 * possible. */
static bool told_later(const scene *s, uint32_t word) {
    uint32_t index = s->in.quotes->of_word[word];
    if (index == DOC_NONE || s->in.quotes->at[index].form == QUOTE_DIRECT ||
        s->in.quotes->at[index].kind == QUOTE_BELIEF) {
        return false;
    }
    for (uint32_t c = scene_child(s, word); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_ADVCL) && frame_marked(s, c, ROLE_IF)) {
            return false;
        }
    }
    return true;
}

/* "pledged never to attack": the denial belongs to what follows it. */
static bool before_infinitive(const scene *s, uint32_t word, uint32_t sign) {
    return sign > word && sign + 1 < s->in.words->T &&
           scene_is(s, sign + 1, REL_MARK) && scene_head(s, sign + 1) != word;
}

static bool denied_before(const scene *s, uint32_t mark, uint32_t clause) {
    return mark > 0 && scene_role(s, mark, ROLE_TO) &&
           scene_role(s, mark - 1, ROLE_NOT) &&
           scene_head(s, mark - 1) == scene_head(s, clause) &&
           before_infinitive(s, scene_head(s, clause), mark - 1);
}

/* Signs among the dependents of a verb or noun. */
static void own_signs(const scene *s, uint32_t word, signs *out) {
    bool longer = false;
    bool auxiliary = false;
    for (uint32_t c = scene_child(s, word); c != DOC_NONE;
         c = scene_next(s, c)) {
        uint8_t rel = s->in.tree->rel[c];
        bool marks = rel == REL_ADVMOD || rel == REL_DET || rel == REL_MARK ||
                     rel == REL_CASE || rel == REL_CC || rel == REL_DISCOURSE;
        if (marks && scene_role(s, c, ROLE_NOT) && !only_follows(s, c) &&
            !before_infinitive(s, word, c)) {
            out->negated = true;
        }
        if (rel == REL_MARK && denied_before(s, c, word)) {
            out->negated = true;
        }
        if (rel == REL_AUX) {
            auxiliary = true;
            bool would =
                slice_is(s->in.tags->lemma[c], "would") && told_later(s, word);
            out->future = out->future || would || scene_role(s, c, ROLE_WILL);
            out->possible =
                out->possible || (scene_role(s, c, ROLE_MAY) && !would);
            out->negated = out->negated || scene_role(s, c, ROLE_NOT);
        }
        if (rel == REL_MARK && scene_role(s, c, ROLE_IF)) {
            out->possible = true;
        }
        if (rel == REL_ADVMOD && scene_role(s, c, ROLE_LONGER)) {
            longer = true;
        }
        if (rel == REL_NSUBJ && scene_role(s, c, ROLE_NOT)) {
            out->negated = true; /* "nobody attacked" */
        }
        if (rel == REL_DET) { /* "any attack" */
            out->possible = out->possible || scene_role(s, c, ROLE_POSSIBLE);
        }
        if (rel == REL_AMOD || rel == REL_COMPOUND) {
            out->future = out->future || scene_role(s, c, ROLE_PLANNED);
            out->possible = out->possible || scene_role(s, c, ROLE_POSSIBLE);
            out->negated = out->negated || scene_role(s, c, ROLE_AVERTED);
        }
    }
    out->negated = out->negated || longer;
    if (scene_is(s, word, REL_ROOT) && infinitive(s, word) && !auxiliary) {
        out->future = true; /* a headline: "X, Y to meet" */
    }
}

static void add_governor(const scene *s, uint32_t verb, bool clause,
                         signs *out) {
    if (clause && scene_role(s, verb, ROLE_FAIL)) {
        out->negated = true;
    }
    if (scene_role(s, verb, ROLE_AVERTED)) {
        out->negated = true;
    }
    if (clause && scene_role(s, verb, ROLE_FUTURE)) {
        signs above = {0}; /* "is not going to" */
        own_signs(s, verb, &above);
        out->negated = out->negated || above.negated;
    }
    if (scene_role(s, verb, ROLE_FUTURE) && !scene_role(s, verb, ROLE_OCCUR)) {
        out->future = true;
    } else if (clause && scene_role(s, verb, ROLE_FUTURE)) {
        out->future = true;
    } else if (scene_role(s, verb, ROLE_WISH)) {
        out->possible = true;
    }
}

/* "any missile launched": whichever there may be, if there is one. */
static bool any_such(const scene *s, uint32_t noun) {
    uint32_t c = tree_find(s->in.tree, noun, REL_DET, -1);
    return c != DOC_NONE && scene_role(s, c, ROLE_POSSIBLE);
}

/* "stopped short of attacking", wherever the parser hangs the clause. */
static bool falls_short(const scene *s, uint32_t clause, uint32_t head) {
    bool adjective =
        scene_upos(s, head, UPOS_ADJ) && scene_role(s, head, ROLE_FAIL);
    for (uint32_t c = scene_child(s, head);
         c != DOC_NONE && c < clause && !adjective; c = scene_next(s, c)) {
        adjective = (scene_is(s, c, REL_XCOMP) || scene_is(s, c, REL_ADVMOD)) &&
                    !scene_upos(s, c, UPOS_VERB) && scene_role(s, c, ROLE_FAIL);
    }
    return adjective && frame_marked(s, clause, ROLE_OF);
}

/* One step outward: the next word whose signs count, or DOC_NONE. */
static uint32_t outward(const scene *s, uint32_t word, bool light, signs *out) {
    uint32_t head = scene_head(s, word);
    if (head == TREE_ROOT) {
        return DOC_NONE;
    }
    bool verb_above =
        scene_upos(s, head, UPOS_VERB) || scene_upos(s, head, UPOS_ADJ);
    switch (s->in.tree->rel[word]) {
    case REL_CONJ: {
        bool own = tree_find(s->in.tree, word, REL_NSUBJ, -1) != DOC_NONE ||
                   tree_find(s->in.tree, word, REL_AUX, -1) != DOC_NONE;
        return own ? DOC_NONE : head;
    }
    case REL_XCOMP:
    case REL_CCOMP:
        if (!verb_above) {
            return DOC_NONE;
        }
        add_governor(s, head,
                     infinitive(s, word) || scene_is(s, word, REL_XCOMP), out);
        return scene_role(s, head, ROLE_RAISE) && scene_is(s, word, REL_XCOMP)
                   ? head
                   : DOC_NONE;
    case REL_ADVCL:
        out->negated = out->negated || falls_short(s, word, head);
        if (infinitive(s, word)) {
            out->possible = true;
            add_governor(s, head, true, out);
        }
        return DOC_NONE;
    case REL_ACL:
        if (infinitive(s, word)) {
            /* the root of a headline: "Anna Berg to visit Bordavia" */
            bool planned = scene_role(s, head, ROLE_FUTURE | ROLE_PLANNED) ||
                           scene_is(s, head, REL_ROOT);
            out->future = out->future || planned;
            out->possible = out->possible || !planned;
        } else {
            out->possible = out->possible || any_such(s, head);
        }
        return DOC_NONE;
    case REL_OBJ:
        if (light) {
            return head;
        }
        if (verb_above) {
            add_governor(s, head, false, out);
        }
        return DOC_NONE;
    case REL_NSUBJ:
        return light || scene_role(s, head, ROLE_OCCUR) ? head : DOC_NONE;
    default:
        return DOC_NONE;
    }
}

bool status_denied(const scene *s, uint32_t word, uint32_t light) {
    signs found = {0};
    own_signs(s, word, &found);
    if (light != DOC_NONE) {
        own_signs(s, light, &found);
    }
    return found.negated;
}

event_status status_of(const scene *s, const match *m) {
    if (m->rule->status != EXAMPLE_ANY) {
        return (event_status)m->rule->status;
    }
    signs found = {0};
    uint32_t word = m->frame->word;
    for (int i = 0; i < 8 && word != DOC_NONE; i++) {
        own_signs(s, word, &found);
        bool light = m->frame->light != DOC_NONE &&
                     scene_head(s, word) == m->frame->light &&
                     scene_role(s, m->frame->light, ROLE_LIGHT | ROLE_OCCUR);
        word = outward(s, word, light, &found);
    }
    return found.negated    ? STATUS_NEGATED
           : found.future   ? STATUS_FUTURE
           : found.possible ? STATUS_HYPOTHETICAL
                            : STATUS_ACTUAL;
}
