/* needs: train encode tag parse */
/* test_encode: features of forms, equal vectors on every path and in every
 * company, sentences without end, models with a part missing. */
#include "tiny_engine.h"

#include "doc/pieces.h"
#include "encode/encode_features.h"
#include "encode/encode_model.h"

#define MODEL TEST_SCRATCH "/encode_tiny.acta"

static const char *const sentence[] = {
    "Rebels",    "said", "Arland",       "agreed", ",",
    "ministers", "said", "\xe2\x80\x9d", "."};
enum { WORDS = 9 };

static word_features features(arena *keep, const char *form) {
    word_features f;
    assert_true(features_of(slice_of(form), SPACE_AFTER, keep, &f));
    return f;
}

static void typography_makes_no_difference(void **state) {
    static const char *const same[][2] = {{"\xe2\x80\x99s", "'s"},
                                          {"\xe2\x80\x9c", "\""},
                                          {"``", "\""},
                                          {"''", "\""},
                                          {"\xe2\x80\x94", "--"},
                                          {"\xe2\x80\xa6", "..."},
                                          {"2017", "1984"},
                                          {"n\xe2\x80\x99t", "n't"}};
    arena *keep = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        word_features a = features(keep, same[i][0]);
        word_features b = features(keep, same[i][1]);
        assert_true(slice_equal(a.plain, b.plain));
        assert_int_equal(a.single_count, b.single_count);
        assert_memory_equal(a.single, b.single,
                            a.single_count * sizeof *a.single);
    }
    arena_free(keep);
}

static void case_is_in_form_and_shape_only(void **state) {
    arena *keep = arena_new(1 << 20);
    (void)state;
    word_features a = features(keep, "TALKS");
    word_features b = features(keep, "talks");
    assert_true(slice_equal(a.plain, b.plain));
    assert_true(a.single[0] != b.single[0]);
    assert_true(a.single[1] != b.single[1]);
    assert_memory_equal(a.gram, b.gram, a.gram_count * sizeof *a.gram);
    arena_free(keep);
}

static void longest_and_empty_forms_are_held(void **state) {
    char form[5000];
    arena *keep = arena_new(1 << 20);
    (void)state;
    memset(form, 'x', sizeof form);
    form[sizeof form - 1] = '\0';
    word_features f = features(keep, form);
    assert_int_equal(f.plain.bytes, FEATURE_CHARS);
    assert_true(f.gram_count <= FEATURE_GRAMS);
    f = features(keep, "");
    assert_int_equal(f.plain.bytes, 0);
    f = features(keep, "\xff\xfe");
    assert_true(f.single_count > 0);
    arena_free(keep);
}

static vectors encode(tiny_engine *e, const tokens *words) {
    vectors v;
    acta_error error;
    assert_int_equal(encode_run(e->encode, words, e->keep, e->tmp, &v, &error),
                     ACTA_OK);
    assert_int_equal(arena_bytes(e->tmp), 0);
    return v;
}

static void company_and_path_change_nothing(void **state) {
    tiny_engine *e = *state;
    tokens alone = tiny_words(e->keep, sentence, WORDS, 1, false);
    tokens many = tiny_words(e->keep, sentence, WORDS, 7, false);
    vectors first = encode(e, &alone);
    size_t bytes = (size_t)WORDS * first.parsing_width * sizeof(float);
    vectors all = encode(e, &many);
    for (size_t s = 0; s < 7; s++) {
        size_t at = s * WORDS * first.parsing_width;
        assert_memory_equal(first.parsing, all.parsing + at, bytes);
        assert_memory_equal(first.tagging, all.tagging + at, bytes);
    }
    for (int path = 0; path < MATRIX_PATHS; path++) {
        tiny_engine other = *e;
        acta_error error;
        if (matrix_kernels_at(path) == NULL) {
            continue;
        }
        assert_int_equal(encode_open_for(&e->file, matrix_kernels_at(path),
                                         e->keep, &other.encode, &error),
                         ACTA_OK);
        vectors same = encode(&other, &alone);
        assert_memory_equal(first.parsing, same.parsing, bytes);
        assert_memory_equal(first.tagging, same.tagging, bytes);
    }
}

static void endless_sentence_is_parsed_in_pieces(void **state) {
    tiny_engine *e = *state;
    acta_error error;
    pieces cut;
    tags g;
    tree t;
    tokens words = tiny_words(e->keep, sentence, WORDS, 1200, true);
    assert_true(pieces_cut(&words, e->keep, &cut));
    assert_true(cut.N >= words.T / PIECE_WORDS);
    for (uint32_t i = 0; i < cut.N; i++) {
        assert_true(cut.first[i + 1] - cut.first[i] <= PIECE_WORDS);
        assert_true(cut.first[i + 1] > cut.first[i]);
    }
    vectors v = encode(e, &words);
    assert_int_equal(tag_run(e->tag, &words, &v, e->keep, e->tmp, &g, &error),
                     ACTA_OK);
    assert_int_equal(
        parse_run(e->parse, &words, &g, &v, e->keep, e->tmp, &t, &error),
        ACTA_OK);
    uint32_t roots = 0;
    for (uint32_t w = 0; w < words.T; w++) {
        roots += t.head[w] == TREE_ROOT;
    }
    assert_int_equal(roots, 1);
    assert_int_equal(t.yield[t.root[0]].start, 0);
    assert_int_equal(t.yield[t.root[0]].end, words.T);
}

static void no_words_is_no_problem(void **state) {
    tiny_engine *e = *state;
    acta_error error;
    tags g;
    tree t;
    tokens words = tiny_words(e->keep, sentence, WORDS, 0, false);
    vectors v = encode(e, &words);
    assert_int_equal(tag_run(e->tag, &words, &v, e->keep, e->tmp, &g, &error),
                     ACTA_OK);
    assert_int_equal(
        parse_run(e->parse, &words, &g, &v, e->keep, e->tmp, &t, &error),
        ACTA_OK);
}

static void little_memory_is_said(void **state) {
    tiny_engine *e = *state;
    tokens words = tiny_words(e->keep, sentence, WORDS, 3, false);
    acta_status status = ACTA_NO_MEMORY;
    for (size_t bytes = 64; status != ACTA_OK; bytes *= 2) {
        arena *keep = arena_new(bytes);
        arena *tmp = arena_new(bytes);
        acta_error error;
        vectors v;
        tags g;
        tree t;
        assert_true(bytes < (size_t)1 << 30);
        status = encode_run(e->encode, &words, keep, tmp, &v, &error);
        if (status == ACTA_OK) {
            status = tag_run(e->tag, &words, &v, keep, tmp, &g, &error);
        }
        if (status == ACTA_OK) {
            status = parse_run(e->parse, &words, &g, &v, keep, tmp, &t, &error);
        }
        assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
        arena_free(keep);
        arena_free(tmp);
    }
}

/* without: the model file's bytes without one section. */
static slice without(const tiny_engine *e, uint32_t left_out, arena *keep) {
    static const char *const sections[] = {
        "enc.shape",     "words.names",    "words.q",       "words.s",
        "rows.q",        "rows.s",         "enc.in0.q",     "enc.in0.s",
        "enc.rec2b.q",   "enc.bias1",      "tag.shape",     "tag.xpos",
        "tag.features",  "tag.out.q",      "tag.bias",      "lemma.forms",
        "lemma.answer",  "lemma.script",   "lemma.scripts", "lemma.known",
        "lemma.answers", "lemma.suffixes", "arc.shape",     "arc.in.q",
        "arc.pair.s",    "arc.bias",       "arc.head",      "arc.root",
        "rel.names",     "rel.out.q",      "rel.bias",      "rel.root"};
    acta_error error;
    slice bytes = {NULL, 0};
    if (left_out >= sizeof sections / sizeof *sections) {
        return bytes;
    }
    model_writer *w = model_writer_new(keep);
    assert_non_null(w);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        slice part;
        assert_true(model_section(&e->file, sections[i], &part));
        if (i != left_out) {
            assert_int_equal(model_add(w, sections[i], part, &error), ACTA_OK);
        }
    }
    assert_int_equal(model_writer_bytes(w, &bytes, &error), ACTA_OK);
    return bytes;
}

static void missing_part_is_named(void **state) {
    tiny_engine *e = *state;
    for (uint32_t i = 0;; i++) {
        arena *keep = arena_new((size_t)1 << 28);
        acta_error error = {0};
        model file;
        encode_model *encode;
        tag_model *tag;
        parse_model *parse;
        slice bytes = without(e, i, keep);
        if (bytes.at == NULL) {
            arena_free(keep);
            break;
        }
        assert_int_equal(model_of(bytes, "tiny", &file, &error), ACTA_OK);
        bool opens = encode_open(&file, keep, &encode, &error) == ACTA_OK &&
                     tag_open(&file, keep, &tag, &error) == ACTA_OK &&
                     parse_open(&file, keep, &parse, &error) == ACTA_OK;
        assert_false(opens);
        assert_int_equal(error.status, ACTA_BAD_MODEL);
        arena_free(keep);
    }
}

static int open_engine(void **state) {
    static tiny_engine e;
    tiny_train(MODEL, 20, NULL, NULL);
    tiny_open(MODEL, &e);
    *state = &e;
    return 0;
}

static int close_engine(void **state) {
    tiny_close(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typography_makes_no_difference),
        cmocka_unit_test(case_is_in_form_and_shape_only),
        cmocka_unit_test(longest_and_empty_forms_are_held),
        cmocka_unit_test(company_and_path_change_nothing),
        cmocka_unit_test(endless_sentence_is_parsed_in_pieces),
        cmocka_unit_test(no_words_is_no_problem),
        cmocka_unit_test(little_memory_is_said),
        cmocka_unit_test(missing_part_is_named),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
