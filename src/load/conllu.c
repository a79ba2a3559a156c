/* conllu.c: reader of CoNLL-U, sentence by sentence.
 *
 * Problem: the same reader serves treebanks made by careful people and whatever
 * a user hands to --from conllu. A head that points nowhere, or a cycle, would
 * send every later stage into memory that is not its own or into an endless
 * loop.
 *
 * Method: a sentence is the block of lines up to a blank one. Its lines are
 * sorted into comments, ranges, words and empty nodes by their id, and each
 * field is checked against what may stand there. The tree is accepted when it
 * has one root and every word reaches it: each walk up stops at a word known to
 * reach the root, so the check is linear.
 *
 * The block is found before it is read. So an error never leaves the reader in
 * the middle of a sentence, and the rest of the file is still read.
 *
 * Limits: empty nodes and enhanced dependencies are not represented (acta uses
 * basic trees); the text comment is not compared with the words.
 */
#include "load/conllu.h"

#include "base/number.h"
#include "base/utf8.h"

acta_status conllu_open(const char *path, bool need_tree, conllu *out,
                        acta_error *error) {
    file_map file;
    acta_status status = file_map_open(path, &file, error);
    if (status == ACTA_OK) {
        *out = conllu_of(file.bytes, path, need_tree);
        out->file = file;
    }
    return status;
}

conllu conllu_of(slice bytes, const char *path, bool need_tree) {
    if (slice_starts(bytes, SLICE("\xEF\xBB\xBF"))) {
        bytes = slice_part(bytes, 3, bytes.bytes);
    }
    return (conllu){.path = path, .rest = bytes, .need_tree = need_tree};
}

void conllu_close(conllu *c) {
    file_map_close(&c->file);
    *c = (conllu){0};
}

slice conllu_feature(slice column, const char *key) {
    slice wanted = slice_of(key);
    slice pair;
    while (slice_cut(&column, '|', &pair)) {
        if (pair.bytes > wanted.bytes && pair.at[wanted.bytes] == '=' &&
            slice_starts(pair, wanted)) {
            return slice_part(pair, wanted.bytes + 1, pair.bytes);
        }
    }
    return (slice){0};
}

slice conllu_value(const conllu_sentence *s, const char *key) {
    for (uint32_t k = 0; k < s->K; k++) {
        if (slice_is(s->comment[k].key, key)) {
            return s->comment[k].value;
        }
    }
    return (slice){0};
}

/* One sentence under construction. */
typedef struct building {
    const char *path;
    slice line; /* the line that is being read */
    uint32_t line_number;
    uint32_t W;
    uint32_t R;
    uint32_t K;
    conllu_word *word;
    conllu_range *range;
    conllu_comment *comment;
    uint32_t open_until; /* words inside the last range: before this one */
    uint32_t heads;      /* words that have a head */
    bool new_document;
    bool new_paragraph;
} building;

/* Error at a piece of the current line. */
static acta_status bad(const building *b, slice where, acta_error *error,
                       const char *expected) {
    size_t column = 1;
    if (where.at != NULL && where.at >= b->line.at &&
        where.at <= b->line.at + b->line.bytes) {
        slice before = {b->line.at, (size_t)(where.at - b->line.at)};
        column = 1 + utf8_length(before);
    }
    size_t odd = 0;
    if (!utf8_check(where, &odd)) {
        where = (slice){0};
    }
    int shown = where.bytes < 40 ? (int)where.bytes : 40;
    return fail_at(error, ACTA_BAD_INPUT, b->path, b->line_number, column,
                   "expected %s, found \"%.*s\"", expected, shown,
                   where.at == NULL ? "" : where.at);
}

static void add_comment(building *b) {
    slice value = slice_trim(slice_part(b->line, 1, b->line.bytes));
    slice key = value;
    slice_cut(&value, '=', &key);
    key = slice_trim(key);
    b->comment[b->K++] = (conllu_comment){key, slice_trim(value)};
    b->new_document |= slice_is(key, "newdoc") || slice_is(key, "newdoc id");
    b->new_paragraph |= slice_is(key, "newpar") || slice_is(key, "newpar id");
}

static acta_status split_columns(const building *b, slice column[],
                                 acta_error *error) {
    size_t count = 0;
    size_t start = 0;
    for (size_t i = 0; i <= b->line.bytes; i++) {
        if (i < b->line.bytes && b->line.at[i] != '\t') {
            continue;
        }
        if (count < CONLLU_COLUMNS) {
            column[count] = slice_part(b->line, start, i);
        }
        count++;
        start = i + 1;
    }
    if (count != CONLLU_COLUMNS) {
        return fail_at(error, ACTA_BAD_INPUT, b->path, b->line_number, 1,
                       "expected 10 columns between tabs, found %zu", count);
    }
    for (size_t i = 0; i < CONLLU_COLUMNS; i++) {
        if (column[i].bytes == 0) {
            return bad(b, column[i], error, "a value or \"_\"");
        }
    }
    return ACTA_OK;
}

static bool space_after(slice misc) {
    return !slice_is(conllu_feature(misc, "SpaceAfter"), "No");
}

/* A line whose id is N-M. */
static acta_status add_range(building *b, const slice column[], size_t dash,
                             acta_error *error) {
    slice id = column[CONLLU_ID];
    uint32_t first = 0;
    uint32_t last = 0;
    if (!number_u32(slice_part(id, 0, dash), &first) ||
        !number_u32(slice_part(id, dash + 1, id.bytes), &last) ||
        first != b->W + 1 || last <= first) {
        return bad(b, id, error, "a range that begins at the next word");
    }
    if (b->W < b->open_until) {
        return bad(b, id, error, "no range inside a range");
    }
    b->range[b->R++] = (conllu_range){first - 1, last - 1, column[CONLLU_FORM],
                                      column[CONLLU_MISC]};
    b->open_until = last;
    return ACTA_OK;
}

/* A line whose id is a whole number. */
static acta_status add_word(building *b, const slice column[],
                            acta_error *error) {
    uint32_t id = 0;
    if (!number_u32(column[CONLLU_ID], &id) || id != b->W + 1) {
        return bad(b, column[CONLLU_ID], error, "the next word's number as id");
    }
    conllu_word w = {.head = CONLLU_ROOT, .line = b->line_number};
    memcpy(w.column, column, sizeof w.column);
    slice head = column[CONLLU_HEAD];
    uint32_t number = 0;
    if (!slice_is(head, "_")) {
        if (!number_u32(head, &number) || number == id) {
            return bad(b, head, error, "the number of another word as head");
        }
        w.head = number == 0 ? CONLLU_ROOT : number - 1;
        b->heads++;
    }
    if (b->W < b->open_until) {
        const conllu_range *r = &b->range[b->R - 1];
        w.joined = b->W > r->first;
        w.spaced = b->W == r->last && space_after(r->misc);
    } else {
        w.spaced = space_after(column[CONLLU_MISC]);
    }
    b->word[b->W++] = w;
    return ACTA_OK;
}

static acta_status add_line(building *b, acta_error *error) {
    size_t odd = 0;
    if (!utf8_check(b->line, &odd)) {
        return bad(b, slice_part(b->line, odd, odd + 1), error, "UTF-8 text");
    }
    if (b->line.at[0] == '#') {
        add_comment(b);
        return ACTA_OK;
    }
    slice column[CONLLU_COLUMNS];
    acta_status status = split_columns(b, column, error);
    if (status != ACTA_OK) {
        return status;
    }
    slice id = column[CONLLU_ID];
    if (memchr(id.at, '.', id.bytes) != NULL) {
        return ACTA_OK; /* empty node */
    }
    const char *dash = memchr(id.at, '-', id.bytes);
    return dash == NULL ? add_word(b, column, error)
                        : add_range(b, column, (size_t)(dash - id.at), error);
}

/* Reports a fault of the tree at the head column of word w. */
static acta_status bad_head(building *b, uint32_t w, acta_error *error,
                            const char *expected) {
    const conllu_word *word = &b->word[w];
    b->line.at = word->column[CONLLU_ID].at;
    b->line.bytes = (size_t)(word->column[CONLLU_HEAD].at - b->line.at);
    b->line_number = word->line;
    return bad(b, word->column[CONLLU_HEAD], error, expected);
}

/* reaches: for every word whether it is known to reach the root: 1, or the walk
 * that has passed it, from 2 on. */
static acta_status check_cycles(building *b, uint32_t *reaches,
                                acta_error *error) {
    for (uint32_t w = 0; w < b->W; w++) {
        uint32_t at = w;
        while (at != CONLLU_ROOT && reaches[at] == 0) {
            reaches[at] = w + 2;
            at = b->word[at].head;
        }
        if (at != CONLLU_ROOT && reaches[at] == w + 2) {
            return bad_head(b, at, error, "a tree without a cycle");
        }
        for (at = w; at != CONLLU_ROOT && reaches[at] != 1;) {
            reaches[at] = 1;
            at = b->word[at].head;
        }
    }
    return ACTA_OK;
}

static acta_status check_tree(building *b, arena *keep, acta_error *error) {
    uint32_t roots = 0;
    for (uint32_t w = 0; w < b->W; w++) {
        uint32_t head = b->word[w].head;
        if (slice_is(b->word[w].column[CONLLU_HEAD], "_")) {
            return bad_head(b, w, error, "a head as for the other words");
        }
        if (head != CONLLU_ROOT && head >= b->W) {
            return bad_head(b, w, error, "the number of another word as head");
        }
        roots += head == CONLLU_ROOT;
        if (head == CONLLU_ROOT && roots > 1) {
            return bad_head(b, w, error, "one root a sentence");
        }
    }
    if (roots == 0) {
        return bad_head(b, 0, error, "a root in the sentence");
    }
    arena_mark_t mark = arena_mark(keep);
    uint32_t *reaches = arena_take(keep, b->W, sizeof *reaches);
    if (reaches == NULL) {
        return fail_memory(error);
    }
    acta_status status = check_cycles(b, reaches, error);
    arena_back(keep, mark);
    return status;
}

/* The block of lines up to a blank line or the end; comments and word lines are
 * counted for the arrays' sizes. */
typedef struct block {
    slice lines;
    uint32_t first_line;
    uint32_t comments;
    uint32_t others;
} block;

static slice cut_line(slice *rest) {
    slice line = {0};
    slice_cut(rest, '\n', &line);
    if (line.bytes > 0 && line.at[line.bytes - 1] == '\r') {
        line.bytes--;
    }
    return line;
}

static bool next_block(conllu *c, block *out) {
    block b = {0};
    while (c->rest.bytes > 0) {
        slice before = c->rest;
        slice line = cut_line(&c->rest);
        c->line++;
        if (line.bytes == 0 && b.lines.bytes > 0) {
            break;
        }
        if (line.bytes == 0) {
            continue;
        }
        if (b.lines.bytes == 0) {
            b.lines.at = before.at;
            b.first_line = c->line;
        }
        b.lines.bytes = (size_t)(line.at + line.bytes - b.lines.at);
        b.comments += line.at[0] == '#';
        b.others += line.at[0] != '#';
    }
    *out = b;
    return b.lines.bytes > 0;
}

static acta_status check_end(building *b, bool need_tree, arena *keep,
                             acta_error *error) {
    if (b->W < b->open_until) {
        return bad(b, b->line, error, "all words of the last range");
    }
    if (b->W == 0) {
        return bad(b, b->line, error, "words after the comments");
    }
    if (b->heads > 0 || need_tree) {
        return check_tree(b, keep, error);
    }
    return ACTA_OK;
}

static acta_status build(const block *k, building *b, bool need_tree,
                         arena *keep, acta_error *error) {
    b->comment = arena_take(keep, k->comments, sizeof *b->comment);
    b->word = arena_take(keep, k->others, sizeof *b->word);
    b->range = arena_take(keep, k->others, sizeof *b->range);
    if (b->comment == NULL || b->word == NULL || b->range == NULL) {
        return fail_memory(error);
    }
    slice rest = k->lines;
    b->line_number = k->first_line - 1;
    while (rest.bytes > 0) {
        b->line = cut_line(&rest);
        b->line_number++;
        acta_status status = add_line(b, error);
        if (status != ACTA_OK) {
            return status;
        }
    }
    return check_end(b, need_tree, keep, error);
}

acta_status conllu_next(conllu *c, arena *keep, bool *found,
                        conllu_sentence *out, acta_error *error) {
    block k;
    if (!next_block(c, &k)) {
        *found = false;
        return ACTA_OK;
    }
    building b = {.path = c->path};
    arena_mark_t mark = arena_mark(keep);
    acta_status status = build(&k, &b, c->need_tree, keep, error);
    if (status != ACTA_OK) {
        arena_back(keep, mark);
        return status;
    }
    *out = (conllu_sentence){.W = b.W,
                             .R = b.R,
                             .K = b.K,
                             .word = b.word,
                             .range = b.range,
                             .comment = b.comment,
                             .tree = b.heads > 0,
                             .line = k.first_line,
                             .new_document = b.new_document,
                             .new_paragraph = b.new_paragraph};
    *found = true;
    return ACTA_OK;
}
