/* quote_beside.c: quotations that stand beside their cue.
 *
 * "...," said X; X said: "..."; "...," X said, "...". Parsers do worst here:
 * inversion, long quotations, sentences cut inside them. The marks do not lie
 * as often, so a quotation is given to the cue it stands beside by what lies
 * between (no verb, nothing but the cue's own subject, its hearer and
 * adverbials), and the tree is asked only about the rest. This is the pattern
 * method of Pouliquen et al. 2007 and the sieve order of Muzny et al. 2017,
 * with the tree's subject in place of word patterns.
 *
 * A quotation that is part of a clause (said it was a "new day") is left for
 * quote_content.c.
 */
#include "quote/quote_parts.h"

enum { BETWEEN = 25 };

/* What of a region stands in one sentence. */
typedef struct segment {
    span words;
    bool whole_start; /* it opens the sentence */
    bool whole_end;   /* nothing but punctuation follows in the sentence */
    bool stopped;     /* ends in , . ? ! inside or just behind the marks */
} segment;

static bool is_stop(const reading *read, uint32_t t) {
    static const char *const stops[] = {",", ".", "?", "!",  "…",
                                        "-", "–", "—", "--", "..."};
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        if (slice_is(read->words->form[t], stops[i])) {
            return true;
        }
    }
    return false;
}

static segment make_segment(const reading *read, uint32_t s, uint32_t r) {
    const tokens *words = read->words;
    span sentence = {words->first[s], words->first[s + 1]};
    segment g = {.words = read->marks.at[r].words};
    if (g.words.start < sentence.start) {
        g.words.start = sentence.start;
    }
    if (g.words.end > sentence.end) {
        g.words.end = sentence.end;
    }
    g.whole_start = !ask_word(read, (span){sentence.start, g.words.start});
    g.whole_end = !ask_word(read, (span){g.words.end, sentence.end});
    uint32_t last = g.words.end;
    while (last > g.words.start && ask_mark(read, last - 1)) {
        last--;
    }
    g.stopped = (last > g.words.start && is_stop(read, last - 1)) ||
                (g.words.end < sentence.end && is_stop(read, g.words.end));
    return g;
}

/* Whether a verb stands in these words outside the cue's own. */
static bool verb_between(const reading *read, const cue *c, span between) {
    for (uint32_t t = between.start; t < between.end; t++) {
        bool own = t >= c->own.start && t < c->own.end;
        uint8_t first = (uint8_t)read->words->form[t].at[0];
        bool name = first >= 'A' && first <= 'Z'; /* tagged wrongly */
        if (!own && !name &&
            (ask_verb(read, t) || read->tags->upos[t] == UPOS_AUX)) {
            return true;
        }
    }
    return false;
}

/* "...," said X */
static bool follows(const reading *read, const cue *c, const segment *g) {
    bool participle = ask_xpos(read, c->word, "VBG") && !g->whole_start;
    if (c->word < g->words.end || !g->stopped || participle ||
        c->word - g->words.end > BETWEEN) {
        return false;
    }
    for (uint32_t t = g->words.end; t < c->word; t++) {
        if (read->tags->upos[t] == UPOS_CCONJ && t < c->own.start) {
            return false;
        }
    }
    return !verb_between(read, c, (span){g->words.end, c->word});
}

/* X said: "..." */
static bool leads(const reading *read, const cue *c, const segment *g) {
    uint32_t first = g->words.start;
    if (c->words.end > first || first - c->words.end > BETWEEN ||
        !(g->whole_end || g->stopped)) {
        return false;
    }
    uint32_t before = first - 1;
    uint8_t pos = read->tags->upos[before];
    bool open = pos == UPOS_ADP || pos == UPOS_DET || pos == UPOS_ADJ;
    bool split = c->content.end > c->content.start &&
                 slice_is(read->words->form[before], ".");
    bool linked = split || (before < c->own.end && !open) ||
                  slice_is(read->words->form[before], ",") ||
                  slice_is(read->words->form[before], ":") ||
                  ask_lemma(read, before, "that") || first == c->words.end;
    return linked && !verb_between(read, c, (span){c->words.end, first});
}

static bool can_quote(const cue *c, uint32_t parent) {
    return c->region == parent && (c->entry->takes & TAKES_QUOTE) != 0 &&
           c->kind == QUOTE_SPEECH && c->entry->part == SPEECH_VERB &&
           !(c->passive && c->agentless && c->hearer == DOC_NONE);
}

static cue *cue_after(const reading *read, cues *list, const segment *g,
                      uint32_t parent) {
    for (uint32_t i = 0; i < list->N; i++) {
        cue *c = &list->at[i];
        if (c->word >= g->words.end && can_quote(c, parent)) {
            return follows(read, c, g) ? c : NULL;
        }
    }
    return NULL;
}

static cue *cue_before(const reading *read, cues *list, const segment *g,
                       uint32_t parent) {
    for (uint32_t i = list->N; i > 0; i--) {
        cue *c = &list->at[i - 1];
        if (c->words.end <= g->words.start && can_quote(c, parent)) {
            return leads(read, c, g) ? c : NULL;
        }
    }
    return NULL;
}

/* The longer part is the content, the other `more`. */
static void give(cue *c, span part, const char *rule) {
    if (c->content.end == c->content.start) {
        c->content = part;
        c->rule = rule;
    } else if (part.end - part.start > c->content.end - c->content.start) {
        c->more = c->content;
        c->content = part;
    } else if (c->more.end == c->more.start) {
        c->more = part;
    }
}

/* Whether a verb of speech stands before the quotation: it is that one's. */
static bool other_cue(const cues *list, const segment *g) {
    for (uint32_t i = 0; i < list->N; i++) {
        const cue *c = &list->at[i];
        if (c->word < g->words.start && c->region == DOC_NONE &&
            c->kind == QUOTE_SPEECH && c->entry->part == SPEECH_VERB) {
            return true;
        }
    }
    return false;
}

/* A few words without verb at the end of an opening phrase: the name of a show
 * or paper ('Speaking on "This Week," he said'). */
static bool is_title(const reading *read, const segment *g, uint32_t first) {
    uint8_t pos = read->tags->upos[first];
    bool opening = pos == UPOS_ADP || pos == UPOS_SCONJ ||
                   ask_xpos(read, first, "VBG") || ask_xpos(read, first, "VBN");
    for (uint32_t t = g->words.start; t < g->words.end; t++) {
        if (ask_verb(read, t) || read->tags->upos[t] == UPOS_AUX) {
            return false;
        }
    }
    return opening && g->words.end - g->words.start < 9;
}

/* Words before a quotation that stands before its cue: a clause of which it is
 * the end ('They last for "years," he said'). */
static span with_lead(const reading *read, const cues *list, const segment *g,
                      uint32_t sentence) {
    span whole = {dateline_end(read, read->words->first[sentence]),
                  g->words.end};
    if (other_cue(list, g) || is_title(read, g, whole.start)) {
        return (span){0, 0};
    }
    for (uint32_t t = whole.start; t < g->words.start; t++) {
        if (ask_verb(read, t) || read->tags->upos[t] == UPOS_AUX) {
            return whole;
        }
    }
    return g->words;
}

static void place(const reading *read, cues *list, segment g, uint32_t parent,
                  uint32_t sentence) {
    cue *before = g.whole_start ? NULL : cue_before(read, list, &g, parent);
    cue *after = before == NULL ? cue_after(read, list, &g, parent) : NULL;
    if (before != NULL) {
        give(before, g.words, "quote-after-cue");
    } else if (after != NULL) {
        span part = g.whole_start || parent != DOC_NONE
                        ? g.words
                        : with_lead(read, list, &g, sentence);
        if (part.end > part.start) {
            speaker_between(read, after, g.words.end);
            give(after, part, "quote-before-cue");
        }
    }
}

void content_of_quotes(const reading *read, uint32_t sentence, cues *list) {
    uint32_t t = read->words->first[sentence];
    uint32_t end = read->words->first[sentence + 1];
    uint32_t last = DOC_NONE;
    for (; t < end; t++) {
        for (uint32_t r = read->marks.of_word[t]; r != DOC_NONE;
             r = read->marks.at[r].parent) {
            bool begins = t == read->marks.at[r].words.start ||
                          (t == read->words->first[sentence]);
            if (begins && r != last) {
                place(read, list, make_segment(read, sentence, r),
                      read->marks.at[r].parent, sentence);
                last = r;
            }
        }
    }
}
