/* train_token.h: learn where sentences end. */
#ifndef TRAIN_TOKEN_H
#define TRAIN_TOKEN_H

#include <stdint.h>

#include "acta/status.h"

typedef struct token_training {
    const char *data_folder;      /* its words/ are read */
    const char *const *treebanks; /* [count] CoNLL-U files */
    uint32_t count;
    const char *note; /* comment lines for the head of the file, each starting
                         with "# ": data and licence; may be NULL */
} token_training;

typedef struct token_figures {
    uint32_t places; /* candidates seen in the treebanks */
    uint32_t ends;   /* of them, where a sentence ends */
    uint32_t right;  /* of all, decided as the treebank does */
    uint32_t weights;
} token_figures;

/* train_token: weights of the sentence classifier to a text table
 * (models/sentences.txt, docs/formats/words.md).
 * errors  what reading the words and treebanks can give; ACTA_IO;
 *         ACTA_NO_MEMORY. The same input gives the same bytes.
 * source  Duchi et al. 2011 (the step sizes); docs/methods/token.md
 */
acta_status train_token(const token_training *job, const char *out_path,
                        token_figures *out, acta_error *error);

#endif
