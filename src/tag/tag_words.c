/* tag_words.c: words whose lemma no training text shows.
 *
 * The problem: a treebank of 300,000 words has no "shot" as a past tense, no
 * "invaded" and no "convened"; what suffixes guess for them ("shet", "invad")
 * is no word, and no rule of the codebook ever sees the verb. Method: a list
 * that a linguist edits: irregular forms with their lemmas; known verbs; and
 * how English makes forms of them, as edit scripts that are tried in order
 * until one gives a known word. Forms come before the model's dictionary,
 * known words behind it and before its suffixes.
 *
 * Why not train on the list: a form and a lemma without a sentence teach the
 * network nothing, and an edit would need a new model.
 *
 * Limits: one lemma a form and tag ("wound" as a past tense is "wind").
 */
#include "tag/tag_words.h"

#include "base/text.h"
#include "load/table.h"

static acta_status read_form(tag_words *w, const table *t, slice rest,
                             arena *keep, acta_error *error) {
    slice form = {0}, lemma = {0};
    uint32_t tags = 0;
    if (!table_word(&rest, &form) || !table_word(&rest, &lemma)) {
        return table_fail(t, t->text, error, "expected a form and its lemma");
    }
    slice *lemmas = arena_room(keep, w->lemmas, w->lemma_count, &w->lemma_room,
                               sizeof *lemmas);
    if (lemmas == NULL) {
        return fail_memory(error);
    }
    w->lemmas = lemmas;
    w->lemmas[w->lemma_count] = slice_copy(keep, lemma);
    for (slice tag; table_word(&rest, &tag); tags++) {
        text key = text_on(keep);
        text_add(&key, form);
        text_add_char(&key, '\t');
        text_add(&key, tag);
        if (key.failed ||
            !map_put(w->forms, text_slice(&key), w->lemma_count)) {
            return fail_memory(error);
        }
    }
    if (w->lemmas[w->lemma_count++].at == NULL) {
        return fail_memory(error);
    }
    return tags > 0 ? ACTA_OK
                    : table_fail(t, t->text, error,
                                 "expected the treebank's tags of this form");
}

static acta_status read_ending(tag_words *w, const table *t, slice rest,
                               arena *keep, acta_error *error) {
    slice upos = {0}, xpos = {0}, script = {0};
    tag_ending made = {.upos = {0}};
    if (!table_word(&rest, &upos) || !table_word(&rest, &xpos) ||
        !table_word(&rest, &script)) {
        return table_fail(t, t->text, error,
                          "expected two tags and an edit script");
    }
    made.upos = slice_copy(keep, upos);
    made.xpos = slice_copy(keep, xpos);
    slice kept = slice_copy(keep, script);
    tag_ending *endings = arena_room(keep, w->endings, w->ending_count,
                                     &w->ending_room, sizeof *endings);
    if (endings == NULL || made.upos.at == NULL || made.xpos.at == NULL ||
        kept.at == NULL) {
        return fail_memory(error);
    }
    w->endings = endings;
    if (!lemma_script_read(kept, &made.script)) {
        return table_fail(t, script, error,
                          "expected an edit script as l|0||2|y");
    }
    w->endings[w->ending_count++] = made;
    return ACTA_OK;
}

/* known_key: "VERB TAB invade" in room; empty: too long. */
static slice known_key(slice upos, slice word, char room[LEMMA_KEY_BYTES]) {
    if (upos.bytes + 1 + word.bytes > LEMMA_KEY_BYTES) {
        return (slice){NULL, 0};
    }
    memcpy(room, upos.at, upos.bytes);
    room[upos.bytes] = '\t';
    memcpy(room + upos.bytes + 1, word.at, word.bytes);
    return (slice){room, upos.bytes + 1 + word.bytes};
}

static acta_status read_known(tag_words *w, const table *t, slice rest,
                              acta_error *error) {
    char room[LEMMA_KEY_BYTES];
    slice upos = {0};
    if (!table_word(&rest, &upos)) {
        return table_fail(t, t->text, error,
                          "expected a part of speech and words");
    }
    for (slice word; table_word(&rest, &word);) {
        slice key = known_key(upos, word, room);
        if (key.bytes > 0 && !map_put(w->known, key, 1)) {
            return fail_memory(error);
        }
    }
    return ACTA_OK;
}

static acta_status read_line(tag_words *w, const table *t, arena *keep,
                             acta_error *error) {
    slice keyword, rest;
    table_keyword(t, &keyword, &rest);
    if (slice_is(keyword, "form")) {
        return read_form(w, t, rest, keep, error);
    }
    if (slice_is(keyword, "ending")) {
        return read_ending(w, t, rest, keep, error);
    }
    if (slice_is(keyword, "known")) {
        return read_known(w, t, rest, error);
    }
    return table_fail(t, keyword, error, "expected form, ending or known");
}

acta_status tag_words_open(const char *path, arena *keep, tag_words *out,
                           acta_error *error) {
    table t;
    acta_status status = table_open(path, "lemmas", 1, &t, error);
    if (status != ACTA_OK) {
        return status;
    }
    *out = (tag_words){.forms = map_new(keep), .known = map_new(keep)};
    if (out->forms == NULL || out->known == NULL) {
        status = fail_memory(error);
    }
    while (status == ACTA_OK && table_next(&t)) {
        status = read_line(out, &t, keep, error);
    }
    table_close(&t);
    return status;
}

slice tag_words_form(const tag_words *w, lemma_word word, arena *tmp) {
    arena_mark_t mark = arena_mark(tmp);
    text key = text_on(tmp);
    slice lower = slice_lower(tmp, word.form);
    text_add(&key, lower);
    text_add_char(&key, '\t');
    text_add(&key, word.xpos);
    bool failed = lower.at == NULL || key.failed;
    uint32_t i = failed ? MAP_NONE : map_get(w->forms, text_slice(&key));
    arena_back(tmp, mark);
    return failed          ? (slice){NULL, 0}
           : i == MAP_NONE ? (slice){"", 0}
                           : w->lemmas[i];
}

slice tag_words_known(const tag_words *w, lemma_word word, arena *keep) {
    char room[LEMMA_KEY_BYTES];
    for (uint32_t i = 0; i < w->ending_count; i++) {
        const tag_ending *e = &w->endings[i];
        if (!slice_equal(e->upos, word.upos) ||
            !slice_equal(e->xpos, word.xpos)) {
            continue;
        }
        arena_mark_t mark = arena_mark(keep);
        slice lemma = lemma_apply(&e->script, word.form, keep);
        if (lemma.at == NULL) {
            return lemma;
        }
        slice key = known_key(word.upos, lemma, room);
        if (key.bytes > 0 && map_get(w->known, key) != MAP_NONE) {
            return lemma;
        }
        arena_back(keep, mark);
    }
    return (slice){"", 0};
}
