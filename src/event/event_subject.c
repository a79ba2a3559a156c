/* event_subject.c: who does a clause, and whether it is passive.
 *
 * Problem: "Iran was forced by Iraq to agree to send and pay for troops": only
 * one of the four verbs has a subject in the tree, and it is not who forced.
 *
 * Method: a verb's own subject (behind a dateline the first actor); else by the
 * relation it hangs on: the subject of what it is joined to, the object or
 * subject of what controls it (Huddleston and Pullum 2002, chapter 14: verbs of
 * request and blame give their object, verbs of promise their subject), the
 * noun it modifies. Two errors that parsers make with past participles are
 * mended.
 *
 * Limits: walks of at most 12 steps.
 */
#include "event/event_scene.h"

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

uint32_t frame_child(const scene *s, uint32_t word, relation r, int sub) {
    return tree_find(s->in.tree, word, r, sub);
}

bool frame_marked(const scene *s, uint32_t clause, uint32_t role) {
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
bool frame_bare_root(const scene *s, uint32_t verb) {
    uint32_t head = scene_head(s, verb);
    return scene_is(s, verb, REL_ACL) && head != TREE_ROOT &&
           scene_is(s, head, REL_ROOT) && head + 1 == verb &&
           !scene_upos(s, head, UPOS_VERB) &&
           frame_child(s, head, REL_COP, -1) == DOC_NONE;
}

/* The same with an object or an infinitive: "Iran violated the ceasefire",
 * "units threatened to strike". A participle has an object only when the verb
 * takes two. */
static bool bare_sentence(const scene *s, uint32_t verb) {
    uint32_t head = scene_head(s, verb);
    if (!scene_is(s, verb, REL_ACL) || head == TREE_ROOT ||
        !scene_is(s, head, REL_ROOT) || scene_upos(s, head, UPOS_VERB) ||
        s->in.tree->sub[verb] == SUB_RELCL || verb < head ||
        frame_child(s, verb, REL_OBL, SUB_AGENT) != DOC_NONE ||
        frame_child(s, verb, REL_AUX, -1) != DOC_NONE ||
        frame_child(s, head, REL_COP, -1) != DOC_NONE) {
        return false;
    }
    if (frame_child(s, verb, REL_OBJ, -1) != DOC_NONE) {
        return !scene_role(s, verb, ROLE_GIVE);
    }
    uint32_t clause = frame_child(s, verb, REL_XCOMP, -1);
    if (clause == DOC_NONE) {
        clause = frame_child(s, verb, REL_ADVCL, -1);
    }
    return head + 1 == verb && clause != DOC_NONE &&
           frame_marked(s, clause, ROLE_TO) &&
           !scene_role(s, verb, ROLE_WISH | ROLE_RAISE);
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
           frame_child(s, verb, REL_AUX, -1) == DOC_NONE &&
           frame_child(s, verb, REL_OBL, SUB_AGENT) == DOC_NONE &&
           frame_child(s, verb, REL_NSUBJ, SUB_PASS) != DOC_NONE;
}

static bool says_passive(const scene *s, uint32_t verb) {
    return frame_child(s, verb, REL_NSUBJ, SUB_PASS) != DOC_NONE ||
           frame_child(s, verb, REL_AUX, SUB_PASS) != DOC_NONE ||
           frame_child(s, verb, REL_OBL, SUB_AGENT) != DOC_NONE;
}

/* A participle that follows or precedes its noun, or a joined one without its
 * own auxiliary, is passive when it is past. */
bool frame_passive(const scene *s, uint32_t verb) {
    if (false_passive(s, verb) || bare_sentence(s, verb)) {
        return false;
    }
    if (says_passive(s, verb)) {
        return true;
    }
    if (!past_participle(s, verb) ||
        frame_child(s, verb, REL_AUX, -1) != DOC_NONE ||
        frame_child(s, verb, REL_NSUBJ, SUB_NONE) != DOC_NONE) {
        return false;
    }
    uint8_t rel = s->in.tree->rel[verb];
    if (rel == REL_CONJ) {
        return frame_child(s, verb, REL_OBJ, -1) == DOC_NONE &&
               says_passive(s, scene_first_conjunct(s, verb));
    }
    bool object = frame_child(s, verb, REL_OBJ, -1) != DOC_NONE;
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
    uint32_t object = frame_child(s, verb, REL_OBJ, -1);
    if (object == DOC_NONE) {
        object = frame_child(s, verb, REL_IOBJ, -1);
    }
    bool complement =
        scene_is(s, clause, REL_XCOMP) || scene_is(s, clause, REL_CCOMP) ||
        (scene_is(s, clause, REL_ADVCL) && frame_marked(s, clause, ROLE_TO) &&
         scene_role(s, verb, ROLE_WISH));
    bool blame = scene_is(s, clause, REL_ADVCL) &&
                 scene_role(s, verb, ROLE_BLAME) &&
                 frame_marked(s, clause, ROLE_CHARGE);
    if ((complement || blame) && !scene_role(s, verb, ROLE_PROMISE)) {
        if (object != DOC_NONE) {
            return object;
        }
        /* called on Israel to stop: who is called on does it */
        uint32_t oblique = frame_child(s, verb, REL_OBL, SUB_NONE);
        if (oblique != DOC_NONE && oblique < clause &&
            scene_role(s, verb, ROLE_WISH) && !frame_passive(s, verb) &&
            frame_child(s, oblique, REL_CASE, -1) != DOC_NONE &&
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
    uint32_t subject = frame_child(s, noun, REL_NSUBJ, -1);
    if (subject != DOC_NONE && frame_child(s, noun, REL_COP, -1) != DOC_NONE &&
        slice_is(s->in.tags->xpos[verb], "VBG")) {
        return frame_antecedent(s, subject); /* "X is a donor, giving ..." */
    }
    uint32_t issuer = scene_head(s, noun);
    if (!frame_marked(s, verb, ROLE_TO)) {
        /* "the Senate passed a resolution condemning ..." */
        bool issued = scene_is(s, noun, REL_OBJ) && issuer != TREE_ROOT &&
                      slice_is(s->in.tags->xpos[verb], "VBG") &&
                      party_of(s, noun, 0) == DOC_NONE;
        return issued ? frame_subject(s, issuer, depth + 1) : noun;
    }
    uint32_t owner = frame_child(s, noun, REL_NMOD, SUB_POSS);
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

static bool all_capitals(slice form) {
    for (size_t i = 0; i < form.bytes; i++) {
        if (form.at[i] < 'A' || form.at[i] > 'Z') {
            return false;
        }
    }
    return form.bytes > 2;
}

/* A subject that is only the dateline gives way to the first actor behind it.
 */
static uint32_t skip_dateline(const scene *s, uint32_t subject, uint32_t verb) {
    uint32_t sentence = s->in.words->sentence_of[subject];
    uint32_t first = s->in.words->first[sentence];
    uint32_t party = s->in.mentions->of_word[subject];
    if (subject > first + 2 || party == DOC_NONE ||
        (s->in.mentions->at[party].type != ENTITY_PLACE &&
         !all_capitals(s->in.words->form[first]))) {
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

/* "Bordavia, a country that ...": the name, not what is said of it. */
static uint32_t named_head(const scene *s, uint32_t word) {
    uint32_t head = scene_head(s, word);
    if (!scene_is(s, word, REL_APPOS) || head == TREE_ROOT) {
        return word;
    }
    const mentions *all = s->in.mentions;
    uint32_t own = all->of_word[word];
    uint32_t above = all->of_word[head];
    return (own == DOC_NONE || all->at[own].kind != MENTION_NAME) &&
                   above != DOC_NONE && all->at[above].kind == MENTION_NAME &&
                   party_acts(s, above)
               ? head
               : word;
}

/* "close enough for Anna Berg to endorse him": the last phrase after `for`
 * before an infinitive is its subject, wherever the parser hangs it. */
static uint32_t for_subject(const scene *s, uint32_t verb) {
    uint32_t found = DOC_NONE;
    uint32_t head = scene_head(s, verb);
    if (head == TREE_ROOT || !frame_marked(s, verb, ROLE_TO)) {
        return DOC_NONE;
    }
    for (uint32_t c = scene_child(s, head); c != DOC_NONE && c < verb;
         c = scene_next(s, c)) {
        if (!scene_is(s, c, REL_OBL) && !scene_is(s, c, REL_NMOD)) {
            continue;
        }
        uint32_t marker = frame_child(s, c, REL_CASE, -1);
        bool after_for = c > head && marker != DOC_NONE &&
                         slice_is(s->in.tags->lemma[marker], "for") &&
                         party_of(s, c, 0) != DOC_NONE;
        found = after_for ? c : DOC_NONE;
    }
    return found;
}

uint32_t frame_subject(const scene *s, uint32_t verb, int depth) {
    if (depth > DEPTH_LIMIT) {
        return DOC_NONE;
    }
    uint32_t own = frame_child(s, verb, REL_NSUBJ, -1);
    if (own != DOC_NONE) {
        uint32_t stands_for = frame_antecedent(s, own);
        return stands_for == own ? skip_dateline(s, own, verb)
                                 : named_head(s, stands_for);
    }
    own = for_subject(s, verb);
    if (own != DOC_NONE) {
        return own;
    }
    uint32_t head = scene_head(s, verb);
    if (head == TREE_ROOT) {
        return DOC_NONE;
    }
    switch (s->in.tree->rel[verb]) {
    case REL_CONJ:
        return scene_upos(s, head, UPOS_VERB) ||
                       scene_upos(s, head, UPOS_ADJ) ||
                       frame_child(s, head, REL_COP, -1) != DOC_NONE
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
                   ? named_head(s, head)
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
