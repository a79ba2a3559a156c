/* codebook_import.c: verb dictionaries of TABARI and PETRARCH as a codebook.
 *
 * Problem: twenty years of event data rest on verb dictionaries that match word
 * order: `- * DIPLOMATIC_TIES [901]` is the verb, then these words, where `$`
 * is the source, `+` the target, `&TIES` one of a set of synonyms. Their
 * authors want to see what their rules say on trees.
 *
 * Method: a line is read as verb, set, synonym or pattern (import_pattern.c
 * turns a pattern into conditions). What the word order stood for is dropped
 * where the engine knows it from the tree: source and target, passives,
 * negation, tense. A pattern that is nothing but these, or that wants the verb
 * inside another verb's speech, is not taken, and the report says why: acta
 * keeps negation and mood in `status`, never in a code.
 *
 * Why not match word order as they do: then every rule must be written for
 * passives, clauses and conjunctions again, which is what made them thousands.
 *
 * Limits: the weights of acta choose among rules that fit, where TABARI takes
 * the longest pattern.
 */
#include "event/codebook_import.h"

#include "base/utf8.h"
#include "event/import_pattern.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/* The line without its comment (# in PETRARCH, ; in TABARI, <!-- -->). */
static slice without_comment(slice line) {
    for (size_t i = 0; i < line.bytes; i++) {
        if (line.at[i] == '#' || line.at[i] == ';' ||
            slice_starts(slice_part(line, i, line.bytes), SLICE("<!--"))) {
            line = slice_part(line, 0, i);
        }
    }
    return slice_trim(line);
}

/* take_code: cuts "[012:013]" off the end of a line. false: there is none. */
static bool take_code(slice *line, slice *code, slice *reverse) {
    *code = *reverse = (slice){NULL, 0};
    for (size_t i = 0; i < line->bytes; i++) {
        if (line->at[i] == '[') {
            slice inside = slice_part(*line, i + 1, line->bytes);
            slice_cut(&inside, ']', code);
            slice both = *code;
            slice_cut(&both, ':', code);
            *code = slice_trim(*code);
            *reverse = slice_trim(both);
            *line = slice_trim(slice_part(*line, 0, i));
            return true;
        }
    }
    return false;
}

static bool is_code(slice code) {
    for (size_t i = 0; i < code.bytes; i++) {
        char c = code.at[i];
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
              (c >= 'a' && c <= 'z'))) {
            return false;
        }
    }
    return code.bytes > 0;
}

/* Letters, digits, and what words and patterns are written with. */
static bool is_writing(slice line) {
    size_t bad = 0;
    for (size_t i = 0; i < line.bytes; i++) {
        unsigned char c = (unsigned char)line.at[i];
        bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                      (c >= 'a' && c <= 'z') || c >= 0x80;
        if (!letter &&
            (c == 0 || strchr(" \t_-'.&+*$%^{}|()[]:~<>/", c) == NULL)) {
            return false;
        }
    }
    return utf8_check(line, &bad);
}

static void leave(importing *m, slice line, const char *why) {
    text *r = &m->import->report;
    size_t bad = 0;
    text_add(r, m->import->file);
    text_add_format(r, ":%u: ", m->line);
    text_add(r, utf8_check(line, &bad) ? line : slice_part(line, 0, bad));
    text_add_str(r, ": ");
    text_add_str(r, why);
    text_add_char(r, '\n');
    m->import->left++;
}

/* A code is known from its first use on. */
static void know_code(importing *m, slice code) {
    if (!is_code(code) || map_get(m->codes, code) != MAP_NONE) {
        return;
    }
    m->failed |= !map_put(m->codes, code, 1);
    text_add(&m->code_rows, code);
    text_add_char(&m->code_rows, '\t');
    text_add(&m->code_rows, code);
    text_add_str(&m->code_rows, "\t0\t0\t-\n");
}

/* The first lines of a rule: id, code, verbs. */
static void begin_rule(importing *m, slice verbs, slice code, slice reverse) {
    text *out = &m->rules;
    bool discard = !is_code(code);
    text_add_str(out, "\nrule ");
    text_add(out, discard ? SLICE("discard") : code);
    text_add_format(out, ".line-%u-%u\n  code     ", m->line,
                    ++m->import->taken);
    text_add(out, discard ? SLICE("discard") : code);
    know_code(m, code);
    if (is_code(reverse)) {
        text_add_str(out, "\n  reverse  ");
        text_add(out, reverse);
        know_code(m, reverse);
    }
    text_add_str(out, "\n  verb     ");
    text_add(out, verbs);
    text_add_char(out, '\n');
}

/* The verbs of a block: patterns belong to all of them. */
static void begin_block(importing *m) {
    m->verbs = text_on(m->import->keep);
}

static bool has_letter(slice s) {
    for (size_t i = 0; i < s.bytes; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80) {
            return true;
        }
    }
    return false;
}

/* A verb line: "ABANDON", "ABANDON [345]", "WIRE_+TAP {WIRE_+TAPPED}". */
static void read_verb(importing *m, slice line, slice code, slice reverse) {
    slice word = line, forms = line, first = {NULL, 0};
    slice_cut(&forms, '{', &word);
    word = slice_trim(word);
    if (slice_starts(word, SLICE("+"))) {
        word = slice_part(word, 1, word.bytes);
    }
    if (word.bytes == 0 || memchr(word.at, '+', word.bytes) != NULL) {
        leave(m, line, "the verb does not stand first in its phrase");
        return;
    }
    text verb = text_on(m->import->keep);
    if (!import_word(&word, &first) || !has_letter(first)) {
        leave(m, line, "expected a verb");
        return;
    }
    text_add(&verb, import_lemma(m, first, true));
    slice more = import_phrase(m, word);
    text_add_str(&verb, more.bytes > 0 ? " " : "");
    text_add(&verb, more);
    text_add_str(&m->verbs, m->verbs.bytes > 0 ? "; " : "");
    text_add(&m->verbs, text_slice(&verb));
    m->failed |= verb.failed || m->verbs.failed;
    if (is_code(code)) {
        begin_rule(m, text_slice(&verb), code, reverse);
    }
}

/* The verbs of the block with the pattern's particle: "call off; phone off". */
static slice with_particle(importing *m, slice particle) {
    text out = text_on(m->import->keep);
    slice rest = text_slice(&m->verbs);
    for (slice verb; slice_cut(&rest, ';', &verb);) {
        text_add_str(&out, out.bytes > 0 ? "; " : "");
        text_add(&out, slice_trim(verb));
        text_add_char(&out, ' ');
        text_add(&out, particle);
    }
    m->failed |= out.failed;
    return text_slice(&out);
}

static void read_pattern(importing *m, slice line, slice code, slice reverse) {
    slice pattern = slice_trim(slice_part(line, 1, line.bytes));
    import_conditions found = {.needs = text_on(m->import->keep)};
    if (m->verbs.bytes == 0) {
        leave(m, line, "its verb was not taken");
        return;
    }
    const char *why = import_pattern(m, pattern, &found);
    if (why != NULL) {
        leave(m, line, why);
        return;
    }
    begin_rule(m,
               found.particle.bytes > 0 ? with_particle(m, found.particle)
                                        : text_slice(&m->verbs),
               code, reverse);
    text_add(&m->rules, text_slice(&found.needs));
    m->failed |= found.needs.failed;
}

/* "&TIES" begins a set; "+MILITARY" is one of it. */
static acta_status close_set(importing *m, acta_error *error) {
    if (m->set == NULL) {
        return ACTA_OK;
    }
    text name = text_on(m->import->keep);
    text file = text_on(m->import->keep);
    text_add_str(&name, "classes/");
    text_add(&name, m->set->name);
    text_add_str(&name, ".txt");
    text_add_char(&name, '\0');
    text_add_str(&file, "# acta class 1\n");
    text_add(&file, text_slice(&m->set->words));
    m->set = NULL;
    return name.failed || file.failed
               ? fail_memory(error)
               : m->import->put(m->import->user, name.at, text_slice(&file),
                                error);
}

static void begin_set(importing *m, slice line) {
    slice name = import_set_name(m, slice_part(line, 1, line.bytes));
    m->set = arena_take(m->import->keep, 1, sizeof *m->set);
    if (m->set == NULL) {
        m->failed = true;
        return;
    }
    *m->set = (import_set){
        .name = name, .words = text_on(m->import->keep), .next = m->sets};
    m->sets = m->set;
}

/* "+&TIES": all of another set; "+&TIES_TALKS": each of it before "talks". */
static void add_from_set(importing *m, slice line, slice words) {
    slice first = {NULL, 0}, rest = words;
    import_word(&rest, &first);
    const import_set *other =
        import_find_set(m, slice_part(first, 1, first.bytes));
    if (other == NULL || other == m->set) {
        leave(m, line, "this set of synonyms is not known");
        return;
    }
    slice more = import_phrase(m, rest);
    slice all = text_slice(&other->words);
    for (slice word; slice_cut(&all, '\n', &word);) {
        text_add(&m->set->words, word);
        text_add_str(&m->set->words, more.bytes > 0 ? " " : "");
        text_add(&m->set->words, more);
        text_add_char(&m->set->words, '\n');
    }
}

static void add_to_set(importing *m, slice line) {
    slice words = slice_trim(slice_part(line, 1, line.bytes));
    if (slice_starts(words, SLICE("&"))) {
        add_from_set(m, line, words);
    } else if (words.bytes == 0 || memchr(words.at, '&', words.bytes) != NULL) {
        leave(m, line, "a set behind a word");
    } else {
        text_add(&m->set->words, import_phrase(m, words));
        text_add_char(&m->set->words, '\n');
    }
    m->failed |= m->set->words.failed;
}

/* "--- ABANDON [345] ---" gives the code of the verbs that follow. */
static bool is_heading(slice line) {
    return slice_starts(line, SLICE("---"));
}

static acta_status read_line(importing *m, slice line, acta_error *error) {
    slice code, reverse;
    if (!is_writing(line)) {
        leave(m, line, "a character that no word or pattern has");
        return ACTA_OK;
    }
    bool set_line = slice_starts(line, SLICE("&"));
    bool plus = slice_starts(line, SLICE("+"));
    if (m->set != NULL && plus) {
        add_to_set(m, line);
        return ACTA_OK;
    }
    acta_status status = close_set(m, error);
    if (status != ACTA_OK || slice_starts(line, SLICE("<"))) {
        m->in_time = slice_starts(line, SLICE("<TIME"));
        return status;
    }
    if (m->in_time) {
        leave(m, line, "patterns of time are not read");
    } else if (set_line) {
        begin_set(m, line);
    } else if (is_heading(line)) {
        take_code(&line, &m->code, &m->reverse);
        m->headed = true;
        begin_block(m);
    } else if (slice_starts(line, SLICE("-"))) {
        slice whole = line;
        if (take_code(&line, &code, &reverse)) {
            read_pattern(m, line, code, reverse);
        } else {
            leave(m, whole, "expected a code in brackets");
        }
    } else {
        if (!take_code(&line, &code, &reverse)) {
            code = m->code;
            reverse = m->reverse;
        }
        if (!m->headed) {
            begin_block(m); /* TABARI: each verb has its own patterns */
        }
        read_verb(m, line, code, reverse);
    }
    return m->failed ? fail_memory(error) : ACTA_OK;
}

static acta_status put_all(importing *m, acta_error *error) {
    codebook_import *i = m->import;
    if (m->rules.failed || m->code_rows.failed || i->report.failed) {
        return fail_memory(error);
    }
    acta_status status =
        i->put(i->user, "codes.tsv", text_slice(&m->code_rows), error);
    if (status == ACTA_OK) {
        status =
            i->put(i->user, "compose.tsv", SLICE("# acta compose 1\n"), error);
    }
    return status == ACTA_OK ? i->put(i->user, "rules/imported.rules",
                                      text_slice(&m->rules), error)
                             : status;
}

acta_status codebook_import_verbs(codebook_import *import, slice bytes,
                                  acta_error *error) {
    importing m = {.import = import,
                   .codes = map_new(import->keep),
                   .lemmas = map_new(import->keep),
                   .rules = text_on(import->keep),
                   .code_rows = text_on(import->keep),
                   .verbs = text_on(import->keep)};
    import->report = text_on(import->keep);
    if (m.codes == NULL || m.lemmas == NULL) {
        return fail_memory(error);
    }
    text_add_str(&m.rules, "# acta rules 1\n");
    text_add_str(&m.code_rows, "# acta codes 1\n");
    acta_status status = ACTA_OK;
    for (slice line; status == ACTA_OK && slice_cut(&bytes, '\n', &line);) {
        m.line++;
        line = without_comment(line);
        while (line.bytes > 0 && is_blank(line.at[0])) {
            line = slice_part(line, 1, line.bytes);
        }
        if (line.bytes > 0) {
            status = read_line(&m, line, error);
        }
    }
    if (status == ACTA_OK) {
        status = close_set(&m, error);
    }
    return status == ACTA_OK ? put_all(&m, error) : status;
}
