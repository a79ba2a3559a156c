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

/* Who has no country of his own in the text is taken to be of the country of
 * the article: roles, and names that can act. */
static void guess_country(const work *w, chain *c) {
    const note *n = &w->notes[c->first];
    const mention *m = &w->at[c->first];
    bool name = m->kind == MENTION_NAME && m->actor && n->hit == DOC_NONE;
    if (c->code[0] == '\0' && w->focus[0] != '\0' &&
        (name || n->role_code[0] != '\0' || n->role != ACTORS_NONE)) {
        code_join(w, w->focus, n->role_code, c->code);
    }
}

bool chains_make(work *w, chains *out) {
    chain *at = arena_take(w->keep, w->M, sizeof *at);
    if (at == NULL) {
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
    }
    for (uint32_t c = 0; c < C; c++) {
        guess_country(w, &at[c]);
    }
    *out = (chains){C, at};
    return true;
}
