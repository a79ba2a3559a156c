/* event_rows.h: from matches to rows. */
#ifndef EVENT_EVENT_ROWS_H
#define EVENT_EVENT_ROWS_H

#include "event/event_scene.h"

typedef struct rows {
    arena *keep;
    event *at; /* [E] */
    uint32_t E;
    uint32_t room;
    bool no_memory;
} rows;

/* rows_add_match: all rows of one match. */
void rows_add_match(scene *s, const match *m, rows *out);

#endif
