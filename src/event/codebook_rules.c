/* codebook_rules.c: one file of rules.
 *
 * Problem: hundreds of rules are written by people who know politics, not C. A
 * mistake must be found when the file is read, named with file, line and
 * column, and never be passed over.
 *
 * Method: a line is a keyword and its rest; a table of keywords says what reads
 * the rest. Names of classes, codes and speech words are looked up at once.
 * What a rule lists goes to the end of flat arrays, so a rule is ranges of
 * them.
 *
 * Why not a grammar and a generated parser: a line grammar has no nesting
 * beyond one bracket, and hand-written errors say what was expected.
 *
 * Limits: none but memory.
 */
#include "doc/events.h"
#include "event/codebook_build.h"
#include "event/codebook_grammar.h"

/* The rule being read, and where its head line stands. */
typedef struct reading {
    codebook_builder *b;
    const table *t;
    uint32_t rule; /* CODEBOOK_NONE before the first */
    slice head;    /* its `rule` line, for errors */
    bool has_code;
    bool has_predicate;
} reading;

typedef acta_status (*line_reader)(reading *r, slice rest, acta_error *error);

static int shown(slice s) {
    return s.bytes < 60 ? (int)s.bytes : 60;
}

static rule *current(reading *r) {
    return (rule *)r->b->rules.at + r->rule;
}

static acta_status find_slot(reading *r, slice word, slot *out,
                             acta_error *error) {
    for (slot s = 0; s < SLOT_FIXED; s++) {
        if (slice_equal(word, codebook_slot_name(r->b->book, s))) {
            *out = s;
            return ACTA_OK;
        }
    }
    /* "because of", "in front of" hang on their first word in the tree */
    slice rest = word;
    slice first = word;
    table_word(&rest, &first);
    uint32_t lemma = build_lemma(r->b, first);
    if (lemma == CODEBOOK_NONE) {
        return fail_memory(error);
    }
    if (!grammar_is(first, ROLE_PREPOSITION)) {
        return table_fail(r->t, word, error,
                          "expected a slot (subject, object, comp, of, ...), "
                          "found \"%.*s\"",
                          shown(word), word.at);
    }
    *out = SLOT_FIXED + lemma;
    return ACTA_OK;
}

static acta_status read_slots(reading *r, slice rest, range *out,
                              acta_error *error) {
    uint32_t first = r->b->slots.count;
    for (slice word; table_item(&rest, ';', &word);) {
        slot s = 0;
        acta_status status = find_slot(r, word, &s, error);
        if (status != ACTA_OK) {
            return status;
        }
        slot *place = list_add(r->b->keep, &r->b->slots, sizeof *place);
        if (place == NULL) {
            return fail_memory(error);
        }
        *place = s;
    }
    *out = (range){first, r->b->slots.count - first};
    return out->count > 0 ? ACTA_OK
                          : table_fail(r->t, r->t->text, error,
                                       "expected at least one slot");
}

static bool is_upper(slice s) {
    for (size_t i = 0; i < s.bytes; i++) {
        if (s.at[i] < 'A' || s.at[i] > 'Z') {
            return false;
        }
    }
    return s.bytes > 0;
}

/* @actor, @country, @person, @act, @act:19, @GOV, @class */
static acta_status read_sign(reading *r, slice item, filler *out,
                             acta_error *error) {
    slice name = slice_part(item, 1, item.bytes);
    if (slice_is(name, "actor")) {
        out->kind = FILLER_ACTOR;
    } else if (slice_is(name, "country")) {
        out->kind = FILLER_COUNTRY;
    } else if (slice_is(name, "person") || slice_is(name, "people")) {
        out->kind = FILLER_PERSON;
    } else if (slice_is(name, "act")) {
        out->kind = FILLER_ACT;
    } else if (slice_starts(name, SLICE("act:"))) {
        out->kind = FILLER_ACT;
        out->text = build_copy(r->b, slice_part(name, 4, name.bytes));
    } else if (is_upper(name)) {
        out->kind = FILLER_CODE;
        out->text = build_copy(r->b, name);
    } else {
        out->kind = FILLER_CLASS;
        out->id = map_get(r->b->class_names, name);
        if (out->id == MAP_NONE) {
            return table_fail(r->t, item, error, "no file classes/%.*s.txt",
                              shown(name), name.at);
        }
    }
    return ACTA_OK;
}

static acta_status read_filler(reading *r, slice item, acta_error *error) {
    filler f = {0};
    if (slice_starts(item, SLICE("@"))) {
        acta_status status = read_sign(r, item, &f, error);
        if (status != ACTA_OK) {
            return status;
        }
    } else if (build_word_count(item) == 1) {
        f.kind = FILLER_LEMMA;
        f.id = build_lemma(r->b, item);
    } else {
        f.kind = FILLER_PHRASE;
        f.id = build_phrase(r->b, item, build_head_index(item));
    }
    filler *place = list_add(r->b->keep, &r->b->fillers, sizeof *place);
    if (place == NULL || f.id == CODEBOOK_NONE) {
        return fail_memory(error);
    }
    *place = f;
    return ACTA_OK;
}

static acta_status read_condition(reading *r, slice rest, bool wanted,
                                  acta_error *error) {
    slice slots = rest;
    slice inside = {NULL, 0};
    condition c = {.wanted = wanted};
    bool bracket = memchr(rest.at, '[', rest.bytes) != NULL;
    if (bracket) {
        slice_cut(&rest, '[', &slots);
        slice after = rest;
        if (memchr(rest.at, ']', rest.bytes) == NULL) {
            return table_fail(r->t, rest, error, "expected ] at the end");
        }
        slice_cut(&after, ']', &inside);
        if (slice_trim(after).bytes > 0) {
            return table_fail(r->t, after, error, "expected nothing after ]");
        }
    }
    acta_status status = read_slots(r, slots, &c.slots, error);
    uint32_t first = r->b->fillers.count;
    slice item;
    while (status == ACTA_OK && bracket && table_item(&inside, ';', &item)) {
        status = read_filler(r, item, error);
    }
    c.fillers = (range){first, r->b->fillers.count - first};
    condition *place = list_add(r->b->keep, &r->b->conditions, sizeof *place);
    if (status != ACTA_OK || place == NULL) {
        return status != ACTA_OK ? status : fail_memory(error);
    }
    *place = c;
    current(r)->conditions.count++;
    return ACTA_OK;
}

static acta_status line_need(reading *r, slice rest, acta_error *error) {
    return read_condition(r, rest, true, error);
}

static acta_status line_not(reading *r, slice rest, acta_error *error) {
    return read_condition(r, rest, false, error);
}

/* A predicate of several words: of a verb the first governs, of a noun the last
 * (or the one before a preposition). */
static acta_status read_predicates(reading *r, slice rest, predicate_kind kind,
                                   acta_error *error) {
    for (slice item; table_item(&rest, ';', &item);) {
        found_predicate f = {CODEBOOK_NONE, {r->rule, CODEBOOK_NONE}};
        if (build_word_count(item) == 1) {
            f.lemma = build_lemma(r->b, item);
        } else {
            uint32_t head = kind == PREDICATE_NOUN ? build_head_index(item) : 0;
            f.predicate.phrase = build_phrase(r->b, item, head);
            if (f.predicate.phrase != CODEBOOK_NONE) {
                f.lemma = ((phrase *)r->b->phrases.at)[f.predicate.phrase].head;
            }
        }
        found_predicate *place =
            list_add(r->b->keep, &r->b->predicates[kind], sizeof *place);
        if (place == NULL || f.lemma == CODEBOOK_NONE) {
            return fail_memory(error);
        }
        *place = f;
        r->has_predicate = true;
    }
    return ACTA_OK;
}

static acta_status line_verb(reading *r, slice rest, acta_error *error) {
    return read_predicates(r, rest, PREDICATE_VERB, error);
}

static acta_status line_noun(reading *r, slice rest, acta_error *error) {
    return read_predicates(r, rest, PREDICATE_NOUN, error);
}

static acta_status line_adjective(reading *r, slice rest, acta_error *error) {
    return read_predicates(r, rest, PREDICATE_ADJECTIVE, error);
}

/* Of `carry out` the verb is enough: the noun is the condition. */
static acta_status line_light(reading *r, slice rest, acta_error *error) {
    uint32_t first = r->b->words.count;
    for (slice item; table_item(&rest, ';', &item);) {
        slice word = item;
        slice verb = item;
        table_word(&word, &verb);
        uint32_t *place = list_add(r->b->keep, &r->b->words, sizeof *place);
        uint32_t lemma = build_lemma(r->b, verb);
        if (place == NULL || lemma == CODEBOOK_NONE) {
            return fail_memory(error);
        }
        *place = lemma;
    }
    current(r)->light = (range){first, r->b->words.count - first};
    return ACTA_OK;
}

static acta_status known_code(reading *r, slice code, acta_error *error) {
    if (codebook_code(r->b->book, code) == NULL) {
        return table_fail(r->t, code, error,
                          "expected a code of codes.tsv, found \"%.*s\"",
                          shown(code), code.at);
    }
    return ACTA_OK;
}

static acta_status line_code(reading *r, slice rest, acta_error *error) {
    if (r->has_code) {
        return table_fail(r->t, rest, error, "code is given twice");
    }
    r->has_code = true;
    if (slice_is(rest, "discard")) {
        current(r)->discard = true;
        return ACTA_OK;
    }
    acta_status status = known_code(r, rest, error);
    current(r)->code = build_copy(r->b, rest);
    return status;
}

static acta_status line_reverse(reading *r, slice rest, acta_error *error) {
    acta_status status = known_code(r, rest, error);
    current(r)->reverse = build_copy(r->b, rest);
    return status;
}

static acta_status line_mode(reading *r, slice rest, acta_error *error) {
    current(r)->mode = build_copy(r->b, rest);
    return r->b->failed ? fail_memory(error) : ACTA_OK;
}

static acta_status line_agent(reading *r, slice rest, acta_error *error) {
    if (!is_upper(rest)) {
        return table_fail(r->t, rest, error, "expected a part of a code: COP");
    }
    current(r)->agent = build_copy(r->b, rest);
    return ACTA_OK;
}

static acta_status line_source(reading *r, slice rest, acta_error *error) {
    return read_slots(r, rest, &current(r)->source, error);
}

static acta_status line_target(reading *r, slice rest, acta_error *error) {
    return read_slots(r, rest, &current(r)->target, error);
}

static acta_status line_act(reading *r, slice rest, acta_error *error) {
    return read_slots(r, rest, &current(r)->acts, error);
}

static acta_status line_speech(reading *r, slice rest, acta_error *error) {
    uint32_t speech = map_get(r->b->speeches, rest);
    if (speech == MAP_NONE) {
        return table_fail(r->t, rest, error,
                          "expected a speech word of compose.tsv, found "
                          "\"%.*s\"",
                          shown(rest), rest.at);
    }
    current(r)->speech = speech;
    return ACTA_OK;
}

static acta_status line_status(reading *r, slice rest, acta_error *error) {
    if (!codebook_find_status(rest, &current(r)->status)) {
        return table_fail(r->t, rest, error,
                          "expected actual, future, hypothetical or negated");
    }
    return ACTA_OK;
}

static acta_status line_both(reading *r, slice rest, acta_error *error) {
    (void)error;
    (void)rest;
    current(r)->both = true;
    return ACTA_OK;
}

static acta_status line_needs_target(reading *r, slice rest,
                                     acta_error *error) {
    (void)error;
    (void)rest;
    current(r)->needs_target = true;
    return ACTA_OK;
}

static acta_status line_needs_source(reading *r, slice rest,
                                     acta_error *error) {
    (void)error;
    (void)rest;
    current(r)->needs_source = true;
    return ACTA_OK;
}

static acta_status line_no_source(reading *r, slice rest, acta_error *error) {
    (void)error;
    (void)rest;
    current(r)->no_source = true;
    return ACTA_OK;
}

static acta_status line_inner(reading *r, slice rest, acta_error *error) {
    (void)error;
    (void)rest;
    current(r)->inner_only = true;
    return ACTA_OK;
}

static acta_status line_example(reading *r, slice rest, bool wanted,
                                acta_error *error) {
    current(r)->examples.count++;
    return codebook_read_example(r->b, r->t, rest, wanted, error);
}

static acta_status line_yes(reading *r, slice rest, acta_error *error) {
    return line_example(r, rest, true, error);
}

static acta_status line_no(reading *r, slice rest, acta_error *error) {
    return line_example(r, rest, false, error);
}

/* What a finished rule must have. */
static acta_status close_rule(reading *r, acta_error *error) {
    if (r->rule == CODEBOOK_NONE) {
        return ACTA_OK;
    }
    if (!r->has_code) {
        return table_fail(r->t, r->head, error, "this rule has no code");
    }
    if (!r->has_predicate) {
        return table_fail(r->t, r->head, error,
                          "this rule has no verb, noun or adjective");
    }
    return ACTA_OK;
}

/* give_way: an older rule of that id is replaced when this file is laid over
 * its own. false: it is not. */
static bool give_way(codebook_builder *b, slice id) {
    uint32_t known = map_get(b->rule_ids, id);
    if (known == MAP_NONE) {
        return true;
    }
    rule *old = (rule *)b->rules.at + known;
    old->replaced = b->adding && !slice_equal(old->file, b->file);
    return old->replaced;
}

static acta_status line_drop(reading *r, slice rest, acta_error *error) {
    acta_status status = close_rule(r, error);
    if (status != ACTA_OK) {
        return status;
    }
    r->rule = CODEBOOK_NONE;
    if (map_get(r->b->rule_ids, rest) == MAP_NONE) {
        return table_fail(r->t, rest, error, "no rule %.*s to drop",
                          shown(rest), rest.at);
    }
    return give_way(r->b, rest)
               ? ACTA_OK
               : table_fail(r->t, rest, error,
                            "drop is for files laid over a codebook");
}

static acta_status line_rule(reading *r, slice rest, acta_error *error) {
    acta_status status = close_rule(r, error);
    if (status != ACTA_OK) {
        return status;
    }
    if (rest.bytes == 0 || build_word_count(rest) != 1) {
        return table_fail(r->t, r->t->text, error, "expected one id");
    }
    codebook_builder *b = r->b;
    if (!give_way(b, rest)) {
        return table_fail(r->t, rest, error, "the id %.*s is taken",
                          shown(rest), rest.at);
    }
    rule *made = list_add(b->keep, &b->rules, sizeof *made);
    if (made == NULL || !map_put(b->rule_ids, rest, b->rules.count - 1)) {
        return fail_memory(error);
    }
    *made = (rule){.id = build_copy(b, rest),
                   .file = build_copy(b, b->file),
                   .line = r->t->line,
                   .status = EXAMPLE_ANY,
                   .speech = CODEBOOK_NONE,
                   .conditions = {b->conditions.count, 0},
                   .examples = {b->examples.count, 0}};
    r->rule = b->rules.count - 1;
    r->head = rest;
    r->has_code = r->has_predicate = false;
    return ACTA_OK;
}

static const struct {
    const char *keyword;
    line_reader read;
} keywords[] = {
    {"rule", line_rule},
    {"drop", line_drop},
    {"code", line_code},
    {"verb", line_verb},
    {"noun", line_noun},
    {"adjective", line_adjective},
    {"light", line_light},
    {"agent", line_agent},
    {"source", line_source},
    {"target", line_target},
    {"need", line_need},
    {"not", line_not},
    {"both", line_both},
    {"reverse", line_reverse},
    {"needs-target", line_needs_target},
    {"needs-source", line_needs_source},
    {"no-source", line_no_source},
    {"inner", line_inner},
    {"act", line_act},
    {"speech", line_speech},
    {"status", line_status},
    {"mode", line_mode},
    {"yes", line_yes},
    {"no", line_no},
};

static acta_status read_line(reading *r, acta_error *error) {
    slice keyword;
    slice rest;
    table_keyword(r->t, &keyword, &rest);
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (slice_is(keyword, keywords[i].keyword)) {
            if (i > 1 && r->rule == CODEBOOK_NONE) {
                return table_fail(r->t, keyword, error,
                                  "expected a rule line first");
            }
            return keywords[i].read(r, rest, error);
        }
    }
    return table_fail(r->t, keyword, error,
                      "expected a keyword of a rule (verb, noun, source, "
                      "target, need, yes, ...), found \"%.*s\"",
                      shown(keyword), keyword.at);
}

acta_status codebook_read_rules(codebook_builder *b, const char *path,
                                acta_error *error) {
    table t;
    acta_status status = table_open(path, "rules", 1, &t, error);
    if (status != ACTA_OK) {
        return status;
    }
    b->book->hash = b->book->hash * 31 + slice_hash(t.bytes);
    reading r = {.b = b, .t = &t, .rule = CODEBOOK_NONE};
    while (status == ACTA_OK && table_next(&t)) {
        status = read_line(&r, error);
        status = b->failed ? fail_memory(error) : status;
    }
    if (status == ACTA_OK) {
        status = close_rule(&r, error);
    }
    table_close(&t);
    return status;
}
