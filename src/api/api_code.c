/* api_code.c: one analysis in a layout, and whole jobs of them.
 *
 * The problem: run may not know layouts and write may not know threads; a job
 * needs both. Method: run's batch calls back to render an analysis on its own
 * thread and to emit the rows in order; here the two are joined, the sums kept
 * and the problems put into words.
 */
#include <stdlib.h>

#include "api/api.h"

static bool render_csv(const write_ready *r, bool statements, arena *keep,
                       text *out) {
    acta_text event_row[ACTA_EVENT_COLUMNS];
    acta_text statement_row[ACTA_STATEMENT_COLUMNS];
    for (uint32_t e = 0; !statements && e < r->a->events.E; e++) {
        if (!write_event_row(r, e, keep, event_row)) {
            return false;
        }
        write_csv_row(event_row, ACTA_EVENT_COLUMNS, out);
    }
    for (uint32_t q = 0; statements && q < r->a->quotes.Q; q++) {
        if (!write_statement_row(r, q, keep, statement_row)) {
            return false;
        }
        write_csv_row(statement_row, ACTA_STATEMENT_COLUMNS, out);
    }
    return true;
}

/* in_event: whether a word carries an event. */
static bool in_event(const analysis *a, uint32_t word) {
    for (uint32_t e = 0; e < a->events.E; e++) {
        span act = a->events.at[e].act_words;
        if (a->events.at[e].word == word ||
            (word >= act.start && word < act.end)) {
            return true;
        }
    }
    return false;
}

bool api_whole(const analysis *a) {
    return a->tree.T == a->tokens.T && a->mentions.of_word != NULL &&
           a->quotes.of_word != NULL && a->tokens.T > 0;
}

/* say_why: for every verb without an event, and every noun that a rule knows,
 * what was missing. */
static acta_status say_why(const struct acta_analysis *of, arena *keep,
                           arena *tmp, slice **out, acta_error *error) {
    const analysis *a = of->a;
    *out = NULL;
    if (!api_whole(a)) {
        return ACTA_OK; /* a stage failed; its problem row says so */
    }
    slice *why = arena_take(keep, a->tokens.T, sizeof *why);
    if (why == NULL) {
        return fail_memory(error);
    }
    for (uint32_t t = 0; t < a->tokens.T; t++) {
        bool verb = a->tags.upos[t] == UPOS_VERB;
        if ((!verb && a->tags.upos[t] != UPOS_NOUN) || in_event(a, t)) {
            continue;
        }
        text lines = text_on(keep);
        acta_status status = run_explain(of->run, a, t, tmp, &lines, error);
        if (status != ACTA_OK) {
            return status;
        }
        if (verb && lines.bytes == 0) {
            text_add_str(&lines, "no rule knows this verb");
        }
        if (lines.failed) {
            return fail_memory(error);
        }
        why[t] = text_slice(&lines);
    }
    *out = why;
    return ACTA_OK;
}

static acta_status render_explain(const struct acta_analysis *of,
                                  const write_ready *ready, bool colour,
                                  arena *keep, text *rows, acta_error *error) {
    arena *tmp = arena_new((size_t)1 << 28);
    slice *why = NULL;
    acta_status status =
        tmp == NULL ? fail_memory(error) : say_why(of, keep, tmp, &why, error);
    if (status == ACTA_OK) {
        write_explain(ready, why, colour, tmp, rows);
    }
    arena_free(tmp);
    return status;
}

acta_status api_render(const struct acta_analysis *of,
                       const acta_layout *layout, arena *keep, slice *out,
                       acta_error *error) {
    write_ready ready;
    text rows = text_on(keep);
    acta_status status = ACTA_OK;
    bool good = write_prepare(of->a, keep, &ready);
    if (good) {
        switch (layout->format) {
        case ACTA_JSONL:
            write_jsonl(&ready, layout->with_text, &rows);
            break;
        case ACTA_TABLE:
            good = write_table(&ready, layout->colour, keep, &rows);
            break;
        case ACTA_CSV:
            good = render_csv(&ready, layout->statements, keep, &rows);
            break;
        case ACTA_CONLLU:
            write_conllu(&ready, &rows);
            break;
        case ACTA_EXPLAIN:
            status =
                render_explain(of, &ready, layout->colour, keep, &rows, error);
            break;
        case ACTA_MENTIONS:
            write_mentions(&ready, &rows);
            break;
        case ACTA_ATTRIBUTIONS:
            write_attributions(&ready, &rows);
            break;
        }
    }
    if (status == ACTA_OK && (!good || rows.failed)) {
        status = fail_memory(error);
    }
    if (status == ACTA_OK) {
        *out = text_slice(&rows);
    }
    return status;
}

acta_status acta_write(const acta_analysis *found, const acta_layout *layout,
                       acta_sink sink, void *to, acta_error *error) {
    arena *keep = arena_new((size_t)1 << 30);
    slice rows = {0};
    acta_status status = keep == NULL
                             ? fail_memory(error)
                             : api_render(found, layout, keep, &rows, error);
    if (status == ACTA_OK && rows.bytes > 0) {
        status = sink(to, rows.at, rows.bytes, error);
    }
    arena_free(keep);
    return status;
}

acta_status acta_write_header(const acta_layout *layout, acta_sink sink,
                              void *to, acta_error *error) {
    if (layout->format != ACTA_CSV) {
        return ACTA_OK;
    }
    arena *keep = arena_new(1 << 16);
    if (keep == NULL) {
        return fail_memory(error);
    }
    text header = text_on(keep);
    write_csv_header(layout->statements, &header);
    acta_status status = header.failed
                             ? fail_memory(error)
                             : sink(to, header.at, header.bytes, error);
    arena_free(keep);
    return status;
}

static acta_status render(void *context, const analysis *a, arena *keep,
                          run_rows *out, acta_error *error) {
    const api_work *w = context;
    acta_status status = w->render(w, a, keep, &out->rows, error);
    text notes = text_on(keep);
    for (uint32_t p = 0; status == ACTA_OK && p < a->problems.P; p++) {
        write_problem_line(&a->problems.at[p], &notes);
    }
    out->notes = text_slice(&notes);
    return status == ACTA_OK && notes.failed ? fail_memory(error) : status;
}

static void add_counts(acta_counts *sums, const run_counts *c) {
    sums->articles += c->articles;
    sums->statements += c->statements;
    sums->events += c->events;
    sums->problems += c->problems;
    sums->skipped += c->skipped;
    sums->unread += c->unread;
    sums->bytes += c->bytes;
}

static acta_status emit(void *context, const run_rows *rows,
                        acta_error *error) {
    api_work *w = context;
    const acta_job *job = w->job;
    acta_status status = ACTA_OK;
    add_counts(&w->sums, &rows->counts);
    if (rows->rows.bytes > 0) {
        status = w->take(w, rows->rows, error);
    }
    if (job->note != NULL && rows->notes.bytes > 0) {
        job->note(job->to, rows->notes.at, rows->notes.bytes);
    }
    if (status == ACTA_OK && job->progress != NULL) {
        status = job->progress(job->to, &w->sums, error);
    }
    return status;
}

static bool stop(void *context) {
    const api_work *w = context;
    return w->job->stop != NULL && w->job->stop(w->job->to);
}

static source_kind kind_of(acta_input from) {
    static const source_kind kinds[] = {SOURCE_AUTO, SOURCE_TEXT, SOURCE_JSONL,
                                        SOURCE_CONLLU};
    return (unsigned)from < sizeof kinds / sizeof *kinds ? kinds[from]
                                                         : SOURCE_AUTO;
}

acta_status api_check_job(const acta_job *job, acta_error *error) {
    char iso[11];
    int32_t day = 0;
    slice decoded = {0};
    const char *what = NULL, *action = NULL;
    if (job->published != NULL &&
        !source_date(slice_of(job->published), iso, &day)) {
        return fail(error, ACTA_BAD_ARGUMENT,
                    "date %.40s not understood: expected YYYY-MM-DD",
                    job->published);
    }
    arena *keep = arena_new(1 << 12);
    acta_status status = keep == NULL
                             ? fail_memory(error)
                             : source_decode(SLICE("a"), job->charset, keep,
                                             &decoded, &what, &action, error);
    arena_free(keep);
    return status == ACTA_BAD_INPUT ? ACTA_BAD_ARGUMENT : status;
}

acta_status api_work_run(api_work *work, acta_error *error) {
    const acta_job *job = work->job;
    run_batch batch = {.engine = work->run,
                       .options = {.from = kind_of(job->from),
                                   .article_bytes = job->article_bytes,
                                   .charset = job->charset,
                                   .published = slice_of(job->published)},
                       .depth = job->only_trees ? RUN_TREE : RUN_ALL,
                       .threads = job->threads,
                       .context = work,
                       .render = render,
                       .emit = emit,
                       .stop = stop};
    acta_status status = source_open(&batch.options, job->paths,
                                     job->path_count, &batch.source, error);
    if (status == ACTA_OK) {
        status = run_batch_run(&batch, error);
    }
    source_close(batch.source);
    return status;
}

static acta_status render_layout(const api_work *w, const analysis *a,
                                 arena *keep, slice *rows, acta_error *error) {
    struct acta_analysis of = {a, w->run};
    return api_render(&of, &w->job->layout, keep, rows, error);
}

static acta_status to_sink(const api_work *w, slice rows, acta_error *error) {
    return w->job->sink(w->job->to, rows.at, rows.bytes, error);
}

acta_status acta_code(const acta_engine *engine, const acta_job *job,
                      acta_counts *sums, acta_error *error) {
    api_work work = {.run = engine->run,
                     .job = job,
                     .render = render_layout,
                     .take = to_sink};
    acta_status status = api_check_job(job, error);
    if (status == ACTA_OK) {
        status = acta_write_header(&job->layout, job->sink, job->to, error);
    }
    if (status == ACTA_OK) {
        status = api_work_run(&work, error);
    }
    *sums = work.sums;
    return status;
}
