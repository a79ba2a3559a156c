/* chain_speakers.c: quotation marks and who speaks between them.
 *
 * Problem: "I" and "we" between quotation marks are the speaker, "he" there is
 * not; before the statement stage has run nobody knows where he speaks.
 *
 * Method: marks open and close, a paragraph's end closes them. The speaker of
 * a sentence with quoted words is the subject, outside the marks, of a verb of
 * speech in it, else the speaker of the sentence before in the paragraph or of
 * the paragraph before; a quotation that opens a paragraph may name its
 * speaker one sentence later.
 *
 * Why not the statement stage's speakers: it runs later and needs the chains.
 */
#include "entity/work.h"

static bool opens(slice form) {
    static const char *const marks[] = {"\xE2\x80\x9C", "``", "\xC2\xAB",
                                        "\xE2\x80\x9E"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_is(form, marks[i])) {
            return true;
        }
    }
    return false;
}

static bool closes(slice form) {
    static const char *const marks[] = {"\xE2\x80\x9D", "''", "\xC2\xBB"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_is(form, marks[i])) {
            return true;
        }
    }
    return false;
}

/* Marks the words between quotation marks; a paragraph's end closes them. */
static void find_quoted(work *w) {
    bool inside = false;
    for (uint32_t s = 0; s < w->words->S; s++) {
        if (s > 0 && w->words->paragraph[s] != w->words->paragraph[s - 1]) {
            inside = false;
        }
        for (uint32_t t = w->words->first[s]; t < w->words->first[s + 1]; t++) {
            slice form = w->words->form[t];
            if (opens(form)) {
                inside = true;
            } else if (closes(form)) {
                inside = false;
            } else if (slice_is(form, "\"")) {
                inside = !inside;
            } else {
                w->quoted[t] = inside;
            }
        }
    }
}

bool is_speech_verb(slice lemma) {
    static const char *const verbs[] = {
        "say",       "tell",     "add",      "note",    "continue",
        "state",     "declare",  "warn",     "ask",     "remark",
        "argue",     "explain",  "announce", "insist",  "claim",
        "write",     "tweet",    "reply",    "stress",  "respond",
        "conclude",  "recall",   "point",    "observe", "emphasize",
        "emphasise", "comment",  "vow",      "urge",    "lament",
        "affirm",    "assert",   "complain", "confirm", "deny",
        "express",   "describe", "call",     "quote",   "underline",
        "reiterate"};
    return IN(lemma, verbs);
}

/* Who speaks in a sentence that holds quoted words: the subject, outside the
 * marks, of a verb of speech. */
static uint32_t speaker_in(const work *w, uint32_t s) {
    for (uint32_t t = w->words->first[s]; t < w->words->first[s + 1]; t++) {
        uint32_t head = w->tree->head[t];
        if (w->tree->rel[t] == REL_NSUBJ && !w->quoted[t] &&
            head != TREE_ROOT && !w->quoted[head] &&
            is_speech_verb(w->tags->lemma[head]) && w->of_word[t] != DOC_NONE) {
            return w->of_word[t];
        }
        if (w->tree->rel[t] == REL_OBL && !w->quoted[t] &&
            w->of_word[t] != DOC_NONE) {
            uint32_t mark = child_of(w, t, REL_CASE);
            if (mark != DOC_NONE && lemma_is(w, mark, "accord")) {
                return w->of_word[t];
            }
        }
    }
    return DOC_NONE;
}

static bool has_quoted(const work *w, uint32_t s) {
    for (uint32_t t = w->words->first[s]; t < w->words->first[s + 1]; t++) {
        if (w->quoted[t]) {
            return true;
        }
    }
    return false;
}

bool speakers_find(work *w) {
    w->quoted = arena_take(w->tmp, w->words->T, sizeof *w->quoted);
    w->speaker = arena_take(w->tmp, w->words->S, sizeof *w->speaker);
    if (w->quoted == NULL || w->speaker == NULL) {
        return false;
    }
    find_quoted(w);
    uint32_t before = DOC_NONE;
    for (uint32_t s = 0; s < w->words->S; s++) {
        uint32_t found = speaker_in(w, s);
        w->speaker[s] = found;
        if (found == DOC_NONE && has_quoted(w, s)) {
            w->speaker[s] = before;
        }
        before = found != DOC_NONE ? found : before;
    }
    /* A quotation that opens a paragraph may name its speaker only later. */
    for (uint32_t s = w->words->S; s-- > 1;) {
        bool same = w->words->paragraph[s] == w->words->paragraph[s - 1];
        if (same && w->speaker[s - 1] == DOC_NONE && has_quoted(w, s - 1)) {
            w->speaker[s - 1] = w->speaker[s];
        }
    }
    return true;
}
