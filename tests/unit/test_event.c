/* needs: event entity load doc */
/* Cases of tests/cases/event: an article as small trees, then every event that
 * the invented codebook and the invented actors give, one a line.
 *
 *     form UPOS head relation lemma xpos features      a word, head from 1
 *     (blank line)                                     next sentence
 *     ---
 *     rule code PLOVER SOURCE > TARGET status [by REPORTER] "words"
 *     ===                                              next article
 */
#include "check.h"

#include "base/file.h"
#include "base/text.h"
#include "entity/entity.h"
#include "event/event.h"
#include "load/conllu_layers.h"
#include "load/folder.h"

static arena *keep;
static const actors *world;
static const chain_weights *weights;
static const codebook *book;

static void add_word(text *out, slice line, unsigned id) {
    slice field[7] = {{0}};
    for (int i = 0; i < 7; i++) {
        line = slice_trim(line);
        slice_cut(&line, ' ', &field[i]);
    }
    text_add_format(out, "%u", id);
    static const int order[] = {0, 4, 1, 5, 6, 2, 3};
    for (int i = 0; i < 7; i++) {
        text_add_char(out, '\t');
        text_add(out, field[order[i]]);
    }
    text_add_str(out, "\t_\t_\n");
}

static conllu_document read_article(slice *rest, arena *memory) {
    text trees = text_on(memory);
    slice line = {0};
    unsigned id = 0;
    while (slice_cut(rest, '\n', &line) && !slice_is(line, "---")) {
        if (slice_trim(line).bytes == 0) {
            text_add_char(&trees, '\n');
            id = 0;
        } else if (!slice_starts(line, SLICE("# "))) {
            add_word(&trees, line, ++id);
        }
    }
    text_add_char(&trees, '\n');
    conllu c = conllu_of(text_slice(&trees), "case", true);
    conllu_document d = {0};
    acta_error error = {0};
    bool found = false;
    if (conllu_next_document(&c, memory, &found, &d, &error) != ACTA_OK) {
        fail_msg("%s at line %zu", error.message, error.line);
    }
    return d;
}

static void say_party(text *out, const mentions *m, const chains *c,
                      uint32_t party) {
    const char *code = party == DOC_NONE ? "-" : mention_code(m, c, party);
    text_add_str(out, code[0] == '\0' ? "?" : code);
}

static void say_event(text *out, const conllu_document *d, const mentions *m,
                      const chains *c, const event *e) {
    static const char *const status[] = {"actual", "future", "hypothetical",
                                         "negated"};
    text_add(out, e->rule);
    text_add_char(out, ' ');
    text_add(out, e->cameo);
    text_add_char(out, ' ');
    text_add(out, e->plover);
    text_add_char(out, ' ');
    say_party(out, m, c, e->source);
    text_add_str(out, " > ");
    say_party(out, m, c, e->target);
    text_add_format(out, " %s", status[e->status]);
    if (e->reported_by != DOC_NONE) {
        text_add_str(out, " by ");
        say_party(out, m, c, e->reported_by);
    }
    text_add_str(out, " \"");
    text_add(out,
             slice_part(d->article.body, d->tokens.at[e->act_words.start].start,
                        d->tokens.at[e->act_words.end - 1].end));
    text_add_str(out, "\"\n");
}

static slice code_article(const conllu_document *d, arena *memory) {
    acta_error error = {0};
    arena *tmp = arena_new(1 << 26);
    entity_out who = {{0}, {0}};
    times no_times = {0};
    quotes no_quotes = {0};
    events found = {0};
    uint32_t *none = arena_take(memory, d->tokens.T, sizeof *none);
    memset(none, 0xFF, d->tokens.T * sizeof *none);
    no_quotes.of_word = none;
    entity_in from = {world,    weights,  &d->article, &d->tokens,
                      &d->tags, &d->tree, NULL};
    assert_int_equal(entity_run(&from, memory, tmp, &who, &error), ACTA_OK);
    const mentions *m = &who.mentions;
    const chains *c = &who.chains;
    event_layers in = {book, &d->article, &d->tokens, &d->tags,  &d->tree,
                       m,    c,           &no_times,  &no_quotes};
    assert_int_equal(event_run(&in, memory, tmp, &found, &error), ACTA_OK);
    assert_int_equal(arena_bytes(tmp), 0);
    arena_free(tmp);
    text out = text_on(memory);
    for (uint32_t i = 0; i < found.E; i++) {
        say_event(&out, d, m, c, &found.at[i]);
    }
    return text_slice(&out);
}

static slice read_expected(slice *rest) {
    slice start = *rest;
    slice line = {0};
    size_t bytes = 0;
    while (slice_cut(rest, '\n', &line) && !slice_is(line, "===")) {
        bytes += line.bytes + 1;
    }
    return slice_part(start, 0, bytes);
}

static int run_file(const char *path) {
    file_map file = {0};
    int wrong = 0;
    assert_int_equal(file_map_open(path, &file, NULL), ACTA_OK);
    slice rest = file.bytes;
    while (slice_trim(rest).bytes > 0) {
        arena *memory = arena_new(1 << 24);
        slice title = {0};
        slice from = rest;
        slice_cut(&from, '\n', &title);
        conllu_document d = read_article(&rest, memory);
        slice have = code_article(&d, memory);
        slice want = read_expected(&rest);
        if (!slice_equal(have, want)) {
            wrong++;
            print_error("%.*s\n%.*s  expected\n%.*s  came\n%.*s",
                        (int)title.bytes, title.at, (int)d.article.body.bytes,
                        d.article.body.at, (int)want.bytes, want.at,
                        (int)have.bytes, have.at == NULL ? "" : have.at);
        }
        arena_free(memory);
    }
    file_map_close(&file);
    return wrong;
}

static void cases_hold(void **state) {
    (void)state;
    arena *memory = arena_new(1 << 20);
    folder files = {0};
    assert_int_equal(folder_list(TEST_FOLDER "/cases/event", SLICE(".txt"),
                                 memory, &files, NULL),
                     ACTA_OK);
    assert_true(files.count > 0);
    int wrong = 0;
    for (uint32_t i = 0; i < files.count; i++) {
        wrong += run_file(files.path[i].at);
    }
    arena_free(memory);
    assert_int_equal(wrong, 0);
}

static int open_world(void **state) {
    (void)state;
    acta_error error = {0};
    keep = arena_new(1 << 26);
    if (chain_weights_open(TEST_FOLDER "/../data/models/chains.txt", keep,
                           &weights, &error) != ACTA_OK ||
        actors_open(TEST_FOLDER "/data/actors", keep, &world, &error) !=
            ACTA_OK ||
        codebook_open(TEST_FOLDER "/data/codebook", keep, &book, &error) !=
            ACTA_OK) {
        print_error("%s:%zu: %s\n", error.path, error.line, error.message);
        return 1;
    }
    return 0;
}

static int close_world(void **state) {
    (void)state;
    arena_free(keep);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cases_hold)};
    return cmocka_run_group_tests(tests, open_world, close_world);
}
