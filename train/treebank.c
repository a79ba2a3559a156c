/* treebank.c: reading CoNLL-U strictly.
 *
 * The problem: a trainer or scorer that guesses at broken lines gives figures
 * nobody can reproduce. So every sentence must be well formed: ten columns,
 * ids that count from 1, one root, no cycle; the first fault stops with file
 * and line. Format: https://universaldependencies.org/format.html.
 *
 * Two passes: the first counts words and surface tokens, the second fills
 * arrays of that size. The text is laid out anew from forms and SpaceAfter,
 * because the `# text` comment is optional.
 */
#include "treebank.h"

#include "base/file.h"
#include "base/number.h"
#include "base/text.h"
#include "doc/tags.h"

enum { COLUMNS = 10 };
enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

typedef struct reader {
    const char *path;
    acta_error *error;
    arena *keep;
    treebank *bank;
    text body;
    size_t line;
    uint32_t w;         /* words so far */
    uint32_t s;         /* sentences closed */
    uint32_t start;     /* first word of the open sentence */
    uint32_t joined_to; /* id of the last word of an open multiword token */
    bool joined_space;
    uint32_t *first;
    span *at;
    slice *form;
    uint8_t *spaced;
    uint8_t *joined;
    uint32_t *sentence_of;
    span *sentence;
} reader;

static acta_status broken(const reader *r, const char *what) {
    return fail_at(r->error, ACTA_BAD_INPUT, r->path, r->line, 0, "%s", what);
}

/* split: the ten columns of a line; false when there are more or fewer. */
static bool split(slice line, slice column[COLUMNS]) {
    int n = 0;
    slice rest = line;
    for (size_t i = 0; i <= line.bytes; i++) {
        if (i == line.bytes || line.at[i] == '\t') {
            if (n == COLUMNS) {
                return false;
            }
            column[n++] = slice_part(rest, 0, i - (size_t)(rest.at - line.at));
            rest = slice_part(line, i + 1, line.bytes);
        }
    }
    return n == COLUMNS;
}

static bool has_space(slice misc) {
    slice rest = misc;
    slice pair;
    while (slice_cut(&rest, '|', &pair)) {
        if (slice_is(pair, "SpaceAfter=No")) {
            return false;
        }
    }
    return true;
}

static slice value(slice column) {
    return slice_is(column, "_") ? (slice){"", 0} : column;
}

/* add_body: a surface token's text into the body; its span. */
static span add_body(reader *r, slice form, bool space) {
    span at = {(uint32_t)r->body.bytes, 0};
    text_add(&r->body, form);
    at.end = (uint32_t)r->body.bytes;
    if (space) {
        text_add_char(&r->body, ' ');
    }
    return at;
}

/* read_range: "3-4": the surface token of words 3 and 4. */
static acta_status read_range(reader *r, slice column[COLUMNS]) {
    slice rest = column[ID];
    slice from;
    uint32_t first = 0;
    uint32_t last = 0;
    slice_cut(&rest, '-', &from);
    if (!number_u32(from, &first) || !number_u32(rest, &last) ||
        first != r->w - r->start + 1 || last < first || r->joined_to >= first) {
        return broken(r, "expected a range of the words that follow");
    }
    r->joined_to = last;
    r->joined_space = has_space(column[MISC]);
    r->bank->surface[r->bank->surfaces++] =
        add_body(r, column[FORM], r->joined_space);
    return ACTA_OK;
}

/* place_word: where the word stands in the body. Words of a multiword token
 * whose forms do not make up the token all get its whole span. */
static void place_word(reader *r, slice form, uint32_t id, bool space) {
    treebank *b = r->bank;
    bool inside = id <= r->joined_to;
    if (!inside) {
        r->at[r->w] = add_body(r, form, space);
        b->surface[b->surfaces++] = r->at[r->w];
        r->spaced[r->w] = space;
        return;
    }
    span whole = b->surface[b->surfaces - 1];
    bool opens = r->w == r->start || r->at[r->w - 1].end <= whole.start;
    uint32_t from = opens ? whole.start : r->at[r->w - 1].end;
    r->joined[r->w] = !opens;
    r->at[r->w] = (span){from, from + (uint32_t)form.bytes};
    if (r->at[r->w].end > whole.end || id == r->joined_to) {
        r->at[r->w].end = whole.end;
    }
    r->spaced[r->w] = id == r->joined_to && r->joined_space;
}

static acta_status read_word(reader *r, slice column[COLUMNS]) {
    treebank *b = r->bank;
    uint32_t id = 0;
    uint32_t w = r->w;
    if (!number_u32(column[ID], &id) || id != w - r->start + 1) {
        return broken(r, "expected the next word's number");
    }
    if (!number_u32(column[HEAD], &b->head[w])) {
        return broken(r, "expected a number as head");
    }
    if (column[FORM].bytes == 0 || column[DEPREL].bytes == 0) {
        return broken(r, "expected a form and a relation");
    }
    place_word(r, column[FORM], id, has_space(column[MISC]));
    r->form[w] = column[FORM];
    r->sentence_of[w] = r->s;
    b->lemma[w] =
        slice_is(column[FORM], "_") ? column[LEMMA] : value(column[LEMMA]);
    b->upos[w] = (uint8_t)upos_of(column[UPOS]);
    b->xpos[w] = value(column[XPOS]);
    b->features[w] = value(column[FEATS]);
    b->relation[w] = column[DEPREL];
    r->w++;
    return ACTA_OK;
}

/* close_sentence: one root, heads in range, no cycle. */
static acta_status close_sentence(reader *r) {
    const uint32_t *head = r->bank->head + r->start;
    uint32_t n = r->w - r->start;
    uint32_t roots = 0;
    if (n == 0) {
        return ACTA_OK;
    }
    for (uint32_t i = 0; i < n; i++) {
        roots += head[i] == 0;
        if (head[i] > n) {
            return broken(r, "a head above is not a word of the sentence");
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t steps = 0;
        for (uint32_t h = head[i]; h != 0; h = head[h - 1]) {
            if (++steps > n) {
                return broken(r, "the sentence above has a cycle");
            }
        }
    }
    if (roots != 1) {
        return broken(r, "the sentence above must have one root");
    }
    r->sentence[r->s] = (span){r->at[r->start].start, r->at[r->w - 1].end};
    r->first[++r->s] = r->w;
    r->start = r->w;
    r->joined_to = 0;
    return ACTA_OK;
}

static acta_status read_line(reader *r, slice line) {
    slice column[COLUMNS];
    if (line.bytes == 0) {
        return close_sentence(r);
    }
    if (line.at[0] == '#') {
        return ACTA_OK;
    }
    if (!split(line, column)) {
        return broken(r, "expected ten columns");
    }
    if (memchr(column[ID].at, '-', column[ID].bytes) != NULL) {
        return read_range(r, column);
    }
    if (memchr(column[ID].at, '.', column[ID].bytes) != NULL) {
        return ACTA_OK;
    }
    return read_word(r, column);
}

/* make_room: arrays for as many words as the file has lines. */
static bool make_room(reader *r, slice file) {
    size_t lines = 2;
    treebank *b = r->bank;
    for (size_t i = 0; i < file.bytes; i++) {
        lines += file.at[i] == '\n';
    }
    b->lemma = arena_take(r->keep, lines, sizeof(slice));
    b->xpos = arena_take(r->keep, lines, sizeof(slice));
    b->features = arena_take(r->keep, lines, sizeof(slice));
    b->relation = arena_take(r->keep, lines, sizeof(slice));
    b->upos = arena_take(r->keep, lines, 1);
    b->head = arena_take(r->keep, lines, sizeof(uint32_t));
    b->surface = arena_take(r->keep, lines, sizeof(span));
    r->first = arena_take(r->keep, lines, sizeof(uint32_t));
    r->at = arena_take(r->keep, lines, sizeof(span));
    r->form = arena_take(r->keep, lines, sizeof(slice));
    r->spaced = arena_take(r->keep, lines, 1);
    r->joined = arena_take(r->keep, lines, 1);
    r->sentence_of = arena_take(r->keep, lines, sizeof(uint32_t));
    r->sentence = arena_take(r->keep, lines, sizeof(span));
    return b->lemma && b->xpos && b->features && b->relation && b->upos &&
           b->head && b->surface && r->first && r->at && r->form && r->spaced &&
           r->joined && r->sentence_of && r->sentence;
}

static acta_status finish(reader *r) {
    treebank *b = r->bank;
    uint8_t *part = arena_take(r->keep, r->s, 1);
    uint32_t *paragraph = arena_take(r->keep, r->s, sizeof *paragraph);
    if (part == NULL || paragraph == NULL || r->body.failed) {
        return fail_memory(r->error);
    }
    memset(part, PART_TEXT, r->s);
    b->body = text_slice(&r->body);
    b->words = (tokens){r->w,      r->s,      r->form,       r->at,
                        r->spaced, r->joined, r->first,      r->sentence,
                        part,      paragraph, r->sentence_of};
    return ACTA_OK;
}

static acta_status read_all(reader *r, slice file) {
    slice rest = file;
    slice line;
    if (!make_room(r, file)) {
        return fail_memory(r->error);
    }
    while (slice_cut(&rest, '\n', &line)) {
        r->line++;
        if (line.bytes > 0 && line.at[line.bytes - 1] == '\r') {
            line.bytes--;
        }
        acta_status status = read_line(r, line);
        if (status != ACTA_OK) {
            return status;
        }
    }
    acta_status status = close_sentence(r);
    return status == ACTA_OK ? finish(r) : status;
}

acta_status treebank_read(const char *path, arena *keep, treebank *out,
                          acta_error *error) {
    file_map map = {0};
    treebank bank = {0};
    acta_status status = file_map_open(path, &map, error);
    if (status != ACTA_OK) {
        return status;
    }
    slice file = slice_copy(keep, map.bytes);
    file_map_close(&map);
    if (file.at == NULL) {
        return fail_memory(error);
    }
    reader r = {.path = path,
                .error = error,
                .keep = keep,
                .bank = &bank,
                .body = text_on(keep)};
    status = read_all(&r, file);
    if (status == ACTA_OK) {
        *out = bank;
    }
    return status;
}
