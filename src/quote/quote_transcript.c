/* quote_transcript.c: transcripts, whose lines begin with who speaks.
 *
 * "Q: Will you resign?", "MR. SMITH: No.", "THE PRESIDENT: ...". One such line
 * may be a heading or a dateline; an article with LEAST_LABELS of them is a
 * transcript, and each sentence of such a line is speech of whom it names. Only
 * labels in capitals count, as stenographers write them: "Note: ..." is none.
 * The speech goes on over lines without label until the next one.
 */
#include "quote/quote_records.h"

enum { LEAST_LABELS = 3, LABEL_WORDS = 7 };

static bool is_upper(slice form) {
    bool letter = false;
    for (size_t i = 0; i < form.bytes; i++) {
        if (form.at[i] >= 'a' && form.at[i] <= 'z') {
            return false;
        }
        letter = letter || (form.at[i] >= 'A' && form.at[i] <= 'Z');
    }
    return letter;
}

/* The last word of the label that opens sentence s, and where speech begins
 * behind it; DOC_NONE: none. */
static uint32_t label_of(const reading *read, uint32_t s, uint32_t *behind) {
    const tokens *words = read->words;
    uint32_t first = words->first[s];
    uint32_t end = words->first[s + 1];
    uint32_t last = DOC_NONE;
    if (s > 0 && words->paragraph[s] == words->paragraph[s - 1]) {
        return DOC_NONE;
    }
    for (uint32_t t = first; t < end && t < first + LABEL_WORDS; t++) {
        bool letter = slice_is(words->form[first], "Q") ||
                      slice_is(words->form[first], "A") ||
                      slice_is(words->form[first], "Q.") ||
                      slice_is(words->form[first], "A.");
        bool stop = slice_is(words->form[t], ":") ||
                    (t == first && letter && words->form[t].bytes == 2) ||
                    (t == first + 1 && letter && slice_is(words->form[t], "."));
        if (stop) {
            *behind = t + 1;
            return last != DOC_NONE ? last : t == first ? first : DOC_NONE;
        }
        if (ask_punct(read, t)) {
            continue;
        }
        if (!is_upper(words->form[t])) {
            return DOC_NONE;
        }
        last = t;
    }
    return DOC_NONE;
}

static bool is_transcript(const reading *read) {
    uint32_t labels = 0;
    uint32_t behind = 0;
    for (uint32_t s = 0; s < read->words->S && labels < LEAST_LABELS; s++) {
        labels += label_of(read, s, &behind) != DOC_NONE ? 1 : 0;
    }
    return labels >= LEAST_LABELS;
}

/* Whether a record of the sentence holds half of these words already. */
static bool is_said(const records *out, uint32_t s, span words) {
    for (uint32_t q = out->first_of[s]; q < out->first_of[s + 1]; q++) {
        const quote *one = &out->at[q];
        span held = one->content_words;
        if (one->kind == QUOTE_SPEECH &&
            2 * (held.end - held.start) >= words.end - words.start) {
            return true;
        }
    }
    return false;
}

static bool add_line(const reading *read, records *out, uint32_t s,
                     uint32_t speaker, span words) {
    cue c = {.word = DOC_NONE,
             .region = DOC_NONE,
             .subject = speaker,
             .hearer = DOC_NONE,
             .content = words,
             .rule = "transcript",
             .kind = QUOTE_SPEECH};
    return records_add(read, s, &c, out);
}

bool records_transcript(const reading *read, records *out) {
    const tokens *words = read->words;
    uint32_t speaker = DOC_NONE;
    if (!is_transcript(read)) {
        return true;
    }
    for (uint32_t s = 0; s < words->S; s++) {
        span line = {words->first[s], words->first[s + 1]};
        uint32_t label = label_of(read, s, &line.start);
        speaker = label == DOC_NONE ? speaker : label;
        if (speaker == DOC_NONE || !ask_word(read, line) ||
            is_said(out, s, line)) {
            continue;
        }
        if (!add_line(read, out, s, speaker, line)) {
            return false;
        }
    }
    return true;
}
