/* quote_trim.c: where content begins and ends, to the character.
 *
 * The rules are those of the annotation guidelines of PARC 3 and PolNeAR as far
 * as they agree: quotation marks belong to the content they enclose, the
 * introducing "that", commas and colons between cue and content do not, nor
 * does a full stop that closes the whole sentence; one inside the marks does.
 * A content that cuts through a quotation is widened to hold all of it, as far
 * as the sentence reaches, for no annotator cuts there and parsers do.
 */
#include "quote/quote_parts.h"

static bool is_joint(const reading *read, uint32_t t) {
    static const char *const joints[] = {",", ":", ";", "-", "–", "—", "--"};
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        if (slice_is(read->words->form[t], joints[i])) {
            return true;
        }
    }
    return false;
}

/* What a content does not end in, outside its own quotation marks. */
static bool is_end(const reading *read, uint32_t t) {
    return slice_is(read->words->form[t], ".") || is_joint(read, t) ||
           ask_mark(read, t);
}

/* Take in the rest of regions that the content cuts, inside the sentence. */
static span widen(const reading *read, const cue *of, span content) {
    const tokens *words = read->words;
    uint32_t s = words->sentence_of[content.start];
    uint32_t first = words->first[s];
    uint32_t end = words->first[s + 1];
    uint32_t r = regions_child(&read->marks, content.end - 1, of->region);
    if (r != DOC_NONE) {
        uint32_t to = read->marks.at[r].words.end;
        to = to < end ? to : end;
        if (of->word < content.start || of->word >= to) {
            content.end = to > content.end ? to : content.end;
        }
    }
    r = regions_child(&read->marks, content.start, of->region);
    if (r != DOC_NONE) {
        uint32_t from = read->marks.at[r].words.start;
        from = from > first ? from : first;
        if (of->word < from || of->word >= content.end) {
            content.start = from < content.start ? from : content.start;
        }
    }
    return content;
}

/* The mark that opens or closes a region just outside the content. */
static span with_marks(const reading *read, const cue *of, span content) {
    const tokens *words = read->words;
    uint32_t s = words->sentence_of[content.start];
    if (content.start > words->first[s]) {
        uint32_t r = regions_child(&read->marks, content.start - 1, of->region);
        if (r != DOC_NONE && ask_mark(read, content.start - 1) &&
            read->marks.at[r].words.start == content.start - 1) {
            content.start--;
        }
    }
    while (content.end < words->first[s + 1]) {
        uint32_t r = regions_child(&read->marks, content.end, of->region);
        if (r == DOC_NONE || read->marks.at[r].words.end > content.end + 2 ||
            !ask_punct(read, content.end)) {
            break;
        }
        content.end++;
    }
    return content;
}

span content_trim(const reading *read, const cue *of, span content) {
    uint32_t s = read->words->sentence_of[content.start];
    uint32_t last = read->words->first[s + 1];
    if (content.end > last) {
        content.end = last;
    }
    if (content.start == read->words->first[s]) {
        uint32_t start = dateline_end(read, content.start);
        content.start = start < content.end ? start : content.start;
    }
    while (content.start < content.end && is_joint(read, content.start)) {
        content.start++;
    }
    if (content.start < content.end && ask_that(read, content.start) &&
        content.start > of->word) {
        content.start++;
    }
    while (content.start < content.end &&
           (is_joint(read, content.start) ||
            (ask_mark(read, content.start) &&
             regions_child(&read->marks, content.start, of->region) ==
                 DOC_NONE))) {
        content.start++;
    }
    if (content.start >= content.end) {
        return (span){0, 0};
    }
    content = with_marks(read, of, widen(read, of, content));
    if (of->region != DOC_NONE) { /* words in marks report words in them */
        span in = read->marks.at[of->region].words;
        content.start = content.start < in.start ? in.start : content.start;
        content.end = content.end > in.end ? in.end : content.end;
        if (content.start >= content.end) {
            return (span){0, 0};
        }
    }
    while (content.end > content.start && is_end(read, content.end - 1) &&
           regions_child(&read->marks, content.end - 1, of->region) ==
               DOC_NONE) {
        content.end--;
    }
    bool good = content.end - content.start <= CONTENT_WORDS;
    return good && ask_word(read, content) ? content : (span){0, 0};
}
