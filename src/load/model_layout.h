/* model_layout.h: the bytes of a model file, for its reader and its writer.
 * docs/formats/model.md describes them; all numbers are little-endian. */
#ifndef LOAD_MODEL_LAYOUT_H
#define LOAD_MODEL_LAYOUT_H

#include <stdint.h>

#include "load/model.h"

#define MODEL_MAGIC "ACTAMDL\n"
#define MODEL_BYTE_ORDER UINT32_C(0x01020304)

typedef struct model_head {
    char magic[8];
    uint32_t version;
    uint32_t byte_order; /* reads otherwise on a big-endian machine */
    uint64_t checksum;   /* XXH3-64 of all bytes from `file_bytes` on */
    uint64_t file_bytes;
    uint32_t section_count;
    uint32_t zero[7];
} model_head;

typedef struct model_entry {
    char name[MODEL_NAME_BYTES]; /* filled up with NUL */
    uint64_t offset;             /* from the start of the file */
    uint64_t bytes;
} model_entry;

enum { MODEL_SUMMED_FROM = 24 };

_Static_assert(sizeof(model_head) == 64, "the head has no holes");
_Static_assert(sizeof(model_entry) == 32, "an entry has no holes");

#endif
