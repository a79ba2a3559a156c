/* needs: quote */
#include "quote/quote_words.h"

static const char HEAD[] = "# acta speech 1\n";

static acta_status read_lines(const char *lines, arena *keep,
                              const quote_words **out, acta_error *error) {
    char text[512];
    int n = snprintf(text, sizeof text, "%s%s", HEAD, lines);
    assert_true(n > 0 && (size_t)n < sizeof text);
    slice bytes = slice_copy(keep, slice_of(text));
    return quote_words_read(bytes, "speech.txt", keep, out, error);
}

static void reads_kinds_parts_and_frames(void **state) {
    (void)state;
    arena *keep = arena_new(1 << 20);
    const quote_words *w = NULL;
    assert_int_equal(read_lines("speech\tverb\tsay; point out\tthat quote\n"
                                "belief\tverb\tthink\tthat\n"
                                "speech\tnoun\tclaim\tthat to\n"
                                "speech\tdocument\tletter\n",
                                keep, &w, NULL),
                     ACTA_OK);
    const speech_word *say = speech_verb(w, SLICE("say"));
    assert_non_null(say);
    assert_int_equal(say->takes, TAKES_THAT | TAKES_QUOTE);
    assert_non_null(speech_verb(w, SLICE("point out")));
    assert_int_equal(speech_verb(w, SLICE("think"))->kind, QUOTE_BELIEF);
    assert_int_equal(speech_find(w, SPEECH_NOUN, SLICE("claim"))->takes,
                     TAKES_THAT | TAKES_TO);
    assert_true(speech_is(w, SPEECH_DOCUMENT, SLICE("letter")));
    assert_null(speech_verb(w, SLICE("claim")));
    assert_false(speech_is(w, SPEECH_NOUN, SLICE("letter")));
    arena_free(keep);
}

/* A word may have several kinds; speech comes first whatever the file says. */
static void keeps_kinds_of_a_word_apart(void **state) {
    (void)state;
    arena *keep = arena_new(1 << 20);
    const quote_words *w = NULL;
    assert_int_equal(read_lines("talk\tverb\tdeny\tnoun\n"
                                "speech\tverb\tdeny\tthat:must to:noun of\n"
                                "belief\tadjective\tafraid\tof\n"
                                "talk\tverb\tdiscuss\tnoun\n",
                                keep, &w, NULL),
                     ACTA_OK);
    const speech_word *deny = speech_verb(w, SLICE("deny"));
    assert_non_null(deny);
    assert_int_equal(deny->kind, QUOTE_SPEECH);
    assert_int_equal(deny->takes, TAKES_THAT | TAKES_THAT_MUST | TAKES_AFTER);
    assert_int_equal(deny->after, 1 << SPEECH_TO_NOUN | 1);
    deny = speech_next(w, deny);
    assert_non_null(deny);
    assert_int_equal(deny->kind, QUOTE_TALK);
    assert_null(speech_next(w, deny));
    assert_null(speech_verb(w, SLICE("discuss")));
    assert_true(speech_is(w, SPEECH_VERB, SLICE("discuss")));
    assert_true(speech_is(w, SPEECH_ADJECTIVE, SLICE("afraid")));
    arena_free(keep);
}

static void names_the_place_of_an_error(void **state) {
    (void)state;
    static const struct {
        const char *lines;
        size_t line;
        size_t column;
    } bad[] = {{"rumour\tverb\tsay\tthat\n", 2, 1},
               {"speech\tarticle\tsay\tthat\n", 2, 8},
               {"speech\tverb\tsay\tthat thot\n", 2, 22},
               {"speech\tverb\tsay\tthat\nspeech\tverb\tsay\tto\n", 3, 13}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        arena *keep = arena_new(1 << 20);
        const quote_words *w = NULL;
        acta_error error = {0};
        assert_int_equal(read_lines(bad[i].lines, keep, &w, &error),
                         ACTA_BAD_TABLE);
        assert_int_equal(error.line, bad[i].line);
        assert_int_equal(error.column, bad[i].column);
        assert_null(w);
        arena_free(keep);
    }
}

static void loads_the_shipped_lists(void **state) {
    (void)state;
    arena *keep = arena_new(1 << 22);
    const quote_words *w = NULL;
    acta_error error = {0};
    acta_status status =
        quote_words_load(TEST_DATA_FOLDER "/words", keep, &w, &error);
    if (status != ACTA_OK) {
        print_error("%s:%zu:%zu %s\n", error.path, error.line, error.column,
                    error.message);
    }
    assert_int_equal(status, ACTA_OK);
    assert_true(w->W > 300);
    arena_free(keep);
}

static void a_folder_without_lists_is_an_error(void **state) {
    (void)state;
    arena *keep = arena_new(1 << 20);
    const quote_words *w = NULL;
    assert_int_equal(quote_words_load(TEST_FOLDER "/unit", keep, &w, NULL),
                     ACTA_NOT_FOUND);
    arena_free(keep);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_kinds_parts_and_frames),
        cmocka_unit_test(keeps_kinds_of_a_word_apart),
        cmocka_unit_test(names_the_place_of_an_error),
        cmocka_unit_test(loads_the_shipped_lists),
        cmocka_unit_test(a_folder_without_lists_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
