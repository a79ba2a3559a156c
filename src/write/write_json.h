/* write_json.h: the pieces of a JSON record, inside src/write. */
#ifndef WRITE_JSON_H
#define WRITE_JSON_H

#include "base/text.h"

/* A value, escaped as RFC 8259 asks; json_text_or_null: null when empty. */
void json_text(text *out, slice s);
void json_text_or_null(text *out, slice s);
/* ,"name": */
void json_name(text *out, const char *name);
void json_field(text *out, const char *name, slice s); /* null when empty */
void json_number(text *out, const char *name, size_t value);

#endif
