/* write_mentions.c: who is named where, a record a mention.
 *
 * The problem: rows show only the parties of acts and statements; whoever
 * checks names, codes and coreference wants every mention. Method: the fields
 * of a party, and what the mention and its chain are. Chains are numbers that
 * mean something inside one article only.
 *
 * Limits: offsets are characters of the part the record names.
 */
#include "write/write.h"
#include "write/write_json.h"

static const char *kind_name(unsigned kind) {
    static const char *const names[] = {"name", "role", "adjective", "pronoun",
                                        "noun"};
    return kind < sizeof names / sizeof *names ? names[kind] : "noun";
}

static void add_parts(const analysis *a, const mention *m, text *out) {
    json_name(out, "parts");
    text_add_char(out, '[');
    for (uint32_t i = 0; i < m->part_count; i++) {
        const mention_part *part = &a->mentions.parts[m->part_first + i];
        text_add_str(out, i > 0 ? ",{\"name\":" : "{\"name\":");
        json_text_or_null(out, part->name);
        json_field(out, "code", slice_of(part->code));
        text_add_char(out, '}');
    }
    text_add_char(out, ']');
}

/* Whether a dependent belongs to the phrase of a noun: not what makes it the
 * subject of a clause, nor other members of a coordination. */
static bool in_phrase(const analysis *a, uint32_t head, uint32_t c) {
    switch ((relation)a->tree.rel[c]) {
    case REL_CASE: /* "the country's" */
        return c > head;
    case REL_DET:
    case REL_AMOD:
    case REL_NUMMOD:
    case REL_COMPOUND:
    case REL_FLAT:
    case REL_FIXED:
    case REL_GOESWITH:
    case REL_NMOD:
    case REL_ACL:
        return true;
    default:
        return false;
    }
}

/* A mention with all that modifies it: relative clauses, phrases behind. */
static span whole_words(const analysis *a, const mention *m) {
    span whole = m->words;
    if (m->kind == MENTION_ADJECTIVE) {
        return whole;
    }
    for (uint32_t c = a->tree.child[m->head]; c != DOC_NONE;
         c = a->tree.sibling[c]) {
        if (in_phrase(a, m->head, c)) {
            span part = a->tree.yield[c];
            whole.start = part.start < whole.start ? part.start : whole.start;
            whole.end = part.end > whole.end ? part.end : whole.end;
        }
    }
    while (whole.start < m->words.start &&
           a->tags.upos[whole.start] == UPOS_PUNCT) {
        whole.start++;
    }
    while (whole.end > m->words.end &&
           a->tags.upos[whole.end - 1] == UPOS_PUNCT) {
        whole.end--;
    }
    return whole;
}

/* Where these words stand: article, part, sentence of `word`, text, offsets. */
static void add_where(const write_ready *r, uint32_t word, span words,
                      text *out) {
    const analysis *a = r->a;
    uint32_t s = a->tokens.sentence_of[word];
    span bytes = write_words(a, words);
    json_field(out, "article", slice_of(r->article_id));
    json_field(out, "article_key", a->article.key);
    json_field(out, "part",
               slice_of(write_part_name((article_part)a->tokens.part[s])));
    json_number(out, "sentence", (size_t)s + 1);
    json_name(out, "text");
    json_text_or_null(out, write_span(a, bytes));
    json_number(out, "start", write_chars(r, bytes.start));
    json_number(out, "end", write_chars(r, bytes.end));
}

static void add_mention(const write_ready *r, uint32_t i, text *out) {
    const analysis *a = r->a;
    const mention *m = &a->mentions.at[i];
    span head = a->tokens.at[m->head];
    text_add_str(out, "{\"record\":\"mention\"");
    add_where(r, m->head, m->words, out);
    span whole = write_words(a, whole_words(a, m));
    json_number(out, "whole_start", write_chars(r, whole.start));
    json_number(out, "whole_end", write_chars(r, whole.end));
    json_number(out, "head_start", write_chars(r, head.start));
    json_number(out, "head_end", write_chars(r, head.end));
    json_field(out, "kind", slice_of(kind_name(m->kind)));
    json_field(out, "name", mention_name(&a->mentions, &a->chains, i));
    json_field(out, "code",
               slice_of(mention_code(&a->mentions, &a->chains, i)));
    json_number(out, "chain", m->chain);
    add_parts(a, m, out);
    json_field(out, "entry", m->entry);
    text_add_str(out, "}\n");
}

static const char *type_name(unsigned type) {
    static const char *const names[] = {"other", "person", "organisation",
                                        "place", "group"};
    return type < sizeof names / sizeof *names ? names[type] : "other";
}

/* A name that the recogniser saw. */
static void add_name(const write_ready *r, const recognised *n, text *out) {
    text_add_str(out, "{\"record\":\"name\"");
    add_where(r, n->words.start, n->words, out);
    json_field(out, "type", slice_of(type_name(n->type)));
    text_add_str(out, "}\n");
}

void write_mentions(const write_ready *r, text *out) {
    for (uint32_t i = 0; i < r->a->mentions.N; i++) {
        add_name(r, &r->a->mentions.names[i], out);
    }
    for (uint32_t i = 0; i < r->a->mentions.M; i++) {
        add_mention(r, i, out);
    }
}
