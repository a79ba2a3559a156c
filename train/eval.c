/* eval.c: the measures of the CoNLL 2018 shared task.
 *
 * The problem: a system that cuts the text into other words than gold cannot
 * be compared word by word. Method (Zeman et al. 2018, section 5): both texts
 * are read as characters without blanks; words that cover the same characters
 * are aligned; around multiword tokens, where words have no characters of
 * their own, the longest common subsequence of lower-cased forms is. All
 * measures but tokens and sentences count aligned words.
 *
 * Words inside one multiword token share its span. Relations are compared
 * without their subtype, features only those that Universal Dependencies name.
 */
#include "acta/eval.h"

#include "base/utf8.h"
#include "eval_tables.h"
#include "treebank.h"

/* One side: spans in characters without blanks. */
typedef struct side {
    treebank bank;
    uint32_t *chars;   /* [bytes + 1] characters before that byte */
    span *word;        /* [T] */
    uint8_t *multi;    /* [T] 1: of a token of several words */
    uint32_t *aligned; /* [T] word of the other side, or DOC_NONE */
} side;

static const char *const names[ACTA_EVAL_COUNT] = {
    "Tokens", "Sentences", "Words", "UPOS", "XPOS",
    "UFeats", "Lemmas",    "UAS",   "LAS",  "CLAS"};

/* Features of Universal Dependencies that the task counts. */
static const char *const universal[] = {
    "PronType", "NumType", "Poss",   "Reflex", "Foreign",  "Abbr",
    "Gender",   "Animacy", "Number", "Case",   "Definite", "Degree",
    "VerbForm", "Mood",    "Tense",  "Aspect", "Voice",    "Evident",
    "Polarity", "Person",  "Polite"};

/* Relations of words with little content: not counted by CLAS. */
static const char *const functional[] = {"aux", "case", "cc",   "clf",
                                         "cop", "det",  "mark", "punct"};

const char *acta_eval_name(acta_eval_measure measure) {
    return (unsigned)measure < ACTA_EVAL_COUNT ? names[measure] : "";
}

acta_eval_score acta_eval_score_of(acta_eval_count count) {
    acta_eval_score s = {0};
    if (count.system > 0) {
        s.precision = (double)count.right / count.system;
    }
    if (count.gold > 0) {
        s.recall = (double)count.right / count.gold;
    }
    if (count.right > 0) {
        s.f1 = 2.0 * count.right / ((double)count.gold + count.system);
    }
    return s;
}

static bool count_chars(side *s, arena *keep) {
    slice body = s->bank.body;
    uint32_t n = 0;
    s->chars = arena_take(keep, body.bytes + 1, sizeof *s->chars);
    if (s->chars == NULL) {
        return false;
    }
    for (size_t byte = 0; byte < body.bytes;) {
        size_t from = byte;
        uint32_t c = utf8_next(body, &byte);
        for (size_t i = from; i < byte; i++) {
            s->chars[i] = n;
        }
        n += !utf8_is_space(c);
    }
    s->chars[body.bytes] = n;
    return true;
}

static span in_chars(const side *s, span bytes) {
    return (span){s->chars[bytes.start], s->chars[bytes.end]};
}

static acta_status side_open(const char *path, arena *keep, side *out,
                             acta_error *error) {
    acta_status status = treebank_read(path, keep, &out->bank, error);
    if (status != ACTA_OK) {
        return status;
    }
    const treebank *b = &out->bank;
    const uint32_t T = b->words.T;
    out->word = arena_take(keep, T, sizeof *out->word);
    out->multi = arena_take(keep, T, 1);
    out->aligned = arena_take(keep, T, sizeof *out->aligned);
    if (!out->word || !out->multi || !out->aligned || !count_chars(out, keep)) {
        return fail_memory(error);
    }
    for (uint32_t w = 0; w < T; w++) {
        out->word[w] = in_chars(out, b->words.at[w]);
        out->aligned[w] = DOC_NONE;
        out->multi[w] =
            b->words.joined[w] ||
            (w + 1 < T && b->words.joined[w + 1] &&
             b->words.sentence_of[w + 1] == b->words.sentence_of[w]);
    }
    return ACTA_OK;
}

/* next_char: the next character that is no blank, 0 at the end. */
static uint32_t next_char(slice text, size_t *byte) {
    while (*byte < text.bytes) {
        uint32_t c = utf8_next(text, byte);
        if (!utf8_is_space(c)) {
            return c;
        }
    }
    return 0;
}

static acta_status same_text(const side *gold, const side *system,
                             const char *path, acta_error *error) {
    size_t i = 0;
    size_t j = 0;
    unsigned long count = 0;
    uint32_t c = 0;
    do {
        c = next_char(gold->bank.body, &i);
        if (c != next_char(system->bank.body, &j)) {
            return fail_at(error, ACTA_BAD_INPUT, path, 0, 0,
                           "its text differs from the gold text after %lu "
                           "characters",
                           count);
        }
        count++;
    } while (c != 0);
    return ACTA_OK;
}

static uint32_t forms_alike(const side *a, uint32_t i, const side *b,
                            uint32_t j) {
    slice x = a->bank.words.form[i];
    slice y = b->bank.words.form[j];
    size_t at = 0;
    size_t to = 0;
    while (at < x.bytes && to < y.bytes) {
        if (utf8_lower(utf8_next(x, &at)) != utf8_lower(utf8_next(y, &to))) {
            return 0;
        }
    }
    return at == x.bytes && to == y.bytes;
}

static void join(side *gold, side *system, uint32_t g, uint32_t s) {
    gold->aligned[g] = s;
    system->aligned[s] = g;
}

/* A stretch of words on both sides that covers the same multiword tokens. */
typedef struct stretch {
    uint32_t g;
    uint32_t s;
    uint32_t g_end;
    uint32_t s_end;
} stretch;

/* align_forms: the longest common subsequence of the stretch's forms. */
static bool align_forms(side *gold, side *system, stretch x, arena *tmp) {
    uint32_t m = x.g_end - x.g;
    uint32_t n = x.s_end - x.s;
    arena_mark_t mark = arena_mark(tmp);
    uint32_t *best =
        arena_take(tmp, (m + (size_t)1) * (n + (size_t)1), sizeof *best);
    if (best == NULL) {
        return false;
    }
    for (uint32_t i = m; i-- > 0;) {
        for (uint32_t j = n; j-- > 0;) {
            uint32_t down = best[(i + 1) * (n + 1) + j];
            uint32_t right = best[i * (n + 1) + j + 1];
            uint32_t both = best[(i + 1) * (n + 1) + j + 1] +
                            forms_alike(gold, x.g + i, system, x.s + j);
            uint32_t most = down > right ? down : right;
            best[i * (n + 1) + j] = both > most ? both : most;
        }
    }
    uint32_t i = 0;
    uint32_t j = 0;
    while (i < m && j < n) {
        uint32_t here = best[i * (n + 1) + j];
        if (forms_alike(gold, x.g + i, system, x.s + j)) {
            join(gold, system, x.g + i++, x.s + j++);
        } else if (here == best[(i + 1) * (n + 1) + j]) {
            i++;
        } else {
            j++;
        }
    }
    arena_back(tmp, mark);
    return true;
}

static bool beyond(const side *x, uint32_t w, uint32_t end) {
    if (w >= x->bank.words.T) {
        return true;
    }
    return x->multi[w] ? x->word[w].start >= end : x->word[w].end > end;
}

static uint32_t extend(const side *x, uint32_t w, uint32_t end) {
    return x->multi[w] && x->word[w].end > end ? x->word[w].end : end;
}

/* multi_stretch: from words g and s, one of them in a multiword token, on to
 * where both sides have no multiword token open. */
static stretch multi_stretch(const side *gold, const side *system, uint32_t g,
                             uint32_t s) {
    uint32_t end = 0;
    const uint32_t G = gold->bank.words.T;
    const uint32_t S = system->bank.words.T;
    if (gold->multi[g]) {
        end = gold->word[g].end;
        s += !system->multi[s] && system->word[s].start < gold->word[g].start;
    } else {
        end = system->word[s].end;
        g += !gold->multi[g] && gold->word[g].start < system->word[s].start;
    }
    stretch x = {g, s, g, s};
    while (!beyond(gold, x.g_end, end) || !beyond(system, x.s_end, end)) {
        if (x.g_end < G && (x.s_end >= S || gold->word[x.g_end].start <=
                                                system->word[x.s_end].start)) {
            end = extend(gold, x.g_end++, end);
        } else {
            end = extend(system, x.s_end++, end);
        }
    }
    return x;
}

static bool align(side *gold, side *system, arena *tmp) {
    uint32_t g = 0;
    uint32_t s = 0;
    while (g < gold->bank.words.T && s < system->bank.words.T) {
        span a = gold->word[g];
        span b = system->word[s];
        if (gold->multi[g] || system->multi[s]) {
            stretch x = multi_stretch(gold, system, g, s);
            if (x.g_end > x.g && x.s_end > x.s &&
                !align_forms(gold, system, x, tmp)) {
                return false;
            }
            g = x.g_end;
            s = x.s_end;
        } else if (a.start == b.start && a.end == b.end) {
            join(gold, system, g++, s++);
        } else if (a.start <= b.start) {
            g++;
        } else {
            s++;
        }
    }
    return true;
}

/* next_universal: the next feature of the bundle that counts. */
static bool next_universal(slice *rest, slice *pair) {
    while (slice_cut(rest, '|', pair)) {
        slice value = *pair;
        slice key;
        slice_cut(&value, '=', &key);
        for (size_t i = 0; i < sizeof universal / sizeof *universal; i++) {
            if (slice_is(key, universal[i])) {
                return true;
            }
        }
    }
    return false;
}

static bool same_features(slice a, slice b) {
    slice x;
    slice y;
    bool more = true;
    while (more) {
        more = next_universal(&a, &x);
        if (more != next_universal(&b, &y) || (more && !slice_equal(x, y))) {
            return false;
        }
    }
    return true;
}

static slice base_relation(slice relation) {
    slice rest = relation;
    slice base = {NULL, 0};
    slice_cut(&rest, ':', &base);
    return base;
}

static bool has_content(const side *x, uint32_t w) {
    slice base = base_relation(x->bank.relation[w]);
    for (size_t i = 0; i < sizeof functional / sizeof *functional; i++) {
        if (slice_is(base, functional[i])) {
            return false;
        }
    }
    return true;
}

/* head_word: the head over the whole file, or DOC_NONE for a root. */
static uint32_t head_word(const side *x, uint32_t w) {
    uint32_t head = x->bank.head[w];
    uint32_t s = x->bank.words.sentence_of[w];
    return head == 0 ? DOC_NONE : x->bank.words.first[s] + head - 1;
}

static bool same_head(const side *gold, const side *system, uint32_t g,
                      uint32_t s) {
    uint32_t a = head_word(gold, g);
    uint32_t b = head_word(system, s);
    if (a == DOC_NONE || b == DOC_NONE) {
        return a == b;
    }
    return system->aligned[b] == a;
}

static uint32_t sentence_words(const treebank *bank, uint32_t w) {
    uint32_t s = bank->words.sentence_of[w];
    return bank->words.first[s + 1] - bank->words.first[s];
}

static void count_row(acta_eval_row *row, bool head, bool label) {
    row->heads += head;
    row->labels += label;
    row->right += head && label;
}

/* count_words: how many words each row has, right or not. */
static void count_words(const treebank *gold, const treebank *system,
                        acta_eval_result *out) {
    for (uint32_t w = 0; w < gold->words.T; w++) {
        eval_row(out, base_relation(gold->relation[w]))->gold++;
        eval_band(out, sentence_words(gold, w))->gold++;
    }
    for (uint32_t w = 0; w < system->words.T; w++) {
        eval_row(out, base_relation(system->relation[w]))->system++;
    }
}

/* score_pair: what is right about an aligned word. */
static void score_pair(const side *gold, const side *system, uint32_t g,
                       uint32_t s, acta_eval_result *out) {
    const treebank *a = &gold->bank;
    const treebank *b = &system->bank;
    acta_eval_count *count = out->count;
    bool head = same_head(gold, system, g, s);
    bool label = slice_equal(base_relation(a->relation[g]),
                             base_relation(b->relation[s]));
    bool both = head && label;
    count_row(eval_row(out, base_relation(a->relation[g])), head, label);
    count_row(eval_band(out, sentence_words(a, g)), head, label);
    out->aligned++;
    count[ACTA_EVAL_WORDS].right++;
    count[ACTA_EVAL_UPOS].right += a->upos[g] == b->upos[s];
    count[ACTA_EVAL_XPOS].right += slice_equal(a->xpos[g], b->xpos[s]);
    count[ACTA_EVAL_UFEATS].right +=
        same_features(a->features[g], b->features[s]);
    count[ACTA_EVAL_LEMMAS].right +=
        a->lemma[g].bytes == 0 || slice_equal(a->lemma[g], b->lemma[s]);
    count[ACTA_EVAL_UAS].right += head;
    count[ACTA_EVAL_LAS].right += both;
    count[ACTA_EVAL_CLAS].right += both && has_content(gold, g);
}

static uint32_t content_words(const side *x) {
    uint32_t n = 0;
    for (uint32_t w = 0; w < x->bank.words.T; w++) {
        n += has_content(x, w);
    }
    return n;
}

/* same_spans: spans that both sorted lists have. */
static uint32_t same_spans(const side *gold, const span *a, uint32_t m,
                           const side *system, const span *b, uint32_t n) {
    uint32_t right = 0;
    uint32_t i = 0;
    uint32_t j = 0;
    while (i < m && j < n) {
        span x = in_chars(gold, a[i]);
        span y = in_chars(system, b[j]);
        right += x.start == y.start && x.end == y.end;
        i += x.start <= y.start;
        j += y.start <= x.start;
    }
    return right;
}

static void score_all(const side *gold, const side *system,
                      acta_eval_result *out) {
    const treebank *a = &gold->bank;
    const treebank *b = &system->bank;
    for (int k = ACTA_EVAL_WORDS; k < ACTA_EVAL_COUNT; k++) {
        out->count[k] = (acta_eval_count){a->words.T, b->words.T, 0};
    }
    out->count[ACTA_EVAL_CLAS].gold = content_words(gold);
    out->count[ACTA_EVAL_CLAS].system = content_words(system);
    out->count[ACTA_EVAL_TOKENS] = (acta_eval_count){
        a->U, b->U,
        same_spans(gold, a->surface, a->U, system, b->surface, b->U)};
    out->count[ACTA_EVAL_SENTENCES] =
        (acta_eval_count){a->words.S, b->words.S,
                          same_spans(gold, a->words.sentence, a->words.S,
                                     system, b->words.sentence, b->words.S)};
    count_words(a, b, out);
    for (uint32_t g = 0; g < a->words.T; g++) {
        if (gold->aligned[g] != DOC_NONE) {
            score_pair(gold, system, g, gold->aligned[g], out);
        }
    }
    eval_sort(out);
}

static acta_status eval_in(arena *keep, const char *gold_path,
                           const char *system_path, acta_eval_result *out,
                           acta_error *error) {
    side gold = {0};
    side system = {0};
    acta_eval_result result = {0};
    acta_status status = side_open(gold_path, keep, &gold, error);
    if (status == ACTA_OK) {
        status = side_open(system_path, keep, &system, error);
    }
    if (status == ACTA_OK) {
        status = same_text(&gold, &system, system_path, error);
    }
    if (status != ACTA_OK) {
        return status;
    }
    if (!align(&gold, &system, keep)) {
        return fail_memory(error);
    }
    score_all(&gold, &system, &result);
    *out = result;
    return ACTA_OK;
}

acta_status acta_eval_files(const char *gold, const char *system,
                            acta_eval_result *out, acta_error *error) {
    arena *keep = arena_new((size_t)4 << 30);
    if (keep == NULL) {
        return fail_memory(error);
    }
    acta_status status = eval_in(keep, gold, system, out, error);
    arena_free(keep);
    return status;
}
