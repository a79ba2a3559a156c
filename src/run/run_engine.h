/* run_engine.h: the models and dictionaries of an engine, inside src/run. */
#ifndef RUN_ENGINE_H
#define RUN_ENGINE_H

#include "encode/encode.h"
#include "entity/entity.h"
#include "event/event.h"
#include "parse/parse.h"
#include "quote/quote.h"
#include "run/run.h"
#include "tag/tag.h"
#include "token/token.h"

struct run_engine {
    arena *keep;
    model file;  /* models/en.acta, mapped */
    model names; /* models/names.acta; zeroed when there is none */
    const token_model *token;
    encode_model *encode;
    tag_model *tag;
    parse_model *parse;
    const actors *actors;
    const chain_weights *chains;
    const quote_words *speech;
    const codebook *codebook;
    slice coder;
};

#endif
