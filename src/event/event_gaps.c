/* event_gaps.c: what the codebook passes over.
 *
 * Problem: a codebook grows where news says what no rule takes, and nobody
 * sees a row that is not there.
 *
 * Method: the logical arguments that rules would see (event_frame.c) are made
 * for every verb and noun. One that has an actor as doer and another actor
 * anywhere else, and that carries neither an event nor a statement, is a gap.
 * Counted over a corpus (`acta dict coverage`), the frequent ones are the rules
 * to write next. TABARI's and PETRARCH's dictionaries were grown by such lists
 * (Schrodt, "Automated Coding of International Event Data", 2009).
 *
 * Why not all predicates that no rule knows: most of them are between a person
 * and a thing, and would bury the political ones.
 *
 * Limits: one gap a word; the doer of a noun is whoever owns it.
 */
#include "event/event.h"
#include "event/event_scene.h"

/* A mark a word: an event or the cue of a statement stands there. */
static uint8_t *mark_told(const event_layers *in, const events *found,
                          arena *tmp) {
    uint8_t *told = arena_take(tmp, in->words->T, sizeof *told);
    for (uint32_t q = 0; told != NULL && q < in->quotes->Q; q++) {
        if (in->quotes->at[q].cue != DOC_NONE) {
            told[in->quotes->at[q].cue] = 1;
        }
    }
    for (uint32_t e = 0; told != NULL && e < found->E; e++) {
        told[found->at[e].word] = 1;
        span act = found->at[e].act_words;
        for (uint32_t t = act.start; t < act.end; t++) {
            told[t] = 1;
        }
    }
    return told;
}

static bool is_source_slot(predicate_kind kind, slot where) {
    return kind == PREDICATE_VERB
               ? where == SLOT_SUBJECT
               : where == SLOT_POSSESSOR || where == SLOT_COMPOUND;
}

/* A party of the frame on the asked side; DOC_NONE when there is none. */
static uint32_t side(const scene *s, const frame *f, bool source,
                     uint32_t other, slot *where) {
    for (uint32_t i = 0; i < f->count; i++) {
        const filled *at = &f->at[i];
        bool fits = is_source_slot((predicate_kind)f->kind, at->slot) == source;
        if (!fits || at->slot == SLOT_COMP || at->slot == SLOT_MODIFIER) {
            continue;
        }
        uint32_t party = party_of(s, at->word, 0);
        if (party != DOC_NONE && party_acts(s, party) &&
            !party_same(s, party, other)) {
            *where = at->slot;
            return party;
        }
    }
    return DOC_NONE;
}

static bool find_gap(scene *s, uint32_t word, event_gap *out) {
    predicate_kind kind;
    slot where = SLOT_SUBJECT;
    if (!frame_kind(s, word, &kind) || kind == PREDICATE_ADJECTIVE ||
        s->in.mentions->of_word[word] != DOC_NONE) {
        return false; /* a noun that is an actor is no act */
    }
    frame *f = frame_of(s, word, kind);
    if (f == NULL) {
        return false;
    }
    uint32_t source = side(s, f, true, DOC_NONE, &where);
    uint32_t target =
        source == DOC_NONE ? DOC_NONE : side(s, f, false, source, &where);
    *out = (event_gap){.word = word,
                       .source = source,
                       .target = target,
                       .slot = codebook_slot_name(s->in.book, where),
                       .known = event_knows(&s->in, word)};
    return target != DOC_NONE;
}

acta_status event_gaps(const event_layers *in, const events *found, arena *keep,
                       arena *tmp, event_gap **out, uint32_t *count,
                       acta_error *error) {
    arena_mark_t mark = arena_mark(tmp);
    scene s;
    uint32_t T = in->words->T;
    event_gap *gaps = arena_take(keep, T, sizeof *gaps);
    uint8_t *told = mark_told(in, found, tmp);
    uint32_t made = 0;
    bool ready = gaps != NULL && told != NULL && scene_init(in, tmp, &s);
    for (uint32_t t = 0; ready && t < T; t++) {
        if (told[t] == 0 && find_gap(&s, t, &gaps[made])) {
            made++;
        }
    }
    bool failed = !ready || s.no_memory;
    arena_back(tmp, mark);
    if (failed) {
        return fail_memory(error);
    }
    *out = gaps;
    *count = made;
    return ACTA_OK;
}
