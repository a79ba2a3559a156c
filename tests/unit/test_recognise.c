/* needs: train run entity */
/* The recogniser of names: a tiny model is trained on a few sentences, must
 * find a name it has not seen, is refused when damaged, and takes long input.
 */
#include "check.h"

#include <stdio.h>

#include "acta/train.h"
#include "base/text.h"
#include "entity/recognise.h"
#include "load/conllu_layers.h"
#include "train/train_names.h"

#define MODEL_PATH TEST_SCRATCH "/recognise.acta"

static const char corpus[] = "/recognise.conllu";

static const char *const names[][2] = {
    {"Ada", "Byron"},    {"Emil", "Zatopek"}, {"Rosa", "Parks"},
    {"Jean", "Moulin"},  {"Olof", "Palme"},   {"Golda", "Meir"},
    {"Isaac", "Newton"}, {"Marie", "Curie"},  {"Nellie", "Bly"}};

static const char *const towns[] = {"Arlon", "Bergen", "Cadiz",
                                    "Derby", "Essen",  "Fano",
                                    "Ghent", "Hanko",  "Ilmen"};

static void add_word(text *t, unsigned id, const char *form, const char *part,
                     unsigned head, const char *label) {
    text_add_format(
        t, "%u\t%s\t%s\t%s\t_\t_\t%u\t%s\t_\t%s%s\n", id, form, form, part,
        head, head == 0 ? "root" : "dep",
        label[0] == 'O' ? "_" : "Name=", label[0] == 'O' ? "" : label);
}

/* "Mr Ada Byron lives in Arlon ." */
static void add_sentence(text *t, const char *first, const char *last,
                         const char *town) {
    add_word(t, 1, "Mr", "PROPN", 4, "O");
    add_word(t, 2, first, "PROPN", 4, "B-PER");
    add_word(t, 3, last, "PROPN", 2, "I-PER");
    add_word(t, 4, "lives", "VERB", 0, "O");
    add_word(t, 5, "in", "ADP", 6, "O");
    add_word(t, 6, town, "PROPN", 4, "B-LOC");
    add_word(t, 7, ".", "PUNCT", 4, "O");
    text_add_str(t, "\n");
}

static void write_text(arena *keep, const char *name, slice bytes) {
    text path = text_on(keep);
    text_add_format(&path, "%s%s%c", TEST_SCRATCH, name, '\0');
    assert_int_equal(file_write_whole(path.at, bytes, NULL), ACTA_OK);
}

static void train(arena *keep) {
    text t = text_on(keep);
    text_add_str(&t, "# newdoc id = a\n");
    for (int round = 0; round < 12; round++) {
        for (size_t i = 0; i < 9; i++) {
            add_sentence(&t, names[i][0], names[(i + (size_t)round) % 9][1],
                         towns[(i * 2 + (size_t)round) % 9]);
        }
    }
    write_text(keep, corpus, text_slice(&t));
    write_text(keep, "/given.txt", SLICE("# acta name-list 1\nada\t12\n"));
    write_text(keep, "/family.txt", SLICE("# acta name-list 1\nbyron\t2\n"));
    write_text(keep, "/places.txt",
               SLICE("# acta name-list 1\narlon\t1\nnew arlon\t2\n"));
    write_text(keep, "/groups.txt", SLICE("# acta name-list 1\nCeltic\t1\n"));
    write_text(keep, "/classes.txt",
               SLICE("# acta name-list 1\nlives\t7\nin\t8\n"));
    const char *files[] = {TEST_SCRATCH "/recognise.conllu"};
    acta_train_names_options o = {.data_folder = TEST_DATA_FOLDER,
                                  .lists_folder = TEST_SCRATCH,
                                  .train = files,
                                  .train_count = 1,
                                  .output = MODEL_PATH,
                                  .epochs = 10};
    acta_error error = {0};
    if (acta_train_names(&o, &error) != ACTA_OK) {
        fail_msg("%s", error.message);
    }
}

typedef struct world {
    arena *keep, *tmp;
    model file;
    const actors *plain, *a;
} world;

static int open_world(void **state) {
    static world w;
    acta_error error = {0};
    w.keep = arena_new(1 << 28);
    w.tmp = arena_new(1 << 30);
    train(w.keep);
    assert_int_equal(
        actors_open(TEST_FOLDER "/data/actors", w.keep, &w.plain, &error),
        ACTA_OK);
    assert_int_equal(model_open(MODEL_PATH, &w.file, &error), ACTA_OK);
    assert_int_equal(actors_with_names(w.plain, &w.file, w.keep, &w.a, &error),
                     ACTA_OK);
    *state = &w;
    return 0;
}

static int close_world(void **state) {
    world *w = *state;
    model_close(&w->file);
    arena_free(w->keep);
    arena_free(w->tmp);
    return 0;
}

static mentions run(world *w, slice conllu_text, conllu_document *d) {
    acta_error error = {0};
    bool found = false;
    entity_out out = {0};
    conllu file = conllu_of(conllu_text, "case", true);
    assert_int_equal(conllu_next_document(&file, w->keep, &found, d, &error),
                     ACTA_OK);
    d->article.published_day = ARTICLE_NO_DAY;
    entity_in in = {.dictionary = w->a,
                    .article = &d->article,
                    .words = &d->tokens,
                    .tags = &d->tags,
                    .tree = &d->tree};
    assert_int_equal(entity_run(&in, w->keep, w->tmp, &out, &error), ACTA_OK);
    assert_int_equal(arena_bytes(w->tmp), 0);
    return out.mentions;
}

static void unknown_names(void **state) {
    world *w = *state;
    text t = text_on(w->keep);
    conllu_document d;
    add_sentence(&t, "Xaver", "Quill", "Zutphen");
    mentions m = run(w, text_slice(&t), &d);
    assert_int_equal(m.N, 2);
    assert_int_equal(m.names[0].type, ENTITY_PERSON);
    assert_int_equal(m.names[0].words.start, 1);
    assert_int_equal(m.names[0].words.end, 3);
    assert_int_equal(m.names[1].type, ENTITY_PLACE);
    assert_int_equal(m.names[1].words.start, 5);
    assert_int_equal(m.names[1].words.end, 6);
}

static void no_names(void **state) {
    world *w = *state;
    text t = text_on(w->keep);
    conllu_document d;
    add_word(&t, 1, "it", "PRON", 2, "O");
    add_word(&t, 2, "rains", "VERB", 0, "O");
    text_add_str(&t, "\n");
    assert_int_equal(run(w, text_slice(&t), &d).N, 0);
}

static void lists(void **state) {
    world *w = *state;
    const name_lists *l = &w->a->recogniser->lists;
    assert_int_equal(name_lists_get(l, SLICE("ada")), 2);
    assert_int_equal(name_lists_get(l, SLICE("byron")), 1 << 2);
    assert_int_equal(name_lists_get(l, SLICE("new")), LIST_LONGER);
    assert_int_equal(name_lists_get(l, SLICE("new arlon")), 2 << 4);
    assert_int_equal(name_lists_get(l, SLICE("celtic")), LIST_GROUP);
    assert_int_equal(name_lists_get(l, SLICE("nowhere")), 0);
}

/* The same input, the same bytes. */
static void reproducible(void **state) {
    world *w = *state;
    slice first = slice_copy(w->keep, w->file.bytes);
    train(w->keep);
    file_map again = {0};
    assert_int_equal(file_map_open(MODEL_PATH, &again, NULL), ACTA_OK);
    assert_true(slice_equal(first, again.bytes));
    file_map_close(&again);
}

/* A model whose checksum is right and whose sections are not. */
static acta_status open_with(world *w, const char *name, slice bytes) {
    static const char *const parts[] = {
        "names.size",  "names.step", "names.slot", "names.key",
        "names.class", "names.word", "names.kin"};
    acta_error error = {0};
    model_writer *out = model_writer_new(w->keep);
    for (size_t i = 0; i < 7; i++) {
        slice part = {0};
        assert_true(model_section(&w->file, parts[i], &part));
        part = strcmp(parts[i], name) == 0 ? bytes : part;
        assert_int_equal(model_add(out, parts[i], part, &error), ACTA_OK);
    }
    slice whole = {0};
    model made = {0};
    const actors *a = NULL;
    assert_int_equal(model_writer_bytes(out, &whole, &error), ACTA_OK);
    assert_int_equal(model_of(whole, "made", &made, &error), ACTA_OK);
    acta_status status =
        actors_with_names(w->plain, &made, w->keep, &a, &error);
    assert_true((status == ACTA_OK) == (a != NULL));
    return status;
}

static void damaged(void **state) {
    world *w = *state;
    slice size = {0};
    assert_true(model_section(&w->file, "names.size", &size));
    assert_int_equal(open_with(w, "none", size), ACTA_OK);
    uint32_t n[5];
    for (int i = 0; i < 5; i++) {
        memcpy(n, size.at, sizeof n);
        n[i]++;
        slice changed = {(const char *)n, sizeof n};
        assert_int_equal(open_with(w, "names.size", changed), ACTA_BAD_MODEL);
    }
    assert_int_equal(open_with(w, "names.step", SLICE("short")),
                     ACTA_BAD_MODEL);
    slice key = {0};
    assert_true(model_section(&w->file, "names.key", &key));
    char *full = arena_take(w->keep, key.bytes, 1);
    memset(full, 1, key.bytes);
    assert_int_equal(open_with(w, "names.key", (slice){full, key.bytes}),
                     ACTA_BAD_MODEL);
    assert_true(model_section(&w->file, "names.step", &key));
    full = arena_take(w->keep, key.bytes, 1);
    memset(full, 0x7f, key.bytes);
    assert_int_equal(open_with(w, "names.step", (slice){full, key.bytes}),
                     ACTA_BAD_MODEL);
}

static void many_names(void **state) {
    world *w = *state;
    arena_mark_t mark = arena_mark(w->keep);
    text t = text_on(w->keep);
    conllu_document d;
    for (uint32_t i = 0; i < 50000; i++) {
        add_sentence(&t, names[i % 9][0], names[i % 7][1], towns[i % 8]);
    }
    assert_int_equal(run(w, text_slice(&t), &d).N, 100000);
    arena_back(w->keep, mark);
}

static void long_name(void **state) {
    world *w = *state;
    char name[10001];
    memset(name, 'a', sizeof name - 1);
    name[0] = 'A';
    name[10000] = '\0';
    text t = text_on(w->keep);
    conllu_document d;
    add_sentence(&t, name, "Quill", "Zutphen");
    mentions m = run(w, text_slice(&t), &d);
    assert_true(m.N <= 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_names), cmocka_unit_test(no_names),
        cmocka_unit_test(lists),         cmocka_unit_test(reproducible),
        cmocka_unit_test(damaged),       cmocka_unit_test(many_names),
        cmocka_unit_test(long_name)};
    return cmocka_run_group_tests(tests, open_world, close_world);
}
