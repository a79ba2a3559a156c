/* needs: write failing */
/* The layouts, on one small analysis made by hand. */
#include "write/write.h"

#include "check.h"
#include "failing.h"
#include "write/write_width.h"

/* "Noël" is longer in bytes than in characters. */
#define TITLE "No\xC3\xABl"
#define TEXT "Arland thanked\nBorduria."

static const slice forms[] = {{"No\xC3\xABl", 5},
                              {"Arland", 6},
                              {"thanked", 7},
                              {"Borduria", 8},
                              {".", 1}};
static const span places[] = {{0, 5}, {7, 13}, {14, 21}, {22, 30}, {30, 31}};
static const uint8_t spaced[] = {1, 1, 1, 0, 0};
static const uint8_t joined[] = {0, 0, 0, 0, 0};
static const uint32_t first[] = {0, 1, 5};
static const span sentences[] = {{0, 5}, {7, 31}};
static const uint8_t parts[] = {PART_TITLE, PART_TEXT};
static const uint32_t paragraphs[] = {0, 1};
static const uint32_t sentence_of[] = {0, 1, 1, 1, 1};
static const uint8_t upos_of_word[] = {UPOS_PROPN, UPOS_PROPN, UPOS_VERB,
                                       UPOS_PROPN, UPOS_PUNCT};
static const slice empty_texts[5];
static const slice lemmas[] = {
    {"No\xC3\xABl", 5}, {"Arland", 6}, {"thank", 5}, {"Borduria", 8}, {".", 1}};
static const uint32_t heads[] = {TREE_ROOT, 2, TREE_ROOT, 2, 2};
static const slice relations[] = {
    {"root", 4}, {"nsubj", 5}, {"root", 4}, {"obj", 3}, {"punct", 5}};
static const mention who[] = {
    {.head = 1, .words = {1, 2}, .actor = true, .chain = 0, .code = "ARL"},
    {.head = 3, .words = {3, 4}, .actor = true, .chain = 1, .code = "BORGOV"}};
static const uint32_t who_of_word[] = {DOC_NONE, 0, DOC_NONE, 1, DOC_NONE};
static const chain chain_list[] = {{.first = 0, .count = 1, .code = "ARL"},
                                   {.first = 1, .count = 1, .code = "BORGOV"}};
static const event acts[] = {{.sentence = 1,
                              .word = 2,
                              .act_words = {2, 3},
                              .source = 0,
                              .target = 1,
                              .cameo = {"051", 3},
                              .plover = {"SUPPORT", 7},
                              .quad = 1,
                              .goldstein = 3.4,
                              .when = {1979, 3, 26, DATE_DAY},
                              .place_word = DOC_NONE,
                              .reported_by = DOC_NONE,
                              .quote = 0,
                              .contexts = {"diplomatic,\"odd\"", 16},
                              .rule = {"051.thank", 9},
                              .rule_file = {"05.rules", 8},
                              .rule_line = 7,
                              .signs = 1U << SIGN_NOUN | 1U << SIGN_LONG,
                              .confidence = 7}};
static const quote said[] = {{.sentence = 1,
                              .form = QUOTE_MIXED,
                              .content = {14, 30},
                              .content_words = {2, 4},
                              .cue = DOC_NONE,
                              .speaker = DOC_NONE,
                              .speaker_word = 1,
                              .addressee = DOC_NONE,
                              .within = DOC_NONE,
                              .rule = {"test", 4}}};
static const uint32_t said_of_word[] = {DOC_NONE, DOC_NONE, 0, 0, DOC_NONE};

static bool make_analysis(arena *keep, analysis *a) {
    *a = (analysis){.article = {.key = SLICE("k\t1"),
                                .language = SLICE("en"),
                                .published = SLICE("1979-03-27"),
                                .body = SLICE(TITLE "\n\n" TEXT),
                                .title = {0, 5},
                                .text = {7, 31},
                                .title_given = SLICE(TITLE)},
                    .tokens = {5, 2, forms, places, spaced, joined, first,
                               sentences, parts, paragraphs, sentence_of},
                    .tags = {.upos = upos_of_word,
                             .xpos = empty_texts,
                             .features = empty_texts,
                             .lemma = lemmas},
                    .mentions = {.M = 2, .at = who, .of_word = who_of_word},
                    .chains = {2, chain_list},
                    .quotes = {1, said, said_of_word},
                    .events = {1, acts},
                    .coder = SLICE("acta test")};
    a->tree = (tree){.T = 5, .head = heads, .rel_name = relations};
    return tree_link(&a->tokens, keep, &a->tree) &&
           problems_add(&a->problems, keep,
                        (problem){.path = SLICE("f"),
                                  .line = 2,
                                  .where = SLICE("source"),
                                  .what = SLICE("odd"),
                                  .action = SLICE("cut")});
}

static void json_lines_are_exact(void **state) {
    arena *keep = arena_new(1 << 20);
    arena *other = arena_new(1 << 20);
    analysis a;
    write_ready r;
    (void)state;
    assert_true(make_analysis(keep, &a));
    assert_true(write_prepare(&a, keep, &r));
    text out = text_on(other);
    write_jsonl(&r, true, &out);
    slice rest = text_slice(&out), line = {0};
    assert_true(slice_cut(&rest, '\n', &line));
    char wanted[2048];
    snprintf(wanted, sizeof wanted,
             "{\"record\":\"article\",\"id\":\"%s\",\"article_key\":\"k\\t1\","
             "\"url\":null,\"title\":\"" TITLE "\",\"published\":\"1979-03-27\""
             ",\"source\":null,\"language\":\"en\",\"story\":null,\"coder\":"
             "\"acta test\",\"text\":\"Arland thanked\\nBorduria.\"}",
             r.article_id);
    check_slice(line, wanted);
    assert_true(slice_cut(&rest, '\n', &line));
    snprintf(
        wanted, sizeof wanted,
        "{\"record\":\"statement\",\"id\":\"%s\",\"article\":\"%s\","
        "\"article_key\":\"k\\t1\",\"part\":\"text\",\"sentence\":{\"n\":2,"
        "\"start\":0,\"end\":24},\"kind\":\"speech\",\"form\":\"mixed\","
        "\"speaker\":{\"text\":\"Arland\",\"name\":null,\"code\":null,"
        "\"start\":0,\"end\":6},\"cue\":null,\"content\":{\"text\":"
        "\"thanked\\nBorduria\",\"start\":7,\"end\":23},\"addressee\":null,"
        "\"about\":[\"BORGOV\"],\"events\":[\"%s\"],\"stance\":[],"
        "\"quotation\":null,\"within\":null,\"coder\":\"acta test\"}",
        r.statement_id[0], r.article_id, r.event_id[0]);
    check_slice(line, wanted);
    assert_true(slice_cut(&rest, '\n', &line));
    snprintf(
        wanted, sizeof wanted,
        "{\"record\":\"event\",\"id\":\"%s\",\"article\":\"%s\","
        "\"article_key\":\"k\\t1\",\"part\":\"text\",\"sentence\":{\"n\":2,"
        "\"start\":0,\"end\":24},\"source\":{\"text\":\"Arland\",\"name\":"
        "null,\"code\":\"ARL\",\"start\":0,\"end\":6},\"act\":{\"text\":"
        "\"thanked\",\"cameo\":\"051\",\"plover\":\"SUPPORT\",\"mode\":"
        "null,\"quad\":1,\"goldstein\":3.4,\"start\":7,\"end\":14},"
        "\"target\":{\"text\":\"Borduria\",\"name\":null,\"code\":"
        "\"BORGOV\",\"start\":15,\"end\":23},\"status\":\"actual\","
        "\"date\":\"1979-03-26\",\"date_precision\":\"day\",\"place\":null,"
        "\"contexts\":[\"diplomatic\",\"\\\"odd\\\"\"],\"reported_by\":"
        "null,\"statement\":\"%s\",\"rule\":\"051.thank\",\"confidence\":0.07,"
        "\"signs\":[\"noun\",\"long sentence\"],\"coder\":"
        "\"acta test\"}",
        r.event_id[0], r.article_id, r.statement_id[0]);
    check_slice(line, wanted);
    assert_true(slice_cut(&rest, '\n', &line));
    check_slice(line, "{\"record\":\"problem\",\"article_key\":null,\"file\":"
                      "\"f\",\"line\":2,\"where\":\"source\",\"what\":\"odd\","
                      "\"action\":\"cut\"}");
    assert_int_equal(rest.bytes, 0);
    arena_free(other);
    arena_free(keep);
}

static void ids_depend_on_key_text_and_place(void **state) {
    arena *keep = arena_new(1 << 20);
    analysis a;
    write_ready one, two;
    (void)state;
    assert_true(make_analysis(keep, &a));
    assert_true(write_prepare(&a, keep, &one));
    assert_true(write_prepare(&a, keep, &two));
    assert_string_equal(one.event_id[0], two.event_id[0]);
    a.article.key = SLICE("other");
    assert_true(write_prepare(&a, keep, &two));
    assert_string_not_equal(one.article_id, two.article_id);
    assert_string_not_equal(one.event_id[0], two.event_id[0]);
    event twice[] = {acts[0], acts[0]};
    a.events = (events){2, twice};
    assert_true(write_prepare(&a, keep, &two));
    assert_string_not_equal(two.event_id[0], two.event_id[1]);
    arena_free(keep);
}

static void csv_quotes_what_must_be(void **state) {
    arena *keep = arena_new(1 << 20);
    text out = text_on(keep);
    acta_text row[] = {{"a,b", 3},        {"say \"x\"", 7}, {NULL, 0},
                       {"two\nlines", 9}, {"plain", 5},     {" blank", 6}};
    (void)state;
    write_csv_row(row, 6, &out);
    check_slice(text_slice(&out),
                "\"a,b\",\"say \"\"x\"\"\",,\"two\nlines\",plain,\" blank\"\n");
    arena_free(keep);
}

static void columns_have_their_names(void **state) {
    (void)state;
    for (int i = 0; i < ACTA_EVENT_COLUMNS; i++) {
        assert_non_null(acta_event_column_name((acta_event_column)i));
    }
    for (int i = 0; i < ACTA_STATEMENT_COLUMNS; i++) {
        assert_non_null(acta_statement_column_name((acta_statement_column)i));
    }
    assert_null(acta_event_column_name(ACTA_EVENT_COLUMNS));
    assert_null(acta_statement_column_name(ACTA_STATEMENT_COLUMNS));
}

static void lines_fit_their_columns(void **state) {
    static const struct {
        const char *text, *fitted;
        size_t columns;
    } cases[] = {{"abc", "abc  ", 5},
                 {"abcdef", "abcd\xE2\x80\xA6", 5},
                 {"a\n\n  b", "a b  ", 5},
                 {"\xE4\xB8\xAD\xE5\x9B\xBD\xE4\xBA\xBA",
                  "\xE4\xB8\xAD\xE5\x9B\xBD\xE2\x80\xA6", 5},
                 {"\xE4\xB8\xAD\xE5\x9B\xBD\xE4\xBA\xBA",
                  "\xE4\xB8\xAD\xE2\x80\xA6 ", 4},
                 {"e\xCC\x81t\xC3\xA9", "e\xCC\x81t\xC3\xA9  ", 5}};
    arena *keep = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text out = text_on(keep);
        width_add(&out, slice_of(cases[i].text), cases[i].columns);
        check_slice(text_slice(&out), cases[i].fitted);
    }
    text out = text_on(keep);
    width_wrap(&out, SLICE("one two three four five"), 9, 2, 2);
    check_slice(text_slice(&out), "one two\n  three\xE2\x80\xA6");
    out.bytes = 0;
    width_wrap(&out, SLICE("one two"), 9, 2, 2);
    check_slice(text_slice(&out), "one two");
    out.bytes = 0;
    width_wrap(&out, SLICE("oneverylongword x"), 9, 0, 9);
    check_slice(text_slice(&out), "oneverylo\nngword x");
    arena_free(keep);
}

static void tables_fit_the_terminal(void **state) {
    arena *keep = arena_new(1 << 20);
    arena *other = arena_new(1 << 20);
    analysis a;
    write_ready r;
    (void)state;
    assert_true(make_analysis(keep, &a));
    assert_true(write_prepare(&a, keep, &r));
    text out = text_on(other);
    assert_true(write_table(&r, false, keep, &out));
    slice rest = text_slice(&out), line = {0};
    while (slice_cut(&rest, '\n', &line)) {
        assert_true(utf8_length(line) <= WRITE_TABLE_WIDTH);
    }
    assert_non_null(strstr(
        slice_copy(keep, text_slice(&out)).at,
        "1979-03-26 ARL    Arland           SUPPORT   051  thanked        "
        "BORGOV Borduria        actual\n"));
    arena_free(other);
    arena_free(keep);
}

static void conllu_holds_words_and_tree(void **state) {
    arena *keep = arena_new(1 << 20);
    arena *other = arena_new(1 << 20);
    analysis a;
    write_ready r;
    (void)state;
    assert_true(make_analysis(keep, &a));
    assert_true(write_prepare(&a, keep, &r));
    text out = text_on(other);
    write_conllu(&r, &out);
    const char *made = slice_copy(keep, text_slice(&out)).at;
    assert_non_null(strstr(made, "# newdoc id = k 1\n"));
    assert_non_null(strstr(made, "# text = Arland thanked Borduria.\n"
                                 "1\tArland\tArland\tPROPN\t_\t_\t2\tnsubj\t_"
                                 "\t_\n"));
    assert_non_null(strstr(made, "3\tBorduria\tBorduria\tPROPN\t_\t_\t2\tobj\t_"
                                 "\tSpaceAfter=No\n4\t.\t"));
    a.tree = (tree){0};
    a.tags = (tags){0};
    out = text_on(other);
    write_conllu(&r, &out);
    made = slice_copy(keep, text_slice(&out)).at;
    assert_non_null(strstr(made, "1\tArland\t_\t_\t_\t_\t_\t_\t_\t_\n"));
    arena_free(other);
    arena_free(keep);
}

static void explain_names_rule_and_reason(void **state) {
    arena *keep = arena_new(1 << 20);
    arena *other = arena_new(1 << 20);
    arena *tmp = arena_new(1 << 20);
    analysis a;
    write_ready r;
    slice why[5] = {{0}};
    (void)state;
    why[4] = SLICE("first\nsecond");
    assert_true(make_analysis(keep, &a));
    assert_true(write_prepare(&a, keep, &r));
    text out = text_on(other);
    write_explain(&r, why, false, tmp, &out);
    assert_false(out.failed);
    const char *made = slice_copy(keep, text_slice(&out)).at;
    assert_non_null(strstr(made, "rule 051.thank (05.rules:7)"));
    assert_non_null(strstr(made, "confidence 0.07: noun, long sentence"));
    assert_non_null(
        strstr(made, "no event from\n  .\n    first\n    second\n"));
    assert_non_null(strstr(made, "\xE2\x94\x94\xE2\x94\x80 .  "));
    arena_free(tmp);
    arena_free(other);
    arena_free(keep);
}

static bool write_all(void *data) {
    arena *keep = arena_new(1 << 20);
    arena *tmp = arena_new(1 << 20);
    analysis a;
    write_ready r;
    bool good = keep != NULL && tmp != NULL && make_analysis(keep, &a) &&
                write_prepare(&a, keep, &r);
    (void)data;
    if (good) {
        text out = text_on(keep);
        write_jsonl(&r, true, &out);
        write_conllu(&r, &out);
        good = write_table(&r, true, tmp, &out);
        write_explain(&r, NULL, true, tmp, &out);
        good = good && !out.failed;
    }
    arena_free(tmp);
    arena_free(keep);
    return good;
}

static void want_of_memory_is_told(void **state) {
    (void)state;
    failing_each(write_all, NULL, 4000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_lines_are_exact),
        cmocka_unit_test(ids_depend_on_key_text_and_place),
        cmocka_unit_test(csv_quotes_what_must_be),
        cmocka_unit_test(columns_have_their_names),
        cmocka_unit_test(lines_fit_their_columns),
        cmocka_unit_test(tables_fit_the_terminal),
        cmocka_unit_test(conllu_holds_words_and_tree),
        cmocka_unit_test(explain_names_rule_and_reason),
        cmocka_unit_test(want_of_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
