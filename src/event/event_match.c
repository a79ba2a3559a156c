/* event_match.c: the rule that fits a predicate best.
 *
 * Problem: a frequent verb (ask, call, hold) has twenty rules; the one that
 * says most about this sentence must win, and the file order must decide the
 * rest, so that a researcher can foresee it.
 *
 * Method: all rules of the lemma are tested on one frame. The weight of a rule
 * is the number of its conditions and of the further words of its predicate;
 * the heaviest wins, the first among equals. Results are kept by word, because
 * an act of speech asks for the code of its inner act, and an inner act for its
 * own: recursion ends at a word that is being matched. A rule that fits but for
 * its parties gives no row, yet tells an act of speech what it is about.
 *
 * Why not the first rule in file order alone: rules are written by several
 * people in twenty files; order between files should not matter.
 */
#include "event/event_scene.h"

/* Whether an argument of a light verb counts for this rule. */
bool match_slot_open(const scene *s, const rule *r, const frame *f,
                     const filled *at) {
    if (at->via != VIA_LIGHT || f->light == DOC_NONE || f->light_known ||
        r->inner_only) {
        return true;
    }
    for (uint32_t i = 0; i < r->light.count; i++) {
        if (s->in.book->words[r->light.first + i] == s->lemma[f->light]) {
            return true;
        }
    }
    return false;
}

/* A word or one of its conjuncts fits one of the fillers. */
static bool any_fits(scene *s, range fillers, uint32_t word, int depth) {
    near_words near;
    fill_near(s, word, &near);
    for (uint32_t i = 0; i < fillers.count; i++) {
        if (fill_fits(s, &s->in.book->fillers[fillers.first + i], &near)) {
            return true;
        }
    }
    for (uint32_t c = scene_child(s, word); c != DOC_NONE && depth < 3;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_CONJ) && any_fits(s, fillers, c, depth + 1)) {
            return true;
        }
    }
    return false;
}

/* A party of the rule that fits, for conditions on source and target. */
static uint32_t party_fits(scene *s, slot where, range fillers,
                           const match *m) {
    parties sources = {0};
    parties targets = {0};
    party_sources(s, m, &sources);
    if (where == SLOT_TARGET) {
        party_targets(s, m, &sources, &targets);
    }
    const parties *all = where == SLOT_TARGET ? &targets : &sources;
    for (uint32_t i = 0; i < all->count; i++) {
        if (fillers.count == 0 || any_fits(s, fillers, all->word[i], 0)) {
            return all->word[i];
        }
    }
    return DOC_NONE;
}

static bool will_not(const scene *s, uint32_t verb) {
    bool will = false;
    bool negated = false;
    for (uint32_t c = scene_child(s, verb); c != DOC_NONE;
         c = scene_next(s, c)) {
        will = will || (scene_is(s, c, REL_AUX) &&
                        scene_role(s, c, ROLE_WILL | ROLE_MAY));
        negated = negated || scene_role(s, c, ROLE_NOT);
    }
    return will && negated;
}

/* Whether the verb above a noun carries it for this rule. */
static bool carries(const scene *s, const rule *r, const frame *f) {
    const filled asked = {.via = VIA_LIGHT};
    return f->light != DOC_NONE && match_slot_open(s, r, f, &asked);
}

/* An agentless passive cannot show who does it; the rule is not refused. */
static bool excused(const scene *s, const condition *c, const frame *f) {
    slot only = s->in.book->slots[c->slots.first];
    return c->wanted && c->slots.count == 1 && f->passive &&
           (only == SLOT_SUBJECT || only == SLOT_SOURCE) &&
           !frame_has(f, SLOT_SUBJECT);
}

/* Whether what fills a slot counts for another: the noun behind the particle of
 * "wrote off the debt" is the object, whatever the parser makes of "off". */
static bool counts_as(const scene *s, const match *m, slot has, slot where) {
    if (has == where) {
        return true;
    }
    if (where != SLOT_OBJECT || has < SLOT_FIXED ||
        m->phrase == CODEBOOK_NONE || m->frame->kind != PREDICATE_VERB) {
        return false;
    }
    const phrase *p = &s->in.book->phrases[m->phrase];
    for (uint32_t i = 0; i < p->count; i++) {
        uint32_t word = s->in.book->words[p->first + i];
        if (has == SLOT_FIXED + word &&
            (s->in.book->role[word] & ROLE_PARTICLE) != 0) {
            return true;
        }
    }
    return false;
}

/* The word that fills a condition, or DOC_NONE. */
static uint32_t fills(scene *s, const condition *c, const match *m) {
    const rule *r = m->rule;
    const frame *f = m->frame;
    for (uint32_t i = 0; i < c->slots.count; i++) {
        slot where = s->in.book->slots[c->slots.first + i];
        if (where == SLOT_SOURCE || where == SLOT_TARGET) {
            uint32_t word = party_fits(s, where, c->fillers, m);
            if (word != DOC_NONE) {
                return word;
            }
        }
        if (where == SLOT_LIGHT && carries(s, r, f) &&
            (c->fillers.count == 0 || any_fits(s, c->fillers, f->light, 0))) {
            return f->light;
        }
        if (where == SLOT_WILL_NOT && will_not(s, f->word)) {
            return f->word;
        }
        for (uint32_t k = 0; k < f->count; k++) {
            if (!counts_as(s, m, f->at[k].slot, where) ||
                !match_slot_open(s, r, f, &f->at[k]) ||
                (where == SLOT_COMP && c->fillers.count > 0 &&
                 promise_of_not(s, r, f->at[k].word))) {
                continue;
            }
            if (c->fillers.count == 0 ||
                any_fits(s, c->fillers, f->at[k].word, 0)) {
                return f->at[k].word;
            }
        }
    }
    return DOC_NONE;
}

/* What one condition adds to the weight of a rule: words that must be there say
 * most; a slot that must be filled, or by a kind of actor, little; a kind of
 * actor as subject only keeps nonsense away. */
enum { WEIGHT_WORDS = 4, WEIGHT_FILLED = 1 };

static bool names_kind(const scene *s, const condition *c) {
    for (uint32_t i = 0; i < c->fillers.count; i++) {
        uint32_t kind = s->in.book->fillers[c->fillers.first + i].kind;
        if (kind != FILLER_LEMMA && kind != FILLER_PHRASE &&
            kind != FILLER_CLASS && kind != FILLER_ACT) {
            return true;
        }
    }
    return false;
}

static uint32_t weight_of(const scene *s, const condition *c) {
    slot first = s->in.book->slots[c->slots.first];
    if (first == SLOT_WILL_NOT) {
        return 2 * WEIGHT_WORDS; /* what will not happen is a refusal first */
    }
    if (c->fillers.count > 0 && !names_kind(s, c)) {
        return WEIGHT_WORDS;
    }
    return first == SLOT_SUBJECT || first == SLOT_SOURCE ? 0 : WEIGHT_FILLED;
}

static const char *test_conditions(scene *s, const rule *r, match *m) {
    bool excepts = false;
    for (uint32_t i = 0; i < r->conditions.count; i++) {
        const condition *c = &s->in.book->conditions[r->conditions.first + i];
        if (excused(s, c, m->frame)) {
            continue;
        }
        uint32_t word = fills(s, c, m);
        if ((word == DOC_NONE) == c->wanted) {
            m->missed = i;
            return c->wanted ? "need" : "not";
        }
        excepts = excepts || !c->wanted;
        m->weight += c->wanted ? weight_of(s, c) : 0;
        if (c->wanted && m->needed_count < 4) {
            m->needed[m->needed_count++] = word;
        }
    }
    m->excepts = excepts;
    return NULL;
}

static bool has_gap(const scene *s, const frame *f) {
    uint8_t rel = s->in.tree->rel[f->word];
    return !f->has_subject &&
           (rel == REL_XCOMP || rel == REL_ADVCL || rel == REL_ACL ||
            rel == REL_CCOMP || rel == REL_CONJ || rel == REL_AMOD);
}

static const char *test_parties(scene *s, const match *m) {
    const rule *r = m->rule;
    if (r->discard) {
        return NULL;
    }
    parties sources = {0};
    parties targets = {0};
    party_sources(s, m, &sources);
    bool agentless = m->frame->passive && !m->frame->has_subject;
    if (sources.count == 0 && r->needs_source && !agentless) {
        return "needs-source";
    }
    bool noun = m->frame->kind == PREDICATE_NOUN;
    bool open =
        r->no_source || noun || m->frame->passive || has_gap(s, m->frame);
    /* "the arrested men" only recalls an act told elsewhere */
    bool recalled = s->in.tree->rel[m->frame->word] == REL_AMOD && !noun;
    bool named = sources.count > 0 && sources.how != HOW_IMPLIED;
    if ((sources.count == 0 && !open) || (recalled && !named)) {
        return "source";
    }
    if (sources.count > 0 && !r->needs_target) {
        return NULL;
    }
    party_targets(s, m, &sources, &targets);
    if (targets.count > 0 || (r->both && sources.count > 1)) {
        return NULL;
    }
    if (r->needs_target) {
        return "needs-target";
    }
    return r->no_source ? NULL : "source";
}

/* What an act of speech is about need not say between whom: "called for the
 * release of the prisoners". */
slice match_inner_code(scene *s, uint32_t word, uint32_t *act, int depth) {
    match *m = match_inner(s, word);
    if (m != NULL && !m->rule->discard) {
        *act = word;
        return m->code;
    }
    if (depth > 2 || !scene_upos(s, word, UPOS_VERB)) {
        return (slice){NULL, 0};
    }
    for (uint32_t c = scene_child(s, word); c != DOC_NONE;
         c = scene_next(s, c)) {
        bool inside =
            (scene_is(s, c, REL_OBJ) &&
             scene_role(s, word, ROLE_LIGHT | ROLE_RAISE)) ||
            (scene_is(s, c, REL_XCOMP) &&
             scene_role(s, word, ROLE_RAISE | ROLE_FUTURE | ROLE_WISH));
        if (inside) {
            slice code = match_inner_code(s, c, act, depth + 1);
            if (*act != DOC_NONE) {
                return code;
            }
        }
    }
    return (slice){NULL, 0};
}

/* The code of an act of speech by what it is about. */
static void compose(scene *s, match *m) {
    const rule *r = m->rule;
    m->code = r->code;
    m->act = DOC_NONE;
    if (r->discard || r->speech == CODEBOOK_NONE) {
        return;
    }
    slice inner = {NULL, 0};
    for (uint32_t i = 0; i < r->acts.count && m->act == DOC_NONE; i++) {
        slot where = s->in.book->slots[r->acts.first + i];
        for (uint32_t k = 0; k < m->frame->count && m->act == DOC_NONE; k++) {
            if (m->frame->at[k].slot == where) {
                inner = match_inner_code(s, m->frame->at[k].word, &m->act, 0);
            }
        }
    }
    if (m->act == DOC_NONE) {
        return;
    }
    match *act = match_inner(s, m->act);
    slice denied = act != NULL && status_denied(s, m->act, act->frame->light)
                       ? codebook_compose_denied(s->in.book, r->speech, inner)
                       : (slice){NULL, 0};
    if (denied.bytes > 0) {
        m->code = denied;
        return;
    }
    slice code = codebook_compose(s->in.book, r->speech, inner);
    for (uint32_t i = 0; act != NULL && i < act->told.count; i++) {
        slice told = codebook_compose(s->in.book, r->speech, act->told.code[i]);
        code = match_depth(told) > match_depth(code) ? told : code;
    }
    bool general = code.bytes == 3 && code.at[2] == '0';
    if (code.bytes > 0 && !(general && r->code.bytes > 0)) {
        m->code = code;
    }
}

const char *match_test(scene *s, const predicate *p, frame *f, match *out) {
    const rule *r = &s->in.book->rules[p->rule];
    match m = {.rule = r, .frame = f, .phrase = p->phrase, .act = DOC_NONE};
    if (p->phrase != CODEBOOK_NONE) {
        if (!fill_phrase(s, p->phrase, f->word, NULL)) {
            return "words";
        }
        m.weight += WEIGHT_WORDS * s->in.book->phrases[p->phrase].count;
    }
    const char *missed = test_conditions(s, r, &m);
    if (missed != NULL) {
        out->missed = m.missed;
        return missed;
    }
    compose(s, &m);
    missed = r->inner_only ? "inner" : test_parties(s, &m);
    m.partyless = missed != NULL;
    *out = m;
    return missed;
}

int match_depth(slice code) {
    return code.bytes > 3 ? 2 : code.bytes == 3 && code.at[2] != '0';
}

/* The heavier rule; then the one whose code says more; then the one that has
 * exceptions; then the first. */
static bool is_better(const match *m, const match *best) {
    if (best->rule == NULL || m->weight != best->weight) {
        return best->rule == NULL || m->weight > best->weight;
    }
    int more = match_depth(m->code) - match_depth(best->code);
    if (more != 0 || m->excepts != best->excepts) {
        return more > 0 || (more == 0 && m->excepts);
    }
    return m->rule < best->rule;
}

static match *keep_match(scene *s, const match *best) {
    if (best->rule == NULL) {
        return NULL;
    }
    match *kept = arena_take(s->tmp, 1, sizeof *kept);
    if (kept == NULL) {
        s->no_memory = true;
        return NULL;
    }
    *kept = *best;
    return kept;
}

/* Heaviest first, so that an act of speech asks the fittest first. */
static void add_told(told_codes *told, const match *m) {
    uint32_t at = told->count;
    while (at > 0 && told->weight[at - 1] < m->weight) {
        at--;
    }
    if (at == TOLD_LIMIT) {
        return;
    }
    told->count += told->count < TOLD_LIMIT;
    for (uint32_t i = told->count - 1; i > at; i--) {
        told->code[i] = told->code[i - 1];
        told->weight[i] = told->weight[i - 1];
    }
    told->code[at] = m->code;
    told->weight[at] = m->weight;
}

/* The best rule that gives a row, and the best to tell an act of speech what it
 * is about. */
static void find_best(scene *s, uint32_t word, predicate_kind kind) {
    const codebook *book = s->in.book;
    uint32_t lemma = s->lemma[word];
    frame *f = frame_of(s, word, kind);
    match best = {0};
    match inner = {0};
    told_codes told = {0};
    for (uint32_t i = book->at[kind][lemma];
         f != NULL && i < book->at[kind][lemma + 1]; i++) {
        match m = {0};
        bool whole = match_test(s, &book->predicates[kind][i], f, &m) == NULL;
        if (whole && is_better(&m, &best)) {
            best = m;
        }
        if ((whole || m.partyless) && is_better(&m, &inner)) {
            inner = m;
        }
        if (m.partyless && m.rule->inner_only) {
            add_told(&told, &m);
        }
    }
    best.told = inner.told = told;
    s->match_of[word] = keep_match(s, &best);
    s->inner_of[word] =
        inner.rule == best.rule ? s->match_of[word] : keep_match(s, &inner);
}

static bool has_rules(const codebook *book, uint32_t lemma) {
    for (int kind = 0; kind < PREDICATE_KINDS; kind++) {
        if (book->at[kind][lemma] != book->at[kind][lemma + 1]) {
            return true;
        }
    }
    return false;
}

/* Finds the rules of a word once; false: it has none, or is being matched. */
static bool search(scene *s, uint32_t word) {
    if (s->state[word] == MATCH_DONE) {
        return true;
    }
    predicate_kind kind;
    uint32_t lemma = s->lemma[word];
    if (s->state[word] == MATCH_OPEN || lemma == CODEBOOK_NONE ||
        s->nested > NEST_LIMIT || !has_rules(s->in.book, lemma) ||
        !frame_kind(s, word, &kind) ||
        s->in.book->at[kind][lemma] == s->in.book->at[kind][lemma + 1]) {
        return false;
    }
    s->state[word] = MATCH_OPEN;
    s->nested++;
    find_best(s, word, kind);
    s->nested--;
    s->state[word] = MATCH_DONE;
    return true;
}

match *match_at(scene *s, uint32_t word) {
    return search(s, word) ? s->match_of[word] : NULL;
}

match *match_inner(scene *s, uint32_t word) {
    return search(s, word) ? s->inner_of[word] : NULL;
}
