/* recognise_model.c: the model file of the recogniser of names.
 *
 * Problem: a hundred thousand features of eleven labels must be found in a
 * few nanoseconds each, and a damaged file must be refused, not believed.
 *
 * Method: the file holds the hash table itself: slots of 16 bytes, a feature's
 * 32-bit mark and its weights as signed bytes, open addressing, mapped and used
 * where it lies (docs/formats/names.md). The lists are a table of the same
 * kind. Checked on opening: sizes are powers of two, at least one slot is
 * empty, so that every search ends.
 *
 * Limits: two features of one mark share their weights; among 60,000 features
 * one word in 1,000 meets one of them by chance.
 */
#include "entity/recognise.h"

enum { SIZES = 5 }; /* labels, slots, listed names, version, words */

enum { NAMES_VERSION = 2, SLOTS_MOST = 1 << 22 };

static bool is_power(uint32_t n) {
    return n > 0 && n <= SLOTS_MOST && (n & (n - 1)) == 0;
}

static acta_status check_table(const model *file, const uint32_t *key,
                               size_t stride, uint32_t count,
                               acta_error *error) {
    for (uint32_t i = 0; i < count; i++) {
        if (key[i * stride] == 0) {
            return ACTA_OK;
        }
    }
    return model_fail(file, error, "names: a table has no empty place");
}

acta_status recogniser_open(const model *file, arena *keep,
                            const recogniser **out, acta_error *error) {
    const void *size = NULL, *slots = NULL, *step = NULL;
    const void *key = NULL, *class = NULL, *word = NULL, *kin = NULL;
    acta_status status =
        model_array(file, "names.size", SIZES, sizeof(uint32_t), &size, error);
    if (status != ACTA_OK) {
        return status;
    }
    const uint32_t *n = size;
    if (n[0] != NAME_LABELS || n[3] != NAMES_VERSION || !is_power(n[1]) ||
        !is_power(n[2]) || !is_power(n[4])) {
        return model_fail(file, error,
                          "names: expected %d labels and version %d",
                          NAME_LABELS, NAMES_VERSION);
    }
    size_t steps = (size_t)(NAME_LABELS + 1) * (NAME_LABELS + 1);
    status =
        model_array(file, "names.slot", n[1], sizeof(name_slot), &slots, error);
    if (status == ACTA_OK) {
        status = model_array(file, "names.step", steps, sizeof(int32_t), &step,
                             error);
    }
    if (status == ACTA_OK) {
        status =
            model_array(file, "names.key", n[2], sizeof(uint32_t), &key, error);
    }
    if (status == ACTA_OK) {
        status = model_array(file, "names.class", n[2], 1, &class, error);
    }
    if (status == ACTA_OK) {
        status = model_array(file, "names.word", n[4], sizeof(uint32_t), &word,
                             error);
    }
    if (status == ACTA_OK) {
        status = model_array(file, "names.kin", n[4], 1, &kin, error);
    }
    if (status == ACTA_OK) {
        status = check_table(file, slots, sizeof(name_slot) / sizeof(uint32_t),
                             n[1], error);
    }
    if (status == ACTA_OK) {
        status = check_table(file, key, 1, n[2], error);
    }
    if (status == ACTA_OK) {
        status = check_table(file, word, 1, n[4], error);
    }
    for (size_t i = 0; status == ACTA_OK && i < steps; i++) {
        int32_t s = ((const int32_t *)step)[i];
        if (s < -NAME_STEP_MOST || s > NAME_STEP_MOST) {
            status = model_fail(file, error, "names: a step is out of range");
        }
    }
    if (status != ACTA_OK) {
        return status;
    }
    recogniser *r = arena_take(keep, 1, sizeof *r);
    if (r == NULL) {
        return fail_memory(error);
    }
    *r = (recogniser){.lists = {{key, class, n[2]}, {word, kin, n[4]}},
                      .slots = slots,
                      .slot_count = n[1],
                      .step = step};
    *out = r;
    return ACTA_OK;
}

acta_status actors_with_names(const actors *dictionary, const model *file,
                              arena *keep, const actors **out,
                              acta_error *error) {
    const recogniser *r = NULL;
    acta_status status = recogniser_open(file, keep, &r, error);
    if (status != ACTA_OK) {
        return status;
    }
    actors *copy = arena_take(keep, 1, sizeof *copy);
    if (copy == NULL) {
        return fail_memory(error);
    }
    *copy = *dictionary;
    copy->recogniser = r;
    *out = copy;
    return ACTA_OK;
}
