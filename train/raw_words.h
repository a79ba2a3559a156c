/* raw_words.h: plain text as numbers of words, for word vectors.
 */
#ifndef TRAIN_RAW_WORDS_H
#define TRAIN_RAW_WORDS_H

#include "base/map.h"
#include "base/status.h"

enum { RAW_END = 0, RAW_RARE = 1, RAW_FIRST = 2 };

/* Words by falling frequency from RAW_FIRST on; RAW_END parts sentences,
 * RAW_RARE stands for every word left out. */
typedef struct raw_words {
    uint32_t V;
    slice *name;     /* [V] levelled words; of the first two, empty */
    uint64_t *count; /* [V] */
    uint32_t *at;    /* [N] */
    size_t N;
} raw_words;

/* What to read and what to keep. */
typedef struct raw_job {
    const char *data_folder;  /* whose words/ cut the text */
    const char *const *files; /* [count] plain text, or treebanks: .conllu */
    size_t count;
    uint32_t rarest; /* words seen less often are left out */
    uint32_t most;   /* words to keep at most */
} raw_job;

/* raw_words_read: all files, cut into words by src/token.
 * memory  keep; tmp as before on return
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_BAD_INPUT (not UTF-8),
 *         ACTA_BAD_TABLE, ACTA_TOO_LONG, ACTA_NO_MEMORY */
acta_status raw_words_read(const raw_job *job, arena *keep, arena *tmp,
                           raw_words *out, acta_error *error);

#endif
