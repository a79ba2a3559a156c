/* map.c: hash map from text to a 32-bit number, and interned names.
 *
 * Problem: dictionaries of a hundred thousand names are asked for every word of
 * every article; and what comes out must not depend on hashing.
 *
 * Method: open addressing with linear probing over a table of 32-bit entry
 * numbers, filled to at most a half (Knuth, TAOCP 3, 6.4); entries (key, hash,
 * value) lie in an array in the order in which they came, which is the order of
 * iteration. A slot holds the upper half of the hash beside the entry's number,
 * so that a probe that does not match costs no look at the entry: at a hundred
 * thousand names that is a miss of the cache each.
 *
 * Why not one table that holds the keys: iteration would follow the hash, and
 * growing would move every key. Nothing can be removed; no stage needs it.
 */
#include "base/map.h"

enum { FIRST_ENTRIES = 32 };

typedef struct entry {
    slice key;
    uint64_t hash;
    uint32_t value;
} entry;

struct map {
    arena *keep;
    entry *entries; /* [room], the first `count` in use */
    uint32_t count;
    uint32_t room;
    uint64_t *slots; /* [slot_count], hash above, index + 1 below; 0 = empty */
    size_t slot_count; /* a power of two */
};

map *map_new(arena *keep) {
    return map_new_for(keep, FIRST_ENTRIES);
}

map *map_new_for(arena *keep, uint32_t count) {
    uint32_t room = FIRST_ENTRIES;
    while (room < count && room <= UINT32_MAX / 2) {
        room *= 2;
    }
    size_t slot_count = (size_t)room * 2;
    map *m = arena_take(keep, 1, sizeof *m);
    uint64_t *slots = arena_take(keep, slot_count, sizeof *slots);
    entry *entries = arena_take(keep, room, sizeof *entries);
    if (m == NULL || slots == NULL || entries == NULL) {
        return NULL;
    }
    *m = (map){.keep = keep,
               .entries = entries,
               .room = room,
               .slots = slots,
               .slot_count = slot_count};
    return m;
}

uint32_t map_count(const map *m) {
    return m->count;
}

slice map_key(const map *m, uint32_t index) {
    return m->entries[index].key;
}

uint32_t map_value(const map *m, uint32_t index) {
    return m->entries[index].value;
}

#define UPPER_HALF (~UINT64_C(0xFFFFFFFF))

static uint32_t entry_of(uint64_t slot) {
    return (uint32_t)slot - 1;
}

static uint64_t slot_of(uint64_t hash, uint32_t index) {
    return (hash & UPPER_HALF) | ((uint64_t)index + 1);
}

/* The slot where the key is, or the empty slot where it would go. */
static size_t find_slot(const map *m, slice key, uint64_t hash) {
    size_t mask = m->slot_count - 1;
    size_t slot = (size_t)hash & mask;
    for (; m->slots[slot] != 0; slot = (slot + 1) & mask) {
        bool may_be = ((m->slots[slot] ^ hash) & UPPER_HALF) == 0;
        if (may_be &&
            slice_equal(m->entries[entry_of(m->slots[slot])].key, key)) {
            break;
        }
    }
    return slot;
}

uint32_t map_get(const map *m, slice key) {
    size_t slot = find_slot(m, key, slice_hash(key));
    return m->slots[slot] == 0 ? MAP_NONE
                               : m->entries[entry_of(m->slots[slot])].value;
}

static bool grow_slots(map *m) {
    size_t slot_count = m->slot_count * 2;
    uint64_t *slots = arena_take(m->keep, slot_count, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < m->count; i++) {
        size_t slot = (size_t)m->entries[i].hash & (slot_count - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slot_count - 1);
        }
        slots[slot] = slot_of(m->entries[i].hash, i);
    }
    m->slots = slots;
    m->slot_count = slot_count;
    return true;
}

static bool grow_entries(map *m) {
    if (m->room > UINT32_MAX / 2) {
        return false;
    }
    entry *entries = arena_grow(m->keep, m->entries, m->room,
                                (size_t)m->room * 2, sizeof *entries);
    if (entries == NULL) {
        return false;
    }
    m->entries = entries;
    m->room *= 2;
    return true;
}

/* Adds a key that is not there, whose slot would be `slot`; false: no memory,
 * and the map is as before. */
static bool add(map *m, slice key, uint64_t hash, size_t slot, uint32_t value) {
    if (m->count == m->room && !grow_entries(m)) {
        return false;
    }
    if (((size_t)m->count + 1) * 2 > m->slot_count) {
        if (!grow_slots(m)) {
            return false;
        }
        slot = find_slot(m, key, hash);
    }
    slice copy = slice_copy(m->keep, key);
    if (copy.at == NULL) {
        return false;
    }
    m->entries[m->count] = (entry){copy, hash, value};
    m->slots[slot] = slot_of(hash, m->count++);
    return true;
}

uint32_t *map_place(map *m, slice key, uint32_t value) {
    uint64_t hash = slice_hash(key);
    size_t slot = find_slot(m, key, hash);
    uint32_t index = m->count;
    if (m->slots[slot] != 0) {
        index = entry_of(m->slots[slot]);
    } else if (!add(m, key, hash, slot, value)) {
        return NULL;
    }
    return &m->entries[index].value;
}

bool map_put(map *m, slice key, uint32_t value) {
    uint32_t *place = map_place(m, key, value);
    if (place != NULL) {
        *place = value;
    }
    return place != NULL;
}

uint32_t map_intern(map *m, slice key) {
    uint64_t hash = slice_hash(key);
    size_t slot = find_slot(m, key, hash);
    if (m->slots[slot] != 0) {
        return entry_of(m->slots[slot]);
    }
    uint32_t index = m->count;
    return add(m, key, hash, slot, index) ? index : MAP_NONE;
}
