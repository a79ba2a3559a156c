/* map.c: hash map from text to a 32-bit number, and interned names.
 *
 * Problem: dictionaries of a hundred thousand names are asked for every word of
 * every article; and what comes out must not depend on hashing.
 *
 * Method: open addressing with linear probing over a table of 32-bit entry
 * numbers, filled to at most a half (Knuth, TAOCP 3, 6.4); entries (key, hash,
 * value) lie in an array in the order in which they came, which is the order of
 * iteration. Upper hash bits are compared before the key's bytes.
 *
 * Why not one table that holds the keys: iteration would follow the hash, and
 * growing would move every key. Nothing can be removed; no stage needs it.
 */
#include "base/map.h"

enum { FIRST_SLOTS = 64, FIRST_ENTRIES = 32 };

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
    uint32_t *slots;   /* [slot_count], entry index + 1; 0 = empty */
    size_t slot_count; /* a power of two */
};

map *map_new(arena *keep) {
    map *m = arena_take(keep, 1, sizeof *m);
    uint32_t *slots = arena_take(keep, FIRST_SLOTS, sizeof *slots);
    entry *entries = arena_take(keep, FIRST_ENTRIES, sizeof *entries);
    if (m == NULL || slots == NULL || entries == NULL) {
        return NULL;
    }
    *m = (map){.keep = keep,
               .entries = entries,
               .room = FIRST_ENTRIES,
               .slots = slots,
               .slot_count = FIRST_SLOTS};
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

/* The slot where the key is, or the empty slot where it would go. */
static size_t find_slot(const map *m, slice key, uint64_t hash) {
    size_t mask = m->slot_count - 1;
    size_t slot = (size_t)hash & mask;
    while (m->slots[slot] != 0) {
        const entry *e = &m->entries[m->slots[slot] - 1];
        if (e->hash == hash && slice_equal(e->key, key)) {
            break;
        }
        slot = (slot + 1) & mask;
    }
    return slot;
}

uint32_t map_get(const map *m, slice key) {
    size_t slot = find_slot(m, key, slice_hash(key));
    return m->slots[slot] == 0 ? MAP_NONE
                               : m->entries[m->slots[slot] - 1].value;
}

static bool grow_slots(map *m) {
    size_t slot_count = m->slot_count * 2;
    uint32_t *slots = arena_take(m->keep, slot_count, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < m->count; i++) {
        size_t slot = (size_t)m->entries[i].hash & (slot_count - 1);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slot_count - 1);
        }
        slots[slot] = i + 1;
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

/* Adds a key that is not there; false: no memory, and the map is as before. */
static bool add(map *m, slice key, uint64_t hash, uint32_t value) {
    if (m->count == m->room && !grow_entries(m)) {
        return false;
    }
    if (((size_t)m->count + 1) * 2 > m->slot_count && !grow_slots(m)) {
        return false;
    }
    slice copy = slice_copy(m->keep, key);
    if (copy.at == NULL) {
        return false;
    }
    m->entries[m->count] = (entry){copy, hash, value};
    m->slots[find_slot(m, key, hash)] = ++m->count;
    return true;
}

bool map_put(map *m, slice key, uint32_t value) {
    uint64_t hash = slice_hash(key);
    size_t slot = find_slot(m, key, hash);
    if (m->slots[slot] == 0) {
        return add(m, key, hash, value);
    }
    m->entries[m->slots[slot] - 1].value = value;
    return true;
}

uint32_t map_intern(map *m, slice key) {
    uint64_t hash = slice_hash(key);
    size_t slot = find_slot(m, key, hash);
    if (m->slots[slot] != 0) {
        return m->slots[slot] - 1;
    }
    uint32_t index = m->count;
    return add(m, key, hash, index) ? index : MAP_NONE;
}
