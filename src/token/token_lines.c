/* token_lines.c: which line breaks end a paragraph.
 *
 * Problem: in one article every paragraph is one long line and each break ends
 * it; in the next, text is wrapped at 70 columns and a break is only a blank;
 * headlines, datelines and lists stand in lines of their own in both.
 *
 * Method: a blank line always ends a paragraph. Lines between two blank lines
 * are a block. A block of three lines or more is wrapped when most of its
 * breaks stand where the next word would not have fitted into the widest line;
 * then exactly those breaks are blanks. A block of two lines is judged by the
 * width of the article's wrapped blocks or, where there are none, by whether
 * the second line goes on in lower case. A line that starts with a list mark
 * starts a paragraph.
 *
 * Limits: columns are counted in characters; nothing above WIDEST is taken for
 * wrapped text.
 */
#include "token/token_lines.h"

#include "base/utf8.h"

enum { NARROWEST = 30, WIDEST = 120 };

typedef struct line {
    size_t start;
    size_t end;  /* the line feed, or the end of the part */
    size_t next; /* start of the next line */
    size_t columns;
} line;

static line line_at(slice body, size_t at, size_t limit) {
    const char *feed = memchr(body.at + at, '\n', limit - at);
    line l = {at, feed == NULL ? limit : (size_t)(feed - body.at), 0, 0};
    l.next = l.end < limit ? l.end + 1 : limit;
    if (l.end > at && body.at[l.end - 1] == '\r') {
        l.end--;
    }
    for (size_t i = l.start; i < l.end; i++) {
        l.columns += ((unsigned char)body.at[i] & 0xC0) != 0x80;
    }
    return l;
}

static bool line_blank(slice body, line l) {
    for (size_t byte = l.start; byte < l.end;) {
        if (!utf8_is_space(utf8_next(body, &byte))) {
            return false;
        }
    }
    return true;
}

/* first_word: the columns of a line's first word, WIDEST at most. */
static size_t first_word(slice body, line l) {
    size_t columns = 0;
    for (size_t byte = l.start; byte < l.end && columns < WIDEST; columns++) {
        if (utf8_is_space(utf8_next(body, &byte))) {
            break;
        }
    }
    return columns;
}

/* list_mark: whether a line starts with "- ", "• ", "3. " or "3) ". */
static bool list_mark(slice body, line l) {
    size_t byte = l.start, digits = 0;
    while (byte < l.end && digits < 3 && body.at[byte] >= '0' &&
           body.at[byte] <= '9') {
        byte++;
        digits++;
    }
    if (byte >= l.end) {
        return false;
    }
    uint32_t c = utf8_next(body, &byte);
    bool mark = digits > 0 ? c == '.' || c == ')'
                           : c == '-' || c == '*' || c == 0x2022 ||
                                 c == 0x2013 || c == 0x2014 || c == 0x25AA ||
                                 c == 0x25CF || c == 0xB7;
    return mark && byte < l.end && utf8_is_space(utf8_next(body, &byte));
}

/* starts_lower: whether a line goes on in the middle of a sentence. */
static bool starts_lower(slice body, line l) {
    size_t byte = l.start;
    return byte < l.end && utf8_is_lower(utf8_next(body, &byte));
}

typedef struct block {
    size_t end; /* start of the blank line after it, or limit */
    size_t lines;
    size_t widest;
    size_t full; /* breaks where the next word would not have fitted */
} block;

static block block_size(slice body, size_t at, size_t limit) {
    block b = {at, 0, 0, 0};
    while (b.end < limit) {
        line l = line_at(body, b.end, limit);
        if (line_blank(body, l)) {
            break;
        }
        b.widest = l.columns > b.widest ? l.columns : b.widest;
        b.lines++;
        b.end = l.next;
    }
    return b;
}

/* block_width: the columns a block is wrapped at, 0 when it is not. */
static size_t block_width(slice body, size_t at, block b, size_t limit) {
    if (b.lines < 3 || b.widest > WIDEST || b.widest < NARROWEST) {
        return 0;
    }
    line before = line_at(body, at, limit);
    for (size_t i = 1; i < b.lines; i++) {
        line l = line_at(body, before.next, limit);
        b.full += before.columns + 1 + first_word(body, l) > b.widest;
        before = l;
    }
    return b.full * 10 >= (b.lines - 1) * 6 ? b.widest : 0;
}

/* break_is_blank: whether the text runs on from line a to line b. */
static bool break_is_blank(const line_walk *r, line a, line b) {
    slice body = r->article->body;
    size_t width = r->block_width != 0 ? r->block_width : r->text_width;
    if (list_mark(body, b) || a.columns > WIDEST) {
        return false;
    }
    if (width != 0) {
        return a.columns + 1 + first_word(body, b) > width;
    }
    return starts_lower(body, b);
}

static size_t widest_wrapped(slice body, size_t at) {
    size_t widest = 0;
    while (at < body.bytes) {
        block b = block_size(body, at, body.bytes);
        size_t width = block_width(body, at, b, body.bytes);
        widest = width > widest ? width : widest;
        at = b.lines > 0 ? b.end : line_at(body, at, body.bytes).next;
    }
    return widest;
}

line_walk lines_of(const article *a) {
    line_walk r = {a, 0, 0, 0, 0};
    r.text_width = widest_wrapped(a->body, a->text.start);
    return r;
}

/* enter_block: at the start of a line; false when the line is blank. */
static bool enter_block(line_walk *r, size_t limit) {
    slice body = r->article->body;
    if (r->at < r->block_end) {
        return true;
    }
    block b = block_size(body, r->at, limit);
    if (b.lines == 0) {
        r->at = line_at(body, r->at, limit).next;
        return false;
    }
    r->block_end = b.end;
    r->block_width = block_width(body, r->at, b, limit);
    return true;
}

bool lines_next(line_walk *r, span *stretch, article_part *part) {
    slice body = r->article->body;
    while (r->at < body.bytes) {
        bool title = r->at < r->article->title.end;
        size_t limit = title ? r->article->title.end : body.bytes;
        if (!enter_block(r, limit)) {
            continue;
        }
        line last = line_at(body, r->at, limit);
        stretch->start = (uint32_t)last.start;
        while (last.next < r->block_end) {
            line next = line_at(body, last.next, limit);
            if (!break_is_blank(r, last, next)) {
                break;
            }
            last = next;
        }
        stretch->end = (uint32_t)last.end;
        *part = title ? PART_TITLE : PART_TEXT;
        r->at = last.next;
        return true;
    }
    return false;
}
