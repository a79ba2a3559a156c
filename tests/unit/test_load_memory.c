/* needs: load doc failing */
#include <unistd.h>

#include "base/map.h"
#include "base/text.h"
#include "base/utf8.h"
#include "failing.h"
#include "load/conllu_layers.h"
#include "load/folder.h"
#include "load/model.h"
#include "load/table.h"

static bool fill_map(void *data) {
    (void)data;
    arena *a = arena_new(1 << 20);
    bool done = false;
    map *m = a == NULL ? NULL : map_new(a);
    if (m != NULL) {
        char key[16];
        done = true;
        for (uint32_t i = 0; done && i < 200; i++) {
            int bytes = snprintf(key, sizeof key, "%u", i);
            done = map_put(m, (slice){key, (size_t)bytes}, i);
            assert_int_equal(map_count(m), done ? i + 1 : i);
        }
    }
    arena_free(a);
    return done;
}

static bool write_text(void *data) {
    (void)data;
    arena *a = arena_new(1 << 20);
    bool done = false;
    if (a != NULL) {
        text t = text_on(a);
        for (int i = 0; i < 300; i++) {
            text_add_format(&t, "%d é", i);
        }
        utf8_index index;
        slice lower = slice_lower(a, SLICE("Élysée"));
        done = !t.failed && lower.at != NULL &&
               utf8_index_make(text_slice(&t), a, &index);
    }
    arena_free(a);
    return done;
}

static bool make_model(void *data) {
    const char *path = data;
    static const slice names[] = {{"one", 3}, {"two", 3}};
    arena *a = arena_new(1 << 20);
    acta_error e = {0};
    acta_status status = ACTA_NO_MEMORY;
    model_writer *w = a == NULL ? NULL : model_writer_new(a);
    if (w != NULL) {
        status = model_add_names(w, "names", names, 2, &e);
        if (status == ACTA_OK) {
            status = model_writer_finish(w, path, &e);
        }
        model m = {0};
        if (status == ACTA_OK) {
            status = model_open(path, &m, &e);
        }
        const slice *read = NULL;
        uint32_t count = 0;
        if (status == ACTA_OK) {
            status = model_names(&m, "names", a, &read, &count, &e);
        }
        model_close(&m);
    }
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    arena_free(a);
    return status == ACTA_OK;
}

static bool read_document(void *data) {
    static const char sentence[] = "1\tA\ta\tX\t_\t_\t0\troot\t_\t_\n\n";
    (void)data;
    arena *a = arena_new(1 << 20);
    acta_status status = ACTA_NO_MEMORY;
    if (a != NULL) {
        char file[sizeof sentence * 40];
        size_t bytes = 0;
        for (int i = 0; i < 40; i++) {
            memcpy(file + bytes, sentence, sizeof sentence - 1);
            bytes += sizeof sentence - 1;
        }
        conllu c = conllu_of((slice){file, bytes}, "x", true);
        conllu_document d = {.tokens = {.T = 77}};
        acta_error e;
        bool found = false;
        status = conllu_next_document(&c, a, &found, &d, &e);
        assert_int_equal(d.tokens.T, status == ACTA_OK ? 40 : 77);
    }
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    arena_free(a);
    return status == ACTA_OK;
}

static bool list_folder(void *data) {
    arena *a = arena_new(1 << 20);
    acta_status status = ACTA_NO_MEMORY;
    if (a != NULL) {
        folder f;
        acta_error e;
        status = folder_list(data, SLICE(".c"), a, &f, &e);
    }
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    arena_free(a);
    return status == ACTA_OK;
}

static void map_survives(void **state) {
    (void)state;
    failing_each(fill_map, NULL, 1000);
}

static void text_survives(void **state) {
    (void)state;
    failing_each(write_text, NULL, 1000);
}

static void model_survives(void **state) {
    (void)state;
    char path[] = TEST_SCRATCH "/test_load_memory.mdl";
    failing_each(make_model, path, 1000);
    unlink(path);
}

static void conllu_survives(void **state) {
    (void)state;
    failing_each(read_document, NULL, 1000);
}

static void folder_survives(void **state) {
    (void)state;
    char path[] = TEST_FOLDER "/unit";
    failing_each(list_folder, path, 10000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map_survives),    cmocka_unit_test(text_survives),
        cmocka_unit_test(model_survives),  cmocka_unit_test(conllu_survives),
        cmocka_unit_test(folder_survives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
