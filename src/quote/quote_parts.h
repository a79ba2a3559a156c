/* quote_parts.h: what the parts of the quote stage share while one article is
 * read: the layers, the regions between quotation marks, and the cues.
 */
#ifndef QUOTE_QUOTE_PARTS_H
#define QUOTE_QUOTE_PARTS_H

#include "quote/quote_marks.h"
#include "quote/quote_words.h"

/* A longer content is a wrong parse or no prose; nested ones ("said that they
 * said that ...") would make rows of quadratic size. */
enum { CONTENT_WORDS = 400 };

typedef struct reading {
    const quote_words *lexicon;
    slice body;
    const tokens *words;
    const tags *tags;
    const tree *tree;
    const mentions *named;
    const chains *linked;
    regions marks;
    arena *tmp;
} reading;

/* A word that reports, with who speaks and where the content stands. */
typedef struct cue {
    uint32_t word;
    span words; /* "pointed out", "according to" */
    const speech_word *entry;
    uint32_t region;  /* region the cue itself stands in, or DOC_NONE */
    uint32_t subject; /* head word of who speaks, or DOC_NONE */
    uint32_t hearer;  /* head word of who is spoken to, or DOC_NONE */
    span own;         /* words of subject and cue, which no content holds */
    span content;     /* words; empty: none found */
    span more;        /* words; the other part of a split quotation */
    const char *rule; /* what found the content */
    uint32_t opener;  /* word "that" before the content, or DOC_NONE */
    uint8_t kind;     /* enum quote_kind */
    bool passive;
    bool agentless; /* "it was reported": nobody is named */
    bool asked;     /* "Asked whether it rains, Orr said": by nobody named */
    bool silent;    /* "declined to comment": a statement without content */
    bool unsaid;    /* denied, refused, only wished for or not yet said */
} cue;

typedef struct cues {
    uint32_t N;
    cue *at; /* [N] by word */
    uint32_t room;
} cues;

/* cues_find: the words of speech of one sentence, with subject and hearer.
 * memory  out->at grows in read->tmp
 * errors  false: no memory */
bool cues_find(const reading *read, uint32_t sentence, cues *out);

/* party_issuer: who issues a noun of speech ("Orr issued a statement"), a head
 * word, or DOC_NONE. */
uint32_t party_issuer(const reading *read, uint32_t noun);

/* content_find: fill content, more, rule of a sentence's cues. A cue that is
 * left with empty content reports nothing. */
void content_find(const reading *read, uint32_t sentence, cues *list);

/* content_cut / content_cut_late: end the content of a cue where another cue
 * begins; late: when every cue has its content. */
void content_cut(const reading *read, cues *list, uint32_t at);
void content_cut_late(const reading *read, cues *list, uint32_t at);

/* content_of_quotes: the cues of a sentence that go with a quotation beside
 * them, found by what stands between. */
void content_of_quotes(const reading *read, uint32_t sentence, cues *list);

/* The frames that take a clause (quote_clause.c): fill content and rule of a
 * cue; false: none there. */
bool frame_clause(const reading *read,
                  cue *c); /* behind the cue, by the tree */
bool frame_behind(const reading *read, cue *c);   /* by word order */
bool frame_before(const reading *read, cue *c);   /* "..., X said." */
bool frame_inserted(const reading *read, cue *c); /* by word order */
bool frame_around(const reading *read, cue *c);   /* "The law, he said, is" */
/* content_longer: of a span the longer part outside the cue's own words. */
bool content_longer(const reading *read, cue *c, span content,
                    const char *rule);
/* content_start: a sentence's first word behind dateline, "But", "However,". */
uint32_t content_start(const reading *read, uint32_t t);

/* dateline_end: a sentence's first word behind "GENEVA (Reuters) - ". */
uint32_t dateline_end(const reading *read, uint32_t t);

/* speaker_between: where the speaker must stand behind `from` and beside the
 * cue, set the cue's subject to the phrase there unless it is there already. */
void speaker_between(const reading *read, cue *c, uint32_t from);
/* speaker_before: head of the noun phrase that ends at the cue, or DOC_NONE. */
uint32_t speaker_before(const reading *read, uint32_t cue_word);

/* headline_find: "Premier: deal is close" and "deal is close: premier". */
bool headline_find(const reading *read, uint32_t sentence, cue *out);

/* content_trim: take off what belongs to no content: commas, "that", a final
 * full stop outside quotation marks; take in whole regions it cuts. */
span content_trim(const reading *read, const cue *of, span content);

/* Who speaks and who listens (quote_party.c). */
void party_of_verb(const reading *read, cue *c); /* fills subject, hearer */
uint32_t party_relative(const reading *read, uint32_t t);
uint32_t party_of_adjective(const reading *read, uint32_t t);
uint32_t party_owner(const reading *read, uint32_t t);
uint32_t party_according(const reading *read, uint32_t t, uint32_t end);
/* cue_unsaid: denied, refused, only wished for or not yet said. */
bool cue_unsaid(const reading *read, uint32_t t);
bool cue_refuses(const reading *read, uint32_t t); /* decline, refuse */

/* The frames that take a predicate or an infinitive (quote_frames.c). */
bool frame_infinitive(const reading *read, cue *c);
bool frame_gerund(const reading *read, cue *c);
bool frame_as(const reading *read, cue *c);
bool frame_small(const reading *read, cue *c);
bool frame_raise(const reading *read, cue *c);
void frame_add_subject(const reading *read, cue *c); /* as `more` */

/* The frames of objects and prepositional phrases (quote_phrase.c). */
bool frame_object(const reading *read, cue *c);
bool frame_felt(const reading *read, cue *c);
bool frame_preposition_phrase(const reading *read, cue *c);
bool frame_in_marks(const reading *read, cue *c);
/* content_is_setting: time and place of the saying. */
bool content_is_setting(const reading *read, uint32_t t);

/* The frames of nouns and adverbs (quote_noun.c). */
bool frame_adverb(const reading *read, cue *c);
bool frame_noun_clause(const reading *read, cue *c);
bool frame_according(const reading *read, cue *c);
/* content_infinitive: an infinitive with a second one hung beside it. */
span content_infinitive(const reading *read, uint32_t t);

/* Small questions about words (quote_ask.c). */
bool ask_punct(const reading *read, uint32_t t);
bool ask_comma(const reading *read, uint32_t t);
bool ask_mark(const reading *read, uint32_t t);
bool ask_verb(const reading *read, uint32_t t);
bool ask_finite(const reading *read, uint32_t t); /* by its tag */
bool ask_infinitive(const reading *read, uint32_t t);
bool ask_that(const reading *read,
              uint32_t t); /* conjunction, however tagged */
bool ask_word(const reading *read, span words); /* other than punctuation */
bool ask_lemma(const reading *read, uint32_t t, const char *lemma);
bool ask_xpos(const reading *read, uint32_t t, const char *xpos);
bool ask_begins(const reading *read, uint32_t t, const char *lemma);
uint32_t ask_child(const reading *read, uint32_t of, relation rel);
span ask_yield(const reading *read, uint32_t t);
uint32_t ask_start(const reading *read, uint32_t t);
uint32_t ask_end(const reading *read, uint32_t t);

#endif
