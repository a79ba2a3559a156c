/* recognise_views.c: what the recogniser of names sees in a word.
 *
 * Problem: an unknown name is known by its looks, its neighbours, the lists it
 * stands in, and by what the rest of the article does with it: "Ruto" alone is
 * a person where "William Ruto" or "Mr Ruto" stands elsewhere.
 *
 * Method: one pass makes a view of every word: hashes of its form, shape and
 * affixes (Collins 2002; Ratinov and Roth 2009), its place in runs of capitals,
 * senses of the actor dictionary, lists of first names, last names and places;
 * a second gathers, for every form with a capital, what its occurrences show
 * together (Chieu and Ng 2002; Krishnan and Manning 2006, in one pass). Only
 * words with a capital and those close to one are open to be in a name.
 *
 * Why not the words of all names in the model: news names new people each day.
 *
 * Limits: names in small letters ("tampa bay") are not found.
 */
#include "base/utf8.h"
#include "entity/recognise.h"

enum {
    FORM_BYTES = 48, /* of a form are looked at */
    SHAPE_MOST = 10,
    RUN_MOST = 12,
    REACH = 3 /* words before a capital that are open */
};

uint32_t name_lists_key(slice atoms) {
    uint32_t key = (uint32_t)(slice_hash(atoms) >> 32);
    return key == 0 ? 1 : key;
}

static uint8_t table_get(const key_table *t, uint32_t key) {
    uint32_t i = t->count > 0 ? key & (t->count - 1) : 0;
    while (t->count > 0 && t->key[i] != 0) {
        if (t->key[i] == key) {
            return t->class[i];
        }
        i = (i + 1) & (t->count - 1);
    }
    return 0;
}

uint8_t name_lists_get(const name_lists *lists, slice atoms) {
    return table_get(&lists->names, name_lists_key(atoms));
}

/* --- the word alone ------------------------------------------------------- */

static char letter_class(uint32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z'   ? 'X'
               : c >= 'a' && c <= 'z' ? 'x'
               : c >= '0' && c <= '9' ? 'd'
                                      : (char)c;
    }
    return utf8_is_upper(c) ? 'X' : utf8_is_letter(c) ? 'x' : '?';
}

static void see_affixes(name_view *v, slice low) {
    for (size_t n = 2; n <= 4; n++) {
        slice head = slice_part(low, 0, n);
        slice tail =
            slice_part(low, low.bytes > n ? low.bytes - n : 0, low.bytes);
        v->affix[n - 2] = slice_hash(head);
        v->affix[n + 1] = slice_hash(tail);
    }
}

static void see_form(name_view *v, slice form) {
    char low[FORM_BYTES + 4];
    char shape[SHAPE_MOST];
    size_t bytes = 0;
    size_t shapes = 0;
    uint32_t upper = 0;
    uint32_t letters = 0;
    uint32_t first = 0;
    for (size_t at = 0; at < form.bytes && bytes < FORM_BYTES;) {
        uint32_t c = utf8_next(form, &at);
        char class = letter_class(c);
        first = bytes == 0 ? (uint32_t) class : first;
        upper += class == 'X';
        letters += class == 'X' || class == 'x';
        v->flags |= class == 'd' ? FLAG_DIGIT : 0;
        bool repeated = shapes > 1 && shape[shapes - 1] == class &&
                        shape[shapes - 2] == class;
        if (shapes < SHAPE_MOST && !repeated) {
            shape[shapes++] = class;
        }
        bytes += utf8_put(c < 0x80 && class == 'X' ? c + 32 : utf8_lower(c),
                          low + bytes);
    }
    slice lower = {low, bytes};
    v->low = slice_hash(lower);
    v->shape = slice_hash((slice){shape, shapes});
    v->flags |= first == 'X' ? FLAG_CAPITAL : 0;
    v->flags |= upper > 1 && upper == letters ? FLAG_CAPITALS : 0;
    v->flags |= letters == 0 && (v->flags & FLAG_DIGIT) == 0 ? FLAG_MARK : 0;
    v->flags |= letters == 1 && upper == 1 && bytes <= 2 ? FLAG_INITIAL : 0;
    see_affixes(v, lower);
}

static bool is_capital(const name_views *v, uint32_t t) {
    return (v->at[t].flags & FLAG_CAPITAL) != 0;
}

/* Small words inside names. */
static bool is_joint(const work *w, uint32_t t, bool wide) {
    static const char *const narrow[] = {
        "-",   "'",   "\xE2\x80\x99", "al", "el", "bin", "ibn", "de",  "da",
        "del", "van", "von",          "la", "di", "dos", "ul",  "bint"};
    static const char *const far[] = {"of", "and", "for", "the",
                                      "&",  "'s",  "on",  "\xE2\x80\x99s"};
    slice form = w->words->form[t];
    for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++) {
        if (slice_is(form, narrow[i])) {
            return true;
        }
    }
    for (size_t i = 0; wide && i < sizeof far / sizeof *far; i++) {
        if (slice_is(form, far[i])) {
            return true;
        }
    }
    return false;
}

/* The run of capitals that begins at t. */
static uint32_t run_end(const name_views *v, uint32_t t, uint32_t stop,
                        bool wide) {
    uint32_t end = t + 1;
    uint32_t most = t + RUN_MOST < stop ? t + RUN_MOST : stop;
    while (end < most) {
        uint32_t to = end;
        while (to < most && to < end + 2 && !is_capital(v, to) &&
               is_joint(v->w, to, wide)) {
            to++;
        }
        if (to >= most || !is_capital(v, to)) {
            break;
        }
        end = to + 1;
    }
    return end;
}

static void see_runs(name_views *v, uint32_t first, uint32_t stop) {
    for (int wide = 0; wide < 2; wide++) {
        for (uint32_t t = first; t < stop;) {
            if (!is_capital(v, t)) {
                t++;
                continue;
            }
            span run = {t, run_end(v, t, stop, wide)};
            for (; t < run.end; t++) {
                *(wide ? &v->at[t].wide : &v->at[t].run) = run;
            }
        }
    }
}

/* --- sentences ------------------------------------------------------------ */

/* "yee" in "Siu Hang-yee". */
static bool behind_hyphen(const name_views *v, uint32_t t, uint32_t first) {
    return t >= first + 2 && slice_is(v->w->words->form[t - 1], "-") &&
           is_capital(v, t - 2) && (v->at[t].flags & FLAG_MARK) == 0;
}

static void see_sentence(name_views *v, uint32_t s) {
    uint32_t first = v->w->words->first[s];
    uint32_t stop = v->w->words->first[s + 1];
    uint32_t large = 0;
    uint32_t small = 0;
    uint32_t quoted = 0;
    uint32_t bracket = 0;
    for (uint32_t t = first; t < stop; t++) {
        slice form = v->w->words->form[t];
        bool capital = is_capital(v, t);
        large += capital;
        small += !capital && form.bytes > 3 &&
                 (v->at[t].flags & (FLAG_MARK | FLAG_DIGIT)) == 0;
        if (slice_is(form, "\"") || slice_is(form, "\xE2\x80\x9C") ||
            slice_is(form, "\xE2\x80\x9D")) {
            quoted = FLAG_QUOTED - quoted;
        } else if (slice_is(form, "(")) {
            bracket = FLAG_BRACKET;
        } else if (slice_is(form, ")")) {
            bracket = 0;
        }
        v->at[t].flags |= quoted | bracket;
    }
    uint32_t flags = large > 2 && large > small ? FLAG_HEADLINE : 0;
    for (uint32_t t = first; t < stop; t++) {
        v->at[t].flags |= flags | (t == first ? FLAG_FIRST : 0);
        v->at[t].open = is_capital(v, t) || behind_hyphen(v, t, first);
        for (uint32_t n = t + 1; n < stop && n <= t + REACH; n++) {
            v->at[t].open = v->at[t].open || is_capital(v, n);
        }
    }
    see_runs(v, first, stop);
}

/* --- dictionary and lists ------------------------------------------------- */

static uint16_t sense_bit(const work *w, const name_sense *s) {
    switch ((entry_kind)w->a->entries[s->entry].kind) {
    case ENTRY_PERSON:
        return 256;
    case ENTRY_PEOPLE:
        return 128;
    case ENTRY_ORG:
        return s->kind == SENSE_SEAT ? 16 : s->kind == SENSE_NAME ? 64 : 512;
    default:
        return s->kind == SENSE_NAME        ? 1
               : s->kind == SENSE_ADJECTIVE ? 2
               : s->kind == SENSE_CAPITAL   ? 8
               : s->kind == SENSE_SEAT      ? 16
               : s->kind == SENSE_PLACE     ? 32
                                            : 4;
    }
}

static void see_hits(name_views *v) {
    const work *w = v->w;
    for (uint32_t i = 0; i < w->H; i++) {
        const hit *h = &w->hits[i];
        uint16_t meant = 0;
        slice cased = words_cased(w, h->first, h->end);
        for (uint32_t s = h->sense; s != ACTORS_NONE;
             s = w->a->senses[s].next) {
            if (atoms_case_fits(w->a->senses[s].written, cased)) {
                meant |= sense_bit(w, &w->a->senses[s]);
            }
        }
        for (uint32_t t = h->first; t < h->end; t++) {
            v->at[t].meant = meant;
            v->at[t].flags |= t > h->first ? FLAG_MEANT_INSIDE : 0;
        }
    }
}

/* The longest listed place that begins at word t; its end, or t. */
static uint32_t place_end(const name_views *v, const name_lists *lists,
                          uint32_t t, uint32_t stop, uint8_t *size) {
    const work *w = v->w;
    uint32_t best = t;
    for (uint32_t end = t + 1; end <= stop && end <= t + 2 * NAME_ATOMS_MOST;
         end++) {
        uint32_t atoms = w->atom[end] - w->atom[t];
        if (atoms > NAME_ATOMS_MOST) {
            break;
        }
        if (w->atom[end] == w->atom[end - 1]) {
            continue;
        }
        uint8_t class = name_lists_get(lists, words_atoms(w, t, end));
        if ((class & LIST_PLACE) != 0 && is_capital(v, end - 1)) {
            best = end;
            *size = (uint8_t)((class & LIST_PLACE) >> 4);
        }
        if ((class & LIST_LONGER) == 0) {
            break;
        }
    }
    return best;
}

static void see_lists(name_views *v, const name_lists *lists) {
    const work *w = v->w;
    for (uint32_t s = 0; s < w->words->S; s++) {
        uint32_t stop = w->words->first[s + 1];
        uint32_t taken = w->words->first[s];
        for (uint32_t t = taken; t < stop; t++) {
            if (!is_capital(v, t) || w->atom[t] == w->atom[t + 1]) {
                continue;
            }
            v->at[t].list = name_lists_get(lists, words_atoms(w, t, t + 1));
            uint8_t size = 0;
            uint32_t end = t < taken ? t : place_end(v, lists, t, stop, &size);
            for (uint32_t i = t; i < end; i++) {
                v->at[i].place = (uint8_t)(i == t ? size : size + 3);
            }
            taken = end > taken ? end : taken;
        }
    }
}

/* --- the article ---------------------------------------------------------- */

/* What the occurrences of a form show. */
enum {
    SHOWN_SMALL = 1,  /* written with a small letter */
    SHOWN_TITLED = 2, /* behind "Mr" or a person's role */
    SHOWN_AFTER_GIVEN = 4,
    SHOWN_SPEAKS = 8,
    SHOWN_IN = 16,
    SHOWN_ENDS_RUN = 32,
    SHOWN_BEGINS_RUN = 64,
    SHOWN_BRACKETED = 128, /* alone in brackets behind a run */
    SHOWN_THE = 256,
    SHOWN_ALONE = 512,
    SHOWN_BODY = 1024, /* in a run with a body's noun */
    SHOWN_OWNER = 2048
};

typedef struct form_table {
    uint64_t *low;   /* [room] 0: empty; a power of two */
    uint32_t *index; /* [room] */
    uint32_t room, count;
} form_table;

static uint32_t *form_find(form_table *f, uint64_t low, bool *known) {
    uint32_t i = (uint32_t)low & (f->room - 1);
    low = low == 0 ? 1 : low;
    while (f->low[i] != 0 && f->low[i] != low) {
        i = (i + 1) & (f->room - 1);
    }
    *known = f->low[i] != 0;
    if (!*known) {
        f->low[i] = low;
    }
    return &f->index[i];
}

static bool is_verb_of_speech(const work *w, uint32_t t) {
    static const char *const verbs[] = {"say",    "tell",   "add",   "argue",
                                        "claim",  "warn",   "note",  "explain",
                                        "stress", "insist", "write", "urge"};
    return IN(w->tags->lemma[t], verbs);
}

static bool is_body_word(const work *w, uint32_t t) {
    uint32_t role = w->role_of[t];
    return role != ACTORS_NONE && w->a->roles[role].kind == ROLE_BODY;
}

static bool in_list(const work *w, uint32_t t, const char *const *list,
                    size_t count) {
    return form_in(w->words->form[t], list, count);
}

static uint16_t shown_before(const name_views *v, uint32_t t, uint32_t first) {
    static const char *const in[] = {"in", "at", "from", "near", "to"};
    const work *w = v->w;
    if (t == first) {
        return 0;
    }
    uint16_t shown = 0;
    uint32_t role = w->role_before[t];
    bool person =
        role != DOC_NONE && w->a->roles[w->role_of[role]].kind == ROLE_PERSON;
    if (person || is_personal_title(w->words->form[t - 1])) {
        shown |= SHOWN_TITLED;
    }
    if ((v->at[t - 1].list & LIST_GIVEN) != 0 ||
        (v->at[t - 1].flags & FLAG_INITIAL) != 0) {
        shown |= SHOWN_AFTER_GIVEN;
    }
    shown |= in_list(w, t - 1, in, 4) ? SHOWN_IN : 0;
    shown |=
        slice_equal_fold(w->words->form[t - 1], SLICE("the")) ? SHOWN_THE : 0;
    shown |= slice_is(w->words->form[t - 1], "(") ? SHOWN_BRACKETED : 0;
    return shown;
}

static uint16_t shown_behind(const name_views *v, uint32_t t, uint32_t stop) {
    const work *w = v->w;
    span run = v->at[t].run;
    uint16_t shown = 0;
    uint32_t head = w->tree->head[t];
    bool speaks = run.end < stop && is_verb_of_speech(w, run.end);
    speaks |= w->tree->rel[t] == REL_NSUBJ && head != TREE_ROOT &&
              is_verb_of_speech(w, head);
    shown |= speaks ? SHOWN_SPEAKS : 0;
    bool alone = run.end - run.start == 1;
    shown |= alone              ? SHOWN_ALONE
             : t == run.start   ? SHOWN_BEGINS_RUN
             : t + 1 == run.end ? SHOWN_ENDS_RUN
                                : 0;
    for (uint32_t i = run.start; i < run.end; i++) {
        shown |= is_body_word(w, i) ? SHOWN_BODY : 0;
    }
    if (run.end < stop && slice_is(w->words->form[run.end], "'s")) {
        shown |= SHOWN_OWNER;
    }
    return shown;
}

static bool see_article(name_views *v) {
    const work *w = v->w;
    uint32_t T = w->words->T;
    form_table f = {.room = 64};
    while (f.room < 2 * (size_t)T && f.room < UINT32_C(1) << 30) {
        f.room *= 2;
    }
    f.low = arena_take(w->tmp, f.room, sizeof *f.low);
    f.index = arena_take(w->tmp, f.room, sizeof *f.index);
    v->evidence = arena_take(w->tmp, (size_t)T + 1, sizeof *v->evidence);
    if (f.low == NULL || f.index == NULL || v->evidence == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < T; t++) {
        if (is_capital(v, t)) {
            bool known = false;
            uint32_t *index = form_find(&f, v->at[t].low, &known);
            *index = known ? *index : ++f.count;
            v->at[t].same = *index;
            uint32_t s = w->words->sentence_of[t];
            if ((v->at[t].flags & FLAG_HEADLINE) == 0) {
                v->evidence[*index] |=
                    (uint16_t)(shown_before(v, t, w->words->first[s]) |
                               shown_behind(v, t, w->words->first[s + 1]));
            }
        }
    }
    v->forms = f.count + 1;
    for (uint32_t t = 0; t < T; t++) {
        if (!is_capital(v, t) && (v->at[t].flags & FLAG_MARK) == 0) {
            bool known = false;
            uint32_t *index = form_find(&f, v->at[t].low, &known);
            if (known && *index > 0) {
                v->evidence[*index] |= SHOWN_SMALL;
            }
        }
    }
    return true;
}

bool name_views_make(const work *w, const name_lists *lists, name_views *out) {
    name_views v = {.w = w};
    v.at = arena_take(w->tmp, w->words->T, sizeof *v.at);
    if (v.at == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < w->words->T; t++) {
        see_form(&v.at[t], w->words->form[t]);
        uint32_t key = (uint32_t)(v.at[t].low >> 32);
        v.at[t].kin = table_get(&lists->words, key == 0 ? 1 : key);
    }
    for (uint32_t s = 0; s < w->words->S; s++) {
        see_sentence(&v, s);
    }
    see_hits(&v);
    see_lists(&v, lists);
    if (!see_article(&v)) {
        return false;
    }
    *out = v;
    return true;
}
