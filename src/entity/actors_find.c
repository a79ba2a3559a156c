/* actors_find.c: who a name is on a day, and why: `acta dict find`.
 *
 * Problem: whoever keeps the dictionary must see what a name means before an
 * article shows it: every sense, the code on that day, and the line that says
 * so; and, for a name that is not there, whether it is there spelt otherwise.
 *
 * Method: the same keys that the stage matches in texts. A name's senses come
 * first, then last names, then role nouns; "X minister" and "minister of X"
 * are asked of the holders of offices. Near names are all keys within a small
 * edit distance (Levenshtein 1966, two rows), or whose atoms hold all atoms
 * asked for; the nearest eight are shown.
 *
 * Why not the sense the stage would choose: that depends on the article's other
 * words; here all are shown, those of the day first.
 *
 * Limits: names of up to FIND_BYTES bytes are compared for nearness.
 */
#include "doc/times.h"
#include "entity/actors.h"

enum { FIND_BYTES = 64, FIND_NEAR = 8, FIND_SENSES = 64 };

/* What is asked and where the answer goes. */
typedef struct question {
    const actors *a;
    slice key;
    int32_t day; /* ARTICLE_NO_DAY: any */
    text *out;
    uint32_t found;
} question;

static const char *kind_of(const name_sense *s, const actor_entry *e) {
    static const char *const entries[] = {"country", "organisation", "people",
                                          "person"};
    static const char *const senses[] = {
        "",
        ", as an adjective",
        ", one of its people",
        ", several of its people",
        ", its capital: stands for the state where it acts",
        ", a seat of it: stands for the government",
        ", a place in it: no actor",
        ", the last name alone: counts beside other evidence"};
    return s == NULL ? entries[e->kind] : senses[s->kind];
}

static void add_day(text *out, int32_t day) {
    char iso[DATE_BYTES];
    if (day != ACTORS_PAST && day != ACTORS_FUTURE) {
        date_write(date_of_day(day), iso);
        text_add_str(out, iso);
    }
}

static void add_period(text *out, int32_t from, int32_t to) {
    add_day(out, from);
    text_add_str(out, "..");
    add_day(out, to);
}

static void add_line_of(const question *q, uint16_t file, uint32_t line) {
    text_add_char(q->out, ' ');
    text_add(q->out, q->a->files[file]);
    text_add_format(q->out, ":%u\n", (unsigned)line);
}

static void add_tenure(const question *q, const char *lead, const tenure *t) {
    text_add_format(q->out, "  %-7s %s ", lead, t->code);
    add_period(q->out, t->from, t->to);
    if (t->office != OFFICE_NONE) {
        text_add_format(q->out, " %s",
                        actors_office_name((office_kind)t->office));
    }
    if (t->title.bytes > 0) {
        text_add_char(q->out, ' ');
        text_add(q->out, t->title);
    }
    text_add_char(q->out, ',');
    add_line_of(q, t->file, t->line);
}

static bool covers(const question *q, int32_t from, int32_t to) {
    return q->day == ARTICLE_NO_DAY || (from <= q->day && q->day <= to);
}

/* The code of a sense on the day, as hit_choose would give it. */
static uint32_t sense_code(const question *q, const name_sense *s,
                           char code[ACTOR_CODE_BYTES]) {
    uint32_t held = ACTORS_NONE;
    int32_t day = q->day == ARTICLE_NO_DAY ? ACTORS_FUTURE : q->day;
    actor_code_on_day(q->a, s->entry, day, OFFICE_NONE, code, &held);
    if (strlen(code) == COUNTRY_BYTES && s->kind == SENSE_SEAT) {
        memcpy(code + COUNTRY_BYTES, "GOV", 4);
    }
    bool member = s->kind == SENSE_MEMBER || s->kind == SENSE_MEMBERS;
    if (strlen(code) == COUNTRY_BYTES && member) {
        memcpy(code + COUNTRY_BYTES, "CVL", 4);
    }
    return held;
}

static void add_reason(const question *q, const actor_entry *e, uint32_t held) {
    if (held != ACTORS_NONE && q->day != ARTICLE_NO_DAY) {
        add_tenure(q, "because", &q->a->tenures[held]);
    } else if (q->day != ARTICLE_NO_DAY && e->tenure != ACTORS_NONE) {
        text_add_str(q->out, "  because no office or code of that day\n");
    }
    for (uint32_t t = e->tenure; t != ACTORS_NONE; t = q->a->tenures[t].next) {
        if (q->day == ARTICLE_NO_DAY || t != held) {
            add_tenure(q, "dated", &q->a->tenures[t]);
        }
    }
}

static void add_sense(question *q, const name_sense *s) {
    const actor_entry *e = &q->a->entries[s->entry];
    char code[ACTOR_CODE_BYTES] = {0};
    uint32_t held = sense_code(q, s, code);
    text_add_format(q->out, "%-9s ", code[0] != '\0' ? code : "-");
    text_add(q->out, e->name);
    text_add_str(q->out, "\n  is      ");
    text_add_str(q->out, kind_of(NULL, e));
    text_add_str(q->out, kind_of(s, e));
    text_add_str(q->out,
                 e->ambiguous ? ", ambiguous: only beside its country" : "");
    if (e->from != ACTORS_PAST || e->to != ACTORS_FUTURE) {
        text_add_str(q->out, ", existed ");
        add_period(q->out, e->from, e->to);
        text_add_str(q->out, covers(q, e->from, e->to) ? "" : " (not then)");
    }
    text_add_char(q->out, ',');
    add_line_of(q, e->file, e->line);
    add_reason(q, e, held);
    q->found++;
}

/* Whether the whole name, not only its end, is a name of the entry. */
static bool is_whole_name(const question *q, uint32_t entry) {
    uint32_t s = map_get(q->a->names, q->key);
    while (s != ACTORS_NONE && s != MAP_NONE) {
        if (q->a->senses[s].entry == entry) {
            return true;
        }
        s = q->a->senses[s].next;
    }
    return false;
}

/* A list of senses: those that exist on the day (`alive`), or the others. */
static void add_senses(question *q, const map *names, bool alive) {
    uint32_t list[FIND_SENSES];
    uint32_t count = 0;
    uint32_t s = map_get(names, q->key);
    for (; s != ACTORS_NONE && s != MAP_NONE && count < FIND_SENSES;
         s = q->a->senses[s].next) {
        if (names == q->a->names || !is_whole_name(q, q->a->senses[s].entry)) {
            list[count++] = s;
        }
    }
    while (count > 0) { /* the list is in reverse order of the files */
        const name_sense *sense = &q->a->senses[list[--count]];
        const actor_entry *e = &q->a->entries[sense->entry];
        bool office = e->kind != ENTRY_PERSON || q->day == ARTICLE_NO_DAY ||
                      actor_on_day(q->a, sense->entry, q->day, OFFICE_NONE) !=
                          ACTORS_NONE;
        if ((covers(q, e->from, e->to) && office) == alive) {
            add_sense(q, sense);
        }
    }
}

static void add_role(question *q) {
    uint32_t index = map_get(q->a->nouns, q->key);
    static const char *const kinds[] = {"a person", "a body", "people"};
    if (index == MAP_NONE) {
        return;
    }
    const actor_role *r = &q->a->roles[index];
    text_add_format(q->out, "%-9s ", r->code[0] != '\0' ? r->code : "-");
    text_add(q->out, r->noun);
    text_add_format(q->out, "\n  is      role of %s", kinds[r->kind]);
    if (r->office != OFFICE_NONE) {
        text_add_format(q->out, ", office %s",
                        actors_office_name((office_kind)r->office));
    }
    text_add_str(q->out, ": joined to a country or body near it,");
    add_line_of(q, r->file, r->line);
    q->found++;
}

/* The country that a name or adjective means on the day, or NULL. */
static const char *country_of(const question *q, slice key) {
    uint32_t s = map_get(q->a->names, key);
    for (; s != ACTORS_NONE && s != MAP_NONE; s = q->a->senses[s].next) {
        const actor_entry *e = &q->a->entries[q->a->senses[s].entry];
        if (e->kind == ENTRY_COUNTRY && covers(q, e->from, e->to) &&
            q->a->senses[s].kind <= SENSE_CAPITAL) {
            return e->code;
        }
    }
    return NULL;
}

static void add_holder_of(question *q, slice country_key, slice noun) {
    uint32_t role = map_get(q->a->nouns, noun);
    const char *country = country_of(q, country_key);
    if (role == MAP_NONE || country == NULL || q->day == ARTICLE_NO_DAY) {
        return;
    }
    uint32_t t = actors_holder(q->a, country,
                               (office_kind)q->a->roles[role].office, q->day);
    if (t == ACTORS_NONE) {
        return;
    }
    const tenure *held = &q->a->tenures[t];
    text_add_format(q->out, "%-9s ", held->code);
    text_add(q->out, q->a->entries[held->entry].name);
    text_add_str(q->out, "\n  is      person, holder of the office\n");
    add_tenure(q, "because", held);
    q->found++;
}

/* "french foreign minister", "president of france". */
static void add_holders(question *q) {
    static const char of[] = " of ";
    for (size_t i = 0; i < q->key.bytes; i++) {
        if (q->key.at[i] != ' ') {
            continue;
        }
        slice before = slice_part(q->key, 0, i);
        slice rest = slice_part(q->key, i, q->key.bytes);
        add_holder_of(q, before, slice_part(rest, 1, rest.bytes));
        if (slice_starts(rest, slice_of(of))) {
            rest = slice_part(rest, sizeof of - 1, rest.bytes);
            if (slice_starts(rest, SLICE("the "))) {
                rest = slice_part(rest, 4, rest.bytes);
            }
            add_holder_of(q, rest, before);
        }
    }
}

/* Edit distance of two short keys, `most` + 1 when it is greater. */
static uint32_t distance(slice a, slice b, uint32_t most) {
    uint32_t row[FIND_BYTES + 1];
    if (a.bytes > FIND_BYTES || b.bytes > FIND_BYTES ||
        (a.bytes > b.bytes ? a.bytes - b.bytes : b.bytes - a.bytes) > most) {
        return most + 1;
    }
    for (uint32_t j = 0; j <= b.bytes; j++) {
        row[j] = j;
    }
    for (uint32_t i = 1; i <= a.bytes; i++) {
        uint32_t corner = row[0];
        uint32_t least = row[0] = i;
        for (uint32_t j = 1; j <= b.bytes; j++) {
            uint32_t swap = corner + (a.at[i - 1] != b.at[j - 1]);
            uint32_t step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            corner = row[j];
            row[j] = swap < step ? swap : step;
            least = row[j] < least ? row[j] : least;
        }
        if (least > most) {
            return most + 1;
        }
    }
    return row[b.bytes];
}

typedef struct near_name {
    uint32_t key; /* of the map of names */
    uint32_t far;
} near_name;

/* Puts a name among the nearest, in order; the first of equals stays first. */
static void keep_near(near_name near[FIND_NEAR], uint32_t *count,
                      near_name one) {
    uint32_t at = *count;
    if (at == FIND_NEAR) {
        if (near[--at].far <= one.far) {
            return;
        }
    } else {
        ++*count;
    }
    for (; at > 0 && near[at - 1].far > one.far; at--) {
        near[at] = near[at - 1];
    }
    near[at] = one;
}

static void add_near(const question *q) {
    near_name near[FIND_NEAR];
    uint32_t count = 0;
    uint32_t most = 1 + (uint32_t)q->key.bytes / 5;
    bool several = atoms_number(q->key) > 1;
    for (uint32_t i = 0; i < map_count(q->a->names); i++) {
        slice key = map_key(q->a->names, i);
        uint32_t far = distance(q->key, key, most);
        if (far > most && atoms_inside(q->key, key)) {
            far = most;
        } else if (far > most && several && atoms_inside(key, q->key)) {
            far = most;
        }
        if (far <= most) {
            keep_near(near, &count, (near_name){i, far});
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t s = map_value(q->a->names, near[i].key);
        const actor_entry *e = &q->a->entries[q->a->senses[s].entry];
        text_add_str(q->out, i == 0 ? "near: " : "      ");
        text_add(q->out, q->a->senses[s].written);
        text_add_format(q->out, " (%s %s)", kind_of(NULL, e),
                        e->code[0] != '\0' ? e->code : "-");
        text_add_char(q->out, ',');
        add_line_of(q, e->file, e->line);
    }
}

bool actors_find(const actors *a, slice name, int32_t day, arena *tmp,
                 text *out, uint32_t *found) {
    text key = text_on(tmp);
    name = slice_trim(name);
    if (slice_starts(name, SLICE("the ")) ||
        slice_starts(name, SLICE("The "))) {
        name = slice_part(name, 4, name.bytes);
    }
    atoms_fold(name, NULL, &key);
    question q = {.a = a, .key = text_slice(&key), .day = day, .out = out};
    if (!key.failed && q.key.bytes > 0) {
        add_senses(&q, a->names, true);
        add_senses(&q, a->surnames, true);
        add_holders(&q);
        add_role(&q);
        if (day != ARTICLE_NO_DAY) {
            add_senses(&q, a->names, false);
            add_senses(&q, a->surnames, false);
        }
        if (q.found == 0) {
            add_near(&q);
        }
    }
    *found = q.found;
    return !key.failed && !out->failed;
}
