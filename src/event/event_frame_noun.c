/* event_frame_noun.c: the logical arguments of a noun that means an act.
 *
 * Problem: "Turkey's attack on Iraq", "talks between A and B", "Israeli
 * strikes", "a visit that X paid to Y", "X launched an attack on Y": the doer
 * stands as possessor, as a phrase, as an adjective, or as subject of a verb
 * that says no more than that the act happened.
 *
 * Method: own dependents by relation and preposition; then the arguments of a
 * light verb, marked as such, because a rule may allow more light verbs than
 * the engine knows (after NomBank, Meyers et al. 2004, support verbs); then
 * what the noun shares with its conjuncts.
 *
 * Why not fold light verbs into verb rules: every noun would have to be listed
 * with every verb that can carry it.
 */
#include "event/event_scene.h"

static void add_dependent(scene *s, frame *f, uint32_t c, filled_via via) {
    switch (s->in.tree->rel[c]) {
    case REL_NMOD:
    case REL_OBL:
        if (s->in.tree->sub[c] == SUB_POSS) {
            frame_add(f, SLOT_POSSESSOR, c, via);
        } else if (s->in.tree->sub[c] == SUB_DESC) {
            frame_add(f, SLOT_COMPOUND, c, via);
        } else {
            frame_add_marked(s, f, c, via);
        }
        break;
    case REL_COMPOUND:
        frame_add(f, SLOT_COMPOUND, c, via);
        break;
    case REL_AMOD:
        frame_add(f, SLOT_COMPOUND, c, via);
        frame_add(f, SLOT_MODIFIER, c, via);
        break;
    case REL_ACL:
        frame_add_marked(s, f, c, via);
        if (s->in.tree->sub[c] != SUB_RELCL) {
            frame_add(f, SLOT_COMP, c, via);
        }
        break;
    case REL_CCOMP:
    case REL_XCOMP:
        frame_add(f, SLOT_COMP, c, via);
        break;
    case REL_ADVCL:
        frame_add_marked(s, f, c, via);
        break;
    default:
        break;
    }
}

/* Arguments of the verb that carries the noun. */
static void add_light(scene *s, frame *f, uint32_t verb, uint32_t noun) {
    f->light = verb;
    f->light_known = scene_role(s, verb, ROLE_LIGHT);
    bool passive = frame_passive(s, verb);
    uint32_t subject = passive ? DOC_NONE : frame_subject(s, verb, 0);
    if (subject != DOC_NONE && subject != noun) {
        frame_add(f, SLOT_SUBJECT, subject, VIA_LIGHT);
    }
    for (uint32_t c = scene_child(s, verb); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (c == noun) {
            continue;
        }
        if (frame_receives(s, c) || (scene_is(s, c, REL_OBJ) && passive)) {
            frame_add(f, SLOT_IOBJ, frame_antecedent(s, c), VIA_LIGHT);
        } else if (scene_is(s, c, REL_OBL)) {
            uint32_t marker = tree_find(s->in.tree, c, REL_CASE, -1);
            bool agent =
                passive && marker != DOC_NONE && scene_role(s, marker, ROLE_BY);
            if (agent || s->in.tree->sub[c] == SUB_AGENT) {
                frame_add(f, SLOT_SUBJECT, frame_antecedent(s, c), VIA_LIGHT);
            }
            frame_add_marked(s, f, c, VIA_LIGHT);
        } else if (scene_is(s, c, REL_XCOMP) || scene_is(s, c, REL_ADVCL)) {
            frame_add(f, SLOT_COMP, c, VIA_LIGHT);
        }
    }
}

/* "The bomb killed five in Beirut": whom the verb of its outcome names, for
 * rules that allow that verb. */
static void add_outcome(scene *s, frame *f, uint32_t verb) {
    f->light = verb;
    for (uint32_t c = scene_child(s, verb); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_OBJ)) {
            frame_add(f, SLOT_OBJECT, frame_antecedent(s, c), VIA_LIGHT);
        } else if (scene_is(s, c, REL_OBL)) {
            frame_add_marked(s, f, c, VIA_LIGHT);
        }
    }
}

/* "held six rounds of talks": the verb carries what the rounds are of. */
static uint32_t counted_by(const scene *s, uint32_t noun) {
    uint32_t top = scene_first_conjunct(s, noun);
    uint32_t head = scene_head(s, top);
    bool counted = scene_is(s, top, REL_NMOD) && head != TREE_ROOT &&
                   scene_role(s, head, ROLE_PART);
    return counted ? scene_first_conjunct(s, head) : top;
}

static void find_light(scene *s, frame *f, uint32_t noun) {
    uint32_t top = counted_by(s, noun);
    uint32_t verb = scene_head(s, top);
    uint8_t rel = s->in.tree->rel[top];
    if (verb != TREE_ROOT && scene_upos(s, verb, UPOS_VERB) &&
        (rel == REL_OBJ || rel == REL_OBL ||
         (rel == REL_NSUBJ && frame_passive(s, verb)))) {
        add_light(s, f, verb, top);
        /* "went on strike" only for rules that say so */
        f->light_known = f->light_known && rel != REL_OBL;
        return;
    }
    if (verb != TREE_ROOT && scene_upos(s, verb, UPOS_VERB) &&
        rel == REL_NSUBJ) {
        add_outcome(s, f, verb);
        return;
    }
    for (uint32_t c = scene_child(s, noun); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_ACL) && scene_role(s, c, ROLE_LIGHT)) {
            add_light(s, f, c, noun);
            return;
        }
    }
}

/* "the release of the hostages by Iran", "the withdrawal of troops from
 * Lebanon": the parser may hang what belongs to the act on what it is of. */
static void add_deep(scene *s, frame *f, uint32_t noun) {
    for (uint32_t c = scene_child(s, noun); c != DOC_NONE;
         c = scene_next(s, c)) {
        uint32_t of = tree_find(s->in.tree, c, REL_CASE, -1);
        if (!scene_is(s, c, REL_NMOD) || of == DOC_NONE ||
            !scene_role(s, of, ROLE_OF)) {
            continue;
        }
        for (uint32_t d = scene_child(s, c); d != DOC_NONE;
             d = scene_next(s, d)) {
            uint32_t marker = tree_find(s->in.tree, d, REL_CASE, -1);
            if (scene_is(s, d, REL_NMOD) && marker != DOC_NONE &&
                !scene_role(s, marker, ROLE_OF)) {
                frame_add_marked(s, f, d, VIA_FAR);
            }
        }
    }
}

/* "since his meeting last week with Anna Berg", "after strikes on Monday by
 * Bordavia": behind a noun that is a phrase of the verb, what the parser hangs
 * on the verb belongs to the noun. */
static void add_neighbours(const scene *s, frame *f, uint32_t noun) {
    uint32_t verb = scene_head(s, noun);
    if (!scene_is(s, noun, REL_OBL) || verb == TREE_ROOT || verb > noun) {
        return;
    }
    for (uint32_t c = scene_next(s, noun); c != DOC_NONE;
         c = scene_next(s, c)) {
        uint32_t marker = tree_find(s->in.tree, c, REL_CASE, -1);
        bool time = scene_is(s, c, REL_OBL) && marker == DOC_NONE;
        bool party = scene_is(s, c, REL_OBL) && marker != DOC_NONE &&
                     scene_role(s, marker, ROLE_ABOUT | ROLE_BY) &&
                     party_of(s, c, 0) != DOC_NONE;
        if (!time && !party) {
            return;
        }
        if (party) {
            frame_add_marked(s, f, c, VIA_FAR);
        }
    }
}

static bool is_nominal(const scene *s, uint32_t word) {
    return scene_upos(s, word, UPOS_NOUN) || scene_upos(s, word, UPOS_PROPN);
}

/* "the resignation and arrest of the president" */
static void add_joined(scene *s, frame *f, uint32_t noun) {
    uint32_t top = scene_first_conjunct(s, noun);
    for (uint32_t c = scene_child(s, top); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (top != noun && c != noun) {
            add_dependent(s, f, c, VIA_FAR);
        }
    }
    for (uint32_t c = scene_child(s, noun); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (!scene_is(s, c, REL_CONJ) || !is_nominal(s, c)) {
            continue;
        }
        for (uint32_t d = scene_child(s, c); d != DOC_NONE;
             d = scene_next(s, d)) {
            if (scene_is(s, d, REL_NMOD) && s->in.tree->sub[d] != SUB_POSS) {
                add_dependent(s, f, d, VIA_FAR);
            }
        }
    }
}

void frame_noun(scene *s, uint32_t noun, frame *f) {
    uint32_t subject = tree_find(s->in.tree, noun, REL_NSUBJ, -1);
    if (subject != DOC_NONE) {
        frame_add(f, SLOT_SUBJECT, frame_antecedent(s, subject), VIA_LIGHT);
    }
    for (uint32_t c = scene_child(s, noun); c != DOC_NONE;
         c = scene_next(s, c)) {
        add_dependent(s, f, c, VIA_OWN);
    }
    add_neighbours(s, f, noun);
    find_light(s, f, noun);
    add_deep(s, f, noun);
    add_joined(s, f, noun);
    frame_past_places(s, f);
    f->has_subject = frame_has(f, SLOT_SUBJECT);
}
