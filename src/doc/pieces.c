/* pieces.c: bounds for sentences that nobody wrote as sentences.
 *
 * The problem: a table of ten thousand cells or a text without a full stop
 * reaches the parser as one sentence, and arc scores take the square of its
 * length. Method: cut at the marks people use to breathe. Trees of the pieces
 * are joined by parse_run; the encoder uses the same cuts, so that both see
 * the same words together.
 *
 * The longest sentence of the treebanks that acta is trained on has 159 words;
 * the limit is far above what a journalist writes.
 */
#include "doc/pieces.h"

/* is_mark: nothing but ASCII marks. */
static bool is_mark(slice form) {
    for (size_t i = 0; i < form.bytes; i++) {
        if (strchr(",;:.!?-()", form.at[i]) == NULL || form.at[i] == '\0') {
            return false;
        }
    }
    return form.bytes > 0;
}

/* piece_end: one past the last word of the piece that begins at `from`. */
static uint32_t piece_end(const tokens *words, uint32_t from, uint32_t end) {
    if (end - from <= PIECE_WORDS) {
        return end;
    }
    uint32_t limit = from + PIECE_WORDS;
    for (uint32_t w = limit; w > limit - PIECE_WORDS / 4; w--) {
        if (is_mark(words->form[w - 1])) {
            return w;
        }
    }
    return limit;
}

bool pieces_cut(const tokens *words, arena *keep, pieces *out) {
    size_t most = words->S + words->T / (PIECE_WORDS - PIECE_WORDS / 4) + 1;
    uint32_t *first = arena_take(keep, most + 1, sizeof *first);
    uint32_t n = 0;
    if (first == NULL) {
        return false;
    }
    for (uint32_t s = 0; s < words->S; s++) {
        for (uint32_t w = words->first[s]; w < words->first[s + 1];) {
            first[n++] = w;
            w = piece_end(words, w, words->first[s + 1]);
        }
    }
    first[n] = words->T;
    *out = (pieces){n, first};
    return true;
}
