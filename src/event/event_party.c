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
    const mention *at = &s->in.mentions->at[party];
    return !s->timed[at->head] &&
           (at->actor ||
            mention_code(s->in.mentions, s->in.chains, party)[0] != '\0');
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
enum { PART_OWNER, PART_OF, PART_MODIFIER, PART_FROM, PART_KINDS };

static bool is_part(const scene *s, uint32_t c, int kind) {
    uint8_t rel = s->in.tree->rel[c];
    bool owner = rel == REL_NMOD && s->in.tree->sub[c] == SUB_POSS;
    switch (kind) {
    case PART_OWNER:
        return owner;
    case PART_OF:
        return rel == REL_NMOD && !owner &&
               preposition_in(s, c, ROLE_OF | ROLE_BY);
    case PART_FROM: {
        uint32_t marker = tree_find(s->in.tree, c, REL_CASE, -1);
        return rel == REL_NMOD && marker != DOC_NONE &&
               slice_is(s->in.tags->lemma[marker], "from");
    }
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

void party_add(parties *out, uint32_t party, uint32_t word) {
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

/* "Both countries" stands for each of them, when the text names each with the
 * code that it has as a part. Parts of one code would give one row twice. */
static bool named_parts(const scene *s, uint32_t party) {
    const mention *at = &s->in.mentions->at[party];
    if (at->part_count < 2) {
        return false;
    }
    const mention_part *first = &s->in.mentions->parts[at->part_first];
    if (strcmp(first[0].code, first[1].code) == 0) {
        return false;
    }
    for (uint32_t i = 0; i < at->part_count; i++) {
        const mention_part *p = &s->in.mentions->parts[at->part_first + i];
        if (p->mention == DOC_NONE || p->code[0] == '\0' ||
            strcmp(p->code, mention_code(s->in.mentions, s->in.chains,
                                         p->mention)) != 0) {
            return false;
        }
    }
    return true;
}

/* "Bulgarian" that a parser joins to "President Todor Zhivkov" behind it. */
static bool is_fragment(const scene *s, uint32_t party) {
    const mentions *all = s->in.mentions;
    if (all->at[party].kind != MENTION_ADJECTIVE) {
        return false;
    }
    uint32_t end = all->at[party].words.end;
    for (uint32_t i = party + 1; i < all->M && all->at[i].head < end + 6; i++) {
        if (all->at[i].words.start == end && all->at[i].code[0] != '\0' &&
            strncmp(all->at[i].code, all->at[party].code, 3) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_listed(const scene *s, uint32_t party, const parties *out) {
    for (uint32_t i = 0; i < out->count; i++) {
        if (party_same(s, out->mention[i], party)) {
            return true;
        }
    }
    return false;
}

static void add_each(const scene *s, uint32_t party, uint32_t word,
                     parties *out) {
    const mention *at = &s->in.mentions->at[party];
    if (is_fragment(s, party) || is_listed(s, party, out)) {
        return;
    }
    if (!named_parts(s, party)) {
        party_add(out, named(s, party), word);
        return;
    }
    for (uint32_t i = 0; i < at->part_count; i++) {
        const mention_part *p = &s->in.mentions->parts[at->part_first + i];
        party_add(out, p->mention, word);
    }
}

static void spread(const scene *s, uint32_t word, int depth, parties *out) {
    uint32_t party = party_of(s, word, 0);
    if (party != DOC_NONE) {
        add_each(s, party, word, out);
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
