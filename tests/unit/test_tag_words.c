/* needs: tag */
/* Lemmas by a linguist's list: irregular forms, and forms of known words. */
#include "tag/tag_words.h"

#include <stdio.h>

#include "check.h"

#define LIST TEST_SCRATCH "/lemmas.txt"

static acta_status read(const char *text, arena *keep, tag_words *out,
                        acta_error *error) {
    FILE *f = fopen(LIST, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    return tag_words_open(LIST, keep, out, error);
}

static const char list[] = "# acta lemmas 1\n"
                           "form shot shoot VBD VBN\n"
                           "ending VERB VBD l|0||1|\n"
                           "ending VERB VBD l|0||2|\n"
                           "ending VERB VBD l|0||3|\n"
                           "ending VERB VBD l|0||3|y\n"
                           "known VERB hope shell plan defy\n"
                           "known VERB hop\n";

static lemma_word verb(const char *form) {
    return (lemma_word){slice_of(form), SLICE("VERB"), SLICE("VBD")};
}

static void finds_lemmas(void **state) {
    (void)state;
    static const struct {
        const char *form, *lemma;
    } cases[] = {{"hoped", "hope"},
                 {"shelled", "shell"},
                 {"planned", "plan"},
                 {"Defied", "defy"},
                 {"SHELLED", "shell"},
                 {"hopped", "hop"},
                 {"shelved", ""},
                 {"d", ""},
                 {"", ""},
                 {"\xC3\xA9tud", ""}};
    arena *keep = arena_new(1 << 20);
    tag_words words;
    acta_error error;
    assert_int_equal(read(list, keep, &words, &error), ACTA_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        slice lemma = tag_words_known(&words, verb(cases[i].form), keep);
        assert_non_null(lemma.at);
        if (!slice_is(lemma, cases[i].lemma)) {
            fail_msg("%s: %.*s", cases[i].form, (int)lemma.bytes, lemma.at);
        }
        lemma = tag_words_form(&words, verb(cases[i].form), keep);
        assert_true(lemma.at != NULL && lemma.bytes == 0);
    }
    assert_true(slice_is(tag_words_form(&words, verb("Shot"), keep), "shoot"));
    lemma_word noun = {SLICE("shot"), SLICE("NOUN"), SLICE("NN")};
    assert_int_equal(tag_words_form(&words, noun, keep).bytes, 0);
    noun.form = SLICE("hoped");
    assert_int_equal(tag_words_known(&words, noun, keep).bytes, 0);
    arena_free(keep);
}

static void names_the_place_of_mistakes(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint64_t line;
    } cases[] = {{"# acta lemmas 1\nform shot shoot\n", 2},
                 {"# acta lemmas 1\nform shot\n", 2},
                 {"# acta lemmas 1\n\nending VERB VBD l|x||2|\n", 3},
                 {"# acta lemmas 1\nending VERB\n", 2},
                 {"# acta lemmas 1\nverb hope\n", 2},
                 {"# acta words 1\n", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        arena *keep = arena_new(1 << 20);
        tag_words words;
        acta_error error;
        assert_int_equal(read(cases[i].text, keep, &words, &error),
                         ACTA_BAD_TABLE);
        assert_int_equal(error.line, cases[i].line);
        arena_free(keep);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_lemmas),
        cmocka_unit_test(names_the_place_of_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
