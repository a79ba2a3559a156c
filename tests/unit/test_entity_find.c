/* needs: entity load doc */
/* `acta dict find`: who a name is on a day, in the invented world. */
#include "check.h"

#include "doc/times.h"
#include "entity/actors.h"

static const actors *people;
static arena *keep;

static int open_people(void **state) {
    (void)state;
    keep = arena_new(1 << 24);
    return actors_open(TEST_FOLDER "/data/actors", keep, &people, NULL) !=
           ACTA_OK;
}

static int close_people(void **state) {
    (void)state;
    arena_free(keep);
    return 0;
}

/* Asks; checks how many senses come and that the answer holds `says`. */
static void ask(const char *name, int32_t day, uint32_t senses,
                const char *says) {
    text out = text_on(keep);
    uint32_t found = 0;
    assert_true(actors_find(people, slice_of(name), day, keep, &out, &found));
    text_add_char(&out, '\0');
    if (found != senses || strstr(out.at, says) == NULL) {
        fail_msg("%s: %u senses\n%s\nnot: %s", name, (unsigned)found, out.at,
                 says);
    }
}

static void senses_say_code_and_line(void **state) {
    (void)state;
    int32_t day = date_day(2012, 1, 1);
    ask("Erik Lund", day, 1, "because ARLGOV 2010-05-02..2014-05-01 FOR");
    ask("Erik Lund", day, 1, "offices/ARL.tsv:3");
    ask("Lund", day, 1, "the last name alone");
    ask("Erik Lund", date_day(2016, 1, 1), 1, "ARLELI");
    ask("Sainte Mere", day, 1, "CVN");
    ask("the League", day, 1, "IGOLGN");
    ask("Montani", day, 2, "several of its people");
    ask("Erik Lund", ARTICLE_NO_DAY, 1, "dated   ARLGOV");
}

static void offices_have_holders(void **state) {
    (void)state;
    ask("Arlandic foreign minister", date_day(2012, 1, 1), 1, "Erik Lund");
    ask("foreign minister of Arland", date_day(2012, 1, 1), 1, "Erik Lund");
    ask("foreign minister of Arland", date_day(1990, 1, 1), 0, "");
    ask("foreign minister", date_day(2012, 1, 1), 1, "role of a person");
}

static void unknown_names_bring_near_ones(void **state) {
    (void)state;
    ask("Erik Lundt", ARTICLE_NO_DAY, 0, "near: Erik Lund (person ARL)");
    ask("Mr Erik Lund", ARTICLE_NO_DAY, 0, "near: Erik Lund");
    ask("Qwertyuiop", ARTICLE_NO_DAY, 0, "");
    ask("", ARTICLE_NO_DAY, 0, "");
    char long_name[10001];
    memset(long_name, 'x', 10000);
    long_name[10000] = '\0';
    ask(long_name, ARTICLE_NO_DAY, 0, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(senses_say_code_and_line),
        cmocka_unit_test(offices_have_holders),
        cmocka_unit_test(unknown_names_bring_near_ones),
    };
    return cmocka_run_group_tests(tests, open_people, close_people);
}
