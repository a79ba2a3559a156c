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
 * A CoNLL-U document enters with the layers it carries: its words always; its
 * tags and trees when every word has them and the run goes on to events, so
 * that a corpus can be coded again after an edit of the codebook without being
 * parsed again.
 *
 * Limits: RUN_KEEP_BYTES and RUN_TMP_BYTES a reader.
 */
#include "run/run.h"

#include <stdlib.h>

#include "load/conllu_layers.h"
#include "run/run_engine.h"
#include "time/time.h"

struct run_reader {
    const run_engine *engine;
    run_depth depth;
    arena *keep;
    arena *tmp;
    arena *seen; /* the encoder's vectors, until the tree is made */
    vectors vectors;
    bool given_words, given_trees;
    analysis analysis;
};

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
    r->seen = arena_new(RUN_KEEP_BYTES);
    if (r->keep == NULL || r->tmp == NULL || r->seen == NULL) {
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
        arena_free(reader->seen);
        free(reader);
    }
}

static acta_status do_token(run_reader *r, analysis *a, acta_error *error) {
    return token_run(r->engine->token, &a->article, r->keep, r->tmp, &a->tokens,
                     &a->problems, error);
}

static acta_status do_encode(run_reader *r, analysis *a, acta_error *error) {
    return encode_run(r->engine->encode, &a->tokens, r->seen, r->tmp,
                      &r->vectors, error);
}

static acta_status do_tag(run_reader *r, analysis *a, acta_error *error) {
    return tag_run(r->engine->tag, &a->tokens, &r->vectors, r->keep, r->tmp,
                   &a->tags, error);
}

static acta_status do_parse(run_reader *r, analysis *a, acta_error *error) {
    acta_status status =
        parse_run(r->engine->parse, &a->tokens, &a->tags, &r->vectors, r->keep,
                  r->tmp, &a->tree, error);
    arena_reset(r->seen);
    return status;
}

static acta_status do_entity(run_reader *r, analysis *a, acta_error *error) {
    entity_in in = {.dictionary = r->engine->actors,
                    .weights = r->engine->chains,
                    .article = &a->article,
                    .words = &a->tokens,
                    .tags = &a->tags,
                    .tree = &a->tree};
    entity_out out = {{0}, {0}};
    acta_status status = entity_run(&in, r->keep, r->tmp, &out, error);
    a->mentions = out.mentions;
    a->chains = out.chains;
    return status;
}

static acta_status do_time(run_reader *r, analysis *a, acta_error *error) {
    time_input in = {&a->article, &a->tokens, &a->tags, &a->tree};
    return time_run(&in, r->keep, r->tmp, &a->times, error);
}

static acta_status do_quote(run_reader *r, analysis *a, acta_error *error) {
    quote_input in = {.lexicon = r->engine->speech,
                      .article = &a->article,
                      .words = &a->tokens,
                      .tags = &a->tags,
                      .tree = &a->tree,
                      .mentions = &a->mentions,
                      .chains = &a->chains};
    return quote_run(&in, r->keep, r->tmp, &a->quotes, error);
}

static event_layers layers_of(const codebook *book, const analysis *a) {
    return (event_layers){.book = book,
                          .article = &a->article,
                          .words = &a->tokens,
                          .tags = &a->tags,
                          .tree = &a->tree,
                          .mentions = &a->mentions,
                          .chains = &a->chains,
                          .times = &a->times,
                          .quotes = &a->quotes};
}

static acta_status do_event(run_reader *r, analysis *a, acta_error *error) {
    event_layers layers = layers_of(r->engine->codebook, a);
    return event_run(&layers, r->keep, r->tmp, &a->events, error);
}

/* What the input may have given, so that the stage is left out. */
typedef enum given { GIVEN_NEVER, GIVEN_WORDS, GIVEN_TREES } given;

/* The stages in their order. When one fails, those after it have nothing to
 * read. */
static const struct stage {
    const char *name;
    acta_status (*run)(run_reader *r, analysis *a, acta_error *error);
    run_depth depth; /* RUN_TREE: also when only trees are wanted */
    given given;
} stages[] = {
    {"token", do_token, RUN_TREE, GIVEN_WORDS},
    {"encode", do_encode, RUN_TREE, GIVEN_TREES},
    {"tag", do_tag, RUN_TREE, GIVEN_TREES},
    {"parse", do_parse, RUN_TREE, GIVEN_TREES},
    {"entity", do_entity, RUN_ALL, GIVEN_NEVER},
    {"time", do_time, RUN_ALL, GIVEN_NEVER},
    {"quote", do_quote, RUN_ALL, GIVEN_NEVER},
    {"event", do_event, RUN_ALL, GIVEN_NEVER},
};

static acta_status report(run_reader *r, const char *stage, slice what,
                          const char *action, acta_error *error) {
    analysis *a = &r->analysis;
    problem p = {.article_key = a->article.key,
                 .where = slice_of(stage),
                 .what = slice_copy(r->keep, what),
                 .action = slice_of(action)};
    if (p.what.at == NULL || !problems_add(&a->problems, r->keep, p)) {
        return fail_memory(error);
    }
    return ACTA_OK;
}

static bool wanted(const run_reader *r, const struct stage *s) {
    bool has = (s->given == GIVEN_WORDS && r->given_words) ||
               (s->given == GIVEN_TREES && r->given_trees);
    return !has && (r->depth == RUN_ALL || s->depth == RUN_TREE);
}

/* run_stages: every stage on r->analysis, whose article is set. */
static acta_status run_stages(run_reader *r, acta_error *error) {
    analysis *a = &r->analysis;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        const struct stage *s = &stages[i];
        if (!wanted(r, s)) {
            continue;
        }
        analysis before = *a;
        arena_mark_t mark = arena_mark(r->keep);
        acta_error why = {0};
        acta_status status = s->run(r, a, &why);
        arena_reset(r->tmp);
        if (status != ACTA_OK) {
            *a = before;
            arena_back(r->keep, mark);
            return report(r, s->name, slice_of(why.message), "left out", error);
        }
    }
    return ACTA_OK;
}

static void begin(run_reader *r) {
    arena_reset(r->keep);
    arena_reset(r->tmp);
    arena_reset(r->seen);
    r->given_words = r->given_trees = false;
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

/* take_document: the layers that a CoNLL-U document carries. */
static acta_status take_document(run_reader *r, const source_item *item,
                                 bool *made, acta_error *error) {
    conllu_document document;
    acta_error why = {0};
    slice path = slice_copy(r->keep, item->name);
    if (path.at == NULL) {
        return fail_memory(error);
    }
    conllu reader = conllu_of(item->bytes, path.at, false);
    acta_status status =
        conllu_next_document(&reader, r->keep, made, &document, &why);
    if (status == ACTA_NO_MEMORY) {
        return fail_memory(error);
    }
    if (status != ACTA_OK) {
        *made = false;
        problem p = {.path = item->path,
                     .line = item->line + why.line - (why.line > 0 ? 1 : 0),
                     .where = SLICE("source"),
                     .what = slice_copy(r->keep, slice_of(why.message)),
                     .action = SLICE("skipped")};
        bool added = p.what.at != NULL &&
                     problems_add(&r->analysis.problems, r->keep, p);
        return added ? ACTA_OK : fail_memory(error);
    }
    if (*made) {
        r->analysis.article = document.article;
        if (document.article.language.bytes == 0) {
            r->analysis.article.language = SLICE("en");
        }
        r->analysis.tokens = document.tokens;
        r->given_words = true;
        r->given_trees =
            r->depth == RUN_ALL && document.tagged && document.parsed;
        if (r->given_trees) {
            r->analysis.tags = document.tags;
            r->analysis.tree = document.tree;
        }
    }
    return ACTA_OK;
}

acta_status run_item(run_reader *reader, const source_item *item,
                     const source_options *options, const analysis **out,
                     acta_error *error) {
    begin(reader);
    bool made = false;
    analysis *a = &reader->analysis;
    bool document = item->kind == SOURCE_CONLLU && item->failure.bytes == 0;
    acta_status status =
        document ? take_document(reader, item, &made, error)
                 : source_article(item, options, reader->keep, &a->article,
                                  &made, &a->problems, error);
    if (status == ACTA_OK && made) {
        status = run_stages(reader, error);
    }
    if (status == ACTA_OK) {
        *out = a;
    }
    return status;
}

acta_status run_explain(const run_engine *engine, const analysis *a,
                        uint32_t word, arena *tmp, text *out,
                        acta_error *error) {
    event_layers layers = layers_of(engine->codebook, a);
    return event_explain(&layers, word, tmp, out, error);
}

acta_status run_recode(const analysis *a, const codebook *book, arena *keep,
                       arena *tmp, events *out, acta_error *error) {
    event_layers layers = layers_of(book, a);
    return event_run(&layers, keep, tmp, out, error);
}

acta_status run_gaps(const run_engine *engine, const analysis *a, arena *keep,
                     arena *tmp, event_gap **out, uint32_t *count,
                     acta_error *error) {
    event_layers layers = layers_of(engine->codebook, a);
    return event_gaps(&layers, &a->events, keep, tmp, out, count, error);
}
