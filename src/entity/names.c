/* names.c: dictionary names in the text, and role nouns.
 *
 * Problem: find every name of a dictionary of 60,000 in every article, whatever
 * the tokenizer did to hyphens, dots and apostrophes.
 *
 * Method: the article's atoms (atoms.c) stand in one buffer, so that any run of
 * atoms is a slice of it and needs no copy to be looked up. At each word the
 * first atom tells how long names that begin so can be; the longest match that
 * also fits in case wins, and the search goes on behind it (maximal munch). A
 * match begins and ends at word bounds and stays inside its sentence. Role
 * nouns are found the same way over lemmas.
 *
 * Limits: overlapping names are not kept; "the" is not part of any name.
 */
#include "entity/work.h"

enum { NOUN_BYTES = 96 };

slice words_atoms(const work *w, uint32_t first, uint32_t end) {
    uint32_t a = w->atom[first];
    uint32_t b = w->atom[end];
    if (a == b) {
        return (slice){0};
    }
    size_t stop = w->lower_at[b];
    return slice_trim(slice_part(w->lower, w->lower_at[a], stop));
}

slice words_cased(const work *w, uint32_t first, uint32_t end) {
    uint32_t a = w->atom[first];
    uint32_t b = w->atom[end];
    if (a == b) {
        return (slice){0};
    }
    return slice_trim(slice_part(w->cased, w->cased_at[a], w->cased_at[b]));
}

/* How well a relation to a word outside suits the head of a name. */
static int head_rank(relation r) {
    switch (r) {
    case REL_NSUBJ:
    case REL_OBJ:
    case REL_IOBJ:
    case REL_OBL:
    case REL_ROOT:
        return 3;
    case REL_NMOD:
    case REL_APPOS:
    case REL_CONJ:
    case REL_PARATAXIS:
    case REL_XCOMP:
    case REL_CCOMP:
    case REL_ADVCL:
    case REL_VOCATIVE:
        return 2;
    case REL_COMPOUND:
    case REL_AMOD:
    case REL_FLAT:
    case REL_LIST:
    case REL_DEP:
        return 1;
    default:
        return 0;
    }
}

uint32_t words_head(const work *w, uint32_t first, uint32_t end) {
    uint32_t best = first;
    int best_rank = -1;
    for (uint32_t t = first; t < end; t++) {
        uint32_t head = w->tree->head[t];
        bool outside = head == TREE_ROOT || head < first || head >= end;
        int rank = head_rank((relation)w->tree->rel[t]);
        if (outside && rank > best_rank) {
            best = t;
            best_rank = rank;
        }
    }
    return best;
}

/* Byte where each atom of a buffer begins; one more for the end. */
static uint32_t *atom_starts(arena *tmp, slice atoms, uint32_t count) {
    uint32_t *at = arena_take(tmp, (size_t)count + 1, sizeof *at);
    if (at == NULL) {
        return NULL;
    }
    uint32_t n = 0;
    for (size_t i = 0; i < atoms.bytes && n < count; i++) {
        if (i == 0 || atoms.at[i - 1] == ' ') {
            at[n++] = (uint32_t)i;
        }
    }
    at[count] = (uint32_t)atoms.bytes;
    return at;
}

static bool make_atoms(work *w) {
    uint32_t T = w->words->T;
    text cased = text_on(w->tmp);
    text lower = text_on(w->tmp);
    uint32_t count = 0;
    w->atom = arena_take(w->tmp, (size_t)T + 1, sizeof *w->atom);
    if (w->atom == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < T; t++) {
        w->atom[t] = count;
        count += atoms_fold(w->words->form[t], &cased, &lower);
    }
    w->atom[T] = count;
    if (cased.failed || lower.failed) {
        return false;
    }
    w->cased = text_slice(&cased);
    w->lower = text_slice(&lower);
    w->cased_at = atom_starts(w->tmp, w->cased, count);
    w->lower_at = atom_starts(w->tmp, w->lower, count);
    return w->cased_at != NULL && w->lower_at != NULL;
}

/* Whether some sense of the list may be written like this. */
static bool case_fits_any(const work *w, uint32_t sense_index, slice cased) {
    for (uint32_t s = sense_index; s != ACTORS_NONE; s = w->a->senses[s].next) {
        if (atoms_case_fits(w->a->senses[s].written, cased)) {
            return true;
        }
    }
    return false;
}

static bool add_hit(work *w, uint32_t first, uint32_t end, uint32_t sense) {
    if (w->H == w->hit_room) {
        uint32_t room = w->hit_room == 0 ? 64 : w->hit_room * 2;
        hit *grown = arena_grow(w->tmp, w->hits, w->H, room, sizeof *grown);
        if (grown == NULL) {
            return false;
        }
        w->hits = grown;
        w->hit_room = room;
    }
    w->hits[w->H] = (hit){.first = first,
                          .end = end,
                          .head = words_head(w, first, end),
                          .sense = sense,
                          .tenure = ACTORS_NONE};
    for (uint32_t t = first; t < end; t++) {
        w->hit_of[t] = w->H;
    }
    w->H++;
    return true;
}

/* The longest dictionary name that begins at word t; *end one past it. */
static uint32_t match_at(const work *w, uint32_t t, uint32_t stop,
                         uint32_t *end) {
    if (w->atom[t] == w->atom[t + 1]) {
        return ACTORS_NONE;
    }
    uint32_t a = w->atom[t];
    slice first =
        slice_trim(slice_part(w->lower, w->lower_at[a], w->lower_at[a + 1]));
    uint32_t most = map_get(w->a->longest, first);
    if (most == MAP_NONE) {
        return ACTORS_NONE;
    }
    uint32_t last = t;
    while (last < stop && w->atom[last + 1] - a <= most &&
           last - t < 2 * ACTORS_NAME_ATOMS) {
        last++;
    }
    for (; last > t; last--) {
        if (w->atom[last] == w->atom[last - 1]) {
            continue; /* ends in punctuation */
        }
        uint32_t sense = map_get(w->a->names, words_atoms(w, t, last));
        if (sense != MAP_NONE &&
            case_fits_any(w, sense, words_cased(w, t, last))) {
            *end = last;
            return sense;
        }
    }
    return ACTORS_NONE;
}

bool names_find(work *w) {
    uint32_t T = w->words->T;
    w->hit_of = arena_take(w->tmp, T, sizeof *w->hit_of);
    if (w->hit_of == NULL || !make_atoms(w)) {
        return false;
    }
    for (uint32_t t = 0; t < T; t++) {
        w->hit_of[t] = DOC_NONE;
    }
    for (uint32_t s = 0; s < w->words->S; s++) {
        uint32_t stop = w->words->first[s + 1];
        for (uint32_t t = w->words->first[s]; t < stop;) {
            uint32_t end = t + 1;
            uint32_t sense = match_at(w, t, stop, &end);
            if (sense != ACTORS_NONE && !add_hit(w, t, end, sense)) {
                return false;
            }
            t = end;
        }
    }
    return true;
}

/* Appends a lower-cased word to the key of a role noun. */
static bool add_noun_word(char key[NOUN_BYTES], size_t *bytes, slice word) {
    if (*bytes + word.bytes + 1 >= NOUN_BYTES) {
        return false;
    }
    if (*bytes > 0) {
        key[(*bytes)++] = ' ';
    }
    for (size_t i = 0; i < word.bytes; i++) {
        char c = word.at[i];
        key[(*bytes)++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return true;
}

/* The word as role nouns have it: the lemma, of "ex-MP" the part behind. */
static slice role_word(const work *w, uint32_t t, bool by_form) {
    slice word = by_form ? w->words->form[t] : w->tags->lemma[t];
    if (slice_starts(word, SLICE("ex-")) || slice_starts(word, SLICE("Ex-"))) {
        return slice_part(word, 3, word.bytes);
    }
    return word;
}

/* The longest role noun that begins at word t. Lemmas first; forms catch
 * plurals that are nouns of their own (forces) and names in the plural. */
static uint32_t match_role(const work *w, uint32_t t, uint32_t stop,
                           uint32_t *end) {
    uint32_t best = ACTORS_NONE;
    for (int by_form = 0; by_form < 2; by_form++) {
        char key[NOUN_BYTES];
        size_t bytes = 0;
        uint32_t most = 1;
        for (uint32_t n = 0; n < most && t + n < stop; n++) {
            if (!add_noun_word(key, &bytes, role_word(w, t + n, by_form))) {
                break;
            }
            slice noun = {key, bytes};
            if (n == 0) {
                most = map_get(w->a->longest_noun, noun);
                if (most == MAP_NONE) {
                    break;
                }
            }
            uint32_t found = map_get(w->a->nouns, noun);
            if (found != MAP_NONE &&
                (best == ACTORS_NONE || t + n + 1 > *end)) {
                best = found;
                *end = t + n + 1;
            }
        }
    }
    return best;
}

static bool is_noun(const work *w, uint32_t t) {
    return is_upos(w, t, UPOS_NOUN) || is_upos(w, t, UPOS_PROPN) ||
           is_upos(w, t, UPOS_ADJ) || is_upos(w, t, UPOS_X);
}

bool roles_find(work *w) {
    uint32_t T = w->words->T;
    w->role_of = arena_take(w->tmp, T, sizeof *w->role_of);
    w->role_span = arena_take(w->tmp, T, sizeof *w->role_span);
    w->role_before = arena_take(w->tmp, (size_t)T + 1, sizeof *w->role_before);
    if (w->role_of == NULL || w->role_span == NULL || w->role_before == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < T; t++) {
        w->role_of[t] = ACTORS_NONE;
        w->role_before[t] = DOC_NONE;
    }
    w->role_before[T] = DOC_NONE;
    for (uint32_t t = 0; t < T;) {
        uint32_t stop = w->words->first[w->words->sentence_of[t] + 1];
        uint32_t end = t + 1;
        uint32_t found = match_role(w, t, stop, &end);
        uint32_t top = words_head(w, t, end);
        if (found != ACTORS_NONE && is_noun(w, top)) {
            w->role_of[top] = found;
            w->role_span[top] = (span){t, end};
            w->role_before[end] = top;
        }
        t = end;
    }
    return true;
}
