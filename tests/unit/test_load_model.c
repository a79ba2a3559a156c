/* needs: load */
#include <stdlib.h>
#include <unistd.h>

#include "load/model.h"
#include "load/model_layout.h"

static const char path[] = TEST_SCRATCH "/test_load_model.mdl";
static const float weights[] = {0.5f, -1.25f, 3.0f};
static const slice labels[] = {{"nsubj", 5}, {"", 0}, {"obl:né", 7}};

static slice make(arena *a) {
    acta_error e;
    model_writer *w = model_writer_new(a);
    slice file = {0};
    assert_int_equal(
        model_add(w, "w", (slice){(const char *)weights, sizeof weights}, &e),
        ACTA_OK);
    assert_int_equal(model_add(w, "empty", (slice){0}, &e), ACTA_OK);
    assert_int_equal(model_add_names(w, "labels", labels, 3, &e), ACTA_OK);
    assert_int_equal(model_add(w, "w", SLICE("x"), &e), ACTA_BAD_ARGUMENT);
    assert_int_equal(model_add(w, "", SLICE("x"), &e), ACTA_BAD_ARGUMENT);
    assert_int_equal(model_add(w, "Big", SLICE("x"), &e), ACTA_BAD_ARGUMENT);
    assert_int_equal(model_add(w, "a-name-of-sixteen", SLICE("x"), &e),
                     ACTA_BAD_ARGUMENT);
    assert_int_equal(model_writer_bytes(w, &file, &e), ACTA_OK);
    assert_int_equal(model_writer_finish(w, path, &e), ACTA_OK);
    return file;
}

static void written_model_is_read_back(void **state) {
    (void)state;
    arena *a = arena_new(1 << 24);
    slice file = make(a);
    acta_error e;
    model m;
    assert_int_equal(model_open(path, &m, &e), ACTA_OK);
    assert_true(slice_equal(m.bytes, file));
    assert_int_equal(m.section_count, 3);
    const void *at = NULL;
    assert_int_equal(model_array(&m, "w", 3, sizeof(float), &at, &e), ACTA_OK);
    assert_int_equal((uintptr_t)at % MODEL_ALIGN, 0);
    assert_memory_equal(at, weights, sizeof weights);
    const slice *names = NULL;
    uint32_t count = 0;
    assert_int_equal(model_names(&m, "labels", a, &names, &count, &e), ACTA_OK);
    assert_int_equal(count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_true(slice_equal(names[i], labels[i]));
    }
    slice empty;
    assert_true(model_section(&m, "empty", &empty));
    assert_int_equal(empty.bytes, 0);
    assert_false(model_section(&m, "absent", &empty));
    assert_int_equal(model_array(&m, "absent", 3, 4, &at, &e), ACTA_BAD_MODEL);
    assert_int_equal(model_array(&m, "w", 4, 4, &at, &e), ACTA_BAD_MODEL);
    assert_string_equal(
        e.message,
        "section \"w\": expected 4 elements of 4 bytes, found 12 bytes");
    assert_string_equal(e.path, path);
    assert_int_equal(model_names(&m, "w", a, &names, &count, &e),
                     ACTA_BAD_MODEL);
    assert_int_equal(model_names(&m, "empty", a, &names, &count, &e),
                     ACTA_BAD_MODEL);
    model_close(&m);
    model_close(&m);
    assert_int_equal(unlink(path), 0);
    arena_free(a);
}

static void every_damage_is_refused(void **state) {
    (void)state;
    arena *a = arena_new(1 << 24);
    slice file = make(a);
    char *copy = aligned_alloc(64, 4096);
    assert_non_null(copy);
    acta_error e;
    model m = {.section_count = 77};
    for (size_t bytes = 0; bytes < file.bytes; bytes++) {
        memcpy(copy, file.at, file.bytes);
        assert_int_equal(model_of((slice){copy, bytes}, "m", &m, &e),
                         ACTA_BAD_MODEL);
    }
    for (size_t bit = 0; bit < file.bytes * 8; bit++) {
        memcpy(copy, file.at, file.bytes);
        copy[bit / 8] = (char)(copy[bit / 8] ^ (1 << bit % 8));
        assert_int_equal(model_of((slice){copy, file.bytes}, "m", &m, &e),
                         ACTA_BAD_MODEL);
    }
    assert_int_equal(m.section_count, 77);
    assert_int_equal(model_of((slice){copy + 1, file.bytes}, "m", &m, &e),
                     ACTA_BAD_ARGUMENT);
    free(copy);
    unlink(path);
    arena_free(a);
}

/* Changes a number of the head and repairs the checksum. */
static const char *message_after(char *copy, slice file, size_t at,
                                 uint64_t value, size_t bytes, acta_error *e) {
    memcpy(copy, file.at, file.bytes);
    memcpy(copy + at, &value, bytes);
    slice summed = {copy + MODEL_SUMMED_FROM, file.bytes - MODEL_SUMMED_FROM};
    uint64_t sum = slice_hash(summed);
    memcpy(copy + 16, &sum, sizeof sum);
    model m;
    assert_int_equal(model_of((slice){copy, file.bytes}, "m", &m, e),
                     ACTA_BAD_MODEL);
    return e->message;
}

static void messages_say_what_is_wrong(void **state) {
    (void)state;
    arena *a = arena_new(1 << 24);
    slice file = make(a);
    char *copy = aligned_alloc(64, 4096);
    assert_non_null(copy);
    acta_error e;
    assert_string_equal(message_after(copy, file, 0, 'X', 1, &e),
                        "not an acta model file");
    assert_string_equal(message_after(copy, file, 8, 9, 4, &e),
                        "expected model format version 1, found 9");
    assert_string_equal(message_after(copy, file, 12, 0x04030201, 4, &e),
                        "written for a machine of another byte order");
    assert_string_equal(message_after(copy, file, 32, UINT32_MAX, 4, &e),
                        "damaged: too many sections");
    assert_string_equal(message_after(copy, file, 32, 1000, 4, &e),
                        "damaged: no room for the section table");
    /* Offset of the first section into the table; length past the end. */
    assert_string_equal(message_after(copy, file, 64 + 16, 64, 8, &e),
                        "damaged: section 0 is misplaced");
    assert_string_equal(message_after(copy, file, 64 + 24, UINT64_MAX, 8, &e),
                        "damaged: section 0 is misplaced");
    assert_string_equal(
        message_after(copy, file, 64 + 32 + 16, UINT64_MAX - 63, 8, &e),
        "damaged: section 1 is misplaced");
    unlink(path);
    acta_error none;
    model m;
    assert_int_equal(model_open(path, &m, &none), ACTA_NOT_FOUND);
    assert_int_equal(file_write_whole(path, (slice){0}, &none), ACTA_OK);
    assert_int_equal(model_open(path, &m, &none), ACTA_BAD_MODEL);
    unlink(path);
    free(copy);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_model_is_read_back),
        cmocka_unit_test(every_damage_is_refused),
        cmocka_unit_test(messages_say_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
