/* chain_nouns.c: nouns that mean what an earlier phrase meant.
 *
 * Problem: "a ceasefire ... the ceasefire", "the commission" after "European
 * Commission", "his government" twice: most chains of an article are of no
 * dictionary.
 *
 * Method: candidates are earlier phrases with the same head noun, names that
 * hold the noun, and roles that agree; the ranker (chain_weights.c) weighs them
 * by distance, by modifiers that are the same, new or lost, by owner, and
 * against "none", since most nouns are new (Vieira and Poesio 2000; Ng and
 * Cardie 2002, Identifying anaphoric and non-anaphoric noun phrases).
 *
 * Why not word meaning ("the firm" for "the company"): it costs precision that
 * codes cannot spare.
 *
 * Limits: NOUN_BACK mentions back, MODIFIERS modifiers a phrase.
 */
#include "entity/chain_rank.h"

enum { NOUN_BACK = 400, MODIFIERS = 6 };

typedef struct modifier_list {
    uint32_t count;
    uint32_t at[MODIFIERS]; /* words */
    uint32_t owner;         /* word, or DOC_NONE */
} modifier_list;

/* The noun that is asked for. */
typedef struct noun_asked {
    uint32_t mention;
    modifier_list modifiers;
} noun_asked;

static modifier_list modifiers_of(const work *w, uint32_t t) {
    modifier_list list = {.owner = DOC_NONE};
    int seen = 0;
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE && seen < CHILDREN_MOST;
         c = w->tree->sibling[c], seen++) {
        relation r = (relation)w->tree->rel[c];
        bool owner =
            w->tree->sub[c] == SUB_POSS && (r == REL_NMOD || r == REL_DET);
        list.owner = owner ? c : list.owner;
        bool counts = r == REL_AMOD || r == REL_COMPOUND || r == REL_NUMMOD ||
                      (r == REL_NMOD && !owner);
        if (counts && list.count < MODIFIERS) {
            list.at[list.count++] = c;
        }
    }
    return list;
}

static bool in_list(const work *w, uint32_t t, const modifier_list *list) {
    for (uint32_t n = 0; n < list->count; n++) {
        if (slice_equal_fold(w->tags->lemma[t], w->tags->lemma[list->at[n]])) {
            return true;
        }
    }
    return false;
}

static bool all_in(const work *w, const modifier_list *one,
                   const modifier_list *other) {
    for (uint32_t n = 0; n < one->count; n++) {
        if (!in_list(w, one->at[n], other)) {
            return false;
        }
    }
    return true;
}

/* "Commission" in "European Commission": the noun among the words of a longer
 * name. */
static bool noun_in_name(const work *w, uint32_t i, uint32_t j) {
    const mention *o = &w->at[j];
    span name = w->notes[j].name;
    if (o->kind != MENTION_NAME || name.end - name.start < 2 ||
        name.end - name.start > 10) {
        return false;
    }
    for (uint32_t t = name.start; t < name.end; t++) {
        if (slice_equal_fold(w->words->form[t],
                             w->tags->lemma[w->at[i].head])) {
            return true;
        }
    }
    return false;
}

static bool same_head(const work *w, uint32_t i, uint32_t j) {
    return slice_equal_fold(w->tags->lemma[w->at[i].head],
                            w->tags->lemma[w->at[j].head]);
}

static bool other_country(const work *w, uint32_t i, uint32_t j) {
    const char *one = w->notes[i].base;
    const char *other = w->notes[j].base;
    return one[0] != '\0' && other[0] != '\0' &&
           strncmp(one, other, COUNTRY_BYTES) != 0;
}

/* How the owners of two phrases stand: 1 the same, -1 others, 0 unknown. */
static int compare_owners(work *w, const modifier_list *a,
                          const modifier_list *b) {
    uint32_t one = a->owner == DOC_NONE ? DOC_NONE : w->of_word[a->owner];
    uint32_t other = b->owner == DOC_NONE ? DOC_NONE : w->of_word[b->owner];
    if (one == DOC_NONE || other == DOC_NONE) {
        return 0;
    }
    return chain_root(w, one) == chain_root(w, other) ? 1 : -1;
}

static void add_distance(const work *w, uint32_t i, uint32_t j, rank_set *s) {
    uint32_t ago = w->words->sentence_of[w->at[i].head] -
                   w->words->sentence_of[w->at[j].head];
    rank_add(s, true,
             ago == 0    ? F_FAR0
             : ago == 1  ? F_FAR1
             : ago == 2  ? F_FAR2
             : ago < 6   ? F_FAR5
             : ago <= 10 ? F_FAR10
                         : F_FAR11);
}

/* hop: how many candidates stand between; fit: of description_fit. */
static void weigh_noun(work *w, const noun_asked *asked, uint32_t j,
                       uint32_t hop, int fit, rank_set *s) {
    const modifier_list *mine = &asked->modifiers;
    uint32_t i = asked->mention;
    const mention *m = &w->at[i];
    const mention *o = &w->at[j];
    modifier_list other = modifiers_of(w, o->head);
    bool head = same_head(w, i, j);
    bool none_new = all_in(w, mine, &other);
    bool none_lost = all_in(w, &other, mine);
    int owners = compare_owners(w, mine, &other);
    *s = (rank_set){0};
    rank_add(s, true, F_HOP0 + (hop > 3 ? 3 : hop));
    rank_add(s, head, F_HEAD_SAME);
    rank_add(s, head && none_new && none_lost && owners >= 0, F_EXACT);
    rank_add(s, head && none_new && none_lost && mine->count > 0,
             F_MODIFIERS_SAME);
    rank_add(s, head && !none_new, F_MODIFIERS_NEW);
    rank_add(s, head && !none_lost, F_MODIFIERS_LOST);
    rank_add(s, noun_in_name(w, i, j), F_HEAD_IN_NAME);
    rank_add(s, fit >= 30, F_FIT30);
    rank_add(s, fit == 25, F_FIT25);
    rank_add(s, fit == 20, F_FIT20);
    rank_add(s, fit == 15, F_FIT15);
    rank_add(s, fit > 0 && fit < 15, F_FIT5);
    bool known = m->number != NUMBER_UNKNOWN && o->number != NUMBER_UNKNOWN;
    rank_add(s, known && m->number == o->number, F_NUMBER_SAME);
    rank_add(s, known && m->number != o->number, F_NUMBER_DIFFERS);
    rank_add(s, owners > 0, F_OWNER_SAME);
    rank_add(s, owners < 0, F_OWNER_DIFFERS);
    bool bare = !w->notes[i].definite && !w->notes[j].definite &&
                !w->notes[j].indefinite;
    rank_add(s, bare, F_BOTH_BARE);
    add_distance(w, i, j, s);
    rank_shared(w, i, j, s);
}

static void weigh_none(const work *w, const noun_asked *asked, rank_set *s) {
    uint32_t i = asked->mention;
    uint32_t t = w->at[i].head;
    const modifier_list *mine = &asked->modifiers;
    bool before = false;
    bool behind = false;
    bool of = false;
    for (uint32_t n = 0; n < mine->count; n++) {
        uint32_t mark = child_of(w, mine->at[n], REL_CASE);
        before = before || mine->at[n] < t;
        behind = behind || mine->at[n] > t;
        of = of ||
             (mine->at[n] > t && mark != DOC_NONE && lemma_is(w, mark, "of"));
    }
    uint32_t det = child_of(w, t, REL_DET);
    bool this = det != DOC_NONE &&
                (lemma_is(w, det, "this") || lemma_is(w, det, "that") ||
                 lemma_is(w, det, "these") || lemma_is(w, det, "those"));
    *s = (rank_set){0};
    rank_add(s, true, F_NONE);
    rank_add(s, w->words->sentence_of[t] == 0, F_NONE_FIRST);
    rank_add(s, child_of(w, t, REL_ACL) != DOC_NONE, F_NONE_RELATIVE);
    rank_add(s, of, F_NONE_OF);
    rank_add(s, behind && !of, F_NONE_PHRASE);
    rank_add(s, before, F_NONE_MODIFIED);
    rank_add(s, this, F_NONE_THIS);
    rank_add(s, is_upos(w, t, UPOS_PROPN), F_NONE_CAPITAL);
    rank_add(s, w->notes[i].role != ACTORS_NONE, F_NONE_ROLE);
    rank_add(s, w->at[i].number == NUMBER_PLURAL, F_NONE_PLURAL);
    rank_add(s, w->tree->rel[t] == REL_NSUBJ, F_NONE_SUBJECT);
    rank_add(s, w->tree->rel[t] == REL_OBJ, F_NONE_OBJECT);
}

static bool may_mean(work *w, uint32_t i, uint32_t j, int *fit) {
    const mention *m = &w->at[i];
    const mention *o = &w->at[j];
    if (o->kind == MENTION_PRONOUN || o->kind == MENTION_ADJECTIVE) {
        return false;
    }
    *fit = w->notes[i].role != ACTORS_NONE && types_fit(m, o)
               ? description_fit(w, i, j)
               : 0;
    return (*fit > 0 || same_head(w, i, j) || noun_in_name(w, i, j)) &&
           !other_country(w, i, j) && !foreign_body(w, i, j) &&
           gender_fits(m, o) &&
           w->tree->head[m->head] != w->tree->head[o->head] &&
           !stands_over(w, o->head, m->head) &&
           !stands_over(w, m->head, o->head);
}

bool noun_link(work *w, uint32_t i, rank_case *c) {
    const note *n = &w->notes[i];
    bool noun = w->at[i].kind == MENTION_NOUN || w->at[i].kind == MENTION_ROLE;
    if (!noun || n->indefinite || chain_root(w, i) != i ||
        is_upos(w, w->at[i].head, UPOS_NUM)) {
        return true;
    }
    noun_asked asked = {i, modifiers_of(w, w->at[i].head)};
    c->asked = n->owned && asked.modifiers.owner != DOC_NONE ? RANK_OWN
               : n->definite                                 ? RANK_THE
                                                             : RANK_BARE;
    c->anaphor = i;
    c->count = 0;
    for (uint32_t j = i;
         j-- > 0 && i - j < NOUN_BACK && c->count < RANK_CANDIDATES;) {
        int fit = 0;
        if (may_mean(w, i, j, &fit)) {
            c->mention[c->count] = j;
            weigh_noun(w, &asked, j, c->count, fit, &c->set[c->count]);
            c->count++;
        }
    }
    if (c->count == 0) {
        return true;
    }
    weigh_none(w, &asked, &c->none);
    bool ok = true;
    uint32_t best = rank_answer(w, c, &ok);
    if (best != DOC_NONE) {
        chain_join(w, best, i);
    }
    return ok;
}
