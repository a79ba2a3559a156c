/* token_runs.c: where a run of letters and digits is cut into words.
 *
 * Problem: signs inside a run mean different things: the hyphen of "US-led"
 * separates words in the treebanks, those of "non-member" and 2017-02-19 do
 * not; a full stop may be part of "U.S.", of "enron.com", or end a sentence
 * whose blank was forgotten.
 *
 * Method: a run is atoms (letters, digits or both) with one sign between each
 * two. Every sign is judged by what stands left and right of it and either
 * glues its atoms or parts them; what is glued is a word, which is then
 * searched for a contraction, a possessive or a unit at its end. The questions
 * are those of the Penn Treebank tokeniser script and of the UD English
 * guidelines; the answers for doubtful signs were read off the train files.
 *
 * Why not learn the cuts: with the tables the rules reach 99 %, and a user can
 * mend a wrong cut by adding a line to data/words. Limits: RUN_ATOMS atoms are
 * judged together; "its" meant as "it's" is left whole.
 */
#include "base/utf8.h"
#include "token/token_words.h"

enum { RUN_ATOMS = 64, FORM_BYTES = 48 };

typedef struct atom {
    size_t start;
    size_t end;
    bool letters;
    bool digits;
} atom;

typedef struct run {
    uint32_t count;
    atom atoms[RUN_ATOMS];
    uint32_t sign[RUN_ATOMS]; /* between atom i and i + 1 */
    bool glued[RUN_ATOMS];
} run;

static slice body_part(const word_reader *r, size_t start, size_t end) {
    return (slice){r->body.at + start, end - start};
}

static bool is_sign(uint32_t c) {
    return c == '.' || c == ',' || c == ':' || c == '/' || c == '&' ||
           c == '@' || c == '_' || word_is_hyphen(c) || word_is_apostrophe(c);
}

/* read_atom: letters and digits from *byte on. */
static atom read_atom(slice body, size_t *byte) {
    atom a = {*byte, *byte, false, false};
    while (*byte < body.bytes && *byte - a.start < TOKEN_WORD_BYTES) {
        size_t next = *byte;
        uint32_t c = utf8_next(body, &next);
        if (!word_is_inner(c)) {
            break;
        }
        if (utf8_is_digit(c)) {
            a.digits = true;
        } else {
            a.letters = true;
        }
        *byte = next;
    }
    a.end = *byte;
    return a;
}

static void read_run(slice body, size_t at, run *out) {
    size_t start = at;
    out->count = 0;
    for (;;) {
        out->atoms[out->count] = read_atom(body, &at);
        out->count++;
        if (out->count == RUN_ATOMS || at >= body.bytes ||
            at - start > TOKEN_WORD_BYTES / 2) {
            return;
        }
        size_t next = at;
        uint32_t sign = utf8_next(body, &next);
        if (!is_sign(sign) || !word_is_inner(word_peek(body, next))) {
            return;
        }
        out->sign[out->count - 1] = sign;
        at = next;
    }
}

static size_t atom_bytes(const run *u, uint32_t i) {
    return u->atoms[i].end - u->atoms[i].start;
}

static bool all_digits(const run *u, uint32_t i) {
    return u->atoms[i].digits && !u->atoms[i].letters;
}

static bool one_letter(const word_reader *r, const run *u, uint32_t i) {
    size_t byte = u->atoms[i].start;
    utf8_next(r->body, &byte);
    return byte == u->atoms[i].end && u->atoms[i].letters;
}

static bool all_upper(const word_reader *r, const run *u, uint32_t i) {
    for (size_t byte = u->atoms[i].start; byte < u->atoms[i].end;) {
        if (utf8_is_lower(utf8_next(r->body, &byte))) {
            return false;
        }
    }
    return u->atoms[i].letters;
}

/* lower_form: the bytes lower-cased into a small buffer; empty when they do
 * not fit, apostrophes made ASCII. */
static slice lower_form(slice form, char room[FORM_BYTES]) {
    size_t used = 0;
    for (size_t byte = 0; byte < form.bytes;) {
        uint32_t c = utf8_lower(utf8_next(form, &byte));
        if (used + 4 > FORM_BYTES) {
            return (slice){"", 0};
        }
        used += utf8_put(word_is_apostrophe(c) ? '\'' : c, room + used);
    }
    return (slice){room, used};
}

static bool in_table(const map *table, slice form) {
    char room[FORM_BYTES];
    return map_get(table, lower_form(form, room)) != MAP_NONE;
}

static bool lower_letters(const word_reader *r, const run *u, uint32_t i) {
    for (size_t byte = u->atoms[i].start; byte < u->atoms[i].end; byte++) {
        if (r->body.at[byte] < 'a' || r->body.at[byte] > 'z') {
            return false;
        }
    }
    return atom_bytes(u, i) >= 2;
}

static slice atom_form(const word_reader *r, const run *u, uint32_t i) {
    return body_part(r, u->atoms[i].start, u->atoms[i].end);
}

/* numbers_glued: hyphens or slashes between digits hold dates, telephone
 * numbers and fractions together, and part ranges such as 2003-2004. */
static bool numbers_glued(const run *u, uint32_t i) {
    uint32_t first = i, last = i + 1;
    while (first > 0 && u->sign[first - 1] == u->sign[i] &&
           all_digits(u, first - 1)) {
        first--;
    }
    while (last + 1 < u->count && u->sign[last] == u->sign[i] &&
           all_digits(u, last + 1)) {
        last++;
    }
    if (u->sign[i] == '/') {
        return last - first <= 2 && atom_bytes(u, first) <= 4 &&
               atom_bytes(u, last) <= 4;
    }
    if (last - first == 1) {
        size_t left = atom_bytes(u, first);
        return atom_bytes(u, last) == 4 && (left == 3 || left == 5);
    }
    return true;
}

static bool digit_at(const word_reader *r, size_t byte) {
    return r->body.at[byte] >= '0' && r->body.at[byte] <= '9';
}

static bool stop_glued(const word_reader *r, const run *u, uint32_t i) {
    if (digit_at(r, u->atoms[i].end - 1) &&
        digit_at(r, u->atoms[i + 1].start) && u->atoms[i + 1].digits) {
        return true;
    }
    if (one_letter(r, u, i) && (one_letter(r, u, i + 1)) &&
        (i == 0 || u->sign[i - 1] != '.' || u->glued[i - 1])) {
        return true;
    }
    if (in_table(r->model->web_endings, atom_form(r, u, i + 1))) {
        return true;
    }
    slice pair = body_part(r, u->atoms[i].start, u->atoms[i + 1].end + 1);
    return u->atoms[i + 1].end < r->body.bytes &&
           map_get(r->model->abbreviations, pair) != MAP_NONE;
}

/* thousands: whether atom i starts with a group of three digits, or of two in
 * the Indian way (1,00,000). */
static bool thousands(const word_reader *r, const run *u, uint32_t i) {
    size_t digits = 0;
    while (digits < atom_bytes(u, i) &&
           utf8_is_digit(word_peek(r->body, u->atoms[i].start + digits))) {
        digits++;
    }
    bool more = i + 1 < u->count && u->sign[i] == ',';
    return atom_bytes(u, i - 1) <= 3 && (digits == 3 || (digits == 2 && more));
}

static bool sign_glued(const word_reader *r, const run *u, uint32_t i) {
    uint32_t sign = u->sign[i];
    bool digits = all_digits(u, i) && all_digits(u, i + 1);
    if (sign == '.') {
        return stop_glued(r, u, i);
    }
    if (sign == ',') {
        return all_digits(u, i) && thousands(r, u, i + 1);
    }
    if (sign == ':') {
        return all_digits(u, i) && u->atoms[i + 1].digits;
    }
    if (sign == '/') {
        slice pair = body_part(r, u->atoms[i].start, u->atoms[i + 1].end);
        return digits ? numbers_glued(u, i) : in_table(r->model->wholes, pair);
    }
    if (sign == '&') {
        return all_upper(r, u, i) && all_upper(r, u, i + 1);
    }
    if (word_is_hyphen(sign)) {
        bool first = i == 0 || !u->glued[i - 1];
        return digits
                   ? numbers_glued(u, i)
                   : first && in_table(r->model->affixes, atom_form(r, u, i));
    }
    return sign == '_' || u->atoms[i + 1].letters;
}

/* web_end: the byte after an address that starts with this run, else `at`. */
static size_t web_end(const word_reader *r, const run *u) {
    size_t start = u->atoms[0].start;
    size_t end = u->atoms[u->count - 1].end;
    slice rest = body_part(r, end, r->body.bytes);
    char room[FORM_BYTES];
    slice first = lower_form(atom_form(r, u, 0), room);
    bool address = u->count == 1 && slice_starts(rest, SLICE("://"));
    bool named = slice_is(first, "www") && u->count > 1;
    bool mail = false, path = false, ending = false, plain = true;
    uint32_t dots = 0;
    for (uint32_t i = 0; i + 1 < u->count; i++) {
        path = path || (ending && u->sign[i] == '/');
        mail = mail || u->sign[i] == '@';
        dots += u->sign[i] == '.' && lower_letters(r, u, i + 1);
        plain = plain &&
                (u->sign[i] == '.' || u->sign[i] == '_' || u->sign[i] == '-');
        ending = u->sign[i] == '.' &&
                 in_table(r->model->web_endings, atom_form(r, u, i + 1));
    }
    path = path || (ending && rest.bytes > 1 && rest.at[0] == '/');
    if (!address && !named && !path) {
        bool group = dots >= 2 && dots + 1 == u->count;
        return mail || (plain && (ending || group)) ? end : start;
    }
    size_t last = end;
    for (size_t byte = end; byte < r->body.bytes;) {
        uint32_t c = utf8_next(r->body, &byte);
        if (utf8_is_space(c) || c == '<' || c == '>' || c == '"' || c > 0x7F) {
            break;
        }
        if (c != '.' && c != ',' && c != ';' && c != ':' && c != '!' &&
            c != '?' && c != ')' && c != ']' && c != '\'') {
            last = byte;
        }
        if (byte - start >= TOKEN_WORD_BYTES) {
            break;
        }
    }
    return last;
}

/* --- one word ------------------------------------------------------- */

/* dotted: letters with a full stop between each two. */
static bool dotted(slice form) {
    size_t letters = 0;
    for (size_t byte = 0; byte < form.bytes;) {
        if (!utf8_is_letter(utf8_next(form, &byte))) {
            return false;
        }
        letters++;
        if (byte < form.bytes && form.at[byte++] != '.') {
            return false;
        }
    }
    return letters >= 2;
}

/* after_blanks: the first character after the blanks at a byte, 0 at the end;
 * looks no further than a few blanks. */
static uint32_t after_blanks(const word_reader *r, size_t *byte) {
    for (int steps = 0; *byte < r->body.bytes && steps < 8; steps++) {
        size_t here = *byte;
        uint32_t c = utf8_next(r->body, byte);
        if (!utf8_is_space(c)) {
            *byte = here;
            return c;
        }
    }
    return 0;
}

static abbreviation initial_kind(const word_reader *r, slice form,
                                 size_t stop) {
    size_t byte = 0;
    uint32_t letter = utf8_next(form, &byte);
    if (byte != form.bytes || !utf8_is_upper(letter)) {
        return ABBREVIATION_NONE;
    }
    size_t next = stop + 1;
    uint32_t c = after_blanks(r, &next);
    const token_list *list = r->list;
    bool after_name =
        list->T > 0 && list->kind[list->T - 1] != WORD_STOP &&
        utf8_is_upper(word_peek(r->body, list->at[list->T - 1].start));
    if (letter == 'I' && !(after_name && utf8_is_upper(c))) {
        return ABBREVIATION_NONE;
    }
    return utf8_is_upper(c) || c == ',' || c == '-' || c == ')'
               ? ABBREVIATION_INITIAL
               : ABBREVIATION_NONE;
}

static uint32_t listed_kind(const map *table, slice form) {
    char room[FORM_BYTES];
    uint32_t found = map_get(table, form);
    slice lower = lower_form(form, room);
    if (found == MAP_NONE) {
        found = map_get(table, lower);
    }
    if (found == MAP_NONE && lower.bytes > 1 && lower.at[0] >= 'a' &&
        lower.at[0] <= 'z' && utf8_is_upper(word_peek(form, 1))) {
        room[0] = (char)(room[0] - 'a' + 'A');
        found = map_get(table, lower);
    }
    return found;
}

/* stop_kind: whether the full stop at `stop` belongs to the word before it. */
static abbreviation stop_kind(const word_reader *r, size_t start, size_t stop) {
    slice form = body_part(r, start, stop);
    slice rest = body_part(r, stop, r->body.bytes);
    bool ellipsis = slice_starts(rest, SLICE("...")) ||
                    (slice_starts(rest, SLICE("..")) && !dotted(form));
    if (word_peek(r->body, stop) != '.' || form.bytes >= FORM_BYTES ||
        ellipsis) {
        return ABBREVIATION_NONE;
    }
    uint32_t kind =
        listed_kind(r->model->abbreviations, body_part(r, start, stop + 1));
    size_t next = stop + 1;
    bool number = utf8_is_digit(after_blanks(r, &next)) ||
                  (start > 0 && r->body.at[start - 1] == '(');
    if (kind != MAP_NONE && (kind != ABBREVIATION_NUMBER || number)) {
        return (abbreviation)kind;
    }
    if (dotted(form)) {
        return ABBREVIATION_DOTTED;
    }
    if (word_peek(r->body, stop + 1) == ',' && form.bytes <= 5 &&
        utf8_is_letter(word_peek(r->body, start))) {
        return ABBREVIATION_WORD;
    }
    return initial_kind(r, form, stop);
}

/* same_place: where `form` has the `byte` of its lower-cased copy, in which a
 * curly apostrophe is straight and so shorter. */
static size_t same_place(slice lower, size_t byte, slice form) {
    size_t in_lower = 0, in_form = 0;
    while (in_lower < byte && in_form < form.bytes) {
        (void)utf8_next(lower, &in_lower);
        (void)utf8_next(form, &in_form);
    }
    return in_form;
}

/* contraction_cut: the byte of a word where its second word starts, 0: none. */
static size_t contraction_cut(const word_reader *r, slice form) {
    char room[FORM_BYTES];
    slice lower = lower_form(form, room);
    uint32_t listed = map_get(r->model->contractions, lower);
    if (listed != MAP_NONE) {
        return same_place(lower, listed, form);
    }
    if (lower.bytes > 3 && slice_ends(lower, SLICE("n't"))) {
        size_t mark = form.bytes - 1;
        utf8_before(form, &mark);
        return mark - 1;
    }
    static const char *const endings[] = {"'s",  "'m",  "'d",
                                          "'re", "'ve", "'ll"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        slice ending = slice_of(endings[i]);
        if (lower.bytes > ending.bytes && slice_ends(lower, ending)) {
            size_t mark = form.bytes - (ending.bytes - 1);
            utf8_before(form, &mark);
            return mark;
        }
    }
    return 0;
}

/* unit_cut: where the unit of "35mm" starts, 0: none. */
static size_t unit_cut(const word_reader *r, slice form) {
    size_t digits = form.bytes;
    while (digits > 0 && (form.at[digits - 1] & 0x80) == 0 &&
           utf8_is_letter((unsigned char)form.at[digits - 1])) {
        digits--;
    }
    bool number = digits > 0 && digits < form.bytes && form.at[0] >= '0' &&
                  form.at[0] <= '9' && form.at[digits - 1] >= '0' &&
                  form.at[digits - 1] <= '9';
    slice unit = slice_part(form, digits, form.bytes);
    bool listed = map_get(r->model->units, unit) != MAP_NONE;
    return number && listed ? digits : 0;
}

/* plural_possessive: the byte after the apostrophe of "workers'", else end. */
static size_t plural_possessive(const word_reader *r, size_t start,
                                size_t end) {
    uint32_t mark = word_peek(r->body, end);
    char last = r->body.at[end - 1];
    if ((last != 's' && last != 'S' && last != 'z' && last != 'x') ||
        end - start < 3 || (mark != '\'' && mark != 0x2019) || r->open_single) {
        return end;
    }
    size_t after = end;
    utf8_next(r->body, &after);
    uint32_t next = word_peek(r->body, after);
    return word_is_apostrophe(next) || word_is_inner(next) ? end : after;
}

static word_kind form_kind(slice form) {
    return form.at[0] >= '0' && form.at[0] <= '9' ? WORD_NUMBER : WORD_PLAIN;
}

static void add(word_reader *r, size_t start, size_t end, word_kind kind,
                bool joined) {
    words_add(r->list, r->body, (span){(uint32_t)start, (uint32_t)end}, kind,
              joined);
}

/* add_word: a glued word with what is cut off its end.
 * returns the byte after it, which may lie beyond a stop or apostrophe. */
static size_t add_word(word_reader *r, size_t start, size_t end) {
    slice form = body_part(r, start, end);
    abbreviation kind = stop_kind(r, start, end);
    if (kind != ABBREVIATION_NONE) {
        add(r, start, end + 1, WORD_ABBREVIATION, false);
        if (!r->list->failed) {
            r->list->abbreviation[r->list->T - 1] = (uint8_t)kind;
        }
        return end + 1;
    }
    size_t cut = contraction_cut(r, form);
    if (cut > 0 && cut < form.bytes) {
        add(r, start, start + cut, form_kind(form), false);
        add(r, start + cut, end, WORD_PLAIN, true);
        return end;
    }
    cut = unit_cut(r, form);
    if (cut > 0) {
        add(r, start, start + cut, WORD_NUMBER, false);
        add(r, start + cut, end, WORD_PLAIN, false);
        return end;
    }
    add(r, start, end, form_kind(form), false);
    size_t after = plural_possessive(r, start, end);
    if (after > end) {
        add(r, end, after, WORD_PLAIN, true);
    }
    return after;
}

/* add_sign: a sign that parts two words. */
static void add_sign(word_reader *r, size_t start, size_t end, uint32_t c) {
    add(r, start, end, c == '.' ? WORD_STOP : WORD_MARK, false);
}

size_t words_read_run(word_reader *r, size_t at) {
    run u;
    read_run(r->body, at, &u);
    size_t end = web_end(r, &u);
    if (end > at) {
        add(r, at, end, WORD_WEB, false);
        return end;
    }
    for (uint32_t i = 0; i + 1 < u.count; i++) {
        u.glued[i] = sign_glued(r, &u, i);
    }
    for (uint32_t i = 0; i < u.count;) {
        uint32_t last = i;
        while (last + 1 < u.count && u.glued[last]) {
            last++;
        }
        end = add_word(r, u.atoms[i].start, u.atoms[last].end);
        if (last + 1 < u.count && end < u.atoms[last + 1].start) {
            add_sign(r, end, u.atoms[last + 1].start, u.sign[last]);
        }
        i = last + 1;
    }
    return end;
}
