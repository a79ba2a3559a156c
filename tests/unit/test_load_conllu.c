/* needs: load doc */
#include "load/conllu.h"
#include "load/conllu_layers.h"

/* The columns behind the form: lemma, UPOS and so on, with head and relation.
 */
#define WORD(id, form, head, rel)                                              \
    id "\t" form "\t" form "\tX\t_\t_\t" head "\t" rel "\t_\t_\n"
#define GLUED(id, form, head, rel)                                             \
    id "\t" form "\t" form "\tX\t_\t_\t" head "\t" rel "\t_\tSpaceAfter=No\n"

static const char two_documents[] =
    "# newdoc id = first\n"
    "# published = 1901-02-03\n"
    "# title = Talks begin\n"
    "# part = title\n"
    "1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tbegin\tbegin\tVERB\tVBP\t_\t0\troot\t_\t_\n"
    "\n"
    "# sent_id = 1\n"
    "# text = They didn't meet.\n" WORD(
        "1", "They", "4",
        "nsubj") "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD("2", "did", "4",
                                                              "aux")
        WORD("3", "n't", "4",
             "advm"
             "od")
            GLUED("4", "meet", "0",
                  "root") "4.1\tghost\t_\t_\t_\t_\t_\t_\t4:dep\t_"
                          "\n" WORD("5", ".", "4", "punct") "\n" WORD(
                              "1", "Yes", "0",
                              "root") "\n"
                                      "# newpar\n"
                                      "1-2\tdu\t_\t_\t_\t_\t_\t_"
                                      "\t_\tSpaceAfter=No\n" WORD("1", "de",
                                                                  "3", "case")
                                          WORD("2", "le", "3", "det") WORD(
                                              "3", "lac", "0",
                                              "root") "\n"
                                                      "# "
                                                      "newdoc"
                                                      "\n" WORD("1", "Alone",
                                                                "0", "root");

static void sentences_are_read(void **state) {
    (void)state;
    arena *a = arena_new(1 << 20);
    conllu c = conllu_of(slice_of(two_documents), "x.conllu", true);
    conllu_sentence s;
    acta_error e;
    bool found = false;
    assert_int_equal(conllu_next(&c, a, &found, &s, &e), ACTA_OK);
    assert_true(found && s.new_document && s.tree);
    assert_int_equal(s.W, 2);
    check_slice(conllu_value(&s, "newdoc id"), "first");
    check_slice(conllu_value(&s, "absent"), "");
    check_slice(s.word[0].column[CONLLU_LEMMA], "talk");
    check_slice(conllu_feature(s.word[0].column[CONLLU_FEATS], "Number"),
                "Plur");
    assert_int_equal(s.word[0].head, 1);
    assert_int_equal(s.word[1].head, CONLLU_ROOT);
    assert_int_equal(conllu_next(&c, a, &found, &s, &e), ACTA_OK);
    assert_int_equal(s.W, 5);
    assert_int_equal(s.R, 1);
    assert_int_equal(s.line, 8);
    assert_int_equal(s.word[4].line, 16);
    check_slice(s.range[0].form, "didn't");
    assert_false(s.word[1].joined || s.word[1].spaced);
    assert_true(s.word[2].joined && s.word[2].spaced);
    assert_false(s.word[3].spaced);
    for (int more = 0; more < 3; more++) {
        assert_int_equal(conllu_next(&c, a, &found, &s, &e), ACTA_OK);
        assert_true(found);
    }
    assert_true(s.new_document);
    assert_int_equal(conllu_next(&c, a, &found, &s, &e), ACTA_OK);
    assert_false(found);
    arena_free(a);
}

static void documents_become_layers(void **state) {
    (void)state;
    arena *a = arena_new(1 << 20);
    conllu c = conllu_of(slice_of(two_documents), "x.conllu", false);
    conllu_document d;
    acta_error e;
    bool found = false;
    assert_int_equal(conllu_next_document(&c, a, &found, &d, &e), ACTA_OK);
    assert_true(found && d.tagged && d.parsed);
    check_slice(d.article.key, "first");
    check_slice(d.article.published, "1901-02-03");
    assert_int_equal(d.article.published_day, -25169);
    check_slice(d.article.title_given, "Talks begin");
    check_slice(d.article.body,
                "Talks begin\n\nThey didn't meet. Yes\n\ndulac");
    assert_int_equal(d.article.title.end, 11);
    assert_int_equal(d.article.text.start, 13);
    assert_int_equal(d.article.text.end, d.article.body.bytes);
    const tokens *w = &d.tokens;
    assert_int_equal(w->T, 11);
    assert_int_equal(w->S, 4);
    for (uint32_t t = 0; t < 8; t++) {
        slice spelt = slice_part(d.article.body, w->at[t].start, w->at[t].end);
        assert_true(slice_equal(spelt, w->form[t]));
    }
    check_slice(slice_part(d.article.body, w->at[8].start, w->at[8].end), "du");
    check_slice(slice_part(d.article.body, w->at[9].start, w->at[9].end), "du");
    assert_int_equal(w->joined[4], 1);
    assert_int_equal(w->spaced[3], 0);
    assert_int_equal(w->spaced[4], 1);
    assert_int_equal(w->part[0], PART_TITLE);
    assert_int_equal(w->part[1], PART_TEXT);
    assert_int_equal(w->paragraph[1], 1);
    assert_int_equal(w->paragraph[2], 1);
    assert_int_equal(w->paragraph[3], 2);
    assert_int_equal(w->first[4], 11);
    assert_int_equal(w->sentence_of[7], 2);
    assert_int_equal(d.tree.head[2], 5);
    assert_int_equal(d.tree.head[5], TREE_ROOT);
    assert_int_equal(d.tree.root[1], 5);
    assert_int_equal(d.tree.rel[2], REL_NSUBJ);
    check_slice(d.tags.xpos[1], "VBP");
    check_slice(d.tags.features[1], "");
    assert_int_equal(conllu_next_document(&c, a, &found, &d, &e), ACTA_OK);
    check_slice(d.article.body, "Alone");
    check_slice(d.article.key, "x.conllu");
    assert_int_equal(conllu_next_document(&c, a, &found, &d, &e), ACTA_OK);
    assert_false(found);
    arena_free(a);
}

static void tokens_alone_are_enough(void **state) {
    (void)state;
    static const char bare[] = "1\tTalks\t_\t_\t_\t_\t_\t_\t_\t_\r\n"
                               "2\t_\t_\t_\t_\t_\t_\t_\t_\t_\r\n";
    arena *a = arena_new(1 << 20);
    acta_error e;
    bool found = false;
    conllu_document d;
    conllu c = conllu_of(slice_of(bare), "x", false);
    assert_int_equal(conllu_next_document(&c, a, &found, &d, &e), ACTA_OK);
    assert_true(found);
    assert_false(d.tagged || d.parsed);
    check_slice(d.article.body, "Talks _");
    c = conllu_of(slice_of(bare), "x", true);
    assert_int_equal(conllu_next_document(&c, a, &found, &d, &e),
                     ACTA_BAD_INPUT);
    arena_free(a);
}

static void mistakes_are_named(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t line;
        size_t column;
        const char *message;
    } bad[] = {
        {"1\ta\tb\n", 1, 1, "expected 10 columns between tabs, found 3"},
        {WORD("1", "", "0", "root"), 1, 3,
         "expected a value or \"_\", found \"\""},
        {WORD("1", "a", "0", "root") WORD("3", "b", "1", "dep"), 2, 1,
         "expected the next word's number as id, found \"3\""},
        {WORD("x", "a", "0", "root"), 1, 1,
         "expected the next word's number as id, found \"x\""},
        {WORD("1", "é", "1", "root"), 1, 13,
         "expected the number of another word as head, found \"1\""},
        {WORD("1", "a", "7", "dep"), 1, 13,
         "expected the number of another word as head, found \"7\""},
        {WORD("1", "a", "-1", "dep"), 1, 13,
         "expected the number of another word as head, found \"-1\""},
        {WORD("1", "a", "0", "root") WORD("2", "b", "0", "root"), 2, 13,
         "expected one root a sentence, found \"0\""},
        {WORD("1", "a", "2", "dep") WORD("2", "b", "1", "dep"), 1, 13,
         "expected a root in the sentence, found \"2\""},
        {WORD("1", "a", "0", "root") WORD("2", "b", "3", "dep")
             WORD("3", "c", "2", "dep"),
         2, 13, "expected a tree without a cycle, found \"3\""},
        {WORD("1", "a", "0", "root") WORD("2", "b", "_", "_"), 2, 13,
         "expected a head as for the other words, found \"_\""},
        {"1-3\tabc\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD(
             "1", "a", "0", "root") "2-3\tbc\t_\t_\t_\t_\t_\t_\t_\t_\n",
         3, 1, "expected no range inside a range, found \"2-3\""},
        {"2-1\tabc\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, 1,
         "expected a range that begins at the next word, found \"2-1\""},
        {"1-2\tabc\t_\t_\t_\t_\t_\t_\t_\t_\n" WORD("1", "a", "0", "root"), 2, 1,
         "expected all words of the last range, found \"1\ta\ta\tX\t_\t_\t0\t"
         "root\t_\t_\""},
        {"# text = a\n", 1, 1,
         "expected words after the comments, found \"# text = a\""},
        {WORD("1", "a\xFF", "0", "root"), 1, 4,
         "expected UTF-8 text, found \"\""},
    };
    arena *a = arena_new(1 << 20);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char file[1000];
        snprintf(file, sizeof file, "%s\n%s", bad[i].text,
                 WORD("1", "next", "0", "root"));
        conllu c = conllu_of(slice_of(file), "x.conllu", true);
        conllu_sentence s = {.W = 77};
        acta_error e;
        bool found = false;
        assert_int_equal(conllu_next(&c, a, &found, &s, &e), ACTA_BAD_INPUT);
        assert_string_equal(e.message, bad[i].message);
        assert_string_equal(e.path, "x.conllu");
        assert_int_equal(e.line, bad[i].line);
        assert_int_equal(e.column, bad[i].column);
        assert_int_equal(s.W, 77);
        /* The sentence behind it is read all the same. */
        assert_int_equal(conllu_next(&c, a, &found, &s, &e), ACTA_OK);
        assert_true(found);
        check_slice(s.word[0].column[CONLLU_FORM], "next");
    }
    arena_free(a);
}

static void bad_document_is_left_whole(void **state) {
    (void)state;
    static const char text[] =
        "# newdoc id = 1\n" WORD("1", "a", "7", "dep") "\n" WORD(
            "1", "b", "0", "root") "\n# newdoc id = 2\n" WORD("1", "c", "0",
                                                              "root");
    arena *a = arena_new(1 << 20);
    conllu c = conllu_of(slice_of(text), "x", true);
    conllu_document d;
    acta_error e;
    bool found = false;
    assert_int_equal(conllu_next_document(&c, a, &found, &d, &e),
                     ACTA_BAD_INPUT);
    assert_int_equal(conllu_next_document(&c, a, &found, &d, &e), ACTA_OK);
    check_slice(d.article.key, "2");
    check_slice(d.article.body, "c");
    c = conllu_of(SLICE("# published = 1901-02-29\n" WORD("1", "a", "0", "r")),
                  "x", true);
    assert_int_equal(conllu_next_document(&c, a, &found, &d, &e),
                     ACTA_BAD_INPUT);
    /* An arena that is too small is no crash. */
    arena *tiny = arena_new(500);
    c = conllu_of(slice_of(two_documents), "x", true);
    assert_int_equal(conllu_next_document(&c, tiny, &found, &d, &e),
                     ACTA_NO_MEMORY);
    arena_free(tiny);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_read),
        cmocka_unit_test(documents_become_layers),
        cmocka_unit_test(tokens_alone_are_enough),
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(bad_document_is_left_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
