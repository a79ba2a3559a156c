/* quote_case.h: statements found in a CoNLL-U document, as text, for tests.
 *
 * Mentions are made from the tree alone (every noun, name and pronoun), so that
 * the quote stage is tested without the actor dictionary.
 */
#ifndef TESTS_QUOTE_CASE_H
#define TESTS_QUOTE_CASE_H

#include "base/text.h"
#include "load/conllu_layers.h"
#include "quote/quote.h"

static inline mentions quote_case_mentions(const conllu_document *d,
                                           arena *keep) {
    mentions out = {0};
    uint32_t T = d->tokens.T;
    mention *at = arena_take(keep, T, sizeof *at);
    uint32_t *of_word = arena_take(keep, T, sizeof *of_word);
    for (uint32_t t = 0; t < T; t++) {
        uint8_t pos = d->tags.upos[t];
        bool inner =
            d->tree.rel[t] == REL_FLAT || d->tree.rel[t] == REL_COMPOUND;
        of_word[t] = DOC_NONE;
        if (inner ||
            !(pos == UPOS_NOUN || pos == UPOS_PROPN || pos == UPOS_PRON)) {
            continue;
        }
        uint8_t kind = pos == UPOS_PROPN  ? MENTION_NAME
                       : pos == UPOS_PRON ? MENTION_PRONOUN
                                          : MENTION_ROLE;
        at[out.M] = (mention){.head = t,
                              .words = {t, t + 1},
                              .kind = kind,
                              .actor = true,
                              .chain = DOC_NONE};
        of_word[t] = out.M++;
    }
    out.at = at;
    out.of_word = of_word;
    return out;
}

static inline slice quote_case_words(const conllu_document *d, span words) {
    if (words.end <= words.start) {
        return SLICE("-");
    }
    return slice_part(d->article.body, d->tokens.at[words.start].start,
                      d->tokens.at[words.end - 1].end);
}

static inline void quote_case_mention(text *out, const conllu_document *d,
                                      const mentions *m, uint32_t i) {
    text_add_str(out, " | ");
    text_add(out, i == DOC_NONE ? SLICE("-") : d->tokens.form[m->at[i].head]);
}

/* One line a statement:
 * sentence kind form | speaker | cue | content | more | addressee | rule */
static inline slice quote_case_run(const quote_words *lexicon,
                                   const conllu_document *d, arena *keep,
                                   arena *tmp) {
    static const char *const kinds[] = {"speech", "belief", "intention", "talk",
                                        "unsaid"};
    static const char *const forms[] = {"direct", "indirect", "mixed"};
    mentions m = quote_case_mentions(d, keep);
    chains c = {0};
    quotes q = {0};
    acta_error error = {0};
    text out = text_on(keep);
    quote_input in = {lexicon,  &d->article, &d->tokens, &d->tags,
                      &d->tree, &m,          &c};
    if (quote_run(&in, keep, tmp, &q, &error) != ACTA_OK) {
        text_add_str(&out, error.message);
        return text_slice(&out);
    }
    for (uint32_t i = 0; i < q.Q; i++) {
        const quote *one = &q.at[i];
        text_add_format(&out, "%u %s %s", one->sentence + 1, kinds[one->kind],
                        forms[one->form]);
        quote_case_mention(&out, d, &m, one->speaker);
        text_add_str(&out, " | ");
        text_add(&out, quote_case_words(d, one->cue_words));
        text_add_str(&out, " | ");
        text_add(&out, slice_part(d->article.body, one->content.start,
                                  one->content.end));
        text_add_str(&out, " | ");
        text_add(&out, one->more.end == 0
                           ? SLICE("-")
                           : slice_part(d->article.body, one->more.start,
                                        one->more.end));
        quote_case_mention(&out, d, &m, one->addressee);
        text_add_str(&out, " | ");
        text_add(&out, one->rule);
        text_add_char(&out, '\n');
    }
    return text_slice(&out);
}

#endif
