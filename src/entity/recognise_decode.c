/* recognise_decode.c: the best labels of a sentence.
 *
 * Problem: the label of a word depends on that of the word before ("I" of a
 * type stands only behind that type), so that words cannot be decided alone.
 *
 * Method: Viterbi over the labels with whole-number scores: the sum of the
 * weights of the word's features and of the step from label to label. Words
 * that are not open are outside, and cost one step. Sums of whole numbers are
 * the same on every machine; of equal paths the one of the lower label wins.
 *
 * Limits: time is words times labels squared; nothing is kept between
 * sentences.
 */
#include "entity/recognise.h"

enum { NEVER = -(1 << 28) };

static void word_scores(const recogniser *r, const name_views *v, uint32_t t,
                        int32_t score[NAME_SLOT_LABELS]) {
    name_features f;
    name_features_of(v, t, &f);
    for (uint32_t i = 0; i < f.count; i++) {
        uint32_t mark = name_mark(f.at[i]);
        uint32_t at = mark & (r->slot_count - 1);
        while (r->slots[at].mark != 0 && r->slots[at].mark != mark) {
            at = (at + 1) & (r->slot_count - 1);
        }
        if (r->slots[at].mark == 0) {
            continue;
        }
        const int8_t *weight = r->slots[at].weight;
        for (unsigned l = 0; l < NAME_SLOT_LABELS; l++) {
            score[l] += weight[l];
        }
    }
}

static int32_t step_score(const recogniser *r, uint8_t from, uint8_t to) {
    return name_follows(from, to) ? r->step[from * (NAME_LABELS + 1) + to]
                                  : NEVER;
}

/* One column: the best way to each label of word t. */
static void step_to(const recogniser *r, const int32_t *before,
                    const int32_t *score, bool open, int32_t *now,
                    uint8_t *from) {
    for (uint8_t l = 0; l < NAME_LABELS; l++) {
        now[l] = 2 * NEVER;
        if (!open && l != NAME_OUTSIDE) {
            continue;
        }
        for (uint8_t b = 0; b < NAME_LABELS; b++) {
            int32_t sum = before[b] + step_score(r, b, l);
            if (sum > now[l]) {
                now[l] = sum;
                from[l] = b;
            }
        }
        now[l] += score[l];
    }
}

void name_scores(const recogniser *r, const name_views *v, int32_t *score) {
    for (uint32_t t = 0; t < v->w->words->T; t++) {
        int32_t sum[NAME_SLOT_LABELS] = {0};
        if (v->at[t].open) {
            word_scores(r, v, t, sum);
        }
        memcpy(score + (size_t)t * NAME_LABELS, sum,
               NAME_LABELS * sizeof *score);
    }
}

/* Scores grow with the sentence: the best is taken as zero. */
static void settle(int32_t now[NAME_LABELS]) {
    int32_t top = now[0];
    for (uint8_t l = 1; l < NAME_LABELS; l++) {
        top = now[l] > top ? now[l] : top;
    }
    for (uint8_t l = 0; l < NAME_LABELS; l++) {
        now[l] = now[l] - top < NEVER ? NEVER : now[l] - top;
    }
}

bool name_decode(const recogniser *r, const name_views *v, const int32_t *score,
                 span words, uint8_t *label) {
    uint32_t count = words.end - words.start;
    arena_mark_t mark = arena_mark(v->w->tmp);
    uint8_t *from = arena_take(v->w->tmp, count, NAME_LABELS);
    if (from == NULL) {
        return false;
    }
    int32_t best[2][NAME_LABELS] = {{0}};
    for (uint32_t i = 0; i < count; i++) {
        const int32_t *at = score + (size_t)(words.start + i) * NAME_LABELS;
        int32_t *now = best[i & 1];
        bool open = v->at[words.start + i].open;
        for (uint8_t l = 0; i == 0 && l < NAME_LABELS; l++) {
            now[l] = !open && l != NAME_OUTSIDE
                         ? NEVER
                         : at[l] + step_score(r, NAME_EDGE, l);
        }
        if (i > 0) {
            step_to(r, best[(i - 1) & 1], at, open, now,
                    from + (size_t)i * NAME_LABELS);
        }
        settle(now);
    }
    uint8_t at = 0;
    for (uint8_t l = 1; count > 0 && l < NAME_LABELS; l++) {
        at = best[(count - 1) & 1][l] > best[(count - 1) & 1][at] ? l : at;
    }
    for (uint32_t i = count; i-- > 0;) {
        label[words.start + i] = at;
        at = i > 0 ? from[(size_t)i * NAME_LABELS + at] : at;
    }
    arena_back(v->w->tmp, mark);
    return true;
}
