/* encode_features.c: prefixes, suffixes, shape and character grams, hashed.
 *
 * The problem: most words of tomorrow's news were not in the treebank, yet
 * their spelling says much (-ing, Al-, 2,500). Method: the hashing trick
 * (Weinberger et al. 2009) over affixes and character 3- and 4-grams
 * (Bojanowski et al. 2017), so that there is no table of known affixes to
 * store or to miss.
 *
 * Typography is levelled first: curly and straight quotes, the several
 * dashes and the one-character ellipsis look alike, because treebanks are
 * typed and newspapers are set. Digits are all one digit. Case is kept out of
 * the affixes (headlines in capitals) and told by the shape and the whole
 * form instead.
 *
 * Why not a character network: it costs more than the rest of the encoder.
 * Limits: FEATURE_CHARS characters of a word are looked at.
 */
#include "encode/encode_features.h"

#include "base/utf8.h"

/* One word as characters. */
typedef struct spelled {
    uint32_t n;
    uint32_t kept[FEATURE_CHARS];  /* levelled */
    uint32_t lower[FEATURE_CHARS]; /* levelled and lower-cased */
} spelled;

/* level: one character for all that mean the same. */
static uint32_t level(uint32_t c) {
    switch (c) {
    case 0x2018: /* single quotes */
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x00B4:
    case '`':
        return '\'';
    case 0x201C: /* double quotes */
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
        return '"';
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    default:
        return utf8_is_digit(c) ? '0' : c;
    }
}

/* spell: pairs that stand for one mark become it: '' `` for a double quote,
 * -- for a dash; a one-character ellipsis becomes three points. */
static void spell(slice form, spelled *out) {
    size_t byte = 0;
    out->n = 0;
    while (byte < form.bytes && out->n < FEATURE_CHARS) {
        uint32_t c = utf8_next(form, &byte);
        uint32_t same = level(c);
        bool after = out->n > 0 && out->kept[out->n - 1] == same;
        if (after && same == '\'') {
            out->kept[out->n - 1] = '"';
            continue;
        }
        if (after && same == '-') {
            continue;
        }
        out->kept[out->n++] = c == 0x2026 ? '.' : same;
        for (int more = 0; c == 0x2026 && more < 2; more++) {
            if (out->n < FEATURE_CHARS) {
                out->kept[out->n++] = '.';
            }
        }
    }
    for (uint32_t i = 0; i < out->n; i++) {
        out->lower[i] = utf8_lower(out->kept[i]);
    }
}

static char char_class(uint32_t c) {
    if (utf8_is_upper(c)) {
        return 'X';
    }
    if (utf8_is_letter(c)) {
        return 'x';
    }
    return utf8_is_digit(c) ? '0' : utf8_is_punct(c) ? 'p' : 's';
}

/* row_of: the table row of a feature: its kind and characters from..to. */
static uint32_t row_of(char kind, const uint32_t *c, uint32_t from,
                       uint32_t to) {
    char bytes[1 + 4 * FEATURE_CHARS];
    size_t n = 1;
    bytes[0] = kind;
    for (uint32_t i = from; i < to; i++) {
        n += utf8_put(c[i], bytes + n);
    }
    return (uint32_t)(slice_hash((slice){bytes, n}) % FEATURE_ROWS);
}

/* shape_row: "Xxx", "X.X.", "0,000": runs of one class are cut to two, marks
 * stand for themselves; a word of marks alone also tells its spacing. */
static uint32_t shape_row(const spelled *w, unsigned spacing) {
    uint32_t shape[FEATURE_CHARS + 1];
    uint32_t n = 0;
    bool marks = true;
    for (uint32_t i = 0; i < w->n; i++) {
        char type = char_class(w->kept[i]);
        bool mark = type == 'p' || type == 's';
        uint32_t c = mark ? w->kept[i] : (uint32_t)(unsigned char)type;
        marks = marks && mark;
        if (n < 2 || shape[n - 1] != c || shape[n - 2] != c) {
            shape[n++] = c;
        }
    }
    if (marks && n < FEATURE_CHARS) {
        shape[n++] = '0' + (spacing & 3u);
    }
    return row_of('h', shape, 0, n);
}

static void add_singles(const spelled *w, unsigned spacing,
                        word_features *out) {
    uint32_t n = 0;
    out->single[n++] = row_of('w', w->kept, 0, w->n);
    out->single[n++] = shape_row(w, spacing);
    uint32_t first =
        w->n > 0 ? (uint32_t)(unsigned char)char_class(w->kept[0]) : 0;
    out->single[n++] = row_of('c', &first, 0, 1);
    for (uint32_t length = 1; length <= 4; length++) {
        if (length <= 3 && length <= w->n) {
            out->single[n++] = row_of('p', w->lower, 0, length);
        }
        if (length <= w->n) {
            out->single[n++] = row_of('e', w->lower, w->n - length, w->n);
        }
    }
    out->single_count = n;
}

static void add_grams(const spelled *w, word_features *out) {
    uint32_t c[FEATURE_CHARS + 2];
    uint32_t length = 0;
    c[length++] = '^';
    for (uint32_t i = 0; i < w->n; i++) {
        c[length++] = w->lower[i];
    }
    c[length++] = '$';
    uint32_t n = 0;
    for (uint32_t size = 3; size <= 4; size++) {
        for (uint32_t from = 0; from + size <= length; from++) {
            if (n < FEATURE_GRAMS) {
                out->gram[n++] = row_of('g', c, from, from + size);
            }
        }
    }
    out->gram_count = n;
}

bool features_of(slice form, unsigned spacing, arena *keep,
                 word_features *out) {
    spelled w;
    spell(form, &w);
    add_singles(&w, spacing, out);
    add_grams(&w, out);
    char *plain = arena_take(keep, 4 * (size_t)w.n + 1, 1);
    if (plain == NULL) {
        return false;
    }
    size_t bytes = 0;
    for (uint32_t i = 0; i < w.n; i++) {
        bytes += utf8_put(w.lower[i], plain + bytes);
    }
    out->plain = (slice){plain, bytes};
    return true;
}

slice features_key(slice form, unsigned spacing, arena *keep) {
    size_t byte = 0;
    bool marks = true;
    while (byte < form.bytes && marks) {
        char type = char_class(utf8_next(form, &byte));
        marks = type == 'p' || type == 's';
    }
    char *key = arena_take(keep, form.bytes + 1, 1);
    if (key == NULL) {
        return (slice){NULL, 0};
    }
    memcpy(key, form.at, form.bytes);
    key[form.bytes] = (char)('0' + (marks ? spacing & 3u : 4u));
    return (slice){key, form.bytes + 1};
}
