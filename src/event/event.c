/* event.c: who did what to whom, by the codebook.
 *
 * Problem: a tree and a list of actors become rows. Words of a sentence are
 * predicates of rules at several levels at once ("agreed to hold talks"), and
 * one happening must give one row.
 *
 * Method: three passes. (1) Every word whose lemma is a predicate of some rule
 * gets its best rule (event_match.c), on logical arguments computed from its
 * tree (event_frame.c). (2) Acts that are part of another act are taken out:
 * the inner act of a demand, promise, threat or refusal; a noun that a rule of
 * its verb asks for; the verb that only carries a noun. (3) What is left
 * becomes rows (event_rows.c). The approach is that of PETRARCH2 (Norris,
 * Schrodt, Beieler, JOSS 2017) and UniversalPetrarch, rules over syntax, with
 * grammar in the engine instead of in the dictionaries.
 *
 * Why not a trained classifier: a row must name the rule and the words that
 * made it, and a researcher must be able to change it.
 *
 * Limits: see the passes.
 */
#include "event/event.h"

#include "event/event_rows.h"
#include "event/event_scene.h"

enum { LOWER_BYTES = 64, SHOWN_FILLERS = 6 };

/* The number of a word's lemma; ASCII letters lowered without allocating.
 * false: no memory. */
static bool lemma_number(const codebook *book, slice lemma, arena *tmp,
                         uint32_t *out) {
    char lower[LOWER_BYTES];
    bool ascii = lemma.bytes <= LOWER_BYTES;
    for (size_t i = 0; ascii && i < lemma.bytes; i++) {
        unsigned char c = (unsigned char)lemma.at[i];
        ascii = c < 0x80;
        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
    }
    if (ascii) {
        *out = codebook_lemma(book, (slice){lower, lemma.bytes});
        return true;
    }
    slice copy = slice_lower(tmp, lemma);
    *out = copy.at == NULL ? CODEBOOK_NONE : codebook_lemma(book, copy);
    return copy.at != NULL;
}

static bool is_verb(const codebook *book, uint32_t lemma) {
    const uint32_t *at = book->at[PREDICATE_VERB];
    return lemma != CODEBOOK_NONE && at[lemma] != at[lemma + 1];
}

/* Endings that a lemmatiser leaves on a verb it does not know, or takes too
 * much of ("invad", "initiall", "sided"), and what stands there instead. */
static const struct {
    const char *ending;
    const char *instead;
} verb_endings[] = {{"", "e"},     {"ied", "y"},  {"ed", ""},   {"d", ""},
                    {"ying", "y"}, {"ing", ""},   {"ing", "e"}, {"l", ""},
                    {"lled", "l"}, {"lling", "l"}};

/* The verb that a lemma becomes with another ending; false: no memory. */
static bool other_ending(const codebook *book, slice lemma, size_t ending,
                         arena *tmp, uint32_t *out) {
    char other[LOWER_BYTES];
    slice old = slice_of(verb_endings[ending].ending);
    slice new = slice_of(verb_endings[ending].instead);
    *out = CODEBOOK_NONE;
    if (!slice_ends(lemma, old) || lemma.bytes < old.bytes + 3 ||
        lemma.bytes - old.bytes + new.bytes > LOWER_BYTES) {
        return true;
    }
    size_t stem = lemma.bytes - old.bytes;
    memcpy(other, lemma.at, stem);
    memcpy(other + stem, new.at, new.bytes);
    return lemma_number(book, (slice){other, stem + new.bytes}, tmp, out);
}

/* The codebook knows verbs that the lemmatiser does not. */
static bool verb_number(const codebook *book, slice lemma, arena *tmp,
                        uint32_t *out) {
    if (!lemma_number(book, lemma, tmp, out)) {
        return false;
    }
    size_t count = sizeof verb_endings / sizeof *verb_endings;
    for (size_t i = 0; i < count && !is_verb(book, *out); i++) {
        uint32_t other = CODEBOOK_NONE;
        if (!other_ending(book, lemma, i, tmp, &other)) {
            return false;
        }
        *out = is_verb(book, other) ? other : *out;
    }
    return true;
}

/* A lemmatiser that does not know a noun may leave its plural ("exiles"). */
static bool word_number(const codebook *book, slice lemma, arena *tmp,
                        uint32_t *out) {
    if (!lemma_number(book, lemma, tmp, out)) {
        return false;
    }
    bool plural = lemma.bytes > 3 && lemma.at[lemma.bytes - 1] == 's';
    if (*out != CODEBOOK_NONE || !plural) {
        return true;
    }
    return lemma_number(book, slice_part(lemma, 0, lemma.bytes - 1), tmp, out);
}

bool scene_init(const event_layers *in, arena *tmp, scene *s) {
    uint32_t T = in->words->T;
    *s = (scene){.in = *in, .tmp = tmp};
    s->lemma = arena_take(tmp, T, sizeof *s->lemma);
    s->state = arena_take(tmp, T, sizeof *s->state);
    s->match_of = arena_take(tmp, T, sizeof *s->match_of);
    s->inner_of = arena_take(tmp, T, sizeof *s->inner_of);
    s->taken = arena_take(tmp, T, sizeof *s->taken);
    s->blamed_by = arena_take(tmp, T, sizeof *s->blamed_by);
    s->timed = arena_take(tmp, T, sizeof *s->timed);
    if (s->lemma == NULL || s->state == NULL || s->match_of == NULL ||
        s->inner_of == NULL || s->taken == NULL || s->blamed_by == NULL ||
        s->timed == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < T; t++) {
        slice lemma = in->tags->lemma[t];
        bool verb = in->tags->upos[t] == UPOS_VERB;
        if (verb ? !verb_number(in->book, lemma, tmp, &s->lemma[t])
                 : !word_number(in->book, lemma, tmp, &s->lemma[t])) {
            return false;
        }
        s->blamed_by[t] = DOC_NONE;
    }
    for (uint32_t x = 0; x < in->times->X; x++) {
        span at = in->times->at[x].words;
        for (uint32_t t = at.start; t < at.end && t < T; t++) {
            s->timed[t] = 1;
        }
    }
    return true;
}

/* The inner act with all that belongs to it: what it is joined to, its own
 * complements and noun objects, but not what only describes its parties. */
static void take_act(scene *s, uint32_t word, uint32_t blamed_by, int depth) {
    if (depth > DEPTH_LIMIT) {
        return;
    }
    if (blamed_by == DOC_NONE) {
        s->taken[word] = 1;
    } else {
        s->blamed_by[word] = blamed_by;
    }
    for (uint32_t c = scene_child(s, word); c != DOC_NONE;
         c = scene_next(s, c)) {
        uint8_t rel = s->in.tree->rel[c];
        bool inside = rel == REL_CONJ || rel == REL_XCOMP || rel == REL_CCOMP ||
                      rel == REL_OBJ || (rel == REL_ADVCL && c > word) ||
                      rel == REL_OBL ||
                      (rel == REL_NMOD && s->in.tree->sub[c] != SUB_POSS);
        if (inside) {
            take_act(s, c, blamed_by, depth + 1);
        }
    }
}

static bool same_type(const scene *s, slice a, slice b) {
    const code_row *one = codebook_code(s->in.book, a);
    const code_row *other = codebook_code(s->in.book, b);
    return one != NULL && other != NULL &&
           slice_equal(one->plover, other->plover);
}

static bool speech_is(const scene *s, const rule *r, const char *word) {
    return r->speech != CODEBOOK_NONE &&
           slice_is(map_key(s->in.book->speeches, r->speech), word);
}

static void take_slot(scene *s, const match *m, slot where, uint32_t by) {
    for (uint32_t k = 0; k < m->frame->count; k++) {
        uint32_t word = m->frame->at[k].word;
        if (m->frame->at[k].slot == where && word != m->frame->word) {
            take_act(s, word, by, 0);
        }
    }
}

/* Requests, promises, refusals and threats: what they are about did not happen
 * with them. */
static bool about_act(const rule *r) {
    static const char *const roots[] = {"02", "03", "10", "12", "13"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        if (slice_starts(r->code, slice_of(roots[i]))) {
            return true;
        }
    }
    return false;
}

/* Takes out or attributes the acts inside an act of speech. */
static void take_inner(scene *s, const match *m) {
    const rule *r = m->rule;
    bool alleges = speech_is(s, r, "accuse") || speech_is(s, r, "investigate");
    if (r->discard || !(about_act(r) || alleges)) {
        return; /* what a protest is for is a demand of its own */
    }
    if (r->acts.count == 0) {
        take_slot(s, m, SLOT_COMP, DOC_NONE);
        return;
    }
    uint32_t by = DOC_NONE;
    if (alleges) {
        parties sources = {0};
        party_sources(s, m, &sources);
        by = sources.count > 0 ? sources.mention[0] : DOC_NONE;
        if (by == DOC_NONE) {
            return;
        }
    }
    for (uint32_t i = 0; i < r->acts.count; i++) {
        take_slot(s, m, s->in.book->slots[r->acts.first + i], by);
    }
}

/* A verb and its noun tell one act: the verb's rule keeps it when it asked for
 * the noun, unless the noun says more ("launched a drone strike"); else the
 * noun of a light verb does. */
static void take_double(scene *s, const match *m) {
    for (uint32_t i = 0; i < m->needed_count; i++) {
        uint32_t word = m->needed[i];
        if (scene_head(s, word) != m->frame->word &&
            scene_head(s, scene_first_conjunct(s, word)) != m->frame->word) {
            continue;
        }
        match *inner = match_at(s, word);
        bool tells_more = inner != NULL && !inner->rule->discard &&
                          inner->frame->light == m->frame->word &&
                          match_depth(inner->code) == 2 &&
                          match_depth(m->code) < 2 &&
                          same_type(s, inner->code, m->code);
        s->taken[tells_more ? m->frame->word : word] = 1;
    }
    uint32_t light = m->frame->light;
    if (m->frame->kind != PREDICATE_NOUN || light == DOC_NONE ||
        s->taken[m->frame->word]) {
        return;
    }
    match *carrier = match_at(s, light);
    if (carrier != NULL && m->frame->light_known) {
        s->taken[light] = 1;
    }
}

static void take_out(scene *s, predicate_kind kind) {
    for (uint32_t t = 0; t < s->in.words->T; t++) {
        match *m = s->match_of[t];
        if (m == NULL || m->frame->kind != kind) {
            continue;
        }
        if (m->rule->discard) {
            s->taken[t] = 1;
            continue;
        }
        take_inner(s, m);
        take_double(s, m);
    }
}

acta_status event_run(const event_layers *in, arena *keep, arena *tmp,
                      events *out, acta_error *error) {
    arena_mark_t mark = arena_mark(tmp);
    scene s;
    if (!scene_init(in, tmp, &s)) {
        arena_back(tmp, mark);
        return fail_memory(error);
    }
    for (uint32_t t = 0; t < in->words->T; t++) {
        match_at(&s, t);
    }
    take_out(&s, PREDICATE_VERB);
    take_out(&s, PREDICATE_ADJECTIVE);
    take_out(&s, PREDICATE_NOUN);
    rows found = {.keep = keep};
    for (uint32_t t = 0; t < in->words->T; t++) {
        if (s.match_of[t] != NULL && !s.taken[t]) {
            rows_add_match(&s, s.match_of[t], &found);
        }
    }
    bool failed = s.no_memory || found.no_memory;
    arena_back(tmp, mark);
    if (failed) {
        return fail_memory(error);
    }
    *out = (events){.E = found.E, .at = found.at};
    return ACTA_OK;
}

static bool rules_of(const scene *s, uint32_t word, predicate_kind *kind) {
    uint32_t lemma = s->lemma[word];
    return lemma != CODEBOOK_NONE && frame_kind(s, word, kind) &&
           s->in.book->at[*kind][lemma] != s->in.book->at[*kind][lemma + 1];
}

bool event_knows(const event_layers *in, uint32_t word) {
    for (int kind = 0; kind < PREDICATE_KINDS; kind++) {
        char lower[LOWER_BYTES];
        slice lemma = in->tags->lemma[word];
        if (lemma.bytes > LOWER_BYTES) {
            return false;
        }
        for (size_t i = 0; i < lemma.bytes; i++) {
            char c = lemma.at[i];
            lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
        }
        uint32_t number = codebook_lemma(in->book, (slice){lower, lemma.bytes});
        if (number != CODEBOOK_NONE &&
            in->book->at[kind][number] != in->book->at[kind][number + 1]) {
            return true;
        }
    }
    return false;
}

/* The condition that was missed, as the rule writes it. */
static void say_condition(text *out, const scene *s, const condition *c) {
    const codebook *book = s->in.book;
    text_add_str(out, c->wanted ? "need" : "not");
    for (uint32_t k = 0; k < c->slots.count; k++) {
        text_add_str(out, k == 0 ? " " : "; ");
        text_add(out,
                 codebook_slot_name(book, book->slots[c->slots.first + k]));
    }
    for (uint32_t k = 0; k < c->fillers.count && k < SHOWN_FILLERS; k++) {
        text_add_str(out, k == 0 ? " [" : "; ");
        codebook_say_filler(book, &book->fillers[c->fillers.first + k], out);
    }
    text_add_str(out, c->fillers.count > SHOWN_FILLERS ? "; ...]"
                      : c->fillers.count > 0           ? "]"
                                                       : "");
}

static const char *in_words(const char *missed) {
    static const struct {
        const char *sign;
        const char *words;
    } all[] = {
        {"source", "no actor does it"},
        {"inner", "told only as what a request, promise, ... is about"},
        {"needs-source", "no actor does it (needs-source)"},
        {"needs-target", "no actor on the other side (needs-target)"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcmp(missed, all[i].sign) == 0) {
            return all[i].words;
        }
    }
    return missed;
}

static void explain_rule(scene *s, const predicate *p, frame *f, text *out) {
    match m = {0};
    const rule *r = &s->in.book->rules[p->rule];
    const char *missed = match_test(s, p, f, &m);
    if (missed != NULL && strcmp(missed, "words") == 0) {
        return; /* a rule of another expression: "call off" for "call" */
    }
    text_add(out, r->id);
    text_add_format(out, " (%.*s:%u): ", (int)r->file.bytes, r->file.at,
                    r->line);
    if (missed == NULL) {
        text_add_str(out, r->discard
                              ? "fits, and keeps this silent"
                              : "fits, but is part of another act, "
                                "weaker than another rule, between nobody "
                                "of public life, or too unsure");
    } else if (strcmp(missed, "need") == 0 || strcmp(missed, "not") == 0) {
        say_condition(out, s,
                      &s->in.book->conditions[r->conditions.first + m.missed]);
    } else {
        text_add_str(out, in_words(missed));
    }
    text_add_char(out, '\n');
}

acta_status event_explain(const event_layers *in, uint32_t word, arena *tmp,
                          text *out, acta_error *error) {
    arena_mark_t mark = arena_mark(tmp);
    scene s;
    if (!scene_init(in, tmp, &s)) {
        arena_back(tmp, mark);
        return fail_memory(error);
    }
    predicate_kind kind;
    if (rules_of(&s, word, &kind)) {
        uint32_t lemma = s.lemma[word];
        frame *f = frame_of(&s, word, kind);
        const codebook *book = in->book;
        for (uint32_t i = book->at[kind][lemma];
             f != NULL && i < book->at[kind][lemma + 1]; i++) {
            explain_rule(&s, &book->predicates[kind][i], f, out);
        }
    }
    bool failed = s.no_memory || out->failed;
    arena_back(tmp, mark);
    return failed ? fail_memory(error) : ACTA_OK;
}
