/* import_pattern.c: one pattern of an old verb dictionary as conditions.
 *
 * Problem: `* &TIES_TALKS WITH +` says where words stand; a rule of acta says
 * what they are to the verb.
 *
 * Method: words behind the verb up to a preposition are its object, words
 * behind a preposition that preposition's phrase, a word behind "to" an
 * infinitive; words before the verb are its subject. A set of synonyms is a
 * class; a set before a noun asks for a class and a noun in the same slot. What
 * word order alone could say (who is source, passives) is left to the engine.
 *
 * Limits: a single word behind the verb may be object, complement or modifier,
 * so all three slots are asked.
 */
#include "event/import_pattern.h"

#include "event/codebook_grammar.h"

static bool one_of(slice word, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (slice_is(word, words[i])) {
            return true;
        }
    }
    return false;
}

static bool parts(char c) {
    return c == '\0' || strchr(" _\t(){}[]|:~<>/*", c) != NULL;
}

bool import_word(slice *rest, slice *word) {
    size_t start = 0;
    while (start < rest->bytes && parts(rest->at[start])) {
        start++;
    }
    size_t end = start;
    while (end < rest->bytes && !parts(rest->at[end])) {
        end++;
    }
    *word = slice_part(*rest, start, end);
    *rest = slice_part(*rest, end, rest->bytes);
    return word->bytes > 0;
}

static bool add_lemma(importing *m, slice key, slice lemma) {
    slice *room = arena_room(m->import->keep, m->lemma_of, m->lemma_count,
                             &m->lemma_room, sizeof *room);
    if (room == NULL) {
        return false;
    }
    m->lemma_of = room;
    m->lemma_of[m->lemma_count++] = lemma;
    return map_put(m->lemmas, key, m->lemma_count);
}

slice import_lemma(importing *m, slice word, bool verb) {
    text key = text_on(m->import->keep);
    slice lower = slice_lower(m->import->keep, word);
    text_add_str(&key, verb ? "v " : "n ");
    text_add(&key, lower);
    uint32_t known = key.failed ? 0 : map_get(m->lemmas, text_slice(&key));
    if (known != MAP_NONE && known != 0) {
        return m->lemma_of[known - 1];
    }
    slice lemma = m->import->lemma(m->import->user, lower, verb);
    lemma = slice_lower(m->import->keep, lemma);
    m->failed |= key.failed || lower.at == NULL || lemma.at == NULL ||
                 !add_lemma(m, text_slice(&key), lemma);
    return lemma;
}

slice import_phrase(importing *m, slice words) {
    text out = text_on(m->import->keep);
    for (slice word; import_word(&words, &word);) {
        text_add_str(&out, out.bytes > 0 ? " " : "");
        text_add(&out, import_lemma(m, word, false));
    }
    m->failed |= out.failed;
    return text_slice(&out);
}

slice import_set_name(importing *m, slice name) {
    slice trimmed = name;
    while (trimmed.bytes > 0 && parts(trimmed.at[trimmed.bytes - 1])) {
        trimmed = slice_part(trimmed, 0, trimmed.bytes - 1);
    }
    slice lower = slice_lower(m->import->keep, trimmed);
    m->failed |= lower.at == NULL;
    return lower;
}

const import_set *import_find_set(importing *m, slice name) {
    slice wanted = import_set_name(m, name);
    const import_set *s = m->sets;
    while (s != NULL && !slice_equal(s->name, wanted)) {
        s = s->next;
    }
    return s;
}

/* What acta reads from the tree or keeps in `status`. */
static bool is_negation(slice w) {
    static const char *const words[] = {"not", "n't",  "never",  "no",    "did",
                                        "do",  "does", "didn't", "won",   "wo",
                                        "ca",  "can",  "failed", "refuse"};
    return one_of(w, words, sizeof words / sizeof *words);
}

static bool is_mood(slice w) {
    static const char *const words[] = {
        "said",  "say",  "says",   "indicated", "would", "should", "may",
        "might", "will", "could",  "must",      "were",  "was",    "is",
        "are",   "be",   "been",   "had",       "has",   "have",   "being",
        "told",  "that", "report", "reported",  "shall"};
    return one_of(w, words, sizeof words / sizeof *words);
}

static bool is_article(slice w) {
    static const char *const words[] = {"the", "a",     "an",
                                        "its", "their", "his"};
    return one_of(w, words, sizeof words / sizeof *words);
}

static bool is_symbol(slice w) {
    return w.bytes == 1 && strchr("$+%^", w.at[0]) != NULL;
}

/* What stands in one slot: a class, and words. */
typedef struct filling {
    slice slot; /* "object", "with" */
    slice set;
    text words;
} filling;

static void close_filling(importing *m, filling *f, import_conditions *out) {
    text *t = &out->needs;
    bool bare = slice_is(f->slot, "object") && f->set.bytes == 0;
    slice words = text_slice(&f->words);
    if (f->set.bytes > 0) {
        text_add_str(t, "  need     ");
        text_add(t, f->slot);
        text_add_str(t, " [@");
        text_add(t, f->set);
        text_add_str(t, "]\n");
    }
    if (words.bytes > 0) {
        bool one = memchr(words.at, ' ', words.bytes) == NULL;
        text_add_str(t, "  need     ");
        text_add(t, f->slot);
        text_add_str(t, bare && one ? "; comp; modifier [" : " [");
        text_add(t, words);
        text_add_str(t, "]\n");
    }
    *f = (filling){.slot = SLICE("object"), .words = text_on(m->import->keep)};
}

static bool fill_set(importing *m, slice word, filling *f) {
    const import_set *set = import_find_set(m, slice_part(word, 1, word.bytes));
    f->set = set != NULL ? set->name : f->set;
    return set != NULL;
}

/* Words before the verb. */
static const char *read_before(importing *m, slice before,
                               import_conditions *out) {
    filling f = {.slot = SLICE("subject"), .words = text_on(m->import->keep)};
    for (slice word; import_word(&before, &word);) {
        slice lower = slice_lower(m->import->keep, word);
        if (is_symbol(word) || is_article(lower)) {
            continue;
        }
        if (grammar_is(lower, ROLE_PREPOSITION)) {
            return "a preposition before the verb";
        }
        if (is_negation(lower)) {
            return "negation is the status of a row";
        }
        if (is_mood(lower)) {
            return "speech, tense and mood are read from the tree";
        }
        if (slice_starts(word, SLICE("&"))) {
            if (!fill_set(m, word, &f)) {
                return "this set of synonyms is not known";
            }
            continue;
        }
        text_add_str(&f.words, f.words.bytes > 0 ? " " : "");
        text_add(&f.words, import_lemma(m, word, false));
    }
    close_filling(m, &f, out);
    return NULL;
}

/* Whether anything but signs follows. */
static bool words_follow(slice rest) {
    for (slice word; import_word(&rest, &word);) {
        if (!is_symbol(word)) {
            return true;
        }
    }
    return false;
}

static const char *read_behind(importing *m, slice rest,
                               import_conditions *out) {
    filling f = {.slot = SLICE("object"), .words = text_on(m->import->keep)};
    bool first = true;
    for (slice word; import_word(&rest, &word); first = false) {
        slice lower = slice_lower(m->import->keep, word);
        bool preposition = grammar_is(lower, ROLE_PREPOSITION);
        if (slice_is(word, "+") && !slice_is(f.slot, "object") &&
            f.words.bytes == 0 && f.set.bytes == 0) {
            text_add_str(&out->needs, "  target   ");
            text_add(&out->needs, f.slot);
            text_add_char(&out->needs, '\n');
        } else if (is_symbol(word) || is_article(lower)) {
            continue;
        } else if (preposition && first && grammar_is(lower, ROLE_PARTICLE) &&
                   !words_follow(rest)) {
            out->particle = lower;
        } else if (preposition) {
            close_filling(m, &f, out);
            f.slot = slice_is(lower, "to") ? SLICE("to; comp") : lower;
        } else if (slice_starts(word, SLICE("&"))) {
            if (!fill_set(m, word, &f)) {
                return "this set of synonyms is not known";
            }
        } else {
            text_add_str(&f.words, f.words.bytes > 0 ? " " : "");
            text_add(&f.words, import_lemma(m, word, false));
        }
    }
    close_filling(m, &f, out);
    return NULL;
}

const char *import_pattern(importing *m, slice pattern,
                           import_conditions *out) {
    slice before = {NULL, 0}, behind = pattern;
    if (pattern.bytes == 0 || memchr(pattern.at, '*', pattern.bytes) == NULL) {
        return "expected * for the verb";
    }
    slice_cut(&behind, '*', &before);
    const char *why = read_before(m, before, out);
    if (why == NULL) {
        why = read_behind(m, behind, out);
    }
    if (why == NULL && out->needs.bytes == 0 && out->particle.bytes == 0) {
        return "nothing but the order of source, verb and target";
    }
    return why;
}
