/* codebook_classes.c: lists of words that rules name by @class.
 *
 * Problem: a condition such as `need object [@weapons]` is asked for most
 * objects of most verbs, and classes take in other classes.
 *
 * Method: one bit a class for each lemma, the classes that take it in included:
 * inclusion is closed once (Warshall, JACM 1962), so asking is one AND. Entries
 * of several words are phrases, listed by the lemma of their head.
 *
 * Why not a hash set a class: every filler would hash again what the word's
 * number already says.
 *
 * Limits: 256 classes.
 */
#include "event/codebook_build.h"
#include "load/folder.h"

static bool has_bit(const class_bits *bits, uint32_t i) {
    return (bits->bits[i / 64] >> (i % 64) & 1) != 0;
}

static void set_bit(class_bits *bits, uint32_t i) {
    bits->bits[i / 64] |= UINT64_C(1) << (i % 64);
}

static acta_status read_include(codebook_builder *b, const table *t,
                                uint32_t class, acta_error *error) {
    slice name = slice_part(t->text, 1, t->text.bytes);
    uint32_t other = map_get(b->class_names, name);
    if (other == MAP_NONE) {
        return table_fail(t, t->text, error, "no file classes/%.*s.txt",
                          (int)(name.bytes < 60 ? name.bytes : 60), name.at);
    }
    set_bit(&b->includes[class], other);
    return ACTA_OK;
}

static acta_status read_entry(codebook_builder *b, const table *t,
                              uint32_t class, acta_error *error) {
    if (slice_starts(t->text, SLICE("@"))) {
        return read_include(b, t, class, error);
    }
    class_entry entry = {class, CODEBOOK_NONE, CODEBOOK_NONE};
    if (build_word_count(t->text) == 1) {
        entry.lemma = build_lemma(b, t->text);
    } else {
        entry.phrase = build_phrase(b, t->text, build_head_index(t->text));
    }
    class_entry *place = list_add(b->keep, &b->class_entries, sizeof *place);
    if (place == NULL ||
        (entry.lemma == CODEBOOK_NONE && entry.phrase == CODEBOOK_NONE)) {
        return fail_memory(error);
    }
    *place = entry;
    return ACTA_OK;
}

static acta_status read_class(codebook_builder *b, const char *path,
                              uint32_t class, acta_error *error) {
    table t;
    acta_status status = table_open(path, "class", 1, &t, error);
    if (status != ACTA_OK) {
        return status;
    }
    b->book->hash = b->book->hash * 31 + slice_hash(t.bytes);
    while (status == ACTA_OK && table_next(&t)) {
        status = read_entry(b, &t, class, error);
    }
    table_close(&t);
    return status;
}

acta_status codebook_read_classes(codebook_builder *b, const char *path,
                                  acta_error *error) {
    folder files;
    acta_status status =
        folder_list(path, SLICE(".txt"), b->keep, &files, error);
    if (status == ACTA_OK && files.count > CLASS_LIMIT) {
        return fail_at(error, ACTA_BAD_TABLE, path, 0, 0,
                       "more than %d classes", CLASS_LIMIT);
    }
    for (uint32_t i = 0; status == ACTA_OK && i < files.count; i++) {
        slice name = slice_part(files.name[i], 0, files.name[i].bytes - 4);
        if (map_intern(b->class_names, name) == MAP_NONE) {
            return fail_memory(error);
        }
    }
    for (uint32_t i = 0; status == ACTA_OK && i < files.count; i++) {
        status = read_class(b, files.path[i].at, i, error);
    }
    return status;
}

acta_status codebook_add_class(codebook_builder *b, const char *path,
                               acta_error *error) {
    const char *slash = strrchr(path, '/');
    slice name = slice_of(slash != NULL ? slash + 1 : path);
    if (slice_ends(name, SLICE(".txt"))) {
        name = slice_part(name, 0, name.bytes - 4);
    }
    uint32_t class = map_intern(b->class_names, name);
    if (class == MAP_NONE) {
        return fail_memory(error);
    }
    if (class >= CLASS_LIMIT) {
        return fail_at(error, ACTA_BAD_TABLE, path, 0, 0,
                       "more than %d classes", CLASS_LIMIT);
    }
    return read_class(b, path, class, error);
}

/* After this, holders[c] are the classes that hold what class c lists. */
static void close_inclusion(const codebook_builder *b, uint32_t K,
                            class_bits *holders) {
    for (uint32_t c = 0; c < K; c++) {
        set_bit(&holders[c], c);
        for (uint32_t i = 0; i < K; i++) {
            if (has_bit(&b->includes[i], c)) {
                set_bit(&holders[c], i);
            }
        }
    }
    for (uint32_t k = 0; k < K; k++) {
        for (uint32_t c = 0; c < K; c++) {
            for (int w = 0; has_bit(&holders[c], k) && w < CLASS_WORDS; w++) {
                holders[c].bits[w] |= holders[k].bits[w];
            }
        }
    }
}

static uint32_t head_of(const codebook_builder *b, const class_entry *e) {
    const phrase *phrases = b->phrases.at;
    return e->phrase == CODEBOOK_NONE ? CODEBOOK_NONE : phrases[e->phrase].head;
}

static bool index_phrases(codebook_builder *b, const class_bits *holders) {
    const class_entry *all = b->class_entries.at;
    uint32_t count = b->class_entries.count;
    uint32_t L = b->book->L;
    uint32_t *at = arena_take(b->keep, (size_t)L + 2, sizeof *at);
    uint32_t *of = arena_take(b->keep, count, sizeof *of);
    class_bits *bits = arena_take(b->keep, count, sizeof *bits);
    if (at == NULL || of == NULL || bits == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (head_of(b, &all[i]) != CODEBOOK_NONE) {
            at[head_of(b, &all[i]) + 2]++;
        }
    }
    for (uint32_t l = 0; l < L; l++) {
        at[l + 2] += at[l + 1];
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t head = head_of(b, &all[i]);
        if (head != CODEBOOK_NONE) {
            uint32_t row = at[head + 1]++;
            of[row] = all[i].phrase;
            bits[row] = holders[all[i].class];
        }
    }
    b->book->phrase_at = at;
    b->book->phrase_of = of;
    b->book->phrase_bits = bits;
    return true;
}

bool codebook_index_classes(codebook_builder *b) {
    codebook *book = b->book;
    uint32_t K = map_count(b->class_names);
    class_bits *holders = arena_take(b->keep, CLASS_LIMIT, sizeof *holders);
    class_bits *of_lemma = arena_take(b->keep, book->L, sizeof *of_lemma);
    slice *names = arena_take(b->keep, K, sizeof *names);
    if (holders == NULL || of_lemma == NULL || names == NULL) {
        return false;
    }
    close_inclusion(b, K, holders);
    const class_entry *all = b->class_entries.at;
    for (uint32_t i = 0; i < b->class_entries.count; i++) {
        for (int w = 0; all[i].lemma != CODEBOOK_NONE && w < CLASS_WORDS; w++) {
            of_lemma[all[i].lemma].bits[w] |= holders[all[i].class].bits[w];
        }
    }
    for (uint32_t k = 0; k < K; k++) {
        names[k] = map_key(b->class_names, k);
    }
    book->classes = of_lemma;
    book->class_name = names;
    book->K = K;
    return index_phrases(b, holders);
}
