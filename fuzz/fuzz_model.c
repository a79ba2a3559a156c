/* needs: load */
/* fuzz_model.c: a model file from anybody. Each input is opened as it is, and
 * once more with length and checksum put right, since no change would get past
 * them otherwise. */
#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "load/model.h"
#include "load/model_layout.h"
#include "target.h"

static void open_model(slice bytes) {
    model m;
    acta_error error;
    if (model_of(bytes, "fuzz", &m, &error) != ACTA_OK) {
        return;
    }
    arena *a = arena_new(1 << 22);
    static const char *const sections[] = {"w", "empty", "labels"};
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
        const void *array = NULL;
        const slice *names = NULL;
        uint32_t count = 0;
        slice section;
        unsigned sum = 0;
        if (model_section(&m, sections[i], &section)) {
            for (size_t byte = 0; byte < section.bytes; byte++) {
                sum += (unsigned char)section.at[byte];
            }
        }
        model_array(&m, sections[i], 3, sizeof(float), &array, &error);
        if (model_names(&m, sections[i], a, &names, &count, &error) ==
            ACTA_OK) {
            for (uint32_t n = 0; n < count; n++) {
                sum += (unsigned)slice_hash(names[n]);
            }
        }
        assert(sum <= UINT_MAX);
    }
    arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes) {
    size_t room = (bytes / MODEL_ALIGN + 1) * MODEL_ALIGN;
    char *copy = aligned_alloc(MODEL_ALIGN, room);
    if (copy == NULL) {
        return 0;
    }
    memcpy(copy, data, bytes);
    slice file = {copy, bytes};
    open_model(file);
    if (bytes >= sizeof(model_head)) {
        model_head head;
        memcpy(&head, copy, sizeof head);
        memcpy(head.magic, MODEL_MAGIC, sizeof head.magic);
        head.version = MODEL_VERSION;
        head.byte_order = MODEL_BYTE_ORDER;
        head.file_bytes = bytes;
        memcpy(copy, &head, sizeof head);
        head.checksum = slice_hash(slice_part(file, MODEL_SUMMED_FROM, bytes));
        memcpy(copy, &head, sizeof head);
        open_model(file);
    }
    free(copy);
    return 0;
}
