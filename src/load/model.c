/* model.c: opening a model file.
 *
 * Problem: a model is tens of millions of numbers that every run needs at once,
 * and a file that a download cut short or a disk damaged must be refused before
 * one of its numbers is used as an index.
 *
 * Method: the file is mapped and used where it lies: no parsing, no copy, pages
 * shared by all processes. What is checked, in this order: magic (is it ours),
 * version and byte order (can we read it), length (is it whole), an XXH3-64 of
 * all that follows (is it what was written), the section table (do sections lie
 * in order inside the file). What is inside a section its own stage checks.
 *
 * Why not a checksum a section: whoever opens a model uses all of it, and one
 * sum at 10 GB/s costs a millisecond. It guards against accidents, not against
 * forgery; the SHA-256 in the MANIFEST is for that.
 *
 * Limits: numbers are little-endian; a big-endian machine is told so.
 */
#include "load/model.h"

#include <stdio.h>

#include "base/utf8.h"
#include "load/model_layout.h"

acta_status model_fail(const model *m, acta_error *error, const char *format,
                       ...) {
    char message[ACTA_MESSAGE_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return fail_at(error, ACTA_BAD_MODEL, m->path, 0, 0, "%s", message);
}

static acta_status check_head(const model *m, model_head *head,
                              acta_error *error) {
    if (!slice_starts(m->bytes, SLICE(MODEL_MAGIC))) {
        return model_fail(m, error, "not an acta model file");
    }
    if (m->bytes.bytes < sizeof *head) {
        return model_fail(m, error, "cut short: the file ends inside its head");
    }
    memcpy(head, m->bytes.at, sizeof *head);
    if (head->byte_order != MODEL_BYTE_ORDER) {
        return model_fail(m, error,
                          "written for a machine of another byte order");
    }
    if (head->version != MODEL_VERSION) {
        return model_fail(m, error,
                          "expected model format version %d, found %u",
                          MODEL_VERSION, (unsigned)head->version);
    }
    if (head->file_bytes != m->bytes.bytes) {
        return model_fail(m, error, "%s: expected %llu bytes, found %zu",
                          head->file_bytes > m->bytes.bytes ? "cut short"
                                                            : "too long",
                          (unsigned long long)head->file_bytes, m->bytes.bytes);
    }
    slice summed = slice_part(m->bytes, MODEL_SUMMED_FROM, m->bytes.bytes);
    if (slice_hash(summed) != head->checksum) {
        return model_fail(m, error, "damaged: the checksum does not match");
    }
    return ACTA_OK;
}

static model_entry entry_at(const model *m, uint32_t i) {
    model_entry entry;
    memcpy(&entry, m->bytes.at + sizeof(model_head) + i * sizeof entry,
           sizeof entry);
    return entry;
}

/* Sections in order, aligned, without overlap, inside the file. */
static acta_status check_sections(const model *m, acta_error *error) {
    if (m->section_count > MODEL_MAX_SECTIONS) {
        return model_fail(m, error, "damaged: too many sections");
    }
    uint64_t free_from =
        sizeof(model_head) + m->section_count * sizeof(model_entry);
    if (free_from > m->bytes.bytes) {
        return model_fail(m, error, "damaged: no room for the section table");
    }
    for (uint32_t i = 0; i < m->section_count; i++) {
        model_entry entry = entry_at(m, i);
        bool named =
            entry.name[0] != '\0' && entry.name[MODEL_NAME_BYTES - 1] == '\0';
        if (!named || entry.offset < free_from ||
            entry.offset % MODEL_ALIGN != 0 || entry.offset > m->bytes.bytes ||
            entry.bytes > m->bytes.bytes - entry.offset) {
            return model_fail(m, error, "damaged: section %u is misplaced",
                              (unsigned)i);
        }
        free_from = entry.offset + entry.bytes;
    }
    return ACTA_OK;
}

acta_status model_of(slice bytes, const char *path, model *out,
                     acta_error *error) {
    if ((uintptr_t)bytes.at % MODEL_ALIGN != 0) {
        return fail_at(error, ACTA_BAD_ARGUMENT, path, 0, 0,
                       "model bytes are not aligned");
    }
    model m = {.path = path, .bytes = bytes};
    model_head head = {.section_count = 0};
    acta_status status = check_head(&m, &head, error);
    if (status != ACTA_OK) {
        return status;
    }
    m.section_count = head.section_count;
    m.checksum = head.checksum;
    status = check_sections(&m, error);
    if (status == ACTA_OK) {
        *out = m;
    }
    return status;
}

acta_status model_open(const char *path, model *out, acta_error *error) {
    file_map file;
    acta_status status = file_map_open(path, &file, error);
    if (status != ACTA_OK) {
        return status;
    }
    /* An empty file has no mapping, and an empty slice no address to align. */
    slice bytes = file.mapping == NULL ? (slice){0} : file.bytes;
    status = model_of(bytes, path, out, error);
    if (status != ACTA_OK) {
        file_map_close(&file);
        return status;
    }
    out->file = file;
    return ACTA_OK;
}

void model_close(model *m) {
    file_map_close(&m->file);
    *m = (model){0};
}

bool model_section(const model *m, const char *name, slice *out) {
    for (uint32_t i = 0; i < m->section_count; i++) {
        model_entry entry = entry_at(m, i);
        if (strcmp(entry.name, name) == 0) {
            size_t start = (size_t)entry.offset;
            *out = slice_part(m->bytes, start, start + (size_t)entry.bytes);
            return true;
        }
    }
    return false;
}

acta_status model_array(const model *m, const char *name, size_t count,
                        size_t size, const void **out, acta_error *error) {
    slice section = {0};
    if (!model_section(m, name, &section)) {
        return model_fail(m, error, "no section \"%s\"", name);
    }
    if (size == 0 || section.bytes / size != count ||
        section.bytes % size != 0) {
        return model_fail(m, error,
                          "section \"%s\": expected %zu elements of %zu bytes, "
                          "found %zu bytes",
                          name, count, size, section.bytes);
    }
    *out = section.at;
    return ACTA_OK;
}

/* The ends of names must rise and stay inside the section's bytes. */
static acta_status fill_names(const model *m, const char *name, slice section,
                              uint32_t count, slice *list, acta_error *error) {
    size_t text_start = sizeof(uint32_t) * ((size_t)count + 1);
    slice text = slice_part(section, text_start, section.bytes);
    uint32_t start = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t end = 0;
        memcpy(&end, section.at + sizeof end * ((size_t)i + 1), sizeof end);
        size_t bad = 0;
        if (end < start || end > text.bytes) {
            return model_fail(m, error, "section \"%s\": name %u is misplaced",
                              name, (unsigned)i);
        }
        list[i] = slice_part(text, start, end);
        if (!utf8_check(list[i], &bad)) {
            return model_fail(m, error, "section \"%s\": name %u is not UTF-8",
                              name, (unsigned)i);
        }
        start = end;
    }
    return ACTA_OK;
}

acta_status model_names(const model *m, const char *name, arena *keep,
                        const slice **names, uint32_t *count,
                        acta_error *error) {
    slice section = {0};
    if (!model_section(m, name, &section)) {
        return model_fail(m, error, "no section \"%s\"", name);
    }
    uint32_t n = 0;
    if (section.bytes >= sizeof n) {
        memcpy(&n, section.at, sizeof n);
    }
    if (section.bytes / sizeof n < (size_t)n + 1) {
        return model_fail(m, error, "section \"%s\": no list of names", name);
    }
    slice *list = arena_take(keep, n, sizeof *list);
    if (list == NULL) {
        return fail_memory(error);
    }
    acta_status status = fill_names(m, name, section, n, list, error);
    if (status == ACTA_OK) {
        *names = list;
        *count = n;
    }
    return status;
}
