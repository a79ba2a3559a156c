/* quote_free.c: sentences in quotation marks that have no cue of their own.
 *
 * One record a sentence. The speaker is, in this order: who speaks another
 * sentence of the same quotation; who the next sentence names, when it is no
 * more than an attribution cut off by a line break ("..."/ said X.); who spoke
 * last in the paragraph or before it; the subject of the sentence before, when
 * that is a person or body. A word or two in marks inside a sentence is no
 * speech (scare quotes) and gives no record.
 */
#include "quote/quote_records.h"

enum { LOOK_BACK = 12 };

static const char COLON_BEFORE[] = "colon-before";

/* What of a sentence stands in one quotation, if that is all of its words, or
 * the beginning or end of a quotation over several sentences. */
static bool free_part(const reading *read, uint32_t s, span *part,
                      uint32_t *group) {
    span all = {read->words->first[s], read->words->first[s + 1]};
    uint32_t in = DOC_NONE;
    bool outside = false;
    *part = (span){0, 0};
    for (uint32_t t = all.start; t < all.end; t++) {
        uint32_t r = regions_child(&read->marks, t, DOC_NONE);
        if (r == DOC_NONE) {
            outside = outside || !ask_punct(read, t);
            continue;
        }
        if (in == DOC_NONE) {
            in = r;
            part->start = t;
        }
        if (r == in) {
            part->end = t + 1;
        }
    }
    if (in == DOC_NONE || !ask_word(read, *part)) {
        return false;
    }
    const region *r = &read->marks.at[in];
    *group = r->group;
    bool several = r->words.start < all.start || r->words.end > all.end;
    return !outside || several;
}

/* Whether a record of this sentence holds the first word of the part. */
static bool is_taken(const records *out, uint32_t s, span part) {
    for (uint32_t q = out->first_of[s]; q < out->first_of[s + 1]; q++) {
        span words = out->at[q].content_words;
        uint32_t cue_word = out->at[q].cue;
        if (cue_word != DOC_NONE && cue_word >= part.start &&
            cue_word < part.end) {
            continue; /* speech inside the quotation */
        }
        bool more = out->at[q].more.end > out->at[q].more.start;
        if ((words.start < part.end && part.start < words.end &&
             2 * (words.end - words.start) >= part.end - part.start &&
             out->at[q].kind == QUOTE_SPEECH) ||
            (more && out->at[q].form == QUOTE_DIRECT)) {
            return true;
        }
    }
    return false;
}

/* "said the mayor." alone on its line, behind the quotation. */
static uint32_t bare_attribution(const reading *read, uint32_t s) {
    const tokens *words = read->words;
    cues list = {0};
    if (s + 1 >= words->S || words->first[s + 2] - words->first[s + 1] > 25 ||
        !cues_find(read, s + 1, &list)) {
        return DOC_NONE;
    }
    for (uint32_t i = 0; i < list.N; i++) {
        const cue *c = &list.at[i];
        if ((c->entry->takes & TAKES_QUOTE) != 0 &&
            (c->entry->takes & TAKES_THAT) != 0 &&
            c->words.start <= words->first[s + 1] + 4 &&
            c->entry->part == SPEECH_VERB) {
            cue named = *c;
            named.agentless = false;
            speaker_between(read, &named, words->first[s + 1]);
            return named.subject;
        }
    }
    return DOC_NONE;
}

static bool can_speak(const reading *read, uint32_t m) {
    return m != DOC_NONE && read->named->at[m].actor &&
           read->named->at[m].kind != MENTION_ADJECTIVE;
}

/* Whether a record says who holds the floor: not by a noun of speech, nor from
 * inside a quotation. */
static bool holds_floor(const reading *read, const quote *q) {
    if (q->kind != QUOTE_SPEECH || q->speaker == DOC_NONE ||
        q->cue == DOC_NONE) {
        return false;
    }
    return read->marks.of_word[q->cue] == DOC_NONE &&
           read->tags->upos[q->cue] == UPOS_VERB &&
           !slice_is(read->tags->xpos[q->cue], "VBG");
}

static bool is_one(const reading *read, uint32_t m) {
    const mention *one = &read->named->at[m];
    if (one->number == NUMBER_PLURAL || one->gender == GENDER_NEUTER ||
        one->type == ENTITY_ORGANISATION || one->type == ENTITY_GROUP ||
        one->type == ENTITY_PLACE) {
        return false;
    }
    return one->type == ENTITY_PERSON || one->kind == MENTION_PRONOUN ||
           one->kind == MENTION_NAME;
}

/* Who spoke last before sentence s: a person before a body, for a body that
 * is quoted word for word is rare without its cue; else the subject of the
 * sentence before. */
static uint32_t last_speaker(const reading *read, const records *out,
                             uint32_t s) {
    uint32_t floor = s > LOOK_BACK ? s - LOOK_BACK : 0;
    uint32_t body = DOC_NONE;
    for (uint32_t q = out->first_of[s]; q > out->first_of[floor]; q--) {
        const quote *one = &out->at[q - 1];
        if (!holds_floor(read, one)) {
            continue;
        }
        if (is_one(read, one->speaker) || one->form == QUOTE_DIRECT) {
            return one->speaker;
        }
        body = body == DOC_NONE ? one->speaker : body;
    }
    if (body != DOC_NONE) {
        return body;
    }
    for (uint32_t b = s; b > floor; b--) {
        uint32_t root = read->tree->root[b - 1];
        uint32_t subject = tree_find(read->tree, root, REL_NSUBJ, -1);
        uint32_t m = speaker_mention(read, subject);
        if (can_speak(read, m) && read->marks.of_word[root] == DOC_NONE) {
            return m;
        }
    }
    return DOC_NONE;
}

typedef struct free_quote {
    uint32_t sentence;
    uint32_t group;
    span words;
} free_quote;

/* "He added:" cut off as a sentence before the quotation: its cue. */
static bool colon_before(const reading *read, uint32_t s, cue *out) {
    const tokens *words = read->words;
    cues list = {0};
    if (s == 0 || words->first[s] < 3 ||
        !slice_is(words->form[words->first[s] - 1], ":") ||
        !cues_find(read, s - 1, &list)) {
        return false;
    }
    for (uint32_t i = list.N; i > 0; i--) {
        const cue *c = &list.at[i - 1];
        if (c->kind == QUOTE_SPEECH && c->entry->part == SPEECH_VERB &&
            (c->entry->takes & TAKES_QUOTE) != 0 && c->region == DOC_NONE &&
            words->first[s] - c->words.end < 8) {
            *out = *c;
            return c->subject != DOC_NONE;
        }
    }
    return false;
}

static uint32_t who_speaks(const reading *read, const records *out,
                           const free_quote *f, uint32_t last_sentence,
                           const char **rule) {
    cue before;
    if (out->group_sentence[f->group] != DOC_NONE) {
        *rule = "quotation-goes-on";
        return out->group_speaker[f->group];
    }
    if (colon_before(read, f->sentence, &before)) {
        *rule = COLON_BEFORE;
        return speaker_mention(read, before.subject);
    }
    /* The next line names a speaker surely when it says nothing else. */
    uint32_t next =
        speaker_mention(read, bare_attribution(read, last_sentence));
    bool bare =
        last_sentence + 1 < read->words->S &&
        out->first_of[last_sentence + 2] == out->first_of[last_sentence + 1];
    uint32_t last = last_speaker(read, out, f->sentence);
    if (next != DOC_NONE && (bare || last == DOC_NONE)) {
        *rule = "next-line-attribution";
        return next;
    }
    *rule = "last-speaker";
    return last;
}

static bool add_free(const reading *read, records *out, const free_quote *f,
                     uint32_t speaker, const char *rule) {
    cue c = {.word = DOC_NONE,
             .words = {0, 0},
             .entry = NULL,
             .region = DOC_NONE,
             .subject = DOC_NONE,
             .hearer = DOC_NONE,
             .content = f->words,
             .rule = rule,
             .kind = QUOTE_SPEECH};
    if (strcmp(rule, COLON_BEFORE) == 0 &&
        colon_before(read, f->sentence, &c)) {
        c.content = f->words;
        c.rule = rule;
        return records_add(read, f->sentence, &c, out);
    }
    if (!records_add(read, f->sentence, &c, out)) {
        return false;
    }
    out->at[out->Q - 1].speaker = speaker;
    out->at[out->Q - 1].speaker_word = DOC_NONE;
    return true;
}

bool records_free_quotes(const reading *read, records *out) {
    uint32_t S = read->words->S;
    free_quote *list = arena_take(read->tmp, S, sizeof *list);
    uint32_t *last_of = arena_take(read->tmp, read->marks.G, sizeof *last_of);
    uint32_t count = 0;
    if (list == NULL || last_of == NULL) {
        return false;
    }
    for (uint32_t s = 0; s < S; s++) {
        free_quote f = {.sentence = s};
        if (free_part(read, s, &f.words, &f.group) &&
            !is_taken(out, s, f.words)) {
            list[count++] = f;
            last_of[f.group] = s;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        const char *rule = "";
        uint32_t group = list[i].group;
        uint32_t m = who_speaks(read, out, &list[i], last_of[group], &rule);
        if (!add_free(read, out, &list[i], m, rule)) {
            return false;
        }
        out->group_speaker[group] = m;
    }
    return true;
}
