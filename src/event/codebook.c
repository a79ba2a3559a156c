/* codebook.c: which words mean which act; read once, then never changed.
 *
 * Problem: a thousand rules with twenty thousand words are asked for every
 * verb and noun of every sentence, by all threads at once.
 *
 * Method: all lemmas that any file names are numbered; rules are listed by the
 * number of their predicate's lemma (compressed rows), classes are bits of a
 * lemma. What the files say is copied, so they are closed again. Conditions,
 * slots and fillers lie in flat arrays of which a rule names ranges.
 *
 * Why not a compiled file beside the text: reading takes a few milliseconds,
 * and a compiled copy could differ from what a researcher sees and edits.
 *
 * Limits: 256 classes; text of one arena.
 */
#include "event/codebook.h"

#include <stdio.h>

#include "event/codebook_build.h"
#include "event/codebook_grammar.h"
#include "load/folder.h"

enum { PATH_BYTES = 1024 };

void *list_add(arena *keep, list *l, size_t size) {
    void *at = arena_room(keep, l->at, l->count, &l->room, size);
    if (at == NULL) {
        return NULL;
    }
    l->at = at;
    return (char *)at + (size_t)l->count++ * size;
}

slice build_copy(codebook_builder *b, slice s) {
    slice copy = slice_copy(b->keep, s);
    b->failed |= copy.at == NULL;
    return copy;
}

uint32_t build_lemma(codebook_builder *b, slice lemma) {
    slice lower = slice_lower(b->keep, lemma);
    if (lower.at == NULL) {
        return CODEBOOK_NONE;
    }
    return map_intern(b->lexicon, grammar_lemma(lower));
}

uint32_t build_word_count(slice words) {
    uint32_t count = 0;
    for (slice word; table_word(&words, &word);) {
        count++;
    }
    return count;
}

uint32_t build_head_index(slice words) {
    static const char *const prepositions[] = {"of",   "for", "to", "on",
                                               "with", "in",  "at"};
    uint32_t index = 0;
    for (slice word; table_word(&words, &word); index++) {
        for (size_t i = 0;
             index > 0 && i < sizeof prepositions / sizeof *prepositions; i++) {
            if (slice_is(word, prepositions[i])) {
                return index - 1;
            }
        }
    }
    return index == 0 ? 0 : index - 1;
}

uint32_t build_phrase(codebook_builder *b, slice words, uint32_t head_index) {
    uint32_t first = b->words.count;
    uint32_t head = CODEBOOK_NONE;
    uint32_t index = 0;
    for (slice word; table_word(&words, &word); index++) {
        uint32_t lemma = build_lemma(b, word);
        if (lemma == CODEBOOK_NONE) {
            return CODEBOOK_NONE;
        }
        if (index == head_index) {
            head = lemma;
            continue;
        }
        uint32_t *other = list_add(b->keep, &b->words, sizeof *other);
        if (other == NULL) {
            return CODEBOOK_NONE;
        }
        *other = lemma;
    }
    phrase *p = list_add(b->keep, &b->phrases, sizeof *p);
    if (p == NULL) {
        return CODEBOOK_NONE;
    }
    *p = (phrase){head, first, b->words.count - first};
    return b->phrases.count - 1;
}

/* Rows by lemma: count, sum, fill; the order of the files is kept. */
static bool index_predicates(codebook_builder *b, predicate_kind kind) {
    codebook *book = b->book;
    list *found = &b->predicates[kind];
    const found_predicate *all = found->at;
    uint32_t *at = arena_take(b->keep, (size_t)book->L + 2, sizeof *at);
    predicate *rows = arena_take(b->keep, found->count, sizeof *rows);
    if (at == NULL || rows == NULL) {
        return false;
    }
    const rule *rules = book->rules;
    for (uint32_t i = 0; i < found->count; i++) {
        at[all[i].lemma + 2] += !rules[all[i].predicate.rule].replaced;
    }
    for (uint32_t l = 0; l < book->L; l++) {
        at[l + 2] += at[l + 1];
    }
    for (uint32_t i = 0; i < found->count; i++) {
        if (!rules[all[i].predicate.rule].replaced) {
            rows[at[all[i].lemma + 1]++] = all[i].predicate;
        }
    }
    book->at[kind] = at;
    book->predicates[kind] = rows;
    return true;
}

static bool intern_grammar(codebook_builder *b) {
    for (uint32_t i = 0; i < grammar_word_count; i++) {
        if (build_lemma(b, slice_of(grammar_words[i].lemma)) == CODEBOOK_NONE) {
            return false;
        }
    }
    return true;
}

static bool index_grammar(codebook_builder *b) {
    uint32_t *role = arena_take(b->keep, b->book->L, sizeof *role);
    if (role == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < grammar_word_count; i++) {
        role[map_get(b->lexicon, slice_of(grammar_words[i].lemma))] |=
            grammar_words[i].roles;
    }
    b->book->role = role;
    return true;
}

static bool finish(codebook_builder *b) {
    codebook *book = b->book;
    book->lexicon = b->lexicon;
    book->L = map_count(b->lexicon);
    book->speeches = b->speeches;
    book->rules = b->rules.at;
    book->R = b->rules.count;
    book->conditions = b->conditions.at;
    book->fillers = b->fillers.at;
    book->slots = b->slots.at;
    book->phrases = b->phrases.at;
    book->words = b->words.at;
    book->examples = b->examples.at;
    book->pairs = b->pairs.at;
    for (int kind = 0; kind < PREDICATE_KINDS; kind++) {
        if (!index_predicates(b, (predicate_kind)kind)) {
            return false;
        }
    }
    return codebook_index_classes(b) && index_grammar(b);
}

static bool begin(codebook_builder *b, arena *keep) {
    b->keep = keep;
    b->lexicon = map_new(keep);
    b->class_names = map_new(keep);
    b->speeches = map_new(keep);
    b->rule_ids = map_new(keep);
    b->book = arena_take(keep, 1, sizeof *b->book);
    return b->lexicon != NULL && b->class_names != NULL &&
           b->speeches != NULL && b->rule_ids != NULL && b->book != NULL &&
           intern_grammar(b);
}

static acta_status join(const char *path, const char *name,
                        char out[PATH_BYTES], acta_error *error) {
    int bytes = snprintf(out, PATH_BYTES, "%s/%s", path, name);
    if (bytes < 0 || bytes >= PATH_BYTES) {
        return fail(error, ACTA_TOO_LONG, "path of the codebook is too long");
    }
    return ACTA_OK;
}

static acta_status read_rule_files(codebook_builder *b, const char *path,
                                   acta_error *error) {
    folder files;
    acta_status status =
        folder_list(path, SLICE(".rules"), b->keep, &files, error);
    for (uint32_t i = 0; status == ACTA_OK && i < files.count; i++) {
        b->file = files.name[i];
        status = codebook_read_rules(b, files.path[i].at, error);
    }
    return status;
}

/* Classes must be there before any rule names them. */
static acta_status read_additions(codebook_builder *b, table_list add,
                                  const char *wanted, acta_error *error) {
    char kind[TABLE_KIND_BYTES];
    acta_status status = ACTA_OK;
    bool class = strcmp(wanted, "class") == 0;
    b->adding = true;
    for (size_t i = 0; status == ACTA_OK && i < add.count; i++) {
        status = table_kind(add.path[i], kind, error);
        if (status != ACTA_OK || strcmp(kind, wanted) != 0) {
            continue;
        }
        b->file = slice_of(add.path[i]);
        status = class ? codebook_add_class(b, add.path[i], error)
                       : codebook_read_rules(b, add.path[i], error);
    }
    b->adding = false;
    return status;
}

static acta_status check_kinds(table_list add, acta_error *error) {
    char kind[TABLE_KIND_BYTES];
    for (size_t i = 0; i < add.count; i++) {
        acta_status status = table_kind(add.path[i], kind, error);
        if (status != ACTA_OK) {
            return status;
        }
        if (strcmp(kind, "rules") != 0 && strcmp(kind, "class") != 0) {
            return fail_at(error, ACTA_BAD_TABLE, add.path[i], 1, 0,
                           "expected a file of kind \"rules\" or \"class\", "
                           "found \"%s\"",
                           kind);
        }
    }
    return ACTA_OK;
}

static acta_status read_folder(codebook_builder *b, const char *path,
                               table_list add, acta_error *error) {
    char at[PATH_BYTES];
    acta_status status = join(path, "codes.tsv", at, error);
    if (status == ACTA_OK) {
        status = codebook_read_codes(b, at, error);
    }
    if (status == ACTA_OK &&
        (status = join(path, "compose.tsv", at, error)) == ACTA_OK) {
        status = codebook_read_compose(b, at, error);
    }
    if (status == ACTA_OK &&
        (status = join(path, "classes", at, error)) == ACTA_OK) {
        status = codebook_read_classes(b, at, error);
    }
    if (status == ACTA_OK) {
        status = read_additions(b, add, "class", error);
    }
    if (status == ACTA_OK &&
        (status = join(path, "rules", at, error)) == ACTA_OK) {
        status = read_rule_files(b, at, error);
    }
    return status == ACTA_OK ? read_additions(b, add, "rules", error) : status;
}

acta_status codebook_open_over(const char *path, table_list add, arena *keep,
                               const codebook **out, acta_error *error) {
    codebook_builder *b = arena_take(keep, 1, sizeof *b);
    if (b == NULL || !begin(b, keep)) {
        return fail_memory(error);
    }
    acta_status status = check_kinds(add, error);
    if (status == ACTA_OK) {
        status = read_folder(b, path, add, error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    if (!finish(b)) {
        return fail_memory(error);
    }
    *out = b->book;
    return ACTA_OK;
}

acta_status codebook_open(const char *path, arena *keep, const codebook **out,
                          acta_error *error) {
    return codebook_open_over(path, (table_list){NULL, 0}, keep, out, error);
}

const code_row *codebook_code(const codebook *book, slice code) {
    uint32_t low = 0;
    uint32_t high = book->N;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = slice_compare(book->codes[middle].code, code);
        if (order == 0) {
            return &book->codes[middle];
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

/* The longest prefix that fits wins; "*" fits any inner act. */
slice codebook_compose_denied(const codebook *book, uint32_t speech,
                              slice inner) {
    slice best = {NULL, 0};
    size_t best_bytes = 0;
    for (uint32_t i = 0; i < book->P; i++) {
        const compose_row *row = &book->compose[i];
        slice prefix = row->prefix;
        if (row->speech == speech && slice_starts(prefix, SLICE("!")) &&
            slice_starts(inner, slice_part(prefix, 1, prefix.bytes)) &&
            prefix.bytes > best_bytes) {
            best = row->code;
            best_bytes = prefix.bytes;
        }
    }
    return best;
}

bool code_of_roots(slice code, const char *roots) {
    for (; code.bytes >= 2 && *roots != '\0';
         roots += roots[2] == ' ' ? 3 : 2) {
        if (memcmp(code.at, roots, 2) == 0) {
            return true;
        }
    }
    return false;
}

slice codebook_compose(const codebook *book, uint32_t speech, slice inner) {
    slice best = {NULL, 0};
    size_t best_bytes = 0;
    for (uint32_t i = 0; i < book->P; i++) {
        const compose_row *row = &book->compose[i];
        if (row->speech != speech) {
            continue;
        }
        bool fits = slice_is(row->prefix, "-") ? inner.bytes == 0
                    : slice_is(row->prefix, "*")
                        ? inner.bytes > 0
                        : slice_starts(inner, row->prefix);
        size_t bytes = slice_is(row->prefix, "*") ? 1 : 1 + row->prefix.bytes;
        if (fits && bytes > best_bytes) {
            best = row->code;
            best_bytes = bytes;
        }
    }
    return best;
}

uint32_t codebook_lemma(const codebook *book, slice lemma) {
    uint32_t at = map_get(book->lexicon, grammar_lemma(lemma));
    return at == MAP_NONE ? CODEBOOK_NONE : at;
}

static const char *const slot_words[SLOT_FIXED] = {
    [SLOT_SUBJECT] = "subject",
    [SLOT_OBJECT] = "object",
    [SLOT_IOBJ] = "iobj",
    [SLOT_COMP] = "comp",
    [SLOT_POSSESSOR] = "possessor",
    [SLOT_COMPOUND] = "compound",
    [SLOT_PARTICLE] = "particle",
    [SLOT_MODIFIER] = "modifier",
    [SLOT_NOTHING] = "none",
    [SLOT_SOURCE] = "source",
    [SLOT_TARGET] = "target",
    [SLOT_LIGHT] = "light",
    [SLOT_WILL_NOT] = "negated-future",
    [SLOT_PURPOSE] = "purpose",
};

slice codebook_slot_name(const codebook *book, slot s) {
    return s < SLOT_FIXED ? slice_of(slot_words[s])
                          : map_key(book->lexicon, s - SLOT_FIXED);
}

static void say_phrase(const codebook *book, uint32_t index, text *out) {
    const phrase *p = &book->phrases[index];
    for (uint32_t i = 0; i < p->count; i++) {
        text_add(out, map_key(book->lexicon, book->words[p->first + i]));
        text_add_char(out, ' ');
    }
    text_add(out, map_key(book->lexicon, p->head));
}

void codebook_say_filler(const codebook *book, const filler *f, text *out) {
    switch ((filler_kind)f->kind) {
    case FILLER_LEMMA:
        text_add(out, map_key(book->lexicon, f->id));
        break;
    case FILLER_PHRASE:
        say_phrase(book, f->id, out);
        break;
    case FILLER_CLASS:
        text_add_char(out, '@');
        text_add(out, book->class_name[f->id]);
        break;
    case FILLER_ACTOR:
        text_add_str(out, "@actor");
        break;
    case FILLER_COUNTRY:
        text_add_str(out, "@country");
        break;
    case FILLER_PERSON:
        text_add_str(out, "@person");
        break;
    case FILLER_ACT:
        text_add_str(out, f->text.bytes > 0 ? "@act:" : "@act");
        text_add(out, f->text);
        break;
    case FILLER_CODE:
        text_add_char(out, '@');
        text_add(out, f->text);
        break;
    }
}
