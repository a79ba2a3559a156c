/* token_check.h: text to words in one line, for tests of token and time:
 * words parted by blanks, "+" before the second word of a contraction,
 * " / " between sentences, " // " between paragraphs. */
#ifndef TESTS_TOKEN_CHECK_H
#define TESTS_TOKEN_CHECK_H

#include <stdlib.h>

#include "base/text.h"
#include "check.h"
#include "token/token.h"

typedef struct token_check {
    arena *keep;
    arena *tmp;
    const token_model *model;
    article article;
    tokens words;
    problems found;
} token_check;

static inline void token_check_open(token_check *c) {
    acta_error error;
    memset(c, 0, sizeof *c);
    c->keep = arena_new((size_t)1 << 30);
    c->tmp = arena_new((size_t)1 << 30);
    assert_non_null(c->keep);
    assert_non_null(c->tmp);
    if (token_model_open(TEST_DATA_FOLDER, c->keep, &c->model, &error) !=
        ACTA_OK) {
        fail_msg("%s:%zu: %s", error.path, error.line, error.message);
    }
}

static inline void token_check_close(token_check *c) {
    arena_free(c->keep);
    arena_free(c->tmp);
}

/* token_check_read: the words of an article; title may be NULL. */
static inline void token_check_read(token_check *c, const char *title,
                                    slice body) {
    acta_error error;
    text whole = text_on(c->keep);
    if (title != NULL) {
        text_add_str(&whole, title);
        text_add_str(&whole, "\n\n");
    }
    uint32_t start = (uint32_t)whole.bytes;
    text_add(&whole, body);
    c->article = (article){.key = SLICE("k"), .body = text_slice(&whole)};
    c->article.title.end = start > 0 ? start - 2 : 0;
    c->article.text = (span){start, (uint32_t)whole.bytes};
    c->article.published_day = ARTICLE_NO_DAY;
    c->found = (problems){0};
    assert_int_equal(token_run(c->model, &c->article, c->keep, c->tmp,
                               &c->words, &c->found, &error),
                     ACTA_OK);
    assert_int_equal(arena_bytes(c->tmp), 0);
}

static inline slice token_check_line(token_check *c) {
    text line = text_on(c->keep);
    const tokens *w = &c->words;
    for (uint32_t t = 0; t < w->T; t++) {
        uint32_t s = w->sentence_of[t];
        bool first = w->first[s] == t;
        if (first && s > 0) {
            bool same = w->paragraph[s] == w->paragraph[s - 1];
            text_add_str(&line, same ? " / " : " // ");
        } else if (t > 0) {
            text_add_char(&line, ' ');
        }
        text_add_str(&line, w->joined[t] ? "+" : "");
        text_add(&line, w->form[t]);
    }
    return text_slice(&line);
}

#endif
