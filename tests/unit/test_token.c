/* needs: token */
#include "token_check.h"

static int open_all(void **state) {
    token_check *c = malloc(sizeof *c);
    if (c == NULL) {
        return -1;
    }
    token_check_open(c);
    *state = c;
    return 0;
}

static int close_all(void **state) {
    token_check_close(*state);
    free(*state);
    return 0;
}

typedef struct pair {
    const char *text;
    const char *words;
} pair;

static void check_pairs(token_check *c, const pair *pairs, size_t count) {
    for (size_t i = 0; i < count; i++) {
        token_check_read(c, NULL, slice_of(pairs[i].text));
        check_slice(token_check_line(c), pairs[i].words);
    }
}

#define CHECK_PAIRS(c, pairs)                                                  \
    check_pairs((c), (pairs), sizeof(pairs) / sizeof((pairs)[0]))

static void contractions(void **state) {
    static const pair pairs[] = {
        {"They don't.", "They do +n't ."},
        {"I can’t, it’s late", "I ca +n’t , it +’s late"},
        {"We cannot go", "We can +not go"},
        {"Y\xE2\x80\x99"
         "all go",
         "Y\xE2\x80\x99 +all go"},
        {"Y'all go", "Y' +all go"},
        {"gonna I'd they've we're I'm she'll",
         "gon +na I +'d they +'ve we +'re I +'m she +'ll"},
        {"Arland's king", "Arland +'s king"},
        {"the workers' hall", "the workers +' hall"},
        {"the ‘workers’ hall", "the ‘ workers ’ hall"},
        {"DON'T", "DO +N'T"},
        {"O'Neill at 5 o'clock", "O'Neill at 5 o'clock"},
        {"rock 'n' roll", "rock 'n ' roll"},
        {"the U.S.'s plan", "the U.S. +'s plan"},
        {"it is its own", "it is its own"},
    };
    CHECK_PAIRS(*state, pairs);
}

static void hyphens_and_slashes(void **state) {
    static const pair pairs[] = {
        {"US-led state-of-the-art", "US - led state - of - the - art"},
        {"non-member pre-war e-mail", "non-member pre-war e-mail"},
        {"mid-1990s", "mid-1990s"},
        {"2003-2004", "2003 - 2004"},
        {"on 2017-02-19", "on 2017-02-19"},
        {"call 713-555-0199", "call 713-555-0199"},
        {"and/or 15/02/2017 1/2", "and / or 15/02/2017 1/2"},
        {"war — peace—now -- so", "war — peace — now -- so"},
        {"AT&T, R&D", "AT&T , R&D"},
        {"F-16s", "F - 16s"},
    };
    CHECK_PAIRS(*state, pairs);
}

static void numbers(void **state) {
    static const pair pairs[] = {
        {"1,000.5 tons", "1,000.5 tons"},
        {"$100 and US$5m", "$ 100 and US$ 5 m"},
        {"5% of €3bn", "5 % of € 3 bn"},
        {"at 10:30, 7:30PM", "at 10:30 , 7:30 PM"},
        {"at 9 a.m. today", "at 9 a.m. today"},
        {"35mm 20th 1990s '60s", "35 mm 20th 1990s '60s"},
        {"in 2003, 400 came", "in 2003 , 400 came"},
        {"1,00,000 rupees", "1,00,000 rupees"},
        {"the N7.2 billion", "the N7.2 billion"},
        {"4,2004", "4 , 2004"},
    };
    CHECK_PAIRS(*state, pairs);
}

static void abbreviations(void **state) {
    static const pair pairs[] = {
        {"Mr. Ode of the U.S. Navy", "Mr. Ode of the U.S. Navy"},
        {"J. F. Kennedy, J.F. Kennedy", "J. F. Kennedy , J.F. Kennedy"},
        {"Edwin P. Ode", "Edwin P. Ode"},
        {"So did I. He left.", "So did I . / He left ."},
        {"No. 5, oh no. Yes.", "No. 5 , oh no . / Yes ."},
        {"Ph.D. e.g. U.N.-led", "Ph.D. e.g. U.N. - led"},
        {"Ode Inc., Ltd.", "Ode Inc. , Ltd."},
        {"GEN. Ode", "GEN. Ode"},
        {"(b. 1926)", "( b. 1926 )"},
    };
    CHECK_PAIRS(*state, pairs);
}

static void addresses(void **state) {
    static const pair pairs[] = {
        {"see http://example.org/a-b?c=d, or www.example.com.",
         "see http://example.org/a-b?c=d , or www.example.com ."},
        {"to a.b-c@example.org", "to a.b-c@example.org"},
        {"example.org/path", "example.org/path"},
        {"@name wrote #tag", "@name wrote #tag"},
        {"# 1 and #1", "# 1 and # 1"},
        {"file.pdf", "file.pdf"},
    };
    CHECK_PAIRS(*state, pairs);
}

static void quotation_marks(void **state) {
    static const pair pairs[] = {
        {"\"We go,\" he said.", "\" We go , \" he said ."},
        {"“We go.” He left.", "“ We go . ” / He left ."},
        {"«Oui» and „ja“", "« Oui » and „ ja “"},
        {"``Go'' he said", "`` Go '' he said"},
        {"‘a new day,'” he said", "‘ a new day , ' ” he said"},
        {"He said: \"We go. They stay.\" Then he left.",
         "He said : \" We go . / They stay . \" / Then he left ."},
        {"(He left.) She stayed.", "( He left . ) / She stayed ."},
    };
    CHECK_PAIRS(*state, pairs);
}

static void sentences(void **state) {
    static const pair pairs[] = {
        {"The talks ended. The king left.",
         "The talks ended . / The king left ."},
        {"The talks ended.The king left.",
         "The talks ended . / The king left ."},
        {"Did they? Yes! They did.", "Did they ? / Yes ! / They did ."},
        {"They waited... and left.", "They waited ... and left ."},
        {"BORLAND CITY: The king left.", "BORLAND CITY : The king left ."},
        {"BORLAND (Agency) — The king left.",
         "BORLAND ( Agency ) — The king left ."},
        {"Gen. Ode met Dr. Una in St. Mark.",
         "Gen. Ode met Dr. Una in St. Mark ."},
        {"He praised the U.S. Navy.", "He praised the U.S. Navy ."},
        {"It grew.[6] They left.", "It grew . [ 6 ] / They left ."},
        {"“Why?” Ode asked.", "“ Why ? ” Ode asked ."},
        {"“Why?” he asked.", "“ Why ? ” he asked ."},
    };
    CHECK_PAIRS(*state, pairs);
}

static void paragraphs(void **state) {
    static const pair pairs[] = {
        {"King leaves Arland\n\nThe king left.",
         "King leaves Arland // The king left ."},
        {"First one\nSecond one", "First one // Second one"},
        {"The king went\nto the hall.", "The king went to the hall ."},
        {"The king of Arland left the hall of the\n"
         "assembly on Monday after three hours of\n"
         "talks.\n"
         "Nothing was signed.",
         "The king of Arland left the hall of the assembly on Monday after "
         "three hours of talks . // "
         "Nothing was signed ."},
        {"Items:\n- one\n- two", "Items : // - one // - two"},
        {"One.\r\n\r\nTwo.\r\n", "One . // Two ."},
        {"", ""},
        {" \n \n", ""},
    };
    CHECK_PAIRS(*state, pairs);
}

static void title_is_a_part(void **state) {
    token_check *c = *state;
    token_check_read(c, "King leaves Arland", SLICE("The king left. He did."));
    assert_int_equal(c->words.S, 3);
    assert_int_equal(c->words.part[0], PART_TITLE);
    assert_int_equal(c->words.part[1], PART_TEXT);
    assert_int_equal(c->words.paragraph[1], 1);
    assert_int_equal(c->words.paragraph[2], 1);
    assert_int_equal(c->words.sentence[1].start, 20);
    assert_int_equal(c->words.sentence[1].end, 34);
    assert_int_equal(c->words.spaced[0], 1);
    assert_int_equal(c->words.spaced[5], 0);
}

/* Every character that is no blank is in exactly one word. */
static void check_cover(const token_check *c) {
    const tokens *w = &c->words;
    size_t byte = 0;
    for (uint32_t t = 0; t < w->T; t++) {
        assert_true(w->at[t].start >= byte);
        assert_true(w->at[t].end > w->at[t].start);
        assert_true(w->at[t].end - w->at[t].start <= TOKEN_WORD_BYTES + 8);
        for (; byte < w->at[t].start; byte++) {
            char blank = c->article.body.at[byte];
            assert_true(blank == ' ' || blank == '\n');
        }
        byte = w->at[t].end;
    }
    for (uint32_t s = 0; s < w->S; s++) {
        assert_true(w->first[s + 1] > w->first[s]);
        assert_true(w->first[s + 1] - w->first[s] <= TOKEN_SENTENCE_WORDS);
    }
}

static void hostile_text(void **state) {
    token_check *c = *state;
    static const char *const parts[] = {
        "\"",  "“",  "‘a ", "a.b@c-d/e'", "(1[", ". ",  "...",   "x", "a\n",
        "a, ", "3.", "-",   "don't ",     "É",   "://", "a\n\n", "'", ":-) "};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        text many = text_on(c->keep);
        for (int n = 0; n < 20000; n++) {
            text_add_str(&many, parts[i]);
        }
        token_check_read(c, NULL, text_slice(&many));
        check_cover(c);
    }
}

static void long_sentence_is_cut(void **state) {
    token_check *c = *state;
    text many = text_on(c->keep);
    for (int n = 0; n < 100; n++) {
        text_add_str(&many, "the king went to the hall and sat, ");
    }
    token_check_read(c, NULL, text_slice(&many));
    check_cover(c);
    assert_int_equal(c->words.S, 2);
    check_slice(c->words.form[c->words.first[1] - 1], ",");
    assert_int_equal(c->found.P, 1);
    check_slice(c->found.at[0].where, "token");
    check_slice(c->found.at[0].action, "cut");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contractions),
        cmocka_unit_test(hyphens_and_slashes),
        cmocka_unit_test(numbers),
        cmocka_unit_test(abbreviations),
        cmocka_unit_test(addresses),
        cmocka_unit_test(quotation_marks),
        cmocka_unit_test(sentences),
        cmocka_unit_test(paragraphs),
        cmocka_unit_test(title_is_a_part),
        cmocka_unit_test(hostile_text),
        cmocka_unit_test(long_sentence_is_cut),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
