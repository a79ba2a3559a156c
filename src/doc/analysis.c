/* analysis.c: the list of what went wrong with an article.
 *
 * The problem: a bad date, a cut text, a stage that ran out of room must each
 * be seen by whoever reads the rows, and none may stop the run. So problems are
 * rows like any other, gathered in a list that grows in the article's arena
 * and is written with the article.
 */
#include "doc/analysis.h"

enum { FIRST_ROOM = 4 };

bool problems_add(problems *list, arena *keep, problem p) {
    if (list->P == list->room) {
        uint32_t room = list->room == 0 ? FIRST_ROOM : list->room * 2;
        problem *grown = room > list->room ? arena_grow(keep, list->at, list->P,
                                                        room, sizeof *grown)
                                           : NULL;
        if (grown == NULL) {
            return false;
        }
        list->at = grown;
        list->room = room;
    }
    list->at[list->P++] = p;
    return true;
}
