/* token_words.h: a stretch of text to words, inside src/token. */
#ifndef TOKEN_WORDS_H
#define TOKEN_WORDS_H

#include <stdbool.h>

#include "token/token_model.h"

typedef enum word_kind {
    WORD_PLAIN,
    WORD_NUMBER,
    WORD_WEB,          /* address, e-mail, file name */
    WORD_ABBREVIATION, /* with its full stop; see token_list.abbreviation */
    WORD_STOP,         /* . ? ! ... and runs of them */
    WORD_OPEN,         /* opening quote or bracket */
    WORD_CLOSE,        /* closing quote or bracket */
    WORD_MARK          /* every other sign */
} word_kind;

typedef struct token_list {
    arena *tmp;
    uint32_t T;
    uint32_t room;
    span *at;              /* [T] */
    uint8_t *spaced;       /* [T] */
    uint8_t *joined;       /* [T] */
    uint8_t *kind;         /* [T] enum word_kind */
    uint8_t *abbreviation; /* [T] enum abbreviation */
    bool failed;           /* an allocation failed; later calls do nothing */
} token_list;

/* words_read: add the words of body[stretch] to the list.
 * Time is linear in the bytes; no word is longer than TOKEN_WORD_BYTES.
 * errors  list->failed: no memory */
void words_read(const token_model *model, slice body, span stretch,
                token_list *list);

/* words_add: one word; for words_read's parts. */
void words_add(token_list *list, slice body, span at, word_kind kind,
               bool joined);

/* words_read_run: the words of the letters, digits and the signs inside them
 * that start at body[at]; body ends where the stretch ends.
 * before  the character before `at`, 0 at the start of the stretch
 * returns the byte after them. */
typedef struct word_reader {
    const token_model *model;
    slice body; /* up to the end of the stretch */
    token_list *list;
    bool open_single; /* inside '...' or ‘...’ */
    bool open_double; /* inside "..." */
} word_reader;
size_t words_read_run(word_reader *r, size_t at);

/* Classes of characters. */
bool word_is_apostrophe(uint32_t c);
bool word_is_hyphen(uint32_t c);
/* Letters, marks, digits and the invisible characters inside words. */
bool word_is_inner(uint32_t c);
/* word_peek: the character at a byte, 0 at the end. */
uint32_t word_peek(slice body, size_t byte);

#endif
