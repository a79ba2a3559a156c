/* entity.c: from trees to who is who.
 *
 * Problem: the event and quote stages need, at any word, the actor it means:
 * its code on the article's date and its best name.
 *
 * Method: six steps over arrays, each a file of its own: dictionary names and
 * role nouns (names.c), the article's day and countries (context.c), noun
 * phrases (phrases.c), codes by composition (codes.c), chains by sieves
 * (chains.c).
 *
 * Why not one search over all readings: the steps are linear, and each can be
 * shown to a reader with the file and line it rests on.
 */
#include "entity/entity.h"

#include "entity/work.h"

acta_status entity_run(const entity_in *in, arena *keep, arena *tmp,
                       entity_out *out, acta_error *error) {
    arena_mark_t mark = arena_mark(tmp);
    work w = {.a = in->dictionary,
              .weights = in->weights,
              .lesson = in->lesson,
              .article = in->article,
              .words = in->words,
              .tags = in->tags,
              .tree = in->tree,
              .keep = keep,
              .tmp = tmp};
    memset(w.selves, 0xFF, sizeof w.selves); /* DOC_NONE */
    chains found = {0};
    bool ok = names_find(&w) && roles_find(&w) && runs_find(&w) &&
              names_recognise(&w) && context_find(&w) && phrases_find(&w) &&
              codes_find(&w) && persons_full_names(&w) &&
              persons_offices(&w, false) && chains_link(&w) &&
              chains_make(&w, &found) && parts_find(&w, &found);
    arena_back(tmp, mark);
    if (!ok) {
        return fail_memory(error);
    }
    out->mentions = (mentions){w.M, w.at, w.of_word, w.parts, w.N, w.names};
    out->chains = found;
    return ACTA_OK;
}
