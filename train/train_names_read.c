/* train_names_read.c: documents with labels of names, as training sees them.
 *
 * Problem: the recogniser reads tags, trees and dictionary matches, so training
 * must see those that use will see: the program's own, not the treebank's.
 *
 * Method: each document of a CoNLL-U file is tagged and parsed by the engine
 * unless it carries tags and trees; dictionary names and role nouns are found
 * by the entity stage's own steps; labels come from MISC (`Name=B-PER`). Types
 * that `# names = PER ORG LOC` does not list were not annotated: a word outside
 * the others may be of any of those.
 *
 * Limits: the file is read twice side by side, once for words and trees, once
 * for MISC.
 */
#include "load/conllu_layers.h"
#include "train_names.h"

#define READ_MEMORY ((size_t)1 << 30)

static const char *const types[NAME_TYPES] = {"PER", "ORG", "LOC", "NORP",
                                              "MISC"};

static bool label_of(slice misc, uint8_t *label) {
    slice name = conllu_feature(misc, "Name");
    *label = NAME_OUTSIDE;
    if (name.bytes < 3) {
        return name.bytes == 0;
    }
    slice type = slice_part(name, 2, name.bytes);
    for (unsigned k = 0; k < NAME_TYPES; k++) {
        if (slice_is(type, types[k])) {
            *label = name.at[0] == 'B' ? name_begin(k) : name_inside(k);
            return true;
        }
    }
    return false;
}

/* Labels that may stand where the annotators saw nothing. */
static uint16_t open_labels(slice listed) {
    uint16_t open = 1;
    for (unsigned k = 0; k < NAME_TYPES && listed.bytes > 0; k++) {
        slice rest = listed;
        slice type = {0};
        bool found = false;
        while (slice_cut(&rest, ' ', &type)) {
            found = found || slice_is(type, types[k]);
        }
        if (!found) {
            open |= (uint16_t)(1u << name_begin(k) | 1u << name_inside(k));
        }
    }
    return open;
}

typedef struct label_reader {
    conllu file;
    uint16_t open;
} label_reader;

static acta_status read_labels(label_reader *r, const tokens *words,
                               arena *keep, uint8_t *gold, uint16_t *allowed,
                               acta_error *error) {
    for (uint32_t s = 0; s < words->S; s++) {
        conllu_sentence sentence;
        bool found = false;
        acta_status status =
            conllu_next(&r->file, keep, &found, &sentence, error);
        if (status != ACTA_OK || !found) {
            return status;
        }
        slice listed = conllu_value(&sentence, "names");
        if (listed.bytes > 0 || sentence.new_document) {
            r->open = open_labels(listed);
        }
        for (uint32_t i = 0; i < sentence.W; i++) {
            uint32_t t = words->first[s] + i;
            if (!label_of(sentence.word[i].column[CONLLU_MISC], &gold[t])) {
                return fail_at(error, ACTA_BAD_INPUT, r->file.path,
                               sentence.word[i].line, 0,
                               "expected Name=B-TYPE or Name=I-TYPE");
            }
            allowed[t] =
                gold[t] == NAME_OUTSIDE ? r->open : (uint16_t)(1u << gold[t]);
        }
    }
    return ACTA_OK;
}

static acta_status add_trees(const run_engine *e, conllu_document *d,
                             arena *keep, arena *tmp, acta_error *error) {
    vectors v = {0};
    acta_status status =
        encode_run(e->encode, &d->tokens, keep, tmp, &v, error);
    if (status == ACTA_OK) {
        status = tag_run(e->tag, &d->tokens, &v, keep, tmp, &d->tags, error);
    }
    if (status == ACTA_OK) {
        status = parse_run(e->parse, &d->tokens, &d->tags, &v, keep, tmp,
                           &d->tree, error);
    }
    return status;
}

static acta_status take_document(const run_engine *e, conllu_document *d,
                                 label_reader *labels, name_take *take,
                                 void *who, arena *keep, arena *tmp,
                                 acta_error *error) {
    uint8_t *gold = arena_take(keep, d->tokens.T, 1);
    uint16_t *allowed = arena_take(keep, d->tokens.T, sizeof *allowed);
    if (gold == NULL || allowed == NULL) {
        return fail_memory(error);
    }
    acta_status status =
        read_labels(labels, &d->tokens, keep, gold, allowed, error);
    if (status == ACTA_OK && !(d->tagged && d->parsed)) {
        status = add_trees(e, d, keep, tmp, error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    name_document doc = {.w = {.a = e->actors,
                               .article = &d->article,
                               .words = &d->tokens,
                               .tags = &d->tags,
                               .tree = &d->tree,
                               .keep = keep,
                               .tmp = tmp},
                         .gold = gold,
                         .allowed = allowed};
    if (!names_find(&doc.w) || !roles_find(&doc.w)) {
        return fail_memory(error);
    }
    return take(who, &doc, error);
}

acta_status name_documents_each(const run_engine *engine, const char *path,
                                name_take *take, void *who, acta_error *error) {
    arena *keep = arena_new(READ_MEMORY);
    arena *tmp = arena_new(READ_MEMORY);
    conllu file = {0};
    label_reader labels = {0};
    bool found = keep != NULL && tmp != NULL;
    acta_status status =
        found ? conllu_open(path, false, &file, error) : fail_memory(error);
    labels.file = conllu_of(file.file.bytes, path, false);
    while (status == ACTA_OK && found) {
        conllu_document d;
        arena_reset(keep);
        arena_reset(tmp);
        status = conllu_next_document(&file, keep, &found, &d, error);
        if (status == ACTA_OK && found) {
            status =
                take_document(engine, &d, &labels, take, who, keep, tmp, error);
        }
    }
    conllu_close(&file);
    arena_free(keep);
    arena_free(tmp);
    return status;
}
