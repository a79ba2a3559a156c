/* event_rows.c: from matches to rows.
 *
 * Problem: one predicate may give many rows ("A and B accused C and D"), in
 * both directions for reciprocal acts, among the members of a group that has no
 * other side, and the same row may be found twice (a verb and its noun).
 *
 * Method: sources times targets; then the reverse; then, of a reciprocal act
 * without another side, each pair of members. A row that a sentence already has
 * (same PLOVER type, same actors) is left out, and so is one that is merely
 * possible and has but one side.
 *
 * Limits: 24 parties a side.
 */
#include "event/event_rows.h"
#include "event/event_when.h"

enum { LEAST_SURE = 20 }; /* hundredths */

static bool is_double(const scene *s, const rows *out, const event *e) {
    for (uint32_t i = out->E; i > 0; i--) {
        const event *old = &out->at[i - 1];
        if (old->sentence != e->sentence) {
            return false;
        }
        if (slice_equal(old->plover, e->plover) &&
            party_same(s, old->source, e->source) &&
            party_same(s, old->target, e->target)) {
            return true;
        }
    }
    return false;
}

static void add_row(scene *s, rows *out, const event *e) {
    if (is_double(s, out, e)) {
        return;
    }
    if (out->E == out->room) {
        uint32_t room = out->room == 0 ? 32 : 2 * out->room;
        event *at = arena_grow(out->keep, out->at, out->room, room, sizeof *at);
        if (at == NULL) {
            out->no_memory = true;
            return;
        }
        out->at = at;
        out->room = room;
    }
    out->at[out->E++] = *e;
}

static bool in_phrase(const scene *s, const match *m, uint32_t word) {
    const phrase *p = &s->in.book->phrases[m->phrase];
    for (uint32_t i = 0; i < p->count; i++) {
        if (s->in.book->words[p->first + i] == s->lemma[word]) {
            return true;
        }
    }
    return false;
}

/* The predicate with its particle, light verb, or the words of its phrase, when
 * they stand close together. */
static span act_words(const scene *s, const match *m) {
    uint32_t word = m->frame->word;
    span out = {word, word + 1};
    uint32_t other = m->frame->kind == PREDICATE_NOUN && m->frame->light_known
                         ? m->frame->light
                         : DOC_NONE;
    for (uint32_t c = scene_child(s, word); other == DOC_NONE && c != DOC_NONE;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_COMPOUND) && c > word &&
            s->in.tree->sub[c] == SUB_PRT) {
            other = c;
        }
    }
    while (m->phrase != CODEBOOK_NONE && out.end < s->in.words->T &&
           in_phrase(s, m, out.end)) {
        out.end++;
    }
    while (m->phrase != CODEBOOK_NONE && out.start > 0 &&
           in_phrase(s, m, out.start - 1)) {
        out.start--;
    }
    if (other == DOC_NONE) {
        return out;
    }
    if (other < word && word - other <= 3) {
        out.start = other;
    } else if (other > word && other - word <= 3) {
        out.end = other + 1;
    }
    return out;
}

static void set_code(scene *s, event *e, slice code, slice mode) {
    const code_row *row = codebook_code(s->in.book, code);
    e->cameo = code;
    if (row == NULL) {
        return;
    }
    e->goldstein = row->goldstein;
    e->quad = row->quad;
    e->plover = row->plover;
    e->mode = mode.bytes > 0 ? mode : row->mode;
    e->contexts = row->contexts;
    /* What yields only in words is a concession, not yet a retreat. */
    if (slice_is(row->plover, "RETREAT") && e->status != STATUS_ACTUAL &&
        e->status != STATUS_NEGATED) {
        e->plover = SLICE("CONCEDE");
        e->mode = (slice){NULL, 0};
    }
}

static void set_place(const scene *s, const match *m, event *e) {
    e->place_word = where_of(s, m);
    if (e->place_word == DOC_NONE) {
        return;
    }
    uint32_t party = s->in.mentions->of_word[e->place_word];
    const struct mention *at = &s->in.mentions->at[party];
    slice body = s->in.article->body;
    const span *words = s->in.words->at;
    e->place_name = slice_part(body, words[at->words.start].start,
                               words[at->words.end - 1].end);
    const char *code = mention_code(s->in.mentions, s->in.chains, party);
    if (strlen(code) >= 3) {
        e->place_country = (slice){code, 3};
    }
}

/* Who told it: the speaker of the statement it stands in, or who alleges it. */
static void set_reporter(const scene *s, const match *m, event *e) {
    uint32_t word = m->frame->word;
    e->reported_by = DOC_NONE;
    e->quote = s->in.quotes->of_word[word];
    if (e->quote != DOC_NONE) {
        const quote *q = &s->in.quotes->at[e->quote];
        if (q->cue == word) {
            e->quote = DOC_NONE;
        } else {
            e->reported_by = q->speaker;
        }
    }
    if (s->blamed_by[word] != DOC_NONE) {
        e->reported_by = s->blamed_by[word];
    }
}

static event new_event(scene *s, const match *m) {
    event e = {.word = m->frame->word,
               .sentence = s->in.words->sentence_of[m->frame->word],
               .act_words = act_words(s, m),
               .status = (uint8_t)status_of(s, m),
               .when = when_of(s, m),
               .rule = m->rule->id,
               .rule_file = m->rule->file,
               .rule_line = m->rule->line};
    set_place(s, m, &e);
    set_reporter(s, m, &e);
    return e;
}

/* An actor of public life: coded, or named by a role or as a body. */
static bool is_public(const scene *s, uint32_t party) {
    if (party == DOC_NONE) {
        return false;
    }
    const mention *at = &s->in.mentions->at[party];
    return mention_code(s->in.mentions, s->in.chains, party)[0] != '\0' ||
           at->kind == MENTION_ROLE ||
           (at->kind == MENTION_NAME && at->type == ENTITY_ORGANISATION);
}

static void add_pair(scene *s, rows *out, event *e, uint32_t source,
                     uint32_t target) {
    if (!is_public(s, source) && !is_public(s, target)) {
        return; /* nobody of public life on either side */
    }
    if (e->status == STATUS_HYPOTHETICAL &&
        (source == DOC_NONE || target == DOC_NONE)) {
        return; /* "if war broke out": a notion, nobody's act on anybody */
    }
    e->source = source;
    e->target = target;
    add_row(s, out, e);
}

/* A reciprocal act without another side: among its members. */
static void add_members(scene *s, rows *out, event *e, const parties *all) {
    if (all->count == 1) {
        bool plural =
            s->in.mentions->at[all->mention[0]].number == NUMBER_PLURAL;
        add_pair(s, out, e, all->mention[0],
                 plural ? all->mention[0] : DOC_NONE);
        return;
    }
    for (uint32_t a = 0; a < all->count; a++) {
        for (uint32_t b = 0; b < all->count; b++) {
            if (a != b) {
                add_pair(s, out, e, all->mention[a], all->mention[b]);
            }
        }
    }
}

static void add_pairs(scene *s, rows *out, event *e, const match *m,
                      const parties *sources, const parties *targets) {
    uint32_t many = sources->count > 0 ? sources->count : 1;
    uint32_t others = targets->count > 0 ? targets->count : 1;
    for (uint32_t a = 0; a < many; a++) {
        for (uint32_t b = 0; b < others; b++) {
            uint32_t source =
                sources->count > 0 ? sources->mention[a] : DOC_NONE;
            uint32_t target =
                targets->count > 0 ? targets->mention[b] : DOC_NONE;
            add_pair(s, out, e, source, target);
            if (m->rule->both && source != DOC_NONE && target != DOC_NONE) {
                add_pair(s, out, e, target, source);
            } else if (m->rule->reverse.bytes > 0 && source != DOC_NONE &&
                       target != DOC_NONE) {
                event back = *e;
                set_code(s, &back, m->rule->reverse, (slice){NULL, 0});
                back.source = target;
                back.target = source;
                add_row(s, out, &back);
            }
        }
    }
}

/* "Egypt and Sudan agreed to meet", "we agreed": said of each to the other. */
static bool agrees(const scene *s, const match *m) {
    return slice_starts(m->code, SLICE("03")) &&
           slice_starts(s->in.tags->lemma[m->frame->word], SLICE("agree"));
}

static bool stands_with(const scene *s, const match *m) {
    uint32_t with = codebook_lemma(s->in.book, SLICE("with"));
    return with != CODEBOOK_NONE && frame_has(m->frame, SLOT_FIXED + with);
}

/* "we", "they", "the two sides": more than the one side that is named. */
static bool is_we(const scene *s, uint32_t party) {
    const mention *at = &s->in.mentions->at[party];
    return at->number == NUMBER_PLURAL && at->kind == MENTION_PRONOUN;
}

static bool same_country(const scene *s, uint32_t a, uint32_t b) {
    const char *one = mention_code(s->in.mentions, s->in.chains, a);
    const char *other = mention_code(s->in.mentions, s->in.chains, b);
    return strncmp(one, other, 3) == 0;
}

/* With whom the same source last met, talked or agreed in this article: who is
 * meant by an agreement whose other side the sentence leaves out. */
static uint32_t last_partner(const scene *s, const rows *out, uint32_t source) {
    for (uint32_t i = out->E; i > 0; i--) {
        const event *e = &out->at[i - 1];
        bool mutual = slice_is(e->plover, "CONSULT") ||
                      slice_is(e->plover, "AGREE") ||
                      slice_is(e->plover, "COOPERATE");
        if (mutual && e->source != DOC_NONE && e->target != DOC_NONE &&
            same_country(s, e->source, source) &&
            !same_country(s, e->target, source)) {
            return e->target;
        }
    }
    return DOC_NONE;
}

/* An agreement that "we" made: with the other side of the talks before it. */
static bool add_with_partner(scene *s, rows *out, event *e, const match *m,
                             const parties *sources) {
    bool mutual = m->rule->both || agrees(s, m);
    if (!mutual || sources->count != 1 || stands_with(s, m) ||
        !is_we(s, sources->mention[0])) {
        return false;
    }
    uint32_t partner = last_partner(s, out, sources->mention[0]);
    if (partner == DOC_NONE) {
        return false;
    }
    add_pair(s, out, e, sources->mention[0], partner);
    add_pair(s, out, e, partner, sources->mention[0]);
    return true;
}

/* "Egypt and Sudan signed two treaties in the palace": who is named beside them
 * is not the other side, unless he stands with them or is done to. What two
 * promise a third is promised to him. */
static bool is_mutual(const scene *s, const match *m, const parties *sources,
                      const parties *targets) {
    if (sources->count < 2 || stands_with(s, m) ||
        !(m->rule->both || agrees(s, m))) {
        return false;
    }
    if (agrees(s, m)) {
        bool given = slice_starts(m->code, SLICE("035")) ||
                     slice_starts(m->code, SLICE("033"));
        return !given || targets->count == 0;
    }
    for (uint32_t i = 0; i < m->frame->count; i++) {
        if (m->frame->at[i].slot == SLOT_OBJECT &&
            party_of(s, m->frame->at[i].word, 0) != DOC_NONE) {
            return false;
        }
    }
    return m->frame->kind == PREDICATE_VERB;
}

/* The double check would drop the reverse of a visit, which is the same PLOVER
 * type but another direction: actors differ, so it stays. */
static void add_all(scene *s, const match *m, row_origin *how, rows *out) {
    parties *sources = &how->sources;
    parties *targets = &how->targets;
    event e = new_event(s, m);
    slice promised = promise_code(
        s, m, e.status, sources->count > 0 ? sources->mention[0] : DOC_NONE);
    how->promised = promised.bytes > 0;
    if (promised.bytes > 0) {
        e.status = STATUS_ACTUAL;
        set_code(s, &e, promised, (slice){NULL, 0});
    } else {
        set_code(s, &e, m->code, m->rule->mode);
    }
    if (e.plover.bytes == 0) {
        return; /* root 01: a statement, not an event */
    }
    if (add_with_partner(s, out, &e, m, sources)) {
        targets->how = HOW_IMPLIED;
        return;
    }
    bool mutual = is_mutual(s, m, sources, targets);
    if (mutual ||
        (m->rule->both && targets->count == 0 && sources->count > 0)) {
        targets->how = HOW_SLOT;
        add_members(s, out, &e, sources);
        return;
    }
    add_pairs(s, out, &e, m, sources, targets);
}

/* Rows that are wrong nearly always: words by nobody, cooperation as a mere
 * purpose ("to help the refugees"), nouns of weak acts without both sides, and
 * what the signs make unlikely. */
static bool is_noise(const scene *s, const match *m, const event *e) {
    uint32_t lacking =
        UINT32_C(1) << SIGN_NO_SOURCE | UINT32_C(1) << SIGN_IMPLIED_SOURCE;
    if (m->frame->light == DOC_NONE) {
        lacking |= UINT32_C(1) << SIGN_NO_TARGET;
    }
    bool noun = m->frame->kind == PREDICATE_NOUN;
    bool leaves = slice_starts(e->cameo, SLICE("083"));
    if (!m->rule->no_source && e->source == DOC_NONE &&
        code_of_roots(e->cameo, "02 03 05 06 13 15")) {
        return true;
    }
    uint32_t verb =
        noun && m->frame->light != DOC_NONE ? m->frame->light : m->frame->word;
    if (e->status == STATUS_HYPOTHETICAL && frame_marked(s, verb, ROLE_TO) &&
        code_of_roots(e->cameo, "03 04 05 06 07 08")) {
        return true;
    }
    if (noun && !leaves && (e->signs & lacking) &&
        code_of_roots(e->cameo, "03 05 06 07 08 13")) {
        return true;
    }
    return e->confidence < LEAST_SURE;
}

void rows_add_match(scene *s, const match *m, rows *out) {
    row_origin how = {.match = m};
    uint32_t first = out->E;
    party_sources(s, m, &how.sources);
    party_targets(s, m, &how.sources, &how.targets);
    add_all(s, m, &how, out);
    how.rows = out->E - first;
    for (uint32_t i = first; i < out->E; i++) {
        confidence_set(s, &how, &out->at[i]);
    }
    uint32_t kept = first;
    for (uint32_t i = first; i < out->E; i++) {
        if (!is_noise(s, m, &out->at[i])) {
            out->at[kept++] = out->at[i];
        }
    }
    out->E = kept;
}
