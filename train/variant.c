/* variant.c: sentences varied towards headlines.
 *
 * The problem: headlines are a seventh of what acta reads and no treebank has
 * them. Method: rules turn sentences into what an editor might have printed,
 * and the tree stays right because only words without dependents go:
 *
 *   The minister and the general will meet in Oslo.
 *   Minister, general to meet in Oslo
 *
 * Articles, copulas and the auxiliaries of passives and of present participles
 * are left out, the commonest conjunction between nouns becomes a comma, double
 * quotes become single ones, "will" becomes "to", the final mark goes. Besides,
 * all capitals, Title Case and lower case.
 *
 * Articles and auxiliaries are known by their Universal Dependencies relation
 * and features, whatever the language; "will" is English, and does nothing
 * elsewhere. Tense stays as it is ("said", not "says"): it would need the
 * inflection of every verb, and both occur in treebanks anyway.
 */
#include "variant.h"

#include "base/utf8.h"
#include "doc/tags.h"
#include "encode/encode_features.h"
#include "net.h"

enum { HEADLINE_WORDS = 40 };

typedef enum print { AS_IS, CAPITALS, TITLE, LOWER } print;

static bool happens(const batch_noise *noise, double often) {
    return chance(noise->state) < often;
}

static print draw_print(const batch_noise *noise, bool headline) {
    double x = chance(noise->state);
    double capitals = headline ? 0.15 : noise->capitals;
    double title = headline ? 0.35 : noise->title;
    if (x < capitals) {
        return CAPITALS;
    }
    x -= capitals;
    if (x < title) {
        return TITLE;
    }
    return x - title < noise->lower ? LOWER : AS_IS;
}

/* reprint: the form in another case; the same form when there is no memory. */
static slice reprint(slice form, print p, arena *tmp) {
    size_t from = 0;
    size_t to = 0;
    if (p == AS_IS || (p == TITLE && (form.bytes < 4 || form.at[0] == '\''))) {
        return form;
    }
    char *at = arena_take(tmp, 4 * form.bytes + 4, 1);
    while (at != NULL && from < form.bytes) {
        bool initial = from == 0;
        uint32_t c = utf8_next(form, &from);
        if (p == CAPITALS || (p == TITLE && initial)) {
            c = utf8_upper(c);
        } else if (p == LOWER) {
            c = utf8_lower(c);
        }
        to += utf8_put(c, at + to);
    }
    return at == NULL ? form : (slice){at, to};
}

static bool draft_room(uint32_t n, arena *tmp, draft *d) {
    d->n = n;
    d->form = arena_take(tmp, n, sizeof *d->form);
    d->spacing = arena_take(tmp, n, 1);
    d->upos = arena_take(tmp, n, 1);
    d->xpos = arena_take(tmp, n, sizeof *d->xpos);
    d->features = arena_take(tmp, n, sizeof *d->features);
    d->relation = arena_take(tmp, n, sizeof *d->relation);
    d->head = arena_take(tmp, n, sizeof *d->head);
    return d->form && d->spacing && d->upos && d->xpos && d->features &&
           d->relation && d->head;
}

static bool copy_sentence(const corpus *c, uint32_t s, arena *tmp, draft *d) {
    const uint32_t t = c->first[s];
    const size_t n = c->first[s + 1] - t;
    if (!draft_room((uint32_t)n, tmp, d)) {
        return false;
    }
    memcpy(d->form, c->form + t, n * sizeof *d->form);
    memcpy(d->spacing, c->spacing + t, n);
    memcpy(d->upos, c->upos + t, n);
    memcpy(d->xpos, c->xpos + t, n * sizeof *d->xpos);
    memcpy(d->features, c->features + t, n * sizeof *d->features);
    memcpy(d->relation, c->relation + t, n * sizeof *d->relation);
    memcpy(d->head, c->head + t, n * sizeof *d->head);
    return true;
}

/* drop_stop: without the final mark, when nothing hangs on it. */
static void drop_stop(draft *d) {
    const uint32_t n = d->n;
    if (n < 3 || d->upos[n - 1] != UPOS_PUNCT || d->head[n - 1] == 0) {
        return;
    }
    for (uint32_t i = 0; i + 1 < n; i++) {
        if (d->head[i] == n) {
            return;
        }
    }
    d->n--;
}

static void rename_word(draft *d, uint32_t i, const relabel *as) {
    if (as->known) {
        d->form[i] = as->form;
        d->upos[i] = as->upos;
        d->xpos[i] = as->xpos;
        d->features[i] = as->features;
        d->relation[i] = as->relation;
    }
}

/* change_words: what becomes another word. use [n]: enum headline_use. */
static void change_words(const corpus *c, const uint8_t *use,
                         const batch_noise *noise, draft *d) {
    bool commas = happens(noise, 0.5);
    bool quotes = happens(noise, 0.5);
    for (uint32_t i = 0; i < d->n; i++) {
        bool noun = d->head[i] > 0 && (d->upos[d->head[i] - 1] == UPOS_NOUN ||
                                       d->upos[d->head[i] - 1] == UPOS_PROPN);
        if (use[i] == HEADLINE_AND && commas && noun) {
            rename_word(d, i, &c->comma);
            d->spacing[i] = SPACE_AFTER;
        } else if (use[i] == HEADLINE_WILL) {
            rename_word(d, i, &c->to);
        } else if (quotes && slice_is(d->form[i], "\"")) {
            d->form[i] = SLICE("'");
        }
    }
}

/* leave_out: the words of use HEADLINE_OUT on which nothing hangs. */
static bool leave_out(const uint8_t *use, arena *tmp, draft *d) {
    uint32_t *place = arena_take(tmp, d->n + (size_t)1, sizeof *place);
    uint8_t *kept = arena_take(tmp, d->n, 1);
    uint32_t n = 0;
    if (place == NULL || kept == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < d->n; i++) {
        kept[i] = kept[i] || use[i] != HEADLINE_OUT || d->head[i] == 0;
        if (d->head[i] > 0) {
            kept[d->head[i] - 1] = 1;
        }
    }
    for (uint32_t i = 0; i < d->n; i++) {
        place[i + 1] = kept[i] ? ++n : 0;
    }
    for (uint32_t i = 0; i < d->n; i++) {
        if (kept[i]) {
            uint32_t to = place[i + 1] - 1;
            d->form[to] = d->form[i];
            d->spacing[to] = d->spacing[i];
            d->upos[to] = d->upos[i];
            d->xpos[to] = d->xpos[i];
            d->features[to] = d->features[i];
            d->relation[to] = d->relation[i];
            d->head[to] = place[d->head[i]];
        }
    }
    d->n = n;
    return true;
}

/* capital: the first word with a capital, where the sentence had one. */
static void capital(slice was, arena *tmp, draft *d) {
    size_t byte = 0;
    if (was.bytes > 0 && utf8_is_upper(utf8_next(was, &byte))) {
        slice form = d->form[0];
        char *at = arena_take(tmp, form.bytes + 4, 1);
        byte = 0;
        if (at != NULL && form.bytes > 0) {
            size_t n = utf8_put(utf8_upper(utf8_next(form, &byte)), at);
            memcpy(at + n, form.at + byte, form.bytes - byte);
            d->form[0] = (slice){at, n + form.bytes - byte};
        }
    }
}

static bool make_headline(const corpus *c, uint32_t s, const batch_noise *noise,
                          arena *tmp, draft *d) {
    const uint8_t *use = c->headline + c->first[s];
    slice first = d->form[0];
    change_words(c, use, noise, d);
    if (!leave_out(use, tmp, d)) {
        return false;
    }
    if (d->n > 0) {
        capital(first, tmp, d);
    }
    drop_stop(d);
    return true;
}

bool draft_make(const corpus *c, uint32_t s, const batch_noise *noise,
                arena *tmp, draft *out) {
    if (!copy_sentence(c, s, tmp, out) || noise == NULL) {
        return noise == NULL && out->form != NULL;
    }
    bool headline = happens(noise, noise->headline) &&
                    out->n <= HEADLINE_WORDS && c->headline != NULL;
    if (headline && !make_headline(c, s, noise, tmp, out)) {
        return false;
    }
    if (!headline && happens(noise, noise->no_stop)) {
        drop_stop(out);
    }
    print p = draw_print(noise, headline);
    for (uint32_t i = 0; i < out->n && p != AS_IS; i++) {
        out->form[i] = reprint(out->form[i], p, tmp);
    }
    return true;
}
