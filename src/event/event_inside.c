/* event_inside.c: the other side of an act, where no slot of its rule has it.
 *
 * Problem: "rejected an appeal filed by the union", "agreed to pull its troops
 * out of Lebanon", "threatened to strike unless Arland pays": whom an act
 * concerns stands in an object, phrase or clause that no rule knows.
 *
 * Method: which of these may hold the other side depends on the root of the
 * act, in one table: what is said about an act looks into its object, its
 * clause and its condition; a material act also at the place where it is done;
 * a protest only into what it is about. Inside a phrase: the subject of a
 * clause; else its actors in the order objects, phrases, complements,
 * modifiers, a few steps in; one of another country than the source is
 * preferred, and what belongs to the source is passed over. Last, a thing that
 * the article has described before ("the blockade") is taken for what it then
 * belonged to.
 *
 * Why a last resort, and not a slot of every rule: the nearest slot is right
 * more often; this is asked only when the row would have no other side.
 *
 * Limits: three steps in, 2000 words looked at; 400 words back.
 */
#include "event/event_scene.h"

enum {
    LOOK_OBJECT = 1 << 0,    /* what stands inside objects */
    LOOK_CLAUSE = 1 << 1,    /* inside complement clauses */
    LOOK_PLACE = 1 << 2,     /* phrases of place and direction themselves */
    LOOK_PHRASE = 1 << 3,    /* what stands inside any phrase */
    LOOK_CONDITION = 1 << 4, /* "unless Arland pays" */
    LOOK_ABOUT = 1 << 5,     /* inside phrases after over, into, of, for */
    LOOK_BEFORE = 1 << 6,    /* what the article said of the same thing */
    LOOK_RULERS = 1 << 7,    /* the government, of acts of its opponents */
    BACK_WORDS = 1000,
    RULER_WORDS = 100
};

static const struct {
    const char *prefix; /* of the code; the first that fits */
    unsigned look;
} looks[] = {
    {"02", LOOK_OBJECT | LOOK_CLAUSE | LOOK_PHRASE},
    {"03", LOOK_OBJECT | LOOK_CLAUSE | LOOK_PHRASE},
    {"04", LOOK_OBJECT | LOOK_ABOUT},
    {"05", LOOK_OBJECT | LOOK_PHRASE | LOOK_BEFORE},
    {"09", LOOK_OBJECT | LOOK_ABOUT},
    {"06", LOOK_PLACE | LOOK_OBJECT | LOOK_PHRASE},
    {"07", LOOK_PLACE | LOOK_OBJECT | LOOK_PHRASE | LOOK_CLAUSE},
    {"08", LOOK_PLACE | LOOK_OBJECT | LOOK_PHRASE},
    {"10", LOOK_OBJECT | LOOK_CLAUSE | LOOK_PHRASE | LOOK_RULERS},
    {"11", LOOK_OBJECT | LOOK_ABOUT | LOOK_CLAUSE | LOOK_BEFORE | LOOK_RULERS},
    {"12", LOOK_OBJECT | LOOK_CLAUSE | LOOK_PLACE | LOOK_PHRASE |
               LOOK_CONDITION | LOOK_BEFORE},
    {"13",
     LOOK_OBJECT | LOOK_CLAUSE | LOOK_PLACE | LOOK_PHRASE | LOOK_CONDITION},
    {"14", LOOK_ABOUT | LOOK_CLAUSE | LOOK_RULERS},
    {"15", LOOK_PLACE | LOOK_PHRASE | LOOK_OBJECT},
    {"16", LOOK_PLACE | LOOK_OBJECT | LOOK_PHRASE},
    {"17", LOOK_PLACE | LOOK_OBJECT | LOOK_PHRASE},
    {"18", LOOK_PLACE | LOOK_OBJECT},
    {"19", LOOK_PLACE | LOOK_OBJECT | LOOK_PHRASE},
};

static unsigned look_of(slice code) {
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        if (slice_starts(code, slice_of(looks[i].prefix))) {
            return looks[i].look;
        }
    }
    return 0;
}

bool party_among(const scene *s, const parties *all, uint32_t party) {
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
    return party != DOC_NONE && party_among(s, sources, party);
}

static bool foreign(const scene *s, const parties *sources, uint32_t party) {
    const char *code = mention_code(s->in.mentions, s->in.chains, party);
    const char *own =
        sources->count == 0
            ? ""
            : mention_code(s->in.mentions, s->in.chains, sources->mention[0]);
    return code[0] != '\0' && strncmp(code, own, 3) != 0 &&
           strncmp(code, "UNK", 3) != 0;
}

/* Who tells the sentence is no side of what he tells. */
static bool speaks(const scene *s, uint32_t word, uint32_t party) {
    uint32_t told = s->in.quotes->of_word[word];
    return told != DOC_NONE &&
           party_same(s, s->in.quotes->at[told].speaker, party);
}

/* Candidates for the other side inside a clause, best first. */
typedef struct inside {
    const match *match;
    unsigned look;
    const parties *sources;
    uint32_t near; /* word: the first actor, or DOC_NONE */
    uint32_t far;  /* word: the first of another country, or DOC_NONE */
    uint32_t seen; /* words looked at */
} inside;

/* "condemned the attack in Oldmill": of words, a place is only where. */
static bool only_where(const scene *s, const inside *in, uint32_t word,
                       const mention *at) {
    uint32_t marker = tree_find(s->in.tree, word, REL_CASE, -1);
    return at->kind == MENTION_NAME && marker != DOC_NONE &&
           scene_role(s, marker, ROLE_PLACE) &&
           !(in->look & (LOOK_PLACE | LOOK_PHRASE));
}

static bool may_be_side(const scene *s, const inside *in, uint32_t word,
                        uint32_t party) {
    if (party == DOC_NONE || !party_acts(s, party)) {
        return false;
    }
    const mention *at = &s->in.mentions->at[party];
    bool coded = mention_code(s->in.mentions, s->in.chains, party)[0] != '\0';
    bool bare = at->kind == MENTION_NOUN || at->kind == MENTION_PRONOUN;
    if ((bare && !coded) || scene_upos(s, word, UPOS_NUM) ||
        (at->kind == MENTION_ADJECTIVE && !foreign(s, in->sources, party))) {
        return false;
    }
    return !party_among(s, in->sources, party) &&
           !owned_by(s, in->sources, word) && !only_where(s, in, word, at) &&
           !speaks(s, in->match->frame->word, party);
}

static void consider(const scene *s, uint32_t word, inside *out) {
    uint32_t party = s->in.mentions->of_word[word];
    if (!may_be_side(s, out, word, party)) {
        return;
    }
    if (out->near == DOC_NONE) {
        out->near = word;
    }
    if (out->far == DOC_NONE && foreign(s, out->sources, party)) {
        out->far = word;
    }
}

/* Whoever else stands in a clause that no rule knows: its subject ("demanded
 * that Israel withdraw"), else its objects and phrases ("agreed to pull its
 * troops out of Lebanon"), a few steps in. */
static void look_inside(const scene *s, uint32_t clause, int depth,
                        inside *out) {
    static const relation order[] = {
        REL_NMOD,  REL_NSUBJ, REL_OBJ,      REL_IOBJ,  REL_OBL, REL_AMOD,
        REL_XCOMP, REL_CCOMP, REL_COMPOUND, REL_ADVCL, REL_ACL};
    for (size_t r = 0; r < sizeof order / sizeof *order; r++) {
        for (uint32_t c = scene_child(s, clause); c != DOC_NONE;
             c = scene_next(s, c)) {
            if (!scene_is(s, c, order[r]) || out->seen++ > LOOK_LIMIT ||
                frame_marked(s, c, ROLE_ASIDE)) {
                continue;
            }
            consider(s, c, out);
            if (depth < 3) {
                look_inside(s, c, depth + 1, out);
            }
        }
    }
}

/* "relations between Arland and Bordavia", of an act of Arland's: Bordavia. */
static void keep_foreign(const scene *s, const inside *in, parties *out) {
    uint32_t kept = 0;
    if (in->far == DOC_NONE) {
        return;
    }
    for (uint32_t i = 0; i < out->count; i++) {
        if (foreign(s, in->sources, out->mention[i])) {
            out->mention[kept] = out->mention[i];
            out->word[kept++] = out->word[i];
        }
    }
    out->count = kept > 0 ? kept : out->count;
}

/* The best actor inside a phrase or clause. */
static bool inside_phrase(const scene *s, inside *in, uint32_t top, bool itself,
                          parties *out) {
    in->near = DOC_NONE;
    in->far = DOC_NONE;
    in->seen = 0;
    if (itself) {
        consider(s, top, in);
    }
    look_inside(s, top, 0, in);
    uint32_t word = in->far != DOC_NONE ? in->far : in->near;
    if (word != DOC_NONE) {
        party_spread(s, word, out);
        keep_foreign(s, in, out);
    }
    return out->count > 0;
}

/* "rejected an appeal filed by the union", "the release of a lawyer" */
static bool inside_objects(const scene *s, inside *in, parties *out) {
    const frame *f = in->match->frame;
    for (uint32_t i = 0; i < f->count && out->count == 0; i++) {
        if (f->at[i].slot == SLOT_OBJECT) {
            inside_phrase(s, in, f->at[i].word, false, out);
        }
    }
    return out->count > 0;
}

static bool inside_clause(const scene *s, inside *in, uint32_t clause,
                          parties *out) {
    uint32_t subject = tree_find(s->in.tree, clause, REL_NSUBJ, -1);
    uint32_t party = subject == DOC_NONE ? DOC_NONE : party_of(s, subject, 0);
    if (party != DOC_NONE && !party_among(s, in->sources, party)) {
        party_spread(s, subject, out);
        return out->count > 0;
    }
    return inside_phrase(s, in, clause, false, out);
}

static bool inside_clauses(const scene *s, inside *in, parties *out) {
    const frame *f = in->match->frame;
    for (uint32_t i = 0; i < f->count && out->count == 0; i++) {
        if (f->at[i].slot == SLOT_COMP) {
            inside_clause(s, in, f->at[i].word, out);
        }
    }
    return out->count > 0;
}

/* Phrases and adverbial clauses by what stands before them. */
static bool inside_marked(const scene *s, inside *in, parties *out) {
    const frame *f = in->match->frame;
    for (uint32_t i = 0; i < f->count && out->count == 0; i++) {
        const filled *at = &f->at[i];
        if (at->slot < SLOT_FIXED ||
            !match_slot_open(s, in->match->rule, f, at)) {
            continue;
        }
        uint32_t role = s->in.book->role[at->slot - SLOT_FIXED];
        bool told = !(in->look & LOOK_PLACE) && (role & ROLE_PLACE);
        bool asked = ((in->look & LOOK_PHRASE) && !told) ||
                     ((in->look & LOOK_ABOUT) && (role & ROLE_ABOUT));
        if (!scene_upos(s, at->word, UPOS_VERB)) {
            if (asked && !(role & (ROLE_ASIDE | ROLE_BY))) {
                inside_phrase(s, in, at->word, true, out);
            }
        } else if ((in->look & LOOK_CONDITION) && (role & ROLE_CONDITION)) {
            inside_clause(s, in, at->word, out);
        }
    }
    return out->count > 0;
}

static bool is_definite(const scene *s, uint32_t noun) {
    static const char *const words[] = {"the", "this", "that", "these",
                                        "those"};
    uint32_t c = tree_find(s->in.tree, noun, REL_DET, -1);
    for (size_t i = 0; c != DOC_NONE && i < sizeof words / sizeof *words; i++) {
        if (slice_is(s->in.tags->lemma[c], words[i])) {
            return true;
        }
    }
    return false;
}

/* "the blockade": what the article said before of a thing of that name. */
static void from_before(const scene *s, const inside *in, parties *out) {
    const frame *f = in->match->frame;
    uint32_t object = DOC_NONE;
    for (uint32_t i = 0; i < f->count && object == DOC_NONE; i++) {
        object = f->at[i].slot == SLOT_OBJECT ? f->at[i].word : DOC_NONE;
    }
    if (object == DOC_NONE || !scene_upos(s, object, UPOS_NOUN) ||
        !is_definite(s, object)) {
        return;
    }
    slice lemma = s->in.tags->lemma[object];
    for (uint32_t t = object; t > 0 && object - t < BACK_WORDS; t--) {
        uint32_t party = slice_equal(s->in.tags->lemma[t - 1], lemma)
                             ? party_of(s, t - 1, 0)
                             : DOC_NONE;
        if (party != DOC_NONE && !party_among(s, in->sources, party)) {
            party_add(out, party, t - 1);
            return;
        }
    }
}

static bool has_role(const char *code, const char *const *roles) {
    for (; *roles != NULL; roles++) {
        if (fill_code_has(code, slice_of(*roles))) {
            return true;
        }
    }
    return false;
}

/* What the opposition demands or condemns without saying of whom concerns the
 * government of its country, if the article has just named it. */
static void from_rulers(const scene *s, const inside *in, parties *out) {
    static const char *const opponents[] = {"OPP", "CVL", "LAB", "PTY",
                                            "EDU", "REL", NULL};
    const mentions *all = s->in.mentions;
    const char *own =
        in->sources->count == 0
            ? ""
            : mention_code(all, s->in.chains, in->sources->mention[0]);
    if (in->match->frame->kind == PREDICATE_NOUN || !has_role(own, opponents)) {
        return;
    }
    uint32_t word = in->match->frame->word;
    for (uint32_t i = all->M; i > 0; i--) {
        const mention *at = &all->at[i - 1];
        const char *code = mention_code(all, s->in.chains, i - 1);
        if (at->head < word && word - at->head < RULER_WORDS &&
            strncmp(code, own, 3) == 0 && fill_code_has(code, SLICE("GOV"))) {
            party_add(out, i - 1, at->head);
            return;
        }
    }
}

bool party_from_clause(const scene *s, const match *m, const parties *sources,
                       parties *out) {
    inside in = {.match = m, .sources = sources, .look = look_of(m->code)};
    return inside_clauses(s, &in, out);
}

void party_from_rest(scene *s, const match *m, const parties *sources,
                     parties *out) {
    inside in = {.match = m, .sources = sources, .look = look_of(m->code)};
    bool found =
        ((in.look & LOOK_PLACE) && party_from_place(s, m, sources, out)) ||
        ((in.look & LOOK_OBJECT) && inside_objects(s, &in, out)) ||
        ((in.look & LOOK_CLAUSE) && inside_clauses(s, &in, out)) ||
        inside_marked(s, &in, out);
    if (!found && (in.look & LOOK_BEFORE)) {
        from_before(s, &in, out);
    }
    if (out->count == 0 && (in.look & LOOK_RULERS)) {
        from_rulers(s, &in, out);
    }
}
