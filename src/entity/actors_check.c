/* actors_check.c: all mistakes of the actor files, not only the first.
 *
 * Problem: a dictionary that somebody mends by hand or by script has many
 * mistakes at once; to be told one a run wastes the day. Some can be seen only
 * when all files are read: codes of countries that no file has, periods of one
 * entry that overlap, one name for two actors at one time.
 *
 * Method: while `problems` is set the readers hand each mistake here and go on
 * with the next line; a file that is not UTF-8 is read with question marks for
 * the wrong bytes. Afterwards the dictionary in memory is looked through. Only
 * file and line are kept there, so the column is found by looking for the word
 * in that line once more; good files pay nothing.
 *
 * Limits: at most CHECK_MOST mistakes are written, all are counted. Which marks
 * are stray is a list; two actors of one name are a mistake only where no
 * article could tell them apart: the same kind, the same country and time.
 */
#include <stdio.h>

#include "base/utf8.h"
#include "entity/actors.h"
#include "load/table.h"

enum { CHECK_MOST = 10000 };

bool actors_note(actors *a, const acta_error *what) {
    if (a->problems == NULL || what->status != ACTA_BAD_TABLE) {
        return false;
    }
    if (a->problem_count++ < CHECK_MOST) {
        text_add_format(a->problems, "%s:%zu:%zu: %s\n", what->path, what->line,
                        what->column, what->message);
    }
    return !a->problems->failed;
}

/* Every wrong byte becomes a problem and a question mark. */
static acta_status mend(actors *a, const char *path, slice *bytes,
                        acta_error *error) {
    char *copy = arena_take(a->keep, bytes->bytes + 1, 1);
    if (copy == NULL) {
        return fail_memory(error);
    }
    memcpy(copy, bytes->at, bytes->bytes);
    slice all = {copy, bytes->bytes};
    size_t from = 0;
    size_t bad = 0;
    acta_error what;
    while (!utf8_check(slice_part(all, from, all.bytes), &bad)) {
        table place = {.path = path, .bytes = all};
        slice byte = slice_part(all, from + bad, from + bad + 1);
        unsigned value = (unsigned char)*byte.at;
        copy[from + bad] = '?';
        table_fail(&place, byte, &what,
                   "expected UTF-8 text, found byte 0x%02X", value);
        if (!actors_note(a, &what)) {
            return fail_memory(error);
        }
        from += bad + 1;
    }
    *bytes = all;
    return ACTA_OK;
}

acta_status actors_table_open(actors *a, const char *path, const char *kind,
                              table *out, acta_error *error) {
    if (a->problems == NULL) {
        return table_open(path, kind, 1, out, error);
    }
    file_map file;
    acta_status status = file_map_open(path, &file, error);
    if (status != ACTA_OK) {
        return status;
    }
    slice bytes = file.bytes;
    status = mend(a, path, &bytes, error);
    if (status == ACTA_OK) {
        status = table_of(bytes, path, kind, 1, out, error);
    }
    file_map_close(&file);
    if (status != ACTA_OK && actors_note(a, error)) {
        *out = (table){.path = path};
        status = ACTA_OK;
    }
    return status;
}

/* Marks that no name has; a name may hold brackets in pairs. */
static size_t stray_mark(slice name) {
    static const char marks[] = "\"|{}[]=_*\\<>~^`@%$\t";
    static const char *const wide[] = {"\xC2\xA0",     "\xE2\x80\x8B",
                                       "\xEF\xBB\xBF", "\xE2\x80\x9C",
                                       "\xE2\x80\x9D", "\xEF\xBF\xBD"};
    int open = 0;
    for (size_t i = 0; i < name.bytes; i++) {
        unsigned char c = (unsigned char)name.at[i];
        open += (c == '(') - (c == ')');
        if (c < 0x20 || strchr(marks, (char)c) != NULL || open < 0) {
            return i;
        }
        for (size_t k = 0; c >= 0x80 && k < sizeof wide / sizeof *wide; k++) {
            slice rest = slice_part(name, i, name.bytes);
            if (slice_starts(rest, slice_of(wide[k]))) {
                return i;
            }
        }
    }
    static const char ends[] = ",;:(-/";
    bool stray = open != 0 || (name.bytes > 0 &&
                               strchr(ends, name.at[name.bytes - 1]) != NULL);
    return stray ? name.bytes - 1 : name.bytes;
}

void actors_check_name(actors *a, const table *t, slice name) {
    if (a->problems == NULL) {
        return;
    }
    acta_error what;
    size_t at = stray_mark(name);
    if (at < name.bytes) {
        table_fail(t, slice_part(name, at, name.bytes), &what,
                   "expected a name without this mark");
        actors_note(a, &what);
    } else if (name.bytes > 0) {
        text lower = text_on(a->keep);
        uint32_t count = atoms_fold(name, NULL, &lower);
        if (count == 0 || count > ACTORS_NAME_ATOMS) {
            table_fail(t, name, &what,
                       "expected a name of 1 to %d words, found %u",
                       ACTORS_NAME_ATOMS, (unsigned)count);
            actors_note(a, &what);
        }
    }
}

/* A checked dictionary: where its files lie. */
typedef struct checking {
    actors *a;
    slice parent; /* of the folder, with its '/'; may be empty */
} checking;

/* Notes a problem of a line that was read long ago; the column is that of
 * `word` in it. */
static void note_line(checking *c, uint16_t file, uint32_t line, slice word,
                      const char *message) {
    char path[ACTA_PATH_BYTES];
    acta_error what;
    file_map bytes;
    slice short_name = c->a->files[file];
    size_t column = 0;
    if (c->parent.bytes + short_name.bytes >= sizeof path) {
        return;
    }
    memcpy(path, c->parent.at, c->parent.bytes);
    memcpy(path + c->parent.bytes, short_name.at, short_name.bytes);
    path[c->parent.bytes + short_name.bytes] = '\0';
    if (file_map_open(path, &bytes, &what) == ACTA_OK) {
        slice rest = bytes.bytes;
        slice text_of_line = {0};
        for (uint32_t n = 0; n < line; n++) {
            slice_cut(&rest, '\n', &text_of_line);
        }
        for (size_t i = 0; i < text_of_line.bytes && column == 0; i++) {
            slice from = slice_part(text_of_line, i, text_of_line.bytes);
            if (slice_starts(from, word)) {
                column = 1 + utf8_length(slice_part(text_of_line, 0, i));
            }
        }
        file_map_close(&bytes);
    }
    fail_at(&what, ACTA_BAD_TABLE, path, line, column, "%s", message);
    actors_note(c->a, &what);
}

static bool is_listed(const char *three, const char *list) {
    for (; *list != '\0'; list += COUNTRY_BYTES + 1) {
        if (strncmp(three, list, COUNTRY_BYTES) == 0) {
            return true;
        }
    }
    return false;
}

static void check_code(checking *c, uint16_t file, uint32_t line,
                       const char *code) {
    static const char bases[] = "IGO NGO IMG MNC UNK ";
    static const char roles[] =
        "GOV MIL COP JUD LEG OPP REB PTY SPY CVL BUS MED EDU REF CRM LAB REL "
        "HRI HLH ELI AGR DEV ENV ";
    slice base = slice_part(slice_of(code), 0, COUNTRY_BYTES);
    bool country = map_get(c->a->countries, base) != MAP_NONE;
    size_t bytes = strlen(code);
    if (!country && !is_listed(code, bases)) {
        note_line(c, file, line, slice_of(code),
                  "expected a code of a country of these files or IGO NGO IMG "
                  "MNC UNK");
    } else if (bytes % COUNTRY_BYTES != 0) {
        note_line(c, file, line, slice_of(code),
                  "expected a code of three, six, nine ... letters");
    } else if (country && bytes > COUNTRY_BYTES &&
               !is_listed(code + COUNTRY_BYTES, roles)) {
        note_line(c, file, line, slice_of(code),
                  "expected a role behind the country (GOV MIL COP JUD LEG OPP "
                  "REB PTY SPY CVL BUS MED EDU REF CRM LAB REL HRI HLH ELI AGR "
                  "DEV ENV)");
    }
}

/* Whether two dated codes of one entry say two things of one time. */
static bool clash(const tenure *x, const tenure *y) {
    if (x->from >= y->to || y->from >= x->to || x->office != y->office ||
        x->file != y->file) {
        return false; /* another source may say the same once more */
    }
    bool dated = x->from != ACTORS_PAST || x->to != ACTORS_FUTURE;
    bool other = y->from != ACTORS_PAST || y->to != ACTORS_FUTURE;
    if (x->office == OFFICE_NONE) {
        return dated && other;
    }
    return slice_equal(x->title, y->title) && strcmp(x->code, y->code) == 0;
}

static void check_tenures(checking *c, const actor_entry *e) {
    const actors *a = c->a;
    char message[ACTA_MESSAGE_BYTES];
    for (uint32_t i = e->tenure; i != ACTORS_NONE; i = a->tenures[i].next) {
        const tenure *x = &a->tenures[i];
        check_code(c, x->file, x->line, x->code);
        for (uint32_t k = x->next; k != ACTORS_NONE; k = a->tenures[k].next) {
            const tenure *y = &a->tenures[k];
            if (clash(x, y)) {
                snprintf(message, sizeof message,
                         "expected periods that do not overlap; %.*s:%u is of "
                         "the same time",
                         (int)a->files[x->file].bytes, a->files[x->file].at,
                         (unsigned)x->line);
                note_line(c, y->file, y->line, slice_of(y->code), message);
                break;
            }
        }
    }
}

/* Whether no article could tell two entries of one name apart. */
static bool twins(const actors *a, const name_sense *x, const name_sense *y) {
    const actor_entry *e = &a->entries[x->entry];
    const actor_entry *f = &a->entries[y->entry];
    bool persons = e->kind == ENTRY_PERSON && !slice_equal(e->name, f->name);
    return x->kind == SENSE_NAME && y->kind == SENSE_NAME && e != f &&
           e->kind == f->kind && !persons && e->from <= f->to &&
           f->from <= e->to && strcmp(e->code, f->code) == 0 &&
           slice_equal(x->written, y->written);
}

static void check_twins(checking *c, uint32_t first) {
    const actors *a = c->a;
    char message[ACTA_MESSAGE_BYTES];
    for (uint32_t i = first; i != ACTORS_NONE; i = a->senses[i].next) {
        const name_sense *x = &a->senses[i];
        for (uint32_t k = x->next; k != ACTORS_NONE; k = a->senses[k].next) {
            const name_sense *y = &a->senses[k];
            if (!twins(a, x, y)) {
                continue;
            }
            const actor_entry *e = &a->entries[x->entry];
            const actor_entry *f = &a->entries[y->entry];
            snprintf(message, sizeof message,
                     "expected one entry for the name \"%.*s\" at one time; "
                     "%.*s:%u has it too",
                     (int)x->written.bytes, x->written.at,
                     (int)a->files[f->file].bytes, a->files[f->file].at,
                     (unsigned)f->line);
            note_line(c, e->file, e->line, e->name, message);
            break;
        }
    }
}

static void check_entry(checking *c, const actor_entry *e) {
    if (e->code[0] != '\0' && e->kind != ENTRY_COUNTRY) {
        check_code(c, e->file, e->line, e->code);
    }
    check_tenures(c, e);
}

bool actors_check(actors *a, const char *folder) {
    checking c = {.a = a};
    slice parent = slice_of(folder);
    while (parent.bytes > 0 && parent.at[parent.bytes - 1] != '/') {
        parent.bytes--;
    }
    c.parent = parent;
    for (uint32_t e = 0; e < a->entry_count; e++) {
        check_entry(&c, &a->entries[e]);
    }
    for (uint32_t n = 0; n < map_count(a->names); n++) {
        check_twins(&c, map_value(a->names, n));
    }
    return !a->problems->failed;
}
