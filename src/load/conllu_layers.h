/* conllu_layers.h: the sentences of one CoNLL-U document as the layers tokens,
 * tags and tree of an article. */
#ifndef LOAD_CONLLU_LAYERS_H
#define LOAD_CONLLU_LAYERS_H

#include "doc/article.h"
#include "doc/tags.h"
#include "doc/tokens.h"
#include "doc/tree.h"
#include "load/conllu.h"

typedef struct conllu_document {
    article article;
    tokens tokens;
    tags tags;
    tree tree;
    bool tagged; /* every word has UPOS and lemma; else tags hold what there
                    is: UPOS_X and empty texts elsewhere */
    bool parsed; /* every sentence has a tree; else tree is zeroed */
} conllu_document;

/* conllu_next_document: the sentences up to the next `# newdoc` or the end of
 * the file.
 * out     article: key from `# newdoc id`, else the file's path; title, url,
 *         source, language, published from comments `# title = ...` and so on
 *         of the first sentence; body made from the words and SpaceAfter=No,
 *         paragraphs by `# newpar`; sentences under `# part = title` at the
 *         start are its title.
 *         *found is false at the end of the file
 * memory  all in keep; forms and tags are slices of the file
 * errors  those of conllu_next; the reader then stands behind the document.
 *         ACTA_TOO_LONG: more words or bytes than 32 bits count
 */
acta_status conllu_next_document(conllu *c, arena *keep, bool *found,
                                 conllu_document *out, acta_error *error);

#endif
