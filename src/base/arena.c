/* arena.c: memory with one lifetime.
 *
 * Problem: an analysis makes hundreds of small arrays that all die together;
 * freeing them one by one is slow and is where leaks and double frees live. A
 * hostile article must not make the program grow without bound.
 *
 * Method: blocks in a list, pieces cut off the newest block by a moving mark
 * (Hanson, "Fast allocation and deallocation of memory based on object
 * lifetimes", 1990). Going back to a mark puts the blocks made since on a list
 * of spare ones, up to SPARE_BYTES in all, and frees the rest. Blocks double in
 * size up to 1 MiB; a piece that is larger gets a block of its own.
 *
 * The limit counts bytes handed out (with padding), not blocks, so that the
 * same input fails at the same place whatever came before it.
 *
 * Why not malloc for each piece: every error path would have to free what it
 * has, and each piece would carry malloc's own head.
 */
#include "base/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    ALIGN_SMALL = 16,
    ALIGN_LARGE = 64,
    LARGE_BYTES = 4096,
    BLOCK_FIRST = 16 * 1024,
    BLOCK_LAST = 1024 * 1024,
    SPARE_BYTES = 8 * 1024 * 1024
};

typedef struct block {
    struct block *below; /* the block before this one */
    size_t room;         /* bytes after the header */
    size_t used;
} block;

struct arena {
    block *top;
    block *spare; /* blocks kept for reuse, last one first */
    size_t spare_bytes;
    size_t limit;
    size_t total; /* bytes handed out, with padding */
};

static char *block_start(block *b) {
    return (char *)(b + 1);
}

arena *arena_new(size_t limit_bytes) {
    arena *a = calloc(1, sizeof *a);
    if (a != NULL) {
        a->limit = limit_bytes;
    }
    return a;
}

/* Keeps a block for reuse while there is room for it, else frees it. */
static void block_drop(arena *a, block *b) {
    if (b->room <= SPARE_BYTES - a->spare_bytes) {
        b->below = a->spare;
        a->spare = b;
        a->spare_bytes += b->room;
    } else {
        free(b);
    }
}

/* A kept block with so much room, taken off the list; NULL when there is none.
 */
static block *spare_take(arena *a, size_t room) {
    for (block **at = &a->spare; *at != NULL; at = &(*at)->below) {
        block *b = *at;
        if (b->room >= room) {
            *at = b->below;
            a->spare_bytes -= b->room;
            return b;
        }
    }
    return NULL;
}

static void free_list(block *b) {
    while (b != NULL) {
        block *below = b->below;
        free(b);
        b = below;
    }
}

void arena_free(arena *a) {
    if (a == NULL) {
        return;
    }
    free_list(a->top);
    free_list(a->spare);
    free(a);
}

/* The bytes to skip at `at` so that a piece of `bytes` is aligned. */
static size_t padding(const char *at, size_t bytes) {
    size_t align = bytes >= LARGE_BYTES ? ALIGN_LARGE : ALIGN_SMALL;
    size_t over = (uintptr_t)at % align;
    return over == 0 ? 0 : align - over;
}

static bool block_push(arena *a, size_t bytes) {
    size_t wanted = bytes + ALIGN_LARGE;
    block *b = spare_take(a, wanted);
    if (b == NULL) {
        size_t room = BLOCK_FIRST;
        if (a->top != NULL) {
            room =
                a->top->room < BLOCK_LAST / 2 ? a->top->room * 2 : BLOCK_LAST;
        }
        room = room < wanted ? wanted : room;
        b = malloc(sizeof *b + room);
        if (b == NULL) {
            return false;
        }
        b->room = room;
    }
    b->used = 0;
    b->below = a->top;
    a->top = b;
    return true;
}

/* arena_cut: `bytes` bytes, not zeroed; NULL when there is no memory. */
static char *arena_cut(arena *a, size_t bytes) {
    if (bytes > a->limit - a->total || bytes > SIZE_MAX / 2) {
        return NULL;
    }
    for (int attempt = 0; attempt < 2; attempt++) {
        block *b = a->top;
        if (b != NULL) {
            char *at = block_start(b) + b->used;
            size_t skip = padding(at, bytes);
            if (skip <= b->room - b->used &&
                bytes <= b->room - b->used - skip) {
                if (skip + bytes > a->limit - a->total) {
                    return NULL;
                }
                b->used += skip + bytes;
                a->total += skip + bytes;
                return at + skip;
            }
        }
        if (attempt == 0 && !block_push(a, bytes)) {
            return NULL;
        }
    }
    return NULL;
}

void *arena_take(arena *a, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) {
        return NULL;
    }
    size_t bytes = count * size;
    char *at = arena_cut(a, bytes == 0 ? 1 : bytes);
    if (at != NULL) {
        memset(at, 0, bytes);
    }
    return at;
}

/* Whether `old` is the last piece cut off the top block and can be lengthened
 * by `more` bytes where it stands; if so, it is. */
static bool grow_in_place(arena *a, char *old, size_t old_bytes, size_t more) {
    block *b = a->top;
    if (b == NULL || old_bytes == 0 ||
        old + old_bytes != block_start(b) + b->used ||
        more > b->room - b->used || more > a->limit - a->total) {
        return false;
    }
    if (padding(old, old_bytes + more) != 0) {
        return false;
    }
    memset(old + old_bytes, 0, more);
    b->used += more;
    a->total += more;
    return true;
}

void *arena_grow(arena *a, void *old, size_t old_count, size_t new_count,
                 size_t size) {
    assert(old != NULL || old_count == 0);
    if (size != 0 && new_count > SIZE_MAX / size) {
        return NULL;
    }
    if (old_count > new_count) {
        old_count = new_count;
    }
    size_t old_bytes = old_count * size;
    size_t new_bytes = new_count * size;
    if (old != NULL &&
        grow_in_place(a, old, old_bytes, new_bytes - old_bytes)) {
        return old;
    }
    char *at = arena_cut(a, new_bytes == 0 ? 1 : new_bytes);
    if (at == NULL) {
        return NULL;
    }
    if (old_bytes != 0) {
        memcpy(at, old, old_bytes);
    }
    memset(at + old_bytes, 0, new_bytes - old_bytes);
    return at;
}

void *arena_room(arena *a, void *array, uint32_t count, uint32_t *room,
                 size_t size) {
    enum { FIRST_ROOM = 16 };
    if (count < *room) {
        return array;
    }
    if (*room > UINT32_MAX / 2) {
        return NULL;
    }
    uint32_t wanted = *room == 0 ? FIRST_ROOM : *room * 2;
    void *grown = arena_grow(a, array, count, wanted, size);
    *room = grown == NULL ? *room : wanted;
    return grown;
}

arena_mark_t arena_mark(const arena *a) {
    return (arena_mark_t){
        .block = a->top,
        .used = a->top == NULL ? 0 : a->top->used,
        .total = a->total,
    };
}

void arena_back(arena *a, arena_mark_t mark) {
    while (a->top != mark.block) {
        block *b = a->top;
        a->top = b->below;
        block_drop(a, b);
    }
    if (a->top != NULL) {
        a->top->used = mark.used;
    }
    a->total = mark.total;
}

void arena_reset(arena *a) {
    arena_back(a, (arena_mark_t){0});
}

size_t arena_bytes(const arena *a) {
    return a->total;
}
