/* stage_rows.c: words, sentences and dates of texts, for bench/text_accuracy.
 *
 * The program writes neither bounds of words nor time expressions, and the
 * tokeniser is to be measured without waiting for the parser. Reads pairs of a
 * date ("-": unknown) and a file; writes tab-separated rows with byte offsets:
 *     F file   W start end joined   S start end   X start end date precision
 */
#include <stdio.h>

#include "base/file.h"
#include "time/time.h"
#include "token/token.h"

#define MEMORY ((size_t)4 << 30)

static int32_t read_day(const char *text) {
    int year = 0, month = 0, day = 0;
    bool good = sscanf(text, "%d-%d-%d", &year, &month, &day) == 3 &&
                year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return good ? date_day(year, month, day) : ARTICLE_NO_DAY;
}

static void write_rows(const tokens *w, const times *x) {
    for (uint32_t t = 0; t < w->T; t++) {
        printf("W\t%u\t%u\t%u\n", w->at[t].start, w->at[t].end, w->joined[t]);
    }
    for (uint32_t s = 0; s < w->S; s++) {
        printf("S\t%u\t%u\n", w->sentence[s].start, w->sentence[s].end);
    }
    for (uint32_t i = 0; i < x->X; i++) {
        char when[DATE_BYTES];
        date_write(x->at[i].when, when);
        printf("X\t%u\t%u\t%s\t%u\n", w->at[x->at[i].words.start].start,
               w->at[x->at[i].words.end - 1].end, when,
               x->at[i].when.precision);
    }
}

static acta_status one_file(const token_model *model, const char *day,
                            const char *path, acta_error *error) {
    arena *keep = arena_new(MEMORY), *tmp = arena_new(MEMORY);
    file_map file = {0};
    tokens words;
    times found;
    problems problems = {0};
    acta_status status = keep == NULL || tmp == NULL
                             ? fail_memory(error)
                             : file_map_open(path, &file, error);
    article a = {.body = file.bytes, .published_day = read_day(day)};
    a.text.end = (uint32_t)file.bytes.bytes;
    time_input in = {&a, &words, NULL, NULL};
    if (status == ACTA_OK) {
        status = token_run(model, &a, keep, tmp, &words, &problems, error);
    }
    if (status == ACTA_OK) {
        status = time_run(&in, keep, tmp, &found, error);
    }
    if (status == ACTA_OK) {
        printf("F\t%s\n", path);
        write_rows(&words, &found);
    }
    file_map_close(&file);
    arena_free(keep);
    arena_free(tmp);
    return status;
}

int main(int count, char **argument) {
    acta_error error = {0};
    const token_model *model = NULL;
    arena *keep = arena_new(MEMORY);
    acta_status status =
        keep == NULL || count < 2
            ? ACTA_BAD_ARGUMENT
            : token_model_open(argument[1], keep, &model, &error);
    for (int i = 2; i + 1 < count && status == ACTA_OK; i += 2) {
        status = one_file(model, argument[i], argument[i + 1], &error);
    }
    if (status != ACTA_OK) {
        fprintf(stderr, "stage_rows: %s: %s\n", error.path, error.message);
    }
    arena_free(keep);
    return status == ACTA_OK ? 0 : 1;
}
