/* api_dict.c: checking and testing the dictionaries a linguist edits.
 *
 * The problem: a rule is right when its examples come out right through every
 * stage, so its test needs the whole engine; but a file with a mistake in it
 * must be named even when the engine could not be opened. Method: the check
 * reads only the two dictionaries; the test opens an engine, reads the codebook
 * once more (a few milliseconds) for the examples, and analyses each as an
 * article.
 */
#include "acta/dict.h"

#include <stdio.h>

#include "api/api.h"
#include "base/text.h"
#include "entity/entity.h"
#include "event/codebook_test.h"
#include "quote/quote.h"
#include "tag/tag_words.h"
#include "token/token.h"

enum { DICT_BYTES = 1 << 30, DICT_PATH_BYTES = 1024 };

static acta_status path_in(const char *folder, const char *name,
                           char out[DICT_PATH_BYTES], acta_error *error) {
    int bytes = snprintf(out, DICT_PATH_BYTES, "%s/%s", folder, name);
    return bytes < 0 || bytes >= DICT_PATH_BYTES
               ? fail(error, ACTA_TOO_LONG, "path of the data folder too long")
               : ACTA_OK;
}

acta_status api_open_codebook(const acta_sources *from, arena *keep,
                              const codebook **out, acta_error *error) {
    char path[DICT_PATH_BYTES];
    acta_status status = ACTA_OK;
    if (from->codebook == NULL) {
        status = path_in(from->data, "codebook", path, error);
    }
    return status != ACTA_OK
               ? status
               : codebook_open_over(from->codebook != NULL ? from->codebook
                                                           : path,
                                    api_sources(from).add, keep, out, error);
}

/* How many codes some rule gives, composition left aside. */
static uint32_t codes_reached(const codebook *book) {
    uint32_t reached = 0;
    for (uint32_t n = 0; n < book->N; n++) {
        bool found = false;
        for (uint32_t r = 0; r < book->R && !found; r++) {
            found = !book->rules[r].replaced &&
                    (slice_equal(book->rules[r].code, book->codes[n].code) ||
                     slice_equal(book->rules[r].reverse, book->codes[n].code));
        }
        for (uint32_t p = 0; p < book->P && !found; p++) {
            found = slice_equal(book->compose[p].code, book->codes[n].code);
        }
        reached += found;
    }
    return reached;
}

static acta_status check_lemmas(const char *folder, arena *keep,
                                acta_error *error) {
    char path[DICT_PATH_BYTES];
    tag_words lemmas;
    acta_status status = path_in(folder, "words/lemmas.txt", path, error);
    return status == ACTA_OK ? tag_words_open(path, keep, &lemmas, error)
                             : status;
}

/* check_words: the lists of the tokeniser, of the tagger and of speech. */
static acta_status check_words(const char *folder, arena *keep,
                               acta_error *error) {
    char path[DICT_PATH_BYTES];
    const token_model *token = NULL;
    const quote_words *speech = NULL;
    acta_status status = token_model_open(folder, keep, &token, error);
    if (status == ACTA_OK) {
        status = check_lemmas(folder, keep, error);
    }
    if (status == ACTA_OK) {
        status = path_in(folder, "words", path, error);
    }
    if (status == ACTA_OK) {
        status = quote_words_load(path, keep, &speech, error);
    }
    return status;
}

/* A check under way: mistakes so far and where they are written. */
typedef struct dict_check {
    arena *keep;
    text out;
    uint32_t mistakes;
} dict_check;

/* note: a mistake becomes a line, and the check goes on. */
static acta_status note(dict_check *c, acta_status status,
                        const acta_error *what, acta_error *error) {
    if (status == ACTA_BAD_TABLE) {
        text_add_format(&c->out, "%s:%zu:%zu: %s\n", what->path, what->line,
                        what->column, what->message);
        c->mistakes++;
        return ACTA_OK;
    }
    if (status != ACTA_OK && error != NULL) {
        *error = *what;
    }
    return status;
}

static acta_status check_actors(const acta_sources *from, dict_check *c,
                                actors_sizes *sizes, acta_error *error) {
    char path[DICT_PATH_BYTES];
    const actors *people = NULL;
    uint32_t count = 0;
    acta_status status = path_in(from->data, "actors", path, error);
    if (status == ACTA_OK) {
        status =
            actors_open_checked(path, c->keep, &c->out, &count, &people, error);
    }
    if (status == ACTA_OK) {
        *sizes = actors_count(people);
        c->mistakes += count;
    }
    return status;
}

static acta_status check(const acta_sources *from, dict_check *c,
                         acta_error *error) {
    const codebook *book = NULL;
    actors_sizes sizes = {0};
    acta_error what;
    acta_status status = check_actors(from, c, &sizes, error);
    if (status == ACTA_OK) {
        status = note(c, api_open_codebook(from, c->keep, &book, &what), &what,
                      error);
    }
    if (status == ACTA_OK) {
        status = note(c, check_words(from->data, c->keep, &what), &what, error);
    }
    if (status != ACTA_OK || c->mistakes > 0) {
        return status;
    }
    text_add_format(&c->out,
                    "actors: %u entries, %u names, %u offices, %u roles\n",
                    sizes.entries, sizes.names, sizes.offices, sizes.roles);
    text_add_format(&c->out, "codebook: %u rules, %u classes, %u of %u codes\n",
                    book->R, book->K, codes_reached(book), book->N);
    return ACTA_OK;
}

acta_status acta_dict_check(const acta_sources *from, acta_sink sink, void *to,
                            acta_error *error) {
    if (from == NULL || from->data == NULL || sink == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no data folder or sink given");
    }
    dict_check c = {.keep = arena_new(DICT_BYTES)};
    if (c.keep == NULL) {
        return fail_memory(error);
    }
    c.out = text_on(c.keep);
    acta_status status = check(from, &c, error);
    if (status == ACTA_OK && c.out.failed) {
        status = fail_memory(error);
    }
    if (status == ACTA_OK) {
        status = sink(to, c.out.at, c.out.bytes, error);
    }
    if (status == ACTA_OK && c.mistakes > 0) {
        status = fail(error, ACTA_BAD_TABLE, "%u mistakes in the dictionaries",
                      c.mistakes);
    }
    arena_free(c.keep);
    return status;
}

typedef struct dict_test {
    run_reader *reader;
    acta_sink sink;
    void *to;
    arena *tmp;
} dict_test;

static acta_status analyse(void *user, slice sentence, const analysis **out,
                           acta_error *error) {
    dict_test *t = user;
    article in = {.key = SLICE("example"),
                  .language = SLICE("en"),
                  .published_day = ARTICLE_NO_DAY,
                  .body = sentence,
                  .text = {0, (uint32_t)sentence.bytes}};
    return run_article(t->reader, &in, out, error);
}

static acta_status failed(void *user, slice line, acta_error *error) {
    dict_test *t = user;
    acta_status status = t->sink(t->to, line.at, line.bytes, error);
    return status == ACTA_OK ? t->sink(t->to, "\n", 1, error) : status;
}

static acta_status run_tests(dict_test *t, const codebook *book,
                             const char *only, acta_dict_counts *out,
                             acta_error *error) {
    codebook_tester tester = {.user = t,
                              .analyse = analyse,
                              .failed = failed,
                              .only = slice_of(only)};
    codebook_test_counts counts = {0};
    acta_status status = codebook_test(book, &tester, t->tmp, &counts, error);
    if (status == ACTA_OK) {
        *out = (acta_dict_counts){counts.rules, counts.examples, counts.failed,
                                  counts.bare};
    }
    return status;
}

acta_status acta_dict_test(const acta_sources *from, const char *only,
                           acta_sink sink, void *to, acta_dict_counts *out,
                           acta_error *error) {
    if (from == NULL || from->data == NULL || sink == NULL || out == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no data folder or sink given");
    }
    dict_test t = {.sink = sink, .to = to, .tmp = arena_new(DICT_BYTES)};
    run_engine *engine = NULL;
    const codebook *book = NULL;
    acta_status status = t.tmp == NULL
                             ? fail_memory(error)
                             : api_open_codebook(from, t.tmp, &book, error);
    if (status == ACTA_OK) {
        run_sources inner = api_sources(from);
        status = run_engine_open_from(&inner, &engine, error);
    }
    if (status == ACTA_OK) {
        status = run_reader_new(engine, RUN_ALL, &t.reader, error);
    }
    if (status == ACTA_OK) {
        status = run_tests(&t, book, only, out, error);
    }
    run_reader_free(t.reader);
    run_engine_close(engine);
    arena_free(t.tmp);
    return status;
}
