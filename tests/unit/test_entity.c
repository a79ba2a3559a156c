/* needs: entity load doc */
/* Cases of tests/cases/entity: an article as small trees, then what the stage
 * must say about some of its words.
 *
 *     date 2012-03-04            (optional)
 *     form UPOS head relation [lemma] [features]      a word, head from 1
 *     (blank line)               next sentence
 *     ---
 *     form[#n] = CODE name       code ("-" none) and name of its mention
 *     form[#n] ~ form[#n]        same chain; !~ another chain
 *     form[#n] / words           the mention's words
 *     ===                        next article
 */
#include "check.h"

#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "doc/times.h"
#include "entity/entity.h"
#include "load/conllu_layers.h"
#include "load/folder.h"

static arena *keep;
static const actors *world;
static const chain_weights *weights;

typedef struct ran {
    conllu_document doc;
    mentions m;
    chains c;
    arena *memory;
} ran;

static bool next_word(slice *line, slice *word) {
    *line = slice_trim(*line);
    return slice_cut(line, ' ', word);
}

/* One line of the case as a line of CoNLL-U. */
static void add_word(text *out, slice line, unsigned id) {
    slice field[6] = {{0}};
    for (int i = 0; i < 6 && next_word(&line, &field[i]); i++) {
    }
    slice lemma = field[4].bytes > 0 ? field[4] : field[0];
    slice features = field[5].bytes > 0 ? field[5] : SLICE("_");
    text_add_format(out, "%u\t%.*s\t%.*s\t%.*s\t_\t%.*s\t%.*s\t%.*s\t_\t_\n",
                    id, (int)field[0].bytes, field[0].at, (int)lemma.bytes,
                    lemma.at, (int)field[1].bytes, field[1].at,
                    (int)features.bytes, features.at, (int)field[2].bytes,
                    field[2].at, (int)field[3].bytes, field[3].at);
}

static void run_article(slice *rest, ran *r) {
    text conllu_text = text_on(r->memory);
    slice line = {0};
    slice date_given = {0};
    unsigned id = 0;
    while (slice_cut(rest, '\n', &line) && !slice_is(line, "---")) {
        if (slice_starts(line, SLICE("#"))) {
            continue;
        }
        if (slice_starts(line, SLICE("date "))) {
            date_given = slice_part(line, 5, line.bytes);
        } else if (slice_trim(line).bytes == 0) {
            text_add_str(&conllu_text, id > 0 ? "\n" : "");
            id = 0;
        } else {
            add_word(&conllu_text, line, ++id);
        }
    }
    text_add_str(&conllu_text, "\n");
    conllu c = conllu_of(text_slice(&conllu_text), "case", true);
    acta_error error = {0};
    bool found = false;
    if (conllu_next_document(&c, r->memory, &found, &r->doc, &error) !=
        ACTA_OK) {
        fail_msg("%s at line %zu", error.message, error.line);
    }
    r->doc.article.published_day = ARTICLE_NO_DAY;
    if (date_given.bytes == 10) {
        uint32_t y = 0, m = 0, d = 0;
        number_u32(slice_part(date_given, 0, 4), &y);
        number_u32(slice_part(date_given, 5, 7), &m);
        number_u32(slice_part(date_given, 8, 10), &d);
        r->doc.article.published_day = date_day((int32_t)y, (int)m, (int)d);
    }
    arena *tmp = arena_new(1 << 26);
    entity_in in = {
        world,        weights, &r->doc.article, &r->doc.tokens, &r->doc.tags,
        &r->doc.tree, NULL};
    entity_out out;
    assert_int_equal(entity_run(&in, r->memory, tmp, &out, &error), ACTA_OK);
    r->m = out.mentions;
    r->c = out.chains;
    assert_int_equal(arena_bytes(tmp), 0);
    arena_free(tmp);
}

/* form or form#2: the word of that form, the second one. */
static uint32_t word_of(const ran *r, slice which) {
    slice form = {0};
    slice rest = which;
    uint32_t nth = 1;
    slice_cut(&rest, '#', &form);
    if (rest.bytes > 0) {
        number_u32(rest, &nth);
    }
    for (uint32_t t = 0; t < r->doc.tokens.T; t++) {
        if (slice_equal(r->doc.tokens.form[t], form) && --nth == 0) {
            return t;
        }
    }
    fail_msg("no word %.*s", (int)which.bytes, which.at);
    return 0;
}

static uint32_t mention_at(const ran *r, slice which) {
    uint32_t i = r->m.of_word[word_of(r, which)];
    if (i == DOC_NONE) {
        fail_msg("no mention at %.*s", (int)which.bytes, which.at);
    }
    return i;
}

static void check_code(const ran *r, slice which, slice want) {
    uint32_t i = mention_at(r, which);
    slice code = {0};
    slice_cut(&want, ' ', &code);
    const char *have = mention_code(&r->m, &r->c, i);
    slice name = mention_name(&r->m, &r->c, i);
    have = have[0] == '\0' ? "-" : have;
    if (!slice_is(code, have) ||
        (want.bytes > 0 && !slice_equal(slice_trim(want), name))) {
        fail_msg("%.*s is %s %.*s, not %.*s %.*s", (int)which.bytes, which.at,
                 have, (int)name.bytes, name.at, (int)code.bytes, code.at,
                 (int)want.bytes, want.at);
    }
}

static void check_words(const ran *r, slice which, slice want) {
    const mention *m = &r->m.at[mention_at(r, which)];
    const span *at = r->doc.tokens.at;
    slice have = slice_part(r->doc.article.body, at[m->words.start].start,
                            at[m->words.end - 1].end);
    if (!slice_equal(have, slice_trim(want))) {
        fail_msg("%.*s stands in \"%.*s\"", (int)which.bytes, which.at,
                 (int)have.bytes, have.at);
    }
}

static void check_line(const ran *r, slice line) {
    slice which = {0};
    slice how = {0};
    if (!next_word(&line, &which) || !next_word(&line, &how)) {
        return;
    }
    line = slice_trim(line);
    if (slice_is(how, "=")) {
        check_code(r, which, line);
    } else if (slice_is(how, "/")) {
        check_words(r, which, line);
    } else {
        bool same = r->m.at[mention_at(r, which)].chain ==
                    r->m.at[mention_at(r, line)].chain;
        if (same != slice_is(how, "~")) {
            fail_msg("%.*s %s %.*s", (int)which.bytes, which.at,
                     same ? "joined to" : "apart from", (int)line.bytes,
                     line.at);
        }
    }
}

static void run_file(const char *path) {
    file_map file = {0};
    assert_int_equal(file_map_open(path, &file, NULL), ACTA_OK);
    slice rest = file.bytes;
    while (slice_trim(rest).bytes > 0) {
        ran r = {.memory = arena_new(1 << 24)};
        run_article(&rest, &r);
        slice line = {0};
        while (slice_cut(&rest, '\n', &line) && !slice_is(line, "===")) {
            check_line(&r, line);
        }
        arena_free(r.memory);
    }
    file_map_close(&file);
}

static void cases_hold(void **state) {
    (void)state;
    arena *memory = arena_new(1 << 20);
    folder files = {0};
    assert_int_equal(folder_list(TEST_FOLDER "/cases/entity", SLICE(".txt"),
                                 memory, &files, NULL),
                     ACTA_OK);
    assert_true(files.count > 0);
    for (uint32_t i = 0; i < files.count; i++) {
        print_message("%s\n", files.path[i].at);
        run_file(files.path[i].at);
    }
    arena_free(memory);
}

static int open_world(void **state) {
    (void)state;
    acta_error error = {0};
    keep = arena_new(1 << 26);
    if (chain_weights_open(TEST_FOLDER "/../data/models/chains.txt", keep,
                           &weights, &error) != ACTA_OK ||
        actors_open(TEST_FOLDER "/data/actors", keep, &world, &error) !=
            ACTA_OK) {
        print_error("%s:%zu:%zu: %s\n", error.path, error.line, error.column,
                    error.message);
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
