/* needs: time token */
#include "time/time.h"
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

/* read_times: "expression=date; ..." of a text published on a Sunday. */
static slice read_times(token_check *c, const char *body, bool published) {
    acta_error error;
    times x;
    token_check_read(c, NULL, slice_of(body));
    c->article.published_day =
        published ? date_day(2017, 2, 19) : ARTICLE_NO_DAY;
    time_input in = {&c->article, &c->words, NULL, NULL};
    assert_int_equal(time_run(&in, c->keep, c->tmp, &x, &error), ACTA_OK);
    assert_int_equal(arena_bytes(c->tmp), 0);
    text line = text_on(c->keep);
    for (uint32_t i = 0; i < x.X; i++) {
        char when[DATE_BYTES];
        span w = x.at[i].words;
        date_write(x.at[i].when, when);
        text_add_str(&line, i > 0 ? "; " : "");
        text_add(&line, slice_part(c->article.body, c->words.at[w.start].start,
                                   c->words.at[w.end - 1].end));
        text_add_format(&line, "%s=%s", x.at[i].bounds ? "<" : "", when);
        assert_true(x.at[i].head >= w.start && x.at[i].head < w.end);
    }
    return text_slice(&line);
}

typedef struct pair {
    const char *text;
    const char *found;
} pair;

static void check_pairs(void **state, const pair *pairs, size_t count,
                        bool published) {
    for (size_t i = 0; i < count; i++) {
        check_slice(read_times(*state, pairs[i].text, published),
                    pairs[i].found);
    }
}

#define CHECK_PAIRS(pairs)                                                     \
    check_pairs(state, pairs, sizeof(pairs) / sizeof((pairs)[0]), true)

static void whole_dates(void **state) {
    static const pair pairs[] = {
        {"On 15 February 2017 they met.", "15 February 2017=2017-02-15"},
        {"On Feb. 15, 2017, they met.", "Feb. 15, 2017=2017-02-15"},
        {"On the 15th of February 2017",
         "the 15th of February 2017=2017-02-15"},
        {"On Sunday the 26 June, 2022", "Sunday the 26 June, 2022=2022-06-26"},
        {"on 2017-02-14", "2017-02-14=2017-02-14"},
        {"on 15/02/2017", "15/02/2017=2017-02-15"},
        {"on 02/15/2017", "02/15/2017=2017-02-15"},
        {"on 15.02.2017", "15.02.2017=2017-02-15"},
        {"on 03/04/2017", "03/04/2017=2017"},
        {"on Thursday 21July 2022", "Thursday 21July 2022=2022-07-21"},
        {"February 15-17, 2017", "February 15-17, 2017=2017-02-15"},
        {"between 3 March and 5 May 2011",
         "3 March=2011-03-03; 5 May 2011=2011-05-05"},
        {"on 31 June 2017", "June 2017=2017-06"},
    };
    CHECK_PAIRS(pairs);
}

static void months_and_years(void **state) {
    static const pair pairs[] = {
        {"In February 2017 they met.", "February 2017=2017-02"},
        {"They met in January.", "January=2017-01"},
        {"They met in March.", "March=2016-03"},
        {"They will meet in March.", "March=2017-03"},
        {"They met in May.", "May=2016-05"},
        {"May they live. They march on.", ""},
        {"in 2013", "2013=2013"},
        {"the country's 2013 elections", "2013=2013"},
        {"in the 1990s", "1990s="},
        {"from 2008 to 2012", "2008=2008; 2012=2012"},
        {"2,000 men; 2000 people; of 2013 troops", ""},
        {"mid-2016, late 2015", "mid-2016=2016; late 2015=2015"},
        {"the summer of 2016", "summer of 2016=2016"},
        {"in October of next year", "October of next year=2018-10"},
        {"since March", "March<=2016-03"},
        {"after 2014", "2014<=2014"},
    };
    CHECK_PAIRS(pairs);
}

static void weekdays(void **state) {
    static const pair pairs[] = {
        {"The king said on Sunday it rained.", "Sunday=2017-02-19"},
        {"They met on Monday.", "Monday=2017-02-13"},
        {"They met last Wednesday.", "last Wednesday=2017-02-15"},
        {"They met last Sunday.", "last Sunday=2017-02-12"},
        {"They will meet next Friday.", "next Friday=2017-02-24"},
        {"They will meet on Thursday.", "Thursday=2017-02-23"},
        {"Saturday's meeting", "Saturday=2017-02-18"},
        {"early Friday; Friday night",
         "early Friday=2017-02-17; Friday night=2017-02-17"},
        {"The vote is due on Tuesday.", "Tuesday=2017-02-21"},
        {"The king said on Friday he will go.", "Friday=2017-02-17"},
    };
    CHECK_PAIRS(pairs);
}

static void told_from_today(void **state) {
    static const pair pairs[] = {
        {"They met yesterday.", "yesterday=2017-02-18"},
        {"today, tonight, tomorrow morning",
         "today=2017-02-19; tonight=2017-02-19; "
         "tomorrow morning=2017-02-20"},
        {"the day after tomorrow", "the day after tomorrow=2017-02-21"},
        {"last night", "last night=2017-02-18"},
        {"last week, this month, next year",
         "last week=2017-02; this month=2017-02; next year=2018"},
        {"earlier this month", "earlier this month=2017-02"},
        {"late last year", "late last year=2016"},
        {"three days ago", "three days ago=2017-02-16"},
        {"two weeks ago", "two weeks ago=2017-01"},
        {"five months ago", "five months ago=2016-09"},
        {"a year ago", "a year ago=2016"},
        {"A few weeks ago they met.", "A few weeks ago="},
        {"several years ago", "several years ago="},
        {"over the last week", "the last week="},
    };
    CHECK_PAIRS(pairs);
}

static void days_without_year(void **state) {
    static const pair pairs[] = {
        {"They met on Dec. 15.", "Dec. 15=2016-12-15"},
        {"They met on 18 February.", "18 February=2017-02-18"},
        {"The summit is planned for 3 March.", "3 March=2017-03-03"},
        {"In 2011, on 3 March, they met.", "2011=2011; 3 March=2011-03-03"},
    };
    CHECK_PAIRS(pairs);
}

static void told_from_the_date_before(void **state) {
    static const pair pairs[] = {
        {"They met on 3 May 2011. Three days later he left.",
         "3 May 2011=2011-05-03; Three days later=2011-05-06"},
        {"They met on 3 May 2011. The next day he left.",
         "3 May 2011=2011-05-03; The next day=2011-05-04"},
        {"They met in 2011. That year he left.", "2011=2011; That year=2011"},
        {"The next day he left.", "The next day="},
        {"They met on Friday. Later in the day he left.",
         "Friday=2017-02-17; Later in the day=2017-02-17"},
    };
    CHECK_PAIRS(pairs);
}

static void unknown_publication(void **state) {
    static const pair pairs[] = {
        {"They met on Sunday and on 15 February 2017.",
         "Sunday=; 15 February 2017=2017-02-15"},
        {"They met yesterday, in March, in 2013.",
         "yesterday=; March=; 2013=2013"},
    };
    check_pairs(state, pairs, sizeof pairs / sizeof pairs[0], false);
}

/* A word that asks for what follows it, at the very end of the text. */
static void nothing_follows(void **state) {
    static const pair pairs[] = {{"The talks go on until", ""},
                                 {"The talks began early in", ""},
                                 {"The talks began in early", ""},
                                 {"They met late", ""},
                                 {"They met since", ""}};
    CHECK_PAIRS(pairs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_dates),
        cmocka_unit_test(months_and_years),
        cmocka_unit_test(weekdays),
        cmocka_unit_test(told_from_today),
        cmocka_unit_test(days_without_year),
        cmocka_unit_test(told_from_the_date_before),
        cmocka_unit_test(unknown_publication),
        cmocka_unit_test(nothing_follows),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
