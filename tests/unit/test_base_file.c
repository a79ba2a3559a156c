/* needs: base */
#include "check.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static const char path[] = TEST_SCRATCH "/test_base_file.txt";

static void written_file_is_read_back(void **state) {
    (void)state;
    acta_error e;
    assert_int_equal(file_write_whole(path, SLICE("one\ntwo\n"), &e), ACTA_OK);
    file_map map;
    assert_int_equal(file_map_open(path, &map, &e), ACTA_OK);
    check_slice(map.bytes, "one\ntwo\n");
    file_map_close(&map);
    file_map_close(&map);
    assert_int_not_equal(access(TEST_SCRATCH "/test_base_file.txt.part", F_OK),
                         0);
    assert_int_equal(unlink(path), 0);
}

static void empty_file_is_an_empty_slice(void **state) {
    (void)state;
    acta_error e;
    assert_int_equal(file_write_whole(path, (slice){0}, &e), ACTA_OK);
    file_map map;
    assert_int_equal(file_map_open(path, &map, &e), ACTA_OK);
    assert_int_equal(map.bytes.bytes, 0);
    assert_null(map.mapping);
    file_map_close(&map);
    assert_int_equal(unlink(path), 0);
}

static void what_is_no_file_is_refused(void **state) {
    (void)state;
    acta_error e;
    file_map map = {.mapping_bytes = 42};
    assert_int_equal(file_map_open("/no/such/file", &map, &e), ACTA_NOT_FOUND);
    assert_string_equal(e.path, "/no/such/file");
    assert_int_equal(file_map_open(TEST_SCRATCH, &map, &e), ACTA_IO);
    assert_int_equal(map.mapping_bytes, 42);
    assert_int_equal(file_write_whole("/no/such/file", SLICE("x"), &e),
                     ACTA_NOT_FOUND);
    char longer[5000];
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_int_equal(file_write_whole(longer, SLICE("x"), &e), ACTA_IO);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_file_is_read_back),
        cmocka_unit_test(empty_file_is_an_empty_slice),
        cmocka_unit_test(what_is_no_file_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
