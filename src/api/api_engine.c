/* api_engine.c: engine and reader for callers of the library.
 *
 * The problem: a caller's article may be in any encoding, its memory may be
 * gone after the call, and its arguments may be wrong. Method: check, copy and
 * decode into the reader's own arena, then hand over to run. Nothing is decided
 * here that run, source or write could decide.
 */
#include <stdlib.h>

#include "api/api.h"

enum { IN_BYTES = 1 << 28, OUT_BYTES = 1 << 28 };

const char *acta_version(void) {
    return ACTA_VERSION;
}

acta_text acta_text_of(const char *string) {
    return (acta_text){string, string == NULL ? 0 : strlen(string)};
}

run_sources api_sources(const acta_sources *from) {
    return (run_sources){.data = from->data,
                         .model = from->model,
                         .codebook = from->codebook,
                         .add = {from->add, from->add_count}};
}

acta_status acta_engine_open(const char *data_folder, acta_engine **out,
                             acta_error *error) {
    return acta_engine_open_from(&(acta_sources){.data = data_folder}, out,
                                 error);
}

acta_status acta_engine_open_from(const acta_sources *from, acta_engine **out,
                                  acta_error *error) {
    if (from == NULL || from->data == NULL || out == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no data folder given");
    }
    acta_engine *e = calloc(1, sizeof *e);
    if (e == NULL) {
        return fail_memory(error);
    }
    run_sources inner = api_sources(from);
    acta_status status = run_engine_open_from(&inner, &e->run, error);
    if (status != ACTA_OK) {
        free(e);
        return status;
    }
    *out = e;
    return ACTA_OK;
}

void acta_engine_close(acta_engine *engine) {
    if (engine != NULL) {
        run_engine_close(engine->run);
        free(engine);
    }
}

acta_text acta_engine_coder(const acta_engine *engine) {
    slice coder = run_engine_coder(engine->run);
    return (acta_text){coder.at, coder.bytes};
}

acta_status acta_reader_new(const acta_engine *engine, acta_reader **out,
                            acta_error *error) {
    if (engine == NULL || out == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no engine given");
    }
    acta_reader *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return fail_memory(error);
    }
    r->analysis.run = engine->run;
    r->in = arena_new(IN_BYTES);
    r->out = arena_new(OUT_BYTES);
    acta_status status =
        r->in == NULL || r->out == NULL
            ? fail_memory(error)
            : run_reader_new(engine->run, RUN_ALL, &r->run, error);
    if (status != ACTA_OK) {
        acta_reader_free(r);
        return status;
    }
    *out = r;
    return ACTA_OK;
}

void acta_reader_free(acta_reader *reader) {
    if (reader != NULL) {
        run_reader_free(reader->run);
        arena_free(reader->in);
        arena_free(reader->out);
        free(reader);
    }
}

/* take: a caller's text, copied and made UTF-8. false: no memory. */
static bool take(arena *keep, acta_text given, slice *out) {
    const char *what = NULL, *action = NULL;
    slice copy = slice_copy(keep, (slice){given.at, given.bytes});
    return copy.at != NULL && source_decode(copy, NULL, keep, out, &what,
                                            &action, NULL) == ACTA_OK;
}

static acta_status take_article(acta_reader *r, const acta_article *in,
                                article *out, acta_error *error) {
    slice title = {0}, body = {0}, published = {0};
    char iso[11];
    *out = (article){.language = SLICE("en"), .published_day = ARTICLE_NO_DAY};
    if (in->text.bytes > SOURCE_ARTICLE_BYTES ||
        in->title.bytes > SOURCE_ARTICLE_BYTES) {
        return fail(error, ACTA_TOO_LONG, "article longer than %d bytes",
                    SOURCE_ARTICLE_BYTES);
    }
    if (!take(r->in, in->key, &out->key) || !take(r->in, in->url, &out->url) ||
        !take(r->in, in->source, &out->source) ||
        !take(r->in, in->title, &title) || !take(r->in, in->text, &body) ||
        !take(r->in, in->published, &published) ||
        !source_body(title, body, r->in, out)) {
        return fail_memory(error);
    }
    if (source_date(published, iso, &out->published_day)) {
        out->published = slice_copy(r->in, (slice){iso, 10});
        return out->published.at == NULL ? fail_memory(error) : ACTA_OK;
    }
    if (published.bytes > 0) {
        return fail(error, ACTA_BAD_INPUT,
                    "date not understood: expected "
                    "YYYY-MM-DD");
    }
    return ACTA_OK;
}

acta_status acta_reader_read(acta_reader *reader, const acta_article *in,
                             const acta_analysis **out, acta_error *error) {
    article made;
    if (reader == NULL || in == NULL || out == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no article given");
    }
    arena_reset(reader->in);
    arena_reset(reader->out);
    reader->made = false;
    acta_status status = take_article(reader, in, &made, error);
    if (status == ACTA_OK) {
        status = run_article(reader->run, &made, &reader->analysis.a, error);
    }
    if (status == ACTA_OK) {
        *out = &reader->analysis;
    } else {
        reader->analysis.a = NULL;
    }
    return status;
}

acta_counts acta_count(const acta_analysis *found) {
    const analysis *a = found->a;
    return (acta_counts){.articles = a->article.body.bytes > 0 ? 1 : 0,
                         .statements = a->quotes.Q,
                         .events = a->events.E,
                         .problems = a->problems.P,
                         .bytes = a->article.body.bytes};
}

static acta_status make_ready(acta_reader *r, acta_error *error) {
    if (r->analysis.a == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no article read yet");
    }
    if (!r->made && !write_prepare(r->analysis.a, r->out, &r->ready)) {
        return fail_memory(error);
    }
    r->made = true;
    return ACTA_OK;
}

acta_status acta_event_at(acta_reader *reader, size_t index,
                          acta_text row[ACTA_EVENT_COLUMNS],
                          acta_error *error) {
    acta_status status = make_ready(reader, error);
    if (status == ACTA_OK && index >= reader->analysis.a->events.E) {
        status = fail(error, ACTA_BAD_ARGUMENT, "no event %zu", index);
    }
    if (status == ACTA_OK &&
        !write_event_row(&reader->ready, (uint32_t)index, reader->out, row)) {
        status = fail_memory(error);
    }
    return status;
}

acta_status acta_statement_at(acta_reader *reader, size_t index,
                              acta_text row[ACTA_STATEMENT_COLUMNS],
                              acta_error *error) {
    acta_status status = make_ready(reader, error);
    if (status == ACTA_OK && index >= reader->analysis.a->quotes.Q) {
        status = fail(error, ACTA_BAD_ARGUMENT, "no statement %zu", index);
    }
    if (status == ACTA_OK &&
        !write_statement_row(&reader->ready, (uint32_t)index, reader->out,
                             row)) {
        status = fail_memory(error);
    }
    return status;
}
