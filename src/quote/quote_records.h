/* quote_records.h: the statements of an article while they are gathered. */
#ifndef QUOTE_QUOTE_RECORDS_H
#define QUOTE_QUOTE_RECORDS_H

#include "quote/quote_parts.h"

typedef struct records {
    uint32_t Q;
    quote *at; /* [Q] in the order found */
    uint32_t room;
    uint32_t *first_of;       /* [S+1] first record of each sentence */
    uint32_t *group_speaker;  /* [G] mention who speaks a quotation */
    uint32_t *group_sentence; /* [G] sentence that says so, or DOC_NONE */
} records;

/* records_begin: an empty list. errors  false: no memory */
bool records_begin(const reading *read, records *out);

/* records_add: a cue with its content becomes a record. errors  no memory */
bool records_add(const reading *read, uint32_t sentence, const cue *c,
                 records *out);

/* records_free_quotes: add sentences that are quotation from end to end and
 * have no cue, and give them their speaker. errors  no memory */
bool records_free_quotes(const reading *read, records *out);

/* records_transcript: of a transcript, the lines of each speaker. errors  no
 * memory */
bool records_transcript(const reading *read, records *out);

/* speaker_mention: the mention that stands for who speaks at this head word:
 * its own, the name in apposition, the owner of a document; or DOC_NONE. */
uint32_t speaker_mention(const reading *read, uint32_t word);

#endif
