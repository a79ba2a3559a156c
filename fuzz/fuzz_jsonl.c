/* needs: source */
/* fuzz_jsonl.c: one line of JSON Lines to an article. What comes out must be
 * good UTF-8 whose title and text lie inside the body; what does not must leave
 * a problem. */
#include <assert.h>

#include "base/utf8.h"
#include "source/source.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes) {
    arena *a = arena_new((size_t)1 << 26);
    source_options options = {.article_bytes = 4096};
    source_item item = {.kind = SOURCE_JSONL,
                        .bytes = {(const char *)data, bytes},
                        .path = SLICE("fuzz.jsonl"),
                        .name = SLICE("fuzz"),
                        .line = 1};
    article made = {0};
    problems found = {0};
    acta_error error;
    bool good = false;
    acta_status status =
        source_article(&item, &options, a, &made, &good, &found, &error);
    if (status == ACTA_OK && good) {
        size_t bad = 0;
        assert(utf8_check(made.body, &bad));
        assert(made.title.end <= made.body.bytes);
        assert(made.text.start <= made.text.end);
        assert(made.text.end == made.body.bytes);
    }
    if (status == ACTA_OK && !good) {
        assert(found.P > 0);
    }
    arena_free(a);
    return 0;
}
