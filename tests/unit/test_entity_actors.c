/* needs: entity load doc */
/* The dictionary: what it reads, and what it says of files it cannot take. */
#include "check.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doc/times.h"
#include "entity/actors.h"

static char folder[512];

static void write_file(const char *name, const char *bytes) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(bytes, file);
    fclose(file);
}

/* Opens a folder that holds these bytes in one file. */
static acta_status open_with(const char *name, const char *bytes,
                             acta_error *error) {
    arena *keep = arena_new(1 << 24);
    const actors *a = NULL;
    write_file("base.txt", "# acta actors 1\ncountry ARL Arland\n");
    write_file(name, bytes);
    acta_status status = actors_open(folder, keep, &a, error);
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
    arena_free(keep);
    return status;
}

static void expect(const char *name, const char *bytes, size_t line,
                   size_t column, const char *says) {
    acta_error error = {0};
    acta_status status = open_with(name, bytes, &error);
    if (status != ACTA_BAD_TABLE || error.line != line ||
        error.column != column || strstr(error.message, says) == NULL ||
        strstr(error.path, name) == NULL) {
        fail_msg("%s:%zu:%zu: %s (status %d)", error.path, error.line,
                 error.column, error.message, (int)status);
    }
}

static void mistakes_are_named(void **state) {
    (void)state;
    expect("a.txt", "# acta actors 1\nname X\n", 2, 1, "before the first");
    expect("a.txt", "# acta actors 1\ncountry ARL\n", 2, 1, "a name");
    expect("a.txt", "# acta actors 1\norg Arl X\n", 2, 5, "capitals");
    expect("a.txt", "# acta actors 1\nperson X\n  colour red\n", 3, 3,
           "expected country, org");
    expect("a.txt", "# acta actors 1\nperson X\n  capital Y\n", 3, 3,
           "no `capital`");
    expect("a.txt", "# acta actors 1\nperson X\n  gender m\n", 3, 10,
           "male or female");
    expect("a.txt", "# acta actors 1\nperson X\n  office KING ARLGOV 2000..\n",
           3, 10, "HOS HOG");
    expect("a.txt", "# acta actors 1\nperson X\n  office HOS ARLGOV 2000\n", 3,
           21, "FROM..TO");
    expect("a.txt",
           "# acta actors 1\nperson X\n  office HOS ARLGOV 2003..2001\n", 3, 21,
           "FROM..TO");
    expect("a.txt", "# acta actors 1\norg ARLMIL X\n  years 2001-02-30..\n", 3,
           9, "FROM..TO");
    expect("roles.tsv", "# acta roles 1\nGOV\tchair\t\tminister\n", 2, 5,
           "person, body or people");
    expect("roles.tsv", "# acta roles 1\nGovern\tperson\t\tminister\n", 2, 1,
           "three capitals");
    expect("roles.tsv", "# acta roles 1\nGOV\tperson\tminister\n", 2, 20,
           "4 fields");
    expect("roles.tsv", "# acta offices 1\n", 1, 8, "roles");
}

static void mistakes_of_offices_are_named(void **state) {
    (void)state;
    char path[600];
    snprintf(path, sizeof path, "%s/offices", folder);
    mkdir(path, 0777);
    expect("offices/X.tsv", "# acta offices 1\nA B\t\tx\tHOS\tARLGOV\n", 2, 6,
           "male, female");
    expect("offices/X.tsv", "# acta offices 1\nA B\t\t\tBOSS\tARLGOV\n", 2, 7,
           "column 4");
    expect("offices/X.tsv", "# acta offices 1\nA B\t\t\tHOS\tARLGOV\tMay\t\n",
           2, 18, "YYYY");
    expect("offices/X.tsv", "# acta offices 1\nA B\t\t\tHOS\n", 2, 10,
           "fields");
    rmdir(path);
}

static void a_folder_must_hold_something(void **state) {
    (void)state;
    arena *keep = arena_new(1 << 24);
    const actors *a = NULL;
    acta_error error = {0};
    assert_int_equal(actors_open(TEST_FOLDER "/nowhere", keep, &a, &error),
                     ACTA_NOT_FOUND);
    assert_int_equal(actors_open(TEST_FOLDER "/unit", keep, &a, &error),
                     ACTA_NOT_FOUND);
    assert_null(a);
    arena_free(keep);
}

static uint32_t entry_of(const actors *a, const char *key) {
    uint32_t s = map_get(a->names, slice_of(key));
    assert_int_not_equal(s, MAP_NONE);
    return a->senses[s].entry;
}

static void codes_follow_the_day(void **state) {
    (void)state;
    arena *keep = arena_new(1 << 24);
    const actors *a = NULL;
    assert_int_equal(actors_open(TEST_FOLDER "/data/actors", keep, &a, NULL),
                     ACTA_OK);
    static const struct {
        const char *name;
        int year;
        const char *code;
    } days[] = {
        {"anna berg", 2000, "ARL"},        {"anna berg", 2005, "ARLLEG"},
        {"anna berg", 2012, "ARLGOV"},     {"anna berg", 2016, "ARLELI"},
        {"jonas holt", 2010, "ARLLEG"},    {"jonas holt", 2015, "ARLGOV"},
        {"harbour party", 2009, "ARLPTY"}, {"harbour party", 2011, "ARLGOV"}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        char code[ACTOR_CODE_BYTES];
        uint32_t held = 0;
        actor_code_on_day(a, entry_of(a, days[i].name),
                          date_day(days[i].year, 7, 1), OFFICE_NONE, code,
                          &held);
        assert_string_equal(code, days[i].code);
    }
    uint32_t held = actors_holder(a, "ARL", OFFICE_HOG, date_day(2012, 1, 1));
    check_slice(a->entries[a->tenures[held].entry].name, "Anna Berg");
    assert_int_equal(actors_holder(a, "CVN", OFFICE_HOG, 0), ACTORS_NONE);
    assert_int_equal(actors_given_gender(a, SLICE("maria")), GENDER_FEMALE);
    assert_int_equal(actors_given_gender(a, SLICE("zorro")), GENDER_UNKNOWN);
    arena_free(keep);
}

static void check_atoms(const char *name, const char *key, uint32_t count) {
    arena *keep = arena_new(1 << 16);
    text lower = text_on(keep);
    assert_int_equal(atoms_fold(slice_of(name), NULL, &lower), count);
    check_slice(text_slice(&lower), key);
    arena_free(keep);
}

static void names_are_atoms(void **state) {
    (void)state;
    check_atoms("Côte d’Orlane", "cote d orlane", 3);
    check_atoms("U.S.", "us", 1);
    check_atoms("Al-Sabah (the elder)", "al sabah the elder", 4);
    check_atoms("Łódź", "lodz", 1);
    check_atoms("Mevlüt Çavuşoğlu", "mevlut cavusoglu", 2);
    check_atoms(" -- ", "", 0);
    check_atoms("St. Petersburg 2", "st petersburg 2", 3);
    assert_true(atoms_case_fits(SLICE("Turkey"), SLICE("TURKEY")));
    assert_false(atoms_case_fits(SLICE("Turkey"), SLICE("turkey")));
    assert_false(atoms_case_fits(SLICE("US"), SLICE("us")));
    assert_false(atoms_case_fits(SLICE("WHO"), SLICE("Who")));
    assert_true(atoms_case_fits(SLICE("NATO"), SLICE("Nato")));
    assert_true(
        atoms_case_fits(SLICE("Sheikh Al Sabah"), SLICE("Sheikh al Sabah")));
}

static int make_folder(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, TEST_SCRATCH "/actors-XXXXXX");
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state) {
    (void)state;
    char path[600];
    snprintf(path, sizeof path, "%s/base.txt", folder);
    unlink(path);
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_are_named),
        cmocka_unit_test(mistakes_of_offices_are_named),
        cmocka_unit_test(a_folder_must_hold_something),
        cmocka_unit_test(codes_follow_the_day),
        cmocka_unit_test(names_are_atoms),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
