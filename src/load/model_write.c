/* model_write.c: writing a model file.
 *
 * Problem: training ends with one file that must be whole or absent, and the
 * same training must give the same bytes.
 *
 * Method: sections are gathered as slices, laid out behind the table at
 * multiples of 64 bytes in the order of their coming, gaps filled with zeros,
 * summed, and written to a .part file that is then renamed. No date, host or
 * name of the writer goes in; where a model comes from stands in the MANIFEST.
 *
 * Limits: the whole file is held in memory once.
 */
#include "load/model_layout.h"

typedef struct section {
    model_entry entry;
    slice bytes;
} section;

struct model_writer {
    arena *keep;
    uint32_t count;
    section sections[MODEL_MAX_SECTIONS];
};

model_writer *model_writer_new(arena *keep) {
    model_writer *w = arena_take(keep, 1, sizeof *w);
    if (w != NULL) {
        w->keep = keep;
    }
    return w;
}

static bool good_name(const char *name) {
    size_t bytes = strlen(name);
    return bytes > 0 && bytes < MODEL_NAME_BYTES &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789._-") == bytes;
}

acta_status model_add(model_writer *w, const char *name, slice bytes,
                      acta_error *error) {
    if (!good_name(name) || w->count == MODEL_MAX_SECTIONS) {
        return fail(error, ACTA_BAD_ARGUMENT, "cannot add section \"%s\"",
                    name);
    }
    for (uint32_t i = 0; i < w->count; i++) {
        if (strcmp(w->sections[i].entry.name, name) == 0) {
            return fail(error, ACTA_BAD_ARGUMENT, "two sections \"%s\"", name);
        }
    }
    section *s = &w->sections[w->count++];
    memcpy(s->entry.name, name, strlen(name));
    s->entry.bytes = bytes.bytes;
    s->bytes = bytes;
    return ACTA_OK;
}

acta_status model_add_names(model_writer *w, const char *name,
                            const slice *names, uint32_t count,
                            acta_error *error) {
    size_t text_bytes = 0;
    for (uint32_t i = 0; i < count; i++) {
        text_bytes += names[i].bytes;
    }
    if (text_bytes > UINT32_MAX) {
        return fail(error, ACTA_TOO_LONG, "names of section \"%s\"", name);
    }
    size_t head_bytes = sizeof(uint32_t) * ((size_t)count + 1);
    char *at = arena_take(w->keep, head_bytes + text_bytes, 1);
    if (at == NULL) {
        return fail_memory(error);
    }
    memcpy(at, &count, sizeof count);
    uint32_t end = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (names[i].bytes > 0) {
            memcpy(at + head_bytes + end, names[i].at, names[i].bytes);
        }
        end += (uint32_t)names[i].bytes;
        memcpy(at + sizeof end * ((size_t)i + 1), &end, sizeof end);
    }
    return model_add(w, name, (slice){at, head_bytes + text_bytes}, error);
}

static size_t aligned(size_t bytes) {
    return (bytes + MODEL_ALIGN - 1) / MODEL_ALIGN * MODEL_ALIGN;
}

/* Gives every section its offset; returns the bytes of the file. */
static size_t lay_out_sections(model_writer *w) {
    size_t end = sizeof(model_head) + w->count * sizeof(model_entry);
    for (uint32_t i = 0; i < w->count; i++) {
        size_t offset = aligned(end);
        w->sections[i].entry.offset = offset;
        end = offset + w->sections[i].bytes.bytes;
    }
    return end;
}

acta_status model_writer_bytes(model_writer *w, slice *out, acta_error *error) {
    enum { LEAST_ROOM = 4096 }; /* pieces of this size lie at 64 bytes */
    size_t bytes = lay_out_sections(w);
    char *at = arena_take(w->keep, bytes < LEAST_ROOM ? LEAST_ROOM : bytes, 1);
    if (at == NULL) {
        return fail_memory(error);
    }
    model_head head = {.version = MODEL_VERSION,
                       .byte_order = MODEL_BYTE_ORDER,
                       .file_bytes = bytes,
                       .section_count = w->count};
    memcpy(head.magic, MODEL_MAGIC, sizeof head.magic);
    memcpy(at, &head, sizeof head);
    for (uint32_t i = 0; i < w->count; i++) {
        const section *s = &w->sections[i];
        memcpy(at + sizeof head + i * sizeof s->entry, &s->entry,
               sizeof s->entry);
        if (s->bytes.bytes > 0) {
            memcpy(at + s->entry.offset, s->bytes.at, s->bytes.bytes);
        }
    }
    slice file = {at, bytes};
    head.checksum = slice_hash(slice_part(file, MODEL_SUMMED_FROM, bytes));
    memcpy(at, &head, sizeof head);
    *out = file;
    return ACTA_OK;
}

acta_status model_writer_finish(model_writer *w, const char *path,
                                acta_error *error) {
    slice file = {0};
    acta_status status = model_writer_bytes(w, &file, error);
    return status == ACTA_OK ? file_write_whole(path, file, error) : status;
}
