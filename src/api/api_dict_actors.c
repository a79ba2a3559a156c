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
#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "entity/actors_import.h"

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

/* Writes a file of a folder when it holds more than its first line. */
static acta_status put(const char *folder, const char *name, slice bytes,
                       acta_error *error) {
    char path[ACTORS_PATH_BYTES];
    int n = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (n < 0 || n >= ACTORS_PATH_BYTES) {
        return fail(error, ACTA_TOO_LONG, "path of the new file too long");
    }
    const char *line = memchr(bytes.at, '\n', bytes.bytes);
    bool empty = line == NULL || line + 1 == bytes.at + bytes.bytes;
    return empty ? ACTA_OK : file_write_whole(path, bytes, error);
}

static acta_status import_bytes(actors_import *in, const char *path,
                                const char *folder, slice bytes,
                                acta_error *error) {
    size_t bad = 0;
    if (!utf8_check(bytes, &bad)) {
        return fail_at(error, ACTA_BAD_INPUT, path, 0, 0,
                       "expected UTF-8 text, found byte 0x%02X at %zu",
                       (unsigned)(unsigned char)bytes.at[bad], bad);
    }
    if (!actors_import_file(in, bytes)) {
        return fail_memory(error);
    }
    acta_status status =
        put(folder, "imported.txt", text_slice(&in->entries), error);
    return status == ACTA_OK
               ? put(folder, "roles.tsv", text_slice(&in->roles), error)
               : status;
}

acta_status acta_dict_import_actors(const char *path, const char *folder,
                                    acta_sink sink, void *to,
                                    acta_import_counts *out,
                                    acta_error *error) {
    file_map file = {0};
    actors_import in = {.keep = arena_new(ACTORS_BYTES),
                        .file = slice_of(path)};
    if (in.keep == NULL) {
        return fail_memory(error);
    }
    acta_status status = file_map_open(path, &file, error);
    if (status == ACTA_OK) {
        status = import_bytes(&in, path, folder, file.bytes, error);
    }
    file_map_close(&file);
    if (status == ACTA_OK && in.report.bytes > 0) {
        status = sink(to, in.report.at, in.report.bytes, error);
    }
    if (status == ACTA_OK) {
        *out = (acta_import_counts){in.taken, in.left};
    }
    arena_free(in.keep);
    return status;
}

acta_status acta_dict_export_actors(const char *data_folder, const char *folder,
                                    uint64_t *left, acta_error *error) {
    const actors *people = NULL;
    uint32_t count = 0;
    arena *keep = arena_new(ACTORS_BYTES);
    if (keep == NULL) {
        return fail_memory(error);
    }
    text actor_file = text_on(keep);
    text agent_file = text_on(keep);
    acta_status status = api_open_actors(data_folder, keep, &people, error);
    text_add_str(&actor_file, "# actors written by acta\n");
    text_add_str(&agent_file, "# agents written by acta\n");
    if (status == ACTA_OK &&
        !actors_export(people, &actor_file, &agent_file, &count)) {
        status = fail_memory(error);
    }
    if (status == ACTA_OK) {
        status = put(folder, "actors.txt", text_slice(&actor_file), error);
    }
    if (status == ACTA_OK) {
        status = put(folder, "agents.txt", text_slice(&agent_file), error);
    }
    *left = count;
    arena_free(keep);
    return status;
}
