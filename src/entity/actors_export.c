/* actors_export.c: the dictionary as PETRARCH's actor and agent files.
 *
 * Problem: who works with PETRARCH or a tool that reads its dictionaries wants
 * acta's actors there. Method: an entry is a block: its name with the code that
 * holds outside all dates, every other name, adjective and member of a people
 * behind a plus, dated codes and offices as [CODE FROM-TO] below. Roles that
 * have a code are agents; a role noun with an irregular plural gives it in
 * braces. Names are put in capitals with underscores, which is the form those
 * programs match.
 *
 * Limits: places that are no actors, last names alone and offices of role nouns
 * have no form there and are counted as left out. Former holders lose their
 * ELI: the format cannot say "after any office".
 */
#include "base/utf8.h"
#include "doc/times.h"
#include "entity/actors.h"
#include "entity/actors_import.h"

static void add_upper(text *out, slice name) {
    for (size_t at = 0; at < name.bytes;) {
        uint32_t c = utf8_next(name, &at);
        if (c == ' ') {
            text_add_char(out, '_');
        } else if (c >= 'a' && c <= 'z') {
            text_add_char(out, (char)(c - 'a' + 'A'));
        } else {
            char bytes[4];
            text_add(out, (slice){bytes, utf8_put(c, bytes)});
        }
    }
}

static void add_date(text *out, int32_t day) {
    date d = date_of_day(day);
    text_add_format(out, "%04d%02d%02d", (int)d.year, (int)d.month, (int)d.day);
}

static void add_tenure(text *out, const tenure *t) {
    text_add_format(out, "\t[%s", t->code);
    bool open = t->from == ACTORS_PAST;
    if (open && t->to != ACTORS_FUTURE) {
        text_add_str(out, " <");
        add_date(out, t->to);
    } else if (!open) {
        text_add_str(out, t->to == ACTORS_FUTURE ? " >" : " ");
        add_date(out, t->from);
        if (t->to != ACTORS_FUTURE) {
            text_add_char(out, '-');
            add_date(out, t->to);
        }
    }
    text_add_str(out, "]\n");
}

static bool is_exported(const name_sense *s) {
    return s->kind != SENSE_PLACE && s->kind != SENSE_SURNAME &&
           s->written.bytes > 0;
}

/* The senses of each entry, as lists: first[entry], next[sense]. */
static bool list_senses(const actors *a, arena *tmp, uint32_t **first,
                        uint32_t **next) {
    *first = arena_take(tmp, a->entry_count, sizeof **first);
    *next = arena_take(tmp, a->sense_count, sizeof **next);
    if (*first == NULL || *next == NULL) {
        return false;
    }
    for (uint32_t e = 0; e < a->entry_count; e++) {
        (*first)[e] = ACTORS_NONE;
    }
    for (uint32_t s = a->sense_count; s-- > 0;) {
        uint32_t e = a->senses[s].entry;
        (*next)[s] = (*first)[e];
        (*first)[e] = s;
    }
    return true;
}

static void add_entry(const actors *a, const actor_entry *e, uint32_t first,
                      const uint32_t *next, text *out, uint32_t *left) {
    bool begun = false;
    for (uint32_t s = first; s != ACTORS_NONE; s = next[s]) {
        const name_sense *sense = &a->senses[s];
        if (!is_exported(sense)) {
            ++*left;
            continue;
        }
        if (begun) {
            text_add_char(out, '+');
        }
        add_upper(out, sense->written);
        text_add_char(out, '\n');
        begun = true;
    }
    if (!begun) {
        return;
    }
    for (uint32_t t = e->tenure; t != ACTORS_NONE; t = a->tenures[t].next) {
        add_tenure(out, &a->tenures[t]);
    }
    bool years = e->from != ACTORS_PAST || e->to != ACTORS_FUTURE;
    if (years && e->tenure == ACTORS_NONE) {
        tenure of = {.from = e->from, .to = e->to};
        memcpy(of.code, e->code, sizeof of.code);
        add_tenure(out, &of);
    } else if (!years && e->code[0] != '\0') {
        text_add_format(out, "\t[%s]\n", e->code);
    }
}

/* The irregular plural that follows a role in the file, or NULL. */
static const actor_role *plural_of(const actors *a, uint32_t r) {
    bool next = r + 1 < a->role_count && a->roles[r + 1].plural;
    return next ? &a->roles[r + 1] : NULL;
}

static void add_role(const actors *a, uint32_t r, text *out, uint32_t *left) {
    const actor_role *role = &a->roles[r];
    if (role->plural) {
        return;
    }
    if (role->code[0] == '\0' || strcmp(role->code, "UNK") == 0) {
        ++*left;
        return;
    }
    add_upper(out, role->noun);
    const actor_role *plural = plural_of(a, r);
    if (plural != NULL || role->kind == ROLE_PEOPLE) {
        text_add_str(out, " {");
        add_upper(out, plural != NULL ? plural->noun : (slice){0});
        text_add_char(out, '}');
    }
    text_add_format(out, " [~%s]\n", role->code);
}

bool actors_export(const actors *a, text *actor_file, text *agent_file,
                   uint32_t *left) {
    uint32_t *first = NULL;
    uint32_t *next = NULL;
    *left = 0;
    if (!list_senses(a, actor_file->keep, &first, &next)) {
        return false;
    }
    for (uint32_t e = 0; e < a->entry_count; e++) {
        add_entry(a, &a->entries[e], first[e], next, actor_file, left);
    }
    for (uint32_t r = 0; r < a->role_count; r++) {
        add_role(a, r, agent_file, left);
    }
    return !actor_file->failed && !agent_file->failed;
}
