/* context.c: what the article as a whole tells: its day and its countries.
 *
 * Problem: "Bush", "the president" and "police" mean somebody only in a country
 * and at a time, and many articles are undated.
 *
 * Method: every country named, by whatever name, adjective, city or office
 * holder, counts one; names in the title and in the first sentences count
 * more, since news names its scene first (van Dijk, News as Discourse, 1988).
 * The heaviest is the focus. An article without a date gets the day on which
 * most of the people named in full held an office, the latest such day when
 * several are equal; explicit years count as one voice each.
 *
 * Then each dictionary name gets the sense that fits its place in the tree, the
 * day and the countries present.
 *
 * Why not a trained classifier: thirty annotated articles; and a reader must be
 * able to see why "Bush" is whom.
 */
#include "base/number.h"
#include "doc/times.h"
#include "entity/work.h"

enum {
    LEAD_SENTENCES = 3,
    DATELINE_WORDS = 6,
    DATELINE_SHARE = 3,
    MOST_COUNTRIES = 256,
    MOST_VOICES = 256,
    FIRST_YEAR = 1945,
    LAST_YEAR = 2035,
    NOT_AFTER = 2026,
    NOT_ITS_TIME = 20, /* more than a capital has over a place */
    AFTER = 3650       /* days for which "former" speaks */
};

bool code_is_country(const work *w, const char *code) {
    slice three = slice_part(slice_of(code), 0, COUNTRY_BYTES);
    return three.bytes == COUNTRY_BYTES &&
           map_get(w->a->countries, three) != MAP_NONE;
}

uint32_t seen_weight(const work *w, const char *code) {
    for (uint32_t i = 0; i < w->seen_count; i++) {
        if (strncmp(w->seen[i].code, code, COUNTRY_BYTES) == 0) {
            return w->seen[i].weight;
        }
    }
    return 0;
}

static void see_country(work *w, const char *code, uint32_t weight) {
    if (!code_is_country(w, code)) {
        return;
    }
    for (uint32_t i = 0; i < w->seen_count; i++) {
        if (strncmp(w->seen[i].code, code, COUNTRY_BYTES) == 0) {
            w->seen[i].weight += weight;
            return;
        }
    }
    if (w->seen_count < MOST_COUNTRIES) {
        country_seen *made = &w->seen[w->seen_count++];
        memcpy(made->code, code, COUNTRY_BYTES);
        made->weight = weight;
    }
}

/* "Sheikh Sabah" is nobody's country. */
static bool honorific_before(const work *w, uint32_t t) {
    uint32_t title = w->role_before[t];
    return title != DOC_NONE && is_upos(w, title, UPOS_PROPN) &&
           w->a->roles[w->role_of[title]].kind == ROLE_PERSON &&
           w->tree->head[title] != TREE_ROOT &&
           !slice_is(tags_feature(w->tags, title, SLICE("Number")), "Plur");
}

/* Whether a match is part of a longer personal name: "Jordan" in "Jordan
 * Smith". */
static bool inside_longer_name(const work *w, const hit *h, bool person) {
    span run = w->run[h->head];
    bool longer =
        run.end > run.start && (run.start < h->first || run.end > h->end);
    bool titled =
        h->first > 0 && (is_personal_title(w->words->form[h->first - 1]) ||
                         honorific_before(w, h->first));
    return (titled && !person) || (longer && run_is_person(w, run));
}

static bool modifies(const work *w, uint32_t t) {
    return w->tree->rel[t] == REL_AMOD || w->tree->rel[t] == REL_COMPOUND;
}

/* How well a sense fits the word's place in the tree; 0: not at all. */
static int place_score(const work *w, const hit *h, const name_sense *s) {
    uint32_t t = h->head;
    bool adjective = is_upos(w, t, UPOS_ADJ);
    const actor_entry *e = &w->a->entries[s->entry];
    bool name_like = e->kind == ENTRY_PERSON || h->end - h->first > 1;
    switch ((sense_kind)s->kind) {
    case SENSE_ADJECTIVE:
        return adjective || modifies(w, t) ? 6 : 2;
    case SENSE_MEMBER:
    case SENSE_MEMBERS: {
        slice number = tags_feature(w->tags, t, SLICE("Number"));
        bool plural = slice_is(number, "Plur");
        bool fits = plural == (s->kind == SENSE_MEMBERS);
        return adjective || modifies(w, t) ? 1 : fits ? 6 : 3;
    }
    case SENSE_PLACE:
        return adjective ? 0 : name_like ? 4 : 3;
    default:
        return adjective && h->end - h->first == 1 ? 1 : 5;
    }
}

static bool covers_day(const actor_entry *e, int32_t day) {
    return e->from <= day && day <= e->to;
}

static int sense_score(const work *w, const hit *h, const name_sense *s) {
    const actor_entry *e = &w->a->entries[s->entry];
    slice in_text = words_cased(w, h->first, h->end);
    int score = place_score(w, h, s);
    if (score == 0 || !atoms_case_fits(s->written, in_text) ||
        ((e->kind != ENTRY_PERSON || h->end - h->first == 1) &&
         inside_longer_name(w, h, e->kind == ENTRY_PERSON))) {
        return 0;
    }
    bool near = e->code[0] != '\0' && seen_weight(w, e->code) > 0;
    if (e->ambiguous && !near && e->kind != ENTRY_COUNTRY) {
        return 0;
    }
    if (!is_upos(w, h->head, UPOS_PROPN) && !is_upos(w, h->head, UPOS_ADJ) &&
        h->end - h->first == 1 && s->kind == SENSE_NAME &&
        !is_upos(w, h->head, UPOS_NOUN) && !is_upos(w, h->head, UPOS_X)) {
        return 0; /* "IS", "Will", "May" as verbs */
    }
    score *= 8;
    if (w->day != ARTICLE_NO_DAY) {
        bool dated = e->from != ACTORS_PAST || e->to != ACTORS_FUTURE;
        score += !covers_day(e, w->day) ? -NOT_ITS_TIME : dated ? 8 : 4;
        score +=
            actor_on_day(w->a, s->entry, w->day, OFFICE_NONE) != ACTORS_NONE
                ? 6
                : 0;
    }
    if (near) {
        uint32_t weight = seen_weight(w, e->code);
        score += 2 + (weight > 5 ? 5 : (int)weight);
    }
    return score > 0 ? score : 1;
}

void hit_choose(work *w, hit *h) {
    uint32_t list = map_get(w->a->names, words_atoms(w, h->first, h->end));
    uint32_t best = ACTORS_NONE;
    int best_score = 0;
    for (uint32_t s = list; s != ACTORS_NONE && s != MAP_NONE;
         s = w->a->senses[s].next) {
        int score = sense_score(w, h, &w->a->senses[s]);
        if (score > best_score ||
            (score == best_score && score > 0 &&
             w->a->senses[s].entry < w->a->senses[best].entry)) {
            best = s;
            best_score = score;
        }
    }
    h->sense = best;
    h->tenure = ACTORS_NONE;
    h->code[0] = '\0';
    if (best == ACTORS_NONE) {
        return;
    }
    const name_sense *s = &w->a->senses[best];
    int32_t day = w->day == ARTICLE_NO_DAY ? ACTORS_FUTURE : w->day;
    actor_code_on_day(w->a, s->entry, day, OFFICE_NONE, h->code, &h->tenure);
    if (s->kind == SENSE_SEAT && strlen(h->code) == COUNTRY_BYTES) {
        memcpy(h->code + COUNTRY_BYTES, "GOV", 4);
    }
}

/* "AMMAN -", "KUWAIT:", "PARIS (Agency)": the place at the very start. */
static bool is_dateline(const work *w, const hit *h) {
    uint32_t s = w->words->sentence_of[h->head];
    uint32_t lead = 0;
    while (lead < w->words->S && w->words->part[lead] == PART_TITLE) {
        lead++;
    }
    uint32_t stop = w->words->first[s + 1];
    if (s != lead || h->first > w->words->first[s] + 1) {
        return false;
    }
    static const char *const marks[] = {
        "\xE2\x80\x94", "\xE2\x80\x93", "--", "-", ":", "("};
    for (uint32_t t = h->end; t < stop && t < h->end + DATELINE_WORDS; t++) {
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            if (slice_is(w->words->form[t], marks[i]) &&
                w->words->spaced[t - 1] + (marks[i][0] == ':') > 0) {
                return true;
            }
        }
    }
    return false;
}

/* The heaviest country; but the dateline's when it is not a mere place of
 * writing: at least a third as heavy. */
static void choose_focus(work *w, const char *dateline) {
    uint32_t most = 0;
    w->focus[0] = '\0';
    for (uint32_t i = 0; i < w->seen_count; i++) {
        if (w->seen[i].weight > most) {
            most = w->seen[i].weight;
            memcpy(w->focus, w->seen[i].code, COUNTRY_ROOM);
        }
    }
    if (dateline[0] != '\0' &&
        seen_weight(w, dateline) * DATELINE_SHARE >= most) {
        memcpy(w->focus, dateline, COUNTRY_ROOM);
    }
}

/* Countries named in the article, names in the lead counting more. */
static void count_countries(work *w) {
    char dateline[COUNTRY_ROOM] = {0};
    w->seen_count = 0;
    for (uint32_t i = 0; i < w->H; i++) {
        hit *h = &w->hits[i];
        hit_choose(w, h);
        if (h->sense == ACTORS_NONE) {
            continue;
        }
        const actor_entry *e = &w->a->entries[w->a->senses[h->sense].entry];
        uint32_t s = w->words->sentence_of[h->head];
        uint32_t weight = s < LEAD_SENTENCES ? 3 : 1;
        if (w->words->part[s] == PART_TITLE) {
            weight = 3;
        }
        if (e->kind == ENTRY_COUNTRY || e->kind == ENTRY_PERSON) {
            weight *= 2;
        }
        see_country(w, e->code, weight);
        if (is_dateline(w, h)) {
            memcpy(dateline, e->code, COUNTRY_BYTES);
        }
    }
    choose_focus(w, dateline);
}

/* A stretch of time that something in the article speaks for. */
typedef struct voice {
    int32_t from, to;
} voice;

/* A person speaks for the times of his offices; with a title before the name
 * for those of that office, with "former" for what came after. */
static uint32_t hear_person(const work *w, const hit *h, voice *voices,
                            uint32_t count) {
    uint32_t entry = w->a->senses[h->sense].entry;
    uint32_t title = w->role_before[h->first];
    uint8_t office =
        title == DOC_NONE ? OFFICE_NONE : w->a->roles[w->role_of[title]].office;
    bool former = title != DOC_NONE && was_once(w, title);
    for (uint32_t i = w->a->entries[entry].tenure; i != ACTORS_NONE;
         i = w->a->tenures[i].next) {
        const tenure *t = &w->a->tenures[i];
        bool other = office != OFFICE_NONE && t->office != office;
        if (t->from == ACTORS_PAST || other || count + 1 >= MOST_VOICES) {
            continue;
        }
        voice v = {t->from, t->to};
        if (former) {
            v = (voice){t->to, t->to == ACTORS_FUTURE ? t->to : t->to + AFTER};
        }
        voices[count++] = v;
        if (office != OFFICE_NONE && !former) {
            voices[count++] = v;
        }
    }
    return count;
}

static uint32_t hear_years(const work *w, voice *voices, uint32_t count) {
    for (uint32_t t = 0; t < w->words->T && count < MOST_VOICES; t++) {
        slice form = w->words->form[t];
        uint32_t year = 0;
        if (form.bytes == 4 && number_u32(form, &year) && year >= FIRST_YEAR &&
            year <= NOT_AFTER) {
            voices[count++] = (voice){date_day((int32_t)year, 1, 1),
                                      date_day((int32_t)year + 1, 6, 30)};
        }
    }
    return count;
}

/* How many voices cover a day; *from, *to: the time they have in common. */
static uint32_t count_agreeing(const voice *voices, uint32_t count, int32_t day,
                               int32_t *from, int32_t *to) {
    uint32_t agree = 0;
    *from = ACTORS_PAST;
    *to = date_day(NOT_AFTER, 12, 31);
    for (uint32_t i = 0; i < count; i++) {
        if (voices[i].from <= day && day <= voices[i].to) {
            agree++;
            *from = voices[i].from > *from ? voices[i].from : *from;
            *to = voices[i].to < *to ? voices[i].to : *to;
        }
    }
    return agree;
}

/* The middle of the time most voices agree on; the latest such time when
 * several are equal. */
static int32_t day_of_voices(const voice *voices, uint32_t count) {
    int32_t latest = date_day(NOT_AFTER, 12, 31);
    int32_t best_day = ARTICLE_NO_DAY;
    uint32_t best = 0;
    for (uint32_t i = 0; i < count; i++) {
        int32_t from = 0;
        int32_t to = 0;
        int32_t day = voices[i].to > latest ? latest : voices[i].to;
        uint32_t agree = count_agreeing(voices, count, day, &from, &to);
        int32_t middle = from + (to - from) / 2;
        if (agree > best || (agree == best && agree > 0 && middle > best_day)) {
            best = agree;
            best_day = middle;
        }
    }
    return best_day;
}

static bool estimate_day(work *w) {
    voice *voices = arena_take(w->tmp, MOST_VOICES, sizeof *voices);
    bool *heard = arena_take(w->tmp, w->a->entry_count, sizeof *heard);
    if (voices == NULL || heard == NULL) {
        return false;
    }
    uint32_t count = hear_years(w, voices, 0);
    for (uint32_t i = 0; i < w->H; i++) {
        if (w->hits[i].sense == ACTORS_NONE) {
            continue;
        }
        uint32_t entry = w->a->senses[w->hits[i].sense].entry;
        if (w->a->entries[entry].kind == ENTRY_PERSON && !heard[entry]) {
            heard[entry] = true;
            count = hear_person(w, &w->hits[i], voices, count);
        }
    }
    w->day = day_of_voices(voices, count);
    return true;
}

bool context_find(work *w) {
    w->seen = arena_take(w->tmp, MOST_COUNTRIES, sizeof *w->seen);
    if (w->seen == NULL) {
        return false;
    }
    w->day = w->article->published_day;
    /* Twice: senses need the countries, and countries the senses. */
    count_countries(w);
    if (w->day == ARTICLE_NO_DAY && !estimate_day(w)) {
        return false;
    }
    count_countries(w);
    return true;
}
