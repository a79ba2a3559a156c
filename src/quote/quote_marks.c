/* quote_marks.c: pairing quotation marks.
 *
 * News mixes every typography, often in one article: “ ” ‘ ’ „ “ « » ‹ › ``''
 * and plain " ', wrong directions, marks left open, marks doubled by a CSV
 * export. So the shape of a mark is only a hint. Its direction is read from
 * what stands on either side (blank before and letter after opens), and where
 * that says nothing from its shape. Double marks of all shapes are one family,
 * single marks another; a stack of at most DEPTH pairs them in one pass.
 *
 * Nothing pairs across a paragraph. A double mark left open ends with its
 * paragraph (at most OPEN_SENTENCES sentences on, or where the next one opens),
 * and when the next paragraph opens with a mark again, or closes one that it
 * never opened, both are one speech. So no mark can swallow an article, and a
 * million opening marks cost one pass. A single mark left open was an
 * apostrophe and is forgotten.
 *
 * Not the obvious toggle on every mark: one missing mark would turn the rest of
 * the article inside out. Limits: a possessive plural inside single quotation
 * marks may end them early; three levels of nesting and more are flattened.
 */
#include "quote/quote_marks.h"

#include <stdlib.h>

#include "base/utf8.h"

enum { DEPTH = 4, OPEN_SENTENCES = 8 };

typedef enum side { SIDE_NONE, SIDE_OPEN, SIDE_CLOSE, SIDE_EITHER } side;

typedef struct mark {
    uint32_t start; /* byte */
    uint32_t end;
    uint8_t side;  /* enum side, by what stands around it */
    uint8_t shape; /* enum side, by its shape */
    bool single;   /* one of the single marks */
    bool plain;    /* ' or ’, which may be an apostrophe */
    bool export;   /* one " at a line's end, beside doubled ones in it */
} mark;

typedef struct open_mark {
    uint32_t start;
    uint32_t sentence;
    bool single;
    bool kept; /* at the paragraph's start: real even when never closed */
} open_mark;

typedef struct pairing {
    slice body;
    const tokens *words;
    arena *keep;
    region *at;
    uint32_t count;
    uint32_t room;
    open_mark stack[DEPTH];
    uint32_t depth;
    uint32_t groups;
    uint32_t last_group; /* group of the last paragraph's open end, or NONE */
    uint32_t next_group; /* what this paragraph's first region goes on with */
    span paragraph;      /* bytes */
    bool doubled;        /* this paragraph has "" in it: a CSV export */
    bool begun;          /* a region of this paragraph is made */
    bool failed;
} pairing;

static bool opens_bracket(uint32_t c) {
    return c == '(' || c == '[' || c == '{' || c == 0x2014 || c == 0x2013 ||
           c == '-' || c == '/' || c == 0x2026;
}

static side shape_of(uint32_t c) {
    switch (c) {
    case 0x201C: /* “ */
    case 0x201E: /* „ */
    case 0x201F:
    case 0x00AB: /* « */
    case 0x2018: /* ‘ */
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case '`':
        return SIDE_OPEN;
    case 0x201D: /* ” */
    case 0x00BB: /* » */
    case 0x2019: /* ’ */
    case 0x203A:
    case 0x00B4:
        return SIDE_CLOSE;
    case '"':
    case '\'':
        return SIDE_EITHER;
    default:
        return SIDE_NONE;
    }
}

static bool is_single(uint32_t c) {
    return c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B ||
           c == 0x2039 || c == 0x203A || c == '\'' || c == '`' || c == 0x00B4;
}

static bool is_mark(uint32_t c) {
    return shape_of(c) != SIDE_NONE;
}

static bool is_stop(uint32_t c) {
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' ||
           c == '?' || c == ')' || c == ']';
}

/* By what stands on either side; marks beside marks look past each other. */
static side side_of(uint32_t before, uint32_t after) {
    bool blank_before =
        before == 0 || utf8_is_space(before) || opens_bracket(before);
    bool blank_after = after == 0 || utf8_is_space(after);
    if (blank_before && !blank_after && !is_stop(after)) {
        return SIDE_OPEN;
    }
    if (!blank_before && blank_after) {
        return SIDE_CLOSE;
    }
    if (!blank_before && utf8_is_punct(after) && !opens_bracket(after)) {
        return SIDE_CLOSE;
    }
    return SIDE_EITHER;
}

/* The first character before (or after) that is no quotation mark; 0 at the
 * paragraph's ends. At most DEPTH marks are looked past. */
static uint32_t beyond(const pairing *p, uint32_t from, bool forward) {
    size_t at = from;
    for (int i = 0; i <= DEPTH; i++) {
        if (forward ? at >= p->paragraph.end : at <= p->paragraph.start) {
            return 0;
        }
        uint32_t c =
            forward ? utf8_next(p->body, &at) : utf8_before(p->body, &at);
        if (!is_mark(c)) {
            return c;
        }
    }
    return 'x';
}

/* 5'10" and 12" and the '90s and rock 'n' roll are no quotation marks. */
static bool is_measure(const pairing *p, const mark *m, uint32_t before,
                       uint32_t after) {
    if (m->single && utf8_is_digit(after)) {
        return true;
    }
    if (m->single || !utf8_is_digit(before)) {
        return false;
    }
    size_t at = m->start;
    while (at > p->paragraph.start) {
        uint32_t c = utf8_before(p->body, &at);
        if (!utf8_is_digit(c)) {
            return c == '\'' || c == 0x2019 || (p->depth == 0 && c != '"');
        }
    }
    return false;
}

/* Whether a mark that could close is the apostrophe of "workers' union". */
static bool is_possessive(const pairing *p, const mark *m, uint32_t before) {
    size_t at = m->end;
    if (!m->plain || (before != 's' && before != 'S')) {
        return false;
    }
    if (at >= p->paragraph.end || utf8_next(p->body, &at) != ' ' ||
        at >= p->paragraph.end) {
        return false;
    }
    return utf8_is_letter(utf8_next(p->body, &at));
}

/* Read the mark at byte *at, stepping past it and marks doubled with it. */
static mark read_mark(const pairing *p, size_t *at) {
    mark m = {.start = (uint32_t)*at};
    uint32_t c = utf8_next(p->body, at);
    uint32_t run = 1;
    while (run < 3 && *at < p->paragraph.end &&
           (c == '"' || c == '\'' || c == '`')) {
        size_t next = *at;
        if (utf8_next(p->body, &next) != c) {
            break;
        }
        *at = next;
        run++;
    }
    m.end = (uint32_t)*at;
    m.shape = (uint8_t)shape_of(c);
    m.single = is_single(c) && run == 1;
    m.plain = m.single && (c == '\'' || c == 0x2019);
    if (c == '\'' && run > 1) {
        m.shape = SIDE_CLOSE;
    }
    bool at_end = m.start == p->paragraph.start || m.end >= p->paragraph.end;
    m.export = c == '"' && run == 1 && p->doubled && at_end;
    return m;
}

static uint32_t word_at(const tokens *words, uint32_t sentence, uint32_t byte) {
    uint32_t low = words->first[sentence];
    uint32_t high = words->T;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (words->at[middle].end <= byte) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Add the region of these bytes if it holds a word that is no mark. */
static void add_region(pairing *p, uint32_t start, uint32_t end,
                       uint32_t sentence, bool closed) {
    span w = {word_at(p->words, sentence, start), 0};
    w.end = w.start;
    while (w.end < p->words->T && p->words->at[w.end].start < end) {
        w.end++;
    }
    if (w.end < w.start + (closed ? 2u : 1u)) {
        return;
    }
    if (p->count == p->room) {
        uint32_t room = p->room == 0 ? 16 : p->room * 2;
        region *grown =
            arena_grow(p->keep, p->at, p->count, room, sizeof *grown);
        if (grown == NULL) {
            p->failed = true;
            return;
        }
        p->at = grown;
        p->room = room;
    }
    p->at[p->count++] = (region){.bytes = {start, end},
                                 .words = w,
                                 .parent = DOC_NONE,
                                 .closed = closed,
                                 .group = DOC_NONE};
}

static uint32_t sentence_at(const tokens *words, uint32_t from, uint32_t byte) {
    while (from + 1 < words->S && words->sentence[from].end <= byte &&
           words->paragraph[from + 1] == words->paragraph[from]) {
        from++;
    }
    return from;
}

static void push(pairing *p, const mark *m, uint32_t sentence) {
    if (p->depth == DEPTH) {
        return;
    }
    p->stack[p->depth++] = (open_mark){
        .start = m->start,
        .sentence = sentence,
        .single = m->single,
        .kept = !m->single || (m->start == p->paragraph.start && !m->plain)};
}

/* Close the innermost open mark of this family; single marks left open inside
 * it were apostrophes. false: none is open. */
static bool pop(pairing *p, const mark *m) {
    uint32_t i = p->depth;
    while (i > 0 && p->stack[i - 1].single != m->single) {
        if (m->single) {
            return false;
        }
        i--;
    }
    if (i == 0) {
        return false;
    }
    p->depth = i - 1;
    add_region(p, p->stack[i - 1].start, m->end, p->stack[i - 1].sentence,
               true);
    return true;
}

static bool has_double(const pairing *p) {
    for (uint32_t i = 0; i < p->depth; i++) {
        if (!p->stack[i].single) {
            return true;
        }
    }
    return false;
}

static void take_single(pairing *p, const mark *m, uint32_t sentence,
                        uint32_t before, uint32_t after) {
    bool inside = utf8_is_letter(before) || utf8_is_digit(before);
    bool open_now = p->depth > 0 && p->stack[p->depth - 1].single;
    if (inside && utf8_is_letter(after)) {
        return;
    }
    if (m->side == SIDE_OPEN && m->shape != SIDE_CLOSE) {
        push(p, m, sentence);
    } else if (open_now && m->side != SIDE_OPEN &&
               !is_possessive(p, m, before)) {
        pop(p, m);
    }
}

static void take_double(pairing *p, const mark *m, uint32_t first,
                        uint32_t sentence, uint32_t before) {
    uint8_t way = m->side == SIDE_EITHER ? m->shape : m->side;
    if (way == SIDE_EITHER) {
        way = has_double(p) ? SIDE_CLOSE : SIDE_OPEN;
    }
    bool popped = way == SIDE_CLOSE && pop(p, m);
    if (way == SIDE_OPEN) {
        push(p, m, sentence);
    } else if (!popped && !p->begun && p->last_group != DOC_NONE) {
        /* Opened in the last paragraph, which never closed it. */
        p->next_group = p->last_group;
        add_region(p, p->paragraph.start, m->end, first, true);
    } else if (!popped && before != 0 && is_stop(before)) {
        /* Nothing was opened, yet a sentence ends in marks: that sentence. */
        uint32_t s = sentence_at(p->words, first, m->start - 1);
        add_region(p, p->words->sentence[s].start, m->end, s, true);
    }
    p->begun = true;
}

/* What stays open at a paragraph's end. */
static void leave_open(pairing *p, uint32_t first_region, uint32_t last) {
    for (uint32_t i = 0; i < p->depth && !p->failed; i++) {
        const open_mark *o = &p->stack[i];
        uint32_t end = p->paragraph.end;
        if (!o->kept) {
            continue;
        }
        if (last - o->sentence > OPEN_SENTENCES) {
            end = p->words->sentence[o->sentence + OPEN_SENTENCES].end;
        }
        if (i + 1 < p->depth && p->stack[i + 1].start < end) {
            end = p->stack[i + 1].start;
        }
        for (uint32_t r = first_region; r < p->count; r++) {
            uint32_t start = p->at[r].bytes.start;
            size_t at = start;
            if (start > o->start && start < end && !o->single &&
                !is_single(utf8_next(p->body, &at))) {
                end = start;
            }
        }
        add_region(p, o->start, end, o->sentence, false);
    }
}

static int by_start(const void *a, const void *b) {
    const region *x = a;
    const region *y = b;
    if (x->bytes.start != y->bytes.start) {
        return x->bytes.start < y->bytes.start ? -1 : 1;
    }
    return x->bytes.end > y->bytes.end ? -1 : x->bytes.end < y->bytes.end;
}

/* Put a paragraph's regions in order; find parents and groups. */
static void settle(pairing *p, uint32_t from) {
    region *r = p->at;
    if (from == p->count) {
        p->last_group = DOC_NONE;
        return;
    }
    qsort(r + from, p->count - from, sizeof *r, by_start);
    uint32_t outer = DOC_NONE;
    for (uint32_t i = from; i < p->count; i++) {
        uint32_t up = i == from ? DOC_NONE : i - 1;
        while (up != DOC_NONE && r[up].bytes.end < r[i].bytes.end) {
            up = r[up].parent;
        }
        r[i].parent = up;
        if (up != DOC_NONE) {
            r[i].group = r[up].group;
            continue;
        }
        bool goes_on =
            outer == DOC_NONE ? p->next_group != DOC_NONE : !r[outer].closed;
        uint32_t with = outer == DOC_NONE ? p->next_group : r[outer].group;
        r[i].group = goes_on ? with : p->groups++;
        outer = i;
    }
    p->last_group = r[outer].closed ? DOC_NONE : r[outer].group;
}

/* "" anywhere in a paragraph: quotation marks doubled by a CSV export. */
static bool is_doubled(const pairing *p) {
    for (uint32_t b = p->paragraph.start; b + 1 < p->paragraph.end; b++) {
        if (p->body.at[b] == '"' && p->body.at[b + 1] == '"') {
            return true;
        }
    }
    return false;
}

static void pair_paragraph(pairing *p, uint32_t first, uint32_t last) {
    uint32_t from = p->count;
    uint32_t sentence = first;
    size_t at = p->words->sentence[first].start;
    p->paragraph = (span){(uint32_t)at, p->words->sentence[last].end};
    p->depth = 0;
    p->begun = false;
    p->doubled = is_doubled(p);
    p->next_group = DOC_NONE;
    while (at < p->paragraph.end && !p->failed) {
        size_t next = at;
        uint32_t c = utf8_next(p->body, &next);
        if (!is_mark(c)) {
            at = next;
            continue;
        }
        mark m = read_mark(p, &at);
        uint32_t before = beyond(p, m.start, false);
        uint32_t after = beyond(p, m.end, true);
        if (m.export || is_measure(p, &m, before, after)) {
            continue;
        }
        m.side = (uint8_t)side_of(before, after);
        sentence = sentence_at(p->words, sentence, m.start);
        if (m.single) {
            take_single(p, &m, sentence, before, after);
            continue;
        }
        if (!p->begun && m.start == p->paragraph.start) {
            p->next_group = p->last_group;
        }
        take_double(p, &m, first, sentence, before);
    }
    leave_open(p, from, last);
    settle(p, from);
}

static bool of_words(const pairing *p, const tokens *words, regions *out) {
    uint32_t *of_word = arena_take(p->keep, words->T, sizeof *of_word);
    if (of_word == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < words->T; t++) {
        of_word[t] = DOC_NONE;
    }
    for (uint32_t i = 0; i < p->count; i++) {
        for (uint32_t t = p->at[i].words.start; t < p->at[i].words.end; t++) {
            of_word[t] = i;
        }
    }
    *out = (regions){
        .R = p->count, .at = p->at, .of_word = of_word, .G = p->groups};
    return true;
}

bool marks_pair(slice body, const tokens *words, arena *keep, regions *out) {
    pairing p = {
        .body = body, .words = words, .keep = keep, .last_group = DOC_NONE};
    uint32_t first = 0;
    for (uint32_t s = 0; s < words->S && !p.failed; s++) {
        if (s + 1 == words->S ||
            words->paragraph[s + 1] != words->paragraph[s]) {
            pair_paragraph(&p, first, s);
            first = s + 1;
        }
    }
    return !p.failed && of_words(&p, words, out);
}

uint32_t regions_child(const regions *r, uint32_t t, uint32_t parent) {
    uint32_t i = r->of_word[t];
    while (i != DOC_NONE && r->at[i].parent != parent) {
        i = r->at[i].parent;
    }
    return i;
}
