/* event_party.c: from the phrases of a slot to the actors they stand for.
 *
 * Problem: a slot holds words, a row needs actors. The phrase may be an actor
 * ("police"), several ("France, Germany and dozens of others"), or a thing of
 * an actor ("positions of the rebels", "a Kuwaiti tanker", "the army's
 * shelling").
 *
 * Method: the phrase's own mention if it is an actor or has a code; else its
 * parts in fixed order: possessor, the noun after a preposition that belongs to
 * it, compounds and adjectives. Conjuncts and lists after "including" count as
 * parties beside the first. Rules say in which slots to look; the first slot
 * that yields a party is taken.
 *
 * Why not leave this to the mentions layer: "a rally against the government"
 * has no actor of its own as a target but "the ministry's building" has;
 * whether to look inside depends on the slot being a party to an act.
 *
 * Limits: 24 parties a side; three steps into a phrase.
 */
#include "event/event_scene.h"

bool party_acts(const scene *s, uint32_t party) {
    return s->in.mentions->at[party].actor ||
           mention_code(s->in.mentions, s->in.chains, party)[0] != '\0';
}

bool party_same(const scene *s, uint32_t a, uint32_t b) {
    const mention *at = s->in.mentions->at;
    return a == b || (a != DOC_NONE && b != DOC_NONE &&
                      at[a].chain != DOC_NONE && at[a].chain == at[b].chain);
}

static bool preposition_in(const scene *s, uint32_t word, uint32_t role) {
    uint32_t c = tree_find(s->in.tree, word, REL_CASE, -1);
    return c != DOC_NONE && scene_role(s, c, role);
}

/* The order in which parts of a phrase are asked; DOC_NONE past the last. */
enum { PART_OWNER, PART_OF, PART_MODIFIER, PART_KINDS };

static bool is_part(const scene *s, uint32_t c, int kind) {
    uint8_t rel = s->in.tree->rel[c];
    bool owner = rel == REL_NMOD && s->in.tree->sub[c] == SUB_POSS;
    switch (kind) {
    case PART_OWNER:
        return owner;
    case PART_OF:
        return rel == REL_NMOD && !owner &&
               preposition_in(s, c, ROLE_OF | ROLE_BY);
    default:
        return rel == REL_COMPOUND || rel == REL_AMOD ||
               (rel == REL_NMOD && s->in.tree->sub[c] == SUB_DESC);
    }
}

static uint32_t part_of(const scene *s, uint32_t word, int depth) {
    for (int kind = 0; depth < 3 && kind < PART_KINDS; kind++) {
        for (uint32_t c = scene_child(s, word); c != DOC_NONE;
             c = scene_next(s, c)) {
            uint32_t found =
                is_part(s, c, kind) ? party_of(s, c, depth + 1) : DOC_NONE;
            if (found != DOC_NONE) {
                return found;
            }
        }
    }
    return DOC_NONE;
}

uint32_t party_of(const scene *s, uint32_t word, int depth) {
    word = frame_antecedent(s, word);
    uint32_t party = s->in.mentions->of_word[word];
    bool acts = party != DOC_NONE && party_acts(s, party);
    if (acts && !scene_role(s, word, ROLE_PART)) {
        return party;
    }
    uint32_t part = part_of(s, word, depth);
    return part != DOC_NONE ? part : acts ? party : DOC_NONE;
}

/* A pronoun gives way to the name of the same actor before it in the sentence:
 * "Iran said it would strike". */
static uint32_t named(const scene *s, uint32_t party) {
    const mentions *all = s->in.mentions;
    const mention *at = &all->at[party];
    if (at->kind != MENTION_PRONOUN || at->chain == DOC_NONE) {
        return party;
    }
    uint32_t first = s->in.words->first[s->in.words->sentence_of[at->head]];
    for (uint32_t i = party; i > 0 && all->at[i - 1].head >= first; i--) {
        const mention *other = &all->at[i - 1];
        if (other->chain == at->chain && other->kind != MENTION_PRONOUN &&
            other->kind != MENTION_ADJECTIVE) {
            return i - 1;
        }
    }
    return party;
}

static void add(parties *out, uint32_t party, uint32_t word) {
    for (uint32_t i = 0; i < out->count; i++) {
        if (out->mention[i] == party) {
            return;
        }
    }
    if (out->count < PARTY_LIMIT) {
        out->mention[out->count] = party;
        out->word[out->count++] = word;
    }
}

static void spread(const scene *s, uint32_t word, int depth, parties *out) {
    uint32_t party = party_of(s, word, 0);
    if (party != DOC_NONE) {
        add(out, named(s, party), word);
    }
    for (uint32_t c = scene_child(s, word); c != DOC_NONE && depth < 4;
         c = scene_next(s, c)) {
        bool listed =
            scene_is(s, c, REL_CONJ) ||
            (scene_is(s, c, REL_NMOD) && preposition_in(s, c, ROLE_INCLUDE));
        if (listed && !scene_upos(s, c, UPOS_VERB)) {
            spread(s, c, depth + 1, out);
        }
    }
    /* the parser may hang "including ..." on the verb */
    for (uint32_t c = scene_next(s, word); c != DOC_NONE && depth == 0;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_OBL) && preposition_in(s, c, ROLE_INCLUDE)) {
            spread(s, c, depth + 1, out);
        }
    }
    /* "dozens of soldiers and civilians": the list is inside */
    if (party != DOC_NONE && s->in.mentions->at[party].head != word) {
        uint32_t inner = s->in.mentions->at[party].head;
        for (uint32_t c = scene_child(s, inner); c != DOC_NONE && depth < 4;
             c = scene_next(s, c)) {
            if (scene_is(s, c, REL_CONJ)) {
                spread(s, c, depth + 1, out);
            }
        }
    }
}

void party_spread(const scene *s, uint32_t word, parties *out) {
    spread(s, frame_antecedent(s, word), 0, out);
}

static bool from_slot(scene *s, const match *m, slot where,
                      const parties *other, parties *out) {
    const frame *f = m->frame;
    for (uint32_t i = 0; i < f->count; i++) {
        if (f->at[i].slot != where ||
            !match_slot_open(s, m->rule, f, &f->at[i])) {
            continue;
        }
        parties found = {0};
        party_spread(s, f->at[i].word, &found);
        for (uint32_t p = 0; p < found.count; p++) {
            bool taken = false;
            for (uint32_t o = 0; other != NULL && o < other->count; o++) {
                taken = taken || other->mention[o] == found.mention[p];
            }
            if (!taken) {
                add(out, found.mention[p], found.word[p]);
            }
        }
        if (out->count > 0) {
            return true;
        }
    }
    return false;
}

static slot preposition(const scene *s, const char *word) {
    uint32_t lemma = codebook_lemma(s->in.book, slice_of(word));
    return lemma == CODEBOOK_NONE ? (slot)SLOT_NOTHING : SLOT_FIXED + lemma;
}

static bool from_named(scene *s, const match *m, const char *const *names,
                       const parties *other, parties *out) {
    for (; *names != NULL; names++) {
        if (from_slot(s, m, preposition(s, *names), other, out)) {
            return true;
        }
    }
    return false;
}

static const char *const noun_source_prepositions[] = {"by", "of", "from",
                                                       NULL};
static const char *const noun_target_prepositions[] = {
    "with", "against", "on", "to", "of", "in", NULL};

static bool lists(const scene *s, range slots, slot which) {
    for (uint32_t i = 0; i < slots.count; i++) {
        if (s->in.book->slots[slots.first + i] == which) {
            return true;
        }
    }
    return false;
}

/* Who does a noun: its sides, its owner, the subject of the verb that carries
 * it ("Egypt voiced its readiness": its, not Egypt). */
static bool noun_doer(scene *s, const match *m, parties *out) {
    const rule *r = m->rule;
    slot between = preposition(s, "between");
    bool owned = r->source.count == 0 || lists(s, r->source, SLOT_POSSESSOR) ||
                 lists(s, r->source, SLOT_SUBJECT);
    return (lists(s, r->source, between) &&
            from_slot(s, m, between, NULL, out)) ||
           (owned && from_slot(s, m, SLOT_POSSESSOR, NULL, out)) ||
           from_slot(s, m, SLOT_SUBJECT, NULL, out);
}

/* Talks with somebody are held by whoever the clause around them is about,
 * unless that is the other side itself. */
static void from_around(scene *s, const match *m, parties *out) {
    parties others = {0};
    parties none = {0};
    party_targets(s, m, &none, &others);
    uint32_t word = scene_head(s, m->frame->word);
    for (int i = 0; i < DEPTH_LIMIT && others.count > 0 && word != TREE_ROOT &&
                    out->count == 0;
         i++, word = scene_head(s, word)) {
        if (!scene_upos(s, word, UPOS_VERB)) {
            continue;
        }
        uint32_t subject = frame_subject(s, word, 0);
        uint32_t party =
            subject == DOC_NONE ? DOC_NONE : party_of(s, subject, 0);
        if (party != DOC_NONE && !party_same(s, party, others.mention[0])) {
            party_spread(s, subject, out);
        }
    }
}

/* "was arrested": by whom the article has named before as the one who does. */
static void from_before(scene *s, const match *m, parties *out) {
    const mentions *all = s->in.mentions;
    uint32_t found = DOC_NONE;
    for (uint32_t i = 0; i < all->M && all->at[i].head < m->frame->word; i++) {
        if (fill_code_has(mention_code(all, s->in.chains, i), m->rule->agent)) {
            found = i;
        }
    }
    if (found != DOC_NONE) {
        add(out, found, all->at[found].head);
    }
}

/* "the Iraqi invasion of Kuwait": with an adjective that acts, what follows
 * `of` is the other side. */
static bool of_is_target(scene *s, const match *m, slot where) {
    parties modifier = {0};
    return m->frame->kind == PREDICATE_NOUN && where == preposition(s, "of") &&
           lists(s, m->rule->source, SLOT_COMPOUND) &&
           from_slot(s, m, SLOT_COMPOUND, NULL, &modifier);
}

static void named_sources(scene *s, const match *m, parties *out) {
    const rule *r = m->rule;
    bool noun = m->frame->kind == PREDICATE_NOUN;
    if (noun && noun_doer(s, m, out)) {
        return;
    }
    for (uint32_t i = 0; i < r->source.count; i++) {
        slot where = s->in.book->slots[r->source.first + i];
        if (!of_is_target(s, m, where) && from_slot(s, m, where, NULL, out)) {
            return;
        }
    }
    if (r->source.count > 0 && !(noun && lists(s, r->source, SLOT_SUBJECT))) {
        return;
    }
    if (!noun) {
        from_slot(s, m, SLOT_SUBJECT, NULL, out);
        return;
    }
    if (!from_named(s, m, noun_source_prepositions, NULL, out)) {
        from_slot(s, m, SLOT_COMPOUND, NULL, out);
    }
}

void party_sources(scene *s, const match *m, parties *out) {
    named_sources(s, m, out);
    if (out->count > 0) {
        return;
    }
    bool noun = m->frame->kind == PREDICATE_NOUN;
    if (noun && m->rule->both) {
        from_around(s, m, out);
    } else if (m->rule->agent.bytes > 0 &&
               (m->frame->passive || !m->frame->has_subject)) {
        from_before(s, m, out);
    }
}

/* The preposition that belongs to the predicate ("call on"), as a slot. */
static bool from_phrase(scene *s, const match *m, const parties *sources,
                        parties *out) {
    if (m->phrase == CODEBOOK_NONE || m->frame->kind == PREDICATE_NOUN) {
        return false;
    }
    const phrase *p = &s->in.book->phrases[m->phrase];
    for (uint32_t i = 0; i < p->count; i++) {
        slot where = SLOT_FIXED + s->in.book->words[p->first + i];
        if (from_slot(s, m, where, sources, out)) {
            return true;
        }
    }
    return false;
}

/* The other side of an act of speech: who is to do the inner act, else whom the
 * inner act is done to. */
static void from_inner(scene *s, const match *m, const parties *sources,
                       parties *out) {
    match *inner = m->act == DOC_NONE ? NULL : match_at(s, m->act);
    frame *f = inner != NULL ? inner->frame : NULL;
    match bare = {.rule = m->rule, .phrase = CODEBOOK_NONE, .act = DOC_NONE};
    if (f == NULL) {
        return;
    }
    bare.frame = f;
    if (from_slot(s, &bare, SLOT_SUBJECT, sources, out)) {
        return;
    }
    match plain = *inner;
    plain.act = DOC_NONE;
    party_targets(s, &plain, sources, out);
}

static bool among(const scene *s, const parties *all, uint32_t party) {
    for (uint32_t i = 0; i < all->count; i++) {
        if (party_same(s, all->mention[i], party)) {
            return true;
        }
    }
    return false;
}

/* "its borders": what belongs to the source is no other side. */
static bool owned_by(const scene *s, const parties *sources, uint32_t word) {
    uint32_t owner = tree_find(s->in.tree, word, REL_NMOD, SUB_POSS);
    uint32_t party = owner == DOC_NONE ? DOC_NONE : party_of(s, owner, 0);
    return party != DOC_NONE && among(s, sources, party);
}

static bool foreign(const scene *s, const parties *sources, uint32_t party) {
    const char *code = mention_code(s->in.mentions, s->in.chains, party);
    const char *own =
        sources->count == 0
            ? ""
            : mention_code(s->in.mentions, s->in.chains, sources->mention[0]);
    return code[0] != '\0' && strncmp(code, own, 3) != 0;
}

/* Candidates for the other side inside a clause, best first. */
typedef struct inside {
    uint32_t near; /* word: the first actor, or DOC_NONE */
    uint32_t far;  /* word: the first of another country, or DOC_NONE */
    uint32_t seen; /* words looked at */
} inside;

/* Whoever else stands in a clause that no rule knows: its subject ("demanded
 * that Israel withdraw"), else its objects and phrases ("agreed to pull its
 * troops out of Lebanon"), a few steps in. */
static void look_inside(const scene *s, uint32_t clause, int depth,
                        const parties *sources, inside *out) {
    static const relation order[] = {REL_NSUBJ, REL_OBJ,  REL_IOBJ, REL_OBL,
                                     REL_XCOMP, REL_NMOD, REL_ACL};
    for (size_t r = 0; r < sizeof order / sizeof *order; r++) {
        for (uint32_t c = scene_child(s, clause); c != DOC_NONE;
             c = scene_next(s, c)) {
            if (!scene_is(s, c, order[r]) || out->seen++ > LOOK_LIMIT) {
                continue;
            }
            uint32_t party = s->in.mentions->of_word[c];
            bool acts = party != DOC_NONE && party_acts(s, party) &&
                        s->in.mentions->at[party].kind != MENTION_NOUN &&
                        !among(s, sources, party) && !owned_by(s, sources, c);
            if (acts && out->near == DOC_NONE) {
                out->near = c;
            }
            if (acts && out->far == DOC_NONE && foreign(s, sources, party)) {
                out->far = c;
            }
            if (depth < 3) {
                look_inside(s, c, depth + 1, sources, out);
            }
        }
    }
}

static void add_inside(const scene *s, uint32_t top, const parties *sources,
                       parties *out) {
    inside found = {DOC_NONE, DOC_NONE, 0};
    look_inside(s, top, 0, sources, &found);
    uint32_t word = found.far != DOC_NONE ? found.far : found.near;
    if (word != DOC_NONE) {
        party_spread(s, word, out);
    }
}

/* "rejected an appeal filed by the union", "the release of a lawyer" */
static void from_object(const scene *s, const match *m, const parties *sources,
                        parties *out) {
    for (uint32_t i = 0; i < m->frame->count && out->count == 0; i++) {
        if (m->frame->at[i].slot == SLOT_OBJECT) {
            add_inside(s, m->frame->at[i].word, sources, out);
        }
    }
}

static void from_inside(const scene *s, uint32_t clause, const parties *sources,
                        parties *out) {
    uint32_t subject = tree_find(s->in.tree, clause, REL_NSUBJ, -1);
    uint32_t party = subject == DOC_NONE ? DOC_NONE : party_of(s, subject, 0);
    if (party != DOC_NONE && !among(s, sources, party)) {
        party_spread(s, subject, out);
        return;
    }
    inside found = {DOC_NONE, DOC_NONE, 0};
    look_inside(s, clause, 0, sources, &found);
    uint32_t word = found.far != DOC_NONE ? found.far : found.near;
    if (word != DOC_NONE) {
        party_spread(s, word, out);
    }
}

static void from_clause(scene *s, const match *m, const parties *sources,
                        parties *out) {
    for (uint32_t i = 0; i < m->frame->count && out->count == 0; i++) {
        const filled *at = &m->frame->at[i];
        if (at->slot == SLOT_COMP) {
            from_inside(s, at->word, sources, out);
        }
    }
}

/* Whether a code belongs to one of the roots, written "02 03 10". */
static bool of_roots(slice code, const char *roots) {
    for (; code.bytes >= 2 && *roots != '\0';
         roots += roots[2] == ' ' ? 3 : 2) {
        if (memcmp(code.at, roots, 2) == 0) {
            return true;
        }
    }
    return false;
}

/* When no slot of the rule holds another side: of words about an act, who else
 * stands in the clause; of material acts, the place they are done to. */
static void from_rest(scene *s, const match *m, const parties *sources,
                      parties *out) {
    static const char *const places[] = {"against", "into",  "to", "for",
                                         "in",      "on",    "at", "over",
                                         "near",    "along", NULL};
    if (of_roots(m->rule->code, "02 03 10 12 13")) {
        from_object(s, m, sources, out);
        if (out->count == 0) {
            from_clause(s, m, sources, out);
        }
    } else if (of_roots(m->rule->code, "06 07 15 19")) {
        from_named(s, m, places, sources, out);
    }
}

static bool default_targets(scene *s, const match *m, const parties *sources,
                            parties *out) {
    if (m->frame->kind == PREDICATE_NOUN) {
        return from_named(s, m, noun_target_prepositions, sources, out) ||
               from_slot(s, m, SLOT_COMPOUND, sources, out);
    }
    return from_phrase(s, m, sources, out) ||
           from_slot(s, m, SLOT_OBJECT, sources, out);
}

void party_targets(scene *s, const match *m, const parties *sources,
                   parties *out) {
    const rule *r = m->rule;
    bool noun = m->frame->kind == PREDICATE_NOUN;
    bool done = false;
    for (uint32_t i = 0; i < r->target.count && !done; i++) {
        slot where = s->in.book->slots[r->target.first + i];
        if (where == SLOT_NOTHING) {
            continue;
        }
        done = from_slot(s, m, where, sources, out) ||
               (noun && where == SLOT_OBJECT &&
                (from_slot(s, m, SLOT_IOBJ, sources, out) ||
                 from_slot(s, m, preposition(s, "of"), sources, out)));
    }
    if (r->target.count == 0) {
        done = default_targets(s, m, sources, out);
    } else if (!done && !lists(s, r->target, SLOT_NOTHING)) {
        done = from_phrase(s, m, sources, out);
    }
    if (!done && m->act != DOC_NONE && !lists(s, r->target, SLOT_NOTHING)) {
        from_inner(s, m, sources, out);
    }
    if (out->count == 0 && r->acts.count > 0 && lists(s, r->acts, SLOT_COMP)) {
        from_clause(s, m, sources, out);
    }
    if (out->count == 0 && !lists(s, r->target, SLOT_NOTHING)) {
        from_slot(s, m, SLOT_IOBJ, sources, out); /* gave Serbia a deadline */
    }
    if (out->count == 0 && !r->needs_target &&
        !lists(s, r->target, SLOT_NOTHING)) {
        from_rest(s, m, sources, out);
    }
}
