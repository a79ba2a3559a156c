/* tag_lemma.c: lemmas from a dictionary and from suffixes.
 *
 * The problem: "said" is "say" and "aid" is "aid"; the treebank shows some
 * thousand irregular forms and, for the rest, what endings do. Method: edit
 * scripts (Chrupala 2006; UDPipe, Straka 2018): what turns a form into its
 * lemma, looked up by part of speech and the longest suffix that training
 * found reliable; before that a dictionary of the forms for which suffixes
 * would be wrong.
 *
 * Why not a network that spells lemmas: it invents words, and costs more than
 * parsing. Limits: one lemma a form and tag; no context.
 */
#include "tag/tag_lemma.h"

#include "base/number.h"
#include "base/utf8.h"
#include "tag/tag_words.h"

/* put_plain: form into room with curly apostrophes straight. */
static size_t put_plain(slice form, bool lower, char *room, size_t most) {
    size_t n = 0;
    size_t byte = 0;
    while (byte < form.bytes && n + 4 <= most) {
        uint32_t c = utf8_next(form, &byte);
        c = c == 0x2019 || c == 0x2018 ? '\'' : c;
        n += utf8_put(lower ? utf8_lower(c) : c, room + n);
    }
    return n;
}

/* put: text behind the n bytes in room; 0 when it does not fit. */
static size_t put(char room[LEMMA_KEY_BYTES], size_t n, slice text) {
    if (n == 0 || n + text.bytes > LEMMA_KEY_BYTES) {
        return 0;
    }
    memcpy(room + n, text.at, text.bytes);
    return n + text.bytes;
}

slice lemma_form_key(lemma_word w, char room[LEMMA_KEY_BYTES]) {
    size_t n = put_plain(w.form, false, room, LEMMA_KEY_BYTES / 2);
    n = put(room, n, SLICE("\t"));
    n = put(room, n, w.upos);
    n = put(room, n, SLICE("\t"));
    n = w.xpos.bytes > 0 ? put(room, n, w.xpos) : n;
    return (slice){room, n};
}

slice lemma_suffix_key(lemma_word w, uint32_t chars,
                       char room[LEMMA_KEY_BYTES]) {
    char form[LEMMA_KEY_BYTES / 2];
    slice lower = {form, put_plain(w.form, true, form, sizeof form)};
    size_t from = lower.bytes;
    uint32_t left = chars;
    while (left > 0 && from > 0) {
        (void)utf8_before(lower, &from);
        left--;
    }
    room[0] = ' ';
    size_t n = put(room, 1, w.upos);
    n = put(room, n, SLICE("\t"));
    n = w.xpos.bytes > 0 ? put(room, n, w.xpos) : n;
    n = put(room, n, left > 0 ? SLICE("\t^") : SLICE("\t"));
    if (from < lower.bytes) {
        n = put(room, n, slice_part(lower, from, lower.bytes));
    }
    return (slice){room, n};
}

bool lemma_script_read(slice text, lemma_script *out) {
    slice rest = text;
    slice part[4];
    for (int i = 0; i < 4; i++) {
        if (!slice_cut(&rest, '|', &part[i])) {
            return false;
        }
    }
    out->keeps_case = slice_is(part[0], "k");
    out->front_add = part[2];
    out->back_add = rest;
    return (out->keeps_case || slice_is(part[0], "l")) &&
           number_u32(part[1], &out->front_cut) &&
           number_u32(part[3], &out->back_cut);
}

slice lemma_apply(const lemma_script *s, slice form, arena *keep) {
    slice word = s->keeps_case ? form : slice_lower(keep, form);
    size_t from = 0;
    size_t to = word.bytes;
    for (uint32_t i = 0; i < s->front_cut && from < word.bytes; i++) {
        (void)utf8_next(word, &from);
    }
    for (uint32_t i = 0; i < s->back_cut && to > 0; i++) {
        (void)utf8_before(word, &to);
    }
    size_t middle = to > from ? to - from : 0;
    size_t bytes = s->front_add.bytes + middle + s->back_add.bytes;
    char *at = arena_take(keep, bytes + 1, 1);
    if (at == NULL || word.at == NULL) {
        return (slice){NULL, 0};
    }
    if (s->front_add.bytes > 0) {
        memcpy(at, s->front_add.at, s->front_add.bytes);
    }
    if (middle > 0) {
        memcpy(at + s->front_add.bytes, word.at + from, middle);
    }
    if (s->back_add.bytes > 0) {
        memcpy(at + s->front_add.bytes + middle, s->back_add.at,
               s->back_add.bytes);
    }
    return (slice){at, bytes};
}

/* by_suffix: what the longest suffix says, or a shorter one that gives a
 * known lemma ("shelled" like "called", not like "cancelled"). */
static slice by_suffix(const lemma_model *m, lemma_word w, arena *keep) {
    char room[LEMMA_KEY_BYTES];
    slice first = {"", 0};
    uint32_t script = MAP_NONE;
    for (uint32_t chars = LEMMA_SUFFIX + 1; chars-- > 0;) {
        slice key = lemma_suffix_key(w, chars, room);
        uint32_t i = key.bytes > 0 ? map_get(m->suffixes, key) : MAP_NONE;
        if (i == MAP_NONE || i == script) {
            continue;
        }
        script = i;
        slice lemma = lemma_apply(&m->scripts[i], w.form, keep);
        bool known = lemma.bytes > 0 && map_get(m->known, lemma) != MAP_NONE;
        if (lemma.at == NULL || known) {
            return lemma;
        }
        first = first.bytes > 0 ? first : lemma;
    }
    return first;
}

slice lemma_of(const lemma_model *m, lemma_word w, arena *keep) {
    char room[LEMMA_KEY_BYTES];
    slice lemma = {"", 0};
    if (m->words != NULL) {
        lemma = tag_words_form(m->words, w, keep);
    }
    if (lemma.bytes > 0 || lemma.at == NULL) {
        return lemma;
    }
    slice key = lemma_form_key(w, room);
    uint32_t i = key.bytes > 0 ? map_get(m->forms, key) : MAP_NONE;
    if (i != MAP_NONE) {
        return m->answers[i];
    }
    if (m->words != NULL) {
        lemma = tag_words_known(m->words, w, keep);
    }
    if (lemma.bytes == 0 && lemma.at != NULL) {
        lemma = by_suffix(m, w, keep);
    }
    if (lemma.bytes > 0 || lemma.at == NULL) {
        return lemma;
    }
    return slice_is(w.upos, "PROPN") ? w.form : slice_lower(keep, w.form);
}

/* open_table: keys, and for each the number of a value below `values`. */
static acta_status open_table(const model *file, const char *keys,
                              const char *numbers, uint32_t values, arena *keep,
                              map **out, acta_error *error) {
    const slice *names = NULL;
    const void *at = NULL;
    uint32_t count = 0;
    acta_status status = model_names(file, keys, keep, &names, &count, error);
    if (status == ACTA_OK) {
        status =
            model_array(file, numbers, count, sizeof(uint32_t), &at, error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    const uint32_t *number = at;
    map *m = map_new(keep);
    for (uint32_t i = 0; m != NULL && i < count; i++) {
        if (number[i] >= values) {
            return model_fail(file, error, "%s: a number is out of range",
                              numbers);
        }
        if (!map_put(m, names[i], number[i])) {
            return fail_memory(error);
        }
    }
    *out = m;
    return m == NULL ? fail_memory(error) : ACTA_OK;
}

static acta_status open_scripts(const model *file, arena *keep,
                                const lemma_script **out, uint32_t *count,
                                acta_error *error) {
    const slice *names = NULL;
    acta_status status =
        model_names(file, "lemma.scripts", keep, &names, count, error);
    if (status != ACTA_OK) {
        return status;
    }
    lemma_script *scripts = arena_take(keep, *count, sizeof *scripts);
    if (scripts == NULL) {
        return fail_memory(error);
    }
    for (uint32_t i = 0; i < *count; i++) {
        if (!lemma_script_read(names[i], &scripts[i])) {
            return model_fail(file, error, "lemma.scripts: no script");
        }
    }
    *out = scripts;
    return ACTA_OK;
}

static acta_status open_known(const model *file, arena *keep, map **out,
                              acta_error *error) {
    const slice *names = NULL;
    uint32_t count = 0;
    acta_status status =
        model_names(file, "lemma.known", keep, &names, &count, error);
    map *known = map_new(keep);
    bool good = known != NULL;
    for (uint32_t i = 0; status == ACTA_OK && good && i < count; i++) {
        good = map_put(known, names[i], i);
    }
    *out = known;
    return status == ACTA_OK && !good ? fail_memory(error) : status;
}

acta_status lemma_open(const model *file, arena *keep, lemma_model *out,
                       acta_error *error) {
    uint32_t answers = 0;
    uint32_t scripts = 0;
    acta_status status = model_names(file, "lemma.answers", keep, &out->answers,
                                     &answers, error);
    if (status == ACTA_OK) {
        status = open_table(file, "lemma.forms", "lemma.answer", answers, keep,
                            &out->forms, error);
    }
    if (status == ACTA_OK) {
        status = open_scripts(file, keep, &out->scripts, &scripts, error);
    }
    if (status == ACTA_OK) {
        status = open_table(file, "lemma.suffixes", "lemma.script", scripts,
                            keep, &out->suffixes, error);
    }
    return status == ACTA_OK ? open_known(file, keep, &out->known, error)
                             : status;
}
