/* raw_words.c: tens of millions of words of plain text as numbers.
 *
 * The problem: word vectors are worth having only for words as the parser will
 * meet them. Method: the text is cut by src/token itself and every form is
 * levelled by encode_features.c, so that a vector's name is a key of the word
 * table. A form is levelled once, at its first sight; texts have a hundred
 * times more words than forms. Words are numbered by falling frequency, equal
 * ones by first sight.
 *
 * Why not blanks as borders: "don't", "US-led" and every full stop would be
 * other words than in use.
 *
 * Limits: four bytes a word in memory, twice while the array grows. A file is
 * cut into pieces of some 64 KiB at line ends; a sentence across such a place
 * becomes two.
 */
#include "raw_words.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "encode/encode_features.h"
#include "token/token.h"
#include "treebank.h"

enum { PIECE_BYTES = 1 << 16, FIRST_ROOM = 1 << 20 };

typedef struct reading {
    const raw_job *job;
    arena *keep;
    arena *tmp;
    const token_model *tokeniser;
    map *forms;      /* surface form -> number in `words` */
    map *words;      /* levelled word -> its number, by first sight */
    uint64_t *count; /* [room_words] */
    uint32_t room_words;
    uint32_t *at; /* [N] 1 + number by first sight; 0: sentence end */
    size_t N;
    size_t room;
} reading;

static bool more_words(reading *r) {
    uint32_t n = map_count(r->words);
    if (n >= r->room_words) {
        uint32_t room = 2 * r->room_words + FIRST_ROOM;
        r->count = arena_grow(r->keep, r->count, r->room_words, room,
                              sizeof *r->count);
        r->room_words = room;
    }
    return r->count != NULL;
}

/* number_of: the word of a form; MAP_NONE: no memory. */
static uint32_t number_of(reading *r, slice form) {
    uint32_t known = map_get(r->forms, form);
    if (known != MAP_NONE) {
        return known;
    }
    arena_mark_t mark = arena_mark(r->tmp);
    word_features f;
    if (!features_of(form, 0, r->tmp, &f)) {
        return MAP_NONE;
    }
    uint32_t word = map_intern(r->words, f.plain);
    arena_back(r->tmp, mark);
    return word != MAP_NONE && map_put(r->forms, form, word) && more_words(r)
               ? word
               : MAP_NONE;
}

static bool add(reading *r, uint32_t number) {
    if (r->N == r->room) {
        size_t room = 2 * r->room + FIRST_ROOM;
        uint32_t *at = realloc(r->at, room * sizeof *at);
        if (at == NULL) {
            return false;
        }
        r->at = at;
        r->room = room;
    }
    r->at[r->N++] = number;
    return true;
}

static bool add_sentences(reading *r, const tokens *words) {
    for (uint32_t s = 0; s < words->S; s++) {
        for (uint32_t w = words->first[s]; w < words->first[s + 1]; w++) {
            uint32_t number = number_of(r, words->form[w]);
            if (number == MAP_NONE || !add(r, number + 1)) {
                return false;
            }
            r->count[number]++;
        }
        if (!add(r, 0)) {
            return false;
        }
    }
    return true;
}

static acta_status read_piece(reading *r, slice piece, acta_error *error) {
    arena_mark_t mark = arena_mark(r->tmp);
    article a = {.published_day = ARTICLE_NO_DAY,
                 .body = piece,
                 .text = {0, (uint32_t)piece.bytes}};
    tokens words = {0};
    problems found = {0};
    arena *work = arena_new((size_t)1 << 30);
    acta_status status = work == NULL ? fail_memory(error)
                                      : token_run(r->tokeniser, &a, r->tmp,
                                                  work, &words, &found, error);
    arena_free(work);
    if (status == ACTA_OK && !add_sentences(r, &words)) {
        status = fail_memory(error);
    }
    arena_back(r->tmp, mark);
    return status;
}

/* piece_end: behind the first line end PIECE_BYTES from `from`. */
static size_t piece_end(slice all, size_t from) {
    if (all.bytes - from <= PIECE_BYTES) {
        return all.bytes;
    }
    const char *start = all.at + from + PIECE_BYTES;
    const char *line = memchr(start, '\n', all.bytes - from - PIECE_BYTES);
    return line == NULL ? all.bytes : (size_t)(line - all.at) + 1;
}

static acta_status read_text(reading *r, const char *path, acta_error *error) {
    file_map file;
    size_t bad = 0;
    acta_status status = file_map_open(path, &file, error);
    if (status != ACTA_OK) {
        return status;
    }
    for (size_t from = 0; from < file.bytes.bytes && status == ACTA_OK;) {
        size_t end = piece_end(file.bytes, from);
        slice piece = slice_part(file.bytes, from, end);
        if (piece.bytes > UINT32_MAX) {
            status = fail_at(error, ACTA_TOO_LONG, path, 0, 0,
                             "a line of more than 4 GiB");
        } else if (!utf8_check(piece, &bad)) {
            status = fail_at(error, ACTA_BAD_INPUT, path, 0, 0,
                             "byte %zu: expected UTF-8", from + bad);
        } else {
            status = read_piece(r, piece, error);
        }
        from = end;
    }
    file_map_close(&file);
    return status;
}

static acta_status read_bank(reading *r, const char *path, acta_error *error) {
    treebank bank;
    acta_status status = treebank_read(path, r->keep, &bank, error);
    if (status == ACTA_OK && !add_sentences(r, &bank.words)) {
        status = fail_memory(error);
    }
    return status;
}

typedef struct counted {
    uint64_t count;
    uint32_t word;
} counted;

static int by_count_down(const void *a, const void *b) {
    const counted *x = a;
    const counted *y = b;
    if (x->count != y->count) {
        return x->count > y->count ? -1 : 1;
    }
    return x->word < y->word ? -1 : x->word > y->word;
}

/* rank: keeps the commonest words; `number` [words] gets each one's number. */
static bool rank(reading *r, uint32_t *number, raw_words *out) {
    uint32_t n = map_count(r->words);
    counted *list = arena_take(r->keep, n, sizeof *list);
    if (list == NULL) {
        return false;
    }
    for (uint32_t w = 0; w < n; w++) {
        list[w] = (counted){r->count[w], w};
        number[w] = RAW_RARE;
    }
    qsort(list, n, sizeof *list, by_count_down);
    uint32_t kept = 0;
    while (kept < n && kept < r->job->most &&
           list[kept].count >= r->job->rarest) {
        kept++;
    }
    out->V = RAW_FIRST + kept;
    out->name = arena_take(r->keep, out->V, sizeof *out->name);
    out->count = arena_take(r->keep, out->V, sizeof *out->count);
    if (out->name == NULL || out->count == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < kept; i++) {
        number[list[i].word] = RAW_FIRST + i;
        out->name[RAW_FIRST + i] = map_key(r->words, list[i].word);
    }
    return true;
}

static acta_status finish(reading *r, raw_words *out, acta_error *error) {
    raw_words all = {0};
    uint32_t *number = arena_take(r->keep, map_count(r->words), sizeof *number);
    all.at = arena_take(r->keep, r->N, sizeof *all.at);
    if (number == NULL || all.at == NULL || !rank(r, number, &all)) {
        return fail_memory(error);
    }
    for (size_t i = 0; i < r->N; i++) {
        all.at[i] = r->at[i] == 0 ? (uint32_t)RAW_END : number[r->at[i] - 1];
        all.count[all.at[i]]++;
    }
    all.N = r->N;
    *out = all;
    return ACTA_OK;
}

acta_status raw_words_read(const raw_job *job, arena *keep, arena *tmp,
                           raw_words *out, acta_error *error) {
    reading r = {.job = job,
                 .keep = keep,
                 .tmp = tmp,
                 .forms = map_new(keep),
                 .words = map_new(keep)};
    if (r.forms == NULL || r.words == NULL || !more_words(&r)) {
        return fail_memory(error);
    }
    acta_status status =
        token_model_open(job->data_folder, keep, &r.tokeniser, error);
    for (size_t i = 0; i < job->count && status == ACTA_OK; i++) {
        bool bank = slice_ends(slice_of(job->files[i]), SLICE(".conllu"));
        status = bank ? read_bank(&r, job->files[i], error)
                      : read_text(&r, job->files[i], error);
    }
    if (status == ACTA_OK) {
        status = finish(&r, out, error);
    }
    free(r.at);
    return status;
}
