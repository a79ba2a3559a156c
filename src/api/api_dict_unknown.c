/* api_dict_unknown.c: the actors to add to the files next.
 *
 * The problem: which names does a corpus have that no actor file knows? Method:
 * of every article the chains that hold a name and no dictionary entry are
 * taken by their longest name; over the corpus they are counted by that name,
 * with the codes that the texts themselves gave them ("the mayor of ...") and
 * the first sentences. What comes out is an actor file: an entry a name, the
 * counts and sentences as comments above it, so that a person has only to
 * strike out and correct. Those that are subjects in most articles come first.
 *
 * Why not all capitalised words: chains leave out what the article itself ties
 * to somebody known.
 *
 * Limits: KEYS_MOST different names (those that come after are counted
 * together), CODES_MOST codes a name, SHOWN sentences of SENTENCE_BYTES.
 */
#include "acta/dict.h"
#include "api/api.h"
#include "base/map.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { TMP_BYTES = 1 << 26, KEEP_BYTES = 1 << 30 };
enum { KEYS_MOST = 1 << 17, SHOWN = 2, SENTENCE_BYTES = 200, CODES_MOST = 4 };
enum { NAME_BYTES_LEAST = 3, NAME_BYTES_MOST = 120 };

typedef struct name_sum {
    slice name;
    uint64_t mentions;
    uint32_t articles;
    uint32_t acting;  /* articles where it is a subject */
    uint32_t persons; /* articles that take it for a person */
    slice sentence[SHOWN];
    uint32_t shown;
    char code[CODES_MOST][ACTOR_CODE_BYTES];
    uint32_t of_code[CODES_MOST];
} name_sum;

typedef struct unknown {
    arena *keep;
    map *keys;
    name_sum *sums; /* [room], as many in use as keys */
    uint32_t room;
    uint64_t mentions, left_over;
} unknown;

/* What an article says of one chain. */
typedef struct chain_note {
    uint32_t longest; /* mention with the longest name, or DOC_NONE */
    uint32_t names;
    uint32_t coded; /* mention whose own words gave a code, or DOC_NONE */
    bool known;
    bool acts; /* is somewhere the subject of a verb */
} chain_note;

static bool can_be_entry(slice name) {
    if (name.bytes < NAME_BYTES_LEAST || name.bytes > NAME_BYTES_MOST) {
        return false;
    }
    bool capital = false;
    for (size_t at = 0; at < name.bytes;) {
        uint32_t c = utf8_next(name, &at);
        if (c < 0x20 || c == '#' || c == ';' || c == '/' || c == '_' ||
            c == '|' || c == '"') {
            return false;
        }
        capital = capital || utf8_lower(c) != c;
    }
    return capital;
}

static void note_mention(const analysis *a, uint32_t i, chain_note *notes) {
    const mention *m = &a->mentions.at[i];
    chain_note *n = &notes[m->chain];
    if (m->code[0] != '\0' && n->coded == DOC_NONE) {
        n->coded = i;
    }
    if (m->kind != MENTION_NAME) {
        return;
    }
    n->known = n->known || m->entry.bytes > 0;
    if (m->actor && can_be_entry(m->name)) {
        n->names++;
        n->acts = n->acts || a->tree.rel[m->head] == REL_NSUBJ;
        if (n->longest == DOC_NONE ||
            m->name.bytes > a->mentions.at[n->longest].name.bytes) {
            n->longest = i;
        }
    }
}

/* "name TAB kind TAB code TAB mentions TAB sentence"; kind: p a person, o
 * not; a capital where it acts. The code is what the text's own words say. */
static void add_chain(text *out, const analysis *a, const chain_note *n,
                      const chain *c) {
    const mention *m = &a->mentions.at[n->longest];
    const char *code =
        n->coded != DOC_NONE ? a->mentions.at[n->coded].code : "";
    bool person = c->type == ENTITY_PERSON || m->type == ENTITY_PERSON;
    text_add(out, m->name);
    text_add_format(out, "\t%c\t%s\t%u\t",
                    n->acts ? (person ? 'P' : 'O') : (person ? 'p' : 'o'), code,
                    (unsigned)n->names);
    api_add_sentence(out, a, m->head, SENTENCE_BYTES);
    text_add_char(out, '\n');
}

static acta_status find(const api_work *w, const analysis *a, arena *keep,
                        slice *rows, acta_error *error) {
    (void)w;
    if (!api_whole(a)) {
        return ACTA_OK; /* a stage failed; its problem row says so */
    }
    arena *tmp = arena_new(TMP_BYTES);
    chain_note *notes =
        tmp == NULL ? NULL : arena_take(tmp, a->chains.C, sizeof *notes);
    if (notes == NULL) {
        arena_free(tmp);
        return fail_memory(error);
    }
    for (uint32_t c = 0; c < a->chains.C; c++) {
        notes[c].longest = notes[c].coded = DOC_NONE;
    }
    for (uint32_t i = 0; i < a->mentions.M; i++) {
        note_mention(a, i, notes);
    }
    text out = text_on(keep);
    for (uint32_t c = 0; c < a->chains.C; c++) {
        if (!notes[c].known && notes[c].longest != DOC_NONE) {
            add_chain(&out, a, &notes[c], &a->chains.at[c]);
        }
    }
    arena_free(tmp);
    *rows = text_slice(&out);
    return out.failed ? fail_memory(error) : ACTA_OK;
}

static void count_code(name_sum *s, slice code) {
    for (uint32_t i = 0;
         i < CODES_MOST && code.bytes > 0 && code.bytes < ACTOR_CODE_BYTES;
         i++) {
        if (s->of_code[i] == 0) {
            memcpy(s->code[i], code.at, code.bytes);
            s->of_code[i] = 1;
            return;
        }
        if (slice_is(code, s->code[i])) {
            s->of_code[i]++;
            return;
        }
    }
}

/* The sum of a name, a new one when there is room. NULL: no memory. */
static name_sum *sum_of(unknown *u, slice name) {
    uint32_t i = map_intern(u->keys, name);
    if (i == MAP_NONE) {
        return NULL;
    }
    name_sum *sums = arena_room(u->keep, u->sums, i, &u->room, sizeof *sums);
    if (sums == NULL) {
        return NULL;
    }
    u->sums = sums;
    u->sums[i].name = map_key(u->keys, i);
    return &u->sums[i];
}

/* Adds one line of `find`. false: no memory. */
static bool count_name(unknown *u, slice line) {
    slice name = {0}, kind = {0}, code = {0}, seen = {0};
    uint32_t count = 0;
    slice_cut(&line, '\t', &name);
    slice_cut(&line, '\t', &kind);
    slice_cut(&line, '\t', &code);
    slice_cut(&line, '\t', &seen);
    number_u32(seen, &count);
    u->mentions += count;
    if (map_count(u->keys) >= KEYS_MOST && map_get(u->keys, name) == MAP_NONE) {
        u->left_over += count;
        return true;
    }
    name_sum *s = sum_of(u, name);
    if (s == NULL) {
        return false;
    }
    s->mentions += count;
    s->articles++;
    s->persons += slice_equal_fold(kind, SLICE("p"));
    s->acting += slice_is(kind, "P") || slice_is(kind, "O");
    count_code(s, code);
    if (s->shown < SHOWN) {
        s->sentence[s->shown] = slice_copy(u->keep, line);
        return s->sentence[s->shown++].at != NULL;
    }
    return true;
}

static acta_status take(const api_work *w, slice rows, acta_error *error) {
    slice rest = rows;
    for (slice line; slice_cut(&rest, '\n', &line);) {
        if (!count_name(w->context, line)) {
            return fail_memory(error);
        }
    }
    return ACTA_OK;
}

static int by_count(const void *x, const void *y) {
    const name_sum *a = x, *b = y;
    if (a->acting != b->acting) {
        return a->acting < b->acting ? 1 : -1;
    }
    if (a->articles != b->articles) {
        return a->articles < b->articles ? 1 : -1;
    }
    return a->mentions != b->mentions ? (a->mentions < b->mentions ? 1 : -1)
                                      : slice_compare(a->name, b->name);
}

static const char *best_code(const name_sum *s) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < CODES_MOST; i++) {
        best = s->of_code[i] > s->of_code[best] ? i : best;
    }
    return s->of_code[best] > 0 ? s->code[best] : "UNK";
}

static void add_entry(text *out, const name_sum *s) {
    const char *code = best_code(s);
    text_add_format(out, "\n# %llu times in %u articles, subject in %u\n",
                    (unsigned long long)s->mentions, (unsigned)s->articles,
                    (unsigned)s->acting);
    for (uint32_t i = 0; i < s->shown; i++) {
        text_add_str(out, "#   ");
        text_add(out, s->sentence[i]);
        text_add_char(out, '\n');
    }
    if (2 * s->persons < s->articles) {
        text_add_format(out, "org %s ", code);
        text_add(out, s->name);
        text_add_char(out, '\n');
        return;
    }
    text_add_str(out, "person ");
    text_add(out, s->name);
    text_add_char(out, '\n');
    if (strncmp(code, "UNK", 3) != 0) {
        text_add_format(out, "  country   %.3s\n", code);
        if (strlen(code) > 3) {
            text_add_format(out, "  code      %s\n", code);
        }
    }
}

static acta_status say(unknown *u, const acta_job *job, unsigned long most,
                       acta_error *error) {
    text out = text_on(u->keep);
    uint32_t count = map_count(u->keys);
    if (count > 0) {
        qsort(u->sums, count, sizeof *u->sums, by_count);
    }
    text_add_str(&out, "# acta actors 1\n");
    for (uint32_t i = 0; i < count && i < most; i++) {
        add_entry(&out, &u->sums[i]);
    }
    return out.failed ? fail_memory(error)
                      : job->sink(job->to, out.at, out.bytes, error);
}

acta_status acta_dict_unknown(const acta_sources *from, const acta_job *job,
                              unsigned long most, acta_unknown_counts *out,
                              acta_error *error) {
    unknown u = {.keep = arena_new(KEEP_BYTES)};
    api_work work = {.job = job, .render = find, .take = take, .context = &u};
    if (u.keep == NULL) {
        return fail_memory(error);
    }
    u.keys = map_new(u.keep);
    acta_status status = u.keys == NULL ? fail_memory(error)
                                        : api_over_corpus(from, &work, error);
    if (status == ACTA_OK) {
        status = say(&u, job, most, error);
    }
    *out = (acta_unknown_counts){.sums = work.sums,
                                 .mentions = u.mentions,
                                 .names = map_count(u.keys),
                                 .left_over = u.left_over};
    arena_free(u.keep);
    return status;
}
