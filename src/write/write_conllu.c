/* write_conllu.c: words, tags and trees as CoNLL-U, version 2.
 *
 * The problem: other tools, and acta itself (--from conllu), must get back the
 * same words at the same places. Method: one block a sentence with its text; a
 * contraction ("don't") is a range line over its words; SpaceAfter=No where no
 * blank follows, so that joining the tokens gives the sentence's text with
 * single blanks. A layer that was not made is "_".
 *
 * source  universaldependencies.org/format.html
 */
#include <inttypes.h>

#include "write/write.h"

static void add_or_blank(text *out, slice s) {
    text_add(out, s.bytes > 0 ? s : SLICE("_"));
}

/* add_plain: a field may hold no tab or line end. */
static void add_plain(text *out, slice s) {
    size_t from = 0;
    for (size_t i = 0; i < s.bytes; i++) {
        if (s.at[i] == '\n' || s.at[i] == '\t' || s.at[i] == '\r') {
            text_add(out, slice_part(s, from, i));
            text_add_char(out, ' ');
            from = i + 1;
        }
    }
    text_add(out, slice_part(s, from, s.bytes));
}

/* surface_end: one past the last word of the surface token that t begins. */
static uint32_t surface_end(const tokens *words, uint32_t t, uint32_t end) {
    uint32_t last = t + 1;
    while (last < end && words->joined[last]) {
        last++;
    }
    return last;
}

static void add_spacing(const tokens *words, uint32_t last, text *out) {
    text_add_str(out,
                 words->spaced[last] ? "\t_\t_\n" : "\t_\tSpaceAfter=No\n");
}

static void add_range(const analysis *a, uint32_t first, uint32_t t,
                      uint32_t end, text *out) {
    const tokens *words = &a->tokens;
    text_add_format(out, "%" PRIu32 "-%" PRIu32 "\t", t - first + 1,
                    end - first);
    add_plain(
        out, write_span(a, (span){words->at[t].start, words->at[end - 1].end}));
    text_add_str(out, "\t_\t_\t_\t_\t_\t_");
    add_spacing(words, end - 1, out);
}

static void add_head(const analysis *a, uint32_t first, uint32_t t, text *out) {
    if (a->tree.T != a->tokens.T) {
        text_add_str(out, "\t_\t_");
        return;
    }
    uint32_t head = a->tree.head[t];
    text_add_format(out, "\t%" PRIu32 "\t",
                    head == TREE_ROOT ? 0 : head - first + 1);
    add_or_blank(out, a->tree.rel_name[t]);
}

static void add_word(const analysis *a, uint32_t first, uint32_t t,
                     bool in_range, text *out) {
    const tokens *words = &a->tokens;
    bool tagged = a->tags.upos != NULL;
    text_add_format(out, "%" PRIu32 "\t", t - first + 1);
    add_plain(out, words->form[t]);
    text_add_char(out, '\t');
    add_or_blank(out, tagged ? a->tags.lemma[t] : (slice){0});
    text_add_char(out, '\t');
    text_add_str(out, tagged ? upos_name((upos)a->tags.upos[t]) : "_");
    text_add_char(out, '\t');
    add_or_blank(out, tagged ? a->tags.xpos[t] : (slice){0});
    text_add_char(out, '\t');
    add_or_blank(out, tagged ? a->tags.features[t] : (slice){0});
    add_head(a, first, t, out);
    if (in_range) {
        text_add_str(out, "\t_\t_\n");
    } else {
        add_spacing(words, t, out);
    }
}

static void add_sentence(const write_ready *r, uint32_t s, text *out) {
    const analysis *a = r->a;
    const tokens *words = &a->tokens;
    uint32_t first = words->first[s], end = words->first[s + 1];
    if (s == 0 || words->paragraph[s] != words->paragraph[s - 1]) {
        text_add_str(out, "# newpar\n");
    }
    if (words->part[s] == PART_TITLE) {
        text_add_str(out, "# part = title\n");
    }
    text_add_format(out, "# sent_id = %s-%" PRIu32 "\n# text = ", r->article_id,
                    s + 1);
    add_plain(out, write_span(a, words->sentence[s]));
    text_add_char(out, '\n');
    for (uint32_t t = first; t < end;) {
        uint32_t last = surface_end(words, t, end);
        if (last - t > 1) {
            add_range(a, first, t, last, out);
        }
        for (uint32_t w = t; w < last; w++) {
            add_word(a, first, w, last - t > 1, out);
        }
        t = last;
    }
    text_add_char(out, '\n');
}

/* What --from conllu reads back of the article itself. */
static void add_comment(text *out, const char *key, slice value) {
    if (value.bytes > 0) {
        text_add_format(out, "# %s = ", key);
        add_plain(out, value);
        text_add_char(out, '\n');
    }
}

void write_conllu(const write_ready *r, text *out) {
    const analysis *a = r->a;
    if (a->article.body.bytes == 0) {
        return;
    }
    text_add_str(out, "# newdoc id = ");
    add_plain(out, a->article.key);
    text_add_char(out, '\n');
    add_comment(out, "url", a->article.url);
    add_comment(out, "source", a->article.source);
    add_comment(out, "language", a->article.language);
    add_comment(out, "published", a->article.published);
    add_comment(out, "title", a->article.title_given);
    for (uint32_t s = 0; s < a->tokens.S; s++) {
        add_sentence(r, s, out);
    }
}
