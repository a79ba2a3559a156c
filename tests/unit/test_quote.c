/* needs: quote */
#include "quote_case.h"

#include "base/file.h"
#include "load/folder.h"

typedef struct lists {
    arena *keep;
    const quote_words *words;
} lists;

static int open_lists(void **state) {
    static lists opened;
    opened.keep = arena_new((size_t)1 << 26);
    if (opened.keep == NULL ||
        quote_words_load(TEST_DATA_FOLDER "/words", opened.keep, &opened.words,
                         NULL) != ACTA_OK) {
        return -1;
    }
    *state = &opened;
    return 0;
}

static int close_lists(void **state) {
    lists *opened = *state;
    if (opened == NULL) {
        return 0;
    }
    arena_free(opened->keep);
    return 0;
}

static slice run_text(const lists *l, slice input, const char *name,
                      arena *keep) {
    arena *tmp = arena_new((size_t)1 << 26);
    conllu c = conllu_of(input, name, true);
    conllu_document d;
    acta_error error = {0};
    bool found = false;
    acta_status status = conllu_next_document(&c, keep, &found, &d, &error);
    if (status != ACTA_OK || !found) {
        print_error("%s:%zu: %s\n", name, error.line, error.message);
        assert_true(false);
    }
    slice got = quote_case_run(l->words, &d, keep, tmp);
    assert_int_equal(arena_bytes(tmp), 0);
    arena_free(tmp);
    return got;
}

/* A case file: CoNLL-U, a line "---", the statements. */
static bool run_case(const lists *l, const char *path) {
    arena *keep = arena_new((size_t)1 << 26);
    file_map file;
    assert_int_equal(file_map_open(path, &file, NULL), ACTA_OK);
    const char *cut = NULL;
    for (size_t i = 0; i + 5 <= file.bytes.bytes && cut == NULL; i++) {
        if (memcmp(file.bytes.at + i, "\n---\n", 5) == 0) {
            cut = file.bytes.at + i;
        }
    }
    assert_non_null(cut);
    size_t at = (size_t)(cut - file.bytes.at);
    slice input = slice_part(file.bytes, 0, at + 1);
    slice expected = slice_part(file.bytes, at + 5, file.bytes.bytes);
    slice got = run_text(l, input, path, keep);
    bool same = slice_equal(got, expected);
    if (!same) {
        print_error("%s\n--- found\n%.*s--- expected\n%.*s", path,
                    (int)got.bytes, got.at, (int)expected.bytes, expected.at);
    }
    file_map_close(&file);
    arena_free(keep);
    return same;
}

static void case_files(void **state) {
    const lists *l = *state;
    arena *keep = arena_new(1 << 20);
    folder files;
    uint32_t wrong = 0;
    assert_int_equal(folder_list(TEST_FOLDER "/cases/quote", SLICE(".case"),
                                 keep, &files, NULL),
                     ACTA_OK);
    assert_true(files.count > 0);
    for (uint32_t i = 0; i < files.count; i++) {
        wrong += !run_case(l, files.path[i].at);
    }
    assert_int_equal(wrong, 0);
    arena_free(keep);
}

static const char SMALL[] =
    "1\t“\t“\tPUNCT\t``\t_\t3\tpunct\t_\tSpaceAfter=No\n"
    "2\tWe\twe\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
    "3\tagree\tagree\tVERB\tVBP\t_\t6\tccomp\t_\tSpaceAfter=No\n"
    "4\t,\t,\tPUNCT\t,\t_\t6\tpunct\t_\tSpaceAfter=No\n"
    "5\t”\t”\tPUNCT\t''\t_\t6\tpunct\t_\t_\n"
    "6\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "7\tOrr\tOrr\tPROPN\tNNP\t_\t6\tnsubj\t_\tSpaceAfter=No\n"
    "8\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_\n\n";

static void two_runs_agree(void **state) {
    const lists *l = *state;
    arena *keep = arena_new((size_t)1 << 26);
    slice a = run_text(l, SLICE(SMALL), "small", keep);
    slice b = run_text(l, SLICE(SMALL), "small", keep);
    check_slice(a, "1 speech direct | Orr | said | “We agree,” | - | - | "
                   "quote-before-cue\n");
    assert_true(slice_equal(a, b));
    arena_free(keep);
}

static const char LINKED[] =
    "1\t“\t“\tPUNCT\t``\t_\t3\tpunct\t_\tSpaceAfter=No\n"
    "2\tWe\twe\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
    "3\tagree\tagree\tVERB\tVBP\t_\t6\tccomp\t_\tSpaceAfter=No\n"
    "4\t,\t,\tPUNCT\t,\t_\t6\tpunct\t_\tSpaceAfter=No\n"
    "5\t”\t”\tPUNCT\t''\t_\t6\tpunct\t_\t_\n"
    "6\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "7\tOrr\tOrr\tPROPN\tNNP\t_\t6\tnsubj\t_\tSpaceAfter=No\n"
    "8\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_\n\n"
    "1\t“\t“\tPUNCT\t``\t_\t3\tpunct\t_\tSpaceAfter=No\n"
    "2\tWe\twe\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
    "3\twait\twait\tVERB\tVBP\t_\t0\troot\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tSpaceAfter=No\n"
    "5\t”\t”\tPUNCT\t''\t_\t3\tpunct\t_\t_\n\n"
    "1\tOrr\tOrr\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n"
    "2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "3\tLee\tLee\tPROPN\tNNP\t_\t4\tnsubj\t_\t_\n"
    "4\tclaimed\tclaim\tVERB\tVBD\t_\t2\tccomp\t_\t_\n"
    "5\tit\tit\tPRON\tPRP\t_\t6\tnsubj\t_\t_\n"
    "6\train\train\tVERB\tVBD\t_\t4\tccomp\t_\tSpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";

/* A sentence that goes on with a quotation names its head; speech in speech
 * names the outer one; neither is linked to what only stands beside it. */
static void statements_are_linked(void **state) {
    const lists *l = *state;
    arena *keep = arena_new((size_t)1 << 26);
    arena *tmp = arena_new((size_t)1 << 26);
    conllu c = conllu_of(SLICE(LINKED), "linked", true);
    conllu_document d;
    bool found = false;
    assert_int_equal(conllu_next_document(&c, keep, &found, &d, NULL), ACTA_OK);
    mentions m = quote_case_mentions(&d, keep);
    chains none = {0};
    quotes q = {0};
    quote_input in = {l->words, &d.article, &d.tokens, &d.tags,
                      &d.tree,  &m,         &none};
    assert_int_equal(quote_run(&in, keep, tmp, &q, NULL), ACTA_OK);
    static const uint32_t whole[] = {0, 0, 2, 3};
    static const uint32_t within[] = {DOC_NONE, DOC_NONE, DOC_NONE, 2};
    assert_int_equal(q.Q, 4);
    for (uint32_t i = 0; i < q.Q; i++) {
        assert_int_equal(q.at[i].whole, whole[i]);
        assert_int_equal(q.at[i].within, within[i]);
    }
    assert_int_equal(q.at[1].cue, DOC_NONE);
    arena_free(tmp);
    arena_free(keep);
}

/* Whatever the limit, out of memory is a status and tmp is given back. */
static void out_of_memory_is_a_status(void **state) {
    const lists *l = *state;
    arena *keep = arena_new((size_t)1 << 26);
    conllu c = conllu_of(SLICE(SMALL), "small", true);
    conllu_document d;
    bool found = false;
    assert_int_equal(conllu_next_document(&c, keep, &found, &d, NULL), ACTA_OK);
    mentions m = quote_case_mentions(&d, keep);
    chains none = {0};
    acta_status status = ACTA_NO_MEMORY;
    for (size_t limit = 0; status != ACTA_OK; limit += 64) {
        arena *kept = arena_new(limit);
        arena *little = arena_new(limit);
        quotes q = {.Q = 7};
        assert_true(limit < 1 << 16);
        quote_input in = {l->words, &d.article, &d.tokens, &d.tags,
                          &d.tree,  &m,         &none};
        status = quote_run(&in, kept, little, &q, NULL);
        assert_true(status == ACTA_OK ? q.Q == 1 : q.Q == 7);
        assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
        assert_int_equal(arena_bytes(little), 0);
        arena_free(little);
        arena_free(kept);
    }
    arena_free(keep);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_files),
        cmocka_unit_test(two_runs_agree),
        cmocka_unit_test(statements_are_linked),
        cmocka_unit_test(out_of_memory_is_a_status),
    };
    return cmocka_run_group_tests(tests, open_lists, close_lists);
}
