/* quote_records.c: from a cue and its content to a record.
 *
 * Form is told by the marks alone: direct when one quotation holds all of the
 * content, mixed when part of it stands in marks, else indirect.
 */
#include "quote/quote_records.h"

bool records_begin(const reading *read, records *out) {
    *out = (records){0};
    uint32_t G = read->marks.G;
    out->first_of =
        arena_take(read->tmp, (size_t)read->words->S + 1, sizeof(uint32_t));
    out->group_speaker = arena_take(read->tmp, G, sizeof(uint32_t));
    out->group_sentence = arena_take(read->tmp, G, sizeof(uint32_t));
    if (out->first_of == NULL || out->group_speaker == NULL ||
        out->group_sentence == NULL) {
        return false;
    }
    for (uint32_t g = 0; g < G; g++) {
        out->group_speaker[g] = DOC_NONE;
        out->group_sentence[g] = DOC_NONE;
    }
    return true;
}

static quote_form form_of(const reading *read, uint32_t parent, span content) {
    uint32_t inside = 0;
    uint32_t outside = 0;
    for (uint32_t t = content.start; t < content.end; t++) {
        if (regions_child(&read->marks, t, parent) != DOC_NONE) {
            inside++;
        } else if (!ask_punct(read, t)) {
            outside++;
        }
    }
    if (inside == 0) {
        return QUOTE_INDIRECT;
    }
    return outside == 0 ? QUOTE_DIRECT : QUOTE_MIXED;
}

static span bytes_of(const reading *read, span words) {
    if (words.end <= words.start) {
        return (span){0, 0};
    }
    return (span){read->words->at[words.start].start,
                  read->words->at[words.end - 1].end};
}

/* Where the content begins with its "that", or with whom it is asked or said
 * of ("asked [them to stop]", "accused [him of lying]"). */
static uint32_t opener_of(const reading *read, const cue *c) {
    uint32_t t = c->content.start;
    if (c->word == DOC_NONE || c->content.end <= t || t <= c->words.end) {
        return bytes_of(read, c->content).start;
    }
    uint32_t object = ask_child(read, c->word, REL_OBJ);
    object = object == DOC_NONE ? c->hearer : object;
    if (ask_that(read, t - 1)) {
        t--;
    } else if (object != DOC_NONE && object >= c->words.end && object < t &&
               (strcmp(c->rule, "infinitive") == 0 ||
                strcmp(c->rule, "preposition") == 0)) {
        uint32_t start = ask_yield(read, object).start;
        t = start >= c->words.end ? start : t;
    }
    return bytes_of(read, (span){t, c->content.end}).start;
}

/* Whom it was said to: somebody, not "a request". */
static uint32_t hearer_mention(const reading *read, uint32_t word) {
    uint32_t m = word == DOC_NONE ? DOC_NONE : read->named->of_word[word];
    return m != DOC_NONE && read->named->at[m].actor ? m : DOC_NONE;
}

static uint32_t near_of(const reading *read, const cue *c) {
    bool verb = c->word != DOC_NONE && c->entry->part != SPEECH_NOUN &&
                c->subject != DOC_NONE && !c->passive;
    return verb ? party_relative(read, c->word) : DOC_NONE;
}

/* The quotation its content begins or ends in, or DOC_NONE; quote_link.c puts
 * the record that heads it in its place. */
static uint32_t group_of(const reading *read, const cue *c) {
    uint32_t ends[2] = {c->content.start, c->content.end - 1};
    for (int i = 0; i < 2 && c->content.end > c->content.start; i++) {
        uint32_t r = regions_child(&read->marks, ends[i], c->region);
        if (r != DOC_NONE && c->region == DOC_NONE) {
            return read->marks.at[r].group;
        }
    }
    return DOC_NONE;
}

static bool grow(const reading *read, records *out) {
    if (out->Q < out->room) {
        return true;
    }
    uint32_t room = out->room == 0 ? 32 : out->room * 2;
    quote *grown = arena_grow(read->tmp, out->at, out->Q, room, sizeof *grown);
    if (grown == NULL) {
        return false;
    }
    out->at = grown;
    out->room = room;
    return true;
}

/* Who speaks the quotations that this content takes in. */
static void note_speaker(const reading *read, records *out, const quote *q,
                         uint32_t parent) {
    uint32_t ends[2] = {q->content_words.start, q->content_words.end - 1};
    for (int i = 0; i < 2 && q->content.end > q->content.start; i++) {
        uint32_t r = regions_child(&read->marks, ends[i], parent);
        if (r == DOC_NONE || q->form != QUOTE_DIRECT || parent != DOC_NONE) {
            continue;
        }
        uint32_t group = read->marks.at[r].group;
        if (out->group_sentence[group] == DOC_NONE) {
            out->group_speaker[group] = q->speaker;
            out->group_sentence[group] = q->sentence;
        }
    }
}

bool records_add(const reading *read, uint32_t sentence, const cue *c,
                 records *out) {
    if (!grow(read, out)) {
        return false;
    }
    bool colon = c->words.end == c->words.start;
    quote q = {.sentence = sentence,
               .kind = c->kind,
               .form = (uint8_t)form_of(read, c->region, c->content),
               .content = bytes_of(read, c->content),
               .more = bytes_of(read, c->more),
               .content_words = c->content,
               .more_words = c->more,
               .cue = colon ? DOC_NONE : c->word,
               .cue_words = colon ? (span){0, 0} : c->words,
               .speaker = speaker_mention(read, c->subject),
               .speaker_word = c->subject,
               .speaker_near = near_of(read, c),
               .addressee = hearer_mention(read, c->hearer),
               .opener = opener_of(read, c),
               .within = DOC_NONE,
               .whole = group_of(read, c),
               .rule = slice_of(c->rule)};
    out->at[out->Q++] = q;
    note_speaker(read, out, &q, c->region);
    return true;
}
