/* event_when.h: date and place of an act. */
#ifndef EVENT_EVENT_WHEN_H
#define EVENT_EVENT_WHEN_H

#include "event/event_scene.h"

/* when_of: the date that stands with an act, precision DATE_NONE when none. */
date when_of(const scene *s, const match *m);
/* where_of: head word of the place that stands with an act, or DOC_NONE. */
uint32_t where_of(const scene *s, const match *m);

#endif
