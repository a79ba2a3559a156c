/* token.h: raw text to sentences and syntactic words.
 *
 * Words follow the conventions of the English Universal Dependencies treebanks
 * (EWT, GUM): "don't" is do + n't, "cannot" can + not, "US-led" US + - + led.
 * Sentences end where a trained classifier says so among ruled candidates.
 */
#ifndef TOKEN_TOKEN_H
#define TOKEN_TOKEN_H

#include "base/status.h"
#include "doc/analysis.h"

/* Limits: a longer word or sentence is cut. */
enum { TOKEN_WORD_BYTES = 1024, TOKEN_SENTENCE_WORDS = 512 };

typedef struct token_model token_model;

/* token_model_open: read words/abbreviations.txt, words/contractions.txt,
 * words/spelling.txt and models/sentences.txt of a data folder.
 * memory  model in keep
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_BAD_TABLE, ACTA_NO_MEMORY
 * source  docs/formats/tokens.md
 */
acta_status token_model_open(const char *data_folder, arena *keep,
                             const token_model **out, acta_error *error);

/* token_run: sentences and words of an article.
 * in      article: valid UTF-8 in body
 * out     tokens: spans of body, part, paragraph; a problem row when sentences
 *         longer than TOKEN_SENTENCE_WORDS were cut
 * memory  tokens in keep; tmp as before on return
 * errors  ACTA_NO_MEMORY
 * source  Reynar and Ratnaparkhi 1997; docs/methods/token.md
 */
acta_status token_run(const token_model *model, const article *a, arena *keep,
                      arena *tmp, tokens *out, problems *found,
                      acta_error *error);

#endif
