/* codebook_test.h: the examples of all rules, run as tests. */
#ifndef EVENT_CODEBOOK_TEST_H
#define EVENT_CODEBOOK_TEST_H

#include "doc/analysis.h"
#include "event/codebook.h"

/* Who can analyse a sentence, and who hears of failures. */
typedef struct codebook_tester {
    void *user;
    /* analyse: the sentence as an article of its own; *out lives until the next
     * call. */
    acta_status (*analyse)(void *user, slice sentence, const analysis **out,
                           acta_error *error);
    /* failed: one example that did not do what it says: a line without its end:
     * "rules/04-consult.rules:12: 040.meet: expected ... came ..." */
    acta_status (*failed)(void *user, slice line, acta_error *error);
    slice only; /* rules whose id begins so; empty: all */
} codebook_tester;

typedef struct codebook_test_counts {
    uint32_t rules;
    uint32_t examples;
    uint32_t failed;
    uint32_t bare; /* rules without a yes or without a no line */
} codebook_test_counts;

/* codebook_test: analyse every example and compare.
 * memory  tmp as before on return
 * errors  those of the tester's functions; ACTA_NO_MEMORY
 * source  docs/formats/rules.md
 */
acta_status codebook_test(const codebook *book, const codebook_tester *tester,
                          arena *tmp, codebook_test_counts *out,
                          acta_error *error);

#endif
