/* actors_rows.c: tables of offices, roles and first names
 * (docs/formats/actors.md).
 *
 * Problem: tens of thousands of dated offices come from lists kept by others
 * and must be read in some ten milliseconds, with the mistakes of a script
 * named as well as those of a hand.
 *
 * Method: one row at a time, fields between tabs. A row's tenure goes to the
 * person of that name and country, whom an entry file or an earlier row may
 * have brought; several spellings lead to one person.
 *
 * Limits: as load/table; two persons of one name in one country become one
 * with the offices of both.
 */
#include "entity/actors.h"
#include "load/table.h"

enum {
    OFFICE_NAME,
    OFFICE_ALSO,
    OFFICE_GENDER,
    OFFICE_ROLE,
    OFFICE_CODE,
    OFFICE_FROM,
    OFFICE_TO,
    OFFICE_SEEN,
    OFFICE_TITLE,
    OFFICE_SOURCE,
    OFFICE_COLUMNS
};

/* Who was in office when last seen, and of whom no list says that he left, is
 * taken to have stayed four years: a term of most offices. */
enum { SEEN_DAYS = 1461 };

/* The fields of one row that must be read with care. */
static acta_status read_office_fields(const table *t, const slice *field,
                                      tenure *made, actor_entry *person,
                                      acta_error *error) {
    office_kind office = actors_read_office(field[OFFICE_ROLE]);
    if (field[OFFICE_NAME].bytes == 0) {
        return table_fail(t, t->text, error, "expected a name in column 1");
    }
    if (office == OFFICE_COUNT) {
        return table_fail(t, field[OFFICE_ROLE], error,
                          "expected HOS HOG FOR DEF INT FIN JUS MIN LEG JUD "
                          "MIL SPY AMB IGO or OTH in column 4");
    }
    if (field[OFFICE_GENDER].bytes > 0 &&
        !actors_read_gender(field[OFFICE_GENDER], &person->gender)) {
        return table_fail(t, field[OFFICE_GENDER], error,
                          "expected male, female or nothing in column 3");
    }
    made->office = (uint8_t)office;
    made->from = ACTORS_PAST;
    made->to = ACTORS_FUTURE;
    if ((field[OFFICE_FROM].bytes > 0 &&
         !actors_read_day(field[OFFICE_FROM], false, &made->from)) ||
        (field[OFFICE_TO].bytes > 0 &&
         !actors_read_day(field[OFFICE_TO], true, &made->to))) {
        return table_fail(t, field[OFFICE_FROM], error,
                          "expected YYYY, YYYY-MM, YYYY-MM-DD or nothing in "
                          "columns 6 and 7");
    }
    int32_t seen = 0;
    if (field[OFFICE_TO].bytes == 0 && field[OFFICE_SEEN].bytes > 0) {
        if (!actors_read_day(field[OFFICE_SEEN], true, &seen)) {
            return table_fail(t, field[OFFICE_SEEN], error,
                              "expected YYYY, YYYY-MM, YYYY-MM-DD or nothing "
                              "in column 8");
        }
        made->to = seen + SEEN_DAYS;
    }
    if (made->from > made->to) {
        return table_fail(t, field[OFFICE_TO], error,
                          "expected a last day (column 7) that is not before "
                          "the first");
    }
    return actors_read_code_at(t, field[OFFICE_CODE], made->code, error);
}

static acta_status read_office_row(actors *a, const table *t, uint16_t file,
                                   acta_error *error) {
    slice field[OFFICE_COLUMNS] = {{0}};
    acta_status status =
        table_fields(t, OFFICE_CODE + 1, OFFICE_COLUMNS, field, error);
    if (status != ACTA_OK) {
        return status;
    }
    tenure made = {.file = file, .line = t->line};
    actor_entry person = {.kind = ENTRY_PERSON,
                          .from = ACTORS_PAST,
                          .to = ACTORS_FUTURE,
                          .name = field[OFFICE_NAME],
                          .file = file,
                          .line = t->line};
    status = read_office_fields(t, field, &made, &person, error);
    if (status != ACTA_OK) {
        return status;
    }
    actors_check_name(a, t, person.name);
    made.title = field[OFFICE_TITLE];
    memcpy(person.code, made.code, COUNTRY_BYTES);
    uint32_t entry = 0;
    bool is_new = false;
    bool ok = actors_person(a, &person, &entry, &is_new);
    ok = ok && (!is_new || actors_add_name(a, entry, SENSE_NAME, person.name));
    slice also = field[OFFICE_ALSO];
    slice item = {0};
    while (ok && table_item(&also, ';', &item)) {
        actors_check_name(a, t, item);
        ok = actors_add_name(a, entry, SENSE_NAME, item);
    }
    if (ok && a->entries[entry].gender == GENDER_UNKNOWN) {
        a->entries[entry].gender = person.gender;
    }
    return ok && actors_add_tenure(a, entry, &made) ? ACTA_OK
                                                    : fail_memory(error);
}

/* Reads a tab-separated file row by row; a first row that names the columns is
 * passed over. */
static acta_status read_rows(actors *a, const char *path, const char *kind,
                             slice heading, uint16_t file,
                             acta_status (*row)(actors *, const table *,
                                                uint16_t, acta_error *),
                             acta_error *error) {
    table t = {0};
    acta_status status = actors_table_open(a, path, kind, &t, error);
    if (status != ACTA_OK) {
        return status;
    }
    while (status == ACTA_OK && table_next(&t)) {
        acta_error what;
        if (slice_starts(t.text, heading)) {
            continue;
        }
        status = row(a, &t, file, &what);
        if (status != ACTA_OK && actors_note(a, &what)) {
            status = ACTA_OK;
        } else if (status != ACTA_OK && error != NULL) {
            *error = what;
        }
    }
    table_close(&t);
    return status;
}

acta_status actors_read_offices(actors *a, const char *path, uint16_t file,
                                acta_error *error) {
    return read_rows(a, path, "offices", SLICE("name\talso"), file,
                     read_office_row, error);
}

enum { ROLE_CODE, ROLE_KIND, ROLE_OFFICE, ROLE_NOUNS, ROLE_COLUMNS };

static acta_status read_role_fields(const table *t, const slice *field,
                                    actor_role *made, acta_error *error) {
    char code[ACTOR_CODE_BYTES];
    if (slice_is(field[ROLE_CODE], "-")) {
        made->code[0] = '\0';
    } else if (field[ROLE_CODE].bytes == COUNTRY_BYTES &&
               actors_read_code(field[ROLE_CODE], code)) {
        memcpy(made->code, code, COUNTRY_BYTES + 1);
    } else {
        return table_fail(t, field[ROLE_CODE], error,
                          "expected a role of three capitals (GOV) or -");
    }
    if (slice_is(field[ROLE_KIND], "person")) {
        made->kind = ROLE_PERSON;
    } else if (slice_is(field[ROLE_KIND], "body")) {
        made->kind = ROLE_BODY;
    } else if (slice_is(field[ROLE_KIND], "people")) {
        made->kind = ROLE_PEOPLE;
    } else {
        return table_fail(t, field[ROLE_KIND], error,
                          "expected person, body or people in column 2");
    }
    if (field[ROLE_OFFICE].bytes > 0) {
        office_kind office = actors_read_office(field[ROLE_OFFICE]);
        if (office == OFFICE_COUNT) {
            return table_fail(t, field[ROLE_OFFICE], error,
                              "expected an office (HOS HOG FOR ...) or nothing "
                              "in column 3");
        }
        made->office = (uint8_t)office;
    }
    return ACTA_OK;
}

static acta_status read_role_row(actors *a, const table *t, uint16_t file,
                                 acta_error *error) {
    slice field[ROLE_COLUMNS] = {{0}};
    actor_role made = {.file = file, .line = t->line};
    acta_status status =
        table_fields(t, ROLE_COLUMNS, ROLE_COLUMNS, field, error);
    if (status == ACTA_OK) {
        status = read_role_fields(t, field, &made, error);
    }
    slice item = {0};
    while (status == ACTA_OK && table_item(&field[ROLE_NOUNS], ';', &item)) {
        slice form = {0};
        made.plural = false;
        while (status == ACTA_OK && table_item(&item, ',', &form)) {
            made.noun = form;
            if (!actors_add_role(a, &made)) {
                status = fail_memory(error);
            }
            made.plural = true;
        }
    }
    return status;
}

acta_status actors_read_roles(actors *a, const char *path, uint16_t file,
                              acta_error *error) {
    return read_rows(a, path, "roles", SLICE("code\tkind"), file, read_role_row,
                     error);
}

/* gender<TAB>name; name: what most bearers of these first names are. */
static acta_status read_given_row(actors *a, const table *t, uint16_t file,
                                  acta_error *error) {
    (void)file;
    slice field[2] = {{0}};
    acta_status status = table_fields(t, 2, 2, field, error);
    if (status != ACTA_OK) {
        return status;
    }
    bool either = slice_is(field[0], "either");
    given_name bearers = {
        either || slice_is(field[0], "male") ? GIVEN_WEIGHT : 0,
        either || slice_is(field[0], "female") ? GIVEN_WEIGHT : 0};
    if (bearers.male + bearers.female == 0) {
        return table_fail(t, field[0], error,
                          "expected male, female or either in column 1");
    }
    slice item = {0};
    while (table_item(&field[1], ';', &item)) {
        a->lower.bytes = 0;
        atoms_fold(item, NULL, &a->lower);
        if (!actors_add_given(a, text_slice(&a->lower), bearers)) {
            return fail_memory(error);
        }
    }
    return ACTA_OK;
}

acta_status actors_read_givens(actors *a, const char *path, uint16_t file,
                               acta_error *error) {
    return read_rows(a, path, "given-names", SLICE("gender\tnames"), file,
                     read_given_row, error);
}
