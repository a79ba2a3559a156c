/* token_words.c: a stretch of text to words.
 *
 * Problem: find the words of running text with all its typography: quotes of
 * every kind, dashes, ellipses, brackets, money, addresses, smileys.
 *
 * Method: one pass from left to right. A letter or digit starts a run, which
 * token_runs.c cuts; every other sign is a word of its own, except that equal
 * stops, dashes and rules are taken together ("...", "--", "!!"). Whether an
 * ASCII quotation mark opens or closes is told by the blanks around it, and by
 * what is still open when they do not tell.
 *
 * Why no regular expressions: tried in turn at every byte they are slower, and
 * some are quadratic on hostile input.
 */
#include "token/token_words.h"
#include "base/utf8.h"

enum { FIRST_ROOM = 1024, LONG_ROW = 16 };

bool word_is_apostrophe(uint32_t c) {
    return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x02BC ||
           c == 0x00B4 || c == 0x2032;
}

bool word_is_hyphen(uint32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

bool word_is_inner(uint32_t c) {
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    }
    bool invisible = c == 0xAD || (c >= 0x200C && c <= 0x200F) || c == 0x2060;
    return invisible || utf8_is_letter(c) || utf8_is_digit(c);
}

uint32_t word_peek(slice body, size_t byte) {
    if (byte >= body.bytes) {
        return 0;
    }
    unsigned char c = (unsigned char)body.at[byte];
    return c < 0x80 ? c : utf8_next(body, &byte);
}

static bool list_room(token_list *list) {
    if (list->T < list->room) {
        return true;
    }
    uint32_t old = list->room;
    uint32_t room = old == 0 ? FIRST_ROOM : old * 2;
    arena *tmp = list->tmp;
    span *at = arena_grow(tmp, list->at, old, room, sizeof *at);
    uint8_t *spaced = arena_grow(tmp, list->spaced, old, room, 1);
    uint8_t *joined = arena_grow(tmp, list->joined, old, room, 1);
    uint8_t *kind = arena_grow(tmp, list->kind, old, room, 1);
    uint8_t *mark = arena_grow(tmp, list->abbreviation, old, room, 1);
    if (room < old || !at || !spaced || !joined || !kind || !mark) {
        list->failed = true;
        return false;
    }
    list->at = at;
    list->spaced = spaced;
    list->joined = joined;
    list->kind = kind;
    list->abbreviation = mark;
    list->room = room;
    return true;
}

void words_add(token_list *list, slice body, span at, word_kind kind,
               bool joined) {
    if (list->failed || !list_room(list)) {
        return;
    }
    uint32_t t = list->T++;
    uint32_t next = word_peek(body, at.end);
    list->at[t] = at;
    list->kind[t] = (uint8_t)kind;
    list->joined[t] = joined;
    list->abbreviation[t] = ABBREVIATION_NONE;
    list->spaced[t] = next == 0 || utf8_is_space(next);
}

static void add(word_reader *r, size_t start, size_t end, word_kind kind) {
    words_add(r->list, r->body, (span){(uint32_t)start, (uint32_t)end}, kind,
              false);
}

/* --- quotation marks -------------------------------------------------- */

static bool opens(uint32_t c) {
    switch (c) {
    case '(':
    case '[':
    case '{':
    case 0x201C: /* “ */
    case 0x201E: /* „ */
    case 0x201F:
    case 0x2018: /* ‘ */
    case 0x201A: /* ‚ */
    case 0x201B:
    case 0x00AB: /* « */
    case 0x2039: /* ‹ */
    case 0x300C:
    case 0x300E:
        return true;
    default:
        return false;
    }
}

static bool closes(uint32_t c) {
    switch (c) {
    case ')':
    case ']':
    case '}':
    case 0x201D: /* ” */
    case 0x2019: /* ’ */
    case 0x00BB: /* » */
    case 0x203A: /* › */
    case 0x300D:
    case 0x300F:
        return true;
    default:
        return false;
    }
}

static uint32_t before(const word_reader *r, size_t at) {
    return at == 0 ? ' ' : utf8_before(r->body, &at);
}

/* mark_kind: whether the quotation mark c of body[at, end) opens or closes. */
static word_kind mark_kind(word_reader *r, size_t at, size_t end, uint32_t c) {
    bool two = end - at == 2 && c < 0x80;
    bool ascii = c == '"' || c == '\'' || c == '`';
    if (!ascii || two || c == '`') {
        bool open = opens(c) || c == '`';
        if (c == 0x2018 || c == 0x2019 || (c == '`' && !two)) {
            r->open_single = open;
        }
        return open ? WORD_OPEN : WORD_CLOSE;
    }
    uint32_t left = before(r, at);
    uint32_t right = word_peek(r->body, end);
    bool blank_left = utf8_is_space(left) || opens(left) || left == 0x2014;
    bool blank_right = right == 0 || utf8_is_space(right);
    bool *open = c == '"' ? &r->open_double : &r->open_single;
    *open = blank_left != blank_right ? blank_left : !*open;
    if (!blank_left && !blank_right && !word_is_inner(right)) {
        *open = false;
    }
    return *open ? WORD_OPEN : WORD_CLOSE;
}

/* --- other signs -------------------------------------------------------- */

static bool is_stop(uint32_t c) {
    return c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x203C ||
           c == 0x3002;
}

/* repeats: signs of which a row is one word. */
static bool repeats(uint32_t c) {
    return c == '-' || c == '*' || c == '=' || c == '_' || c == '~' ||
           c == '#' || c == '$' || c == '<' || c == '>' || c == '+' ||
           c == '|' || c == 0x2014 || c == 0x2013 || c == '\'' || c == '`' ||
           c == 0x2019;
}

/* sign_end: the byte after the sign c at `at` and those that go with it. */
static size_t sign_end(slice body, size_t at, size_t next, uint32_t c) {
    size_t most = c == '\'' || c == '`' || c == 0x2019 || c == '<' || c == '>'
                      ? 2
                      : TOKEN_WORD_BYTES;
    size_t count = 1;
    while (next < body.bytes && next - at < TOKEN_WORD_BYTES && count < most) {
        size_t byte = next;
        uint32_t d = utf8_next(body, &byte);
        bool same = is_stop(c) ? is_stop(d) : d == c && repeats(c);
        bool mark = d >= 0x300 && !utf8_is_space(d) && word_is_inner(d) &&
                    !utf8_is_digit(d) && c > 0x2100;
        if (!same && !mark) {
            break;
        }
        next = byte;
        count++;
    }
    return next;
}

/* elision_end: the byte after 'em, 's, '90s or ’tis, else `at`. */
static size_t elision_end(const word_reader *r, size_t next, size_t at) {
    size_t end = next;
    while (end < r->body.bytes && end - next < 8 &&
           word_is_inner(word_peek(r->body, end))) {
        utf8_next(r->body, &end);
    }
    slice form = {r->body.at + next, end - next};
    bool year = form.bytes >= 2 && form.at[0] >= '0' && form.at[0] <= '9' &&
                form.at[1] >= '0' && form.at[1] <= '9' &&
                (form.bytes == 2 || (form.bytes == 3 && form.at[2] == 's'));
    bool listed = map_get(r->model->elisions, form) != MAP_NONE;
    bool ended = !word_is_inner(word_peek(r->body, end));
    return ended && (listed || year) ? end : at;
}

/* read_elision: an apostrophe that belongs to the letters after it.
 * returns the byte after them, or `at` when it is a quotation mark. */
static size_t read_elision(word_reader *r, size_t at, size_t next) {
    size_t end = elision_end(r, next, at);
    if (end == at) {
        return at;
    }
    bool attached = !utf8_is_space(before(r, at)) && r->list->T > 0 &&
                    r->list->at[r->list->T - 1].end == at &&
                    r->list->kind[r->list->T - 1] != WORD_OPEN;
    words_add(r->list, r->body, (span){(uint32_t)at, (uint32_t)end}, WORD_PLAIN,
              attached);
    return end;
}

/* smiley_end: the byte after :) ;-) and the like, else `at`. */
static size_t smiley_end(slice body, size_t at) {
    uint32_t eyes = word_peek(body, at);
    if (eyes != ':' && eyes != ';' && eyes != '=') {
        return at;
    }
    size_t next = at + 1;
    next += word_peek(body, next) == '-';
    uint32_t mouth = word_peek(body, next);
    bool ends = !word_is_inner(word_peek(body, next + 1));
    bool smiles = mouth == ')' || mouth == '(' ||
                  ((mouth == 'D' || mouth == 'P') && ends);
    return smiles ? next + 1 : at;
}

/* joins_next: @name, #tag, +44, .com: a sign that belongs to what follows. */
static bool joins_next(const word_reader *r, size_t at, uint32_t c,
                       size_t next) {
    uint32_t right = word_peek(r->body, next);
    bool start = !word_is_inner(before(r, at));
    if (c == '@' || c == '#') {
        return start && utf8_is_letter(right);
    }
    if (c == '+') {
        return start && utf8_is_digit(right);
    }
    return c == '.' && utf8_is_space(before(r, at)) && word_is_inner(right);
}

/* money: US$, C$: up to three capitals and the sign, for words already added.
 */
static bool money(word_reader *r, size_t at, size_t next) {
    token_list *list = r->list;
    if (list->failed || list->T == 0 || list->at[list->T - 1].end != at) {
        return false;
    }
    span *last = &list->at[list->T - 1];
    for (size_t byte = last->start; byte < at; byte++) {
        if (r->body.at[byte] < 'A' || r->body.at[byte] > 'Z') {
            return false;
        }
    }
    if (at - last->start > 3) {
        return false;
    }
    last->end = (uint32_t)next;
    uint32_t after = word_peek(r->body, next);
    list->spaced[list->T - 1] = after == 0 || utf8_is_space(after);
    return true;
}

static size_t read_quote(word_reader *r, size_t at, size_t next, uint32_t c) {
    bool single = c == '\'' || c == 0x2019 || c == '`';
    if (single && word_is_inner(word_peek(r->body, next))) {
        size_t end = read_elision(r, at, next);
        if (end > at) {
            return end;
        }
    }
    size_t end = sign_end(r->body, at, next, c);
    add(r, at, end, mark_kind(r, at, end, c));
    return end;
}

/* row_end: the byte after a long row of one sign, else `at`: a rule across the
 * page or rubbish, whatever the sign, and no thousand words. */
static size_t row_end(slice body, size_t at) {
    size_t next = at;
    uint32_t c = utf8_next(body, &next);
    size_t count = 1;
    while (next < body.bytes && next - at < TOKEN_WORD_BYTES - 4) {
        size_t byte = next;
        if (utf8_next(body, &byte) != c) {
            break;
        }
        next = byte;
        count++;
    }
    return count >= LONG_ROW ? next : at;
}

static size_t read_sign(word_reader *r, size_t at) {
    size_t row = row_end(r->body, at);
    if (row > at) {
        add(r, at, row, WORD_MARK);
        return row;
    }
    size_t next = at;
    uint32_t c = utf8_next(r->body, &next);
    if (c == '"' || c == '\'' || c == '`' || opens(c) || closes(c)) {
        return read_quote(r, at, next, c);
    }
    size_t end = smiley_end(r->body, at);
    if (end > at) {
        add(r, at, end, WORD_MARK);
        return end;
    }
    if (c == '$' && money(r, at, next)) {
        return next;
    }
    if (joins_next(r, at, c, next)) {
        uint32_t first = r->list->T;
        end = words_read_run(r, next);
        if (!r->list->failed) {
            r->list->at[first].start = (uint32_t)at;
        }
        return end;
    }
    end = sign_end(r->body, at, next, c);
    add(r, at, end, is_stop(c) ? WORD_STOP : WORD_MARK);
    return end;
}

void words_read(const token_model *model, slice body, span stretch,
                token_list *list) {
    word_reader r = {model, {body.at, stretch.end}, list, false, false};
    for (size_t at = stretch.start; at < stretch.end && !list->failed;) {
        uint32_t c = word_peek(r.body, at);
        if (utf8_is_space(c)) {
            utf8_next(r.body, &at);
        } else if (word_is_inner(c)) {
            at = words_read_run(&r, at);
        } else {
            at = read_sign(&r, at);
        }
    }
}
