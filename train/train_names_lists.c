/* train_names_lists.c: lists of names as a table of the model file.
 *
 * Problem: 90,000 names that the recogniser asks for at every word with a
 * capital should cost one look at memory and five bytes each.
 *
 * Method: text files `# acta name-list 1`, a line a name, a tab and how many
 * bear it (given.txt, family.txt) or its size from 1 to 3 (places.txt), become
 * an open-addressed table of the hashes of their atoms, with a byte that says
 * which lists the name is in. Each beginning of a place of several atoms is in
 * the table too, so that a search can end early.
 *
 * Limits: two names of one 32-bit hash are taken for one: one in 40,000 words.
 */
#include <stdlib.h>

#include "base/number.h"
#include "load/table.h"
#include "train_names.h"

enum { MANY = 10, NAMES_ROOM = 1 << 18, WORDS_ROOM = 1 << 16 };

typedef struct list_build {
    uint32_t *key;
    uint8_t *class;
    uint32_t room, count;
    text lower;
} list_build;

static void put(list_build *b, slice atoms, uint8_t class, uint8_t field) {
    uint32_t key = name_lists_key(atoms);
    uint32_t i = key & (b->room - 1);
    while (b->key[i] != 0 && b->key[i] != key) {
        i = (i + 1) & (b->room - 1);
    }
    if (b->key[i] == 0) {
        b->key[i] = key;
        b->count++;
    }
    uint8_t old = b->class[i] & field;
    uint8_t now = class > old ? class : old;
    b->class[i] = (uint8_t)((b->class[i] & ~field) | now);
}

static void put_place(list_build *b, slice atoms, uint8_t size) {
    for (size_t i = 0; i < atoms.bytes; i++) {
        if (atoms.at[i] == ' ') {
            put(b, slice_part(atoms, 0, i), LIST_LONGER, LIST_LONGER);
        }
    }
    put(b, atoms, (uint8_t)(size << 4), LIST_PLACE);
}

static acta_status read_list(list_build *b, const char *path, int which,
                             acta_error *error) {
    table lines = {0};
    acta_status status = table_open(path, "name-list", 1, &lines, error);
    while (status == ACTA_OK && table_next(&lines)) {
        slice field[2];
        uint32_t n = 0;
        status = table_fields(&lines, 2, 2, field, error);
        if (status == ACTA_OK && !number_u32(field[1], &n)) {
            status = table_fail(&lines, field[1], error, "expected a number");
        }
        if (status != ACTA_OK || b->count * 4u > b->room * 3u) {
            break;
        }
        b->lower.bytes = 0;
        uint32_t atoms = atoms_fold(field[0], NULL, &b->lower);
        slice key = text_slice(&b->lower);
        uint8_t size = (uint8_t)(n >= MANY ? 2 : 1);
        if (which == 4) {
            put(b, field[0], (uint8_t)n, 0xFF);
        } else if (b->lower.failed) {
            status = fail_memory(error);
        } else if (which == 2 && atoms > 0 && atoms <= NAME_ATOMS_MOST) {
            put_place(b, key, (uint8_t)(n > 3 ? 3 : n));
        } else if (which == 3 && atoms == 1) {
            put(b, key, LIST_GROUP, LIST_GROUP);
        } else if (which < 2 && atoms == 1) {
            put(b, key, (uint8_t)(which == 0 ? size : size << 2),
                which == 0 ? LIST_GIVEN : LIST_FAMILY);
        }
    }
    table_close(&lines);
    return status;
}

static bool make_table(list_build *b, arena *keep, uint32_t room) {
    *b = (list_build){.room = room, .lower = text_on(keep)};
    b->key = arena_take(keep, room, sizeof *b->key);
    b->class = arena_take(keep, room, sizeof *b->class);
    return b->key != NULL && b->class != NULL;
}

acta_status name_lists_read(const char *folder, arena *keep, name_lists *out,
                            acta_error *error) {
    static const char *const names[] = {"given", "family", "places", "groups",
                                        "classes"};
    list_build b[2];
    acta_status status = ACTA_OK;
    if (!make_table(&b[0], keep, NAMES_ROOM) ||
        !make_table(&b[1], keep, WORDS_ROOM)) {
        return fail_memory(error);
    }
    for (int i = 0; i < 5 && status == ACTA_OK; i++) {
        text path = text_on(keep);
        text_add_format(&path, "%s/%s.txt%c", folder, names[i], '\0');
        status = path.failed ? fail_memory(error)
                             : read_list(&b[i == 4], path.at, i, error);
    }
    if (status == ACTA_OK) {
        *out = (name_lists){{b[0].key, b[0].class, b[0].room},
                            {b[1].key, b[1].class, b[1].room}};
    }
    return status;
}
