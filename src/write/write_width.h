/* write_width.h: text in columns of a terminal, inside src/write. */
#ifndef WRITE_WIDTH_H
#define WRITE_WIDTH_H

#include "base/text.h"

/* width_of: columns of a text on a terminal; line ends count as blanks. */
size_t width_of(slice s);

/* width_fit: the most characters that fit in `columns`; blanks at the end of
 * the line are left off when the cut falls between words (a word longer than
 * the line is cut). */
slice width_fit(slice s, size_t columns, bool at_word);

/* width_add: s on one line in exactly `columns`, cut with "…" or filled with
 * blanks; line ends and runs of blanks become one blank. */
void width_add(text *out, slice s, size_t columns);
/* width_add_loose: the same without filling. */
void width_add_loose(text *out, slice s, size_t columns);

/* width_wrap: s broken at words into lines of `columns`, every line after the
 * first indented by `indent`, at most `lines` of them ("…" ends a cut one).
 * The first line begins where the cursor is; no line end after the last. */
void width_wrap(text *out, slice s, size_t columns, size_t indent,
                size_t lines);

#endif
