/* needs: source */
/* fuzz_text.c: bytes in any encoding to clean text, and dates. */
#include <assert.h>

#include "base/utf8.h"
#include "source/source.h"
#include "target.h"

static void decode(slice bytes, const char *charset) {
    arena *a = arena_new((size_t)1 << 26);
    slice text = {0};
    const char *what = NULL;
    const char *action = NULL;
    acta_error error;
    if (source_decode(bytes, charset, a, &text, &what, &action, &error) ==
        ACTA_OK) {
        size_t bad = 0;
        assert(utf8_check(text, &bad));
    }
    arena_free(a);
}

static void make_article(slice bytes) {
    arena *a = arena_new((size_t)1 << 26);
    source_options options = {.article_bytes = 4096};
    source_item item = {.kind = SOURCE_TEXT,
                        .bytes = bytes,
                        .path = SLICE("fuzz.txt"),
                        .name = SLICE("fuzz"),
                        .line = 1};
    article made = {0};
    problems found = {0};
    acta_error error;
    bool good = false;
    if (source_article(&item, &options, a, &made, &good, &found, &error) ==
            ACTA_OK &&
        good) {
        size_t bad = 0;
        assert(utf8_check(made.body, &bad));
        assert(made.text.end == made.body.bytes);
    }
    arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes) {
    static const char *const charsets[] = {NULL, "utf-8", "windows-1252",
                                           "iso-8859-1", "utf-16"};
    slice text = {(const char *)data, bytes};
    for (size_t i = 0; i < sizeof charsets / sizeof charsets[0]; i++) {
        decode(text, charsets[i]);
    }
    make_article(text);
    char iso[11];
    int32_t day = 0;
    source_date(text, iso, &day);
    return 0;
}
