/* quote_words.c: the word lists of speech, belief and intention.
 *
 * Whether a verb reports words, and where its content stands, is a fact about
 * that verb: "tell" has its hearer as object, "deny" its content, "describe"
 * has it after "as". Such facts are data (data/words/speech*.txt), so that a
 * reader who knows no C can add a verb. The frames follow the subcategorisation
 * classes of VerbNet's say, tell, and characterize families (Kipper et al.
 * 2008), cut down to what tells where content, hearer and speaker stand.
 *
 * A learned cue classifier (Pareti 2015) finds more rare cues, but needs a
 * corpus whose licence lets the model be shipped, and cannot be mended by
 * adding a line. Limit: a lemma has one entry a part of speech; senses are
 * told apart only by what stands beside the word in the tree.
 */
#include "quote/quote_words.h"

#include "base/file.h"
#include "load/folder.h"
#include "load/table.h"

typedef struct word_build {
    arena *keep;
    speech_word *at;
    uint32_t count;
    uint32_t room;
    map *by_part[SPEECH_PARTS];
} word_build;

typedef struct frame_name {
    const char *name;
    uint32_t bit;
} frame_name;

static const frame_name FRAMES[] = {{"that", TAKES_THAT},
                                    {"quote", TAKES_QUOTE},
                                    {"to", TAKES_TO},
                                    {"ing", TAKES_ING},
                                    {"noun", TAKES_NOUN},
                                    {"marked", TAKES_MARKED},
                                    {"as", TAKES_AS},
                                    {"small", TAKES_SMALL},
                                    {"hearer", TAKES_HEARER},
                                    {"hearer:on", TAKES_HEARER_ON},
                                    {"hearer:must", TAKES_HEARER_MUST},
                                    {"light", TAKES_LIGHT},
                                    {"that:must", TAKES_THAT | TAKES_THAT_MUST},
                                    {"paper", TAKES_PAPER},
                                    {"raise", TAKES_RAISE},
                                    {"felt", TAKES_FELT}};

const char *const speech_prepositions[SPEECH_PREPOSITIONS] = {
    "of",     "for",     "on",     "about",  "against", "to",   "with",
    "in",     "over",    "at",     "into",   "by",      "from", "upon",
    "toward", "towards", "behind", "around", "between", "under"};

static acta_status read_kind(const table *file, slice field, uint8_t *kind,
                             acta_error *error) {
    static const char *const names[] = {"speech", "belief", "intention",
                                        "talk"};
    for (uint8_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (slice_is(field, names[i])) {
            *kind = i;
            return ACTA_OK;
        }
    }
    return table_fail(
        file, field, error,
        "expected speech, belief, intention or talk, found \"%.*s\"",
        (int)field.bytes, field.at);
}

static acta_status read_part(const table *file, slice field, uint8_t *part,
                             acta_error *error) {
    static const char *const names[SPEECH_PARTS] = {
        "verb", "noun", "document", "empty", "adjective", "refused", "adverb"};
    for (uint8_t i = 0; i < SPEECH_PARTS; i++) {
        if (slice_is(field, names[i])) {
            *part = i;
            return ACTA_OK;
        }
    }
    return table_fail(file, field, error,
                      "expected verb, noun, document, empty, adjective, "
                      "refused or adverb, found \"%.*s\"",
                      (int)field.bytes, field.at);
}

/* A preposition's bit of `after`; "to:noun" tells it from the infinitive. */
static uint32_t preposition_bit(slice word) {
    for (uint32_t i = 0; i < SPEECH_PREPOSITIONS; i++) {
        const char *name =
            i == SPEECH_TO_NOUN ? "to:noun" : speech_prepositions[i];
        if (slice_is(word, name)) {
            return (uint32_t)1 << i;
        }
    }
    return 0;
}

static uint32_t frame_bit(slice word) {
    for (size_t i = 0; i < sizeof FRAMES / sizeof FRAMES[0]; i++) {
        if (slice_is(word, FRAMES[i].name)) {
            return FRAMES[i].bit;
        }
    }
    return 0;
}

static acta_status read_takes(const table *file, slice field, speech_word *word,
                              acta_error *error) {
    slice name;
    while (table_word(&field, &name)) {
        uint32_t bit = frame_bit(name);
        uint32_t after = preposition_bit(name);
        if (bit == 0 && after == 0) {
            return table_fail(file, name, error,
                              "unknown frame \"%.*s\" (docs/formats/words.md)",
                              (int)name.bytes, name.at);
        }
        word->takes |= after != 0 ? TAKES_AFTER : bit;
        word->after |= after;
    }
    return ACTA_OK;
}

/* Whether the word stands there with this kind already. */
static bool is_known(const word_build *b, const speech_word *word) {
    uint32_t i = map_get(b->by_part[word->part], word->lemma);
    while (i != MAP_NONE && b->at[i].kind != word->kind) {
        i = b->at[i].next;
    }
    return i != MAP_NONE;
}

/* Put the word at `index`, in the order of kinds among those of its lemma. */
static bool link_word(word_build *b, speech_word word, uint32_t index) {
    uint32_t first = map_get(b->by_part[word.part], word.lemma);
    uint32_t before = MAP_NONE;
    for (uint32_t i = first; i != MAP_NONE && b->at[i].kind < word.kind;
         i = b->at[i].next) {
        before = i;
    }
    word.next = before == MAP_NONE ? first : b->at[before].next;
    b->at[index] = word;
    if (before != MAP_NONE) {
        b->at[before].next = index;
        return true;
    }
    return map_put(b->by_part[word.part], word.lemma, index);
}

static bool add_word(word_build *b, speech_word word) {
    if (b->count == b->room) {
        uint32_t room = b->room == 0 ? 256 : b->room * 2;
        speech_word *grown =
            arena_grow(b->keep, b->at, b->count, room, sizeof *grown);
        if (grown == NULL) {
            return false;
        }
        b->at = grown;
        b->room = room;
    }
    word.lemma = slice_copy(b->keep, word.lemma);
    return word.lemma.at != NULL && link_word(b, word, b->count++);
}

/* One line: kind, part, lemmas, frames. */
static acta_status read_line(const table *file, word_build *b,
                             acta_error *error) {
    slice field[4];
    speech_word word = {0};
    slice lemma;
    acta_status status = table_fields(file, 3, 4, field, error);
    if (status == ACTA_OK) {
        status = read_kind(file, field[0], &word.kind, error);
    }
    if (status == ACTA_OK) {
        status = read_part(file, field[1], &word.part, error);
    }
    if (status == ACTA_OK) {
        status = read_takes(file, field[3], &word, error);
    }
    while (status == ACTA_OK && table_item(&field[2], ';', &lemma)) {
        word.lemma = lemma;
        if (is_known(b, &word)) {
            return table_fail(file, lemma, error,
                              "\"%.*s\" stands in these lists already",
                              (int)lemma.bytes, lemma.at);
        }
        if (!add_word(b, word)) {
            return fail_memory(error);
        }
    }
    return status;
}

static acta_status read_table(table *file, word_build *b, acta_error *error) {
    acta_status status = ACTA_OK;
    while (status == ACTA_OK && table_next(file)) {
        status = read_line(file, b, error);
    }
    return status;
}

static bool begin(word_build *b, arena *keep) {
    *b = (word_build){.keep = keep};
    for (int i = 0; i < SPEECH_PARTS; i++) {
        b->by_part[i] = map_new(keep);
        if (b->by_part[i] == NULL) {
            return false;
        }
    }
    return true;
}

static acta_status finish(const word_build *b, const quote_words **out,
                          acta_error *error) {
    quote_words *made = arena_take(b->keep, 1, sizeof *made);
    if (made == NULL) {
        return fail_memory(error);
    }
    *made = (quote_words){.at = b->at, .W = b->count};
    for (int i = 0; i < SPEECH_PARTS; i++) {
        made->by_part[i] = b->by_part[i];
    }
    *out = made;
    return ACTA_OK;
}

acta_status quote_words_read(slice bytes, const char *path, arena *keep,
                             const quote_words **out, acta_error *error) {
    word_build b;
    table file;
    if (!begin(&b, keep)) {
        return fail_memory(error);
    }
    acta_status status = table_of(bytes, path, "speech", 1, &file, error);
    if (status != ACTA_OK) {
        return status;
    }
    status = read_table(&file, &b, error);
    table_close(&file);
    return status == ACTA_OK ? finish(&b, out, error) : status;
}

acta_status quote_words_load(const char *path, arena *keep,
                             const quote_words **out, acta_error *error) {
    word_build b;
    folder files;
    uint32_t read = 0;
    acta_status status = folder_list(path, SLICE(".txt"), keep, &files, error);
    if (status != ACTA_OK) {
        return status;
    }
    if (!begin(&b, keep)) {
        return fail_memory(error);
    }
    for (uint32_t i = 0; i < files.count; i++) {
        table file;
        if (!slice_starts(files.name[i], SLICE("speech"))) {
            continue;
        }
        status = table_open(files.path[i].at, "speech", 1, &file, error);
        if (status != ACTA_OK) {
            return status;
        }
        status = read_table(&file, &b, error);
        table_close(&file);
        if (status != ACTA_OK) {
            return status;
        }
        read++;
    }
    if (read == 0) {
        return fail_at(error, ACTA_NOT_FOUND, path, 0, 0,
                       "no speech*.txt in this folder");
    }
    return finish(&b, out, error);
}

const speech_word *speech_find(const quote_words *w, speech_part part,
                               slice lemma) {
    uint32_t index = map_get(w->by_part[part], lemma);
    return index == MAP_NONE ? NULL : &w->at[index];
}

const speech_word *speech_next(const quote_words *w, const speech_word *of) {
    return of->next == MAP_NONE ? NULL : &w->at[of->next];
}

const speech_word *speech_verb(const quote_words *w, slice lemma) {
    const speech_word *found = speech_find(w, SPEECH_VERB, lemma);
    return found == NULL || found->kind == QUOTE_TALK ? NULL : found;
}

bool speech_is(const quote_words *w, speech_part part, slice lemma) {
    return speech_find(w, part, lemma) != NULL;
}
