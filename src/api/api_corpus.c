/* api_corpus.c: what the tasks that make a table of a whole corpus share.
 *
 * The problem: counting gaps or unknown names and comparing codebooks are jobs
 * like `acta code`, each with an engine of its own, and each writes sentences
 * into lines that tabs divide. Method: one function opens, runs and closes;
 * two write text so that it cannot break a line.
 */
#include "api/api.h"

acta_status api_over_corpus(const acta_sources *from, api_work *work,
                            acta_error *error) {
    const acta_job *job = work->job;
    run_engine *engine = NULL;
    run_sources inner = api_sources(from);
    acta_status status = api_check_job(job, error);
    if (status == ACTA_OK) {
        status = run_engine_open_from(&inner, &engine, error);
    }
    if (status == ACTA_OK && work->header.bytes > 0) {
        status = job->sink(job->to, work->header.at, work->header.bytes, error);
    }
    if (status == ACTA_OK) {
        work->run = engine;
        status = api_work_run(work, error);
    }
    run_engine_close(engine);
    return status;
}

void api_add_line(text *out, slice s) {
    for (size_t i = 0; i < s.bytes; i++) {
        char c = s.at[i];
        text_add_char(out, (unsigned char)c < 0x20 ? ' ' : c);
    }
}

void api_add_sentence(text *out, const analysis *a, uint32_t word,
                      size_t most) {
    const tokens *w = &a->tokens;
    slice sentence = write_span(a, w->sentence[w->sentence_of[word]]);
    while (most < sentence.bytes &&
           ((unsigned char)sentence.at[most] & 0xC0) == 0x80) {
        most++; /* the rest of a character */
    }
    api_add_line(out, slice_part(sentence, 0, most));
    text_add_str(out, sentence.bytes > most ? " ..." : "");
}
