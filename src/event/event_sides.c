/* event_sides.c: who does an act, and to whom.
 *
 * Problem: a rule names slots ("target on; against"), and the tree may hold the
 * actors elsewhere: talks without a first side, arrests without a doer,
 * requests whose hearer is the subject of what is asked.
 *
 * Method: the rule's slots in order, the first that yields an actor; defaults
 * by kind of predicate; then, in fixed order, what the grammar of such acts
 * allows: owner before carrier of a noun, subject of the inner act, whoever
 * else stands in the object or clause, the place of a material act. A source is
 * never its own target.
 */
#include "event/event_scene.h"

/* "withdrew its troops", "opened its border": what the source owns is no other
 * side of what it says, gives or yields. */
static bool is_own_thing(const scene *s, const match *m, uint32_t party,
                         uint32_t word, const parties *sources) {
    const mention *at = &s->in.mentions->at[party];
    const char *code = mention_code(s->in.mentions, s->in.chains, party);
    bool thing = at->kind == MENTION_NOUN || fill_code_has(code, SLICE("MIL"));
    if (!thing || !code_of_roots(m->code, "03 04 06 07 08 12 15")) {
        return false;
    }
    uint32_t owner = tree_find(s->in.tree, word, REL_NMOD, SUB_POSS);
    uint32_t owned_by = owner == DOC_NONE ? DOC_NONE : party_of(s, owner, 0);
    return owned_by != DOC_NONE && party_among(s, sources, owned_by);
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
            taken =
                taken || (other != NULL && is_own_thing(s, m, found.mention[p],
                                                        found.word[p], other));
            if (!taken) {
                party_add(out, found.mention[p], found.word[p]);
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

/* Whether two parties belong to one country, as far as codes tell. */
static bool of_one_country(const scene *s, uint32_t a, uint32_t b) {
    const char *one = mention_code(s->in.mentions, s->in.chains, a);
    const char *other = mention_code(s->in.mentions, s->in.chains, b);
    return one[0] == '\0' || other[0] == '\0' || strncmp(one, other, 3) == 0;
}

/* Who does such things to people as a rule, for rules that do not say. */
static slice agent_of(const match *m) {
    static const struct {
        const char *prefix;
        const char *part;
    } all[] = {{"0841", "COP"},
               {"115", "COP"},
               {"172", "GOV"},
               {"173", "COP"},
               {"174", "GOV"}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (m->rule->agent.bytes == 0 && m->frame->kind == PREDICATE_VERB &&
            slice_starts(m->rule->code, slice_of(all[i].prefix))) {
            return slice_of(all[i].part);
        }
    }
    return m->rule->agent;
}

/* "was arrested": by whom the article names as the one who does such things,
 * last before it, else first behind it; of the country of who suffers it. */
static void from_article(scene *s, const match *m, slice agent, parties *out) {
    const mentions *all = s->in.mentions;
    parties none = {0};
    parties suffers = {0};
    from_slot(s, m, SLOT_OBJECT, &none, &suffers);
    uint32_t found = DOC_NONE;
    for (uint32_t i = 0; i < all->M; i++) {
        bool before = all->at[i].head < m->frame->word;
        if (!before && found != DOC_NONE) {
            break;
        }
        const char *code = mention_code(all, s->in.chains, i);
        if (fill_code_has(code, agent) && !party_among(s, &suffers, i) &&
            (suffers.count == 0 || of_one_country(s, i, suffers.mention[0]))) {
            found = i;
        }
    }
    if (found != DOC_NONE) {
        party_add(out, found, all->at[found].head);
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
    out->how = HOW_IMPLIED;
    if (noun && m->rule->both) {
        from_around(s, m, out);
        return;
    }
    slice agent = agent_of(m);
    if (agent.bytes > 0 && (m->frame->passive || !m->frame->has_subject)) {
        from_article(s, m, agent, out);
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
    match *inner = m->act == DOC_NONE ? NULL : match_inner(s, m->act);
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

bool party_from_place(scene *s, const match *m, const parties *sources,
                      parties *out) {
    static const char *const places[] = {"against", "into",  "to", "for",
                                         "in",      "on",    "at", "over",
                                         "near",    "along", NULL};
    return from_named(s, m, places, sources, out);
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
        out->how = HOW_INNER;
    }
    if (out->count == 0 && r->acts.count > 0 && lists(s, r->acts, SLOT_COMP)) {
        party_from_clause(s, m, sources, out);
        out->how = HOW_FAR;
    }
    if (out->count == 0 && !lists(s, r->target, SLOT_NOTHING)) {
        from_slot(s, m, SLOT_IOBJ, sources, out); /* gave Serbia a deadline */
        out->how = HOW_SLOT;
    }
    if (out->count == 0 && !r->needs_target && sources->count > 0 &&
        !lists(s, r->target, SLOT_NOTHING)) {
        party_from_rest(s, m, sources, out);
        out->how = HOW_FAR;
    }
}
