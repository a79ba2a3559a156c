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
    map *by_part[4];
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
                                    {"of", TAKES_OF},
                                    {"for", TAKES_FOR},
                                    {"on", TAKES_ON},
                                    {"about", TAKES_ABOUT},
                                    {"at", TAKES_PREP_TO},
                                    {"against", TAKES_AGAINST},
                                    {"light", TAKES_LIGHT}};

static acta_status read_kind(const table *file, slice field, uint8_t *kind,
                             acta_error *error) {
    static const char *const names[] = {"speech", "belief", "intention"};
    for (uint8_t i = 0; i < 3; i++) {
        if (slice_is(field, names[i])) {
            *kind = i;
            return ACTA_OK;
        }
    }
    return table_fail(file, field, error,
                      "expected speech, belief or intention, found \"%.*s\"",
                      (int)field.bytes, field.at);
}

static acta_status read_part(const table *file, slice field, uint8_t *part,
                             acta_error *error) {
    static const char *const names[] = {"verb", "noun", "document", "empty"};
    for (uint8_t i = 0; i < 4; i++) {
        if (slice_is(field, names[i])) {
            *part = i;
            return ACTA_OK;
        }
    }
    return table_fail(file, field, error,
                      "expected verb, noun, document or empty, found \"%.*s\"",
                      (int)field.bytes, field.at);
}

static acta_status read_takes(const table *file, slice field, uint32_t *takes,
                              acta_error *error) {
    slice word;
    *takes = 0;
    while (table_word(&field, &word)) {
        uint32_t bit = 0;
        for (size_t i = 0; i < sizeof FRAMES / sizeof FRAMES[0]; i++) {
            if (slice_is(word, FRAMES[i].name)) {
                bit = FRAMES[i].bit;
            }
        }
        if (bit == 0) {
            return table_fail(file, word, error,
                              "unknown frame \"%.*s\" (docs/formats/words.md)",
                              (int)word.bytes, word.at);
        }
        *takes |= bit;
    }
    return ACTA_OK;
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
    if (word.lemma.at == NULL) {
        return false;
    }
    b->at[b->count] = word;
    return map_put(b->by_part[word.part], word.lemma, b->count++);
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
        status = read_takes(file, field[3], &word.takes, error);
    }
    while (status == ACTA_OK && table_item(&field[2], ';', &lemma)) {
        if (map_get(b->by_part[word.part], lemma) != MAP_NONE) {
            return table_fail(file, lemma, error,
                              "\"%.*s\" stands in these lists already",
                              (int)lemma.bytes, lemma.at);
        }
        word.lemma = lemma;
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
    for (int i = 0; i < 4; i++) {
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
    *made = (quote_words){.at = b->at,
                          .W = b->count,
                          .verbs = b->by_part[SPEECH_VERB],
                          .nouns = b->by_part[SPEECH_NOUN],
                          .documents = b->by_part[SPEECH_DOCUMENT],
                          .empty = b->by_part[SPEECH_EMPTY]};
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

static const speech_word *look_up(const quote_words *w, const map *in,
                                  slice lemma) {
    uint32_t index = map_get(in, lemma);
    return index == MAP_NONE ? NULL : &w->at[index];
}

const speech_word *speech_verb(const quote_words *w, slice lemma) {
    return look_up(w, w->verbs, lemma);
}

const speech_word *speech_noun(const quote_words *w, slice lemma) {
    return look_up(w, w->nouns, lemma);
}

const speech_word *speech_document(const quote_words *w, slice lemma) {
    return look_up(w, w->documents, lemma);
}

bool speech_empty(const quote_words *w, slice lemma) {
    return look_up(w, w->empty, lemma) != NULL;
}
