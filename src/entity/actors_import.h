/* actors_import.h: dictionaries of TABARI and PETRARCH in and out. */
#ifndef ENTITY_ACTORS_IMPORT_H
#define ENTITY_ACTORS_IMPORT_H

#include "base/text.h"
#include "entity/entity.h"

typedef struct actors_import {
    arena *keep;
    slice file; /* as the report names it */
    /* what comes out */
    text entries; /* an entry file (docs/formats/actors.md 1) */
    text roles;   /* a table of roles (3) */
    text report;  /* a line for each that was not taken, or not whole */
    uint32_t taken, left;
} actors_import;

/* actors_import_file: an actor or agent file of TABARI or PETRARCH.
 * in      keep, file; bytes of the file, UTF-8
 * out     the rest
 * memory  in keep
 * errors  false: no memory
 * source  docs/formats/actors.md, "Old dictionaries"
 */
bool actors_import_file(actors_import *out, slice bytes);

/* actors_export: the dictionary as a PETRARCH actor file and agent file.
 * out     actor_file, agent_file; *left: senses that have no form there
 *         (adjectives apart from names, places, last names)
 * errors  false: no memory */
bool actors_export(const actors *a, text *actor_file, text *agent_file,
                   uint32_t *left);

#endif
