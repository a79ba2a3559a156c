/* event_scene.h: one article while its events are being found. */
#ifndef EVENT_EVENT_SCENE_H
#define EVENT_EVENT_SCENE_H

#include "event/event.h"

/* How a slot came to be filled. */
typedef enum filled_via {
    VIA_OWN,  /* by a dependent, or a logical argument */
    VIA_FAR,  /* by a dependent of the object or of a conjunct */
    VIA_LIGHT /* by an argument of the light verb */
} filled_via;

typedef struct filled {
    slot slot;
    uint32_t word;
    uint8_t via; /* enum filled_via */
} filled;

enum {
    FRAME_LIMIT = 40,
    PARTY_LIMIT = 24,
    DEPTH_LIMIT = 12,
    NEST_LIMIT = 24,  /* acts inside acts */
    LOOK_LIMIT = 2000 /* words looked at inside one clause */
};

/* A predicate with its logical arguments, in order of preference. */
typedef struct frame {
    uint32_t word;
    uint8_t kind; /* enum predicate_kind */
    bool passive;
    bool has_subject; /* a subject stands in the sentence, party or not */
    uint32_t light;   /* verb that carries a noun, or DOC_NONE */
    bool light_known; /* that verb is in the engine's own list */
    uint32_t count;
    filled at[FRAME_LIMIT];
} frame;

/* The rule that fits a predicate best. */
/* What the `inner` rules of a word call it, heaviest first. */
enum { TOLD_LIMIT = 6 };
typedef struct told_codes {
    uint32_t count;
    uint32_t weight[TOLD_LIMIT];
    slice code[TOLD_LIMIT];
} told_codes;

typedef struct match {
    const rule *rule;
    frame *frame;
    uint32_t phrase; /* of the predicate, or CODEBOOK_NONE */
    uint32_t weight;
    slice code; /* after composition */
    told_codes told;
    uint32_t act;       /* word of the inner act, or DOC_NONE */
    uint32_t needed[4]; /* words that filled its `need` conditions */
    uint32_t needed_count;
    bool excepts;    /* the rule has `not` lines */
    bool partyless;  /* nobody does it: an act only inside another */
    uint32_t missed; /* of a rule that fails: which condition, from 0 */
} match;

enum { MATCH_UNKNOWN, MATCH_OPEN, MATCH_DONE };

typedef struct scene {
    event_layers in;
    arena *tmp;
    uint32_t *lemma;     /* [T] number in the lexicon, or CODEBOOK_NONE */
    uint8_t *state;      /* [T] MATCH_... */
    match **match_of;    /* [T] when MATCH_DONE: gives rows, or NULL */
    match **inner_of;    /* [T] the same, as an act inside another */
    uint8_t *timed;      /* [T] 1: part of a time expression, no actor */
    uint8_t *taken;      /* [T] 1: part of another act, no event of its own */
    uint32_t *blamed_by; /* [T] mention that alleges this act, or DOC_NONE */
    int nested;          /* matches that wait for an inner act */
    bool no_memory;
} scene;

/* scene_init: lemmas numbered, nothing matched yet; arrays in tmp. false: no
 * memory. */
bool scene_init(const event_layers *in, arena *tmp, scene *s);

/* event_frame.c */
/* frame_of: the logical arguments of a predicate; NULL when there is no
 * memory (scene.no_memory is set). */
frame *frame_of(scene *s, uint32_t word, predicate_kind kind);
bool frame_kind(const scene *s, uint32_t word, predicate_kind *kind);
/* event_subject.c */
uint32_t frame_child(const scene *s, uint32_t word, relation r, int sub);
bool frame_passive(const scene *s, uint32_t verb);
/* frame_bare_root: a sentence taken for a noun with a participle. */
bool frame_bare_root(const scene *s, uint32_t verb);
/* frame_marked: a marker or preposition with one of these roles before it. */
bool frame_marked(const scene *s, uint32_t clause, uint32_t role);
/* frame_subject: what stands as subject of a verb, its own or shared. */
uint32_t frame_subject(const scene *s, uint32_t verb, int depth);
/* frame_antecedent: what a relative pronoun stands for; else the word. */
uint32_t frame_antecedent(const scene *s, uint32_t word);
void frame_add(frame *f, slot where, uint32_t word, filled_via via);
/* frame_add_marked: `word` into the slot of each preposition or mark that hangs
 * on it ("with Iran": the slot `with`). */
void frame_add_marked(const scene *s, frame *f, uint32_t word, filled_via via);
bool frame_has(const frame *f, slot where);
/* frame_receives: an indirect object, also where the parser sees two direct
 * ones ("gave Serbia a deadline"). */
bool frame_receives(const scene *s, uint32_t object);
void frame_past_places(const scene *s, frame *f);

/* event_frame_noun.c */
void frame_noun(scene *s, uint32_t noun, frame *f);

/* event_match.c */
/* match_at: the best rule for a word, or NULL; remembered. */
match *match_at(scene *s, uint32_t word);
/* match_inner: the best rule for a word as an act inside another, which need
 * not say between whom. */
match *match_inner(scene *s, uint32_t word);
/* match_depth: how much a code says: 0 general (030), 1, 2 of four digits. */
int match_depth(slice code);
/* match_test: why a rule does not fit; NULL when it does. For explain. */
const char *match_test(scene *s, const predicate *p, frame *f, match *out);
bool match_slot_open(const scene *s, const rule *r, const frame *f,
                     const filled *at);
slice match_inner_code(scene *s, uint32_t word, uint32_t *act, int depth);

/* event_fill.c */
/* A word and the dependents that tell what its phrase is: looked up once for
 * all fillers of a condition. */
enum { NEAR_LIMIT = 24 };
typedef struct near_words {
    uint32_t count;
    uint32_t word[NEAR_LIMIT];
} near_words;
void fill_near(const scene *s, uint32_t word, near_words *out);
bool fill_fits(scene *s, const filler *f, const near_words *near);
/* fill_code_has: whether a code has a part (GOV, IGO) at its start or after
 * three letters. */
bool fill_code_has(const char *code, slice part);
bool fill_phrase(const scene *s, uint32_t phrase_index, uint32_t word,
                 uint32_t *preposition);

/* event_party.c */
typedef enum party_how {
    HOW_SLOT,   /* in a slot of the rule */
    HOW_INNER,  /* a side of the inner act */
    HOW_FAR,    /* inside a phrase or clause that no slot names */
    HOW_IMPLIED /* elsewhere in the article */
} party_how;

typedef struct parties {
    uint8_t how; /* enum party_how */
    uint32_t count;
    uint32_t mention[PARTY_LIMIT];
    uint32_t word[PARTY_LIMIT];
} parties;
/* party_same: whether two mentions are one actor. */
bool party_same(const scene *s, uint32_t a, uint32_t b);
bool party_acts(const scene *s, uint32_t party);
/* party_of: the mention that a noun phrase acts as, or DOC_NONE. */
uint32_t party_of(const scene *s, uint32_t word, int depth);
/* party_spread: all parties of a coordinated or listed phrase. */
void party_spread(const scene *s, uint32_t word, parties *out);
void party_add(parties *out, uint32_t party, uint32_t word);
/* event_inside.c */
bool party_among(const scene *s, const parties *all, uint32_t party);
bool party_from_clause(const scene *s, const match *m, const parties *sources,
                       parties *out);
/* party_from_rest: the other side where no slot of the rule has one. */
void party_from_rest(scene *s, const match *m, const parties *sources,
                     parties *out);
/* event_sides.c */
/* party_from_place: who stands in a phrase of place or direction. */
bool party_from_place(scene *s, const match *m, const parties *sources,
                      parties *out);
void party_sources(scene *s, const match *m, parties *out);
void party_targets(scene *s, const match *m, const parties *sources,
                   parties *out);

/* event_status.c */
event_status status_of(const scene *s, const match *m);
/* status_denied: whether a word itself, or the verb that carries it, stands
 * with a negation. */
bool status_denied(const scene *s, uint32_t word, uint32_t light);

/* event_promise.c */
/* promise_of_not: a clause that tells what somebody means not to do; no rule
 * about what he means to do fits it. */
bool promise_of_not(const scene *s, const rule *r, uint32_t clause);
/* promise_code: the code of an act to come that its own doer tells; empty: it
 * is no promise. */
slice promise_code(const scene *s, const match *m, event_status status,
                   uint32_t source);

/* event_confidence.c */
/* How a match became rows. */
typedef struct row_origin {
    const match *match;
    parties sources;
    parties targets;
    bool promised; /* coded as the promise of who does it */
    uint32_t rows; /* that the match gave */
} row_origin;
/* confidence_set: signs and confidence of a row whose other fields are set. */
void confidence_set(const scene *s, const row_origin *how, event *e);

/* Small helpers of all. */
static inline bool scene_role(const scene *s, uint32_t word, uint32_t role) {
    uint32_t lemma = s->lemma[word];
    return lemma != CODEBOOK_NONE && (s->in.book->role[lemma] & role) != 0;
}
static inline bool scene_is(const scene *s, uint32_t word, relation r) {
    return s->in.tree->rel[word] == r;
}
static inline uint32_t scene_head(const scene *s, uint32_t word) {
    return s->in.tree->head[word];
}
static inline uint32_t scene_child(const scene *s, uint32_t word) {
    return s->in.tree->child[word];
}
static inline uint32_t scene_next(const scene *s, uint32_t word) {
    return s->in.tree->sibling[word];
}
static inline bool scene_upos(const scene *s, uint32_t word, upos u) {
    return s->in.tags->upos[word] == u;
}
/* Top of a coordination, and whether the word is a later part of one. */
static inline uint32_t scene_first_conjunct(const scene *s, uint32_t word) {
    for (int i = 0; i < 32 && scene_is(s, word, REL_CONJ) &&
                    scene_head(s, word) != TREE_ROOT;
         i++) {
        word = scene_head(s, word);
    }
    return word;
}

#endif
