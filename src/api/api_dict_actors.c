/* api_dict_actors.c: asking and keeping the actor files, for callers.
 *
 * The problem: who edits actor files wants answers about them without running
 * an article through the engine. Method: only the actor files are opened, into
 * an arena of the call; what is found is made by src/entity and handed to the
 * caller's sink.
 */
#include <stdio.h>

#include "acta/dict.h"
#include "api/api.h"
#include "base/text.h"
#include "entity/entity.h"

enum { ACTORS_BYTES = 1 << 30, ACTORS_PATH_BYTES = 1024 };

acta_status api_open_actors(const char *data_folder, arena *keep,
                            const actors **out, acta_error *error) {
    char path[ACTORS_PATH_BYTES];
    int bytes = snprintf(path, sizeof path, "%s/actors", data_folder);
    return bytes < 0 || bytes >= ACTORS_PATH_BYTES
               ? fail(error, ACTA_TOO_LONG, "path of the data folder too long")
               : actors_open(path, keep, out, error);
}

static acta_status find(const char *data_folder, slice name, int32_t day,
                        arena *keep, text *out, size_t *found,
                        acta_error *error) {
    const actors *people = NULL;
    uint32_t count = 0;
    acta_status status = api_open_actors(data_folder, keep, &people, error);
    if (status == ACTA_OK &&
        !actors_find(people, name, day, keep, out, &count)) {
        status = fail_memory(error);
    }
    *found = count;
    return status;
}

acta_status acta_dict_find(const char *data_folder, acta_text name,
                           acta_text on, acta_sink sink, void *to,
                           size_t *found, acta_error *error) {
    int32_t day = ARTICLE_NO_DAY;
    if (data_folder == NULL || sink == NULL || found == NULL) {
        return fail(error, ACTA_BAD_ARGUMENT, "no data folder or sink given");
    }
    if (on.bytes > 0 &&
        !actors_read_day((slice){on.at, on.bytes}, false, &day)) {
        return fail(error, ACTA_BAD_ARGUMENT,
                    "expected a date as YYYY, YYYY-MM or YYYY-MM-DD");
    }
    arena *keep = arena_new(ACTORS_BYTES);
    if (keep == NULL) {
        return fail_memory(error);
    }
    text out = text_on(keep);
    acta_status status = find(data_folder, (slice){name.at, name.bytes}, day,
                              keep, &out, found, error);
    if (status == ACTA_OK && out.bytes > 0) {
        status = sink(to, out.at, out.bytes, error);
    }
    arena_free(keep);
    return status;
}
