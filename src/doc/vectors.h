/* vectors.h: the encoder's view of every word, read by tag and parse.
 *
 * Two recurrent layers' outputs a word: `tagging` (for part of speech,
 * features) and `parsing` (for heads and relations). Lives only while one
 * article is analysed.
 */
#ifndef DOC_VECTORS_H
#define DOC_VECTORS_H

#include <stdint.h>

typedef struct vectors {
    uint32_t T;
    uint32_t tagging_width; /* D */
    uint32_t parsing_width;
    const float *tagging; /* [T, tagging_width] */
    const float *parsing; /* [T, parsing_width] */
} vectors;

#endif
