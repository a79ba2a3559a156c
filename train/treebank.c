/* treebank.c: all sentences of a CoNLL-U file, one behind the other.
 *
 * The problem: a trainer and a scorer want a whole treebank as arrays, the
 * reader (load/conllu.h) gives one sentence at a time. Words are gathered into
 * arrays as long as the file has lines, which is always enough; the text is
 * laid out anew from forms and SpaceAfter, because the `# text` comment is
 * optional.
 *
 * The first fault of the file stops: figures from a half-read treebank could
 * not be reproduced.
 */
#include "treebank.h"

#include "base/text.h"
#include "doc/tags.h"
#include "load/conllu.h"

typedef struct gathering {
    arena *keep;
    treebank *bank;
    text body;
    uint32_t w; /* words so far */
    uint32_t s; /* sentences so far */
    uint32_t *first;
    span *at;
    slice *form;
    uint8_t *spaced;
    uint8_t *joined;
    uint32_t *sentence_of;
    span *sentence;
} gathering;

static bool make_room(gathering *g, slice file) {
    size_t lines = 2;
    treebank *b = g->bank;
    for (size_t i = 0; i < file.bytes; i++) {
        lines += file.at[i] == '\n';
    }
    b->lemma = arena_take(g->keep, lines, sizeof(slice));
    b->xpos = arena_take(g->keep, lines, sizeof(slice));
    b->features = arena_take(g->keep, lines, sizeof(slice));
    b->relation = arena_take(g->keep, lines, sizeof(slice));
    b->upos = arena_take(g->keep, lines, 1);
    b->head = arena_take(g->keep, lines, sizeof(uint32_t));
    b->surface = arena_take(g->keep, lines, sizeof(span));
    b->first_word = arena_take(g->keep, lines, sizeof(uint32_t));
    g->first = arena_take(g->keep, lines, sizeof(uint32_t));
    g->at = arena_take(g->keep, lines, sizeof(span));
    g->form = arena_take(g->keep, lines, sizeof(slice));
    g->spaced = arena_take(g->keep, lines, 1);
    g->joined = arena_take(g->keep, lines, 1);
    g->sentence_of = arena_take(g->keep, lines, sizeof(uint32_t));
    g->sentence = arena_take(g->keep, lines, sizeof(span));
    return b->lemma && b->xpos && b->features && b->relation && b->upos &&
           b->head && b->surface && b->first_word && g->first && g->at &&
           g->form && g->spaced && g->joined && g->sentence_of && g->sentence;
}

/* add_surface: the next surface token's text; it begins with word w. */
static void add_surface(gathering *g, slice form, uint32_t w) {
    treebank *b = g->bank;
    uint32_t start = (uint32_t)g->body.bytes;
    text_add(&g->body, form);
    b->first_word[b->U] = w;
    b->surface[b->U++] = (span){start, (uint32_t)g->body.bytes};
}

static slice value(slice column) {
    return slice_is(column, "_") ? (slice){"", 0} : column;
}

/* add_word: all but where it stands. */
static void add_word(gathering *g, const conllu_word *word) {
    treebank *b = g->bank;
    uint32_t w = g->w++;
    g->form[w] = word->column[CONLLU_FORM];
    g->spaced[w] = word->spaced;
    g->joined[w] = word->joined;
    g->sentence_of[w] = g->s;
    b->lemma[w] = value(word->column[CONLLU_LEMMA]);
    b->upos[w] = (uint8_t)upos_of(word->column[CONLLU_UPOS]);
    b->xpos[w] = value(word->column[CONLLU_XPOS]);
    b->features[w] = value(word->column[CONLLU_FEATS]);
    b->relation[w] = word->column[CONLLU_DEPREL];
    b->head[w] = word->head == CONLLU_ROOT ? 0 : word->head + 1;
    if (slice_is(word->column[CONLLU_FORM], "_")) {
        b->lemma[w] = word->column[CONLLU_LEMMA];
    }
}

static void add_sentence(gathering *g, const conllu_sentence *s) {
    uint32_t r = 0;
    g->first[g->s] = g->w;
    for (uint32_t i = 0; i < s->W; i++) {
        if (r < s->R && s->range[r].first == i) {
            add_surface(g, s->range[r++].form, g->w);
        } else if (!s->word[i].joined) {
            add_surface(g, s->word[i].column[CONLLU_FORM], g->w);
        }
        g->at[g->w] = g->bank->surface[g->bank->U - 1];
        add_word(g, &s->word[i]);
        if (s->word[i].spaced) {
            text_add_char(&g->body, ' ');
        }
    }
    g->sentence[g->s] =
        (span){g->at[g->first[g->s]].start, g->at[g->w - 1].end};
    g->first[++g->s] = g->w;
}

static acta_status finish(gathering *g, acta_error *error) {
    uint8_t *part = arena_take(g->keep, g->s, 1);
    uint32_t *paragraph = arena_take(g->keep, g->s, sizeof *paragraph);
    if (part == NULL || paragraph == NULL || g->body.failed) {
        return fail_memory(error);
    }
    memset(part, PART_TEXT, g->s);
    g->bank->body = text_slice(&g->body);
    g->bank->words = (tokens){g->w,      g->s,      g->form,       g->at,
                              g->spaced, g->joined, g->first,      g->sentence,
                              part,      paragraph, g->sentence_of};
    return ACTA_OK;
}

static acta_status gather(gathering *g, conllu *file, acta_error *error) {
    bool found = true;
    if (!make_room(g, file->rest)) {
        return fail_memory(error);
    }
    while (found) {
        conllu_sentence s;
        acta_status status = conllu_next(file, g->keep, &found, &s, error);
        if (status != ACTA_OK) {
            return status;
        }
        if (found) {
            add_sentence(g, &s);
        }
    }
    return finish(g, error);
}

acta_status treebank_read(const char *path, arena *keep, treebank *out,
                          acta_error *error) {
    file_map map = {0};
    treebank bank = {0};
    acta_status status = file_map_open(path, &map, error);
    if (status != ACTA_OK) {
        return status;
    }
    slice bytes = slice_copy(keep, map.bytes);
    file_map_close(&map);
    if (bytes.at == NULL) {
        return fail_memory(error);
    }
    conllu file = conllu_of(bytes, path, true);
    gathering g = {.keep = keep, .bank = &bank, .body = text_on(keep)};
    status = gather(&g, &file, error);
    if (status == ACTA_OK) {
        *out = bank;
    }
    return status;
}
