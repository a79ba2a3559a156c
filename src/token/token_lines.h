/* token_lines.h: an article to stretches of running text, inside src/token. */
#ifndef TOKEN_LINES_H
#define TOKEN_LINES_H

#include <stdbool.h>

#include "doc/article.h"

/* A reader of stretches: what a line break or blank line that ends a paragraph
 * stands around. Breaks inside a stretch are blanks. */
typedef struct line_walk {
    const article *article;
    size_t at;          /* next byte of body */
    size_t block_end;   /* end of the block being read */
    size_t block_width; /* columns its lines are wrapped at, 0: not wrapped */
    size_t text_width;  /* widest wrapped block of the article, 0: none */
} line_walk;

line_walk lines_of(const article *a);

/* lines_next: the next stretch and its part; false at the end. */
bool lines_next(line_walk *r, span *stretch, article_part *part);

#endif
