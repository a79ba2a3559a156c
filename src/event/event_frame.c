/* event_frame.c: the logical arguments of a verb or adjective.
 *
 * Problem: in "Iran was forced by Iraq to agree to send and pay for troops"
 * each verb has a doer, but only one stands as its subject in the tree. A
 * codebook that spelled out passive, relative clause, control, coordination and
 * participle would need every rule five times.
 *
 * Method: walk from the verb over its Universal Dependencies relations and fill
 * slots with words: own dependents first, then what it shares (subject of the
 * verb it is joined to, object of the verb that controls it, noun it modifies;
 * event_subject.c). Passives are turned round. Cases follow the enhanced
 * dependencies of Schuster and Manning (LREC 2016), computed here on demand for
 * predicates only.
 *
 * Why not build the enhanced graph of every sentence: nine words in ten are no
 * predicate of any rule.
 *
 * Limits: 40 arguments; walks of at most 12 steps.
 */
#include "event/event_scene.h"

void frame_add(frame *f, slot where, uint32_t word, filled_via via) {
    for (uint32_t i = 0; i < f->count; i++) {
        if (f->at[i].slot == where && f->at[i].word == word) {
            return;
        }
    }
    if (f->count < FRAME_LIMIT) {
        f->at[f->count++] = (filled){where, word, (uint8_t)via};
    }
}

bool frame_has(const frame *f, slot where) {
    for (uint32_t i = 0; i < f->count; i++) {
        if (f->at[i].slot == where) {
            return true;
        }
    }
    return false;
}

/* The parser may hang the preposition of "into former minister Karel Novy" on
 * the title instead of the name. */
static uint32_t marker_owner(const scene *s, uint32_t word) {
    uint32_t first = scene_child(s, word);
    if (frame_child(s, word, REL_CASE, -1) != DOC_NONE || first == DOC_NONE ||
        first > word || !scene_is(s, first, REL_NMOD) ||
        s->in.tree->sub[first] != SUB_DESC) {
        return word;
    }
    return first;
}

void frame_add_marked(const scene *s, frame *f, uint32_t word, filled_via via) {
    uint32_t stands_for = frame_antecedent(s, word);
    for (uint32_t c = scene_child(s, marker_owner(s, word)); c != DOC_NONE;
         c = scene_next(s, c)) {
        if ((scene_is(s, c, REL_CASE) || scene_is(s, c, REL_MARK)) &&
            s->lemma[c] != CODEBOOK_NONE) {
            frame_add(f, SLOT_FIXED + s->lemma[c], stands_for, via);
        }
    }
}

static bool is_agent(const scene *s, const frame *f, uint32_t oblique) {
    if (!f->passive) {
        return false;
    }
    if (s->in.tree->sub[oblique] == SUB_AGENT) {
        return true;
    }
    uint32_t marker = frame_child(s, oblique, REL_CASE, -1);
    return marker != DOC_NONE && scene_role(s, marker, ROLE_BY) &&
           party_of(s, oblique, 0) != DOC_NONE;
}

bool frame_receives(const scene *s, uint32_t object) {
    if (scene_is(s, object, REL_IOBJ)) {
        return true;
    }
    for (uint32_t c = scene_next(s, object);
         c != DOC_NONE && scene_is(s, object, REL_OBJ); c = scene_next(s, c)) {
        if (scene_is(s, c, REL_OBJ) &&
            scene_role(s, scene_head(s, object), ROLE_GIVE)) {
            return true;
        }
    }
    return false;
}

static void add_dependent(scene *s, frame *f, uint32_t c, filled_via via) {
    switch (s->in.tree->rel[c]) {
    case REL_OBJ:
        frame_add(f, frame_receives(s, c) ? SLOT_IOBJ : SLOT_OBJECT,
                  frame_antecedent(s, c), via);
        break;
    case REL_IOBJ:
        frame_add(f, SLOT_IOBJ, frame_antecedent(s, c), via);
        break;
    case REL_XCOMP:
    case REL_CCOMP:
        frame_add(f, SLOT_COMP, c, via);
        frame_add_marked(s, f, c, via);
        break;
    case REL_ADVMOD:
        frame_add(f, SLOT_MODIFIER, c, via);
        frame_add(f, SLOT_PARTICLE, c, via);
        break;
    case REL_COMPOUND:
        frame_add(f, SLOT_PARTICLE, c, via);
        break;
    case REL_OBL:
    case REL_NMOD:
        if (is_agent(s, f, c)) {
            frame_add(f, SLOT_SUBJECT, frame_antecedent(s, c), via);
        }
        frame_add_marked(s, f, c, via);
        break;
    case REL_ADVCL:
        frame_add_marked(s, f, c, via);
        break;
    default:
        break;
    }
}

static void add_subject(scene *s, frame *f) {
    uint32_t verb = f->word;
    uint32_t subject = frame_subject(s, verb, 0);
    if (subject == DOC_NONE || subject == verb) {
        return;
    }
    if (!f->passive) {
        f->has_subject = true;
        frame_add(f, SLOT_SUBJECT, subject, VIA_OWN);
        return;
    }
    bool given = frame_child(s, verb, REL_OBJ, -1) != DOC_NONE;
    frame_add(f, given ? SLOT_IOBJ : SLOT_OBJECT, subject, VIA_OWN);
}

/* "the man whom police arrested", "the man police arrested" */
static void add_relative_object(scene *s, frame *f) {
    uint32_t top = scene_first_conjunct(s, f->word);
    if (f->passive || frame_has(f, SLOT_OBJECT) || !scene_is(s, top, REL_ACL) ||
        s->in.tree->sub[top] != SUB_RELCL || frame_has(f, SLOT_COMP)) {
        return;
    }
    uint32_t subject = frame_subject(s, f->word, 0);
    if (subject != DOC_NONE && subject != scene_head(s, top) &&
        !slice_is(s->in.tags->xpos[f->word], "VBG")) {
        frame_add(f, SLOT_OBJECT, scene_head(s, top), VIA_FAR);
    }
}

/* "arrested and sentenced three men": the object of either is of both. */
static void add_shared_object(scene *s, frame *f) {
    if (f->passive || frame_has(f, SLOT_OBJECT)) {
        return;
    }
    uint32_t verb = f->word;
    uint32_t other = DOC_NONE;
    if (frame_bare_root(s, verb)) {
        other = frame_child(s, scene_head(s, verb), REL_OBJ, -1);
    } else if (scene_is(s, verb, REL_CONJ) &&
               scene_head(s, verb) != TREE_ROOT) {
        uint32_t object = frame_child(s, scene_head(s, verb), REL_OBJ, -1);
        other = object != DOC_NONE && object > verb ? object : DOC_NONE;
    } else {
        uint32_t joined = frame_child(s, verb, REL_CONJ, -1);
        if (joined != DOC_NONE && joined - verb <= 3 &&
            frame_child(s, verb, REL_OBL, -1) == DOC_NONE &&
            !frame_has(f, SLOT_COMP) &&
            frame_child(s, joined, REL_NSUBJ, -1) == DOC_NONE) {
            other = frame_child(s, joined, REL_OBJ, -1);
        }
    }
    if (other != DOC_NONE) {
        frame_add(f, SLOT_OBJECT, frame_antecedent(s, other), VIA_FAR);
    }
}

/* The by-phrase of joined passives: "arrested and beaten by police". */
static void add_shared_agent(scene *s, frame *f) {
    if (!f->passive || frame_has(f, SLOT_SUBJECT)) {
        return;
    }
    uint32_t other = scene_is(s, f->word, REL_CONJ)
                         ? scene_head(s, f->word)
                         : frame_child(s, f->word, REL_CONJ, -1);
    if (other == TREE_ROOT || other == DOC_NONE || !frame_passive(s, other)) {
        return;
    }
    for (uint32_t c = scene_child(s, other); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_OBL) && is_agent(s, f, c)) {
            frame_add(f, SLOT_SUBJECT, frame_antecedent(s, c), VIA_FAR);
        }
    }
}

/* Phrases that hang on the object: "signed an agreement with Iran". */
static void add_far(scene *s, frame *f) {
    uint32_t count = f->count;
    for (uint32_t i = 0; i < count; i++) {
        if (f->at[i].slot != SLOT_OBJECT) {
            continue;
        }
        for (uint32_t c = scene_child(s, f->at[i].word); c != DOC_NONE;
             c = scene_next(s, c)) {
            if (scene_is(s, c, REL_NMOD) || scene_is(s, c, REL_ACL)) {
                frame_add_marked(s, f, c, VIA_FAR);
            }
        }
    }
}

/* "held talks in Cairo with Iran", "came to an agreement with Iran": what hangs
 * on a place or on a noun that is no actor belongs to the act. */
void frame_past_places(const scene *s, frame *f) {
    uint32_t count = f->count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t word = f->at[i].word;
        uint32_t party = s->in.mentions->of_word[word];
        bool place =
            party != DOC_NONE && s->in.mentions->at[party].type == ENTITY_PLACE;
        bool thing = f->kind == PREDICATE_VERB &&
                     scene_upos(s, word, UPOS_NOUN) &&
                     (party == DOC_NONE || !party_acts(s, party));
        if (f->at[i].slot < SLOT_FIXED || !(place || thing)) {
            continue;
        }
        for (uint32_t c = scene_child(s, word); c != DOC_NONE;
             c = scene_next(s, c)) {
            uint32_t marker = frame_child(s, c, REL_CASE, -1);
            if (scene_is(s, c, REL_NMOD) && marker != DOC_NONE &&
                (thing || !scene_role(s, marker, ROLE_OF))) {
                frame_add_marked(s, f, c, VIA_FAR);
            }
        }
    }
}

/* The infinitives below a word that hang on it as `r`. */
static void add_infinitives(scene *s, frame *f, uint32_t word, relation r) {
    for (uint32_t c = scene_child(s, word); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (scene_is(s, c, r) && frame_marked(s, c, ROLE_TO) && c > f->word) {
            frame_add(f, SLOT_COMP, c, VIA_FAR);
        }
    }
}

/* An infinitive of purpose, or one on the object, where a complement was meant
 * ("asked the banks to lend"): last choice. */
static void add_late_complement(scene *s, frame *f) {
    if (!frame_has(f, SLOT_COMP)) {
        add_infinitives(s, f, f->word, REL_ADVCL);
    }
    if (!scene_role(s, f->word, ROLE_WISH)) {
        return;
    }
    for (uint32_t object = frame_child(s, f->word, REL_OBJ, -1);
         object != DOC_NONE && !frame_has(f, SLOT_COMP);
         object = frame_child(s, object, REL_CONJ, -1)) {
        add_infinitives(s, f, object, REL_ACL);
    }
}

/* "marched to demand", "marched demanding": what they did it for. */
static void add_purpose(scene *s, frame *f) {
    for (uint32_t c = scene_child(s, f->word); c != DOC_NONE;
         c = scene_next(s, c)) {
        bool clause = scene_is(s, c, REL_ADVCL) || scene_is(s, c, REL_XCOMP);
        bool asks =
            frame_marked(s, c, ROLE_TO) || slice_is(s->in.tags->xpos[c], "VBG");
        if (clause && asks && c > f->word) {
            frame_add(f, SLOT_PURPOSE, c, VIA_OWN);
        }
    }
}

/* "thanked Egypt", "urged Israel to stop": a recipient alone is the object. */
static void add_lone_recipient(frame *f) {
    for (uint32_t i = 0; i < f->count && !frame_has(f, SLOT_OBJECT); i++) {
        if (f->at[i].slot == SLOT_IOBJ) {
            frame_add(f, SLOT_OBJECT, f->at[i].word, VIA_FAR);
        }
    }
}

static void frame_verb(scene *s, uint32_t verb, frame *f) {
    f->passive = frame_passive(s, verb);
    add_subject(s, f);
    for (uint32_t c = scene_child(s, verb); c != DOC_NONE;
         c = scene_next(s, c)) {
        add_dependent(s, f, c, VIA_OWN);
    }
    add_lone_recipient(f);
    add_relative_object(s, f);
    add_shared_object(s, f);
    add_shared_agent(s, f);
    add_far(s, f);
    frame_past_places(s, f);
    add_late_complement(s, f);
    add_purpose(s, f);
    if (frame_has(f, SLOT_SUBJECT)) {
        f->has_subject = true;
    }
}

static bool starts_upper(const scene *s, uint32_t word) {
    slice form = s->in.words->form[word];
    return form.bytes > 0 && form.at[0] >= 'A' && form.at[0] <= 'Z';
}

/* A capitalised noun is a predicate only where all words are capitalised. */
static bool in_capitals(const scene *s, uint32_t word) {
    const tokens *w = s->in.words;
    uint32_t sentence = w->sentence_of[word];
    uint32_t upper = 0;
    uint32_t words = 0;
    for (uint32_t t = w->first[sentence]; t < w->first[sentence + 1]; t++) {
        bool content = w->form[t].bytes > 3;
        words += content;
        upper += content && starts_upper(s, t);
    }
    return 4 * upper >= 3 * words;
}

bool frame_kind(const scene *s, uint32_t word, predicate_kind *kind) {
    switch (s->in.tags->upos[word]) {
    case UPOS_VERB:
        *kind = PREDICATE_VERB;
        return true;
    case UPOS_NOUN:
        *kind = PREDICATE_NOUN;
        return true;
    case UPOS_PROPN:
        *kind = PREDICATE_NOUN;
        return in_capitals(s, word);
    case UPOS_ADJ:
        *kind = PREDICATE_ADJECTIVE;
        return frame_child(s, word, REL_COP, -1) != DOC_NONE ||
               scene_is(s, word, REL_XCOMP) || scene_is(s, word, REL_ACL) ||
               scene_is(s, word, REL_ROOT) || scene_is(s, word, REL_CONJ) ||
               scene_is(s, word, REL_ADVCL) || scene_is(s, word, REL_CCOMP);
    default:
        return false;
    }
}

frame *frame_of(scene *s, uint32_t word, predicate_kind kind) {
    frame *f = arena_take(s->tmp, 1, sizeof *f);
    if (f == NULL) {
        s->no_memory = true;
        return NULL;
    }
    f->word = word;
    f->kind = (uint8_t)kind;
    f->light = DOC_NONE;
    if (kind == PREDICATE_NOUN) {
        frame_noun(s, word, f);
    } else {
        frame_verb(s, word, f);
    }
    return f;
}
