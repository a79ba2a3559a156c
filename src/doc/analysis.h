/* analysis.h: all layers of one article, and what went wrong with it. */
#ifndef DOC_ANALYSIS_H
#define DOC_ANALYSIS_H

#include "doc/article.h"
#include "doc/events.h"
#include "doc/mentions.h"
#include "doc/quotes.h"
#include "doc/tags.h"
#include "doc/times.h"
#include "doc/tokens.h"
#include "doc/tree.h"

/* A problem: never silent, never fatal for the rest of the input. */
typedef struct problem {
    slice article_key; /* may be empty */
    slice path;        /* input file, may be empty */
    uint64_t line;     /* 0 unknown */
    slice where;       /* stage: "source", "token", "parse" */
    slice what;        /* "not UTF-8 and no charset declared" */
    slice action;      /* "skipped", "cut", "decoded as windows-1252" */
} problem;

typedef struct problems {
    uint32_t P;
    problem *at; /* [P] grows in the arena */
    uint32_t room;
} problems;

/* problems_add: slices must outlive the list (or be literals); false: no
 * memory. */
bool problems_add(problems *list, arena *keep, problem p);

typedef struct analysis {
    article article;
    tokens tokens;
    tags tags;
    tree tree;
    mentions mentions;
    chains chains;
    times times;
    quotes quotes;
    events events;
    problems problems;
    slice coder; /* "acta 0.1.0 model 3f2a91 codebook 9c1be0" */
} analysis;

#endif
