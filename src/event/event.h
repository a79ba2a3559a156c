/* event.h: who did what to whom, by the codebook. */
#ifndef EVENT_EVENT_H
#define EVENT_EVENT_H

#include "base/text.h"
#include "doc/events.h"
#include "doc/quotes.h"
#include "doc/tags.h"
#include "doc/tree.h"
#include "event/codebook.h"

/* Everything that is known of an article before its events. */
typedef struct event_layers {
    const codebook *book;
    const article *article;
    const tokens *words;
    const tags *tags;
    const tree *tree;
    const mentions *mentions;
    const chains *chains;
    const times *times;
    const quotes *quotes;
} event_layers;

/* event_run: apply the codebook to an analysed article.
 * in      all earlier layers, by reference
 * out     events [E] in text order
 * memory  events in keep; tmp as before on return
 * errors  ACTA_NO_MEMORY
 * source  docs/methods/event.md
 */
acta_status event_run(const event_layers *in, arena *keep, arena *tmp,
                      events *out, acta_error *error);

/* event_explain: for a word that gave no event, which rules know its lemma and
 * what each of them missed, one line a rule; nothing is added for a word that
 * no rule names. in      layers; word; events found (to name the rule of an
 * event) out     lines of text added memory  text in out; tmp as before on
 * return errors  ACTA_NO_MEMORY
 */
acta_status event_explain(const event_layers *in, uint32_t word, arena *tmp,
                          text *out, acta_error *error);

/* A verb or noun between two actors that gave no event. */
typedef struct event_gap {
    uint32_t word;
    uint32_t source; /* mention */
    uint32_t target; /* mention, of another actor */
    slice slot;      /* where the target stands: "object", "with" */
    bool known;      /* some rule names the word, and none fitted */
} event_gap;

/* event_gaps: what the codebook passes over: predicates with an actor on
 * either side that carry no event and no statement.
 * in      layers; the events found in them
 * out     gaps [*count] in text order, one a word
 * memory  gaps in keep; tmp as before on return
 * errors  ACTA_NO_MEMORY
 */
acta_status event_gaps(const event_layers *in, const events *found, arena *keep,
                       arena *tmp, event_gap **out, uint32_t *count,
                       acta_error *error);

/* event_knows: whether some rule has this word as its predicate. */
bool event_knows(const event_layers *in, uint32_t word);

#endif
