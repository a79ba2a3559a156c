/* token_sentences.c: decide which candidates end a sentence.
 *
 * Problem and features: token_features.c.
 *
 * Method: logistic regression; the sum of the weights of what is seen is
 * compared with 0, from left to right, so that the length of the sentence so
 * far is known. Weights are whole numbers, hence no rounding.
 *
 * Why not a network over characters: on news prose the linear classifier is
 * within the disagreement of the treebanks' own editors, and it can be read.
 *
 * Limits: a sentence of more than TOKEN_SENTENCE_WORDS words is cut after a
 * semicolon, else a comma, else anywhere, so that no later stage meets one.
 */
#include "token/token_sentences.h"

#include "token/token_features.h"

enum { FIRST_ROOM = 256, WINDOW = TOKEN_SENTENCE_WORDS / 2 };

static bool list_room(sentence_list *list) {
    if (list->S < list->room) {
        return true;
    }
    uint32_t old = list->room;
    uint32_t room = old == 0 ? FIRST_ROOM : old * 2;
    uint32_t *first =
        arena_grow(list->tmp, list->first, old, room, sizeof *first);
    uint32_t *paragraph =
        arena_grow(list->tmp, list->paragraph, old, room, sizeof *paragraph);
    uint8_t *part = arena_grow(list->tmp, list->part, old, room, 1);
    if (room < old || !first || !paragraph || !part) {
        list->failed = true;
        return false;
    }
    list->first = first;
    list->paragraph = paragraph;
    list->part = part;
    list->room = room;
    return true;
}

static void add(sentence_list *list, uint32_t first, uint8_t part,
                uint32_t paragraph) {
    if (list->failed || !list_room(list)) {
        return;
    }
    list->first[list->S] = first;
    list->part[list->S] = part;
    list->paragraph[list->S] = paragraph;
    list->S++;
}

/* ends_here: whether a sentence ends at b. */
static bool ends_here(const token_model *model, const token_list *words,
                      slice body, const boundary *b) {
    feature_set seen;
    int64_t sum = 0;
    boundary_features(words, body, b, &seen);
    for (uint32_t f = 0; f < seen.count; f++) {
        uint32_t index = map_get(model->features, seen.name[f]);
        sum += index == MAP_NONE ? 0 : model->weight[index];
    }
    return sum > 0;
}

/* cut_at: the best place to cut a sentence that starts at `first` and is too
 * long: after the last semicolon of the window before the limit, else the last
 * comma, else at the limit; never inside a contraction. */
static uint32_t cut_at(const token_list *words, slice body, uint32_t first) {
    uint32_t limit = first + TOKEN_SENTENCE_WORDS;
    uint32_t comma = 0;
    for (uint32_t t = limit - 1; t > limit - WINDOW; t--) {
        char c = body.at[words->at[t].start];
        if (words->kind[t] == WORD_MARK && c == ';') {
            return t + 1;
        }
        if (comma == 0 && words->kind[t] == WORD_MARK && c == ',') {
            comma = t + 1;
        }
    }
    if (comma != 0) {
        return comma;
    }
    return limit - words->joined[limit];
}

/* add_sentence: words [first, end), cut where it is too long. */
static void add_sentence(const token_list *words, slice body, uint32_t first,
                         uint32_t end, sentence_list *list) {
    uint8_t part = list->part[list->S - 1];
    uint32_t paragraph = list->paragraph[list->S - 1];
    list->cut += end - first > TOKEN_SENTENCE_WORDS;
    while (end - first > TOKEN_SENTENCE_WORDS && !list->failed) {
        first = cut_at(words, body, first);
        add(list, first, part, paragraph);
    }
}

void sentences_read(const token_model *model, const token_list *words,
                    slice body, uint32_t first, sentence_list *list,
                    uint8_t part, uint32_t paragraph) {
    boundary_walk walk = boundaries_of(model, words, body, first, words->T);
    boundary b;
    add(list, first, part, paragraph);
    while (!list->failed && boundary_next(&walk, &b)) {
        if (!ends_here(model, words, body, &b)) {
            continue;
        }
        add_sentence(words, body, walk.sentence, b.next, list);
        boundary_take(&walk, b.next);
        add(list, b.next, part, paragraph);
    }
    if (!list->failed) {
        add_sentence(words, body, walk.sentence, words->T, list);
    }
}
