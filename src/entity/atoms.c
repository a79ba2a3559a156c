/* atoms.c: names as sequences of letters and digits.
 *
 * Problem: "Côte d'Ivoire", "Cote d’Ivoire", "U.S." and "US", "Al-Sabah" and
 * "al Sabah" are one name each, and tokenizers cut hyphens and apostrophes in
 * more than one way.
 *
 * Method: text and dictionary are both turned into atoms: maximal runs of
 * letters and digits with diacritics taken off (Unicode canonical
 * decomposition, marks dropped, and a short list of letters that do not
 * decompose), a dot between letters passed over. Everything else separates
 * atoms, so the tokenizer's choice does not matter. Keys are lower-cased; the
 * case is checked when a key has matched, because "Turkey" and "turkey" differ.
 *
 * Why not edit distance: it makes Niger of Nigeria. Spellings that differ by
 * more than marks stand in the dictionary.
 */
#include <utf8proc.h>

#include "base/utf8.h"
#include "entity/actors.h"

enum { ASCII_RUN = 64 };

typedef struct letter {
    uint32_t from;
    const char *to;
} letter;

static const letter plain_letters[] = {
    {0xC6, "AE"}, {0xD0, "D"},   {0xD8, "O"},   {0xDE, "Th"}, {0xDF, "ss"},
    {0xE6, "ae"}, {0xF0, "d"},   {0xF8, "o"},   {0xFE, "th"}, {0x110, "D"},
    {0x111, "d"}, {0x126, "H"},  {0x127, "h"},  {0x131, "i"}, {0x141, "L"},
    {0x142, "l"}, {0x152, "OE"}, {0x153, "oe"}, {0x18F, "A"}, {0x259, "a"},
};

static void add_both(text *cased, text *lower, uint32_t code_point) {
    char bytes[4];
    if (cased != NULL) {
        text_add(cased, (slice){bytes, utf8_put(code_point, bytes)});
    }
    if (lower != NULL) {
        text_add(lower,
                 (slice){bytes, utf8_put(utf8_lower(code_point), bytes)});
    }
}

/* A letter outside ASCII: its base letters without marks. */
static void add_folded(text *cased, text *lower, uint32_t code_point) {
    for (size_t i = 0; i < sizeof plain_letters / sizeof *plain_letters; i++) {
        if (plain_letters[i].from == code_point) {
            for (const char *c = plain_letters[i].to; *c != '\0'; c++) {
                add_both(cased, lower, (unsigned char)*c);
            }
            return;
        }
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code_point, parts, 8,
        UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_STABLE, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 8; i++) {
        add_both(cased, lower, (uint32_t)parts[i]);
    }
}

static bool is_mark(uint32_t c) {
    return (c >= 0x300 && c < 0x370) || c == 0x2BB || c == 0x2BC ||
           c == 0x2BE || c == 0x2BF;
}

static bool is_ascii_atom(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

static bool is_atom(uint32_t c) {
    if (c < 0x80) {
        return is_ascii_atom((char)c);
    }
    return utf8_is_letter(c) || utf8_is_digit(c);
}

/* The run of ASCII letters and digits that begins at byte `at`, in one go: most
 * of all text. returns its end. */
static size_t add_ascii(slice s, size_t at, text *cased, text *lower) {
    char small[ASCII_RUN];
    size_t end = at;
    while (end < s.bytes && end - at < ASCII_RUN && is_ascii_atom(s.at[end])) {
        char c = s.at[end];
        small[end - at] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        end++;
    }
    if (cased != NULL) {
        text_add(cased, slice_part(s, at, end));
    }
    if (lower != NULL) {
        text_add(lower, (slice){small, end - at});
    }
    return end;
}

/* Begins an atom. */
static void add_blank(text *t) {
    if (t != NULL && t->bytes > 0) {
        text_add_char(t, ' ');
    }
}

uint32_t atoms_fold(slice s, text *cased, text *lower) {
    uint32_t count = 0;
    bool inside = false;
    for (size_t at = 0; at < s.bytes;) {
        size_t start = at;
        uint32_t c = utf8_next(s, &at);
        if (c == '.' && inside && at < s.bytes) {
            size_t peek = at;
            if (utf8_is_letter(utf8_next(s, &peek))) {
                continue; /* U.S. */
            }
        }
        if (is_mark(c)) {
            continue;
        }
        if (!is_atom(c)) {
            inside = false;
            continue;
        }
        if (!inside) {
            add_blank(cased);
            add_blank(lower);
            inside = true;
            count++;
        }
        if (c < 0x80) {
            at = add_ascii(s, start, cased, lower);
        } else {
            add_folded(cased, lower, c);
        }
    }
    return count;
}

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/* Particles inside names that texts write with and without a capital. */
static bool is_particle(slice atom) {
    static const char *const particles[] = {
        "al", "el",  "ul",  "an",  "as",  "ar",  "bin", "ben", "ibn",
        "de", "da",  "del", "des", "di",  "do",  "dos", "du",  "la",
        "le", "les", "las", "los", "van", "von", "der", "den", "e",
        "y",  "abu", "of",  "the", "and", "for", "on",  "in"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
        if (slice_equal_fold(atom, slice_of(particles[i]))) {
            return true;
        }
    }
    return false;
}

static bool atom_fits(slice want, slice have, bool first) {
    if (slice_equal(want, have) || (!first && is_particle(want))) {
        return true;
    }
    if (want.bytes == 0 || have.bytes == 0 ||
        (is_capital(want.at[0]) && !is_capital(have.at[0]))) {
        return false;
    }
    bool acronym = want.bytes >= 4; /* "Nato" for NATO, but not "Who", "Is" */
    for (size_t i = 1; i < want.bytes && i < have.bytes && !acronym; i++) {
        if (is_capital(want.at[i]) && !is_capital(have.at[i])) {
            return false;
        }
    }
    return true;
}

bool atoms_case_fits(slice written, slice in_text) {
    slice want = {0};
    slice have = {0};
    bool first = true;
    while (slice_cut(&written, ' ', &want) && slice_cut(&in_text, ' ', &have)) {
        if (!atom_fits(want, have, first)) {
            return false;
        }
        first = false;
    }
    return true;
}

/* Whether all atoms of `part` occur in `whole` in this order. */
bool atoms_inside(slice part, slice whole) {
    slice want = {0};
    while (slice_cut(&part, ' ', &want)) {
        slice have = {0};
        bool found = false;
        while (!found && slice_cut(&whole, ' ', &have)) {
            found = slice_equal(want, have);
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

slice atoms_last(slice atoms) {
    size_t at = atoms.bytes;
    while (at > 0 && atoms.at[at - 1] != ' ') {
        at--;
    }
    return slice_part(atoms, at, atoms.bytes);
}

uint32_t atoms_number(slice atoms) {
    uint32_t count = atoms.bytes > 0;
    for (size_t i = 0; i < atoms.bytes; i++) {
        count += atoms.at[i] == ' ';
    }
    return count;
}
