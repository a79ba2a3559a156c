/* tag_lemma.h: the lemma of a form, given its tags.
 *
 * Shared by training (which makes the tables) and use.
 */
#ifndef TAG_LEMMA_H
#define TAG_LEMMA_H

#include "base/map.h"
#include "load/model.h"

enum {
    LEMMA_SUFFIX = 6,     /* longest suffix of a rule, in characters */
    LEMMA_KEY_BYTES = 512 /* longer keys are not in the tables */
};

/* An edit of a form: lower-case it (or keep its case), take `cut` characters
 * off and put `add` on, at the front and at the back. Written as text:
 * "l|0||3|y". */
typedef struct lemma_script {
    bool keeps_case;
    uint32_t front_cut;
    uint32_t back_cut;
    slice front_add;
    slice back_add;
} lemma_script;

typedef struct lemma_model {
    map *forms; /* "form\tUPOS\tXPOS" -> index of answers */
    const slice *answers;
    map *suffixes; /* "UPOS\tXPOS\tsuffix" -> index of scripts */
    const lemma_script *scripts;
    map *known;                    /* lemmas that training saw */
    const struct tag_words *words; /* a linguist's list, or NULL */
} lemma_model;

/* The word that a lemma is asked for. */
typedef struct lemma_word {
    slice form;
    slice upos;
    slice xpos;
} lemma_word;

/* lemma_open: sections lemma.forms, .answers, .answer, .suffixes, .scripts,
 * .script, .known. */
acta_status lemma_open(const model *file, arena *keep, lemma_model *out,
                       acta_error *error);

/* lemma_of: the list's own form, else the dictionary, else a known word of the
 * list, else the script of the longest suffix that gives a
 * known lemma, else that of the longest suffix, else the form in lower case.
 * NULL `at` of the result: no memory. */
slice lemma_of(const lemma_model *m, lemma_word w, arena *keep);

/* lemma_form_key, lemma_suffix_key: keys of the two maps in `room`; empty when
 * too long. The suffix is the last `chars` characters of the lower-cased form;
 * with more characters than the form has, the form behind a '^'. */
slice lemma_form_key(lemma_word w, char room[LEMMA_KEY_BYTES]);
slice lemma_suffix_key(lemma_word w, uint32_t chars,
                       char room[LEMMA_KEY_BYTES]);

/* lemma_apply: the form as the script changes it; empty when it cannot,
 * NULL when there is no memory. */
slice lemma_apply(const lemma_script *s, slice form, arena *keep);
/* lemma_script_read: false when the text is no script. */
bool lemma_script_read(slice text, lemma_script *out);

#endif
