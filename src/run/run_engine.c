/* run_engine.c: reading everything that does not change between articles.
 *
 * The problem: eight files and folders must be there, be sound and belong
 * together before the first article, and the rows must say which they were.
 * Method: one after the other into one arena that lives as long as the engine;
 * the model file is mapped, so that several programs share its pages. The
 * coder's name holds the checksums of the model and of the codebook, six
 * digits each: enough to tell two versions apart.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "run/run_engine.h"

enum { ENGINE_BYTES = 1 << 30, CHECKSUM_DIGITS = 6 };

/* below: a NUL-ended path inside the data folder; NULL: no memory. */
static const char *below(run_engine *e, const char *folder, const char *name) {
    text path = text_on(e->keep);
    text_add_format(&path, "%s/%s", folder, name);
    text_add_char(&path, '\0');
    return path.failed ? NULL : path.at;
}

static acta_status open_model(run_engine *e, const run_sources *from,
                              acta_error *error) {
    const char *path = from->model != NULL
                           ? from->model
                           : below(e, from->data, "models/en.acta");
    if (path == NULL) {
        return fail_memory(error);
    }
    acta_status status = model_open(path, &e->file, error);
    if (status == ACTA_OK) {
        status = encode_open(&e->file, e->keep, &e->encode, error);
    }
    if (status == ACTA_OK) {
        status = tag_open(&e->file, e->keep, &e->tag, error);
    }
    if (status == ACTA_OK) {
        const char *lemmas = below(e, from->data, "words/lemmas.txt");
        status = lemmas == NULL ? fail_memory(error)
                                : tag_use_words(e->tag, lemmas, e->keep, error);
    }
    if (status == ACTA_OK) {
        status = parse_open(&e->file, e->keep, &e->parse, error);
    }
    return status;
}

/* open_names: the recogniser of names, when the data folder has one. */
static acta_status open_names(run_engine *e, const char *folder,
                              acta_error *error) {
    const char *path = below(e, folder, "models/names.acta");
    if (path == NULL) {
        return fail_memory(error);
    }
    acta_status status = model_open(path, &e->names, error);
    if (status == ACTA_NOT_FOUND) {
        e->names = (model){0};
        return ACTA_OK;
    }
    return status == ACTA_OK ? actors_with_names(e->actors, &e->names, e->keep,
                                                 &e->actors, error)
                             : status;
}

static acta_status open_tables(run_engine *e, const run_sources *from,
                               acta_error *error) {
    const char *folder = from->data;
    const char *people = below(e, folder, "actors");
    const char *weights = below(e, folder, "models/chains.txt");
    const char *words = below(e, folder, "words");
    const char *rules =
        from->codebook != NULL ? from->codebook : below(e, folder, "codebook");
    if (people == NULL || weights == NULL || words == NULL || rules == NULL) {
        return fail_memory(error);
    }
    acta_status status = token_model_open(folder, e->keep, &e->token, error);
    if (status == ACTA_OK) {
        status = actors_open(people, e->keep, &e->actors, error);
    }
    if (status == ACTA_OK) {
        status = chain_weights_open(weights, e->keep, &e->chains, error);
    }
    if (status == ACTA_OK) {
        status = quote_words_load(words, e->keep, &e->speech, error);
    }
    if (status == ACTA_OK) {
        status =
            codebook_open_over(rules, from->add, e->keep, &e->codebook, error);
    }
    return status;
}

static acta_status name_coder(run_engine *e, acta_error *error) {
    text name = text_on(e->keep);
    unsigned shift = 64 - 4 * CHECKSUM_DIGITS;
    text_add_format(&name, "acta %s model %0*" PRIx64 " codebook %0*" PRIx64,
                    ACTA_VERSION, CHECKSUM_DIGITS, e->file.checksum >> shift,
                    CHECKSUM_DIGITS, e->codebook->hash >> shift);
    e->coder = text_slice(&name);
    return name.failed ? fail_memory(error) : ACTA_OK;
}

acta_status run_engine_open(const char *data_folder, run_engine **out,
                            acta_error *error) {
    return run_engine_open_from(&(run_sources){.data = data_folder}, out,
                                error);
}

acta_status run_engine_open_from(const run_sources *from, run_engine **out,
                                 acta_error *error) {
    run_engine *e = calloc(1, sizeof *e);
    if (e == NULL) {
        return fail_memory(error);
    }
    e->keep = arena_new(ENGINE_BYTES);
    acta_status status =
        e->keep == NULL ? fail_memory(error) : open_tables(e, from, error);
    if (status == ACTA_OK) {
        status = open_model(e, from, error);
    }
    if (status == ACTA_OK) {
        status = open_names(e, from->data, error);
    }
    if (status == ACTA_OK) {
        status = name_coder(e, error);
    }
    if (status != ACTA_OK) {
        run_engine_close(e);
        return status;
    }
    *out = e;
    return ACTA_OK;
}

void run_engine_close(run_engine *engine) {
    if (engine != NULL) {
        model_close(&engine->file);
        model_close(&engine->names);
        arena_free(engine->keep);
        free(engine);
    }
}

slice run_engine_coder(const run_engine *engine) {
    return engine->coder;
}
