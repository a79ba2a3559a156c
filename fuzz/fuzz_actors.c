/* needs: entity */
/* fuzz_actors.c: an actor file from anybody: refused with a place in it, or
 * read whole. */
#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "entity/entity.h"
#include "scratch.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes) {
    char folder[] = "/tmp/acta-fuzz-actors.XXXXXX";
    char path[sizeof folder + 16];
    arena *keep = arena_new(1 << 24);
    const actors *people = NULL;
    acta_error error = {0};
    assert(keep != NULL && mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/all.txt", folder);
    if (scratch_write(path, data, bytes)) {
        acta_status status = actors_open(folder, keep, &people, &error);
        assert(status == ACTA_OK || status == ACTA_BAD_TABLE ||
               status == ACTA_NOT_FOUND); /* no entry in it */
        assert(status != ACTA_BAD_TABLE || error.line > 0 || bytes == 0);
        assert(status != ACTA_OK || actors_count(people).entries > 0);
    }
    unlink(path);
    rmdir(folder);
    arena_free(keep);
    return 0;
}
