/* quote_cut.c: where one cue's content ends because another's begins.
 *
 * Parsers hang what follows a content on the content's verb: "said he would
 * stay, adding that", "say she will stay and consider it lost", "..., while Lee
 * said". A second cue that has the first one's speaker, or stands in a contrast
 * with it, ends the first content. It has that speaker when it is a participle
 * behind a comma, or is joined without a subject of its own and agrees in tense
 * with the first cue but not with the verb of the content.
 */
#include "quote/quote_parts.h"

/* "..., adding that": a participle of speech behind the content of a cue with
 * the same speaker; parsers often hang it on the content's verb. */
static void cut_at_participle(const reading *read, cues *list, uint32_t at) {
    cue *c = &list->at[at];
    for (uint32_t i = at + 1; i < list->N; i++) {
        cue *d = &list->at[i];
        uint32_t before = d->words.start;
        if (d->word >= c->content.end || d->word - c->word > CONTENT_WORDS) {
            return;
        }
        if (d->word <= c->content.start || d->region != c->region ||
            !slice_is(read->tags->xpos[d->word], "VBG") ||
            d->entry->part != SPEECH_VERB || d->kind != QUOTE_SPEECH ||
            (d->entry->takes & TAKES_TO) != 0 ||
            ask_child(read, d->word, REL_NSUBJ) != DOC_NONE) {
            continue;
        }
        while (before > c->content.start + 1 &&
               read->tags->upos[before - 1] == UPOS_ADV) {
            before--;
        }
        uint32_t comma = before - 1;
        while (comma > c->content.start + 1 && ask_mark(read, comma)) {
            comma--;
        }
        if (slice_is(read->words->form[comma], ",")) {
            c->content.end = before - 1 > comma ? before : comma;
            d->subject = c->subject;
            return;
        }
    }
}

/* "While he admitted delays, Orr said ...": the first cue's content ends where
 * the main clause begins with a cue of its own. */
static void cut_at_main(const reading *read, cues *list, uint32_t at) {
    cue *c = &list->at[at];
    uint32_t first = ask_start(read, c->word);
    if (read->tags->upos[first] != UPOS_SCONJ || c->word > first + 6) {
        return;
    }
    for (uint32_t i = at + 1; i < list->N; i++) {
        uint32_t start = list->at[i].own.start;
        if (list->at[i].word >= c->content.end) {
            return;
        }
        if (start > c->content.start + 1 && start < list->at[i].word &&
            ask_finite(read, list->at[i].word) &&
            slice_is(read->words->form[start - 1], ",")) {
            c->content.end = start - 1;
            return;
        }
    }
}

/* Whether another verb of speech stands in these words. */
static bool speaks_in(const reading *read, const cues *list, uint32_t at,
                      span words) {
    for (uint32_t i = at + 1; i < list->N; i++) {
        const cue *d = &list->at[i];
        if (d->word >= words.end) {
            return false;
        }
        if (d->word >= words.start && d->entry->part == SPEECH_VERB &&
            d->kind == QUOTE_SPEECH &&
            d->region == read->marks.of_word[words.start]) {
            return true;
        }
    }
    return false;
}

/* "..., while Lee said ...": the other's words end the first one's. */
static void cut_at_contrast(const reading *read, const cues *list,
                            uint32_t at) {
    cue *c = &list->at[at];
    uint32_t end = c->content.end;
    if (end - c->content.start > CONTENT_WORDS) {
        return;
    }
    for (uint32_t t = c->content.start + 2; t < end; t++) {
        bool joint =
            ask_lemma(read, t, "while") || ask_lemma(read, t, "whereas");
        if (joint && ask_comma(read, t - 1) &&
            read->marks.of_word[t] == c->region) {
            if (speaks_in(read, list, at, (span){t, end})) {
                c->content.end = t - 1;
            }
            return;
        }
    }
}

/* The joint before a later cue that goes on with the speaker of c, or
 * DOC_NONE: the comma of ", believing that", the "and" of "and consider". */
static uint32_t joint_before(const reading *read, const cue *c, const cue *d) {
    uint32_t t = d->own.start < d->word ? d->own.start : d->word;
    bool own = ask_child(read, d->word, REL_NSUBJ) != DOC_NONE;
    while (t > c->content.start + 1 && read->tags->upos[t - 1] == UPOS_ADV) {
        t--;
    }
    if (own || t <= c->content.start + 1) {
        return DOC_NONE;
    }
    if (ask_xpos(read, d->word, "VBG")) {
        return ask_comma(read, t - 1) ? t - 1 : DOC_NONE;
    }
    uint32_t finite = c->content.start;
    while (finite < t && !ask_finite(read, finite)) {
        finite++;
    }
    bool agrees =
        ask_finite(read, c->word) &&
        slice_equal(read->tags->xpos[d->word], read->tags->xpos[c->word]) &&
        finite < t &&
        !slice_equal(read->tags->xpos[finite], read->tags->xpos[c->word]);
    bool joined = read->tags->upos[t - 1] == UPOS_CCONJ;
    return agrees && joined ? t - 1 : DOC_NONE;
}

void content_cut_late(const reading *read, cues *list, uint32_t at) {
    cue *c = &list->at[at];
    if (c->content.end <= c->content.start || c->content.start < c->word ||
        c->entry->part != SPEECH_VERB) {
        return;
    }
    for (uint32_t i = at + 1; i < list->N; i++) {
        const cue *d = &list->at[i];
        bool found =
            d->content.end > d->content.start && d->entry->part == SPEECH_VERB;
        if (d->word >= c->content.end || d->word - c->word > CONTENT_WORDS) {
            return;
        }
        if (!found || d->word <= c->content.start || d->region != c->region) {
            continue;
        }
        uint32_t joint = joint_before(read, c, d);
        if (joint != DOC_NONE && read->marks.of_word[joint] == c->region) {
            c->content.end = joint;
            return;
        }
    }
}

void content_cut(const reading *read, cues *list, uint32_t at) {
    cut_at_participle(read, list, at);
    cut_at_main(read, list, at);
    cut_at_contrast(read, list, at);
}
