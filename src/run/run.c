/* run.c: the order of the steps, and what happens when one of them fails.
 *
 * The problem: an article passes through stages that do not know one another;
 * somebody must hold the models, hand each stage the layers it reads, and keep
 * one bad article from costing the others. Method: a table of stages in their
 * order; each writes one layer into the reader's `keep` arena and leaves `tmp`
 * as it was. A stage that fails is undone (the arena goes back to its mark)
 * and named in a problem row; the article is written with what it has.
 *
 * This is the only file that knows the order.
 *
 * Limits: RUN_KEEP_BYTES and RUN_TMP_BYTES a reader.
 */
#include "run/run.h"

#include <stdlib.h>

#include "token/token.h"

enum { ENGINE_BYTES = 1 << 30 };

struct run_engine {
    arena *keep;
    const token_model *token;
    slice coder;
};

struct run_reader {
    const run_engine *engine;
    run_depth depth;
    arena *keep;
    arena *tmp;
    analysis analysis;
};

/* open_models: every stage reads its own files. */
static acta_status open_models(run_engine *e, const char *folder,
                               acta_error *error) {
    acta_status status = token_model_open(folder, e->keep, &e->token, error);
    return status;
}

static acta_status name_coder(run_engine *e, acta_error *error) {
    text name = text_on(e->keep);
    text_add_format(&name, "acta %s", ACTA_VERSION);
    e->coder = text_slice(&name);
    return name.failed ? fail_memory(error) : ACTA_OK;
}

acta_status run_engine_open(const char *data_folder, run_engine **out,
                            acta_error *error) {
    run_engine *e = calloc(1, sizeof *e);
    if (e == NULL) {
        return fail_memory(error);
    }
    e->keep = arena_new(ENGINE_BYTES);
    acta_status status = e->keep == NULL ? fail_memory(error)
                                         : open_models(e, data_folder, error);
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
        arena_free(engine->keep);
        free(engine);
    }
}

slice run_engine_coder(const run_engine *engine) {
    return engine->coder;
}

acta_status run_reader_new(const run_engine *engine, run_depth depth,
                           run_reader **out, acta_error *error) {
    run_reader *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return fail_memory(error);
    }
    r->engine = engine;
    r->depth = depth;
    r->keep = arena_new(RUN_KEEP_BYTES);
    r->tmp = arena_new(RUN_TMP_BYTES);
    if (r->keep == NULL || r->tmp == NULL) {
        run_reader_free(r);
        return fail_memory(error);
    }
    *out = r;
    return ACTA_OK;
}

void run_reader_free(run_reader *reader) {
    if (reader != NULL) {
        arena_free(reader->keep);
        arena_free(reader->tmp);
        free(reader);
    }
}

static acta_status do_token(run_reader *r, analysis *a, acta_error *error) {
    return token_run(r->engine->token, &a->article, r->keep, r->tmp, &a->tokens,
                     &a->problems, error);
}

/* The stages in their order. When a `needed` one fails, those after it have
 * nothing to read and are left out. */
static const struct stage {
    const char *name;
    acta_status (*run)(run_reader *r, analysis *a, acta_error *error);
    run_depth depth; /* RUN_TREE: also when only trees are wanted */
    bool needed;
} stages[] = {
    {"token", do_token, RUN_TREE, true},
};

static acta_status report(run_reader *r, analysis *a, const char *stage,
                          const acta_error *why, acta_error *error) {
    problem p = {.article_key = a->article.key,
                 .where = slice_of(stage),
                 .what = slice_copy(r->keep, slice_of(why->message)),
                 .action = SLICE("left out")};
    if (p.what.at == NULL || !problems_add(&a->problems, r->keep, p)) {
        return fail_memory(error);
    }
    return ACTA_OK;
}

/* run_stages: every stage on r->analysis, whose article is set. */
static acta_status run_stages(run_reader *r, acta_error *error) {
    analysis *a = &r->analysis;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        const struct stage *s = &stages[i];
        if (r->depth == RUN_TREE && s->depth != RUN_TREE) {
            continue;
        }
        analysis before = *a;
        arena_mark_t mark = arena_mark(r->keep);
        acta_error why = {0};
        acta_status status = s->run(r, a, &why);
        arena_reset(r->tmp);
        if (status == ACTA_OK) {
            continue;
        }
        *a = before;
        arena_back(r->keep, mark);
        status = report(r, a, s->name, &why, error);
        if (status != ACTA_OK) {
            return status;
        }
        if (s->needed) {
            break;
        }
    }
    return ACTA_OK;
}

static void begin(run_reader *r) {
    arena_reset(r->keep);
    arena_reset(r->tmp);
    r->analysis = (analysis){.coder = r->engine->coder};
    r->analysis.article.published_day = ARTICLE_NO_DAY;
}

acta_status run_article(run_reader *reader, const article *in,
                        const analysis **out, acta_error *error) {
    begin(reader);
    reader->analysis.article = *in;
    acta_status status = run_stages(reader, error);
    if (status == ACTA_OK) {
        *out = &reader->analysis;
    }
    return status;
}

acta_status run_item(run_reader *reader, const source_item *item,
                     const source_options *options, const analysis **out,
                     acta_error *error) {
    begin(reader);
    bool made = false;
    acta_status status =
        source_article(item, options, reader->keep, &reader->analysis.article,
                       &made, &reader->analysis.problems, error);
    if (status == ACTA_OK && made) {
        status = run_stages(reader, error);
    }
    if (status == ACTA_OK) {
        *out = &reader->analysis;
    }
    return status;
}
