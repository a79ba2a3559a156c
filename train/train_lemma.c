/* train_lemma.c: which suffixes tell the lemma, and which forms need a line of
 * their own.
 *
 * The problem: a table of all forms is large and knows nothing of new words; a
 * table of suffixes is small and wrong about "went". Method: count, for every
 * part of speech and suffix of up to LEMMA_SUFFIX characters, which edit
 * script training words took; keep a suffix when its best script differs from
 * that of the next shorter kept suffix, so that lookups of the longest give
 * the same answer with fewer lines. Forms whose commonest lemma the suffixes
 * miss go into the dictionary.
 *
 * Tables are counted with the treebank's tag and without it, so that a word
 * with a tag never seen still has a rule. Ties go to what was seen first.
 */
#include "train_lemma.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "doc/tags.h"
#include "tag/tag_lemma.h"

/* Two words seen together, how often: key k took value v. */
typedef struct pairs {
    arena *keep;
    map *keys;
    map *values;
    map *both; /* "k v" -> count */
} pairs;

typedef struct lemma_learner {
    arena *keep;
    pairs scripts;         /* suffix key -> script */
    pairs lemmas;          /* form key -> lemma */
    uint32_t *best_script; /* [suffix keys] */
    uint8_t *kept;         /* [suffix keys] */
    lemma_script *script;  /* [scripts] */
    map *known;            /* lemmas but those of names */
} lemma_learner;

static bool pairs_new(arena *keep, pairs *out) {
    *out = (pairs){keep, map_new(keep), map_new(keep), map_new(keep)};
    return out->keys && out->values && out->both;
}

static bool pairs_add(pairs *p, slice key, slice value) {
    uint32_t ids[2] = {map_intern(p->keys, key), map_intern(p->values, value)};
    slice both = {(const char *)ids, sizeof ids};
    uint32_t count = map_get(p->both, both);
    return ids[0] != MAP_NONE && ids[1] != MAP_NONE &&
           map_put(p->both, both, count == MAP_NONE ? 1 : count + 1);
}

/* pairs_best: the value each key took most often, and how often. */
static bool pairs_best(const pairs *p, uint32_t **best, uint32_t **times) {
    uint32_t n = map_count(p->keys);
    *best = arena_take(p->keep, n, sizeof **best);
    *times = arena_take(p->keep, n, sizeof **times);
    if (*best == NULL || *times == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < map_count(p->both); i++) {
        uint32_t ids[2];
        memcpy(ids, map_key(p->both, i).at, sizeof ids);
        uint32_t count = map_value(p->both, i);
        if (count > (*times)[ids[0]]) {
            (*times)[ids[0]] = count;
            (*best)[ids[0]] = ids[1];
        }
    }
    return true;
}

/* common_part: the longest text that stands in both; where it does. */
static size_t common_part(slice a, slice b, size_t *in_a, size_t *in_b) {
    size_t longest = 0;
    for (size_t i = 0; i < a.bytes; i++) {
        for (size_t j = 0; j < b.bytes; j++) {
            size_t n = 0;
            while (i + n < a.bytes && j + n < b.bytes &&
                   a.at[i + n] == b.at[j + n]) {
                n++;
            }
            if (n > longest) {
                longest = n;
                *in_a = i;
                *in_b = j;
            }
        }
    }
    return longest;
}

static bool whole_characters(slice s) {
    size_t bad = 0;
    return utf8_check(s, &bad);
}

/* script_of: the edit from form to lemma as text; empty when there is none. */
static slice script_of(slice form, slice lemma, arena *keep) {
    slice low = slice_lower(keep, form);
    size_t at = 0;
    size_t to = 0;
    size_t kept_at = 0;
    size_t kept_to = 0;
    size_t n = common_part(low, lemma, &at, &to);
    size_t kept = common_part(form, lemma, &kept_at, &kept_to);
    bool keeps_case =
        kept > n || (kept == n && !slice_equal(low, form) &&
                     !slice_equal(slice_lower(keep, lemma), lemma));
    slice word = keeps_case ? form : low;
    if (keeps_case) {
        n = kept;
        at = kept_at;
        to = kept_to;
    }
    slice front = slice_part(word, 0, at);
    slice back = slice_part(word, at + n, word.bytes);
    slice front_add = slice_part(lemma, 0, to);
    slice back_add = slice_part(lemma, to + n, lemma.bytes);
    if (n == 0 || !whole_characters(front) || !whole_characters(back) ||
        memchr(lemma.at, '|', lemma.bytes) != NULL) {
        return (slice){NULL, 0};
    }
    size_t room = lemma.bytes + 32;
    char *text = arena_take(keep, room, 1);
    if (text == NULL) {
        return (slice){NULL, 0};
    }
    int bytes =
        snprintf(text, room, "%c|%zu|%.*s|%zu|%.*s", keeps_case ? 'k' : 'l',
                 utf8_length(front), (int)front_add.bytes, front_add.at,
                 utf8_length(back), (int)back_add.bytes, back_add.at);
    return (slice){text, (size_t)bytes};
}

static bool learn_word(lemma_learner *l, lemma_word w, slice lemma) {
    char room[LEMMA_KEY_BYTES];
    slice script = script_of(w.form, lemma, l->keep);
    size_t whole = utf8_length(w.form) + 1; /* the form behind its '^' */
    size_t most = whole < LEMMA_SUFFIX + 1 ? whole : LEMMA_SUFFIX + 1;
    for (int tagged = 1; tagged >= 0; tagged--) {
        w.xpos = tagged ? w.xpos : (slice){"", 0};
        slice key = lemma_form_key(w, room);
        if (key.bytes > 0 && !pairs_add(&l->lemmas, key, lemma)) {
            return false;
        }
        for (uint32_t n = 0; script.bytes > 0 && n <= most; n++) {
            key = lemma_suffix_key(w, n, room);
            if (key.bytes > 0 && !pairs_add(&l->scripts, key, script)) {
                return false;
            }
        }
    }
    return true;
}

/* parent_key: the suffix key that is asked after this one: a character less
 * at the front of the suffix. Empty for the shortest. */
static slice parent_key(slice key, char room[LEMMA_KEY_BYTES]) {
    slice rest = key;
    slice part;
    slice_cut(&rest, '\t', &part);
    slice_cut(&rest, '\t', &part);
    size_t head = (size_t)(rest.at - key.at);
    size_t from = 0;
    if (rest.bytes == 0) {
        return (slice){NULL, 0};
    }
    (void)utf8_next(rest, &from);
    memcpy(room, key.at, head);
    memcpy(room + head, rest.at + from, rest.bytes - from);
    return (slice){room, head + rest.bytes - from};
}

static int by_length(const void *a, const void *b) {
    const slice *x = a;
    const slice *y = b;
    if (x->bytes != y->bytes) {
        return x->bytes < y->bytes ? -1 : 1;
    }
    return slice_compare(*x, *y);
}

/* nearest_kept: the script that a lookup would reach if this key were not
 * there, or MAP_NONE. */
static uint32_t nearest_kept(const lemma_learner *l, slice key) {
    char room[2][LEMMA_KEY_BYTES];
    int turn = 0;
    for (slice up = parent_key(key, room[0]); up.bytes > 0;
         up = parent_key(up, room[turn])) {
        uint32_t i = map_get(l->scripts.keys, up);
        if (i != MAP_NONE && l->kept[i]) {
            return l->best_script[i];
        }
        turn = 1 - turn;
    }
    return MAP_NONE;
}

/* choose_suffixes: shortest first, a key whose answer is news. */
static bool choose_suffixes(lemma_learner *l) {
    uint32_t *times = NULL;
    uint32_t n = map_count(l->scripts.keys);
    slice *order = arena_take(l->keep, n, sizeof *order);
    l->kept = arena_take(l->keep, n, 1);
    if (order == NULL || l->kept == NULL ||
        !pairs_best(&l->scripts, &l->best_script, &times)) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        order[i] = map_key(l->scripts.keys, i);
    }
    qsort(order, n, sizeof *order, by_length);
    for (uint32_t k = 0; k < n; k++) {
        uint32_t i = map_get(l->scripts.keys, order[k]);
        l->kept[i] =
            times[i] > 1 && nearest_kept(l, order[k]) != l->best_script[i];
    }
    return true;
}

static bool read_scripts(lemma_learner *l) {
    uint32_t n = map_count(l->scripts.values);
    l->script = arena_take(l->keep, n, sizeof *l->script);
    for (uint32_t i = 0; l->script != NULL && i < n; i++) {
        (void)lemma_script_read(map_key(l->scripts.values, i), &l->script[i]);
    }
    return l->script != NULL;
}

/* A section of keys and one of their numbers. */
typedef struct table {
    slice *keys;
    uint32_t *numbers;
    uint32_t count;
} table;

static bool table_new(arena *keep, uint32_t most, table *out) {
    *out = (table){arena_take(keep, most, sizeof(slice)),
                   arena_take(keep, most, sizeof(uint32_t)), 0};
    return out->keys != NULL && out->numbers != NULL;
}

static acta_status add_table(model_writer *to, const char *keys,
                             const char *numbers, const table *t,
                             acta_error *error) {
    acta_status status = model_add_names(to, keys, t->keys, t->count, error);
    slice bytes = {(const char *)t->numbers, t->count * sizeof *t->numbers};
    return status == ACTA_OK ? model_add(to, numbers, bytes, error) : status;
}

static acta_status add_names_of(model_writer *to, const char *name,
                                const map *m, arena *keep, acta_error *error) {
    slice *names = arena_take(keep, map_count(m), sizeof *names);
    if (names == NULL) {
        return fail_memory(error);
    }
    for (uint32_t i = 0; i < map_count(m); i++) {
        names[i] = map_key(m, i);
    }
    return model_add_names(to, name, names, map_count(m), error);
}

static acta_status write_suffixes(const lemma_learner *l, map *suffixes,
                                  model_writer *to, acta_error *error) {
    table t;
    if (!table_new(l->keep, map_count(l->scripts.keys), &t)) {
        return fail_memory(error);
    }
    for (uint32_t i = 0; i < map_count(l->scripts.keys); i++) {
        if (l->kept[i]) {
            t.keys[t.count] = map_key(l->scripts.keys, i);
            t.numbers[t.count] = l->best_script[i];
            if (!map_put(suffixes, t.keys[t.count], t.numbers[t.count])) {
                return fail_memory(error);
            }
            t.count++;
        }
    }
    acta_status status =
        add_names_of(to, "lemma.scripts", l->scripts.values, l->keep, error);
    return status == ACTA_OK
               ? add_table(to, "lemma.suffixes", "lemma.script", &t, error)
               : status;
}

/* word_of_key: the parts of a form key. */
static lemma_word word_of_key(slice key) {
    lemma_word w;
    slice rest = key;
    slice_cut(&rest, '\t', &w.form);
    slice_cut(&rest, '\t', &w.upos);
    w.xpos = rest;
    return w;
}

/* write_forms: the forms that the suffixes get wrong. */
static acta_status write_forms(const lemma_learner *l, map *suffixes,
                               model_writer *to, acta_error *error) {
    uint32_t *best = NULL;
    uint32_t *times = NULL;
    table t;
    map *answers = map_new(l->keep);
    const lemma_model rules = {.forms = map_new(l->keep),
                               .suffixes = suffixes,
                               .scripts = l->script,
                               .known = l->known};
    if (!table_new(l->keep, map_count(l->lemmas.keys), &t) || answers == NULL ||
        rules.forms == NULL || !pairs_best(&l->lemmas, &best, &times)) {
        return fail_memory(error);
    }
    for (uint32_t i = 0; i < map_count(l->lemmas.keys); i++) {
        slice key = map_key(l->lemmas.keys, i);
        slice right = map_key(l->lemmas.values, best[i]);
        slice got = lemma_of(&rules, word_of_key(key), l->keep);
        if (!slice_equal(got, right)) {
            t.keys[t.count] = key;
            t.numbers[t.count++] = map_intern(answers, right);
        }
    }
    acta_status status =
        add_names_of(to, "lemma.answers", answers, l->keep, error);
    return status == ACTA_OK
               ? add_table(to, "lemma.forms", "lemma.answer", &t, error)
               : status;
}

static bool learn_bank(lemma_learner *l, const treebank *bank) {
    for (uint32_t t = 0; t < bank->words.T; t++) {
        lemma_word w = {bank->words.form[t],
                        slice_of(upos_name((upos)bank->upos[t])),
                        bank->xpos[t]};
        slice lemma = bank->lemma[t];
        if (lemma.bytes > 0 && (!learn_word(l, w, lemma) ||
                                (bank->upos[t] != UPOS_PROPN &&
                                 map_intern(l->known, lemma) == MAP_NONE))) {
            return false;
        }
    }
    return true;
}

acta_status train_lemma(const treebank *banks, size_t B, arena *keep,
                        model_writer *to, acta_error *error) {
    lemma_learner l = {.keep = keep};
    map *suffixes = map_new(keep);
    l.known = map_new(keep);
    if (suffixes == NULL || l.known == NULL || !pairs_new(keep, &l.scripts) ||
        !pairs_new(keep, &l.lemmas)) {
        return fail_memory(error);
    }
    for (size_t b = 0; b < B; b++) {
        if (!learn_bank(&l, &banks[b])) {
            return fail_memory(error);
        }
    }
    if (!choose_suffixes(&l) || !read_scripts(&l)) {
        return fail_memory(error);
    }
    acta_status status = write_suffixes(&l, suffixes, to, error);
    if (status == ACTA_OK) {
        status = write_forms(&l, suffixes, to, error);
    }
    return status == ACTA_OK
               ? add_names_of(to, "lemma.known", l.known, keep, error)
               : status;
}
