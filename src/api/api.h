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

#endif
