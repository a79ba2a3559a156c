/* work.h: what the steps of the entity stage share while one article is read.
 */
#ifndef ENTITY_WORK_H
#define ENTITY_WORK_H

#include "entity/actors.h"

enum {
    COUNTRY_ROOM = 4,
    WALK_DEPTH = 6,     /* phrases inside one another */
    CHILDREN_MOST = 64, /* dependents looked at where any word may ask */
    CLIMB_MOST = 40     /* steps up a tree */
};

/* A dictionary name found in the text. */
typedef struct hit {
    uint32_t first, end; /* words */
    uint32_t head;       /* topmost word of it in the tree */
    uint32_t sense;      /* the chosen one */
    uint32_t tenure;     /* that gave the code, or ACTORS_NONE */
    char code[ACTOR_CODE_BYTES];
} hit;

/* What is known of a mention besides what its layer shows. */
typedef struct note {
    uint32_t hit;                /* of its head, or DOC_NONE */
    uint32_t entry;              /* dictionary entry, or ACTORS_NONE */
    uint32_t role;               /* of its head, or ACTORS_NONE */
    uint32_t title;              /* role before a name, or ACTORS_NONE */
    uint32_t title_word;         /* its head, or DOC_NONE */
    span name;                   /* words of the name proper */
    char base[ACTOR_CODE_BYTES]; /* what its modifiers say, "" nothing */
    char role_code[4];           /* the role that counts, "" none */
    bool former;
    bool definite;   /* the, this, that, possessive */
    bool indefinite; /* a, an, one, some, another, or a bare plural */
    bool person_only, thing_only;
    bool owned;       /* of somebody by its own words: "of X", "X's" */
    bool coordinated; /* "A and B" */
    bool like_person; /* its lemma ends as persons' nouns do: "minister" */
    bool capitals;    /* its head is written in capitals: "NATO" */
    uint32_t called_he, called_she; /* pronouns joined to this root */
    uint32_t count;                 /* mentions joined to this root */
    uint32_t up; /* union-find: mention, itself when it stands alone */
} note;

/* A country named in the article. */
typedef struct country_seen {
    char code[COUNTRY_ROOM];
    uint32_t weight;
} country_seen;

typedef struct chain_lesson chain_lesson;

typedef struct work {
    const actors *a;
    const article *article;
    const tokens *words;
    const tags *tags;
    const tree *tree;
    arena *keep;
    arena *tmp;
    acta_error *error;

    slice cased, lower; /* all atoms of the article, one blank between */
    uint32_t *atom;     /* [T+1] first atom of a word */
    uint32_t *cased_at; /* [atoms+1] byte where an atom begins */
    uint32_t *lower_at; /* [atoms+1] */
    hit *hits;          /* [H] */
    uint32_t H, hit_room;
    uint32_t *hit_of;  /* [T] hit that covers the word, or DOC_NONE */
    bool *headline;    /* [S] most words have capitals */
    span *run;         /* [T] run of names around the word, empty: none */
    uint32_t *role_of; /* [T] role noun headed by the word, or ACTORS_NONE */
    uint32_t *role_before; /* [T+1] head of the role noun that ends before it */
    span *role_span;       /* [T] its words */
    country_seen *seen;    /* [seen_count] */
    uint32_t seen_count, seen_room;
    char focus[COUNTRY_ROOM]; /* country the article is about, or "" */
    int32_t day;              /* of the article, given or estimated */

    recognised *names; /* [N] by the recogniser, none without one */
    uint32_t N;
    uint32_t *name_of; /* [T] index of names, or DOC_NONE */
    const chain_weights *weights;
    const chain_lesson *lesson; /* when weights are learned, else NULL */
    uint8_t *quoted;            /* [T] inside quotation marks */
    uint32_t *speaker;          /* [S] mention of who speaks there, DOC_NONE */
    uint32_t selves[2][3]; /* last "you", "I", "we": outside, inside marks */

    mention *at; /* [M] */
    note *notes; /* [M] */
    uint32_t M, room;
    uint32_t *of_word;   /* [T] */
    mention_part *parts; /* [part_count] */
    uint32_t part_count, part_room;
} work;

/* Each step: false when there is no memory. */
bool names_find(work *w);               /* atoms, hits */
bool roles_find(work *w);               /* role_of, role_span */
bool runs_find(work *w);                /* run */
bool names_recognise(work *w);          /* names, name_of */
bool context_find(work *w);             /* hits' senses, seen, day, focus */
bool phrases_find(work *w);             /* mentions with kind, span, number */
bool codes_find(work *w);               /* code, name, entry of each mention */
bool chains_link(work *w);              /* notes' up */
bool chains_make(work *w, chains *out); /* chains, pronouns' codes */

bool parts_find(work *w, const chains *c); /* parts of plurals */

/* names.c */
slice words_atoms(const work *w, uint32_t first, uint32_t end); /* lower */
slice words_cased(const work *w, uint32_t first, uint32_t end);
/* words_head: the word of a span that stands for it in the tree. */
uint32_t words_head(const work *w, uint32_t first, uint32_t end);

/* runs.c */
/* form_in: ASCII case ignored. IN: for an array of texts. */
bool form_in(slice form, const char *const *list, size_t count);
#define IN(form, list) form_in(form, list, sizeof(list) / sizeof *(list))
bool run_is_person(const work *w, span run);
bool is_calendar(slice form);
bool is_personal_title(slice form);

/* phrases.c: whether a dictionary name covers the word */
bool in_hit(const work *w, uint32_t t);

/* mention_kind.c */
uint8_t noun_gender(slice lemma);
uint8_t title_gender(const work *w, uint32_t start, uint32_t end);
bool read_pronoun(const work *w, uint32_t t, mention *m, note *n);
void set_kind(const work *w, uint32_t t, mention *m, note *n);
void set_type(const work *w, mention *m, note *n);

/* titles.c: whether words before a role noun say that it is over; the head of
 * the role noun before a name, or DOC_NONE; the name behind a role noun that
 * the tree makes its head */
bool was_once(const work *w, uint32_t top);
uint32_t find_title(const work *w, uint32_t t, span name);
bool named_behind(const work *w, uint32_t t, span *name);

/* context.c */
void hit_choose(work *w, hit *h);
uint32_t seen_weight(const work *w, const char *code);
bool code_is_country(const work *w, const char *code);

/* codes.c */
void code_join(const work *w, const char *base, const char *role,
               char out[ACTOR_CODE_BYTES]);
bool phrase_code(const work *w, uint32_t word, int depth,
                 char base[ACTOR_CODE_BYTES], char role_code[4]);

bool is_private_noun(const work *w, uint32_t t); /* man, woman, ... */
slice words_text(const work *w, span words);     /* as the article has it */
/* code_person: what a title adds to a person's code of the day; `held` is the
 * tenure that gave it, or ACTORS_NONE. */
void code_person(const work *w, mention *m, note *n, uint32_t held);
/* explain_entry: fills m->entry; false: no memory. */
bool explain_entry(work *w, mention *m, uint32_t entry, uint32_t held);

/* persons.c */
bool persons_full_names(work *w); /* names the dictionary writes otherwise */
bool persons_surnames(work *w);   /* last names alone */
bool persons_offices(work *w, bool guess); /* "the Iraqi foreign minister" */

/* chains.c: union-find over mentions */
uint32_t chain_root(work *w, uint32_t i);
void chain_join(work *w, uint32_t i, uint32_t j);
bool is_capitals(slice s); /* "NATO" */
bool gender_fits(const mention *a, const mention *b);

/* chain_names.c, chain_described.c: sieves of chains.c */
/* is_person_name: a name of a person, or of nobody knows what */
bool is_person_name(const work *w, uint32_t i);
bool join_same_names(work *w);
bool join_short_names(work *w);
bool join_acronyms(work *w);
void join_appositions(work *w);
void join_descriptions(work *w);
/* types_fit: whether type, gender and number do not speak against one actor;
 * description_fit: how well an earlier mention's role or title fits a role
 * noun, 0 to 30 */
bool types_fit(const mention *a, const mention *b);
bool foreign_body(work *w, uint32_t i, uint32_t j);
int description_fit(work *w, uint32_t i, uint32_t j);

/* chain_speakers.c: quoted, speaker */
bool speakers_find(work *w);
bool is_speech_verb(slice lemma);

/* chain_pronouns.c, chain_nouns.c: joins mention i when it is one; `asked` is
 * room to work in */
struct rank_case;
bool pronoun_link(work *w, uint32_t i, struct rank_case *asked);
bool noun_link(work *w, uint32_t i, struct rank_case *asked);

/* small questions about words */
static inline bool lemma_is(const work *w, uint32_t t, const char *lemma) {
    return slice_equal_fold(w->tags->lemma[t], slice_of(lemma));
}
static inline bool is_upos(const work *w, uint32_t t, upos u) {
    return w->tags->upos[t] == u;
}

/* The first dependent with a relation among the first CHILDREN_MOST, and
 * whether `above` is at most CLIMB_MOST steps over `below`: bounded, because
 * any number of words may ask it of one. */
static inline uint32_t child_of(const work *w, uint32_t t, relation r) {
    uint32_t c = w->tree->child[t];
    for (int n = 0; c != DOC_NONE && n < CHILDREN_MOST; n++) {
        if (w->tree->rel[c] == r) {
            return c;
        }
        c = w->tree->sibling[c];
    }
    return DOC_NONE;
}
static inline bool stands_over(const work *w, uint32_t above, uint32_t below) {
    span under = w->tree->yield[above];
    if (below < under.start || below >= under.end) {
        return false;
    }
    for (int n = 0; n < CLIMB_MOST && below != TREE_ROOT; n++) {
        if (below == above) {
            return true;
        }
        below = w->tree->head[below];
    }
    return false;
}

#endif
