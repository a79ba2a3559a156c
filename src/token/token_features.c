/* token_features.c: where a sentence may end, and what is seen there.
 *
 * Problem: a full stop ends a sentence, or an abbreviation, or both; a colon or
 * a dash may start a new one; a closing quote belongs to the sentence before.
 *
 * Method: candidates by rule: after every stop, colon, semicolon, dash and
 * abbreviation, with the closing quotes and brackets that touch it. Features
 * after Reynar and Ratnaparkhi, "A Maximum Entropy Approach to Identifying
 * Sentence Boundaries", 1997, and Gillick, "Sentence Boundary Detection and the
 * Problem with the U.S.", 2009: the words around, their shapes, and pairs of
 * them; added are open quotes and brackets, the length so far and what is left
 * of the paragraph, because news quotes and datelines need them.
 *
 * Limits: no sentence ends where no sign stands, except at a paragraph's end.
 */
#include "token/token_features.h"

#include "base/utf8.h"

enum { WORD_BYTES = 20, DATELINE_WORDS = 8, SPEAKER_WORDS = 6 };

static slice word(const token_list *words, slice body, uint32_t t) {
    span at = words->at[t];
    return (slice){body.at + at.start, at.end - at.start};
}

static uint32_t first_char(const token_list *words, slice body, uint32_t t) {
    return word_peek(body, words->at[t].start);
}

static bool is_bracket(uint32_t c) {
    return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}';
}

static bool raises(const token_list *words, slice body, uint32_t t) {
    if (words->kind[t] == WORD_STOP || words->kind[t] == WORD_ABBREVIATION) {
        return true;
    }
    uint32_t c = first_char(words, body, t);
    bool dash =
        c == '-' || c == 0x2013 || c == 0x2014 || c == '*' || c == 0x2022;
    return words->kind[t] == WORD_MARK &&
           (c == ':' || c == ';' || (dash && words->spaced[t]));
}

/* count_depth: keep track of what is open at word t. */
static void count_depth(boundary_walk *w, uint32_t t) {
    uint8_t kind = w->words->kind[t];
    if (kind != WORD_OPEN && kind != WORD_CLOSE) {
        return;
    }
    bool bracket = is_bracket(first_char(w->words, w->body, t));
    int32_t *depth = bracket ? &w->brackets : &w->quotes;
    *depth += kind == WORD_OPEN ? 1 : -1;
    *depth = *depth < 0 ? 0 : *depth > 2 ? 2 : *depth;
}

/* dateline: whether the words up to a colon or dash at `stop` are the place and
 * agency that open a report ("KUWAIT CITY (Agency) - "), which the treebanks
 * have too few of to learn from. */
static bool dateline(const boundary_walk *w, uint32_t stop) {
    bool shouted = false;
    if (w->sentence != w->first || stop - w->first > DATELINE_WORDS) {
        return false;
    }
    for (uint32_t t = w->first; t < stop; t++) {
        slice s = word(w->words, w->body, t);
        uint32_t c = word_peek(s, 0);
        if (utf8_is_lower(c)) {
            return false;
        }
        bool capitals = s.bytes >= 3 && utf8_is_upper(c);
        for (size_t byte = 0; byte < s.bytes && capitals;) {
            capitals = !utf8_is_lower(utf8_next(s, &byte));
        }
        shouted = shouted || capitals;
    }
    return shouted || first_char(w->words, w->body, stop) != ':';
}

/* speaker_follows: whether names and then a verb of saying stand at `next`:
 * the rest of '"Why?" John Ode asked'. */
static bool speaker_follows(const boundary_walk *w, uint32_t next) {
    for (uint32_t t = next; t < w->end && t < next + SPEAKER_WORDS; t++) {
        slice s = word(w->words, w->body, t);
        if (t > next && map_get(w->model->speech, s) != MAP_NONE) {
            return true;
        }
        if (!utf8_is_upper(word_peek(s, 0))) {
            return false;
        }
    }
    return false;
}

/* never_ends: places where no sentence of news ends: before quoted speech, in
 * a dateline, and between a quotation and the rest of its sentence ('"Why?" he
 * asked'). */
static bool never_ends(const boundary_walk *w, uint32_t stop) {
    const token_list *words = w->words;
    uint32_t next = first_char(words, w->body, w->at);
    if (words->kind[stop] != WORD_MARK) {
        uint32_t c = first_char(words, w->body, stop);
        return words->kind[w->at - 1] == WORD_CLOSE &&
               !is_bracket(first_char(words, w->body, w->at - 1)) &&
               (utf8_is_lower(next) ||
                ((c == '?' || c == '!') && speaker_follows(w, w->at)));
    }
    bool colon = first_char(words, w->body, stop) == ':';
    bool speech = colon && words->kind[w->at] == WORD_OPEN && !is_bracket(next);
    return speech || dateline(w, stop);
}

/* skip_closers: over the closing quotes, brackets and note numbers ("[6]") that
 * touch the sign before them. */
static void skip_closers(boundary_walk *w) {
    const token_list *words = w->words;
    while (w->at < w->end && !words->spaced[w->at - 1]) {
        bool note = w->at + 2 < w->end &&
                    first_char(words, w->body, w->at) == '[' &&
                    words->kind[w->at + 1] == WORD_NUMBER &&
                    first_char(words, w->body, w->at + 2) == ']';
        if (note) {
            w->at += 3;
        } else if (words->kind[w->at] == WORD_CLOSE) {
            count_depth(w, w->at++);
        } else {
            return;
        }
    }
}

boundary_walk boundaries_of(const token_model *model, const token_list *words,
                            slice body, uint32_t first, uint32_t end) {
    return (boundary_walk){model, words, body, first, first, first, end, 0, 0};
}

bool boundary_next(boundary_walk *w, boundary *out) {
    const token_list *words = w->words;
    while (w->at < w->end) {
        uint32_t stop = w->at++;
        count_depth(w, stop);
        if (!raises(words, w->body, stop)) {
            continue;
        }
        skip_closers(w);
        if (w->at == w->end) {
            return false;
        }
        if (never_ends(w, stop)) {
            continue;
        }
        *out = (boundary){stop,   w->at,         w->sentence,
                          w->end, w->quotes > 0, w->brackets > 0};
        return true;
    }
    return false;
}

void boundary_take(boundary_walk *w, uint32_t next) {
    w->sentence = next;
    w->brackets = 0;
}

/* --- names of features ------------------------------------------------ */

static void put(feature_set *out, slice s) {
    for (size_t i = 0; i < s.bytes && out->used < FEATURES_BYTES; i++) {
        char c = s.at[i];
        out->room[out->used++] = c == ' ' || c == '\t' ? '_' : c;
    }
}

/* add: a feature "name=a|b|c" of up to three values (later ones may be empty).
 */
static void add(feature_set *out, const char *name, slice a, slice b, slice c) {
    size_t start = out->used;
    if (out->count == FEATURES_MOST) {
        return;
    }
    put(out, slice_of(name));
    put(out, SLICE("="));
    put(out, a);
    if (b.bytes > 0) {
        put(out, SLICE("|"));
        put(out, b);
    }
    if (c.bytes > 0) {
        put(out, SLICE("|"));
        put(out, c);
    }
    out->name[out->count++] = (slice){out->room + start, out->used - start};
}

typedef struct short_word {
    char room[WORD_BYTES + 4];
    slice form;
} short_word;

/* lower_word: the lower-cased form, "#0" for numbers, "" for long ones. */
static void lower_word(const token_list *words, slice body, uint32_t t,
                       short_word *out) {
    slice s = word(words, body, t);
    out->form = SLICE("~");
    if (words->kind[t] == WORD_NUMBER) {
        out->form = SLICE("~0");
        return;
    }
    size_t used = 0;
    for (size_t byte = 0; byte < s.bytes;) {
        uint32_t c = utf8_lower(utf8_next(s, &byte));
        if (used > WORD_BYTES) {
            return;
        }
        used += utf8_put(word_is_apostrophe(c) ? '\'' : c, out->room + used);
    }
    out->form = (slice){out->room, used};
}

/* shape: what kind of word t is, to the eye. */
static slice shape(const token_list *words, slice body, uint32_t t) {
    slice s = word(words, body, t);
    size_t byte = 0;
    uint32_t first = utf8_next(s, &byte);
    switch (words->kind[t]) {
    case WORD_NUMBER:
        return SLICE("0");
    case WORD_OPEN:
        return is_bracket(first) ? SLICE("(") : SLICE("q");
    case WORD_CLOSE:
        return is_bracket(first) ? SLICE(")") : SLICE("Q");
    case WORD_STOP:
        return SLICE("stop");
    case WORD_MARK:
        return first == '-' || first == 0x2014 || first == 0x2013
                   ? SLICE("dash")
                   : SLICE("mark");
    default:
        break;
    }
    if (!utf8_is_upper(first)) {
        return SLICE("a");
    }
    if (byte == s.bytes) {
        return SLICE("A");
    }
    return utf8_is_lower(word_peek(s, byte)) ? SLICE("Aa") : SLICE("AA");
}

static slice stop_name(const token_list *words, slice body, uint32_t t) {
    static const char *const abbreviations[] = {"",    "title",  "abbr",
                                                "num", "dotted", "initial"};
    if (words->kind[t] == WORD_ABBREVIATION) {
        return slice_of(abbreviations[words->abbreviation[t]]);
    }
    slice s = word(words, body, t);
    uint32_t c = word_peek(s, 0);
    if (c == 0x2026) {
        return SLICE("...");
    }
    if (c == 0x2013 || c == 0x2014) {
        return SLICE("--");
    }
    return slice_part(s, 0, 3);
}

static slice length_name(uint32_t count) {
    return count <= 1   ? SLICE("1")
           : count <= 2 ? SLICE("2")
           : count <= 4 ? SLICE("4")
           : count <= 8 ? SLICE("8")
                        : SLICE("9");
}

static slice closers(const token_list *words, slice body, const boundary *b) {
    if (b->next == b->stop + 1) {
        return SLICE("0");
    }
    return is_bracket(first_char(words, body, b->stop + 1)) ? SLICE(")")
                                                            : SLICE("Q");
}

/* gap: what stands between the two words: nothing, a blank, more. */
static slice gap(const token_list *words, const boundary *b) {
    uint32_t bytes = words->at[b->next].start - words->at[b->next - 1].end;
    return bytes == 0 ? SLICE("n") : bytes == 1 ? SLICE("s") : SLICE("w");
}

void boundary_features(const token_list *words, slice body, const boundary *b,
                       feature_set *out) {
    const slice none = {NULL, 0};
    out->count = 0;
    out->used = 0;
    uint32_t right = b->next;
    while (right + 1 < b->end && words->kind[right] == WORD_OPEN) {
        right++;
    }
    bool abbreviated = words->kind[b->stop] == WORD_ABBREVIATION;
    uint32_t left =
        abbreviated || b->stop == b->sentence ? b->stop : b->stop - 1;
    uint32_t beyond = right + 1 < b->end ? right + 1 : right;
    short_word l, r, r2;
    lower_word(words, body, left, &l);
    lower_word(words, body, right, &r);
    lower_word(words, body, beyond, &r2);
    slice t = stop_name(words, body, b->stop);
    slice c = closers(words, body, b);
    slice n = shape(words, body, b->next);
    slice rs = shape(words, body, right);
    slice r2s = shape(words, body, beyond);
    slice ls = shape(words, body, left);
    slice g = gap(words, b);
    slice since = length_name(b->stop - b->sentence);
    slice rest = length_name(b->end - b->next);
    slice quoted = b->quoted ? SLICE("in") : SLICE("out");
    slice bracketed = b->bracketed ? SLICE("in") : SLICE("out");

    add(out, "stop", t, none, none);
    add(out, "stop-close", t, c, none);
    add(out, "stop-close-next", t, c, n);
    add(out, "stop-gap", t, g, none);
    add(out, "stop-gap-next", t, g, rs);
    add(out, "stop-next-right", t, n, rs);
    add(out, "stop-left", t, l.form, none);
    add(out, "stop-right", t, r.form, none);
    add(out, "right", r.form, none, none);
    add(out, "right-close", r.form, c, none);
    add(out, "left-shape", t, ls, rs);
    add(out, "left-next", l.form, rs, none);
    add(out, "quote", t, quoted, rs);
    add(out, "quote-close", c, quoted, n);
    add(out, "bracket", t, bracketed, none);
    add(out, "since", t, since, rs);
    add(out, "since-next", t, since, n);
    add(out, "rest", t, rest, rs);
    add(out, "beyond", rs, r2s, t);
    add(out, "right-beyond", r.form, r2s, none);
    add(out, "beyond-form", t, r2.form, none);
    add(out, "close-beyond-form", t, c, r2.form);
    if (abbreviated) {
        add(out, "abbr-right", l.form, r.form, none);
    }
}
