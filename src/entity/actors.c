/* actors.c: the dictionary in memory, and what an entry was on a day.
 *
 * Problem: a name means different actors at different times; 60,000 names must
 * be there within 150 ms of start, and be asked for at every word.
 *
 * Method: entries, tenures, senses and roles are arrays; senses of one key are
 * linked lists of indices; keys (see atoms.c) go into hash maps. A second map
 * from a name's first atom to the greatest length of names that begin so lets
 * the matcher pass over most words with one look-up. Last names have a map of
 * their own because they count only beside other evidence.
 *
 * Why not a trie or an automaton: a pointer a letter costs more at start than
 * the whole map, and names are short.
 *
 * Limits: 4 G entries; a name of more than ACTORS_NAME_ATOMS atoms never
 * matches.
 */
#include "entity/actors.h"

#include "load/folder.h"

/* What the shipped dictionary comes to; growing costs time, not more. */
enum { FIRST_ROOM = 1 << 13, USUAL_NAMES = 1 << 15 };

bool actors_add_entry(actors *a, const actor_entry *e, uint32_t *index) {
    void *array = arena_room(a->keep, a->entries, a->entry_count,
                             &a->entry_room, sizeof *a->entries);
    if (array == NULL) {
        return false;
    }
    a->entries = array;
    actor_entry *made = &a->entries[a->entry_count];
    *made = *e;
    made->name = slice_copy(a->keep, e->name);
    made->tenure = ACTORS_NONE;
    made->last = ACTORS_NONE;
    *index = a->entry_count++;
    return made->name.at != NULL;
}

/* Puts a sense in front of the list that `key` leads to. */
static bool add_sense(actors *a, map *names, slice key, const name_sense *s) {
    void *array = arena_room(a->keep, a->senses, a->sense_count, &a->sense_room,
                             sizeof *a->senses);
    if (array == NULL) {
        return false;
    }
    a->senses = array;
    uint32_t *place = map_place(names, key, ACTORS_NONE);
    if (place == NULL) {
        return false;
    }
    uint32_t first = *place;
    if (first != ACTORS_NONE && a->senses[first].entry == s->entry &&
        a->senses[first].kind == s->kind) {
        return true;
    }
    a->senses[a->sense_count] = *s;
    a->senses[a->sense_count].next = first;
    *place = a->sense_count++;
    return true;
}

static bool note_length(map *longest, slice first, uint32_t count) {
    uint32_t *known = map_place(longest, first, count);
    if (known != NULL && *known < count) {
        *known = count;
    }
    return known != NULL;
}

/* The last `count` of a key's atoms. */
static slice last_atoms(slice key, uint32_t count) {
    size_t at = key.bytes;
    while (at > 0 && (key.at[at - 1] != ' ' || --count > 0)) {
        at--;
    }
    return slice_part(key, at, key.bytes);
}

static bool family_name_first(const char *country) {
    static const char *const countries[] = {"CHN", "TWN", "HKG",
                                            "KOR", "PRK", "VNM"};
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++) {
        if (strncmp(country, countries[i], COUNTRY_BYTES) == 0) {
            return true;
        }
    }
    return false;
}

static bool add_surnames(actors *a, slice key, uint32_t count, name_sense s) {
    s.kind = SENSE_SURNAME;
    slice one = last_atoms(key, 1);
    s.written = (slice){0};
    if (one.bytes > 1 && !add_sense(a, a->surnames, one, &s)) {
        return false;
    }
    if (count > 2 && !add_sense(a, a->surnames, last_atoms(key, 2), &s)) {
        return false;
    }
    slice first = {0};
    slice_cut(&key, ' ', &first);
    return !family_name_first(a->entries[s.entry].code) ||
           add_sense(a, a->surnames, first, &s);
}

bool actors_add_name(actors *a, uint32_t entry, sense_kind kind, slice name) {
    a->cased.bytes = 0;
    a->lower.bytes = 0;
    if (slice_starts(name, SLICE("the ")) ||
        slice_starts(name, SLICE("The "))) {
        name = slice_part(name, 4, name.bytes);
    }
    uint32_t count = atoms_fold(name, &a->cased, &a->lower);
    if (a->cased.failed || a->lower.failed) {
        return false;
    }
    if (count == 0) {
        return true;
    }
    name_sense s = {.entry = entry, .kind = (uint8_t)kind};
    s.written = slice_copy(a->keep, text_slice(&a->cased));
    slice key = text_slice(&a->lower);
    slice first = {0};
    slice rest = key;
    slice_cut(&rest, ' ', &first);
    if (s.written.at == NULL || !add_sense(a, a->names, key, &s) ||
        !note_length(a->longest, first, count)) {
        return false;
    }
    bool person = a->entries[entry].kind == ENTRY_PERSON && count > 1;
    return !person || add_surnames(a, key, count, s);
}

bool actors_add_tenure(actors *a, uint32_t entry, const tenure *t) {
    void *array = arena_room(a->keep, a->tenures, a->tenure_count,
                             &a->tenure_room, sizeof *a->tenures);
    if (array == NULL) {
        return false;
    }
    a->tenures = array;
    tenure *made = &a->tenures[a->tenure_count];
    *made = *t;
    made->title = slice_copy(a->keep, t->title);
    made->next = ACTORS_NONE;
    made->entry = entry;
    actor_entry *e = &a->entries[entry];
    if (e->tenure == ACTORS_NONE) {
        e->tenure = a->tenure_count;
    } else {
        a->tenures[e->last].next = a->tenure_count;
    }
    e->last = a->tenure_count++;
    return made->title.at != NULL;
}

bool actors_add_role(actors *a, const actor_role *r) {
    void *array = arena_room(a->keep, a->roles, a->role_count, &a->role_room,
                             sizeof *a->roles);
    if (array == NULL) {
        return false;
    }
    a->roles = array;
    slice noun = slice_lower(a->keep, r->noun);
    if (noun.at == NULL) {
        return false;
    }
    uint32_t words = 1;
    for (size_t i = 0; i < noun.bytes; i++) {
        words += noun.at[i] == ' ';
    }
    a->roles[a->role_count] = *r;
    a->roles[a->role_count].noun = noun;
    slice first = {0};
    slice rest = noun;
    slice_cut(&rest, ' ', &first);
    return note_length(a->longest_noun, first, words) &&
           map_put(a->nouns, noun, a->role_count++);
}

bool actors_person(actors *a, const actor_entry *like, uint32_t *index,
                   bool *is_new) {
    a->lower.bytes = 0;
    atoms_fold(like->name, NULL, &a->lower);
    text_add_str(&a->lower, "|");
    text_add(&a->lower, slice_part(slice_of(like->code), 0, COUNTRY_BYTES));
    if (a->lower.failed) {
        return false;
    }
    const uint32_t *known =
        map_place(a->persons, text_slice(&a->lower), a->entry_count);
    if (known == NULL) {
        return false;
    }
    *index = *known;
    *is_new = *known == a->entry_count;
    return !*is_new || actors_add_entry(a, like, index);
}

static bool real_country(const actor_entry *e) {
    return e->code[0] != '\0' && strcmp(e->code, "IGO") != 0 &&
           strcmp(e->code, "NGO") != 0 && strcmp(e->code, "IMG") != 0 &&
           strcmp(e->code, "MNC") != 0;
}

/* Order of two tenures that cover a day: smaller is better. */
static int tenure_rank(const tenure *t, office_kind hint) {
    if (hint != OFFICE_NONE && t->office == hint) {
        return 0;
    }
    return t->office == OFFICE_NONE ? OFFICE_COUNT + 1 : 1 + (int)t->office;
}

uint32_t actor_on_day(const actors *a, uint32_t entry, int32_t day,
                      office_kind hint) {
    uint32_t best = ACTORS_NONE;
    for (uint32_t i = a->entries[entry].tenure; i != ACTORS_NONE;
         i = a->tenures[i].next) {
        const tenure *t = &a->tenures[i];
        if (day < t->from || day > t->to) {
            continue;
        }
        int rank = tenure_rank(t, hint);
        int best_rank =
            best == ACTORS_NONE ? 0 : tenure_rank(&a->tenures[best], hint);
        if (best == ACTORS_NONE || rank < best_rank ||
            (rank == best_rank && t->from > a->tenures[best].from)) {
            best = i;
        }
    }
    return best;
}

/* Whether an entry has a tenure that ended before the day. */
static bool was_in_office(const actors *a, uint32_t entry, int32_t day) {
    for (uint32_t i = a->entries[entry].tenure; i != ACTORS_NONE;
         i = a->tenures[i].next) {
        if (a->tenures[i].to < day && a->tenures[i].office != OFFICE_NONE) {
            return true;
        }
    }
    return false;
}

void actor_code_on_day(const actors *a, uint32_t entry, int32_t day,
                       office_kind hint, char code[ACTOR_CODE_BYTES],
                       uint32_t *tenure_out) {
    const actor_entry *e = &a->entries[entry];
    uint32_t t = actor_on_day(a, entry, day, hint);
    *tenure_out = t;
    if (t != ACTORS_NONE) {
        memcpy(code, a->tenures[t].code, ACTOR_CODE_BYTES);
        return;
    }
    memcpy(code, e->code, ACTOR_CODE_BYTES);
    if (e->kind == ENTRY_PERSON) {
        if (!real_country(e)) {
            code[0] = '\0';
        } else if (strlen(code) == COUNTRY_BYTES &&
                   was_in_office(a, entry, day)) {
            memcpy(code + COUNTRY_BYTES, "ELI", 4);
        }
    }
}

/* The key of an office of a country: "FRA|HOG". */
static slice holder_key(char room[16], const char *country,
                        office_kind office) {
    memcpy(room, country, COUNTRY_BYTES);
    room[COUNTRY_BYTES] = '|';
    memcpy(room + COUNTRY_BYTES + 1, actors_office_name(office), 3);
    return (slice){room, COUNTRY_BYTES + 4};
}

static bool add_holder(actors *a, uint32_t index) {
    char room[16];
    tenure *t = &a->tenures[index];
    if (t->office == OFFICE_NONE || t->office >= OFFICE_MIN) {
        return true;
    }
    slice key = holder_key(room, t->code, (office_kind)t->office);
    uint32_t before = map_get(a->holders, key);
    t->holder = before == MAP_NONE ? ACTORS_NONE : before;
    return map_put(a->holders, key, index);
}

uint32_t actors_holder(const actors *a, const char *country, office_kind office,
                       int32_t day) {
    char room[16];
    uint32_t best = ACTORS_NONE;
    if (strlen(country) < COUNTRY_BYTES || office == OFFICE_NONE) {
        return best;
    }
    uint32_t t = map_get(a->holders, holder_key(room, country, office));
    for (; t != MAP_NONE; t = a->tenures[t].holder) {
        const tenure *one = &a->tenures[t];
        if (one->from <= day && day <= one->to &&
            (best == ACTORS_NONE || one->from > a->tenures[best].from)) {
            best = t;
        }
    }
    return best;
}

bool actors_add_given(actors *a, slice atoms, given_name bearers) {
    uint32_t index = map_get(a->given, atoms);
    if (index == MAP_NONE) {
        void *array = arena_room(a->keep, a->givens, a->given_count,
                                 &a->given_room, sizeof *a->givens);
        if (array == NULL || !map_put(a->given, atoms, a->given_count)) {
            return false;
        }
        a->givens = array;
        index = a->given_count++;
    }
    a->givens[index].male += bearers.male;
    a->givens[index].female += bearers.female;
    return true;
}

/* The first name of a person of the dictionary. */
static bool add_given_of(actors *a, const actor_entry *e) {
    a->lower.bytes = 0;
    slice first = {0};
    if (e->kind != ENTRY_PERSON || e->gender == GENDER_UNKNOWN ||
        atoms_fold(e->name, NULL, &a->lower) < 2) {
        return true;
    }
    slice rest = text_slice(&a->lower);
    slice_cut(&rest, ' ', &first);
    given_name one = {e->gender == GENDER_MALE, e->gender == GENDER_FEMALE};
    return actors_add_given(a, first, one);
}

uint8_t actors_given_gender(const actors *a, slice atom) {
    uint32_t index = map_get(a->given, atom);
    if (index == MAP_NONE) {
        return GENDER_UNKNOWN;
    }
    const given_name *g = &a->givens[index];
    uint32_t all = g->male + g->female;
    return g->male * 10 >= all * 9     ? GENDER_MALE
           : g->female * 10 >= all * 9 ? GENDER_FEMALE
                                       : GENDER_UNKNOWN;
}

bool actors_finish(actors *a) {
    for (uint32_t t = 0; t < a->tenure_count; t++) {
        if (!add_holder(a, t)) {
            return false;
        }
    }
    for (uint32_t e = 0; e < a->entry_count; e++) {
        if (!add_given_of(a, &a->entries[e])) {
            return false;
        }
    }
    return true;
}

actors_sizes actors_count(const actors *a) {
    return (actors_sizes){a->entry_count, map_count(a->names), a->tenure_count,
                          a->role_count};
}

typedef acta_status read_file(actors *a, const char *path, uint16_t file,
                              acta_error *error);

/* The part of a path from the dictionary's own folder on. */
static slice short_path(slice path, size_t folder_bytes) {
    size_t at = folder_bytes;
    while (at > 0 && path.at[at - 1] != '/') {
        at--;
    }
    return slice_part(path, at, path.bytes);
}

static bool add_file(actors *a, slice path, size_t folder_bytes) {
    void *array = arena_room(a->keep, a->files, a->file_count, &a->file_room,
                             sizeof *a->files);
    if (a->file_count == UINT16_MAX || array == NULL) {
        return false;
    }
    a->files = array;
    a->files[a->file_count++] = short_path(path, folder_bytes);
    return true;
}

/* Reads every file of top/under whose name ends in suffix. */
static acta_status read_folder(actors *a, const char *top, const char *under,
                               const char *suffix, read_file *reader,
                               acta_error *error) {
    text path = text_on(a->keep);
    text_add_str(&path, top);
    text_add_str(&path, under);
    text_add(&path, (slice){"", 1});
    if (path.failed) {
        return fail_memory(error);
    }
    folder files = {0};
    acta_status status = folder_list(text_slice(&path).at, slice_of(suffix),
                                     a->keep, &files, error);
    if (status == ACTA_NOT_FOUND && under[0] != '\0') {
        return ACTA_OK; /* not every dictionary has every kind of file */
    }
    for (uint32_t i = 0; i < files.count && status == ACTA_OK; i++) {
        if (!add_file(a, files.path[i], strlen(top))) {
            return fail_memory(error);
        }
        status =
            reader(a, files.path[i].at, (uint16_t)(a->file_count - 1), error);
    }
    return status;
}

static actors *new_actors(arena *keep) {
    actors *a = arena_take(keep, 1, sizeof *a);
    if (a == NULL) {
        return NULL;
    }
    a->keep = keep;
    a->cased = text_on(keep);
    a->lower = text_on(keep);
    map **maps[] = {&a->names,     &a->longest, &a->surnames,
                    &a->persons,   &a->holders, &a->given,
                    &a->countries, &a->nouns,   &a->longest_noun};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        bool large = maps[i] == &a->names || maps[i] == &a->surnames ||
                     maps[i] == &a->persons;
        *maps[i] = map_new_for(keep, large ? USUAL_NAMES : 0);
        if (*maps[i] == NULL) {
            return NULL;
        }
    }
    return a;
}

/* Reads all files into a new dictionary. */
static acta_status read_all(actors *a, const char *top, acta_error *error) {
    static const struct {
        const char *under;
        const char *suffix;
        read_file *reader;
    } kinds[] = {{"", ".txt", actors_read_entries},
                 {"/countries", ".txt", actors_read_entries},
                 {"/offices", ".tsv", actors_read_offices},
                 {"", ".tsv", actors_read_roles},
                 {"/roles", ".tsv", actors_read_roles},
                 {"/names", ".tsv", actors_read_givens}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        acta_status status = read_folder(
            a, top, kinds[i].under, kinds[i].suffix, kinds[i].reader, error);
        if (status != ACTA_OK) {
            return status;
        }
    }
    if (a->entry_count == 0) {
        return fail_at(error, ACTA_NOT_FOUND, top, 0, 0,
                       "expected actor files in this folder, found none");
    }
    return actors_finish(a) ? ACTA_OK : fail_memory(error);
}

acta_status actors_open(const char *top, arena *keep, const actors **out,
                        acta_error *error) {
    actors *a = new_actors(keep);
    acta_status status =
        a == NULL ? fail_memory(error) : read_all(a, top, error);
    if (status == ACTA_OK) {
        *out = a;
    }
    return status;
}

acta_status actors_open_checked(const char *top, arena *keep, text *problems,
                                uint32_t *count, const actors **out,
                                acta_error *error) {
    actors *a = new_actors(keep);
    if (a == NULL) {
        return fail_memory(error);
    }
    a->problems = problems;
    acta_status status = read_all(a, top, error);
    if (status == ACTA_OK && !actors_check(a, top)) {
        status = fail_memory(error);
    }
    a->problems = NULL;
    if (status == ACTA_OK) {
        *count = a->problem_count;
        *out = a;
    }
    return status;
}
