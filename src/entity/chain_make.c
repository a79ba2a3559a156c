/* chain_make.c: the chains as the article's layer.
 *
 * Problem: a joined group must answer with one name and one code.
 *
 * Method: the group's most telling mention (a dictionary name, then the longest
 * name, then a description) gives name, type and code; other members lend what
 * it lacks: a role to a bare country of a person, a country to a name that the
 * dictionary does not know. A role that no country was found for is taken to be
 * of the country nearest before it in the sentence, else of the article's
 * focus.
 */
#include "entity/work.h"

static slice describe(const work *w, uint32_t i) {
    span words = w->at[i].words;
    while (words.start < w->at[i].head &&
           (is_upos(w, words.start, UPOS_DET) ||
            is_upos(w, words.start, UPOS_PUNCT))) {
        words.start++;
    }
    return slice_part(w->article->body, w->words->at[words.start].start,
                      w->words->at[words.end - 1].end);
}

static void fill_chain(work *w, uint32_t i, chain *c) {
    const mention *m = &w->at[i];
    *c = (chain){
        .first = i, .type = m->type, .gender = m->gender, .number = m->number};
    memcpy(c->code, m->code, ACTOR_CODE_BYTES);
    if (m->name.bytes > 0) {
        c->name = m->name;
    } else if (m->kind != MENTION_PRONOUN) {
        c->name = describe(w, i);
    }
}

/* The article's own longest full name stands before the dictionary's spelling;
 * of countries the dictionary's. */
static void add_name(const work *w, uint32_t i, chain *c, uint32_t *atoms) {
    const mention *m = &w->at[i];
    const note *n = &w->notes[i];
    bool full = m->kind == MENTION_NAME && n->entry != ACTORS_NONE &&
                (m->type == ENTITY_PERSON || m->type == ENTITY_ORGANISATION) &&
                w->notes[c->first].entry == n->entry;
    uint32_t count =
        full ? atoms_number(words_atoms(w, n->name.start, n->name.end)) : 0;
    if (count >= 2 && count > *atoms) {
        c->name = words_text(w, n->name);
        *atoms = count;
    }
}

/* A member lends the chain what the chain lacks. */
static void add_member(const mention *m, chain *c) {
    c->count++;
    if (m->code[0] != '\0' && m->kind != MENTION_PRONOUN &&
        (c->code[0] == '\0' ||
         (strlen(c->code) == COUNTRY_BYTES && strlen(m->code) > COUNTRY_BYTES &&
          c->type == ENTITY_PERSON &&
          strncmp(c->code, m->code, COUNTRY_BYTES) == 0))) {
        memcpy(c->code, m->code, ACTOR_CODE_BYTES);
    }
}

/* The chain's main mention learns the role that another one tells: "the
 * officer" of a mere name. */
static void lend_role(work *w, uint32_t i, uint32_t root) {
    note *top = &w->notes[root];
    const note *n = &w->notes[i];
    if (i != root && top->role_code[0] == '\0' && n->role_code[0] != '\0' &&
        w->at[i].kind == MENTION_ROLE && w->at[i].type == ENTITY_PERSON &&
        w->at[i].number != NUMBER_PLURAL) {
        memcpy(top->role_code, n->role_code, sizeof top->role_code);
    }
}

/* Whose a phrase is by its possessive pronoun: "his government". */
static const char *owner_code(const work *w, uint32_t i,
                              const chain *chains_at) {
    for (uint32_t c = w->tree->child[w->at[i].head]; c != DOC_NONE;
         c = w->tree->sibling[c]) {
        uint32_t j = w->of_word[c];
        if (j != DOC_NONE && w->at[j].kind == MENTION_PRONOUN &&
            w->at[j].chain != DOC_NONE &&
            (w->tree->sub[c] == SUB_POSS || w->tree->rel[c] == REL_DET)) {
            return chains_at[w->at[j].chain].code;
        }
    }
    return "";
}

/* "other countries", "someone": nobody in particular. */
static bool is_anybody(const work *w, const mention *m) {
    static const char *const many[] = {"country", "nation", "state", "power",
                                       "government"};
    static const char *const one[] = {"someone", "somebody", "anyone",
                                      "anybody", "everyone", "everybody"};
    bool found = false;
    for (size_t i = 0; i < sizeof many / sizeof *many; i++) {
        found = found ||
                (m->number == NUMBER_PLURAL && lemma_is(w, m->head, many[i]));
    }
    for (size_t i = 0; i < sizeof one / sizeof *one; i++) {
        found = found || lemma_is(w, m->head, one[i]);
    }
    return found;
}

/* A person of whom the article says no role: a citizen. */
static bool is_private(const work *w, const mention *m, const note *n) {
    bool role = m->kind != MENTION_NAME && n->role != ACTORS_NONE;
    return role ? is_private_noun(w, m->head) : m->type == ENTITY_PERSON;
}

/* Who has no country of his own in the text is of his owner's, else taken to be
 * of the country of the article: roles, and names that can act. */
static void guess_country(const work *w, chain *c, const chain *all) {
    const note *n = &w->notes[c->first];
    const mention *m = &w->at[c->first];
    if (c->code[0] != '\0' || m->kind == MENTION_PRONOUN) {
        return;
    }
    if (is_anybody(w, m) || strcmp(n->role_code, "UNK") == 0) {
        memcpy(c->code, "UNK", COUNTRY_ROOM);
        return;
    }
    const char *owner = owner_code(w, c->first, all);
    bool acts = (m->kind == MENTION_NAME && m->actor && n->hit == DOC_NONE) ||
                n->role_code[0] != '\0' || n->role != ACTORS_NONE ||
                m->type == ENTITY_PERSON;
    if (owner[0] != '\0') {
        char base[ACTOR_CODE_BYTES] = {0};
        bool whole = n->role_code[0] == '\0' || !code_is_country(w, owner);
        memcpy(base, owner, whole ? strlen(owner) : COUNTRY_BYTES);
        code_join(w, base, n->role_code, c->code);
    } else if (acts && w->focus[0] != '\0') {
        bool private = n->role_code[0] == '\0' && is_private(w, m, n);
        code_join(w, w->focus, private ? "CVL" : n->role_code, c->code);
    }
}

bool chains_make(work *w, chains *out) {
    chain *at = arena_take(w->keep, w->M, sizeof *at);
    if (at == NULL) {
        return false;
    }
    uint32_t *atoms = arena_take(w->tmp, w->M, sizeof *atoms);
    if (atoms == NULL) {
        return false;
    }
    uint32_t C = 0;
    for (uint32_t i = 0; i < w->M; i++) {
        uint32_t root = chain_root(w, i);
        if (w->at[root].chain == DOC_NONE) {
            w->at[root].chain = C;
            fill_chain(w, root, &at[C++]);
        }
        w->at[i].chain = w->at[root].chain;
        add_member(&w->at[i], &at[w->at[i].chain]);
        lend_role(w, i, root);
        add_name(w, i, &at[w->at[i].chain], &atoms[w->at[i].chain]);
    }
    for (uint32_t c = 0; c < C; c++) {
        guess_country(w, &at[c], at);
    }
    *out = (chains){C, at};
    return true;
}
