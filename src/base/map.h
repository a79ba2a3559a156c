/* map.h: hash map from text to a 32-bit number, and interned names.
 *
 * Iteration is by insertion order (key index), never by hash, so that output
 * does not depend on hashing. Lives in an arena.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

#define MAP_NONE UINT32_C(0xFFFFFFFF)

typedef struct map map;

map *map_new(arena *keep); /* NULL when there is no memory */
/* map_new_for: the same with room for `count` keys before it must grow. */
map *map_new_for(arena *keep, uint32_t count);
uint32_t map_count(const map *m);
slice map_key(const map *m, uint32_t index); /* in insertion order */
uint32_t map_value(const map *m, uint32_t index);

/* map_get: the value of a key, or MAP_NONE. */
uint32_t map_get(const map *m, slice key);
/* map_put: set or replace; the key's bytes are copied. false: no memory. */
bool map_put(map *m, slice key, uint32_t value);
/* map_place: where the value of a key stands until the next key is added; the
 * key is added with this value when new. NULL: no memory. */
uint32_t *map_place(map *m, slice key, uint32_t value);
/* map_intern: the index of a key, adding it (value = its index) when new;
 * MAP_NONE when there is no memory. */
uint32_t map_intern(map *m, slice key);

#endif
