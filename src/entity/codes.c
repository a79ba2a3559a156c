/* codes.c: which actor a phrase means by its own words.
 *
 * Problem: "the Turkish artillery", "a spokesperson for the Iranian Ministry of
 * Foreign Affairs", "opposition leaders in Ethiopia" stand in no dictionary;
 * their parts do.
 *
 * Method: composition over the tree. The head gives a role, its modifiers a
 * base (a country or an organisation) and perhaps a nearer role: adjectives,
 * compounds and possessives first, then of-phrases, then in, from and for. Base
 * and role are joined to one code. Names of the dictionary bring their own code
 * of the day; titles before a name work like its head.
 *
 * Why not longer lists of phrases: every country times every role times every
 * word order.
 *
 * Limits: WALK_DEPTH phrases inside one another.
 */
#include "entity/work.h"

/* Roles that outweigh what stands beside them, strongest first. */
static bool is_role(const char *role, const char *name) {
    return strcmp(role, name) == 0;
}

static bool is_weak(const char *role) {
    return role[0] == '\0' || is_role(role, "GOV") || is_role(role, "ELI") ||
           is_role(role, "PTY") || is_role(role, "UNK");
}

/* The role of "opposition leader", "police officials", "rebel court". */
static void mix_roles(const char *head, const char *modifier, char out[4]) {
    const char *chosen = head;
    if (is_role(modifier, "OPP") || is_role(modifier, "REB")) {
        chosen = modifier;
    } else if (is_weak(head) && modifier[0] != '\0' &&
               !(is_role(head, "GOV") && is_role(modifier, "CVL"))) {
        chosen = head[0] != '\0' && is_weak(modifier) ? head : modifier;
    }
    char copy[4] = {0};
    memcpy(copy, chosen, strlen(chosen) < 4 ? strlen(chosen) : 3);
    memcpy(out, copy, 4);
}

void code_join(const work *w, const char *base, const char *role,
               char out[ACTOR_CODE_BYTES]) {
    char made[ACTOR_CODE_BYTES] = {0};
    size_t bytes = strlen(base);
    memcpy(made, base, bytes);
    bool country = code_is_country(w, base);
    if (is_role(role, "UNK")) {
        role = ""; /* "superpower": no country's, but not this one's role */
    }
    const char *own = bytes > COUNTRY_BYTES ? base + COUNTRY_BYTES : "";
    if (role[0] != '\0') {
        bool replace =
            bytes == COUNTRY_BYTES || (country && strncmp(own, "GOV", 3) == 0 &&
                                       !is_weak(role) && !is_role(role, "CVL"));
        if (replace && bytes >= COUNTRY_BYTES) {
            memset(made + COUNTRY_BYTES, 0, ACTOR_CODE_BYTES - COUNTRY_BYTES);
            memcpy(made + COUNTRY_BYTES, role, strlen(role));
        }
    }
    memcpy(out, made, ACTOR_CODE_BYTES);
}

static bool head_of_hit(const work *w, uint32_t t) {
    uint32_t h = w->hit_of[t];
    return h != DOC_NONE && w->hits[h].head == t &&
           w->hits[h].sense != ACTORS_NONE;
}

enum { BEFORE, OF, FOR, INSIDE, STEPS };

/* How a dependent can tell whose its head is; STEPS: it cannot. */
static int step_of(const work *w, uint32_t c) {
    switch ((relation)w->tree->rel[c]) {
    case REL_AMOD:
    case REL_COMPOUND:
        return BEFORE;
    case REL_FLAT:
        return head_of_hit(w, c) ? BEFORE : STEPS;
    case REL_NMOD:
        break;
    default:
        return STEPS;
    }
    uint8_t sub = w->tree->sub[c];
    if (sub == SUB_POSS || sub == SUB_DESC || sub == SUB_UNMARKED) {
        return BEFORE;
    }
    uint32_t mark = child_of(w, c, REL_CASE);
    if (mark == DOC_NONE) {
        return BEFORE;
    }
    if (lemma_is(w, mark, "of") || lemma_is(w, mark, "'s")) {
        return OF;
    }
    if (lemma_is(w, mark, "in")) {
        return INSIDE;
    }
    bool whose = lemma_is(w, mark, "for") || lemma_is(w, mark, "from") ||
                 lemma_is(w, mark, "at") || lemma_is(w, mark, "within");
    return whose ? FOR : STEPS;
}

/* Lets the dependents of t that are `step` away add to base and role. */
static void read_modifiers(const work *w, uint32_t t, int step, int depth,
                           char base[ACTOR_CODE_BYTES], char role[4]) {
    int seen = 0;
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE && seen < CHILDREN_MOST;
         c = w->tree->sibling[c], seen++) {
        if (step_of(w, c) != step) {
            continue;
        }
        char inner[ACTOR_CODE_BYTES] = {0};
        char inner_role[4] = {0};
        if (!phrase_code(w, c, depth + 1, inner, inner_role)) {
            continue;
        }
        bool closer = strlen(base) == COUNTRY_BYTES && step == BEFORE &&
                      strlen(inner) > COUNTRY_BYTES &&
                      strncmp(base, inner, COUNTRY_BYTES) == 0;
        if (base[0] == '\0' || closer) { /* "Meghalaya BJP president" */
            memcpy(base, inner, ACTOR_CODE_BYTES);
        }
        if (inner_role[0] != '\0' && step != INSIDE) {
            mix_roles(role, inner_role, role);
        }
    }
}

/* "the president and vice president of Guatemala", "the Iranian president and
 * foreign minister": what one conjunct says holds for the other. */
static void read_conjuncts(const work *w, uint32_t t, int depth,
                           char base[ACTOR_CODE_BYTES]) {
    char role[4] = {0};
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE && base[0] == '\0';
         c = w->tree->sibling[c]) {
        if (w->tree->rel[c] == REL_CONJ && w->role_of[c] != ACTORS_NONE) {
            read_modifiers(w, c, OF, depth, base, role);
        }
    }
    uint32_t head = w->tree->head[t];
    if (w->tree->rel[t] == REL_CONJ && head != TREE_ROOT && base[0] == '\0' &&
        w->role_of[head] != ACTORS_NONE) {
        read_modifiers(w, head, BEFORE, depth, base, role);
    }
}

/* The dictionary name right before a role noun counts even where the tree hangs
 * it elsewhere: "Turkish Foreign Minister". */
static void read_word_before(const work *w, uint32_t t,
                             char base[ACTOR_CODE_BYTES]) {
    if (w->role_of[t] == ACTORS_NONE) {
        return;
    }
    uint32_t first = w->words->first[w->words->sentence_of[t]];
    uint32_t at = w->role_span[t].start;
    if (at > first && lemma_is(w, at - 1, "'s")) {
        at--;
    }
    uint32_t h = at > first ? w->hit_of[at - 1] : DOC_NONE;
    if (h != DOC_NONE && w->hits[h].sense != ACTORS_NONE &&
        w->hits[h].end == at) {
        memcpy(base, w->hits[h].code, ACTOR_CODE_BYTES);
    }
}

bool phrase_code(const work *w, uint32_t t, int depth,
                 char base[ACTOR_CODE_BYTES], char role[4]) {
    if (head_of_hit(w, t)) {
        memcpy(base, w->hits[w->hit_of[t]].code, ACTOR_CODE_BYTES);
        return base[0] != '\0';
    }
    if (w->role_of[t] != ACTORS_NONE) {
        memcpy(role, w->a->roles[w->role_of[t]].code, 4);
    }
    for (int step = BEFORE; step < STEPS && depth < WALK_DEPTH; step++) {
        read_modifiers(w, t, step, depth, base, role);
        if (step == BEFORE && base[0] == '\0') {
            read_word_before(w, t, base);
        }
    }
    if (base[0] == '\0' && w->role_of[t] != ACTORS_NONE && depth < WALK_DEPTH) {
        read_conjuncts(w, t, depth, base);
    }
    return base[0] != '\0' || role[0] != '\0';
}

/* What a plain noun gets from its own premodifiers: "Turkish artillery". */
static void noun_code(const work *w, uint32_t t, note *n) {
    static const char *const parts[] = {
        "number", "dozen", "hundred", "thousand", "majority", "handful",
        "one",    "some",  "many",    "most",     "several",  "none",
        "rest",   "half",  "score",   "couple",   "member",   "two",
        "three",  "four",  "five",    "all",      "each",     "both"};
    read_modifiers(w, t, BEFORE, 0, n->base, n->role_code);
    bool part = is_upos(w, t, UPOS_NUM);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        part = part || lemma_is(w, t, parts[i]);
    }
    if (!part) {
        return;
    }
    read_modifiers(w, t, OF, 0, n->base, n->role_code);
    bool subject = w->tree->rel[t] == REL_NSUBJ || w->tree->rel[t] == REL_OBJ;
    if (subject && n->base[0] == '\0' && n->role_code[0] == '\0') {
        memcpy(n->role_code, "CVL", 4); /* "five were killed" */
    }
}

/* "Sheikh" is a title of rulers in the Gulf, a name or a mere courtesy
 * elsewhere. */
static bool is_mere_name(const work *w, uint32_t t) {
    static const char *const gulf[] = {"ARE", "BHR", "KWT",
                                       "OMN", "QAT", "SAU"};
    return (lemma_is(w, t, "sheikh") || lemma_is(w, t, "sheikha")) &&
           !IN(slice_of(w->focus), gulf);
}

/* The roles and countries before a name: "Iraqi Foreign Minister X". */
static void title_code(const work *w, uint32_t t, note *n) {
    if (n->title_word != DOC_NONE && !is_mere_name(w, n->title_word)) {
        phrase_code(w, n->title_word, 0, n->base, n->role_code);
    }
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE;
         c = w->tree->sibling[c]) {
        if (c == n->title_word || is_mere_name(w, c) ||
            (w->role_of[c] == ACTORS_NONE && step_of(w, c) != BEFORE)) {
            continue;
        }
        char inner[ACTOR_CODE_BYTES] = {0};
        char role[4] = {0};
        if (w->tree->rel[c] == REL_APPOS || w->tree->rel[c] == REL_CONJ ||
            !phrase_code(w, c, 0, inner, role)) {
            continue;
        }
        if (n->base[0] == '\0') {
            memcpy(n->base, inner, ACTOR_CODE_BYTES);
        }
        mix_roles(n->role_code, role, n->role_code);
    }
}

slice words_text(const work *w, span words) {
    const span *at = w->words->at;
    return slice_trim(slice_part(w->article->body, at[words.start].start,
                                 at[words.end - 1].end));
}

static bool add_explanation(work *w, mention *m, slice file, uint32_t line,
                            slice what, slice how) {
    text t = text_on(w->keep);
    text_add(&t, file);
    text_add_format(&t, ":%u ", (unsigned)line);
    text_add(&t, what);
    if (how.bytes > 0) {
        text_add_char(&t, ' ');
        text_add(&t, how);
    }
    m->entry = text_slice(&t);
    return !t.failed;
}

bool explain_entry(work *w, mention *m, uint32_t entry, uint32_t held) {
    const actor_entry *e = &w->a->entries[entry];
    if (held == ACTORS_NONE) {
        return add_explanation(w, m, w->a->files[e->file], e->line, e->name,
                               (slice){0});
    }
    const tenure *t = &w->a->tenures[held];
    return add_explanation(w, m, w->a->files[t->file], t->line, e->name,
                           t->title);
}

static bool explain_role(work *w, mention *m, uint32_t role_index) {
    const actor_role *r = &w->a->roles[role_index];
    return add_explanation(w, m, w->a->files[r->file], r->line, r->noun,
                           (slice){0});
}

static bool in_place_phrase(const work *w, uint32_t t) {
    static const char *const places[] = {"in",     "at",         "near",
                                         "inside", "outside",    "around",
                                         "across", "throughout", "within"};
    uint32_t mark = child_of(w, t, REL_CASE);
    for (size_t i = 0; mark != DOC_NONE && i < sizeof places / sizeof *places;
         i++) {
        if (lemma_is(w, mark, places[i])) {
            return true;
        }
    }
    return false;
}

static void make_former(note *n) {
    if (n->former && n->role_code[0] != '\0' && is_role(n->role_code, "OPP")) {
        return;
    }
    if (n->former) {
        memcpy(n->role_code, "ELI", 4);
    }
}

/* Who retired from a body is a citizen of its country, not its member. */
static void leave_body(const work *w, note *n) {
    if (n->former && code_is_country(w, n->base)) {
        memset(n->base + COUNTRY_BYTES, 0, ACTOR_CODE_BYTES - COUNTRY_BYTES);
    }
}

void code_person(const work *w, mention *m, note *n, uint32_t held) {
    const actor_entry *e = &w->a->entries[n->entry];
    if (m->kind == MENTION_NAME) {
        title_code(w, m->head, n);
        make_former(n);
    }
    if ((held == ACTORS_NONE && n->role_code[0] != '\0') || n->former) {
        char base[ACTOR_CODE_BYTES] = {0};
        memcpy(base, e->code, COUNTRY_BYTES);
        code_join(w, n->base[0] != '\0' && !n->former ? n->base : base,
                  n->role_code, m->code);
    }
}

static bool code_hit(work *w, mention *m, note *n) {
    const hit *h = &w->hits[n->hit];
    const name_sense *s = &w->a->senses[h->sense];
    const actor_entry *e = &w->a->entries[s->entry];
    memcpy(m->code, h->code, ACTOR_CODE_BYTES);
    m->name = e->name;
    if (e->kind == ENTRY_PERSON) {
        code_person(w, m, n, h->tenure);
    }
    bool members =
        s->kind == SENSE_MEMBER || (s->kind == SENSE_MEMBERS && !n->definite);
    if (members && strlen(m->code) == COUNTRY_BYTES) {
        memcpy(m->code + COUNTRY_BYTES, "CVL", 4);
    }
    if (m->type == ENTITY_PLACE && in_place_phrase(w, m->head)) {
        m->actor = false;
    }
    return explain_entry(w, m, s->entry, h->tenure);
}

bool is_private_noun(const work *w, uint32_t t) {
    static const char *const nouns[] = {"man",    "woman",      "person",
                                        "people", "individual", "boy",
                                        "girl",   "child"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        if (lemma_is(w, t, nouns[i])) {
            return true;
        }
    }
    return false;
}

static bool code_phrase(work *w, mention *m, note *n) {
    if (m->kind == MENTION_NOUN) {
        noun_code(w, m->head, n);
    } else if (n->role != ACTORS_NONE) {
        phrase_code(w, m->head, 0, n->base, n->role_code);
        make_former(n);
    } else {
        title_code(w, m->head, n);
        make_former(n);
        leave_body(w, n);
    }
    if (m->kind == MENTION_ROLE && n->role_code[0] == '\0' &&
        is_private_noun(w, m->head)) {
        memcpy(n->role_code, "CVL", 4);
    }
    if (n->base[0] != '\0') {
        code_join(w, n->base, n->role_code, m->code);
    }
    if (m->kind == MENTION_NAME) {
        m->name = words_text(w, n->name);
    } else if (m->kind == MENTION_ROLE && is_upos(w, m->head, UPOS_PROPN) &&
               m->type != ENTITY_PERSON) {
        span words = m->words;
        while (words.start < m->head && !is_upos(w, words.start, UPOS_PROPN) &&
               !is_upos(w, words.start, UPOS_ADJ)) {
            words.start++;
        }
        m->name = words_text(w, words);
    }
    uint32_t role = n->role != ACTORS_NONE ? n->role : n->title;
    return role == ACTORS_NONE || explain_role(w, m, role);
}

bool codes_find(work *w) {
    for (uint32_t i = 0; i < w->M; i++) {
        mention *m = &w->at[i];
        note *n = &w->notes[i];
        if (m->kind == MENTION_PRONOUN) {
            continue;
        }
        bool ok = n->hit != DOC_NONE ? code_hit(w, m, n) : code_phrase(w, m, n);
        if (!ok) {
            return false;
        }
    }
    return true;
}
