/* runs.c: runs of names, whatever the tree makes of them.
 *
 * Problem: parsers cut unknown names: "Guillermo" and "Lasso" as two subjects,
 * "Nimr al-Nimr" at its hyphen; and "Mali Cooper" holds a country.
 *
 * Method: adjacent words tagged as proper nouns are one run, across unspaced
 * hyphens and the particles of names (al, bin, de, van). Titles, weekdays and
 * months end a run. A run that follows a personal title, or holds a flat name
 * of the tree, or begins with a first name of the dictionary is a person, and
 * places inside it are not places.
 *
 * Why not the tree alone: one wrong arc would lose the name for the article.
 */
#include "entity/work.h"

enum { RUN_MOST = 24, TAKEN_UP = 200 }; /* words */

bool form_in(slice form, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (slice_equal_fold(form, slice_of(list[i]))) {
            return true;
        }
    }
    return false;
}
bool is_calendar(slice form) {
    static const char *const words[] = {
        "Monday",    "Tuesday", "Wednesday", "Thursday", "Friday",
        "Saturday",  "Sunday",  "January",   "February", "March",
        "April",     "May",     "June",      "July",     "August",
        "September", "October", "November",  "December"};
    return IN(form, words);
}

static bool is_particle(slice form) {
    static const char *const words[] = {
        "al",  "el",   "bin", "bint", "ibn", "ben", "de",  "da", "del",
        "van", "von",  "der", "den",  "la",  "di",  "dos", "du", "ul",
        "ur",  "ould", "abu", "e",    "y",   "N",   "as",  "an"};
    return IN(form, words);
}

bool is_personal_title(slice form) {
    static const char *const words[] = {
        "Mr",  "Mr.", "Mrs",  "Mrs.",  "Ms",     "Ms.",     "Miss", "Dr",
        "Dr.", "Sir", "Prof", "Prof.", "Sheikh", "Sheikha", "Lord", "Lady"};
    return IN(form, words);
}

static bool is_hyphen(const work *w, uint32_t t) {
    slice form = w->words->form[t];
    return t > 0 && (slice_is(form, "-") || slice_is(form, "\xE2\x80\x90")) &&
           w->words->spaced[t] == 0 && w->words->spaced[t - 1] == 0;
}

static bool is_capital(const work *w, uint32_t t) {
    size_t at = 0;
    slice form = w->words->form[t];
    if (form.bytes == 0) {
        return false;
    }
    char c = form.at[at];
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool begins_capital(slice s) {
    return s.bytes > 0 && ((s.at[0] >= 'A' && s.at[0] <= 'Z') ||
                           (unsigned char)s.at[0] >= 0x80);
}

/* Whether most words of the sentence have capitals, as headlines do: then they
 * say nothing. */
static bool is_headline(const work *w, uint32_t s) {
    uint32_t capital = 0;
    uint32_t small = 0;
    uint32_t end = w->words->first[s + 1];
    for (uint32_t t = w->words->first[s]; t < end; t++) {
        slice form = w->words->form[t];
        capital += begins_capital(form);
        small += form.bytes > 3 && form.at[0] >= 'a' && form.at[0] <= 'z';
    }
    return capital > small;
}

/* A name that the tagger took for a noun: written and lemmatized with a
 * capital inside a sentence. */
static bool is_hidden_name(const work *w, uint32_t t) {
    uint32_t s = w->words->sentence_of[t];
    return (is_upos(w, t, UPOS_NOUN) || is_upos(w, t, UPOS_X)) &&
           t != w->words->first[s] && is_capital(w, t) &&
           begins_capital(w->tags->lemma[t]) && w->role_of[t] == ACTORS_NONE &&
           !w->headline[s];
}

static bool is_member(const work *w, uint32_t t) {
    bool name = is_upos(w, t, UPOS_PROPN) || is_hidden_name(w, t);
    return name && is_capital(w, t) && !is_calendar(w->words->form[t]) &&
           !is_personal_title(w->words->form[t]);
}

/* Whether the run that ends before t goes on with t, over `*next` words. */
static bool goes_on(const work *w, uint32_t t, uint32_t stop, uint32_t *next) {
    uint32_t to = t;
    while (to < stop && to < t + 4 &&
           (is_hyphen(w, to) || is_particle(w->words->form[to]))) {
        to++;
    }
    /* A name that the tagger took for a word: "Mali Poppy Cooper". */
    if (to == t && t + 1 < stop && !is_member(w, t) && is_capital(w, t) &&
        (is_upos(w, t, UPOS_ADJ) || is_upos(w, t, UPOS_NOUN)) &&
        w->hit_of[t] == DOC_NONE && is_member(w, t + 1)) {
        to++;
        *next = to + 1;
        return w->role_before[to] == DOC_NONE;
    }
    bool after_hyphen = to > t && is_hyphen(w, to - 1);
    bool flat = to == t && to < stop && w->tree->rel[to] == REL_FLAT;
    if ((after_hyphen || flat) && to < stop && is_capital(w, to) &&
        (is_upos(w, to, UPOS_ADJ) || is_upos(w, to, UPOS_NOUN) ||
         is_upos(w, to, UPOS_X)) &&
        w->role_of[to] == ACTORS_NONE && w->hit_of[to] == DOC_NONE) {
        *next = to + 1;
        return true;
    }
    bool joined = to == t || is_hyphen(w, t) || is_particle(w->words->form[t]);
    if (to >= stop || !joined || !is_member(w, to) ||
        w->role_before[to] != DOC_NONE) {
        return false;
    }
    *next = to + 1;
    return true;
}

/* Role nouns are titles: they stand in no run. */
static bool in_role(const work *w, uint32_t t) {
    for (uint32_t end = t + 1; end < t + 5 && end <= w->words->T; end++) {
        uint32_t top = w->role_before[end];
        if (top != DOC_NONE && w->role_span[top].start <= t) {
            return true;
        }
    }
    return false;
}

bool runs_find(work *w) {
    uint32_t T = w->words->T;
    w->run = arena_take(w->tmp, T, sizeof *w->run);
    w->headline = arena_take(w->tmp, w->words->S, sizeof *w->headline);
    if (w->run == NULL || w->headline == NULL) {
        return false;
    }
    for (uint32_t s = 0; s < w->words->S; s++) {
        w->headline[s] = is_headline(w, s);
    }
    for (uint32_t t = 0; t < T;) {
        uint32_t stop = w->words->first[w->words->sentence_of[t] + 1];
        if (!is_member(w, t) || in_role(w, t)) {
            t++;
            continue;
        }
        uint32_t end = t + 1;
        uint32_t next = 0;
        while (end < stop && end - t < RUN_MOST &&
               goes_on(w, end, stop, &next) && !in_role(w, next - 1)) {
            end = next;
        }
        for (uint32_t i = t; i < end; i++) {
            w->run[i] = (span){t, end};
        }
        t = end;
    }
    return true;
}

/* ", 22," behind a name. */
static bool is_aged_run(const work *w, uint32_t t) {
    return t + 2 < w->words->T && slice_is(w->words->form[t], ",") &&
           w->words->form[t + 1].bytes == 2 && is_upos(w, t + 1, UPOS_NUM) &&
           slice_is(w->words->form[t + 2], ",");
}

/* "Mali Cooper ... She", "... Cooper said": a sentence that begins with a
 * personal pronoun right behind, or the last word as a subject soon after. */
static bool is_taken_up(const work *w, span run) {
    uint32_t next = w->words->first[w->words->sentence_of[run.start] + 1];
    uint32_t last = run.end - 1;
    if (run.end - run.start < 2 || w->hit_of[run.start] == DOC_NONE ||
        w->hit_of[last] != DOC_NONE) {
        return false;
    }
    if (next < w->words->T && w->tree->rel[next] == REL_NSUBJ &&
        (lemma_is(w, next, "he") || lemma_is(w, next, "she"))) {
        return w->tree->rel[words_head(w, run.start, run.end)] == REL_NSUBJ;
    }
    for (uint32_t t = next; t < w->words->T && t < next + TAKEN_UP; t++) {
        bool alone = w->run[t].end - w->run[t].start == 1;
        if (alone && w->tree->rel[t] == REL_NSUBJ &&
            slice_equal(w->words->form[t], w->words->form[last]) &&
            !lemma_is(w, t - 1, "the")) {
            return true;
        }
    }
    return false;
}

bool run_is_person(const work *w, span run) {
    if (run.start > 0 && is_personal_title(w->words->form[run.start - 1])) {
        return true;
    }
    uint32_t title = w->role_before[run.start];
    if (title != DOC_NONE && w->a->roles[w->role_of[title]].kind != ROLE_BODY &&
        !slice_is(tags_feature(w->tags, title, SLICE("Number")), "Plur")) {
        return true;
    }
    for (uint32_t t = run.start; t < run.end; t++) {
        uint32_t head = w->tree->head[t];
        if (w->tree->rel[t] == REL_FLAT && head >= run.start &&
            head < run.end) {
            return true;
        }
    }
    if (run.end - run.start > 1 && is_aged_run(w, run.end)) {
        return true;
    }
    slice rest = words_atoms(w, run.start, run.end);
    slice first = {0};
    slice_cut(&rest, ' ', &first);
    return (rest.bytes > 0 &&
            actors_given_gender(w->a, first) != GENDER_UNKNOWN) ||
           is_taken_up(w, run);
}
