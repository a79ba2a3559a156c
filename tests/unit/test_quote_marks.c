/* needs: quote */
#include <stdlib.h>

#include "base/text.h"
#include "base/utf8.h"
#include "quote/quote_marks.h"

/* Words are runs of letters and digits, or one other character; a sentence ends
 * with its line, a paragraph with an empty line. */
static tokens cut_up(slice body, arena *keep) {
    size_t room = body.bytes + 2;
    slice *form = arena_take(keep, room, sizeof *form);
    span *at = arena_take(keep, room, sizeof *at);
    uint32_t *first = arena_take(keep, room, sizeof *first);
    uint32_t *of = arena_take(keep, room, sizeof *of);
    uint32_t *paragraph = arena_take(keep, room, sizeof *paragraph);
    span *sentence = arena_take(keep, room, sizeof *sentence);
    uint32_t T = 0;
    uint32_t S = 0;
    uint32_t P = 0;
    size_t byte = 0;
    bool fresh = true;
    while (byte < body.bytes) {
        size_t start = byte;
        uint32_t c = utf8_next(body, &byte);
        if (c == '\n') {
            P += byte < body.bytes && body.at[byte] == '\n';
            fresh = true;
            continue;
        }
        if (utf8_is_space(c)) {
            continue;
        }
        while (utf8_is_letter(c) && byte < body.bytes) {
            size_t next = byte;
            if (!utf8_is_letter(utf8_next(body, &next))) {
                break;
            }
            byte = next;
        }
        if (fresh) {
            first[S] = T;
            paragraph[S] = P;
            sentence[S++].start = (uint32_t)start;
            fresh = false;
        }
        at[T] = (span){(uint32_t)start, (uint32_t)byte};
        form[T] = slice_part(body, start, byte);
        sentence[S - 1].end = (uint32_t)byte;
        of[T++] = S - 1;
    }
    first[S] = T;
    return (tokens){.T = T,
                    .S = S,
                    .form = form,
                    .at = at,
                    .first = first,
                    .sentence = sentence,
                    .paragraph = paragraph,
                    .sentence_of = of};
}

/* Every region in its order: its text, "+" when left open, depth and group. */
static void expect(const char *body_text, const char *expected) {
    arena *keep = arena_new(1 << 24);
    slice body = slice_of(body_text);
    tokens words = cut_up(body, keep);
    regions r;
    assert_true(marks_pair(body, &words, keep, &r));
    text out = text_on(keep);
    for (uint32_t i = 0; i < r.R; i++) {
        const region *one = &r.at[i];
        text_add_format(&out, "%u%s%s[", one->group,
                        one->parent == DOC_NONE ? "" : "n",
                        one->closed ? "" : "+");
        text_add(&out, slice_part(body, one->bytes.start, one->bytes.end));
        text_add_str(&out, "]");
    }
    check_slice(text_slice(&out), expected);
    arena_free(keep);
}

static void pairs_every_typography(void **state) {
    (void)state;
    expect("“We agree,” she said.", "0[“We agree,”]");
    expect("\"We agree,\" she said.", "0[\"We agree,\"]");
    expect("``We agree,'' she said.", "0[``We agree,'']");
    expect("„Wir sind uns einig“, sagte sie.", "0[„Wir sind uns einig“]");
    expect("« Oui », dit-elle.", "0[« Oui »]");
    expect("»Ja«, sagte sie.", "0[»Ja«]");
    expect("‘We agree,’ she said.", "0[‘We agree,’]");
    expect("'We agree,' she said.", "0['We agree,']");
    expect("No “proof\" of “it\" yet.", "0[“proof\"]1[“it\"]");
}

static void wrong_directions(void **state) {
    (void)state;
    expect("What now?“ he went on.\n\n”They will not act.",
           "0[What now?“]1+[”They will not act.]");
    expect("“What now?“ he went on.", "0[“What now?“]");
    expect("\" The items are here,\" he said.", "0[\" The items are here,\"]");
    expect("\"It is over,\"Orr said.", "0[\"It is over,\"]");
}

static void apostrophes_and_measures_are_none(void **state) {
    (void)state;
    expect("The workers' union and Orr's party don't agree.", "");
    expect("The workers’ union and Orr’s party don’t agree.", "");
    expect("A 6'2\" tall man on a 10\" step in the '90s.", "");
    expect("“He is 6'2\" tall,” she said.", "0[“He is 6'2\" tall,”]");
}

static void nested(void **state) {
    (void)state;
    expect("“He called it ‘a new day,’” she said.",
           "0[“He called it ‘a new day,’”]0n[‘a new day,’]");
    expect("“He called it 'a new day,'\" she said.",
           "0[“He called it 'a new day,'\"]0n['a new day,']");
    expect("“They say ‘this is it,” she said.", "0[“They say ‘this is it,”]");
}

static void paragraphs_go_on(void **state) {
    (void)state;
    expect("“One.\nTwo.\n\n“Three,” he said.", "0+[“One.\nTwo.]0[“Three,”]");
    expect("“One.\n\nTwo,” he said.", "0+[“One.]0[Two,”]");
    expect("“One.\n\nHe went home.\n\n“Two,” she said.", "0+[“One.]1[“Two,”]");
}

static void doubled_by_an_export(void **state) {
    (void)state;
    expect("\"It said it had \"\"proof\"\" of it.\"", "0[\"\"proof\"\"]");
    expect("\"\"\"We agree,\"\" she said. \"\"Now go.\"\"\"",
           "0[\"\"\"We agree,\"\"]1[\"\"Now go.\"\"\"]");
}

static void hostile_input_is_linear(void **state) {
    (void)state;
    enum { N = 1000000 };
    char *body = malloc(N * 2 + 1);
    assert_non_null(body);
    for (size_t i = 0; i < N; i++) {
        body[2 * i] = i % 2 == 0 ? '"' : 'a';
        body[2 * i + 1] = i % 3 == 0 ? ' ' : '"';
    }
    body[2 * (size_t)N] = '\0';
    arena *keep = arena_new((size_t)1 << 30);
    slice whole = slice_of(body);
    tokens words = cut_up(whole, keep);
    regions r;
    assert_true(marks_pair(whole, &words, keep, &r));
    arena_free(keep);
    free(body);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_every_typography),
        cmocka_unit_test(wrong_directions),
        cmocka_unit_test(apostrophes_and_measures_are_none),
        cmocka_unit_test(nested),
        cmocka_unit_test(paragraphs_go_on),
        cmocka_unit_test(doubled_by_an_export),
        cmocka_unit_test(hostile_input_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
