/* tag_words.h: words whose lemma no training text shows. */
#ifndef TAG_TAG_WORDS_H
#define TAG_TAG_WORDS_H

#include "tag/tag_lemma.h"

/* One way in which a form of a known word is made. */
typedef struct tag_ending {
    slice upos;
    slice xpos;
    lemma_script script;
} tag_ending;

typedef struct tag_words tag_words;
struct tag_words {
    map *forms; /* "form TAB XPOS", lower case -> index of lemmas */
    slice *lemmas;
    uint32_t lemma_count, lemma_room;
    map *known; /* "VERB TAB invade" */
    tag_ending *endings;
    uint32_t ending_count, ending_room;
};

/* tag_words_open: data/words/lemmas.txt (docs/formats/words.md).
 * memory  keep
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_NO_MEMORY; ACTA_BAD_TABLE with file,
 *         line and column
 */
acta_status tag_words_open(const char *path, arena *keep, tag_words *out,
                           acta_error *error);

/* tag_words_form: the lemma that a line gives this form and tag; empty: none.
 * tag_words_known: the known word that this is a form of; empty: none. NULL
 * `at` of either result: no memory. */
slice tag_words_form(const tag_words *w, lemma_word word, arena *tmp);
slice tag_words_known(const tag_words *w, lemma_word word, arena *keep);

#endif
