/* event_frame.c: the logical arguments of a verb or adjective.
 *
 * Problem: in "Iran was forced by Iraq to agree to send and pay for troops"
 * each verb has a doer, but only one stands as its subject in the tree. A
 * codebook that spelled out passive, relative clause, control, coordination and
 * participle would need every rule five times.
 *
 * Method: walk from the verb over its Universal Dependencies relations and fill
 * slots with words: own dependents first, then what it shares (subject of the
 * verb it is joined to, object of the verb that controls it, noun it modifies).
 * Passives are turned round. Cases follow the enhanced dependencies of Schuster
 * and Manning (LREC 2016), computed here on demand for predicates only.
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

static bool xpos_is(const scene *s, uint32_t word, const char *tag) {
    return slice_is(s->in.tags->xpos[word], tag);
}

static bool past_participle(const scene *s, uint32_t word) {
    return xpos_is(s, word, "VBN") ||
           (s->in.tags->xpos[word].bytes == 0 &&
            slice_is(tags_feature(s->in.tags, word, SLICE("VerbForm")),
                     "Part") &&
            slice_is(tags_feature(s->in.tags, word, SLICE("Tense")), "Past"));
}

static uint32_t find_child(const scene *s, uint32_t word, relation r, int sub) {
    return tree_find(s->in.tree, word, r, sub);
}

static bool has_marker(const scene *s, uint32_t clause, uint32_t role) {
    for (uint32_t c = scene_child(s, clause); c != DOC_NONE;
         c = scene_next(s, c)) {
        if ((scene_is(s, c, REL_MARK) || scene_is(s, c, REL_CASE)) &&
            scene_role(s, c, role)) {
            return true;
        }
    }
    return false;
}

/* A sentence taken for a noun with a participle: "Iran called on Iraq". */
static bool on_bare_root(const scene *s, uint32_t verb) {
    uint32_t head = scene_head(s, verb);
    return scene_is(s, verb, REL_ACL) && head != TREE_ROOT &&
           scene_is(s, head, REL_ROOT) && head + 1 == verb &&
           !scene_upos(s, head, UPOS_VERB) &&
           find_child(s, head, REL_COP, -1) == DOC_NONE;
}

static bool finite_place(const scene *s, uint32_t verb) {
    uint8_t rel = s->in.tree->rel[verb];
    return rel == REL_ROOT || rel == REL_CCOMP || rel == REL_PARATAXIS;
}

/* Parsers take "X called on Y" for a passive; outside headlines a finite
 * passive has its auxiliary. */
static bool false_passive(const scene *s, uint32_t verb) {
    uint32_t sentence = s->in.words->sentence_of[verb];
    return finite_place(s, verb) && s->in.words->part[sentence] == PART_TEXT &&
           find_child(s, verb, REL_AUX, -1) == DOC_NONE &&
           find_child(s, verb, REL_OBL, SUB_AGENT) == DOC_NONE &&
           find_child(s, verb, REL_NSUBJ, SUB_PASS) != DOC_NONE;
}

static bool says_passive(const scene *s, uint32_t verb) {
    return find_child(s, verb, REL_NSUBJ, SUB_PASS) != DOC_NONE ||
           find_child(s, verb, REL_AUX, SUB_PASS) != DOC_NONE ||
           find_child(s, verb, REL_OBL, SUB_AGENT) != DOC_NONE;
}

/* A participle that follows or precedes its noun, or a joined one without its
 * own auxiliary, is passive when it is past. */
bool frame_passive(const scene *s, uint32_t verb) {
    if (false_passive(s, verb)) {
        return false;
    }
    if (says_passive(s, verb)) {
        return true;
    }
    if (!past_participle(s, verb) ||
        find_child(s, verb, REL_AUX, -1) != DOC_NONE ||
        find_child(s, verb, REL_NSUBJ, SUB_NONE) != DOC_NONE) {
        return false;
    }
    uint8_t rel = s->in.tree->rel[verb];
    if (rel == REL_CONJ) {
        return find_child(s, verb, REL_OBJ, -1) == DOC_NONE &&
               says_passive(s, scene_first_conjunct(s, verb));
    }
    bool object = find_child(s, verb, REL_OBJ, -1) != DOC_NONE;
    return rel == REL_ACL || rel == REL_AMOD || rel == REL_ADVCL ||
           (rel == REL_XCOMP && !object) || (rel == REL_ROOT && !object);
}

uint32_t frame_antecedent(const scene *s, uint32_t word) {
    if (!scene_upos(s, word, UPOS_PRON) && !scene_upos(s, word, UPOS_DET)) {
        return word;
    }
    if (!scene_role(s, word, ROLE_WHO)) {
        return word;
    }
    uint32_t at = scene_head(s, word);
    for (int i = 0; at != TREE_ROOT && i < DEPTH_LIMIT; i++) {
        if (scene_is(s, at, REL_ACL)) {
            return scene_head(s, at);
        }
        at = scene_head(s, at);
    }
    return word;
}

/* Who does a clause that has no subject of its own and hangs on a verb. */
static uint32_t controller(const scene *s, uint32_t clause, uint32_t verb,
                           int depth) {
    uint32_t object = find_child(s, verb, REL_OBJ, -1);
    if (object == DOC_NONE) {
        object = find_child(s, verb, REL_IOBJ, -1);
    }
    bool complement =
        scene_is(s, clause, REL_XCOMP) || scene_is(s, clause, REL_CCOMP) ||
        (scene_is(s, clause, REL_ADVCL) && has_marker(s, clause, ROLE_TO) &&
         scene_role(s, verb, ROLE_WISH));
    bool blame = scene_is(s, clause, REL_ADVCL) &&
                 scene_role(s, verb, ROLE_BLAME) &&
                 has_marker(s, clause, ROLE_CHARGE);
    if ((complement || blame) && !scene_role(s, verb, ROLE_PROMISE)) {
        if (object != DOC_NONE) {
            return object;
        }
        /* called on Israel to stop: who is called on does it */
        uint32_t oblique = find_child(s, verb, REL_OBL, SUB_NONE);
        if (oblique != DOC_NONE && oblique < clause &&
            scene_role(s, verb, ROLE_WISH) && !frame_passive(s, verb) &&
            find_child(s, oblique, REL_CASE, -1) != DOC_NONE &&
            party_of(s, oblique, 0) != DOC_NONE) {
            return oblique;
        }
    }
    return frame_subject(s, verb, depth + 1);
}

/* Who does a clause that modifies a noun: the noun itself when it can act,
 * else who has or makes the noun ("its plan to attack"). */
static uint32_t modified_subject(const scene *s, uint32_t verb, uint32_t noun,
                                 int depth) {
    uint32_t subject = find_child(s, noun, REL_NSUBJ, -1);
    if (subject != DOC_NONE && find_child(s, noun, REL_COP, -1) != DOC_NONE &&
        slice_is(s->in.tags->xpos[verb], "VBG")) {
        return frame_antecedent(s, subject); /* "X is a donor, giving ..." */
    }
    if (!has_marker(s, verb, ROLE_TO)) {
        return noun;
    }
    uint32_t owner = find_child(s, noun, REL_NMOD, SUB_POSS);
    if (owner != DOC_NONE) {
        return owner;
    }
    uint32_t above = scene_head(s, noun);
    if (above != TREE_ROOT && scene_upos(s, above, UPOS_VERB) &&
        scene_is(s, noun, REL_OBJ)) {
        return frame_subject(s, above, depth + 1);
    }
    return party_of(s, noun, 0) != DOC_NONE ? noun : DOC_NONE;
}

static uint32_t relative_subject(const scene *s, uint32_t verb) {
    /* Without a subject of its own the noun is the subject: "troops [that]
     * moved"; the pronoun was seen before when it stands there. */
    (void)s;
    return scene_head(s, verb);
}

/* The first word behind a dateline ("CAIRO (AP) -- ", "Rome, May 3: "), or the
 * sentence's first word when there is none. */
static uint32_t behind_dateline(const scene *s, uint32_t sentence) {
    const tokens *w = s->in.words;
    uint32_t first = w->first[sentence];
    uint32_t end = w->first[sentence + 1];
    for (uint32_t t = first + 1; t + 1 < end && t < first + 12; t++) {
        slice form = w->form[t];
        bool dash = slice_is(form, "--") || slice_is(form, "-") ||
                    slice_is(form, "—") || slice_is(form, "–") ||
                    slice_is(form, ":");
        bool bracket = slice_is(form, ")") && !slice_is(w->form[t + 1], "-") &&
                       !slice_is(w->form[t + 1], "--") &&
                       !slice_is(w->form[t + 1], "—") &&
                       !slice_is(w->form[t + 1], ":") && t <= first + 8;
        if (dash || bracket) {
            return t + 1;
        }
        if (scene_upos(s, t, UPOS_VERB) || scene_upos(s, t, UPOS_AUX)) {
            break;
        }
    }
    return first;
}

/* A subject that is only the dateline gives way to the first actor behind it.
 */
static uint32_t skip_dateline(const scene *s, uint32_t subject, uint32_t verb) {
    uint32_t sentence = s->in.words->sentence_of[subject];
    uint32_t first = s->in.words->first[sentence];
    uint32_t party = s->in.mentions->of_word[subject];
    if (subject > first + 2 || party == DOC_NONE ||
        s->in.mentions->at[party].type != ENTITY_PLACE) {
        return subject;
    }
    uint32_t behind = behind_dateline(s, sentence);
    if (behind <= subject || behind >= verb) {
        return subject;
    }
    uint32_t best = DOC_NONE;
    const mention *at = s->in.mentions->at;
    for (uint32_t t = behind; t < verb; t++) {
        uint32_t here = s->in.mentions->of_word[t];
        if (here == DOC_NONE || !party_acts(s, here) ||
            at[here].words.start < behind) {
            continue;
        }
        if (best == DOC_NONE || at[here].words.start < at[best].words.start ||
            (at[here].words.start == at[best].words.start &&
             at[here].words.end > at[best].words.end)) {
            best = here;
        }
    }
    return best == DOC_NONE ? subject : at[best].head;
}

uint32_t frame_subject(const scene *s, uint32_t verb, int depth) {
    if (depth > DEPTH_LIMIT) {
        return DOC_NONE;
    }
    uint32_t own = find_child(s, verb, REL_NSUBJ, -1);
    if (own != DOC_NONE) {
        return skip_dateline(s, frame_antecedent(s, own), verb);
    }
    uint32_t head = scene_head(s, verb);
    if (head == TREE_ROOT) {
        return DOC_NONE;
    }
    switch (s->in.tree->rel[verb]) {
    case REL_CONJ:
        return scene_upos(s, head, UPOS_VERB) ||
                       scene_upos(s, head, UPOS_ADJ) ||
                       find_child(s, head, REL_COP, -1) != DOC_NONE
                   ? frame_subject(s, head, depth + 1)
                   : DOC_NONE;
    case REL_XCOMP:
    case REL_CCOMP:
    case REL_ADVCL:
        if (scene_upos(s, head, UPOS_VERB) || scene_upos(s, head, UPOS_ADJ)) {
            return controller(s, verb, head, depth);
        }
        return frame_subject(s, head, depth + 1);
    case REL_ACL:
        return s->in.tree->sub[verb] == SUB_RELCL
                   ? relative_subject(s, verb)
                   : modified_subject(s, verb, head, depth);
    case REL_AMOD: {
        uint32_t party = s->in.mentions->of_word[head];
        return party != DOC_NONE && party_acts(s, party) ? head : DOC_NONE;
    }
    case REL_PARATAXIS:
        return xpos_is(s, verb, "VBG") ? frame_subject(s, head, depth + 1)
                                       : DOC_NONE;
    default:
        return DOC_NONE;
    }
}

/* Each preposition before a phrase, or marker before a clause, is a slot. */
static void add_marked(const scene *s, frame *f, uint32_t word,
                       filled_via via) {
    uint32_t stands_for = frame_antecedent(s, word);
    for (uint32_t c = scene_child(s, word); c != DOC_NONE;
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
    uint32_t marker = find_child(s, oblique, REL_CASE, -1);
    return marker != DOC_NONE && scene_role(s, marker, ROLE_BY) &&
           party_of(s, oblique, 0) != DOC_NONE;
}

static void add_dependent(scene *s, frame *f, uint32_t c, filled_via via) {
    switch (s->in.tree->rel[c]) {
    case REL_OBJ:
        frame_add(f, SLOT_OBJECT, frame_antecedent(s, c), via);
        break;
    case REL_IOBJ:
        frame_add(f, SLOT_IOBJ, frame_antecedent(s, c), via);
        break;
    case REL_XCOMP:
    case REL_CCOMP:
        frame_add(f, SLOT_COMP, c, via);
        add_marked(s, f, c, via);
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
        add_marked(s, f, c, via);
        break;
    case REL_ADVCL:
        add_marked(s, f, c, via);
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
    bool given = find_child(s, verb, REL_OBJ, -1) != DOC_NONE;
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
    if (on_bare_root(s, verb)) {
        other = find_child(s, scene_head(s, verb), REL_OBJ, -1);
    } else if (scene_is(s, verb, REL_CONJ) &&
               scene_head(s, verb) != TREE_ROOT) {
        uint32_t object = find_child(s, scene_head(s, verb), REL_OBJ, -1);
        other = object != DOC_NONE && object > verb ? object : DOC_NONE;
    } else {
        uint32_t joined = find_child(s, verb, REL_CONJ, -1);
        if (joined != DOC_NONE && joined - verb <= 3 &&
            find_child(s, verb, REL_OBL, -1) == DOC_NONE &&
            !frame_has(f, SLOT_COMP) &&
            find_child(s, joined, REL_NSUBJ, -1) == DOC_NONE) {
            other = find_child(s, joined, REL_OBJ, -1);
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
                         : find_child(s, f->word, REL_CONJ, -1);
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
                add_marked(s, f, c, VIA_FAR);
            }
        }
    }
}

/* An infinitive of purpose where a complement was meant: last choice. */
static void add_late_complement(scene *s, frame *f) {
    if (frame_has(f, SLOT_COMP)) {
        return;
    }
    for (uint32_t c = scene_child(s, f->word); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_ADVCL) && has_marker(s, c, ROLE_TO) &&
            c > f->word) {
            frame_add(f, SLOT_COMP, c, VIA_FAR);
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
    add_relative_object(s, f);
    add_shared_object(s, f);
    add_shared_agent(s, f);
    add_far(s, f);
    add_late_complement(s, f);
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
        return find_child(s, word, REL_COP, -1) != DOC_NONE ||
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
