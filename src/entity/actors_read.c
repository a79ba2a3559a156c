/* actors_read.c: entry files of actors (docs/formats/actors.md).
 *
 * Problem: people write these files by hand and by script; a mistake must be
 * answered with the place and what was expected, never with a silent gap.
 *
 * Method: one line at a time through load/table. Entry files keep the entry of
 * the last head line open; properties are a table of keyword, kinds of entry
 * that may have it, and the function that reads it. A person's names
 * wait for the end of its lines, when its country is known.
 *
 * Limits: as load/table; a code has at most 15 letters.
 */
#include "base/number.h"
#include "doc/times.h"
#include "entity/actors.h"
#include "load/table.h"

static const char *const office_names[OFFICE_COUNT] = {
    "",    "HOS", "HOG", "FOR", "DEF", "INT", "FIN", "JUS",
    "MIN", "LEG", "JUD", "MIL", "SPY", "AMB", "IGO", "OTH"};

office_kind actors_read_office(slice word) {
    for (int i = 1; i < OFFICE_COUNT; i++) {
        if (slice_is(word, office_names[i])) {
            return (office_kind)i;
        }
    }
    return OFFICE_COUNT;
}

const char *actors_office_name(office_kind office) {
    return office_names[office];
}

bool actors_read_code(slice s, char code[ACTOR_CODE_BYTES]) {
    if (s.bytes < COUNTRY_BYTES || s.bytes >= ACTOR_CODE_BYTES) {
        return false;
    }
    for (size_t i = 0; i < s.bytes; i++) {
        bool capital = s.at[i] >= 'A' && s.at[i] <= 'Z';
        if (!capital && !(i > 0 && s.at[i] >= '0' && s.at[i] <= '9')) {
            return false;
        }
    }
    memset(code, 0, ACTOR_CODE_BYTES);
    memcpy(code, s.at, s.bytes);
    return true;
}

static int days_in_month(uint32_t year, uint32_t month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool actors_read_day(slice s, bool end, int32_t *day) {
    slice part = {0};
    uint32_t year = 0;
    uint32_t month = end ? 12 : 1;
    uint32_t of_month = 0;
    if (!slice_cut(&s, '-', &part) || !number_u32(part, &year) || year == 0 ||
        year > 9999) {
        return false;
    }
    if (slice_cut(&s, '-', &part) &&
        (!number_u32(part, &month) || month < 1 || month > 12)) {
        return false;
    }
    int last = days_in_month(year, month);
    of_month = end ? (uint32_t)last : 1;
    if (slice_cut(&s, '-', &part) &&
        (!number_u32(part, &of_month) || of_month < 1 ||
         of_month > (uint32_t)last)) {
        return false;
    }
    *day = date_day((int32_t)year, (int)month, (int)of_month);
    return s.bytes == 0;
}

/* FROM..TO, either end may be missing. */
static acta_status read_period(const table *t, slice word, int32_t *from,
                               int32_t *to, acta_error *error) {
    size_t dots = 0;
    while (dots + 1 < word.bytes &&
           (word.at[dots] != '.' || word.at[dots + 1] != '.')) {
        dots++;
    }
    slice start = slice_part(word, 0, dots);
    slice end = slice_part(word, dots + 2, word.bytes);
    *from = ACTORS_PAST;
    *to = ACTORS_FUTURE;
    if (dots + 1 >= word.bytes ||
        (start.bytes > 0 && !actors_read_day(start, false, from)) ||
        (end.bytes > 0 && !actors_read_day(end, true, to)) || *from > *to) {
        return table_fail(t, word, error,
                          "expected FROM..TO (YYYY, YYYY-MM or YYYY-MM-DD)");
    }
    return ACTA_OK;
}

/* A file that is being read, with the entry that is open. */
typedef struct reading {
    actors *a;
    table t;
    uint16_t file;
    uint32_t entry; /* ACTORS_NONE before the first head line */
} reading;

static actor_entry *open_entry(reading *r) {
    return &r->a->entries[r->entry];
}

static acta_status add_names(reading *r, slice rest, sense_kind kind,
                             acta_error *error) {
    slice item = {0};
    bool any = false;
    while (table_item(&rest, ';', &item)) {
        any = true;
        actors_check_name(r->a, &r->t, item);
        if (!actors_add_name(r->a, r->entry, kind, item)) {
            return fail_memory(error);
        }
    }
    return any ? ACTA_OK
               : table_fail(&r->t, r->t.text, error,
                            "expected one or more names after this keyword");
}

static acta_status read_name(reading *r, slice rest, acta_error *error) {
    return add_names(r, rest, SENSE_NAME, error);
}
static acta_status read_adjective(reading *r, slice rest, acta_error *error) {
    return add_names(r, rest, SENSE_ADJECTIVE, error);
}
static acta_status read_capital(reading *r, slice rest, acta_error *error) {
    return add_names(r, rest, SENSE_CAPITAL, error);
}
static acta_status read_seat(reading *r, slice rest, acta_error *error) {
    return add_names(r, rest, SENSE_SEAT, error);
}
static acta_status read_place(reading *r, slice rest, acta_error *error) {
    return add_names(r, rest, SENSE_PLACE, error);
}

/* people S, P; S, P; a single form counts as both. */
static acta_status read_people(reading *r, slice rest, acta_error *error) {
    slice item = {0};
    while (table_item(&rest, ';', &item)) {
        slice one = {0};
        slice many = item;
        table_item(&many, ',', &one);
        slice plural = {0};
        if (!table_item(&many, ',', &plural)) {
            plural = one;
        }
        actors_check_name(r->a, &r->t, item);
        if (!actors_add_name(r->a, r->entry, SENSE_MEMBERS, plural) ||
            !actors_add_name(r->a, r->entry, SENSE_MEMBER, one)) {
            return fail_memory(error);
        }
    }
    return ACTA_OK;
}

static acta_status read_years(reading *r, slice rest, acta_error *error) {
    actor_entry *e = open_entry(r);
    return read_period(&r->t, rest, &e->from, &e->to, error);
}

acta_status actors_read_code_at(const table *t, slice word,
                                char code[ACTOR_CODE_BYTES],
                                acta_error *error) {
    return actors_read_code(word, code)
               ? ACTA_OK
               : table_fail(t, word, error,
                            "expected a code of 3 to 15 capitals (FRAGOV)");
}

static acta_status read_code(reading *r, slice rest, acta_error *error) {
    slice word = {0};
    tenure made = {.file = r->file, .line = r->t.line};
    table_word(&rest, &word);
    acta_status status = actors_read_code_at(&r->t, word, made.code, error);
    if (status != ACTA_OK) {
        return status;
    }
    made.from = ACTORS_PAST;
    made.to = ACTORS_FUTURE;
    if (table_word(&rest, &word)) {
        status = read_period(&r->t, word, &made.from, &made.to, error);
    }
    if (status == ACTA_OK && !actors_add_tenure(r->a, r->entry, &made)) {
        status = fail_memory(error);
    }
    return status;
}

static acta_status read_office(reading *r, slice rest, acta_error *error) {
    slice word = {0};
    tenure made = {.file = r->file, .line = r->t.line};
    table_word(&rest, &word);
    office_kind office = actors_read_office(word);
    if (office == OFFICE_COUNT) {
        return table_fail(&r->t, word, error,
                          "expected HOS HOG FOR DEF INT FIN JUS MIN LEG JUD "
                          "MIL SPY AMB IGO or OTH");
    }
    made.office = (uint8_t)office;
    table_word(&rest, &word);
    acta_status status = actors_read_code_at(&r->t, word, made.code, error);
    if (status != ACTA_OK) {
        return status;
    }
    if (!table_word(&rest, &word)) {
        return table_fail(&r->t, r->t.text, error,
                          "expected FROM..TO after the code");
    }
    status = read_period(&r->t, word, &made.from, &made.to, error);
    made.title = slice_trim(rest);
    if (status == ACTA_OK && !actors_add_tenure(r->a, r->entry, &made)) {
        status = fail_memory(error);
    }
    if (status == ACTA_OK && open_entry(r)->code[0] == '\0') {
        memcpy(open_entry(r)->code, made.code, COUNTRY_BYTES);
    }
    return status;
}

/* Words of `gender` here and in the office tables. */
bool actors_read_gender(slice word, uint8_t *gender) {
    *gender = slice_is(word, "male")     ? GENDER_MALE
              : slice_is(word, "female") ? GENDER_FEMALE
                                         : GENDER_UNKNOWN;
    return *gender != GENDER_UNKNOWN;
}

static acta_status read_gender(reading *r, slice rest, acta_error *error) {
    return actors_read_gender(rest, &open_entry(r)->gender)
               ? ACTA_OK
               : table_fail(&r->t, rest, error, "expected male or female");
}

static acta_status read_country(reading *r, slice rest, acta_error *error) {
    actor_entry *e = open_entry(r);
    char code[ACTOR_CODE_BYTES];
    if (rest.bytes != COUNTRY_BYTES || !actors_read_code(rest, code)) {
        return table_fail(&r->t, rest, error,
                          "expected a country's three capitals (FRA)");
    }
    if (e->kind == ENTRY_PERSON) {
        memcpy(e->code, code, ACTOR_CODE_BYTES);
    }
    return ACTA_OK;
}

static acta_status read_ambiguous(reading *r, slice rest, acta_error *error) {
    (void)rest;
    (void)error;
    open_entry(r)->ambiguous = true;
    return ACTA_OK;
}

enum {
    OF_COUNTRY = 1 << ENTRY_COUNTRY,
    OF_ORG = 1 << ENTRY_ORG,
    OF_PEOPLE = 1 << ENTRY_PEOPLE,
    OF_PERSON = 1 << ENTRY_PERSON,
    OF_ALL = OF_COUNTRY | OF_ORG | OF_PEOPLE | OF_PERSON
};

static const struct property {
    const char *word;
    int kinds;
    acta_status (*read)(reading *r, slice rest, acta_error *error);
} properties[] = {
    {"name", OF_ALL, read_name},
    {"adjective", OF_COUNTRY | OF_ORG | OF_PEOPLE, read_adjective},
    {"people", OF_COUNTRY | OF_PEOPLE | OF_ORG, read_people},
    {"capital", OF_COUNTRY, read_capital},
    {"seat", OF_COUNTRY | OF_ORG, read_seat},
    {"place", OF_COUNTRY, read_place},
    {"years", OF_ALL, read_years},
    {"code", OF_ORG | OF_PERSON | OF_PEOPLE, read_code},
    {"office", OF_PERSON, read_office},
    {"gender", OF_PERSON, read_gender},
    {"country", OF_PERSON | OF_ORG, read_country},
    {"ambiguous", OF_ALL, read_ambiguous},
};

static bool head_kind(slice word, entry_kind *kind) {
    static const char *const words[] = {"country", "org", "people", "person"};
    for (int i = 0; i < 4; i++) {
        if (slice_is(word, words[i])) {
            *kind = (entry_kind)i;
            return true;
        }
    }
    return false;
}

/* country CODE NAME, org CODE NAME, people CODE NAME or person NAME. */
static acta_status read_head(reading *r, entry_kind kind, slice rest,
                             acta_error *error) {
    actor_entry e = {.kind = (uint8_t)kind,
                     .from = ACTORS_PAST,
                     .to = ACTORS_FUTURE,
                     .file = r->file,
                     .line = r->t.line};
    slice word = {0};
    if (kind != ENTRY_PERSON) {
        table_word(&rest, &word);
        acta_status status = actors_read_code_at(&r->t, word, e.code, error);
        if (status != ACTA_OK) {
            return status;
        }
    }
    e.name = slice_trim(rest);
    if (e.name.bytes == 0) {
        return table_fail(&r->t, r->t.text, error,
                          "expected a name at the end of this line");
    }
    actors_check_name(r->a, &r->t, e.name);
    bool ok = actors_add_entry(r->a, &e, &r->entry);
    /* `country UNK` is a region: a place of no one state. */
    if (ok && kind == ENTRY_COUNTRY && strcmp(e.code, "UNK") != 0 &&
        map_get(r->a->countries, slice_of(e.code)) == MAP_NONE) {
        ok = map_put(r->a->countries, slice_of(e.code), r->entry);
    }
    /* A person's names are added once its country is known. */
    if (ok && kind != ENTRY_PERSON) {
        ok = actors_add_name(r->a, r->entry, SENSE_NAME, e.name);
    }
    return ok ? ACTA_OK : fail_memory(error);
}

/* What must wait for the end of a person's lines. */
static acta_status close_entry(reading *r, acta_error *error) {
    if (r->entry == ACTORS_NONE || open_entry(r)->kind != ENTRY_PERSON) {
        return ACTA_OK;
    }
    const actor_entry *e = open_entry(r);
    text *key = &r->a->lower;
    bool ok = actors_add_name(r->a, r->entry, SENSE_NAME, e->name);
    key->bytes = 0;
    atoms_fold(e->name, NULL, key);
    text_add_str(key, "|");
    text_add(key, slice_part(slice_of(e->code), 0, COUNTRY_BYTES));
    ok =
        ok && !key->failed && map_put(r->a->persons, text_slice(key), r->entry);
    return ok ? ACTA_OK : fail_memory(error);
}

static acta_status read_property(reading *r, slice keyword, slice rest,
                                 acta_error *error) {
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        const struct property *p = &properties[i];
        if (!slice_is(keyword, p->word)) {
            continue;
        }
        if (r->entry == ACTORS_NONE) {
            return table_fail(&r->t, keyword, error,
                              "expected country, org, people or person before "
                              "the first property");
        }
        if ((p->kinds & (1 << open_entry(r)->kind)) == 0) {
            return table_fail(&r->t, keyword, error,
                              "this kind of entry has no `%s`", p->word);
        }
        return p->read(r, rest, error);
    }
    return table_fail(&r->t, keyword, error,
                      "expected country, org, people, person, name, adjective, "
                      "people, capital, seat, place, years, code, office, "
                      "gender or ambiguous");
}

/* `country` and `people` begin an entry when a code and a name follow; else
 * they are properties. */
static bool is_head(const reading *r, entry_kind kind, slice rest) {
    char code[ACTOR_CODE_BYTES];
    slice word = {0};
    if (kind == ENTRY_ORG || kind == ENTRY_PERSON) {
        return true;
    }
    table_word(&rest, &word);
    bool code_first = actors_read_code(word, code);
    return code_first &&
           (slice_trim(rest).bytes > 0 || r->entry == ACTORS_NONE);
}

static acta_status read_entry_line(reading *r, acta_error *error) {
    slice keyword = {0};
    slice rest = {0};
    entry_kind kind = ENTRY_COUNTRY;
    table_keyword(&r->t, &keyword, &rest);
    if (!head_kind(keyword, &kind) || !is_head(r, kind, rest)) {
        return read_property(r, keyword, rest, error);
    }
    acta_status status = close_entry(r, error);
    return status == ACTA_OK ? read_head(r, kind, rest, error) : status;
}

acta_status actors_read_entries(actors *a, const char *path, uint16_t file,
                                acta_error *error) {
    reading r = {.a = a, .file = file, .entry = ACTORS_NONE};
    acta_status status = actors_table_open(a, path, "actors", &r.t, error);
    if (status != ACTA_OK) {
        return status;
    }
    while (status == ACTA_OK && table_next(&r.t)) {
        acta_error what;
        status = read_entry_line(&r, &what);
        if (status != ACTA_OK && actors_note(a, &what)) {
            status = ACTA_OK;
        } else if (status != ACTA_OK && error != NULL) {
            *error = what;
        }
    }
    if (status == ACTA_OK) {
        status = close_entry(&r, error);
    }
    table_close(&r.t);
    return status;
}
