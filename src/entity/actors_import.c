/* actors_import.c: actor and agent files of TABARI and PETRARCH as acta's own.
 *
 * Problem: thirty years of event data were coded with dictionaries of one form:
 * names in capitals with underscores, codes in brackets with dates, synonyms
 * behind a plus, agents with a tilde for the country. Who kept such files must
 * be able to go on with them.
 *
 * Method: one line at a time. A line with a name opens an actor; +NAME adds to
 * it, [CODE DATES] too. It is written as an entry when the next one opens: the
 * undated code is its code, dated ones become `code` lines. Agents become role
 * nouns: of a code behind the tilde the first part that is a role here, old
 * names of roles by a table. !SETS! are written out. A line that cannot be
 * taken, or only in part, goes into the report with its number and the reason.
 * Format: Schrodt, TABARI Manual 0.8 (2012) chapter 4; PETRARCH's README.
 *
 * Why capitals are taken off: acta compares case, and HAMAS in a title and
 * Hamas in a text are both met by "Hamas"; words of three letters or less that
 * stand alone keep them.
 *
 * Limits: stems (TABARI's names without a final underscore) are whole words
 * here; two-digit years below 30 are of this century.
 */
#include "entity/actors_import.h"

#include <stdio.h>

#include "base/number.h"
#include "doc/times.h"
#include "entity/actors.h"
#include "load/table.h"

enum { NAMES_MOST = 400, CODES_MOST = 60, SETS_MOST = 64, FORMS_MOST = 16 };
enum { CENTURY_CUT = 30 };

/* A dated code of the open actor. */
typedef struct dated_code {
    char code[ACTOR_CODE_BYTES];
    int32_t from, to;
    bool nobody; /* [---] */
} dated_code;

typedef struct set {
    slice name;  /* "!PERSON!" */
    slice forms; /* "MAN, MEN" */
} set;

typedef struct importing {
    actors_import *out;
    uint32_t line;
    slice names[NAMES_MOST];
    uint32_t name_count;
    dated_code codes[CODES_MOST];
    uint32_t code_count;
    uint32_t opened; /* line of the first name */
    set sets[SETS_MOST];
    uint32_t set_count;
    bool comment; /* inside <!-- --> */
    bool section; /* inside <NOUN>, <ADJECTIVE> */
} importing;

static void report(importing *m, uint32_t line, slice what, const char *why) {
    text_add(&m->out->report, m->out->file);
    text_add_format(&m->out->report, ":%u: ", (unsigned)line);
    text_add_str(&m->out->report, why);
    text_add_str(&m->out->report, ": ");
    text_add(&m->out->report, what);
    text_add_char(&m->out->report, '\n');
    m->out->left++;
}

static bool is_small_word(slice word) {
    static const char *const words[] = {
        "OF",  "THE", "AND", "FOR", "IN",  "ON",  "AL",  "BIN", "IBN", "DE",
        "DEL", "DA",  "DOS", "LA",  "VAN", "VON", "DER", "TO",  "AT",  "BY"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (slice_equal_fold(word, slice_of(words[i]))) {
            return true;
        }
    }
    return false;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* PRESIDENT_OF_THE_U.N. -> President of the U.N. */
static void add_name(text *out, slice name, bool small) {
    size_t start = 0;
    for (size_t i = 0; i <= name.bytes; i++) {
        bool ends = i == name.bytes || name.at[i] == '_' || name.at[i] == ' ';
        if (!ends) {
            continue;
        }
        slice word = slice_part(name, start, i);
        bool first = start == 0;
        start = i + 1;
        if (word.bytes == 0) {
            continue;
        }
        if (!first) {
            text_add_char(out, ' ');
        }
        bool alone = first && i == name.bytes && word.bytes <= 3;
        bool keep = !small && (alone || memchr(word.at, '.', word.bytes));
        bool all_small = small || (!first && is_small_word(word));
        bool head = !slice_starts(word, SLICE("AL-")); /* al-Qaeda */
        for (size_t k = 0; k < word.bytes; k++) {
            char c = word.at[k];
            bool capital = keep || (head && !all_small);
            text_add_char(out, capital ? c : lower(c));
            head = c == '-' || c == '\'';
        }
    }
}

/* Underscores and blanks at both ends mean nothing here, nor does THE_. */
static slice trim_name(slice s) {
    s = slice_trim(s);
    while (s.bytes > 0 &&
           (s.at[s.bytes - 1] == '_' || s.at[s.bytes - 1] == ' ')) {
        s.bytes--;
    }
    while (s.bytes > 0 && (s.at[0] == '_' || s.at[0] == ' ')) {
        s = slice_part(s, 1, s.bytes);
    }
    bool the = slice_starts(s, SLICE("THE_")) || slice_starts(s, SLICE("THE "));
    return the && s.bytes > 4 ? slice_part(s, 4, s.bytes) : s;
}

static bool can_be_name(slice s) {
    static const char no[] = "\"|{}[]=*\\<>~^`@%$\t;#";
    bool letter = false;
    for (size_t i = 0; i < s.bytes; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c < 0x20 || strchr(no, (char)c) != NULL) {
            return false;
        }
        letter = letter || c >= 0x80 || lower((char)c) != (char)c ||
                 (c >= 'a' && c <= 'z');
    }
    return letter && s.bytes < 200;
}

/* YYMMDD or YYYYMMDD. */
static bool read_date(slice s, int32_t *day) {
    uint32_t n = 0;
    s = slice_trim(s);
    if ((s.bytes != 6 && s.bytes != 8) || !number_u32(s, &n)) {
        return false;
    }
    uint32_t year = n / 10000;
    if (s.bytes == 6) {
        year += year < CENTURY_CUT ? 2000 : 1900;
    }
    char iso[40];
    snprintf(iso, sizeof iso, "%04u-%02u-%02u", (unsigned)year,
             (unsigned)(n / 100 % 100), (unsigned)(n % 100));
    return actors_read_day(slice_of(iso), false, day);
}

/* "<911226", ">19990816", "19950601 - 19990815". */
static bool read_dates(slice s, int32_t *from, int32_t *to) {
    s = slice_trim(s);
    *from = ACTORS_PAST;
    *to = ACTORS_FUTURE;
    if (s.bytes == 0) {
        return true;
    }
    if (s.at[0] == '<') {
        return read_date(slice_part(s, 1, s.bytes), to);
    }
    if (s.at[0] == '>') {
        return read_date(slice_part(s, 1, s.bytes), from);
    }
    slice first = {0};
    return slice_cut(&s, '-', &first) && read_date(first, from) &&
           read_date(s, to) && *from <= *to;
}

static bool is_nobody(slice code) {
    for (size_t i = 0; i < code.bytes; i++) {
        if (code.at[i] != '-' && code.at[i] != '#' && code.at[i] != '+') {
            return false;
        }
    }
    return code.bytes > 0;
}

/* One [CODE DATES] of the open actor. */
static void take_code(importing *m, slice inside) {
    slice word = {0};
    slice rest = inside;
    dated_code made = {0};
    table_word(&rest, &word);
    char upper[ACTOR_CODE_BYTES] = {0};
    for (size_t i = 0; i < word.bytes && i < sizeof upper - 1; i++) {
        char c = word.at[i];
        upper[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    made.nobody = is_nobody(word);
    if (!made.nobody && (word.bytes >= ACTOR_CODE_BYTES ||
                         !actors_read_code(slice_of(upper), made.code))) {
        report(m, m->line, inside, "no code of 3 to 15 capitals");
    } else if (!read_dates(rest, &made.from, &made.to)) {
        report(m, m->line, inside, "dates not understood");
    } else if (m->code_count == CODES_MOST) {
        report(m, m->line, inside, "more codes than one actor can have");
    } else {
        m->codes[m->code_count++] = made;
    }
}

static void take_codes(importing *m, slice s) {
    while (s.bytes > 0) {
        size_t open = 0;
        while (open < s.bytes && s.at[open] != '[') {
            open++;
        }
        size_t close = open;
        while (close < s.bytes && s.at[close] != ']') {
            close++;
        }
        if (open < s.bytes && close == s.bytes) {
            report(m, m->line, s, "a bracket does not close");
        } else if (open < s.bytes) {
            take_code(m, slice_part(s, open + 1, close));
        }
        s = slice_part(s, close + 1, s.bytes);
    }
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
    text_add_char(out, '\n');
}

static bool is_dated(const dated_code *c) {
    return c->from != ACTORS_PAST || c->to != ACTORS_FUTURE;
}

/* The code outside all periods: the last undated one; NULL: none given. */
static const dated_code *usual_code(const importing *m) {
    const dated_code *usual = NULL;
    for (uint32_t i = 0; i < m->code_count; i++) {
        usual = is_dated(&m->codes[i]) ? usual : &m->codes[i];
    }
    return usual;
}

static bool is_state(const char *code) {
    static const char *const others[] = {"IGO", "NGO", "NGM", "IMG",
                                         "MNC", "UNK", "UIS"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(code, others[i]) == 0) {
            return false;
        }
    }
    return strlen(code) == COUNTRY_BYTES;
}

/* Where nobody is meant outside the dated codes, these are its years. */
static void add_years(importing *m) {
    int32_t from = ACTORS_FUTURE;
    int32_t to = ACTORS_PAST;
    for (uint32_t i = 0; i < m->code_count; i++) {
        const dated_code *c = &m->codes[i];
        if (!c->nobody && is_dated(c)) {
            from = c->from < from ? c->from : from;
            to = c->to > to ? c->to : to;
        }
    }
    if (from <= to && (from != ACTORS_PAST || to != ACTORS_FUTURE)) {
        text_add_str(&m->out->entries, "  years     ");
        add_period(&m->out->entries, from, to);
    }
}

/* Writes the open actor as an entry. */
static void close_actor(importing *m) {
    text *out = &m->out->entries;
    const dated_code *usual = usual_code(m);
    const dated_code *shown = usual != NULL && !usual->nobody ? usual : NULL;
    bool dated = false;
    for (uint32_t i = 0; i < m->code_count; i++) {
        const dated_code *c = &m->codes[i];
        dated = dated || (!c->nobody && is_dated(c));
        shown = shown == NULL && !c->nobody ? c : shown;
    }
    if (m->name_count > 0 && shown == NULL) {
        report(m, m->opened, m->names[0],
               m->code_count > 0 ? "its code means nobody" : "no code");
    } else if (m->name_count > 0) {
        bool state = !dated && is_state(shown->code);
        text_add_format(out, "\n%s %s ", state ? "country" : "org",
                        shown->code);
        add_name(out, m->names[0], false);
        text_add_char(out, '\n');
        for (uint32_t i = 1; i < m->name_count; i++) {
            text_add_str(out, "  name      ");
            add_name(out, m->names[i], false);
            text_add_char(out, '\n');
        }
        if (usual == NULL || usual->nobody) {
            add_years(m);
        }
        for (uint32_t i = 0; i < m->code_count; i++) {
            const dated_code *c = &m->codes[i];
            if (!c->nobody && is_dated(c)) {
                text_add_format(out, "  code      %s ", c->code);
                add_period(out, c->from, c->to);
            }
        }
        m->out->taken++;
    }
    m->name_count = m->code_count = 0;
}

/* The role that an agent's code means here, or NULL. *part: only in part. */
static const char *role_of(slice code, bool *part) {
    static const char *const roles[][2] = {
        {"GOV", "GOV"}, {"MIL", "MIL"}, {"COP", "COP"}, {"JUD", "JUD"},
        {"LEG", "LEG"}, {"OPP", "OPP"}, {"REB", "REB"}, {"PTY", "PTY"},
        {"SPY", "SPY"}, {"CVL", "CVL"}, {"BUS", "BUS"}, {"MED", "MED"},
        {"EDU", "EDU"}, {"REF", "REF"}, {"CRM", "CRM"}, {"LAB", "LAB"},
        {"REL", "REL"}, {"HRI", "HRI"}, {"HLH", "HLH"}, {"ELI", "ELI"},
        {"AGR", "AGR"}, {"DEV", "DEV"}, {"UAF", "REB"}, {"INS", "REB"},
        {"SEP", "REB"}, {"RAD", "OPP"}, {"MOP", "OPP"}, {"MOS", "REL"},
        {"MUS", "REL"}, {"CHR", "REL"}, {"JEW", "REL"}, {"HIN", "REL"},
        {"BUD", "REL"}, {"BAH", "REL"}, {"SIK", "REL"}, {"NGO", "HRI"}};
    const char *found = NULL;
    for (size_t at = 0; at + COUNTRY_BYTES <= code.bytes; at += COUNTRY_BYTES) {
        slice three = slice_part(code, at, at + COUNTRY_BYTES);
        for (size_t i = 0; i < sizeof roles / sizeof *roles && found == NULL;
             i++) {
            found = slice_is(three, roles[i][0]) ? roles[i][1] : NULL;
        }
    }
    *part = code.bytes > COUNTRY_BYTES;
    return found;
}

static const char *kind_of(slice name, bool no_plural) {
    static const char *const bodies[] = {
        "GROUP",      "PARTY",      "MINISTRY",  "COURT",        "CORPORATION",
        "GOVERNMENT", "PARLIAMENT", "COMMITTEE", "ORGANIZATION", "ORGANISATION",
        "BODY",       "UNION",      "FORCE",     "NEWSPAPER",    "CONGRESS",
        "MOVEMENT",   "SERVICE",    "COMPANY",   "BANK",         "COUNCIL",
        "COMMISSION", "AUTHORITY",  "AGENCY",    "ASSEMBLY",     "SENATE"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        if (slice_ends(name, slice_of(bodies[i]))) {
            return "body";
        }
    }
    return no_plural ? "people" : "person";
}

/* One role row; `before` and `after` stand around a form of a !SET!. */
static void add_role(importing *m, const char *role, slice before, slice form,
                     slice after, slice plural, bool no_plural) {
    text *out = &m->out->roles;
    text whole = text_on(m->out->keep);
    text_add(&whole, before);
    text_add(&whole, form);
    text_add(&whole, after);
    slice name = trim_name(text_slice(&whole));
    if (whole.failed || !can_be_name(name)) {
        report(m, m->line, name, "no name of a role");
        return;
    }
    text_add_format(out, "%s\t%s\t\t", role, kind_of(name, no_plural));
    add_name(out, name, true);
    if (plural.bytes > 0) {
        text_add_str(out, ", ");
        add_name(out, plural, true);
    }
    text_add_char(out, '\n');
    m->out->taken++;
}

static const set *set_in(const importing *m, slice name, size_t *at) {
    for (uint32_t s = 0; s < m->set_count; s++) {
        for (size_t i = 0; i + m->sets[s].name.bytes <= name.bytes; i++) {
            if (slice_starts(slice_part(name, i, name.bytes),
                             m->sets[s].name)) {
                *at = i;
                return &m->sets[s];
            }
        }
    }
    return NULL;
}

/* NAME {PLURAL} [~CODE] */
static void take_agent(importing *m, slice name, slice braces, bool braced,
                       slice code) {
    bool part = false;
    code = slice_trim(code);
    if (code.bytes == 0 || code.at[0] != '~') {
        report(m, m->line, name, "a code before the country's place (~)");
        return;
    }
    code = slice_trim(slice_part(code, 1, code.bytes));
    const char *role = role_of(code, &part);
    if (role == NULL) {
        report(m, m->line, name, "no role of acta in its code");
        return;
    }
    if (part) {
        report(m, m->line, name, "taken, but only the first part of its code");
        m->out->left--;
    }
    size_t at = 0;
    const set *sub = set_in(m, name, &at);
    slice plural = trim_name(braces);
    bool none = braced && plural.bytes == 0;
    if (sub == NULL) {
        add_role(m, role, name, (slice){0}, (slice){0}, plural, none);
        return;
    }
    slice forms = sub->forms;
    slice form = {0};
    for (int n = 0; n < FORMS_MOST && table_item(&forms, ',', &form); n++) {
        add_role(m, role, slice_part(name, 0, at), form,
                 slice_part(name, at + sub->name.bytes, name.bytes), plural,
                 none);
    }
}

/* The line without what follows # or ;, and without <!-- -->. */
static slice without_comment(importing *m, slice line) {
    if (m->comment) {
        m->comment = !slice_ends(slice_trim(line), SLICE("->"));
        return (slice){0};
    }
    slice text_of_line = slice_trim(line);
    if (slice_starts(text_of_line, SLICE("<!"))) {
        m->comment = !slice_ends(text_of_line, SLICE("->"));
        return (slice){0};
    }
    for (size_t i = 0; i < line.bytes; i++) {
        if (line.at[i] == '#' && i + 2 < line.bytes && line.at[i + 1] == '#') {
            i += 2; /* [###] */
        } else if (line.at[i] == '#' || line.at[i] == ';') {
            return slice_trim(slice_part(line, 0, i));
        }
    }
    return text_of_line;
}

static bool take_section(importing *m, slice line) {
    if (line.at[0] == '<') {
        m->section = line.bytes > 1 && line.at[1] != '/';
        return true;
    }
    return m->section;
}

static void open_actor(importing *m, slice name, slice codes) {
    name = trim_name(name);
    close_actor(m);
    m->opened = m->line;
    if (!can_be_name(name)) {
        report(m, m->line, name, "no name of an actor");
        return;
    }
    m->names[m->name_count++] = name;
    take_codes(m, codes);
}

static void add_synonym(importing *m, slice line) {
    slice rest = slice_part(line, 1, line.bytes);
    size_t end = 0;
    while (end < rest.bytes && rest.at[end] != '[') {
        end++;
    }
    slice name = trim_name(slice_part(rest, 0, end));
    if (m->name_count == 0) {
        report(m, m->line, line, "a synonym of nobody");
    } else if (!can_be_name(name) || m->name_count == NAMES_MOST) {
        report(m, m->line, line, "no name of an actor");
    } else {
        m->names[m->name_count++] = name;
        take_codes(m, slice_part(rest, end, rest.bytes));
    }
}

static void define_set(importing *m, slice name, slice forms) {
    if (m->set_count == SETS_MOST) {
        report(m, m->line, name, "more !SETS! than can be kept");
        return;
    }
    m->sets[m->set_count++] = (set){slice_trim(name), slice_trim(forms)};
}

static size_t find(slice s, char c) {
    size_t i = 0;
    while (i < s.bytes && s.at[i] != c) {
        i++;
    }
    return i;
}

static void take_line(importing *m, slice line) {
    size_t bracket = find(line, '[');
    size_t tilde = find(line, '~');
    size_t equals = find(line, '=');
    if (line.at[0] == '+') {
        add_synonym(m, line);
    } else if (line.at[0] == '!' && equals < line.bytes) {
        define_set(m, slice_part(line, 0, equals),
                   slice_part(line, equals + 1, line.bytes));
    } else if (bracket < line.bytes && tilde < line.bytes) {
        size_t brace = find(line, '{');
        bool braced = brace < bracket;
        size_t name_end = braced ? brace : bracket;
        size_t closed = find(line, '}');
        take_agent(m, trim_name(slice_part(line, 0, name_end)),
                   braced ? slice_part(line, brace + 1, closed) : (slice){0},
                   braced, slice_part(line, bracket + 1, find(line, ']')));
    } else if (bracket == 0 && m->name_count > 0) {
        take_codes(m, line);
    } else if (bracket == 0) {
        report(m, m->line, line, "a code of nobody");
    } else {
        open_actor(m, slice_part(line, 0, bracket),
                   slice_part(line, bracket, line.bytes));
    }
}

bool actors_import_file(actors_import *out, slice bytes) {
    importing *m = arena_take(out->keep, 1, sizeof *m);
    if (m == NULL) {
        return false;
    }
    m->out = out;
    out->entries = text_on(out->keep);
    out->roles = text_on(out->keep);
    out->report = text_on(out->keep);
    text_add_str(&out->entries, "# acta actors 1\n");
    text_add_str(&out->roles, "# acta roles 1\n");
    slice rest = bytes;
    for (slice line; slice_cut(&rest, '\n', &line);) {
        m->line++;
        line = without_comment(m, line);
        if (line.bytes > 0 && !take_section(m, line)) {
            take_line(m, line);
        }
    }
    close_actor(m);
    return !out->entries.failed && !out->roles.failed && !out->report.failed;
}
