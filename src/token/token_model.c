/* token_model.c: the tokeniser's word lists and weights.
 *
 * Problem: abbreviations, contractions and prefixes are facts of the language
 * that a user must be able to correct; the weights of the sentence classifier
 * come from training.
 *
 * Method: four text tables (docs/formats/tokens.md), read into hash maps. The
 * weights are whole thousandths under readable names of features, so that the
 * file can be read, compared and reviewed, and sums are exact on any machine.
 *
 * Why not in the neural model's file: the lists and weights change for other
 * reasons and at other times, and are small.
 */
#include "token/token_model.h"

#include "base/number.h"
#include "base/text.h"
#include "load/table.h"

enum { MOST_WEIGHTS = 1 << 20 };

typedef acta_status line_reader(const table *lines, arena *keep,
                                token_model *model, acta_error *error);

static bool read_class(slice name, uint32_t *out) {
    static const struct {
        const char *name;
        abbreviation class;
    } classes[] = {{"title", ABBREVIATION_TITLE},
                   {"word", ABBREVIATION_WORD},
                   {"number", ABBREVIATION_NUMBER}};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        if (slice_is(name, classes[i].name)) {
            *out = (uint32_t)classes[i].class;
            return true;
        }
    }
    return false;
}

static acta_status read_abbreviation(const table *lines, arena *keep,
                                     token_model *model, acta_error *error) {
    (void)keep;
    slice field[2];
    uint32_t class = 0;
    acta_status status = table_fields(lines, 2, 2, field, error);
    if (status != ACTA_OK) {
        return status;
    }
    if (!slice_ends(field[0], SLICE("."))) {
        return table_fail(lines, field[0], error,
                          "expected a form that ends in a full stop");
    }
    if (!read_class(field[1], &class)) {
        return table_fail(lines, field[1], error,
                          "expected title, word or number");
    }
    return map_put(model->abbreviations, field[0], class) ? ACTA_OK
                                                          : fail_memory(error);
}

static acta_status read_contraction(const table *lines, arena *keep,
                                    token_model *model, acta_error *error) {
    slice rest = lines->text, first, second, third;
    if (!table_word(&rest, &first) || !table_word(&rest, &second) ||
        table_word(&rest, &third)) {
        return table_fail(lines, lines->text, error,
                          "expected two words with a blank between");
    }
    text whole = text_on(keep);
    text_add(&whole, first);
    text_add(&whole, second);
    return !whole.failed && map_put(model->contractions, text_slice(&whole),
                                    (uint32_t)first.bytes)
               ? ACTA_OK
               : fail_memory(error);
}

static acta_status read_spelling(const table *lines, arena *keep,
                                 token_model *model, acta_error *error) {
    (void)keep;
    const struct {
        const char *name;
        map *table;
    } kinds[] = {{"affix", model->affixes},   {"unit", model->units},
                 {"web", model->web_endings}, {"elision", model->elisions},
                 {"whole", model->wholes},    {"speech", model->speech}};
    slice keyword, rest, word;
    table_keyword(lines, &keyword, &rest);
    map *found = NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        found = slice_is(keyword, kinds[i].name) ? kinds[i].table : found;
    }
    if (found == NULL) {
        return table_fail(
            lines, keyword, error,
            "expected affix, unit, web, elision, whole or speech");
    }
    while (table_word(&rest, &word)) {
        if (!map_put(found, word, 1)) {
            return fail_memory(error);
        }
    }
    return ACTA_OK;
}

static acta_status read_weight(const table *lines, arena *keep,
                               token_model *model, acta_error *error) {
    slice field[2];
    int64_t weight = 0;
    acta_status status = table_fields(lines, 2, 2, field, error);
    if (status != ACTA_OK) {
        return status;
    }
    if (!number_i64(field[0], &weight) || weight < -1000000 ||
        weight > 1000000 || model->weight_count >= MOST_WEIGHTS) {
        return table_fail(lines, field[0], error,
                          "expected a whole number of thousandths");
    }
    uint32_t index = map_intern(model->features, field[1]);
    uint32_t count = model->weight_count;
    if (index == MAP_NONE) {
        return fail_memory(error);
    }
    if (index != count) {
        return table_fail(lines, field[1], error, "feature given twice");
    }
    if ((count & (count - 1)) == 0) { /* room is the next power of two */
        model->weight =
            arena_grow(keep, model->weight, count, count == 0 ? 1 : count * 2,
                       sizeof *model->weight);
    }
    if (model->weight == NULL) {
        return fail_memory(error);
    }
    model->weight[model->weight_count++] = (int32_t)weight;
    return ACTA_OK;
}

static acta_status read_file(const char *folder, const char *name,
                             const char *kind, line_reader *read, arena *keep,
                             token_model *model, acta_error *error) {
    text path = text_on(keep);
    text_add_format(&path, "%s/%s%c", folder, name, '\0');
    if (path.failed) {
        return fail_memory(error);
    }
    table lines = {0};
    acta_status status = table_open(path.at, kind, 1, &lines, error);
    while (status == ACTA_OK && table_next(&lines)) {
        status = read(&lines, keep, model, error);
    }
    table_close(&lines);
    return status;
}

static bool make_maps(token_model *model, arena *keep) {
    map **maps[] = {
        &model->abbreviations, &model->contractions, &model->affixes,
        &model->units,         &model->web_endings,  &model->elisions,
        &model->wholes,        &model->speech,       &model->features};
    for (size_t i = 0; i < sizeof maps / sizeof maps[0]; i++) {
        *maps[i] = map_new(keep);
        if (*maps[i] == NULL) {
            return false;
        }
    }
    return true;
}

acta_status token_model_words(const char *data_folder, arena *keep,
                              token_model **out, acta_error *error) {
    token_model *model = arena_take(keep, 1, sizeof *model);
    if (model == NULL || !make_maps(model, keep)) {
        return fail_memory(error);
    }
    acta_status status =
        read_file(data_folder, "words/abbreviations.txt", "abbreviations",
                  read_abbreviation, keep, model, error);
    if (status == ACTA_OK) {
        status =
            read_file(data_folder, "words/contractions.txt", "contractions",
                      read_contraction, keep, model, error);
    }
    if (status == ACTA_OK) {
        status = read_file(data_folder, "words/spelling.txt", "spelling",
                           read_spelling, keep, model, error);
    }
    if (status == ACTA_OK) {
        *out = model;
    }
    return status;
}

acta_status token_model_open(const char *data_folder, arena *keep,
                             const token_model **out, acta_error *error) {
    token_model *model = NULL;
    acta_status status = token_model_words(data_folder, keep, &model, error);
    if (status == ACTA_OK) {
        status = read_file(data_folder, "models/sentences.txt", "sentences",
                           read_weight, keep, model, error);
    }
    if (status == ACTA_OK) {
        *out = model;
    }
    return status;
}
