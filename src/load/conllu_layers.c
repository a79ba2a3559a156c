/* conllu_layers.c: the sentences of one CoNLL-U document as layers.
 *
 * Problem: recoding a corpus after an edit of the codebook must not parse it
 * again, and every stage should be testable on gold input. A CoNLL-U file has
 * words and blanks, but no text with offsets.
 *
 * Method: the text is written anew from the surface tokens and their
 * SpaceAfter=No, one blank between others, an empty line where `# newpar` or a
 * new part begins; spans are taken while it grows. The words of a range share
 * its surface token: when their forms spell it ("do" + "n't"), each gets its
 * piece, else ("du" = "de" + "le") each gets the whole token.
 *
 * Why not the `# text` comment: it is optional, some writers normalise it, and
 * finding the words in it again would be a second source of errors.
 *
 * Limits: what a document does not tell (a title that is not marked) is
 * missing, never guessed.
 */
#include "load/conllu_layers.h"

#include "base/number.h"
#include "base/text.h"
#include "doc/times.h"

/* The sentences of the document. */
typedef struct sentence_list {
    uint32_t S;
    uint32_t room;
    uint32_t T;
    conllu_sentence *at; /* [room], the first S in use */
} sentence_list;

/* Whether the comments of the next sentence begin a new document. */
static bool at_new_document(const conllu *c) {
    slice rest = c->rest;
    slice line;
    bool comments = false;
    while (slice_cut(&rest, '\n', &line)) {
        line = slice_trim(line);
        if (line.bytes == 0 && !comments) {
            continue;
        }
        if (line.bytes == 0 || line.at[0] != '#') {
            return false;
        }
        comments = true;
        line = slice_trim(slice_part(line, 1, line.bytes));
        slice word = line;
        slice_cut(&line, ' ', &word);
        if (slice_is(word, "newdoc")) {
            return true;
        }
    }
    return false;
}

static acta_status add_sentence(sentence_list *list, conllu_sentence s,
                                arena *keep, acta_error *error) {
    if (list->S == list->room) {
        uint32_t room = list->room * 2 + 16;
        conllu_sentence *at =
            arena_grow(keep, list->at, list->room, room, sizeof *at);
        if (at == NULL) {
            return fail_memory(error);
        }
        list->at = at;
        list->room = room;
    }
    if (s.W > UINT32_MAX / 2 - list->T) {
        return fail(error, ACTA_TOO_LONG, "too many words in one document");
    }
    list->at[list->S++] = s;
    list->T += s.W;
    return ACTA_OK;
}

/* Steps past the rest of a document that has an error. */
static void skip_document(conllu *c) {
    while (c->rest.bytes > 0 && !at_new_document(c)) {
        slice line;
        bool content = false;
        while (slice_cut(&c->rest, '\n', &line)) {
            c->line++;
            bool blank = slice_trim(line).bytes == 0;
            if (blank && content) {
                break;
            }
            content |= !blank;
        }
    }
}

static acta_status read_sentences(conllu *c, arena *keep, sentence_list *list,
                                  acta_error *error) {
    do {
        conllu_sentence s;
        bool found = false;
        acta_status status = conllu_next(c, keep, &found, &s, error);
        if (status == ACTA_OK && found) {
            status = add_sentence(list, s, keep, error);
        }
        if (status != ACTA_OK) {
            skip_document(c);
            return status;
        }
        if (!found) {
            break;
        }
    } while (!at_new_document(c));
    return ACTA_OK;
}

/* The arrays of all layers while they are being filled. */
typedef struct filling {
    text body;
    slice *form;           /* [T] */
    span *at;              /* [T] */
    uint8_t *spaced;       /* [T] */
    uint8_t *joined;       /* [T] */
    uint32_t *sentence_of; /* [T] */
    uint8_t *upos;         /* [T] */
    slice *xpos;           /* [T] */
    slice *features;       /* [T] */
    slice *lemma;          /* [T] */
    uint32_t *head;        /* [T] */
    slice *rel_name;       /* [T] */
    uint32_t *first;       /* [S+1] */
    span *sentence;        /* [S] */
    uint8_t *part;         /* [S] */
    uint32_t *paragraph;   /* [S] */
    bool tagged;
    bool parsed;
} filling;

static bool take_arrays(filling *f, uint32_t T, uint32_t S, arena *keep) {
    f->form = arena_take(keep, T, sizeof *f->form);
    f->at = arena_take(keep, T, sizeof *f->at);
    f->spaced = arena_take(keep, T, sizeof *f->spaced);
    f->joined = arena_take(keep, T, sizeof *f->joined);
    f->sentence_of = arena_take(keep, T, sizeof *f->sentence_of);
    f->upos = arena_take(keep, T, sizeof *f->upos);
    f->xpos = arena_take(keep, T, sizeof *f->xpos);
    f->features = arena_take(keep, T, sizeof *f->features);
    f->lemma = arena_take(keep, T, sizeof *f->lemma);
    f->head = arena_take(keep, T, sizeof *f->head);
    f->rel_name = arena_take(keep, T, sizeof *f->rel_name);
    f->first = arena_take(keep, (size_t)S + 1, sizeof *f->first);
    f->sentence = arena_take(keep, S, sizeof *f->sentence);
    f->part = arena_take(keep, S, sizeof *f->part);
    f->paragraph = arena_take(keep, S, sizeof *f->paragraph);
    return f->form && f->at && f->spaced && f->joined && f->sentence_of &&
           f->upos && f->xpos && f->features && f->lemma && f->head &&
           f->rel_name && f->first && f->sentence && f->part && f->paragraph;
}

/* "_" stands for nothing. */
static slice given(slice column) {
    return slice_is(column, "_") ? (slice){0} : column;
}

static void fill_word(filling *f, const conllu_word *w, uint32_t first,
                      uint32_t t) {
    slice form = w->column[CONLLU_FORM];
    slice lemma = w->column[CONLLU_LEMMA];
    f->form[t] = form;
    f->spaced[t] = w->spaced;
    f->joined[t] = w->joined;
    f->upos[t] = (uint8_t)upos_of(w->column[CONLLU_UPOS]);
    f->xpos[t] = given(w->column[CONLLU_XPOS]);
    f->features[t] = given(w->column[CONLLU_FEATS]);
    f->lemma[t] = slice_is(form, "_") ? lemma : given(lemma);
    f->head[t] = w->head == CONLLU_ROOT ? TREE_ROOT : first + w->head;
    f->rel_name[t] = w->column[CONLLU_DEPREL];
    f->tagged &=
        !slice_is(w->column[CONLLU_UPOS], "_") && f->lemma[t].bytes > 0;
}

/* Writes a surface token and gives words t..last their spans of it. */
static void place_token(filling *f, slice form, uint32_t t, uint32_t last) {
    uint32_t start = (uint32_t)f->body.bytes;
    text_add(&f->body, form);
    uint32_t end = start + (uint32_t)form.bytes;
    uint32_t at = start;
    bool spelt = true;
    for (uint32_t w = t; w <= last; w++) {
        slice left = slice_part(form, at - start, form.bytes);
        spelt = spelt && slice_starts(left, f->form[w]);
        f->at[w] = (span){at, at + (uint32_t)f->form[w].bytes};
        at += spelt ? (uint32_t)f->form[w].bytes : 0;
    }
    if (spelt && at == end) {
        return;
    }
    for (uint32_t w = t; w <= last; w++) {
        f->at[w] = (span){start, end};
    }
}

static void fill_sentence(filling *f, const conllu_sentence *s, uint32_t index,
                          uint32_t first) {
    uint32_t r = 0;
    uint32_t start = (uint32_t)f->body.bytes;
    for (uint32_t w = 0; w < s->W; w++) {
        fill_word(f, &s->word[w], first, first + w);
        f->sentence_of[first + w] = index;
    }
    uint32_t end = start;
    for (uint32_t w = 0; w < s->W; w++) {
        uint32_t last = w;
        slice form = s->word[w].column[CONLLU_FORM];
        if (r < s->R && s->range[r].first == w) {
            last = s->range[r].last;
            form = s->range[r++].form;
        }
        place_token(f, form, first + w, first + last);
        end = (uint32_t)f->body.bytes;
        if (s->word[last].spaced) {
            text_add_char(&f->body, ' ');
        }
        w = last;
    }
    f->sentence[index] = (span){start, end};
    f->parsed &= s->tree;
}

/* A new part or paragraph: an empty line instead of the blank. */
static void break_paragraph(filling *f) {
    if (f->body.bytes > 0 && f->body.at[f->body.bytes - 1] == ' ') {
        f->body.bytes--;
    }
    text_add_str(&f->body, "\n\n");
}

static void fill_all(filling *f, const sentence_list *list, article *a) {
    uint32_t first = 0;
    bool in_title = slice_is(conllu_value(&list->at[0], "part"), "title");
    for (uint32_t i = 0; i < list->S; i++) {
        const conllu_sentence *s = &list->at[i];
        bool title = in_title && slice_is(conllu_value(s, "part"), "title");
        f->part[i] = title ? PART_TITLE : PART_TEXT;
        f->paragraph[i] = i == 0 ? 0 : f->paragraph[i - 1];
        if (i > 0 && (s->new_paragraph || title != in_title)) {
            f->paragraph[i]++;
            f->spaced[first - 1] = 1;
            break_paragraph(f);
        }
        if (in_title && !title) {
            a->text.start = (uint32_t)f->body.bytes;
        }
        in_title = title;
        f->first[i] = first;
        fill_sentence(f, s, i, first);
        if (title) {
            a->title.end = f->sentence[i].end;
        }
        first += s->W;
    }
    f->first[list->S] = first;
    f->spaced[first - 1] = 1;
    if (f->body.bytes > 0 && f->body.at[f->body.bytes - 1] == ' ') {
        f->body.bytes--;
    }
    a->text.end = (uint32_t)f->body.bytes;
    if (in_title) {
        a->text.start = a->text.end;
    }
}

/* The day of YYYY-MM-DD; false when it is none. */
static bool read_day(slice s, int32_t *out) {
    uint32_t year = 0;
    uint32_t month = 0;
    uint32_t day = 0;
    if (s.bytes != 10 || s.at[4] != '-' || s.at[7] != '-' ||
        !number_u32(slice_part(s, 0, 4), &year) ||
        !number_u32(slice_part(s, 5, 7), &month) ||
        !number_u32(slice_part(s, 8, 10), &day) || year == 0 || month == 0 ||
        month > 12 || day == 0 || day > 31) {
        return false;
    }
    int32_t n = date_day((int32_t)year, (int)month, (int)day);
    date back = date_of_day(n);
    if (back.month != month) {
        return false; /* 30 February */
    }
    *out = n;
    return true;
}

static acta_status article_of(const conllu *c, const conllu_sentence *s,
                              article *out, acta_error *error) {
    slice key = conllu_value(s, "newdoc id");
    *out = (article){
        .key = key.bytes > 0 ? key : slice_of(c->path),
        .url = conllu_value(s, "url"),
        .source = conllu_value(s, "source"),
        .language = conllu_value(s, "language"),
        .published = conllu_value(s, "published"),
        .published_day = ARTICLE_NO_DAY,
        .title_given = conllu_value(s, "title"),
    };
    if (out->published.bytes > 0 &&
        !read_day(out->published, &out->published_day)) {
        return fail_at(error, ACTA_BAD_INPUT, c->path, s->line, 0,
                       "expected a day YYYY-MM-DD in \"# published\"");
    }
    return ACTA_OK;
}

static size_t body_bytes(const sentence_list *list) {
    size_t bytes = 0;
    for (uint32_t i = 0; i < list->S; i++) {
        const conllu_sentence *s = &list->at[i];
        bytes += 2;
        for (uint32_t w = 0; w < s->W; w++) {
            bytes += s->word[w].column[CONLLU_FORM].bytes + 1;
        }
        for (uint32_t r = 0; r < s->R; r++) {
            bytes += s->range[r].form.bytes;
        }
    }
    return bytes;
}

static acta_status lay_out_document(const conllu *c, const sentence_list *list,
                                    arena *keep, conllu_document *out,
                                    acta_error *error) {
    filling f = {.body = text_on(keep), .tagged = true, .parsed = true};
    if (body_bytes(list) >= UINT32_MAX) {
        return fail(error, ACTA_TOO_LONG, "too long a document");
    }
    if (!take_arrays(&f, list->T, list->S, keep)) {
        return fail_memory(error);
    }
    conllu_document d = {.tagged = false};
    acta_status status = article_of(c, &list->at[0], &d.article, error);
    if (status != ACTA_OK) {
        return status;
    }
    fill_all(&f, list, &d.article);
    d.article.body = text_slice(&f.body);
    d.tokens = (tokens){list->T,  list->S,     f.form,       f.at,
                        f.spaced, f.joined,    f.first,      f.sentence,
                        f.part,   f.paragraph, f.sentence_of};
    d.tags = (tags){f.upos, f.xpos, f.features, f.lemma};
    d.tagged = f.tagged;
    d.parsed = f.parsed;
    if (f.parsed) {
        d.tree = (tree){.T = list->T, .head = f.head, .rel_name = f.rel_name};
    }
    if (f.body.failed || (f.parsed && !tree_link(&d.tokens, keep, &d.tree))) {
        return fail_memory(error);
    }
    *out = d;
    return ACTA_OK;
}

acta_status conllu_next_document(conllu *c, arena *keep, bool *found,
                                 conllu_document *out, acta_error *error) {
    sentence_list list = {0};
    acta_status status = read_sentences(c, keep, &list, error);
    if (status != ACTA_OK) {
        return status;
    }
    *found = list.S > 0;
    return list.S == 0 ? ACTA_OK : lay_out_document(c, &list, keep, out, error);
}
