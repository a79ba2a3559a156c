/* quote_dateline.c: what stands before a report's first word.
 *
 * "GENEVA (Reuters) - ", "LONDON, March 3 (AP) -- ", "GENEVA: ": place, day and
 * agency belong to no content. A dateline is told by its shape: capitalised
 * names, numbers and brackets up to a dash or colon, no verb, at most
 * DATELINE_WORDS of them. A name before a dash that is part of the sentence
 * ("Orr — who left — said") is told from it by what follows: a dateline's dash
 * is the sentence's first and is followed by a capital or a quotation mark.
 */
#include "quote/quote_parts.h"

enum { DATELINE_WORDS = 14 };

static bool is_capital(const reading *read, uint32_t t) {
    unsigned char first = (unsigned char)read->words->form[t].at[0];
    return (first >= 'A' && first <= 'Z') || first >= 0xC3;
}

static bool is_dash(const reading *read, uint32_t t) {
    slice form = read->words->form[t];
    return slice_is(form, "—") || slice_is(form, "–") || slice_is(form, "--") ||
           slice_is(form, "-");
}

/* Whether a word can stand in a dateline. */
static bool is_part(const reading *read, uint32_t t) {
    static const char *const small[] = {"of", "de", "la", "el", "al", "the"};
    uint8_t pos = read->tags->upos[t];
    for (size_t i = 0; i < sizeof small / sizeof small[0]; i++) {
        if (slice_is(read->words->form[t], small[i])) {
            return true;
        }
    }
    return ask_punct(read, t) || pos == UPOS_NUM ||
           (is_capital(read, t) && !ask_finite(read, t));
}

uint32_t dateline_end(const reading *read, uint32_t t) {
    uint32_t start = ask_start(read, t);
    uint32_t end = ask_end(read, t);
    bool name = false;
    for (uint32_t i = start; i + 1 < end && i < start + DATELINE_WORDS; i++) {
        bool colon = slice_is(read->words->form[i], ":");
        bool dash = is_dash(read, i) && read->words->spaced[i] != 0 &&
                    i > start && read->words->spaced[i - 1] != 0;
        bool opens = is_capital(read, i + 1) || ask_mark(read, i + 1);
        if (name && opens && (dash || (colon && i < start + 7))) {
            return i + 1;
        }
        if (ask_mark(read, i) || !is_part(read, i) || colon || dash) {
            return start;
        }
        name = name || is_capital(read, i);
    }
    return start;
}
