/* api_dict_import.c: old verb dictionaries into a codebook folder.
 *
 * The problem: TABARI and PETRARCH list verbs as they are written ("won",
 * "urging"), acta's rules name lemmas. Method: every word is put into a short
 * sentence and the engine's own lemmatiser asked, so that what is imported is
 * what the engine will see. The new codebook is written file by file into a
 * folder of the caller's.
 */
#include <stdio.h>

#include "acta/dict.h"
#include "api/api.h"
#include "base/file.h"
#include "event/codebook_import.h"

enum { KEEP_BYTES = 1 << 30, PATH_BYTES = 1024 };

typedef struct import_call {
    run_reader *reader;
    arena *keep;
    const char *folder;
} import_call;

/* The lemma of a word in a frame where it is a verb, or is none. */
static slice lemma_of(void *user, slice word, bool verb) {
    import_call *c = user;
    const analysis *a = NULL;
    acta_error error;
    text sentence = text_on(c->keep);
    text_add_str(&sentence, verb ? "They " : "They discussed the ");
    text_add(&sentence, word);
    text_add_str(&sentence, verb ? " it." : ".");
    article in = {.key = SLICE("word"),
                  .language = SLICE("en"),
                  .published_day = ARTICLE_NO_DAY,
                  .body = text_slice(&sentence),
                  .text = {0, (uint32_t)sentence.bytes}};
    if (sentence.failed || run_article(c->reader, &in, &a, &error) != ACTA_OK) {
        return (slice){NULL, 0};
    }
    for (uint32_t t = 0; t < a->tree.T; t++) {
        if (slice_equal(a->tokens.form[t], word)) {
            return slice_copy(c->keep, a->tags.lemma[t]);
        }
    }
    return word;
}

static acta_status put_file(void *user, const char *name, slice bytes,
                            acta_error *error) {
    const import_call *c = user;
    char path[PATH_BYTES];
    int n = snprintf(path, sizeof path, "%s/%s", c->folder, name);
    return n < 0 || n >= PATH_BYTES
               ? fail(error, ACTA_TOO_LONG, "path of the new codebook too long")
               : file_write_whole(path, bytes, error);
}

static acta_status import_file(import_call *c, const char *path,
                               acta_import_counts *out, acta_sink sink,
                               void *to, acta_error *error) {
    file_map file = {0};
    codebook_import import = {.keep = c->keep,
                              .file = slice_of(path),
                              .lemma = lemma_of,
                              .put = put_file,
                              .user = c};
    acta_status status = file_map_open(path, &file, error);
    if (status == ACTA_OK) {
        status = codebook_import_verbs(&import, file.bytes, error);
    }
    file_map_close(&file);
    if (status == ACTA_OK && import.report.bytes > 0) {
        status = sink(to, import.report.at, import.report.bytes, error);
    }
    *out = (acta_import_counts){import.taken, import.left};
    return status;
}

acta_status acta_dict_import_verbs(const acta_sources *from, const char *path,
                                   const char *folder, acta_sink sink, void *to,
                                   acta_import_counts *out, acta_error *error) {
    run_engine *engine = NULL;
    run_sources inner = api_sources(from);
    import_call c = {.keep = arena_new(KEEP_BYTES), .folder = folder};
    acta_status status = c.keep == NULL
                             ? fail_memory(error)
                             : run_engine_open_from(&inner, &engine, error);
    if (status == ACTA_OK) {
        status = run_reader_new(engine, RUN_TREE, &c.reader, error);
    }
    if (status == ACTA_OK) {
        status = import_file(&c, path, out, sink, to, error);
    }
    run_reader_free(c.reader);
    run_engine_close(engine);
    arena_free(c.keep);
    return status;
}
