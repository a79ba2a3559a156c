/* api.h: what stands behind the opaque types of acta.h, inside src/api. */
#ifndef API_H
#define API_H

#include "acta/acta.h"
#include "entity/entity.h"
#include "run/run.h"
#include "write/write.h"

struct acta_engine {
    run_engine *run;
};

struct acta_analysis {
    const analysis *a;
    const run_engine *run; /* that made it */
};

struct acta_reader {
    run_reader *run;
    arena *in;  /* the caller's article, decoded */
    arena *out; /* rows asked for */
    struct acta_analysis analysis;
    write_ready ready;
    bool made; /* ready is of this analysis */
};

run_sources api_sources(const acta_sources *from);

/* api_render: one analysis in a layout. errors  ACTA_NO_MEMORY */
acta_status api_render(const struct acta_analysis *of,
                       const acta_layout *layout, arena *keep, slice *out,
                       acta_error *error);

/* api_open_actors: the actor files of a data folder. errors of actors_open */
acta_status api_open_actors(const char *data_folder, arena *keep,
                            const actors **out, acta_error *error);

/* A job while it runs: what is made of each analysis, on any thread, and what
 * becomes of that, on one at a time and in the order of the inputs. */
typedef struct api_work api_work;
struct api_work {
    const run_engine *run;
    const acta_job *job; /* paths, options, note, progress, stop */
    slice header;        /* to the sink before the first record; may be empty */
    acta_counts sums;
    acta_status (*render)(const api_work *w, const analysis *a, arena *keep,
                          slice *rows, acta_error *error);
    acta_status (*take)(const api_work *w, slice rows, acta_error *error);
    void *context;
};
/* api_work_run: over all inputs of the job. errors  as acta_code */
acta_status api_work_run(api_work *work, acta_error *error);
/* api_over_corpus: the same on an engine of its own, the job checked first. */
acta_status api_over_corpus(const acta_sources *from, api_work *work,
                            acta_error *error);
/* api_add_line: a text as one line of a table: signs that would end a field or
 * a line become blanks. */
void api_add_line(text *out, slice s);
/* api_add_sentence: the sentence of a word as api_add_line writes it, cut with
 * " ..." behind `most` bytes. */
void api_add_sentence(text *out, const analysis *a, uint32_t word, size_t most);
/* api_check_job: what is wrong with a job before the first record must not
 * become a problem row of every record. errors  ACTA_BAD_ARGUMENT */
acta_status api_check_job(const acta_job *job, acta_error *error);

/* api_open_codebook: the codebook of these sources. errors  as
 * codebook_open_over */
struct codebook;
acta_status api_open_codebook(const acta_sources *from, arena *keep,
                              const struct codebook **out, acta_error *error);
/* api_whole: every layer up to the statements is there. */
bool api_whole(const analysis *a);

#endif
