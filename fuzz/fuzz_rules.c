/* needs: event */
/* fuzz_rules.c: a file of rules from anybody, laid over a small codebook. It is
 * refused with a place in it, or every rule that it made can be found. */
#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "event/codebook.h"
#include "scratch.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes) {
    char path[] = "/tmp/acta-fuzz-rules.XXXXXX";
    const char *const add[] = {path};
    int made = mkstemp(path);
    arena *keep = arena_new(1 << 24);
    const codebook *book = NULL;
    acta_error error = {0};
    assert(made >= 0 && keep != NULL && close(made) == 0);
    if (scratch_write(path, data, bytes)) {
        acta_status status =
            codebook_open_over(TEST_FOLDER "/data/codebook",
                               (table_list){add, 1}, keep, &book, &error);
        assert(status == ACTA_OK || status == ACTA_BAD_TABLE);
        assert(status != ACTA_BAD_TABLE || error.line > 0 || bytes == 0);
        for (uint32_t r = 0; book != NULL && r < book->R; r++) {
            assert(book->rules[r].id.bytes > 0);
            assert(book->rules[r].discard || book->rules[r].code.bytes > 0);
        }
    }
    unlink(path);
    arena_free(keep);
    return 0;
}
