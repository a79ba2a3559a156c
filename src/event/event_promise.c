/* event_promise.c: what it means to say that one will do a thing, or will not.
 *
 * Problem: "the rebels said they would release the hostages" is a promise made
 * by the rebels, as much as "promised to release"; CAMEO codes it so (root 03,
 * "express intent"). "It will be attacked next week", said by somebody else, is
 * an attack to come. And a promise not to invade is no threat.
 *
 * Method: an act to come whose doer is himself the speaker of the statement it
 * stands in (one chain, or one government) takes its code from the row
 * `promise` of compose.tsv and has happened: as words. What somebody promises
 * not to do has rows of its own there.
 *
 * Why not every "will": who only reports a plan makes no promise, and the
 * status `future` says all there is.
 *
 * Source: CAMEO codebook 1.1b3, 03 and its note on threats; docs/methods.
 */
#include "event/event_scene.h"

static bool of_roots(slice code, int first, int last) {
    if (code.bytes < 2) {
        return false;
    }
    int root = (code.at[0] - '0') * 10 + (code.at[1] - '0');
    return root >= first && root <= last;
}

static slice compose_as(const scene *s, const char *speech, slice inner) {
    uint32_t number = map_get(s->in.book->speeches, slice_of(speech));
    return number == MAP_NONE ? (slice){NULL, 0}
                              : codebook_compose(s->in.book, number, inner);
}

/* Whether a speech word tells what its speaker means to do. */
static bool is_intent(slice word) {
    static const char *const all[] = {"promise", "agree", "offer", "threaten"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (slice_is(word, all[i])) {
            return true;
        }
    }
    return false;
}

bool promise_of_not(const scene *s, const rule *r, uint32_t clause) {
    bool intends = slice_starts(r->code, SLICE("03")) ||
                   slice_starts(r->code, SLICE("13")) ||
                   (r->speech != CODEBOOK_NONE &&
                    is_intent(map_key(s->in.book->speeches, r->speech)));
    return intends && status_denied(s, clause, DOC_NONE);
}

/* Whether two codes are one government or one state with its government. */
static bool one_voice(const char *a, const char *b) {
    size_t one = strlen(a);
    size_t other = strlen(b);
    size_t shorter = one < other ? one : other;
    return shorter >= 3 && strncmp(a, b, shorter) == 0 &&
           (one == other ? one > 3 : shorter == 3);
}

/* The statement in which the doer himself tells the act. */
static bool tells_own(const scene *s, const match *m, uint32_t source) {
    uint32_t index = s->in.quotes->of_word[m->frame->word];
    if (index == DOC_NONE || source == DOC_NONE) {
        return false;
    }
    const quote *q = &s->in.quotes->at[index];
    if (q->cue == m->frame->word || q->speaker == DOC_NONE ||
        q->kind != QUOTE_SPEECH) {
        return false;
    }
    return party_same(s, source, q->speaker) ||
           one_voice(mention_code(s->in.mentions, s->in.chains, source),
                     mention_code(s->in.mentions, s->in.chains, q->speaker));
}

slice promise_code(const scene *s, const match *m, event_status status,
                   uint32_t source) {
    bool cooperation = of_roots(m->code, 4, 8);
    bool conflict = of_roots(m->code, 14, 20);
    if (status != STATUS_FUTURE || m->frame->kind != PREDICATE_VERB ||
        (!cooperation && !conflict) || !tells_own(s, m, source)) {
        return (slice){NULL, 0};
    }
    return compose_as(s, "promise", m->code);
}
