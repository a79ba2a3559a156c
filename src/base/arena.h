/* arena.h: memory with one lifetime.
 *
 * An arena hands out zeroed pieces that are never freed one by one; the whole
 * arena is reset or freed. It is born with a limit in bytes, so that no input
 * can make it grow without bound. Not shared between threads.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

typedef struct arena arena;

/* arena_new: an empty arena that will hold at most `limit_bytes`.
 * returns NULL when there is no memory. */
arena *arena_new(size_t limit_bytes);

/* arena_free: accepts NULL. */
void arena_free(arena *a);

/* arena_take: `count` objects of `size` bytes, zeroed, aligned to 16 (64 for
 * pieces of 4 KiB and more). `count` may be 0 (a valid pointer comes back).
 * returns NULL when the limit or memory is reached, or count * size overflows.
 */
void *arena_take(arena *a, size_t count, size_t size);

/* arena_grow: a piece of new_count objects holding the first old_count of
 * `old` (NULL when old_count is 0), the rest zeroed; in place when it can be.
 */
void *arena_grow(arena *a, void *old, size_t old_count, size_t new_count,
                 size_t size);

/* arena_room: an array of `count` objects with room for one more: itself while
 * count < *room, else a copy of twice the room. NULL: no memory; array and
 * *room are as they were. */
void *arena_room(arena *a, void *array, uint32_t count, uint32_t *room,
                 size_t size);

/* arena_mark / arena_back: forget all that was taken since the mark. */
typedef struct arena_mark {
    void *block;
    size_t used;
    size_t total;
} arena_mark_t;
arena_mark_t arena_mark(const arena *a);
void arena_back(arena *a, arena_mark_t mark);

/* arena_reset: forget everything; blocks are kept for reuse up to a small
 * number of bytes, so that one huge article does not pin its memory. */
void arena_reset(arena *a);

size_t arena_bytes(const arena *a); /* bytes handed out now */

#endif
