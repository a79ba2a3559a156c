/* quote_headline.c: headlines that speak without a verb of speech.
 *
 * "Premier: deal is close" and "Deal is close: premier". Datelines ("GENEVA:
 * The talks ..."), labels ("Analysis: what next") and subtitles have the same
 * colon, so both sides must look right: a short noun phrase that is a person,
 * body or document on one, a clause on the other, and no full stop at the end.
 */
#include "quote/quote_parts.h"

enum { NAME_WORDS = 8 };

static const speech_word COLON = {.lemma = {":", 1},
                                  .kind = QUOTE_SPEECH,
                                  .part = SPEECH_VERB,
                                  .next = MAP_NONE};

static uint32_t find_colon(const reading *read, span s, bool last) {
    uint32_t found = DOC_NONE;
    for (uint32_t t = s.start; t < s.end; t++) {
        if (slice_is(read->words->form[t], ":") &&
            read->marks.of_word[t] == DOC_NONE && (last || found == DOC_NONE)) {
            found = t;
        }
    }
    return found;
}

static bool has_verb(const reading *read, span s) {
    for (uint32_t t = s.start; t < s.end; t++) {
        if (ask_verb(read, t) || read->tags->upos[t] == UPOS_AUX) {
            return true;
        }
    }
    return false;
}

/* The word of a short noun phrase that can speak, or DOC_NONE. */
static uint32_t speaker_in(const reading *read, span s) {
    uint32_t found = DOC_NONE;
    if (s.end - s.start > NAME_WORDS || has_verb(read, s)) {
        return DOC_NONE;
    }
    for (uint32_t t = s.start; t < s.end; t++) {
        uint32_t m = read->named->of_word[t];
        bool document =
            speech_is(read->lexicon, SPEECH_DOCUMENT, read->tags->lemma[t]);
        if (m != DOC_NONE && read->named->at[m].kind != MENTION_ADJECTIVE &&
            (read->named->at[m].actor || document) &&
            read->named->at[m].type != ENTITY_PLACE && found == DOC_NONE) {
            found = t;
        } else if (document && s.end - s.start == 1) {
            found = t;
        }
    }
    return found;
}

bool headline_find(const reading *read, uint32_t sentence, cue *out) {
    const tokens *words = read->words;
    span s = {words->first[sentence], words->first[sentence + 1]};
    if (s.end - s.start < 4 || slice_is(words->form[s.end - 1], ".")) {
        return false;
    }
    for (int behind = 0; behind < 2; behind++) {
        uint32_t colon = find_colon(read, s, behind != 0);
        if (colon == DOC_NONE) {
            return false;
        }
        span left = {s.start, colon};
        span right = {colon + 1, s.end};
        span name = behind != 0 ? right : left;
        span content = behind != 0 ? left : right;
        uint32_t speaker = speaker_in(read, name);
        if (speaker != DOC_NONE && content.end - content.start >= 2 &&
            has_verb(read, content)) {
            *out = (cue){.word = colon,
                         .words = {colon, colon},
                         .entry = &COLON,
                         .region = DOC_NONE,
                         .subject = speaker,
                         .hearer = DOC_NONE,
                         .own = {colon, colon + 1},
                         .content = content,
                         .rule = "headline-colon",
                         .kind = QUOTE_SPEECH};
            out->content = content_trim(read, out, content);
            return out->content.end > out->content.start;
        }
    }
    return false;
}
